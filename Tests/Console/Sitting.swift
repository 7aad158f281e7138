import Calendar
import Console
import Meeting
import Procedures
import Testing

/// A meeting that lines are typed into, at Tuesday 24 November 2026, 10:44.
struct Sitting {
  var proceedings = Proceedings()
  var procedure: Procedure
  var now = "2026-11-24T10:44:00Z"
  var seat = Seat.chair
  var speaker = "R Osei"

  var context: CaptureContext {
    get throws {
      CaptureContext(
        proceedings: proceedings, procedure: procedure, now: try #require(Instant(now)), seat: seat,
        speaker: speaker, workingDays: WorkingDays(.builtIn),
        fresh: { String(UInt64.random(in: .min ... .max), radix: 16) })
    }
  }

  /// Gloucestershire, nobody and nothing there yet.
  static func empty() throws -> Sitting {
    Sitting(procedure: try gloucestershire.get())
  }

  private static let gloucestershire = Result {
    try Library.resolve("gloucestershire", directories: []).procedure
  }

  /// Three children, nine agencies, and half an hour of a discussion.
  static func underWay() throws -> Sitting {
    var sitting = try empty()
    try sitting.convene(children: [
      Child(key: ChildKey("aisha"), name: "Aisha", life: .born(try #require(Day("2018-05-03")))),
      Child(key: ChildKey("cal"), name: "Cal", life: .born(try #require(Day("2023-01-22")))),
      Child(key: ChildKey("unborn"), name: "unborn", life: .unborn(due: Day("2027-01-04"))),
    ])
    for (slot, name, role, how) in people {
      let key = PersonKey(name.lowercased().filter { $0 != " " })
      sitting.write(
        .invited(
          Invitation(
            key: key, slot: Slot(AgencyKey(slot)), name: name, role: role,
            invited: Instant("2026-11-24T09:12:00Z"))))
      if let how { sitting.write(.arrived(key, how, at: try #require(Instant("2026-11-24T10:20:00Z")))) }
    }
    sitting.write(.office(.chair, PersonKey("rosei"), grade: nil))
    sitting.write(.began)
    sitting.write(.itemOpened("concern"))
    sitting.write(.riskNamed(number: 1, "Repeated assault", children: [ChildKey("aisha"), ChildKey("cal")]))
    for number in 1...6 {
      sitting.write(.action(ActionPlan(number: number, text: "Action \(number)")))
    }
    sitting.write(.proposed(number: 1, child: ChildKey("aisha"), decision: "s47-joint"))
    sitting.write(
      .viewed(
        Viewing(
          decision: 1, voice: Voice(agency: AgencyKey("school")), view: .disagrees,
          words: "threshold not met",
          dissent: 1)))
    return sitting
  }

  private static let people: [(String, String, String, Attendance?)] = [
    ("social-care", "R Osei", "team manager", .room), ("social-care", "J Okafor", "social worker", .room),
    ("police", "I Malik", "detective sergeant", .video), ("health", "N Byrne", "named nurse", .phone),
    ("health-visitor", "A Reed", "health visitor", nil),
    ("school", "P Grant", "safeguarding lead", nil), ("midwifery", "T Lowe", "midwife", .room),
    ("nursery", "K Doyle", "manager", nil), ("probation", "L Quinn", "probation officer", .video),
    ("housing", "M Shaw", "officer", .video),
  ]

  mutating func convene(children: [Child], follows: Reconvened? = nil) throws {
    let received = try #require(Instant("2026-11-23T15:10:00Z"))
    write(
      .convened(
        Convening(
          reference: "SD-20261124-02", program: "test",
          procedure: ProcedureStamp(id: procedure.id, revision: "1", digest: ""), isRehearsal: true,
          case: Case(
            referral: Referral(by: "P Grant", agency: "school", how: "telephone", received: received),
            concern: "grip marks", children: children, follows: follows))))
  }

  /// Both children at school, each at a school of its own that sent somebody.
  mutating func sendTwoSchools() throws {
    let arrived = try #require(Instant("2026-11-24T10:21:00Z"))
    for (person, name, child) in [("moss", "A Moss", "aisha"), ("lane", "C Lane", "cal")] {
      write(.circumstance("school-age", child: ChildKey(child), .yes))
      let place = Slot(AgencyKey("school"), child: ChildKey(child))
      write(.invited(Invitation(key: PersonKey(person), slot: place, name: name, role: "head teacher")))
      write(.arrived(PersonKey(person), .room, at: arrived))
    }
  }

  mutating func write(_ act: Act, by seat: Seat = .chair) {
    let id = EventID("e\(proceedings.events.count)")
    proceedings.append(
      Event(
        id: id, at: Instant("2026-11-24T10:30:00Z") ?? Instant(seconds: 0),
        by: Author(seat: seat, person: "R Osei", login: "rosei"), act: act))
  }

  /// Sits at a seat, under the name of who sits there.
  mutating func sits(at seat: Seat) {
    self.seat = seat
    speaker = seat == .minutes ? "J Hart" : "R Osei"
  }

  func reading(_ line: String) throws -> CaptureReading { read(line, in: try context) }

  /// What the row over the line shows: the preview with its gaps, or the refusal.
  func row(_ line: String) throws -> String {
    switch try reading(line) {
    case .blank: ""
    case .understood(let understood): understood.row
    case .refused(let refusal): "✗ \(refusal.message)"
    }
  }

  func understood(_ line: String) throws -> Understood {
    guard case .understood(let understood) = try reading(line) else {
      throw NotThat(line: line, reading: "\(try reading(line))")
    }
    return understood
  }

  func refusal(_ line: String) throws -> Refusal {
    guard case .refused(let refusal) = try reading(line) else {
      throw NotThat(line: line, reading: "\(try reading(line))")
    }
    return refusal
  }

  func acts(_ line: String) throws -> [Act] { try understood(line).drafts.map(\.act) }

  /// Types a line and keeps it.
  mutating func type(_ line: String) throws {
    let at = try #require(Instant(now))
    for draft in try understood(line).drafts {
      proceedings.append(draft.event(at: at, by: Author(seat: seat, person: speaker, login: "x")))
    }
  }
}

struct NotThat: Error {
  let line: String
  let reading: String
}
