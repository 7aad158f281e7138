import Foundation
import JSON
import Testing

@Suite("A procedure file that is wrong, or made to harm")
struct ProcedureFileTests {
  @Test(
    "is refused at file, line and column, with the nearest name",
    arguments: faults)
  func place(text: String, place: String, says: String) throws {
    let desk = try Desk(register: false)
    let file = try desk.file("mine.yaml", text.utf8)
    let run = try desk.run(["procedures", "check", file])
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("\(file):\(place)"), "\(run.errors)")
    #expect(run.errors.contains(says), "\(run.errors)")
  }

  enum Attack: String, CaseIterable {
    case sparse, deepBrackets, deepIndentation, aliasBomb, duplicateKeys, fifo, directory, device, wide,
      foreign, crowded, crowdedConditions
  }

  @Test("is refused within 100 ms of processor time and 50 MiB", arguments: Attack.allCases)
  func bounded(attack: Attack) throws {
    let desk = try Desk(register: false)
    let file = try prepare(attack, at: desk)
    let base = try cost(of: ["procedures", "list"], at: desk)
    let check = try cost(of: ["procedures", "check", file], at: desk)
    #expect(base.status == 0)
    #expect(check.status == 2)
    #expect(check.milliseconds < allowed, "\(attack) took \(check.milliseconds) ms")
    #expect(check.kibibytes - base.kibibytes < 50 << 10, "\(attack) took \(check.kibibytes) KiB")
  }

  @Test("one of the area's own is listed, used by its name, and a faulty one is named among the rest")
  func own() throws {
    let desk = try Desk()
    let path = try desk.file("config/quorate/procedures/ours.yaml", heir.utf8)
    let check = try desk.run(["procedures", "check", path])
    #expect(check.status == 0, "\(check.errors)")
    #expect(check.output.hasPrefix("Ours: no faults\n"))
    #expect(try desk.done(["procedures"]).lines[0].hasPrefix("ours "))
    try desk.done([
      "convene", "--clock", "2026-11-18T15:00:00Z", "--procedure", "ours", "--from",
      Ashdown.meetings + "/ashdown.json",
    ])
    _ = try desk.file("config/quorate/procedures/theirs.yaml", "agend: []\n".utf8)
    let listed = try desk.run(["procedures"])
    #expect(listed.status == 1)
    #expect(listed.output.contains("ours "))
    #expect(listed.errors.contains("theirs: cannot be chosen: "))
    #expect(try desk.done(["list", "--json"]).json.array?.count == 1)
    try FileManager.default.removeItem(atPath: path)
    #expect(
      try desk.run(["show", "SD-20261118-01"]).status == 0, "a meeting keeps the procedure it began under")
  }

  // MARK: - What it costs

  /// A debug build may take three times as long.
  #if DEBUG
    private let allowed = 300
  #else
    private let allowed = 100
  #endif

  private func cost(
    of arguments: [String], at desk: Desk
  ) throws -> (status: Int, milliseconds: Int, kibibytes: Int) {
    let source = """
      import json, resource, subprocess, sys
      status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=30).returncode
      used = resource.getrusage(resource.RUSAGE_CHILDREN)
      print(json.dumps([status, int((used.ru_utime + used.ru_stime) * 1000), used.ru_maxrss]))
      """
    let figures = try desk.runPython(source, [Desk.program] + arguments).json.array?.compactMap(\.int) ?? []
    try #require(figures.count == 3)
    return (figures[0], figures[1], figures[2])
  }

  private func prepare(_ attack: Attack, at desk: Desk) throws -> String {
    func file(_ text: String) throws -> String { try desk.file("attack.yaml", text.utf8) }
    let path = desk.folder + "/attack.yaml"
    switch attack {
    case .sparse:
      _ = try file("")
      try #require(truncate(path, 2 << 30) == 0)
      return path
    case .deepBrackets: return try file(String(repeating: "[", count: 200_000))
    case .deepIndentation:
      return try file((0..<700).map { String(repeating: " ", count: $0) + "a:\n" }.joined())
    case .aliasBomb:
      let levels = (1...9).map {
        "l\($0): &l\($0) [\(Array(repeating: "*l\($0 - 1)", count: 9).joined(separator: ", "))]"
      }
      return try file("l0: &l0 lol\n" + levels.joined(separator: "\n") + "\n")
    case .duplicateKeys: return try file(String(repeating: "id: a\n", count: 40_000))
    case .fifo:
      try #require(mkfifo(path, 0o600) == 0)
      return path
    case .directory: return desk.folder
    case .device: return "/dev/zero"
    case .wide: return try file(String(repeating: "-\n", count: 100_000))
    case .crowded:
      return try file(
        heir + "timescales:\n"
          + (0..<400).map {
            "  - {id: t\($0), rule: time.convene, what: a, within: \(1000 - $0) days, from: s47 decided, when: fgm, exception: yes, force: may, cite: W}\n"
          }.joined())
    case .crowdedConditions:
      let names = Array(repeating: "fgm, staff", count: 60).joined(separator: ", ")
      return try file(
        heir + "timescales:\n"
          + (0..<90).map {
            "  - {id: t\($0), rule: time.convene, what: a, within: \(1000 - $0) days, from: s47 decided, when: [\(names)], exception: yes, force: may, cite: W}\n"
          }.joined())
    case .foreign: return try desk.file("attack.yaml", Data(repeating: 0xFF, count: 262_144))
    }
  }
}

/// Eight lines that make a whole procedure out of what they extend.
private let heir = """
  procedure:
    id: ours
    short: OUR
    name: Ours
    title: A local procedure
    issuer: A partnership
    revision: "7"
    extends: gloucestershire

  """

private let faults: [(text: String, place: String, says: String)] = [
  ("agend: []", "1:1", "did you mean “agenda”"),
  (heir + "slots:\n  - {id: a, name: A, strenght: core, force: must, cite: O}\n", "10:22", "“strength”"),
  (heir + "procedure: {}\n", "9:1", "“procedure” stands twice"),
  (heir + "chair: [\n", "10:1", "did not find"),
  (heir + "chair: a: b\n", "9:9", "put the text in quotes"),
  (heir.replacingOccurrences(of: "extends: gl", with: "extends: g"), "8:12", "“gloucestershire”"),
]
