import Calendar
import Foundation
import JSON
import Procedures
import Testing

/// The page from which people write procedures, held to the program.
@Suite("The page on writing a procedure")
struct WritingTests {
  private let page: String

  init() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent()
    page = try String(
      contentsOf: tests.appending(path: "../../Sources/Procedures/Procedures.docc/WritingAProcedure.md"),
      encoding: .utf8)
  }

  /// What stands between the fences marked as YAML.
  private var examples: [String] {
    page.components(separatedBy: "\n```yaml\n").dropFirst().compactMap {
      $0.components(separatedBy: "\n```").first.map { $0 + "\n" }
    }
  }

  @Test(
    "holds examples without a fault, in each of which nothing is worth a second look but the rules that do not hold"
  )
  func sound() throws {
    let examples = examples
    #expect(examples.count == 2)
    for example in examples {
      let files = try ProcedureFiles(["hillshire": example])
      let checked = try Library.check(path: files.path("hillshire"), directories: [])
      #expect(checked.procedure.id == "hillshire")
      let notices = checked.notices.filter { !$0.contains("rules that do not hold") && !$0.hasPrefix("1:1:") }
      #expect(notices == [])
    }
  }

  @Test("shows with its example another quorum, other clocks, another agenda than it inherits")
  func different() throws {
    let files = try ProcedureFiles(["hillshire": try #require(examples.last)])
    let procedure = try files.resolve("hillshire").procedure
    #expect(
      procedure.slots.filter { $0.strength == .core }.map(\.id) == [
        "social-care", "police", "health", "school",
      ])
    #expect(procedure.agenda.map(\.id) == ["here", "known", "decisions", "plan"])
    #expect(procedure.timescales.first { $0.rule == "time.convene" }?.period.description == "1 working day")
    #expect(!procedure.blanks.contains { $0.hasPrefix("ladder") || $0.hasPrefix("slot school") })
  }

  @Test("names every field that the schema has, and the schema describes each")
  func fields() throws {
    let schema = try JSON(reading: EmbeddedData.procedureSchema.bytes)
    var fields: [String: Bool] = [:]
    collect(schema, &fields)
    #expect(fields.count > 80)
    #expect(fields.filter { !$0.value }.keys.sorted() == [], "no description")
    #expect(fields.keys.filter { !page.contains("`\($0)`") }.sorted() == [], "not on the page")
  }

  @Test("names every rule, every value of a field, and every origin and occasion")
  func values() {
    let names =
      Procedure.ruleNames + SlotRule.Strength.allCases.map(\.rawValue) + Force.allCases.map(\.rawValue)
      + Severity.allCases.map(\.rawValue) + Timescale.Origin.allCases.map(\.rawValue)
      + DutyRule.Occasion.allCases.map(\.rawValue) + Ladder.Purpose.allCases.map(\.rawValue)
      + Question.Per.allCases.map(\.rawValue) + Question.CaseField.allCases.map(\.rawValue) + [
        "yes-no", "choice", "text", "date", "list",
      ]
      + ["begins", "continues", "refuses"]
    #expect(names.filter { !page.contains("`\($0)`") } == [])
  }

  /// The schema's own properties, with whether each is described; what only tells cases apart is left out.
  private func collect(_ schema: JSON, _ fields: inout [String: Bool]) {
    if let items = schema.array {
      for item in items { collect(item, &fields) }
      return
    }
    for member in schema["properties"]?.members ?? [] {
      let isDescribed = member.value["description"]?.string?.isEmpty == false
      fields[member.name] = (fields[member.name] ?? true) && isDescribed
      collect(member.value, &fields)
    }
    for name in ["items", "additionalProperties", "oneOf", "anyOf", "allOf"] {
      if let part = schema[name] { collect(part, &fields) }
    }
    for definition in schema["$defs"]?.members ?? [] { collect(definition.value, &fields) }
  }
}
