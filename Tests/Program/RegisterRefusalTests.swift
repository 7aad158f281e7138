import Foundation
import JSON
import Testing

@Suite("A register that cannot be used")
struct RegisterRefusalTests {
  enum Fault: String, CaseIterable {
    case openFolder, openDatabase, empty, noDatabase, noDatabaseFile, truncated, halved, foreignHeader,
      otherProgram
    case newer, changedJournal
  }

  @Test("is refused with what is wrong and what to do, and is not touched", arguments: Fault.allCases)
  func refused(fault: Fault) throws {
    let desk = try Desk()
    let clock = ["--clock", "2026-11-18T15:00:00Z"]
    try Ashdown.convene(at: desk)
    try desk.done(["capture", Ashdown.reference] + clock, input: "a note\n")
    try bring(fault, upon: desk)
    let before = FileManager.default.contents(atPath: desk.database)
    let (says, remedy) = expected(of: fault)
    for command in [
      ["show", Ashdown.reference], ["capture", Ashdown.reference], ["close", Ashdown.reference],
    ] {
      let run = try desk.run(command + clock, input: "another\n")
      #expect(run.status == 1, "\(command): \(run.output)")
      #expect(run.output.isEmpty)
      #expect(run.errors.hasPrefix("quorate: "), "\(run.errors)")
      #expect(run.errors.contains(says), "\(run.errors)")
      #expect(run.errors.contains("\n  " + remedy), "\(run.errors)")
    }
    #expect(FileManager.default.contents(atPath: desk.database) == before)
  }

  private func bring(_ fault: Fault, upon desk: Desk) throws {
    let files = FileManager.default
    let database = URL(filePath: desk.database)
    switch fault {
    case .openFolder: try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: desk.register)
    case .openDatabase: try files.setAttributes([.posixPermissions: 0o644], ofItemAtPath: desk.database)
    case .empty: try change(desk) { $0.removeAll() }
    case .noDatabase: try files.removeItem(at: database)
    case .noDatabaseFile:
      try files.removeItem(at: database)
      try files.createDirectory(atPath: desk.database, withIntermediateDirectories: false)
    case .truncated: try change(desk) { $0.removeLast($0.count - 50) }
    case .halved: try change(desk) { $0.removeLast($0.count / 2) }
    case .foreignHeader: try change(desk) { $0[3] ^= 0x20 }
    case .otherProgram: try alter(desk, "PRAGMA application_id = 7")
    case .newer: try alter(desk, "PRAGMA user_version = 99")
    case .changedJournal:
      try alter(desk, "DROP TRIGGER entries_stay")
      try alter(desk, "UPDATE entries SET line = CAST(replace(line, 'yes', 'no') AS BLOB) WHERE seq = 3")
    }
  }

  private func expected(of fault: Fault) -> (says: String, remedy: String) {
    let restore = "keep a copy of the folder as it is, and restore the last good copy beside it"
    return switch fault {
    case .openFolder: ("others may read or change this", "find out who has, then `chmod 700` it")
    case .openDatabase: ("others may read or change this", "find out who has, then `chmod 600` it")
    case .empty: ("making this register was interrupted", "make it again with `quorate register new`")
    case .noDatabase: ("this is not a register", "name another folder, or make one")
    case .noDatabaseFile: ("this is not a plain file", "name another folder")
    case .truncated, .halved, .foreignHeader: ("the database is damaged", restore)
    case .otherProgram: ("this is not a register", "name another folder, or make one")
    case .newer:
      ("a newer version of Quorate made this (format 99, ", "use the newer version; nothing was changed")
    case .changedJournal:
      (
        "\(Ashdown.reference): ",
        "keep a copy of the register as it is, and restore the last good copy beside it"
      )
    }
  }

  private func change(_ desk: Desk, _ change: (inout Data) -> Void) throws {
    let database = URL(filePath: desk.database)
    var bytes = try Data(contentsOf: database)
    change(&bytes)
    let file = try FileHandle(forWritingTo: database)
    try file.truncate(atOffset: 0)
    try file.write(contentsOf: bytes)
    try file.close()
  }

  private func alter(_ desk: Desk, _ sql: String) throws {
    _ = try desk.runPython(
      "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute(sys.argv[2]); c.commit()",
      [desk.database, sql])
  }
}
