import Foundation
import JSON
import Testing

/// A procedure that is changed while a meeting under it is open.
@Suite("A procedure that changes under an open meeting", .serialized)
struct ChangedProcedureTests {
  private static func procedure(revision: String, period: String) -> String {
    """
    procedure:
      id: ours
      short: OUR
      name: Ours
      title: A local procedure
      issuer: A partnership
      revision: "\(revision)"
      extends: gloucestershire
    timescales:
      - id: record
        rule: time.minutes
        what: the record to everybody invited
        within: \(period)
        from: discussion ended
        force: must
        cite: Recording

    """
  }

  private static let clock = ["--clock", "2026-11-18T15:00:00Z"]

  /// A desk with a meeting under `ours`, revision 7.
  private func convened() throws -> (desk: Desk, path: String, reference: String) {
    let desk = try Desk()
    let text = Self.procedure(revision: "7", period: "24 hours")
    let path = try desk.file("config/quorate/procedures/ours.yaml", text.utf8)
    let run = try desk.done(
      ["convene", "--procedure", "ours", "--from", Ashdown.meetings + "/ashdown.json"] + Self.clock)
    return (desk, path, run.output.trimmingCharacters(in: .newlines))
  }

  /// What `show` says of it, in a sentence and to scripts.
  private func shown(_ reference: String, at desk: Desk) throws -> (sentence: String?, found: JSON?) {
    let text = try desk.done(["show", reference] + Self.clock).output.replacing(/\s+/, with: " ")
    let sentence = try #/▲ \w+ [^▲✗]*this meeting keeps .*? began( with)?/#.firstMatch(in: text)
    let json = try desk.done(["show", reference, "--json"] + Self.clock).json
    #expect(json["procedure"]?["revision"] == "7")
    return (sentence.map { String($0.output.0) }, json["procedure"]?["foundNow"])
  }

  @Test(
    "show says which revision the meeting keeps and which is found now, and nothing while they are the same")
  func show() throws {
    let (desk, path, reference) = try convened()
    #expect(try shown(reference, at: desk) == (nil, .null))

    let new = Self.procedure(revision: "8", period: "48 hours")
    try Data(new.utf8).write(to: URL(filePath: path))
    let changed = try shown(reference, at: desk)
    #expect(changed.sentence == "▲ OUR is now revision 8: this meeting keeps 7, with which it began")
    #expect(changed.found?["revision"] == "8")
    #expect(changed.found?["digest"]?.string?.count == 64)
    let period = try desk.done(["show", reference, "--json"] + Self.clock).json["deadlines"]?.array?
      .first { $0["rule"] == "time.minutes" }?["basis"]
    #expect(period == "24 hours from: discussion ended, not yet")

    let quiet = Self.procedure(revision: "7", period: "48 hours")
    try Data(quiet.utf8).write(to: URL(filePath: path))
    #expect(
      try shown(reference, at: desk).sentence
        == "▲ OUR has other rules now, also as 7: this meeting keeps those it began with")

    try Data("agend: []\n".utf8).write(to: URL(filePath: path))
    #expect(
      try shown(reference, at: desk).sentence
        == "▲ OUR as found now has faults: this meeting keeps revision 7, with which it began")

    try FileManager.default.removeItem(atPath: path)
    let gone = try shown(reference, at: desk)
    #expect(gone.sentence == "▲ OUR is found no more: this meeting keeps revision 7, with which it began")
    #expect(gone.found == ["revision": .null, "digest": .null])
  }

  @Test("a comment or another order of words in the file changes no rule, and nothing is said")
  func sameRules() throws {
    let (desk, path, reference) = try convened()
    let same = "# Read over in November.\n" + Self.procedure(revision: "7", period: "24 hours")
    try Data(same.utf8).write(to: URL(filePath: path))
    #expect(try shown(reference, at: desk) == (nil, .null))
  }

  @Test("the console says it once when the seat is taken, and goes on by what the meeting began with")
  func console() throws {
    let (desk, path, reference) = try convened()
    let words = "OUR is now revision 8: this meeting keeps 7, with which it began"
    try Data(Self.procedure(revision: "8", period: "48 hours").utf8).write(to: URL(filePath: path))
    let after = try Tmux(desk, [Desk.program, "run", reference] + Self.clock, width: 80, height: 24)
    try after.wait(for: words)
    try after.press("j")
    try after.wait("said once") { rows in !rows.joined().contains("this meeting keeps") }
  }

  @Test("a meeting of one of the program's own procedures says so when the area's own file takes its place")
  func builtIn() throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    #expect(try !desk.done(["show", Ashdown.reference]).output.contains("this meeting keeps"))
    let text = Self.procedure(revision: "8", period: "48 hours")
    let own = text.prefix(upTo: text.firstRange(of: "timescales:")?.lowerBound ?? text.endIndex)
      .replacing("id: ours", with: "id: gloucestershire").replacing(
        "extends: gloucestershire", with: "extends: working-together")
    _ = try desk.file("config/quorate/procedures/gloucestershire.yaml", own.utf8)
    let said = try desk.done(["show", Ashdown.reference]).output.replacing(/\s+/, with: " ")
    #expect(said.contains("GLO is now revision 8: this meeting keeps 1.1, with which it began"))
  }
}
