import Calendar
import Glibc
import Testing

@testable import Record

@Suite("Signing a record")
struct SigningTests {
  @Test("The chair's signature is one that ssh-keygen takes, and gives the record its name")
  func chair() throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    let folder = try bench.close()
    let signers = try bench.signers(
      AllowedSigners.line(principal: Bench.chair, key: key.key, namespaces: [.minutes]))
    let signed = try Signer(signers: signers).sign(folder, as: .chair, with: key, now: Bench.now)
    #expect(folder.state == .signed(folder.path))
    #expect(signed.path == folder.path)
    #expect(signed.key == key.key.fingerprint)
    #expect(
      try bench.shell("sha256sum seals | cut -c1-16", in: folder.path).output == signed.fingerprint + "\n")
    let verify = try bench.shell(
      "ssh-keygen -Y verify -f '\(signers)' -I \(Bench.chair) -n minutes-v1@quorate -s SEALED.chair.sig < SEALED",
      in: folder.path)
    #expect(verify.end == .exited(0), "\(verify.output)\(verify.errors)")
    #expect(try bench.shell("ssh-keygen -l -f chair").output.contains(key.key.fingerprint))
    #expect(try bench.shell("stat -c %a SEALED.chair.sig", in: folder.path).output == "600\n")
    #expect(try Disk.names(in: folder.records, limit: 99) == [folder.name])
  }

  @Test("The minute-taker may sign before the chair or after", arguments: [true, false])
  func minuteTaker(isFirst: Bool) throws {
    let bench = try Bench()
    let keys: [(Role, SigningKey)] = [
      (.minuteTaker, try bench.key("taker")), (.chair, try bench.key("chair")),
    ]
    let folder = try bench.close(key: keys[1].1.key, minuteTaker: keys[0].1.key)
    for (role, key) in isFirst ? keys : keys.reversed() {
      let signed = try Signer().sign(folder, as: role, with: key, now: Bench.now)
      #expect(signed.path == (isFirst && role == .minuteTaker ? folder.unsignedPath : folder.path))
    }
    let report = try Verification(rendering: Bench.rendering).run(folder: folder.path)
    #expect(report[.signature, .chair] == .holds, "\(report.text)")
    #expect(report[.signature, .minuteTaker] == .holds, "\(report.text)")
  }

  @Test("A key with a passphrase signs with the right one and says what is wrong otherwise")
  func passphrase() throws {
    let bench = try Bench()
    let key = try bench.key("chair", passphrase: "correct horse é")
    #expect(key.hasPassphrase)
    let folder = try bench.close()
    #expect(cause { try Signer().sign(folder, as: .chair, with: key, now: Bench.now) } == .passphraseNeeded)
    for wrong in ["", "wrong", String(repeating: "x", count: 1023)] {
      #expect(
        cause {
          try Signer().sign(
            folder, as: .chair, with: key, passphrase: try bench.passphrase(wrong), now: Bench.now)
        } == .passphraseWrong)
    }
    #expect(folder.state == .unsigned(folder.unsignedPath))
    #expect(try Disk.names(in: folder.records, limit: 99) == ["\(folder.name).unsigned"])
    let right = try bench.passphrase("correct horse é")
    _ = try Signer().sign(folder, as: .chair, with: key, passphrase: right, now: Bench.now)
    #expect(folder.state == .signed(folder.path))
  }

  @Test(
    "Other kinds of keys sign too",
    arguments: ["-t ecdsa -a 1", "-t rsa -b 2048 -a 1", "-t rsa -b 2048 -m PEM"])
  func kinds(kind: String) throws {
    let bench = try Bench()
    let folder = try bench.close()
    let key = try bench.key("chair", passphrase: "secret", kind: kind)
    #expect(key.hasPassphrase)
    _ = try Signer().sign(
      folder, as: .chair, with: key, passphrase: try bench.passphrase("secret"), now: Bench.now)
    #expect(try Verification().run(folder: folder.path)[.signature] == .holds)
  }

  @Test("A key in an agent signs by its public half")
  func agent() throws {
    let bench = try Bench()
    try bench.key("chair")
    let folder = try bench.close()
    let started = try bench.shell("ssh-agent -a '\(bench.root)/agent'")
    let process = try #require(
      started.output.split(separator: ";").compactMap { $0.split(separator: "=").last }.dropFirst(2).first)
    defer { _ = try? bench.shell("kill \(process)") }
    let key = try SigningKey(file: "\(bench.root)/chair.pub")
    #expect(key.needsAgent)
    try bench.shell("mv chair away")
    let signer = Signer(keygen: Keygen(agentSocket: "\(bench.root)/agent"))
    #expect(cause { try signer.sign(folder, as: .chair, with: key, now: Bench.now) } == .agentRefused)
    try bench.shell("SSH_AUTH_SOCK='\(bench.root)/agent' ssh-add away 2>&1")
    #expect(try signer.sign(folder, as: .chair, with: key, now: Bench.now).path == folder.path)
  }

  @Test(
    "A key that the list of signers does not allow leaves the record unsigned",
    arguments: [
      ("someone@authority.example", "namespaces=\"minutes-v1@quorate\"", "is not in the list"),
      (Bench.chair, "namespaces=\"rehearsal-v1@quorate\"", "may not sign minutes-v1@quorate"),
      (
        Bench.chair, "namespaces=\"minutes-v1@quorate\",valid-before=\"20261119Z\"",
        "only until 2026-11-19T00:00:00Z"
      ),
      (
        Bench.chair, "namespaces=\"minutes-v1@quorate\",valid-after=\"20270101Z\"",
        "only from 2027-01-01T00:00:00Z"
      ),
      (Bench.chair, "valid-after=\"20270101\"", "cannot be used: line 1:"),
    ])
  func notAllowed(principal: String, options: String, says: String) throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    let folder = try bench.close()
    let signers = try bench.signers("\(principal) \(options) \(key.key.line)")
    let error = failure { try Signer(signers: signers).sign(folder, as: .chair, with: key, now: Bench.now) }
    #expect(error?.cause == .notAllowed)
    #expect(error?.sentence.contains(says) == true, "\(String(describing: error))")
    #expect(folder.state == .unsigned(folder.unsignedPath))
  }

  @Test("Another key than the one the record names, and a role it does not name, are refused")
  func roles() throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    let other = try bench.key("other")
    let folder = try bench.close(key: key.key)
    #expect(cause { try Signer().sign(folder, as: .chair, with: other, now: Bench.now) } == .notAllowed)
    #expect(cause { try Signer().sign(folder, as: .minuteTaker, with: key, now: Bench.now) } == .notAllowed)
  }

  @Test("A rehearsal is signed as one, and never passes as minutes")
  func rehearsal() throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    let folder = try bench.signed(rehearsal: true, by: key)
    let signers = try bench.signers("\(Bench.chair) namespaces=\"minutes-v1@quorate\" \(key.key.line)")
    let report = try Verification(signers: signers).run(folder: folder.path)
    #expect(report[.signature] == .holds)
    #expect(report.says.contains("rehearsal"))
    #expect(report[.identity] == .fails)
    #expect(try bench.bytes("\(folder.path)/VERIFY.txt").contains(Array("rehearsal-v1@quorate".utf8)))
  }

  @Test("A record that was changed after closing is not signed, and the file is named")
  func changed() throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    let folder = try bench.close()
    try bench.shell("echo >> '\(folder.unsignedPath)/minutes.txt'")
    let error = failure { try Signer().sign(folder, as: .chair, with: key, now: Bench.now) }
    #expect(error?.cause == .damaged)
    #expect(error?.sentence.contains("minutes.txt") == true)
  }

  @Test("There is nothing to sign before closing")
  func absent() throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    #expect(cause { try Signer().sign(try bench.folder, as: .chair, with: key, now: Bench.now) } == .missing)
  }

  // MARK: - After a kill

  @Test("A signing that was killed after its signature is finished without the passphrase")
  func resumed() throws {
    let bench = try Bench()
    let key = try bench.key("chair", passphrase: "secret")
    let folder = try bench.close()
    let passphrase = try bench.passphrase("secret")
    _ = try Signer().sign(folder, as: .chair, with: key, passphrase: passphrase, now: Bench.now)
    try bench.shell("mv '\(folder.path)' '\(folder.unsignedPath)'")
    let again = try Signer().sign(folder, as: .chair, with: key, now: Bench.now)
    #expect(again.wasThere)
    #expect(folder.state == .signed(folder.path))
    let other = try bench.key("other")
    #expect(cause { try Signer().sign(folder, as: .chair, with: other, now: Bench.now) } == .alreadyThere)
  }

  @Test("A signature of something else in the record's place is not believed")
  func stale() throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    let folder = try bench.close()
    try bench.shell("echo other > x && ssh-keygen -q -Y sign -f chair -n minutes-v1@quorate x")
    try bench.shell("cp x.sig '\(folder.unsignedPath)/SEALED.chair.sig'")
    #expect(cause { try Signer().sign(folder, as: .chair, with: key, now: Bench.now) } == .alreadyThere)
    try bench.shell("echo > '\(folder.unsignedPath)/SEALED.chair.sig'")
    #expect(cause { try Signer().sign(folder, as: .chair, with: key, now: Bench.now) } == .damaged)
    #expect(folder.state == .unsigned(folder.unsignedPath))
  }

  @Test("What a killed signing left beside the record is removed")
  func leftovers() throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    let folder = try bench.close()
    try bench.shell(
      "mkdir records/.\(folder.name).sign-00 && touch records/.\(folder.name).sign-00/SEALED.sig")
    _ = try Signer().sign(folder, as: .chair, with: key, now: Bench.now)
    #expect(try Disk.names(in: folder.records, limit: 99) == [folder.name])
  }

  // MARK: - A bad ssh-keygen, a full disk

  @Test(
    "A program that says it signed and did not is not believed",
    arguments: [
      ("exit 0", .keygenFailed),
      ("for f; do :; done; echo x > \"$f.sig\"", .keygenFailed),
      ("for f; do :; done; cp \"${0%/*}/other.sig\" \"$f.sig\"", .keygenFailed),
      ("for f; do :; done; ssh-keygen \"$@\"; echo more >> \"$f.sig\"", .keygenFailed),
      (
        "case $* in *sign*) for f; do :; done; ssh-keygen \"$@\"; echo x > \"$f\";; *) ssh-keygen \"$@\";; esac",
        .keygenFailed
      ),
      ("echo 'No space left on device' >&2; exit 255", .noSpace),
      ("exit 3", .keygenFailed), ("kill -9 $$", .keygenFailed), ("sleep 600", .timedOut),
      ("sleep 600 & exec >&- 2>&-; wait", .timedOut), ("yes | head -c 10000000; exit 0", .keygenFailed),
    ] as [(String, RecordError.Cause)])
  func impostors(script: String, expected: RecordError.Cause) throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    let folder = try bench.close()
    try bench.shell("echo other > other && ssh-keygen -q -Y sign -f chair -n minutes-v1@quorate other")
    let signer = Signer(keygen: Keygen(path: try bench.program(script), seconds: 1))
    #expect(cause { try signer.sign(folder, as: .chair, with: key, now: Bench.now) } == expected)
    #expect(folder.state == .unsigned(folder.unsignedPath))
    #expect(try Disk.names(in: folder.records, limit: 99) == ["\(folder.name).unsigned"])
    #expect(try Verification().run(folder: folder.unsignedPath)[.complete] == .holds)
  }

  @Test("Without ssh-keygen the record waits unsigned")
  func missing() throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    let folder = try bench.close()
    let signer = Signer(keygen: Keygen(path: "/nowhere/ssh-keygen"))
    #expect(cause { try signer.sign(folder, as: .chair, with: key, now: Bench.now) } == .noKeygen)
    #expect(folder.state == .unsigned(folder.unsignedPath))
  }

  @Test(
    "ssh-keygen gets a session of its own, no terminal, no descriptor of ours, and an environment from nothing"
  )
  func surroundings() throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    let folder = try bench.close()
    let open = try Disk.directory("/")
    let above = fcntl(open.number, F_DUPFD, 40)
    defer { Glibc.close(above) }
    let script =
      "{ env | sort | cut -d= -f1; ls /proc/self/fd | wc -l; cut -d' ' -f6,7 /proc/$$/stat; echo $$; } > '\(bench.root)/seen'"
    let signer = Signer(keygen: Keygen(path: try bench.program(script)))
    #expect(cause { try signer.sign(folder, as: .chair, with: key, now: Bench.now) } == .keygenFailed)
    let seen = String(decoding: try bench.bytes("\(bench.root)/seen"), as: UTF8.self).split(separator: "\n")
    #expect(seen.dropLast(3) == ["HOME", "LC_ALL", "PATH", "PWD", "SSH_ASKPASS_REQUIRE", "TZ"])
    #expect(seen.suffix(3).first == "4")
    #expect(seen.suffix(2).first == "\(seen.last ?? "") 0")
  }

  @Test(
    "On a full disk the record stays unsigned and can be signed later", .enabled(if: SmallDisk.isPermitted))
  func disk() throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    let disk = try SmallDisk(at: "\(bench.root)/records")
    defer { disk.unmount() }
    let folder = try bench.close()
    try bench.shell("dd if=/dev/zero of=records/filler bs=1024 2>&1; true")
    #expect(cause { try Signer().sign(folder, as: .chair, with: key, now: Bench.now) } == .noSpace)
    #expect(folder.state == .unsigned(folder.unsignedPath))
    try bench.shell("rm records/filler")
    _ = try Signer().sign(folder, as: .chair, with: key, now: Bench.now)
    #expect(try Disk.names(in: folder.records, limit: 99) == [folder.name])
  }
}
