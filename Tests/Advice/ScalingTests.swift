import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("How safe is the child in each professional's view?")
struct ScalingTests {
  private func discussion(_ children: [Child] = [maya], under area: Procedure? = nil) throws -> Discussion {
    var discussion = try Discussion(children, under: area)
    discussion.opens("10:30")
    discussion.comes("malik", for: "police", "10:30")
    discussion.comes("byrne", for: "health", "10:30")
    return discussion
  }

  private func score(
    _ agency: String, _ value: Int?, _ child: ChildKey = "maya", _ analysis: String? = "said"
  ) -> Act {
    .scored(Scoring(voice: voice(agency), child: child, value: value, analysis: analysis))
  }

  private func practice(_ rule: String, _ severity: Severity) -> Raised {
    Raised(rule, severity, "maya", .practice)
  }

  @Test("Offered as practice it asks for nothing until somebody gives a number")
  func offered() throws {
    var discussion = try discussion()
    #expect(discussion.raised("scale.missing", closing: true) == [])
    discussion.at("11:01", score("health", 6))
    #expect(discussion.raised("scale.missing") == [practice("scale.missing", .notice)])
    discussion.at("11:02", score("social-care", 4), score("police", nil))
    #expect(discussion.raised("scale.missing") == [])
  }

  @Test("Where the text asks for it, everybody scores each born child once decisions are open")
  func asked() throws {
    let area = try Area.extending(
      """
      scale: {asked: yes, zero: harm almost certain, ten: safe enough to close, low: 3, spread: 4, cite: Safety scale}
      rules:
        scale.missing: {severity: warning, cite: Safety scale}
      """)
    var discussion = try discussion([maya, unborn], under: area)
    #expect(discussion.raised("scale.missing") == [])
    discussion.at("11:06", .itemOpened("decisions"))
    #expect(discussion.raised("scale.missing") == [Raised("scale.missing", .warning, "maya")])
  }

  @Test(
    "Of two schools each one's person is asked about its own child, and neither gives the other's number or view"
  )
  func ofTwoSchools() throws {
    var discussion = try Discussion([maya, theo])
    discussion.at(
      "09:05", .circumstance("school-age", child: "maya", .yes),
      .circumstance("school-age", child: "theo", .yes))
    discussion.opens("10:30")
    discussion.comes("moss", for: "school", child: "maya", "10:31")
    discussion.comes("lane", for: "school", child: "theo", "10:31")
    let quorum = discussion.advice().quorum
    for (person, child, isAsked) in [
      ("moss", "maya", true), ("moss", "theo", false), ("lane", "theo", true), ("lane", "maya", false),
    ] as [(PersonKey, ChildKey, Bool)] {
      #expect(quorum.asks(voice("school", person), about: child, in: discussion.meeting) == isAsked)
    }
    #expect(quorum.asks(voice("school"), about: "theo", in: discussion.meeting), "the agency as a whole")
    let moss = voice("school", "moss")
    discussion.at(
      "11:01", score("social-care", 4), score("social-care", 4, "theo"),
      .scored(Scoring(voice: moss, child: "maya", value: 3, analysis: "tired")),
      .scored(Scoring(voice: moss, child: "theo", value: 3, analysis: "tired")))
    #expect(discussion.words("scale.missing").contains("Theo: no score from School, Theo"))
    #expect(!discussion.words("scale.missing").contains("School, Maya"))
    discussion.decides(1, for: "theo", "11:10")
    discussion.at("11:10", .viewed(Viewing(decision: 1, voice: moss, view: .agrees)))
    #expect(discussion.words("decide.view").contains("School, Theo"))
    discussion.at("11:10", .viewed(Viewing(decision: 1, voice: voice("school", "lane"), view: .agrees)))
    #expect(!discussion.words("decide.view").contains("School"))
  }

  @Test("Who came for a child is asked about that child, though no place for it is required")
  func ofAnUnrequiredPlace() throws {
    var discussion = try Discussion([maya, theo])
    discussion.at("09:05", .circumstance("school-age", child: "maya", .yes))
    discussion.opens("10:30")
    discussion.comes("lane", for: "school", child: "theo", "10:31")
    let quorum = discussion.advice().quorum
    #expect(quorum.asks(voice("school", "lane"), about: "theo", in: discussion.meeting))
    #expect(!quorum.asks(voice("school", "lane"), about: "maya", in: discussion.meeting))
  }

