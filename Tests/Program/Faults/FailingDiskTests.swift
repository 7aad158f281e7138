import JSON
import Testing

/// A disk that fails or is full at each write and sync of one act, once or from then on.
@Suite("A disk that fails")
struct FailingDiskTests {
  static let calls = ["pwrite64", "fdatasync", "unlink", "write"]
  static let errors = ["EIO", "ENOSPC"]

  @Test(
    "A line is reported as saved and is there, or it is not and can be entered again: never both, never twice",
    arguments: calls, errors)
  func failing(call: String, error: String) throws {
    let table = try FaultyDesk()
    for forever in [false, true] {
      var strikes = 0
      while true {
        let register = try table.copy()
        let fault = "error=\(error):when=\(strikes + 1)\(forever ? "+" : "")"
        let struck = try table.strike(call, fault, capture(table, in: register), input: Self.line + "\n")
        guard struck.wasStruck else {
          #expect(struck.run.status == 0, "\(call): \(struck.run.errors)")
          break
        }
        strikes += 1
        try expectTold(table, in: register, struck.run, call, "\(call), \(fault)")
      }
      #expect(strikes > 0, "capturing does without \(call): take it from the table")
    }
  }

  static let line = "This was said while the disk failed"

  private func capture(_ table: FaultyDesk, in register: String) -> [String] {
    ["capture", table.reference, "--as", "Joe Hart", "--register", register] + FaultyDesk.clock
  }

  private func expectTold(
    _ table: FaultyDesk, in register: String, _ run: Desk.Run, _ call: String, _ place: String
  ) throws {
    let comment: Comment = "\(place): \(run.output)\(run.errors)"
    let isReported = run.output.hasPrefix("1 saved  ")
    #expect(isReported == (run.status == 0), comment)
    let there = try table.notes(in: register)
    if isReported {
      #expect(there == [Self.line], comment)
    } else if call == "write" {
      // Saved, and its report could not be written.
      #expect(there == [Self.line], comment)
    } else {
      #expect(run.errors.hasPrefix("quorate: "), comment)
      // Saved and not reported as saved: only where that was said.
      let isOpen = run.errors.contains("it is not known whether this was saved")
      #expect(there.isEmpty || (isOpen && there == [Self.line]), comment)
    }
    // The disk works again: what is not there is entered again, and something else after it.
    let lines = (there.isEmpty ? [Self.line] : []) + ["And this afterwards"]
    let again = try table.desk.run(
      capture(table, in: register), input: lines.joined(separator: "\n") + "\n")
    #expect(again.status == 0 && again.lines.count == lines.count, "\(place), then: \(again.errors)")
    #expect(try table.notes(in: register) == [Self.line, "And this afterwards"], comment)
  }
}
