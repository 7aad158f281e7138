import Foundation
import Journal
import Testing

@Suite("event.schema.json says what a line is")
struct SchemaTests {
  private let schema = url("Sources/Journal/event.schema.json").path

  @Test("every sample fits, and holds every optional member once and lacks it once")
  func samples() throws {
    let folder = url("Tests/Journals/v1")
    let journals = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".jsonl") }.map { folder.appending(path: $0).path }
    try #require(!journals.isEmpty)
    #expect(try python("schema.py", [schema] + journals) == "kinds \(Kind.allCases.count)\n")
  }

  @Test(
    "a line with what the format does not have does not fit",
    arguments: [
      (#""kind":"began""#, #""kind":"began","extra":1"#),
      (#""opinion":true"#, #""opinionated":true"#),
      (#""how":"phone""#, #""how":"hologram""#),
      (#""kind":"paused""#, #""kind":"napped""#),
      (#""agency":"police","person":"p1""#, #""agency":"police","rank":"p1""#),
      (#"{"v":1,"seq":1,"#, #"{"v":2,"seq":1,"#),
      (#""score":3"#, #""score":11"#),
    ])
  func misfits(_ good: String, _ bad: String) throws {
    let journal = String(decoding: try file("Tests/Journals/v1/every-kind.jsonl"), as: UTF8.self)
    let line = try #require(journal.split(separator: "\n").first { $0.contains(good) })
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let changed = folder.appending(path: "changed.jsonl")
    try Data((line.replacingOccurrences(of: good, with: bad) + "\n").utf8).write(to: changed)
    #expect(try python("schema.py", [schema, changed.path]).contains("invalid 1 "))
  }
}
