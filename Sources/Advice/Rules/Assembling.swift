import Calendar
import Meeting
import Procedures

extension Rule {
  /// Before the meeting: who is being chased, and what keeps the child safe meanwhile?
  static let assembling = [
    Rule("assembling.chase", .warning) { the in
      guard the.meeting.state == .assembling, let due = the.convening, let from = due.from,
        let until = due.instant
      else { return [] }
      let hours = ReachableTime(the.procedure.hours, the.workingDays, from: from, until: until)
      let gone = hours.minutes(until: the.now)
      let ladder = the.ladderForDelay
      return the.quorum.core.compactMap { core in
        guard core.state != .confirmed, core.state != .present else { return nil }
        let chased = !the.meeting.record(of: core.slot).chases.isEmpty
        if gone * 4 >= hours.total * 3 {
          let next = ladder?.levels.first.map { "; next: \($0.name)" } ?? ""
          return Finding(
            "\(core.name) is not confirmed, and less than a quarter of the time is left",
            "ring again now\(core.contact.map { ": \($0)" } ?? "")\(next)", at: .roll(core.slot),
            severity: .critical, citing: ladder?.cite)
        }
        guard gone * 2 >= hours.total, !chased else { return nil }
        return Finding(
          "\(core.name): nobody asked, and half the time is gone",
          "ring \(core.contact ?? core.name) and log the call", at: .roll(core.slot),
          citing: ladder?.cite)
      }
    },

    Rule("assembling.interim", .critical, restsOnImmediateAction: true) { the in
      guard the.meeting.state == .assembling, let due = the.convening, let until = due.instant else {
        return []
      }
      let willBe = the.meeting.target.map { London.instant($0.due) > until } ?? false
      guard the.now > until || willBe else { return [] }
      return the.meeting.livingChildren.map(\.key).filter { the.meeting.tonight($0) == nil }.map { child in
        Finding(
          "\(the.name(of: child)): no interim safety plan, and the discussion \(the.now > until ? "is" : "will be") late",
          "say where the child is safe meanwhile, with whom, who checks", at: .tonight, child: child)
      }
    },
  ]
}

extension Situation {
  /// When the discussion has to be held.
  var convening: Due? { deadlines.first { $0.rule == "time.convene" } }

  /// Whom to turn to when a discussion cannot be held: at night and at weekends, whoever is on call.
  fileprivate var ladderForDelay: Ladder? {
    let local = London.local(now)
    let isReachable =
      workingDays.isWorkingDay(local.day) && local.minute >= procedure.hours.from
      && local.minute < procedure.hours.until
    let ladders = procedure.ladders
    return ladders.first { $0.purpose == (isReachable ? .delay : .outOfHours) }
      ?? ladders.first { $0.purpose == .delay }
  }
}

/// The part of a time span in which agencies can be reached: their hours on working days, or the clock where
/// there are none.
struct ReachableTime {
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

  /// Minutes from the beginning to the end.
  var total: Int { span(to: until) }

  /// Minutes from the beginning to `instant`.
  func minutes(until instant: Instant) -> Int { span(to: min(max(London.local(instant), from), until)) }

  private func span(to end: LocalTime) -> Int {
    // A span that no office hour falls into, a night or a weekend, runs on the clock.
    officeMinutes(to: until) == 0 ? clockMinutes(to: end) : officeMinutes(to: end)
  }

  private func clockMinutes(to end: LocalTime) -> Int {
    from.day.days(until: end.day) * 1440 + end.minute - from.minute
  }

  private func officeMinutes(to end: LocalTime) -> Int {
    guard from <= end else { return 0 }
    var sum = 0
    var day = from.day
    while day <= end.day {
      if workingDays.isWorkingDay(day) {
        let opens = day == from.day ? max(hours.from, from.minute) : hours.from
        let closes = day == end.day ? min(hours.until, end.minute) : hours.until
        sum += max(0, closes - opens)
      }
      let next = day.adding(days: 1)
      if next == day { break }
      day = next
    }
    return sum
  }
}
