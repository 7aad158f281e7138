import Console
import Testing

@Suite("What a seat is told once")
struct NoticeTests {
  @Test("One notice at a time, each until the next key")
  func oneByOne() throws {
    var seated = try Seated(.underWay())
    try seated.take(.notice("▲ the first"))
    try seated.take(.notice("▲ the second"))
    #expect(seated.state.told == "▲ the first")
    try seated.press("j")
    #expect(seated.state.told == "▲ the second")
    try seated.press("j")
    #expect(seated.state.told == nil)
  }

  @Test("It waits while something is typed, covers no answer, and comes when the line is empty again")
  func waits() throws {
    var seated = try Seated(.underWay())
    try seated.press("i")
    try seated.type("mother says")
    try seated.take(.notice("▲ a notice"))
    #expect(seated.state.told == nil)
    for _ in "mother says" { try seated.press("Backspace") }
    #expect(seated.state.told == "▲ a notice")
  }

  @Test("It waits until a layer is closed")
  func layers() throws {
    var seated = try Seated(.underWay())
    try seated.press("?")
    try seated.take(.notice("▲ a notice"))
    #expect(seated.state.told == nil)
    try seated.press("Esc")
    #expect(seated.state.told == "▲ a notice")
  }
}
