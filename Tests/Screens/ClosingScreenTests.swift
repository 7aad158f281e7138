import Advice
import Calendar
import Console
import Meeting
import Procedures
import Testing
import Text

@testable import Screen

@Suite("Closing on the screen")
struct ClosingScreenTests {
  static let live = "2026-11-24T11:21:00Z"
  static let ended = "2026-11-24T11:31:00Z"

  /// The chair's seat with closing open, at a moment of the made-up case; then these keys.
  func seat(
    _ moment: String, height: Int = 36, width: Int = 120, mended: Bool = false,
    keys: [Keystroke] = []
  ) throws -> ConsoleState {
    let made = try Case.aisha(until: moment)
    var proceedings = made.proceedings
    if mended {
      let advice = Advice(
        on: proceedings.meeting, under: made.procedure, at: made.now, counting: made.workingDays,
        closing: true)
      for (index, warning) in advice.standing.enumerated() {
        let draft = Draft(
          id: EventID("o\(index)"), act: .overridden(rule: warning.rule, child: warning.child, because: "x"))
        proceedings.append(
          draft.event(at: made.now, by: Author(seat: .chair, person: "R Osei", login: "rosei")))
      }
    }
    var desk = Desk(
      proceedings: proceedings, procedure: made.procedure, workingDays: made.workingDays, now: made.now,
      seat: .chair, name: "R Osei", fresh: { "k" })
    desk.other = OtherSeat(name: "J Hart", unsent: 34)
    desk.signing = SigningPlan(
      key: "~/.ssh/quorate_ed25519", standing: "R Osei, allowed until Wed 30 Jun 2027",
      needsPassphrase: true, folder: "~/quorate/records/2026-11-24_SD-20261124-02/")
    var state = ConsoleState(desk: desk, height: height, width: width)
    for key in [Keystroke.character("m"), .character("c")] { _ = state.update(.key(key)) }
    _ = state.update(.concluded(.minutes((1...214).map { "the minutes say this in line \($0)" })))
    for key in keys { _ = state.update(.key(key)) }
    return state
  }

  /// From the first row of the check to the actions, which are read back behind what is open.
  static let toReadBack = Array(repeating: Keystroke.down, count: 7) + [.enter]

  func typed(_ text: String) -> [Keystroke] { text.map { .character($0) } }

  @Test("check, end, read back and sign look as they were looked at", arguments: [(36, 120), (24, 80)])
  func golden(height: Int, width: Int) throws {
    let size = "\(width)x\(height)"
    let word = [Keystroke.control("s")] + typed("close") + [.enter] + typed("secret")
    for (name, moment, mended, keys) in [
      ("check", Self.live, false, []), ("read-back", Self.live, false, Self.toReadBack),
      ("end", Self.live, false, [.control("s")]), ("sign", Self.ended, true, word),
    ] as [(String, String, Bool, [Keystroke])] {
      let state = try seat(moment, height: height, width: width, mended: mended, keys: keys)
      try expectGolden(view(state), "closing-\(name)-\(size)")
    }
  }

  @Test(
    "a narrow keys row keeps the key that goes on and the one that leaves; others give way",
    arguments: [60, 80])
  func narrowKeys(width: Int) throws {
    let closing = view(try seat(Self.live, height: 24, width: width)).lines
    #expect(closing[23].contains("Ctrl-S next step") && closing[23].contains("Esc back"))
  }

