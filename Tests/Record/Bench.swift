import Calendar
import Glibc
import JSON
import Journal
import Testing

@testable import Record

/// A folder of its own in which a test makes keys, records and lists of signers, and runs other people's tools.
final class Bench {
  let root: String
  static let closed = "2026-11-19T12:05:00Z"
  static let now = Instant(seconds: 1_795_090_000)  // 2026-11-19T12:06:40Z
  static let chair = "chair@authority.example"

  init() throws {
    var template = Array("/tmp/quorate-record-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    root = String(cString: made)
  }

  deinit { _ = try? shell("chmod -R u+rwx '\(root)'; rm -rf '\(root)'") }

  // MARK: - Tools

  @discardableResult
  func shell(_ script: String, in folder: String? = nil) throws -> Child {
    try Child.run(
      "/bin/sh", ["-c", "cd '\(folder ?? root)' && \(script)"],
      environment: ["PATH=/usr/bin:/bin", "LC_ALL=C"],
      seconds: 60)
  }

  func write(_ name: String, _ text: String, mode: mode_t = 0o600) throws -> String {
    let path = name.hasPrefix("/") ? name : "\(root)/\(name)"
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, mode)
    try #require(file >= 0)
    let bytes = Array(text.utf8)
    try #require(Glibc.write(file, bytes, bytes.count) == bytes.count && fchmod(file, mode) == 0)
    #expect(Glibc.close(file) == 0)
    return path
  }

  func bytes(_ path: String) throws -> [UInt8] { try Disk.read(path, at: path, limit: 1 << 24).bytes }

  /// A program in the place of `ssh-keygen`.
  func program(_ script: String) throws -> String {
    try write("fake-\(Statement.randomName())", "#!/bin/sh\n\(script)\n", mode: 0o700)
  }

  // MARK: - Keys and lists

  @discardableResult
  func key(_ name: String, passphrase: String = "", kind: String = "-t ed25519 -a 1") throws -> SigningKey {
    try shell("ssh-keygen -q \(kind) -C \(name) -N '\(passphrase)' -f \(name)")
    return try SigningKey(file: "\(root)/\(name)")
  }

  func signers(_ lines: String...) throws -> String {
    try write("allowed_signers", lines.map { $0 + "\n" }.joined())
  }

  func passphrase(_ text: String) throws -> Passphrase {
    let passphrase = try Passphrase()
    try #require(passphrase.append(text.utf8))
    return passphrase
  }

  // MARK: - Records

  static let journal: [UInt8] = {
    var head = String(repeating: "0", count: 64)
    var lines: [UInt8] = []
    for number in 1...4 {
      let line = "{\"v\":1,\"seq\":\(number),\"prev\":\"\(head)\",\"id\":\"\(number)\",\"kind\":\"noted\"}\n"
      head = Digest(of: Array(line.utf8)).hex
      lines += Array(line.utf8)
    }
    return lines
  }()

  static func statements(
    rehearsal: Bool = false, key: PublicKey? = nil, minuteTaker: PublicKey? = nil
  ) throws -> Statements {
    let lastLine = journal.split(separator: UInt8(ascii: "\n")).last.map { Array($0) + [UInt8(ascii: "\n")] }
    var all = [
      Statement("/format", "sample"), Statement(Statement.closedPath, .string(closed)),
      Statement(Statement.rehearsalPath, .bool(rehearsal)),
      Statement(at: ["decisions", Statement.randomName()], ["at": 1, "text": "Strategy discussion held"]),
      Statement(
        at: ["decisions", Statement.randomName()], ["at": 2, "text": "Section 47 enquiry, single agency"]),
      .signer(.chair, principal: chair, key: key),
    ]
    if let minuteTaker {
      all.append(.signer(.minuteTaker, principal: "minutes@authority.example", key: minuteTaker))
    }
    all.append(.journal(events: 4, head: Digest(of: lastLine ?? [])))
    return try Statements(all)
  }

  static let rendering: Verification.Rendering = { minutes, fingerprint in
    ["minutes.txt": Array("\(minutes["decisions"]?.line ?? "")\n\(fingerprint)\n".utf8)]
  }

  static func files(_ statements: Statements, _ seals: Seals) -> [String: [UInt8]] {
    var files = rendering(statements.tree, seals.fingerprint) ?? [:]
    files["minutes.json"] = Array(statements.tree.pretty.utf8)
    files["journal.jsonl"] = journal
    files["signers"] = []
    return files
  }

  var folder: RecordFolder {
    get throws { try RecordFolder(in: "\(root)/records", name: "2026-11-19_SD-0147") }
  }

  /// A closed record, not signed.
  @discardableResult
  func close(
    rehearsal: Bool = false, key: PublicKey? = nil, minuteTaker: PublicKey? = nil
  ) throws -> RecordFolder {
    let statements = try Bench.statements(rehearsal: rehearsal, key: key, minuteTaker: minuteTaker)
    let seals = Seals(of: statements)
    let folder = try folder
    try folder.write(
      statements, seals: seals, files: Bench.files(statements, seals), rendering: Bench.rendering)
    return folder
  }

  /// A closed record with the chair's signature.
  func signed(rehearsal: Bool = false, by key: SigningKey) throws -> RecordFolder {
    let folder = try close(rehearsal: rehearsal)
    _ = try Signer().sign(folder, as: .chair, with: key, now: Bench.now)
    return folder
  }
}

extension VerificationReport {
  /// The finding of a check, for the chair's signature where it is about one.
  subscript(check: Check, role: Role = .chair) -> Finding? {
    lines.first { $0.check == check && ($0.role ?? role) == role }?.finding
  }

  var says: String { lines.flatMap(\.sentences).joined(separator: "\n") }
}
