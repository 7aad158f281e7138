import Calendar
import Console
import Meeting
import Screen
import Testing
import Text

/// What holds of every screen.
@Suite("Every screen of a meeting")
struct ViewTests {
  static let moments = [
    "2026-11-24T09:00:00Z", "2026-11-24T09:58:00Z", "2026-11-24T10:39:00Z", "2026-11-24T11:04:00Z",
    "2026-11-24T11:31:00Z",
  ]

  /// Every pane, chosen and filling the body, at a moment.
  private static func states(at moment: String) throws -> [ConsoleState] {
    let chair = try Case.aisha(until: moment).console(.chair, 120, 36)
    return Pane.allCases.flatMap { pane -> [ConsoleState] in
      var chosen = chair
      chosen.press(.character(Character("\(pane.rawValue)")), .home, .down, .down)
      var zoomed = chosen
      zoomed.press(.character("z"), .end)
      return [chosen, zoomed]
    }
  }

  private func expectWhole(_ state: ConsoleState, _ width: Int, _ height: Int) {
    var state = state
    _ = state.update(.resized(height: height, width: width))
    let frame = view(state)
    #expect(frame.height == height && frame.width == width)
    #expect((0..<height).contains(frame.cursor.row) && (0..<width).contains(frame.cursor.column))
  }

  @Test("can be shown at any size")
  func anySize() throws {
    // Each size is seen in one of the states, so that all sizes and all states come up.
    let states = try Self.moments.flatMap { try Self.states(at: $0) }
    var turn = 0
    for width in 1...130 {
      for height in Set([width * 7 % 40 + 1, width * 13 % 40 + 1]).union(width < 5 ? 1...4 : 36...36) {
        turn += 3
        expectWhole(states[turn % states.count], width, height)
      }
    }
  }

  @Test("changes its form at a size without losing the cursor, in every pane", arguments: moments)
  func edges(_ moment: String) throws {
    for state in try Self.states(at: moment) {
      for (width, height) in [(60, 16), (60, 20), (80, 24), (120, 33), (120, 34), (130, 40)] {
        expectWhole(state, width, height)
      }
    }
  }

  @Test(
    "owners and times of actions are whole wherever they are shown", arguments: [60, 80, 100, 120, 160, 200])
  func owners(_ width: Int) throws {
    let replayed = try Case.aisha(until: "2026-11-24T11:31:00Z")
    var console = replayed.console(.chair, width, 60)
    console.press(.character("7"), .character("z"))
    let text = view(console).text
    for action in replayed.proceedings.meeting.actions {
      guard let key = action.plan.owner?.person, let by = action.plan.by else { continue }
      let person = try #require(replayed.proceedings.meeting.person(key))
      #expect(text.contains(person.name))
      #expect(text.contains(by.clock))
    }
  }

  @Test(
    "an empty core or required slot never scrolls out", arguments: [(60, 16), (80, 24), (120, 34), (200, 60)])
  func emptySlots(_ width: Int, _ height: Int) throws {
    var console = try Case.aisha(until: "2026-11-24T10:44:00Z", .long).console(.chair, width, height)
    console.press(.character("5"), .end)
    #expect(view(console).text.contains("✗ Paediatrician"))
  }

  @Test(
    "no number is on any screen before the scores are revealed, at either seat",
    arguments: [Seat.chair, .minutes])
  func hidden(_ seat: Seat) throws {
    let replayed = try Case.aisha(until: "2026-11-24T10:39:00Z")
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
      var console = replayed.console(seat, width, height)
      console.press(.escape, .character("6"))
      let text = view(console).text
      #expect(text.contains("in, hidden") && text.contains("waiting"))
      #expect(!text.contains("spread") && !text.contains("Two call-outs in a fortnight."))
    }
  }

  @Test("a number given again is compared with the first one, else with the discussion before")
  func changed() throws {
    let replayed = try Case.aisha(until: "2026-11-24T10:44:00Z", isReconvened: true)
    var proceedings = replayed.proceedings
    let health = try #require(
      proceedings.meeting.scores.first { $0.scoring.voice.agency == AgencyKey("health") }?.scoring)
    let lower = Scoring(voice: health.voice, child: health.child, value: 5)
    proceedings.append(
      Event(
        id: EventID("again"), at: replayed.now, by: Author(seat: .minutes, person: "J Hart", login: "jhart"),
        act: .scored(lower)))
    let changed = Case(
      proceedings: proceedings, procedure: replayed.procedure, workingDays: replayed.workingDays,
      now: replayed.now)
    let lines = view(changed.console(.chair, 120, 36)).lines
    #expect(lines.contains { $0.contains("│ Health        5 ↓2  6     6") })
    #expect(lines.contains { $0.contains("│ Social care   3 ↓1  5     4") })
  }

  @Test("private words stand at both seats, and are marked")
  func privacy() throws {
    let replayed = try Case.aisha(until: "2026-11-24T10:54:00Z")
    for seat in [Seat.chair, .minutes] {
      var console = replayed.console(seat, 120, 36)
      console.press(.escape, .character("4"), .character("z"))
      let frame = view(console)
      let row = try #require(frame.lines.firstIndex { $0.contains("Mother takes sertraline") })
      #expect(frame.lines[row].contains("Health (private): Mother takes"))
      #expect(frame.row(row).contains { $0.style == .privateWords })
    }
  }

  @Test("what is selected is marked and under the cursor, in every pane", arguments: Pane.allCases)
  func selection(_ pane: Pane) throws {
    for (width, height) in [(80, 24), (120, 36)] {
      var console = try Case.aisha(until: "2026-11-24T11:04:00Z").console(.chair, width, height)
      console.press(.character(Character("\(pane.rawValue)")), .home, .down)
      let frame = view(console)
      let cell = frame.row(frame.cursor.row)[frame.cursor.row * frame.width + frame.cursor.column]
      #expect(frame.text(of: cell) == "▸")
      #expect(cell.style == .selected)
    }
  }

  @Test("text from people shows no control character")
  func hostile() throws {
    var replayed = try Case.aisha(until: "2026-11-24T10:44:00Z").console(.minutes, 120, 36)
    replayed.type("police: \u{1B}[2J\u{202E}evil\u{7}")
    let text = view(replayed).text
    #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\u{7}" })
  }
}
