import Testing
import Text

@Suite struct FrameTests {
  @Test func `What does not fit is left out, and no wide glyph is cut in two`() {
    var frame = Frame(height: 1, width: 4)
    frame.put("a漢字", row: 0, column: 0)
    #expect(frame.lines == ["a漢"])
  }
}
