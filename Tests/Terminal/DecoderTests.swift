import Testing
import Text

@testable import Terminal

@Suite("Keys and pastes out of a terminal's bytes")
struct DecoderTests {
  /// What comes out when bytes arrive in one piece and then nothing more.
  private func decoded(_ bytes: [UInt8]) -> [Input] {
    var decoder = Decoder()
    var inputs = decoder.take(bytes)
    while decoder.patience != nil { inputs += decoder.giveUp() }
    return inputs
  }

  private func decoded(_ bytes: String) -> [Input] { decoded(Array(bytes.utf8)) }

  private func spelt(_ inputs: [Input]) -> [String] {
    inputs.map {
      if case .key(let key) = $0 { key.spelling } else { "\($0)" }
    }
  }

  static let keys: [(String, String)] = [
    ("a", "a"), (" ", "Space"), ("é", "é"), ("👩🏽‍🏫", "👩🏽‍🏫"), ("e\u{301}", "é"),
    ("\r", "Enter"), ("\n", "Enter"), ("\u{1B}OM", "Enter"),
    ("\t", "Tab"), ("\u{1B}[Z", "Shift-Tab"), ("\u{1B}\t", "Shift-Tab"),
    ("\u{7F}", "Backspace"), ("\u{08}", "Backspace"), ("\u{1B}[3~", "Delete"),
    ("\u{01}", "Ctrl-A"), ("\u{03}", "Ctrl-C"), ("\u{0C}", "Ctrl-L"), ("\u{13}", "Ctrl-S"),
    ("\u{1A}", "Ctrl-Z"),
    ("\u{1B}", "Esc"), ("\u{1B}w", "Alt-w"), ("\u{1B}.", "Alt-."), ("\u{1B}[", "Alt-["), ("\u{1B}O", "Alt-O"),
    ("\u{1B}]", "Alt-]"), ("\u{1B}P", "Alt-P"),
    ("\u{1B}[A", "Up"), ("\u{1B}OA", "Up"), ("\u{1B}[1;2A", "Up"), ("\u{1B}[a", "Up"),
    ("\u{1B}[B", "Down"), ("\u{1B}OB", "Down"), ("\u{1B}[C", "Right"), ("\u{1B}OC", "Right"),
    ("\u{1B}[D", "Left"), ("\u{1B}OD", "Left"),
    ("\u{1B}[1;5C", "Ctrl-Right"), ("\u{1B}[5C", "Ctrl-Right"), ("\u{1B}Oc", "Ctrl-Right"),
    ("\u{1B}O5C", "Ctrl-Right"),
    ("\u{1B}[1;3C", "Ctrl-Right"), ("\u{1B}[1;5D", "Ctrl-Left"), ("\u{1B}Od", "Ctrl-Left"),
    ("\u{1B}[5D", "Ctrl-Left"),
    ("\u{1B}[H", "Home"), ("\u{1B}OH", "Home"), ("\u{1B}[1~", "Home"), ("\u{1B}[7~", "Home"),
    ("\u{1B}[F", "End"), ("\u{1B}OF", "End"), ("\u{1B}[4~", "End"), ("\u{1B}[8~", "End"),
    ("\u{1B}[8^", "End"),
    ("\u{1B}[5~", "PgUp"), ("\u{1B}[6~", "PgDn"), ("\u{1B}[6;5~", "PgDn"), ("\u{1B}[6$", "PgDn"),
    ("\u{1B}OP", "F1"), ("\u{1B}[11~", "F1"), ("\u{1B}[[A", "F1"), ("\u{1B}[P", "F1"),
    ("\u{1B}OQ", "F2"), ("\u{1B}[[B", "F2"), ("\u{1B}OR", "F3"), ("\u{1B}OS", "F4"),
    ("\u{1B}[15~", "F5"), ("\u{1B}[[E", "F5"), ("\u{1B}[17~", "F6"), ("\u{1B}[18~", "F7"),
    ("\u{1B}[19~", "F8"),
    ("\u{1B}[20~", "F9"), ("\u{1B}[21~", "F10"), ("\u{1B}[23~", "F11"), ("\u{1B}[24~", "F12"),
    ("\u{1B}Oq", "1"), ("\u{1B}Ok", "+"),
  ]

  @Test("each key of each kind of terminal is the key that was pressed", arguments: keys)
  func key(_ bytes: String, _ spelling: String) {
    #expect(spelt(decoded(bytes)) == [spelling])
  }

  @Test("a key is the same when its bytes come one by one", arguments: keys)
  func piecewise(_ bytes: String, _ spelling: String) {
    var decoder = Decoder()
    var inputs: [Input] = []
    for byte in bytes.utf8 { inputs += decoder.take([byte]) }
    while decoder.patience != nil { inputs += decoder.giveUp() }
    // Marks and joiners that come apart from their base are keys of their own, and the text is the same.
    if bytes.unicodeScalars.allSatisfy(\.isASCII) {
      #expect(spelt(inputs) == [spelling])
    } else {
      #expect(spelt(inputs).joined() == spelling)
    }
  }

