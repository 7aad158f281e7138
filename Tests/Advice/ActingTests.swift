import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("Who does what by when, and what for?")
struct ActingTests {
  private func discussion(_ plan: ActionPlan, under area: Procedure? = nil) throws -> Discussion {
    var discussion = try Discussion(under: area)
    discussion.opens("10:30")
    discussion.at("11:24", .action(plan))
    return discussion
  }

  static let lacks: [(String, ActionPlan, String?)] = [
    ("complete", Discussion.action(), nil),
    ("nobody", Discussion.action { $0.owner = nil }, "no owner"),
    ("an agency, nobody by name", Discussion.action { $0.owner = voice("police") }, "no a person at Police"),
    ("no time", Discussion.action { $0.by = nil }, "no time"),
    ("no purpose", Discussion.action { $0.purpose = nil }, "no purpose"),
    (
      "what has to be found out",
      Discussion.action {
        $0.kind = .outstanding; $0.purpose = nil
      }, nil
    ),
    (
      "only in a case of need",
      Discussion.action {
        $0.kind = .contingency; $0.purpose = nil; $0.condition = "consent is refused"
      }, nil
    ),
    (
      "in a case that nothing says", Discussion.action { $0.kind = .contingency },
      "no case in which it is done"
    ),
    (
      "nothing but words", ActionPlan(number: 1, text: "speak to Jade"),
      "no owner, no time, no purpose"
    ),
  ]

