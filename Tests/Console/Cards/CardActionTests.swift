import Advice
import Calendar
import Console
import Meeting
import Procedures
import Testing
import Text

@Suite struct CardActionTests {
  /// An action that lacks its owner and its time, opened to be mended.
  private func seat() throws -> Seated {
    var sitting = try Sitting.underWay()
    try sitting.type("+See Aisha alone at school by 15:30 today for her own account risk 1 ~immediate")
    var seat = try Seated(sitting)
    try seat.open("7", row: 6)
    return seat
  }

  private func last(_ seat: Seated) throws -> ActionPlan {
    try #require(seat.state.desk.meeting.action(7)?.plan)
  }

  @Test func `Mending an action adds what was missing and leaves the rest`() throws {
    var seat = try seat()
    #expect(try seat.field("what").text.text == "See Aisha alone at school")
    #expect(try seat.field("who").gap == "who?")
    try seat.press("Tab", "Tab")
    try seat.type("@okafor")
    #expect(try seat.field("who").shown == "J Okafor, social care, in the room")
    let before = seat.written
    try seat.press("Ctrl-S")
    #expect(
      seat.acts(since: before) == [
        .amended(
          number: 7, Amendment(owner: Voice(agency: AgencyKey("social-care"), person: PersonKey("jokafor"))))
      ])
    #expect(seat.state.layer == nil)
    #expect(try last(seat).purpose == "her own account")
  }

  @Test func `Everything that the line says of an action the card says, and nothing else`() throws {
    let sitting = try Sitting.underWay()
    var seat = try Seated(sitting)
    try seat.openNewAction()
    try seat.type("Consent for the medical")
    try seat.press("Tab", "1", "Tab")
    try seat.type("okafor")
    try seat.press("Tab")
    try seat.type("13:30")
    try seat.press("Tab")
    try seat.type("a lawful examination")
    try seat.press("Tab", "1", "Tab")
    try seat.type("legal advice")
    try seat.press("Tab", "1", "Ctrl-S")
    let line =
      "+Consent for the medical @okafor by 13:30 for a lawful examination if not legal advice risk 1 #aisha ~immediate"
    #expect(seat.acts(since: sitting.proceedings.events.count) == (try sitting.acts(typing: [line])))
  }

  @Test func `Where no contingency plan is missed, the new action is one, and asks in which case`() throws {
    var sitting = try Sitting.underWay()
    sitting.procedure.actions.needsContingency = true
    sitting.procedure.rules["contingency.none"] = sitting.procedure.rules["coverage.risk"]
    sitting.write(.itemOpened("plan"))
    var seat = try Seated(sitting)
    try seat.press("w")
    while case .warnings(let list)? = seat.state.layer, list.item?.warning.rule != "contingency.none" {
      let before = list.selected
      try seat.press("Down")
      guard case .warnings(let after)? = seat.state.layer, after.selected != before else { break }
    }
    try seat.press("Enter")
    #expect(try seat.field("kind").chosen == ["contingency"])
    #expect(try !seat.field("condition").isHidden)
    #expect(try seat.field("condition").gap == "in which case?")
    #expect(seat.focus == "what")
    let before = seat.written
    try seat.type("Police protection")
    while seat.focus != "condition" { try seat.press("Tab") }
    try seat.type("he is in the home")
    try seat.press("Ctrl-S")
    guard case .action(let plan)? = seat.acts(since: before).last else {
      throw NotThat(line: "Ctrl-S", reading: "no action")
    }
    #expect(plan.kind == .contingency && plan.condition == "he is in the home")
  }

  @Test func `A wrong key beside what was chosen of several holds nobody up when the card is saved`() throws {
    let sitting = try Sitting.underWay()
    var seat = try Seated(sitting)
    try seat.openNewAction()
    try seat.type("Police protection")
    try seat.press("Tab", "1", "y")
    #expect(try seat.field("child").problem?.hasPrefix("no choice on y") == true)
    try seat.press("Tab")
    try seat.type("malik")
    let before = seat.written
    try seat.press("Ctrl-S")
    #expect(seat.acts(since: before) == (try sitting.acts(typing: ["+Police protection @malik #aisha"])))
  }

  @Test func `A contingency asks in which case, and reads as the line's`() throws {
    let sitting = try Sitting.underWay()
    var seat = try Seated(sitting)
    try seat.openNewAction()
    try seat.type("Police protection")
    try seat.press("Tab", "Tab")
    try seat.type("malik")
    try seat.press("Tab")
    try seat.type("19:00 today")
    for _ in 0..<4 { try seat.press("Tab") }
    try seat.press("3")
    #expect(seat.focus == "condition")
    try seat.type("He is in the home")
    try seat.press("Enter")
    let line = ":contingency if He is in the home, Police protection @malik by 19:00 today"
    #expect(seat.acts(since: sitting.proceedings.events.count) == (try sitting.acts(typing: [line])))
  }

  @Test func `A contingency without its case says so, and its case can be added; one that was agreed stands`()
    throws
  {
    var sitting = try Sitting.underWay()
    try sitting.type("+Police protection @malik by 19:00 today ~contingency")
    let number = try #require(sitting.proceedings.meeting.actions.last?.number)
    var seat = try Seated(sitting)
    try seat.press("w")
    while case .warnings(let list)? = seat.state.layer, list.item?.warning.place != .actions(number) {
      try seat.press("Down")
    }
    try seat.press("Enter")
    #expect(seat.focus == "condition")
    try seat.type("he is in the home")
    let before = seat.written
    try seat.press("Ctrl-S")
    #expect(
      seat.acts(since: before) == (try sitting.acts(typing: [":amend \(number) if he is in the home"])))
    #expect(seat.state.desk.meeting.action(number)?.plan.condition == "he is in the home")
    try seat.press("Esc")
    try seat.open("7", row: number)
    #expect(try seat.field("condition").isLocked)
  }

  @Test func `Somebody new is invited with the action that is theirs`() throws {
    let sitting = try Sitting.underWay()
    var seat = try Seated(sitting)
    try seat.openNewAction()
    try seat.type("Change the locks")
    try seat.press("Tab", "Tab")
    try seat.type("P Shah, housing")
    #expect(try seat.field("who").shown == "P Shah, housing (new)")
    try seat.press("Ctrl-S")
    let acts = seat.acts(since: sitting.proceedings.events.count)
    guard case .invited(let invitation) = acts.first, case .action(let plan)? = acts.last else {
      Issue.record("\(acts)")
      return
    }
    #expect(plan.owner == Voice(agency: AgencyKey("housing"), person: invitation.key))
  }

  @Test func `A name that nobody has is said at its field and not saved; Tab completes it`() throws {
    var seat = try seat()
    try seat.press("Tab", "Tab")
    try seat.type("@okfor")
    let before = seat.written
    try seat.press("Ctrl-S")
    #expect(seat.written == before)
    #expect(seat.focus == "who")
    #expect(try seat.field("who").problem?.hasPrefix("nobody here is “okfor”") == true)
    try seat.press("Tab")
    #expect(try seat.field("who").text.text == "@okafor")
    #expect(try seat.field("who").problem == nil)
    try seat.press("Tab")
    #expect(seat.focus == "by")
  }

  @Test(arguments: ["25:00", "31 nov", "soon", "fri at work"])
  func `A time that there is none of is refused at its field`(time: String) throws {
    var seat = try seat()
    try seat.press("Tab", "Tab", "Tab", "Ctrl-U")
    try seat.type(time)
    try seat.press("Tab")
    #expect(try seat.field("by").problem != nil)
    let before = seat.written
    try seat.press("Ctrl-S")
    #expect(seat.written == before)
    #expect(seat.focus == "by")
  }

  @Test func `What was agreed cannot be emptied, and what is the same is not written`() throws {
    var seat = try seat()
    let before = seat.written
    try seat.press("Ctrl-S")
    #expect(seat.state.told == "✗ nothing of action 7 has changed")
    for _ in 0..<4 { try seat.press("Tab") }
    try seat.press("Ctrl-U", "Ctrl-S")
    #expect(seat.written == before)
    #expect(seat.focus == "for")
  }

  @Test func `Esc keeps the draft and reopening shows it; saved, nothing is kept`() throws {
    var seat = try seat()
    try seat.press("Tab", "Tab")
    try seat.type("@oka")
    try seat.press("Esc")
    #expect(seat.state.layer == nil)
    try seat.press("Enter")
    #expect(try seat.field("who").text.text == "@oka")
    try seat.press("Ctrl-S", "Enter")
    #expect(try seat.field("who").text.text == "@okafor")
  }

  @Test func `A hostile paste types, and its controls are refused at the field`() throws {
    var seat = try seat()
    try seat.press("End")
    try seat.paste(" \u{1B}[201~\u{202E}\r\nand more\t")
    #expect(try seat.field("what").text.text == "See Aisha alone at school \u{1B}[201~\u{202E}  and more ")
    let before = seat.written
    try seat.press("Ctrl-S")
    #expect(seat.written == before)
    #expect(try seat.field("what").problem?.hasPrefix("a control character, <U+001B>") == true)
  }

  @Test func `Sixty-four KiB fit into a text and a byte more does not, nor into a name`() throws {
    var seat = try seat()
    try seat.press("Ctrl-U")
    try seat.paste(String(repeating: "a", count: 65_536))
    try seat.paste("b")
    #expect(try seat.field("what").text.text.utf8.count == 65_536)
    #expect(seat.state.told?.contains("64 KiB") == true)
    try seat.press("Tab", "Tab")
    try seat.paste(String(repeating: "b", count: 65_536))
    #expect(try seat.field("who").text.isEmpty)
  }

  @Test func `What cannot be written to disk stays in its card and is written once`() throws {
    var seat = try seat()
    try seat.press("Tab", "Tab")
    try seat.type("@okafor")
    let before = seat.written
    seat.isDiskFull = true
    try seat.press("Ctrl-S", "Ctrl-S")
    #expect(seat.written == before)
    #expect(seat.state.layer != nil)
    seat.isDiskFull = false
    try seat.take(.minute(seat.state.desk.now))
    #expect(seat.written == before + 1)
    #expect(seat.state.layer == nil)
  }

  @Test func `When the other seat writes, choices follow and what was typed stays`() throws {
    var seat = try seat()
    try seat.press("End")
    try seat.type(" at noon")
    seat.sitting.write(.riskNamed(number: 2, "Nobody protects", children: []), by: .minutes)
    try seat.take(.followed(seat.sitting.proceedings, at: seat.state.desk.now))
    #expect(
      try seat.field("risk").options.map(\.words) == ["Repeated assault", "Nobody protects ▲ which child?"])
    #expect(try seat.field("risk").chosen == ["1"])
    #expect(try seat.field("what").text.text == "See Aisha alone at school at noon")
  }
}

extension Seated {
  /// Opens the card of an action that is not there yet.
  mutating func openNewAction() throws {
    state.show(Card(.action(nil), at: state.desk))
  }
}
