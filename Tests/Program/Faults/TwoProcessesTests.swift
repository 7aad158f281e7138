import JSON
import Testing

/// Two seats in two processes, writing into one meeting at the same time.
@Suite("Two processes at one meeting")
struct TwoProcessesTests {
  static let lines = 100

  @Test("What both capture is one journal: every line is there once, and no number is given twice")
  func interleaved() throws {
    var random = Seeded()
    let comment: Comment = "QUORATE_SEED=\(random.seed)"
    let table = try FaultyDesk()
    let seats = ["chair", "minutes"]
    let running = try seats.map {
      try Running(table.desk, ["capture", table.reference, "--seat", $0, "--as", $0] + FaultyDesk.clock)
    }
    var fed = [0, 0]
    while fed != [Self.lines, Self.lines] {
      let seat = Int.random(in: 0...1, using: &random)
      // The other seat has to keep up: on a busy machine one would else have ended before the other began.
      running[1 - seat].awaitReports(fed[1 - seat] - 4)
      let next = min(Self.lines, fed[seat] + Int.random(in: 1...5, using: &random))
      if fed[seat] < next { running[seat].feed((fed[seat] + 1...next).map { line($0, of: seats[seat]) }) }
      fed[seat] = next
    }
    for (seat, process) in zip(seats, running) {
      #expect(process.finish() == 0, comment)
      #expect(process.reported.count { $0.contains(" saved  ") } == Self.lines, "\(seat), \(comment)")
    }

    let journal = try table.journal()
    for (seat, process) in zip(seats, running) {
      let written = journal.filter { $0["by"]?["person"]?.string == seat }
      #expect(
        written.compactMap { $0["text"]?.string } == (1...Self.lines).map { text($0, of: seat) }, comment)
      // The number that a seat was told is the one in the journal.
      let told = process.reported.compactMap { report in
        report.split(separator: "ACTION ").dropFirst().first?.prefix { $0.isNumber }
      }
      #expect(told == written.compactMap { $0["number"]?.int.map { Substring("\($0)") } }, comment)
    }
    let numbers = journal.compactMap { $0["kind"]?.string == "action" ? $0["number"]?.int : nil }
    #expect(numbers.sorted() == Array(1...Self.lines), comment)
    // They did write in turn; one after the other would have shown nothing.
    let turns = zip(journal, journal.dropFirst()).count { $0["by"] != $1["by"] }
    #expect(turns > 10, comment)

    let shown = try seats.map { _ in
      try table.desk.done(["show", table.reference, "--json"] + FaultyDesk.clock).json
    }
    #expect(shown[0] == shown[1], comment)
    #expect(shown[0].items("actions").compactMap { $0["number"]?.int } == numbers, comment)
  }

  /// Every second line is an action, so that both seats ask for numbers.
  private func line(_ number: Int, of seat: String) -> String {
    number.isMultiple(of: 2)
      ? "+\(text(number, of: seat)) @osei by today 17:00 for news" : text(number, of: seat)
  }

  private func text(_ number: Int, of seat: String) -> String { "What \(seat) wrote as number \(number)" }
}
