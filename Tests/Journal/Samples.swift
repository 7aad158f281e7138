import Calendar
import Journal
import Meeting
import Testing

/// A journal that holds every kind of event: each with all that it can hold, and with nothing but the needful.
///
/// `Tests/Journals/v1/every-kind.jsonl` is the same journal as bytes. That file never changes; a kind that is
/// new is added at the end of both.
enum Samples {
  static func entries() throws -> [Entry] {
    var chain = Chain()
    var at = try #require(Instant("2026-11-19T09:12:00Z"))
    var entries: [Entry] = []
    for act in try acts() {
      at = at.adding(seconds: 37)
      let number = entries.count + 1
      let isFull = number.isMultiple(of: 2)
      let event = Event(
        id: id(number), at: at,
        by: Author(seat: isFull ? .chair : .minutes, person: isFull ? "M. Hale" : "Ö. “Ash”", login: "mh"),
        on: number.isMultiple(of: 10) ? id(number - 1) : nil,
        share: shares[number % shares.count], act: act)
      entries.append(chain.append(event))
    }
    return entries
  }

  static func id(_ number: Int) -> EventID {
    EventID(String(repeating: "0", count: 29) + String(1000 + number).suffix(3))
  }

  private static let shares: [Share?] = [nil, nil, .yes, .no, nil, .agencyOnly, .after("the arrest")]

  static func acts() throws -> [Act] {
    let times = try Times()
    return caseActs(times) + rollActs(times) + discussionActs(times) + decisionActs(times) + endingActs
      + laterActs(times)
  }
}

/// The moments and days that the samples speak of.
struct Times {
  let morning: Instant
  let later: Instant
  let born: Day
  let due: Day
  let friday: LocalTime
  let midnight: LocalTime

  init() throws {
    morning = try #require(Instant("2026-11-19T08:55:00Z"))
    later = try #require(Instant("2026-11-19T10:41:07Z"))
    born = try #require(Day("2019-02-28"))
    due = try #require(Day("2027-03-01"))
    friday = try #require(LocalTime("2026-11-27T17:00"))
    midnight = try #require(LocalTime("2026-11-19T00:00"))
  }
}

private let ella = ChildKey("c1")
private let baby = ChildKey("c2")
private let mother = RelativeKey("r1")
private let officer = PersonKey("p1")
private let police = Voice(agency: AgencyKey("police"), person: officer)
private let health = Voice(agency: AgencyKey("health"))
private let school = Slot(AgencyKey("school"), child: ella)
private let policeSlot = Slot(AgencyKey("police"))

// MARK: - The case

