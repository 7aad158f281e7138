import Calendar
import Meeting
import Procedures
import Testing
import Text

@testable import Console

@Suite("What lines understand that is said as elsewhere")
struct SaidAsElsewhereTests {
  @Test("what is not yet known is of the agency before its colon, as what was said is")
  func unknownOf() throws {
    let sitting = try Sitting.underWay()
    guard case .action(let plan)? = try sitting.acts("? nursery: has Cal been seen @doyle by noon").last
    else {
      throw NotThat(line: "?", reading: "no action")
    }
    #expect(plan.text == "has Cal been seen")
    #expect(plan.from?.agency == AgencyKey("nursery"))
    #expect(plan.kind == .outstanding)
    guard case .action(let other)? = try sitting.acts("? When: before or after school @doyle by noon").last
    else { throw NotThat(line: "?", reading: "no action") }
    #expect(other.text == "When: before or after school")
    #expect(other.from == nil)
  }

  @Test("parental responsibility stands before what a short row cuts; a year of birth alone is kept")
  func person() throws {
    let sitting = try Sitting.underWay()
    let understood = try sitting.understood(
      ":person Ash Vale, mother, born 1995, lives at 4 Mill Lane, pr yes #cal")
    #expect(
      understood.preview == "PERSON Ash Vale · mother · pr yes for Cal · born 1995 · lives at 4 Mill Lane")
    guard case .relativeAdded(let relative)? = understood.drafts.first?.act else {
      throw NotThat(line: ":person", reading: "nobody")
    }
    #expect(relative.born == nil)
    #expect(relative.facts == ["born 1995"])
  }

  @Test(
    "somebody of the family who is there already is told more of, by the line and by the card, and stays one")
  func familyAgain() throws {
    var sitting = try Sitting.underWay()
    try sitting.type(":person Ann Doyle, Aisha's mother, in the household")
    #expect(
      try sitting.row(":person Ann Doyle, pr yes")
        == "PERSON Ann Doyle, known already · Aisha's mother · pr yes for Aisha")
    #expect(
      try sitting.row(":person Ann Doyle, Aisha's mother").contains("is there already, with all of that"))
    #expect(try sitting.row(":person Ann Doyle").contains("is there already: what is to be added?"))
    let before = sitting.proceedings.meeting.case.relatives.count
    try sitting.type(":person Ann Doyle, pr yes, born 1 May 1990")
    let relatives = sitting.proceedings.meeting.case.relatives
    let ann = try #require(relatives.first { $0.name == "Ann Doyle" })
    #expect(relatives.count == before)
    #expect(ann.parentalResponsibility.map(\.value) == [.yes] && ann.isInHousehold == true && ann.born != nil)

    var seat = try Seated(sitting)
    #expect(
      seat.state.desk.lastAct?.hasSuffix("Ann Doyle, Aisha's mother, pr yes for Aisha, changed") == true)
    try seat.press("m", "f")
    try seat.type("Ann Doyle")
    try seat.press("Ctrl-S")
    #expect(try seat.card.form.focused?.problem == "Ann Doyle is there already: say what is to be added")
    try seat.press("Esc", "u", "Enter")
    #expect(seat.state.desk.meeting.case.relatives.first { $0.name == "Ann Doyle" }?.born == nil)
  }

  @Test(
    "what is kept of parental responsibility says for whom, for nobody before birth, and the card asks it so")
  func responsibility() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("i")
    try seat.type(":person Ann Doyle, grandmother, pr yes")
    try seat.press("Enter")
    #expect(
      seat.state.desk.lastAct?.hasSuffix(
        "Ann Doyle, grandmother, pr yes for Aisha and Cal, added to the family") == true)
    #expect(
      seat.state.desk.meeting.case.relatives.last?.parentalResponsibility
        == [ChildKey("aisha"): .yes, ChildKey("cal"): .yes])
    let fields = Card(.relative, at: seat.state.desk).form.fields.map(\.name)
    #expect(fields.contains("pr cal") && !fields.contains("pr unborn"))
  }

  @Test("nobody comes twice in a line, and of several who come each is here")
  func several() throws {
    let sitting = try Sitting.underWay()
    #expect(try sitting.refusal(":present grant, grant phone").message == "somebody is named twice")
    #expect(try sitting.acts(":present grant, doyle phone").count == 2)
  }

  @Test("Tab spells a question as the list of them does, and a choice is offered by the card's words")
  func plan() throws {
    var seat = try Seated(try Sitting.underWay())
    let question = try #require(seat.state.desk.procedure.questions.first)
    try seat.press(":")
    try seat.type("plan \(question.short.prefix(3))")
    try seat.press("Tab")
    #expect(seat.state.line.field.text == ":plan \(question.short)")
    let chosen = try #require(
      seat.state.desk.procedure.questions.first {
        if case .choice(let all) = $0.answer { all.contains { $0.name != words($0.id) } } else { false }
      })
    guard case .choice(let all) = chosen.answer else { return }
    let refusal = try seat.sitting.refusal(":plan \(chosen.short) xyzzy")
    for choice in all { #expect(refusal.message.contains(choice.name)) }
    #expect(try seat.sitting.reading(":plan \(chosen.short) \(all[0].name)") != .blank)
    _ = try seat.sitting.understood(":plan \(chosen.short) \(all[0].name)")
  }

  @Test("the referral is read whole: birth, responsibility, trigger, when it was identified, interpreter")
  func referral() throws {
    var sitting = try Sitting.empty()
    let trigger = try #require(sitting.procedure.triggers.first)
    var mother = Relative(key: RelativeKey("ash"), name: "Ash Vale", relation: "mother")
    mother.parentalResponsibility = [ChildKey("robin"): .yes]
    mother.isInHousehold = true
    let received = try #require(Instant("2026-11-23T15:10:00Z"))
    sitting.write(
      .convened(
        Convening(
          reference: "SD-20261124-02", program: "test",
          procedure: ProcedureStamp(id: sitting.procedure.id, revision: "1", digest: ""), isRehearsal: true,
          case: Case(
            trigger: trigger.id,
            referral: Referral(by: "P Grant", agency: "school", how: "telephone", received: received),
            concernIdentified: Instant("2026-11-22T09:00:00Z"), concern: "grip marks",
            children: [
              Child(
                key: ChildKey("robin"), name: "Robin Vale",
                life: .born(try #require(Day("2018-05-03"))))
            ], relatives: [mother], interpreter: .no))))
    let text = WholeText(referralAt: try Seated(sitting).state.desk).paragraphs.joined(separator: "\n")
    for words in [
      "born 3 May 2018, 8", "parental responsibility: yes for Robin", "in the household",
      "Trigger: \(trigger.name)",
      "Identified: Sun 22 Nov 2026 09:00", "Interpreter needed: no", "Address: not said",
    ] { #expect(text.contains(words), "\(words)") }
  }
}
