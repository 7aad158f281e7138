import Foundation
import JSON
import Testing

@Suite("Strict JSON, writing")
struct WritingTests {
  @Test(
    "a value is written in one way",
    arguments: [
      (nil, "null"), (true, "true"), (-5, "-5"), (.int(.min), "-9223372036854775808"), ([], "[]"),
      ([:], "{}"),
      ("\"\\/\n\r\t\u{8}\u{1F}\u{7F}\u{2028}é", #""\"\\/\n\r\t\u0008\u001f"# + "\u{7F}\u{2028}é\""),
      ([1, ["b": [], "a": "x y"]], #"[1,{"b":[],"a":"x y"}]"#),
    ] as [(JSON, String)])
  func line(_ value: JSON, _ text: String) {
    #expect(value.line == text)
    #expect(value.bytes == Array(text.utf8))
  }

  @Test("for people it is written over lines")
  func pretty() {
    let value: JSON = ["a": [1, [], [:]], "b": ["c": nil]]
    #expect(
      value.pretty == """
        {
          "a": [
            1,
            [],
            {}
          ],
          "b": {
            "c": null
          }
        }

        """)
  }

  /// Every kind of value, and every scalar that has an escape or a length of its own.
  static let values: [JSON] =
    [
      nil, true, false, 0, -1, .int(.max), .int(.min), "", [], [:], [[], [:]], ["": ""],
      ["\u{E9}": 1, "e\u{301}": 2, "\"\\\n": 3], [[[[["deep"]]]]],
    ]
    + (1...0xFF).map { JSON.string(String(Character(Unicode.Scalar(UInt8($0))))) }
    + [
      0x100, 0x7FF, 0x800, 0x2028, 0x2029, 0x202E, 0xD7FF, 0xE000, 0xFEFF, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF,
    ]
    .compactMap { Unicode.Scalar(UInt32($0)).map { .string("a\($0)b") } }

  @Test("what is written is read back as the same value and the same bytes")
  func roundTrip() throws {
    for value in Self.values {
      let read = try JSON(reading: value.bytes)
      #expect(read == value)
      #expect(read.bytes == value.bytes)
      #expect(try JSON(reading: value.pretty) == value)
    }
  }

  @Test("Python's json reads what is written, and what it writes back is the same value")
  func oracle() throws {
    let script = """
      import json, sys
      for line in sys.stdin.buffer.read().split(b"\\n")[:-1]:
          value = json.loads(line.decode("utf-8"))
          print(json.dumps(value))
      """
    let lines = Self.values.map(\.line)
    let answers = try python(script, lines.map { $0 + "\n" }.joined()).split(separator: "\n")
    #expect(answers.count == lines.count)
    for (value, answer) in zip(Self.values, answers) {
      #expect(try JSON(reading: String(answer)) == value)
    }
    let pretty = try python(
      "import json, sys; print(json.dumps(json.load(sys.stdin)))", JSON.array(Self.values).pretty)
    #expect(try JSON(reading: pretty) == .array(Self.values))
  }

  private func python(_ script: String, _ input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["PYTHONUTF8=1", "python3", "-c", script]
    let file = FileManager.default.temporaryDirectory.appending(path: "json-\(UUID().uuidString)")
    try Data(input.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    process.standardInput = try FileHandle(forReadingFrom: file)
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let answer = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: answer, as: UTF8.self)
  }
}
