import Settings
import Testing

@Suite("Reading a theme")
struct ThemeTests {
  private static let meanings = ["text", "warning", "warning.critical", "pane.title", "pane.title.focused"]
  private static let red = ##"{16: bright red, 256: 203, rgb: "#ff5f5f"}"##

  private func read(_ source: String, extending bases: [String: Theme] = [:]) throws(SettingsError) -> Theme {
    try Theme.read(
      Array(source.utf8), named: "mine.yaml", meanings: Self.meanings, extending: bases)
  }

  private func faults(_ source: String) -> [String] {
    do throws(SettingsError) {
      _ = try read(source)
      return []
    } catch {
      return error.description.split(separator: "\n").map(String.init)
    }
  }

  @Test("a colour has its three forms, written out or by a name of the file")
  func colours() throws {
    let theme = try read(
      """
      colours: {alarm: {16: red, 256: 0, rgb: '#00FF7f'}}
      meanings:
        text: {foreground: alarm, background: \(Self.red)}
      """)
    let text = theme.look(of: "text")
    #expect(text.foreground?.sixteen == 1)
    #expect(text.foreground?.indexed == 0)
    #expect(text.foreground.map { [$0.red, $0.green, $0.blue] } == [0x00, 0xFF, 0x7F])
    #expect(text.background?.sixteen == 9)
    #expect(text.background?.indexed == 203)
    #expect(text.background.map { [$0.red, $0.green, $0.blue] } == [0xFF, 0x5F, 0x5F])
  }

  @Test("a meaning takes what it leaves unsaid from its beginnings, and at last from text")
  func fallback() throws {
    let theme = try read(
      """
      meanings:
        text: {background: \(Self.red)}
        warning: {foreground: \(Self.red), attributes: [bold, underline]}
        warning.critical: {attributes: [reverse]}
        pane: {attributes: [dim]}
      """)
    let red = theme.look(of: "text").background
    #expect(red != nil)
    #expect(theme.look(of: "warning.critical").attributes == [.reverse])
    #expect(theme.look(of: "warning.critical").foreground == red)
    #expect(theme.look(of: "warning.critical").background == red)
    // Two steps, and the one between says nothing.
    #expect(theme.look(of: "pane.title.focused").attributes == [.dim])
    #expect(theme.look(of: "pane.title.focused").foreground == nil)
    #expect(theme.look(of: "score") == theme.look(of: "text"))
  }

  @Test("the terminal's own colour and no attributes can be said, against what would be inherited")
  func nothing() throws {
    let theme = try read(
      """
      meanings:
        text: {foreground: \(Self.red), attributes: [bold]}
        warning: {foreground: terminal, attributes: []}
      """)
    #expect(theme.look(of: "warning").foreground == nil)
    #expect(theme.look(of: "warning").attributes.isEmpty)
  }

  @Test("a theme that extends another says only what differs, in that one's colours too")
  func extending() throws {
    let base = try read(
      """
      colours: {alarm: \(Self.red)}
      meanings:
        text: {attributes: [dim]}
        warning: {foreground: alarm, attributes: [bold]}
        warning.critical: {attributes: [reverse]}
      """)
    let theme = try read(
      "{extends: base, meanings: {text: {background: alarm}, warning: {attributes: [underline]}}}",
      extending: ["base": base])
    let red = base.look(of: "warning").foreground
    #expect(theme.look(of: "warning").attributes == [.underline])
    #expect(theme.look(of: "warning").foreground == red)
    #expect(theme.look(of: "warning").background == red)
    // What the other theme says of the meaning itself goes before what this one says of its beginning.
    #expect(theme.look(of: "warning.critical").attributes == [.reverse])
    #expect(theme.look(of: "text").attributes == [.dim])
  }

  @Test("without colour the attributes stay")
  func withoutColour() throws {
    let theme = try read("{meanings: {warning: {foreground: \(Self.red), attributes: [bold]}}}").withoutColour
    #expect(theme.look(of: "warning").foreground == nil)
    #expect(theme.look(of: "warning").attributes == [.bold])
  }

