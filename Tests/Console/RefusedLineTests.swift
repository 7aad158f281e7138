import Console
import Meeting
import Testing
import Text

@Suite("A refused line never takes the next words, and is never lost") struct RefusedLineTests {
  private let refused = "polce: spoke to mother"

  private func minutes() throws -> Seated { try Seated(try Sitting.underWay(), at: .minutes) }

  private func said(_ seat: Seated, since before: Int) -> [String] {
    seat.acts(since: before).map { if case .said(let saying) = $0 { saying.text } else { "no words" } }
  }

  @Test("the next sentence is a line of its own, and the refused one comes back behind it")
  func nextSentence() throws {
    var seat = try minutes()
    let before = seat.written
    try seat.type(refused)
    try seat.press("Enter")
    try seat.type("h")
    #expect(seat.state.line.field.text == "h")
    #expect(seat.state.told?.contains("↑ brings it back") == true)
    try seat.type("ealth: seen on Monday")
    try seat.press("Enter")
    #expect(said(seat, since: before) == ["seen on Monday"])
    #expect(seat.state.line.field.text == refused)
    // Once by itself, then by the arrow.
    try seat.type("police: two call-outs")
    try seat.press("Enter")
    #expect(said(seat, since: before) == ["seen on Monday", "two call-outs"])
    #expect(seat.state.line.field.isEmpty)
    try seat.press("Up", "Up")
    #expect(seat.state.line.field.text == refused)
    try seat.press("Ctrl-U")
    #expect(seat.state.line.field.isEmpty)
    try seat.type("health: no more")
    try seat.press("Enter")
    #expect(seat.state.line.field.isEmpty)
  }

  @Test("a refused line that another one mends does not come back")
  func mendedByAnother() throws {
    var seat = try minutes()
    try seat.type("+Ring the consultant at once @Mehta by fri")
    try seat.press("Enter")
    try seat.type("+Ring the consultant at once @okafor by fri")
    let before = seat.written
    try seat.press("Enter")
    #expect(seat.written == before + 1)
    #expect(seat.state.line.field.isEmpty)
    #expect(seat.state.line.waiting.isEmpty)
    #expect(seat.state.line.history.contains { $0.contains("@Mehta") }, "the arrow still brings it")
  }

  @Test(
    "a line that was only left for an earlier one is no refused one: it comes back, though another begins alike"
  )
  func unfinished() throws {
    var seat = try minutes()
    try seat.type("+See Aisha at school @okafor by fri")
    try seat.press("Enter")
    let unfinished = "+See Aisha at home with her"
    try seat.type(unfinished)
    try seat.press("Up", "Enter")
    #expect(seat.state.line.field.text == unfinished)
    for words in ["health: seen on Monday", "police: two call-outs"] {
      try seat.type(words)
      try seat.press("Enter")
      #expect(seat.state.line.field.text == unfinished, "after \(words)")
    }
  }

  @Test("moving and deleting mend it, and so does Tab")
  func mending() throws {
    for keys in [["Left", "End"], ["Home", "End"], ["Ctrl-A", "Ctrl-E"]] {
      var seat = try minutes()
      try seat.type(refused)
      try seat.press("Enter")
      for key in keys { try seat.press(key) }
      try seat.type("!")
      #expect(seat.state.line.field.text == refused + "!")
    }
    var seat = try minutes()
    try seat.type(refused)
    try seat.press("Enter", "Backspace")
    try seat.type("r")
    #expect(seat.state.line.field.text == refused)
    try seat.press("Ctrl-U")
    try seat.type("+See Aisha @okfor")
    try seat.press("Enter", "Tab")
    try seat.type(" by fri")
    #expect(seat.state.line.field.text == "+See Aisha @okafor by fri")
  }

