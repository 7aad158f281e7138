import Advice
import Calendar
import Foundation
import Meeting
import Pages
import Procedures
import Testing

@Suite("The rules that there are, and where each holds")
struct CatalogueTests {
  private let catalogue = Rule.catalogue.map(\.id)

  @Test("Every rule is there once, and every name a procedure can use is a rule")
  func names() {
    #expect(Set(catalogue).count == catalogue.count)
    #expect(Set(catalogue) == Set(Procedure.ruleNames))
  }

  @Test("Every rule has words of its own, in which its name does not stand")
  func inWords() {
    let words = catalogue.map(Procedure.words(ofRule:))
    #expect(Set(words).count == words.count)
    #expect(zip(catalogue, words).allSatisfy { $0 != $1 && !$1.contains(".") })
    #expect(Procedure.words(ofRule: "rule.of-tomorrow") == "rule.of-tomorrow")
  }

  @Test("The rules that raise what is open of their questions are those that may name questions")
  func questions() {
    let naming = Procedure.ruleNames.filter { RuleReading.of($0).questions != .never }
    #expect(Set(naming) == Set(Rule.catalogue.filter(\.readsQuestions).map(\.id)))
  }

  @Test("The page for those who write procedures gives each rule the severity that it has")
  func severities() throws {
    let page = try String(contentsOf: pageFile("WritingAProcedure"), encoding: .utf8)
    let rows = page.split(separator: "\n").map { $0.split(separator: "|").map { $0.split(separator: "`") } }
    for rule in Rule.catalogue where RuleReading.of(rule.id).severity != .never {
      let row = try #require(rows.first { $0.first?.contains { $0 == rule.id } == true && $0.count > 3 })
      let names = row[0].enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
      let own = row[1].joined().split(separator: ",").map { $0.trimmingPrefix(" ") }.map {
        $0.split(separator: ";")[0]
      }
      let index = try #require(names.firstIndex(of: rule.id))
      let said = own.count > 1 ? own[index] : own[0]
      #expect(
        said.trimmingPrefix(" ").hasPrefix(rule.severity.rawValue)
          || row[1].joined().contains("\(rule.id) \(rule.severity.rawValue)"), "\(rule.id)")
    }
  }

  static let promised = [
    "assembling.chase", "assembling.interim", "time.convene", "time.minutes", "time.conference",
    "quorum.core",
    "quorum.reason", "quorum.circumstance", "quorum.left", "roll.silent", "roll.authority", "roll.not-heard",
    "risk.unanswered", "question.unanswered", "scale.missing", "scale.low", "scale.spread", "scale.fell",
    "safe.tonight",
    "decide.none", "decide.rationale", "decide.owner", "decide.without", "decide.view", "decide.no-s47",
    "decide.opposed",
    "medical.reason", "medical.doctor", "medical.consent", "family.pr", "action.incomplete", "action.past",
    "action.overdue", "agenda.unvisited", "agenda.overrun", "dissent.open", "chair.grade",
    "time.missing-child", "form.telephone", "s47.plan", "permission.checks", "joint.investigation",
    "children.others", "children.both", "injury.non-mobile", "access.legal", "order.plan", "coverage.risk",
    "reconvene.rationale", "procedure.dated",
  ]

  @Test("Gloucestershire has every rule that its discussions are held to", arguments: promised)
  func inGloucestershire(_ id: String) throws {
    #expect(catalogue.contains(id))
    let setting = try #require(try Area.gloucestershire.get().rules[id])
    #expect(!setting.isOff)
  }

  /// Where Gloucestershire and the national text are silent: no minute-taker, no contingency, no date for the
  /// enquiry, the summary or the referrer; no legal advice on permission, no acceptance in writing, no review
  /// meeting, no officer for a summary.
  static let silent: Set = [
    "chair.minutes", "contingency.none", "time.review", "time.s47", "time.summary", "time.referrer",
    "permission.legal",
    "authority.transfer", "review.unanswered", "summary.police",
  ]

  @Test("What Gloucestershire leaves out is left out on purpose")
  func leftOut() throws {
    let rules = try Area.gloucestershire.get().rules
    #expect(Set(catalogue.filter { rules[$0]?.isOff ?? true }) == Self.silent)
    #expect(Set(rules.keys).isSubset(of: catalogue))
  }

  @Test(
    "The rules of the medical and of telling read the questions, and wait for the doctor, that the text names"
  )
  func reads() throws {
    let rules = try Area.gloucestershire.get().rules
    #expect(rules["medical.reason"]?.question == "medical")
    #expect(rules["medical.consent"]?.question == "consent")
    #expect(rules["family.pr"]?.question == "told")
    #expect(rules["medical.doctor"]?.slot == "paediatrician")
  }

  /// The rules that not every text has, or that read other questions here than there; `heading: questions`.
  static let perArea: [(String, [String: String])] = [
    (
      "working-together",
      ["s47.plan": "WT 4 Tasks: lead-worker", "order.plan": "WT 4.1 Lead practitioners: order"]
    ),
    (
      "bedford",
      [
        "s47.plan": "BED Plan 5: lead-worker alone", "children.others": "BED Plan 7: other-children",
        "children.both": "BED Who should be involved: both-children",
        "review.unanswered": "BED Plan 11: review-meeting", "order.plan": "WT 4.1 Lead practitioners: order",
      ]
    ),
    (
      "liverpool",
      [
        "s47.plan": "LIV 3 Safeguarding (s.47) Referrals: lead-worker alone",
        "permission.legal": "LIV 3 Safeguarding (s.47) Referrals: permission",
        "children.others": "LIV 3 Safeguarding (s.47) Referrals: other-children",
        "children.both": "LIV 1 Introduction: both-children",
        "authority.transfer": "LIV 3 Safeguarding (s.47) Referrals: responsibility",
        "order.plan": "LIV 3 Safeguarding (s.47) Referrals: order",
      ]
    ),
    (
      "gloucestershire",
      [
        "s47.plan": "GLO Involving Parents, Family Members and Children: lead-worker alone",
        "permission.checks": "GLO Single Agency, Children's Social Care: checks",
        "joint.investigation": "GLO Joint Agency: joint police-matters",
        "children.others": "GLO What is a Strategy Discussion: other-children",
        "children.both": "GLO What is a Strategy Discussion: both-children",
        "access.legal": "GLO Involving Parents, Family Members and Children: access",
        "time.missing-child": "GLO Involving Parents, Family Members and Children: locate",
        "injury.non-mobile": "GLO Medical Assessments:",
        "form.telephone": "GLO What is a Strategy Discussion:",
        "reconvene.rationale": "GLO What is a Strategy Discussion:",
        "order.plan": "WT 4.1 Lead practitioners: order",
      ]
    ),
    (
      "devon",
      [
        "s47.plan": "DEV Strategy Discussions 4: lead-worker",
        "summary.police": "DEV Section 47 Enquiries: summary-officer",
        "order.plan": "WT 4.1 Lead practitioners: order",
      ]
    ),
  ]

  @Test(
    "Each text has the rules that it gives rise to, and rests them on its own heading", arguments: perArea)
  func planned(area: String, rules: [String: String]) throws {
    let settings = try #require(Area.all[area]).get().rules
    let names: Set = [
      "s47.plan", "permission.checks", "permission.legal", "joint.investigation", "children.others",
      "children.both", "review.unanswered", "summary.police", "authority.transfer", "injury.non-mobile",
      "time.missing-child", "access.legal", "order.plan", "form.telephone", "reconvene.rationale",
    ]
    let here = settings.filter { names.contains($0.key) && !$0.value.isOff }.mapValues { setting in
      "\(setting.cite.source) \(setting.cite.place):" + setting.questions.map { " \($0)" }.joined()
    }
    #expect(here == rules)
    for id in ["coverage.risk", "procedure.dated"] { #expect(settings[id]?.cite.basis == .practice) }
  }

  @Test("A rule that is switched off, or that no text has, says nothing")
  func switchedOff() throws {
    let area = try Area.extending(
      "rules:\n  safe.tonight: {off: yes, cite: Elsewhere}\n  quorum.core: {severity: warning, cite: Elsewhere}"
    )
    var discussion = try Discussion(under: area)
    discussion.opens("10:30")
    #expect(discussion.raised("safe.tonight", closing: true) == [])
    #expect(
      discussion.raised("quorum.core") == [Raised("quorum.core", .warning), Raised("quorum.core", .warning)])
    discussion.procedure.rules = [:]
    #expect(discussion.raised(closing: true) == [])
  }

  @Test("The worst stands first, and equals in the catalogue's order")
  func order() throws {
    var discussion = try Discussion(relatives: [mother])
    discussion.opens("10:30")
    let severities = discussion.advice(closing: true).warnings.map(\.severity)
    #expect(severities == severities.sorted(by: >))
    #expect(Set(severities).count == 3)
  }

  @Test("Every warning says in a line what is missing and in a line what to do, and where it rests")
  func words() throws {
    var discussion = try Discussion([maya, theo], relatives: [mother])
    discussion.at("10:29", .circumstance("medical-in-question", child: nil, .yes))
    discussion.opens("10:30")
    for warning in discussion.advice("2026-11-23T09:00", closing: true).warnings {
      #expect(!warning.message.isEmpty && !warning.remedy.isEmpty && !warning.message.contains("\n"))
      #expect(warning.citation.basis == .practice || !warning.citation.place.isEmpty)
      #expect(!warning.message.contains("in time") && !warning.remedy.contains("in time"))
    }
  }
}
