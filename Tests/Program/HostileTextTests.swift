import Foundation
import JSON
import Testing

@Suite("Text made to harm whoever reads it")
struct HostileTextTests {
  /// Reorders, hides and piles up what it can.
  private static let hostile =
    "x\u{202E}\u{2066}\u{200B}\u{FEFF}\u{2028}\u{E0041}\u{AD}e" + String(repeating: "\u{301}", count: 10_000)
  /// Moves the cursor and sets the title besides.
  private static let typed = "\u{1B}[31m\u{1B}]0;title\u{7}\u{8}\u{9B}31m\u{85}\u{7F}" + hostile

  private let reference = "SD-20261118-01"
  private let clock = ["--clock", "2026-11-18T15:00:00Z"]

  @Test("in every field of a referral and every line: kept in the journal, inert in whatever people read")
  func inert() throws {
    let desk = try Desk()
    let hostile = HostileTextTests.hostile
    var runs = [
      try desk.run(
        ["convene", "--from", "-", "--as", "Ruth \(HostileTextTests.typed)"] + clock,
        input: String(decoding: referral(hostile).bytes, as: UTF8.self))
    ]
    for line in lines(hostile) {
      let run = try desk.run(
        ["capture", reference, "--seat", "chair", "--as", HostileTextTests.typed] + clock, input: line + "\n")
      #expect(run.status == 0, "\(line.prefix(30)): \(run.errors)")
      runs.append(run)
    }
    runs.append(try desk.run(["show", reference] + clock))
    runs.append(try desk.run(["show", reference, "--closing"] + clock))
    runs.append(try desk.run(["list"]))
    let stopped = try desk.run(["close", reference] + clock)
    #expect(stopped.status == 3)
    runs.append(stopped)
    let shown = try desk.done(["show", reference, "--json", "--closing"] + clock).json
    let rules = Set(shown.texts("warnings", "rule").compactMap { $0 })
    for rule in rules {
      for child in ["", " #x", " #y"] {
        try _ = desk.run(
          ["capture", reference, "--seat", "chair"] + clock,
          input: ":override \(rule)\(child) because \(hostile)\n")
      }
    }
    let closed = try desk.run(["close", reference] + clock)
    #expect(closed.status == 0, "\(closed.errors.prefix(2000))")
    let record = try desk.recordFolder(of: reference)
    runs += [
      closed, try desk.run(["verify", record]), try desk.run(["list"]),
      try desk.run(["show", reference] + clock),
    ]
    for run in runs {
      expectInert(run.outputBytes)
      expectInert(run.errorBytes)
    }
    for name in ["minutes.txt", "actions.txt", "VERIFY.txt"] {
      let text = try Data(contentsOf: URL(filePath: record + "/" + name))
      expectInert(name == "minutes.txt" ? Data(text.filter { $0 != 0x0C }) : text)
    }
    let journal = try desk.record(of: reference, "journal.jsonl").split(separator: "\n")
      .map { try JSON(reading: Array($0.utf8)) }
    #expect(journal[0]["case"]?["concern"] == .string(hostile))
    #expect(journal.contains { $0["text"] == .string("said " + hostile) })
    #expect(journal.contains { $0["by"]?["person"] == .string(HostileTextTests.typed) })
  }

