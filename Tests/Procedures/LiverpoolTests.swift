import Calendar
import Procedures
import Testing

/// Liverpool's procedure as updated in September 2020, in its words and figures.
@Suite("Liverpool")
struct LiverpoolTests {
  let procedure: Procedure

  init() throws { procedure = try Library.resolve("liverpool", directories: []).procedure }

  @Test("was updated in September 2020, no day is known")
  func header() {
    #expect(procedure.header.short == "LIV")
    #expect(procedure.header.revision == "September 2020")
    #expect(procedure.header.date == nil)
    #expect(procedure.header.basedOn == "Working Together to Safeguard Children")
  }

  @Test("is chaired by a Team Leader or Deputy, who records the decisions too: no minute-taker is asked for")
  func chair() {
    #expect(procedure.chair.title.hasPrefix("Children's Team Leader or Deputy Team Leader"))
    #expect(procedure.chair.grades.first { $0.id == procedure.chair.usual }?.name == "Deputy Team Leader")
    #expect(procedure.minuteTaker == nil)
    #expect(procedure.rules["chair.minutes"]?.isOff == true)
    let recorded = procedure.duties.first { $0.id == "decisions-recorded" }
    #expect(recorded?.owner == "chair" && recorded?.force == .must)
  }

  @Test("can be held for a child in need, cared for, on a plan or unknown, and in nine further circumstances")
  func triggers() {
    let ids = procedure.triggers.filter { $0.cite.basis == .procedure }.map(\.id)
    #expect(Set(ids).isSuperset(of: ["child-in-need", "cared-for", "on-plan", "unknown-child"]))
    #expect(
      Set(ids).isSuperset(of: [
        "referral", "new-information", "exploitation", "adult-posing-risk", "unborn", "death-in-family",
        "plan-in-household", "plan-moves-in", "child-on-child",
      ]))
    #expect(ids.count == 14)
  }

  @Test("is quorate with social care and police by its own words, and with health by the national ones")
  func core() {
    #expect(procedure.slots(.core) == ["social-care", "police", "health"])
    #expect(
      procedure.slots.filter { $0.strength == .core }.map(\.cite.source) == ["LIV", "LIV", "WT"])
  }

  @Test(
    "requires by circumstance",
    arguments: [
      ("unborn", ["midwifery"]), ("in-patient", ["consultant", "ward-nurse"]),
      ("out-patient", ["consultant"]),
      ("medical-in-question", ["senior-doctor"]), ("medical-done", ["senior-doctor"]),
      ("cross-boundary", ["other-authority"]), ("in-care", ["carer"]),
    ])
  func required(circumstance: String, slots: [String]) {
    #expect(procedure.required(by: circumstance) == slots)
  }

  @Test(
    "considers the adults' services and those who lead a parallel process",
    arguments: [
      ("domestic-abuse", "adult-violence"), ("substance-misuse", "adult-substances"),
      ("adult-mental-health", "adult-mental-illness"), ("parallel-process", "parallel-process"),
    ])
  func considered(id: String, circumstance: String) throws {
    let slot = try #require(procedure.slots.first { $0.id == id })
    #expect(slot.strength == .consider && slot.force == .consider)
    #expect(slot.when.any == [circumstance])
    #expect(slot.cite.source == "LIV")
  }

  @Test("should have a senior doctor where a medical is in question, and must have people who may decide")
  func doctorAndAuthority() {
    #expect(procedure.rules["medical.doctor"]?.slot == "senior-doctor")
    #expect(procedure.rules["medical.doctor"]?.severity == .warning)
    #expect(procedure.rules["roll.authority"]?.severity == .warning)
  }

  @Test("goes from information over harm and scaling to decisions, and ends with next steps and the record")
  func agenda() {
    #expect(
      procedure.agenda.map(\.id) == [
        "introductions", "information", "risk", "scaling", "decisions", "plan", "family", "next-steps",
        "record",
      ])
    #expect(procedure.agenda.filter(\.isDecisions).map(\.id) == ["decisions"])
  }

  @Test("looks at seven headings, the first time and again")
  func prompts() {
    #expect(
      procedure.prompts.first.map(\.asks) == [
        "Past harm", "Future danger", "Complicating factors", "Existing strengths", "Existing safety",
        "Safety goals", "Next steps",
      ])
    #expect(procedure.prompts.review == procedure.prompts.first)
  }

  @Test("has each professional scale from 0, further harm almost certain, to 10, protected and could close")
  func scale() {
    #expect(procedure.scale.isAsked)
    #expect(procedure.scale.zero == "further harm almost certain")
    #expect(procedure.scale.ten == "well protected, could close")
    #expect(procedure.scale.cite.basis == .procedure)
    #expect(procedure.rules["scale.missing"]?.severity == .warning)
  }

  @Test(
    "names no score as low and none as far apart: those figures stay practice", arguments: ["low", "spread"])
  func thresholds(rule: String) {
    #expect(procedure.rules["scale.\(rule)"]?.cite.description == "[practice, not in LIV]")
  }

  @Test("has the team manager decide on section 47, whatever is decided")
  func owner() {
    #expect(
      procedure.decisions.filter { $0.isS47 || $0.refusesS47 }.allSatisfy {
        $0.owner == "team manager" && $0.ownerAgency == "social-care"
      })
  }

  @Test("decides one of three where the child is not at risk")
  func notAtRisk() {
    #expect(procedure.decisions.filter(\.refusesS47).map(\.id) == ["nfa", "s17", "referral"])
    #expect(procedure.decisions.filter(\.supports).map(\.id) == ["s17", "referral"])
    #expect(procedure.decision("no-s47") == nil)
  }

  @Test("holds a conference in respect of both children where one sexually assaulted the other")
  func bothChildren() {
    #expect(procedure.decision("conference")?.when.any == ["child-on-child"])
    #expect(procedure.question("both-children")?.when.any == ["child-on-child"])
    #expect(procedure.timescales.filter { $0.rule == "time.conference" }.isEmpty)
  }

  @Test("sets no time for convening")
  func noClock() { #expect(procedure.timescales.filter { $0.rule == "time.convene" }.isEmpty) }

  @Test("completes section 47 within 15 working days of the decision to initiate it")
  func section47() throws {
    let timescale = try #require(procedure.timescale("s47"))
    #expect(timescale.period.description == "15 working days")
    #expect(timescale.origin == .s47Decided)
    #expect(timescale.force == .must)
    #expect(procedure.happenings.contains { $0.id == "s47" })
  }

  @Test(
    "says 45 days for the assessment where the national text says 45 working days: both are for one thing")
  func assessment() {
    let both = procedure.timescales.filter { $0.rule == "time.assessment" }
    #expect(both.map(\.period.description) == ["45 working days", "45 days"])
    #expect(both.map(\.cite.source) == ["WT", "LIV"])
    #expect(Set(both.map(\.what)).count == 1)
    #expect(both.allSatisfy { $0.origin == .referralReceived })
  }

  @Test("tells a referrer who took no part: by word of mouth, and within 1 day of the end of decision-making")
  func referrer() throws {
    let timescale = try #require(procedure.timescale("referrer"))
    #expect(timescale.rule == "time.referrer")
    #expect(timescale.period.description == "1 day")
    #expect(timescale.origin == .decisionMakingConcluded)
    #expect(procedure.happenings.contains { $0.id == "decision-making-concluded" })
    for id in ["referrer-told", "referrer-written"] {
      let duty = try #require(procedure.duties.first { $0.id == id })
      #expect(duty.when.any == ["referrer-not-involved"])
      #expect(duty.owner == "social worker")
    }
  }

  @Test(
    "asks what its guidance lists",
    arguments: [
      "crime", "immediate", "further-information", "discharge", "medical", "sharing", "legal", "interviews",
      "voice", "identity", "interpreter",
    ])
  func guidance(id: String) {
    #expect(procedure.questions(at: "2 Guidance for Strategy Discussions").contains(id))
    #expect(procedure.question(id)?.force == .should)
  }

  @Test(
    "asks what its third section adds, with the force of its words",
    arguments: [
      ("alone", Force.must, nil), ("other-children", .must, nil), ("permission", .must, nil),
      ("responsibility", .must, "responsible-elsewhere"), ("visits", .should, "known-violence"),
      ("family-cooperates", .consider, nil), ("taking-part", .should, nil),
      ("seen-first", .should, "emergency-action"), ("emergency-advice", .should, "emergency-action"),
      ("way-to-safety", .should, "emergency-action"), ("contact", .should, "emergency-action"),
      ("order", .should, "order-in-force"),
    ])
  func referrals(id: String, force: Force, circumstance: String?) throws {
    let question = try #require(procedure.question(id))
    #expect(question.cite.place == "3 Safeguarding (s.47) Referrals")
    #expect(question.force == force)
    #expect(question.when.any == (circumstance.map { [$0] } ?? []))
  }

  @Test("asks eleven things of its guidance and twelve of its third section, and one about both children")
  func count() {
    #expect(procedure.questions(at: "2 Guidance for Strategy Discussions").count == 11)
    #expect(procedure.questions(at: "3 Safeguarding (s.47) Referrals").count == 12)
    #expect(procedure.questions(at: "1 Introduction") == ["both-children"])
  }

  @Test(
    "must take legal advice before it goes on without a parent's permission",
    arguments: ["coerced", "evidence", "child-wish", "exceptional"])
  func permission(without: String) {
    #expect(procedure.needs(of: without, to: "permission")?.contains("legal advice") == true)
  }

  @Test("needs no legal advice where permission is given or sought")
  func permitted() {
    #expect(procedure.needs(of: "given", to: "permission") == ["who"])
    #expect(procedure.needs(of: "asked", to: "permission") == ["who", "when"])
  }

  @Test("asks why police protection and not an order, to remove a child")
  func policeProtection() {
    #expect(procedure.needs(of: "police-protection", to: "way-to-safety")?.contains("why") == true)
    #expect(procedure.needs(of: "epo", to: "way-to-safety")?.contains("why") == false)
  }

  @Test("gives a next step an intended outcome, and asks for no contingency")
  func actions() {
    #expect(procedure.actions.needsPurpose && !procedure.actions.needsContingency)
  }

  @Test("escalates by the partnership's own procedure")
  func ladders() {
    #expect(procedure.ladders.map(\.purpose) == [.disagreement])
    #expect(procedure.ladders.first?.levels.flatMap(\.contacts) == ["LSCP Escalation Procedure"])
  }

  @Test("rests each of its entries on one of the three sections of its text")
  func headings() {
    #expect(
      procedure.places == [
        "1 Introduction", "2 Guidance for Strategy Discussions", "3 Safeguarding (s.47) Referrals",
      ])
  }
}
