import Settings
import Testing

@Suite("Reading a tree into what it should say")
struct ReadingTests {
  enum Strength: String, CaseIterable { case required, expected, invited }

  /// The faults of a one-line file `v: …` asked one question.
  private func ask<Answer>(
    _ source: String, _ question: (inout Reading, Node?) -> Answer?
  ) -> (answer: Answer?, faults: [String]) {
    var reading = Reading(file: "f.yaml")
    let fields = reading.mapping(reading.tree(Array("v: \(source)".utf8)), required: ["v"])
    let answer = question(&reading, fields?["v"])
    return (answer, reading.faults.map(\.description))
  }

  @Test(
    "a text is any scalar but nothing",
    arguments: [
      ("NO", "NO", nil), ("\"\"", "", nil), ("'12'", "12", nil),
      ("", nil, "1:3: a text should stand here, not nothing"),
      ("[a]", nil, "1:4: a text should stand here, not a list"),
      ("{a: b}", nil, "1:4: a text should stand here, not names and values"),
    ] as [(String, String?, String?)])
  func text(_ source: String, _ answer: String?, _ fault: String?) {
    let read = ask(source) { $0.text($1) }
    #expect(read.answer == answer)
    #expect(read.faults.first == fault)
  }

  @Test(
    "a whole number is written in digits and lies in its range",
    arguments: [
      ("15", 15, nil), ("0", 0, nil), ("100", 100, nil),
      ("101", nil, "1:4: 101 should be from 0 to 100"), ("-1", nil, "1:4: -1 should be from 0 to 100"),
      ("0123", nil, "1:4: a whole number should stand here, not “0123”"),
      ("+1", nil, "1:4: a whole number should stand here, not “+1”"),
      ("1.5", nil, "1:4: a whole number should stand here, not “1.5”"),
      ("0x1F", nil, "1:4: a whole number should stand here, not “0x1F”"),
      ("12:30", nil, "1:4: a whole number should stand here, not “12:30”"),
      ("99999999999999999999", nil, "1:4: a whole number should stand here, not “99999999999999999999”"),
      ("'15'", nil, "1:4: a whole number should stand here, not the text “15”"),
      ("", nil, "1:3: a whole number should stand here, not nothing"),
      ("[1]", nil, "1:4: a whole number should stand here, not a list"),
    ] as [(String, Int?, String?)])
  func wholeNumber(_ source: String, _ answer: Int?, _ fault: String?) {
    let read = ask(source) { $0.wholeNumber($1, in: 0...100) }
    #expect(read.answer == answer)
    #expect(read.faults.first == fault)
  }

  @Test("a number without an upper bound says only the lower one")
  func lowerBound() {
    #expect(ask("0") { $0.wholeNumber($1, in: 1...Int.max) }.faults == ["1:4: 0 should be at least 1"])
  }

  @Test(
    "yes and no are four words",
    arguments: [
      ("yes", true, nil), ("true", true, nil), ("no", false, nil), ("false", false, nil),
      ("NO", nil, "1:4: yes or no should stand here, not “NO” (did you mean “no”?)"),
      ("ture", nil, "1:4: yes or no should stand here, not “ture” (did you mean “true”?)"),
      ("on", nil, "1:4: yes or no should stand here, not “on” (did you mean “no”?)"),
      ("1", nil, "1:4: yes or no should stand here, not “1”"),
      ("'yes'", nil, "1:4: yes or no should stand here, not the text “yes” (did you mean “yes”?)"),
    ] as [(String, Bool?, String?)])
  func yesOrNo(_ source: String, _ answer: Bool?, _ fault: String?) {
    let read = ask(source) { $0.yesOrNo($1) }
    #expect(read.answer == answer)
    #expect(read.faults.first == fault)
  }

  @Test(
    "a choice names the nearest known name",
    arguments: [
      ("required", .required, nil),
      ("requird", nil, "1:4: “requird” is not one of required, expected, invited (did you mean “required”?)"),
      ("Invited", nil, "1:4: “Invited” is not one of required, expected, invited (did you mean “invited”?)"),
      ("optional", nil, "1:4: “optional” is not one of required, expected, invited"),
    ] as [(String, Strength?, String?)])
  func choice(_ source: String, _ answer: Strength?, _ fault: String?) {
    let read = ask(source) { $0.choice($1, of: Strength.self) }
    #expect(read.answer == answer)
    #expect(read.faults.first == fault)
  }

  static let names = [
    "agenda", "agencies", "health", "education", "police", "childrens-services", "id", "gp",
  ]

