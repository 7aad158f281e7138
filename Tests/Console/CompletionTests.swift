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

  @Test(
    "an agency is completed by any word of its key, its name or what else it is called",
    arguments: [
      (":invite resid", ":invite carer"), (":invite fost", ":invite carer"),
      (":chase worker", ":chase carer"),
      (":written off", ":written probation"), ("+Ask for it <fost", "+Ask for it <carer"),
    ])
  func agencies(typed: String, becomes: String) throws {
    var seated = try Seated(try Sitting.underWay())
    try seated.press("i")
    try seated.type(typed)
    try seated.press("Tab")
    var lines = [seated.state.line.field.text]
    for _ in 0..<5 {
      try seated.press("Tab")
      lines.append(seated.state.line.field.text)
    }
    #expect(lines.contains(becomes), "\(lines)")
  }

  @Test(
    "what begins so goes before what only has such a word, and a whole name is taken for no word of another")
  func wholeFirst() throws {
    var sitting = try Sitting.underWay()
    sitting.procedure = try Library.resolve("liverpool", directories: []).procedure
    var seated = try Seated(sitting)
    try seated.press("i")
    try seated.type(":chase pol")
    try seated.press("Tab")
    #expect(seated.state.line.field.text == ":chase police")
    var others: [String] = []
    for _ in 0..<5 {
      try seated.press("Tab")
      others.append(seated.state.line.field.text)
    }
    #expect(others.contains(":chase other-authority"))
    try seated.press("Ctrl-U")
    try seated.type(":chase police")
    try seated.press("Tab")
    #expect(seated.state.line.field.text == ":chase police")
    try seated.press("Ctrl-U")
    try seated.type(":invite or")
    try seated.press("Tab")
    #expect(seated.state.line.field.text == ":invite or")
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
