import Testing
import Text

@Suite("What is typed, in rows")
struct TextFieldTests {
  @Test(
    "a row is broken behind a blank where it has one, and nothing is lost",
    arguments: [
      ("", 8, [""]), ("a tea ching", 8, ["a tea ", "ching"]), ("a tea  ching", 8, ["a tea  ", "ching"]),
      ("teaching", 8, ["teaching"]), ("teaching ", 8, ["teaching", " "]),
      ("a teachings day", 8, ["a ", "teaching", "s day"]), ("張偉 張偉", 8, ["張偉 ", "張偉"]),
      ("張偉張偉張", 8, ["張偉張偉", "張"]), ("a          b", 8, ["a       ", "   b"]),
      ("a bcd 張偉張偉", 8, ["a bcd ", "張偉張偉"]), ("a 張偉張偉", 9, ["a ", "張偉張偉"]),
    ])
  func broken(text: String, cells: Int, rows: [String]) {
    #expect(TextField(text).rows(of: cells).rows == rows)
  }

  @Test("what was cleared comes back, and what was typed meanwhile is kept as well")
  func broughtBack() {
    var field = TextField("at home with her aunt")
    _ = field.edit(.control("u"))
    _ = field.insert("ward 3")
    _ = field.edit(.control("z"))
    #expect(field.text == "at home with her aunt")
    _ = field.edit(.control("z"))
    #expect(field.text == "ward 3")
  }

  @Test("the cursor stands where the next character goes, behind the last one too")
  func cursor() {
    var field = TextField("a tea ching")
    #expect(field.rows(of: 8).row == 1 && field.rows(of: 8).column == 5)
    field.moveWordLeft()
    #expect(field.rows(of: 8).row == 1 && field.rows(of: 8).column == 0)
    field.move(by: -1)
    #expect(field.rows(of: 8).row == 0 && field.rows(of: 8).column == 5)
    let full = TextField("teaching").rows(of: 8)
    #expect(full.row == 0 && full.column == 8)
  }

  @Test("whatever is typed, however wide the rows, wherever the cursor", arguments: 0..<10)
  func anything(seed: Int) {
    var random = Random(seed: UInt64(seed))
    let graphemes: [Character] = [
      "a", "b", "é", "e\u{301}", "張", "👩‍👩‍👧", "\n", "\t", "\u{202E}", "\u{A0}", "\u{301}",
    ]
    for _ in 0..<20 {
      var text = ""
      for _ in 0..<random.below(30) {
        if random.below(4) == 0 {
          text += String(repeating: " ", count: 1 + random.below(3))
        } else {
          text.append(graphemes[random.below(graphemes.count)])
        }
      }
      var field = TextField(text)
      let cells = 2 + random.below(20)
      for place in 0...field.characters.count {
        field.moveToStart()
        field.move(by: place)
        check(field, in: cells)
      }
    }
  }

  private func check(_ field: TextField, in cells: Int) {
    let shown = field.characters.map { display(String($0)) }
    let (rows, row, column) = field.rows(of: cells)
    #expect(rows.joined() == shown.joined())
    for row in rows { #expect(width(of: row) <= cells, "\(field.text.debugDescription) in \(cells)") }
    guard rows.indices.contains(row) else {
      Issue.record("the cursor is in row \(row) of \(rows.count)")
      return
    }
    // What stands before the cursor: all rows above, and of its own row as much as fills its column.
    var before = rows[..<row].joined()
    var filled = 0
    for character in rows[row] where filled < column {
      before.append(character)
      filled += width(of: String(character))
    }
    #expect(filled == column)
    #expect(before == shown[..<field.cursor].joined())
    // Where something stands at the cursor, it stands in the cursor's row.
    if field.cursor < field.characters.count { #expect(column < width(of: rows[row])) }
  }
}

/// Numbers that are the same each time.
private struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(limit))
  }
}
