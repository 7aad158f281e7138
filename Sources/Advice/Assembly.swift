public import Calendar
import Meeting
public import Procedures

/// How calling a discussion stands against its clock: when agencies are chased again, and whom to turn to where they
/// cannot be had.
///
/// The moments are counted in the hours in which agencies can be reached, so that a night or a weekend uses up none
/// of the time in which somebody could have rung [domain §4, assembling.chase].
public struct Assembly: Hashable, Sendable {
  /// When half of those hours is gone.
  public var half: Instant
  /// When a quarter of them is left.
  public var quarter: Instant
  /// Minutes of them that are left.
  public var minutesLeft: Int
  /// Whether they are minutes of the clock: no hour of the agencies falls between.
  public var isByClock: Bool
  /// The ladder for a discussion that cannot be held; at night and at weekends the one for whoever is on call.
  public var ladder: Ladder?
  /// The ladder as it will be when a quarter of the hours is left.
  public var ladderAtQuarter: Ladder?
  /// The step of `ladder` to turn to next: the first while there is time, the one after it once the discussion is
  /// late.
  public var step: Ladder.Level?

  /// Nothing where nothing is being called, or no clock runs.
  init?(
    of meeting: Meeting, under procedure: Procedure, due: Due?, at now: Instant,
    counting workingDays: WorkingDays
  ) {
    guard meeting.state == .assembling, let from = due?.from, let until = due?.instant else { return nil }
    let hours = ReachableTime(procedure.hours, workingDays, from: from, until: until)
    let total = hours.total
    half = hours.moment(after: (total + 1) / 2)
    quarter = hours.moment(after: (total * 3 + 3) / 4)
    minutesLeft = total - hours.minutes(until: now)
    isByClock = hours.isByClock
    let ladder = procedure.ladder(forDelayAt: London.local(now), counting: workingDays)
    self.ladder = ladder
    ladderAtQuarter = procedure.ladder(forDelayAt: London.local(quarter), counting: workingDays)
    step = (now > until ? ladder?.levels.dropFirst().first : nil) ?? ladder?.levels.first
  }
}

extension Ladder.Level {
  /// The contacts for one agency, where the step names them agency by agency (`Police: MASH Manager`); else all.
  public func contacts(for agency: String) -> [String] {
    let own = contacts.filter { $0.hasPrefix(agency + ":") }.map { contact in
      String(contact.dropFirst(agency.count + 1).drop { $0 == " " })
    }
    return own.isEmpty ? contacts : own
  }
}

extension Procedure {
  /// Whom to turn to when a discussion cannot be held: at night and at weekends, whoever is on call.
  fileprivate func ladder(forDelayAt local: LocalTime, counting workingDays: WorkingDays) -> Ladder? {
    let isReachable =
      workingDays.isWorkingDay(local.day) && local.minute >= hours.from && local.minute < hours.until
    return ladders.first { $0.purpose == (isReachable ? .delay : .outOfHours) }
      ?? ladders.first { $0.purpose == .delay }
  }
}

/// The part of a time span in which agencies can be reached: their hours on working days, or the clock where
/// there are none.
private struct ReachableTime {
  private let hours: OfficeHours
  private let workingDays: WorkingDays
  private let from: LocalTime
  private let until: LocalTime

  init(_ hours: OfficeHours, _ workingDays: WorkingDays, from: Instant, until: Instant) {
    self.hours = hours
    self.workingDays = workingDays
    self.from = London.local(from)
    self.until = London.local(until)
  }

  /// A span that no office hour falls into, a night or a weekend, runs on the clock.
  var isByClock: Bool { officeMinutes(to: until) == 0 }

  /// Minutes from the beginning to the end.
  var total: Int { span(to: until) }

  /// Minutes from the beginning to `instant`.
  func minutes(until instant: Instant) -> Int { span(to: min(max(London.local(instant), from), until)) }

  /// The first moment at which so many minutes are gone.
  func moment(after minutes: Int) -> Instant {
    guard !isByClock else {
      return London.instant(from).adding(seconds: minutes * 60)
    }
    var left = minutes
    var day = from.day
    while day <= until.day {
      let (opens, closes) = open(on: day)
      if left <= closes - opens { return London.instant(LocalTime(day, minute: opens + left)) }
      left -= max(0, closes - opens)
      let next = day.adding(days: 1)
      if next == day { break }
      day = next
    }
    return London.instant(until)
  }

  private func span(to end: LocalTime) -> Int {
    isByClock ? clockMinutes(to: end) : officeMinutes(to: end)
  }

  private func clockMinutes(to end: LocalTime) -> Int {
    from.day.days(until: end.day) * 1440 + end.minute - from.minute
  }

  private func officeMinutes(to end: LocalTime) -> Int {
    guard from <= end else { return 0 }
    var sum = 0
    var day = from.day
    while day <= end.day {
      let (opens, closes) = open(on: day)
      sum += max(0, (day == end.day ? min(closes, end.minute) : closes) - opens)
      let next = day.adding(days: 1)
      if next == day { break }
      day = next
    }
    return sum
  }

  /// From which minute until which somebody can be reached on a day of the span; none where the second is not later.
  private func open(on day: Day) -> (opens: Int, closes: Int) {
    guard workingDays.isWorkingDay(day) else { return (0, 0) }
    return (
      day == from.day ? max(hours.from, from.minute) : hours.from,
      day == until.day ? min(hours.until, until.minute) : hours.until
    )
  }
}
