import Calendar
import Meeting
import Procedures
import Testing

@testable import Record

@Suite("The minutes as they will be")
struct PreviewTests {
  /// The minutes of the meeting with only so many of its events.
  private func preview(_ meeting: Ashdown, leavingOut last: Int = 0, columns: Int = 80) throws -> [String] {
    try MinutesText.preview(
      of: Proceedings(meeting.events.dropLast(last)), under: meeting.resolved.procedure,
      at: try #require(Instant("2026-11-19T11:40:00Z")), counting: meeting.closing.workingDays,
      signers: meeting.closing.signers, columns: columns)
  }

  @Test("of a closed meeting they are the record's, line by line, but for what only the record has")
  func same() throws {
    let bench = try Bench()
    let meeting = try Ashdown()
    let written = try meeting.closing.write(journal: meeting.journal, in: "\(bench.root)/records")
    let file = try #require(try RecordContents(reading: written.folder.unsignedPath).files[Names.minutesText])
    // Its pages are broken and headed, and its last section names the journal's head.
    let text = String(decoding: file, as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
      .filter { !$0.contains(" · page ") && !$0.isEmpty }
    let lines = try preview(meeting).filter { !$0.isEmpty }
    let end = try #require(lines.firstIndex { $0.hasPrefix("18 THE RECORD") })
    #expect(lines[..<end].elementsEqual(text.drop { $0 == "\u{0C}" }.prefix(end)))
  }

  @Test("while the discussion runs they say what stands now, and nothing is ended by making them")
  func running() throws {
    let meeting = try Ashdown()
    let lines = try preview(meeting, leavingOut: 2)
    #expect(lines.contains { $0.contains("to --:--") })
    #expect(lines.contains("1 DECISIONS"))
    #expect(!lines.contains { $0.hasPrefix("Closed ") })
    #expect(try preview(meeting).contains { $0.hasPrefix("Closed ") })
  }

  @Test("they fit any pane, and no word of them is lost in a narrow one", arguments: [40, 62, 76])
  func narrow(columns: Int) throws {
    let lines = try preview(try Ashdown(), columns: columns)
    #expect(lines.allSatisfy { $0.count <= columns })
    func letters(_ lines: [String]) -> String { lines.joined().filter { !$0.isWhitespace } }
    #expect(letters(lines) == letters(try preview(try Ashdown())))
  }
}
