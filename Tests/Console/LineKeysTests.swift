import Console
import Meeting
import Procedures
import Testing
import Text

@Suite struct LineKeysTests {
  private func minutes() throws -> Seated { try Seated(try Sitting.underWay(), at: .minutes) }

  @Test func `At the minute-taker's seat letters always type, and one Enter keeps the sentence`() throws {
    var seat = try minutes()
    let before = seat.written
    try seat.type("police: two call-outs in a fortnight")
    #expect(seat.written == before)
    try seat.press("Enter")
    #expect(seat.keys == 1)
    #expect(seat.state.line.field.isEmpty)
    guard case .said(let saying)? = seat.acts(since: before).first else {
      Issue.record("nothing said")
      return
    }
    #expect(saying.text == "two call-outs in a fortnight")
  }

  @Test func `An action with its owner by Tab takes two command keys`() throws {
    var seat = try minutes()
    let before = seat.written
    try seat.type("+@oka")
    try seat.press("Tab")
    try seat.type(" to see Aisha alone at school by 15:30 today for her own account")
    try seat.press("Enter")
    #expect(seat.keys == 2)
    guard case .action(let plan)? = seat.acts(since: before).first else {
      Issue.record("no action")
      return
    }
    #expect(plan.owner?.person == PersonKey("jokafor"))
    #expect(plan.purpose == "her own account")
  }

  @Test func `Esc and a key give one command, then letters type again`() throws {
    var seat = try minutes()
    let child = seat.state.child
    try seat.press("Esc", "c")
    #expect(seat.state.child != child)
    try seat.type("he")
    #expect(seat.state.line.field.text == "he")
  }

  @Test func `Esc again and again comes home, where letters type`() throws {
    var seat = try minutes()
    for count in 2...5 {
      for _ in 0..<count { try seat.press("Esc") }
      let before = seat.written
      try seat.type("b. she was seen")
      #expect(seat.state.line.field.text == "b. she was seen")
      #expect(seat.written == before)
      try seat.press("Ctrl-U")
    }
    try seat.press("Esc", "Esc", "F1", "Esc", "Esc")
    try seat.type("d")
    #expect(seat.state.line.field.text == "d")
  }