  @Test("wide: what is open and each child on the left, the minutes as they will be on the right")
  func wide() throws {
    let lines = view(try seat(Self.live)).lines
    #expect(
      lines[2]
        == " Closing   ▸1 Check   2 End   3 Read   4 Sign        people are still here: mend now. Step 2 starts the clocks"
    )
    #expect(lines[3].contains("[Check]") && lines[3].contains("2 critical, 4 warnings"))
    #expect(lines[3].contains(" Minutes as they will be ") && lines[3].contains(" of 214 "))
    #expect(
      lines[4].hasPrefix(
        "│▸✗ Aisha: nobody has said where the child is    mend │ the minutes say this in line 1"))
    #expect(lines[5].hasPrefix("│   safe tonight                                      │"))
    #expect(lines[6].hasPrefix("│ ✗ unborn: no decision on section 47            mend │"))
    #expect(lines.contains { $0.hasPrefix("│ ▲ J Hart: unsent, 34 characters                wait │") })
    #expect(lines.contains { $0.hasPrefix("│ unborn    ●        ✗ none     ") })
    #expect(lines.contains { $0.hasPrefix("│ Risks with no action    3 Injury before birth") })
    #expect(lines[32].hasPrefix(" ✗ 2 critical ▲ 4 │"))
    // When the record and the conference are due stands on the check itself.
    #expect(lines.contains { $0.hasPrefix("│ Then  record to everybody invited within 48 hours ") })
    #expect(lines.contains { $0.hasPrefix("│       initial child protection confe… by Tue 15 Dec") })
  }

  @Test("narrow: one pane; Tab shows the minutes, c each child, Enter the actions one by one")
  func narrow() throws {
    let keys: [([Keystroke], String)] = [
      ([.tab], "[Minutes as they will be]"), ([.character("c")], "[Each child]"),
      (Self.toReadBack, "[Read back]"),
    ]
    for (keys, title) in keys {
      #expect(view(try seat(Self.live, height: 24, width: 80, keys: keys)).lines[3].contains(title))
    }
    let lines = view(try seat(Self.live, height: 24, width: 80)).lines
    #expect(lines[2] == " Closing  ▸1 Check  2 End  3 Read  4 Sign     people are still here: mend now")
    #expect(lines[4].hasSuffix(" mend │"))
    #expect(lines[23].contains("Enter mend"))
  }

  @Test("what is marked says so, in a word, and so do the title and the keys")
  func marked() throws {
    let lines = view(try seat(Self.live, keys: [.down, .down, .down, .character(" ")])).lines
    #expect(lines[3].contains(", 1 marked"))
    #expect(lines.contains { $0.hasPrefix("│ ▲") && $0.contains("[marked] │") })
    #expect(lines[35].contains("o one reason for 1  Space mark"))
  }

  @Test("an action that is read back is told whole, and what it lacks is said")
  func readBack() throws {
    let keys = Self.toReadBack + [.down, .down, .down]
    let lines = view(try seat(Self.live, height: 24, width: 80, keys: keys)).lines
    #expect(lines[4].contains("▸ 4"))
    #expect(lines.contains { $0.contains("Who          ▲ not said") })
  }

  @Test("the last line of the minutes can be reached, whatever was scrolled")
  func scrolled() throws {
    for keys in [[Keystroke.end], [.pageDown, .end], [.end, .down, .down]] {
      let lines = view(try seat(Self.ended, mended: true, keys: keys)).lines
      #expect(lines[3].contains("of 214"))
      #expect(lines[30].contains("line 214"))
    }
  }

  @Test("what stands is named where the word cannot be typed yet")
  func waiting() throws {
    let lines = view(try seat(Self.ended, keys: [.character("4")])).lines
    #expect(lines[2].contains("▲1 Check   ✓2 End 11:24"))
    #expect(lines.contains { $0.contains("▲ Action 4 has no owner") })
    #expect(!lines.contains { $0.contains("and Enter:") })
  }

  @Test(
    "a passphrase is bullets: as many as characters, and no character of it",
    arguments: [(24, 80), (36, 120)])
  func passphrase(height: Int, width: Int) throws {
    let keys = [Keystroke.control("s")] + typed("close") + [.enter] + typed("Qq7%zzz")
    let frame = view(try seat(Self.ended, height: height, width: width, mended: true, keys: keys))
    let row = try #require(frame.lines.firstIndex { $0.contains("Passphrase") })
    #expect(frame.lines[row].contains(" ••••••• "))
    #expect(!frame.lines.joined().contains("Qq7"))
    #expect(frame.cursor.row == row)
    #expect(
      frame.lines[2]
        == (width == 80
          ? " Closing  ✓1 Check  ✓2 End 11:24  ✓3 Read  ▸4 Sign"
          : " Closing   ✓1 Check   ✓2 End 11:24   ✓3 Read   ▸4 Sign"))
    #expect(frame.lines.contains { $0.contains("J Hart: unsent, 34 characters") })
  }

  @Test("how it went is said with the fingerprint in fours, and an unsigned record loudly")
  func results() throws {
    var state = try seat(
      Self.ended, mended: true, keys: [.control("s")] + typed("close") + [.enter] + typed("x") + [.enter])
    var other = state
    _ = state.update(.concluded(.signed(folder: "~/r/x", fingerprint: "0123456789abcdef", signer: "r.osei")))
    let signed = view(state).lines
    #expect(signed.contains { $0.contains("Read out     0123 4567 89ab cdef") })
    #expect(signed.contains { $0.contains("Due next     ") })
    _ = other.update(
      .concluded(.unsigned(folder: "~/r/x", fingerprint: "0123456789abcdef", reason: "No such key.")))
    let unsigned = view(other).lines
    #expect(unsigned.contains { $0.contains("✗ CLOSED, UNSIGNED") })
    #expect(unsigned.contains { $0.contains("quorate sign SD-20261124-02 --key FILE") })
  }

  @Test("no size, step or part of closing traps, and the bottom rows stay")
  func sizes() throws {
    let ways: [(String, [Keystroke])] = [
      (Self.live, []), (Self.live, [.end]), (Self.live, [.tab, .end]), (Self.live, [.character("c")]),
      (Self.live, [.character(" "), .end]), (Self.live, [.control("s")]), (Self.live, [.character("3")]),
      (Self.ended, [.character("4")]),
    ]
    for (moment, keys) in ways {
      var state = try seat(moment, keys: keys)
      for height in [1, 2, 15, 16, 17, 24, 33, 34, 36, 60, 100] {
        for width in [1, 10, 59, 60, 61, 80, 119, 120, 121, 160, 300] {
          _ = state.update(.resized(height: height, width: width))
          let frame = view(state)
          #expect(frame.height == height && frame.width == width)
          guard height >= 16, width >= 60 else { continue }
          #expect(frame.lines[height - 1].hasPrefix(" KEYS") || frame.lines[height - 1].hasPrefix(" CARD"))
        }
      }
    }
  }
}
