import Foundation
import Testing

// Closing at the console, in its four steps.
extension Tmux {
  /// Looks at the check while people are still there, and goes back to mend what it names.
  func lookAtCheck() throws {
    try enter(":close")
    let rows = try wait(for: "▸1 Check")
    #expect(rows.contains { $0.contains("1 warning") })
    #expect(Self.flowing(rows).contains("Theo: 1 of 5 risk prompts unanswered"))
    try press("Escape")
    try wait(for: " TYPE")
  }

  /// Ends the discussion by the second step of closing.
  func endByClosing() throws {
    try enter(":close")
    try wait(for: "▸1 Check")
    try press("C-s")
    let rows = try wait(for: "Enter ends the discussion: 11:35 is stamped")
    #expect(Self.flowing(rows).contains("the record to everybody invited, 48 hours from: discussion ended"))
    try press("Enter")
    try wait(for: "ENDED 11:35, 65 min")
    try wait(for: "▸3 Read")
  }

  private func waitForDate(_ words: String) throws {
    try wait(words) { rows in Self.flowing(rows.map(Self.leftOfMinutes)).contains(words) }
  }

  /// What is due next and when, once it runs.
  func lookAtDates() throws {
    try wait(for: "due Thu 19 Nov 14:00", or: "due Thu 14:00")
    try press("1")
    try wait(for: "▸1 Check")
    try press("c")
    try wait(for: "[Each child]")
    for words in [
      "Ines Okafor asks Health for information by Thu 19 Nov 14:00: as agreed",
      "the record to everybody invited by Sat 21 Nov 11:35: 48 hours after Thu 19 Nov 11:35",
      "the written medical report by Sun 29 Nov: 10 days after",
    ] {
      try waitForDate(words)
    }
    let conference = "the initial child protection conference by Thu 10 Dec: 15 working days after"
    // On a small screen the last of them is a page below.
    if !Self.flowing(try screen().map(Self.leftOfMinutes)).contains(conference) { try press("NPage") }
    try waitForDate(conference)
    try press("c")
    try wait(for: "[Check]")
  }

  /// The part of a row that the minutes beside the check do not take.
  private static func leftOfMinutes(_ row: String) -> String {
    let parts = row.split(separator: "│", omittingEmptySubsequences: false)
    return parts.count > 3 ? parts[0...1].joined(separator: "│") : row
  }

  /// Closes and signs: the word, then the passphrase, which is seen nowhere.
  func sign(with key: SSHKey) throws {
    try press("4")
    try wait(for: "▸4 Sign")
    try enter("close")
    try type(SSHKey.passphrase)
    try wait(for: String(repeating: "•", count: SSHKey.passphrase.count))
    #expect(try !history().contains("boats"))
    try press("Enter")
    let rows = try wait(for: "is closed and signed.")
    #expect(rows.contains { $0.contains("CLOSED, SIGNED") })
    // What was promised is due first; the record is below it.
    #expect(Self.flowing(rows).contains("Ines Okafor asks Health for information by Thu 19 Nov 14:00"))
    #expect(try !history().contains("boats"))
    try leaveSigned()
  }

  /// Done after signing leaves the seat, and says where the record lies, but not of which case.
  func leaveSigned() throws {
    try press("Enter")
    try wait(for: "ended 0")
    let left = Self.flowing(try screen())
    #expect(left.contains("signed: the record is in ") && left.contains("fingerprint "))
  }

  /// Leaves the seat.
  func leaveSeat() throws {
    try wait(for: " KEYS ")
    try press("q")
    try wait(for: "[Leave]")
    try press("Enter")
  }

  /// Nothing of the case is left on a terminal whose console is gone, nor in what scrolled out of it.
  func expectNoCaseText() throws {
    let left = try history()
    #expect(left.contains("ended 0"))
    for word in ["Maya", "Theo", "Dean", "bruise", "SD-2026", "boats"] {
      #expect(!left.contains(word), "“\(word)” stays on the terminal")
    }
  }
}

/// A key as OpenSSH makes it, with a passphrase, in the register's list of signers.
struct SSHKey {
  static let passphrase = "twelve small boats"

  let path: String
  private let principal: String

