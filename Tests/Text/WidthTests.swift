import Testing
import Text

@Suite("Text in terminal cells")
struct WidthTests {
  @Test(
    "a text fills the cells that a terminal gives it",
    arguments: [
      ("", 0), ("abc", 3), ("Siân", 4), ("Sia\u{302}n", 4), ("ŵŷ", 2), ("張偉", 4), ("ﾊﾝｶｸ", 4), ("ｆｕｌｌ", 8),
      ("한글", 4),
      ("ᄀ\u{1161}\u{11A8}", 2), ("ｶﾞ", 2), ("नि", 2), ("क्षि", 3), ("นี้", 1), ("…", 1), ("│─●▲✓", 5), ("⚠", 1),
      ("⚠\u{FE0F}", 2),
      ("❤", 1), ("❤\u{FE0F}", 2), ("⌚", 2), ("⌚\u{FE0F}", 2), ("👍", 2), ("👍🏽", 2), ("🏽", 2), ("👍🏽🏽", 4),
      ("👩‍👩‍👧‍👦", 2), ("👩🏻‍❤️‍💋‍👨🏻", 2), ("🏳️‍🌈", 2),
      ("🇬🇧", 2), ("🇬🇧🇫🇷", 4), ("1️⃣", 2), ("£", 1), ("\u{A0}", 1), ("\u{3000}", 2), ("a👍b", 4), ("\u{20000}", 2),
      ("e\u{301}\u{302}\u{303}\u{304}", 1),
    ])
  func widths(text: String, cells: Int) {
    #expect(width(of: text) == cells)
  }

  @Test(
    "a text is cut between graphemes, with an ellipsis in the last cell",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""),
      ("abcdef", -1, ""),
      ("", 0, ""), ("", 5, ""), ("張偉張", 6, "張偉張"), ("張偉張", 5, "張偉…"), ("張偉張", 4, "張…"), ("張偉張", 2, "…"),
      ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3, "👩‍👩‍👧‍👦…"), ("🇬🇧🇬🇧", 3, "🇬🇧…"),
    ])
  func cuts(text: String, cells: Int, kept: String) {
    #expect(cut(text, to: cells) == kept)
    #expect(width(of: cut(text, to: cells)) <= max(0, cells))
  }

  @Test(
    "a padded text fills its cells exactly",
    arguments: [
      ("abc", 5, "abc  "), ("abcdef", 4, "abc…"), ("張偉張", 4, "張… "), ("張", 3, "張 "), ("", 2, "  "),
      ("abc", 0, ""),
      ("abc", -3, ""),
    ])
  func pads(text: String, cells: Int, filled: String) {
    #expect(padded(text, to: cells) == filled)
    #expect(width(of: padded(text, to: cells)) == max(0, cells))
  }

  @Test(
    "lines are broken between words, and within a word only when no line can hold it",
    arguments: [
      ("", 10, [""]), ("one two three", 20, ["one two three"]), ("one two three", 13, ["one two three"]),
      ("one two three", 12, ["one two", "three"]), ("one two three", 3, ["one", "two", "thr", "ee"]),
      ("one two", 7, ["one two"]), ("one  two", 8, ["one  two"]), ("one   two", 5, ["one", "two"]),
      ("  one two", 5, ["  one", "two"]), ("one two  ", 7, ["one two"]), ("     one", 3, ["one"]),
      ("one\ntwo\n\nthree", 9, ["one", "two", "", "three"]), ("one\n", 9, ["one", ""]),
      ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("a abcdefgh b", 4, ["a", "abcd", "efgh", "b"]),
      ("a abcdef b", 4, ["a", "abcd", "ef b"]), ("張偉張偉", 5, ["張偉", "張偉"]), ("張偉", 1, ["張", "偉"]),
      ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]), ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3, ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"]),
      ("ab", 0, ["a", "b"]), ("   ", 2, [""]),
    ])
  func wraps(text: String, cells: Int, lines: [String]) {
    #expect(wrap(text, to: cells) == lines)
  }

  @Test("however hostile the text, every shown line fits and no letter is lost")
  func longText() {
    let texts = [
      String(repeating: "x", count: 65_536), String(repeating: "張", count: 9000),
      display("e" + String(repeating: "\u{301}", count: 10_000)),
      display(Array(repeating: "👩", count: 200).joined(separator: "\u{200D}")),
      String(repeating: "a bc  def ", count: 2000),
    ]
    for text in texts {
      for cells in [2, 7, 80] {
        let lines = wrap(text, to: cells)
        #expect(lines.allSatisfy { width(of: $0) <= cells })
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
      }
    }
  }
}
