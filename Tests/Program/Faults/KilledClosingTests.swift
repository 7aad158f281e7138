import Foundation
import JSON
import Testing

/// SIGKILL by `strace` at every write, sync and rename of closing and signing.
@Suite("A closing that is killed")
struct KilledClosingTests {
  /// Each system call of closing that changes the disk; `utimensat` wakes the other seat.
  static let calls = [
    "pwrite64", "write", "fdatasync", "fsync", "rename", "linkat", "mkdir", "unlink", "rmdir", "utimensat",
  ]

  @Test("There is no record, or a whole one, and closing can be done again", arguments: calls)
  func killed(call: String) throws {
    let table = try FaultyDesk()
    var kills = 0
    while true {
      let register = try table.copy()
      let struck = try table.strike(
        call, "signal=SIGKILL:when=\(kills + 1)", closing(table, in: register))
      guard struck.wasKilled else {
        #expect(struck.run.status == 0, "\(call): \(struck.run.errors)")
        break
      }
      kills += 1
      let place = "killed at \(call) \(kills)"
      try expectNothingFalse(table, in: register, place)
      try finish(table, in: register, bySigning: kills.isMultiple(of: 2), place)
      try expectWhole(table, in: register, place)
    }
    #expect(kills > 0, "closing does without \(call): take it from the table")
  }

  @Test(
    "ssh-keygen killed before or after its work leaves the meeting closed, and signing can be done again",
    arguments: ["execve", "exit_group"])
  func killedSigner(call: String) throws {
    let table = try FaultyDesk()
    let register = try table.copy()
    // The first of these calls to be made is the signer's: counted for each process alone.
    let struck = try table.strike(
      call, "signal=SIGKILL:when=1", closing(table, in: register), withChildren: true)
    #expect(struck.run.errors.contains("is closed, UNSIGNED"), "\(struck.run.errors)")
    try expectNothingFalse(table, in: register, call)
    try finish(table, in: register, bySigning: true, call)
    try expectWhole(table, in: register, call)
  }

  private func closing(_ table: FaultyDesk, in register: String) -> [String] {
    ["close", table.reference, "--as", "Ruth Osei", "--key", table.key, "--register", register]
      + FaultyDesk.clock
  }

  /// A record that is there is whole: nothing in it is false, though it may not be signed.
  private func expectNothingFalse(_ table: FaultyDesk, in register: String, _ place: String) throws {
    for name in try names(in: register + "/records") where !name.hasPrefix(".") {
      let verified = try table.desk.run(["verify", register + "/records/" + name, "--register", register])
      #expect([0, 4].contains(verified.status), "\(place): \(verified.output)\(verified.errors)")
      #expect(!verified.output.contains("false"), "\(place): \(verified.output)")
    }
  }

  /// Closes again without faults; by `sign` where the meeting is closed already.
  private func finish(_ table: FaultyDesk, in register: String, bySigning: Bool, _ place: String) throws {
    var arguments = closing(table, in: register)
    if bySigning, try table.journal(in: register).contains(where: { $0["kind"]?.string == "closed" }) {
      arguments[0] = "sign"
    }
    let run = try table.desk.run(arguments)
    try #require(run.status == 0, "\(place), then \(arguments[0]): \(run.errors)")
  }

  /// One signed record that verifies, named once in the journal, and nothing left over beside it.
  private func expectWhole(_ table: FaultyDesk, in register: String, _ place: String) throws {
    let comment: Comment = "\(place)"
    let record = "2026-11-19_\(table.reference)"
    #expect(try names(in: register + "/records") == [record], comment)
    #expect(
      try names(in: register) == ["key", "key.pub", "live", "records", "register.sqlite", "signers"], comment)
    let verified = try table.desk.run(["verify", register + "/records/" + record, "--register", register])
    #expect(verified.status == 0, "\(place): \(verified.output)\(verified.errors)")

    let journal = try table.journal(in: register)
    for kind in ["ended", "closed", "recorded", "signed"] {
      #expect(journal.count { $0["kind"]?.string == kind } == 1, "\(place): \(kind)")
    }
    let recorded = try #require(journal.first { $0["kind"]?.string == "recorded" }, comment)
    #expect(recorded["folder"]?.string == record, comment)
    let sealed = try table.desk.start(["sha256sum", register + "/records/" + record + "/SEALED"])
    #expect(sealed.output.hasPrefix(recorded["sealed"]?.string ?? "nothing"), comment)
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }
}
