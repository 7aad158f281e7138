/// A length of time as a procedure writes it: "15 working days", "48 hours", "same day".
public struct Period: Hashable, Sendable, CustomStringConvertible {
  /// What a period is counted in.
  public enum Unit: Hashable, Sendable, CaseIterable {
    /// Minutes and hours run on the clock, across weekends and clock changes.
    case minutes, hours
    /// Calendar days.
    case days
    /// Monday to Friday without the bank holidays of England and Wales.
    case workingDays
    /// Seven calendar days each.
    case weeks
    /// The end of the day on which the period begins; its count is 0.
    case sameDay
  }

  /// How many of the unit, 0...10,000.
  public let count: Int

  /// What is counted.
  public let unit: Unit

  /// The longest count a period may have: 45 working days is the longest in any procedure, this is a bound.
  public static let longest = 10_000

  /// So many of the unit; nil when the count is not 0...10,000, or not 0 for the same day.
  public init?(_ count: Int, _ unit: Unit) {
    guard (0...(unit == .sameDay ? 0 : Self.longest)).contains(count) else { return nil }
    self.count = count
    self.unit = unit
  }

  /// The period written as "15 working days", "1 working day", "24 hours", "10 days", "2 weeks", "30 minutes"
  /// or "same day"; nil for anything else.
  ///
  /// One blank, lower case and no leading zero; singular and plural are both read.
  public init?(_ text: String) {
    guard text != "same day" else {
      self.init(0, .sameDay)
      return
    }
    let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let first = parts[0].utf8.first, first != UInt8(ascii: "0") || parts[0] == "0",
      parts[0].utf8.count <= 5, parts[0].utf8.allSatisfy({ digit($0) != nil }), let count = Int(parts[0]),
      let unit = Unit.allCases.first(where: { $0.singular == parts[1] || $0.plural == parts[1] }),
      unit != .sameDay
    else { return nil }
    self.init(count, unit)
  }

  /// The period in the words that `init(_:)` reads.
  public var description: String {
    switch unit {
    case .sameDay: unit.singular
    case .minutes, .hours, .days, .workingDays, .weeks: "\(count) \(count == 1 ? unit.singular : unit.plural)"
    }
  }
}

extension Period.Unit {
  fileprivate var singular: String {
    switch self {
    case .minutes: "minute"
    case .hours: "hour"
    case .days: "day"
    case .workingDays: "working day"
    case .weeks: "week"
    case .sameDay: "same day"
    }
  }

  fileprivate var plural: String { singular + "s" }
}
