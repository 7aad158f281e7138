import Console
import Meeting
import Testing
import Text

@testable import Screen

/// Somebody who sees each screen before the next key, as at a terminal.
private struct Reader {
  var state: ConsoleState
  var frame: Frame

  init(_ state: ConsoleState, height: Int, width: Int) {
    self.state = state
    frame = view(state)
    resize(height: height, width: width)
  }

  mutating func resize(height: Int, width: Int) {
    _ = state.update(.resized(height: height, width: width))
    look()
  }

  mutating func press(_ key: Keystroke) {
    _ = state.update(.key(key))
    look()
  }

  private mutating func look() {
    frame = view(state)
    if let extent = frame.extent { _ = state.update(.shown(extent)) }
  }

  /// Which lines are in sight, and of how many, as a list that is longer than its box says: ` 1-28 of 152 lines `.
  var page: (lines: ClosedRange<Int>, count: Int)? {
    for line in frame.lines {
      guard let found = line.firstMatch(of: /(\d+)-(\d+) of (\d+) lines/), let first = Int(found.1),
        let last = Int(found.2), let count = Int(found.3)
      else { continue }
      return (first...last, count)
    }
    return nil
  }

  /// What stands inside the box under the tabs.
  var inside: [String] {
    Array(frame.lines[4...].prefix { $0.hasPrefix("│") })
  }

  /// Everything that comes in sight from the beginning to the end.
  mutating func readAll() -> [String] {
    for _ in 0..<30 { press(.pageUp) }
    var read = inside
    for _ in 0..<30 {
      press(.pageDown)
      read += inside.filter { !read.contains($0) }
    }
    return read
  }
}

/// Whatever a chair ends and signs can be read on a small screen.
extension ClosingScreenTests {
  /// Each step that tells something, on a screen that is high enough for all of it.
  private func steps() throws -> [(name: String, state: ConsoleState)] {
    let word = [Keystroke.control("s")] + typed("close") + [.enter]
    var signed = try seat(Self.ended, mended: true, keys: word + typed("x") + [.enter])
    var unsigned = signed
    let folder = "~/quorate/records/2026-11-24_SD-20261124-02/"
    _ = signed.update(
      .concluded(.signed(folder: folder, fingerprint: "0123456789abcdef", signer: "r.osei")))
    _ = unsigned.update(
      .concluded(.unsigned(folder: folder, fingerprint: "0123456789abcdef", reason: "No such key.")))
    return [
      ("end", try seat(Self.live, keys: [.control("s")])),
      ("each child", try seat(Self.live, keys: [.character("c")])),
      ("read back", try seat(Self.live, keys: Array(repeating: .down, count: 7) + [.enter])),
      ("what stands", try seat(Self.ended, keys: [.character("4")])),
      ("word", try seat(Self.ended, mended: true, keys: [.control("s")])),
      ("passphrase", try seat(Self.ended, mended: true, keys: word)), ("signed", signed),
      ("unsigned", unsigned),
    ]
  }

  @Test("nothing of what is ended and signed is out of reach", arguments: [(24, 80), (16, 60)])
  func allInReach(height: Int, width: Int) throws {
    var longer = 0
    for (name, state) in try steps() {
      let whole = Reader(state, height: 100, width: width)
      let isBlank = { (line: String) in line.allSatisfy { $0 == "│" || $0 == " " } }
      let all = whole.inside[...(whole.inside.lastIndex { !isBlank($0) } ?? 0)]
      var reader = Reader(state, height: height, width: width)
      let isLonger = all.count > reader.inside.count
      #expect(reader.frame.lines[height - 1].contains("PgDn scroll") == isLonger, "\(name)")
      let read = reader.readAll()
      let missing = all.filter { !read.contains($0) }
      #expect(missing == [], "\(name)")
      guard isLonger else { continue }
      longer += 1
      // What was pressed beyond the end is not owed: the next key goes back at once.
      let end = reader.inside
      #expect(end.last == all.last, "\(name)")
      reader.press(.pageUp)
      #expect(reader.inside != end, "\(name)")
    }
    #expect(longer >= 3)
  }

  @Test("arrows scroll where they choose nothing, and the border says how much there is both ways")
  func arrows() throws {
    for keys in [[Keystroke.control("s")], [.character("c")]] {
      var reader = Reader(try seat(Self.live, keys: keys), height: 16, width: 60)
      let first = reader.inside
      reader.press(.down)
      #expect(reader.inside.first == first.dropFirst().first)
      #expect(reader.frame.text.contains(" ↑ 1 ↓ "))
      reader.press(.end)
      #expect(reader.frame.text.contains(" more ─┘") && !reader.frame.text.contains("↓"))
      reader.press(.home)
      #expect(reader.inside == first)
    }
  }

