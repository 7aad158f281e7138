import Glibc
import JSON
import Journal
import Testing

@testable import Record

@Suite("Writing a record")
struct RecordFolderTests {
  @Test("A record is written whole, for its owner alone, and sha256sum finds nothing wrong")
  func whole() async throws {
    let bench = try Bench()
    let root = bench.root
    await #expect(processExitsWith: .success) { [root = root as String] in
      umask(0)
      try closeWithin(1 << 20, in: root, signal: SIG_DFL)
    }
    let folder = try bench.folder
    #expect(folder.state == .unsigned(folder.unsignedPath))
    #expect(
      try Disk.names(in: folder.unsignedPath, limit: 99) == [
        "MANIFEST.sha256", "SEALED", "VERIFY.txt", "journal.jsonl", "minutes.json", "minutes.txt", "nonce",
        "seals",
        "signers", "statements.jsonl",
      ])
    let check = try bench.shell("sha256sum --strict -c SEALED MANIFEST.sha256", in: folder.unsignedPath)
    #expect(check.end == .exited(0), "\(check.output)\(check.errors)")
    #expect(try bench.shell("stat -c %a . * | sort -u", in: folder.unsignedPath).output == "600\n700\n")
    #expect(try bench.shell("wc -l < SEALED", in: folder.unsignedPath).output == "2\n")
    #expect(try Disk.names(in: folder.records, limit: 99) == ["\(folder.name).unsigned"])
  }

  @Test("A record is never written over another, signed or not")
  func once() throws {
    let bench = try Bench()
    let folder = try bench.close()
    let before = try bench.bytes(folder.unsignedPath + "/nonce")
    #expect(cause { try bench.close() } == .alreadyThere)
    _ = try bench.shell("mv '\(folder.unsignedPath)' '\(folder.path)'")
    #expect(cause { try bench.close() } == .alreadyThere)
    #expect(try bench.bytes(folder.path + "/nonce") == before)
    #expect(try Disk.names(in: folder.records, limit: 99) == [folder.name])
  }

  @Test(
    "A name that needs care in a shell is no record's",
    arguments: [
      "", ".", "..", "../x", "a/b", "-rf", ".hidden", "a b", "a\nb", "é", "x.unsigned",
      String(repeating: "a", count: 121),
    ])
  func names(name: String) {
    #expect(cause { try RecordFolder(in: "/tmp", name: name) } == .unfit)
  }

  @Test(
    "Files that a record has of its own, and odd names, are refused",
    arguments: [
      "SEALED", "seals", "nonce", "MANIFEST.sha256", "SEALED.chair.sig", "statements.jsonl", "VERIFY.txt",
      "../x", ".x",
    ])
  func reserved(name: String) throws {
    let bench = try Bench()
    let statements = try Bench.statements()
    let seals = Seals(of: statements)
    var files = Bench.files(statements, seals)
    files[name] = []
    #expect(cause { try bench.folder.write(statements, seals: seals, files: files) } == .unfit)
    #expect(try bench.folder.state == .absent)
  }

  @Test("What would not verify is not written", arguments: ["minutes.txt", "minutes.json", "journal.jsonl"])
  func wrong(name: String) throws {
    let bench = try Bench()
    let statements = try Bench.statements()
    let seals = Seals(of: statements)
    let right = Bench.files(statements, seals)
    for bytes in [nil, Array("{}\n".utf8)] as [[UInt8]?] {
      var files = right
      files[name] = bytes
      let error = failure {
        try bench.folder.write(statements, seals: seals, files: files, rendering: Bench.rendering)
      }
      #expect(error?.cause == .unfit)
      #expect(error?.sentence.contains(name) == true)
    }
    let others = Seals(of: try Bench.statements())
    #expect(cause { try bench.folder.write(statements, seals: others, files: right) } == .unfit)
    #expect(try bench.folder.state == .absent)
  }

  @Test("What a killed program left behind is removed by the next, what a living one stages is not")
  func leftovers() throws {
    let bench = try Bench()
    let folder = try bench.folder
    try bench.shell(
      "mkdir -p records/.\(folder.name).part-00 && echo x > records/.\(folder.name).part-00/nonce")
    let living = try Staging(in: folder.records, name: folder.name, kind: "part")
    try bench.close()
    let names = try Disk.names(in: folder.records, limit: 99)
    #expect(names.contains("\(folder.name).unsigned"))
    #expect(!names.contains(".\(folder.name).part-00"))
    #expect(access(living.path, F_OK) == 0)
  }

  @Test("A folder that is not there, or not ours to write in, is said so")
  func nowhere() throws {
    let folder = try RecordFolder(in: "/proc/nowhere/records", name: "x")
    let statements = try Bench.statements()
    let seals = Seals(of: statements)
    let error = failure { try folder.write(statements, seals: seals, files: Bench.files(statements, seals)) }
    #expect(error?.cause == .missing)
    #expect(error?.place == "/proc/nowhere/records")
  }

  @Test(
    "A writer killed in the middle leaves no record, and closing can be done again",
    arguments: [200, 1000, 4100])
  func killed(limit: Int) async throws {
    let bench = try Bench()
    let root = bench.root
    await #expect(processExitsWith: .signal(SIGXFSZ)) { [root = root as String, limit = limit as Int] in
      try closeWithin(limit, in: root, signal: SIG_DFL)
    }
    let folder = try bench.folder
    #expect(folder.state == .absent)
    #expect(
      try Disk.names(in: folder.records, limit: 99).map { String($0.prefix(24)) } == [
        ".2026-11-19_SD-0147.part"
      ])
    try bench.close()
    #expect(try Disk.names(in: folder.records, limit: 99) == ["\(folder.name).unsigned"])
  }

  @Test("When a file cannot grow the error says so and nothing is left", arguments: [0, 200, 1000, 4100])
  func full(limit: Int) async throws {
    let bench = try Bench()
    let root = bench.root
    await #expect(processExitsWith: .exitCode(28)) { [root = root as String, limit = limit as Int] in
      do {
        try closeWithin(limit, in: root, signal: SIG_IGN)
      } catch let error as RecordError where error.cause == .noSpace {
        exit(28)
      }
    }
    #expect(try bench.folder.state == .absent)
    #expect(try Disk.names(in: "\(root)/records", limit: 99) == [])
  }

  @Test("On a full disk nothing is left, and the error says what to do", .enabled(if: SmallDisk.isPermitted))
  func disk() throws {
    let bench = try Bench()
    let disk = try SmallDisk(at: "\(bench.root)/records")
    defer { disk.unmount() }
    _ = try bench.shell("dd if=/dev/zero of=records/filler bs=1024 count=246 2>&1")
    let error = failure { try bench.close() }
    #expect(error?.cause == .noSpace, "\(String(describing: error))")
    #expect(error?.remedy.isEmpty == false)
    #expect(try Disk.names(in: "\(bench.root)/records", limit: 99) == ["filler"])
  }
}

