import Calendar
import Console
import Meeting
import Procedures
import Screen
import Testing
import Text

@Suite("The register's screen, drawn")
struct HomeScreenTests {
  @Test("Today, at the sizes it is drawn at", arguments: [(36, 120), (24, 80), (60, 200), (16, 60)])
  func today(_ height: Int, _ width: Int) throws {
    let home = try HomeState.drawn(height: height, width: width)
    try expectGolden(view(home), "register-today-\(width)x\(height)")
  }

  @Test("The card on which a discussion is called", arguments: [(36, 120), (24, 80)])
  func card(_ height: Int, _ width: Int) throws {
    var home = try HomeState.drawn(height: height, width: width)
    try home.openCard()
    for key in ["Gwen Tansley", "health visiting", "health visitor", "by telephone", "mon 15:10"] {
      home.type(key)
      _ = home.update(.key(.tab))
    }
    home.type("Jude has a burn across the back of the left hand; his mother tells it in two ways")
    _ = home.update(.key(.tab))
    try expectGolden(view(home), "register-convene-\(width)x\(height)")
  }

  @Test("The cursor stands on what is selected, and on what is typed")
  func cursor() throws {
    var home = try HomeState.drawn(height: 36, width: 120)
    _ = home.update(.key(.down))
    let frame = view(home)
    #expect(frame.lines[frame.cursor.row].hasPrefix("│▸"))
    #expect(frame.lines[frame.cursor.row].contains("SD-20261123-04"))
    _ = home.update(.key(.character("/")))
    home.type("burn")
    let typing = view(home)
    #expect(typing.lines[typing.cursor.row].hasPrefix(" / burn"))
    #expect(typing.cursor.column == 7)
  }

  @Test("What is selected is in sight however many rows there are")
  func scrolling() throws {
    var home = try HomeState.drawn(height: 16, width: 60)
    for _ in 0..<9 {
      let frame = view(home)
      #expect(frame.lines[frame.cursor.row].contains("▸"))
      #expect(frame.lines[frame.cursor.row].contains(try #require(home.row).name.prefix(14)))
      _ = home.update(.key(.down))
    }
  }

  @Test("An owner, a time and a mark are whole at every size", arguments: [60, 80, 100, 120, 200])
  func whole(_ width: Int) throws {
    var home = try HomeState.drawn(height: 36, width: width)
    let lines = view(home).lines.joined(separator: "\n")
    for words in ["late since Sat 21 Nov 15:30", "due Fri 20 Nov 17:00", "SD-20261119-02 #3", "✗", "▲"] {
      #expect(lines.contains(words))
    }
    if width >= 80 { #expect(lines.contains("N Byrne, health")) }
    _ = home.update(.key(.character("3")))
    #expect(view(home).lines[1].contains("[3 Actions 31]"))
  }

  @Test("Where the last column has no room, the selected action is told whole below the rows")
  func actionInWords() throws {
    var home = try HomeState.drawn(height: 24, width: 80)
    _ = home.update(.key(.end))
    #expect(home.row?.action == 12)
    #expect(view(home).lines[22].contains("attendance record"))
  }

  @Test("A card with something that is not understood is not called complete")
  func notComplete() throws {
    var home = try HomeState.drawn(height: 36, width: 120)
    try home.openCard()
    while home.card?.focus != .relative(0) { _ = home.update(.key(.tab)) }
    home.type("Ann")
    #expect(view(home).lines.contains { $0.contains("✗ 1 not understood · ▲") })
    _ = home.update(.key(.tab))
    _ = home.update(.key(.shiftTab))
    #expect(view(home).lines.contains { $0.contains("typing replaces · ← → edit") })
  }

  @Test("A narrow keys row keeps how to send and how to leave", arguments: [60, 80])
  func narrowKeys(_ width: Int) throws {
    let last = view(try HomeState.drawn(height: 24, width: width)).lines[23]
    #expect(last.contains("q quit") && (last.contains("x send") || width < 80))
  }

  @Test("No size, tab or card can break it")
  func sizes() throws {
    for (height, width) in [(1, 1), (2, 200), (15, 60), (16, 59), (16, 60), (24, 80), (100, 300)] {
      for key: Keystroke in [.character("1"), .character("2"), .character("5"), .character("?"), .end] {
        var home = try HomeState.drawn(height: height, width: width)
        _ = home.update(.key(key))
        #expect(view(home).height == max(1, height))
        try home.openCard()
        for _ in 0..<20 {
          home.type("w\u{0301}\u{1F469}\u{200D}\u{1F467} two")
          _ = home.update(.key(.tab))
          #expect(view(home).width == max(1, width))
        }
      }
    }
    let empty = HomeState(desk: try HomeState.drawn(height: 24, width: 80).desk, height: 24, width: 80)
    #expect(view(empty).lines.contains { $0.contains("No meeting yet: n convenes the first one.") })
  }

  @Test("What people wrote is shown harmless")
  func hostile() throws {
    var rows = HomeRows()
    let now = Instant(seconds: 1_795_000_000)
    let meeting = HomeMeeting(
      reference: "SD-1", state: .live, procedure: "x\u{1B}[2J", children: [HomeChild(name: "A\u{202E}b")],
      convened: now, updated: now)
    rows.today = [HomeMatter(.action, of: meeting, number: 1, due: now, what: "w\u{9B}x", owner: "o\u{7}")]
    rows.meetings = [meeting]
    let desk = try HomeState.drawn(height: 24, width: 80).desk
    var home = HomeState(desk: desk, rows: rows, height: 24, width: 200)
    for key: Keystroke in [.character("1"), .character("2")] {
      _ = home.update(.key(key))
      let text = view(home).lines.joined()
      #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control || $0 == "\u{202E}" })
      #expect(text.contains("<U+202E>"))
    }
  }
}

extension HomeState {
  fileprivate mutating func type(_ words: String) {
    for character in words { _ = update(.key(.character(character))) }
  }

