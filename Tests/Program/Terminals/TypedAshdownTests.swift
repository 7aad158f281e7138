import Foundation
import JSON
import Testing

/// The Ashdown meeting, typed at the console as it is spoken, must leave what the captured one leaves, and show what
/// has to be seen at its moment.
@Suite("The Ashdown meeting, typed in the console", .serialized)
struct TypedAshdownTests {
  @Test(
    "From the referral to the signature: its journal equals the captured one, and what must be seen is seen",
    arguments: [(120, 36), (80, 24)])
  func typed(width: Int, height: Int) throws {
    let desk = try Desk()
    let key = try SSHKey(at: desk, for: "ruth.osei@rehearsal.example")
    let clock = ["--clock", "2026-11-18T15:00:00Z"]
    let home = try Tmux(
      desk, [Desk.program, "home", "--as", "Ruth Osei"] + clock, width: width, height: height)
    try home.convene()
    try home.leaveSeat()
    try home.wait(for: "1 Today 1")
    try home.press("q")
    try home.wait(for: "ended 0")
    try home.expectNoCaseText()

    let seat = try Tmux(
      desk, [Desk.program, "run", Ashdown.reference] + Ashdown.seat + ["--key", key.path] + clock,
      width: width, height: height)
    try seat.wait(for: "ASSEMBLING")
    // At the chair's seat letters command; this chair types.
    try seat.press("C-t")
    try seat.wait(for: "TYPE")
    for (time, lines) in try Ashdown.spoken() {
      let texts = lines.map { String($0.drop { $0 != " " }.dropFirst()) }
      // The discussion is ended by the second step of closing, which says the same.
      try seat.enter([":clock \(time)"] + texts.filter { $0 != ":end" })
      try seat.expectAllKept(at: time)
      try seat.look(at: String(time.suffix(5)))
    }
    try seat.endByClosing()
    let (typed, captured) = (try acts(of: desk), try acts(of: try captured.get()))
    for (one, other) in zip(typed, captured) { try #require(one == other) }
    #expect(typed.count == captured.count)

    try seat.lookAtDates()
    try seat.sign(with: key)
    try seat.expectNoCaseText()
    try key.expectSigned(at: desk)
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