  init(at desk: Desk, for principal: String) throws {
    path = desk.folder + "/chair-key"
    self.principal = principal
    let made = try desk.start(
      ["ssh-keygen", "-q", "-t", "ed25519", "-a", "1", "-C", principal, "-N", Self.passphrase, "-f", path])
    try #require(made.status == 0, "\(made.errors)")
    let key = try String(contentsOfFile: path + ".pub", encoding: .utf8).split(separator: " ").prefix(2)
    let line = #"\#(principal) namespaces="rehearsal-v1@quorate" \#(key.joined(separator: " "))"# + "\n"
    try line.write(toFile: desk.register + "/signers", atomically: true, encoding: .utf8)
  }

  /// The record is one that `verify` takes, and OpenSSH alone.
  func expectSigned(at desk: Desk) throws {
    let folder = try desk.recordFolder(of: Ashdown.reference)
    let verified = try desk.run(["verify", folder])
    #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
    #expect(verified.output.contains("identity, chair         holds"))
    let check = try desk.start([
      "sh", "-c",
      #"cd "$0" && ssh-keygen -Y verify -f "$1" -I "$2" -n rehearsal-v1@quorate -s SEALED.chair.sig <SEALED"#,
      folder, desk.register + "/signers", principal,
    ])
    #expect(check.status == 0, "\(check.output)\(check.errors)")
    #expect(check.output.contains(#"Good "rehearsal-v1@quorate" signature for \#(principal)"#))
  }
}

@Suite("Closing at the console", .serialized)
struct ClosingAtTheConsoleTests {
  @Test(
    "What stands is gone past with a reason, a wrong passphrase leaves it unsigned, the right one signs it",
    arguments: [(120, 36), (80, 24)])
  func overridden(width: Int, height: Int) throws {
    let desk = try Desk()
    let key = try SSHKey(at: desk, for: "ruth.osei@rehearsal.example")
    try Ashdown.convene(at: desk)
    // Without what the check asks for, and without the end.
    let lines = try Ashdown.spoken().filter { $0.time < "2026-11-19T11:32" }.flatMap(\.lines)
    try desk.done(
      ["capture", Ashdown.reference] + Ashdown.seat + ["--clock", "2026-11-18T15:00:00Z"],
      input: lines.joined(separator: "\n"))
    let seat = try Tmux(
      desk,
      [
        Desk.program, "run", Ashdown.reference, "--as", "Ruth Osei", "--key", key.path, "--clock",
        "2026-11-19T11:35:00Z",
      ], width: width, height: height)
    try seat.wait(for: "LIVE 65 min")
    try seat.press("m")
    try seat.wait(for: "[The meeting]")
    try seat.press("c")
    try seat.wait(for: "▸1 Check")
    try seat.wait(for: "1 warning")
    try seat.press("Space")
    try seat.wait(for: "1 marked")
    try seat.press("o")
    try seat.wait(for: " CARD")
    try seat.type("Theo is reviewed on Friday")
    try seat.press("C-s")
    try seat.wait(for: "nothing stands")
    try seat.press("C-s")
    try seat.wait(for: "Enter ends the discussion: 11:35 is stamped")
    try seat.press("Enter")
    try seat.wait(for: "▸3 Read")
    try seat.wait(for: "lines 1-")
    try seat.press("C-s")
    try seat.wait(for: "▸4 Sign")
    try seat.press("Enter")
    try seat.wait(for: "nothing is closed until then")
    try seat.enter("close")
    try seat.type("thirteen boats")
    try seat.wait(for: String(repeating: "•", count: 14))
    try seat.press("Enter")
    let unsigned = try seat.wait(for: "✗ CLOSED, UNSIGNED")
    #expect(Tmux.flowing(unsigned).contains("The passphrase does not open this key"))
    try seat.press("Enter")
    try seat.wait(for: "waits for the chair's signature")
    try seat.type(SSHKey.passphrase)
    try seat.wait(for: String(repeating: "•", count: SSHKey.passphrase.count))
    #expect(try !seat.history().contains("boats"))
    try seat.press("Enter")
    try seat.wait(for: "is closed and signed.")
    try seat.leaveSigned()
    try seat.expectNoCaseText()
    try key.expectSigned(at: desk)
    #expect(try desk.record(of: Ashdown.reference, "minutes.txt").contains("Theo is reviewed on Friday"))
  }
}
