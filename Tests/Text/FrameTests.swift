import Testing
import Text

@Suite struct FrameTests {
  @Test func `What does not fit is left out, and no wide glyph is cut in two`() {
    var frame = Frame(height: 1, width: 4)
    frame.put("a漢字", row: 0, column: 0)
    #expect(frame.lines == ["a漢"])
  }
}

@Suite struct PlainGlyphTests {
  /// A wide letter keeps a text off every short way through.
  private let wide = "漢"

  @Test func `What is taken for one plain cell is so by the long way too`() {
    let taken = [
      0x20...0x7E, 0xA1...0x2FF, 0x2010...0x2027, 0x2190...0x21FF, 0x2500...0x25FF, 0x2700...0x2720,
    ]
    for code in taken.joined() {
      guard let scalar = Unicode.Scalar(code) else { continue }
      let text = String(scalar)
      #expect(display(text) + wide == display(text + wide), "U+\(String(code, radix: 16))")
      #expect(width(of: display(text)) + 2 == width(of: display(text) + wide), "U+\(String(code, radix: 16))")
    }
  }
}
