import Foundation
import Testing

/// A probe on a pseudo-terminal, which Python holds and whose screen pyte shows.
@Suite("The terminal, driven from outside")
struct PtyTests {
  @Test(
    "keys arrive, and what is pasted is no key",
    arguments: ["keys", "burst", "paste", "paste_escaping", "paste_of_a_megabyte"])
  func input(_ scenario: String) throws { try hold(scenario) }

  @Test(
    "every size shows, down to one cell, however often it changes",
    arguments: ["resizes", "small", "sizes_of_the_environment"])
  func sizes(_ scenario: String) throws { try hold(scenario) }

  @Test(
    "each kind of terminal shows what it can, and what cannot is refused with a sentence",
    arguments: ["kinds", "colours", "ascii_only", "widths", "refusals"])
  func kinds(_ scenario: String) throws { try hold(scenario) }

  @Test(
    "only the difference is sent, and nothing else is on the screen",
    arguments: ["first_frame", "bytes_of_a_key", "repainting", "ground", "errors_stay_off", "idle"])
  func painting(_ scenario: String) throws { try hold(scenario) }

  @Test(
    "however it ends, the terminal is as it was and shows nothing of the case",
    arguments: [
      "quitting", "crashing", "asked_to_end", "console_killed", "parent_killed", "stopped", "taken_over",
      "terminal_vanishes", "nobody_reads", "nobody_reads_while_it_is_asked",
    ])
  func ends(_ scenario: String) throws { try hold(scenario) }

  private func hold(_ scenario: String) throws {
    let python = ProcessInfo.processInfo.environment["QUORATE_PYTHON"] ?? "python3"
    let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let probe = URL(filePath: bundle).deletingLastPathComponent().appending(path: "terminal-probe").path
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pty/scenarios.py").path
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, "-B", script, probe, scenario]
    let said = Pipe()
    process.standardOutput = said
    process.standardError = said
    try process.run()
    let text = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(
      process.terminationStatus == 0,
      """
      \(text)
      Where pyte is missing: `\(python) -m pip install pyte==0.8.2`, or name a python that has it in QUORATE_PYTHON.
      """)
  }
}
