import Calendar
import Procedures
import Testing

/// Gloucestershire's guidance of 29 June 2023, in its words and figures.
@Suite("Gloucestershire")
struct GloucestershireTests {
  let procedure: Procedure

  init() throws { procedure = try Library.resolve("gloucestershire", directories: []).procedure }

  @Test("is revision 1.1 of 29 June 2023, based on Working Together 2018")
  func header() {
    let header = procedure.header
    #expect(header.short == "GLO")
    #expect(header.revision == "1.1")
    #expect(header.date == Day(year: 2023, month: 6, day: 29))
    #expect(header.basedOn == "Working Together 2018")
    #expect(header.issuer == "Gloucestershire Safeguarding Children Partnership")
  }

  @Test("is chaired by the social-care first-line manager; no other minute-taker is named")
  func chair() {
    #expect(procedure.chair.title == "children's social care first-line manager")
    #expect(procedure.chair.usual == "first-line-manager")
    #expect(
      procedure.chair.grades.map(\.id)
        == ["social-worker", "first-line-manager", "team-manager", "service-manager", "head-of-service"])
    #expect(procedure.minuteTaker == nil)
    #expect(procedure.rules["chair.minutes"]?.isOff == true)
  }

  @Test("is quorate with social care, police and health")
  func core() { #expect(procedure.slots(.core) == ["social-care", "police", "health"]) }

  @Test("always includes a paediatrician, and by circumstance a school, a foster carer or residential worker")
  func required() throws {
    #expect(procedure.slots(.required).sorted() == ["carer", "paediatrician", "school"])
    let paediatrician = try #require(procedure.slots.first { $0.id == "paediatrician" })
    #expect(paediatrician.force == .must)
    #expect(paediatrician.when.any == ["medical-in-question", "medical-done", "medical-implications"])
    let school = try #require(procedure.slots.first { $0.id == "school" })
    #expect(school.when == Condition(any: ["school-age"], none: ["off-roll"]))
    #expect(school.perChild)
  }

  @Test("has nursery, college and education officer contacted, and legal advice where access is refused")
  func consulted() {
    #expect(procedure.slots(.consult).sorted() == ["college", "education-officer", "legal", "nursery"])
  }

  @Test(
    "meets within 2 working days of concerns being identified, with four exceptions",
    arguments: [
      ("convene", "2 working days", Timescale.Origin.concernIdentified, [], Force.should),
      ("convene-serious", "same day", .referralReceived, ["serious-harm"], .should),
      ("convene-forensic", "same day", .referralReceived, ["penetrative-forensic"], .should),
      ("convene-immediate", "1 working day", .referralReceived, ["immediate-action-required"], .must),
      ("convene-complex", "5 working days", .referralReceived, ["complex", "staff"], .must),
    ])
  func convening(
    id: String, period: String, origin: Timescale.Origin, when: [String], force: Force
  ) throws {
    let timescale = try #require(procedure.timescales.first { $0.id == id })
    #expect(timescale.rule == "time.convene")
    #expect(timescale.period.description == period)
    #expect(timescale.origin == origin)
    #expect(timescale.when.any == when)
    #expect(timescale.isException == !when.isEmpty)
    #expect(timescale.unlessProtectionNeeded == (id == "convene-complex"))
    #expect(timescale.force == force)
    #expect(timescale.cite.description == "[GLO Timescales]")
  }

  @Test(
    "sets dates from the events that its text names",
    arguments: [
      ("time.minutes", "48 hours", Timescale.Origin.discussionEnded, "GLO"),
      ("time.conference", "15 working days", .s47Decided, "GLO"),
      ("time.medical-report", "10 days", .examination, "GLO"),
      ("time.assessment", "45 working days", .referralReceived, "WT"),
    ])
  func dates(rule: String, period: String, origin: Timescale.Origin, source: String) throws {
    let timescales = procedure.timescales.filter { $0.rule == rule }
    #expect(timescales.map(\.period.description) == [period])
    #expect(timescales.map(\.origin) == [origin])
    #expect(timescales.map(\.cite.source) == [source])
  }

  @Test("has eleven items on its agenda, decisions the eighth")
  func agenda() {
    #expect(
      procedure.agenda.map(\.name) == [
        "Introductions, apologies", "Is it quorate?", "Family, household", "Other children",
        "Reason and purpose", "Causes of concern", "Background", "Decisions", "Plan of enquiries",
        "Action plan", "Distribution",
      ])
    #expect(procedure.agenda.map(\.minutes) == [4, 1, 6, 2, 3, 8, 8, 10, 8, 6, 2])
    #expect(procedure.agenda.filter(\.isDecisions).map(\.id) == ["decisions"])
  }

  @Test("asks five questions about risk the first time and five at a review")
  func prompts() {
    #expect(procedure.prompts.first.map(\.short) == ["harm", "impact", "likelier", "reduce", "review"])
    #expect(procedure.prompts.review.map(\.short) == ["feared", "done", "better", "now", "review"])
  }

  @Test("decides from a list, in its order, each decision with analysis and reasons")
  func decisions() {
    #expect(
      procedure.decisions.filter(\.when.isAlways).map(\.short) == [
        "s47 joint", "s47 single", "police investigation", "s17", "conference", "lado", "referral", "nfa",
      ])
    #expect(procedure.decisions.compactMap(\.label) == ["s17 assessment", "LADO"])
    #expect(procedure.decisions.filter { !$0.when.isAlways }.map(\.short) == ["continue s47"])
    #expect(procedure.decisions.filter(\.continuesS47).map(\.id) == ["s47-continue"])
    #expect(procedure.decisions.allSatisfy { $0.rationale == .must })
    #expect(procedure.decisions.filter(\.isS47).allSatisfy { $0.owner == "social-care manager" })
    #expect(
      procedure.decisions.first { $0.id == "police-investigation" }?.owner == "police decision-maker")
    #expect(procedure.decisions.filter(\.refusesS47).map(\.id) == ["s17", "nfa"])
    #expect(procedure.decisions.filter(\.supports).map(\.id) == ["s17", "referral"])
    #expect(procedure.rules["decide.rationale"]?.severity == .critical)
  }

  @Test("escalates along four ladders; the partnership stands on that of delay alone")
  func ladders() {
    func levels(_ purpose: Ladder.Purpose) -> [String] {
      procedure.ladders.filter { $0.purpose == purpose }.flatMap { $0.levels.map(\.name) }
    }
    #expect(levels(.disagreement) == ["professionals", "line managers", "strategy discussion"])
    #expect(levels(.urgent) == ["leads"])
    #expect(levels(.outOfHours) == ["out of hours"])
    #expect(levels(.delay) == ["leads", "partnership"])
    let leads = procedure.ladders.first { $0.purpose == .urgent }?.levels.first?.contacts
    #expect(leads?.contains("Police: Police MASH Manager") == true)
    #expect(procedure.ladders.first { $0.purpose == .outOfHours }?.levels.first?.contacts.count == 4)
  }

  @Test(
    "asks for reasons where the answer is no",
    arguments: [
      ("medical", "no", ["why", "advice"]), ("told", "yes", ["who", "when", "police view"]),
      ("told", "not-yet", ["why"]),
      ("told", "no", ["why"]), ("consent", "withheld", ["legal advice"]),
      ("checks", "not-sought", ["who", "why"]),
      ("joint", "social-care", ["why"]),
    ])
  func reasons(question: String, answer: String, needs: [String]) throws {
    let question = try #require(procedure.questions.first { $0.id == question })
    guard case .choice(let choices) = question.answer else {
      Issue.record("\(question.id) has no choices")
      return
    }
    #expect(choices.first { $0.id == answer }?.needs == needs)
  }

  @Test(
    "lists the matters of each agency",
    arguments: [("police-matters", 5), ("social-care-matters", 6), ("police-alone", 2)])
  func matters(question: String, count: Int) throws {
    let question = try #require(procedure.questions.first { $0.id == question })
    guard case .choice(let choices) = question.answer else {
      Issue.record("\(question.id) has no choices")
      return
    }
    #expect(choices.filter { $0.id != "none" }.count == count)
    #expect(question.several)
  }

  @Test("asks health and police their duties of the national text; the first, on a medical, in its own words")
  func nationalDuties() {
    let national = procedure.questions.filter { $0.cite.source == "WT" }
    #expect(national.filter { $0.of == .agency("health") }.count == 3)
    #expect(procedure.questions.contains { $0.id == "medical" })
    #expect(national.filter { $0.of == .agency("police") }.map(\.id) == ["police-basis", "police-lead"])
  }

  @Test("makes the duties that its text creates, each at its event")
  func duties() {
    #expect(
      procedure.duties(on: .discussionEnded) == [
        "record-sent", "record-distributed", "actions-noted", "designated-officer",
      ])
    #expect(procedure.duties(on: .agencyAbsent) == ["absent-information", "absent-filed"])
    #expect(procedure.duties(on: .s47Begun) == ["agencies-told"])
    #expect(procedure.duties(on: .s47Decided) == ["updates-shared"])
    #expect(procedure.duties(on: .medicalPlanned) == ["medical-report"])
  }

  @Test("rests each of its entries on a heading that its text has")
  func headings() {
    let headings: Set = [
      "What is a Strategy Discussion", "Who should attend", "Timescales", "Recording",
      "Initiating a s47 Enquiry",
      "Single Agency or Joint Agency", "Single Agency, Children's Social Care", "Single Agency, Police",
      "Joint Agency", "Medical Assessments", "Involving Parents, Family Members and Children",
      "Dispute Resolution and Escalation", "Agencies involved", "Risk Assessment Principles",
      "Risk Review Principles", "Agenda",
    ]
    #expect(procedure.places == headings)
  }

  @Test("sets every rule that the console has for it")
  func rules() {
    let set = Set(procedure.rules.keys)
    #expect(
      set.isSuperset(of: [
        "assembling.chase", "assembling.interim", "time.convene", "time.minutes", "time.conference",
        "quorum.core", "quorum.reason", "quorum.circumstance", "quorum.left", "roll.silent",
        "roll.authority", "roll.not-heard", "risk.unanswered", "question.unanswered", "scale.missing",
        "scale.low", "scale.spread", "scale.fell", "safe.tonight", "decide.none", "decide.rationale",
        "decide.owner", "decide.without", "decide.view", "decide.no-s47", "medical.reason",
        "medical.doctor", "medical.consent", "family.pr", "action.incomplete", "action.past",
        "action.overdue", "agenda.unvisited", "agenda.overrun", "dissent.open", "chair.grade",
        "chair.minutes",
      ]))
    #expect(procedure.scale.isAsked == false)
    #expect(procedure.scale.cite.description == "[practice, not in GLO]")
    #expect(procedure.actions.needsPurpose && !procedure.actions.needsContingency)
  }
}
