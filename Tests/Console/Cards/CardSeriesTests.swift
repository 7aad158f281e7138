import Advice
import Meeting
import Procedures
import Testing
import Text

@testable import Console

@Suite struct CardSeriesTests {
  private func plan() throws -> Seated {
    var sitting = try Sitting.underWay()
    sitting.write(.itemOpened("plan"))
    var seat = try Seated(sitting)
    let index = try #require(seat.state.desk.procedure.agenda.firstIndex { $0.id == "plan" })
    try seat.press("1", "Home")
    for _ in 0..<index { try seat.press("Down") }
    return seat
  }

  private func question(_ seat: Seated) throws -> String {
    guard case .question(let id, _) = try seat.card.subject else {
      throw NotThat(line: "Enter", reading: "\(try seat.card.subject)")
    }
    return id
  }

  @Test func `Enter on the open item of the questions asks them, one card after the other`() throws {
    var seat = try plan()
    let open = seat.state.desk.advice.unasked
    try seat.press("Enter")
    #expect(try question(seat) == open[0])
    #expect(seat.state.keyHints.contains { $0.key == "Ctrl-N" })
    try seat.press("Ctrl-N")
    #expect(try question(seat) == open[1])
    // The first that takes words: its answer leads to the next.
    var place = 1
    let questions = seat.state.desk.procedure.questions
    while questions.first(where: { $0.id == open[place] })?.answer != .text
      || questions.first(where: { $0.id == open[place] })?.per != .meeting
    {
      try seat.press("Ctrl-N")
      place += 1
    }
    #expect(try question(seat) == open[place])
    try seat.type("said in the room")
    let before = seat.written
    try seat.press("Ctrl-S")
    guard case .questionAnswered(let answer)? = seat.acts(since: before).first else {
      throw NotThat(line: "Ctrl-S", reading: "nothing written")
    }
    #expect(answer.question == open[place])
    #expect(try question(seat) != open[place])
    try seat.press("Esc")
    #expect(seat.state.layer == nil)
  }

  /// Passes over the questions until this one is asked.
  private func goTo(_ id: String, _ seat: inout Seated) throws {
    let place = try #require(seat.state.desk.unasked(under: "plan").firstIndex(of: id))
    try seat.press("Enter")
    for _ in 0..<place { try seat.press("Ctrl-N") }
    #expect(try question(seat) == id)
  }

