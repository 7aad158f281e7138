import Calendar
import Foundation
import JSON
import Meeting
import Testing

@testable import Record

@Suite("The minutes, as text")
struct MinutesTextTests {
  private static let fingerprint = "0123456789abcdef"
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  private func rendered(_ meeting: Ashdown) throws -> [String: [UInt8]] {
    try #require(MinutesText.render(try meeting.statements().tree, fingerprint: Self.fingerprint))
  }

  @Test("the text is what it was, byte for byte", arguments: ["minutes.txt", "actions.txt"])
  func golden(_ name: String) throws {
    // A fixed digest, so that a comment in the procedure's file changes no golden text.
    let made = try #require(try rendered(Ashdown(digest: String(repeating: "5", count: 64)))[name])
    let golden = Self.folder.appending(path: "ashdown.\(name)")
    if ProcessInfo.processInfo.environment["QUORATE_RECORD"] == "1" { try Data(made).write(to: golden) }
    let kept = try? Data(contentsOf: golden)
    #expect(
      kept.map { String(decoding: $0, as: UTF8.self) } == String(decoding: made, as: UTF8.self),
      "\(golden.lastPathComponent): look at the change, then QUORATE_RECORD=1 swift test --filter MinutesText"
    )
  }

  @Test("what is read back from minutes.json makes the same text")
  func readBack() throws {
    let tree = try Ashdown().statements().tree
    let again = try JSON(reading: Array(tree.pretty.utf8))
    #expect(
      MinutesText.render(again, fingerprint: Self.fingerprint)
        == MinutesText.render(tree, fingerprint: Self.fingerprint))
  }

  @Test(
    "the head says what the procedure is called and cited by; a record that does not know it reads as it did")
  func called() throws {
    func head(_ tree: JSON) throws -> String {
      let made = try #require(MinutesText.render(tree, fingerprint: Self.fingerprint)?["minutes.txt"])
      return String(decoding: made, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
    }
    let tree = try Ashdown().statements().tree
    let title = "Strategy Discussion Guidance, Gloucestershire Safeguarding"
    #expect(try head(tree).contains("Procedure Gloucestershire (GLO): \(title)"))
    let line = String(decoding: tree.pretty.utf8, as: UTF8.self)
    let member = #/"short": "GLO",\s*/#
    #expect(line.contains(member))
    let older = try JSON(reading: Array(line.replacing(member, with: "").utf8))
    #expect(try head(older).contains("Procedure \(title)"))
  }

  @Test(
    "an item that nobody opened says what took it up, and a rule that was gone past its words and its name")
  func unopened() throws {
    var meeting = try Ashdown()
    meeting = meeting.with(meeting.events.filter { $0.act != .itemOpened("decisions") })
    let words = try words(meeting)
    #expect(words.contains(" Decisions not opened; taken up 11:07 by decisions 1 and 2 "))
    #expect(words.contains("OVERRIDDEN the doctor for a medical (medical.doctor), warning: "))
    #expect(!words.contains("medical.doctor (medical.doctor)"))
  }

  /// The tree of a meeting as format 1 wrote it: no format, the rule's words in `rule`, what took up an unopened item
  /// in its name.
  private static let first = """
    {"meeting": {"reference": "SD-1", "began": "2026-11-19T10:30:00Z"},
     "children": {"a": {"rank": 1, "children": ["Maya"], "name": "Maya Ashdown"}},
     "agenda": {"b": {"rank": 1, "item": "decisions", "name": "Decisions, by decision 1", "opened": "2026-11-19T11:07:00Z"}},
     "risks": {"c": {"rank": 1, "number": 1, "text": "flight"}},
     "overrides": {"d": {"rank": 1, "rule": "who may chair (chair.grade)", "id": "chair.grade", "because": "x",
      "by": "R. Osei", "at": "2026-11-19T11:08:00Z"}}}
    """

  @Test("minutes of the first format are still made as they were, and those of a later one not at all")
  func formats() throws {
    let tree = try JSON(reading: Array(Self.first.utf8))
    let made = try #require(MinutesText.render(tree, fingerprint: Self.fingerprint)?["minutes.txt"])
    let words = String(decoding: made, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    for sentence in [
      "Decisions, by decision 1 opened 11:07", "Risk 1 all: flight; no action answers it.",
      "OVERRIDDEN who may chair (chair.grade). Reason, R. Osei 11:08: x.",
    ] {
      #expect(words.contains(sentence), "\(words)")
    }
    let later = Self.first.replacing(#""reference": "SD-1""#, with: #""reference": "SD-1", "format": 3"#)
    #expect(MinutesText.render(try JSON(reading: Array(later.utf8)), fingerprint: Self.fingerprint) == nil)
  }

  @Test("words put down for an agency of which nobody was here are not given as said in the discussion")
  func unheard() throws {
    for (form, here) in [(Form.virtual, "here"), (.series, "spoken to yet")] {
      var meeting = try Ashdown()
      let nursery = Voice(agency: AgencyKey("nursery"))
      try meeting.before([
        .form(form), .said(Saying(voice: nursery, text: "He was absent.", item: "plan")),
        .said(Saying(voice: Ashdown.voice("police", "malik"), text: "Nothing known.", item: "plan")),
      ])
      let text = try String(decoding: #require(rendered(meeting)["minutes.txt"]), as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(text.contains("Nursery (minuted while nobody of it was \(here)): He was absent."), "\(text)")
      #expect(text.contains("Police (Imran Malik): Nothing known.") || form == .series, "\(text)")
    }
  }

  @Test("of a step that names nobody it is said, and before the birth nobody holds parental responsibility")
  func notSaid() throws {
    var meeting = try Ashdown()
    try meeting.before([.escalated(dissent: 1, level: "managers", with: "", by: nil)])
    meeting.add(
      .childAdded(Child(key: ChildKey("baby"), name: "Baby Ashdown", life: .unborn(due: nil))))
    let words = try words(meeting)
    #expect(words.contains("; WITH WHOM WAS NOT SAID"), "\(words)")
    #expect(!words.contains(": . "))
    #expect(words.contains("Baby Ashdown Parental responsibility: nobody before the birth."), "\(words)")
  }

  @Test("what the plan and the decisions give somebody to do goes out with the actions, of newer records")
  func promises() throws {
    var meeting = try Ashdown()
    try meeting.before([
      .questionAnswered(
        QuestionAnswer(
          question: "immediate", child: meeting.theo, answer: "yes",
          needs: [
            .init("what", "watch the ward door"), .init("who", "Imran Malik"),
            .init("when", "Sat 21 Nov 2026 22:00", time: LocalTime("2026-11-21T22:00")),
          ]))
    ])
    func actions(_ tree: JSON) throws -> String {
      let made = try #require(MinutesText.render(tree, fingerprint: Self.fingerprint)?["actions.txt"])
      return String(decoding: made, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(
        separator: " ")
    }
    let tree = try meeting.statements().tree
    let words = try actions(tree)
    #expect(words.contains("ALSO AGREED, BY THE DECISIONS AND THE PLAN"), "\(words)")
    #expect(words.contains("what: watch the ward door; who: Imran Malik; when: Sat 21 Nov 2026 22:00"))
    #expect(words.contains("asks Health for information, by Thu 19 Nov 14:00."))
    #expect(!words.contains("It holds what is marked"))
    // Who of the parents is told, and how it may be shared, is said; what is private to an agency goes to no other.
    let told = QuestionAnswer(
      question: "told", relative: RelativeKey("kelly"), answer: "yes",
      needs: [
        .init("who", "Ines Okafor"),
        .init("when", "Sat 21 Nov 2026 22:00", time: LocalTime("2026-11-21T22:00")),
      ])
    for (share, isListed) in [(Share.no, true), (.agencyOnly, false)] {
      var marked = try Ashdown()
      try marked.before([.questionAnswered(told)], share: share)
      let words = try actions(try marked.statements().tree)
      #expect(words.contains("=> Kelly Ashdown: yes, agreed and still to come") == isListed, "\(words)")
      #expect(words.contains("It holds what is marked [not for the family]") == isListed)
    }
    let without = TakenWithout(because: "now", news: Ashdown.voice("police", "malik"))
    for (share, isListed) in [(nil, true), (Share.agencyOnly, false)] {
      var marked = try Ashdown()
      try marked.before(
        [.decided(Deciding(number: 9, child: meeting.theo, decision: "other", without: without))],
        share: share)
      #expect(
        try actions(marked.statements().tree).contains("Decision 9: Imran Malik, Police asks") == isListed)
    }
    let older = String(decoding: tree.pretty.utf8, as: UTF8.self).replacing(
      #/"promises": true,\s*/#, with: "")
    #expect(try !actions(JSON(reading: Array(older.utf8))).contains("ALSO AGREED"))
  }

  @Test("hostile text is inert: no control, nothing hidden or reordered, no page or heading of its own")
  func hostile() throws {
    var meeting = try Ashdown()
    let evil =
      "\u{1B}[2J\u{1B}]0;x\u{07}\u{202E}txt.exe\u{2066}\u{200B}\r\n\u{0C}18 THE RECORD\u{85}\u{2028}"
      + "zal\u{0301}\u{0301}\u{0301}\u{0301}\u{0301}go"
    let long = String(repeating: "x", count: 64 << 10)
    let voice = Ashdown.voice("police", "malik")
    try meeting.before([
      .said(Saying(voice: voice, text: evil, item: "plan")),
      .said(Saying(voice: nil, text: long, item: "plan")),
      .alreadyDone(evil), .action(ActionPlan(number: 3, text: evil, owner: voice, ifNot: evil)),
      .viewed(Viewing(decision: 1, voice: voice, view: .disagrees, words: evil, dissent: 3)),
      .overridden(rule: evil, child: nil, because: evil), .form(.series),
      .invited(
        Invitation(
          key: PersonKey("evil"), slot: Slot(AgencyKey(evil)), name: evil, role: evil,
          invited: meeting.events[0].at)),
    ])
    for (name, bytes) in try rendered(meeting) {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("<U+001B>"), "\(name)")
      for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\u{0C}" {
        let category = scalar.properties.generalCategory
        #expect(
          ![.control, .format, .lineSeparator, .paragraphSeparator].contains(category),
          "\(name): \(scalar.value)")
      }
      let pages = text.split(separator: "\u{0C}")
      #expect(pages.allSatisfy { $0.hasPrefix("SD-20261119-01 · page ") }, "\(name)")
      for page in pages {
        let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 61 && lines.allSatisfy { $0.count <= 80 }, "\(name)")
      }
      #expect(
        text.split(separator: "\n").count { $0.hasPrefix("18 THE RECORD") } == (name == "minutes.txt" ? 1 : 0)
      )
    }
  }

  @Test("a call without words, and what a decision was given only afterwards, are whole sentences")
  func wholeSentences() throws {
    var meeting = try Ashdown()
    meeting.add(.chased(Slot(AgencyKey("police")), .confirmed, ""))
    meeting.add(
      .decisionAmended(
        number: 1, DecisionAmendment(owner: Voice(agency: AgencyKey("social-care")), because: "as said")),
      by: .chair)
    let minutes = String(decoding: try #require(try rendered(meeting)["minutes.txt"]), as: UTF8.self)
    let words = minutes.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Joe Hart (confirmed)."))
    #expect(!words.contains("(confirmed): Health"))
    #expect(words.contains("Recorded only after it was taken, last at "))
    #expect(words.contains(": whose decision it is and the reason."))
  }

  private func words(_ meeting: Ashdown) throws -> String {
    String(decoding: try #require(try rendered(meeting)["minutes.txt"]), as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("nobody asked for other children, and asked with none named, are told apart")
  func otherChildren() throws {
    var meeting = try Ashdown()
    let brought = "Other children who may be affected: the referral named none; "
    #expect(try words(meeting).contains(brought + "the discussion did NOT ANSWER whether there are."))
    try meeting.before([.questionAnswered(QuestionAnswer(question: "other-children", answer: "no"))])
    #expect(try words(meeting).contains(brought + "asked of the discussion: no, see 13."))
  }

  @Test("a risk stands with the children whose it was said to be, with all of them, or with none named")
  func whoseRisk() throws {
    var meeting = try Ashdown()
    try meeting.before([
      .riskNamed(number: 3, "Left alone at night", children: []),
      .riskNamed(number: 4, "Nobody to ring", children: [meeting.maya, meeting.theo]),
      .action(ActionPlan(number: 3, text: "c", risks: [3])),
    ])
    let words = try words(meeting)
    #expect(words.contains("Risk 2 Maya: An inhaler is not given"))
    #expect(words.contains("Risk 3 no child named: Left alone at night; answered by action 3."))
    #expect(words.contains("Risk 4 all: Nobody to ring; no action answers it."))
  }

  @Test("who comes in the minute in which it begins makes it quorate from then on, and not throughout")
  func quorumOfTheFirstMinute() throws {
    var tree = try Ashdown().statements().tree
    func change(_ second: String, _ present: Int, missing: [String]) -> JSON {
      .present([
        "rank": .int(present), "at": .string("2026-11-19T10:30:\(second)Z"), "present": .int(present),
        "of": 3,
        "quorate": .bool(missing.isEmpty),
        "missing": missing.isEmpty ? .null : .array(missing.map(JSON.string)),
      ])
    }
    let log: JSON = [
      "a": change("05", 1, missing: ["Police", "Health"]), "b": change("20", 2, missing: ["Health"]),
      "c": change("41", 3, missing: []),
    ]
    tree = .object((tree.members ?? []).map { $0.name == "quorum" ? JSON.Member("quorum", log) : $0 })
    let minutes = String(
      decoding: try #require(MinutesText.render(tree, fingerprint: Self.fingerprint)?["minutes.txt"]),
      as: UTF8.self
    ).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      minutes.contains(
        "10:30 INQUORATE 1 of 3, without Police and Health, and within that minute QUORATE 3 of 3."))
    #expect(
      minutes.contains(
        "10:30 INQUORATE 1 of 3, without Police and Health; within that minute INQUORATE 2 of 3, without "
          + "Health; within that minute QUORATE 3 of 3"))
    #expect(!minutes.contains("QUORATE throughout"))
  }

  @Test(
    "a tree that says nothing, or the wrong things, is rendered all the same",
    arguments: [
      "null", "[]", "{}", #"{"meeting":7,"decisions":[1],"scores":{"a":null}}"#,
      #"{"meeting":{"began":"when","reference":{"x":1}},"decisions":{"a":{"rank":"x","decision":"d","views":[3]}}}"#,
      #"{"tonight":{"a":{"children":"Maya","answered":true,"until":"soon"}},"scaling":{"a":{"first":{}}}}"#,
    ])
  func nonsense(_ json: String) throws {
    let files = try #require(MinutesText.render(try JSON(reading: Array(json.utf8)), fingerprint: ""))
    #expect(Set(files.keys) == ["minutes.txt", "actions.txt"])
    #expect(files.values.allSatisfy { !$0.isEmpty })
  }

  // MARK: - The schema

  @Test("minutes.json is what its schema says, and what is more or less is not")
  func schema() throws {
    let tree = try Ashdown().statements().tree
    #expect(try Self.schemaFaults(tree) == "")
    #expect(try Self.schemaFaults(try fullest()) == "")
    var members = tree.members ?? []
    members.append(.init("extra", 1))
    #expect(try Self.schemaFaults(.object(members)) != "")
    #expect(try Self.schemaFaults(.object(members.filter { !["extra", "case"].contains($0.name) })) != "")
  }

  /// The same meeting with whatever the small one lacks.
  private func fullest() throws -> JSON {
    var meeting = try Ashdown()
    let police = Ashdown.voice("police", "malik")
    try meeting.before([
      .childAdded(Meeting::Child(key: ChildKey("u"), name: "", life: .unborn(due: nil))),
      .childAdded(Meeting::Child(key: ChildKey("v"), name: "", life: .unborn(due: nil))),
      .childAdded(
        Meeting::Child(
          key: ChildKey("d"), name: "Ann Ashdown", aliases: ["Annie"], life: .deceased(born: nil, died: nil),
          nhsNumber: "1", address: "a", firstLanguage: "b", ethnicity: "c", culture: "d", religion: "e",
          disability: "f")),
      .relativeAdded(
        Relative(key: RelativeKey("jade"), name: "Jade Marsh", relation: "step-sister", facts: ["16"])),
      .target(Ashdown.local("20T10:00"), because: "sooner"), .paused, .resumed,
      .happened("interview", child: nil, at: Ashdown.local("19T12:00")),
      .order(
        Order(
          kind: "police protection", child: meeting.maya, from: Ashdown.local("19T12:00"),
          until: Ashdown.local("21T12:00"), by: police)),
      .apologies(Slot(AgencyKey("probation")), because: nil),
      .notResponded(Slot(AgencyKey("nursery"), child: meeting.theo)),
      .without(
        Slot(AgencyKey("health")), because: "had to leave",
        Urgency(ground: .risk, text: "Dean is back tonight")),
      .spoke(PersonKey("sen"), at: meeting.events[3].at),
      .invited(
        Invitation(
          key: PersonKey("x"), slot: Slot(AgencyKey("school"), child: meeting.theo), name: "X", role: "",
          invited: meeting.events[0].at)),
      .readBack(number: 1), .readBack(number: 2), .done(number: 1, "seen"), .late(number: 2, "no answer"),
      .settled(dissent: 1, "agreed"),
      .dutyDone("record-sent", child: nil, "sent"), .office(.chair, PersonKey("okafor"), grade: "x"),
      .questionAnswered(
        QuestionAnswer(question: "sharing", relative: RelativeKey("craig"), answer: "after the interview")),
      .questionAnswered(
        QuestionAnswer(
          question: "joint", child: meeting.maya, answer: "joint", needs: [.init("why", "assault")])),
      .action(
        ActionPlan(
          number: 3, kind: .contingency, text: "c", from: Slot(AgencyKey("health")), condition: "he returns")),
    ])
    try meeting.before([.answered(prompt: "harm", child: nil, "otherwise")], seat: .chair)
    try meeting.before(
      [.tonight(Tonight(child: meeting.maya, place: "elsewhere"))], seat: .chair, share: .after("arrest"))
    try meeting.before(
      [.questionAnswered(QuestionAnswer(question: "alone", child: meeting.maya, answer: "no"))], seat: .chair)
    return try meeting.statements().tree
  }

  /// What the JSON Schema of the minutes says against a tree, through Python's `jsonschema`.
  private static func schemaFaults(_ tree: JSON) throws -> String {
    let script = """
      import json, sys
      from jsonschema import Draft202012Validator
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      Draft202012Validator.check_schema(schema)
      for error in Draft202012Validator(schema).iter_errors(json.load(open(sys.argv[2], encoding="utf-8"))):
          print(error.json_path, error.message[:200])
      """
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
    try Data(tree.pretty.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let python = ProcessInfo.processInfo.environment["QUORATE_PYTHON"] ?? "python3"
    let schema = folder.appending(path: "../../../Sources/Record/minutes.schema.json").standardizedFileURL
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [python, "-c", script, schema.path, file.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    try #require(
      process.terminationStatus == 0,
      "The schema was not asked. Install jsonschema for \(python), or name a python that has it in QUORATE_PYTHON: \(said)"
    )
    return said
  }

  @Test("nobody who wrote is said not to have attended: what is known is said")
  func wrote() throws {
    let meeting = try Ashdown()
    let all = String(decoding: try #require(try rendered(meeting)["minutes.txt"]), as: UTF8.self)
    #expect(!all.contains("how they attended was not recorded"))
    let unmarked = meeting.with(
      meeting.events.filter { if case .arrived(PersonKey("hart"), _, at: _) = $0.act { false } else { true } }
    )
    let text = String(decoding: try #require(try rendered(unmarked)["minutes.txt"]), as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      text.contains("Joe Hart, minute-taker: wrote at the discussion; how they attended was not recorded"))
    #expect(!text.contains("Joe Hart, minute-taker: invited"))
  }

  @Test("an answer for a time that had not come is agreed and still to come, and one behind it is not")
  func toCome() throws {
    func text(_ time: String) throws -> String {
      var meeting = try Ashdown()
      try meeting.before([
        .questionAnswered(
          QuestionAnswer(
            question: "other-children", answer: "yes",
            needs: [.init("when", "at the time said", time: Ashdown.local(time))]))
      ])
      let tree = try meeting.statements().tree
      let files = try #require(MinutesText.render(tree, fingerprint: Self.fingerprint))
      return String(decoding: try #require(files["minutes.txt"]), as: UTF8.self)
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(try text("19T17:00").contains("=> yes, agreed and still to come; when: at the time said"))
    #expect(try text("19T09:00").contains("=> yes; when: at the time said"))
  }
}
