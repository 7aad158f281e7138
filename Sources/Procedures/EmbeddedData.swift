internal import CData

/// The files that are part of the program.
public enum EmbeddedData: CaseIterable, Sendable {
  case workingTogether
  case gloucestershire
  case bedford
  case liverpool
  case devon
  case bankHolidays
  case darkTheme
  case monochromeTheme
  case procedureSchema
  case eventSchema
  case referralSchema
  case showSchema
  case minutesSchema
  case rehearsal

  /// The file's bytes; none where it was absent when the program was built.
  public var bytes: [UInt8] {
    var count = 0
    let start =
      switch self {
      case .workingTogether: cdata_working_together(&count)
      case .gloucestershire: cdata_gloucestershire(&count)
      case .bedford: cdata_bedford(&count)
      case .liverpool: cdata_liverpool(&count)
      case .devon: cdata_devon(&count)
      case .bankHolidays: cdata_bank_holidays(&count)
      case .darkTheme: cdata_dark_theme(&count)
      case .monochromeTheme: cdata_monochrome_theme(&count)
      case .procedureSchema: cdata_procedure_schema(&count)
      case .eventSchema: cdata_event_schema(&count)
      case .referralSchema: cdata_referral_schema(&count)
      case .showSchema: cdata_show_schema(&count)
      case .minutesSchema: cdata_minutes_schema(&count)
      case .rehearsal: cdata_rehearsal(&count)
      }
    return Array(UnsafeBufferPointer(start: start, count: count))
  }
}
