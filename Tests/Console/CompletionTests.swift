import Console
import Meeting
import Procedures
import Testing
import Text

@Suite("Words that Tab goes through, and words that come back")
struct CompletionTests {
  @Test("behind escalate and to stand the steps of the ladder, lowest first")
  func levels() throws {
    var seated = try Seated(try Sitting.underWay())
    try seated.press("i")
    try seated.type(":escalate 1 to ")
    try seated.press("Tab")
    let first = try #require(
      seated.state.desk.procedure.ladders.first { $0.purpose == .disagreement }?.levels.first)
    #expect(seated.state.line.field.text == ":escalate 1 to \(first.name.lowercased())")
  }

  @Test("an answer in one's own words comes back as it was typed, hyphens too")
  func answered() throws {
    var seated = try Seated(try Sitting.underWay())
    try seated.press("i")
    try seated.type(":plan crime mother-in-law's statement by Friday")
    try seated.press("Enter")
    #expect(seated.state.desk.lastAct?.contains("mother-in-law's statement") == true)
  }
}
