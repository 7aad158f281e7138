import Foundation
import JSON
import Testing

@Suite("Procedures that an administrator has pinned")
struct PinnedTests {
  private func convene(_ procedure: String, _ more: [String] = [], at desk: Desk) throws -> Desk.Run {
    try desk.run(
      [
        "convene", "--clock", "2026-11-18T15:00:00Z", "--procedure", procedure, "--from",
        Ashdown.meetings + "/ashdown.json",
      ] + more)
  }

  private func line(of id: String, at desk: Desk) throws -> String {
    let run = try desk.done(["procedures"])
    return try #require(run.lines.first { $0.hasPrefix(id + " ") })
  }

  @Test("are told from the rest in the list; the rest is used all the same, with a reason that is kept")
  func pinned() throws {
    let desk = try Desk()
    #expect(try convene("bedford", at: desk).errors.isEmpty)
    #expect(try line(of: "bedford", at: desk).hasSuffix("revision undated"))
    let pins = try desk.done(["procedures", "pin", "gloucestershire", "devon"]).output
    let path = try desk.file("etc/quorate/pinned.yaml", pins.utf8)
    #expect(try line(of: "gloucestershire", at: desk).hasSuffix("  pinned"))
    #expect(try line(of: "bedford", at: desk).hasSuffix("  ▲ not pinned"))
    #expect(try desk.done(["procedures"]).lines.last == "Pinned by \(path).")
    #expect(try convene("gloucestershire", at: desk).errors.isEmpty)
    let called = try convene("bedford", at: desk)
    #expect(called.status == 0)
    #expect(called.errors.contains("bedford: not pinned (\(path))"))
    #expect(called.errors.contains("--because"))
    let reasoned = try convene("bedford", ["--because", "the child lives there"], at: desk)
    #expect(reasoned.status == 0 && reasoned.errors.isEmpty)
    let journal = try desk.start(["sh", "-c", "cat \(desk.database)*"]).output
    #expect(journal.contains("procedure.pinned") && journal.contains("the child lives there"))
  }

  @Test("are told from another revision, and from another text of the same one")
  func changed() throws {
    let desk = try Desk()
    let pins = try desk.done(["procedures", "pin", "devon"]).output
    _ = try desk.file("etc/quorate/pinned.yaml", pins.utf8)
    let own = """
      procedure:
        {id: devon, short: DEV, name: Devon, title: T, issuer: I, revision: "2014", extends: working-together}
      """
    _ = try desk.file("config/quorate/procedures/devon.yaml", own.utf8)
    #expect(try line(of: "devon", at: desk).hasSuffix("  ▲ its text is not the one that is pinned"))
    _ = try desk.file(
      "config/quorate/procedures/devon.yaml", own.replacingOccurrences(of: "2014", with: "2026").utf8)
    #expect(
      try line(of: "devon", at: desk).hasSuffix(
        "  ▲ revision 2026 is not the one that is pinned, which is 2014"))
  }

  @Test("are an administrator's word before one's own, and one's own where there is none")
  func order() throws {
    let desk = try Desk()
    _ = try desk.file("config/quorate/pinned.yaml", "pinned: [{id: devon}]\n".utf8)
    #expect(try line(of: "devon", at: desk).hasSuffix("  pinned"))
    _ = try desk.file("etc/quorate/pinned.yaml", "pinned: [{id: bedford}, {id: eastmarch}]\n".utf8)
    #expect(try line(of: "devon", at: desk).hasSuffix("  ▲ not pinned"))
    #expect(try line(of: "bedford", at: desk).hasSuffix("  pinned"))
    #expect(
      try desk.done(["procedures"]).errors == "eastmarch: pinned, and there is no procedure of that name\n")
  }

  @Test("stop nothing where their file is faulty: it is said, and none holds")
  func faulty() throws {
    let desk = try Desk()
    let path = try desk.file(
      "etc/quorate/pinned.yaml", "pinned:\n  - {id: devon, digest: 12}\n  - {id: devon}\n".utf8)
    let listed = try desk.run(["procedures"])
    #expect(listed.status == 0)
    #expect(listed.errors.contains("\(path):2:25: a digest is 64 hexadecimal digits"))
    #expect(listed.errors.contains("\(path):3:5: “devon” is pinned twice"))
    let called = try convene("devon", at: desk)
    #expect(called.status == 0)
    #expect(called.errors.contains("devon: nobody can tell whether it is pinned: \(path):2:25"))
  }

  @Test("lie for everybody in the system's directories as well, one's own first")
  func system() throws {
    let desk = try Desk()
    func procedure(_ revision: String) -> String {
      """
      procedure:
        {id: ours, short: O, name: Ours, title: T, issuer: I, revision: \(revision), extends: working-together}
      """
    }
    _ = try desk.file("etc/quorate/procedures/ours.yaml", procedure("theirs").utf8)
    #expect(try line(of: "ours", at: desk).contains("revision theirs"))
    _ = try desk.file("config/quorate/procedures/ours.yaml", procedure("mine").utf8)
    #expect(try line(of: "ours", at: desk).contains("revision mine"))
  }
}
