/// Civil time in the United Kingdom: Greenwich Mean Time, and an hour more in British Summer Time.
///
/// Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October
/// (Summer Time Act 1972, section 1, as amended in 2002). That rule is used for every year; clocks of the
/// years before 1996 changed at other dates.
public enum London {
  /// What the clock shows at the instant; the seconds are dropped.
  public static func local(_ instant: Instant) -> LocalTime {
    let shown = instant.seconds + (isSummerTime(instant) ? hour : 0)
    let (day, second) = floored(shown, by: Instant.secondsOfDay)
    return LocalTime(Day(clamping: day), minute: second / 60)
  }

  /// The instant at which the clock shows the time, at second 0.
  ///
  /// In the hour that spring skips, 01:00 to 01:59, no clock shows the time: the instant is the one a clock
  /// shows an hour on, so 01:30 gives that of 02:30 BST. In the hour that autumn doubles, the first
  /// of the two is meant (BST): a deadline is never read as later than its writer may have meant it.
  public static func instant(_ local: LocalTime) -> Instant {
    let inGMT = Instant(seconds: local.day.number * Instant.secondsOfDay + local.minute * 60)
    let inBST = inGMT.adding(seconds: -hour)
    return isSummerTime(inBST) ? inBST : inGMT
  }

  /// Whether British Summer Time is in force at the instant.
  public static func isSummerTime(_ instant: Instant) -> Bool {
    let (year, month, _) = Day(clamping: floored(instant.seconds, by: Instant.secondsOfDay).quotient).civil
    // Only in the months of the changes does the day decide.
    guard month == 3 || month == 10 else { return (4...9).contains(month) }
    guard let end = Day(year: year, month: month, day: 31) else { return false }
    return (instant.seconds >= change(end)) == (month == 3)
  }

  private static let hour = 3600

  /// 01:00 UTC on the last Sunday up to the end of the month.
  private static func change(_ endOfMonth: Day) -> Int {
    let sunday = endOfMonth.adding(days: -(endOfMonth.weekday.rawValue % 7))
    return sunday.number * Instant.secondsOfDay + hour
  }
}
