import Foundation
import Testing

@Suite("A disagreement with one child's decision, on the register's screen")
struct DissentOnTheRegisterTests {
  @Test("names the child of that decision and no other, in what is due today and among the dates")
  func named() throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    try Ashdown.captureWhole(at: desk)
    for tab in ["1", "4"] {
      let home = try Tmux(
        desk, [Desk.program, "home", "--clock", "2026-11-19T12:00:00Z"], width: 180, height: 50)
      try home.wait(for: Ashdown.reference)
      if tab != "1" { try home.type(tab) }
      try home.wait("both agencies' disagreement with Theo's decision, tab \(tab)") { rows in
        let dissents = rows.filter { $0.hasPrefix("│") && $0.contains("disagrees with decision 2") }
        return dissents.count == 2 && dissents.allSatisfy { $0.contains("Theo 3") && !$0.contains("Maya") }
      }
    }
  }
}
