public import Advice
import Calendar
public import Meeting
import Procedures

extension Closing {
  /// One row of the check.
  public enum Item: Hashable, Sendable {
    case warning(Cause)
    case overridden(PastCause)
    /// What stands unsent at the other seat.
    case unsent(OtherSeat)
    /// How many actions were read back and confirmed, of how many.
    case readBack(Int, of: Int)
  }

  /// What there is to check: what is open, the worst first; then what stops nothing, and what was gone past.
  public func items(at desk: Desk) -> [Item] {
    let causes = advice.causes
    func of(_ severity: Severity) -> [Item] {
      causes.filter { $0.severity == severity }.map(Item.warning)
    }
    var items = of(.critical) + of(.warning)
    if let other = desk.other, other.unsent > 0 { items.append(.unsent(other)) }
    let actions = desk.meeting.actions
    let confirmed = actions.count { $0.readBack != nil }
    let readBack = actions.isEmpty ? [] : [Item.readBack(confirmed, of: actions.count)]
    let isRead = confirmed == actions.count
    return items + (isRead ? [] : readBack) + of(.notice) + (isRead ? readBack : [])
      + advice.pastCauses.map(Item.overridden)
  }

  /// The selected row of the check.
  public func selected(at desk: Desk) -> Int { max(0, min(row, items(at: desk).count - 1)) }

  /// Goes to the check; whoever comes back to it is led to what is left.
  mutating func enterCheck() {
    if step != .check { row = 0 }
    step = .check
    part = .list
  }

  /// The action that is being read back.
  public func action(at desk: Desk) -> Action? {
    let actions = desk.meeting.actions
    return actions.indices.contains(reading) ? actions[reading] : actions.last
  }

  /// Writes that the action was read back, and goes on once that is on disk; at once, where it stands already.
  mutating func confirm(at desk: Desk) -> Outcome {
    guard let action = action(at: desk) else { return .stays }
    if action.readBack != nil {
      goToNextOpen(at: desk)
      return .stays
    }
    if let reason = Command.named("action.read-back")?.unavailable(desk.seat, desk.meeting.state) {
      return .tells("✗ \(reason)")
    }
    if confirming != nil { return .tells("✗ not on disk yet; it is tried again by itself") }
    confirming = action.number
    return .writes(Entry(line: ":read-back \(action.number)"))
  }

  /// Goes to the next action that is not read back; back to the list after the last.
  mutating func goToNextOpen(at desk: Desk) {
    let actions = desk.meeting.actions
    let order = Array(actions.indices.dropFirst(reading + 1)) + Array(actions.indices.prefix(reading + 1))
    guard let next = order.first(where: { actions[$0].readBack == nil }) else {
      part = .list
      return
    }
    reading = next
  }
}

extension Closing.Item {
  /// Whether it is about the same thing, whatever is said of it by now.
  func isSame(as other: Closing.Item) -> Bool {
    switch (self, other) {
    case (.warning(let one), .warning(let two)):
      one == two || !one.targets.isDisjoint(with: two.targets)
    case (.overridden(let one), .overridden(let two)): one.override == two.override && one.cause == two.cause
    case (.unsent, .unsent), (.readBack, .readBack): true
    case (.warning, _), (.overridden, _), (.unsent, _), (.readBack, _): false
    }
  }
}

// MARK: - What is read out besides

/// What the meeting has for one child, in a line.
public struct ChildAtClosing: Hashable, Sendable {
  public var child: ChildKey
  public var name: String
  /// Whether it is said where the child is safe tonight.
  public var isSafeTonight: Bool
  /// The section 47 decision in the procedure's short words; nothing where none is taken.
  public var section47: String?
  /// Another decision taken, where section 47 is not.
  public var otherwise: String?
  public var scores: Int
  public var actions: Int
}

extension Desk {
  /// Each living child's line.
  public var childrenAtClosing: [ChildAtClosing] {
    meeting.livingChildren.map { child in
      let taken = meeting.decisions.filter { $0.child == child.key && $0.taken != nil }
      func rule(_ decision: Decision) -> DecisionRule? {
        procedure.decisions.first { $0.id == decision.decision }
      }
      let section47 = taken.last { rule($0)?.isS47 == true }
      return ChildAtClosing(
        child: child.key, name: name(of: child.key), isSafeTonight: meeting.tonight(child.key) != nil,
        section47: section47.flatMap(rule).map { $0.short.without("s47") },
        otherwise: taken.last.map { rule($0)?.short ?? $0.decision },
        scores: meeting.scores(for: child.key).count { $0.scoring.value != nil },
        actions: meeting.actions.count { $0.plan.children.isEmpty || $0.plan.children.contains(child.key) })
    }
  }

  /// The risks that no action answers.
  public var risksWithoutAction: [Risk] {
    let answered = Set(meeting.actions.flatMap(\.plan.risks))
    return meeting.risks.filter { !answered.contains($0.number) }
  }