/// Closes the sample meeting in a process of which no file may grow beyond `limit` bytes.
private func closeWithin(_ limit: Int, in root: String, signal action: sig_t?) throws {
  let statements = try Bench.statements()
  let seals = Seals(of: statements)
  let folder = try RecordFolder(in: "\(root)/records", name: "2026-11-19_SD-0147")
  signal(SIGXFSZ, action)
  var signals = sigset_t()
  sigemptyset(&signals)
  pthread_sigmask(SIG_SETMASK, &signals, nil)
  var most = rlimit(rlim_cur: 0, rlim_max: 0)
  setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &most)
  most = rlimit(rlim_cur: rlim_t(limit), rlim_max: rlim_t(limit))
  setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &most)
  try folder.write(statements, seals: seals, files: Bench.files(statements, seals))
}

/// A disk of 256 KiB in memory, where this machine lets a test have one.
struct SmallDisk {
  let path: String

  static let isPermitted: Bool = {
    guard let bench = try? Bench(), let disk = try? SmallDisk(at: "\(bench.root)/try") else { return false }
    disk.unmount()
    return true
  }()

  init(at path: String) throws {
    self.path = path
    mkdir(path, 0o700)
    try #require(mount("quorate-test", path, "tmpfs", 0, "size=256k,mode=0700") == 0)
  }

  func unmount() { umount(path) }
}

/// The error that something ends with.
func failure<Result>(_ body: () throws -> Result) -> RecordError? {
  do {
    _ = try body()
    return nil
  } catch {
    return error as? RecordError
  }
}

func cause<Result>(_ body: () throws -> Result) -> RecordError.Cause? { failure(body)?.cause }
