import Testing
import Text

@Suite("Hostile text is shown inert")
struct DisplayTests {
  @Test(
    "text that people write is shown as it is",
    arguments: [
      "", "Jane Doe", "O’Brien–Łukasz", "Siân ŵ ŷ, Caoimhe", "e\u{301}", "張偉", "محمد", "שלום", "นี้",
      "Việt Nam",
      "क्षि", "각 ᄀ\u{1161}\u{11A8}", "£20 — “quoted” … ✓ ●", "👍🏽", "👩‍👩‍👧‍👦", "👩🏻‍❤️‍💋‍👨🏻", "🏳️‍🌈", "🏴‍☠️", "🇬🇧", "1️⃣", "❤️ ☎︎",
      "e\u{301}\u{302}\u{303}\u{304}", "\u{FFFD}", "a\u{A0}b", "<U+202E>", "<+3 marks>",
    ])
  func clean(_ text: String) {
    #expect(display(text).utf8.elementsEqual(text.utf8), "\(display(text))")
    #expect(isClean(text))
  }

  @Test(
    "what is invisible, reorders or moves the cursor is spelt out",
    arguments: [
      ("\u{1B}]52;c;SGFjaw==\u{07}", "<U+001B>]52;c;SGFjaw==<U+0007>"),
      ("\u{1B}[2J", "<U+001B>[2J"), ("\u{9B}2J", "<U+009B>2J"),
      ("\u{9D}52;c;SGFjaw==\u{9C}", "<U+009D>52;c;SGFjaw==<U+009C>"),
      ("Decision: NFA\rDecision: s47", "Decision: NFA<U+000D>Decision: s47"),
      ("NFA\u{08}\u{08}\u{08}s47", "NFA<U+0008><U+0008><U+0008>s47"),
      ("a\u{0}b\u{7F}c\u{85}d", "a<U+0000>b<U+007F>c<U+0085>d"), ("a\tb", "a<U+0009>b"),
      ("a\nb", "a<U+000A>b"),
      ("a\r\nb", "a<U+000D><U+000A>b"),
      ("\u{202E}AFN\u{202C}", "<U+202E>AFN<U+202C>"), ("\u{2066}NFA\u{2069}", "<U+2066>NFA<U+2069>"),
      ("\u{200E}\u{200F}\u{61C}", "<U+200E><U+200F><U+061C>"),
      ("s\u{200B}4\u{200C}7", "s<U+200B>4<U+200C>7"), ("s\u{200D}47", "s<U+200D>47"),
      ("s\u{2060}47\u{AD}", "s<U+2060>47<U+00AD>"), ("\u{FEFF}s47", "<U+FEFF>s47"),
      ("s47\u{E0001}\u{E0020}\u{E0041}\u{E007F}", "s47<U+E0001><U+E0020><U+E0041><U+E007F>"),
      ("one\u{2028}two\u{2029}", "one<U+2028>two<U+2029>"),
      ("\u{E000}\u{F8FF}\u{F0000}\u{10FFFD}", "<U+E000><U+F8FF><U+F0000><U+10FFFD>"),
      ("\u{378}\u{2FE0}", "<U+0378><U+2FE0>"),
      ("a\u{3164}b\u{115F}c\u{34F}d\u{2061}", "a<U+3164>b<U+115F>c<U+034F>d<U+2061>"),
      ("a\u{FE0F}b\u{FE01}c\u{E0101}", "a<U+FE0F>b<U+FE01>c<U+E0101>"),
      ("👩\u{200D}", "👩<U+200D>"), ("👩\u{200D}x", "👩<U+200D>x"), ("\u{200D}👩", "<U+200D>👩"),
      ("👩\u{200D}\u{200D}👩", "👩<U+200D><U+200D>👩"), ("1\u{200D}2", "1<U+200D>2"),
      ("❤\u{FE0F}\u{FE0F}", "❤\u{FE0F}<U+FE0F>"),
      ("\u{301}x", "<U+0301>x"), ("\u{1B}\u{301}", "<U+001B>\u{301}"),
    ])
  func spelt(hostile: String, shown: String) {
    #expect(display(hostile).utf8.elementsEqual(shown.utf8), "\(display(hostile))")
    #expect(isClean(hostile) == (hostile == shown))
  }