  @Test("A school that is there for one child is asked for no number, and no view, on a sibling")
  func ofItsOwnChild() throws {
    var discussion = try Discussion([maya, theo])
    discussion.at(
      "09:05", .circumstance("school-age", child: "maya", .yes),
      .circumstance("school-age", child: "theo", .no))
    discussion.opens("10:30")
    discussion.comes("moss", for: "school", child: "maya", "10:31")
    discussion.at("11:01", score("social-care", 4), score("social-care", 4, "theo"))
    #expect(discussion.raised("scale.missing").map(\.child) == ["maya"])
    func isAsked(_ agency: String, about child: ChildKey) -> Bool {
      discussion.advice().quorum.asks(voice(agency), about: child, in: discussion.meeting)
    }
    #expect(isAsked("school", about: "maya"))
    #expect(!isAsked("school", about: "theo"))
    #expect(isAsked("fire", about: "theo"))
    discussion.decides(1, for: "maya", "11:10")
    discussion.decides(2, for: "theo", "11:10")
    #expect(
      discussion.advice().warnings.filter { $0.rule == "decide.view" && $0.message.contains("School") }
        .map(\.child) == ["maya"])
  }

  @Test("What was scored is hidden until all is revealed; then a number without its analysis is asked about")
  func hidden() throws {
    var discussion = try discussion()
    discussion.at("11:01", score("health", 9), score("police", 1, "maya", nil), score("social-care", 2))
    #expect(discussion.raised("scale.missing", "scale.low", "scale.spread", "scale.fell") == [])
    discussion.at("11:02", .revealed(because: nil))
    #expect(
      discussion.raised("scale.missing", "scale.low", "scale.spread", "scale.fell") == [
        practice("scale.low", .warning), practice("scale.spread", .warning),
        practice("scale.missing", .notice),
      ])
  }

  @Test(
    "One number is furthest from the rest, or none where two are as far",
    arguments: [
      ([6, 2, 3, 2], "a"), ([3, 1, 3, 1], nil), ([2, 7], nil), ([4, 4], nil), ([4, 4, 9], "c"),
    ])
  func furthest(_ values: [Int], _ expected: String?) throws {
    var discussion = try Discussion([maya])
    discussion.opens("10:30")
    for (agency, value) in zip(["a", "b", "c", "d"], values) {
      discussion.at(
        "11:01", .scored(Scoring(voice: voice(agency), child: "maya", value: value, analysis: nil)))
    }
    let spread = Spread(of: discussion.meeting, child: "maya")
    #expect(spread.furthest?.scoring.voice.agency.text == expected)
  }

  @Test("Who is furthest from the rest speaks first, and speaking or revising mends the spread")
  func spread() throws {
    var discussion = try discussion()
    discussion.at("11:01", score("social-care", 3), score("police", 2), score("health", 6))
    discussion.at("11:02", .revealed(because: nil))
    #expect(discussion.words("scale.spread").contains("let Health (6) speak first"))
    var spoken = discussion
    spoken.at("11:03", .said(Saying(voice: voice("police"), text: "we have the caution")))
    #expect(spoken.raised("scale.spread") == [practice("scale.spread", .warning)])
    spoken.at("11:04", .said(Saying(voice: voice("health", "byrne"), text: "had not known of the caution")))
    #expect(spoken.raised("scale.spread") == [])
    discussion.at("11:04", score("health", 4))
    #expect(discussion.raised("scale.spread") == [])
    #expect(discussion.meeting.scores.map(\.isRevised) == [false, false, false, true])
    var explained = spoken
    explained.at("11:05", score("police", 2, "maya", "the caution"))
    #expect(explained.meeting.scores.map(\.isRevised) == [false, false, false, false])
    discussion.at("11:05", score("health", 4, "maya", "the caution"))
    #expect(discussion.meeting.scores.map(\.isRevised) == [false, false, false, true, true])
  }

  @Test("Only what the furthest says of this child, once all is revealed, answers the spread")
  func unanswered() throws {
    let open = [practice("scale.spread", .warning)]
    var discussion = try discussion([maya, theo])
    discussion.at("10:50", .said(Saying(voice: voice("health", "byrne"), text: "seen on Monday")))
    discussion.at("11:01", score("social-care", 3), score("police", 2), score("health", 6))
    discussion.at("11:01", score("health", 5, "theo"))
    discussion.at("11:02", .revealed(because: nil))
    #expect(discussion.raised("scale.spread") == open)
    var another = discussion
    another.at("11:03", score("police", 2, "maya", "the caution"))
    #expect(another.raised("scale.spread") == open)
    var sibling = discussion
    sibling.at("11:03", score("health", 7, "theo"))
    #expect(sibling.raised("scale.spread") == open)
    discussion.at("11:03", score("health", 6, "maya", "had not known of the caution"))
    #expect(discussion.raised("scale.spread") == [])
  }

  @Test("A number of the moment in which all is revealed explains nothing yet; words of that moment do")
  func sameMoment() throws {
    var discussion = try discussion()
    discussion.at("11:01", score("social-care", 3), score("police", 2))
    discussion.at("11:02", score("health", 6), .revealed(because: nil))
    #expect(discussion.raised("scale.spread") == [practice("scale.spread", .warning)])
    discussion.at("11:02", .said(Saying(voice: voice("health", "byrne"), text: "seen on Monday")))
    #expect(discussion.raised("scale.spread") == [])
  }

  static let widths: [(lowest: Int?, highest: Int?, raises: Bool)] = [
    (2, 5, false), (2, 6, true), (nil, 10, false), (3, 3, false), (0, 10, true),
  ]

  @Test("Four apart is far, three is not, and no view is no number", arguments: widths)
  func width(_ lowest: Int?, _ highest: Int?, _ raises: Bool) throws {
    var discussion = try discussion()
    discussion.at("11:01", score("police", lowest), score("health", highest))
    discussion.at("11:02", .revealed(because: "the others have no view"))
    #expect(discussion.raised("scale.spread").isEmpty != raises)
  }

  @Test("A low score asks for something done at once; a higher one is never called safe")
  func low() throws {
    var discussion = try discussion([maya, theo])
    discussion.at("11:01", score("health", 3), score("health", 4, "theo"))
    discussion.at("11:02", .revealed(because: nil))
    #expect(discussion.raised("scale.low") == [practice("scale.low", .warning)])
    #expect(!discussion.raised().isEmpty && !discussion.words("scale.low").contains("safe"))
    var acted = discussion
    acted.at("11:03", .action(ActionPlan(number: 1, kind: .immediate, text: "see Theo", children: ["theo"])))
    #expect(acted.raised("scale.low") == [practice("scale.low", .warning)])
    acted.at("11:04", .action(ActionPlan(number: 2, kind: .shortTerm, text: "see Maya", children: ["maya"])))
    #expect(acted.raised("scale.low") == [practice("scale.low", .warning)])
    acted.at("11:05", .action(ActionPlan(number: 3, kind: .immediate, text: "see both")))
    #expect(acted.raised("scale.low") == [])
    discussion.at("11:03", .tonight(Discussion.tonight()))
    #expect(discussion.raised("scale.low") == [])
  }

  static let falls: [(String, now: Int?, analysis: String?, raises: [String])] = [
    ("lower than last time, nobody says why", 4, nil, ["scale.fell"]),
    ("lower than last time, and why", 4, "he is back in the home", []),
    ("the same, nobody says why", 6, nil, ["scale.missing"]),
    ("higher, and why", 8, "he has left", []),
    ("no view this time", nil, nil, []),
  ]

  @Test(
    "Lower than last time asks what has become worse, as one warning, and only once it is revealed",
    arguments: falls)
  func fell(_ name: String, _ now: Int?, _ analysis: String?, _ raises: [String]) throws {
    let last = LastScore(agency: "health", child: "maya", value: 6)
    var discussion = try Discussion(
      follows: Reconvened(reference: "SD-0", rationale: "new information", lastScores: [last]))
    discussion.opens("10:30")
    discussion.at("11:01", score("social-care", 5), score("health", now, "maya", analysis))
    #expect(discussion.raised("scale.fell", "scale.missing") == [])
    discussion.at("11:02", .revealed(because: nil))
    let raised = discussion.raised("scale.fell", "scale.missing")
    #expect(raised.map(\.rule) == raises)
    #expect(raised.allSatisfy { $0.basis == .practice && $0.severity < .critical && $0.child == "maya" })
  }

  @Test("Where an area asks nothing of a fall, a lower number without words is asked about like any other")
  func fallOff() throws {
    let last = LastScore(agency: "health", child: "maya", value: 6)
    var discussion = try Discussion(
      follows: Reconvened(reference: "SD-0", rationale: "new information", lastScores: [last]),
      under: Area.extending("rules:\n  scale.fell: {off: yes, cite: practice}\n"))
    discussion.opens("10:30")
    discussion.at("11:01", score("social-care", 5), score("health", 4, "maya", nil))
    discussion.at("11:02", .revealed(because: nil))
    #expect(discussion.raised("scale.fell", "scale.missing").map(\.rule) == ["scale.missing"])
  }
}
