import Calendar
import Procedures
import Testing

/// Bedford Borough's practice guide, in its words and figures.
@Suite("Bedford")
struct BedfordTests {
  let procedure: Procedure

  init() throws { procedure = try Library.resolve("bedford", directories: []).procedure }

  @Test("is the borough council's practice guide, undated, from the board's fuller procedures")
  func header() {
    #expect(procedure.header.short == "BED")
    #expect(procedure.header.issuer == "Bedford Borough Council")
    #expect(procedure.header.title == "Practice Guide for Strategy Meetings")
    #expect(procedure.header.date == nil)
    #expect(procedure.header.basedOn?.contains("BBSCB") == true)
  }

  @Test("is chaired by a children's social care manager, and by a Head of Service where it is complex")
  func chair() {
    #expect(procedure.chair.title.hasPrefix("children's social care manager"))
    #expect(procedure.chair.required.map(\.grade) == ["head-of-service"])
    #expect(procedure.chair.required.map(\.when.any) == [["complex"]])
    #expect(procedure.chair.grades.last?.id == "head-of-service")
    #expect(procedure.rules["chair.grade"]?.severity == .critical)
    #expect(procedure.minuteTaker == nil)
  }

  @Test("names nine circumstances in which a meeting should be considered, besides the national text's")
  func triggers() {
    #expect(
      procedure.triggers.filter { $0.cite.basis == .procedure }.map(\.id) == [
        "referral", "new-information", "adult-posing-risk", "unborn", "death-in-family", "plan-in-household",
        "plan-moves-in", "child-on-child", "missing",
      ])
    #expect(!procedure.timescales.contains { $0.when.any.contains("missing") })
  }

  @Test("is quorate with social care, police and health; midwifery comes where the child is not born")
  func slots() {
    #expect(procedure.slots(.core) == ["social-care", "police", "health"])
    #expect(procedure.required(by: "unborn") == ["midwifery"])
    #expect(procedure.required(by: "in-care") == ["carer"])
    #expect(procedure.slots.first { $0.id == "carer" }?.cite.basis == .national)
    #expect(procedure.slots(.required).sorted() == ["carer", "midwifery"])
    #expect(procedure.slots(.consult).isEmpty)
  }

  @Test("considers the referring agency, school, early help, youth offending and the children's centre")
  func considered() {
    let own = procedure.slots.filter { $0.strength == .consider && $0.cite.basis == .procedure }.map(\.id)
    #expect(Set(own) == ["referrer", "school", "early-help", "youth-justice", "childrens-centre"])
  }

  @Test("requires of those who come all their agency's information and the power to decide")
  func authority() { #expect(procedure.rules["roll.authority"]?.severity == .warning) }

  @Test("has two main parts, the assessment of risk and then the plan, and decides between them")
  func agenda() throws {
    #expect(
      procedure.agenda.map(\.id) == [
        "introductions", "reason", "information", "risk", "decisions", "plan", "contingency", "next",
        "actions",
      ])
    #expect(procedure.agenda.filter(\.isDecisions).map(\.id) == ["decisions"])
  }

  @Test("assesses risk by eleven points, at the first meeting and at a further one")
  func prompts() {
    #expect(procedure.prompts.first.map(\.cite.place) == (1...11).map { "Risk assessment \($0)" })
    #expect(procedure.prompts.review == procedure.prompts.first)
    #expect(procedure.rules["risk.unanswered"]?.severity == .warning)
  }

  @Test(
    "considers twelve points in its plan",
    arguments: [
      (1, ["crime"]), (2, ["immediate", "discharge"]), (4, ["medical", "enquiry"]),
      (5, ["voice", "alone", "abe"]), (6, ["identity", "interpreter"]), (7, ["other-children"]),
      (8, ["sharing"]), (9, ["legal"]), (10, ["holder"]), (11, ["review-meeting"]), (12, ["conference"]),
    ])
  func plan(point: Int, questions: [String]) {
    #expect(Set(procedure.questions(at: "Plan \(point)")) == Set(questions))
    for id in questions { #expect(procedure.question(id)?.force == .should) }
  }

  @Test("asks no thirteenth point, settles the third by a decision, and plans for the contingency")
  func planIsWhole() {
    let points = procedure.questions.filter { $0.cite.place.hasPrefix("Plan") }.map(\.cite.place)
    #expect(Set(points) == Set((1...12).filter { $0 != 3 }.map { "Plan \($0)" }))
    #expect(procedure.decision("s47-continue")?.cite.place == "Plan 3")
    #expect(procedure.rules["decide.none"]?.cite.place == "Plan 3")
    #expect(procedure.actions.needsContingency)
    #expect(procedure.rules["contingency.none"]?.severity == .warning)
  }

  @Test("asks besides about both children of an assault between children")
  func bothChildren() {
    #expect(procedure.question("both-children")?.when.any == ["child-on-child"])
  }

  @Test(
    "asks each question only where its circumstance holds",
    arguments: [
      ("discharge", "in-patient"), ("holder", "held-at-school"), ("both-children", "child-on-child"),
    ])
  func circumstance(question: String, circumstance: String) {
    #expect(procedure.question(question)?.when.any == [circumstance])
  }

  @Test(
    "needs to know besides",
    arguments: [
      ("abe", "yes", ["who", "family told", "arrangements"]), ("abe", "no", ["why"]),
      ("medical", "yes", ["who", "when", "purpose"]), ("medical", "no", ["why"]),
      ("alone", "yes", ["who", "when"]), ("alone", "no", ["why"]),
      ("review-meeting", "yes", ["when"]), ("review-meeting", "no", ["why"]),
      ("conference", "yes", ["who", "when"]), ("conference", "no", ["why"]),
    ])
  func needs(question: String, answer: String, needs: [String]) throws {
    let found = try #require(procedure.needs(of: answer, to: question))
    #expect(Set(found).isSuperset(of: needs))
  }

  @Test("leaves section 47 to the local authority, as the national text does, to begin or to continue")
  func decisions() {
    let s47 = procedure.decisions.filter(\.isS47)
    #expect(s47.map(\.id) == ["s47-joint", "s47-single", "s47-continue"])
    #expect(s47.allSatisfy { $0.owner == "local authority" })
    #expect(s47.filter { $0.cite.basis == .national }.map(\.id) == ["s47-joint", "s47-single"])
  }

  @Test("without section 47 considers the assessment, early help or a child in need")
  func withoutSection47() {
    #expect(procedure.decisions.filter(\.refusesS47).map(\.id) == ["no-s47"])
    #expect(
      procedure.decisions.filter(\.supports).map(\.id) == ["assessment", "early-help", "child-in-need"])
    #expect(procedure.rules["decide.no-s47"]?.cite.description == "[BED Outcomes]")
  }

  @Test(
    "meets within 3 working days of concerns being identified, with five exceptions",
    arguments: [
      ("convene", "3 working days", Timescale.Origin.concernIdentified, [], Force.must),
      ("convene-serious", "same day", .referralReceived, ["serious-harm"], .should),
      ("convene-forensic", "same day", .referralReceived, ["penetrative-forensic"], .should),
      ("convene-immediate", "1 working day", .referralReceived, ["immediate-action-required"], .must),
      ("convene-complex", "5 working days", .referralReceived, ["complex"], .must),
      ("convene-staff", "5 working days", .referralReceived, ["staff"], .must),
    ])
  func convening(
    id: String, period: String, origin: Timescale.Origin, when: [String], force: Force
  ) throws {
    let timescale = try #require(procedure.timescale(id))
    #expect(timescale.rule == "time.convene")
    #expect(timescale.period.description == period)
    #expect(timescale.origin == origin)
    #expect(timescale.when.any == when)
    #expect(timescale.isException == !when.isEmpty)
    #expect(timescale.unlessProtectionNeeded == (period == "5 working days"))
    #expect(timescale.force == force)
  }

  @Test(
    "sets dates from the events that its text names",
    arguments: [
      ("time.minutes", "2 working days", Timescale.Origin.discussionEnded, "BED"),
      ("time.conference", "15 working days", .s47Decided, "BED"),
      ("time.assessment", "45 working days", .referralReceived, "WT"),
    ])
  func dates(rule: String, period: String, origin: Timescale.Origin, source: String) {
    let timescales = procedure.timescales.filter { $0.rule == rule }
    #expect(timescales.map(\.period.description) == [period])
    #expect(timescales.map(\.origin) == [origin])
    #expect(timescales.map(\.cite.source) == [source])
  }

  @Test("expects no conference once it was answered that none is held")
  func noConference() { #expect(procedure.timescale("conference")?.unlessNo == "conference") }

  @Test("has the minutes written, filed and sent, and each agency note its actions")
  func duties() throws {
    #expect(
      procedure.duties(on: .discussionEnded).sorted() == [
        "actions-noted", "decisions-recorded", "minutes-filed", "minutes-sent", "minutes-written",
      ])
    let timed = procedure.duties.filter { $0.timescale == "minutes" }.map(\.id)
    #expect(timed == ["minutes-written", "minutes-filed", "minutes-sent"])
    #expect(procedure.duties.first { $0.id == "decisions-recorded" }?.owner == "chair")
  }

  @Test("settles differences between senior managers, and has no other ladder")
  func ladders() {
    #expect(procedure.ladders.map(\.purpose) == [.disagreement])
    #expect(procedure.ladders.first?.levels.map(\.name) == ["senior managers"])
  }

  @Test("asks for the purpose of an action, and for no scale")
  func actionsAndScale() {
    #expect(procedure.actions.needsPurpose)
    #expect(!procedure.scale.isAsked)
    #expect(procedure.scale.cite.description == "[practice, not in BED]")
  }

  @Test("rests each of its entries on a part or a bullet that its text has")
  func headings() {
    let parts: Set = [
      "Strategy Discussion", "Who should be involved", "Risk assessment", "Plan", "Plan, recording",
      "Timescales", "Outcomes",
    ]
    let bullets = (1...11).map { "Risk assessment \($0)" } + (1...12).map { "Plan \($0)" }
    #expect(procedure.places == parts.union(bullets))
  }
}
