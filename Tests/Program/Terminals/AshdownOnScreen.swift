import Foundation
import Testing

// What has to be on the screen while the meeting is typed, at its moment, wherever its keys lead.
extension Tmux {
  /// Looks at the screen once everything said at that time is kept, with commands where they are needed.
  func look(at time: String) throws {
    switch time {
    case "10:30":
      try wait(for: "INQUORATE 2 of 3")
      try wait(for: "✗ Health: nobody here")
      #expect(try screen().contains { $0.hasPrefix(" ✗ 1 critical") })
      try command { try roll("✗ Health", "not here") }
    case "10:41": try wait(for: "QUORATE 3 of 3")
    case "10:52": try command { try lookAtWriting() }
    case "11:00": try command { try sheet { try wait(for: "asks for no scale: offered as practice") } }
    case "11:01": try command { try lookAtBlindScores() }
    case "11:02": try command { try lookAtRevealedScores() }
    case "11:04": try command { try lookAtRevision() }
    case "11:05":
      try wait(for: "INQUORATE 2 of 3")
      try wait(for: "✗ Health: nobody here since 11:05")
      try command { try roll("✗ Health", "left", "11:05") }
    case "11:07": try command { try lookAtDecision(1, of: "Maya") }
    case "11:12":
      try command {
        try lookAtDecision(1, of: "Maya")
        try lookAtDecision(2, of: "Theo")
      }
    case "11:31": try lookAtCheck()
    default: break
    }
  }

  // MARK: - The roll

  /// Waits for a row of the roll that begins so, and has the other words behind.
  private func roll(_ beginning: String, _ words: String...) throws {
    try press("5")
    try wait("\(beginning) \(words)") { rows in
      rows.contains { row in
        guard row.contains("│"), let start = row.range(of: beginning) else {
          return false
        }
        return words.allSatisfy { row[start.upperBound...].contains($0) }
      }
    }
  }

  /// The paediatrician wrote: that informs, and somebody is still required.
  private func lookAtWriting() throws {
    try roll("◐ Paediatrician", "Priya Sen")
    let rows = try screen()
    let heading = try #require(rows.firstIndex { $0.contains("── also required") })
    let writing = try #require(rows.firstIndex { $0.contains("◐ Paediatrician") })
    #expect(heading < writing)
    #expect(rows[writing].contains("written") || rows[writing].contains("wrote: The pattern"))
    try press("w")
    try wait(for: "Paediatrician wrote, and is still required")
    try press("Escape")
    try waitUntilHome()
  }

  // MARK: - Scores

  private func sheet(_ look: () throws -> Void) throws {
    try press("s")
    try wait(for: "[Safety 0-10")
    try look()
    try press("Escape")
    try waitUntilHome()
  }

