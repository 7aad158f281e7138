import Calendar
import Foundation
import Testing

/// Comparisons with the PyPI package `holidays` and Python's zone data, for every day of 2018 to 2030.
@Suite("Working days and London time agree with Python's holidays and zoneinfo")
struct OracleTests {
  @Test("every weekday, deadline and clock change of 2018 to 2030 is the oracle's")
  func agrees() throws {
    let working = WorkingDays(try publishedHolidays())
    var facts = ["W": 0, "U": 0, "L": 0]
    var differences: [String] = []
    for line in try oracle() {
      let words = line.split(separator: " ").map(String.init)
      let told = Array(words.dropFirst(2))
      facts[words[0], default: 0] += 1
      let ours: [String]
      switch words[0] {
      case "W":
        let start = try day(words[1])
        ours =
          [working.isWorkingDay(start) ? "1" : "0"]
          + [1, 2, 3, 5, 10, 15, 45].map { working.adding($0, to: start).description }
      case "U": ours = [London.local(try instant(words[1])).description]
      case "L": ours = [London.instant(try #require(LocalTime(words[1]))).description]
      default: ours = ["a line of an unknown kind"]
      }
      if ours != told { differences.append("\(line), we say \(ours)") }
    }
    #expect(differences.isEmpty, "\(differences.count), the first: \(differences.first ?? "")")
    #expect(facts["W"] == 4748)
    #expect(facts["U"] == 4748 + 26 * 23)
    #expect(facts["L"] == 4748 * 2 + 26 * 46)
  }

  private func oracle() throws -> [Substring] {
    let python = ProcessInfo.processInfo.environment["QUORATE_PYTHON"] ?? "python3"
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      python, URL(filePath: #filePath).deletingLastPathComponent().appending(path: "oracle.py").path(),
    ]
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    let complaint = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(
      process.terminationStatus == 0,
      """
      The oracle did not run. Install it with `\(python) -m pip install holidays==0.109 tzdata`, or name a \
      python that has it in QUORATE_PYTHON. It said: \(String(decoding: complaint, as: UTF8.self))
      """)
    return String(decoding: text, as: UTF8.self).split(separator: "\n")
  }
}
