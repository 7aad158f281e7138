import Foundation
import Testing

@Suite("Where children are safe tonight, on the register's screen")
struct TonightOnTheRegisterTests {
  @Test("stands there until the arrangement ends, and for a week to ask what follows; then it is history")
  func ends() throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    try Ashdown.captureWhole(at: desk)
    func home(_ clock: String) throws -> Tmux {
      try Tmux(desk, [Desk.program, "home", "--clock", clock], width: 160, height: 50)
    }
    let words = "tonight’s arrangement ends"
    let same = try home("2026-11-19T12:00:00Z")
    try same.wait("both children's") { rows in
      rows.count { $0.contains(words) && $0.contains("Fri 20 Nov 15:00") } == 2
    }
    let after = try home("2026-11-21T09:00:00Z")
    try after.wait(for: "ended Fri 20 Nov 15:00")
    let long = try home("2026-12-01T09:00:00Z")
    try long.wait("the register") { rows in
      rows.joined().contains(Ashdown.reference) && !rows.joined().contains(words)
    }
  }
}
