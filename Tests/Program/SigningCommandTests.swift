import Foundation
import JSON
import Testing

@Suite("Closing, signing and verifying by command")
struct SigningCommandTests {
  private let now = ["--clock", "2026-11-19T11:40:00Z"]

  @Test("what still warns stops closing and is listed; nothing is written until it is mended or overridden")
  func warnings() throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    let early = "2026-11-19T11:40"
    try capture(
      "@\(early) :invite social-care Ruth Osei, team manager\n@\(early) :chair osei\n@\(early) :begin\n",
      at: desk)
    let before = try shown(desk, closing: true)
    let stopped = try desk.run(["close", Ashdown.reference] + now)
    #expect(stopped.status == 3)
    #expect(stopped.output.isEmpty)
    let standing = before.items("warnings").filter { $0["severity"] != "notice" }
    let lines = stopped.errors.split(separator: "\n")
    #expect(lines.first?.contains("is not closed: \(standing.count) warnings stand") == true)
    #expect(lines.count == standing.count + 1)
    #expect(lines.contains { $0.hasPrefix("  ✗ Health: nobody here") && $0.hasSuffix(" (quorum.core)") })
    #expect(try shown(desk, closing: true) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: desk.register + "/records").isEmpty)

    let overrides = Set(
      standing.map { warning in
        let child = warning["child"]?.string.map { " #" + $0.prefix { $0 != " " }.lowercased() } ?? ""
        let about = warning["about"]?.string.map { " of " + $0 } ?? ""
        return
          "@\(early) :override \(warning["rule"]?.string ?? "")\(child)\(about) because this is a rehearsal"
      })
    try capture(overrides.sorted().joined(separator: "\n"), at: desk)
    let closed = try desk.run(["close", Ashdown.reference] + now)
    #expect(closed.status == 0, "\(closed.errors)")
    #expect(try shown(desk)["state"] == "closed unsigned")
    #expect(try desk.record(of: Ashdown.reference, "minutes.txt").contains("this is a rehearsal"))
  }

  @Test("without a key it is closed, unsigned, and list says so loudly; then chair and minute-taker sign")
  func signedLater() throws {
    let desk = try readyToClose()
    let closed = try desk.done(["close", Ashdown.reference] + now)
    #expect(closed.output.contains("CLOSED, UNSIGNED: quorate sign \(Ashdown.reference) --key FILE"))
    #expect(try desk.done(["list"]).output.contains("CLOSED, UNSIGNED"))
    #expect(try shown(desk)["record"]?["signatures"] == [])
    #expect(try verify(desk).status == 4)

    let signed = try desk.done(["sign", Ashdown.reference, "--key", key("chair", at: desk)] + now)
    #expect(signed.output.hasPrefix("signed by its chair as ruth.osei@rehearsal.example with SHA256:"))
    #expect(try desk.done(["list", "--json"]).json.array?.first?["state"] == "signed")
    let verified = try verify(desk)
    #expect(verified.status == 0, "\(verified.output)\(verified.errors)")

    let second = ["sign", Ashdown.reference, "--role", "minute-taker", "--key", key("minutes", at: desk)]
    #expect(try desk.run(second + now).errors.contains("This key has a passphrase and none was given"))
    let passphrase = try desk.file("passphrase", "twelve small boats".utf8)
    try desk.done(second + now + ["--passphrase-fd", "3"], redirected: "3<'\(passphrase)'")
    let signatures = try #require(try shown(desk)["record"]).items("signatures")
    #expect(signatures.map { $0["office"] } == ["chair", "minute-taker"])
    #expect(
      signatures.map { $0["principal"] } == ["ruth.osei@rehearsal.example", "joe.hart@rehearsal.example"])
    #expect(try verify(desk).output.contains("identity, minute-taker  holds"))
  }

  @Test("signing again, and closing again, change nothing")
  func again() throws {
    let desk = try readyToClose()
    let close = ["close", Ashdown.reference, "--key", key("chair", at: desk)] + now
    try desk.done(close)
    let record = try desk.record(of: Ashdown.reference, "SEALED.chair.sig")
    let before = try shown(desk)
    try desk.done(close)
    try desk.done(["sign", Ashdown.reference, "--key", key("chair", at: desk)] + now)
    #expect(try shown(desk) == before)
    #expect(try desk.record(of: Ashdown.reference, "SEALED.chair.sig") == record)
    let late = try desk.run(["capture", Ashdown.reference] + now, input: "one thing more\n")
    #expect(late.status == 2)
    #expect(late.errors.contains("the record is closed; a correction is an addendum"))
  }

  @Test(
    "a key that cannot sign leaves the meeting closed, unsigned, to be signed later",
    arguments: [
      ("absent", "There is no key here"),
      ("stranger", "is in the list of signers, but not with the key SHA256:"),
      ("minutes", "This key has a passphrase and none was given"),
      ("wrong", "The passphrase does not open this key"),
    ])
  func cannotSign(fault: String, says: String) throws {
    let desk = try readyToClose(chair: fault == "minutes" || fault == "wrong" ? .closed : .open)
    let chair = key("chair", at: desk)
    var arguments = ["--key", fault == "absent" ? desk.folder + "/absent" : chair]
    var redirected = ""
    if fault == "stranger" {
      try desk.done(["key", "new", desk.folder + "/stranger", "--principal", "ruth.osei@rehearsal.example"])
      arguments = ["--key", desk.folder + "/stranger"]
    } else if fault == "wrong" {
      arguments += ["--passphrase-fd", "3"]
      redirected = "3<'\(try desk.file("wrong", "thirteen small boats".utf8))'"
    }
    let closed = try desk.run(["close", Ashdown.reference] + now + arguments, redirected: redirected)
    #expect(closed.status == 1)
    #expect(closed.errors.contains("\(Ashdown.reference) is closed, UNSIGNED: "), "\(closed.errors)")
    #expect(closed.errors.contains(says), "\(closed.errors)")
    #expect(closed.errors.contains("quorate sign \(Ashdown.reference) --key FILE"))
    #expect(try shown(desk)["state"] == "closed unsigned")
    #expect(try verify(desk).status == 4)

    let passphrase = try desk.file("passphrase", "twelve small boats".utf8)
    let signed = try desk.run(
      ["sign", Ashdown.reference, "--key", chair, "--passphrase-fd", "3"] + now,
      redirected: "3<'\(passphrase)'")
    #expect(signed.status == 0, "\(signed.errors)")
    #expect(try verify(desk).status == 0)
  }

  @Test("who was in no list when it closed, or no chair by name, signs it once the list has the key")
  func listedLater() throws {
    for lacksChair in [false, true] {
      let desk = try Desk()
      try Ashdown.convene(at: desk)
      let lines = try Ashdown.spoken().flatMap(\.lines).filter { !lacksChair || !$0.contains(" :chair ") }
      try capture(lines.joined(separator: "\n"), at: desk)
      try desk.done(["close", Ashdown.reference] + now)
      #expect(try shown(desk)["state"] == "closed unsigned")
      try desk.done([
        "key", "new", "--enrol", key("chair", at: desk), "--principal", "ruth.osei@rehearsal.example",
      ])
      let signed = try desk.run(["sign", Ashdown.reference, "--key", key("chair", at: desk)] + now)
      #expect(signed.status == 0, "\(signed.errors)")
      #expect(try shown(desk)["state"] == "signed")
      // The record cannot say under which name its chair signs, so the program does not say that it holds.
      let verified = try verify(desk)
      #expect(verified.status == 4)
      #expect(verified.output.contains("The key is ruth.osei@rehearsal.example's, by the list"))
    }
  }

  @Test(
    "verify: 0 where all holds, 1 where a byte was changed, and in which file, 4 where nobody says who may sign"
  )
  func verifies() throws {
    let desk = try readyToClose()
    try desk.done(["close", Ashdown.reference, "--key", key("chair", at: desk)] + now)
    let folder = try desk.recordFolder(of: Ashdown.reference)
    #expect(try verify(desk).status == 0)
    let nobody = try Desk()
    #expect(try nobody.run(["verify", folder]).status == 4)
    #expect(try nobody.run(["verify", folder, "--signers", desk.register + "/signers"]).status == 0)
    let report = try desk.done(["verify", folder, "--json"]).json.array?.first
    #expect(report?["exit"] == 0)
    #expect(report?.texts("lines", "check").contains("identity") == true)
    for name in ["minutes.txt", "journal.jsonl", "procedure.yaml", "SEALED"] {
      let path = URL(filePath: folder + "/" + name)
      let whole = try Data(contentsOf: path)
      var changed = whole
      changed[whole.count / 2] ^= 1
      try changed.write(to: path)
      let run = try verify(desk)
      #expect(run.status == 1, "\(name)")
      #expect(run.output.contains(name), "\(run.output)")
      try whole.write(to: path)
    }
    #expect(try verify(desk).status == 0)
    let both = try desk.run(["verify", folder, desk.folder + "/absent"])
    #expect(both.status == 1)
    #expect(both.output.contains("identity, chair"))
    #expect(both.errors.contains("/absent: "))
  }

  @Test("key check says before the meeting what signing would say after it")
  func keyCheck() throws {
    let desk = try readyToClose()
    let listed = try desk.done(["key", "check", key("chair", at: desk)] + now)
    #expect(listed.output.contains("lets ruth.osei@rehearsal.example sign"))
    #expect(listed.output.contains("It has no passphrase"))
    #expect(try desk.run(["key", "check", key("minutes", at: desk)] + now).status == 0)
    let known = try desk.run(["key", "check"] + now, environment: ["QUORATE_KEY": key("chair", at: desk)])
    #expect(known.status == 0 && known.output == listed.output)
    #expect(try desk.run(["key", "check"] + now).status == 64)
    try desk.done(["key", "new", desk.folder + "/stranger", "--principal", "a.stranger"])
    let stranger = try desk.run(["key", "check", desk.folder + "/stranger"] + now)
    #expect(stranger.status == 4)
    #expect(stranger.errors.contains("lets this key sign now\n  quorate key new prints such a line"))
    #expect(try desk.run(["key", "new", desk.folder + "/stranger", "--principal", "a.stranger"]).status == 1)
  }

  // MARK: - What they begin with

  private enum Lock { case open, closed }

  /// The Ashdown meeting, ended, with a key each for its chair and its minute-taker in the list of signers.
  private func readyToClose(chair: Lock = .open) throws -> Desk {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    try Ashdown.captureWhole(at: desk)
    let passphrase = try desk.file("passphrase", "twelve small boats".utf8)
    for (name, principal, lock) in [("chair", "ruth.osei", chair), ("minutes", "joe.hart", .closed)] {
      try desk.done(
        ["key", "new", "--enrol", key(name, at: desk), "--principal", principal + "@rehearsal.example"]
          + (lock == .closed ? ["--passphrase-fd", "3"] : []), redirected: "3<'\(passphrase)'")
    }
    return desk
  }

  private func key(_ name: String, at desk: Desk) -> String { desk.folder + "/" + name + "-key" }

  private func capture(_ lines: String, at desk: Desk) throws {
    try desk.done(
      ["capture", Ashdown.reference] + Ashdown.seat + ["--clock", "2026-11-18T15:00:00Z"], input: lines)
  }

  private func shown(_ desk: Desk, closing: Bool = false) throws -> JSON {
    try desk.done(["show", Ashdown.reference, "--json"] + now + (closing ? ["--closing"] : [])).json
  }

  private func verify(_ desk: Desk) throws -> Desk.Run {
    try desk.run(["verify", try desk.recordFolder(of: Ashdown.reference)])
  }
}
