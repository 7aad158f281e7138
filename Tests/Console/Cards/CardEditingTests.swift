import Calendar
import Console
import Meeting
import Procedures
import Testing
import Text

/// What stands in a card is seen before it is typed over, mended with one key, and never thrown away unasked.
@Suite struct CardEditingTests {
  private func tonight() throws -> Seated {
    var sitting = try Sitting.underWay()
    try sitting.type(":tonight #aisha at home, with mother, checked by J Okafor until tomorrow 09:00")
    var seat = try Seated(sitting)
    seat.state.show(Card(.tonight(ChildKey("aisha")), at: seat.state.desk))
    return seat
  }

  @Test func `What is typed into a filled field takes the place of what stood there`() throws {
    var seat = try tonight()
    try seat.press("Tab")
    #expect(seat.focus == "place")
    #expect(try seat.field("place").text.isSelected)
    try seat.type("gran's")
    #expect(try seat.field("place").text.text == "gran's")
    try seat.press("Ctrl-Z")
    #expect(try seat.field("place").text.text == "home")
  }

  @Test(arguments: [
    ("Backspace", "homX"), ("Left", "homXe"), ("End", "homeX"), ("Home", "Xhome"), ("Ctrl-U", "X"),
  ])
  func `A key that edits does not replace what stands there`(key: String, text: String) throws {
    var seat = try tonight()
    try seat.press("Enter", key)
    #expect(try !seat.field("place").text.isSelected)
    try seat.type("X")
    #expect(try seat.field("place").text.text == text)
  }

  @Test func `What was being typed is gone on with when the card comes back`() throws {
    var seat = try tonight()
    try seat.press("Tab", "End")
    try seat.type(", Mill")
    try seat.press("Esc", "t")
    try seat.type(" Lane")
    #expect(try seat.field("place").text.text == "home, Mill Lane")
  }

