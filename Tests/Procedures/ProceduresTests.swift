import Procedures
import Testing

@Test("what changes nothing under a procedure is not asked, and can be recorded all the same")
func asked() throws {
  let devon = try Library.resolve("devon", directories: []).procedure
  let isAsked = Dictionary(uniqueKeysWithValues: devon.circumstances.map { ($0.id, $0.isAsked) })
  #expect(isAsked["school-age"] == true)
  #expect(isAsked["staff"] == false)
  let again = try Procedure.load(try Library.resolve("devon", directories: []).json)
  #expect(again.circumstances == devon.circumstances)
  for id in Library.builtIn {
    let procedure = try Library.resolve(id, directories: []).procedure
    let called = procedure.slots.flatMap { $0.when.any + $0.when.none }
    let unasked = procedure.circumstances.filter { called.contains($0.id) && !$0.isAsked }
    #expect(unasked.isEmpty, "\(id)")
  }
}

@Test("every procedure in the program is read, and read again from both forms it is resolved to")
func roundTrip() throws {
  for id in Library.builtIn {
    let resolved = try Library.resolve(id, directories: [])
    #expect(resolved.procedure.id == id)
    #expect(try Procedure.load(resolved.yaml) == resolved.procedure)
    #expect(try Procedure.load(resolved.json) == resolved.procedure)
    #expect(try Library.resolve(id, directories: []) == resolved)
  }
}

@Test("what a procedure tells apart by a short word has one of its own", arguments: Library.builtIn)
func shortWords(id: String) throws {
  let procedure = try Library.resolve(id, directories: []).procedure
  for words in [
    procedure.questions.map(\.short), procedure.decisions.map(\.short), procedure.prompts.first.map(\.short),
    procedure.prompts.review.map(\.short), procedure.slots.flatMap { [$0.name] + $0.aliases },
    procedure.circumstances.map(\.name), procedure.triggers.map(\.name),
  ] {
    let typed = words.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
    #expect(Set(typed).count == typed.count, "\(words)")
  }
}

@Test("no practice that stands in no text is critical in a procedure", arguments: Library.builtIn)
func practice(id: String) throws {
  let rules = try Library.resolve(id, directories: []).procedure.rules
  #expect(rules.values.allSatisfy { $0.cite.basis != .practice || $0.severity != .critical })
}

@Test("a review goes by the prompts of a first discussion where a file writes none for it")
func oneSetOfPrompts() throws {
  let prompts = "prompts:\n  first:\n    - {id: harm, short: harm, asks: Past harm, cite: Risk}\n"
  let files = try ProcedureFiles(["heir": heir + prompts])
  let once = try files.resolve("heir").procedure.prompts
  #expect(once.first.map(\.id) == ["harm"])
  #expect(once.review == once.first)
  let none = try ProcedureFiles(["heir": heir + prompts + "  review: []\n"])
  #expect(try none.resolve("heir").procedure.prompts.review.isEmpty)
}

