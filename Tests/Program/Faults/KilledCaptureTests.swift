import Glibc
import JSON
import Testing

/// `kill -9` while lines are captured through a pipe: 200 times, at random moments.
@Suite("A capture that is killed")
struct KilledCaptureTests {
  static let parts = 4
  static let killsOfEach = 50

  @Test(
    "At fifty random moments: what was reported as saved is there, nothing is twice, and it goes on",
    arguments: 1...KilledCaptureTests.parts)
  func killed(part: Int) throws {
    var random = Seeded()
    let table = try FaultyDesk()
    let arguments = ["capture", table.reference, "--as", "Joe Hart"] + FaultyDesk.clock
    var saved = 0
    for kill in 1...Self.killsOfEach {
      let running = try Running(table.desk, arguments)
      running.feed((saved + 1...saved + 12).map(note))
      let awaited = Int.random(in: 0...7, using: &random)
      running.awaitReports(awaited)
      // A random moment: anywhere from the start to the first line, else within the next act or two.
      usleep(UInt32.random(in: 0..<(awaited == 0 ? 100_000 : 6000), using: &random))
      let place: Comment = "kill \(kill) of part \(part), QUORATE_SEED=\(random.seed)"
      try #require(running.kill(), place)

      #expect(
        numbers(running.reported) == Array(1...12).prefix(running.reported.count).map(String.init), place)
      let there = try table.notes()
      try #require(there == there.indices.map { note($0 + 1) }, place)
      // One more than reported may be there: saved, and killed before it said so.
      #expect((0...1).contains(there.count - saved - running.reported.count), place)
      saved = there.count
    }
    // Kills that all came before the first act would have shown nothing.
    #expect(saved > Self.killsOfEach, "QUORATE_SEED=\(random.seed)")

    let last = try Running(table.desk, arguments)
    last.feed([note(saved + 1)])
    #expect(last.finish() == 0)
    #expect(numbers(last.reported) == ["1"])
    #expect(try table.notes().count == saved + 1)
    let shown = try table.desk.done(["show", table.reference, "--json"] + FaultyDesk.clock).json
    #expect(shown["state"]?.string == "live")
  }

  private func note(_ number: Int) -> String { "This was said as number \(number)" }

  /// The numbers of the lines that were reported as saved.
  private func numbers(_ reports: [String]) -> [String] {
    reports.compactMap { $0.contains(" saved  ") ? $0.split(separator: " ").first.map(String.init) : nil }
  }
}