extension Samples {
  private static func caseActs(_ times: Times) -> [Act] {
    let stamp = ProcedureStamp(
      id: "gloucestershire", revision: "2026-01", digest: Digest(of: "a procedure".utf8).hex)
    let full = Child(
      key: ella, name: "Ella Ashdown", aliases: ["Ellie", "E. \"Bee\""], life: .born(times.born),
      nhsNumber: "000 000 0000", address: "1 Mill Lane\nAshdown", school: "Ashdown Primary",
      firstLanguage: "English", ethnicity: "White British", culture: "none told", religion: "none",
      disability: "hearing aid, left", facts: ["asthma", "inhaler at school\tand home"])
    let parent = Relative(
      key: mother, name: "Zoë Ashdown", relation: "mother", aliases: ["Zo"], born: times.born,
      address: "1 Mill Lane", isInHousehold: true, parentalResponsibility: [baby: .unknown, ella: .yes],
      facts: ["works nights"])
    return [
      .convened(
        Convening(
          reference: "SD-2026-0001", program: "1.0.0", procedure: stamp, isRehearsal: true,
          case: Case(
            trigger: "injury",
            referral: Referral(
              by: "a teacher", agency: "school", role: "safeguarding lead", how: "telephone",
              received: times.morning),
            concernIdentified: times.morning, concern: "Bruise \\ left cheek \u{1} — 火 👧🏽", children: [full],
            relatives: [parent], otherChildren: ["a cousin"], address: "1 Mill Lane",
            firstLanguage: "English", interpreter: .no,
            follows: Reconvened(
              reference: "SD-2026-0000", rationale: "new injury",
              lastScores: [LastScore(agency: AgencyKey("police"), child: full.key, value: 4)])))),
      .convened(
        Convening(
          reference: "SD-2026-0002", program: "1.0.0", procedure: stamp, isRehearsal: false,
          case: Case(
            referral: Referral(by: "a neighbour", agency: "none", how: "letter", received: times.morning),
            concern: "", children: [], follows: Reconvened(reference: "SD-2026-0000", rationale: nil)))),
      .convened(
        Convening(
          reference: "SD-2026-0003", program: "1.0.0", procedure: stamp, isRehearsal: false,
          case: Case(
            referral: Referral(by: "a nurse", agency: "health", how: "email", received: times.morning),
            concern: "told by the child", children: []))),
      .childAdded(full), .childAdded(Child(key: baby, name: "Baby Ashdown", life: .unborn(due: times.due))),
      .childAdded(Child(key: baby, name: "Baby Ashdown", life: .unborn(due: nil))),
      .childAdded(Child(key: baby, name: "Tom", life: .deceased(born: times.born, died: times.due))),
      .childAdded(Child(key: baby, name: "Tom", life: .deceased(born: nil, died: nil))),
      .relativeAdded(parent), .relativeAdded(Relative(key: mother, name: "Zoë", relation: "mother")),
      .identityChecked(children: [ella, baby], relatives: [mother]),
      .identityChecked(children: [], relatives: []),
      .circumstance("injury", child: ella, .yes), .circumstance("hospital", child: nil, .unknown),
      .alreadyDone("Child kept at school"), .form(.faceToFace), .form(.series),
      .target(times.friday, because: "the family was told"), .declined(because: "held elsewhere"),
      .order(
        Order(kind: "police protection", child: ella, from: times.midnight, until: times.friday, by: police)),
      .order(Order(kind: "EPO", child: ella, from: times.midnight, until: times.friday, by: health)),
    ]
  }

  private static func rollActs(_ times: Times) -> [Act] {
    [
      .invited(
        Invitation(
          key: officer, slot: school, name: "DS Rowe", role: "sergeant", contact: "ext. 12",
          invited: times.morning)),
      .invited(Invitation(key: officer, slot: policeSlot, name: "DS Rowe", role: "sergeant")),
      .chased(school, .noAnswer, "rang twice"), .chased(policeSlot, nil, "spoke to the desk"),
      .written(school, "attendance 71 %"), .apologies(school, because: "on a course"),
      .apologies(policeSlot, because: nil), .notResponded(school),
      .without(school, because: "no answer since 9", Urgency(ground: .risk, text: "home at three")),
      .without(school, because: "no answer since 9", Urgency(ground: nil, text: "home at three")),
      .without(policeSlot, because: "closed", nil), .arrived(officer, .phone, at: times.later),
      .left(officer, at: times.later), .spoke(officer, at: times.later),
      .trait(officer, .mayDecide, .yes), .trait(officer, .hasInformation, .unknown),
      .capacity(officer, .minuteTaker), .office(.chair, officer, grade: "team manager"),
      .office(.minuteTaker, officer, grade: nil),
    ]
  }

  private static func discussionActs(_ times: Times) -> [Act] {
    [
      .began, .paused, .resumed, .itemOpened("information"), .itemSkipped("history", because: "known to all"),
      .said(Saying(voice: police, text: "No calls to the house", isOpinion: true, item: "information")),
      .said(Saying(voice: nil, text: "a note")),
      .answered(prompt: "what-worries", child: ella, "the bruise"),
      .answered(prompt: "what-worries", child: nil, "the dog"),
      .riskNamed(number: 1, "injury again", children: [ella, baby]),
      .riskNamed(number: 2, "flight", children: []),
      .scored(Scoring(voice: police, child: ella, value: 3, analysis: "no carer", raise: "a carer")),
      .scored(Scoring(voice: health, child: ella, value: nil)),
      .revealed(because: "health has left"), .revealed(because: nil),
      .tonight(
        Tonight(
          child: ella, place: "her aunt's", with: "her aunt", arrangement: "section 20", contact: "none",
          checkedBy: "the duty worker", until: times.friday)),
      .tonight(Tonight(child: ella, place: "hospital")),
      .questionAnswered(
        QuestionAnswer(
          question: "consent", child: ella, relative: mother, answer: "no",
          needs: [.init("why", "would flee"), .init("when", "after school", time: times.friday)])),
      .questionAnswered(QuestionAnswer(question: "consent", answer: "yes")),
    ]
  }

