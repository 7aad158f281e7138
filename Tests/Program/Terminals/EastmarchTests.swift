import Foundation
import JSON
import Testing

/// A sixth procedure lies in the configuration directory and nowhere else: the program was built without it.
@Suite("A sixth procedure, in the real program", .serialized)
struct EastmarchTests {
  private let desk: Desk

  init() throws {
    desk = try Desk()
    let text = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Procedures/eastmarch.yaml"), encoding: .utf8)
    _ = try desk.file("config/quorate/procedures/eastmarch.yaml", text.utf8)
  }

  @Test("is listed, and practised on the made-up case")
  func rehearsed() throws {
    #expect(
      try desk.done(["procedures", "list"]).lines[0].hasPrefix(
        "eastmarch            Eastmarch: Meeting at once"))
    let console = try Tmux(
      desk, [Desk.program, "rehearse", "eastmarch"], width: 120, height: 36,
      environment: ["XDG_CACHE_HOME": desk.folder + "/cache"])
    try console.wait(for: "of 4 confirmed")
    try console.wait(for: "1 working day after")
    try console.press("b")
    try console.press("Enter")
    try console.press(".")
    try console.wait(for: "▸ Safe this hour")
    let rows = try console.wait(for: "What if we are wrong?").joined(separator: "\n")
    #expect(rows.contains("INQUORATE 0 of 4, no social care, police and 2 more"))
    #expect(rows.contains("What is it like to be this child today?"))
    try console.press("q")
    try console.press("Enter")
    try console.wait(for: "ended 0")
  }

  @Test(
    "holds a meeting: its quorum counts, its warnings cite it, its decisions are offered, its dates are due")
  func held() throws {
    let referral = """
      {"referral": {"by": "Lee Park", "agency": "Hill School", "how": "telephone", "received": "2026-11-18T14:10"},
       "concern": {"what": "A bruise that nobody can explain.", "identified": "2026-11-18T14:10"},
       "trigger": "school-concern",
       "children": [{"name": "Robin Vale", "born": "2018-05-03"}]}
      """
    let clock = ["--clock", "2026-11-19T09:00:00Z"]
    let reference = try desk.done(
      ["convene", "--procedure", "eastmarch", "--from", "-", "--as", "Sam Carter"] + clock, input: referral
    ).lines[0]
    let seat = try Tmux(
      desk, [Desk.program, "run", reference, "--as", "Sam Carter"] + clock, width: 120, height: 36)
    try seat.wait(for: "ASSEMBLING")
    try seat.press("C-t")
    try seat.wait(for: "TYPE")
    try seat.enter(
      ":invite social-care Sam Carter, practice lead", ":invite police Noor Khan, sergeant",
      ":invite health Ann Lowe, nurse", ":invite education Jo Fell, education lead", ":chair carter",
      ":clock 10:00", ":begin", ":present carter room", ":present khan video", ":present lowe phone")
    try seat.wait(for: "INQUORATE 3 of 4, no education")
    try seat.enter(":present fell room")
    try seat.wait(for: "QUORATE 4 of 4")
    try seat.enter(":circumstance online-harm yes")
    try seat.wait(for: "online harm: yes")
    let later = ["--clock", "2026-11-19T10:10:00Z"]
    let shown = try desk.done(["show", reference] + later).lines.map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    .joined(separator: " ")
    #expect(shown.contains("The circumstances ask for somebody else in the chair: principal social worker"))
    #expect(shown.contains("[EAM 2.2]"))
    try seat.enter(":item decide", ":decide nothing #robin")
    try seat.wait(for: "s47 joint, s47 single, no s47, circle")
    try seat.press("C-u")
    try seat.enter(
      ":decide s47 joint #robin owner carter threshold yes because nobody can explain it", ":end")
    try seat.wait(for: "ENDED")
    let due = try desk.done(["show", reference, "--json"] + later).json
    let deadlines = due.items("deadlines")
    #expect(deadlines.contains { $0["what"]?.string == "the list of actions" })
    #expect(deadlines.contains { $0["what"]?.string == "the child protection conference" })
  }
}
