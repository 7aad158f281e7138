import Foundation
import JSON
import Testing

@Suite("The commands, a contract with scripts")
struct ContractTests {
  /// What a command line ends with, and a part of what it says on either stream.
  struct Case: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var input = ""
    var status: Int32
    var says: String

    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(
    "each ends with the status of the one table, and says why",
    arguments: [
      Case(arguments: ["--help"], status: 0, says: "4 unproven;"),
      Case(arguments: ["help", "capture"], status: 0, says: ":without SLOT"),
      Case(arguments: ["--version"], status: 0, says: "0.1.0"),
      Case(arguments: [], status: 1, says: "needs a terminal"),
      Case(arguments: ["convince"], status: 64, says: "convince"),
      Case(arguments: ["list"], status: 0, says: "SD-20261119-01"),
      Case(arguments: ["list", "--jsn"], status: 64, says: "--jsn"),
      Case(arguments: ["show"], status: 64, says: "<reference>"),
      Case(arguments: ["show", "SD-20261119-01"], status: 0, says: "assembling".uppercased()),
      Case(arguments: ["show", "SD-20261119-02"], status: 2, says: "did you mean SD-20261119-01?"),
      Case(arguments: ["capture", "SD-20261119-09"], status: 2, says: "there is no meeting SD-20261119-09"),
      Case(
        arguments: ["capture", "SD-20261119-01", "--seat", "clerk"], status: 64, says: "'chair' and 'minutes'"
      ),
      Case(arguments: ["capture", "SD-20261119-01", "--clock", "10:30"], status: 64, says: "HH:MM:SSZ"),
      Case(
        arguments: ["capture", "SD-20261119-01", "absent.capture"], status: 2,
        says: "absent.capture does not exist"),
      Case(arguments: ["convene"], status: 64, says: "--from"),
      Case(arguments: ["convene", "--from", "absent.json"], status: 2, says: "absent.json does not exist"),
      Case(arguments: ["convene", "--from", "/"], status: 2, says: "/ is a directory, not a file"),
      Case(
        arguments: ["convene", "--from", "-"], input: "{", status: 2, says: "standard input: line 1, column 2"
      ),
      Case(
        arguments: ["convene", "--from", "-", "--procedure", "gloucestreshire"], status: 2,
        says: "did you mean “gloucestershire”?"),
      Case(arguments: ["close", "SD-20261119-01"], status: 2, says: "there is no discussion to close"),
      Case(arguments: ["sign", "SD-20261119-01"], status: 64, says: "--key FILE is missing"),
      Case(
        arguments: ["sign", "SD-20261119-01", "--key", "k"], status: 2,
        says: "SD-20261119-01 is assembling, not closed"
      ),
      Case(arguments: ["verify"], status: 64, says: "<paths>"),
      Case(arguments: ["verify", "/nowhere"], status: 1, says: "/nowhere"),
      Case(
        arguments: ["key", "new", "k", "--principal", "a b"], status: 2,
        says: "cannot stand in a list of signers"),
      Case(arguments: ["key", "check", "/nowhere"], status: 1, says: "There is no key here"),
      Case(arguments: ["procedures"], status: 0, says: "gloucestershire"),
      Case(arguments: ["procedures", "list"], status: 0, says: "working-together"),
      Case(arguments: ["procedures", "show", "gloucestershire"], status: 0, says: "circumstances:"),
      Case(
        arguments: ["procedures", "show", "glocestershire"], status: 2,
        says: "did you mean “gloucestershire”?"),
      Case(arguments: ["procedures", "check", "/nowhere"], status: 2, says: "/nowhere does not exist"),
      Case(arguments: ["schema", "show"], status: 0, says: "$schema"),
      Case(arguments: ["schema", "shows"], status: 64, says: "'show'"),
      Case(
        arguments: ["due", "15 working days", "--from", "2026-11-19"], status: 0, says: "Thu 10 Dec 2026"),
      Case(arguments: ["due", "15 working days"], status: 64, says: "Usage: quorate due"),
      Case(
        arguments: ["due", "a fortnight", "--from", "2026-11-19"], status: 2,
        says: "is no period: 15 working days"),
      Case(arguments: ["due", "1 day", "--from", "31 Nov"], status: 2, says: "is no date: YYYY-MM-DD"),
      Case(arguments: ["register", "new"], status: 64, says: "<directory>"),
    ])
  func status(of each: Case) throws {
    let run = try ContractTests.convened.get().run(each.arguments, input: each.input)
    #expect(run.status == each.status, "\(run.output)\(run.errors)")
    #expect((run.output + run.errors).contains(each.says), "\(run.output)\(run.errors)")
    if each.status == 0 { #expect(run.errors.isEmpty) } else { #expect(run.output.isEmpty) }
  }

  /// A register in which one meeting was convened.
  private static let convened = Result {
    let desk = try Desk()
    try desk.done(
      ["convene", "--clock", "2026-11-19T09:00:00Z", "--from", Ashdown.meetings + "/ashdown.json"])
    return desk
  }

  @Test("an empty register, no register and another register are told apart")
  func registers() throws {
    let desk = try Desk()
    #expect(try desk.run(["list"]).output == "no meetings yet: quorate convene --from FILE\n")
    #expect(try desk.run(["list", "--json"]).output == "[]\n")
    #expect(try desk.run(["show", "SD-20261119-01"]).errors.contains("the register is empty"))
    let absent = try desk.run(["list", "--register", desk.folder + "/absent"])
    #expect(absent.status == 1)
    #expect(absent.errors.contains("there is no such folder\n  make a register with `quorate register new`"))
    let again = try desk.run(["register", "new", desk.register])
    #expect(again.status == 1)
    #expect(again.errors.contains("there is a register already"))
    let full = try desk.run(["register", "new", desk.folder])
    #expect(full.status == 1)
    #expect(full.errors.contains("choose a folder that is new or empty"))
  }

  @Test("without --register and QUORATE_REGISTER the register is in the XDG data directory")
  func dataDirectory() throws {
    let desk = try Desk(register: false)
    let own = desk.folder + "/data/quorate"
    try desk.done(["register", "new", own])
    let run = try desk.run(["list", "--json"], environment: ["QUORATE_REGISTER": ""])
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test("list --json tells each meeting's reference, state, procedure and children, the newest first")
  func list() throws {
    let desk = try Desk()
    let convene = [
      "convene", "--clock", "2026-11-19T09:00:00Z", "--from", Ashdown.meetings + "/ashdown.json",
    ]
    #expect(try desk.run(convene).output == "SD-20261119-01\n")
    #expect(try desk.run(convene + ["--procedure", "working-together"]).output == "SD-20261119-02\n")
    let listed = try #require(try desk.done(["list", "--json"]).json.array)
    #expect(listed.map { $0["reference"] } == ["SD-20261119-02", "SD-20261119-01"])
    #expect(listed.map { $0["procedure"] } == ["working-together", "gloucestershire"])
    #expect(listed.allSatisfy { $0["state"] == "assembling" && $0["rehearsal"] == true })
    #expect(listed.allSatisfy { $0["children"] == ["Maya Ashdown", "Theo Ashdown-Marsh"] })
  }

  @Test(
    "due counts from a day or a time",
    arguments: [
      ("2 working days", "2026-11-18", "2026-11-20T23:59"),
      ("15 working days", "2026-11-19", "2026-12-10T23:59"),
      ("15 working days", "2026-12-17", "2027-01-12T23:59"),
      ("1 working day", "2026-11-20", "2026-11-23T23:59"),
      ("10 days", "2026-11-19", "2026-11-29T23:59"),
      ("48 hours", "2026-11-19T11:35", "2026-11-21T11:35"),
      ("24 hours", "2026-03-28T12:00", "2026-03-29T13:00"),
      ("same day", "2026-11-19", "2026-11-19T23:59"),
      ("2 weeks", "2026-11-19", "2026-12-03T23:59"),
    ])
  func due(period: String, from: String, due: String) throws {
    let run = try ContractTests.convened.get().done(["due", period, "--from", from, "--json"])
    #expect(try run.json["due"] == .string(due))
    #expect(try run.json["basis"]?.string?.isEmpty == false)
  }

  @Test("due reads many lines, and says which of them it cannot read")
  func dueLines() throws {
    let desk = try ContractTests.convened.get()
    let lines = "15 working days\t2026-11-19\n\n10 days\t2026-11-19\n"
    let run = try desk.done(["due", "-", "--json"], input: lines)
    #expect(
      try run.lines.map { try JSON(reading: Array($0.utf8))["date"] } == ["2026-12-10", "2026-11-29"])
    let bad = try desk.run(["due", "-"], input: lines + "10 days 2026-11-19\n")
    #expect(bad.status == 2)
    #expect(bad.errors == "quorate: line 4: PERIOD, a tab and DATE should stand here\n")
    #expect(
      try desk.run(["due", "-"], input: "1 day\tsoon\n").errors.contains("line 1: \"soon\" is no date"))
  }

  @Test(
    "what cannot be written to standard output has failed",
    arguments: [
      ["list"], ["list", "--json"], ["show", "SD-20261119-01"], ["show", "SD-20261119-01", "--json"],
      ["procedures"], ["procedures", "show", "gloucestershire"], ["schema", "event"],
      ["due", "1 day", "--from", "2026-11-19"], ["--help"], ["help", "capture"], ["--version"],
    ])
  func fullOutput(arguments: [String]) throws {
    for output in [">/dev/full", ">&-"] {
      let run = try ContractTests.convened.get().run(arguments, redirected: output)
      #expect(run.status == 1, "\(arguments) \(output)")
      #expect(run.errors.hasPrefix("quorate: standard output cannot be written: "), "\(run.errors)")
    }
  }

  @Test("a line that was saved but could not be reported stays saved, and capture says that it failed")
  func fullCapture() throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    let clock = ["--clock", "2026-11-18T16:00:00Z"]
    let run = try desk.run(
      ["capture", Ashdown.reference] + clock, input: "one\ntwo\n", redirected: ">/dev/full")
    #expect(run.status == 1)
    let said = try desk.done(["show", Ashdown.reference, "--json"] + clock).json
    #expect(said.texts("contributions", "text") == ["one"])
  }
}