  @Test(
    "a fault says where it stands and what was probably meant",
    arguments: [
      ("text: {}", "1:1: “text” is not a name known here"),
      ("colours: {}", "1:1: “meanings” is missing"),
      ("{extends: drak, meanings: {}}", "1:11: “drak” is not one of"),
      ("meanings: {warnign: {}}", "1:12: nothing on the screen means “warnign” (did you mean “warning”?)"),
      (
        "meanings:\n  pane.tilte: {}",
        "2:3: nothing on the screen means “pane.tilte” (did you mean “pane.title”?)"
      ),
      (
        "meanings: {text: {forground: x}}",
        "1:19: “forground” is not a name known here (did you mean “foreground”?)"
      ),
      ("meanings: {text: bold}", "1:18: names and values should stand here, not “bold”"),
      (
        "meanings: {text: {attributes: [bald]}}",
        "1:32: “bald” is not one of bold, dim, underline, reverse (did you mean “bold”?)"
      ),
      ("meanings: {text: {attributes: bold}}", "1:31: a list should stand here, not “bold”"),
      (
        "{colours: {amber: \(red)}, meanings: {text: {foreground: ambre}}}",
        "no colour here is called “ambre” (did you mean “amber”?)"
      ),
      (
        "meanings: {text: {foreground: terminl}}",
        "1:31: no colour here is called “terminl” (did you mean “terminal”?)"
      ),
      ("colours: {terminal: \(red)}\nmeanings: {}", "1:11: “terminal” is the terminal's own colour"),
      ("meanings: {text: {foreground: {16: red, 256: 1}}}", "1:31: “rgb” is missing"),
      (
        "meanings: {text: {foreground: {16: brigth red, 256: 1, rgb: '#000000'}}}",
        "1:36: “brigth red” is not a known name (did you mean “bright red”?)"
      ),
      (
        "meanings: {text: {foreground: {16: red, 256: 256, rgb: '#000000'}}}",
        "1:46: 256 should be from 0 to 255"
      ),
      (
        "colours:\n  a:\n    16: red\n    256: 1\n    rgb: #ff5f5f\nmeanings: {}",
        "5:9: a colour as \"#rrggbb\" should stand here, in quotes"
      ),
      ("meanings: {text: {foreground: {16: red, 256: 1, rgb: '#ff5f5'}}}", "1:54: a colour as"),
      ("meanings: {text: {foreground: {16: red, 256: 1, rgb: '#+f5f5f'}}}", "1:54: a colour as"),
      ("meanings: {text: {foreground: {16: red, 256: 1, rgb: '0ff5f5f'}}}", "1:54: a colour as"),
      ("meanings: {text: {foreground: {16: red, 256: 1, rgb: [1]}}}", "1:54: a colour as"),
    ])
  func fault(_ source: String, _ said: String) {
    let faults = faults(source)
    #expect(faults.contains { $0.hasPrefix("mine.yaml:") && $0.contains(said) }, "\(faults)")
  }

  @Test("all the faults of a file are said at once, in its order")
  func allFaults() {
    let faults = faults(
      """
      colours: {a: {16: rde, 256: -1}}
      meanings: {tekst: {}, text: {attributes: [blod]}}
      """)
    #expect(
      faults.map { $0.split(separator: " ")[0] } == [
        "mine.yaml:1:14:", "mine.yaml:1:19:", "mine.yaml:1:29:", "mine.yaml:2:12:", "mine.yaml:2:43:",
      ])
  }

  @Test(
    "a file made to cost something is refused",
    arguments: [
      (String(repeating: " ", count: 2 << 20), "1:1: 2097152 bytes, more than the 65536 that are read"),
      ("meanings: " + String(repeating: "{text: ", count: 9), "nested more than 8 deep"),
      ("meanings: {text: &a {}, warning: *a}", "1:18: anchors (&) and aliases (*) are not taken"),
      (
        "meanings:\n" + (0..<3_000).map { "  m\($0): {}\n" }.joined(),
        "more than 5000 names and values"
      ),
      ("meanings:\n" + (0..<2_000).map { "  m\($0): {}\n" }.joined(), "mine.yaml: and 1900 more"),
      ("", "1:1: the file holds nothing"),
    ])
  func hostile(_ source: String, _ said: String) {
    let faults = faults(source)
    #expect(faults.contains { $0.contains(said) }, "\(faults.prefix(3))")
  }
}
