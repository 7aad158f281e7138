import Advice
import Calendar
import Meeting
import Procedures
import Testing

/// A discussion whose plan is being made, under one area's procedure: what holds, what was answered, what is warned of.
struct Planned: Sendable, CustomTestStringConvertible {
  struct Given: Sendable {
    var question: String
    var answer: String?
    var lacking: String?
  }

  var area: String
  var name: String
  var hasS47: Bool
  var holding: [String]
  var given: [Given]
  var raises: [Raised]
  var testDescription: String { "\(area): \(name)" }

  init(
    _ area: String, _ name: String, s47: Bool = false, holding: [String] = [], _ given: Given...,
    raises: Raised...
  ) {
    self.area = area
    self.name = name
    self.hasS47 = s47
    self.holding = holding
    self.given = given
    self.raises = raises
  }

  func discussion(_ children: [Child] = [maya], at item: String = "plan") throws -> Discussion {
    var discussion = try Discussion(children, under: try #require(Area.all[area]).get())
    discussion.opens("10:30")
    for name in holding {
      let perChild = discussion.procedure.circumstances.first { $0.id == name }?.perChild ?? false
      discussion.at("10:31", .circumstance(name, child: perChild ? "maya" : nil, .yes))
    }
    if hasS47 { discussion.decides(1, "11:07") }
    discussion.at("11:18", .itemOpened(item))
    for given in given {
      discussion.at("11:19", discussion.answering(given.question, given.answer, lacking: given.lacking))
    }
    return discussion
  }
}

/// An answer to a question with all that it needs, but for what is lacking.
private func says(_ question: String, _ answer: String? = nil, lacking: String? = nil) -> Planned.Given {
  Planned.Given(question: question, answer: answer, lacking: lacking)
}

@Suite(
  "Is the enquiry planned: who leads it, who else is affected, with whose permission, by which agencies?")
struct PlanningTests {
  static let leading = [
    Planned(
      "working-together", "section 47, and no lead social worker", s47: true,
      raises: Raised("s47.plan", .warning, "maya")),
    Planned("working-together", "a social worker leads the enquiry", s47: true, says("lead-worker")),
    Planned(
      "devon", "no social worker of the IRT leads the enquiry", s47: true,
      raises: Raised("s47.plan", .warning, "maya")),
    Planned("devon", "the IRT's social worker leads it", s47: true, says("lead-worker")),
    Planned(
      "bedford", "neither who leads, nor when the child is seen alone", s47: true,
      raises: Raised("s47.plan", .warning, "maya", .national), Raised("s47.plan", .warning, "maya")),
    Planned(
      "bedford", "seeing the child alone is not right for the child, and nobody says why", s47: true,
      says("lead-worker"), says("alone", "no", lacking: "why"), raises: Raised("s47.plan", .warning, "maya")),
    Planned(
      "bedford", "it is not right for the child, with the reason", s47: true, says("lead-worker"),
      says("alone", "no")),
    Planned(
      "liverpool", "the lead social worker is named, seeing the child alone is open", s47: true,
      says("lead-worker"), raises: Raised("s47.plan", .warning, "maya")),
    Planned(
      "liverpool", "the lead social worker sees the child alone, by a time", s47: true, says("lead-worker"),
      says("alone", "yes")),
    Planned(
      "gloucestershire", "the child is seen alone, nobody says by whom", s47: true, says("lead-worker"),
      says("alone", "yes", lacking: "who"), raises: Raised("s47.plan", .warning, "maya")),
    Planned("gloucestershire", "no section 47 is begun, and nobody leads it"),
  ]

  @Test("Section 47 has a lead social worker, and the child is seen alone or why not", arguments: leading)
  func lead(_ planned: Planned) throws {
    #expect(try planned.discussion().raised("s47.plan") == planned.raises)
  }

  static let checks = [
    Planned(
      "gloucestershire", "nobody decided on permission for checks", s47: true,
      raises: Raised("permission.checks", .warning)),
    Planned("gloucestershire", "permission sought and given", s47: true, says("checks", "given")),
    Planned(
      "gloucestershire", "permission to be sought, no time", s47: true,
      says("checks", "asked", lacking: "when"), raises: Raised("permission.checks", .warning)),
    Planned(
      "gloucestershire", "not sought, no manager's rationale", s47: true,
      says("checks", "not-sought", lacking: "why"), raises: Raised("permission.checks", .warning)),
    Planned(
      "gloucestershire", "not sought, for the manager's reason", s47: true, says("checks", "not-sought")),
    Planned(
      "gloucestershire", "sought and denied, no manager's rationale", s47: true,
      says("checks", "denied", lacking: "why"), raises: Raised("permission.checks", .warning)),
    Planned("gloucestershire", "sought and denied, and why it goes on", s47: true, says("checks", "denied")),
    Planned("gloucestershire", "no section 47, no checks"),
    Planned("liverpool", "its text has no permission for checks", s47: true),
  ]

