import Calendar
import Console
import Meeting
import Screen
import Testing
import Text

/// What lies over the meeting: lists, presence, help and scores, made from the made-up case.
@Suite("The screens that lie over the meeting, as drawn")
struct LayerScreenTests {
  private let typing = OtherSeat(name: "J Hart", unsent: 12)

  private func console(
    _ moment: String = "10:44:00", _ size: (Int, Int) = (120, 36), reconvened: Bool = false
  ) throws -> ConsoleState {
    try Case.aisha(until: "2026-11-24T\(moment)Z", isReconvened: reconvened)
      .console(.chair, size.0, size.1, other: typing)
  }

  @Test("all warnings, the worst first", arguments: [(120, 36), (80, 24)])
  func warnings(_ width: Int, _ height: Int) throws {
    var console = try Case.aisha(until: "2026-11-24T10:44:00Z", .proposed)
      .console(.chair, width, height, other: typing)
    console.press(.character("w"))
    try expectGolden(view(console), "warnings-\(width)x\(height)")
  }

  @Test("what a warning rests on")
  func paragraph() throws {
    var console = try console()
    console.press(.character("w"), .character("p"))
    try expectGolden(view(console), "paragraph-120x36")
  }

  @Test("scoring blind: one number while it is typed, and no other", arguments: [(120, 36), (80, 24)])
  func blind(_ width: Int, _ height: Int) throws {
    var console = try console("10:39:00", (width, height))
    console.press(.character("s"))
    try expectGolden(view(console), "scores-blind-\(width)x\(height)")
  }

  @Test("revealed, with who speaks first and what has changed since", arguments: [(120, 36), (80, 24)])
  func revealed(_ width: Int, _ height: Int) throws {
    var console = try console("10:40:00", (width, height), reconvened: true)
    console.press(.character("s"))
    try expectGolden(view(console), "scores-revealed-\(width)x\(height)")
  }

  @Test("the analysis is typed below the number it explains")
  func analysis() throws {
    var console = try console("10:40:00")
    console.press(.character("s"), .enter)
    console.type("Injuries heal, mother engages with every appointment since the spring")
    try expectGolden(view(console), "scores-analysis-120x36")
  }

  @Test("sooner than all are in it asks why", arguments: [(120, 36), (80, 24)])
  func sooner(_ width: Int, _ height: Int) throws {
    var console = try console("10:39:00", (width, height))
    console.press(.character("s"), .character("v"))
    console.type("police must leave")
    try expectGolden(view(console), "scores-sooner-\(width)x\(height)")
  }

  @Test("who comes and goes", arguments: [(120, 36), (80, 24)])
  func presence(_ width: Int, _ height: Int) throws {
    var console = try console("10:44:00", (width, height))
    console.press(.character("p"))
    console.type("m")
    try expectGolden(view(console), "presence-\(width)x\(height)")
  }

  @Test("who is coming stands with the roll's mark for it, and whoever has not answered with another")
  func coming() throws {
    var console = try Case.aisha(until: "2026-11-24T09:58:00Z").console(.chair, 120, 36)
    console.press(.character("p"))
    guard case .presence(let picker)? = console.layer else {
      Issue.record("nothing opened")
      return
    }
    let lines = view(console).lines
    let coming = picker.rows.filter { $0.isConfirmed }
    #expect(!coming.isEmpty && coming.count < picker.rows.count)
    for row in picker.rows where row.person != nil {
      #expect(lines.contains { $0.contains("● \(row.name)") } == row.isConfirmed, "\(row.name)")
    }
  }

  @Test(
    "of a pane that a card covers in part nothing stands beside or below the card",
    arguments: ["m", "d", "p"])
  func covering(_ key: Character) throws {
    var console = try console("10:58:00", (120, 36))
    let before = view(console).text
    #expect(before.contains("Background") && before.contains("What would reduce it"))
    console.press(.character(key))
    let text = view(console).text
    for words in ["Background", "What would reduce it", "Photographs were taken"] {
      #expect(!text.contains(words))
    }
    // The actions are whole, or gone.
    #expect(text.contains("See Aisha alone at school") == text.contains("her own account"))
    #expect(text.contains("5 Roll") && text.contains("6 Safety"))
    #expect(!text.contains("╷") && !text.contains("╵"))
  }

