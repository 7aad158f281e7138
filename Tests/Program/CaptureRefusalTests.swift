import Foundation
import JSON
import Testing

@Suite("A line that cannot be read")
struct CaptureRefusalTests {
  private static let reference = "SD-20261124-01"
  private static let now = ["--clock", "2026-11-24T10:44:00Z"]

  @Test(
    "is refused with line, column and what was expected; those before it are saved, and --from-line goes on")
  func refused() throws {
    let desk = try CaptureRefusalTests.underWay()
    var notes: [String] = []
    for (number, (line, column, message)) in CaptureRefusalTests.refusals.enumerated() {
      let seat = ["--seat", line.hasPrefix(":override") ? "minutes" : "chair"]
      let capture = ["capture", CaptureRefusalTests.reference] + seat + CaptureRefusalTests.now
      let file = try desk.file(
        "lines.capture", "# the minutes\nbefore \(number)\n\n\(line)\nafter \(number)\n".utf8)
      let run = try desk.run(capture + [file])
      #expect(run.status == 2, "\(line)")
      #expect(run.lines.count == 1)
      #expect(run.output.hasPrefix("2 saved  NOTE"), "\(run.output)")
      #expect(
        run.errors == """
          quorate: line 4, column \(column): \(message)
            nothing of this line was written; what came before it is saved

          """, "\(line)")
      let rest = try desk.done(capture + ["--from-line", "5", file])
      #expect(rest.lines.map { $0.prefix(7) } == ["5 saved"])
      notes += ["before \(number)", "after \(number)"]
    }
    let shown = try desk.done(["show", CaptureRefusalTests.reference, "--json"] + CaptureRefusalTests.now)
      .json
    #expect(shown.texts("contributions", "text") == notes)
    #expect(shown.items("actions").count == 6)
    #expect(shown.items("decisions").count == 1)
    #expect(shown.items("overridden").isEmpty)
  }

  @Test("the column counts what was written, the time before the line too")
  func columnAfterTime() throws {
    let desk = try CaptureRefusalTests.underWay()
    let run = try desk.run(
      ["capture", CaptureRefusalTests.reference] + CaptureRefusalTests.now, input: "@10:45 polce: x\n")
    #expect(run.errors.hasPrefix("quorate: line 1, column 8: nobody here is “polce”"), "\(run.errors)")
  }

  @Test("what is no text, too long or without an end is refused or read as it stands")
  func bytes() throws {
    let desk = try CaptureRefusalTests.underWay()
    let capture = ["capture", CaptureRefusalTests.reference] + CaptureRefusalTests.now
    let foreign = try desk.file("foreign.capture", Array("one\n".utf8) + [0xE9, 0x0A])
    #expect(try desk.run(capture + [foreign]).errors.hasPrefix("quorate: line 2: not UTF-8"))
    let long = try desk.run(capture, input: "two\n" + String(repeating: "x", count: (64 << 10) + 1) + "\n")
    #expect(long.status == 2)
    #expect(long.errors.hasPrefix("quorate: line 2: longer than 64 KiB"))
    #expect(try desk.run(capture, redirected: "</dev/zero").status == 2)
    #expect(
      try desk.done(capture, input: "three\r\n\r\nfour").lines.map { $0.prefix(7) } == ["1 saved", "3 saved"])
    let shown = try desk.done(["show", CaptureRefusalTests.reference, "--json"] + CaptureRefusalTests.now)
      .json
    #expect(shown.texts("contributions", "text") == ["one", "two", "three", "four"])
  }

  /// Three children, ten people and six actions: what the lines below are typed into.
  private static func underWay() throws -> Desk {
    let desk = try Desk()
    let referral = """
      {"referral": {"by": "P Grant", "agency": "school", "how": "telephone", "received": "2026-11-23T15:10"},
       "concern": {"what": "grip marks"},
       "children": [{"name": "Aisha", "born": "2018-05-03"}, {"name": "Cal", "born": "2023-01-22"},
         {"expected": "2027-01-04"}]}
      """
    try desk.done(["convene", "--from", "-", "--clock", "2026-11-24T09:00:00Z"], input: referral)
    try desk.done(
      ["capture", reference, "--seat", "chair", "--clock", "2026-11-24T09:12:00Z"],
      input: """
        :invite social-care R Osei, team manager
        :invite social-care J Okafor, social worker
        :invite police I Malik, detective sergeant
        :invite health N Byrne, named nurse
        :invite health-visitor A Reed, health visitor
        :invite school #aisha P Grant, safeguarding lead
        :invite nursery #cal K Doyle, manager
        @10:20 :present osei room
        @10:20 :present okafor room
        @10:20 :present malik video
        @10:20 :present byrne phone
        @10:20 :begin
        @10:30 :item concern
        @10:31 +One @okafor by today 17:00 for x
        @10:31 +Two @okafor by today 17:00 for x
        @10:31 +Three @okafor by today 17:00 for x
        @10:31 +Four @okafor by today 17:00 for x
        @10:31 +Five @okafor by today 17:00 for x
        @10:31 +Six @okafor by today 17:00 for x
        @10:32 :propose s47 joint #aisha
        @10:32 :disagrees school: threshold not met
        """)
    return desk
  }

  private static let refusals: [(line: String, column: Int, message: String)] = [
    ("polce: spoke to mother", 1, "nobody here is “polce”; Tab: police · Ctrl-N: a note"),
    ("he: never touched her", 1, "“he” is health or health visitor · Ctrl-N: a note"),
    ("+See Aisha @okfor by fri", 12, #"nobody here is “okfor”; Tab: okafor · new person: @"Okfor, role""#),
    ("+See Aisha @okafor by 25:00", 23, "there is no 25:00: today 15:30 · fri · 27 nov · +2wd · +24h"),
    ("+See Aisha @okafor by 31 nov", 23, "there is no 31 nov: today 15:30 · fri · 27 nov · +2wd · +24h"),
    ("+See Aisha @okafor by fri for x by mon", 33, #"a second time; put one in "quotes""#),
    (
      "+See Aisha @okafor @malik by fri", 20,
      "one owner an action: a second one gets its own line, or is named without @"
    ),
    ("+See Aisha #bob @okafor by fri", 12, "no child “bob” here: #aisha #cal #unborn"),
    (":answer 9 #aisha x", 9, "no prompt “9”: 1 harm 2 impact 3 likelier 4 reduce 5 review"),
    (":answer 2 x", 11, "which child? #aisha #cal #unborn #all"),
    (":score health #aisha 11", 22, "scores go from 0 (harm almost certain) to 10 (safe enough to close)"),
    (":score health 6", 15, "which child? #aisha #cal #unborn #all"),
    (":decide s47 #aisha because x", 9, "“s47” is s47 joint or s47 single"),
    (
      ":decide removal #aisha because x", 9,
      "not on the list: s47 joint, s47 single, police investigation, s17, conference, lado, referral, nfa, or other: TEXT"
    ),
    (
      ":escalate 1 to the mayor with P Shah", 16,
      "no level “the mayor”: professionals, line managers, strategy discussion, leads, out of hours, partnership"
    ),
    (":left byrne at 11:00", 16, "that is still to come"),
    (":presnt grant phone", 2, "no command “presnt”; Tab: present"),
    (":override safe.tonight because x", 2, "only the chair can override"),
  ]
}
