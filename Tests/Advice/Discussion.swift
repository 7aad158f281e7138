import Advice
import Calendar
public import Meeting
import Procedures
import Testing

/// A strategy discussion as it is captured: acts appended at the times that the clock of the room shows.
///
/// It is called on Wednesday 18 November 2026 and held on Thursday, under Gloucestershire's procedure, unless
/// a test says otherwise.
struct Discussion {
  private(set) var proceedings = Proceedings()
  var procedure: Procedure
  private var now: LocalTime

  var meeting: Meeting { proceedings.meeting }

  init(
    _ children: [Child] = [maya], relatives: [Relative] = [], received: String = "2026-11-18T14:10",
    identified: String? = nil, interpreter: Answer? = nil, follows: Reconvened? = nil,
    under procedure: Procedure? = nil
  ) throws {
    self.procedure = try procedure ?? Area.gloucestershire.get()
    now = local(received)
    let `case` = Case(
      referral: Referral(
        by: "the head", agency: "school", how: "by telephone", received: London.instant(now)),
      concernIdentified: London.instant(local(identified ?? received)), concern: "a bruise",
      children: children, relatives: relatives, interpreter: interpreter, follows: follows)
    at(
      received,
      .convened(
        Convening(
          reference: "SD-1", program: "1",
          procedure: ProcedureStamp(id: self.procedure.id, revision: "1", digest: ""), isRehearsal: true,
          case: `case`)))
    now = local("2026-11-19T09:00")
  }

  /// Writes acts down at `time`: `10:41` of the day before it, or a day and a time.
  mutating func at(_ time: String, _ acts: Act...) { at(time, acts) }

  /// The same, written by somebody else, or at the other seat.
  mutating func at(_ time: String, by author: Author, _ acts: Act...) { at(time, acts, by: author) }

  mutating func at(
    _ time: String, _ acts: [Act], by author: Author = Author(seat: .chair, person: "R. Osei", login: "osei")
  ) {
    now = moment(time)
    for act in acts {
      let id = EventID("e\(proceedings.events.count)")
      proceedings.append(Event(id: id, at: London.instant(now), by: author, act: act))
    }
  }

  /// The same discussion, of whose times only the day was said.
  mutating func assumesHours(_ hours: Set<AssumedHour>) {
    var events = proceedings.events
    guard case .convened(var convening)? = events.first?.act else { return }
    convening.case.assumedHours = hours
    events[0].act = .convened(convening)
    proceedings = Proceedings()
    for event in events { proceedings.append(event) }
  }

  /// The discussion opens, with a chair of social care.
  mutating func opens(_ time: String, grade: String? = "first-line-manager") {
    at(time, .began)
    at(
      time,
      .identityChecked(
        children: meeting.case.children.map(\.key), relatives: meeting.case.relatives.map(\.key)))
    comes("osei", for: "social-care", time)
    at(time, .office(.chair, "osei", grade: grade))
  }

  /// Somebody joins who may decide and has the agency's information.
  mutating func comes(
    _ person: PersonKey, for agency: String, child: ChildKey? = nil, _ time: String,
    may: Answer? = .yes, knows: Answer? = .yes
  ) {
    if meeting.person(person) == nil { named(person, for: agency, child: child, time) }
    at(time, .arrived(person, .room, at: London.instant(moment(time))))
    if let may { at(time, .trait(person, .mayDecide, may)) }
    if let knows { at(time, .trait(person, .hasInformation, knows)) }
  }

  mutating func named(
    _ person: PersonKey, for agency: String, child: ChildKey? = nil, _ time: String, invited: String? = nil
  ) {
    at(
      time,
      .invited(
        Invitation(
          key: person, slot: slot(agency, child), name: person.text, role: "practitioner",
          invited: invited.map { London.instant(moment($0)) })))
  }

  mutating func leaves(_ person: PersonKey, _ time: String) {
    at(time, .left(person, at: London.instant(moment(time))))
  }

  /// A decision taken by social care's manager for a reason, as far as nothing else is said.
  mutating func decides(
    _ number: Int, _ decision: String, for child: ChildKey = "maya", _ time: String,
    owner: Voice? = voice("social-care", "osei"), because: String? = "the bruise, and her first account",
    without: TakenWithout? = nil, again: String? = nil
  ) {
    at(
      time,
      .decided(
        Deciding(
          number: number, child: child, decision: decision, owner: owner, threshold: .yes, because: because,
          without: without, again: again.map { moment($0) })))
  }

