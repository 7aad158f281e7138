/// A civil date and time of day as a clock in Europe/London shows it, to the minute.
///
/// `London` turns it into an instant and back.
public struct LocalTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The civil date.
  public let day: Day

  /// The minute of the day, 0...1439.
  public let minute: Int

  /// The given minute of the day, or the nearest of 0...1439.
  public init(_ day: Day, minute: Int) {
    self.day = day
    self.minute = min(max(minute, 0), 1439)
  }

  /// The given hour (0...23) and minute of the hour (0...59); nil when a clock does not show them.
  public init?(_ day: Day, hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    self.init(day, minute: hour * 60 + minute)
  }

  /// The time written as exactly "YYYY-MM-DDTHH:MM"; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let text = String(text)
    self.init(utf8: text.utf8.span)
  }

  /// The time written as exactly "YYYY-MM-DDTHH:MM", in its bytes; nil where `init(_:)` is.
  public init?(utf8 text: Span<UInt8>) {
    guard let parts = numbers(in: text, shaped: "0000-00-00T00:00"),
      let day = Day(year: parts[0], month: parts[1], day: parts[2])
    else { return nil }
    self.init(day, hour: parts[3], minute: parts[4])
  }

  /// The last minute of the date, 23:59.
  public static func endOfDay(_ day: Day) -> LocalTime { LocalTime(day, minute: 1439) }

  /// The hour, 0...23.
  public var hour: Int { minute / 60 }

  /// The minute of the hour, 0...59.
  public var minuteOfHour: Int { minute % 60 }

  /// The time of day as "17:00".
  public var clock: String { "\(digits(hour)):\(digits(minuteOfHour))" }

  /// The time as "2026-11-27T17:00".
  public var description: String { "\(day)T\(clock)" }

  /// Orders as calendar and clock read, which within the doubled hour of autumn is not the order of time.
  public static func < (one: LocalTime, other: LocalTime) -> Bool {
    (one.day, one.minute) < (other.day, other.minute)
  }
}
