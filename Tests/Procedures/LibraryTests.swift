import Foundation
import Procedures
import Testing

@Test("an unknown procedure is answered with those there are, and the nearest")
func unknown() throws {
  #expect(
    try told { try Library.resolve("glocestershire", directories: []) }
      == "No procedure is called “glocestershire”. There are working-together, gloucestershire, bedford, "
      + "liverpool, devon: did you mean “gloucestershire”?")
  #expect(
    try told { try Library.resolve("../etc/passwd", directories: ["/tmp"]) }.hasPrefix(
      "No procedure is called “../etc/passwd”. There are "))
}

@Test("an authority's own file goes before the program's, and a list shows both")
func localFirst() throws {
  let files = try ProcedureFiles([
    "heir": heir,
    "gloucestershire": heir.replacing("id: heir", with: "id: gloucestershire"),
    "broken": "procedure: {}\n",
  ])
  #expect(try files.resolve("gloucestershire").procedure.header.short == "HEI")
  #expect(try Library.resolve("gloucestershire", directories: []).procedure.header.short == "GLO")
  let list = Library.list(directories: [files.directory, "/nowhere"])
  #expect(
    list.map(\.id) == [
      "broken", "gloucestershire", "heir", "working-together", "bedford", "liverpool", "devon",
    ])
  #expect(list.map { $0.path != nil } == [true, true, true, false, false, false, false])
  #expect(throws: ProcedureError.self) { try list[0].header.get() }
  #expect(try list[3].header.get().name == "Working Together")
  let all = Library.all(directories: [files.directory, "/nowhere"])
  #expect(all.map(\.id) == list.map(\.id).filter { $0 != "broken" })
  #expect(all.map { Optional($0) } == all.map { try? files.resolve($0.id).procedure })
}

@Test("a file is called by its procedure's id, and checked under any name")
func misnamed() throws {
  let files = try ProcedureFiles(["other": heir])
  #expect(
    try told { try files.resolve("other") }
      == "\(files.path("other")):2:7: “heir” should be what the file is called, without .yaml")
  #expect(try Library.check(path: files.path("other"), directories: []).procedure.id == "heir")
}

@Test("what a file extends must be there, and may not lead back")
func extending() throws {
  let files = try ProcedureFiles([
    "heir": heir.replacing("extends: working-together", with: "extends: grandheir"),
    "grandheir": heir.replacing("id: heir", with: "id: grandheir").replacing(
      "extends: working-together", with: "extends: heir"),
    "lost": heir.replacing("id: heir", with: "id: lost").replacing(
      "extends: working-together", with: "extends: working-togther"),
  ])
  #expect(
    try told { try files.resolve("heir") }
      == "\(files.path("grandheir")):8:12: “heir” extends itself: heir, grandheir, heir")
  #expect(
    try told { try files.resolve("lost") }
      == "\(files.path("lost")):8:12: no procedure is called “working-togther” "
      + "(did you mean “working-together”?)")
}

@Test("a fault in what is extended is told of the file it stands in")
func inheritedFault() throws {
  let files = try ProcedureFiles([
    "heir": heir.replacing("extends: working-together", with: "extends: parent"),
    "parent": heir.replacing("id: heir", with: "id: parent") + "rule: {}\n",
  ])
  #expect(
    try told { try files.resolve("heir") }
      == "\(files.path("parent")):9:1: “rule” is not a name known here (did you mean “rules”?)")
}

@Test("what is no procedure file is refused without waiting")
func hostile() throws {
  let files = try ProcedureFiles([
    "huge": String(repeating: "# nothing\n", count: 100_000),
    "bomb": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "deep": String(repeating: "[", count: 5_000),
    "empty": "",
    "list": "- a\n",
  ])
  #expect(mkfifo(files.path("pipe"), 0o600) == 0)
  try FileManager.default.createDirectory(atPath: files.path("folder"), withIntermediateDirectories: false)
  let refusals = [
    "huge": "holds more than the 262144 bytes that are read", "bomb": ":1:4: anchors (&) and aliases (*)",
    "deep": ":1:33: nested", "empty": ":1:1: the file holds nothing",
    "list": ":1:1: names and values should stand here, not a list", "pipe": "is a pipe, not a file",
    "folder": "is a directory, not a file",
  ]
  for (name, refusal) in refusals {
    #expect(try told { try files.resolve(name) }.contains(files.path(name)), "\(name)")
    #expect(try told { try files.resolve(name) }.contains(refusal), "\(name)")
  }
  #expect(
    try told { try Library.check(path: files.path("gone"), directories: []) }
      == "\(files.path("gone")) does not exist. Check the path.")
}

@Test("contacts that nobody can be reached by are named, until a number or an address stands with them")
func blanks() throws {
  let blanks = try Library.resolve("gloucestershire", directories: []).procedure.blanks
  #expect(blanks.contains("slot police: no contact"))
  #expect(blanks.contains("slot school: MASH Education"))
  #expect(blanks.contains("ladder out of hours, out of hours: EDT worker"))
  #expect(blanks.contains("ladder delay, partnership: Gloucestershire Safeguarding Children Partnership"))
  let files = try ProcedureFiles([
    "heir": heir.replacing("working-together", with: "gloucestershire") + """
      slots:
        - {id: police, name: Police, strength: core, force: should, contact: "duty desk, 101", cite: Who}
      """
  ])
  #expect(try files.resolve("heir").procedure.blanks.contains { $0.hasPrefix("slot police") } == false)
}

@Test(
  "what a rule names of an agenda or an answer that an heir has not is not inherited, and it stands alone")
func inheritedSettings() throws {
  let files = try ProcedureFiles([
    "heir": heir.replacing("extends: working-together", with: "extends: gloucestershire") + """
      agenda:
        - {id: why, name: Why, cite: Who}
        - {id: decide, name: Decisions, decisions: yes, cite: Who}
      questions:
        - id: police-matters
          short: police matters
          asks: Which matters of police?
          answer: choice
          choices: [{id: assault, name: an assault}, {id: none, name: none}]
          force: should
          cite: Who
        - {id: police-alone, short: police alone, asks: What alone?, answer: text, force: should, cite: Who}

      """
  ])
  let resolved = try files.resolve("heir")
  let rules = resolved.procedure.rules
  #expect(rules["reconvene.rationale"]?.isOff == false && rules["reconvene.rationale"]?.item == nil)
  let usual = try #require(rules["joint.investigation"]?.usual)
  #expect(usual.map(\.given) == ["police-matters", "social-care-matters"])
  #expect(usual.first?.answers == ["assault"])
  #expect(try Procedure.load(resolved.json) == resolved.procedure)
  #expect(try Procedure.load(resolved.yaml) == resolved.procedure)
}
