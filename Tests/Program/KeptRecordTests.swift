import Foundation
import Testing

/// `Tests/Records/v1` holds the Ashdown record as an earlier build of the program wrote and signed it. It never
/// changes: what no longer verifies was broken by the program, not by the record.
@Suite("A record that an earlier build made and signed")
struct KeptRecordTests {
  private static let kept = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Records/v1").path
  private static let record = kept + "/2026-11-19_SD-20261118-01"

  @Test("verifies in every line: the minutes are made again byte by byte, and who signed is known")
  func verifies() throws {
    let desk = try Desk(register: false)
    let run = try desk.run(["verify", Self.record, "--signers", Self.kept + "/signers"])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    for line in [
      "complete                holds", "chain                   holds", "statements              holds",
      "agree                   holds", "signature, chair        holds", "identity, chair         holds",
    ] {
      #expect(run.output.contains(line), "\(run.output)")
    }
    #expect(run.output.contains("fingerprint 5827cf0bcab9cdd7"))
  }

  @Test("is checked without the program by the commands of its own VERIFY.txt")
  func byHand() throws {
    let desk = try Desk(register: false)
    let summed = try desk.start([
      "/bin/sh", "-c", #"cd "$0" && sha256sum --strict --quiet -c SEALED MANIFEST.sha256"#, Self.record,
    ])
    #expect(summed.status == 0, "\(summed.output)\(summed.errors)")
    let signed = try desk.start([
      "/bin/sh", "-c",
      #"""
      cd "$0" && ssh-keygen -Y verify -f ../signers -I ruth.osei@rehearsal.example -n rehearsal-v1@quorate \
        -Overify-time=20261119114000Z -s SEALED.chair.sig < SEALED
      """#, Self.record,
    ])
    #expect(signed.status == 0, "\(signed.errors)")
    #expect(
      signed.output.hasPrefix("Good \"rehearsal-v1@quorate\" signature for ruth.osei@rehearsal.example"))
  }

  @Test("a changed word is found, in the minutes as much as in what they are made from")
  func changed() throws {
    let desk = try Desk(register: false)
    for name in ["minutes.txt", "statements.jsonl"] {
      let copy = desk.folder + "/" + name + ".d"
      try FileManager.default.copyItem(atPath: Self.record, toPath: copy)
      let file = copy + "/" + name
      let text = try String(contentsOfFile: file, encoding: .utf8)
      try text.replacingOccurrences(of: "grip", with: "grab").write(
        toFile: file, atomically: false, encoding: .utf8)
      let run = try desk.run(["verify", copy, "--signers", Self.kept + "/signers"])
      #expect(run.status == 1)
      #expect(run.output.contains("agree                   fails"), "\(run.output)")
    }
  }
}
