import Foundation
import Testing

/// The chair and the minute-taker at two terminals of one meeting.
@Suite("Two seats of one meeting", .serialized)
struct TwoSeatsTests {
  /// Somebody at a seat who sees the meeting.
  private func sit(_ seat: String, _ name: String, at desk: Desk) throws -> Tmux {
    let terminal = try Tmux(
      desk, [Desk.program, "run", Ashdown.reference, "--seat", seat, "--as", name], width: 120, height: 36)
    try terminal.wait(for: Ashdown.reference)
    return terminal
  }

  @Test("What one seat keeps the other shows, and it sees that somebody types, not what")
  func seats() throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    let minutes = try sit("minutes", "Joe Hart", at: desk)
    let chair = try sit("chair", "Ruth Osei", at: desk)

    try minutes.type("police: two call-outs in a fortnight")
    let seen = try chair.wait(for: "✎")
    #expect(!seen.joined().contains("call-outs"), "the chair sees what is not kept yet")
    try minutes.press("Enter")
    try chair.wait(for: "Joe Hart: Police: two call-outs in a fortnight")
    try chair.wait("nobody types") { rows in !rows.joined().contains("✎") }

    try chair.press("a")
    try chair.type("Ring the GP @police by tomorrow 10:00 for the injury")
    try chair.press("Enter")
    try minutes.wait(for: "Ruth Osei: action 1 saved")
  }

  @Test("A rehearsal's clock is the meeting's: the other seat keeps up with it, and whoever comes back")
  func clock() throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    let minutes = try sit("minutes", "Joe Hart", at: desk)
    var chair = try sit("chair", "Ruth Osei", at: desk)
    // Later than any machine's clock.
    try chair.press("C-t")
    try chair.enter([":clock 2098-11-24T10:52", "police: seen in August"])
    try minutes.wait(for: "Mon 24 Nov 10:52")
    try minutes.enter(["health: fractured wrist"])
    try chair.wait(for: "10:52:00 Joe Hart: Health: fractured wrist")
    try chair.enter([":clock wed 09:00", "police: known since Wednesday"])
    try minutes.wait(for: "Wed 26 Nov 09:00")

    try chair.press("Escape", "q", "Enter")
    try chair.wait(for: "ended 0")
    chair = try sit("chair", "Ruth Osei", at: desk)
    try chair.wait(for: "Wed 26 Nov 09:00")
  }

  @Test("A seat that is taken is not given to a second one")
  func taken() throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    let command = [Desk.program, "run", Ashdown.reference]
    let first = try Tmux(desk, command, width: 100, height: 30)
    try first.wait(for: "KEYS")
    let second = try Tmux(desk, command, width: 100, height: 30)
    let rows = try second.wait(for: "ended 1")
    #expect(rows.joined(separator: " ").contains("--seat minutes"))
  }
}
