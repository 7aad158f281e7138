import Foundation
import JSON
import Testing

@Suite("The schemas that quorate schema prints, judged by jsonschema")
struct PublishedSchemaTests {
  @Test("show --json fits at every moment of a meeting, and when it is closed")
  func show() throws {
    let ashdown = try Ashdown.held.get()
    let closed = try ashdown.desk.done(
      ["show", Ashdown.reference, "--json", "--clock", "2026-11-19T12:00:00Z"])
    var documents = ashdown.moments.map { String(decoding: $0.shown.bytes, as: UTF8.self) }
    documents.append(String(decoding: try closed.json.bytes, as: UTF8.self))
    #expect(try faults(documents, "show", at: ashdown.desk) == [])
  }

  @Test("show --json fits where little is known: an unborn child, nobody invited, the national procedure")
  func sparse() throws {
    let desk = try Desk()
    let referral = """
      {"referral": {"by": "a midwife", "agency": "hospital", "how": "e-mail", "received": "2026-11-18T14:10"},
       "concern": {"what": "concern"}, "children": [{"expected": "unknown"}]}
      """
    #expect(try faults([flat(referral)], "referral", at: desk) == [])
    let clock = ["--clock", "2026-11-18T15:00:00Z"]
    let reference = try desk.done(
      ["convene", "--procedure", "working-together", "--from", "-"] + clock, input: referral
    ).lines[0]
    let shown = try desk.done(["show", reference, "--json"] + clock).json
    #expect(try faults([String(decoding: shown.bytes, as: UTF8.self)], "show", at: desk) == [])
    try desk.done(
      ["capture", reference, "--seat", "chair"] + clock, input: ":decline because no threshold\n")
    let declined = try desk.done(["show", reference, "--json"] + clock).json
    #expect(declined["state"] == "declined")
    #expect(try faults([String(decoding: declined.bytes, as: UTF8.self)], "show", at: desk) == [])
  }

  @Test("the referral of the Ashdown meeting fits")
  func referral() throws {
    let text = try String(contentsOfFile: Ashdown.meetings + "/ashdown.json", encoding: .utf8)
    #expect(try faults([flat(text)], "referral", at: Ashdown.held.get().desk) == [])
  }

  @Test("every line of the journal fits")
  func journal() throws {
    let lines = try Ashdown.record("journal.jsonl").split(separator: "\n").map(String.init)
    #expect(lines.count > 150)
    #expect(try faults(lines, "event", at: Ashdown.held.get().desk) == [])
  }

  @Test("each procedure fits as the register keeps it, resolved")
  func procedures() throws {
    let desk = try Desk()
    for id in ["gloucestershire", "working-together", "bedford", "liverpool", "devon"] {
      try desk.done([
        "convene", "--procedure", id, "--clock", "2026-11-18T15:00:00Z", "--from",
        Ashdown.meetings + "/ashdown.json",
      ])
    }
    let source = """
      import json, sqlite3, sys
      for (text,) in sqlite3.connect(sys.argv[1]).execute("SELECT json FROM procedures"):
        print(json.dumps(json.loads(text)))
      """
    let kept = try desk.runPython(source, [desk.database]).lines
    #expect(kept.count == 5)
    #expect(try faults(kept, "procedure", at: desk) == [])
  }

  @Test("a name of a state that show --json does not have does not fit")
  func misfit() throws {
    let ashdown = try Ashdown.held.get()
    let shown = String(decoding: try Ashdown.at("11:05").bytes, as: UTF8.self)
    let changes = [
      (#""state":"live""#, #""state":"alive""#), (#""state":"left""#, #""state":"gone""#),
      (#""severity":"critical""#, #""severity":"grave""#), (#""state":"in, hidden""#, #""state":"in""#),
      (#""state":"running""#, #""state":"walking""#), (#""quorate":false"#, #""quorate":0"#),
    ]
    let changed = changes.map { shown.replacingOccurrences(of: $0.0, with: $0.1) }
      .filter { $0 != shown }
    #expect(changed.count >= 4)
    #expect(try faults(changed, "show", at: ashdown.desk).count == changed.count)
  }

  private func faults(_ documents: [String], _ schema: String, at desk: Desk) throws -> [String] {
    let schema = try desk.done(["schema", schema]).output
    let verdicts = try desk.judge(documents, by: schema)
    try #require(verdicts.count == documents.count)
    return verdicts.filter { $0 != "ok" }
  }

  private func flat(_ text: String) throws -> String {
    String(decoding: try JSON(reading: Array(text.utf8)).bytes, as: UTF8.self)
  }
}