  @Test(
    "what is no key of ours is swallowed whole and types nothing",
    arguments: [
      "\u{1B}[2~", "\u{1B}[1;2P", "\u{1B}[1;1R", "\u{1B}[36;120R", "\u{1B}[15;2~", "\u{1B}[25~",
      "\u{1B}[?1;2c",
      "\u{1B}[>41;354;0c", "\u{1B}[I", "\u{1B}[O", "\u{1B}[<0;10;5M", "\u{1B}[<0;10;5m", "\u{1B}[M !!",
      "\u{1B}[27;5;9~",
      "\u{1B}]11;rgb:0000/0000/0000\u{07}", "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\", "\u{1B}P1$r0m\u{1B}\\",
      "\u{1B}[201~", "\u{1B}[" + String(repeating: "1;", count: 500) + "A", "\u{00}", "\u{1C}", "\u{85}",
      "\u{1B}\r",
      "\u{1B}\u{7F}",
    ])
  func unknown(_ bytes: String) {
    #expect(spelt(decoded(bytes + "z")).last == "z")
    #expect(spelt(decoded(bytes + "z")).filter { $0 != "Up" } == ["z"])
  }

  @Test("two presses of Esc are two, and Esc before a sequence is Esc")
  func escapes() {
    #expect(spelt(decoded("\u{1B}\u{1B}")) == ["Esc", "Esc"])
    #expect(spelt(decoded("\u{1B}\u{1B}[A")) == ["Esc", "Up"])
  }

  @Test("Esc is waited behind for 25 ms, a sequence that has begun for a second")
  func patience() {
    var decoder = Decoder()
    #expect(decoder.patience == nil)
    _ = decoder.take([0x1B])
    #expect(decoder.patience == 25)
    _ = decoder.take(Array("[1;".utf8))
    #expect(decoder.patience == 1000)
    #expect(spelt(decoder.take(Array("5C".utf8))) == ["Ctrl-Right"])
    #expect(decoder.patience == nil)
  }

  @Test("bytes that are no UTF-8 are shown, and end nothing but themselves")
  func invalid() {
    #expect(spelt(decoded([0x61, 0xFF, 0x62])) == ["a", "\u{FFFD}", "b"])
    #expect(spelt(decoded([0xC3, 0x0D])) == ["\u{FFFD}", "Enter"])
    #expect(spelt(decoded([0xE2, 0x82])) == ["\u{FFFD}"])
  }

  // MARK: - Pastes

  private func pasted(_ text: String) -> String { "\u{1B}[200~" + text + "\u{1B}[201~" }

  @Test("a paste is one text, with its lines, and presses no key")
  func paste() {
    #expect(decoded(pasted("one\r\ntwo\rthree\nfour")) == [.paste("one\ntwo\nthree\nfour", dropped: 0)])
    #expect(
      decoded("a" + pasted("b") + "c").map { $0 } == [
        .key(.character("a")), .paste("b", dropped: 0), .key(.character("c")),
      ])
    #expect(decoded(pasted("")) == [])
    #expect(decoded(pasted("one") + pasted("two")) == [.paste("one", dropped: 0), .paste("two", dropped: 0)])
  }

  @Test("keys and controls in a paste are text")
  func inert() {
    let text = "\u{1B}[A\u{03}\u{1B}OP\u{1B}[200~\u{1B}[20\u{1B}\u{1B}[201\u{07}q"
    #expect(decoded(pasted(text)) == [.paste(text, dropped: 0)])
  }

  @Test("a paste that holds the mark of its own end does not get out")
  func escape() {
    let text = "harmless\u{1B}[201~q\r:close\r"
    #expect(decoded(pasted(text)) == [.paste("harmless\u{1B}[201~q\n:close\n", dropped: 0)])
  }

  @Test("so much behind a paste that nobody typed it belongs to the paste")
  func flood() {
    let text = "x\u{1B}[201~" + String(repeating: "q", count: 5000)
    let isOneText = decoded(pasted(text)) == [.paste(text, dropped: 0)]
    #expect(isOneText)
    #expect(decoded("\u{1B}[200~" + text) == [], "it waits for the end")
  }

  @Test("of a long paste 64 KiB are kept, and how much was left out is told")
  func long() {
    let text = String(repeating: "y", count: 1_000_000)
    let isCut = decoded(pasted(text)) == [.paste(String(text.prefix(65_536)), dropped: 1_000_000 - 65_536)]
    #expect(isCut)
    // The character on the limit is left out whole.
    let wide = String(repeating: "x", count: 65_535) + "é!"
    let isCutBefore = decoded(pasted(wide)) == [.paste(String(repeating: "x", count: 65_535), dropped: 3)]
    #expect(isCutBefore)
  }

  @Test("bytes in a paste that are no UTF-8 are seen")
  func invalidPaste() {
    #expect(decoded(Paste.start + [0x61, 0xFF, 0x62] + Paste.end) == [.paste("a\u{FFFD}b", dropped: 0)])
  }

  @Test("while a paste lasts nothing gives it up")
  func unended() {
    var decoder = Decoder()
    #expect(decoder.take(Array("\u{1B}[200~half".utf8)) == [])
    #expect(decoder.patience == nil)
    #expect(decoder.giveUp() == [])
    #expect(decoder.take(Array(" and half\u{1B}[201~".utf8)) == [])
    #expect(decoder.giveUp() == [.paste("half and half", dropped: 0)])
  }
}