  /// Section 47 decided, jointly with police.
  mutating func decides(
    _ number: Int, for child: ChildKey = "maya", _ time: String, without: TakenWithout? = nil,
    again: String? = nil
  ) {
    decides(number, "s47-joint", for: child, time, without: without, again: again)
  }

  func moment(_ time: String) -> LocalTime { time.count == 5 ? local("\(now.day)T\(time)") : local(time) }

  func advice(_ time: String? = nil, closing: Bool = false) -> Advice {
    Advice(
      on: meeting, under: procedure, at: London.instant(time.map(moment) ?? now),
      counting: WorkingDays(.builtIn), closing: closing)
  }

  /// What stands at `time`, or at the last act: all of it, or of the rules that are named.
  func raised(_ rules: String..., at time: String? = nil, closing: Bool = false) -> [Raised] {
    advice(time, closing: closing).warnings.filter { rules.isEmpty || rules.contains($0.rule) }.map(
      Raised.init)
  }

  /// What a rule says and what to do about it, as one text.
  func words(_ rule: String, at time: String? = nil, closing: Bool = false) -> String {
    advice(time, closing: closing).warnings.filter { $0.rule == rule }
      .map { "\($0.message); \($0.remedy)" }.joined(separator: "\n")
  }

  func due(_ rule: String, at time: String? = nil) -> [String] {
    advice(time).deadlines.filter { $0.rule == rule }.map { due in
      (due.child.map { "\($0): " } ?? "") + (due.due?.description ?? due.state.rawValue)
    }
  }
}

/// A warning without its words.
struct Raised: Equatable, CustomStringConvertible {
  var rule: String
  var severity: Severity
  var child: ChildKey?
  var basis: Citation.Basis

  init(_ rule: String, _ severity: Severity, _ child: ChildKey? = nil, _ basis: Citation.Basis = .procedure) {
    self.rule = rule
    self.severity = severity
    self.child = child
    self.basis = basis
  }

  init(_ warning: Warning) {
    self.init(warning.rule, warning.severity, warning.child, warning.citation.basis)
  }

  var description: String { "\(rule) \(severity) \(child?.text ?? "-") \(basis)" }
}

extension Key: ExpressibleByStringLiteral {
  public init(stringLiteral text: StaticString) { self.init("\(text)") }
}

func slot(_ agency: String, _ child: ChildKey? = nil) -> Slot { Slot(AgencyKey(agency), child: child) }

func voice(_ agency: String, _ person: PersonKey? = nil) -> Voice {
  Voice(agency: AgencyKey(agency), person: person)
}

/// The time written `2026-11-19T10:41`; a fault of the test otherwise.
func local(_ text: String) -> LocalTime {
  guard let time = LocalTime(text) else {
    Issue.record("no time: \(text)")
    return .endOfDay(.first)
  }
  return time
}

private func day(_ text: String) -> Day {
  guard let day = Day(text) else {
    Issue.record("no day: \(text)")
    return .first
  }
  return day
}

let maya = Child(key: "maya", name: "Maya Ashdown", life: .born(day("2018-05-03")))
let theo = Child(key: "theo", name: "Theo Ashdown", life: .born(day("2023-01-22")))
let sixteen = Child(key: "jade", name: "Jade Marsh", life: .born(day("2010-11-19")))
let unborn = Child(key: "baby", name: "", life: .unborn(due: nil))
let deceased = Child(key: "sam", name: "Sam Ashdown", life: .deceased(born: nil, died: nil))

let mother = Relative(
  key: "kelly", name: "Kelly Ashdown", relation: "mother", parentalResponsibility: ["maya": .yes])
let absentFather = Relative(
  key: "craig", name: "Craig Doyle", relation: "father", parentalResponsibility: ["maya": .yes])
let aunt = Relative(
  key: "gemma", name: "Gemma Ashdown", relation: "aunt", parentalResponsibility: ["maya": .no])

/// What was captured, and what stands after it.
struct Example: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var acts: [Act]
  var raises: [Raised]

  init(_ name: String, _ acts: Act..., raises: Raised...) {
    testDescription = name
    self.acts = acts
    self.raises = raises
  }
}

extension Instant {
  init(_ local: LocalTime) { self = London.instant(local) }
}

func clock(_ instant: Instant) -> String { London.local(instant).clock }
