import Foundation
import JSON
import Testing

/// A short discussion on a desk, and how faults are brought upon it and looked at from outside.
struct FaultyDesk {
  let desk: Desk
  let reference: String

  /// The time that everything here happens at.
  static let clock = ["--clock", "2026-11-19T10:00:00Z"]

  /// A desk with a discussion that was begun, and could be closed with the chair's key.
  init() throws {
    desk = try Desk()
    try desk.done([
      "key", "new", "--principal", "ruth.osei@rehearsal.example", "--enrol", desk.register + "/key",
    ])
    let referral = """
      {"referral": {"by": "Mrs Helen Court", "agency": "school", "how": "telephone",
        "received": "2026-11-18T14:10"},
       "concern": {"what": "A bruise on the left upper arm", "identified": "2026-11-18T14:10"},
       "children": [{"name": "Maya Ashdown", "born": "2018-05-03"}]}
      """
    reference = try #require(
      try desk.done(
        ["convene", "--procedure", "working-together", "--from", "-"] + FaultyDesk.clock, input: referral
      ).lines.last)
    let lines = """
      :invite social-care Ruth Osei, team manager
      :chair osei as first-line
      :present osei room
      :begin
      :override quorum.core because this is a rehearsal
      :override safe.tonight #maya because this is a rehearsal
      :override decide.none #maya because this is a rehearsal
      :override question.unanswered because this is a rehearsal
      :override question.unanswered #maya because this is a rehearsal

      """
    try desk.done(["capture", reference, "--seat", "chair"] + FaultyDesk.clock, input: lines)
  }

  var key: String { desk.register + "/key" }

  /// Another register, the same to the byte, in the place of the last copy.
  func copy() throws -> String {
    let path = desk.folder + "/copy"
    try? FileManager.default.removeItem(atPath: path)
    try FileManager.default.copyItem(atPath: desk.register, toPath: path)
    return path
  }

  // MARK: - Faults

  /// What became of a run in which a system call was tampered with.
  struct Faulty {
    let run: Desk.Run
    /// Whether the call was reached at all.
    let wasStruck: Bool
    /// Whether the program was killed.
    var wasKilled: Bool { run.status == 128 + SIGKILL }
  }

  /// Runs the program under `strace`, which tampers with calls of one name: `signal=SIGKILL:when=3`.
  func strike(
    _ call: String, _ fault: String, _ arguments: [String], input: String = "", withChildren: Bool = false
  ) throws -> Faulty {
    let strace = "/usr/bin/strace"
    try #require(
      FileManager.default.isExecutableFile(atPath: strace),
      "strace is missing, and without it no fault can be tried: apt-get install strace")
    let log = desk.folder + "/strace"
    let run = try desk.start(
      [strace, "-qq", "-o", log, "-e", "trace=\(call)", "-e", "inject=\(call):\(fault)"]
        + (withChildren ? ["-f"] : []) + [Desk.program] + arguments, Data(input.utf8))
    let traced = String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self)
    return Faulty(run: run, wasStruck: traced.contains("(INJECTED)") || traced.contains("killed by SIGKILL"))
  }

  // MARK: - Looking

  /// The journal's lines as Python reads them from a copy of the database, each proved to follow from the last.
  func journal(in register: String? = nil) throws -> [JSON] {
    let source = """
      import hashlib, json, os, shutil, sqlite3, sys, tempfile
      register, reference = sys.argv[1:]
      with tempfile.TemporaryDirectory(dir=os.path.dirname(register)) as place:
        for name in "register.sqlite", "register.sqlite-journal":
          if os.path.exists(f"{register}/{name}"): shutil.copy(f"{register}/{name}", place)
        database = sqlite3.connect(f"{place}/register.sqlite")
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "the database is damaged"
        head = "0" * 64
        rows = database.execute("SELECT seq, entries.id, line FROM entries JOIN meetings "
          "ON meetings.id = meeting WHERE reference = ? ORDER BY seq", (reference,))
        for number, (seq, name, line) in enumerate(rows, 1):
          entry = json.loads(line)
          assert seq == entry["seq"] == number, f"line {number} says it is line {seq}"
          assert entry["prev"] == head and entry["id"] == name, f"line {number} does not follow"
          head = hashlib.sha256(line).hexdigest()
          sys.stdout.buffer.write(line)
      """
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let run = try desk.start(
      ["/usr/bin/env", python, "-c", source, register ?? desk.register, reference], Data(), "", ["PATH": path]
    )
    try #require(run.status == 0, "the journal is not whole: \(run.errors)")
    return try run.lines.map { try JSON(reading: Array($0.utf8)) }
  }

  /// The notes in the journal, in its order.
  func notes(in register: String? = nil) throws -> [String] {
    try journal(in: register).filter { $0["kind"]?.string == "said" }.compactMap { $0["text"]?.string }
  }
}
