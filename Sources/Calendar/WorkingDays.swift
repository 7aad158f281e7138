/// Counts working days: Monday to Friday without the bank holidays of England and Wales.
///
/// The day of the event is day 0 and is not counted (Matthew v Sedman [2021] UKSC 19, paragraph 47; CPR 2.8).
/// Some returns count it as day 1, which is a day stricter; `countsDayZero` is for those who work by them.
public struct WorkingDays: Sendable {
  /// The bank holidays that are no working days.
  public let holidays: BankHolidays

  /// Whether the day of the event counts as the first day, if it is a working day.
  public let countsDayZero: Bool

  /// Counts around the given bank holidays; the day of the event is not counted unless asked for.
  public init(_ holidays: BankHolidays, countsDayZero: Bool = false) {
    self.holidays = holidays
    self.countsDayZero = countsDayZero
  }

  /// Whether the date is a working day.
  public func isWorkingDay(_ day: Day) -> Bool {
    !day.weekday.isWeekend && holidays.title(of: day) == nil
  }

  /// The working day that is so many working days after the date, which may itself be any day.
  ///
  /// The count is taken as the nearest of 0...10,000 (`Period.longest`); 0 gives the date itself. Nothing is
  /// later than `Day.last`.
  public func adding(_ count: Int, to start: Day) -> Day {
    var left = min(count, Period.longest)
    var day = start
    if countsDayZero, isWorkingDay(start) { left -= 1 }
    while left > 0, day < .last {
      day = day.adding(days: 1)
      if isWorkingDay(day) { left -= 1 }
    }
    return day
  }

  /// The working days after the first date up to and including the second, negative when that one is earlier.
  ///
  /// With `countsDayZero` the first date counts as well.
  public func count(from start: Day, to end: Day) -> Int {
    guard start <= end else { return -count(from: end, to: start) }
    let weekdays = Self.weekdays(through: end) - Self.weekdays(through: start)
    let dayZero = countsDayZero && isWorkingDay(start) ? 1 : 0
    return weekdays - holidaysOnWeekdays(after: start, through: end).count + dayZero
  }

  /// The bank holidays that fall on a weekday after the first date, up to and including the second, in order.
  func holidaysOnWeekdays(after start: Day, through end: Day) -> [Day] {
    guard start < end else { return [] }
    return (start.year...end.year).flatMap { year in
      holidays.days(in: year).keys.filter { start < $0 && $0 <= end && !$0.weekday.isWeekend }.sorted()
    }
  }

  /// The weekdays since a fixed Monday; only differences mean anything.
  private static func weekdays(through day: Day) -> Int {
    let (weeks, weekday) = floored(day.number + 3, by: 7)
    return weeks * 5 + min(weekday + 1, 5)
  }
}
