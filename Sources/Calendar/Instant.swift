/// A moment in whole seconds of UTC, in the years 1583 to 9999; leap seconds are not counted.
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Seconds since 1970-01-01T00:00:00Z, negative before it.
  public let seconds: Int

  /// The moment so many seconds after 1970-01-01T00:00:00Z, or the nearest one of the years 1583 to 9999.
  public init(seconds: Int) {
    self.seconds = min(
      max(seconds, Day.first.number * Self.secondsOfDay),
      Day.last.number * Self.secondsOfDay + Self.secondsOfDay - 1)
  }

  /// The moment written as exactly "YYYY-MM-DDTHH:MM:SSZ"; nil for anything else, second 60 included.
  public init?(_ text: some StringProtocol) {
    let text = String(text)
    self.init(utf8: text.utf8.span)
  }

  /// The moment written as exactly "YYYY-MM-DDTHH:MM:SSZ", in its bytes; nil where `init(_:)` is.
  public init?(utf8 text: Span<UInt8>) {
    guard let parts = numbers(in: text, shaped: "0000-00-00T00:00:00Z"),
      let day = Day(year: parts[0], month: parts[1], day: parts[2]),
      parts[3] < 24, parts[4] < 60, parts[5] < 60
    else { return nil }
    self.init(seconds: day.number * Self.secondsOfDay + parts[3] * 3600 + parts[4] * 60 + parts[5])
  }

  /// The moment so many seconds later, or earlier for a negative number; it stops at the range's ends.
  public func adding(seconds more: Int) -> Instant {
    let (sum, overflow) = seconds.addingReportingOverflow(more)
    return Instant(seconds: overflow ? (more < 0 ? .min : .max) : sum)
  }

  /// The moment as "2026-11-27T17:00:00Z".
  public var description: String {
    let (number, second) = floored(seconds, by: Self.secondsOfDay)
    let clock = "\(digits(second / 3600)):\(digits(second / 60 % 60)):\(digits(second % 60))"
    return "\(Day(clamping: number))T\(clock)Z"
  }

  /// Orders by time: the earlier moment is the lesser.
  public static func < (one: Instant, other: Instant) -> Bool { one.seconds < other.seconds }

  static let secondsOfDay = 86_400
}
