import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("Is the strategy discussion quorate, and if not, why does it go on?")
struct QuorumTests {
  private func discussion(_ children: [Child] = [maya]) throws -> Discussion {
    var discussion = try Discussion(children)
    discussion.opens("10:30")
    discussion.comes("byrne", for: "health", "10:30")
    return discussion
  }

  static let notHere = Urgency(ground: .risk, text: "the suspect is back tonight")
  static let information = Act.action(
    ActionPlan(number: 1, text: "obtain police's information", from: slot("police")))

  @Test(
    "A core slot with nobody present is critical, and the reason with its urgency and an action silences it")
  func core() throws {
    var discussion = try discussion()
    #expect(discussion.raised() == [Raised("quorum.core", .critical)])
    #expect(discussion.words("quorum.core").contains("Police: nobody here, not quorate (2 of 3)"))
    discussion.at(
      "10:31", .without(slot("police"), because: "no officer to spare", Self.notHere), Self.information)
    #expect(discussion.raised("quorum.core", "quorum.reason") == [])
  }

  @Test("Whoever referred and sits for an agency has that place alone: nobody is missing as the referrer")
  func referrer() throws {
    var discussion = try Discussion()
    func places() -> [AgencyKey] { discussion.advice().quorum.slots.map(\.slot.agency) }
    #expect(places().contains("referrer"))
    var another = discussion
    another.named("doctor", for: "gp", "2026-11-19T09:30")
    #expect(another.advice().quorum.slots.contains { $0.slot.agency == "referrer" })
    discussion.at(
      "2026-11-19T09:30",
      .invited(Invitation(key: "head", slot: slot("gp"), name: "The Head", role: "head teacher")))
    #expect(!places().contains("referrer"))
    #expect(discussion.advice().quorum.slots.first { $0.slot.agency == "gp" }?.people == ["head"])
  }

