import Calendar
import Console
import Meeting
import Procedures
import Testing
import Text

/// What is chosen is not typed, and a choice that leads on by itself is not led past by habit.
@Suite struct CardChoiceTests {
  private func circumstances() throws -> Seated {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("o")
    return seat
  }

  @Test func `Of a sentence typed into a choice no letter chooses, and the field says so`() throws {
    var seat = try circumstances()
    let first = try #require(seat.focus)
    try seat.type("the mother says yes and no")
    #expect(seat.focus == first)
    #expect(try seat.field(first).isEmpty)
    #expect(try seat.field(first).problem?.contains("chosen, not typed") == true)
    #expect(seat.state.told?.contains("y yes") == true)
    try seat.press("Backspace")
    try seat.press("y")
    #expect(try seat.field(first).chosen == ["yes"])
    #expect(seat.focus != first)
  }

  @Test func `What is typed into a choice is shown as it was typed, until something is chosen`() throws {
    for keys in [["Enter"], ["Tab", "Shift-Tab"], ["Ctrl-S"], ["Backspace"]] {
      var seat = try circumstances()
      let first = try #require(seat.focus)
      try seat.type("mother says 2 of them")
      #expect(try seat.field(first).problem?.hasSuffix("“mother says 2 of them”") == true)
      for key in keys { try seat.press(key) }
      #expect(seat.focus == first)
      try seat.press("y")
      #expect(try seat.field(first).chosen == ["yes"])
      #expect(try seat.field(first).problem == nil)
    }
  }

  @Test func `Words that were no choice come back with the card that was closed over them`() throws {
    var seat = try circumstances()
    let first = try #require(seat.focus)
    try seat.type("mother said so")
    let kept = try seat.card.kept
    try seat.press("Esc")
    #expect(seat.state.unfinishedCards == 1)
    try seat.press("g")
    #expect(try seat.field(first).problem?.hasSuffix("“mother said so”") == true)
    let again = try #require(Card(subject: "circumstances", kept: kept, at: seat.state.desk))
    #expect(again.form.field(first)?.problem?.hasSuffix("“mother said so”") == true)
    #expect(again.kept == kept)
  }

  @Test
  func `Words typed at whose night it is are something entered, and Ctrl-D asks before it throws them away`()
    throws
  {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("t")
    while seat.focus != "child" { try seat.press("Shift-Tab") }
    try seat.type("samir")
    try seat.press("Ctrl-D")
    #expect(seat.state.told?.hasPrefix("throw away what is entered here?") == true)
    try seat.press("y", "t")
    while seat.focus != "child" { try seat.press("Shift-Tab") }
    try seat.press("2", "Ctrl-D")
    #expect(seat.state.told?.hasPrefix("nothing is entered here") == true, "whose it is, is a way of looking")
  }

