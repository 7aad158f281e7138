import Advice
import Console
import Meeting
import Screen
import Testing
import Text

@Suite("The row that keys act on is the one that is marked")
struct RollSelectionTests {
  @Test(
    "while people are called together every step of the roll marks the row that l would call",
    arguments: [(120, 36), (80, 24)])
  func marked(_ width: Int, _ height: Int) throws {
    var console = try Case.aisha(until: "2026-11-24T09:58:00Z").console(.chair, width, height)
    console.press(.character("5"), .home)
    for _ in console.desk.listedPlaces {
      let frame = view(console)
      let row = try #require(frame.lines.first { $0.contains("│▸") }, "nothing is marked")
      var calling = console
      calling.press(.character("l"))
      let agency = calling.line.field.text.dropFirst(":chase ".count).prefix { $0 != " " }
      let place = try #require(console.desk.listedPlaces.first { $0.slot.agency.text == agency })
      #expect(row.contains(place.name.prefix(12)), "\(agency) is not the row marked")
      console.press(.down)
    }
    #expect(view(console).lines.first { $0.contains("│▸") }?.contains("(Enter lists)") == true)
  }

  @Test("of what was already done the latest is shown from its beginning, cut at its end")
  func already() throws {
    var made = try Case.aisha(until: "2026-11-24T09:58:00Z").console(.chair, 120, 36)
    let words = "The grandmother came " + String(repeating: "and said at length what she saw ", count: 40)
    var proceedings = made.desk.proceedings
    proceedings.append(
      Event(
        id: EventID("long"), at: made.desk.now, by: Author(seat: .chair, person: "R Osei", login: "x"),
        act: .alreadyDone(words)))
    _ = made.update(.followed(proceedings, at: made.desk.now))
    let text = view(made).text
    #expect(text.contains("The grandmother came"))
  }

  @Test(
    "who took the chair is not told as confirmed, what an agency said is told of the agency; hours say which")
  func truly() throws {
    let called = try Case.aisha(until: "2026-11-24T09:13:00Z")
    func lines(_ proceedings: Proceedings) -> [String] {
      let desk = Desk(
        proceedings: proceedings, procedure: called.procedure, workingDays: called.workingDays,
        now: called.now, seat: .chair, name: "R Osei", fresh: { "k" })
      return view(ConsoleState(desk: desk, height: 36, width: 120)).lines
    }
    let unasked = lines(Proceedings(called.proceedings.events.filter { !$0.act.isChase }))
    #expect(unasked.contains { $0.contains("R Osei, J Okafor   chairs") })
    let asked = lines(called.proceedings)
    #expect(asked.contains { $0.contains("R Osei, J Okafor   agency confirmed") })
    #expect(asked.contains { $0.contains("7 h 47 of agencies' hours left to reach them") })
    #expect(asked.contains { $0.contains("14 h 46 left on the clock") })
    #expect(asked.contains { $0.contains("to be considered, not asked (Enter lists)") })
  }

  @Test("with warnings marked the keys row of 80 columns still says how to give the one reason")
  func reason() throws {
    var console = try Case.aisha(until: "2026-11-24T10:44:00Z").console(.chair, 80, 24)
    console.openClosing()
    for _ in 0..<6 { console.press(.character(" ")); console.press(.down) }
    #expect(view(console).lines[23].contains(" o one reason for "))
  }
}

extension Act {
  fileprivate var isChase: Bool { if case .chased = self { true } else { false } }
}
