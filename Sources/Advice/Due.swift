public import Calendar
public import Meeting
public import Procedures

/// Something due, with the rule and the origin it is counted from.
public struct Due: Hashable, Sendable {
  /// How it stands with a clock.
  public enum State: String, Sendable, CaseIterable {
    /// What it starts from has not happened.
    case waiting
    case running
    /// Less than a quarter of the time is left.
    case nearly
    case late
    /// Done: in time, or nobody said when.
    case met
    /// Done, after it was due.
    case metLate = "met late"

    /// Whether it is done, in time or not.
    public var isMet: Bool { self == .met || self == .metLate }
  }

  /// The rule the timescale belongs to: `time.convene`.
  public var rule: String
  public var timescale: String
  public var what: String
  /// Nothing while it waits for its origin.
  public var due: LocalTime?
  public var instant: Instant?
  /// From when it runs.
  public var from: Instant?
  /// The day, or the moment, in words: `Fri 24 Apr 2026`; nothing while it waits for its origin.
  public var moment: String?
  /// The period from the day it began, the bank holidays between, and whether these are projected.
  public var reckoned: String
  /// What it is counted from, and what a reader should know besides; nothing where the period says it.
  public var origin: String?
  public var isProjected: Bool
  public var state: State
  public var child: ChildKey?
  public var reason: String?
  public var force: Force
  public var citation: Citation
  /// What of a decision it is, where the meeting promised it and no procedure counts it.
  public var promise: Promise?

  /// What is promised with a decision.
  public enum Promise: Hashable, Sendable {
    /// That somebody asks whoever was absent for their news.
    case news
    /// That it is discussed further, which is still to be convened: what the discussion is called, `further discussion
    /// with Health`.
    case furtherDiscussion(String)
  }

  /// How it was counted, behind a day that is shown already.
  public var counted: String { reckoned + (origin.map { ", \($0)" } ?? "") }

  /// In words, the same wherever a date is shown: the day and how it was counted.
  public var basis: String { (moment.map { "\($0): " } ?? "") + counted }

  /// Every date that the procedure and the meeting together make, in the procedure's order.
  public static func all(
    of meeting: Meeting, under procedure: Procedure, at now: Instant, counting workingDays: WorkingDays
  ) -> [Due] {
    let workingDays = procedure.counting(by: workingDays)
    var dates: [Due] = []
    var counting = Counting(meeting: meeting, procedure: procedure, workingDays: workingDays, now: now)
    let children = meeting.livingChildren.map { Optional($0.key) }
    for timescales in things(procedure) {
      for child in timescales.contains(where: \.perChild) ? children : [nil] {
        counting.child = child
        dates += counting.standing(among: timescales)
      }
    }
    if !dates.contains(where: { $0.rule == "time.convene" }), let target = meeting.target {
      dates.append(counting.due(target))
    }
    return dates
  }

  /// The timescales of each thing that is due, in the procedure's order: those that say the same of one rule.
  private static func things(_ procedure: Procedure) -> [[Timescale]] {
    var things: [[Timescale]] = []
    for timescale in procedure.timescales {
      if let place = things.firstIndex(where: { $0[0].isSameThing(as: timescale) }) {
        things[place].append(timescale)
      } else {
        things.append([timescale])
      }
    }
    return things
  }
}

extension Due.State {
  /// What is not done yet: how much of its time is left.
  static func running(from: Instant, due: Instant, at now: Instant) -> Due.State {
    if now > due { return .late }
    let left = due.seconds - now.seconds
    return left * 4 < due.seconds - from.seconds ? .nearly : .running
  }
}

extension [Due] {
  /// The date by which the discussion is to be held: of several the first that is not past yet, else the last.
  public var convening: Due? {
    let dates = filter { $0.rule == "time.convene" }
      .sorted { ($0.instant?.seconds ?? .max) < ($1.instant?.seconds ?? .max) }
    return dates.first { $0.state != .late && $0.state != .metLate } ?? dates.last
  }
}

extension Advice {
  /// What is still to be met of all that has a clock, and of what was promised with a decision, but for holding the
  /// discussion itself: what has a date, the first due first, then what waits for its origin.
  public var ahead: [Due] {
    let open = (deadlines + promised).filter { !$0.state.isMet && $0.rule != "time.convene" }
    let dated = open.filter { $0.instant != nil }.enumerated().sorted { one, other in
      let (left, right) = (one.element.instant?.seconds ?? 0, other.element.instant?.seconds ?? 0)
      return (left, one.offset) < (right, other.offset)
    }
    return dated.map(\.element) + open.filter { $0.instant == nil }
  }
}

/// Counts the timescales of one thing after the other, for one child where the rule is a child's.
private struct Counting {
  let meeting: Meeting
  let procedure: Procedure
  let workingDays: WorkingDays
  let now: Instant
  var child: ChildKey?

  /// What stands: an exception replaces the default; of several exceptions the earliest [GLO Timescales].
  func standing(among timescales: [Timescale]) -> [Due] {
    let holding = timescales.filter { holdsIn(meeting, $0.when, for: child) && !isAnsweredNo($0) }
    let exceptions = holding.filter { $0.isException && protectionAllows($0) }
    let counted = (exceptions.isEmpty ? holding.filter { !$0.isException } : exceptions).compactMap {
      due($0)
    }
    if exceptions.isEmpty { return counted }
    return counted.min { ($0.instant ?? latest) < ($1.instant ?? latest) }.map { [$0] } ?? []
  }

  /// What the meeting decided not to hold is not due.
  private func isAnsweredNo(_ timescale: Timescale) -> Bool {
    timescale.unlessNo.flatMap { meeting.answer(toQuestion: $0, child: child) }?.value.answer == "no"
  }