  /// Everybody is in, and no number and no reason is seen anywhere.
  private func lookAtBlindScores() throws {
    try sheet {
      let rows = try wait(for: "4 of 4 in")
      let health = try #require(rows.first { $0.contains("Nuala Byrne") && $0.contains("in, hidden") })
      #expect(!Self.leftOfRoll(health).contains { $0.isNumber })
      #expect(!Self.flowing(rows).contains("mother engages"))
      #expect(rows.contains { $0.contains("offered as practice") })
    }
    try press("6")
    let rows = try wait(for: "[6 Safety 0-10]")
    #expect(rows.contains { $0.contains("[6 Safety 0-10]") && $0.contains("blind") })
    for agency in ["Police", "Health", "School", "Social care"] {
      #expect(
        rows.contains {
          $0.contains(agency.padding(toLength: 14, withPad: " ", startingAt: 0) + "in, hidden")
        })
    }
  }

  /// The part of a row that no pane beside a card takes.
  private static func leftOfRoll(_ row: String) -> Substring {
    row.split(separator: "│").first ?? ""
  }

  private func lookAtRevealedScores() throws {
    try sheet {
      let rows = try wait(for: "[Safety 0-10, revealed]")
      #expect(rows.contains { $0.contains(" Theo      3 to 7, spread 4 ▲") })
      try expectHealthFirst("‹Maya›     2 to 6, spread 4 ▲", score: 6)
      try press("c")
      try expectHealthFirst("‹Theo›     3 to 7, spread 4 ▲", score: 7)
      // The child in view is Maya again.
      try press("c")
      try wait(for: "‹Maya›     2 to 6")
    }
    let spread = try #require(try screen().first { $0.contains("spread        4 ▲") })
    #expect(spread.contains("4 ▲   4 ▲"))
  }

  /// Who is furthest from the rest is asked first.
  private func expectHealthFirst(_ heading: String, score: Int) throws {
    let rows = try wait(for: heading)
    let head = try #require(rows.firstIndex { $0.contains(heading) })
    #expect(rows[head + 1].contains("▸ Health         \(score) ▮"))
    #expect(rows[head + 1].contains("speaks first"))
  }

  /// The first score and the one after the talk are both kept.
  private func lookAtRevision() throws {
    try sheet {
      let rows = try wait(for: "first 6")
      #expect(try #require(rows.first { $0.contains("first 6") }).contains("Health         4 ▮"))
    }
    try wait(for: "4 ↓2")
  }

  // MARK: - Decisions

  /// What a decision was taken without, why, who brings the news and when it is talked of again; views with their time.
  private func lookAtDecision(_ number: Int, of child: String) throws {
    let views = [
      "Maya": ["✓ Health agreed 11:05, before leaving"],
      "Theo": [
        #"✗ Health disagrees 11:05: "no concern has been observed for Theo"; escalated 11:12 to line managers, DI P Shah and K Lowe, by today 16:00"#,
        #"✗ Police disagrees 11:12: "no offence disclosed, single agency at most"; escalated 11:12 to line managers, DI P Shah and K Lowe, by today 16:00"#,
      ],
    ]
    let without =
      "▲ taken without health: Dean is back tonight; Ines Okafor asks for its news by today 14:00 again Fri 20 Nov 15:00"
    try press("2")
    try wait(for: "[2 Decisions")
    // Beside the other panes it says in a row each what it says whole where it has the room.
    if width >= 120 { try press("z") }
    try press("Home")
    if child == "Theo" { try press("Down", "Down") }
    for words in [without] + (views[child] ?? []) {
      try wait("\(child): \(words)") { rows in
        let from = rows.firstIndex { $0.contains(child) && $0.contains("▸●") } ?? rows.count
        return Self.flowing(rows[from...]).contains(words)
      }
    }
    if width >= 120 {
      try press("z")
      try wait(for: "1 Agenda ──")
    }

    try press("Enter")
    try wait(for: "[Decision \(number)")
    try wait(for: "TAKEN WITHOUT HEALTH")
    let view = child == "Maya" ? "agrees 11:05" : "disagrees 11:05"
    try wait("health's view with its time") { rows in
      rows.contains { $0.contains(" Health         Nuala Byrne") && $0.contains(" \(view)") }
    }
    try wait("the reason, and when it is talked of again") { rows in
      let text = Self.flowing(rows)
      return text.contains("Dean is back tonight") && text.contains("Fri 20 Nov 15:00")
    }
    try press("Escape")
    try waitUntilHome()
  }

  // MARK: - Hands

  /// Lets letters command, and type again afterwards.
  private func command(_ look: () throws -> Void) throws {
    try press("C-t")
    try waitUntilHome()
    try look()
    try press("C-t")
    try wait(for: " TYPE")
  }

  /// Waits until letters command and nothing lies over the meeting.
  func waitUntilHome() throws {
    try wait("a home of keys") { rows in
      rows.contains { $0.hasPrefix(" KEYS   ") && ($0.contains("n note") || $0.contains("l log a call")) }
    }
  }

  /// Fails unless every line that was typed is kept: a word that follows stands alone in the line.
  func expectAllKept(at time: String) throws {
    try type("zz")
    try wait("all of \(time) kept") { rows in rows.contains { Self.line($0) == "zz" } }
    try press("C-u")
  }

  /// What is typed, of the row that it stands in.
  private static func line(_ row: String) -> String? {
    row.hasPrefix(" ›") ? row.dropFirst(2).trimmingCharacters(in: .whitespaces) : nil
  }

  /// Waits until one of two texts stands on the screen: wide and narrow ones may say it differently.
  func wait(for words: String, or others: String) throws {
    try wait("\(words) or \(others)") { rows in
      rows.contains { $0.contains(words) || $0.contains(others) }
    }
  }

  /// The rows as one text: without borders, each run of blanks as one.
  static func flowing(_ rows: some Sequence<String>) -> String {
    rows.map { String($0.map { "│┌┐└┘├┤─".contains($0) ? " " : $0 }) }
      .joined(separator: " ").split(separator: " ").joined(separator: " ")
  }
}