  @Test(
    "the nearest name is a slip away, or none is named",
    arguments: [
      ("agneda", "agenda"), ("agend", "agenda"), ("agendas", "agenda"), ("Agenda", "agenda"),
      ("agencys", "agencies"), ("heatlh", "health"), ("polis", "police"),
      ("childrens_service", "childrens-services"),
      ("ids", "id"), ("g", "gp"), ("probation", nil), ("x", nil), ("h", nil), ("", nil),
      (String(repeating: "agenda", count: 40), nil),
    ] as [(String, String?)])
  func nearest(_ written: String, _ meant: String?) {
    var reading = Reading(file: "f")
    reading.refuse(Place(line: 1, column: 1), "unknown", name: written, among: Self.names)
    #expect(reading.faults.map(\.suggestion) == [meant])
  }

  @Test("every fault of a file is told, in the order of the file")
  func all() throws {
    let source = """
      id: glo
      titel: Gloucestershire
      agenda:
        - id: purpose
          minutes: five
        - minutes: 10
          colour: red
        - just text
      strengths: [required, exp]
      """
    var reading = Reading(file: "procedures/glo.yaml")
    let tree = reading.tree(Array(source.utf8))
    let fields = reading.mapping(tree, required: ["id", "title"], optional: ["agenda", "strengths"])
    let id = reading.text(fields?["id"])
    let title = reading.text(fields?["title"])
    #expect(id == "glo")
    #expect(title == nil)
    for strength in reading.list(fields?["strengths"]) ?? [] {
      _ = reading.choice(strength, of: Strength.self)
    }
    for item in reading.list(fields?["agenda"]) ?? [] {
      let part = reading.mapping(item, required: ["id"], optional: ["minutes"])
      _ = reading.wholeNumber(part?["minutes"])
    }
    let error = try #require(throws: SettingsError.self) { try reading.check() }
    #expect(
      error.description == """
        procedures/glo.yaml:1:1: “title” is missing
        procedures/glo.yaml:2:1: “titel” is not a name known here (did you mean “title”?)
        procedures/glo.yaml:5:14: a whole number should stand here, not “five”
        procedures/glo.yaml:6:5: “id” is missing
        procedures/glo.yaml:7:5: “colour” is not a name known here
        procedures/glo.yaml:8:5: names and values should stand here, not “just text”
        procedures/glo.yaml:9:23: “exp” is not one of required, expected, invited
        """)
  }

  @Test("lists, texts and free names are read in their order")
  func collections() throws {
    #expect(ask("[a, [b], c]") { $0.texts($1) }.answer == ["a", "c"])
    #expect(ask("[a, [b], c]") { $0.texts($1) }.faults == ["1:8: a text should stand here, not a list"])
    #expect(ask("[]") { $0.list($1) }.answer == [])
    #expect(ask("") { $0.list($1) }.faults == ["1:3: a list should stand here, not nothing"])
    #expect(ask("{z: 1, a: 2}") { $0.pairs($1) }.answer?.map(\.name) == ["z", "a"])
    #expect(ask("a") { $0.pairs($1) }.faults == ["1:4: names and values should stand here, not “a”"])
  }

  @Test("what is absent is asked without a fault, and no fault throws nothing")
  func absent() throws {
    var reading = Reading(file: "f")
    let answered = [
      reading.text(nil) != nil, reading.wholeNumber(nil) != nil, reading.yesOrNo(nil) != nil,
      reading.list(nil) != nil, reading.mapping(nil, required: ["a"]) != nil,
      reading.choice(nil, of: Strength.self) != nil,
    ]
    #expect(!answered.contains(true))
    #expect(throws: Never.self) { try reading.check() }
  }

  @Test("a hundred faults are listed and the others counted")
  func many() throws {
    var reading = Reading(file: "f")
    let names = (0..<250).map { "n\($0): 1\n" }.joined()
    _ = reading.mapping(reading.tree(Array(names.utf8)))
    let error = try #require(throws: SettingsError.self) { try reading.check() }
    #expect(error.faults.count == 100)
    #expect(error.unlisted == 150)
    #expect(error.description.hasSuffix("\nf: and 150 more"))
  }

  @Test("text in a message is cut short and stays on its line")
  func excerpts() {
    #expect(
      ask("\"a\\nb\"") { $0.choice($1, among: ["c"]) }.faults == ["1:4: “a b” is not one of c"])
    let long = String(repeating: "a", count: 5_000)
    #expect(ask(long) { $0.yesOrNo($1) }.faults.allSatisfy { $0.count < 100 && $0.contains("aaa…") })
  }
}