  @Test("of the marks on one letter four are kept and the others counted")
  func marks() {
    let base = "e\u{301}\u{302}\u{303}\u{304}"
    #expect(display(base + "\u{305}").utf8.elementsEqual((base + "<+1 mark>").utf8))
    #expect(display(base + "\u{305}\u{306}\u{307} x").utf8.elementsEqual((base + "<+3 marks> x").utf8))
    #expect(display("e" + String(repeating: "\u{301}", count: 10_000)).hasSuffix("<+9996 marks>"))
    #expect(display("ᄀ" + String(repeating: "\u{1161}", count: 10)).hasSuffix("<+6 marks>"))
    #expect(
      display(base + "\u{305}\u{200B}\u{306}").utf8.elementsEqual((base + "<+1 mark><U+200B>\u{306}").utf8))
  }

  @Test("line feeds are kept where lines are meant, and begin without a base")
  func lines() {
    #expect(display("one\ntwo", lines: true) == "one\ntwo")
    #expect(display("one\r\ntwo\u{1B}", lines: true) == "one<U+000D>\ntwo<U+001B>")
    #expect(display("é\n\u{301}", lines: true) == "é\n<U+0301>")
    #expect(isClean("one\ntwo", lines: true))
    #expect(!isClean("one\ntwo"))
  }

  @Test("an emoji sequence has at most three joiners, however many were written")
  func longSequences() {
    let shown = display(Array(repeating: "👩", count: 200).joined(separator: "\u{200D}"))
    #expect(shown.hasPrefix("👩‍👩‍👩‍👩<U+200D>👩‍👩‍👩‍👩<U+200D>"))
    let toned = display(Array(repeating: "👩🏻", count: 200).joined(separator: "\u{200D}"))
    #expect(toned.hasPrefix("👩🏻‍👩🏻‍👩🏻‍👩🏻<U+200D>👩🏻‍👩🏻‍👩🏻‍👩🏻<U+200D>"))
    #expect(shown.split(separator: "<U+200D>").allSatisfy { width(of: $0) == 2 })
    #expect(toned.split(separator: "<U+200D>").allSatisfy { width(of: $0) == 2 })
  }

  @Test("letters that only look alike, or are composed differently, stay what they are")
  func lookalikes() {
    #expect(display("\u{430}nna").unicodeScalars.first == "\u{430}")
    #expect(display("e\u{301}").unicodeScalars.count == 2)
    #expect(display("\u{E9}").unicodeScalars.count == 1)
  }

  @Test("whatever is mixed, nothing dangerous is left and showing it again changes nothing")
  func idempotent() {
    let alphabet: [Unicode.Scalar] = [
      "a", "1", " ", "<", ">", "\n", "\r", "\u{1B}", "\u{9B}", "\u{202E}", "\u{200B}", "\u{200D}", "\u{200D}",
      "\u{301}", "\u{301}", "\u{301}", "\u{FE0F}", "\u{FE0E}", "👩", "❤", "🏻", "🇬", "\u{20E3}", "\u{E0041}",
      "\u{E000}",
      "\u{378}", "ᄀ", "\u{1161}", "क", "\u{94D}", "張", "\u{FEFF}", "\u{34F}",
    ]
    var broken: [String] = []
    var random = RepeatableNumbers(state: 20_261_122)
    for _ in 0..<4000 {
      var hostile = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...24, using: &random) {
        hostile.append(alphabet[Int.random(in: alphabet.indices, using: &random)])
      }
      let lines = Bool.random(using: &random)
      let once = display(String(hostile), lines: lines)
      let isStable = isClean(once, lines: lines) && display(once, lines: lines).utf8.elementsEqual(once.utf8)
      let isInert = !once.unicodeScalars.contains { isDangerous($0, lines: lines) }
      if !isStable || !isInert { broken.append(once.debugDescription) }
    }
    #expect(broken == [])
  }

  @Test("every scalar is shown inert by itself, in the planes where any is assigned and at the ends of all")
  func everyScalar() {
    var left: [UInt32] = []
    let ends = (0...16).flatMap { plane in (0xFFF0...0xFFFF).map { UInt32(plane << 16 | $0) } }
    for value in Array(0...0x1FFFF) + Array(0xE0000...0xE01FF) + ends {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let shown = display("x\(scalar)")
      if shown.unicodeScalars.contains(where: { isDangerous($0, lines: false) || $0 == "\u{200D}" }) {
        left.append(value)
      }
    }
    #expect(left.isEmpty, "\(left.prefix(9).map { String($0, radix: 16) })")
  }

  private func isDangerous(_ scalar: Unicode.Scalar, lines: Bool) -> Bool {
    switch scalar.value {
    case 0x0A: !lines
    case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200B, 0x200C, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFEFF,
      0xE000...0xF8FF, 0xFDD0...0xFDEF, 0xE0000...0xE01EF, 0xF0000...0x10FFFF:
      true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }
}

/// A fixed sequence of numbers (SplitMix64), so that a failure can be repeated.
private struct RepeatableNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
