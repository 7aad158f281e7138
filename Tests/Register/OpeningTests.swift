import Foundation
import Journal
import Register
import Testing

@Suite("Making and opening a register")
struct OpeningTests {
  @Test("a new register is its owner's alone, empty, and knows that it is for practice")
  func fresh() throws {
    let practice = try Practice()
    let files = FileManager.default
    for name in ["", "/live", "/records", "/register.sqlite"] {
      let mode = try files.attributesOfItem(atPath: practice.folder + name)[.posixPermissions] as? Int
      #expect(mode == (name.hasSuffix("sqlite") ? 0o600 : 0o700))
    }
    #expect(practice.register.isRehearsal)
    #expect(try practice.again().isRehearsal)
    #expect(try practice.register.references() == [])
    #expect(practice.register.recordsPath == practice.folder + "/records")
    try practice.register.check()
  }

  @Test("a register for real work says so")
  func real() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "a-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try !Register.create(at: folder.appending(path: "b/c").path, rehearsal: false).isRehearsal)
  }

  @Test("a register is never made over another, nor among other files")
  func occupied() throws {
    let practice = try Practice()
    _ = try practice.register.convene("SD-1")
    expectRefused("there is a register already") {
      _ = try Register.create(at: practice.folder, rehearsal: false)
    }
    #expect(try practice.again().references() == ["SD-1"])
    try Data().write(to: URL(filePath: practice.folder + "/letter.txt"))
    expectRefused("something else in this folder") {
      _ = try Register.create(at: practice.folder, rehearsal: false)
    }
  }

  @Test("making one goes on where it was interrupted")
  func interrupted() throws {
    let practice = try Practice()
    try Data().write(to: URL(filePath: practice.database))
    expectRefused("interrupted") { _ = try practice.again() }
    #expect(try Register.create(at: practice.folder, rehearsal: true).references() == [])
  }

  @Test("what is missing, or no register, is refused with what to do")
  func missing() throws {
    let practice = try Practice()
    expectRefused("no such folder") { _ = try Register.open(at: practice.folder + "/nowhere") }
    expectRefused("not a register") { _ = try Register.open(at: practice.recordPath) }
    expectRefused("not a folder") { _ = try Register.open(at: practice.database) }
    _ = try practice.sql("PRAGMA application_id = 7")
    expectRefused("not a register") { _ = try practice.again() }
  }

  @Test(
    "what others may read or write is refused", arguments: ["", "/register.sqlite"], [0o040, 0o020, 0o004])
  func shared(_ name: String, _ right: Int) throws {
    let practice = try Practice()
    let mode = (name.isEmpty ? 0o700 : 0o600) | right
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: practice.folder + name)
    let error = expectRefused("others may") { _ = try practice.again() }
    #expect(error?.remedy.contains(name.isEmpty ? "chmod 700" : "chmod 600") == true)
  }

  @Test("what belongs to somebody else is refused", .enabled(if: geteuid() == 0, "only root can give away"))
  func foreign() throws {
    for name in ["", "/register.sqlite"] {
      let practice = try Practice()
      #expect(chown(practice.folder + name, 12345, 12345) == 0)
      expectRefused("somebody else") { _ = try practice.again() }
    }
  }

  @Test("a register from a newer version is refused, and not touched")
  func newer() throws {
    let practice = try Practice()
    _ = try practice.sql("PRAGMA user_version = 3")
    let before = try Data(contentsOf: URL(filePath: practice.database))
    expectRefused("newer version") { _ = try practice.again() }
    #expect(try Data(contentsOf: URL(filePath: practice.database)) == before)
  }

  @Test("a database that somebody put into another journal mode is put back")
  func mode() throws {
    let practice = try Practice()
    #expect(try practice.sql("PRAGMA journal_mode = WAL") == "wal")
    let register = try practice.again()
    _ = try register.convene("SD-1")
    let header = try Data(contentsOf: URL(filePath: practice.database)).prefix(20)
    #expect(header[18] == 1)
    #expect(!FileManager.default.fileExists(atPath: practice.database + "-wal"))
  }

  @Test(
    "a file that is cut short, or not a database, is refused as damaged", arguments: [50, 4096, 9000, 20480])
  func short(_ size: Int) throws {
    let practice = try Practice()
    _ = try practice.register.convene("SD-1")
    #expect(truncate(practice.database, size) == 0)
    expectRefused("damaged") { _ = try practice.again() }
  }

  @Test("a page of noise is refused as damaged", arguments: [1, 2, 3, 5])
  func noise(_ page: UInt64) throws {
    let practice = try Practice()
    _ = try practice.register.convene("SD-1")
    let file = try FileHandle(forWritingTo: URL(filePath: practice.database))
    try file.seek(toOffset: page * 4096)
    try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
    try file.close()
    expectRefused("damaged") { _ = try practice.again() }
  }

  @discardableResult
  private func expectRefused(_ fault: String, _ body: () throws -> Void) -> RegisterError? {
    let error = #expect(throws: RegisterError.self) { try body() }
    #expect(error?.description.contains(fault) == true, "\(error?.description ?? "nothing")")
    guard case .refused? = error else { return error }
    #expect(error?.remedy.isEmpty == false)
    return error
  }
}

extension Practice {
  fileprivate var recordPath: String { folder + "/records" }
}