  @Test(
    "A manager's rationale stands where permission for checks is not sought or is denied", arguments: checks)
  func permissionForChecks(_ planned: Planned) throws {
    let discussion = try planned.discussion()
    #expect(discussion.raised("permission.checks") == planned.raises)
    let isUnreasoned = planned.given.contains { $0.lacking == "why" }
    #expect(discussion.words("permission.checks").contains("no manager's rationale") == isUnreasoned)
  }

  static let seeing = [
    Planned(
      "liverpool", "nobody says whether a parent permits it",
      raises: Raised("permission.legal", .warning, "maya")),
    Planned("liverpool", "a parent permits it", says("permission", "given")),
    Planned(
      "liverpool", "the child could be coerced into silence, no legal advice",
      says("permission", "coerced", lacking: "legal advice"),
      raises: Raised("permission.legal", .critical, "maya")),
    Planned(
      "liverpool", "evidence would be destroyed, no legal advice",
      says("permission", "evidence", lacking: "legal advice"),
      raises: Raised("permission.legal", .critical, "maya")),
    Planned(
      "liverpool", "a competent child does not want it, no legal advice",
      says("permission", "child-wish", lacking: "legal advice"),
      raises: Raised("permission.legal", .critical, "maya")),
    Planned("liverpool", "the child could be coerced, with legal advice", says("permission", "coerced")),
    Planned(
      "liverpool", "other exceptional circumstances, with legal advice, nobody says which",
      says("permission", "exceptional", lacking: "why"),
      raises: Raised("permission.legal", .warning, "maya")),
    Planned("gloucestershire", "its text prefers a parent's permission, and demands no legal advice"),
  ]

  @Test("Who goes on without a parent's permission has taken legal advice", arguments: seeing)
  func permissionForSeeing(_ planned: Planned) throws {
    #expect(try planned.discussion().raised("permission.legal") == planned.raises)
  }

  @Test("That legal advice is missing is told as soon as it is said that there is no permission")
  func atOnce() throws {
    let planned = Planned(
      "liverpool", "", says("permission", "coerced", lacking: "legal advice"))
    let before = try planned.discussion(at: "information")
    #expect(before.raised("permission.legal") == [Raised("permission.legal", .critical, "maya")])
    let unasked = try Planned("liverpool", "").discussion(at: "information")
    #expect(unasked.raised("permission.legal") == [])
  }

  static let children = [
    Planned("bedford", "other children not considered", raises: Raised("children.others", .warning)),
    Planned("liverpool", "other children not considered", raises: Raised("children.others", .warning)),
    Planned("gloucestershire", "other children not considered", raises: Raised("children.others", .warning)),
    Planned(
      "liverpool", "others are affected, nobody says who", says("other-children", "yes", lacking: "who"),
      raises: Raised("children.others", .warning)),
    Planned("liverpool", "no other child is affected", says("other-children", "no")),
    Planned("working-together", "its text asks for no other child"),
    Planned("devon", "its text asks for no other child"),
    Planned(
      "bedford", "a child harmed another, no conference on both considered", holding: ["child-on-child"],
      says("other-children", "no"), raises: Raised("children.both", .warning)),
    Planned(
      "liverpool", "a child harmed another, no conference on the other, no reason",
      holding: ["child-on-child"], says("other-children", "no"), says("both-children", "no", lacking: "why"),
      raises: Raised("children.both", .warning)),
    Planned(
      "gloucestershire", "a separate discussion for the other child", holding: ["child-on-child"],
      says("other-children", "no"), says("both-children", "yes")),
    Planned(
      "gloucestershire", "no separate discussion, and why", holding: ["child-on-child"],
      says("other-children", "no"), says("both-children", "no")),
    Planned("devon", "a child harmed another: its text has no word on both", holding: ["child-on-child"]),
  ]

  @Test("Other children are considered, and where a child harmed another, both", arguments: children)
  func otherChildren(_ planned: Planned) throws {
    #expect(try planned.discussion().raised("children.others", "children.both") == planned.raises)
  }

