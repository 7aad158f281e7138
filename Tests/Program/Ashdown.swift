import Foundation
import JSON
import Testing

/// The Ashdown meeting, captured a time at a time and looked at each time, then closed.
struct Ashdown: Sendable {
  static let held = Result { try Ashdown() }

  static let reference = "SD-20261118-01"

  let desk: Desk
  /// What `show --json` said once everything at that time was captured, in order.
  let moments: [(time: String, shown: JSON)]

  private init() throws {
    desk = try Desk()
    try Ashdown.convene(at: desk)
    var moments: [(time: String, shown: JSON)] = []
    for (time, lines) in try Ashdown.spoken() {
      let clock = ["--clock", time + ":00Z"]
      let text = lines.joined(separator: "\n") + "\n"
      try desk.done(["capture", Ashdown.reference] + Ashdown.seat + clock, input: text)
      moments.append((time, try desk.done(["show", Ashdown.reference, "--json"] + clock).json))
    }
    self.moments = moments
    try Ashdown.close(at: desk)
  }

  /// What was shown at a local time of Thursday 19 November, which is UTC.
  static func at(_ time: String, on day: String = "2026-11-19") throws -> JSON {
    let moment = try held.get().moments.first { $0.time == "\(day)T\(time)" }
    return try #require(moment?.shown, "nothing was said on \(day) at \(time)")
  }

  /// A file of its record.
  static func record(_ name: String) throws -> String {
    try held.get().desk.record(of: reference, name)
  }

  static func convene(at desk: Desk) throws {
    let convened = try desk.done([
      "convene", "--clock", "2026-11-18T15:00:00Z", "--from", meetings + "/ashdown.json", "--as", "Ruth Osei",
    ])
    try #require(convened.output == reference + "\n")
  }

  /// Captures everything that was said in one run.
  static func captureWhole(at desk: Desk) throws {
    let lines = try spoken().flatMap(\.lines).joined(separator: "\n")
    try desk.done(["capture", reference] + seat + ["--clock", "2026-11-18T15:00:00Z"], input: lines)
  }

  static func close(at desk: Desk) throws {
    try desk.done(["close", reference, "--clock", "2026-11-19T11:40:00Z", "--as", "Ruth Osei"])
  }

  static let seat = ["--seat", "chair", "--as", "Joe Hart"]

  static let meetings = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Meetings").path

  /// The lines of files under the time they were said at, each with its date.
  static func spoken(
    _ files: [String] = ["ashdown.capture", "ashdown-mended.capture"]
  ) throws -> [(time: String, lines: [String])] {
    var groups: [(time: String, lines: [String])] = []
    var day = ""
    for file in files {
      let text = try String(contentsOfFile: meetings + "/" + file, encoding: .utf8)
      for line in text.split(separator: "\n") where line.hasPrefix("@") {
        let word = line.dropFirst().prefix { $0 != " " }
        if word.contains("T") { day = String(word.prefix(10)) }
        let time = "\(day)T\(word.suffix(5))"
        let dated = "@\(time)" + line.dropFirst(word.count + 1)
        if groups.last?.time == time {
          groups[groups.count - 1].lines.append(dated)
        } else {
          groups.append((time, [dated]))
        }
      }
    }
    return groups
  }
}

extension Desk {
  /// The folder of a closed meeting's record.
  func recordFolder(of reference: String) throws -> String {
    let records = register + "/records"
    let name = try FileManager.default.contentsOfDirectory(atPath: records).first { $0.contains(reference) }
    return records + "/" + (try #require(name, "no record of \(reference)"))
  }

  /// A file of a closed meeting's record.
  func record(of reference: String, _ name: String) throws -> String {
    try String(contentsOfFile: try recordFolder(of: reference) + "/" + name, encoding: .utf8)
  }
}
