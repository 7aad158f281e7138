import Foundation
import Glibc
import Testing

/// Whatever ends the console while a sentence is being typed: the terminal is clean, nothing kept is lost, and the
/// same command comes back to the same place with the sentence.
@Suite("A seat that is ended in the middle of a sentence", .serialized)
struct KilledSeatTests {
  private static let sentence = "mother says Dean did it when she was"
  private static let kept = "police: two call-outs in a fortnight"

  /// How a seat is ended, and what the shell behind it then says.
  enum End: String, CaseIterable, CustomTestStringConvertible {
    case consoleKilled, parentKilled, trap, hangUp, terminate

    var testDescription: String { rawValue }

    func send(to processes: (parent: pid_t, console: pid_t)) {
      switch self {
      case .consoleKilled: kill(processes.console, SIGKILL)
      case .parentKilled: kill(processes.parent, SIGKILL)
      case .trap: kill(processes.console, SIGTRAP)
      case .hangUp: kill(processes.console, SIGHUP)
      case .terminate: kill(processes.console, SIGTERM)
      }
    }
  }

  @Test("The terminal is given back, and the sentence comes back", arguments: End.allCases)
  func ended(by end: End) throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    let command = [Desk.program, "run", Ashdown.reference, "--seat", "minutes", "--as", "Joe Hart"]
    let seat = try Tmux(desk, command, width: 100, height: 30)
    try seat.wait(for: "TYPE")
    try seat.type(Self.kept)
    try seat.press("Enter")
    try seat.wait(for: "you: Police: two call-outs")
    try seat.type(Self.sentence)
    try seat.wait(for: Self.sentence)
    // A draft is on disk within a second.
    usleep(1_300_000)
    end.send(to: try seat.processes())
    try seat.wait("the terminal is given back") { _ in (try? seat.isFullScreen()) == false }
    // With echo on the terminal itself shows what is typed.
    try seat.type("echoed")
    let left = try seat.wait(for: "echoed")
    #expect(
      !left.joined().contains("mother") && !left.joined().contains("Maya"), "case text stays on the terminal")

    let again = try Tmux(desk, command, width: 100, height: 30)
    let back = try again.wait(for: Self.sentence)
    #expect(back.contains { $0.hasPrefix(" › " + Self.sentence) })
    try again.press("Enter")
    try again.wait(for: "you: " + Self.sentence)
    let shown = try desk.done(["show", Ashdown.reference, "--json"])
    #expect(shown.output.contains("two call-outs in a fortnight"))
    #expect(shown.output.contains(Self.sentence))
  }
}

@Suite("A terminal that cannot show a meeting")
struct UnfitTerminalTests {
  @Test("Without a terminal a sentence says what to do")
  func none() throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    let run = try desk.run(["run", Ashdown.reference])
    #expect(run.status == 1)
    #expect(run.errors.contains("terminal"))
  }

  @Test(
    "A kind of terminal that is unknown, or cannot place text, is refused",
    arguments: ["dumb", "no-such-kind"])
  func kind(_ kind: String) throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    let seat = try Tmux(
      desk, [Desk.program, "run", Ashdown.reference], width: 100, height: 30, environment: ["TERM": kind])
    let rows = try seat.wait(for: "ended 1")
    #expect(rows.joined(separator: " ").contains(kind))
  }

  @Test("Of 20 by 5 it shows quorum, what is unsaved and the size it needs; larger again, all is there")
  func small() throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    let seat = try Tmux(
      desk, [Desk.program, "run", Ashdown.reference, "--seat", "minutes"], width: 100, height: 30)
    try seat.wait(for: "TYPE")
    try seat.type("half a sentence")
    try seat.resize(width: 20, height: 5)
    try seat.wait(for: "needs 60x16")
    for step in 0..<60 { try seat.resize(width: 20 + step * 3 % 140, height: 5 + step % 40) }
    try seat.resize(width: 100, height: 30)
    try seat.wait(for: "› half a sentence")
  }

  @Test("Hostile text is shown as what it is, never obeyed")
  func hostile() throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    let seat = try Tmux(
      desk, [Desk.program, "run", Ashdown.reference, "--seat", "minutes"], width: 100, height: 30)
    try seat.wait(for: "TYPE")
    try seat.paste("police: \u{202E}nosaer\u{200B} a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301} end")
    try seat.press("Enter")
    let rows = try seat.wait(for: "you: Police:")
    #expect(rows.contains { $0.contains("<U+202E>nosaer<U+200B>") })
    try seat.paste("police: x\u{1B}[2J\u{1B}]0;title\u{7}y")
    try seat.wait(for: "a control character")
  }
}
