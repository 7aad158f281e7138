import Calendar
public import Meeting
public import Procedures

/// What every rule looks at: the meeting, the procedure, the moment, and what follows from them.
///
/// One for all rules: a meeting is too much to be copied for each of them.
final class Situation {
  let meeting: Meeting
  let procedure: Procedure
  let now: Instant
  let workingDays: WorkingDays
  /// The living children.
  let children: [ChildKey]
  let quorum: Quorum
  let deadlines: [Due]
  /// How calling the discussion stands against its clock.
  let assembly: Assembly?
  /// Whether the end is near: the last item is open, the discussion is over, or closing was asked for.
  let isEnding: Bool
  /// Where the actions stand that are not reported done, among the meeting's: they are read there, none is copied.
  let openActions: [Int]
  /// Whether people are meeting, or were until just now.
  let isUnderWay: Bool
  /// Whether decisions have been opened: the item, a proposal, or a decision.
  let decisionsAreOpen: Bool
  /// Whether planning has begun: an item after decisions was opened, section 47 is decided of each child, or the end
  /// is near.
  let planIsOpen: Bool
  /// For whom each question of the procedure is open, by its id: several rules ask for it.
  private(set) lazy var openQuestions = openToAll()

  init(meeting: Meeting, procedure: Procedure, now: Instant, workingDays: WorkingDays, closing: Bool) {
    self.meeting = meeting
    self.procedure = procedure
    self.now = now
    self.workingDays = workingDays
    self.children = meeting.livingChildren.map(\.key)
    self.quorum = Quorum(of: meeting, under: procedure)
    self.deadlines = Due.all(of: meeting, under: procedure, at: now, counting: workingDays)
    self.assembly = Assembly(
      of: meeting, under: procedure, due: deadlines.convening, at: now,
      counting: workingDays)
    self.openActions = meeting.actions.indices.filter { meeting.actions[$0].done == nil }
    let lastIsOpen = procedure.agenda.last.map { meeting.currentItem?.name == $0.id } ?? false
    self.isEnding = meeting.began != nil && (closing || meeting.state == .ended || lastIsOpen)
    self.isUnderWay = meeting.began != nil && meeting.state.isOpen
    let opened = Set(meeting.items.filter { $0.opened != nil }.map(\.name))
    let decisions = procedure.agenda.lastIndex(where: \.isDecisions)
    self.decisionsAreOpen =
      isUnderWay
      && (isEnding || !meeting.decisions.isEmpty
        || procedure.agenda.contains { $0.isDecisions && opened.contains($0.id) })
    self.planIsOpen =
      isUnderWay
      && (isEnding
        || (!children.isEmpty && children.allSatisfy { meeting.isDecided(for: $0, under: procedure) })
        || decisions.map { procedure.agenda[($0 + 1)...].contains { opened.contains($0.id) } } ?? false)
  }

  /// Whether a condition holds, for the meeting or for one child.
  func holds(_ condition: Condition, for child: ChildKey? = nil) -> Bool {
    holdsIn(meeting, condition, for: child)
  }

  /// For which children each the procedure asks for a place, where besides a rule's own circumstance holds; nobody by
  /// name where it is the whole meeting that asks.
  func asking(for slot: Slot, where own: Condition) -> [ChildKey?] {
    if let child = slot.child { return [child] }
    guard let rule = procedure.slots.first(where: { $0.id == slot.agency.text }),
      meeting.livingChildren.count > 1
    else { return [nil] }
    let named = (own.isAlways ? rule.when : own).wanted.flatMap { meeting.children(with: $0) }
    let children = meeting.concerned(by: rule).filter { named.contains($0) && holds(own, for: $0) }
    return children.isEmpty ? [nil] : children
  }

  /// The decision rule of a decision, where it is one of the procedure's.
  func rule(of decision: Decision) -> DecisionRule? { procedure.rule(of: decision) }

  /// Whether somebody of a slot gave a view on a decision.
  func hasView(of slot: Slot, on decision: Decision) -> Bool {
    decision.views.contains { meeting.speaks($0.viewing.voice, for: slot) }
  }

  /// What a decision is called.
  func name(of decision: Decision) -> String { procedure.name(of: decision) }