  @Test("Before it begins and once it has ended, nobody can be brought in")
  func onlyUnderWay() throws {
    var called = try Discussion()
    called.at("09:10", .without(slot("police"), because: "", nil))
    #expect(
      called.raised("quorum.core", "quorum.reason", "quorum.circumstance", "medical.doctor") == [])
    var discussion = try discussion()
    discussion.at("10:39", .circumstance("school-age", child: "maya", .yes))
    #expect(discussion.raised("quorum.circumstance") == [Raised("quorum.circumstance", .warning)])
    discussion.at("10:40", .ended)
    #expect(discussion.raised("quorum.core") == [])
    discussion.at("10:41", .closed)
    #expect(discussion.raised("quorum.circumstance") == [])
  }

  static let fills: [(String, [Act], Bool)] = [
    ("a member in the room", [arrives("malik")], true),
    ("an observer", [arrives("malik"), .capacity("malik", .observer)], false),
    ("an adviser", [arrives("malik"), .capacity("malik", .adviser)], false),
    (
      "somebody who only takes the minutes", [arrives("malik"), .office(.minuteTaker, "malik", grade: nil)],
      false
    ),
    ("written information", [.written(slot("police"), "no record")], false),
    ("a promise to come", [.chased(slot("police"), .confirmed, "will join")], false),
    ("a call that was answered", [.chased(slot("police"), nil, "told us what they know")], false),
  ]

  @Test("Only a member who takes part fills a core slot", arguments: fills)
  func whoFills(_ name: String, _ acts: [Act], _ isFilled: Bool) throws {
    var discussion = try discussion()
    discussion.named("malik", for: "police", "10:30")
    discussion.at("10:31", acts)
    #expect(discussion.raised("quorum.core").isEmpty == isFilled)
    #expect(discussion.advice().quorum.isQuorate == isFilled)
  }

  private static func arrives(_ person: PersonKey) -> Act {
    .arrived(person, .room, at: Instant(local("2026-11-19T10:31")))
  }

  @Test("In a series of calls an agency counts once it was spoken to, and nobody leaves it")
  func series() throws {
    var discussion = try discussion()
    discussion.named("malik", for: "police", "10:30")
    discussion.at("10:31", .form(.series))
    #expect(discussion.raised("quorum.core") == [Raised("quorum.core", .critical)])
    discussion.at("10:40", .spoke("malik", at: Instant(local("2026-11-19T10:40"))))
    discussion.leaves("byrne", "10:41")
    discussion.at("10:42", .without(slot("health"), because: "one call", Self.notHere))
    #expect(discussion.raised("quorum.core", "quorum.left") == [])
  }

  @Test("Every change of the quorum is kept with its time and who was missing")
  func log() throws {
    var discussion = try discussion()
    discussion.comes("malik", for: "police", "10:41")
    discussion.leaves("byrne", "11:05")
    let log = discussion.advice().quorum.changes(in: discussion.meeting).map {
      "\(clock($0.at)) \($0.present)/\($0.of) \($0.missing)"
    }
    #expect(log == [#"10:30 2/3 ["Police"]"#, "10:41 3/3 []", #"11:05 2/3 ["Health"]"#])
    #expect(discussion.words("quorum.core").contains("Health: nobody here since 11:05"))
  }

  @Test(
    "The log begins with the discussion, whoever was there before, and says nothing of who leaves after it")
  func logOfTheDiscussion() throws {
    var discussion = try Discussion()
    discussion.comes("byrne", for: "health", "10:00")
    discussion.leaves("byrne", "10:05")
    discussion.at("10:30", .began)
    discussion.comes("malik", for: "police", "10:41")
    discussion.comes("byrne", for: "health", "10:50")
    // A decision of that minute counts her as gone too.
    discussion.leaves("byrne", "11:00")
    discussion.at("11:00", .ended)
    discussion.leaves("malik", "11:05")
    let log = discussion.advice().quorum.changes(in: discussion.meeting).map {
      "\(clock($0.at)) \($0.present)/\($0.of)"
    }
    #expect(log == ["10:30 0/3", "10:41 1/3", "10:50 2/3", "11:00 1/3"])
  }

  @Test("Who comes for an agency besides the core is not counted as one of it")
  func besidesTheCore() throws {
    var discussion = try discussion()
    discussion.comes("reed", for: "school", "10:31")
    discussion.comes("hall", for: "fire", "10:31")
    let quorum = discussion.advice().quorum
    #expect(quorum.present == 2 && quorum.needed == 3 && quorum.missing.map(\.name) == ["Police"])
    #expect(!quorum.isQuorate)
    discussion.comes("malik", for: "police", "10:32")
    #expect(discussion.advice().quorum.isQuorate)
  }

  @Test(
    "Who was named for a child for whom nobody of their agency is asked stands on the roll beside the places that are"
  )
  func besidesTheChildren() throws {
    var discussion = try Discussion([maya, theo])
    discussion.opens("10:30")
    discussion.at("10:31", .circumstance("school-age", child: "maya", .yes))
    discussion.comes("lisle", for: "school", child: "maya", "10:32")
    discussion.comes("bright", for: "school", child: "theo", "10:32")
    let schools = discussion.advice().quorum.slots.filter { $0.slot.agency.text == "school" }
    #expect(schools.map(\.slot.child) == ["maya", "theo"])
    #expect(schools.map(\.people) == [["lisle"], ["bright"]])
    #expect(schools.map(\.state) == [.present, .present])
  }

  @Test("At every moment the log says what the comings and goings until then say", arguments: 0..<30)
  func everyMoment(_ seed: UInt64) throws {
    var random = SystemRandomNumberGenerator()
    var discussion = try discussion()
    let agencies = [
      "osei": "social-care", "malik": "police", "reed": "police", "byrne": "health", "lowe": "health",
    ]
    if seed % 5 == 0 { discussion.at("10:30", .form(.series)) }
    var here: Set<String> = ["osei", "byrne"]
    for minute in 31..<59 {
      guard let (name, agency) = agencies.randomElement(using: &random) else { continue }
      let (person, time) = (PersonKey(name), "10:\(minute)")
      switch Int.random(in: 0..<3, using: &random) {
      case 0 where !here.contains(name):
        discussion.comes(person, for: agency, time)
        here.insert(name)
      case 1 where here.contains(name):
        discussion.leaves(person, time)
        here.remove(name)
      case 2 where discussion.meeting.person(person) != nil:
        discussion.at(time, .spoke(person, at: Instant(local("2026-11-19T\(time)"))))
      default: break
      }
    }
    let quorum = discussion.advice().quorum
    let log = quorum.changes(in: discussion.meeting)
    for minute in 30..<59 {
      let moment = Instant(local("2026-11-19T10:\(minute)"))
      let missing = quorum.missing(at: Moment(endOf: moment), in: discussion.meeting).map(\.name)
      #expect(log.last { $0.at <= moment }?.missing == missing, "10:\(minute)")
    }
  }

  static let reasons = [
    Example(
      "neither urgency nor action", .without(slot("police"), because: "no officer", nil),
      raises: Raised("quorum.reason", .critical)),
    Example(
      "an urgency without its ground, no action",
      .without(slot("police"), because: "no officer", Urgency(ground: nil, text: "tonight")),
      raises: Raised("quorum.reason", .critical)),
    Example(
      "an urgency without its ground",
      .without(slot("police"), because: "no officer", Urgency(ground: nil, text: "tonight")),
      information, raises: Raised("quorum.reason", .critical)),
    Example(
      "a ground without words",
      .without(slot("police"), because: "no officer", Urgency(ground: .risk, text: "")),
      information, raises: Raised("quorum.reason", .critical)),
    Example(
      "no reason why nobody came", .without(slot("police"), because: "", notHere), information,
      raises: Raised("quorum.reason", .critical)),
    Example(
      "no action to obtain its information", .without(slot("police"), because: "no officer", notHere),
      raises: Raised("quorum.reason", .critical)),
    Example(
      "an action for another agency's information", .without(slot("police"), because: "no officer", notHere),
      .action(ActionPlan(number: 1, text: "ask", from: slot("school"))),
      raises: Raised("quorum.reason", .critical)),
    Example("all of it", .without(slot("police"), because: "no officer", notHere), information),
  ]

  @Test("Going on without a core agency takes the reason, the urgency and an action", arguments: reasons)
  func reason(_ given: Example) throws {
    var discussion = try discussion()
    discussion.at("10:31", given.acts)
    #expect(discussion.raised("quorum.core", "quorum.reason") == given.raises)
  }

  static let remedies: [(String, [Act], remedy: String, Place)] = [
    (
      "the urgency alone", [.without(slot("police"), because: "no officer", nil), information],
      "say it with :without, and ask", .roll(slot("police"))
    ),
    (
      "the urgency and the action", [.without(slot("police"), because: "no officer", nil)],
      "say it with :without, and ask", .roll(slot("police"))
    ),
    (
      "the action alone", [.without(slot("police"), because: "no officer", notHere)],
      "ask for its information with an action marked <police", .obtaining(slot("police"))
    ),
  ]

  @Test(
    "Where an action alone is missing it is asked for where actions are, else all of it with the reason",
    arguments: remedies)
  func remedy(_ name: String, _ acts: [Act], _ remedy: String, _ place: Place) throws {
    var discussion = try discussion()
    discussion.at("10:31", acts)
    let warning = try #require(discussion.advice().warnings.first { $0.rule == "quorum.reason" })
    #expect(warning.remedy.hasPrefix(remedy))
    #expect(warning.place == place)
    #expect(warning.about == "slot police")
  }

  @Test("A decision that says who asks for the core agency's news by when is an action for it")
  func newsOnTheDecision() throws {
    var discussion = try discussion()
    discussion.at("10:31", .without(slot("police"), because: "no officer", Self.notHere))
    discussion.decides(
      1, "10:40", without: TakenWithout(because: "back tonight", news: voice("social-care", "osei")),
      again: "14:00")
    #expect(discussion.raised("quorum.reason") == [])
  }

  @Test("News that nobody asks for, of a decision it was there for, or of another place is no action for it")
  func noNewsOnTheDecision() throws {
    let open = [Raised("quorum.reason", .critical)]
    let news = TakenWithout(because: "back tonight", news: voice("social-care", "osei"))
    var discussion = try discussion()
    discussion.at("10:31", .without(slot("police"), because: "no officer", Self.notHere))
    var unasked = discussion
    unasked.decides(1, "10:40", without: TakenWithout(because: "back tonight"), again: "14:00")
    #expect(unasked.raised("quorum.reason") == open)
    var there = discussion
    there.comes("malik", for: "police", "10:35")
    there.decides(1, "10:40", without: news, again: "14:00")
    there.leaves("malik", "10:45")
    #expect(there.raised("quorum.reason") == open)
    discussion.at(
      "10:32", .circumstance("school-age", child: "maya", .yes),
      .without(slot("school"), because: "teaching", Self.notHere))
    discussion.decides(1, "10:40", without: news, again: "14:00")
    #expect(discussion.raised("quorum.reason") == open)
    #expect(discussion.words("quorum.reason").hasPrefix("Going on without School:"))
  }

  @Test(
    "Going on without whom the text only considers, or has no place for, takes neither urgency nor action",
    arguments: ["gp", "fire"])
  func insignificant(_ agency: String) throws {
    var discussion = try discussion()
    discussion.named("gray", for: agency, "10:30", invited: "10:30")
    discussion.at("10:31", .without(slot(agency), because: "", nil))
    #expect(discussion.advice().quorum.slots.contains { $0.slot == slot(agency) })
    #expect(discussion.raised("quorum.reason") == [])
  }

  @Test("When the agency comes after all, the reason is not asked for any more")
  func comesAfterAll() throws {
    var discussion = try discussion()
    discussion.at("10:31", .without(slot("police"), because: "no officer", nil))
    discussion.comes("malik", for: "police", "10:41")
    #expect(discussion.raised() == [])
  }

  static let circumstances = [
    Example(
      "a child of school age, school not here", .circumstance("school-age", child: "maya", .yes),
      raises: Raised("quorum.circumstance", .warning)),
    Example("school age not known", .circumstance("school-age", child: "maya", .unknown)),
    Example("not of school age", .circumstance("school-age", child: "maya", .no)),
    Example(
      "a school that wrote informs and does not count", .circumstance("school-age", child: "maya", .yes),
      .written(slot("school"), "withdrawn since half-term"), raises: Raised("quorum.circumstance", .warning)),
    Example(
      "a school that sent apologies is not explained yet", .circumstance("school-age", child: "maya", .yes),
      .apologies(slot("school"), because: "teaching"), raises: Raised("quorum.circumstance", .warning)),
    Example(
      "a school that is quoted and never came", .circumstance("school-age", child: "maya", .yes),
      .invited(Invitation(key: "court", slot: slot("school"), name: "J Court", role: "head teacher")),
      .said(Saying(voice: voice("school", "court"), text: "collected late twice")),
      raises: Raised("quorum.circumstance", .warning)),
    Example(
      "going on without the school, as significant as a core agency",
      .circumstance("school-age", child: "maya", .yes), .without(slot("school"), because: "teaching", nil),
      raises: Raised("quorum.reason", .critical)),
    Example(
      "off roll: the education officer, in the school's place",
      .circumstance("school-age", child: "maya", .yes),
      .circumstance("off-roll", child: "maya", .yes), raises: Raised("quorum.circumstance", .warning)),
    Example(
      "a nursery that nobody reached", .circumstance("nursery-age", child: "maya", .yes),
      raises: Raised("quorum.circumstance", .warning)),
    Example(
      "a nursery that did not answer", .circumstance("nursery-age", child: "maya", .yes),
      .chased(slot("nursery"), .noAnswer, "rang out"), raises: Raised("quorum.circumstance", .warning)),
    Example(
      "a nursery that did not answer, and an action to obtain what it knows",
      .circumstance("nursery-age", child: "maya", .yes), .chased(slot("nursery"), .noAnswer, "rang out"),
      .action(Discussion.action { $0.from = slot("nursery") })),
    Example(
      "a nursery that did not respond", .circumstance("nursery-age", child: "maya", .yes),
      .notResponded(slot("nursery")), raises: Raised("quorum.circumstance", .warning)),
    Example(
      "a nursery that did not respond, and an action to obtain what it knows",
      .circumstance("nursery-age", child: "maya", .yes), .notResponded(slot("nursery")),
      .action(Discussion.action { $0.from = slot("nursery") })),
    Example(
      "a nursery that nobody rang, though an action is to obtain what it knows",
      .circumstance("nursery-age", child: "maya", .yes),
      .action(Discussion.action { $0.from = slot("nursery") }),
      raises: Raised("quorum.circumstance", .notice)),
    Example(
      "a nursery that sends apologies, and nothing from it",
      .circumstance("nursery-age", child: "maya", .yes), .chased(slot("nursery"), .declined, "A Bell"),
      raises: Raised("quorum.circumstance", .warning)),
    Example(
      "a nursery that sends apologies, and an action obtains what it knows",
      .circumstance("nursery-age", child: "maya", .yes), .chased(slot("nursery"), .declined, "A Bell"),
      .action(Discussion.action { $0.from = slot("nursery") })),
    Example(
      "a nursery that wrote", .circumstance("nursery-age", child: "maya", .yes),
      .written(slot("nursery"), "no concerns")),
    Example(
      "a nursery that was rung and told what it knows", .circumstance("nursery-age", child: "maya", .yes),
      .chased(slot("nursery"), nil, "no concerns")),
    Example(
      "going on without the nursery, nothing to obtain what it knows",
      .circumstance("nursery-age", child: "maya", .yes), .without(slot("nursery"), because: "closed", nil),
      raises: Raised("quorum.reason", .warning)),
    Example(
      "going on without the nursery: the record of why, and an action",
      .circumstance("nursery-age", child: "maya", .yes), .without(slot("nursery"), because: "closed", nil),
      .action(Discussion.action { $0.from = slot("nursery") })),
    Example(
      "in care: foster carer or residential worker", .circumstance("in-care", child: "maya", .yes),
      raises: Raised("quorum.circumstance", .warning)),
    Example("a slot only to be considered", .circumstance("adult-violence", child: nil, .yes)),
  ]

  @Test("A circumstance asks for its agency, by the force of its words", arguments: circumstances)
  func circumstance(_ given: Example) throws {
    var discussion = try discussion()
    discussion.comes("malik", for: "police", "10:31")
    discussion.at("10:31", given.acts)
    #expect(discussion.raised() == given.raises)
  }

  @Test("Each child of school age has a school, and one that went home after it was heard is not missed")
  func eachChild() throws {
    var discussion = try discussion([maya, theo])
    discussion.comes("malik", for: "police", "10:31")
    discussion.at(
      "10:31", .circumstance("school-age", child: "maya", .yes),
      .circumstance("school-age", child: "theo", .yes))
    discussion.comes("court", for: "school", child: "maya", "10:32")
    #expect(discussion.raised() == [Raised("quorum.circumstance", .warning, "theo")])
    discussion.comes("lane", for: "school", child: "theo", "10:33")
    discussion.leaves("lane", "10:34")
    #expect(discussion.raised() == [Raised("quorum.circumstance", .warning, "theo")])
    discussion.comes("lane", for: "school", child: "theo", "10:35")
    discussion.at("10:36", .said(Saying(voice: voice("school", "lane"), text: "collected late twice")))
    discussion.leaves("lane", "10:37")
    // Nothing says why it is not there; and nobody has asked what it thinks of section 47.
    #expect(discussion.raised() == [Raised("quorum.left", .notice, "theo", .practice)])
    discussion.at("10:38", .without(slot("school", "theo"), because: "a lesson", Self.notHere))
    #expect(discussion.raised("quorum.left") == [], "it goes on without it, with the reason")
  }

  @Test("Who is asked for because of one child, and has left, is asked for its view on that child alone")
  func leftOfOneChild() throws {
    var discussion = try discussion([maya, theo])
    discussion.at("10:31", .circumstance("medical-in-question", child: "theo", .yes))
    discussion.comes("sen", for: "paediatrician", "10:32")
    discussion.at("10:36", .said(Saying(voice: voice("paediatrician", "sen"), text: "a grip")))
    discussion.leaves("sen", "10:37")
    #expect(discussion.raised("quorum.left") == [Raised("quorum.left", .notice, "theo", .practice)])
  }

  static let leaving: [(String, heard: Bool, leaves: String, asked: Bool, [Raised])] = [
    ("there to the end of the decision", true, "11:08", false, []),
    ("gone a minute before", true, "11:06", false, [Raised("quorum.circumstance", .warning, "baby")]),
    ("gone a minute before, and asked by telephone", true, "11:06", true, []),
    (
      "there for the decision, and never minuted", false, "11:08", false,
      [Raised("quorum.circumstance", .warning, "baby")]
    ),
  ]

  @Test(
    "The midwife who is gone before the decision on the unborn child is missed, unless her view is there",
    arguments: ["liverpool", "bedford"], leaving)
  func midwife(
    _ area: String, _ given: (String, heard: Bool, leaves: String, asked: Bool, [Raised])
  ) throws {
    let baby = Child(key: "baby", name: "Baby", life: .unborn(due: nil))
    var discussion = try Discussion([maya, baby], under: try #require(Area.all[area]).get())
    discussion.opens("10:30")
    discussion.at("10:30", .circumstance("unborn", child: "baby", .yes))
    discussion.comes("malik", for: "police", "10:31")
    discussion.comes("byrne", for: "health", "10:31")
    discussion.comes("hale", for: "midwifery", child: "baby", "10:32")
    if given.heard {
      discussion.at("10:36", .said(Saying(voice: voice("midwifery", "hale"), text: "booked late")))
    }
    discussion.leaves("hale", given.leaves)
    discussion.decides(1, for: "maya", "11:07")
    #expect(discussion.raised("quorum.circumstance").isEmpty == given.heard, "it is the baby's decision")
    discussion.decides(2, for: "baby", "11:07")
    if given.asked {
      discussion.at("11:09", .viewed(Viewing(decision: 2, voice: voice("midwifery", "hale"), view: .agrees)))
    }
    #expect(discussion.raised("quorum.circumstance", "quorum.left") == given.4)
    if !given.4.isEmpty {
      discussion.at("11:10", .without(slot("midwifery", "baby"), because: "a delivery", Self.notHere))
      #expect(discussion.raised("quorum.circumstance", "quorum.left") == [])
    }
  }

  @Test(
    "There for a sibling's decision, or for another one on the baby, the midwife is missed for section 47")
  func midwifeForAnotherDecision() throws {
    let baby = Child(key: "baby", name: "Baby", life: .unborn(due: nil))
    for (decision, child) in [("s47-joint", "maya"), ("conference", "baby")] as [(String, ChildKey)] {
      var discussion = try Discussion([maya, baby], under: Area.liverpool.get())
      discussion.opens("10:30")
      discussion.at("10:30", .circumstance("unborn", child: "baby", .yes))
      discussion.comes("hale", for: "midwifery", child: "baby", "10:32")
      discussion.at("10:36", .said(Saying(voice: voice("midwifery", "hale"), text: "booked late")))
      discussion.decides(1, decision, for: child, "11:05")
      discussion.leaves("hale", "11:06")
      #expect(discussion.raised("quorum.circumstance") == [])
      discussion.decides(2, for: "baby", "11:07")
      #expect(
        discussion.raised("quorum.circumstance") == [Raised("quorum.circumstance", .warning, "baby")],
        "\(decision) for \(child)")
    }
  }

  /// The places of the school, with their names, states and people.
  private func schools(_ discussion: Discussion) -> [String] {
    discussion.advice().quorum.slots.filter { $0.slot.agency == "school" && !$0.people.isEmpty }.map {
      "\($0.name): \($0.state.rawValue), \($0.people.map(\.text).joined(separator: " and "))"
    }
  }

  @Test(
    "Apologies of who was asked for one child are no word of who was asked for another",
    arguments: [nil, Answer.yes])
  func apologiesOfOne(_ schoolAge: Answer?) throws {
    var discussion = try discussion([maya, theo])
    discussion.named("lowe", for: "school", child: "maya", "09:10", invited: "09:10")
    discussion.named("hill", for: "school", child: "theo", "09:11", invited: "09:11")
    if let schoolAge { discussion.at("10:31", .circumstance("school-age", child: nil, schoolAge)) }
    discussion.at("10:31", .apologies(slot("school", "theo"), because: "a funeral"))
    #expect(
      schools(discussion) == ["School, Maya: invited, lowe", "School, Theo: apologies, hill"])
    #expect(discussion.meeting.record(of: slot("school", "maya")).apologies == nil)
    discussion.at("10:32", .chased(slot("school", "maya"), .noAnswer, "voicemail"))
    #expect(schools(discussion) == ["School, Maya: chased, lowe", "School, Theo: apologies, hill"])
  }

  @Test("What was said of another child is no word of the one who was asked for this child alone")
  func apologiesForAnother() throws {
    var discussion = try discussion([maya, theo])
    discussion.named("lowe", for: "school", child: "maya", "09:10", invited: "09:10")
    discussion.at("10:31", .apologies(slot("school", "theo"), because: nil))
    #expect(schools(discussion) == ["School, Maya: invited, lowe"])
  }

  @Test("A place is each child's once two children's were asked or spoken of, and one for all before")
  func placesApart() throws {
    func all(_ discussion: Discussion) -> [String] {
      discussion.advice().quorum.slots.filter { $0.slot.agency == "school" }.map(\.name)
    }
    var asked = try discussion([maya, theo])
    asked.at("10:31", .circumstance("school-age", child: nil, .yes))
    #expect(all(asked) == ["School"])
    asked.named("lowe", for: "school", child: "maya", "10:32", invited: "10:32")
    #expect(all(asked) == ["School"])
    asked.at("10:33", .written(slot("school", "theo"), "no concerns"))
    #expect(all(asked) == ["School, Maya", "School, Theo"])

    var besides = try discussion([maya, theo])
    besides.named("lowe", for: "school", child: "maya", "10:31", invited: "10:31")
    #expect(schools(besides) == ["School, Maya: invited, lowe"])
    var ofBoth = try discussion([maya, theo])
    ofBoth.named("lowe", for: "school", "10:31", invited: "10:31")
    ofBoth.at(
      "10:32", .written(slot("school", "maya"), "tired"), .apologies(slot("school", "theo"), because: nil))
    #expect(schools(ofBoth) == ["School, Maya: written, lowe", "School, Theo: apologies, lowe"])
  }

  @Test("Who takes the minutes for no agency has no place, whatever else they are")
  func clerkAlone() throws {
    var discussion = try discussion()
    discussion.comes("hart", for: "minute-taker", "10:31")
    #expect(!discussion.advice().quorum.slots.contains { $0.slot.agency == .minuteTaker })
  }

  @Test("Who was asked for no child in particular has one place, and so has an only child's")
  func oneSchool() throws {
    var both = try discussion([maya, theo])
    both.named("lowe", for: "school", "09:10", invited: "09:10")
    both.at("10:31", .apologies(slot("school", "theo"), because: nil))
    #expect(schools(both) == ["School: apologies, lowe"])
    var alone = try discussion([maya])
    alone.named("lowe", for: "school", child: "maya", "09:10", invited: "09:10")
    #expect(schools(alone) == ["School: invited, lowe"])
  }

  @Test("Who only takes the minutes has no place among those who are asked, whoever invited them")
  func clerk() throws {
    var discussion = try discussion()
    discussion.comes("hart", for: "admin", "10:31")
    #expect(discussion.advice().quorum.slots.contains { $0.slot.agency == "admin" })
    discussion.at("10:31", .office(.minuteTaker, "hart", grade: nil))
    #expect(!discussion.advice().quorum.slots.contains { $0.slot.agency == "admin" })
  }

  @Test("Where a text wants two circumstances at once, a place is asked for the child of whom both hold")
  func placeWithBoth() throws {
    var discussion = try discussion([maya, theo])
    let school = try #require(discussion.procedure.slots.firstIndex { $0.id == "school" })
    discussion.procedure.slots[school].when = Condition(all: ["school-age", "in-patient"])
    func places() -> [Slot] {
      discussion.advice().quorum.slots.map(\.slot).filter { $0.agency == "school" }
    }
    discussion.at(
      "10:31", .circumstance("school-age", child: "maya", .yes),
      .circumstance("school-age", child: "theo", .yes))
    #expect(places() == [])
    discussion.at("10:32", .circumstance("in-patient", child: "theo", .yes))
    #expect(places() == [slot("school", "theo")])
  }

  @Test("A sibling off roll does not send another child's school home")
  func siblingOffRoll() throws {
    var discussion = try discussion([maya, theo])
    discussion.comes("malik", for: "police", "10:31")
    discussion.at(
      "10:31", .circumstance("school-age", child: "maya", .yes),
      .circumstance("school-age", child: "theo", .yes),
      .circumstance("off-roll", child: "theo", .yes))
    let slots = discussion.advice().quorum.slots.filter { $0.state == .empty && $0.strength != .consider }
    #expect(slots.map(\.slot) == [slot("school", "maya"), slot("education-officer", "theo")])
  }

  @Test(
    "A core agency that leaves before its view is missed for each child, until the decision stands without it"
  )
  func left() throws {
    var discussion = try discussion([maya, theo])
    discussion.comes("malik", for: "police", "10:31")
    discussion.leaves("malik", "11:05")
    #expect(discussion.raised("quorum.core", "quorum.left") == [Raised("quorum.core", .critical)])
    discussion.at("11:06", .without(slot("police"), because: "called away", Self.notHere), Self.information)
    let both = [
      Raised("quorum.left", .warning, "maya", .practice), Raised("quorum.left", .warning, "theo", .practice),
    ]
    #expect(discussion.raised("quorum.core", "quorum.left") == both)
    discussion.at(
      "11:07", .proposed(number: 1, child: "maya", decision: "s47-joint"),
      .viewed(Viewing(decision: 1, voice: voice("police", "malik"), view: .agrees)))
    #expect(discussion.raised("quorum.left") == both.suffix(1))
    discussion.decides(2, for: "theo", "11:08")
    #expect(
      discussion.raised("quorum.left", "decide.without") == [Raised("decide.without", .warning, "theo")])
  }

  static let undecided: [(String, [Act])] = [
    ("it is only proposed", [.proposed(number: 1, child: "maya", decision: "s47-joint")]),
    (
      "another agency gave its view",
      [
        .proposed(number: 1, child: "maya", decision: "s47-joint"),
        .viewed(Viewing(decision: 1, voice: voice("health", "byrne"), view: .agrees)),
      ]
    ),
    ("something else was decided", [.decided(Deciding(number: 1, child: "maya", decision: "conference"))]),
    ("it was decided for a sibling", [.decided(Deciding(number: 1, child: "theo", decision: "s47-joint"))]),
  ]

  @Test("A core agency that left is missed until section 47 is decided for the child", arguments: undecided)
  func leftUndecided(_ name: String, _ acts: [Act]) throws {
    var discussion = try discussion([maya, theo])
    discussion.comes("malik", for: "police", "10:31")
    discussion.leaves("malik", "11:05")
    discussion.at("11:06", .without(slot("police"), because: "called away", Self.notHere), Self.information)
    discussion.at("11:07", acts)
    let mayas = Raised("quorum.left", .warning, "maya", .practice)
    #expect(discussion.raised("quorum.left").contains(mayas))
    discussion.at("11:50", .ended, .closed)
    #expect(discussion.raised("quorum.left") == [])
  }
}