  @Test func `Ctrl-N keeps an answer that was given, and leaves a question that was not`() throws {
    var seat = try plan()
    let texts = seat.state.desk.procedure.questions.filter { $0.answer == .text && $0.per == .meeting }
    let id = try #require(
      seat.state.desk.unasked(under: "plan").first { id in texts.contains { $0.id == id } })
    try goTo(id, &seat)
    try seat.type("said in the room")
    let before = seat.written
    try seat.press("Ctrl-N")
    guard case .questionAnswered(let answer)? = seat.acts(since: before).first else {
      throw NotThat(line: "Ctrl-N", reading: "nothing written")
    }
    #expect(answer.question == id)
    #expect(try question(seat) != id)
    let after = seat.written
    try seat.press("Ctrl-N")
    #expect(seat.acts(since: after).isEmpty)
  }

  @Test func `Neither is none of the others, and what is saved is told as the choice is called`() throws {
    var seat = try plan()
    try goTo("immediate", &seat)
    try seat.press("1", "1", "2")
    #expect(try seat.field("answer").chosen == ["yes", "services"])
    try seat.press("3")
    #expect(try seat.field("answer").chosen == ["no"])
    try seat.press("1")
    #expect(try seat.field("answer").chosen == ["yes"])
    try seat.press("Ctrl-S")
    #expect(seat.state.desk.lastAct?.contains("action at once") == true)
  }

  @Test func `Yes and no are answered by their letters where they stand on digits`() throws {
    var seat = try plan()
    try goTo("immediate", &seat)
    try seat.press("1", "y")
    #expect(try seat.field("answer").chosen == ["yes"])
  }

  @Test func `Enter stays where something was typed that is no answer`() throws {
    var seat = try plan()
    try goTo("immediate", &seat)
    #expect(seat.focus == "child")
    try seat.type("xylophone")
    try seat.press("Enter")
    #expect(seat.focus == "child")
    #expect(seat.state.told?.contains("this is chosen, not typed") == true)
    try seat.press("Backspace", "1")
    #expect(try seat.field("child").chosen == ["aisha"])
  }

  @Test func `A question that is left for one child alone begins with that child`()
    throws
  {
    var sitting = try Sitting.underWay()
    sitting.write(.itemOpened("plan"))
    for line in [
      ":decide s47 joint #aisha owner osei threshold yes because x",
      ":decide s47 joint #cal owner osei threshold yes because x",
      ":plan alone #aisha yes; who J Okafor; when fri 10:00; method talking",
    ] { try sitting.type(line) }
    var seat = try Seated(sitting)
    let place = try #require(seat.state.desk.unasked(under: "plan").firstIndex(of: "alone"))
    try seat.press("1", "Enter")
    for _ in 0..<place { try seat.press("Ctrl-N") }
    #expect(try seat.card.subject == .question("alone", ChildKey("cal")))
  }

  @Test func `A filled field that a choice led to is gone past by Tab, as it stands there`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("i")
    try seat.type(":decide s47 joint #cal owner osei threshold yes because grip marks")
    try seat.press("Enter", "d", "2", "1")
    #expect(seat.focus == "threshold")
    try seat.press("y")
    #expect(seat.focus == "because")
    try seat.type("grip marks on the arm")
    try seat.press("Shift-Tab", "y")
    #expect(seat.focus == "because")
    try seat.press("Tab")
    #expect(seat.focus != "because")
    #expect(try seat.field("because").text.text == "grip marks on the arm")
  }

  @Test func `Who came to the agencies by the last field's key is told too that nobody was asked`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("d", "2", "1", "y")
    try seat.type("grip marks on the arm")
    while try !seat.card.isInViews { try seat.press("Tab") }
    let before = seat.written
    try seat.press("Ctrl-S")
    #expect(seat.written == before)
    #expect(seat.state.told?.contains("not asked: police, health") == true)
    try seat.press("y", "Ctrl-S")
    #expect(seat.written > before)
  }

  @Test func `Saving a decision from its fields goes on to the agencies and names them; again, it is saved`()
    throws
  {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("d", "2", "1", "y")
    try seat.type("grip marks on the arm")
    let before = seat.written
    try seat.press("Ctrl-S")
    #expect(seat.written == before)
    #expect(try seat.card.isInViews)
    #expect(seat.state.told?.contains("not asked: police, health") == true)
    try seat.press("Ctrl-S")
    #expect(seat.state.layer == nil)
    #expect(seat.state.told?.hasPrefix("not asked: police") == true)
    guard case .decided? = seat.acts(since: before).first else {
      throw NotThat(line: "Ctrl-S", reading: "\(seat.acts(since: before))")
    }
  }

  @Test func `A child marked in a role on the card of an invitation is refused, not swallowed`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("m", "i")
    for words in ["nursery", "", "Pam Orde", "manager #cal"] {
      if words.isEmpty, seat.focus != "child" { continue }
      try seat.type(words)
      try seat.press("Tab")
    }
    let before = seat.written
    try seat.press("Ctrl-S")
    #expect(seat.written == before)
    #expect(seat.state.told?.contains("#cal names a child") == true)
  }

  @Test func `Of somebody whose year of birth alone is known it is kept as it was said`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("m", "f")
    try seat.type("Ash Vale")
    try seat.press("Tab")
    try seat.type("mother")
    try seat.press("Tab")
    try seat.type("1995")
    try seat.press("Ctrl-S")
    let relative = try #require(seat.state.desk.meeting.case.relatives.last)
    #expect(relative.born == nil)
    #expect(relative.facts == ["born 1995"])
  }

  @Test func `The key of what was chosen beforehand confirms it, and takes it off the second time`() throws {
    var seat = try Seated(try Sitting.crowded())
    seat.state.show(Card(answering: 2, at: seat.state.desk))
    while seat.focus != "child" { try seat.press("Tab") }
    let chosen = try seat.field("child").chosen
    let key = try #require(try seat.field("child").options.first { chosen == [$0.id] }?.key)
    try seat.press("\(key)")
    #expect(try seat.field("child").chosen == chosen)
    #expect(seat.state.told?.hasSuffix("again takes it off") == true)
    try seat.press("\(key)")
    #expect(try seat.field("child").isEmpty)
  }
}
