import Advice
import Calendar
import Meeting
import Procedures
import Testing
import Text

@testable import Console

@Suite("What is selected is what is shown, and stays so")
struct SelectionKeysTests {
  private func assembling() throws -> Seated {
    var sitting = try Sitting.empty()
    try sitting.convene(children: [
      Child(key: ChildKey("jude"), name: "Jude", life: .born(try #require(Day("2024-05-03")))),
      Child(key: ChildKey("kayla"), name: "Kayla", life: .born(try #require(Day("2018-01-22")))),
    ])
    return try Seated(sitting)
  }

  @Test("once the discussion begins the seat is where one would sit down, unless it looks at something else")
  func beginning() throws {
    var seat = try assembling()
    #expect(seat.state.focus == .roll)
    try seat.press("b", "Enter")
    #expect(seat.state.focus == .risk)
    seat = try assembling()
    try seat.press("7", "b", "Enter")
    #expect(seat.state.focus == .actions)
  }

  private func slot(_ seat: Seated) -> Slot? {
    let index = seat.state.selected(in: .roll) ?? seat.state.current(in: .roll)
    guard case .slot(let slot)? = seat.state.desk.item(at: index, of: .roll) else { return nil }
    return slot
  }

  @Test("l begins with the first who has not answered, not with whoever is there already")
  func callsTheNext() throws {
    var seat = try assembling()
    try seat.press("i")
    try seat.type(":invite social-care R Osei, team manager")
    try seat.press("Enter", "i")
    try seat.type(":chase social-care confirmed")
    try seat.press("Enter", "l")
    #expect(seat.state.line.field.text == ":chase police ")
  }

  @Test("agencies that are only thought of have no row of their own until somebody is named or asked")
  func thoughtOf() throws {
    var seat = try assembling()
    let desk = seat.state.desk
    let thought = try #require(desk.unlistedPlaces.first).slot
    let count = desk.count(of: .roll, child: nil)
    #expect(count == desk.listedPlaces.count + 1)
    #expect(desk.item(at: count - 1, of: .roll) == .everybody)
    try seat.press("5", "End", "l")
    #expect(seat.state.line.field.text == ":chase ")
    #expect(seat.state.line.hint?.contains(thought.agency.text) == true)
    try seat.type("\(thought.agency.text): will ring back")
    try seat.press("Enter")
    #expect(seat.state.desk.listedPlaces.contains { $0.slot == thought })
  }

  @Test("the same place of the roll stays selected when circumstances bring others in before it")
  func followsSlot() throws {
    var seat = try assembling()
    try seat.press(":")
    try seat.type("invite \"Housing\" M Shaw, officer")
    try seat.press("Enter", "5", "End", "Up")
    let before = try #require(slot(seat))
    #expect(before.agency == AgencyKey("housing"))
    let rows = seat.state.desk.listedPlaces.count
    try seat.press("i")
    try seat.type(":circumstance nursery-age #jude yes")
    try seat.press("Enter")
    #expect(seat.state.desk.listedPlaces.count > rows)
    #expect(slot(seat) == before)
    try seat.press("5", "l")
    #expect(seat.state.line.field.text.hasPrefix(":chase housing"))
  }

  @Test("a telephone number that was given stands where a call is logged, and in the menu of the place")
  func number() throws {
    var seat = try assembling()
    try seat.press("i")
    try seat.type(":invite nursery Pam Orde, nursery manager #jude, 01452 000111")
    try seat.press("Enter")
    let person = try #require(seat.state.desk.meeting.persons.last)
    #expect(person.slots == [Slot(AgencyKey("nursery"), child: ChildKey("jude"))])
    #expect(person.role == "nursery manager")
    #expect(person.contact == "01452 000111")
    let row = try #require(seat.state.desk.listedPlaces.firstIndex { $0.people.contains(person.key) })
    try seat.press("5", "Home")
    for _ in 0..<row { try seat.press("Down") }
    try seat.press("l")
    #expect(seat.state.line.hint?.contains("Pam Orde 01452 000111") == true)
    let menu = Announcement.slot(person.slots[0], at: seat.state.desk)
    #expect(menu.lines.contains("Pam Orde, nursery manager, 01452 000111"))
  }

  @Test("a note stays selected when one before it is taken back")
  func followsNote() throws {
    var seat = try Seated(try Sitting.underWay())
    for words in ["the first", "the second", "the third"] {
      try seat.press("n")
      try seat.type(words)
      try seat.press("Enter")
    }
    try seat.press("4", "End", "Up")
    let first = try #require(seat.sitting.proceedings.meeting.sayings.first?.id)
    seat.sitting.write(.withdrawn(first))
    try seat.take(.followed(seat.sitting.proceedings, at: try #require(Instant(seat.sitting.now))))
    let index = try #require(seat.state.selected(in: .notes))
    #expect(seat.state.desk.meeting.sayings[index].saying.text == "the second")
  }

  @Test("u offers the last act whatever is marked, and s what ▸ marks, though the cursor was not moved")
  func undoMarked() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("n")
    try seat.type("something noted last")
    try seat.press("Enter", "7", "u")
    guard case .announcement(let asked)? = seat.state.layer else { throw NotThat(line: "u", reading: "-") }
    #expect(asked.lines.contains { $0.contains("something noted last") })
    #expect(asked.lines.contains("s   what is selected instead: 10:30 action 6: Action 6"))
    try seat.press("s")
    guard case .announcement(let other)? = seat.state.layer else { throw NotThat(line: "s", reading: "-") }
    #expect(other.lines.contains { $0.hasPrefix("action 6: Action 6") })
    try seat.press("Enter")
    #expect(seat.state.desk.meeting.sayings.count == 1)
    #expect(seat.state.desk.meeting.actions.count == 5)
  }

  @Test("u tells what is selected by its first words, so that one note is known from another")
  func undoSelectedNote() throws {
    var seat = try Seated(try Sitting.underWay())
    for words in ["Mother rang and wept, and said that she will come after all", "the second"] {
      try seat.press("n")
      try seat.type(words)
      try seat.press("Enter")
    }
    try seat.press("4", "Home", "u")
    guard case .announcement(let asked)? = seat.state.layer else { throw NotThat(line: "u", reading: "-") }
    #expect(
      asked.lines.contains(
        "s   what is selected instead: 10:44 the note: Mother rang and wept, and sai…"))
  }

  @Test("an action that was just saved is in sight, wherever the selection stood")
  func savedLast() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("7", "Home", "a")
    try seat.type("See Aisha")
    try seat.press("Enter")
    #expect(seat.state.desk.meeting.actions.count == 7)
    #expect(seat.state.selected(in: .actions) ?? seat.state.current(in: .actions) == 6)
  }
}

@Suite("The list of warnings goes on to the next")
struct WarningKeysTests {
  private func go(to warning: (Warning) -> Bool, _ seat: inout Seated) throws {
    try seat.press("w", "Home")
    guard case .warnings(let list)? = seat.state.layer else { throw NotThat(line: "w", reading: "no list") }
    let index = try #require(list.items.firstIndex { warning($0.warning) })
    for _ in 0..<index { try seat.press("Down") }
  }

  private func list(_ seat: Seated) throws -> WarningList {
    guard case .warnings(let list)? = seat.state.layer else { throw NotThat(line: "w", reading: "no list") }
    return list
  }

  @Test("a key that means nothing in a list is told, with those that do", arguments: [".", "n", "Tab", "7"])
  func told(key: String) throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("w", key)
    let told = try #require(seat.state.told)
    #expect(told.contains("no command on \(key) here"))
    #expect(told.contains("Enter go and mend"))
    try seat.press("Backspace", "p", key)
    #expect(seat.state.told?.contains("no command on \(key) here") == true)
    try seat.press("Esc", "Esc", "m", "z")
    #expect(seat.state.told?.contains("no command on z here") == true)
  }

  @Test("after the card that mends one, or is left, the list is there again")
  func cameBack() throws {
    var seat = try Seated(try Sitting.underWay())
    try go(to: { $0.place == .actions(3) }, &seat)
    let selected = try #require(list(seat).item)
    try seat.press("Enter")
    #expect(try seat.card.subject == .action(3))
    try seat.press("Esc")
    #expect(try list(seat).item == selected)
    // What was agreed stands: the keys are at what it lacks.
    try seat.press("Enter")
    #expect(seat.focus == "who")
    try seat.type("okafor")
    try seat.press("Tab")
    try seat.type("fri")
    try seat.press("Tab")
    try seat.type("her own account")
    try seat.press("Ctrl-S")
    #expect(try list(seat).items.contains { $0.warning.place == .actions(3) } == false)
  }

  @Test("after the line that mends one the list is there again, and not where the line was left")
  func cameBackFromLine() throws {
    var seat = try Seated(try Sitting.underWay())
    func isPrompt(_ warning: Warning) -> Bool { if case .prompt = warning.place { true } else { false } }
    try seat.press("i")
    try seat.type(":item decisions")
    try seat.press("Enter")
    try go(to: isPrompt, &seat)
    let before = try list(seat).items.count
    try seat.press("Enter")
    #expect(seat.state.line.field.text.hasPrefix(":answer 1 "))
    try seat.type("repeated assault")
    try seat.press("Enter")
    #expect(try list(seat).items.count <= before)
    let next = try #require(list(seat).items.firstIndex { isPrompt($0.warning) })
    try seat.press("Home")
    for _ in 0..<next { try seat.press("Down") }
    try seat.press("Enter", "Esc")
    #expect(seat.state.layer == nil)
    try seat.press("n")
    try seat.type("a note")
    try seat.press("Enter")
    #expect(seat.state.layer == nil)
  }

  @Test("what has happened can only be explained: Enter asks for the reason, and Esc comes back to it")
  func clock() throws {
    var sitting = try Sitting.underWay()
    sitting.now = "2026-11-24T11:00:00Z"
    sitting.proceedings = Proceedings(
      sitting.proceedings.events.map { event in
        guard case .convened(var convening) = event.act else { return event }
        convening.case.referral.received = Instant("2026-11-02T09:00:00Z") ?? event.at
        var event = event
        event.act = .convened(convening)
        return event
      })
    var seat = try Seated(sitting)
    try go(to: { $0.place == .clock }, &seat)
    let warning = try #require(list(seat).item?.warning)
    try seat.press("Enter")
    guard case .override(let overriding, _) = try seat.card.subject else {
      throw NotThat(line: "Enter", reading: "\(try seat.card.subject)")
    }
    #expect(overriding.rule == warning.rule)
    try seat.press("Esc")
    #expect(try list(seat).item?.warning == warning)
  }

  @Test("where one is gone past, the next open one is selected, not the one gone past")
  func past() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("w")
    let rows = try list(seat).items
    let alone = try #require(
      rows.firstIndex { if case .standing(let cause) = $0 { !cause.isShared } else { false } })
    for _ in 0..<alone { try seat.press("Down") }
    try seat.press("o")
    try seat.type("heard by telephone")
    try seat.press("Ctrl-S")
    #expect(try list(seat).item == rows[alone + 1])
  }
}
