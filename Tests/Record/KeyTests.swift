import Calendar
import Glibc
import Testing

@testable import Record

@Suite("Keys, passphrases and lists of signers")
struct KeyTests {
  @Test(
    "What a key is, is read from its header",
    arguments: [
      ("-t ed25519 -a 1", "ssh-ed25519"), ("-t ecdsa -a 1", "ecdsa-sha2-nistp256"),
      ("-t rsa -b 2048 -a 1", "ssh-rsa"),
      ("-t rsa -b 2048 -m PEM", "ssh-rsa"), ("-t rsa -b 2048 -m PKCS8", "ssh-rsa"),
    ])
  func headers(kind: String, algorithm: String) throws {
    let bench = try Bench()
    for passphrase in ["", "secret"] {
      let key = try bench.key("key\(passphrase)", passphrase: passphrase, kind: kind)
      #expect(key.hasPassphrase == !passphrase.isEmpty)
      #expect(key.key.algorithm == algorithm)
      #expect(!key.needsAgent)
      let listed = try bench.shell("ssh-keygen -l -f key\(passphrase).pub").output
      #expect(listed.contains(" \(key.key.fingerprint) "))
    }
  }

  @Test("A key without its .pub file knows its public half; another's .pub is refused")
  func publicHalf() throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    try bench.key("other")
    try bench.shell("rm chair.pub")
    #expect(try SigningKey(file: key.path) == key)
    try bench.shell("cp other.pub chair.pub")
    #expect(cause { try SigningKey(file: key.path) } == .noKey)
  }

  @Test(
    "What is no key, or open to others, is refused with what to do",
    arguments: [
      ("rm chair", .noKey), ("echo hello > chair", .noKey), (": > chair", .noKey),
      ("chmod 640 chair", .keyTooOpen),
      ("chmod 604 chair", .keyTooOpen), ("rm chair; mkdir chair", .unfit), ("rm chair; mkfifo chair", .unfit),
      ("head -c 100 chair > x; cat x > chair; rm chair.pub", .noKey), ("truncate -s 1M chair", .unfit),
    ] as [(String, RecordError.Cause)])
  func refused(script: String, expected: RecordError.Cause) throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    try bench.shell(script)
    let error = failure { try SigningKey(file: key.path) }
    #expect(error?.cause == expected)
    #expect(error?.remedy.isEmpty == false)
  }

  @Test("A new key has its passphrase, opens with it, and is never written over another")
  func newKey() throws {
    let bench = try Bench()
    let path = "\(bench.root)/new key"
    let key = try Keygen().makeKey(
      at: path, comment: "chair", passphrase: try bench.passphrase("open sesame"))
    #expect(key.hasPassphrase)
    #expect(key.key.algorithm == "ssh-ed25519")
    #expect(try bench.shell("ssh-keygen -y -P 'open sesame' -f 'new key'").output.hasPrefix(key.key.line))
    #expect(try bench.shell("ssh-keygen -y -P other -f 'new key'").end != .exited(0))
    #expect(try bench.shell("stat -c %a 'new key'").output == "600\n")
    #expect(try Disk.names(in: bench.root, limit: 99) == ["new key", "new key.pub"])
    #expect(cause { try Keygen().makeKey(at: path, comment: "", passphrase: nil) } == .alreadyThere)
    #expect(try !Keygen().makeKey(at: "\(bench.root)/open", comment: "", passphrase: nil).hasPassphrase)
    #expect(
      cause { try Keygen().makeKey(at: "\(bench.root)/x", comment: "", passphrase: try Passphrase()) }
        == .passphraseNeeded)
  }

  @Test(
    "A program that makes no key, or one without the passphrase, leaves nothing",
    arguments: [
      "exit 0", "exit 1", "ssh-keygen \"$@\" </dev/null",
    ])
  func noNewKey(script: String) throws {
    let bench = try Bench()
    let keygen = Keygen(path: try bench.program(script))
    let before = try Disk.names(in: bench.root, limit: 99)
    let error = failure {
      try keygen.makeKey(at: "\(bench.root)/k", comment: "", passphrase: try bench.passphrase("x"))
    }
    #expect([.keygenFailed, .noKey].contains(error?.cause))
    #expect(try Disk.names(in: bench.root, limit: 99) == before)
  }

  @Test(
    "A passphrase is read from a descriptor up to the line feed, and no longer than OpenSSH takes",
    arguments: [
      ("secret\nmore", 6), ("secret", 6), ("", 0), ("\n", 0),
      (String(repeating: "x", count: 1023) + "\n", 1023),
      (String(repeating: "x", count: 1024) + "\n", nil),
    ] as [(String, Int?)])
  func reading(text: String, count: Int?) throws {
    let bench = try Bench()
    let file = open(try bench.write("pass", text), O_RDONLY)
    defer { close(file) }
    if let count {
      #expect(try Passphrase(reading: file).count == count)
    } else {
      #expect(cause { try Passphrase(reading: file) } == .unfit)
    }
  }

  @Test("A typed passphrase can be mended by the character, and forgotten")
  func typing() throws {
    let bench = try Bench()
    let passphrase = try bench.passphrase("aé")
    passphrase.removeLast()
    #expect(passphrase.count == 1)
    #expect(passphrase.append("b€".utf8))
    #expect(!passphrase.append("\n".utf8))
    #expect(!passphrase.append(Array(repeating: 0x61, count: 1023)))
    let file = open(try bench.write("out", ""), O_WRONLY)
    #expect(passphrase.write(to: file, times: 2))
    close(file)
    #expect(try bench.bytes("\(bench.root)/out") == Array("ab€\nab€\n".utf8))
    passphrase.wipe()
    #expect(passphrase.count == 0)
    passphrase.removeLast()
    #expect(passphrase.count == 0)
  }

  @Test("No passphrase stands in the arguments or the environment of ssh-keygen")
  func hidden() throws {
    let bench = try Bench()
    let script = "{ echo \"$@\"; env; } >> '\(bench.root)/seen'; exec ssh-keygen \"$@\""
    let keygen = Keygen(path: try bench.program(script))
    let key = try keygen.makeKey(
      at: "\(bench.root)/k", comment: "", passphrase: try bench.passphrase("open sesame"))
    let folder = try bench.close()
    _ = try Signer(keygen: keygen).sign(
      folder, as: .chair, with: key, passphrase: try bench.passphrase("open sesame"), now: Bench.now)
    let seen = String(decoding: try bench.bytes("\(bench.root)/seen"), as: UTF8.self)
    #expect(seen.contains("-Y sign"))
    #expect(!seen.contains("sesame"))
  }

  // MARK: - Lists of signers

  private static let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDR4ySJ9EgDCDecvnVjRMfruhoRLHSB8uwsTtK4bhJrQ"
  private static let ours = "namespaces=\"minutes-v1@quorate\""

  @Test(
    "Lines that name people, purpose, times in UTC and a key are taken",
    arguments: [
      "a@x \(ours) \(key)", "a@x,b@x \(ours) \(key) a comment", "a \(ours),valid-after=\"20260101Z\" \(key)",
      "a\t\(ours),valid-after=\"202601011200Z\",valid-before=\"20260101120000Z\"\t\(key)", "# a comment", "",
      "   ",
      "a namespaces=\"file,minutes-v1@quorate\" \(key)", "a valid-before=\"20270101Z\",\(ours) \(key)",
    ])
  func taken(line: String) {
    let list = AllowedSigners(reading: Array("\(line)\n".utf8))
    #expect(list.faults == [])
    #expect(list.entries.count == (line.contains("ssh-") ? 1 : 0))
  }

  @Test(
    "Any other line is a fault with its number",
    arguments: [
      "garbage", "a@x", "a@x \(key)", "*@x \(ours) \(key)", "a? \(ours) \(key)", "!a \(ours) \(key)",
      "a,,b \(ours) \(key)",
      "\"a b\" \(ours) \(key)", "-I \(ours) \(key)", "é \(ours) \(key)", "a octopus=\"x\" \(key)",
      "a cert-authority,\(ours) \(key)", "a \(ours),valid-after=\"20260101\" \(key)",
      "a \(ours),valid-before=\"20261301Z\" \(key)", "a \(ours),valid-before=\"2026Z\" \(key)",
      "a \(ours),valid-after=\"20270101Z\",valid-before=\"20260101Z\" \(key)", "a namespaces=\"\" \(key)",
      "a namespaces=\"file\" \(key)", "a namespaces=\"*\" \(key)", "a namespaces=\"*@quorate\" \(key)",
      "a namespaces=minutes-v1@quorate \(key)", "a \(ours),\(ours) \(key)", "a \(ours), \(key)",
      "a \(ours) ssh-ed25519",
      "a \(ours) ssh-ed25519 AAAA", "a \(ours) ssh-rsa \(key.split(separator: " ").last ?? "")",
      "a \(ours) \(key)\r",
      "a NAMESPACES=\"minutes-v1@quorate\" \(key)", "a \(ours)x \(key)",
      "a namespaces=\"minutes-v1@quorate \(key)",
    ])
  func faulty(line: String) {
    let list = AllowedSigners(reading: Array("# first\n\(line)\na@x \(KeyTests.ours) \(KeyTests.key)\n".utf8))
    #expect(list.faults.map(\.line) == [2])
    #expect(list.entries.map(\.line) == [3])
  }

  @Test("The line made for a key is one that ssh-keygen and the reader take")
  func made() throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    let line = AllowedSigners.line(
      principal: Bench.chair, key: key.key, namespaces: [.minutes, .rehearsal],
      from: Instant("2026-01-01T00:00:00Z"),
      until: Instant("2027-01-01T00:00:00Z"))
    let path = try bench.signers(line)
    let check = try KeyCheck(file: key.path, signers: path)
    #expect(check.faults == [])
    #expect(check.allows(Bench.chair, namespace: .rehearsal, at: Bench.now) == true)
    #expect(check.allows("other", namespace: .minutes, at: Bench.now) == false)
    #expect(check.allows(Bench.chair, namespace: .minutes, at: Instant(seconds: 0)) == false)
    #expect(check.sentences(now: Bench.now).last?.contains("until 2027-01-01T00:00:00Z.") == true)
    #expect(try KeyCheck(file: key.path).allows(Bench.chair, namespace: .minutes, at: Bench.now) == nil)
    let found = try bench.shell("ssh-keygen -Y match-principals -I \(Bench.chair) -f '\(path)'")
    #expect(found.output == "\(Bench.chair)\n")
  }
}