@Test("what was kept as JSON and is no procedure any more is refused, and says where")
func brokenJSON() throws {
  let json = String(decoding: try Library.resolve("gloucestershire", directories: []).json, as: UTF8.self)
  for (from, to, fault) in [
    (#""strength":"core""#, #""strength":"corr""#, "is not one of"),
    (#""strength":"core""#, #""strength":null"#, "“null” is not one of"),
    (#""strength":"core""#, #""strength":"core","strength":"core""#, "stands twice"),
    (#""resolved":true"#, #""resolved":true,"sloths":[]"#, "“sloths” is not a name known here"),
    (#""resolved":true"#, #""resolved":false"#, "a resolved procedure stands alone"),
    (#"{"procedure""#, #"["procedure""#, ""),
  ] {
    let range = try #require(json.firstRange(of: from))
    let bytes = Array((json[..<range.lowerBound] + to + json[range.upperBound...]).utf8)
    let error = #expect(throws: ProcedureError.self, "\(to)") { try Procedure.load(bytes) }
    #expect(error?.description.contains("1:") == true)
    #expect(error?.description.contains(fault) == true, "\(error?.description ?? "")")
  }
}

@Test("a resolved file is a procedure file like any other, and resolves to its own bytes")
func resolvedAgain() throws {
  let resolved = try Library.resolve("gloucestershire", directories: [])
  let files = try ProcedureFiles(["gloucestershire": String(decoding: resolved.yaml, as: UTF8.self)])
  #expect(try files.resolve("gloucestershire") == resolved)
}

@Test("text that YAML could take for something else comes back as it was")
func awkwardText() throws {
  let texts = [
    "yes", "No", "null", "~", "0123", "12:30", "- a", "a: b", "a # b", "# a", "*a", "&a", "[a]", "{a",
    "\"a\"", "'a",
    "back\\slash", "é", "two\nlines", "a,b", "%a", "@a", "a?", "1.1", "0x1F", "=", "practice!",
  ]
  for text in texts {
    let quoted =
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
      + "\""
    let files = try ProcedureFiles(["heir": heir + "triggers:\n  - {id: a, name: \(quoted), cite: Who}\n"])
    let resolved = try files.resolve("heir")
    #expect(resolved.procedure.triggers.last?.name == text)
    #expect(try Procedure.load(resolved.yaml) == resolved.procedure, "\(text)")
    #expect(try Procedure.load(resolved.json) == resolved.procedure, "\(text)")
  }
}

@Test("an entry replaces or removes the inherited one in its place, a new one comes after")
func merging() throws {
  let files = try ProcedureFiles([
    "heir": heir + """
      slots:
        - {id: youth-justice, off: yes}
        - {id: health, name: Health and care, strength: core, force: must, cite: Who}
        - {id: housing, name: Housing, strength: consider, force: may, cite: practice}
      agenda:
        - {id: decisions, name: Decide, decisions: yes, cite: How}
      minute-taker: {cite: How}
      rules:
        chair.minutes: {severity: notice, cite: How}
      """
  ])
  let national = try Library.resolve("working-together", directories: []).procedure
  let heir = try files.resolve("heir").procedure
  #expect(
    heir.slots.map(\.id) == national.slots.map(\.id).filter { $0 != "youth-justice" } + ["housing"])
  #expect(heir.slots[2].name == "Health and care")
  #expect(heir.agenda.map(\.name) == ["Decide"])
  #expect(heir.minuteTaker?.cite.description == "[HEI How]")
  #expect(heir.rules["chair.minutes"]?.isOff == false)
  #expect(heir.questions.map(\.id) == national.questions.map(\.id))
}

@Test(
  "what is inherited cites the national text, what stands in none is no practice of the heir's text either")
func citations() throws {
  let glo = try Library.resolve("gloucestershire", directories: []).procedure
  #expect(glo.timescales.first { $0.id == "assessment" }?.cite.description == "[WT 4 Tasks]")
  #expect(glo.timescales.first { $0.id == "assessment" }?.cite.basis == .national)
  #expect(glo.timescales.first { $0.id == "convene" }?.cite.description == "[GLO Timescales]")
  #expect(glo.timescales.first { $0.id == "convene" }?.cite.basis == .procedure)
  #expect(glo.rules["decide.view"]?.cite.description == "[practice, not in GLO]")
  let files = try ProcedureFiles(["heir": heir.replacing("working-together", with: "gloucestershire")])
  let below = try files.resolve("heir").procedure
  #expect(
    below.timescales.first { $0.id == "convene" }?.cite == glo.timescales.first { $0.id == "convene" }?.cite)
  #expect(below.rules["decide.view"]?.cite.description == "[practice, not in HEI]")
}

@Test("a resolved procedure extends nothing, so that a record never changes with what it came from")
func loadingStandsAlone() {
  #expect(throws: ProcedureError.self) { try Procedure.load(Array(heir.utf8)) }
  #expect(throws: ProcedureError.self) { try Procedure.load(Array("{}".utf8)) }
  #expect(throws: ProcedureError.self) { try Procedure.load([]) }
}

@Test("each question is worded for the answer that it takes", arguments: Library.builtIn)
func questionsFitTheirAnswers(id: String) throws {
  for question in try Library.resolve(id, directories: []).procedure.questions {
    // A sentence or a clause may stand before the one that asks.
    let asked = try #require(question.asks.prefix { $0 != "?" }.split(separator: ". ").last)
    let first = try #require(asked.split(separator: " ").first).lowercased()
    let isClosed = ["is", "are", "does", "do", "has", "have", "may", "can", "was"].contains(first)
    switch question.answer {
    case .yesNo: #expect(isClosed, "\(question.id): \(question.asks)")
    case .text, .date, .list:
      #expect(!isClosed, "\(question.id): \(question.asks)")
      // What the words of the answer say already is not asked beside them.
      let asksHow = ["how", "by"].contains(first)
      #expect(!asksHow || !question.needs.contains("method"), "\(question.id)")
      #expect(first != "when" || !question.needs.contains("when"), "\(question.id)")
    case .choice: break
    }
  }
}
