import Testing
import Text

@testable import Terminal

@Suite("What of a frame is painted")
struct ChangesTests {
  private func frame(_ lines: [String], width: Int = 20) -> Frame {
    var frame = Frame(height: lines.count, width: width)
    for (row, line) in lines.enumerated() { frame.put(line, row: row, column: 0) }
    return frame
  }

  private func runs(_ before: [String], _ after: [String], width: Int = 20) -> [Run] {
    changes(
      from: frame(before, width: width), to: frame(after, width: width), height: after.count, width: width)
  }

  @Test("what stays is not painted")
  func same() {
    #expect(runs(["Maya 8", "Theo 3"], ["Maya 8", "Theo 3"]) == [])
  }

  @Test("each stretch that differs is painted, row by row")
  func stretches() {
    #expect(
      runs(["Maya 8 Theo 3", "x"], ["Maya 7 Theo 4", "y"]) == [
        Run(row: 0, columns: 5..<6), Run(row: 0, columns: 12..<13), Run(row: 1, columns: 0..<1),
      ])
  }

  @Test("what only looks otherwise is painted too")
  func restyled() {
    var after = frame(["Maya 8"])
    after.restyle(row: 0, columns: 0..<4, style: .selected)
    #expect(
      changes(from: frame(["Maya 8"]), to: after, height: 1, width: 20) == [Run(row: 0, columns: 0..<4)])
  }

  @Test("a wide glyph is painted whole, and so is what takes its place")
  func wide() {
    #expect(runs(["a b"], ["a日"]) == [Run(row: 0, columns: 1..<3)])
    #expect(runs(["日本"], ["日a"]) == [Run(row: 0, columns: 2..<4)])
    #expect(runs(["本"], ["日"]) == [Run(row: 0, columns: 0..<2)])
  }

  @Test("graphemes of several scalars are compared by what they are, not by their number")
  func clusters() {
    #expect(runs(["e\u{301}x"], ["e\u{301}x"]) == [])
    #expect(runs(["a\u{301}e\u{301}"], ["xe\u{301}"]) == [Run(row: 0, columns: 0..<1)])
  }

  @Test("a first frame, and one of another size, is painted whole as far as the screen goes")
  func whole() {
    let three = frame(["a", "b", "c"])
    #expect(
      changes(from: nil, to: three, height: 2, width: 5) == [
        Run(row: 0, columns: 0..<5), Run(row: 1, columns: 0..<5),
      ])
    #expect(changes(from: frame(["a"]), to: three, height: 9, width: 90).count == 3)
  }
}

@Suite("How a colour is given to a terminal")
struct PaletteTests {
  private let blue = Colour(12, indexed: 33, rgb: 0x0087FF)

  @Test("each kind of terminal gets the colour it knows")
  func numbers() {
    #expect(Palette(colours: 0).number(of: blue) == -1)
    #expect(Palette(colours: 8).number(of: blue) == 4)
    #expect(Palette(colours: 16).number(of: blue) == 12)
    #expect(Palette(colours: 256).number(of: blue) == 33)
    #expect(Palette(colours: 1 << 24).number(of: blue) == 0x0087FF)
    #expect(Palette(colours: 256).number(of: nil) == -1)
  }

  @Test("what is not given follows from what is")
  func fallback() {
    #expect(Palette(colours: 256).number(of: Colour(9)) == 9)
    #expect(Palette(colours: 1 << 24).number(of: Colour(9)) == 0xFF0000)
    #expect(Palette(colours: 1 << 24).number(of: Colour(12, indexed: 33)) == 0x0087FF)
    #expect(Palette(colours: 1 << 24).number(of: Colour(0, indexed: 244)) == 0x808080)
  }

  @Test("a bright colour is bold where there are eight")
  func bright() {
    #expect(Palette(colours: 8).attributes(of: Ink(blue, attributes: .underline)) == [.underline, .bold])
    #expect(Palette(colours: 16).attributes(of: Ink(blue)) == [])
  }
}
