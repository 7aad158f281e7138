import Settings
import Testing

@Suite("YAML as a tree with places")
struct YAMLTests {
  @Test(
    "a scalar stays the text that people wrote",
    arguments: [
      "NO", "yes", "12:30:45", "0123", "0x1F", "1_000", "1e3", "~", "null", "2026-03-29", ".inf", "3.10",
      "see *this* & that", "a#b", "O'Brien", "Sgeulachd è", "子供", "👩‍👧",
    ])
  func scalars(_ text: String) throws {
    let tree = try YAML.read(Array("name: \(text)\n".utf8))
    guard case .mapping(let pairs) = tree.value else {
      Issue.record("not a mapping: \(tree)")
      return
    }
    #expect(pairs.map(\.name) == ["name"])
    #expect(pairs[0].value.value == .scalar(text, plain: true))
    #expect(pairs[0].value.place == Place(line: 1, column: 7))
  }

  @Test("quotes and blocks are told from plain text, escapes are read")
  func quoting() throws {
    let source = #"""
      - plain
      - 'single ''quoted'''
      - "double\tquoted \u00e9"
      - |
        kept [ { "lines
          of *text &
      - >
        folded
        lines
      -
      - ""
      - two
        lines
      """#
    guard case .sequence(let items) = try YAML.read(Array(source.utf8)).value else {
      Issue.record("not a list")
      return
    }
    #expect(
      items.map(\.value) == [
        .scalar("plain", plain: true), .scalar("single 'quoted'", plain: false),
        .scalar("double\tquoted é", plain: false),
        .scalar("kept [ { \"lines\n  of *text &\n", plain: false), .scalar("folded lines\n", plain: false),
        .scalar("", plain: true), .scalar("", plain: false), .scalar("two lines", plain: true),
      ])
    #expect(items.map(\.isEmpty) == [false, false, false, false, false, true, false, false])
    #expect(items.map(\.place.line) == [1, 2, 3, 4, 7, 10, 11, 12])
  }

  @Test("mappings keep their order and every node its place")
  func places() throws {
    let source = """
      # agenda
      agenda:
        - id: purpose
          é è: [a, {b: c}]
      last: 1

      """
    let tree = try YAML.read(Array(source.utf8))
    #expect(
      outline(tree) == [
        "2:1 {", "2:1 agenda", "3:3 [", "3:5 {", "3:5 id", "3:9 purpose", "4:5 é è", "4:10 [", "4:11 a",
        "4:14 {", "4:15 b", "4:18 c", "5:1 last", "5:7 1",
      ])
  }

  @Test("line ends of other systems, a byte order mark and document marks change nothing")
  func tolerated() throws {
    let plain = try YAML.read(Array("a: 1\nb:\n  - 2\n".utf8))
    #expect(try YAML.read(Array("a: 1\r\nb:\r\n  - 2\r\n".utf8)) == plain)
    #expect(try YAML.read(Array("\u{FEFF}a: 1\nb:\n  - 2".utf8)) == plain)
    #expect(outline(try YAML.read(Array("---\na: 1\n...\n".utf8))) == ["2:1 {", "2:1 a", "2:4 1"])
  }

  struct Refused: CustomTestStringConvertible {
    let source: String
    let fault: String
    var testDescription: String { "\(source.prefix(40).debugDescription)" }

    init(_ source: String, _ fault: String) {
      self.source = source
      self.fault = fault
    }
  }

  @Test(
    "what makes YAML surprising is refused at its place",
    arguments: [
      Refused("", "1:1: the file holds nothing"),
      Refused("\u{FEFF}", "1:1: the file holds nothing"),
      Refused("# only\n", "2:1: the file holds nothing"),
      Refused("a: 1\nb: 2\na: 3", "3:1: “a” stands twice, first on line 1"),
      Refused("a: 1\n'a': 3", "2:1: “a” stands twice, first on line 1"),
      Refused("\u{E9}: 1\ne\u{301}: 2", "2:1: “e\u{301}” stands twice, first on line 1"),
      Refused("x:\n  a: 1\n  a: 1", "3:3: “a” stands twice, first on line 2"),
      Refused("a: 1\n---\nb: 2", "2:1: a second document begins here: one file holds one"),
      Refused("a: &one 1", "1:4: anchors (&)"), Refused("a: *one", "1:4: anchors (&)"),
      Refused("&a a: 1", "1:1: anchors (&)"), Refused("a: &x [*x]", "1:4: anchors (&)"),
      Refused("a: &x\n  b: 1", "1:4: anchors (&)"), Refused("*a : 1", "1:1: anchors (&)"),
      Refused("? *a\n: 1", "1:3: anchors (&)"),
      Refused("<<: {a: 1}", "1:1: merge keys (<<)"), Refused("x: {<<: [{}, {}]}", "1:5: merge keys (<<)"),
      Refused("a: !x 1", "1:4: tags (!)"), Refused("a: !!str 1", "1:4: tags (!)"),
      Refused("a: !!python/object:os.system [x]", "1:4: tags (!)"), Refused("!x {a: 1}", "1:1: tags (!)"),
      Refused("%YAML 1.1\n---\na: 1", "1:1: directives (%YAML, %TAG)"),
      Refused("%TAG ! x\n---\na: 1", "1:1: directives (%YAML, %TAG)"),
      Refused("[a, b]: 1", "1:1: a name should stand here"),
      Refused("? {a: b}\n: 1", "1:3: a name should stand here"),
      Refused(": 1", "1:1: a name should stand here"),
      Refused("'': 1", "1:1: a name should stand here"),
      Refused("a: 1\nb: \u{0}", "2:4: the control character U+0000"),
      Refused("a: \u{1B}[31m", "1:4: the control character U+001B"),
      Refused("# \u{7F}\na: 1", "1:3: the control character U+007F"),
      Refused("a: é\u{85}", "1:5: the control character U+0085"),
      Refused("a: \u{2028}", "1:4: the line separator U+2028"),
      Refused("a: \u{FEFF}", "1:4: a byte order mark after the start"),
      Refused("a: \u{FFFF}", "1:4: the code U+FFFF"),
      Refused(#"a: "\e[31m""#, "1:4: the control character U+001B is not taken, not even escaped"),
      Refused(#"a: "\0""#, "1:4: the control character U+0000"),
      Refused(#"a: "\r""#, "1:4: the control character U+000D"),
      Refused(#""\x07": 1"#, "1:1: the control character U+0007"),
      Refused(#"a: "\uD800""#, "1:7: found invalid Unicode"),
      Refused("a:\n\tb: 1", "2:1: a tab stands here: YAML is indented with spaces"),
      Refused("é: è\nb:\n\tc: 1", "3:1: a tab stands here"),
      Refused("a: b: c", "1:5: a colon and a space in plain text"),
      Refused("a: @x", "1:4: plain text may not begin like this"),
      Refused(
        "a: [1, 2",
        "2:1: a list in brackets goes on without a comma or is not closed "
          + "(a text with a colon or a comma stands in quotes)"),
      Refused("a: \"x\n", "2:1: the file ends inside quotes"),
      Refused("a: 1\n b: 2", "2:3: a colon and a space"),
      Refused("a: 1\nb\n", "3:1: a name without its colon"),
    ])
  func refused(_ refused: Refused) {
    #expect { try YAML.read(Array(refused.source.utf8)) } throws: { error in
      let said = (error as? Fault)?.description ?? ""
      if !said.hasPrefix(refused.fault) { Issue.record("said \(said)") }
      return said.hasPrefix(refused.fault)
    }
  }

  @Test(
    "bytes that are not UTF-8 are refused at their place",
    arguments: [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE9], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xC3],
    ] as [[UInt8]])
  func notUTF8(_ wrong: [UInt8]) {
    #expect(throws: Fault(Place(line: 2, column: 5), "a character that is not UTF-8")) {
      try YAML.read(Array("a: 1\nb: é".utf8) + wrong)
    }
  }

  @Test("each limit takes what lies on it and refuses the next")
  func limits() throws {
    let nested = Array((String(repeating: "[", count: 5) + String(repeating: "]", count: 5)).utf8)
    #expect(throws: Never.self) { try YAML.read(nested, limits: .init(depth: 5)) }
    #expect(throws: Fault(Place(line: 1, column: 5), "nested more than 4 deep")) {
      try YAML.read(nested, limits: .init(depth: 4))
    }
    let list = Array("[a, b, {c: d}]".utf8)
    #expect(throws: Never.self) { try YAML.read(list, limits: .init(nodes: 6)) }
    #expect(throws: Fault(Place(line: 1, column: 12), "the file holds more than 5 names and values")) {
      try YAML.read(list, limits: .init(nodes: 5))
    }
    #expect(throws: Never.self) { try YAML.read(list, limits: .init(bytes: list.count)) }
    #expect(throws: Fault(Place(line: 1, column: 1), "14 bytes, more than the 13 that are read")) {
      try YAML.read(list, limits: .init(bytes: 13))
    }
  }

  /// The tree as lines of place and text, in the order of the file.
  private func outline(_ node: Node) -> [String] {
    switch node.value {
    case .scalar(let text, _): return ["\(node.place) \(text)"]
    case .sequence(let items): return ["\(node.place) ["] + items.flatMap(outline)
    case .mapping(let pairs):
      return ["\(node.place) {"] + pairs.flatMap { ["\($0.place) \($0.name)"] + outline($0.value) }
    }
  }
}
