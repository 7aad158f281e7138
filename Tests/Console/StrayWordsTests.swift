import Console
import Meeting
import Testing
import Text

@Suite("Words typed where nothing is typed answer nothing, and leave nothing behind") struct StrayWordsTests {
  @Test("a sentence over what asks for Enter confirms nothing, until it is taken off")
  func takeBack() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("i")
    try seat.type("police: wrong")
    try seat.press("Enter", "u")
    let before = seat.written
    try seat.type("health says more")
    #expect(seat.state.told?.contains("“health says more” answers nothing") == true)
    try seat.press("Enter", "Enter")
    #expect(seat.written == before)
    #expect(seat.state.layers.count == 1)
    try seat.press("Backspace", "Enter")
    #expect(seat.written == before + 1)
    #expect(seat.state.desk.meeting.sayings.isEmpty)
  }

  @Test("a sentence at the chair's home runs into the menu and no further")
  func menu() throws {
    var seat = try Seated(try Sitting.underWay())
    let before = seat.written
    try seat.type("mother dropped her off")
    try seat.press("Enter")
    #expect(seat.written == before)
    #expect(seat.state.layers.count == 1)
  }

  @Test(
    "a sentence over the scores changes no child, opens no words, and is kept by nothing",
    arguments: [true, false])
  func scores(revealed: Bool) throws {
    var sitting = try Sitting.underWay()
    if revealed { sitting.write(.revealed(because: "for the test")) }
    var seat = try Seated(sitting)
    try seat.press("s")
    let before = seat.written
    try seat.type("npolice: can rise")
    try seat.press("Enter")
    #expect(seat.written == before)
    guard case .scores(let sheet)? = seat.state.layer else { throw NotThat(line: "s", reading: "no sheet") }
    #expect(sheet.typing == nil)
    #expect(seat.state.told?.contains("answers nothing here") == true)
  }

  @Test("a sentence while each agency is asked is nobody's view")
  func views() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("d", "1", "1", "Tab", "Tab", "Tab", "Tab", "Tab", "Tab")
    while case .card(let card)? = seat.state.layer, !card.isInViews { try seat.press("Tab") }
    func given() throws -> [AskedViews.Given?] {
      guard case .card(let card)? = seat.state.layer else { throw NotThat(line: "d", reading: "no card") }
      return card.views?.rows.map(\.given) ?? []
    }
    let before = (written: seat.written, given: try given())
    try seat.type("mother says nothing - why")
    try seat.press("Enter")
    #expect(try given() == before.given)
    #expect(seat.written == before.written)
    try seat.press("Backspace", "y")
    #expect(try given() != before.given)
  }

  @Test("a sentence over closing ends no discussion")
  func closing() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("m", "c", "2")
    let before = seat.written
    try seat.type("the father left")
    try seat.press("Enter")
    #expect(seat.written == before)
    try seat.press("Backspace", "Enter")
    #expect(seat.acts(since: before) == [.ended])
  }

  @Test("a wrong letter alone holds up no key that no sentence holds, and words none but letters and Enter")
  func slip() throws {
    for keys in [["Enter"], ["Down", "Up", "Enter"]] {
      var seat = try Seated(try Sitting.underWay())
      try seat.press("m", "c", "2", "z")
      let before = seat.written
      for key in keys { try seat.press(key) }
      #expect(seat.acts(since: before) == [.ended], "\(keys)")
    }
    var seat = try Seated(try Sitting.underWay())
    try seat.press("m", "c", "z", "o")
    #expect(seat.state.layers.count == 1)
    #expect(seat.state.told?.hasPrefix("✗ “zo” answers nothing here: Backspace, then ") == true)
    try seat.press("Down", "o")
    #expect(seat.state.layers.count == 2)
  }

  @Test("pasted over it words are refused aloud, and nothing is pressed")
  func pasted() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("m")
    let before = seat.written
    try seat.paste("pause\n")
    #expect(seat.written == before)
    #expect(seat.state.told?.hasPrefix("✗ pasted text is typed") == true)
  }

  @Test("a draft is thrown away where it is shown, by Ctrl-D and y, and no other key")
  func discarded() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("m", "i")
    try seat.type("olice: he was seen")
    #expect(seat.state.keyHints.contains(KeyHint("Ctrl-D", "throw away", isKept: true)))
    try seat.press("Esc")
    #expect(seat.state.unfinishedTitles == ["Invite"])
    try seat.press("m", "i", "Ctrl-D", "n", "Esc")
    #expect(seat.state.unfinishedCards == 1)
    let before = seat.written
    try seat.press("m", "i", "Ctrl-D", "y")
    #expect(seat.state.told == "thrown away: nothing of it is kept")
    #expect(seat.state.unfinishedCards == 0)
    #expect(seat.state.layers.isEmpty)
    #expect(seat.written == before)
    try seat.press("m", "i")
    guard case .card(let card)? = seat.state.layer else { throw NotThat(line: "m i", reading: "no card") }
    #expect(card.kept == [:])
  }

  @Test("blanks alone, and what was refused, are no draft")
  func nothingEntered() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("m", "i")
    try seat.type("   ")
    try seat.press("Esc")
    #expect(seat.state.unfinishedCards == 0)
    try seat.press("d")
    try seat.type("zebra")
    try seat.press("Esc")
    #expect(seat.state.unfinishedCards == 0)
  }
}
