import Advice
import Calendar
import Journal
import Meeting
import Procedures
import Testing

@testable import Record

/// A small meeting about the Ashdown children, as events: two children, health leaving before the decisions.
struct Ashdown {
  static let resolved = Result { try Library.resolve("gloucestershire", directories: []) }

  private(set) var events: [Event] = []
  private var now = Instant(seconds: 0)
  /// How many events were made, so that no two have one id.
  private var made = 0
  let resolved: Resolved

  let maya = ChildKey("maya")
  let theo = ChildKey("theo")

  /// The meeting up to its closing; `digest` is the procedure's, its true one when none is given.
  init(digest: String? = nil) throws {
    resolved = try Ashdown.resolved.get()
    assemble(digest: digest ?? Digest(of: resolved.yaml).hex)
    begin()
    talk()
    score()
    decide()
    plan()
    at("19T11:35", .ended)
    at("19T11:52", .closed)
  }

  /// Puts acts in before the end, as somebody would who had more to say.
  mutating func before(_ acts: [Act], seat: Seat = .minutes, on: EventID? = nil, share: Share? = nil) throws {
    let end = try #require(events.firstIndex { $0.act == .ended })
    let at = events[end].at.adding(seconds: -60)
    let later = events[end...]
    events.removeSubrange(end...)
    now = at
    for act in acts { add(act, by: seat, on: on, share: share) }
    events += later
  }

  /// The same meeting with other events.
  func with(_ events: [Event]) -> Ashdown {
    var other = self
    other.events = events
    return other
  }

  var proceedings: Proceedings { Proceedings(events) }

  var journal: [UInt8] {
    var chain = Chain()
    return events.flatMap { chain.append($0).bytes }
  }

  var chain: Chain {
    var chain = Chain()
    for event in events { _ = chain.append(event) }
    return chain
  }

  var closing: Closing {
    Closing(
      procedure: resolved.procedure, procedureBytes: resolved.yaml, workingDays: WorkingDays(.builtIn),
      signers: [
        .chair: .init(principal: "ruth.osei@authority.example"), .minuteTaker: .init(principal: "joe.hart"),
      ])
  }

  func statements() throws -> Statements {
    let closed = try #require(proceedings.meeting.closed)
    return try Statements(
      Minutes.statements(
        of: proceedings, advice: closing.advice(on: proceedings, closedAt: closed),
        procedure: resolved.procedure,
        chain: chain, signers: closing.signers))
  }

  // MARK: - Events

  @discardableResult
  mutating func add(
    _ act: Act, by seat: Seat = .minutes, on: EventID? = nil, share: Share? = nil
  ) -> EventID {
    let id = EventID(String(repeating: "0", count: 28) + String(1000 + made))
    made += 1
    let person = seat == .chair ? "Ruth Osei" : "Joe Hart"
    events.append(
      Event(
        id: id, at: now, by: Author(seat: seat, person: person, login: "login"), on: on, share: share,
        act: act))
    return id
  }

  @discardableResult
  private mutating func at(
    _ time: String, _ act: Act, by seat: Seat = .minutes, share: Share? = nil
  ) -> EventID {
    now = Ashdown.instant(time)
    return add(act, by: seat, share: share)
  }

  static func local(_ time: String) -> LocalTime {
    LocalTime("2026-11-\(time)") ?? .endOfDay(.last)
  }

  static func instant(_ time: String) -> Instant { London.instant(local(time)) }

  static func voice(_ agency: String, _ person: String? = nil) -> Voice {
    Voice(agency: AgencyKey(agency), person: person.map { PersonKey($0) })
  }
}

// MARK: - What happened