  @Test("a control character is refused in a line and in a referral alike")
  func controls() throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    for control in ["\u{1B}", "\u{8}", "\u{7F}", "\u{85}", "\u{9B}"] {
      let line = try desk.run(["capture", reference] + clock, input: "police: a\(control)b\n")
      #expect(line.status == 2)
      #expect(
        line.errors.hasPrefix("quorate: line 1, column 10: a control character, <U+00"), "\(line.errors)")
      let referral = referral("a\(control)b")
      let convened = try desk.run(
        ["convene", "--from", "-"] + clock, input: String(decoding: referral.bytes, as: UTF8.self))
      #expect(convened.status == 2)
      #expect(convened.errors.contains("/concern/what: a control character stands in it"))
    }
  }

  @Test("in arguments and refused input it is inert in the refusal")
  func refusals() throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    let typed = HostileTextTests.typed
    let file = try desk.file("a\u{202E}b\u{1B}[31m.capture", ("polce" + typed + ": x\n").utf8)
    let yaml = try desk.file("c\u{202E}d\u{1B}[31m.yaml", ("agend" + HostileTextTests.hostile + ": x\n").utf8)
    let control = #"{"referral\u001b[31m": "\u009b"}"#
    for (arguments, input) in [
      (["show", typed], ""), ([typed], ""), (["list", "--\(typed)"], ""),
      (["show", reference, "--register", typed], ""),
      (["convene", "--from", "-", "--procedure", typed], ""), (["convene", "--from", typed], ""),
      (["convene", "--from", "-"] + clock, control), (["capture", reference, file] + clock, ""),
      (["capture", reference] + clock, typed + ": hello\n"),
      (["capture", reference] + clock, ":" + typed + "\n"),
      (["capture", reference] + clock, "+do it @\(typed) by fri\n"),
      (["capture", reference] + clock, "@1\(typed) x\n"),
      (["capture", reference, "--seat", typed], ""), (["due", typed, "--from", typed], ""),
      (["due", "-"], "1 day\t\(typed)\n"),
      (["sign", reference, "--key", typed] + clock, ""), (["key", "new", typed, "--principal", typed], ""),
      (["key", "check", typed], ""), (["procedures", "show", typed], ""),
      (["procedures", "check", typed], ""),
      (["procedures", "check", yaml], ""), (["schema", typed], ""), (["verify", typed], ""),
      (["verify", "--signers", typed, typed], ""), (["register", "new", "/dev/null/" + typed], ""),
    ] {
      let run = try desk.run(arguments, input: input)
      #expect(run.status != 0, "\(arguments)")
      #expect(!run.errors.isEmpty, "\(arguments)")
      expectInert(run.outputBytes, "\(arguments)")
      expectInert(run.errorBytes, "\(arguments)")
    }
  }

  private func expectInert(
    _ bytes: Data, _ what: String = "", at place: SourceLocation = #_sourceLocation
  ) {
    #expect(!bytes.contains { ($0 < 0x20 && $0 != 0x0A) || $0 == 0x7F }, "\(what)", sourceLocation: place)
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    let unseen = scalars.filter {
      $0 != "\n"
        && [.control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned].contains(
          $0.properties.generalCategory)
    }
    #expect(unseen.isEmpty, "\(what) \(unseen.map { String($0.value, radix: 16) })", sourceLocation: place)
    var marks = 0
    var most = 0
    for scalar in scalars {
      marks = scalar.properties.generalCategory == .nonspacingMark ? marks + 1 : 0
      most = max(most, marks)
    }
    #expect(most <= 4, "\(what)", sourceLocation: place)
  }

  private func referral(_ text: String) -> JSON {
    [
      "referral": [
        "by": .string(text), "agency": .string(text), "role": .string(text), "how": .string(text),
        "received": "2026-11-18T14:10",
      ],
      "concern": ["what": .string(text)], "address": .string(text), "firstLanguage": .string(text),
      "children": [
        [
          "name": .string("X " + text), "born": "2018-05-03", "aliases": [.string(text)],
          "nhsNumber": .string(text),
          "address": .string(text), "school": .string(text), "firstLanguage": .string(text),
          "ethnicity": .string(text),
          "culture": .string(text), "religion": .string(text), "disability": .string(text),
          "facts": [.string(text)],
        ],
        ["name": .string("Y " + text), "expected": "unknown"],
      ],
      "family": [
        [
          "name": .string(text), "relation": .string(text), "aliases": [.string(text)],
          "address": .string(text),
          "facts": [.string(text)], "parentalResponsibility": [.string("X " + text)],
        ]
      ],
      "otherChildren": [.string(text)], "alreadyDone": [.string(text)],
      "invited": [
        [
          "slot": "police", "name": .string("Malik " + text), "role": .string(text), "contact": .string(text),
        ],
        ["slot": "social-care", "name": .string("Osei " + text), "role": .string(text)],
      ],
      "follows": ["reference": .string(text), "rationale": .string(text)],
    ]
  }

  private func lines(_ text: String) -> [String] {
    [
      ":chair social", ":present police phone", ":present social room", ":begin", "note " + text,
      "police: said " + text,
      "private police: " + text, "said " + text, ":invite health Byrne \(text), \(text)",
      ":chase health no answer: \(text)", ":written health: \(text)", ":apologies health because \(text)",
      ":without health because \(text); urgent risk: \(text)", ":already \(text)",
      ":person P\(text), \(text), \(text)",
      ":answer 1 #all \(text)", ":score police #x 2: \(text); raise: \(text)", "! \(text) #all",
      ":reveal because \(text)", ":propose s47 joint #x",
      ":decide 1 owner social threshold yes because \(text) without because \(text)",
      ":disagrees police on 1: \(text)",
      ":escalate 1 to line managers with \(text)", ":tonight #all \(text), with \(text), checked by \(text)",
      ":plan crime: \(text)", ":contingency if \(text), \(text)",
      "+\(text) @\"N\(text), r\" by today 17:00 for x",
      "+Do it @social by today 17:00 for \(text)",
      ":target tomorrow because \(text)", ":skip distribution because \(text)", ":done 1 \(text)",
      ":settle 1 \(text)",
    ]
  }
}
