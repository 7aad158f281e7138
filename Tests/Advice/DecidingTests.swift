import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("What was decided, by whom, why, with whom, and who disagrees?")
struct DecidingTests {
  private func discussion(_ children: [Child] = [maya]) throws -> Discussion {
    var discussion = try Discussion(children)
    discussion.opens("10:30")
    discussion.comes("malik", for: "police", "10:30")
    discussion.comes("byrne", for: "health", "10:30")
    return discussion
  }

  static let ends: [(decision: String?, raises: [Raised])] = [
    (nil, [Raised("decide.none", .critical, "maya")]),
    ("s47-joint", []), ("s47-single", []), ("s47-continue", []),
    ("s17", []),
    ("nfa", [Raised("decide.no-s47", .warning, "maya")]),
    ("police-investigation", [Raised("decide.none", .critical, "maya")]),
    ("conference", [Raised("decide.none", .critical, "maya")]),
    ("watch and wait", [Raised("decide.none", .critical, "maya")]),
  ]

  @Test(
    "At the end each child has a decision on section 47; going on with one, and a reasoned no, are decisions",
    arguments: ends)
  func none(_ decision: String?, _ raises: [Raised]) throws {
    var discussion = try discussion()
    if let decision { discussion.decides(1, decision, "11:07") }
    #expect(discussion.raised("decide.none") == [])
    #expect(discussion.raised("decide.none", "decide.no-s47", closing: true) == raises)
    discussion.at("11:31", .itemOpened("distribution"))
    #expect(discussion.raised("decide.none", "decide.no-s47") == raises)
    discussion.at("11:35", .ended)
    #expect(discussion.raised("decide.none", "decide.no-s47") == raises)
  }

  @Test("A proposal is no decision, a sibling's is not this child's, and a child who has died needs none")
  func ofEachChild() throws {
    var discussion = try discussion([maya, theo, deceased])
    discussion.at("11:06", .proposed(number: 1, child: "maya", decision: "s47-joint"))
    discussion.decides(2, for: "theo", "11:07")
    #expect(discussion.raised("decide.none", closing: true) == [Raised("decide.none", .critical, "maya")])
  }

  @Test("No section 47 is enough once something is said of what follows, or section 47 is decided after all")
  func noS47() throws {
    var discussion = try discussion()
    discussion.decides(1, "nfa", "11:07")
    #expect(discussion.raised("decide.no-s47") == [Raised("decide.no-s47", .warning, "maya")])
    var referred = discussion
    referred.decides(2, "referral", "11:08")
    #expect(referred.raised("decide.no-s47") == [])
    var otherwise = discussion
    otherwise.decides(2, "the family centre works with her mother", "11:08")
    #expect(otherwise.raised("decide.no-s47") == [])
    discussion.decides(2, "s47-single", "11:08")
    #expect(discussion.raised("decide.no-s47") == [])
  }

  static let supports: [(String, String, String, ActionPlan, Bool)] = [
    ("working-together", "something is done for the child", "no-s47", Discussion.action(), true),
    ("devon", "something is done for the child", "no-s47", Discussion.action { $0.kind = nil }, true),
    (
      "working-together", "something is done soon", "no-s47",
      Discussion.action { $0.kind = .shortTerm }, true
    ),
    ("devon", "for a sibling alone", "no-s47", Discussion.action { $0.children = ["theo"] }, false),
    ("devon", "only in a case of need", "no-s47", Discussion.action { $0.kind = .contingency }, false),
    ("devon", "something is found out", "no-s47", Discussion.action { $0.kind = .outstanding }, false),
    ("gloucestershire", "an action, where decisions support", "nfa", Discussion.action(), false),
    ("bedford", "an action, where decisions support", "no-s47", Discussion.action(), false),
    ("liverpool", "an action, where decisions support", "nfa", Discussion.action(), false),
  ]

