/// The last moment of a period that began at a known time, with the reason in words.
public struct Deadline: Hashable, Sendable {
  /// The last minute, as a clock in London shows it: 23:59 for every period counted in days.
  public let due: LocalTime

  /// The last moment in time; whatever happens later is late.
  ///
  /// For periods in days it is second 59 of the last minute. For hours and minutes it is exact to the second,
  /// and holds where `due` cannot tell the two hours of the autumn change apart.
  public let instant: Instant

  /// The period that runs out.
  public let period: Period

  /// The day, or of hours and minutes the moment: "Fri 24 Apr 2026", "Thu 19 Nov 2026 11:35".
  public let moment: String

  /// The period and its origin: "15 working days after Wed 1 Apr (3 and 6 Apr are bank holidays)".
  public let counted: String

  /// The day, the period and its origin: "Fri 24 Apr 2026: 15 working days after Wed 1 Apr (3 and 6 Apr are
  /// bank holidays)".
  public var basis: String { "\(moment): \(counted)" }

  /// Whether the count went through a year whose bank holidays are computed, not known.
  public let isProjected: Bool
}
