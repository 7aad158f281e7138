import Foundation
import Settings
import Testing

@Suite("Choosing a theme")
struct ThemesTests {
  /// A configuration directory with themes in it, removed when the test ends.
  private final class Directory {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path

    init(_ files: [String: String] = [:]) throws {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for (name, source) in files { try Data(source.utf8).write(to: URL(filePath: "\(path)/\(name)")) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var themes: Themes {
      let red = ##"{16: red, 256: 203, rgb: "#ff5f5f"}"##
      let colourful = "meanings: {text: {foreground: \(red), attributes: [bold]}}"
      let plain = "meanings: {text: {attributes: [underline]}}"
      return Themes(
        builtIn: [
          Themes.BuiltIn("dark", bytes: Array(colourful.utf8)),
          Themes.BuiltIn("monochrome", bytes: Array(plain.utf8)),
        ], directory: path, meanings: ["text"])
    }
  }

  @Test("nothing asked for is the first of the program's, with its colours")
  func byDefault() throws {
    let choice = try Directory().themes.choice(asked: nil, withoutColour: false)
    #expect(choice.name == "dark")
    #expect(choice.theme.look(of: "text").foreground != nil)
    #expect(choice.complaint == nil)
  }

  @Test("without colour it is the second, and a theme asked for keeps its attributes alone")
  func withoutColour() throws {
    let themes = try Directory().themes
    #expect(themes.choice(asked: nil, withoutColour: true).name == "monochrome")
    let asked = themes.choice(asked: "dark", withoutColour: true)
    #expect(asked.name == "dark")
    #expect(asked.theme.look(of: "text").foreground == nil)
    #expect(asked.theme.look(of: "text").attributes == [.bold])
  }

  @Test("a file of one's own goes before the program's of that name, and may extend it")
  func own() throws {
    let directory = try Directory(["dark.yaml": "{extends: dark, meanings: {text: {attributes: [dim]}}}"])
    let choice = directory.themes.choice(asked: nil, withoutColour: false)
    #expect(choice.complaint == nil)
    #expect(choice.theme.look(of: "text").attributes == [.dim])
    #expect(choice.theme.look(of: "text").foreground != nil)
  }

  @Test("all that can be chosen are named once, one's own first")
  func names() throws {
    let directory = try Directory([
      "quiet.yaml": "", "dark.yaml": "", "Not a name.yaml": "", "notes.txt": "", ".yaml": "",
    ])
    #expect(directory.themes.names == ["dark", "quiet", "monochrome"])
    #expect(
      Themes(builtIn: [], directory: directory.path + "/none", meanings: []).names.isEmpty)
  }

  @Test("a broken file is reported with its places, and the program's own theme stands in")
  func broken() throws {
    let directory = try Directory([
      "dark.yaml": "meanings: {tezt: {}}", "mine.yaml": "meanings:\n  texd: {}",
    ])
    for (asked, place) in [(nil, "dark.yaml:1:12: "), ("mine", "mine.yaml:2:3: ")] {
      let choice = directory.themes.choice(asked: asked, withoutColour: false)
      #expect(choice.name == "dark")
      #expect(choice.theme.look(of: "text").attributes == [.bold])
      #expect(choice.complaint?.description.contains("\(directory.path)/\(place)") == true)
      #expect(choice.complaint?.description.contains("did you mean “text”?") == true)
    }
    #expect(directory.themes.choice(asked: "mine", withoutColour: true).name == "monochrome")
  }

  @Test("a theme that nobody has is reported, with the nearest")
  func unknown() throws {
    let choice = try Directory().themes.choice(asked: "drak", withoutColour: false)
    #expect(choice.name == "dark")
    #expect(
      choice.complaint?.description
        == "No theme is called “drak”. There are dark, monochrome: did you mean “dark”?")
  }

  @Test("what is no name leads to no file", arguments: ["../secret", "", "a/b", "Dark", "a\u{0}"])
  func noName(_ asked: String) throws {
    let outer = try Directory(["secret.yaml": "meanings: {}", "Dark.yaml": "meanings: {}", ".yaml": ""])
    let inner = outer.path + "/themes"
    try FileManager.default.createDirectory(atPath: inner + "/a", withIntermediateDirectories: true)
    try Data("meanings: {}".utf8).write(to: URL(filePath: inner + "/a/b.yaml"))
    let themes = Themes(builtIn: [], directory: inner, meanings: ["text"])
    #expect(throws: ThemeError.unknown(name: asked, known: [], nearest: nil)) {
      try themes.theme(named: asked)
    }
  }

  @Test("what cannot be read is reported: too large, or no file")
  func unreadable() throws {
    let directory = try Directory(["large.yaml": String(repeating: " ", count: 2 << 20)])
    try FileManager.default.createDirectory(
      atPath: directory.path + "/folder.yaml", withIntermediateDirectories: true)
    for (asked, said) in [("large", "holds more than the 65536 bytes"), ("folder", "is a directory")] {
      let choice = directory.themes.choice(asked: asked, withoutColour: false)
      #expect(choice.name == "dark")
      #expect(choice.complaint?.description.contains(said) == true)
    }
  }
}