  static let agencies = [
    Planned(
      "gloucestershire", "neither the agencies nor police's matters are asked for",
      raises: Raised("joint.investigation", .warning, "maya"), Raised("joint.investigation", .warning, "maya")
    ),
    Planned(
      "gloucestershire", "joint, and police were not asked which of their matters it involves",
      says("joint", "joint"), raises: Raised("joint.investigation", .warning, "maya")),
    Planned(
      "gloucestershire", "joint, for an assault", says("joint", "joint"), says("police-matters", "assault")),
    Planned(
      "gloucestershire", "police alone, for a sexual offence", says("joint", "police"),
      says("police-matters", "sexual-offence")),
    Planned(
      "gloucestershire", "social care alone, for an assault, nobody says why",
      says("joint", "social-care", lacking: "why"), says("police-matters", "assault"),
      raises: Raised("joint.investigation", .warning, "maya")),
    Planned(
      "gloucestershire", "social care alone, for an assault, with the reason", says("joint", "social-care"),
      says("police-matters", "assault")),
    Planned("working-together", "its text names no matters of police's"),
    Planned("devon", "joint or single is the decision's, and no matter is named"),
  ]

  @Test(
    "Police say which of their matters it involves, and what is unusual has its reason", arguments: agencies)
  func joint(_ planned: Planned) throws {
    #expect(try planned.discussion().raised("joint.investigation") == planned.raises)
  }

  @Test(
    "What is usual follows from what was named: police's matters first, unless police usually act alone",
    arguments: [
      (
        "social-care", ["police-matters": "aggravated"],
        "social care alone is not what is usual (joint or police alone)"
      ),
      (
        "joint", ["police-matters": "none", "social-care-matters": "emotional"],
        "joint is not what is usual (social care alone)"
      ),
      (
        "joint", ["police-matters": "assault", "police-alone": "unknown-offender"],
        "joint is not what is usual (police alone)"
      ),
      ("joint", ["police-matters": "serious-neglect, assault"], "joint: lacks why"),
      ("none", ["police-matters": "none"], "neither: lacks why"),
    ])
  func usual(_ answer: String, _ named: [String: String], _ words: String) throws {
    var discussion = try Planned("gloucestershire", "").discussion()
    for (question, answer) in named {
      discussion.at("11:20", .questionAnswered(QuestionAnswer(question: question, answer: answer)))
    }
    discussion.at("11:21", discussion.answering("joint", answer, lacking: "why"))
    #expect(discussion.words("joint.investigation").contains("Maya: \(words)"))
  }

  @Test("A decision for a joint enquiry says that it is joint, and an answer to the contrary is told at both")
  func jointByDecision() throws {
    var discussion = try Planned("gloucestershire", "").discussion()
    discussion.at("11:20", discussion.answering("police-matters", "assault"))
    #expect(discussion.raised("joint.investigation").count == 1)
    #expect(discussion.advice().unasked.contains("joint"))
    discussion.decides(1, "11:21")
    #expect(discussion.raised("joint.investigation") == [])
    #expect(!discussion.advice().unasked.contains("joint"))
    discussion.at("11:22", discussion.answering("joint", "social-care"))
    let contrary = discussion.advice().warnings.filter { $0.rule == "joint.investigation" }
    #expect(contrary.map(\.place) == [.question("joint"), .decisions(1)])
    #expect(contrary.allSatisfy { $0.severity == .warning && $0.child == "maya" })
    #expect(contrary[0].message.hasPrefix("Maya: planned social care alone, and decided section 47"))
    discussion.at("11:23", discussion.answering("joint", "joint"))
    #expect(discussion.raised("joint.investigation") == [])
  }

  static let after = [
    Planned("bedford", "no word on a review meeting", raises: Raised("review.unanswered", .warning)),
    Planned(
      "bedford", "a review meeting, no time", says("review-meeting", "yes", lacking: "when"),
      raises: Raised("review.unanswered", .warning)),
    Planned("bedford", "a review meeting by a time", says("review-meeting", "yes")),
    Planned("bedford", "no review meeting, and why", says("review-meeting", "no")),
    Planned("devon", "no police sergeant for the summary", raises: Raised("summary.police", .warning)),
    Planned("devon", "a police sergeant sends the summary", says("summary-officer")),
    Planned("liverpool", "its text asks neither"),
    Planned("gloucestershire", "its text asks neither"),
  ]

