import Foundation
import Testing

@Suite("What was promised with decisions taken without health, on the register's screen")
struct PromisesOnTheRegisterTests {
  private static let news = "Ines Okafor asks Health for "

  private func home(_ desk: Desk, _ clock: String, tab: String = "1") throws -> Tmux {
    let home = try Tmux(desk, [Desk.program, "home", "--clock", clock], width: 180, height: 50)
    if tab != "1" {
      try home.wait(for: Ashdown.reference)
      try home.type(tab)
    }
    return home
  }

  @Test(
    "is due there from the owner by its time, and to be convened until a discussion that follows is called")
  func promised() throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    try Ashdown.captureWhole(at: desk)
    for tab in ["1", "4"] {
      let same = try home(desk, "2026-11-19T12:00:00Z", tab: tab)
      try same.wait("the further discussion, of both children once") { rows in
        rows.count { $0.hasPrefix("│") && $0.contains("to be convened") && $0.contains("Fri 20 Nov 15:00") }
          == 1
      }
      try same.wait("the news") { rows in
        rows.count { $0.hasPrefix("│") && $0.contains(Self.news) && $0.contains("today 14:00") } == 1
      }
    }
    try Ashdown.close(at: desk)
    let late = try home(desk, "2026-11-21T09:00:00Z")
    try late.wait("both late") { rows in
      let text = rows.joined(separator: "\n")
      return text.contains("late since Fri 20 Nov 15:00") && text.contains("was due Thu 19 Nov 14:00")
    }
    let referral = try String(contentsOfFile: Ashdown.meetings + "/ashdown.json", encoding: .utf8)
    let follows = "{\n  \"follows\": {\"reference\": \"\(Ashdown.reference)\", \"rationale\": \"as agreed\"},"
    let file = desk.folder + "/again.json"
    try (follows + referral.dropFirst()).write(toFile: file, atomically: true, encoding: .utf8)
    try desk.done([
      "convene", "--clock", "2026-11-21T09:05:00Z", "--from", file, "--as", "Ruth Osei",
    ])
    let followed = try home(desk, "2026-11-21T09:10:00Z")
    try followed.wait("the new one, and nothing to be convened") { rows in
      let text = rows.joined(separator: "\n")
      return text.contains("ASSEMBLING") && !text.contains("to be convened") && text.contains(Self.news)
    }
    let long = try home(desk, "2026-12-01T09:00:00Z")
    try long.wait("the register, a week after the news were due") { rows in
      rows.joined().contains(Ashdown.reference) && !rows.joined().contains(Self.news)
    }
  }
}