  @Test("at the narrowest width that is drawn every key of the chair's home is named, and what . does")
  func keysAtEighty() throws {
    let row = view(try console("10:44:00", (80, 24))).lines[23]
    for key in ["a", "n", "p", "s", "d", "t", "r", "w", "c", "m", "q"] { #expect(row.contains(" \(key) ")) }
    #expect(row.contains(". next"))
    #expect(row.hasSuffix("? all"))
  }

  @Test("help on the focused pane", arguments: [(120, 36), (80, 24)])
  func help(_ width: Int, _ height: Int) throws {
    var console = try console("10:44:00", (width, height))
    console.press(.character("?"))
    try expectGolden(view(console), "help-\(width)x\(height)")
  }

  @Test("what was searched for")
  func found() throws {
    var console = try console()
    console.press(.character("/"))
    console.type("partner")
    console.press(.enter)
    try expectGolden(view(console), "found-120x36")
  }

  @Test("a command that is being spelt is answered with what begins so")
  func palette() throws {
    var console = try console()
    console.press(.character(":"))
    console.type("pre")
    #expect(view(console).lines[33] == " :present  say that somebody is here, and how")
  }

  @Test(
    "before the reveal no number stands anywhere on either seat's screen", arguments: [Seat.chair, .minutes])
  func hidden(_ seat: Seat) throws {
    // Health's number for Aisha is the only 7 that could stand alone.
    let replayed = try Case.aisha(until: "2026-11-24T10:39:00Z")
    var hidden = replayed.console(seat, 120, 36)
    if seat == .minutes { hidden.press(.escape) }
    let keys: [[Keystroke]] = [
      [], [.character("s")], [.character("s"), .down, .down], [.character("u")], [.character("w")],
      [.character("?")], [.character("z")],
    ]
    let numbers = replayed.proceedings.meeting.scores.compactMap(\.scoring.value)
    #expect(numbers.count > 3)
    for sequence in keys {
      var console = hidden
      for key in sequence { console.press(key) }
      let shown = view(console)
      // Only the numbers tell the screens of two meetings apart whose scores differ.
      var other = replayed.withScoresAdded(1).console(seat, 120, 36)
      if seat == .minutes { other.press(.escape) }
      for key in sequence { other.press(key) }
      #expect(shown == view(other), "\(sequence)")
    }
  }

  @Test("no layer traps at any size, whatever is selected")
  func sizes() throws {
    let layers: [[Keystroke]] = [
      [.character("w")], [.character("w"), .pageDown, .pageDown], [.character("p")],
      [.character("p"), .down, .down], [.character("?")], [.character("?"), .pageDown, .pageDown, .pageDown],
      [.character("s")], [.character("s"), .down, .tab], [.character("s"), .character("v"), .character("x")],
    ]
    for moment in ["09:58:00", "10:39:00", "10:45:00"] {
      for keys in layers {
        var console = try console(moment)
        for key in keys { console.press(key) }
        for (width, height) in [
          (1, 1), (60, 16), (61, 17), (80, 24), (119, 40), (120, 34), (200, 60), (300, 100),
        ] {
          _ = console.update(.resized(height: height, width: width))
          let frame = view(console)
          #expect(frame.height == height && frame.width == width)
        }
      }
    }
  }
}

extension Case {
  /// The same meeting with every score so much higher, of those that stay within 0 to 10.
  fileprivate func withScoresAdded(_ more: Int) -> Case {
    let events = proceedings.events.map { event in
      guard case .scored(var scoring) = event.act else { return event }
      scoring.value = scoring.value.map { min(10, $0 + more) }
      return Event(
        id: event.id, at: event.at, by: event.by, on: event.on, share: event.share, act: .scored(scoring))
    }
    return Case(proceedings: Proceedings(events), procedure: procedure, workingDays: workingDays, now: now)
  }
}
