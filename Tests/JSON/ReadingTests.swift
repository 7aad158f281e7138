import JSON
import Testing

@Suite("Strict JSON, reading")
struct ReadingTests {
  @Test(
    "a value is read as what it says",
    arguments: [
      ("null", .null), ("true", .bool(true)), (" false\r\n\t", .bool(false)), ("0", 0), ("-1", -1),
      ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)), (#""""#, ""),
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\u00C9""#, "éÉ"),
      (#""\ud83d\ude00""#, "😀"), (#""\uFFFF""#, "\u{FFFF}"), ("\"\u{7F}\u{2028}é子\"", "\u{7F}\u{2028}é子"),
      ("[]", []), ("[ 1 , [ ] , {} ]", [1, [], [:]]), ("{}", [:]),
      (#"{"b":1, "a" : {"":null}}"#, ["b": 1, "a": ["": nil]]),
    ] as [(String, JSON)])
  func values(_ text: String, _ value: JSON) throws {
    #expect(try JSON(reading: text) == value)
  }

  @Test(
    "what two readers could understand differently is refused at its place",
    arguments: [
      (#"{"a":1,"a":1}"#, "line 1, column 8: the name \"a\" stands twice"),
      (#"{"a":1,"\u0061":2}"#, "line 1, column 8: the name \"a\" stands twice"),
      // The first, the last before and the first behind the eight names that are compared one by one.
      (
        #"{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"a":1}"#, "line 1, column 56: the name \"a\""
      ),
      (#"{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"h":1}"#, "line 1, column 50: the name \"h\""),
      (
        #"{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1,"i":1}"#, "line 1, column 56: the name \"i\""
      ),
      ("{\"a\":\n [{\"b\":1,\n\"b\":2}]}", "line 3, column 1: the name \"b\" stands twice"),
      ("\u{FEFF}{}", "line 1, column 1: a byte order mark"), ("1e2", "line 1, column 2: only whole numbers"),
      ("1E2", "line 1, column 2: only whole numbers"), ("1.0", "line 1, column 2: only whole numbers"),
      ("-0", "line 1, column 3: a number out of range"), ("-0.0", "line 1, column 3: only whole numbers"),
      ("01", "line 1, column 3: a number with a leading zero"),
      ("-01", "line 1, column 4: a number with a leading zero"), ("00", "line 1, column 3: a number with a"),
      ("9223372036854775808", "line 1, column 20: a number out of range"),
      ("-9223372036854775809", "line 1, column 21: a number out of range"),
      ("-", "line 1, column 2: a minus sign without a number"), ("+1", "line 1, column 1: no value begins"),
      (".5", "line 1, column 1: no value begins"), ("0x1F", "line 1, column 2: something after the value"),
      ("NaN", "line 1, column 1: no value begins"), ("Infinity", "line 1, column 1: no value begins"),
      ("nul", "line 1, column 1: no value begins"), ("True", "line 1, column 1: no value begins"),
      ("'a'", "line 1, column 1: no value begins"), ("", "line 1, column 1: the text ends where"),
      (" \n ", "line 2, column 2: the text ends where"), ("{} x", "line 1, column 4: something after"),
      ("{}{}", "line 1, column 3: something after"), ("1 2", "line 1, column 3: something after"),
      ("null\u{0}", "line 1, column 5: something after"), ("\u{0}", "line 1, column 1: no value begins"),
      ("// a\n1", "line 1, column 1: no value begins"), ("1 /* a */", "line 1, column 3: something after"),
      ("\u{A0}1", "line 1, column 1: no value begins"), ("[1,]", "line 1, column 4: no value begins"),
      ("[,1]", "line 1, column 2: no value begins"), ("[1 2]", "line 1, column 4: a comma or ]"),
      ("[1", "line 1, column 3: a comma or ]"), ("[1}", "line 1, column 3: a comma or ]"),
      (#"{"a":1,}"#, "line 1, column 8: a name in quotes"), ("{a:1}", "line 1, column 2: a name in quotes"),
      ("{1:1}", "line 1, column 2: a name in quotes"), (#"{"a" 1}"#, "line 1, column 6: a colon"),
      (#"{"a":1 "b":2}"#, "line 1, column 8: a comma or }"), (#"{"a":1"#, "line 1, column 7: a comma or }"),
      (#"{"a":}"#, "line 1, column 6: no value begins"), ("{", "line 1, column 2: a name in quotes"),
      (#""a"#, "line 1, column 3: the text ends inside a string"),
      (#""a\"#, "line 1, column 4: the text ends inside a string"),
      ("\"a\nb\"", "line 1, column 3: a control character inside a string"),
      ("\"\u{0}\"", "line 1, column 2: a control character inside a string"),
      ("\"\\n\u{1F}\"", "line 1, column 4: a control character inside a string"),
      (#""\u0000""#, "line 1, column 8: the character NUL"),
      (#""\x41""#, "line 1, column 3: an escape that JSON does not have"),
      (#""\'""#, "line 1, column 3: an escape that JSON does not have"),
      (#""\U0041""#, "line 1, column 3: an escape that JSON does not have"),
      (#""\u12""#, "line 1, column 4: \\u without four hexadecimal digits"),
      (#""\u12g4""#, "line 1, column 4: \\u without four hexadecimal digits"),
      (#""\u+123""#, "line 1, column 4: \\u without four hexadecimal digits"),
      (#""\ud800""#, "line 1, column 8: half of a surrogate pair"),
      (#""\udc00""#, "line 1, column 8: half of a surrogate pair"),
      (#""\ud800\u0041""#, "line 1, column 14: half of a surrogate pair"),
      (#""\ud800\ud800""#, "line 1, column 14: half of a surrogate pair"),
      (#""\udc00\ud800""#, "line 1, column 8: half of a surrogate pair"),
      (#""\ud800x""#, "line 1, column 8: half of a surrogate pair"),
    ] as [(String, String)])
  func refused(_ text: String, _ fault: String) {
    #expect {
      try JSON(reading: text)
    } throws: { error in
      let said = "\(error)"
      if !said.hasPrefix(fault) { Issue.record("said \(said)") }
      return said.hasPrefix(fault)
    }
  }

  @Test(
    "bytes that are not UTF-8 are refused",
    arguments: [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE9], [0xF4, 0x90, 0x80, 0x80], [0x80],
    ] as [[UInt8]])
  func notUTF8(_ bytes: [UInt8]) {
    for around in [("\"a", "b\""), ("\"\\n", "\""), ("{\"", "\":1}")] {
      #expect(throws: JSONError.self) {
        try JSON(reading: Array(around.0.utf8) + bytes + Array(around.1.utf8))
      }
    }
    #expect(throws: JSONError.self) { try JSON(reading: bytes) }
  }

  @Test("names that differ in bytes are two names, however alike they look")
  func alike() throws {
    let value = try JSON(reading: "{\"\u{E9}\":1,\"e\u{301}\":2}")
    #expect(value.members?.map(\.value) == [1, 2])
    #expect(value["\u{E9}"] == 1)
    #expect(value["e\u{301}"] == 2)
    #expect(value != (try JSON(reading: "{\"e\u{301}\":1,\"\u{E9}\":2}")))
    #expect(JSON.string("\u{E9}") != .string("e\u{301}"))
    #expect(Set([JSON.string("\u{E9}"), .string("e\u{301}")]).count == 2)
  }

  @Test("nesting is taken as deep as it is allowed, and no deeper", arguments: [1, 64])
  func depth(_ depth: Int) {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
      let nested = { (levels: Int) in
        String(repeating: open, count: levels) + (open == "[" ? "" : "1")
          + String(repeating: close, count: levels)
      }
      #expect(throws: Never.self) { try JSON(reading: nested(depth), depth: depth) }
      #expect(throws: JSONError.self) { try JSON(reading: nested(depth + 1), depth: depth) }
      #expect(throws: JSONError.self) { try JSON(reading: nested(200_000), depth: depth) }
    }
    #expect(throws: Never.self) {
      try JSON(reading: "[" + String(repeating: "[],", count: 100) + "[]]", depth: 2)
    }
  }

  @Test("more bytes than the limit are refused")
  func limit() {
    #expect(throws: Never.self) { try JSON(reading: Array("[1]".utf8), limit: 3) }
    #expect(throws: JSONError.self) { try JSON(reading: Array("[12]".utf8), limit: 3) }
  }

  @Test("members are found by their names, and other values have none")
  func looking() throws {
    let value: JSON = ["a": [1, "b", true, nil], "c": ["d": 2]]
    #expect(value["c"]?["d"]?.int == 2)
    #expect(value["x"] == nil)
    #expect(value["a"]?["d"] == nil)
    #expect(value["a"]?.array?.map(\.type) == ["integer", "string", "boolean", "null"])
    #expect(value["a"]?.array?.map(\.string) == [nil, "b", nil, nil])
    #expect(value["a"]?.array?.map(\.bool) == [nil, nil, true, nil])
    #expect(value.members?.map(\.name) == ["a", "c"])
    #expect(JSON.present(["a": 1, "b": nil, "c": JSON(String?.none), "d": []]) == ["a": 1, "d": []])
  }
}
