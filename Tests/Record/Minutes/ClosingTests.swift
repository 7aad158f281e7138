import Glibc
import JSON
import Journal
import Meeting
import Testing

@testable import Record

@Suite("Closing: from a journal to a record")
struct ClosingTests {
  @Test("the record is whole, and says in both forms what its statements say")
  func whole() throws {
    let bench = try Bench()
    let meeting = try Ashdown()
    let written = try meeting.closing.write(journal: meeting.journal, in: "\(bench.root)/records")
    #expect(written.folder.state == .unsigned(written.folder.unsignedPath))
    #expect(written.folder.name == "2026-11-19_SD-20261119-01")
    let sums = try bench.shell(
      "sha256sum --strict -c SEALED MANIFEST.sha256 && sha256sum SEALED seals",
      in: written.folder.unsignedPath)
    #expect(sums.end == .exited(0))
    #expect(
      sums.output.contains("\(written.sealed)  SEALED") && sums.output.contains("\n\(written.fingerprint)"))

    let report = try Verification(rendering: MinutesText.render).run(folder: written.folder.unsignedPath)
    for line in report.lines where [.complete, .chain, .statements, .agree].contains(line.check) {
      #expect(line.finding == .holds, "\(line.sentences)")
    }
    #expect(report.exitStatus == 4)
    #expect(
      try Disk.names(in: written.folder.unsignedPath, limit: 100).sorted() == [
        "MANIFEST.sha256", "SEALED", "VERIFY.txt", "actions.txt", "journal.jsonl", "minutes.json",
        "minutes.txt",
        "nonce", "procedure.yaml", "seals", "signers", "statements.jsonl",
      ])
  }

  @Test("text that does not say what the statements say is noticed, and named")
  func changedText() throws {
    let bench = try Bench()
    let meeting = try Ashdown()
    let written = try meeting.closing.write(journal: meeting.journal, in: "\(bench.root)/records")
    try bench.shell("sed -i 's/DISAGREES/agrees/' minutes.txt", in: written.folder.unsignedPath)
    let report = try Verification(rendering: MinutesText.render).run(folder: written.folder.unsignedPath)
    let agree = try #require(report.lines.first { $0.check == .agree })
    #expect(agree.finding == .fails && agree.sentences.contains { $0.contains("minutes.txt") })
  }

  @Test("what cannot be closed leaves nothing behind")
  func refused() throws {
    let bench = try Bench()
    let meeting = try Ashdown()
    let records = "\(bench.root)/records"
    func cause(_ closing: Closing, _ journal: [UInt8]) -> RecordError.Cause? {
      do throws(RecordError) {
        _ = try closing.write(journal: journal, in: records)
        return nil
      } catch { return error.cause }
    }
    var chain = Chain()
    let open = meeting.events.dropLast().flatMap { chain.append($0).bytes }
    #expect(cause(meeting.closing, open) == .unfit)
    var other = meeting.closing
    other.procedureBytes.append(0x0A)
    #expect(cause(other, meeting.journal) == .unfit)
    var torn = meeting.journal
    torn[torn.count / 2] ^= 1
    #expect(cause(meeting.closing, torn) == .damaged)
    #expect(!Disk.exists(records))
    #expect(cause(meeting.closing, meeting.journal) == nil)
    #expect(cause(meeting.closing, meeting.journal) == .alreadyThere)
  }

  @Test("what stood open is what stood just before closing")
  func openAtClosing() throws {
    let tree = try Ashdown().statements().tree
    let rules = tree.ranked("open").compactMap { $0["rule"]?.string }
    #expect(rules.contains("action.incomplete"))
    #expect(!rules.contains("safe.tonight"))
    #expect(tree.ranked("overrides").map { $0["rule"] } == ["medical.doctor"])
    #expect(tree.ranked("overrides").first?["message"] != nil)
  }
}
