import Calendar
import Glibc
import JSON
import Journal
import Testing

@testable import Record

@Suite("Verifying a record")
struct VerificationTests {
  private func verify(_ bench: Bench, signers: String? = nil, revoked: String? = nil, at: String? = nil)
    throws
    -> VerificationReport
  {
    try Verification(
      signers: signers, revoked: revoked, at: at.flatMap(Instant.init), rendering: Bench.rendering
    ).run(folder: try bench.folder.path)
  }

  private func line(_ key: SigningKey, _ window: String = "", principal: String = Bench.chair) -> String {
    "\(principal) namespaces=\"minutes-v1@quorate\"\(window) \(key.key.line)"
  }

  @Test("Minutes of a later format are not called false: it is said that a later version has to check them")
  func laterFormat() throws {
    let bench = try Bench()
    let folder = try bench.close()
    let report = try Verification(rendering: { _, _ in nil }).run(folder: folder.unsignedPath)
    #expect(report[.agree] == .fails)
    #expect(report.says.contains("minutes.json is of a later format"))
    #expect(!report.says.contains("minutes.txt does not say"))
  }

  @Test("A signed record holds in every line, and exits 0 when the list of signers vouches for the key")
  func good() throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    let folder = try bench.signed(by: key)
    let signers = try bench.signers(line(key))
    let report = try verify(bench, signers: signers, at: Bench.closed)
    #expect(report.lines.allSatisfy { $0.finding == .holds }, "\(report.text)")
    #expect(report.exitStatus == 0)
    let unheard = try verify(bench, signers: signers)
    #expect(unheard[.time] == .unproven)
    #expect(unheard.says.contains("only the signer's word"))
    #expect(unheard.exitStatus == 0)
    #expect(
      report.fingerprint.map { $0 + "\n" }
        == (try bench.shell("sha256sum seals | cut -c1-16", in: folder.path).output))
    #expect(report.json["exit"] == 0)
    #expect(report.json["lines"]?.array?.count == report.lines.count)
    #expect(try Verification().run(folder: folder.path + "//").exitStatus == 4)
  }

  @Test("Without a list of signers, or a signature, nothing is false and identity is unproven: exit 4")
  func unproven() throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    let folder = try bench.close()
    let unsigned = try Verification(rendering: Bench.rendering).run(folder: folder.unsignedPath)
    #expect(unsigned[.signature] == .unproven)
    #expect(unsigned.says.contains("not signed"))
    #expect(unsigned.exitStatus == 4)
    #expect(try Verification().run(folder: folder.unsignedPath + "/.").exitStatus == 4)
    _ = try Signer().sign(folder, as: .chair, with: key, now: Bench.now)
    let report = try verify(bench)
    #expect(report[.signature] == .holds)
    #expect(report[.identity] == .unproven)
    #expect(report.exitStatus == 4)
    let blind = Verification(signers: try bench.signers(line(key)), keygen: Keygen(path: "/nowhere"))
    #expect(try blind.run(folder: folder.path).exitStatus == 4)
  }

  // MARK: - Bytes

  @Test("Every byte of every file, changed in turn, is noticed and the file named")
  func flips() throws {
    let bench = try Bench()
    let folder = try bench.signed(by: try bench.key("chair"))
    let contents = try RecordContents(reading: folder.path)
    let sealed = contents.files["SEALED"] ?? []
    var unseen: [String] = []
    for (name, bytes) in contents.files {
      for index in bytes.indices {
        var changed = contents
        changed.files[name]?[index] ^= 1
        if FileCheck.complete(changed).faults.contains(where: { $0.contains(name) }) { continue }
        // Another signature in the right form: whether it is a good one is for ssh-keygen to say.
        guard name == "SEALED.chair.sig", let signature = changed.files[name] else {
          unseen.append("\(name) \(index)")
          continue
        }
        if SSHSignature(armour: signature)?.namespace == Namespace.minutes.rawValue,
          try Keygen().isGood(signature, over: sealed, namespace: .minutes)
        {
          unseen.append("\(name) \(index)")
        }
      }
    }
    #expect(unseen == [])
  }

  @Test("A changed byte in any file on the disk makes the whole fail, naming the file")
  func changed() throws {
    let bench = try Bench()
    let folder = try bench.signed(by: try bench.key("chair"))
    for name in try Disk.names(in: folder.path, limit: 99) where name != "signers" {
      var bytes = try bench.bytes("\(folder.path)/\(name)")
      let text = String(decoding: bytes, as: UTF8.self)
      bytes[bytes.count / 2] ^= 1
      _ = try bench.write("\(folder.path)/\(name)", String(decoding: bytes, as: UTF8.self))
      let report = try verify(bench)
      #expect(report.exitStatus == 1, "\(name)")
      #expect(report.says.contains(name), "\(name): \(report.text)")
      _ = try bench.write("\(folder.path)/\(name)", text)
    }
    #expect(try verify(bench).exitStatus == 4)
  }

  @Test("A missing file is noticed and named")
  func missing() throws {
    let bench = try Bench()
    let folder = try bench.signed(by: try bench.key("chair"))
    for name in try Disk.names(in: folder.path, limit: 99) {
      try bench.shell("mv '\(name)' '\(bench.root)/away'", in: folder.path)
      let report = try verify(bench)
      #expect(report.exitStatus == 1)
      #expect(
        report.lines.first?.sentences.contains { $0.hasPrefix("\(name) is missing") } == true,
        "\(report.text)")
      try bench.shell("mv '\(bench.root)/away' '\(name)'", in: folder.path)
    }
  }

  @Test(
    "What was added is noticed",
    arguments: [
      "touch extra.txt", "touch .hidden", "mkdir folder", "ln -s /etc/passwd link", "touch 'a b'",
      "mkfifo pipe",
      "touch SEALED.witness.sig", "printf '\\377' > \"$(printf 'x\\377')\"",
      "mv minutes.txt m && ln -s m minutes.txt",
      "cp SEALED.chair.sig SEALED.minute-taker.sig", "truncate -s 65M signers",
    ])
  func added(script: String) throws {
    let bench = try Bench()
    let folder = try bench.signed(by: try bench.key("chair"))
    try bench.shell(script, in: folder.path)
    #expect(try verify(bench).exitStatus == 1)
  }

  @Test(
    "A rewritten list of digests does not help: the file's other ties still hold it",
    arguments: [
      ("journal.jsonl", "sed -i '2s/noted/notes/' journal.jsonl", [.chain]),
      ("journal.jsonl", "sed -i '$d' journal.jsonl", [.chain]),
      ("journal.jsonl", "printf 'x' >> journal.jsonl", [.chain]),
      ("minutes.txt", "sed -i 1s/Section/section/ minutes.txt", [.agree]),
      ("minutes.json", "sed -i s/Section/section/ minutes.json", [.agree]),
      ("statements.jsonl", "sed -i s/Section/section/ statements.jsonl", [.statements, .agree]),
      ("statements.jsonl", "sed -i 4d statements.jsonl", [.agree]),
      ("statements.jsonl", "sed -i '4{p}' statements.jsonl", [.statements]),
    ] as [(String, String, [VerificationReport.Check])])
  func rewritten(name: String, script: String, fails: [VerificationReport.Check]) throws {
    let bench = try Bench()
    let folder = try bench.signed(by: try bench.key("chair"))
    try bench.shell(script, in: folder.path)
    try bench.shell(
      "sha256sum $(cut -c67- MANIFEST.sha256) > m; mv m MANIFEST.sha256; sha256sum MANIFEST.sha256 seals > s; mv s SEALED",
      in: folder.path)
    let report = try verify(bench)
    #expect(report[.complete] == .holds, "\(report.text)")
    for check in fails { #expect(report[check] == .fails, "\(report.text)") }
    #expect(report.says.contains(name))
    #expect(report[.signature] == .fails)
    #expect(report.exitStatus == 1)
  }

  // MARK: - Signatures

  @Test(
    "A signature must be one, to the byte, for these bytes, this purpose and this role",
    arguments: [
      "echo more >> SEALED.chair.sig", "cat SEALED.chair.sig SEALED.chair.sig > x; mv x SEALED.chair.sig",
      "sed -i 's/$/\\r/' SEALED.chair.sig", "sed -i '1i comment' SEALED.chair.sig", ": > SEALED.chair.sig",
      "tr -d '\\n' < SEALED.chair.sig > x; mv x SEALED.chair.sig",
      "rm SEALED.chair.sig; ssh-keygen -q -Y sign -f ../../chair -n file SEALED; mv SEALED.sig SEALED.chair.sig",
      "rm SEALED.chair.sig; ssh-keygen -q -Y sign -f ../../chair -n rehearsal-v1@quorate SEALED; mv SEALED.sig SEALED.chair.sig",
      "ssh-keygen -q -Y sign -f ../../chair -n minutes-v1@quorate seals; mv seals.sig SEALED.chair.sig",
      "mv SEALED.chair.sig SEALED.minute-taker.sig",
    ])
  func signatures(script: String) throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    let folder = try bench.signed(by: key)
    try bench.shell(script, in: folder.path)
    let report = try verify(bench, signers: try bench.signers(line(key)))
    #expect(report.exitStatus == 1, "\(report.text)")
    #expect(report.says.contains("SEALED.chair.sig") || report.says.contains("SEALED.minute-taker.sig"))
  }

  @Test("The minute-taker's signature under the chair's name is noticed")
  func renamedRole() throws {
    let bench = try Bench()
    let chair = try bench.key("chair")
    let taker = try bench.key("taker")
    let folder = try bench.close(key: chair.key, minuteTaker: taker.key)
    _ = try Signer().sign(folder, as: .minuteTaker, with: taker, now: Bench.now)
    try bench.shell("mv '\(folder.unsignedPath)' '\(folder.path)'")
    try bench.shell("mv SEALED.minute-taker.sig SEALED.chair.sig", in: folder.path)
    let report = try verify(bench)
    #expect(report[.signature] == .fails, "\(report.text)")
    #expect(report.says.contains(taker.key.fingerprint))
  }

  @Test("Even where the record does not name the key, the list of signers tells the roles apart")
  func wrongPerson() throws {
    let bench = try Bench()
    let taker = try bench.key("taker")
    _ = try bench.signed(by: taker)
    let signers = try bench.signers(line(taker, principal: "minutes@authority.example"))
    let report = try verify(bench, signers: signers)
    #expect(report[.signature] == .holds)
    #expect(report[.identity] == .fails)
  }

  // MARK: - Identity and time

  @Test(
    "A key is judged by its window, at the time given or claimed",
    arguments: [
      ("", nil, .holds), (",valid-before=\"20261119120459Z\"", nil, .fails),
      (",valid-before=\"20261119120500Z\"", nil, .holds), (",valid-after=\"20261119120500Z\"", nil, .holds),
      (",valid-after=\"20261119120501Z\"", nil, .fails),
      (",valid-before=\"20261120Z\"", "2026-11-20T00:00:01Z", .fails),
      (",valid-before=\"20261120Z\"", "2026-11-20T00:00:00Z", .holds),
      (",valid-after=\"202611191300Z\"", "2026-11-19T13:00:00Z", .holds),
    ] as [(String, String?, VerificationReport.Finding)])
  func windows(window: String, at: String?, expected: VerificationReport.Finding) throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    _ = try bench.signed(by: key)
    let report = try verify(bench, signers: try bench.signers(line(key, window)), at: at)
    #expect(report[.identity] == expected, "\(report.text)")
    #expect(report.exitStatus == (expected == .holds ? 0 : 1))
  }

  @Test("A renewed key is found in its second line")
  func renewed() throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    let other = try bench.key("other")
    _ = try bench.signed(by: key)
    let signers = try bench.signers(
      "# the chairs", "", line(other), line(key, ",valid-before=\"20250101Z\""),
      line(key, ",valid-after=\"20260101Z\""))
    #expect(try verify(bench, signers: signers)[.identity] == .holds)
  }

  @Test("A revoked key, and a list of revoked keys that cannot be used, fail with their reason")
  func revoked() throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    try bench.key("other")
    _ = try bench.signed(by: key)
    let signers = try bench.signers(line(key))
    try bench.shell(
      "ssh-keygen -q -k -f own.krl chair.pub; ssh-keygen -q -k -f others.krl other.pub; head -c 20 own.krl > cut.krl"
    )
    let cases: [(String, VerificationReport.Finding, String)] = [
      ("own.krl", .fails, "is revoked"), ("chair.pub", .fails, "is revoked"),
      ("others.krl", .holds, "not revoked"),
      ("cut.krl", .fails, "cannot be used"), ("nothing.krl", .fails, "cannot be used"),
    ]
    for (file, expected, says) in cases {
      let report = try verify(bench, signers: signers, revoked: "\(bench.root)/\(file)")
      #expect(report[.identity] == expected, "\(report.text)")
      #expect(report.says.contains(says), "\(report.text)")
    }
  }

  @Test("A list of signers that is missing, empty or faulty vouches for nobody")
  func lists() throws {
    let bench = try Bench()
    let key = try bench.key("chair")
    let other = try bench.key("other")
    _ = try bench.signed(by: key)
    for (lines, says) in [
      ("", "not in the list"), (line(other), "not with the key"), ("garbage\n" + line(key), "line 1:"),
      (line(key, principal: "*@authority.example"), "line 1:"),
    ] {
      let report = try verify(bench, signers: try bench.signers(lines))
      #expect(report[.identity] == .fails)
      #expect(report.says.contains(says), "\(report.text)")
    }
    #expect(try verify(bench, signers: "/nowhere")[.identity] == .fails)
  }

  // MARK: - Not a record

  @Test(
    "A folder that is not a record is refused with a sentence",
    arguments: [
      ("mkdir x", .notARecord), ("touch x", .unfit), ("ln -s records x", .unfit), (":", .missing),
      ("mkdir x; cd x; for n in $(seq 300); do touch $n; done", .unfit),
    ] as [(String, RecordError.Cause)])
  func notOurs(script: String, expected: RecordError.Cause) throws {
    let bench = try Bench()
    try bench.shell(script)
    let error = failure { try Verification().run(folder: "\(bench.root)/x") }
    #expect(error?.cause == expected)
    #expect(error?.sentence.isEmpty == false && error?.remedy.isEmpty == false)
  }

  @Test("The way to check without this program, written in the record, works as it stands")
  func withoutUs() throws {
    let bench = try Bench()
    let chair = try bench.key("chair")
    let taker = try bench.key("taker")
    let folder = try bench.close(key: chair.key, minuteTaker: taker.key)
    for (role, key) in [(Role.chair, chair), (.minuteTaker, taker)] {
      _ = try Signer().sign(folder, as: role, with: key, now: Bench.now)
    }
    let signers = try bench.signers(line(chair), line(taker, principal: "minutes@authority.example"))
    let text = String(decoding: try bench.bytes("\(folder.path)/VERIFY.txt"), as: UTF8.self)
    let commands = text.split(separator: "\n").filter { $0.hasPrefix("    ") }.joined(separator: "\n")
      .replacing("/path/to/the/authority/allowed_signers", with: signers)
    let script = try bench.write("check.sh", commands + "\n")
    let run = try bench.shell("sh -eu '\(script)'", in: folder.path)
    #expect(run.end == .exited(0), "\(run.output)\(run.errors)")
    #expect(run.output.split(separator: "\n").filter { $0.hasSuffix(": OK") }.count == 9, "\(run.output)")
    #expect(run.output.split(separator: "\n").filter { $0.hasPrefix("Good ") }.count == 2, "\(run.output)")
    #expect(run.output.contains(try verify(bench).fingerprint ?? "none"))
    #expect(!run.output.contains("NOT SEALED") && !run.output.contains("BROKEN"))

    try bench.shell(
      "sed -i 2s/noted/notes/ journal.jsonl; sed -i 4s/held/here/ statements.jsonl", in: folder.path)
    let again = try bench.shell("sh -u '\(script)'", in: folder.path)
    for sign in ["journal.jsonl: FAILED", "NOT SEALED: ", "BROKEN at line 3"] {
      #expect(again.output.contains(sign), "\(again.output)")
    }
  }
}