  /// The numbers of the actions that answer no risk.
  public var actionsWithoutRisk: [Int] {
    meeting.actions.filter { $0.plan.risks.isEmpty }.map(\.number)
  }
}

extension Advice {
  /// What is due next and when, a line each; what waits for its origin says for which.
  ///
  /// First what the end itself will start: it is what ending asks of everybody. Then the clocks that run, the
  /// earliest first, and the duties that serve them; last what has no date.
  public func dueNext(at desk: Desk) -> [String] {
    let open = ahead
    let ending = Set(desk.procedure.timescales.filter { $0.origin == .discussionEnded }.map(\.id))
    var lines: [DueLine] = []
    for date in open {
      let name = date.child.map { [desk.name(of: $0)] } ?? []
      // What is due for several children on one day is one line.
      if let same = lines.firstIndex(where: { $0.timescale == date.timescale && $0.due == date.due }) {
        lines[same].children += name
      } else {
        lines.append(
          DueLine(timescale: date.timescale, due: date.due, children: name, words: date.told(as: date.what)))
      }
    }
    let known = Set(open.map(\.what))
    var owed: [DueLine] = []
    for duty in duties where duty.done == nil && !known.contains(duty.rule.what) {
      let name = duty.child.map { [desk.name(of: $0)] } ?? []
      let words = duty.date.map { $0.told(as: duty.rule.what) } ?? duty.rule.what
      // A duty that stands for several children is one line, where it is due for all of them at once.
      if let same = owed.firstIndex(where: { $0.words == words && $0.due == duty.due }) {
        owed[same].children += name
      } else {
        owed.append(DueLine(due: duty.due, children: name, words: words))
      }
    }
    lines += owed
    let soon = lines.filter { $0.due == nil && $0.timescale.map(ending.contains) == true }
    let rest = lines.filter { $0.due == nil && $0.timescale.map(ending.contains) != true }
    let clocks = lines.filter { $0.due != nil && $0.timescale != nil }
    let duties = lines.filter { $0.due != nil && $0.timescale == nil }.enumerated()
      .sorted { ($0.element.moment, $0.offset) < ($1.element.moment, $1.offset) }.map(\.element)
    return (soon + clocks + duties + rest).map(\.told)
  }
}

/// A date of what comes next, as short as a row: what and when, without whose it is and how it was counted.
public struct NextDate: Hashable, Sendable {
  /// What is due, without its article: `record to everybody invited`.
  public var what: String
  /// `by Tue 15 Dec`; `within 48 hours` of what has not happened yet.
  public var when: String
  /// Whether it was promised in this meeting.
  public var isPromised = false
}

extension Advice {
  /// The dates that come next: first what the end itself starts, then what was promised here, then the conference, then
  /// what else has a clock, the earliest first.
  public func datesNext(at desk: Desk) -> [NextDate] {
    let timescales = desk.procedure.timescales
    let ending = Set(timescales.filter { $0.origin == .discussionEnded }.map(\.id))
    func rank(_ date: Due) -> Int {
      if date.due == nil, ending.contains(date.timescale) { return 0 }
      return date.promise != nil ? 1 : date.rule == "time.conference" ? 2 : 3
    }
    var dates: [NextDate] = []
    let open = ahead
    for date in (0...3).flatMap({ wanted in open.filter { rank($0) == wanted } }) {
      let what = date.what.hasPrefix("the ") ? String(date.what.dropFirst(4)) : date.what
      let period = timescales.first { $0.id == date.timescale }?.period
      let next = NextDate(
        what: what, when: date.due.map { "by \($0.dayAndClock)" } ?? "within \(period?.description ?? "")",
        isPromised: date.promise != nil)
      // What is due for several children on one day is one row.
      if !dates.contains(next) { dates.append(next) }
    }
    return dates
  }
}

/// A line of what is due.
private struct DueLine {
  /// Nothing of a duty that no timescale counts.
  var timescale: String?
  var due: LocalTime?
  var children: [String] = []
  var words: String

  var moment: Int { due.map { London.instant($0).seconds } ?? 0 }
  var told: String { (children.isEmpty ? "" : "\(children.joined(separator: ", ")): ") + words }
}

extension Due {
  /// `the record by Thu 26 Nov 11:24: 48 hours after …`, the day once.
  fileprivate func told(as what: String) -> String {
    due.map { "\(what) by \($0.dayAndClock): \(counted)" } ?? "\(what), \(counted)"
  }
}

extension LocalTime {
  /// `Tue 15 Dec`, with its time where it is not the end of the day.
  fileprivate var dayAndClock: String {
    self == .endOfDay(day) ? day.short : "\(day.short) \(clock)"
  }
}

extension String {
  fileprivate func without(_ word: String) -> String {
    let rest = split(separator: " ").filter { $0 != word }
    return rest.isEmpty ? self : rest.joined(separator: " ")
  }
}