  @Test func `A line that a key begins says what to type, and nothing is wrong in it yet`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("3", "Home", "r")
    #expect(seat.state.line.field.text == ":answer 1 #aisha ")
    #expect(seat.state.line.hint?.hasPrefix("type the answer for Aisha") == true)
    try seat.press("Enter")
    #expect(seat.state.line.hint == nil)
    try seat.press("Esc", "a")
    #expect(seat.state.line.hint?.hasPrefix("name an action") == true)
    try seat.type("See")
    #expect(seat.state.line.hint == nil)
  }

  @Test func `A call is logged to the place that is marked in the roll, and elsewhere it is asked whom`()
    throws
  {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("l")
    #expect(seat.state.line.field.text == ":chase ")
    let whom = "whom, and confirmed, declined, no answer, or what they told us? social-care police health"
    #expect(seat.state.line.hint?.hasPrefix(whom) == true)
    try seat.press("Esc", "5", "Home", "l")
    #expect(seat.state.line.field.text == ":chase social-care ")
    try seat.press("Esc", "Down", "l")
    #expect(seat.state.line.field.text == ":chase police ")
    #expect(seat.state.line.hint == "confirmed, declined, no answer, or what they told us")
    // Two keys log no call that nobody made: the first Enter only shows what it would become.
    let before = seat.written
    try seat.press("Enter")
    #expect(seat.written == before)
    #expect(seat.state.line.hint == nil)
    try seat.type("no answer")
    try seat.press("Enter")
    #expect(seat.acts(since: before) == [.chased(Slot(AgencyKey("police")), .noAnswer, "")])
  }

  @Test func `A procedure without prompts offers no answer to one, and says so at the key`() throws {
    var sitting = try Sitting.underWay()
    var seat = try Seated(sitting)
    #expect(seat.state.keyHints.contains { $0.key == "r" })
    sitting.procedure = try Library.resolve("working-together", directories: []).procedure
    seat = try Seated(sitting)
    #expect(!seat.state.keyHints.contains { $0.key == "r" })
    try seat.press("r")
    #expect(!seat.state.isTyping)
    #expect(seat.state.told == "this procedure has no risk prompts; in the line ! names a risk")
  }

  @Test
  func `Once the child in view has every answer r asks for the next child's, and types over none unsaid`()
    throws
  {
    var sitting = try Sitting.underWay()
    for number in 1...sitting.procedure.prompts.first.count {
      try sitting.type(":answer \(number) #aisha first")
    }
    var seat = try Seated(sitting)
    try seat.press("r")
    #expect(seat.state.child == ChildKey("cal"))
    #expect(seat.state.line.field.text == ":answer 1 #cal ")
    #expect(
      try sitting.row(":answer 1 #aisha again").contains("Aisha, in place of “first” · again"))

    for number in 1...sitting.procedure.prompts.first.count {
      try sitting.type(":answer \(number) #all second")
    }
    seat = try Seated(sitting)
    try seat.press("r")
    #expect(!seat.state.isTyping)
    #expect(seat.state.told == "every prompt is answered; Enter on one in pane 3 answers it again")
  }

  @Test func `A colon begins another command where none mends the refused one`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press(":")
    try seat.type("chase nobodyhere confirmed")
    try seat.press("Enter", ":")
    #expect(seat.state.line.field.text == ":")
    try seat.press("Up")
    #expect(seat.state.line.field.text == ":chase nobodyhere confirmed")
  }

  @Test func `A colon behind a refused command begins another, and the refused one is within reach`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press(":")
    try seat.type("presnt grant phone")
    try seat.press("Enter")
    try seat.press(":")
    #expect(seat.state.line.field.text == ":")
    try seat.press("Up")
    #expect(seat.state.line.field.text == ":presnt grant phone")
    // A colon that the command still wants is typed.
    try seat.press("Ctrl-U")
    try seat.type(":written school")
    try seat.press("Enter")
    try seat.type(": the log")
    #expect(seat.state.line.field.text == ":written school: the log")
  }

  @Test func `At the chair's home a sentence typed blindly writes nothing`() throws {
    var seat = try Seated(try Sitting.underWay())
    let before = seat.written
    try seat.type("left arm has four round marks")
    try seat.press("Esc", "Esc", "Esc")
    let items = seat.acts(since: before).filter { if case .itemOpened = $0 { false } else { true } }
    #expect(items == [])
  }

  @Test func `What cannot be understood stays in the line, and Ctrl-N keeps it as a note`() throws {
    var seat = try minutes()
    let before = seat.written
    try seat.type("polce: spoke to mother")
    try seat.press("Enter")
    #expect(seat.written == before)
    #expect(seat.state.line.field.text == "polce: spoke to mother")
    try seat.press("Ctrl-N")
    guard case .said(let saying)? = seat.acts(since: before).first else {
      Issue.record("no note")
      return
    }
    #expect(saying.voice == nil && saying.text == "polce: spoke to mother")
  }

  @Test func `A cleared line is in the history, never lost`() throws {
    var seat = try minutes()
    try seat.type("police: he was")
    try seat.press("Ctrl-C")
    #expect(seat.state.line.field.isEmpty)
    try seat.press("Up")
    #expect(seat.state.line.field.text == "police: he was")
  }

  @Test func `Pasted text types, never presses, and its controls are refused at their column`() throws {
    var seat = try minutes()
    let before = seat.written
    try seat.paste("police: seen\u{1B}[201~\nat noon\r")
    #expect(seat.written == before)
    #expect(seat.state.line.field.text == "police: seen\u{1B}[201~ at noon ")
    try seat.press("Enter")
    #expect(seat.written == before)
    guard case .refused(let refusal) = seat.state.line.reading else {
      Issue.record("an escape character was taken")
      return
    }
    #expect(refusal.column == 13)
  }

  @Test func `A paste into keys that command writes nothing`() throws {
    var seat = try Seated(try Sitting.underWay())
    let before = seat.written
    try seat.paste("b\n.\n:end\n")
    #expect(seat.written == before)
    #expect(seat.state.layers.isEmpty)
  }

  @Test func `Sixty-four KiB fit into a line and a byte more does not`() throws {
    var seat = try minutes()
    try seat.paste(String(repeating: "a", count: 65_536))
    #expect(seat.state.line.field.text.utf8.count == 65_536)
    try seat.paste("a")
    #expect(seat.state.line.field.text.utf8.count == 65_536)
    #expect(seat.state.told?.contains("64 KiB") == true)
  }

  @Test func `An act that is not on disk enters no pane, is counted, and is tried again by itself`() throws {
    var seat = try minutes()
    let before = seat.written
    seat.isDiskFull = true
    try seat.type("police: officers will visit at noon")
    try seat.press("Enter")
    #expect(seat.written == before)
    #expect(seat.state.unsaved.count == 1)
    #expect(seat.state.line.field.text == "police: officers will visit at noon")
    #expect(seat.state.desk.meeting.sayings.isEmpty)
    seat.isDiskFull = false
    try seat.take(.minute(seat.state.desk.now))
    #expect(seat.state.unsaved.isEmpty)
    #expect(seat.state.line.field.isEmpty)
    #expect(seat.written == before + 1)
  }

  @Test func `Undo shows the act and takes it back on Enter, not before`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("i")
    try seat.type("police: wrong")
    try seat.press("Enter", "u")
    let before = seat.written
    #expect(!seat.state.layers.isEmpty)
    try seat.press("Esc")
    #expect(seat.written == before)
    try seat.press("u", "Enter")
    #expect(seat.written == before + 1)
    #expect(seat.state.desk.meeting.sayings.isEmpty)
  }

  @Test("u takes back this seat's last act wherever the selection stands, and with s what is selected")
  func undoSelected() throws {
    var sitting = try Sitting.underWay()
    for line in ["police: one", "a note", "health: three"] { try sitting.type(line) }
    let said = sitting.proceedings.meeting.sayings.map(\.id)
    var seat = try Seated(sitting)
    var before = seat.written
    try seat.press("4", "Home", "Down", "u", "s", "Enter")
    #expect(seat.acts(since: before) == [.withdrawn(said[1])])
    #expect(seat.state.layer == nil)

    before = seat.written
    try seat.press("7", "Home", "Down", "u", "s", "Enter")
    let action = try #require(sitting.proceedings.meeting.action(2)).id
    #expect(seat.acts(since: before) == [.withdrawn(action)])

    before = seat.written
    try seat.press("Home", "u", "Enter")
    #expect(seat.acts(since: before) == [.withdrawn(said[2])])
    before = seat.written
    try seat.press("5", "u", "Enter")
    #expect(seat.acts(since: before) == [.withdrawn(said[0])])
  }

  @Test("What was said of several children in one go is told as one, and u takes it back as one")
  func undoTogether() throws {
    var sitting = try Sitting.underWay()
    try sitting.type(":answer 1 #aisha #cal Repeated assault")
    var seat = try Seated(sitting)
    #expect(seat.state.desk.lastAct?.hasSuffix(", Aisha, Cal: Repeated assault") == true)
    let last = sitting.proceedings.events.suffix(2).map(\.id)
    let before = seat.written
    try seat.press("u", "Enter")
    #expect(seat.acts(since: before) == last.reversed().map(Act.withdrawn))
  }

  @Test("u takes back what it has shown, though what came behind it cannot be taken back")
  func undoBeforeReveal() throws {
    var sitting = try Sitting.underWay()
    for line in ["police: one", ":score police #aisha 4", ":reveal because all are in"] {
      try sitting.type(line)
    }
    let score = try #require(sitting.proceedings.events.dropLast().last)
    var seat = try Seated(sitting)
    let before = seat.written
    try seat.press("u", "Enter")
    #expect(seat.acts(since: before) == [.withdrawn(score.id)])
  }

  @Test func `The keys row offers Esc for a command only where it gives one`() throws {
    var seat = try minutes()
    func offers(_ key: String) -> Bool { seat.state.keyHints.contains(KeyHint(key, "command")) }
    #expect(offers("Esc"))
    try seat.press("Esc", "w", "Esc")
    #expect(!offers("Esc") && seat.state.keyHints.contains { $0.key == "Alt-KEY" })
    try seat.press("Esc")
    #expect(!seat.state.isCommanding)
    try seat.type("a")
    #expect(offers("Esc"))
  }

  @Test func `A number right behind the exclamation mark is the one that stands at a prompt`() throws {
    let sitting = try Sitting.underWay()
    #expect(
      try sitting.acts(typing: ["!2 #aisha she flinches"])
        == sitting.acts(typing: [":answer 2 #aisha she flinches"]))
    #expect(try sitting.row("!2 #aisha she flinches").hasPrefix("ANSWER "))
    #expect(try sitting.row("!2 #aisha she flinches").hasSuffix("a blank behind the !"))
    // No prompt has that number, and a blank parts the mark from a risk that begins with one.
    for line in ["!9 bruises on her arm #aisha", "! 2 bruises on her arm #aisha"] {
      #expect(try sitting.row(line).hasPrefix("RISK Aisha · "))
    }
  }

  @Test func `Every risk that was named is found by the word risk`() throws {
    var seat = try minutes()
    try seat.type("! nobody protects her #aisha")
    try seat.press("Enter")
    try seat.type("/risk")
    try seat.press("Enter")
    guard case .found(let list)? = seat.state.layer else { throw NotThat(line: "/risk", reading: "no list") }
    #expect(list.items.filter { $0.kind.hasPrefix("risk ") }.count == seat.state.desk.meeting.risks.count)
  }

  @Test func `A key or two typed behind a refused line is no note before Enter says so again`() throws {
    var seat = try minutes()
    try seat.type("polce: spoke to mother")
    try seat.press("Enter")
    try seat.type("s3")
    let before = seat.written
    try seat.press("Enter")
    #expect(seat.written == before)
    #expect(seat.state.told?.contains("would be a note") == true)
    try seat.press("Enter")
    #expect(seat.written == before + 1)
    #expect(seat.state.line.field.text == "polce: spoke to mother")
  }
}
