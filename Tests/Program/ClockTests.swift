import Foundation
import JSON
import Testing

@Suite("Whose clock it is, and who may do what")
struct ClockTests {
  private let reference = "SD-20261119-01"
  private let morning = ["--clock", "2026-11-19T10:00:00Z"]

  @Test("a rehearsal register takes its time from --clock, and a line's from its beginning")
  func rehearsal() throws {
    let desk = try convened()
    let lines = "one\n@10:41 two\n@2026-11-20T08:50 three\nfour\n"
    let run = try desk.done(["capture", reference] + morning, input: lines)
    #expect(run.lines.map { $0.prefix(7) } == ["1 saved", "2 saved", "3 saved", "4 saved"])
    let said = try desk.done(["show", reference, "--json", "--clock", "2026-11-20T09:00:00Z"]).json
    #expect(
      said.texts("contributions", "at") == [
        "2026-11-19T10:00:00Z", "2026-11-19T10:41:00Z", "2026-11-20T08:50:00Z", "2026-11-20T08:50:00Z",
      ])
  }

  @Test("in summer a line's time is British Summer Time")
  func summer() throws {
    let desk = try convened()
    let run = try desk.run(
      ["capture", reference, "--clock", "2027-07-01T09:00:00Z"], input: "@09:59 early\n")
    #expect(run.status == 2)
    try desk.done(["capture", reference, "--clock", "2027-07-01T09:00:00Z"], input: "@10:41 on time\n")
    let said = try desk.done(["show", reference, "--json", "--clock", "2027-07-02T09:00:00Z"]).json
    #expect(said.texts("contributions", "at") == ["2027-07-01T09:41:00Z"])
  }

  @Test("time never goes backwards, within a file or from one run to the next")
  func neverBackwards() throws {
    let desk = try convened()
    let within = try desk.run(["capture", reference] + morning, input: "@10:41 two\n@10:40 one\n")
    #expect(within.status == 2)
    #expect(
      within.errors.hasPrefix(
        "quorate: line 2, column 1: 10:40 on Thu 19 Nov is before 10:41 on Thu 19 Nov: time never goes backwards"
      ))
    let later = try desk.run(["capture", reference] + morning, input: "@10:30 one\n")
    #expect(later.status == 2)
    #expect(later.errors.contains("time never goes backwards"), "\(later.errors)")
    #expect(try desk.run(["close", reference] + morning).status == 2)
    let said = try desk.done(["show", reference, "--json", "--clock", "2026-11-19T11:00:00Z"]).json
    #expect(said.texts("contributions", "text") == ["two"])
  }

  @Test(
    "a time that cannot be read is refused, not taken for a note",
    arguments: ["@25:30 polce", "@10.41 police: x", "@2026-11-31T10:00 x", "@10:41", "@1041 x"])
  func unreadable(line: String) throws {
    let desk = try convened()
    let run = try desk.run(["capture", reference] + morning, input: line + "\n")
    #expect(run.status == 2, "\(run.output)")
    #expect(run.errors.contains("line 1, column 1: "), "\(run.errors)")
    #expect(run.errors.contains("@10:41"), "\(run.errors)")
  }

  @Test("a real register refuses --clock on every command, and a time before a line")
  func real() throws {
    let desk = try Desk(rehearsal: false)
    let reference = try desk.done(["convene", "--from", "-"], input: referral).lines[0]
    for command in [
      ["list"], ["show", reference], ["capture", reference], ["close", reference],
      ["sign", reference, "--key", "k"], ["convene", "--from", Ashdown.meetings + "/ashdown.json"],
      ["key", "check", "k"], ["key", "new", desk.folder + "/k", "--principal", "p"], ["verify", "/nowhere"],
    ] {
      let run = try desk.run(command + morning)
      #expect(run.status == 2, "\(command)")
      #expect(run.errors.contains("--clock is refused: "), "\(command) \(run.errors)")
      #expect(run.errors.contains("quorate register new --rehearsal DIR"))
    }
    let line = try desk.run(["capture", reference], input: "one\n@10:41 two\n")
    #expect(line.status == 2)
    #expect(line.output.hasPrefix("1 saved"))
    #expect(line.errors.contains("line 2, column 1: a line's own time is for rehearsal registers only"))
    #expect(try desk.done(["show", reference, "--json"]).json["rehearsal"] == false)
  }

  @Test(
    "what is the chair's alone is refused at the minute-taker's seat, which is the one by default",
    arguments: [
      (":override quorum.core because x", "only the chair can override"),
      (":begin", "only the chair can begin"),
      (":end", "only the chair can end"), (":decline because x", "only the chair can decline"),
    ])
  func chairsAlone(line: String, says: String) throws {
    let desk = try convened()
    for seat in [[], ["--seat", "minutes"]] {
      let run = try desk.run(["capture", reference] + morning + seat, input: line + "\n")
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix("quorate: line 1, column 2: \(says)\n"), "\(run.errors)")
    }
    let kept = try desk.done(["show", reference, "--json"] + morning).json
    #expect(kept["state"] == "assembling")
  }

  private let referral = """
    {"referral": {"by": "a midwife", "agency": "hospital", "how": "e-mail", "received": "2026-01-02T14:10"},
     "concern": {"what": "concern"}, "children": [{"name": "Ada", "born": "2020-01-01"}]}
    """

  private func convened() throws -> Desk {
    let desk = try Desk()
    try desk.done(["convene", "--from", "-"] + morning, input: referral)
    return desk
  }
}
