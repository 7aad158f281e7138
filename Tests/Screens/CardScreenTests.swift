import Calendar
import Console
import Meeting
import Screen
import Testing
import Text

@Suite struct CardScreenTests {
  private func state(_ moment: String, height: Int, width: Int, seat: Seat = .chair) throws -> ConsoleState {
    let made = try Case.aisha(until: moment)
    let desk = Desk(
      proceedings: made.proceedings, procedure: made.procedure, workingDays: made.workingDays, now: made.now,
      seat: seat, name: seat == .chair ? "R Osei" : "J Hart", fresh: { "k" })
    return ConsoleState(desk: desk, height: height, width: width)
  }

  private func press(_ state: inout ConsoleState, _ keys: String...) throws {
    for key in keys { _ = state.update(.key(try #require(Keystroke(key)))) }
  }

  private func type(_ state: inout ConsoleState, _ text: String) {
    for character in text { _ = state.update(.key(.character(character))) }
  }

  /// The decision of 10:58, without health, with police and school asked before.
  private func decision(height: Int, width: Int) throws -> ConsoleState {
    var state = try state("2026-11-24T10:58:00Z", height: height, width: width)
    try press(&state, "d", "1", "1", "y")
    type(
      &state,
      "Grip marks on the arm, two call-outs in a fortnight, partner on licence for assault and still in the home; mother not seen."
    )
    try press(&state, "Tab", "1", "2", "Tab", "y")
    type(&state, "Partner is home from 16:00; Aisha leaves school at 15:15")
    try press(&state, "Tab")
    type(&state, "@okafor")
    try press(&state, "Tab")
    type(&state, "today 14:00")
    try press(&state, "Tab")
    type(&state, "wed 10:00")
    try press(&state, "Tab")
    return state
  }

  @Test func `The decision's card holds its fields and asks the agencies by name, the chair's own last`()
    throws
  {
    let frame = view(try decision(height: 36, width: 120))
    try expectGolden(frame, "decision-120x36")
    let lines = frame.lines
    #expect(lines.contains { $0.contains("Child        [1 Aisha]  2 Cal   3 unborn   4 all") })
    #expect(
      lines.contains { $0.contains("TAKEN WITHOUT HEALTH, left 10:52: stays on the decision, which stands.") }
    )
    #expect(lines.contains { $0.contains("✗ School") && $0.contains("disagrees 10:58") })
    #expect(lines.contains { $0.contains("– Health") && $0.contains("not present, left 10:52") })
    #expect(
      lines.contains { $0.contains("▸ Health visitor") && $0.contains("y agrees   n disagrees   - no view") })
    let own = try #require(
      lines.lastIndex { $0.contains("Social care") && $0.contains("R Osei") && $0.hasPrefix("│   ·") })
    #expect(lines[own + 1].contains("Ctrl-S save"))
  }

  @Test func `On a small screen the agencies are asked on the second page, after what is read out`() throws {
    let frame = view(try decision(height: 24, width: 80))
    try expectGolden(frame, "decision-2-80x24")
    let lines = frame.lines
    #expect(lines.contains { $0.contains("[Decision 1, 2 of 2: who agrees]") })
    #expect(lines.contains { $0.contains("Read out: Aisha, section 47") })
    #expect(
      lines.contains { $0.contains("TAKEN WITHOUT HEALTH, left 10:52. Again Wed 25 Nov 10:00, with health.") }
    )
    #expect(lines.contains { $0.contains("▸ Health visitor") })
    #expect(lines.contains { $0.contains("· Social care") })
  }

  @Test func `A row that is not asked bears no mark of what is missing, and names the key that asks it`()
    throws
  {
    var state = try state("2026-11-24T09:58:00Z", height: 36, width: 120)
    state.show(Card(.circumstances, at: state.desk))
    var row: String?
    for _ in 0..<40 where row == nil {
      row = view(state).lines.first { $0.contains("not for: Cal, 3") }
      try press(&state, "Down")
    }
    let shown = try #require(row)
    #expect(shown.contains("– not for: Cal, 3  ! asks it all the same"))
    #expect(!shown.prefix(82).contains("▲") && !shown.contains("y yes"))
  }

  @Test func `An action's card shows who and when in full, and its cursor is where is typed`() throws {
    var state = try state("2026-11-24T10:44:00Z", height: 24, width: 80, seat: .minutes)
    state.show(Card(.action(1), at: state.desk))
    let frame = view(state)
    try expectGolden(frame, "action-80x24")
    #expect(frame.lines.contains { $0.contains("[Action 1]") && $0.contains("10:31 J Hart") })
    #expect(
      frame.lines.contains { $0.contains("Who          @okafor          J Okafor, social care, in the room") }
    )
    #expect(frame.lines.contains { $0.contains("By when      today 15:30      Tue 24 Nov 15:30, in 4 h 46") })
    #expect(frame.cursor.row == 4)
    #expect(frame.cursor.column == 15 + "See Aisha alone at school".count)
  }

  @Test(arguments: [(1, 1), (16, 60), (17, 61), (24, 80), (36, 120), (100, 300)])
  func `No card traps at any size, with anything in it`(height: Int, width: Int) throws {
    let slot = Slot(AgencyKey("school"))
    let subjects: [Card.Subject] = [
      .action(nil), .action(2), .decision(nil, nil), .decision(nil, 1), .tonight(nil), .circumstances,
      .already,
      .escalation(nil),
      .override(Overriding(rule: "x", child: nil), message: String(repeating: "m\u{202E} ", count: 300)),
      .question("medical", nil), .without(slot), .invitation(slot), .relative, .decline,
    ]
    for subject in subjects {
      var state = try state("2026-11-24T10:58:00Z", height: height, width: width)
      state.show(Card(subject, at: state.desk))
      for _ in 0..<6 {
        _ = state.update(.paste(String(repeating: "漢 \u{1B}e\u{301}", count: 20)))
        try press(&state, "1", "n", "Tab")
        let frame = view(state)
        #expect(frame.cursor.row < height && frame.cursor.column < width)
      }
    }
  }
}