  @Test func `Backspace behind a choice that led on goes back to it, and its key chooses again`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("e", "1")
    #expect(seat.focus == "with")
    #expect(seat.state.keyHints.contains(KeyHint("Backspace", "choose again")))
    try seat.press("Backspace")
    #expect(seat.focus == "level")
    try seat.press("2")
    #expect(seat.focus == "with")
    #expect(try seat.field("level").chosen == seat.field("level").options[1...1].map(\.id))
    try seat.type("P")
    try seat.press("Backspace")
    #expect(seat.focus == "with")
  }

  @Test(arguments: ["t", "d", "o", "x", "e", "7 Enter", "2 Enter", "2 Down Enter", "2 End Enter"])
  func `A card that was only looked at leaves no draft`(keys: String) throws {
    var sitting = try Sitting.crowded()
    for line in [
      ":tonight #aisha at home, with mother, checked by J Okafor until tomorrow 09:00",
      ":amend 6 @okafor by today 15:30 for x", ":circumstance complex no",
      ":decide s47 joint #aisha owner osei threshold yes because x again fri 10:00",
    ] { try sitting.type(line) }
    var seat = try Seated(sitting)
    for key in keys.split(separator: " ") { try seat.press(String(key)) }
    _ = try seat.card
    for _ in 0..<4 { try seat.press("Tab") }
    for _ in 0..<3 { try seat.press("Down") }
    for _ in 0..<4 { try seat.press("Shift-Tab") }
    sitting.now = "2026-11-25T10:44:00Z"
    try seat.take(.minute(try #require(Instant(sitting.now))))
    try seat.press("Esc")
    #expect(seat.state.unfinishedCards == 0)
  }

  @Test(arguments: ["t 2", "t 2 1", "d 2 1", "d 4"])
  func `Looking at another child's card leaves no draft, and a word entered for it does`(keys: String) throws
  {
    var sitting = try Sitting.crowded()
    try sitting.type(":tonight #cal at gran's, with S Ahmed, checked by J Okafor until tomorrow 09:00")
    var seat = try Seated(sitting)
    let all = keys.split(separator: " ").map(String.init)
    try seat.press(all[0])
    for key in all.dropFirst() {
      while seat.focus != "child" { try seat.press("Shift-Tab") }
      try seat.press(key)
    }
    try seat.press("Esc")
    #expect(seat.state.unfinishedCards == 0)
    try seat.press(all[0], "2", "9", "x")
    while seat.focus != "because", seat.focus != "with" { try seat.press("Tab") }
    try seat.type("zz")
    try seat.press("Esc")
    #expect(seat.state.unfinishedCards == 1)
  }

  @Test func `A time on an open card stays the one that was meant when midnight passes`() throws {
    var sitting = try Sitting.underWay()
    sitting.now = "2026-11-24T23:50:00Z"
    var seat = try Seated(sitting)
    try seat.openNewAction()
    try seat.type("See Aisha")
    while seat.focus != "by" { try seat.press("Tab") }
    try seat.type("today 23:59")
    try seat.take(.minute(try #require(Instant("2026-11-25T00:02:00Z"))))
    let shown = try seat.field("by").shown
    #expect(shown == "▲ Tue 24 Nov 23:59, PAST (PAST): due before it is agreed")
    let before = seat.written
    try seat.press("Ctrl-S")
    guard case .action(let plan)? = seat.acts(since: before).first else {
      throw NotThat(line: "today 23:59", reading: "-")
    }
    #expect(plan.by == LocalTime("2026-11-24T23:59"))
  }

  @Test func `Throwing away is among a card's keys at any width once something is entered`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("x")
    #expect(!seat.state.keyHints.contains { $0.key == "Ctrl-D" })
    try seat.type("he mother says")
    #expect(seat.state.keyHints.contains { $0.key == "Ctrl-D" && $0.isKept })
    try seat.press("Ctrl-D", "y")
    #expect(seat.state.layer == nil)
    #expect(seat.state.unfinishedCards == 0)
  }

  @Test func `t and d open at the next child who has none yet, and at the one in view where all have`() throws
  {
    var sitting = try Sitting.underWay()
    func chosen(_ key: String) throws -> String? {
      var seat = try Seated(sitting)
      try seat.press(key)
      return try seat.field("child").chosen.first
    }
    #expect(try chosen("t") == "aisha")
    #expect(try chosen("d") == "aisha")
    try sitting.type(":tonight #aisha at home, with mother, checked by J Okafor until tomorrow 09:00")
    #expect(try chosen("t") == "cal")
    #expect(try chosen("d") == "aisha")
    try sitting.type(":decide s47 joint #aisha because x")
    try sitting.type(":decide s47 joint #cal because x")
    #expect(try chosen("d") == "unborn")
    try sitting.type(":tonight #cal #unborn at home, with mother, checked by J Okafor until tomorrow 09:00")
    try sitting.type(":decide s47 joint #unborn because x")
    #expect(try chosen("t") == "aisha")
    #expect(try chosen("d") == "aisha")
  }

  @Test
  func
    `When something was done is refused where it is no time at all or still to come, and words are marked`()
    throws
  {
    for (typed, words) in [
      ("25:00", "there is no 25:00"), ("31 nov", "there is no 31 nov"), ("tomorrow", "still to come"),
    ] {
      var seat = try Seated(try Sitting.underWay())
      try seat.press("x")
      try seat.type(typed)
      try seat.press("Tab")
      try seat.type("Gran took her home")
      let before = seat.written
      try seat.press("Ctrl-S")
      #expect(seat.written == before)
      #expect(seat.focus == "when")
      #expect(try seat.field("when").problem?.contains(words) == true)
    }
    var seat = try Seated(try Sitting.underWay())
    try seat.press("x")
    try seat.type("during the night")
    #expect(try seat.field("when").shown?.hasPrefix("▲ kept as words") == true)
    try seat.press("Tab")
    try seat.type("Gran took her home")
    let before = seat.written
    try seat.press("Ctrl-S")
    #expect(seat.acts(since: before) == [.alreadyDone("during the night Gran took her home")])
  }

  @Test func `A card that was left unsaved is one key away, and of several one chooses which`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("g")
    #expect(seat.state.told == "every card is saved")
    try seat.press("m", "i")
    try seat.type("D Hall")
    try seat.press("Esc")
    #expect(seat.state.layer == nil)
    try seat.press("g")
    #expect(try seat.card.subject == .invitation(nil))
    #expect(try seat.card.kept.values.contains("D Hall"))
    try seat.press("Esc", "x", "Tab")
    try seat.type("rang the school")
    try seat.press("Esc", "g")
    guard case .announcement(let asked)? = seat.state.layer else { throw NotThat(line: "g", reading: "-") }
    #expect(asked.choices.count == 2)
    try seat.press("2")
    #expect(try seat.card.title.hasPrefix("Invite"))
    var minutes = try Seated(seat.sitting)
    try minutes.press("m", "i")
    try minutes.type("D Hall")
    try minutes.press("Esc", "Ctrl-T")
    #expect(minutes.state.keyHints.contains { $0.key == "Alt-g" && $0.isKept })
    try minutes.press("Alt-g")
    #expect(try minutes.card.subject == .invitation(nil))
  }

  @Test
  func `What a field refuses counts for nothing that was chosen there before, and Backspace brings it back`()
    throws
  {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("o")
    let first = try #require(seat.focus)
    try seat.press("y", "Shift-Tab")
    #expect(seat.focus == first)
    try seat.type("told the police")
    #expect(try seat.field(first).isEmpty)
    try seat.press("Tab")
    #expect(try seat.field(first).isEmpty)
    #expect(try seat.field(first).problem?.contains("chosen, not typed") == true)
    try seat.press("Shift-Tab", "Backspace")
    #expect(try seat.field(first).chosen == ["yes"])
    #expect(try seat.field(first).problem == nil)
  }

  @Test func `What is typed behind a refusal takes the place of what was refused`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.openNewAction()
    try seat.type("See Aisha")
    while seat.focus != "by" { try seat.press("Tab") }
    try seat.type("tomorow")
    try seat.press("Ctrl-S")
    #expect(seat.focus == "by")
    try seat.type("tomorrow")
    #expect(try seat.field("by").text.text == "tomorrow")
    try seat.press("Ctrl-Z")
    #expect(try seat.field("by").text.text == "tomorow")
  }

  @Test func `The y that would throw something away answers no field where nothing is entered`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("o", "Ctrl-D")
    let first = try #require(seat.focus)
    try seat.press("y")
    #expect(seat.focus == first)
    #expect(try seat.field(first).isEmpty)
    try seat.press("y")
    #expect(try seat.field(first).chosen == ["yes"])
    try seat.press("Esc")
  }

  @Test(arguments: ["Shift-Tab", "Backspace"])
  func `Of whom a question is answered can be changed from where its card begins`(key: String) throws {
    let sitting = try Sitting.underWay()
    let question = try #require(
      sitting.procedure.questions.first { $0.per == .child && $0.answer == .yesNo })
    var seat = try Seated(sitting)
    seat.state.show(Card(.question(question.id, ChildKey("cal")), at: seat.state.desk))
    #expect(seat.focus == "answer")
    try seat.press(key)
    #expect(seat.focus == "child")
    #expect(try seat.field("child").chosen == ["cal"])
    try seat.press("1")
    #expect(try seat.field("child").chosen == ["aisha"])
  }
}
