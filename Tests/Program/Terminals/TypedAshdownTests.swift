import Foundation
import JSON
import Testing

/// The Ashdown meeting, typed at the console as it is spoken, must leave what the captured one leaves.
@Suite("The Ashdown meeting, typed in the console", .serialized)
struct TypedAshdownTests {
  @Test("Typed as it is spoken, its journal equals the captured one", arguments: [(120, 36), (80, 24)])
  func typed(width: Int, height: Int) throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    let seat = try Tmux(
      desk, [Desk.program, "run", Ashdown.reference] + Ashdown.seat + ["--clock", "2026-11-18T15:00:00Z"],
      width: width, height: height)
    try seat.wait(for: "ASSEMBLING")
    // At the chair's seat letters command; this chair types.
    try seat.press("C-t")
    try seat.wait(for: "TYPE")
    for (time, lines) in try Ashdown.spoken() {
      try seat.type(":clock \(time)")
      try seat.press("Enter")
      for line in lines { try keep(String(line.drop { $0 != " " }.dropFirst()), at: seat) }
      try look(at: seat, time: String(time.suffix(5)), isWide: width >= 120)
    }
    try seat.press("Escape")
    try seat.press("q")
    try seat.wait(for: "Leave")
    try seat.press("Enter")
    try seat.wait(for: "ended 0")
    let (typed, captured) = (try acts(of: desk), try acts(of: try captured.get()))
    for (one, other) in zip(typed, captured) { try #require(one == other) }
    #expect(typed.count == captured.count)
  }

  /// Types a line and waits until it is kept: the line is empty again.
  private func keep(_ line: String, at seat: Tmux) throws {
    try seat.type(line)
    try seat.press("Enter")
    try seat.wait("kept: \(line)") { rows in
      let row = rows.last { $0.hasPrefix(" ›") } ?? ""
      return row.dropFirst(2).allSatisfy { $0 == " " } && rows.contains { $0.hasPrefix(" TYPE") }
    }
  }

  /// What has to be on the screen at its moment.
  private func look(at seat: Tmux, time: String, isWide: Bool) throws {
    switch time {
    case "10:30":
      try seat.wait(for: "INQUORATE 2 of 3")
      try seat.wait(for: "✗ Health: nobody here")
    case "10:41": try seat.wait(for: "QUORATE 3 of 3")
    case "11:05": try seat.wait(for: "INQUORATE 2 of 3")
    default: break
    }
  }

  private var captured: Result<Desk, any Error> {
    Result {
      let desk = try Desk()
      try Ashdown.convene(at: desk)
      try Ashdown.captureWhole(at: desk)
      return desk
    }
  }

  /// Every line of the journal without what is random or the time of saving: ids stand in the order they came in.
  private func acts(of desk: Desk) throws -> [String] {
    let source = """
      import json, re, sqlite3, sys
      rows = sqlite3.connect(sys.argv[1]).execute("SELECT line FROM entries ORDER BY seq")
      names = {}
      for (line,) in rows:
        entry = json.loads(line)
        for name in ("id", "at", "prev", "hash"): entry.pop(name, None)
        text = json.dumps(entry, ensure_ascii=False)
        text = re.sub(r"[0-9a-f]{32,}", lambda m: names.setdefault(m.group(), f"k{len(names)}"), text)
        # What is kept by key stands in the order of keys that are random.
        def held(part):
          if "parentalResponsibility" in part: part["parentalResponsibility"].sort(key=lambda one: one["child"])
          return part
        print(json.dumps(json.loads(text, object_hook=held), ensure_ascii=False))
      """
    return try desk.runPython(source, [desk.database]).lines
  }
}