  private static func decisionActs(_ times: Times) -> [Act] {
    [
      .proposed(number: 1, child: ella, decision: "s47-joint"),
      .decided(
        Deciding(
          number: 1, child: ella, decision: "s47-joint", owner: health, threshold: .unclear, risks: [1, 2],
          because: "injury unexplained",
          without: TakenWithout(because: "no answer", news: health, newsBy: times.friday),
          again: times.friday)),
      .decided(
        Deciding(
          number: 2, child: ella, decision: "assessment", without: TakenWithout(because: "no answer"))),
      .decided(Deciding(number: 3, child: ella, decision: "no further action")),
      .viewed(Viewing(decision: 1, voice: health, view: .disagrees, words: "not yet", dissent: 1)),
      .viewed(Viewing(decision: 1, voice: police, view: .agrees)),
      .escalated(dissent: 1, level: "service manager", with: "N. Quill", by: times.friday),
      .escalated(dissent: 1, level: "director", with: "O. Reed", by: nil),
      .settled(dissent: 1, "agreed after the examination"),
      .action(
        ActionPlan(
          number: 1, kind: .shortTerm, text: "Examine", children: [ella], owner: health, by: times.friday,
          purpose: "explain the bruise", risks: [1], ifNot: "tell the chair", from: school,
          condition: "if consent is given")),
      .action(ActionPlan(number: 2, text: "Ring the school")),
      .amended(
        number: 2,
        Amendment(
          text: "Ring both schools", kind: .outstanding, children: [ella], owner: police, by: times.friday,
          purpose: "attendance", risks: [2], ifNot: "visit", from: policeSlot)),
      .amended(number: 2, Amendment()),
      .done(number: 1, "seen by Dr Vane"), .late(number: 2, "half term"),
      .handedOver(number: 2, police), .dutyDone("tell-parents", child: nil, "by telephone"),
      .happened("medical", child: ella, at: times.friday),
      .happened("arrest", child: nil, at: times.midnight),
    ]
  }

  private static let endingActs: [Act] = [
    .overridden(rule: "quorum.core", child: ella, because: "cannot wait"),
    .overridden(rule: "agenda.skipped", child: nil, because: "known"),
    .withdrawn(id(3)), .ended, .closed,
    .recorded(
      Recording(
        folder: "2026-11-19_SD-2026-0001", fingerprint: "0123456789abcdef",
        sealed: Digest(of: "sealed".utf8).hex)),
    .signed(Signing(office: .chair, principal: "m.hale@example.org", key: "SHA256:abc+/123")),
  ]

  /// Kinds and members that came after the file was first written, in the order in which they came.
  private static func laterActs(_ times: Times) -> [Act] {
    [
      .decisionAmended(
        number: 3,
        DecisionAmendment(
          owner: police, threshold: .no, risks: [2], because: "seen by the doctor",
          without: TakenWithout(because: "no answer", news: health, newsBy: times.friday),
          again: times.friday)),
      .decisionAmended(number: 3, DecisionAmendment()),
      .overridden(rule: "action.incomplete", child: ella, about: "action 2", because: "told by telephone"),
      .dutyDone("tell-parents", child: ella, "by telephone"),
      .readBack(number: 2),
      .convened(
        Convening(
          reference: "SD-2026-0002", program: "0.1.0",
          procedure: ProcedureStamp(id: "eastmarch", revision: "1", digest: Digest(of: "rules".utf8).hex),
          isRehearsal: false,
          case: Case(
            referral: Referral(by: "", agency: "", how: "", received: times.morning),
            concernIdentified: times.morning, concern: "", children: [],
            assumedHours: [.received, .identified]))),
      .amended(number: 2, Amendment(condition: "he comes back tonight")),
    ]
  }
}