  private var latest: Instant { Instant(seconds: Int.max) }

  /// The longer time for a complex case holds only once immediate protection was answered no.
  private func protectionAllows(_ timescale: Timescale) -> Bool {
    !timescale.unlessProtectionNeeded
      || meeting.answer(to: "immediate-protection-needed", child: child) == .no
  }

  private func due(_ timescale: Timescale) -> Due? {
    guard let origin = origin(of: timescale) else {
      return waits(timescale)
        ? Due(
          rule: timescale.rule, timescale: timescale.id, what: timescale.what, due: nil, instant: nil,
          from: nil, moment: nil, reckoned: "\(timescale.period) from: \(timescale.origin.rawValue), not yet",
          isProjected: false, state: .waiting, child: child, reason: timescale.reason,
          force: timescale.force, citation: timescale.cite) : nil
    }
    guard procedure.runs(timescale, in: meeting, for: child) else { return nil }
    let deadline = workingDays.deadline(timescale.period, from: origin.instant)
    return Due(
      rule: timescale.rule, timescale: timescale.id, what: timescale.what, due: deadline.due,
      instant: deadline.instant, from: origin.instant,
      moment: deadline.moment,
      reckoned: deadline.counted,
      origin: "from: \(origin.words)\(timescale.note.map { "; \($0)" } ?? "")",
      isProjected: deadline.isProjected,
      state: state(of: timescale, from: origin.instant, due: deadline.instant), child: child,
      reason: timescale.reason, force: timescale.force, citation: timescale.cite)
  }

  /// Where the procedure has no clock, the chair sets a target.
  func due(_ target: Target) -> Due {
    let instant = London.instant(target.due)
    return Due(
      rule: "time.convene", timescale: "target", what: "the discussion", due: target.due, instant: instant,
      from: target.at, moment: "\(target.due.day.long) \(target.due.clock)",
      reckoned: "set by the chair: \(target.because)", isProjected: false,
      state: begun(by: instant) ?? running(from: target.at, due: instant), child: nil, reason: nil,
      force: .should,
      citation: Citation(basis: .practice, source: procedure.header.short, place: ""))
  }

  /// A clock that depends on this meeting's outcome is listed only once its origin is there.
  private func waits(_ timescale: Timescale) -> Bool {
    switch timescale.origin {
    case .discussionEnded: true
    case .referralReceived, .concernIdentified, .s47Decided, .examination, .decisionMakingConcluded,
      .circumstanceAnswered:
      false
    }
  }

  private func origin(of timescale: Timescale) -> (instant: Instant, words: String)? {
    let words = timescale.origin.rawValue
    let received = meeting.case.referral.received
    switch timescale.origin {
    case .referralReceived: return (received, words + assumed(.received, received))
    case .concernIdentified:
      if let identified = meeting.case.concernIdentified {
        return (identified, words + assumed(.identified, identified))
      }
      return (
        received, "referral received\(assumed(.received, received)) (no other time of concern is known)"
      )
    case .discussionEnded: return meeting.ended.map { ($0, words) }
    case .s47Decided: return s47Decided.map { ($0, words) }
    case .examination:
      if let happened = meeting.happened("examination", child: child) {
        return (London.instant(happened), words)
      }
      return planned.map { (London.instant($0), "the examination as planned") }
    case .decisionMakingConcluded:
      return meeting.happened("decision-making-concluded", child: child).map { (London.instant($0), words) }
    case .circumstanceAnswered:
      return meeting.heldSince(timescale.when, for: child).map { ($0, words) }
    }
  }

  /// That an hour was not said: ` (17:00 assumed)`.
  private func assumed(_ hour: AssumedHour, _ instant: Instant) -> String {
    meeting.case.assumedHours.contains(hour) ? " (\(London.local(instant).clock) assumed)" : ""
  }

  /// When section 47 enquiries were begun for this child: continuing them moves no date.
  private var s47Decided: Instant? {
    let beginning = Set(procedure.decisions.filter { $0.isS47 && !$0.continuesS47 }.map(\.id))
    return meeting.decisions.first { decision in
      decision.taken != nil && (child == nil || decision.child == child)
        && beginning.contains(decision.decision)
    }?.decided
  }

  private var planned: LocalTime? {
    guard let question = procedure.rules["medical.reason"]?.question,
      let answer = meeting.answer(toQuestion: question, child: child),
      ["yes", "done"].contains(answer.value.answer)
    else { return nil }
    return answer.value.need("when")?.time
  }

  private func state(of timescale: Timescale, from: Instant, due: Instant) -> Due.State {
    met(timescale, by: due) ?? running(from: from, due: due)
  }

  private func running(from: Instant, due: Instant) -> Due.State { .running(from: from, due: due, at: now) }

  private func begun(by due: Instant) -> Due.State? {
    meeting.began.map { $0 > due ? .metLate : .met }
  }

  private func met(_ timescale: Timescale, by due: Instant) -> Due.State? {
    if timescale.rule == "time.convene" { return begun(by: due) }
    if timescale.rule == "time.missing-child", let child,
      Locating(child, meeting, procedure).map(\.stands) ?? false
    {
      return .met
    }
    // What is due has happened, whichever text's date it was due by, or every duty that serves it was reported done.
    let same = procedure.timescales.filter(timescale.isSameThing)
    if let happened = same.compactMap({ meeting.happened($0.id, child: child) }).min() {
      return London.instant(happened) > due ? .metLate : .met
    }
    let duties = procedure.duties(serving: timescale.id, in: meeting, for: child)
    let areDone = duties.allSatisfy { $0.isDone(in: meeting, under: procedure, for: child) }
    return !duties.isEmpty && areDone ? .met : nil
  }
}
