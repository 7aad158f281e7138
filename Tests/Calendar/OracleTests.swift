import Calendar
import Foundation
import Testing

/// Comparisons with the PyPI package `holidays` and Python's zone data, for every day of 2018 to 2030.
@Suite("Working days and London time agree with Python's holidays and zoneinfo")
struct OracleTests {
  @Test("every weekday, deadline and clock change of 2018 to 2030 is the oracle's")
  func agrees() throws {
    let holidays = try publishedHolidays()
    let working = WorkingDays(holidays)
    let strict = WorkingDays(holidays, countsDayZero: true)
    func due(_ unit: Period.Unit, _ days: WorkingDays, _ start: Day) throws -> [String] {
      try Self.counts.map { days.deadline(try #require(Period($0, unit)), from: start).due.day.description }
    }
    var facts: [String: Int] = [:]
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
          + Self.counts.map { working.adding($0, to: start).description }
        #expect(try due(.workingDays, working, start) == Array(ours.dropFirst()))
      case "Z": ours = try due(.workingDays, strict, try day(words[1]))
      case "C": ours = try due(.days, working, try day(words[1]))
      case "H":
        let start = try instant(words[1])
        ours = try Self.counts.map { count in
          let deadline = working.deadline(try #require(Period(count, .hours)), from: start)
          return "\(deadline.instant)/\(deadline.due)"
        }
      case "U": ours = [London.local(try instant(words[1])).description]
      case "L": ours = [London.instant(try #require(LocalTime(words[1]))).description]
      default: ours = ["a line of an unknown kind"]
      }
      if ours != told { differences.append("\(line), we say \(ours)") }
    }
    #expect(differences.isEmpty, "\(differences.count), the first: \(differences.first ?? "")")
    for kind in ["W", "Z", "C"] { #expect(facts[kind] == 4748) }
    #expect(facts["H"] == 26 * 72)
    #expect(facts["U"] == 4748 + 26 * 23)
    #expect(facts["L"] == 4748 * 2 + 26 * 46)
  }

  private static let counts = [1, 2, 3, 5, 10, 15, 45]

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
