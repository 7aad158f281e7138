import Calendar
import JSON
import Journal
import Meeting
import Procedures
import Register

/// A discussion of made-up people, the same events for the same number of them on every machine.
struct InventedMeeting {
  let reference: String
  let resolved: Resolved
  let procedure: ProcedureBytes
  private(set) var events: [Event] = []
  private var random: UInt64 = 1
  private var actions = 0
  /// The mouths of the room.
  private var voices: [Voice] = []
  private let children = [ChildKey("1"), ChildKey("2")]
  private let minutes: Author
  private let chair: Author

  /// When it is called together.
  static let start = Instant(seconds: 1_795_000_000)

  /// A discussion of `count` events in Gloucestershire, begun and not ended.
  init(_ reference: String, events count: Int) throws {
    self.reference = reference
    resolved = try Library.resolve("gloucestershire", directories: [])
    procedure = ProcedureBytes(
      digest: Digest(of: resolved.yaml).hex, yaml: resolved.yaml, json: resolved.json)
    minutes = Author(seat: .minutes, person: "Minute Taker", login: "minutes")
    chair = Author(seat: .chair, person: "Chair", login: "chair")
    convene()
    while events.count < count { write(next()) }
  }

  /// The next saying, for a meeting that goes on.
  mutating func saying() -> Draft {
    let act = Act.said(
      Saying(voice: pick(voices), text: sentence(12), item: pick(resolved.procedure.agenda).id))
    return Draft(id: fresh(), act: act)
  }

  // MARK: - Calling together

  private mutating func convene() {
    let born = Day(year: 2018, month: 5, day: 3)
    let convening = Convening(
      reference: reference, program: "benchmark",
      procedure: ProcedureStamp(
        id: resolved.procedure.id, revision: resolved.procedure.header.revision, digest: procedure.digest),
      isRehearsal: true,
      case: Case(
        referral: Referral(
          by: "A teacher", agency: "school", how: "telephone", received: InventedMeeting.start),
        concern: sentence(20),
        children: children.enumerated().map { index, key in
          Child(key: key, name: "Child \(index + 1) Invented", life: born.map(Life.born) ?? .unborn(due: nil))
        }))
    write(.convened(convening))
    for slot in resolved.procedure.slots.prefix(8) {
      let person = PersonKey(fresh().text)
      voices.append(Voice(agency: AgencyKey(slot.id), person: person))
      write(
        .invited(
          Invitation(
            key: person, slot: Slot(AgencyKey(slot.id)), name: "\(slot.name) Person", role: slot.name)))
      write(.arrived(person, .room, at: now))
      if voices.count == 1 { write(.office(.chair, person, grade: nil)) }
    }
    write(.began)
    for voice in voices {
      for child in children { write(.scored(score(by: voice, of: child))) }
    }
    write(.revealed(because: nil))
  }

  // MARK: - Going on

  /// Mostly what was said; as much of the rest as a discussion has.
  private mutating func next() -> Act {
    switch roll(100) {
    case ..<66: saying().act
    case ..<70: .itemOpened(pick(resolved.procedure.agenda).id)
    case ..<76:
      .answered(prompt: pick(resolved.procedure.prompts.first).id, child: pick(children), sentence(10))
    case ..<82: answer()
    case ..<85: plan()
    case ..<88: .amended(number: roll(max(1, actions)) + 1, Amendment(owner: pick(voices), by: due))
    case ..<90: .done(number: roll(max(1, actions)) + 1, sentence(6))
    case ..<94: .scored(score(by: pick(voices), of: pick(children)))
    case ..<96: pick(voices).person.map { .left($0, at: now) } ?? .paused
    case ..<98: pick(voices).person.map { .arrived($0, .video, at: now) } ?? .resumed
    case ..<99: .riskNamed(number: events.count, sentence(8), children: children)
    default: events.last.map { .withdrawn($0.id) } ?? .paused
    }
  }

  private mutating func plan() -> Act {
    actions += 1
    return .action(
      ActionPlan(
        number: actions, kind: .shortTerm, text: sentence(9), children: [pick(children)], owner: pick(voices),
        by: due, purpose: sentence(5)))
  }

  private mutating func answer() -> Act {
    let question = pick(resolved.procedure.questions)
    return .questionAnswered(
      QuestionAnswer(
        question: question.id, child: pick(children), answer: "yes", needs: [.init("why", sentence(6))]))
  }

  private mutating func score(by voice: Voice, of child: ChildKey) -> Scoring {
    Scoring(voice: voice, child: child, value: roll(11), analysis: sentence(6), raise: sentence(5))
  }

  // MARK: - Writing

  private var now: Instant { Instant(seconds: InventedMeeting.start.seconds + events.count) }

  private var due: LocalTime { London.local(Instant(seconds: now.seconds + 86400)) }

  private mutating func write(_ act: Act) {
    let author = roll(4) == 0 ? chair : minutes
    events.append(Event(id: fresh(), at: now, by: author, act: act))
  }

  // MARK: - Chance, the same each time

  private mutating func bits() -> UInt64 {
    random &+= 0x9E37_79B9_7F4A_7C15
    var mixed = random
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private mutating func roll(_ sides: Int) -> Int { Int(bits() % UInt64(sides)) }

  private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[roll(elements.count)] }

  /// Names differ between meetings as well, since a register knows each event once.
  private mutating func fresh() -> EventID {
    EventID(String(Digest(of: Array("\(reference) \(bits())".utf8)).hex.prefix(32)))
  }

  private mutating func sentence(_ words: Int) -> String {
    let stock = [
      "the", "school", "saw", "a", "bruise", "on", "Monday", "and", "mother", "said", "that", "it", "was",
      "an", "accident", "health", "visitor", "knows", "family", "police", "were", "called", "in", "November",
    ]
    return (0..<words).map { _ in pick(stock) }.joined(separator: " ")
  }
}

/// What is kept for listing and searching: about as much as the program keeps.
let projection = Projection(
  summarise: { ["children": .array($0.case.children.map { .string($0.name) })] },
  text: { event in
    switch event.act {
    case .said(let saying): saying.text
    case .action(let plan): plan.text
    case .riskNamed(_, let text, _): text
    case .answered(_, _, let text): text
    default: nil
    }
  })

extension Register {
  /// Keeps an invented meeting.
  @discardableResult
  func keep(_ meeting: InventedMeeting) throws -> Log {
    try convene(reference: meeting.reference, procedure: meeting.procedure, events: meeting.events)
  }
}