  @Test func `One child after all of them takes the place of all, and all of them that of each`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.openNewAction()
    try seat.type("See them at school")
    try seat.press("Tab", "4")
    #expect(try seat.field("child").chosen == ["all"])
    try seat.press("1")
    #expect(try seat.field("child").chosen == ["aisha"])
    try seat.press("2")
    #expect(try seat.field("child").chosen == ["aisha", "cal"])
    try seat.press("4")
    #expect(try seat.field("child").chosen == ["all"])
    try seat.press("4")
    #expect(try seat.field("child").isEmpty)
  }

  @Test func `Words typed where several are chosen go on to the field where words are typed`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.openNewAction()
    try seat.type("See them at school")
    try seat.press("Tab", "1")
    try seat.type("okafor")
    #expect(try seat.field("child").chosen == ["aisha"])
    #expect(try seat.field("who").text.text == "okafor")
  }

  @Test func `Words typed where several are chosen, and nothing is typed next, take none of them off`() throws
  {
    var seat = try Seated(try Sitting.crowded())
    try seat.press("d", "1", "1", "y")
    try seat.type("because of the marks")
    try seat.press("Tab", "1")
    try seat.type("sadiq said")
    #expect(try seat.field("risks").chosen == ["1"])
    #expect(
      try seat.field("risks").problem?.hasPrefix("what is chosen stays: Tab goes on, Backspace") == true)
    try seat.press("Backspace")
    #expect(try seat.field("risks").chosen == ["1"])
    #expect(try seat.field("risks").problem == nil)
  }

  @Test func `A sign that is no choice begins no words, and leaves what was chosen`() throws {
    var seat = try circumstances()
    let first = try #require(seat.focus)
    try seat.press("?")
    #expect(seat.state.told?.contains("no choice on ?") == true)
    try seat.press("n")
    #expect(try seat.field(first).chosen == ["no"])
  }

  @Test func `A field in which something was typed that is no choice is not saved over`() throws {
    var seat = try circumstances()
    let first = try #require(seat.focus)
    let before = seat.written
    try seat.type("mother")
    for keys in [["Ctrl-S"], ["Tab", "y", "Ctrl-S"]] {
      for key in keys { try seat.press(key) }
      #expect(seat.written == before)
      #expect(seat.focus == first)
      #expect(try seat.field(first).problem?.contains("chosen, not typed") == true)
    }
    try seat.press("Backspace", "Ctrl-S")
    #expect(seat.written > before)
  }

  @Test func `What is pressed for the list of disagreements is no level of the ladder`() throws {
    var sitting = try Sitting.crowded()
    let two = [":decide s47 joint #cal because x", ":disagrees school: one", ":disagrees nursery: two"]
    for line in two { try sitting.type(line) }
    var seat = try Seated(sitting)
    try seat.press("e")
    #expect(try seat.field("dissent").options.allSatisfy { $0.key.isLetter })
    #expect(seat.focus == "level")
    try seat.press("b")
    #expect(try seat.field("level").isEmpty)
    #expect(try seat.field("with").isEmpty)
  }

  @Test func `A letter that slipped before the right digit does not swallow it, and words go on doing so`()
    throws
  {
    var seat = try Seated(try Sitting.crowded())
    try seat.press("d", "1", "o")
    #expect(try seat.field("decision").isEmpty)
    try seat.press("2")
    #expect(try seat.field("decision").chosen.count == 1)
    seat = try Seated(try Sitting.crowded())
    try seat.press("d", "1")
    try seat.type("no 2")
    #expect(try seat.field("decision").isEmpty)
  }

  @Test func `Whoever goes back from the agencies to mend something is told again who was not asked`() throws
  {
    var seat = try Seated(try Sitting.crowded())
    try seat.press("d", "2", "1", "y", "Ctrl-S")
    #expect(try seat.card.isInViews)
    let before = seat.written
    try seat.press("Shift-Tab", "Ctrl-S")
    #expect(seat.written == before)
    #expect(try seat.card.problem?.contains("not saved yet, not asked") == true)
    try seat.press("Ctrl-S")
    #expect(seat.written > before)
  }

  @Test func `What is done may be said of an answer that asks only who does it, and the line says it too`()
    throws
  {
    let sitting = try Sitting.underWay()
    var seat = try Seated(sitting)
    let needed = try #require(
      sitting.procedure.questions.first { $0.id == "immediate" && $0.per == .child })
    seat.state.show(Card(.question(needed.id, ChildKey("aisha")), at: seat.state.desk))
    try seat.press("1", "Tab")
    #expect(seat.focus == "need what")
    #expect(try seat.field("need what").gap == nil)
    try seat.type("a safety plan with her aunt")
    try seat.press("Tab")
    try seat.type("osei")
    let before = seat.written
    try seat.press("Ctrl-S")
    guard case .questionAnswered(let answer)? = seat.acts(since: before).last else {
      throw NotThat(line: "Ctrl-S", reading: "no answer")
    }
    #expect(answer.needs.map(\.name) == ["what", "who"])
    #expect(answer.need("what")?.text == "a safety plan with her aunt")
    let line = ":plan immediate #aisha yes; what a safety plan with her aunt; who R Osei"
    #expect(try sitting.acts(typing: [line]) == [.questionAnswered(answer)])
  }

  @Test func `With one child a decision's card begins at what is decided`() throws {
    var sitting = try Sitting.empty()
    try sitting.convene(children: [Child(key: ChildKey("ellis"), name: "Ellis", life: .unborn(due: nil))])
    try sitting.type(":begin")
    var seat = try Seated(sitting)
    try seat.press("d")
    #expect(seat.focus == "decision")
    #expect(try seat.field("child").chosen == ["ellis"])
    try seat.press("1")
    #expect(try seat.field("decision").isEmpty == false)
  }

  @Test func `Why a decision is not saved stands on its card, on whichever page`() throws {
    var seat = try Seated(try Sitting.crowded())
    try seat.press("d", "1", "1", "Ctrl-S")
    #expect(try seat.card.isInViews)
    #expect(try seat.card.problem?.contains("not saved yet, not asked") == true)
    try seat.press("Up")
    #expect(try seat.card.problem == nil)

    seat = try Seated(try Sitting.crowded(), at: .minutes)
    try seat.press("Esc", "d", "1", "1", "Ctrl-S")
    #expect(try seat.card.problem?.contains("only the chair saves a decision") == true)
  }

  @Test func `Tab right after a choice that led on stays, and the next Tab goes on`() throws {
    var seat = try circumstances()
    try seat.press("y")
    let second = try #require(seat.focus)
    try seat.press("Tab")
    #expect(seat.focus == second)
    #expect(seat.state.told?.contains("Tab again") == true)
    try seat.press("Tab")
    #expect(seat.focus != second)
    try seat.press("n", "Down")
    #expect(try seat.field(second).isEmpty)
  }

  @Test func `A choice behind the digits is taken by its letter without leading on`() throws {
    var sitting = try HomeSitting()
    sitting.give(
      .prepared(
        [try Library.resolve("gloucestershire", directories: []).procedure], preferred: nil, nil))
    let triggers = try #require(sitting.state.card).choices(of: .trigger).names
    try #require(triggers.count > 9)
    while sitting.state.card?.focus != .trigger { sitting.press("Tab") }
    sitting.press("a")
    #expect(sitting.state.card?.focus == .trigger)
    #expect(sitting.state.card?.trigger == 9)
    #expect(sitting.state.card?.refusal != nil)
    // Once the word goes on, nobody meant what its first letter has taken.
    sitting.press("'bruise")
    #expect(sitting.state.card?.trigger == nil)
  }

  @Test func `The card of a new discussion refuses letters that choose nothing, and Tab leads past no field`()
    throws
  {
    var sitting = try HomeSitting()
    sitting.give(
      .prepared(
        [try Library.resolve("gloucestershire", directories: []).procedure], preferred: nil, nil))
    while sitting.state.card?.focus != .trigger { sitting.press("Tab") }
    sitting.press("'zoo 2")
    #expect(sitting.state.card?.trigger == nil)
    #expect(sitting.state.card?.focus == .trigger)
    #expect(sitting.state.card?.refusal?.hasSuffix("“zoo 2”") == true)
    // Whoever comes back to it has ended the sentence: a digit chooses, and no refusal stands any more.
    sitting.press("Shift-Tab", "Tab")
    #expect(sitting.state.card?.refusal?.hasSuffix("“zoo 2”") == true)
    sitting.press("3")
    #expect(sitting.state.card?.trigger == 2)
    sitting.press("Shift-Tab")
    #expect(sitting.state.card?.refusal == nil)
    sitting.press("'zoo 2")
    #expect(sitting.state.card?.refusal?.contains("chosen, not typed") == true)
    sitting.press("Backspace", "2")
    #expect(sitting.state.card?.trigger == 1)
    #expect(sitting.state.card?.focus == .child(0))
    sitting.press("Tab")
    #expect(sitting.state.card?.focus == .child(0))
    sitting.press("Tab")
    #expect(sitting.state.card?.focus == .relative(0))
  }
}