  fileprivate mutating func openCard() throws {
    _ = update(
      .prepared(
        [
          try Library.resolve("gloucestershire", directories: []).procedure,
          try Library.resolve("working-together", directories: []).procedure,
        ], preferred: "gloucestershire", nil))
    _ = update(.key(.enter))
  }

  /// The register as the design draws it.
  fileprivate static func drawn(height: Int, width: Int) throws -> HomeState {
    func instant(_ text: String) throws -> Instant { London.instant(try #require(LocalTime(text))) }
    func meeting(_ reference: String, _ state: State, _ children: (String, String?)...) throws -> HomeMeeting
    {
      HomeMeeting(
        reference: reference, state: state, procedure: "gloucestershire",
        children: children.map { HomeChild(name: $0.0, born: $0.1.flatMap { Day($0) }) },
        convened: try instant("2026-11-20T09:00"), updated: try instant("2026-11-24T08:55"))
    }
    let aisha = try meeting(
      "SD-20261124-02", .assembling, ("Aisha", "2018-03-02"), ("Cal", "2023-06-01"), ("unborn", nil))
    let sent = try meeting("SD-20261119-02", .signed, ("R.W.", "2024-02-01"))
    let open = try meeting("SD-20261120-03", .closedUnsigned, ("M.A.", "2015-01-01"))
    var convene = HomeMatter(.convene, of: aisha, due: try instant("2026-11-24T23:59"), period: "same day")
    (convene.confirmed, convene.needed) = (1, 3)
    var ready = HomeMatter(
      .convene, of: try meeting("SD-20261123-04", .assembling, ("J.P.", "2012-02-02")),
      due: try instant("2026-11-25T23:59"), period: "2 working days")
    (ready.confirmed, ready.needed, ready.planned) = (3, 3, LocalTime("2026-11-24T14:00"))
    let running = HomeMatter(.running, of: try meeting("SD-20261124-01", .live, ("T.", "2026-06-20")))
    let unsigned = HomeMatter(.unsigned, of: open, due: try instant("2026-11-20T16:40"))
    var late = HomeMatter(.send, of: sent, due: try instant("2026-11-21T15:30"), period: "48 hours")
    late.invited = 9
    let conference = HomeMatter(
      .date, of: try meeting("SD-20261105-02", .signed, ("D.F.", "2017-04-04")),
      due: try instant("2026-11-26T23:59"), what: "the initial child protection conference",
      period: "15 working days")
    var rows = HomeRows()
    rows.actions = [
      HomeMatter(
        .action, of: sent, number: 3, due: try instant("2026-11-20T17:00"), what: "GP record of the burn",
        owner: "N Byrne, health"),
      HomeMatter(
        .action, of: open, number: 12, due: try instant("2026-11-24T12:00"), what: "attendance record",
        owner: "P Grant, school"),
    ]
    rows.today = [convene, ready, running, unsigned, late, conference] + rows.actions
    rows.meetings = [aisha, ready.meeting, running.meeting, open, sent, conference.meeting]
    rows.deadlines = [late, convene, ready, conference]
    rows.people = [
      HomePerson(name: "N Byrne", agency: "health", role: "named nurse", references: ["SD-20261119-02"])
    ]
    rows.counts = [.today: 8, .meetings: 214, .actions: 31, .deadlines: 12, .people: 5]
    return HomeState(
      desk: HomeDesk(
        name: "R Osei", place: "Gloucestershire", isRehearsal: false, now: try instant("2026-11-24T09:12"),
        workingDays: WorkingDays(BankHolidays.builtIn), fresh: { "key" }),
      rows: rows, height: height, width: width)
  }
}
