import Calendar
import Procedures
import Testing

/// Devon's strategy discussions in its hub from 6 October 2014, in its words and figures.
@Suite("Devon")
struct DevonTests {
  let procedure: Procedure

  init() throws { procedure = try Library.resolve("devon", directories: []).procedure }

  @Test("holds from 6 October 2014 and is based on Working Together 2013")
  func header() {
    #expect(procedure.header.short == "DEV")
    #expect(procedure.header.date == Day(year: 2014, month: 10, day: 6))
    #expect(procedure.header.basedOn == "Working Together 2013")
  }

  @Test("is chaired by a MASH Team Manager, else by the area's, and somebody else takes the minutes")
  func chair() {
    #expect(
      procedure.chair.title == "MASH Team Manager; else the area's IRT or Children and Families Team Manager")
    #expect(procedure.chair.usual == "team-manager")
    #expect(procedure.minuteTaker?.cite.description == "[DEV Section 47 Enquiries]")
    #expect(procedure.rules["chair.minutes"]?.severity == .notice)
  }

  @Test("is held in the hub in three circumstances, besides the national text's")
  func triggers() {
    #expect(
      procedure.triggers.filter { $0.cite.basis == .procedure }.map(\.id) == [
        "referral", "tier-2", "ics-open",
      ])
  }

  @Test("is quorate with its four key agencies: social care, police, health and education")
  func core() {
    #expect(Set(procedure.slots(.core)) == ["social-care", "police", "health", "education"])
    #expect(procedure.slots.filter { $0.strength == .core }.allSatisfy { $0.cite.source == "DEV" })
  }

  @Test("expects the area's team by telephone, and has the ICS social worker where a case is open to ICS")
  func required() throws {
    let area = try #require(procedure.slots.first { $0.id == "area-team" })
    #expect(area.strength == .required && area.force == .consider && area.when.isAlways)
    let ics = try #require(procedure.slots.first { $0.id == "ics" })
    #expect(ics.strength == .required && ics.force == .should && ics.when.any == ["open-to-services"])
    #expect(Set(procedure.slots(.required)) == ["area-team", "ics", "carer"])
  }

  @Test("may have adult mental health and an Early Years manager")
  func considered() {
    let own = procedure.slots.filter { $0.strength == .consider && $0.cite.source == "DEV" }
    #expect(Set(own.map(\.id)) == ["adult-mental-health", "early-years"])
    #expect(own.allSatisfy { $0.force == .may })
  }

  @Test("brings hypothesis, curiosity and challenge before it decides, and ends with actions and summary")
  func agenda() {
    #expect(
      procedure.agenda.map(\.id) == [
        "introductions", "information", "challenge", "decisions", "plan", "actions",
      ])
    #expect(procedure.agenda.filter(\.isDecisions).map(\.id) == ["decisions"])
  }

  @Test("judges the impact on the child, with hypothesis, curiosity and challenge")
  func prompts() {
    #expect(procedure.prompts.first.map(\.id) == ["impact", "hypothesis", "curiosity", "challenge"])
    #expect(procedure.prompts.review == procedure.prompts.first)
  }

  @Test(
    "decides on its four matters",
    arguments: [(1, []), (2, ["visits"]), (3, ["medical"]), (4, ["told"])])
  func matters(point: Int, questions: [String]) {
    #expect(procedure.questions(at: "Section 47 Enquiries \(point)") == questions)
    #expect(
      procedure.prompts.first.filter { $0.cite.place == "Section 47 Enquiries \(point)" }.map(\.id)
        == (point == 1 ? ["impact"] : []))
  }

  @Test("gives the reason for a medical as well as against it, and why a parent is not told")
  func reasons() {
    #expect(procedure.needs(of: "yes", to: "medical")?.contains("why") == true)
    #expect(procedure.needs(of: "no", to: "medical") == ["why"])
    #expect(procedure.needs(of: "no", to: "told") == ["why"])
    #expect(procedure.needs(of: "yes", to: "told") == ["who", "when", "police view"])
    #expect(procedure.question("told")?.per == .parent)
    #expect(procedure.question("told")?.force == .must)
  }

  @Test("reads the questions on the medical and on telling by rules of their own")
  func reads() {
    #expect(procedure.rules["medical.reason"]?.question == "medical")
    #expect(procedure.rules["family.pr"]?.question == "told")
    #expect(procedure.rules["medical.doctor"]?.isOff == true)
  }

  @Test("assigns the enquiry to the area's team, with the ICS worker and the child abuse investigation unit")
  func assignment() {
    #expect(Set(procedure.questions(at: "Strategy Discussions 4")) == ["lead-worker", "team", "caiu"])
    #expect(procedure.question("caiu")?.of == .agency("police"))
    #expect(procedure.question("ics-support")?.when.any == ["open-to-services"])
  }

  @Test("returns a case closed within the last 8 weeks to its previous team")
  func previousTeam() {
    #expect(procedure.question("previous-team")?.when.any == ["recently-closed"])
    #expect(
      procedure.circumstances.first { $0.id == "recently-closed" }?.asks.contains("last 8 weeks") == true)
  }

  @Test("leaves the plan of the whole enquiry to those who make it: an open question is only noticed")
  func laterPlanning() { #expect(procedure.question("further-information")?.force == .consider) }

  @Test("decides by the agencies together, for an enquiry joint or single, and names no manager for it")
  func decisions() {
    #expect(procedure.decisions.filter(\.isS47).map(\.id) == ["s47-joint", "s47-single", "s47-continue"])
    #expect(procedure.decisions.allSatisfy { $0.owner == "agencies of the meeting together" })
    #expect(procedure.decisions.allSatisfy { $0.ownerAgency == nil })
  }

  @Test(
    "has the summary out within 1 hour of the end, minutes and plan completed and authorised within 24",
    arguments: [("summary", "time.summary", "1 hour"), ("minutes", "time.minutes", "24 hours")])
  func dates(id: String, rule: String, period: String) throws {
    let timescale = try #require(procedure.timescale(id))
    #expect(timescale.rule == rule)
    #expect(timescale.period.description == period)
    #expect(timescale.origin == .discussionEnded)
  }

  @Test("sets no time for convening and none for a conference")
  func noClock() {
    #expect(!procedure.timescales.contains { ["time.convene", "time.conference"].contains($0.rule) })
  }

  @Test("has the police sergeant pass the summary on for the crime or enquiry record")
  func sergeant() throws {
    let duty = try #require(procedure.duties.first { $0.id == "summary-passed-on" })
    #expect(duty.owner == "police" && duty.on == .discussionEnded)
    #expect(procedure.question("summary-officer")?.of == .agency("police"))
  }

  @Test("authorises the minutes and the plan, each a duty of its own")
  func authorising() {
    #expect(
      procedure.duties.filter { $0.timescale == "minutes" }.map(\.id) == [
        "minutes-authorised", "plan-authorised",
      ]
    )
    #expect(procedure.duties.filter { $0.timescale == "summary" }.map(\.id) == ["summary-available"])
  }

  @Test(
    "settles what area team and police see differently in the plan after the enquiry: no ladder delays it")
  func differences() {
    #expect(procedure.ladders.isEmpty)
    #expect(procedure.duties(on: .s47Decided) == ["differences-fed-back"])
  }

  @Test("asks of an action no purpose, of the plan no contingency, and no scale")
  func actionsAndScale() {
    #expect(!procedure.actions.needsPurpose && !procedure.actions.needsContingency)
    #expect(!procedure.scale.isAsked)
  }

  @Test("rests each of its entries on a part or a numbered point that its text has")
  func headings() {
    let parts: Set = ["Strategy Discussions", "Section 47 Enquiries"]
    let points = (1...4).flatMap { ["Strategy Discussions \($0)", "Section 47 Enquiries \($0)"] }
    #expect(procedure.places == parts.union(points))
  }
}
