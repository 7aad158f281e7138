import Foundation
import Testing

/// The real program in a real terminal: a tmux of its own, typed into and looked at as somebody in front of it would.
final class Tmux {
  private let desk: Desk
  private let socket: String
  let height: Int
  let width: Int

  /// Starts a command at a desk in a terminal of that size; when it ends, its status stays on the screen.
  init(_ desk: Desk, _ command: [String], width: Int, height: Int, environment: [String: String] = [:]) throws
  {
    self.desk = desk
    self.width = width
    self.height = height
    // A socket's path may have 107 bytes at most, and a build folder can be deep.
    socket = NSTemporaryDirectory() + "/quorate-\(UUID().uuidString.prefix(8)).tmux"
    let variables = [
      "HOME": desk.folder + "/home", "XDG_DATA_HOME": desk.folder + "/data",
      "XDG_CONFIG_HOME": desk.folder + "/config", "QUORATE_REGISTER": desk.register, "LC_ALL": "C.UTF-8",
      "TZ": "Europe/London",
    ].merging(environment) { $1 }
    let settings = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\(Self.quoted($0.value))" }
    let words = command.map(Self.quoted).joined(separator: " ")
    let script =
      "env \(settings.joined(separator: " ")) \(words); echo \"ended $?\"; exec sleep 600"
    // The server lives on: had it inherited what Foundation waits for, no run would ever be seen to end; and had it
    // inherited the signals that a thread of the tests holds back, it would not hear that its program ended, nor end.
    let closing = """
      import signal, subprocess, sys
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      sys.exit(subprocess.call(sys.argv[1:]))
      """
    let start = try desk.start(
      [
        "/usr/bin/env", python, "-c", closing, "tmux", "-u", "-S", socket, "-f", "/dev/null", "new-session",
        "-d",
        "-x", "\(width)", "-y", "\(height)", script, ";", "set", "-g", "status", "off",
      ], Data(), "", Self.environment)
    try #require(start.status == 0, "tmux does not start: \(start.errors)")
  }

  deinit {
    _ = try? desk.start(["tmux", "-S", socket, "kill-server"], Data(), "", Self.environment)
    try? FileManager.default.removeItem(atPath: socket)
  }

  private static let environment = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]

  private static func quoted(_ text: String) -> String {
    "'" + text.replacingOccurrences(of: "'", with: "'\\''") + "'"
  }

  @discardableResult
  private func tmux(_ arguments: [String]) throws -> String {
    let run = try desk.start(["tmux", "-u", "-S", socket] + arguments, Data(), "", Self.environment)
    try #require(run.status == 0, "tmux \(arguments): \(run.errors)")
    return run.output
  }

  // MARK: - Hands

  /// Types text, key by key.
  func type(_ text: String) throws { try tmux(["send-keys", "-l", "--", text]) }

  /// Presses keys by tmux's names: `Enter`, `Escape`, `C-s`, `M-w`.
  func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

  /// Types lines, each with its Enter, one close upon the other.
  func enter(_ lines: String...) throws { try enter(lines) }

  /// Types lines, each with its Enter, one close upon the other.
  func enter(_ lines: [String]) throws {
    let keys = lines.map { ["send-keys", "-l", "--", $0, ";", "send-keys", "Enter"] }
    try tmux(Array(keys.joined(separator: [";"])))
  }

  /// Pastes a text between the marks of a bracketed paste.
  func paste(_ text: String) throws {
    let file = try desk.file("pasted-\(UUID().uuidString)", text.utf8)
    try tmux(["load-buffer", file, ";", "paste-buffer", "-p"])
  }

  func resize(width: Int, height: Int) throws {
    try tmux(["resize-window", "-x", "\(width)", "-y", "\(height)"])
  }

  // MARK: - Eyes

  /// What stands on the screen, row by row.
  func screen() throws -> [String] {
    try tmux(["capture-pane", "-p"]).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// Waits until the screen shows something, and gives it; fails with the screen after a minute.
  @discardableResult
  func wait(_ what: String, until shows: ([String]) -> Bool) throws -> [String] {
    let deadline = Date(timeIntervalSinceNow: 60)
    var rows: [String] = []
    repeat {
      rows = try screen()
      if shows(rows) { return rows }
      usleep(20_000)
    } while Date() < deadline
    throw NeverShown(what: what, screen: rows)
  }

  /// Waits until the words stand on the screen.
  @discardableResult
  func wait(for words: String) throws -> [String] {
    try wait(words) { rows in rows.contains { $0.contains(words) } }
  }

  /// What stands in the terminal, with what has scrolled out of it.
  func history() throws -> String { try tmux(["capture-pane", "-p", "-S", "-"]) }

  /// Whether the program still has the alternate screen.
  func isFullScreen() throws -> Bool {
    try tmux(["display-message", "-p", "#{alternate_on}"]).hasPrefix("1")
  }

  /// The processes that the program runs as: the one that waits, and the console.
  func processes() throws -> (parent: pid_t, console: pid_t) {
    let shell = try pid(tmux(["display-message", "-p", "#{pane_pid}"]))
    let parent = try pid(desk.start(["pgrep", "-P", "\(shell)", "quorate"]).output)
    return (parent, try pid(desk.start(["pgrep", "-P", "\(parent)", "quorate"]).output))
  }

  private func pid(_ text: String) throws -> pid_t {
    try #require(text.split(separator: "\n").first.flatMap { pid_t($0) }, "no process: \(text)")
  }
}

/// That the screen never showed what was waited for.
struct NeverShown: Error, CustomStringConvertible {
  let what: String
  let screen: [String]

  var description: String { "never shown: \(what)\n" + screen.joined(separator: "\n") }
}