  @Test("a field that is typed into comes in sight again with the next character")
  func typing() throws {
    var reader = Reader(try seat(Self.ended, mended: true, keys: [.control("s")]), height: 16, width: 60)
    #expect(reader.frame.lines[reader.frame.cursor.row].contains("Type  close"))
    for _ in 0..<5 { reader.press(.pageUp) }
    #expect(reader.inside.first?.contains("This closes") == true)
    #expect(!reader.frame.text.contains("Type  close"))
    reader.press(.character("c"))
    #expect(reader.frame.lines[reader.frame.cursor.row].contains("Type  close  and Enter:  c"))
  }

  @Test("the minutes go back at once, however often the end was passed")
  func minutes() throws {
    var reader = Reader(try seat(Self.ended, mended: true), height: 24, width: 80)
    for _ in 0..<40 { reader.press(.pageDown) }
    #expect(reader.inside.last?.contains("line 214") == true)
    reader.press(.up)
    #expect(reader.inside.last?.contains("line 213") == true)
  }
}

@Suite("What is longer than its box")
struct ScrollingTests {
  private func console(_ keys: [Keystroke], height: Int, width: Int) throws -> (whole: Reader, small: Reader)
  {
    var console = try Case.aisha(until: "2026-11-24T10:44:00Z", .proposed).console(.chair, 80, 100)
    for key in keys { _ = console.update(.key(key)) }
    return (
      Reader(console, height: 100, width: width), Reader(console, height: height, width: width)
    )
  }

  @Test(
    "a paragraph, an announcement and a card can be read to their ends",
    arguments: [(24, 80), (16, 60)])
  func allInReach(height: Int, width: Int) throws {
    let ways: [[Keystroke]] = [
      [.character("w"), .character("p")], [.character("m")], [.character("u")], [.character("t")],
      [.character("a")], [.character("6"), .enter], [.character("2"), .enter],
      [.character("2"), .enter, .tab], [.character("2"), .enter, .tab, .tab],
    ]
    var longer = 0
    for keys in ways {
      var (whole, small) = try console(keys, height: height, width: width)
      guard whole.state.layer != nil, small.frame.extent != nil else { continue }
      let read = small.readAll().map(withoutMarks)
      let missing = whole.inside.map(withoutMarks).filter { !$0.isEmpty && !read.contains($0) }
      #expect(missing == [], "\(keys)")
      if small.frame.extent?.last != 0 { longer += 1 }
    }
    #expect(height > 16 || longer >= 3)
  }

  @Test("PgDn takes the keys along: what is not on the screen is answered by no key")
  func alongInCard() throws {
    var (_, small) = try console([.character("o")], height: 16, width: 60)
    func focus() throws -> Int {
      guard case .card(let card)? = small.state.layer else { throw NoCard() }
      return card.form.focus
    }
    let first = try focus()
    small.press(.pageDown)
    #expect(try focus() > first)
    #expect(small.frame.lines[small.frame.cursor.row].contains("▸"))
    let asked = try focus()
    small.press(.character("y"))
    guard case .card(let card)? = small.state.layer else { throw NoCard() }
    #expect(card.form.fields[asked].chosen == ["yes"])
    #expect(card.form.fields[first].isEmpty)
    // And back; on a screen that holds all of it the keys stay where they are.
    for _ in 0..<9 { small.press(.pageUp) }
    #expect(small.frame.lines[small.frame.cursor.row].contains("▸"))
    var (whole, _) = try console([.character("o")], height: 16, width: 60)
    whole.press(.pageDown)
    #expect(whole.frame.lines[whole.frame.cursor.row].contains("▸"))
  }

  private struct NoCard: Error {}

  @Test(
    "from page to page of the help and of the warnings no line is left out, down and up",
    arguments: [(24, 80), (36, 120), (48, 100)])
  func pages(height: Int, width: Int) throws {
    for key: Character in ["?", "w"] {
      var (_, small) = try console([.character(key)], height: height, width: width)
      guard var page = small.page else { continue }
      #expect(page.lines.lowerBound == 1)
      while page.lines.upperBound < page.count {
        small.press(.pageDown)
        let next = try #require(small.page)
        #expect(next.lines.upperBound > page.lines.upperBound, "\(key) stays at \(page.lines)")
        #expect(
          next.lines.lowerBound <= page.lines.upperBound + 1, "\(key): from \(page.lines) to \(next.lines)")
        guard next.lines.upperBound > page.lines.upperBound else { break }
        page = next
      }
      while page.lines.lowerBound > 1 {
        small.press(.pageUp)
        let next = try #require(small.page)
        #expect(next.lines.lowerBound < page.lines.lowerBound, "\(key) stays at \(page.lines)")
        #expect(
          next.lines.upperBound >= page.lines.lowerBound - 1, "\(key): from \(page.lines) to \(next.lines)")
        guard next.lines.lowerBound < page.lines.lowerBound else { break }
        page = next
      }
    }
    let (_, help) = try console([.character("?")], height: height, width: width)
    #expect(help.page != nil)
  }

  /// A line of a card without the arrows at its end.
  private func withoutMarks(_ line: String) -> String {
    String(line.filter { !"↑↓│▸ ".contains($0) })
  }
}
