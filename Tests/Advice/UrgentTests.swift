import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("What cannot wait: a child who is not found or not let be seen, an order, an injury nobody met about")
struct UrgentTests {
  private func discussion(
    _ area: String = "gloucestershire", _ children: [Child] = [maya], holding: String? = nil,
    at item: String? = nil
  ) throws -> Discussion {
    var discussion = try Discussion(children, under: try #require(Area.all[area]).get())
    if let holding { discussion.at("10:29", .circumstance(holding, child: "maya", .yes)) }
    discussion.opens("10:30")
    if let item { discussion.at("11:18", .itemOpened(item)) }
    return discussion
  }

  // MARK: An injury on a child who cannot move about yet

  static let injuries: [(String, String, Bool, [Raised])] = [
    (
      "declined, a bruise on a non-mobile child", "gloucestershire", true,
      [Raised("injury.non-mobile", .critical, "maya")]
    ),
    ("declined, no such injury", "gloucestershire", false, []),
    ("declined, a text that is silent on it", "bedford", true, []),
    ("declined, a text that is silent on it", "working-together", true, []),
    ("declined, a text that is silent on it", "liverpool", true, []),
    ("declined, a text that is silent on it", "devon", true, []),
  ]

  @Test("In Gloucestershire a discussion is held of every injury on a non-mobile child", arguments: injuries)
  func injury(_ name: String, _ area: String, _ isInjured: Bool, _ raises: [Raised]) throws {
    var discussion = try Discussion([maya, theo], under: try #require(Area.all[area]).get())
    discussion.at("09:10", .circumstance("non-mobile", child: "maya", isInjured ? .yes : .no))
    #expect(discussion.raised("injury.non-mobile") == [])
    discussion.at("09:20", .declined(because: "the bruise is explained"))
    #expect(discussion.raised("injury.non-mobile") == raises)
  }

  @Test("A discussion that is held raises nothing of the injury") func injuryHeld() throws {
    #expect(try discussion(holding: "non-mobile").raised("injury.non-mobile", closing: true) == [])
  }

  // MARK: A child who cannot be found

  private let missing = [Raised("time.missing-child", .critical, "maya")]

  @Test("A child under section 47 who cannot be found: 24 hours on the clock from when it was said")
  func clock() throws {
    let discussion = try discussion(holding: "whereabouts-unknown")
    #expect(discussion.due("time.missing-child") == ["maya: 2026-11-20T10:29"])
    #expect(discussion.raised("time.missing-child") == missing)
    #expect(discussion.words("time.missing-child").contains("due at the latest Fri 20 Nov 10:29"))
    let late = discussion.words("time.missing-child", at: "2026-11-20T10:30")
    #expect(late.contains("Maya cannot be found: was due today 10:29: a discussion with police"))
    #expect(!late.contains("of that agreement"))
  }

  @Test("The clock runs before the discussion begins, and stops when the child is found")
  func found() throws {
    var discussion = try Discussion()
    #expect(discussion.due("time.missing-child") == [])
    discussion.at("09:30", .circumstance("whereabouts-unknown", child: nil, .yes))
    #expect(discussion.raised("time.missing-child") == missing)
    discussion.at("09:40", .circumstance("whereabouts-unknown", child: "maya", .yes))
    #expect(discussion.due("time.missing-child") == ["maya: 2026-11-20T09:40"])
    discussion.at("09:50", .circumstance("whereabouts-unknown", child: "maya", .no))
    #expect(discussion.due("time.missing-child") == [])
    #expect(discussion.raised("time.missing-child") == [])
  }

  @Test("Where its text wants several circumstances at once, it runs from the last of them and not before")
  func clockOfSeveral() throws {
    var discussion = try Discussion()
    func wants(_ condition: Condition) { discussion.procedure.rules["time.missing-child"]?.when = condition }
    discussion.at("09:30", .circumstance("whereabouts-unknown", child: nil, .yes))
    wants(Condition(all: ["whereabouts-unknown", "complex"]))
    #expect(discussion.raised("time.missing-child") == [])
    wants(Condition(any: ["exploitation"], all: ["whereabouts-unknown"]))
    #expect(discussion.raised("time.missing-child") == [])
    discussion.at("09:50", .circumstance("exploitation", child: nil, .yes))
    #expect(discussion.raised("time.missing-child") == missing)
  }

  @Test("It stands until police took part and the manager agreed, and is met once both stand")
  func both() throws {
    var police = try discussion(holding: "whereabouts-unknown")
    police.comes("malik", for: "police", "10:31")
    #expect(police.raised("time.missing-child") == missing)
    #expect(!police.words("time.missing-child").contains("a discussion with police"))
    #expect(police.advice().warnings.first { $0.rule == "time.missing-child" }?.place == .question("locate"))
    police.at("10:40", police.answering("locate", lacking: "who"))
    #expect(police.words("time.missing-child").contains("who of that agreement"))
    police.at("10:41", police.answering("locate"))
    #expect(police.raised("time.missing-child") == [])
    #expect(police.advice().deadlines.first { $0.rule == "time.missing-child" }?.state == .met)
    var manager = try discussion(holding: "whereabouts-unknown")
    manager.at("10:40", manager.answering("locate"))
    #expect(manager.raised("time.missing-child") == missing)
    #expect(manager.words("time.missing-child").contains("a discussion with police"))
    #expect(
      manager.advice().warnings.first { $0.rule == "time.missing-child" }?.place == .roll(slot("police")))
    manager.named("malik", for: "police", "10:41")
    manager.at("10:42", .form(.series), .spoke("malik", at: Instant(local("2026-11-19T10:42"))))
    #expect(manager.raised("time.missing-child") == [])
  }

  @Test("What the agreement lacks is told until an area that records when both took place has the time")
  func recorded() throws {
    let area = try Area.extending(
      "happenings:\n  - {id: missing-child, name: police and the manager agreed how the child is found}\n")
    var discussion = try Discussion(under: area)
    discussion.at("10:29", .circumstance("whereabouts-unknown", child: "maya", .yes))
    discussion.opens("10:30")
    discussion.at("10:40", discussion.answering("locate", lacking: "who"))
    #expect(discussion.words("time.missing-child").contains("and who of that agreement"))
    discussion.at("10:50", .happened("missing-child", child: "maya", at: local("2026-11-19T10:45")))
    #expect(discussion.raised("time.missing-child") == [])
  }

  @Test("Police who had left before the child could not be found discussed nothing of it")
  func policeBefore() throws {
    var discussion = try discussion()
    discussion.comes("malik", for: "police", "10:31")
    discussion.leaves("malik", "10:50")
    discussion.at("11:00", .circumstance("whereabouts-unknown", child: "maya", .yes))
    discussion.at("11:01", discussion.answering("locate"))
    #expect(discussion.raised("time.missing-child") == missing)
  }

  @Test(
    "No other area's text has that clock, though the child is missing",
    arguments: ["working-together", "bedford", "liverpool", "devon"])
  func noClock(area: String) throws {
    var discussion = try discussion(area, holding: "whereabouts-unknown")
    discussion.at("10:31", .circumstance("missing", child: "maya", .yes))
    #expect(discussion.due("time.missing-child") == [])
    #expect(discussion.raised("time.missing-child", closing: true) == [])
  }

  // MARK: Access refused

  @Test("Access to the child refused has legal advice, and its absence is told once")
  func access() throws {
    var refused = try discussion(holding: "access-refused")
    let rules = ["access.legal", "quorum.circumstance", "question.unanswered"]
    func raised(_ discussion: Discussion) -> [Raised] {
      discussion.advice().warnings.filter { warning in
        rules.contains(warning.rule)
          && [.question("access"), .roll(slot("legal"))].contains(warning.place)
      }.map(Raised.init)
    }
    let critical = [Raised("access.legal", .critical, "maya")]
    #expect(raised(refused) == critical)
    refused.at("11:18", .itemOpened("plan"))
    #expect(raised(refused) == critical)
    var consulted = refused
    consulted.at("11:19", .chased(slot("legal"), nil, "apply for an order if access is refused again"))
    #expect(raised(consulted) == [Raised("access.legal", .warning, "maya")])
    consulted.at("11:20", consulted.answering("access", lacking: "when"))
    #expect(consulted.words("access.legal").contains("the plan to reach the child lacks when"))
    consulted.at("11:20", consulted.answering("access"))
    #expect(raised(consulted) == [])
    refused.at("11:19", refused.answering("access", lacking: "legal advice"))
    #expect(raised(refused) == critical)
    refused.at("11:20", refused.answering("access"))
    #expect(raised(refused) == [])
  }

  @Test("It is asked once the discussion has begun, and after legal advice the plan waits for planning")
  func accessInTime() throws {
    var discussion = try Discussion()
    discussion.at("09:30", .circumstance("access-refused", child: "maya", .yes))
    #expect(discussion.raised("access.legal") == [])
    discussion.opens("10:30")
    #expect(discussion.raised("access.legal") == [Raised("access.legal", .critical, "maya")])
    discussion.at("10:40", .chased(slot("legal"), nil, "apply for an order if access is refused again"))
    #expect(discussion.raised("access.legal") == [])
    discussion.at("11:18", .itemOpened("plan"))
    #expect(discussion.raised("access.legal") == [Raised("access.legal", .warning, "maya")])
  }

  @Test(
    "No other text asks for legal advice where access is refused",
    arguments: ["working-together", "bedford", "liverpool", "devon"])
  func noAccess(area: String) throws {
    let discussion = try discussion(area, holding: "access-refused")
    #expect(discussion.raised("access.legal", closing: true) == [])
    #expect(try self.discussion().raised("access.legal", closing: true) == [])
  }

  // MARK: An order in force

  static let orders: [(String, Citation.Basis)] = [
    ("working-together", .procedure), ("gloucestershire", .national), ("bedford", .national),
    ("liverpool", .procedure), ("devon", .national),
  ]

  @Test("An order in force has an action with owner and time, in every area", arguments: orders)
  func order(area: String, basis: Citation.Basis) throws {
    let open = try discussion(area, holding: "order-in-force", at: "plan")
    #expect(open.raised("order.plan") == [Raised("order.plan", .critical, "maya", basis)])
    let before = try discussion(area, holding: "order-in-force", at: "information")
    #expect(before.raised("order.plan") == [])
    let none = try discussion(area, at: "plan")
    #expect(none.raised("order.plan", closing: true) == [])
    var answered = open
    answered.at("11:19", answered.answering("order", lacking: "when"))
    #expect(answered.raised("order.plan").map(\.severity) == [.critical])
    answered.at("11:20", answered.answering("order"))
    #expect(answered.raised("order.plan") == [])
  }

  @Test("In Liverpool that the order lapses has its reason besides who and when")
  func lapse() throws {
    var discussion = try discussion("liverpool", holding: "order-in-force", at: "plan")
    discussion.at("11:19", discussion.answering("order", "lapse", lacking: "why"))
    #expect(discussion.raised("order.plan") == [Raised("order.plan", .warning, "maya")])
    #expect(discussion.words("order.plan").contains("lacks why"))
  }

  @Test("An answer that lacks something is told before planning has begun, one that nobody gave is not")
  func answeredBeforePlanning() throws {
    var discussion = try discussion("liverpool", holding: "order-in-force", at: "decisions")
    discussion.at("11:20", .action(Discussion.action()))
    #expect(discussion.raised("order.plan") == [])
    discussion.at("11:21", discussion.answering("order", "lapse", lacking: "why"))
    #expect(discussion.raised("order.plan") == [Raised("order.plan", .warning, "maya")])
    discussion.at("11:22", discussion.answering("order", "lapse"))
    #expect(discussion.raised("order.plan") == [])
  }

  static let acting: [(String, ActionPlan, Severity)] = [
    ("at once, with owner and time", Discussion.action(), .warning),
    ("soon, with owner and time", Discussion.action { $0.kind = .shortTerm }, .warning),
    ("for this child", Discussion.action { $0.children = ["maya"] }, .warning),
    ("for a sibling alone", Discussion.action { $0.children = ["theo"] }, .critical),
    ("without an owner", Discussion.action { $0.owner = nil }, .critical),
    ("without a time", Discussion.action { $0.by = nil }, .critical),
    ("only in a case of need", Discussion.action { $0.kind = .contingency }, .critical),
    ("of no kind", Discussion.action { $0.kind = nil }, .critical),
  ]

  @Test(
    "An action under the order is done at once or soon; what follows from the order is answered besides",
    arguments: acting)
  func action(_ name: String, _ plan: ActionPlan, _ severity: Severity) throws {
    var discussion = try discussion(
      "working-together", [maya, theo], holding: "order-in-force", at: "plan")
    discussion.at("11:24", .action(plan))
    #expect(discussion.raised("order.plan") == [Raised("order.plan", severity, "maya")])
  }

  @Test("While decisions are open an action is enough; what follows is answered once planning has begun")
  func actionBeforePlanning() throws {
    var discussion = try discussion("working-together", holding: "order-in-force", at: "decisions")
    #expect(discussion.raised("order.plan") == [Raised("order.plan", .critical, "maya")])
    discussion.at("11:24", .action(Discussion.action()))
    #expect(discussion.raised("order.plan") == [])
    discussion.at("11:25", .itemOpened("plan"))
    #expect(discussion.raised("order.plan") == [Raised("order.plan", .warning, "maya")])
  }

  @Test("An order for a sibling is none for this child")
  func siblingsOrder() throws {
    var discussion = try discussion("bedford", [maya, theo], at: "plan")
    let order = Order(
      kind: "emergency protection order", child: "theo", from: local("2026-11-19T09:00"),
      until: local("2026-11-22T09:00"), by: voice("social-care", "osei"))
    discussion.at("11:19", .order(order))
    #expect(discussion.raised("order.plan").map(\.child) == ["theo"])
  }

  @Test("What follows from an order is answered of each child alone")
  func answeredOfEach() throws {
    var discussion = try discussion("bedford", [maya, theo], at: "plan")
    discussion.at("11:19", .circumstance("order-in-force", child: nil, .yes))
    discussion.at("11:24", .action(Discussion.action()))
    let remedies = discussion.advice().warnings.filter { $0.rule == "order.plan" }.map(\.remedy)
    #expect(remedies.count == 2)
    for (remedy, child) in zip(remedies, ["#maya", "#theo"]) {
      #expect(remedy.hasPrefix("answer with :plan order \(child) "))
    }
  }

  @Test("What was agreed before there was an order is no action under it")
  func actionBefore() throws {
    var discussion = try discussion("working-together", at: "plan")
    discussion.at("11:24", .action(Discussion.action()))
    discussion.at("11:25", .circumstance("order-in-force", child: "maya", .yes))
    #expect(discussion.raised("order.plan") == [Raised("order.plan", .critical, "maya")])
  }

  static let spans: [(String, String, String, [Severity])] = [
    ("in force", "2026-11-19T09:00", "2026-11-22T09:00", [.critical]),
    ("in force from this minute on", "2026-11-19T11:19", "2026-11-22T09:00", [.critical]),
    ("in force for one more minute", "2026-11-18T09:00", "2026-11-19T11:20", [.critical]),
    ("lapsed this minute", "2026-11-18T09:00", "2026-11-19T11:19", []),
    ("lapsed", "2026-11-18T09:00", "2026-11-19T11:00", []),
    ("in force in a minute", "2026-11-19T11:20", "2026-11-22T09:00", []),
    ("not yet in force", "2026-11-20T09:00", "2026-11-22T09:00", []),
  ]

  @Test("An order counts from and until the times that were entered", arguments: spans)
  func span(_ name: String, _ from: String, _ until: String, _ severities: [Severity]) throws {
    var discussion = try discussion("bedford", at: "plan")
    let order = Order(
      kind: "emergency protection order", child: "maya", from: local(from), until: local(until),
      by: voice("social-care", "osei"))
    discussion.at("11:19", .order(order))
    #expect(discussion.raised("order.plan").map(\.severity) == severities)
  }
}
