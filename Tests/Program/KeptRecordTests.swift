import Foundation
import Testing

/// `Tests/Records` holds the Ashdown record as earlier builds of the program wrote and signed it, one for each format
/// of its text. They never change: what no longer verifies was broken by the program, not by the record.
///
/// In that of format 2 a risk was named of no child, and the item of the decisions was not opened.
@Suite("A record that an earlier build made and signed")
struct KeptRecordTests {
  private static let kept = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Records").path

  private static func signers(_ format: String) -> String { kept + "/\(format)/signers" }
  private static func record(_ format: String) -> String { kept + "/\(format)/2026-11-19_SD-20261118-01" }

  @Test(
    "verifies in every line: the minutes are made again byte by byte, and who signed is known",
    arguments: [("v1", "5827cf0bcab9cdd7"), ("v2", "bd5f68b6c6bd8ce5")])
  func verifies(format: String, fingerprint: String) throws {
    let desk = try Desk(register: false)
    let run = try desk.run(["verify", Self.record(format), "--signers", Self.signers(format)])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    for line in [
      "complete                holds", "chain                   holds", "statements              holds",
      "agree                   holds", "signature, chair        holds", "identity, chair         holds",
    ] {
      #expect(run.output.contains(line), "\(run.output)")
    }
    #expect(run.output.contains("fingerprint \(fingerprint)"))
  }

  @Test("says what its format says of an item that nobody opened, and of a risk of no child")
  func formats() throws {
    func words(_ format: String) throws -> String {
      try String(contentsOfFile: Self.record(format) + "/minutes.txt", encoding: .utf8)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(try words("v1").contains(" Decisions opened 11:05 "))
    let second = try words("v2")
    for sentence in [
      " Decisions not opened; taken up 11:07 by decisions 1 and 2 ",
      "Risk 2 no child named: Nobody collects Maya on Fridays; no action answers it.",
      "OVERRIDDEN a risk that no action answers (coverage.risk), warning: Risk 2: no action answers it",
    ] {
      #expect(second.contains(sentence), "\(sentence)")
    }
  }

  @Test("is checked without the program by the commands of its own VERIFY.txt", arguments: ["v1", "v2"])
  func byHand(format: String) throws {
    let desk = try Desk(register: false)
    let summed = try desk.start([
      "/bin/sh", "-c", #"cd "$0" && sha256sum --strict --quiet -c SEALED MANIFEST.sha256"#,
      Self.record(format),
    ])
    #expect(summed.status == 0, "\(summed.output)\(summed.errors)")
    let signed = try desk.start([
      "/bin/sh", "-c",
      #"""
      cd "$0" && ssh-keygen -Y verify -f ../signers -I ruth.osei@rehearsal.example -n rehearsal-v1@quorate \
        -Overify-time=20261119114000Z -s SEALED.chair.sig < SEALED
      """#, Self.record(format),
    ])
    #expect(signed.status == 0, "\(signed.errors)")
    #expect(
      signed.output.hasPrefix("Good \"rehearsal-v1@quorate\" signature for ruth.osei@rehearsal.example"))
  }

  @Test(
    "a changed word is found, in the minutes as much as in what they are made from", arguments: ["v1", "v2"])
  func changed(format: String) throws {
    let desk = try Desk(register: false)
    for name in ["minutes.txt", "statements.jsonl"] {
      let copy = desk.folder + "/" + name + ".d"
      try FileManager.default.copyItem(atPath: Self.record(format), toPath: copy)
      let file = copy + "/" + name
      let text = try String(contentsOfFile: file, encoding: .utf8)
      try text.replacingOccurrences(of: "grip", with: "grab").write(
        toFile: file, atomically: false, encoding: .utf8)
      let run = try desk.run(["verify", copy, "--signers", Self.signers(format)])
      #expect(run.status == 1)
      #expect(run.output.contains("agree                   fails"), "\(run.output)")
    }
  }
}