extension Ashdown {
  private mutating func assemble(digest: String) {
    let received = Ashdown.instant("18T14:10")
    let children = [
      Meeting::Child(
        key: maya, name: "Maya Ashdown", life: .born(Day("2018-05-03") ?? .first),
        school: "Barrow Hill Primary",
        facts: ["asthma"]),
      Meeting::Child(
        key: theo, name: "Theo Ashdown-Marsh", life: .born(Day("2023-01-22") ?? .first),
        school: "Little Acorns"),
    ]
    let relatives = [
      Relative(
        key: RelativeKey("kelly"), name: "Kelly Ashdown", relation: "mother", born: Day("1995-06-09"),
        isInHousehold: true, parentalResponsibility: [maya: .yes, theo: .yes]),
      Relative(
        key: RelativeKey("craig"), name: "Craig Doyle", relation: "father", address: "last known in Swindon",
        isInHousehold: false, parentalResponsibility: [maya: .yes]),
      Relative(
        key: RelativeKey("dean"), name: "Dean Marsh", relation: "father", aliases: ["Deano"],
        isInHousehold: true, parentalResponsibility: [maya: .no, theo: .yes]),
    ]
    at(
      "18T14:30",
      .convened(
        Convening(
          reference: "SD-20261119-01", program: "1.0.0",
          procedure: ProcedureStamp(id: "gloucestershire", revision: "1.1", digest: digest),
          isRehearsal: true,
          case: Case(
            referral: Referral(
              by: "Helen Court", agency: "Barrow Hill Primary", role: "designated safeguarding lead",
              how: "telephone", received: received),
            concernIdentified: received,
            concern: "A grip-shaped bruise on the left upper arm; \"Dean did it when I was loud\".",
            children: children, relatives: relatives, address: "14 Sallow Close, Gloucester",
            firstLanguage: "English", interpreter: .no))))
    for (name, child) in [("school-age", maya), ("medical-in-question", maya), ("nursery-age", theo)] {
      add(.circumstance(name, child: child, .yes))
    }
    add(.circumstance("serious-harm", child: nil, .no))
    at("18T15:00", .invited(invitation("malik", "police", "Imran Malik", "detective sergeant")))
    for (key, agency, name, role) in [
      ("osei", "social-care", "Ruth Osei", "team manager"),
      ("okafor", "social-care", "Ines Okafor", "social worker"),
      ("byrne", "health", "Nuala Byrne", "safeguarding nurse"),
      ("court", "school", "Helen Court", "designated safeguarding lead"),
      ("sen", "paediatrician", "Priya Sen", "paediatrician"),
      ("hart", "social-care", "Joe Hart", "minute-taker"),
    ] { add(.invited(invitation(key, agency, name, role))) }
    at("18T16:20", .chased(Slot(AgencyKey("police")), .noAnswer, "duty desk"))
    at("18T16:45", .alreadyDone("Ines Okafor telephoned the mother: Dean is away until Thursday night"))
    at("18T17:05", .chased(Slot(AgencyKey("nursery"), child: theo), .noAnswer, "e-mailed Little Acorns"))
    at(
      "19T08:50", .chased(Slot(AgencyKey("police")), .confirmed, "Imran Malik will join by video"), by: .chair
    )
    at(
      "19T09:40",
      .written(Slot(AgencyKey("paediatrician")), "Pattern consistent with a grip; examine within 24 hours."))
  }

  private func invitation(_ key: String, _ agency: String, _ name: String, _ role: String) -> Invitation {
    Invitation(
      key: PersonKey(key), slot: Slot(AgencyKey(agency)), name: name, role: role,
      invited: Ashdown.instant("18T15:00"))
  }

  private mutating func begin() {
    at("19T10:30", .began, by: .chair)
    add(.form(.mixed))
    add(.office(.chair, PersonKey("osei"), grade: "first-line-manager"))
    add(.office(.minuteTaker, PersonKey("hart"), grade: nil))
    add(.capacity(PersonKey("hart"), .minuteTaker))
    for (key, how) in [
      ("osei", Attendance.room), ("okafor", .room), ("court", .room), ("hart", .room), ("malik", .video),
    ] {
      add(.arrived(PersonKey(key), how, at: now))
    }
    add(.itemOpened("introductions"))
    at("19T10:36", .identityChecked(children: [maya, theo], relatives: [RelativeKey("kelly")]))
    at("19T10:41", .arrived(PersonKey("byrne"), .phone, at: Ashdown.instant("19T10:41")))
    add(.trait(PersonKey("malik"), .mayDecide, .yes))
    add(.trait(PersonKey("byrne"), .mayDecide, .no))
  }

  private mutating func talk() {
    at("19T10:43", .itemOpened("concern"))
    add(
      .said(
        Saying(
          voice: Ashdown.voice("police", "malik"),
          text:
            "Called to the address 3 November, neighbour heard shouting; children upstairs, not spoken to.",
          item: "concern")))
    at(
      "19T10:47",
      .said(
        Saying(
          voice: Ashdown.voice("school", "court"), text: "Withdrawn since half-term.", isOpinion: true,
          item: "concern")),
      share: .yes)
    at("19T10:50", .itemOpened("background"))
    add(
      .said(
        Saying(
          voice: Ashdown.voice("health", "byrne"),
          text: "GP record: mother, low mood, sertraline since July.",
          item: "background")), share: .no)
    let slip = add(.said(Saying(voice: nil, text: "Typed in the wrong place.", item: "background")))
    add(.withdrawn(slip))
    at("19T10:58", .answered(prompt: "harm", child: nil, "Repeated assault by Dean, worse when drinking"))
    add(.answered(prompt: "impact", child: maya, "Fear; a changed account; asthma untreated at home"))
    add(.riskNamed(number: 1, "Dean comes home tonight", children: [maya, theo]))
    add(.riskNamed(number: 2, "An inhaler is not given", children: [maya]))
  }