  @Test("A review is held or not, and the summary has somebody to pass it on", arguments: after)
  func afterwards(_ planned: Planned) throws {
    #expect(try planned.discussion().raised("review.unanswered", "summary.police") == planned.raises)
  }

  static let transfers = [
    Planned(
      "liverpool", "another authority's child, and nobody asked", holding: ["responsible-elsewhere"],
      raises: Raised("authority.transfer", .warning, "maya")),
    Planned(
      "liverpool", "it has not accepted, nobody says who asks by when", holding: ["responsible-elsewhere"],
      says("responsibility", "no", lacking: "when"), raises: Raised("authority.transfer", .warning, "maya")),
    Planned(
      "liverpool", "it has not accepted, and is asked by a time: noticed until it has",
      holding: ["responsible-elsewhere"], says("responsibility", "no"),
      raises: Raised("authority.transfer", .notice, "maya")),
    Planned(
      "liverpool", "it accepted in writing", holding: ["responsible-elsewhere"], says("responsibility", "yes")
    ),
    Planned("liverpool", "the child is Liverpool's"),
    Planned(
      "bedford", "a plan moves in: its text asks for nothing in writing", holding: ["plan-in-household"]),
  ]

  @Test("Another authority accepts in writing, and until then the child is ours", arguments: transfers)
  func transfer(_ planned: Planned) throws {
    #expect(try planned.discussion().raised("authority.transfer") == planned.raises)
  }

  @Test(
    "Nobody is asked for the other authority's word before planning; what it said is told until the record is closed"
  )
  func transferInTime() throws {
    let planned = Planned("liverpool", "", holding: ["responsible-elsewhere"])
    var discussion = try planned.discussion(at: "information")
    #expect(discussion.raised("authority.transfer") == [])
    discussion.at("11:20", discussion.answering("responsibility", "no"))
    #expect(discussion.raised("authority.transfer") == [Raised("authority.transfer", .notice, "maya")])
    discussion.at("11:35", .ended)
    #expect(discussion.raised("authority.transfer") == [Raised("authority.transfer", .notice, "maya")])
    discussion.at("11:50", .closed)
    #expect(discussion.raised("authority.transfer") == [])
  }

  @Test("What stands open of two children is one warning; of one of them it is that child's")
  func siblings() throws {
    var discussion = try Planned("liverpool", "", s47: true).discussion([maya, theo])
    discussion.decides(2, for: "theo", "11:08")
    #expect(discussion.raised("s47.plan").map(\.child) == [nil, nil])
    discussion.at("11:20", discussion.answering("lead-worker", child: "theo"))
    discussion.at("11:20", discussion.answering("alone", "yes", child: "theo"))
    #expect(discussion.raised("s47.plan").map(\.child) == ["maya", "maya"])
  }

  @Test("What lacks legal advice of two children is told of each, what neither was asked of both at once")
  func eachUnadvised() throws {
    var discussion = try Planned("liverpool", "").discussion([maya, theo])
    #expect(discussion.raised("permission.legal") == [Raised("permission.legal", .warning)])
    #expect(discussion.words("permission.legal").hasPrefix("Maya and Theo: not said whether"))
    discussion.at("11:20", discussion.answering("permission", "evidence", lacking: "legal advice"))
    #expect(
      discussion.raised("permission.legal") == [
        Raised("permission.legal", .critical, "maya"), Raised("permission.legal", .critical, "theo"),
      ])
  }

  @Test("No open question is raised by two rules, and none by no rule", arguments: Area.all.keys)
  func once(area: String) throws {
    var discussion = try Discussion(relatives: [mother], under: try #require(Area.all[area]).get())
    discussion.opens("10:30")
    discussion.comes("malik", for: "police", "10:31")
    for circumstance in discussion.procedure.circumstances
    where !["unborn", "deceased"].contains(circumstance.id) {
      discussion.at("10:32", .circumstance(circumstance.id, child: nil, .yes))
    }
    discussion.decides(1, "11:07")
    discussion.at("11:18", .itemOpened("plan"))
    // A medical that is held needs consent, and one that nobody has decided on needs none yet.
    if discussion.procedure.rules["medical.consent"]?.isOff == false {
      discussion.at("11:19", discussion.answering("medical", "yes"))
    }
    var raised: [String: [String]] = [:]
    for warning in discussion.advice().warnings {
      if case .question(let id) = warning.place { raised[id, default: []].append(warning.rule) }
    }
    #expect(!discussion.advice().unasked.isEmpty)
    for question in discussion.advice().unasked { #expect(raised[question]?.count == 1, "\(question)") }
  }
}