  /// What a child is called in the room.
  func name(of child: ChildKey) -> String { callNames[child] ?? child.text }

  private lazy var callNames = Dictionary(
    meeting.case.children.map { ($0.key, meeting.callName(of: $0.key)) }
  ) { first, _ in first }

  /// What an agency is called.
  func name(of agency: AgencyKey) -> String { procedure.name(of: agency) }

  /// What a slot is called: the agency, and the child where it is one child's.
  func name(of slot: Slot) -> String {
    let agency = name(of: slot.agency)
    return slot.child.map { "\(agency), \(name(of: $0))" } ?? agency
  }

  /// The names of children as one says them: `Maya and Theo`.
  func names(of children: [ChildKey]) -> String { Self.list(children.map { name(of: $0) }) }

  /// Words as one says them: `a, b and c`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The time of day at which something happened, on the clock of the room.
  func clock(_ instant: Instant) -> String { London.local(instant).clock }

  /// A time as it is said in the room: the clock alone for today.
  func when(_ time: LocalTime) -> String {
    time.day == London.local(now).day ? "today \(time.clock)" : "\(time.day.short) \(time.clock)"
  }
}

extension Meeting {
  /// Whether section 47 was decided on for this child, one way or the other.
  func isDecided(for child: ChildKey, under procedure: Procedure) -> Bool {
    decisions.contains { $0.child == child && procedure.settlesS47($0) }
  }

  /// What a condition rests on here: the circumstances it asks for that hold, where it holds itself.
  func holding(_ condition: Condition, under procedure: Procedure, for child: ChildKey? = nil)
    -> [Circumstance]
  {
    guard holdsIn(self, condition, for: child) else { return [] }
    return procedure.circumstances.filter { circumstance in
      condition.wanted.contains(circumstance.id)
        && holdsIn(self, Condition(any: [circumstance.id]), for: child)
    }
  }

  /// The living children for whom a place is asked for: every one where no circumstance asks for it.
  public func concerned(by slot: SlotRule) -> [ChildKey] {
    livingChildren.map(\.key).filter { holdsIn(self, slot.when, for: $0) }
  }

  /// The living children about whom a place is asked: its own, or those of whom its circumstance holds.
  public func concerned(by slot: Slot, under procedure: Procedure) -> [ChildKey] {
    if let child = slot.child { return [child] }
    let rule = procedure.slots.first { $0.id == slot.agency.text }
    return rule.map(concerned(by:)) ?? livingChildren.map(\.key)
  }

  /// Whether a condition of the procedure holds here: for one child, or for any child of the meeting.
  public func meets(_ condition: Condition, for child: ChildKey? = nil) -> Bool {
    holdsIn(self, condition, for: child)
  }
}

extension Procedure {
  /// Whether a decision is taken, and begins, continues or refuses section 47 enquiries.
  func settlesS47(_ decision: Decision) -> Bool {
    decision.taken != nil && rule(of: decision).map { $0.isS47 || $0.refusesS47 } ?? false
  }
}

/// Whether a condition holds in a meeting: for one child, or for any child of it.
///
/// It is looked at child by child, so that what excepts one child excepts no sibling.
func holdsIn(_ meeting: Meeting, _ condition: Condition, for child: ChildKey? = nil) -> Bool {
  if condition.isAlways { return true }
  guard let child else {
    return meeting.case.children.contains { holdsIn(meeting, condition, for: $0.key) }
  }
  func holds(_ name: String) -> Bool {
    meeting.holds(name, for: child) || isKnown(name, child, in: meeting)
  }
  if condition.none.contains(where: { holds($0) }) { return false }
  guard condition.all.allSatisfy({ holds($0) }) else { return false }
  return condition.any.isEmpty || condition.any.contains { holds($0) }
}

/// What the referral said of a child's life need not be asked again as a circumstance.
private func isKnown(_ circumstance: String, _ child: ChildKey, in meeting: Meeting) -> Bool {
  switch circumstance {
  case "unborn": meeting.child(child)?.isUnborn ?? false
  case "deceased": meeting.child(child).map { !$0.isLiving } ?? false
  default: false
  }
}
