extension WorkingDays {
  /// When a period that began at the instant runs out.
  ///
  /// Hours and minutes run on the clock from the instant. Days of either kind and weeks are counted from the
  /// instant's date in London and end with the last minute of a day.
  public func deadline(_ period: Period, from origin: Instant) -> Deadline {
    switch period.unit {
    case .minutes: onTheClock(period, from: origin, seconds: period.count * 60)
    case .hours: onTheClock(period, from: origin, seconds: period.count * 3600)
    case .days, .workingDays, .weeks, .sameDay: deadline(period, from: London.local(origin).day)
    }
  }

  /// When a period that began on the date runs out.
  ///
  /// Hours and minutes run from the date's first moment, 00:00, so that the deadline is never later than the
  /// one from the true time.
  public func deadline(_ period: Period, from day: Day) -> Deadline {
    switch period.unit {
    case .minutes, .hours: deadline(period, from: London.instant(LocalTime(day, minute: 0)))
    case .days: endOfDay(day.adding(days: period.count), period, from: day)
    case .weeks: endOfDay(day.adding(days: period.count * 7), period, from: day)
    case .sameDay: endOfDay(day, period, from: day)
    case .workingDays: endOfDay(adding(period.count, to: day), period, from: day)
    }
  }

  private func onTheClock(_ period: Period, from origin: Instant, seconds: Int) -> Deadline {
    let instant = origin.adding(seconds: seconds)
    let due = London.local(instant)
    let start = London.local(origin)
    let change =
      switch (London.isSummerTime(origin), London.isSummerTime(instant)) {
      case (false, true): " (the clocks go forward in between)"
      case (true, false): " (the clocks go back in between)"
      case (true, true), (false, false): ""
      }
    return Deadline(
      due: due, instant: instant, period: period, moment: "\(due.day.long) \(due.clock)",
      counted: "\(period) after \(told(start.day, beside: due.day)) \(start.clock)" + change,
      isProjected: false)
  }

  private func endOfDay(_ day: Day, _ period: Period, from start: Day) -> Deadline {
    let due = LocalTime.endOfDay(day)
    let projection = period.unit == .workingDays ? projection(from: start, to: day) : nil
    return Deadline(
      due: due, instant: London.instant(due).adding(seconds: 59), period: period, moment: day.long,
      counted: reason(day, period, from: start) + (projection.map { " (\($0))" } ?? ""),
      isProjected: projection != nil)
  }

  private func reason(_ day: Day, _ period: Period, from start: Day) -> String {
    guard period.unit != .sameDay else { return "the same day" }
    let origin = told(start, beside: day)
    guard period.unit == .workingDays else { return "\(period) after \(origin)" }
    let count =
      countsDayZero && isWorkingDay(start)
      ? "\(period) from \(origin), that day counted" : "\(period) after \(origin)"
    return count + told(holidaysOnWeekdays(after: start, through: day))
  }

  private func told(_ start: Day, beside due: Day) -> String {
    start.year == due.year ? start.short : start.long
  }

  /// The holidays as " (3 and 6 Apr are bank holidays)", month by month, or their number when they are many.
  private func told(_ holidays: [Day]) -> String {
    switch holidays.count {
    case 0: return ""
    case 1: return " (\(holidays[0].dayAndMonth) is a bank holiday)"
    case 9...: return " (\(holidays.count) bank holidays are not counted)"
    default: break
    }
    var months: [(name: String, days: [Day])] = []
    for day in holidays {
      if let last = months.last, last.name == day.monthName {
        months[months.count - 1].days.append(day)
      } else {
        months.append((day.monthName, [day]))
      }
    }
    let told = months.map { month in
      let days = month.days.map { String($0.day) }
      return days.dropLast().joined(separator: ", ") + (days.count > 1 ? " and " : "") + days[days.count - 1]
        + " " + month.name
    }
    return " (\(told.joined(separator: ", ")) are bank holidays)"
  }

  /// From where on, or up to where, the count went through what is not known.
  private func projection(from start: Day, to day: Day) -> String? {
    guard let unknown = (start.year...day.year).first(where: { !holidays.isKnown(year: $0) }) else {
      return nil
    }
    let known = holidays.knownYears
    if let last = known.last(where: { $0 < unknown }) {
      return "projected: bank holidays are known to the end of \(last)"
    }
    return known.first.map { "projected: bank holidays are known from \($0) on" }
      ?? "projected: no bank holidays are known"
  }
}