  @Test("where only its end is missing a blank or a colon goes on, a letter begins another")
  func missingEnd() throws {
    var seat = try minutes()
    try seat.type(":skip background")
    try seat.press("Enter")
    try seat.type(" because")
    #expect(seat.state.line.field.text == ":skip background because")
    try seat.press("Enter")
    try seat.type("no time for it")
    #expect(seat.state.line.field.text == "no time for it")
    try seat.press("Up")
    #expect(seat.state.line.field.text == ":skip background because")
  }

  @Test("pasted words begin a line of their own too")
  func pasted() throws {
    var seat = try minutes()
    try seat.type(refused)
    try seat.press("Enter")
    try seat.paste("health: seen")
    #expect(seat.state.line.field.text == "health: seen")
  }

  @Test("going back and forth between the two loses neither, and mended it waits no more")
  func backAndForth() throws {
    var seat = try minutes()
    let before = seat.written
    try seat.type(refused)
    try seat.press("Enter")
    try seat.type("health: seen")
    try seat.press("Up")
    #expect(seat.state.line.field.text == refused)
    #expect(seat.state.line.waiting == ["health: seen"])
    try seat.press("Down")
    #expect(seat.state.line.field.text == "health: seen")
    #expect(seat.state.line.waiting == [refused])
    try seat.press("Up", "Home", "Right", "Right", "Right")
    try seat.type("i")
    try seat.press("Right", "Enter")
    // The other one was never kept, and is back; it is not typed into unasked.
    #expect(said(seat, since: before) == ["spoke to mother"])
    #expect(seat.state.line.field.text == "health: seen")
    #expect(seat.state.line.waiting == [])
    try seat.press("Enter")
    #expect(said(seat, since: before) == ["spoke to mother", "seen"])
    #expect(seat.state.line.field.isEmpty)
  }

  @Test("the draft holds both, and after a crash neither is typed into the other")
  func draft() throws {
    var seat = try minutes()
    try seat.type(refused)
    try seat.press("Enter")
    var again = try minutes()
    _ = again.state.resume(seat.state.resumption)
    try again.type("health: seen")
    #expect(again.state.line.field.text == "health: seen")
    #expect(again.state.resumption.unsent == refused.count + 12)
    var third = try minutes()
    _ = third.state.resume(again.state.resumption)
    #expect(third.state.line.field.text == "health: seen")
    try third.press("Enter")
    #expect(third.state.line.field.text == refused)
  }

  @Test("a line that waits for the disk takes no more words either, and is written by itself")
  func waitingForDisk() throws {
    var seat = try minutes()
    let before = seat.written
    seat.isDiskFull = true
    try seat.type("police: officers will visit")
    try seat.press("Enter")
    try seat.type("health: seen")
    #expect(seat.state.line.field.text == "health: seen")
    seat.isDiskFull = false
    try seat.take(.minute(seat.state.desk.now))
    #expect(said(seat, since: before) == ["officers will visit"])
    #expect(seat.state.line.field.text == "health: seen")
  }

  @Test(
    "at the chair's home the next line has room, whichever key opens it, and the refused one is back behind")
  func chair() throws {
    for key in ["i", "n"] {
      var seat = try Seated(try Sitting.underWay())
      let before = seat.written
      try seat.press("n")
      try seat.type(refused)
      try seat.press("Enter", "Esc", key)
      try seat.type("health: seen")
      #expect(seat.state.line.field.text == "health: seen")
      try seat.press("Enter")
      #expect(said(seat, since: before) == ["seen"])
      #expect(!seat.state.isTyping)
      #expect(seat.state.line.field.text == refused)
    }
  }

  @Test("n begins an empty line, i goes on with the unfinished one")
  func noteAndOpen() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("n")
    try seat.type("police: two")
    try seat.press("Esc", "i")
    try seat.type(" call-outs")
    #expect(seat.state.line.field.text == "police: two call-outs")
    try seat.press("Esc", "n")
    #expect(seat.state.line.field.isEmpty)
    try seat.press("Up")
    #expect(seat.state.line.field.text == "police: two call-outs")
  }
}
