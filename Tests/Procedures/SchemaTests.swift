import Foundation
import JSON
import Procedures
import Settings
import Testing

/// The schema of a procedure's file, judged by the PyPI package `jsonschema`.
@Suite("The schema of a procedure's file")
struct SchemaTests {
  @Test(
    "takes the files in the program, as they are written and as they are resolved, and one that is not in it")
  func valid() throws {
    var documents: [String] = []
    for data in [
      EmbeddedData.workingTogether, .gloucestershire, .bedford, .liverpool, .devon,
    ] {
      documents.append(json(try YAML.read(data.bytes)).line)
    }
    documents.append(json(try YAML.read(Array(try eastmarch().utf8))).line)
    for id in Library.builtIn {
      documents.append(String(decoding: try Library.resolve(id, directories: []).json, as: UTF8.self))
    }
    #expect(try verdicts(documents) == documents.map { _ in "ok" })
  }

  @Test("refuses what the program refuses")
  func invalid() throws {
    let snippets = [
      "circumstance: []",
      "slots:\n  - {id: a, name: A, strenght: core, force: must, cite: W}",
      "slots:\n  - {id: a, name: A, strength: all, force: must, cite: W}",
      "timescales:\n  - {id: t, rule: time.convene, what: it, within: two days, from: s47 decided, force: must, cite: W}",
      "timescales:\n  - {id: t, rule: time.convene, what: it, within: 2 days, from: birth, force: must, cite: W}",
      "rules:\n  decide.nun: {cite: W}",
      "rules:\n  quorum.left: {severity: critical, cite: practice}",
      "rules:\n  joint.investigation: {question: police-basis, usual: [{given: police-basis}], cite: W}",
      "ladders:\n  - {for: delay, levels: [], cite: W}",
      "questions:\n  - {id: q, short: q, asks: Why?, answer: choice, force: must, cite: W}",
      "questions:\n  - {id: q, short: q, asks: Why?, answer: text, several: yes, force: must, cite: W}",
      "circumstances:\n  - {id: c, name: c, asks: C?, per-child: yes, ages: {cite: W}, cite: W}",
      "circumstances:\n  - {id: c, name: c, asks: C?, per-child: yes, ages: {from: 30, cite: W}, cite: W}",
      "questions:\n  - {id: q, short: q, asks: Why?, answer: yes-no, answered-by: weather, force: must, cite: W}",
      "decisions:\n  - {id: d, short: d, name: D, joint: yes, rationale: must, cite: W}",
      "hours: {from: \"9\", until: \"17:00\"}",
    ]
    for snippet in snippets { #expect(try !faults(snippet).isEmpty, "\(snippet)") }
    let documents = try snippets.map { json(try YAML.read(Array((heir + $0).utf8))).line }
    let verdicts = try verdicts(documents)
    #expect(verdicts.count == snippets.count)
    for (snippet, verdict) in zip(snippets, verdicts) { #expect(verdict != "ok", "\(snippet)") }
  }

  @Test("knows the same names as the program")
  func names() throws {
    let schema = try JSON(reading: EmbeddedData.procedureSchema.bytes)
    let rules = schema["properties"]?["rules"]?["propertyNames"]?["enum"]?.array?.compactMap(\.string)
    #expect(rules == Procedure.ruleNames)
    func names(_ entry: String, _ property: String) -> [String]? {
      schema["$defs"]?[entry]?["properties"]?[property]?["enum"]?.array?.compactMap(\.string)
    }
    #expect(names("slot", "strength") == SlotRule.Strength.allCases.map(\.rawValue))
    #expect(names("question", "per") == Question.Per.allCases.map(\.rawValue))
    #expect(names("question", "answered-by") == Question.CaseField.allCases.map(\.rawValue))
    #expect(names("timescale", "from") == Timescale.Origin.allCases.map(\.rawValue))
    #expect(names("timescale", "rule") == Procedure.ruleNames.filter { $0.hasPrefix("time.") })
    #expect(names("duty", "on") == DutyRule.Occasion.allCases.map(\.rawValue))
    #expect(schema["$defs"]?["force"]?["enum"]?.array?.compactMap(\.string) == Force.allCases.map(\.rawValue))
    #expect(
      schema["$defs"]?["severity"]?["enum"]?.array?.compactMap(\.string) == Severity.allCases.map(\.rawValue))
    #expect(
      schema["$defs"]?["purpose"]?["enum"]?.array?.compactMap(\.string)
        == Ladder.Purpose.allCases.map(\.rawValue))
  }

  /// The tree as YAML's common readers would hand it to a validator.
  private func json(_ node: Node) -> JSON {
    switch node.value {
    case .mapping(let pairs): .object(pairs.map { JSON.Member($0.name, json($0.value)) })
    case .sequence(let items): .array(items.map(json))
    case .scalar("yes", plain: true), .scalar("true", plain: true): true
    case .scalar("no", plain: true), .scalar("false", plain: true): false
    case .scalar(let text, let plain): plain ? Int(text).map(JSON.int) ?? .string(text) : .string(text)
    }
  }

  private func verdicts(_ documents: [String]) throws -> [String] {
    let python = ProcessInfo.processInfo.environment["QUORATE_PYTHON"] ?? "python3"
    let files = try ProcedureFiles()
    let schema = files.directory + "/schema.json"
    let input = files.directory + "/documents"
    try Data(EmbeddedData.procedureSchema.bytes).write(to: URL(filePath: schema))
    try Data((documents.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: input))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      python, URL(filePath: #filePath).deletingLastPathComponent().appending(path: "validate.py").path(),
      schema,
    ]
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: input))
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(
      process.terminationStatus == 0,
      "The validator did not run. Install it with `\(python) -m pip install jsonschema`, or set QUORATE_PYTHON."
    )
    return String(decoding: text, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
