import Console
import Testing

@Suite("What is not finished at this seat is named before anything is signed")
struct UnfinishedTests {
  @Test("a line that stands, one that waits, and a card")
  func named() throws {
    var seat = try Seated(try Sitting.underWay())
    #expect(seat.state.unfinishedWords == nil)
    try seat.press("i")
    try seat.type("! the father comes back tonight")
    #expect(seat.state.unfinishedWords == "not finished here: a line")
    try seat.press("Esc")
    #expect(seat.state.unfinishedWords == "not finished here: a line")
    try seat.press("x", "Tab", "Tab")
    try seat.type("rang the school")
    try seat.press("Esc")
    #expect(seat.state.unfinishedWords?.hasPrefix("not finished here: a line, ") == true)
  }
}
