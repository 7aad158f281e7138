import Advice
import Calendar
import Meeting
import Procedures
import Testing
import Text

@testable import Console

@Suite("One cause on the list: mended one after the other, gone past for some or for all")
struct CauseKeysTests {
  private func seated(_ rule: String, _ change: (inout Sitting) -> Void = { _ in }) throws -> Seated {
    var sitting = try Sitting.underWay()
    sitting.write(.itemOpened("decisions"))
    change(&sitting)
    var seat = try Seated(sitting)
    try seat.press("w")
    let index = try #require(list(seat).items.firstIndex { $0.warning.rule == rule })
    for _ in 0..<index { try seat.press("Down") }
    return seat
  }

  private func list(_ seat: Seated) throws -> WarningList {
    guard case .warnings(let list)? = seat.state.layer else { throw NotThat(line: "w", reading: "no list") }
    return list
  }

  private func cause(_ seat: Seated) throws -> Cause {
    guard case .standing(let cause)? = try list(seat).item else {
      throw NotThat(line: "w", reading: "nothing selected")
    }
    return cause
  }

  private func past(_ child: String) -> Act {
    .overridden(rule: "risk.unanswered", child: ChildKey(child), because: "not for tonight")
  }

  @Test("three children's prompts are one row, and Enter answers the next of them until none is left")
  func next() throws {
    var seat = try seated("risk.unanswered")
    #expect(try cause(seat).message == "Aisha 5, Cal 5, unborn 5 risk prompts unanswered")
    for prompt in 1...5 {
      #expect(try cause(seat).child == nil)
      try seat.press("Enter")
      #expect(seat.state.line.field.text.hasPrefix(":answer \(prompt) #aisha "))
      try seat.type("said")
      try seat.press("Enter")
    }
    #expect(try cause(seat).message == "Cal 5, unborn 5 risk prompts unanswered")
    try seat.press("Enter")
    #expect(seat.state.line.field.text.hasPrefix(":answer 1 #cal "))
  }

  @Test("o asks of which before it asks why, and nothing is chosen beforehand")
  func asks() throws {
    var seat = try seated("risk.unanswered")
    try seat.press("o")
    #expect(seat.focus == "of")
    #expect(try seat.field("of").options.map(\.words) == ["all 3", "Aisha", "Cal", "unborn"])
    #expect(try seat.field("of").chosen.isEmpty)
    try seat.press("1", "2")
    #expect(try seat.field("of").chosen == ["0"], "one of them takes the place of all")
    try seat.press("2")
    let before = seat.written
    try seat.press("Tab")
    try seat.type("not for tonight")
    try seat.press("Ctrl-S")
    #expect(seat.written == before)
    #expect(seat.focus == "of")
  }

  @Test("one child's reason goes past that child alone; the row stays with the others")
  func one() throws {
    var seat = try seated("risk.unanswered")
    let before = seat.written
    try seat.press("o", "3", "Tab")
    try seat.type("not for tonight")
    try seat.press("Ctrl-S")
    #expect(seat.acts(since: before) == [past("cal")])
    #expect(try cause(seat).message == "Aisha 5, unborn 5 risk prompts unanswered")
    #expect(seat.state.desk.advice.overridden.map(\.warning.child) == [ChildKey("cal")])
  }

  @Test("one reason for all of them is recorded for each child, and as given for so many together")
  func every() throws {
    var seat = try seated("risk.unanswered")
    let before = seat.written
    try seat.press("o", "1", "Tab")
    #expect(try seat.card.detail == "one reason for 3")
    try seat.type("not for tonight")
    try seat.press("Ctrl-S")
    #expect(seat.acts(since: before) == ["aisha", "cal", "unborn"].map(past))
    let meeting = seat.state.desk.meeting
    #expect(meeting.overrides.suffix(3).allSatisfy { meeting.countTogether(with: $0) == 3 })
    #expect(!seat.state.desk.advice.warnings.contains { $0.rule == "risk.unanswered" })
    // What was gone past in one go is one row too.
    let past = try list(seat).items.compactMap { item in
      if case .overridden(let past) = item { past } else { nil }
    }
    #expect(past.map(\.cause.message) == ["Aisha 5, Cal 5, unborn 5 risk prompts unanswered"])
    #expect(past.map(\.override.because) == ["not for tonight"])
  }

  @Test("the questions of an item are one row; Enter asks them one card after the other")
  func questions() throws {
    var seat = try seated("question.unanswered") { $0.write(.itemOpened("plan")) }
    let all = try cause(seat).warnings.map(\.place)
    #expect(all.count > 5)
    try seat.press("Enter")
    guard case .question(let first, _) = try seat.card.subject else {
      throw NotThat(line: "Enter", reading: "\(try seat.card.subject)")
    }
    #expect(.question(first) == all[0])
    #expect(try seat.card.series != nil)
    try seat.press("Esc")
    #expect(try cause(seat).warnings.map(\.place) == all)
  }

  @Test("p says of each child what is missing")
  func paragraph() throws {
    var seat = try seated("risk.unanswered")
    let each = try cause(seat).warnings.map(\.message)
    try seat.press("p")
    guard case .whole(let text)? = seat.state.layer else { throw NotThat(line: "p", reading: "no text") }
    #expect(Array(text.paragraphs.prefix(3)) == each)
  }
}