  @Test(
    "Where a text has no decision that supports, an action for the child or a decision in other words does",
    arguments: supports)
  func support(_ area: String, _ name: String, _ refusal: String, _ plan: ActionPlan, _ mends: Bool) throws {
    var discussion = try Discussion(under: try #require(Area.all[area]).get())
    discussion.opens("10:30")
    discussion.decides(1, refusal, "11:07")
    #expect(discussion.raised("decide.no-s47").map(\.child) == ["maya"])
    var decided = discussion
    decided.decides(2, "early help by the family centre", "11:08")
    #expect(decided.raised("decide.no-s47") == [])
    discussion.at("11:24", .action(plan))
    #expect(discussion.raised("decide.no-s47").isEmpty == mends)
  }

  static let rationales: [(String, String, String?, [Raised])] = [
    ("s47 with its reason", "s47-joint", "the bruise", []),
    ("s47 without", "s47-joint", nil, [Raised("decide.rationale", .critical, "maya")]),
    ("s47 with an empty one", "s47-joint", "", [Raised("decide.rationale", .critical, "maya")]),
    ("no further action without", "nfa", nil, [Raised("decide.rationale", .critical, "maya")]),
    ("another decision without", "watch and wait", nil, [Raised("decide.rationale", .warning, "maya")]),
  ]

  @Test(
    "Where the text asks for no reasons, a decision without its rationale is a warning",
    arguments: [
      ("working-together", "s47-joint"), ("bedford", "s47-joint"), ("liverpool", "s47-joint"),
      ("devon", "s47-joint"),
    ])
  func rationaleElsewhere(_ area: String, _ decision: String) throws {
    var discussion = try Discussion(under: try #require(Area.all[area]).get())
    discussion.opens("10:30")
    discussion.decides(1, decision, "11:07", because: nil)
    #expect(discussion.raised("decide.rationale").map(\.severity) == [.warning])
    discussion.decides(2, decision, "11:08", because: "the bruise")
    #expect(discussion.raised("decide.rationale").count == 1)
  }

  @Test(
    "A decision has a rationale, critical where the text asks for analysis and reasons", arguments: rationales
  )
  func rationale(_ name: String, _ decision: String, _ because: String?, _ raises: [Raised]) throws {
    var discussion = try discussion()
    discussion.decides(1, decision, "11:07", because: because)
    #expect(discussion.raised("decide.rationale") == raises)
  }

  static let owners: [(String, String, Voice?, [Raised])] = [
    ("social care's manager", "s47-joint", voice("social-care", "osei"), []),
    (
      "social care, nobody by name", "s47-joint", voice("social-care"),
      [Raised("decide.owner", .critical, "maya")]
    ),
    (
      "a police officer, for s47", "s47-joint", voice("police", "malik"),
      [Raised("decide.owner", .critical, "maya")]
    ),
    ("nobody, for s47", "s47-single", nil, [Raised("decide.owner", .critical, "maya")]),
    ("police's decision-maker", "police-investigation", voice("police", "malik"), []),
    (
      "social care, for a police matter", "police-investigation", voice("social-care", "osei"),
      [Raised("decide.owner", .warning, "maya")]
    ),
    ("nobody, for a decision in words", "watch and wait", nil, [Raised("decide.owner", .warning, "maya")]),
    ("anybody by name, for a decision in words", "watch and wait", voice("health", "byrne"), []),
  ]

  @Test("A decision is owned by name, and by whose it is to take", arguments: owners)
  func owner(_ name: String, _ decision: String, _ owner: Voice?, _ raises: [Raised]) throws {
    var discussion = try discussion()
    discussion.decides(1, decision, "11:07", owner: owner)
    #expect(discussion.raised("decide.owner") == raises)
  }

  static let news = TakenWithout(
    because: "back tonight", news: voice("social-care", "osei"), newsBy: local("2026-11-19T14:00"))
  static let without: [(String, TakenWithout?, String?, String)] = [
    (
      "nothing said", nil, nil,
      "why it could not wait, who asks for its information by when and whether there is a further discussion not recorded"
    ),
    (
      "no reason", TakenWithout(because: "", news: news.news, newsBy: news.newsBy), "14:00",
      "; why it could not wait not recorded"
    ),
    (
      "nobody asks", TakenWithout(because: "x"), "14:00",
      "; who asks for its information by when not recorded"
    ),
    (
      "no time to ask by", TakenWithout(because: "x", news: news.news), "14:00",
      "; who asks for its information by when not"
    ),
    ("no further discussion", news, nil, "; whether there is a further discussion not recorded"),
  ]

  @Test(
    "A decision taken without a core agency says why, who gets its news by when, and what follows",
    arguments: without)
  func takenWithout(_ name: String, _ without: TakenWithout?, _ again: String?, _ says: String) throws {
    var discussion = try discussion()
    discussion.leaves("byrne", "11:05")
    discussion.decides(1, "11:07", without: without, again: again)
    #expect(discussion.raised("decide.without") == [Raised("decide.without", .warning, "maya")])
    #expect(discussion.words("decide.without").contains("taken without Health"))
    #expect(discussion.words("decide.without").contains(says))
    #expect(!discussion.words("decide.without").contains("provisional"))
  }

  @Test("All of it said, or the agency there at the moment of the decision, nothing more is asked")
  func takenWith() throws {
    var discussion = try discussion()
    discussion.decides(1, "11:04")
    discussion.leaves("byrne", "11:05")
    discussion.decides(2, "11:07", without: Self.news, again: "2026-11-20T15:00")
    #expect(discussion.raised("decide.without") == [])
    discussion.comes("byrne", for: "health", "11:10")
    #expect(discussion.raised("decide.without") == [])
  }

  @Test("Each agency present is asked its view by name; no view is an answer, and one given before counts")
  func views() throws {
    var discussion = try discussion()
    discussion.at(
      "11:04", .proposed(number: 1, child: "maya", decision: "s47-joint"),
      .viewed(Viewing(decision: 1, voice: voice("health", "byrne"), view: .agrees)))
    #expect(discussion.raised("decide.view") == [])
    discussion.decides(1, "11:07")
    #expect(discussion.raised("decide.view") == [Raised("decide.view", .notice, "maya", .practice)])
    #expect(discussion.words("decide.view").contains("not asked: Social care and Police;"))
    discussion.at(
      "11:08", .viewed(Viewing(decision: 1, voice: voice("social-care"), view: .agrees)),
      .viewed(Viewing(decision: 1, voice: voice("police"), view: .noView)))
    #expect(discussion.raised("decide.view") == [])
  }

  @Test("An agency that was not there when it was decided is not asked")
  func absentIsNotAsked() throws {
    var discussion = try discussion()
    discussion.leaves("byrne", "11:05")
    discussion.decides(1, "11:07")
    #expect(discussion.words("decide.view").contains("not asked: Social care and Police;"))
  }

  @Test("An agency that the procedure has no place for is not asked, though it is there")
  func besidesTheProcedure() throws {
    var discussion = try discussion()
    discussion.comes("hall", for: "fire", "10:31")
    discussion.decides(1, "11:07")
    #expect(discussion.words("decide.view").contains("not asked: Social care, Police and Health;"))
  }

  private func disagreeing(_ words: String? = "no offence disclosed") -> Act {
    .viewed(Viewing(decision: 1, voice: voice("police", "malik"), view: .disagrees, words: words, dissent: 1))
  }

  @Test(
    "A view against a proposal is a dissent once the decision is taken, until it has a level, a contact and a time"
  )
  func dissent() throws {
    var discussion = try discussion()
    discussion.at("11:04", .proposed(number: 1, child: "maya", decision: "s47-joint"), disagreeing())
    #expect(discussion.raised("dissent.open", closing: true) == [])
    discussion.decides(1, "11:07")
    #expect(discussion.raised("dissent.open") == [Raised("dissent.open", .critical, "maya")])
    var settled = discussion
    settled.at("11:12", .settled(dissent: 1, "police agree, the caution was not known to them"))
    #expect(settled.raised("dissent.open") == [])
    discussion.at("11:11", .escalated(dissent: 1, level: "line-managers", with: "", by: nil))
    #expect(discussion.raised("dissent.open") == [Raised("dissent.open", .warning, "maya")])
    #expect(discussion.words("dissent.open").contains("not said with whom and by when"))
    discussion.at(
      "11:12", .escalated(dissent: 1, level: "line-managers", with: "P Shah", by: local("2026-11-19T16:00")))
    #expect(discussion.raised("dissent.open") == [])
  }

  @Test("What was not said of a step is said of it later: it stays one step, from when it was taken")
  func completed() throws {
    var discussion = try discussion()
    discussion.at("11:04", .proposed(number: 1, child: "maya", decision: "s47-joint"), disagreeing())
    discussion.decides(1, "11:07")
    func steps() -> [String] {
      discussion.meeting.dissents[0].escalations.map {
        "\($0.level) \($0.with) \($0.by?.clock ?? "-") \(London.local($0.at).clock)"
      }
    }
    let four = try local("2026-11-19T16:00")
    discussion.at("11:11", .escalated(dissent: 1, level: "line-managers", with: "P Shah", by: nil))
    discussion.at("11:12", .escalated(dissent: 1, level: "line-managers", with: "P Shah", by: four))
    #expect(steps() == ["line-managers P Shah 16:00 11:11"])
    discussion.at("11:13", .escalated(dissent: 1, level: "line-managers", with: "P Shah", by: four))
    discussion.at("11:14", .escalated(dissent: 1, level: "managers", with: "", by: four))
    discussion.at("11:15", .escalated(dissent: 1, level: "managers", with: "L Ford", by: nil))
    #expect(
      steps() == [
        "line-managers P Shah 16:00 11:11", "line-managers P Shah 16:00 11:13", "managers L Ford 16:00 11:14",
      ])
  }

  @Test("A step that is agreed for later than its own time is warned of, with how that time was counted")
  func stepInItsTime() throws {
    let ladder = """
      ladders:
        - for: delay
          levels: [{id: desk, name: duty desk, contacts: ["desk, 01632 960101"], within: 1 hour}]
          cite: 9 Delay
        - for: disagreement
          levels:
            - {id: workers, name: workers, contacts: ["workers, 01632 960102"], within: 30 minutes}
            - {id: managers, name: managers, contacts: ["duty, 01632 960100"], within: 1 working day}
          cite: 8 Disagreement

      """
    for (by, isLate) in [("2026-11-20T23:59", false), ("2026-11-21T09:00", true)] {
      var discussion = try Discussion(under: Area.extending(ladder))
      discussion.opens("10:30")
      discussion.comes("malik", for: "police", "10:30")
      discussion.decides(1, "11:07")
      discussion.at("11:08", disagreeing())
      discussion.at("11:12", .escalated(dissent: 1, level: "managers", with: "P Shah", by: local(by)))
      #expect(discussion.raised("dissent.open") == (isLate ? [Raised("dissent.open", .warning, "maya")] : []))
      let reckoned = "[Fri 20 Nov 2026: 1 working day after Thu 19 Nov]"
      #expect(discussion.words("dissent.open").contains(reckoned) == isLate)
    }
    for (by, isLate) in [("2026-11-19T11:42", false), ("2026-11-19T11:43", true)] {
      var discussion = try Discussion(under: Area.extending(ladder))
      discussion.opens("10:30")
      discussion.comes("malik", for: "police", "10:30")
      discussion.decides(1, "11:07")
      discussion.at("11:08", disagreeing())
      discussion.at("11:12", .escalated(dissent: 1, level: "workers", with: "P Shah", by: local(by)))
      #expect(discussion.said("dissent.open") == (isLate ? ["warning maya"] : []), "30 minutes from 11:12")
    }
  }

  @Test(
    "Reasonable cause that is recorded and answered by no section 47 enquiries is pointed out, child by child"
  )
  func thresholdMet() throws {
    var discussion = try Discussion([maya, theo])
    discussion.opens("10:30")
    discussion.decides(1, "no-s47", for: "maya", "11:07")
    discussion.decides(2, for: "theo", "11:08")
    #expect(
      discussion.raised("decide.threshold") == [Raised("decide.threshold", .warning, "maya", .national)])
    #expect(
      discussion.advice().warnings.first { $0.rule == "decide.threshold" }?.citation.description
        == "[Children Act 1989 section 47(1)]")
    discussion.decides(3, for: "maya", "11:10")
    #expect(discussion.raised("decide.threshold") == [])
    var unmet = try Discussion()
    unmet.opens("10:30")
    unmet.at(
      "11:07",
      .decided(
        Deciding(number: 1, child: "maya", decision: "no-s47", owner: nil, threshold: .no, because: "a fall"))
    )
    #expect(unmet.raised("decide.threshold") == [])
  }

  @Test("Two decisions on one child that exclude one another are named together, until one is taken back")
  func opposed() throws {
    var discussion = try Discussion([maya, theo])
    discussion.opens("10:30")
    discussion.decides(1, "s47-joint", for: "maya", "11:07")
    discussion.decides(2, "nfa", for: "theo", "11:08")
    #expect(discussion.raised("decide.opposed") == [])
    discussion.decides(3, "conference", for: "maya", "11:09")
    // A child can be helped as a child in need while enquiries go on.
    discussion.decides(6, "s17", for: "maya", "11:09")
    discussion.decides(4, "s17", for: "theo", "11:10")
    #expect(discussion.raised("decide.opposed") == [])
    discussion.decides(5, "nfa", for: "maya", "11:11")
    #expect(discussion.raised("decide.opposed") == [Raised("decide.opposed", .warning, "maya", .practice)])
    let warning = try #require(discussion.advice().warnings.first { $0.rule == "decide.opposed" })
    #expect(
      warning.message
        == "Maya: decided section 47 within a single assessment, joint with police (decision 1) and no further action (decision 5): one excludes the other"
    )
    #expect(warning.remedy.contains(":undo decision 1 or 5"))
    #expect(warning.about == "decisions 1 and 5")
    #expect(warning.place == .decisions(5))
    let first = try #require(
      discussion.proceedings.events.first {
        if case .decided(let taken) = $0.act { taken.number == 1 } else { false }
      })
    discussion.at("11:12", .withdrawn(first.id))
    #expect(discussion.raised("decide.opposed") == [])
  }

  @Test(
    "Enquiries that begin in two ways exclude each other; those that go on and begin anew, or were only put to the agencies, do not"
  )
  func begunTwice() throws {
    var twice = try Discussion()
    twice.opens("10:30")
    twice.decides(1, "s47-joint", "11:07")
    twice.at("11:08", .proposed(number: 2, child: "maya", decision: "nfa"))
    twice.decides(3, "s47-continue", "11:09")
    #expect(twice.raised("decide.opposed") == [])
    twice.decides(4, "s47-single", "11:10")
    #expect(twice.raised("decide.opposed") == [Raised("decide.opposed", .warning, "maya", .practice)])
  }

  @Test("A dissent in nobody's words asks for the words first, and is one warning")
  func wordless() throws {
    var discussion = try discussion()
    discussion.decides(1, "11:07")
    discussion.at("11:08", disagreeing(nil))
    #expect(discussion.raised("dissent.open") == [Raised("dissent.open", .critical, "maya")])
    #expect(discussion.words("dissent.open").contains("not in its own words"))
  }

  @Test("A dissent without a level rests on the ladder for disagreement, whichever stand before it")
  func ladderForDisagreement() throws {
    var discussion = try discussion()
    discussion.procedure.ladders.reverse()
    for index in discussion.procedure.ladders.indices
    where discussion.procedure.ladders[index].purpose != .disagreement {
      discussion.procedure.ladders[index].cite.place = "Contacts"
    }
    discussion.decides(1, "11:07")
    discussion.at("11:08", disagreeing())
    let cited = discussion.advice().warnings.filter { $0.rule == "dissent.open" }.map(\.citation.place)
    #expect(cited == ["Dispute Resolution and Escalation"])
    let ladder = try #require(discussion.procedure.ladders.first { $0.purpose == .disagreement })
    #expect(ladder.levels.count > 1)
    let first = try #require(ladder.levels.first)
    #expect(discussion.words("dissent.open").hasSuffix(":escalate 1 to \(first.name) with …"))
  }

  @Test("Where the text has no ladder no level is asked for")
  func noLadder() throws {
    var discussion = try Discussion(under: try Area.national.get())
    discussion.opens("10:30")
    discussion.comes("malik", for: "police", "10:30")
    discussion.decides(1, "11:07")
    discussion.at("11:08", disagreeing())
    #expect(discussion.raised("dissent.open") == [])
  }
}