  @Test(
    "An action has an owner by name, a time and a purpose; what it lacks is one warning", arguments: lacks)
  func incomplete(_ name: String, _ plan: ActionPlan, _ says: String?) throws {
    let discussion = try discussion(plan)
    #expect(
      discussion.raised("action.incomplete") == (says == nil ? [] : [Raised("action.incomplete", .warning)]))
    #expect(discussion.words("action.incomplete").contains(says ?? ""))
  }

  @Test("A purpose is asked for only where the procedure wants it")
  func purpose() throws {
    let plan = Discussion.action { $0.purpose = nil }
    #expect(try discussion(plan, under: Area.national.get()).raised("action.incomplete") == [])
  }

  @Test("What is added later completes it, one child's is that child's, and what is done is not asked about")
  func amended() throws {
    var discussion = try discussion(
      Discussion.action {
        $0.owner = nil; $0.children = ["maya"]
      })
    #expect(discussion.raised("action.incomplete") == [Raised("action.incomplete", .warning, "maya")])
    var done = discussion
    done.at("11:30", .done(number: 1, "seen alone"))
    #expect(done.raised("action.incomplete") == [])
    discussion.at("11:30", .amended(number: 1, Amendment(owner: voice("social-care", "osei"))))
    #expect(discussion.raised("action.incomplete") == [])
  }

  static let times: [(String, String, String, [Raised])] = [
    ("due in two hours, asked before", "13:30", "13:30", []),
    ("due in two hours, asked after", "13:30", "13:31", [Raised("action.overdue", .critical)]),
    ("due before it was agreed", "11:23", "11:25", [Raised("action.past", .notice, nil, .practice)]),
    (
      "due before it was agreed, asked a day later", "11:23", "2026-11-20T11:25",
      [Raised("action.past", .notice, nil, .practice)]
    ),
    ("due at once", "11:24", "11:24", []),
  ]

  @Test(
    "An action past its time is overdue, one agreed for the past is looked at, never both", arguments: times)
  func time(_ name: String, _ by: String, _ now: String, _ raises: [Raised]) throws {
    let discussion = try discussion(Discussion.action { $0.by = local("2026-11-19T\(by)") })
    #expect(discussion.raised("action.past", "action.overdue", at: now) == raises)
  }

  struct Serving: Sendable, CustomTestStringConvertible {
    var area: String
    /// The last moment of what the action serves, and one minute later.
    var last: String
    var later: String
    var what: String
    var testDescription: String { area }
  }

  /// Section 47 was begun at 11:07 on Thu 19 Nov 2026, of a referral on the 18th.
  static let serving = [
    Serving(
      area: "gloucestershire", last: "2026-12-10T23:59", later: "2026-12-11T00:00",
      what: "the initial child protection conference"),
    Serving(
      area: "bedford", last: "2026-12-10T23:59", later: "2026-12-11T00:00",
      what: "the initial child protection conference"),
    Serving(
      area: "liverpool", last: "2026-12-10T23:59", later: "2026-12-11T00:00",
      what: "the section 47 enquiry, completed"),
    Serving(area: "devon", last: "2027-01-25T23:59", later: "2027-01-26T00:00", what: "the assessment"),
    Serving(
      area: "working-together", last: "2027-01-25T23:59", later: "2027-01-26T00:00", what: "the assessment"),
  ]

  @Test(
    "An action due after the enquiries it serves is looked at, one due with them is not", arguments: serving)
  func laterThanItServes(_ given: Serving) throws {
    var decided = try Discussion(under: try #require(Area.all[given.area]).get())
    decided.opens("10:30")
    decided.decides(1, "11:07")
    func words(_ by: String, _ change: (inout ActionPlan) -> Void = { _ in }) -> String {
      var discussion = decided
      let plan = Discussion.action {
        $0.by = local(by)
        change(&$0)
      }
      discussion.at("11:24", .action(plan))
      return discussion.words("action.past")
    }
    #expect(words(given.last) == "")
    #expect(words(given.later).contains("is later than \(given.what)"))
    #expect(words(given.later) { $0.children = ["maya"] }.contains("is later than \(given.what)"))
    #expect(words(given.later) { $0.kind = .contingency } == "")
  }

  @Test("An action for one child serves that child's enquiries, not a sibling's")
  func servesItsChild() throws {
    var discussion = try Discussion([maya, theo])
    discussion.opens("10:30")
    discussion.decides(1, for: "theo", "11:07")
    let plan = Discussion.action {
      $0.by = local("2026-12-11T00:00")
      $0.children = ["maya"]
    }
    discussion.at("11:24", .action(plan))
    #expect(discussion.raised("action.past") == [])
    discussion.decides(2, for: "maya", "11:25")
    #expect(discussion.raised("action.past").count == 1)
    #expect(discussion.words("action.past").contains("later than the initial child protection conference"))
  }

  @Test("Until enquiries are begun an action serves the assessment")
  func servesTheAssessment() throws {
    let late = try discussion(Discussion.action { $0.by = local("2027-01-26T00:00") })
    #expect(late.words("action.past").contains("is later than the assessment"))
    let inTime = try discussion(Discussion.action { $0.by = local("2027-01-25T23:59") })
    #expect(inTime.raised("action.past") == [])
    var procedure = try Area.gloucestershire.get()
    let conference = try #require(procedure.timescales.firstIndex { $0.rule == "time.conference" })
    procedure.timescales[conference].origin = .discussionEnded
    let waiting = try discussion(
      Discussion.action { $0.by = local("2027-01-26T00:00") }, under: procedure)
    #expect(waiting.words("action.past").contains("is later than the assessment"), "no conference has a date")
  }

  @Test("An action for all children serves the enquiries that are to end last")
  func servesTheLast() throws {
    var decided = try Discussion([maya, theo])
    decided.opens("10:30")
    decided.decides(1, for: "maya", "11:07")
    decided.decides(2, for: "theo", "2026-11-20T11:07")
    for (by, isLate) in [("2026-12-11T23:59", false), ("2026-12-12T00:00", true)] {
      var discussion = decided
      discussion.at("11:24", .action(Discussion.action { $0.by = local(by) }))
      #expect(discussion.raised("action.past").isEmpty != isLate, "by \(by)")
    }
  }

  @Test("A date of the whole meeting is every child's, and an action due at its last minute is in time")
  func servesTheMeeting() throws {
    var procedure = try Area.national.get()
    let assessment = try #require(procedure.timescales.firstIndex { $0.rule == "time.assessment" })
    procedure.timescales[assessment].perChild = false
    procedure.timescales[assessment].period = try #require(Period(48, .hours))
    for (by, isLate) in [("2026-11-20T14:10", false), ("2026-11-20T14:11", true)] {
      let discussion = try discussion(
        Discussion.action {
          $0.by = local(by)
          $0.children = ["maya"]
        }, under: procedure)
      #expect(discussion.raised("action.past").isEmpty != isLate, "by \(by)")
    }
  }

  @Test("What is done is not looked at for a time before it was agreed")
  func doneInThePast() throws {
    var discussion = try discussion(Discussion.action { $0.by = local("2026-11-19T11:23") })
    discussion.at("11:25", .done(number: 1, "seen alone"))
    #expect(discussion.raised("action.past", "action.overdue") == [])
  }

  @Test("Done it is not overdue; reported late it stands as a warning until it is done")
  func late() throws {
    var discussion = try discussion(Discussion.action())
    var done = discussion
    done.at("13:00", .done(number: 1, "seen alone"))
    #expect(done.raised("action.overdue", at: "15:00") == [])
    discussion.at("14:00", .late(number: 1, "not at school today"))
    #expect(discussion.raised("action.overdue", at: "15:00") == [Raised("action.overdue", .warning)])
    #expect(discussion.words("action.overdue").contains("not at school today"))
  }

  @Test("A contingency past its time asks whether its case has come: it is not overdue")
  func contingency() throws {
    let discussion = try discussion(
      Discussion.action {
        $0.kind = .contingency; $0.condition = "if consent is refused"
      })
    #expect(discussion.raised("action.overdue", at: "13:31") == [Raised("action.overdue", .warning)])
    #expect(discussion.words("action.overdue", at: "13:31").contains("if consent is refused"))
  }

  @Test("A contingency is asked for only where the text wants one, and one action's if-not is enough")
  func contingencyNone() throws {
    #expect(try discussion(Discussion.action()).raised("contingency.none", closing: true) == [])
    func wanting(_ contingency: String) throws -> Procedure {
      try Area.extending(
        """
        actions: {needs-purpose: yes, needs-contingency: \(contingency), cite: The plan}
        rules:
          contingency.none: {severity: warning, cite: The plan}
        """)
    }
    let area = try wanting("yes")
    let unwanted = try discussion(Discussion.action(), under: wanting("no"))
    #expect(unwanted.raised("contingency.none", closing: true) == [])
    let without = try discussion(Discussion.action(), under: area)
    #expect(without.raised("contingency.none") == [])
    #expect(without.raised("contingency.none", closing: true) == [Raised("contingency.none", .warning)])
    var planning = without
    planning.at("11:25", .itemOpened("plan"))
    #expect(planning.raised("contingency.none") == [Raised("contingency.none", .warning)])
    let ifNot = try discussion(Discussion.action { $0.ifNot = "ring the duty solicitor" }, under: area)
    #expect(ifNot.raised("contingency.none", closing: true) == [])
    let planned = try discussion(Discussion.action { $0.kind = .contingency }, under: area)
    #expect(planned.raised("contingency.none", closing: true) == [])
  }

  @Test("A risk of which nobody said whose it is counts like one of every child until an action answers it")
  func coverageOfNobody() throws {
    var discussion = try Discussion([maya, theo])
    discussion.opens("10:30")
    discussion.at("10:58", .riskNamed(number: 1, "left alone", children: []))
    let everybodys = [Raised("coverage.risk", .warning, nil, .practice)]
    #expect(discussion.raised("coverage.risk", closing: true) == everybodys)
    discussion.at("11:24", .action(Discussion.action { $0.risks = [1] }))
    #expect(discussion.raised("coverage.risk", closing: true) == [])
  }

  @Test("Before the end each risk that was named has an action that answers it", arguments: Area.all.keys)
  func coverage(area: String) throws {
    var discussion = try Discussion([maya, theo], under: try #require(Area.all[area]).get())
    discussion.opens("10:30")
    discussion.at(
      "10:58", .riskNamed(number: 1, "repeated assault", children: ["maya", "theo"]),
      .riskNamed(number: 2, "collected late", children: ["theo"]))
    discussion.at("11:24", .action(Discussion.action { $0.risks = [] }))
    #expect(discussion.raised("coverage.risk") == [])
    let (both, theos) = (
      Raised("coverage.risk", .warning, nil, .practice), Raised("coverage.risk", .warning, "theo", .practice)
    )
    #expect(discussion.raised("coverage.risk", closing: true) == [both, theos])
    discussion.at(
      "11:25",
      .action(
        Discussion.action {
          $0.number = 2
          $0.risks = [1]
        }))
    #expect(discussion.raised("coverage.risk", closing: true) == [theos])
    #expect(discussion.words("coverage.risk", closing: true).contains("Risk 2: no action answers it"))
    discussion.at("11:26", .amended(number: 1, Amendment(risks: [2])))
    #expect(discussion.raised("coverage.risk", closing: true) == [])
  }
}
