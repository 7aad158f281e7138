import Calendar
import Console
import Foundation
import Meeting
import Procedures
import Screen
import Testing
import Text

/// What people read is in words: the names by which files, commands and journals call things stay there.
@Suite("No screen, minute or told act shows a name of files and journals")
struct PlainWordsTests {
  @Test("The screens as drawn and the minutes as kept")
  func kept() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    for folder in ["Screens/Golden", "Record/Minutes"] {
      let path = tests.appending(path: folder).path
      let names = try FileManager.default.contentsOfDirectory(atPath: path).filter {
        $0.hasSuffix(".screen") || $0.hasSuffix(".txt")
      }
      try #require(!names.isEmpty)
      for name in names {
        let text = try String(contentsOfFile: path + "/" + name, encoding: .utf8)
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
          // What somebody types is theirs to spell.
          guard !line.hasPrefix(" › ") else { continue }
          #expect(try Self.leaks(in: String(line)) == [], "\(name):\(index + 1)")
        }
      }
    }
  }

  @Test(
    "Every act of a whole meeting, as it is told at either seat when it is written, and when it is taken back"
  )
  func told() throws {
    let meeting = try Case.aisha(until: "2026-11-24T23:00:00Z")
    var proceedings = Proceedings()
    for event in meeting.proceedings.events + Self.others {
      proceedings.append(event)
      let desk = Desk(
        proceedings: proceedings, procedure: meeting.procedure, workingDays: meeting.workingDays,
        now: event.at, seat: .minutes, name: "J Hart", fresh: { "fresh" })
      let told = try #require(desk.lastAct)
      #expect(try Self.leaks(in: told) == [], "\(told)")
    }
  }

  @Test("What an override goes past is told by its question, its agency, its person")
  func subjects() throws {
    let meeting = try Case.aisha(until: "2026-11-24T23:00:00Z")
    var proceedings = meeting.proceedings
    var told: [String] = []
    for event in Self.others {
      proceedings.append(event)
      told.append(
        try #require(
          Desk(
            proceedings: proceedings, procedure: meeting.procedure, workingDays: meeting.workingDays,
            now: event.at, seat: .chair, name: "R Osei", fresh: { "fresh" }
          ).lastAct))
    }
    #expect(told[0].contains("overridden: the plan of the section 47 enquiry, “"), "\(told[0])")
    #expect(told[1].contains("overridden: a core agency, Health, because x"), "\(told[1])")
    #expect(told[2].contains("overridden: what an action lacks, action 4, because x"), "\(told[2])")
  }

  /// Acts that no captured line of the case has: what they go past has only a key.
  private static let others = [
    ("s47.plan", "question lead-worker"), ("quorum.core", "slot health"), ("action.incomplete", "action 4"),
    ("time.conference", "timescale conference"), ("agenda.unvisited", "item other-children"),
  ].enumerated().map { index, one in
    Event(
      id: EventID("0123456789abcdef0123456789abcde\(index)"), at: Instant(seconds: 1_795_521_600 + index),
      by: Author(seat: .chair, person: "R Osei", login: "osei"),
      act: .overridden(rule: one.0, child: nil, about: one.1, because: "x"))
  }

  /// Names of rules outside brackets, ids with hyphens, and keys of events, in a line for people.
  private static func leaks(in line: String) throws -> [String] {
    let words = line.split {
      !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "." || $0 == "(" || $0 == ")")
    }
    .map(String.init)
    let rules = Set(Procedure.ruleNames)
    let ids = try names.get()
    return words.filter { word in
      let bare = word.trimmingCharacters(in: CharacterSet(charactersIn: ".()"))
      let isBracketed = word.hasPrefix("(") && word.contains(")")
      return rules.contains(bare) && !isBracketed || ids.contains(bare)
        || bare.count == 32 && bare.allSatisfy { $0.isHexDigit && !$0.isUppercase }
    }
  }

  /// Every id with a hyphen of the five procedures, but for those that their texts have as words.
  private static let names = Result {
    let words: Set = ["social-care", "non-mobile", "in-patient", "out-patient"]
    return try Set(
      Library.builtIn.flatMap { id -> [String] in
        let procedure = try Library.resolve(id, directories: []).procedure
        return procedure.slots.map(\.id) + procedure.questions.map(\.id) + procedure.decisions.map(\.id)
          + procedure.circumstances.map(\.id) + procedure.duties.map(\.id) + procedure.timescales.map(\.id)
          + procedure.agenda.map(\.id) + procedure.happenings.map(\.id) + procedure.triggers.map(\.id)
          + (procedure.prompts.first + procedure.prompts.review).map(\.id)
      }.filter { $0.contains("-") }
    ).subtracting(words)
  }
}