  private mutating func score() {
    let given: [(String, String, Int?, Int?)] = [
      ("social-care", "okafor", 3, 4), ("police", "malik", 2, 3), ("health", "byrne", 6, 7),
      ("school", "court", 2, nil),
    ]
    now = Ashdown.instant("19T11:01")
    for (agency, person, first, second) in given {
      let voice = Ashdown.voice(agency, person)
      add(.scored(Scoring(voice: voice, child: maya, value: first)))
      add(.scored(Scoring(voice: voice, child: theo, value: second)))
    }
    at("19T11:02", .revealed(because: nil), by: .chair)
    at(
      "19T11:04",
      .scored(
        Scoring(
          voice: Ashdown.voice("health", "byrne"), child: maya, value: 4,
          analysis: "had not known of the caution",
          raise: "Dean out of the home")))
  }

  private mutating func decide() {
    at("19T11:05", .itemOpened("decisions"), by: .chair)
    add(.proposed(number: 1, child: maya, decision: "s47-joint"))
    add(.proposed(number: 2, child: theo, decision: "s47-joint"))
    add(.viewed(Viewing(decision: 1, voice: Ashdown.voice("health", "byrne"), view: .agrees)))
    add(
      .viewed(
        Viewing(
          decision: 2, voice: Ashdown.voice("health", "byrne"), view: .disagrees,
          words: "no concern has been observed for Theo", dissent: 1)))
    add(.left(PersonKey("byrne"), at: now))
    let without = TakenWithout(
      because: "it could not wait, Dean is back tonight", news: Ashdown.voice("social-care", "okafor"),
      newsBy: Ashdown.local("19T14:00"))
    at(
      "19T11:07",
      .decided(
        Deciding(
          number: 1, child: maya, decision: "s47-joint", owner: Ashdown.voice("social-care", "osei"),
          threshold: .yes,
          risks: [1, 2], because: "a bruise in a grip pattern, the first account, the caution",
          without: without,
          again: Ashdown.local("20T15:00"))), by: .chair)
    add(.viewed(Viewing(decision: 1, voice: Ashdown.voice("social-care", "osei"), view: .agrees)))
    add(.viewed(Viewing(decision: 1, voice: Ashdown.voice("police", "malik"), view: .agrees)))
    add(.viewed(Viewing(decision: 1, voice: Ashdown.voice("school", "court"), view: .agrees)))
    at(
      "19T11:12",
      .decided(
        Deciding(
          number: 2, child: theo, decision: "s47-joint", owner: Ashdown.voice("social-care", "osei"),
          threshold: .yes,
          risks: [1], because: "lives in the same home", without: without, again: Ashdown.local("20T15:00"))),
      by: .chair)
    add(
      .viewed(
        Viewing(
          decision: 2, voice: Ashdown.voice("police", "malik"), view: .disagrees,
          words: "no offence disclosed, single agency at most", dissent: 2)))
    for dissent in [1, 2] {
      add(
        .escalated(
          dissent: dissent, level: "line-managers", with: "P Shah and K Lowe", by: Ashdown.local("19T16:00")))
    }
  }

  private mutating func plan() {
    at("19T11:18", .itemOpened("plan"))
    add(
      .questionAnswered(
        QuestionAnswer(
          question: "alone", child: maya, answer: "yes",
          needs: [.init("who", "Ines Okafor"), .init("when", "today 13:30", time: Ashdown.local("19T13:30"))])
      ))
    at("19T11:24", .itemOpened("actions"))
    add(
      .action(
        ActionPlan(
          number: 1, kind: .immediate, text: "See Maya alone at school", children: [maya],
          owner: Ashdown.voice("social-care", "okafor"), by: Ashdown.local("19T13:30"),
          purpose: "her own account",
          risks: [1], ifNot: "legal advice by 17:00")))
    add(.action(ActionPlan(number: 2, text: "Obtain the nursery's information", children: [theo])))
    add(
      .overridden(rule: "medical.doctor", child: nil, because: "Dr Sen examines today at 16:00"), by: .chair)
    for child in [maya, theo] {
      at(
        "19T11:29",
        .tonight(
          Tonight(
            child: child, place: "3 Weir Lane", with: "aunt Gemma Ashdown",
            arrangement: "the mother's consent",
            checkedBy: "emergency duty team", until: Ashdown.local("20T15:00"))))
    }
    at("19T11:31", .itemSkipped("distribution", because: "everybody was here"))
  }
}
