import Foundation
import JSON
import Testing

@Suite("A referral that does not fit")
struct ReferralTests {
  private let clock = ["--clock", "2026-11-18T15:00:00Z"]

  @Test("nobody is called with parental responsibility for a child who is not born yet")
  func responsibleForUnborn() throws {
    let referral = #"""
      {
        "referral": {"by": "Lee Park", "agency": "Hill School", "how": "telephone", "received": "2026-11-18T14:10"},
        "concern": {"what": "x", "identified": "2026-11-18T14:10"},
        "children": [{"name": "Ada", "born": "2019-02-20"}, {"name": "Ada's baby", "expected": "unknown"}],
        "family": [
          {"name": "Kim", "relation": "grandmother", "parentalResponsibility": ["Ada", "Ada's baby"]}
        ]
      }
      """#
    let run = try Desk().run(["convene", "--from", "-"] + clock, input: referral)
    #expect(run.status == 2)
    #expect(
      run.errors.contains(
        "/family/0/parentalResponsibility/1: is not born yet: nobody has parental responsibility before birth"
      ),
      "\(run.errors)")
    #expect(!run.errors.contains("parentalResponsibility/0"))
  }

  @Test("every fault is named with its path, and nothing is written")
  func everyFault() throws {
    let desk = try Desk()
    let referral = #"""
      {
        "referral": {"by": 3, "agency": " ", "how": "telephone", "received": "2026-11-18T16:10", "rol": "DSL"},
        "concern": {"what": "bell \u0007", "identified": "yesterday"},
        "children": [
          {"name": "Ada", "born": "2019-02-29"},
          {"born": "2020-01-01"},
          {"name": "Cal"},
          {"name": "Dot", "born": "2020-01-01", "expected": "unknown"},
          {"name": "Eve", "born": "2027-01-01", "facts": ["asthma", 4]}
        ],
        "family": [{"name": "Kim", "household": "yes", "parentalResponsibility": ["Ida"]}, "Lou"],
        "circumstances": [
          {"name": "medical-in-qestion", "answer": "yes"},
          {"name": "serious-harm", "answer": "perhaps"},
          {"name": "serious-harm", "answer": "no"},
          {"name": "serious-harm", "answer": "no"}
        ],
        "invited": [{"slot": "polise", "name": "A", "role": "B"}, {"slot": "police", "name": "A"}],
        "form": "zoom", "interpreter": true, "otherChildren": "none", "adress": "14 Sallow Close"
      }
      """#
    let run = try desk.run(["convene", "--from", "-"] + clock, input: referral)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    let lines = run.errors.split(separator: "\n").map(String.init)
    #expect(lines[0] == "quorate: standard input does not fit the schema of a referral; nothing was written:")
    let expected = [
      "/referral/by: a string should stand here, not integer", "/referral/agency: is empty",
      "/referral/received: 2026-11-18T16:10 is still to come",
      "/referral/rol: there is no member \"rol\"; did you mean \"role\"?",
      "/concern/what: a control character stands in it", "/concern/identified: \"yesterday\" is no time",
      "/children/0/born: \"2019-02-29\" is no date", "/children/1/name: is missing", "/children/2: born",
      "/children/3/expected: stands beside born or died", "/children/4/born: 2027-01-01 is still to come",
      "/children/4/facts/1: a string should stand here", "/family/0/relation: is missing",
      "/family/0/household: true or false should stand here, not string",
      "/family/0/parentalResponsibility/0: there is no child \"Ida\"",
      "/family/1: an object should stand here, not string",
      "/circumstances/0/name: there is no circumstance \"medical-in-qestion\"; did you mean \"medical-in-question\"?",
      "/circumstances/1/answer: there is no answer \"perhaps\": yes, no, unknown",
      "/circumstances/3: the circumstance serious-harm is answered twice",
      "/invited/0/slot: there is no slot \"polise\"; did you mean \"police\"?", "/invited/1/role: is missing",
      "/form: there is no answer \"zoom\"", "/interpreter: a string should stand here, not boolean",
      "/otherChildren: an array should stand here, not string",
      "/adress: there is no member \"adress\"; did you mean \"address\"?",
    ]
    for fault in expected {
      #expect(lines.contains { $0.hasPrefix("  " + fault) }, "\(fault)\n\(run.errors)")
    }
    #expect(lines.count == expected.count + 1, "\(run.errors)")
    #expect(try desk.done(["list", "--json"]).output == "[]\n")
  }

  @Test(
    "what is no JSON is refused at its line and column",
    arguments: [
      ("", "line 1, column 1: "), ("{\n \"referral\": tru\n}", "line 2, column 14: "),
      (#"{"children": [], "children": []}"#, "line 1, column 18: "),
      (#"{"a": 1.5}"#, "line 1, column 8: only whole numbers"),
      (String(repeating: "[", count: 200_000), "line 1, column "), ("{} {}", "line 1, column 4: "),
    ])
  func noJSON(text: String, place: String) throws {
    let desk = try Desk()
    let run = try desk.run(["convene", "--from", "-"] + clock, input: text)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("quorate: standard input: \(place)"), "\(run.errors)")
    #expect(run.errors.hasSuffix("\n  nothing was written\n"))
  }

  @Test("what is too large, no file or not UTF-8 is refused")
  func noFile() throws {
    let desk = try Desk()
    let large = try desk.file("large.json", Data(repeating: 0x20, count: (1 << 20) + 1))
    let foreign = try desk.file("foreign.json", Data([0x22, 0xE9, 0x22]))
    let pipe = desk.folder + "/pipe.json"
    mkfifo(pipe, 0o600)
    for (path, says) in [(large, "1048576"), (foreign, "UTF-8"), (pipe, "is a pipe, not a file")] {
      let run = try desk.run(["convene", "--from", path] + clock)
      #expect(run.status == 2)
      #expect(run.errors.contains(path))
      #expect(run.errors.contains(says), "\(run.errors)")
    }
    #expect(try desk.run(["convene", "--from", "-"] + clock, redirected: "</dev/zero").status == 2)
  }

  @Test("the program takes what its schema takes, and refuses what its schema refuses")
  func agreement() throws {
    let desk = try Desk()
    let schema = try desk.done(["schema", "referral"]).output
    let verdicts = try desk.judge(variations.map(\.text), by: schema)
    try #require(verdicts.count == variations.count)
    for (variation, verdict) in zip(variations, verdicts) {
      let run = try desk.run(["convene", "--from", "-"] + clock, input: variation.text)
      #expect((verdict == "ok") == variation.fits, "the schema on \(variation.what): \(verdict)")
      #expect((run.status == 0) == variation.fits, "the program on \(variation.what): \(run.errors)")
    }
  }

  private struct Variation {
    let what: String
    let text: String
    let fits: Bool
  }

  private var variations: [Variation] {
    let whole =
      #"{"referral":{"by":"a","agency":"b","how":"c","received":"2026-11-18T14:10"},"concern":{"what":"w"},"children":[{"name":"Ada","born":"2020-01-01"}]}"#
    func having(_ member: String) -> String { #"{"# + member + "," + whole.dropFirst() }
    func child(_ text: String) -> String {
      whole.replacingOccurrences(of: #"{"name":"Ada","born":"2020-01-01"}"#, with: text)
    }
    let fits: [(String, String)] = [
      ("the least", whole), ("a trigger", having(#""trigger":"referral""#)),
      ("a first language", having(#""firstLanguage":"Polish""#)),
      ("an interpreter", having(#""interpreter":"unknown""#)),
      ("no family", having(#""family":[]"#)),
      ("family", having(#""family":[{"name":"K","relation":"mother"}]"#)),
      (
        "all of a relative",
        having(
          #""family":[{"name":"K","relation":"m","aliases":["L"],"born":"1990-01-01","address":"x","household":true,"parentalResponsibility":["Ada"],"facts":["y"]}]"#
        )
      ),
      ("a circumstance", having(#""circumstances":[{"name":"serious-harm","answer":"yes"}]"#)),
      (
        "a child's circumstance",
        having(#""circumstances":[{"name":"school-age","child":"Ada","answer":"no"}]"#)
      ),
      ("other children", having(#""otherChildren":["Bo"]"#)),
      ("done already", having(#""alreadyDone":["told \n them"]"#)),
      ("a form", having(#""form":"face to face""#)),
      (
        "an invitation",
        having(
          #""invited":[{"slot":"police","name":"M","role":"DS","contact":"1","at":"2026-11-18T14:59:00Z"}]"#)
      ),
      ("what it follows", having(#""follows":{"reference":"SD-20261001-01","rationale":"r"}"#)),
      ("an unborn child", child(#"{"expected":"2027-01-04"}"#)),
      ("unborn, no date", child(#"{"expected":"unknown"}"#)),
      ("an unborn child's name", child(#"{"name":"Bo","expected":"unknown"}"#)),
      ("a child that died", child(#"{"name":"Bo","born":"2020-01-01","died":"2026-11-17"}"#)),
      ("a child that died, birth unknown", child(#"{"name":"Bo","died":"2026-11-17"}"#)),
      ("an instant", whole.replacingOccurrences(of: "T14:10", with: "T14:10:00Z")),
      (
        "64 KiB",
        whole.replacingOccurrences(of: #""w""#, with: "\"" + String(repeating: "w", count: 65536) + "\"")
      ),
    ]
    let misfits: [(String, String)] = [
      ("no object", "[]"), ("nothing", "{}"),
      ("no referral", whole.replacingOccurrences(of: "referral", with: "refer")),
      ("no concern", whole.replacingOccurrences(of: #""concern":{"what":"w"},"#, with: "")),
      ("an empty concern", whole.replacingOccurrences(of: #""w""#, with: #""""#)),
      ("a blank concern", whole.replacingOccurrences(of: #""w""#, with: #"" \n""#)),
      ("a control character", whole.replacingOccurrences(of: #""w""#, with: #""w\u001b""#)),
      ("a control character of eight bits", whole.replacingOccurrences(of: #""w""#, with: #""w\u009b""#)),
      (
        "more than 64 KiB",
        whole.replacingOccurrences(of: #""w""#, with: "\"" + String(repeating: "w", count: 65537) + "\"")
      ),
      ("a time with seconds, no zone", whole.replacingOccurrences(of: "T14:10", with: "T14:10:00")),
      ("a date for a time", whole.replacingOccurrences(of: "T14:10", with: "")),
      ("no children", child("")), ("a child's name alone", child(#"{"name":"Bo"}"#)),
      ("an empty child", child("{}")),
      ("born, without a name", child(#"{"born":"2020-01-01"}"#)),
      ("died, without a name", child(#"{"died":"2026-01-01"}"#)),
      ("born and expected", child(#"{"name":"Bo","born":"2020-01-01","expected":"unknown"}"#)),
      ("died and expected", child(#"{"name":"Bo","died":"2026-01-01","expected":"unknown"}"#)),
      ("an age for a birth", child(#"{"name":"Bo","born":8}"#)),
      ("null", child(#"{"name":null,"expected":"unknown"}"#)),
      ("a child's unknown member", child(#"{"name":"Bo","born":"2020-01-01","age":8}"#)),
      ("a relative without relation", having(#""family":[{"name":"K"}]"#)),
      ("yes for true", having(#""family":[{"name":"K","relation":"m","household":"yes"}]"#)),
      ("an unknown member", having(#""urgent":true"#)), ("an unknown form", having(#""form":"by letter""#)),
      ("true for yes", having(#""interpreter":true"#)),
      ("text for a list", having(#""alreadyDone":"told them""#)),
      ("an empty fact", having(#""otherChildren":[""]"#)),
      (
        "201 items",
        having(#""otherChildren":["# + Array(repeating: #""x""#, count: 201).joined(separator: ",") + "]")
      ),
      ("an unanswered circumstance", having(#""circumstances":[{"name":"serious-harm"}]"#)),
      ("an invitation without role", having(#""invited":[{"slot":"police","name":"M"}]"#)),
      ("following nothing", having(#""follows":{}"#)),
    ]
    return fits.map { Variation(what: $0.0, text: $0.1, fits: true) }
      + misfits.map { Variation(what: $0.0, text: $0.1, fits: false) }
  }
}
