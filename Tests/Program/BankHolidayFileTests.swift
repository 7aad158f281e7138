import Foundation
import JSON
import Testing

/// A `bank-holidays.json` of one's own, in the configuration directory.
@Suite("A bank-holiday file of one's own")
struct BankHolidayFileTests {
  private static let span = ["due", "15 working days", "--from", "2026-12-23"]
  private static let basis =
    "Mon 18 Jan 2027: 15 working days after Wed 23 Dec 2026 (25 and 28 Dec, 1 Jan are bank holidays)"

  /// What is wrong with a file, and what is said of it.
  private static let spoilt: [(text: String, says: String)] = [
    (#"{"england-and-wales": {"division": "england-and-wales", "events": [{"title": "New Y"#, "not JSON"),
    (#"{"scotland": {"division": "scotland", "events": []}}"#, "no list england-and-wales, events"),
    (#"[{"date": "2026-12-25", "title": "Christmas Day"}]"#, "no list england-and-wales, events"),
    (
      #"{"england-and-wales": {"events": [{"date": "2026-12-25", "title": "A"}, {"date": "2026-12-25", "title": "B"}]}}"#,
      "2026-12-25 stands twice"
    ),
    (
      #"{"england-and-wales": {"events": [{"date": "25/12/2026", "title": "A"}]}}"#, "no date like 2026-12-25"
    ),
    ("", "not JSON"),
  ]

  @Test("that cannot be used is said by every command, and the program's own count", arguments: spoilt)
  func unusable(text: String, says: String) throws {
    let desk = try Desk()
    let path = try desk.file("config/quorate/bank-holidays.json", text.utf8)
    let due = try desk.run(Self.span)
    #expect(due.status == 0)
    #expect(due.output == Self.basis + "\n")
    let complaint =
      "quorate: \(path) is not used: the program’s own are, and dates counted past 2028 are projected. "
    #expect(due.errors.hasPrefix(complaint))
    #expect(due.errors.contains(says), "\(due.errors)")
    try Ashdown.convene(at: desk)
    for command in [["procedures"], ["show", Ashdown.reference]] {
      let run = try desk.run(command)
      #expect(run.status == 0)
      #expect(run.errors == due.errors)
    }
    let past = try desk.done(["due", "1 working day", "--from", "2028-12-29", "--json"]).json
    #expect(past["projected"] == true)
  }

  @Test("that is unusable is said on the screens of the register and of a meeting, which open all the same")
  func screens() throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    _ = try desk.file("config/quorate/bank-holidays.json", Self.spoilt[0].text.utf8)
    let notice = "▲ bank-holidays.json is not used: the program’s own are, and dates"
    let home = try Tmux(desk, [Desk.program, "home"], width: 80, height: 24)
    try home.wait(for: notice)
    try home.press("Enter")
    let seat = try home.wait("the meeting with its notice") { rows in
      rows[0].contains("ASSEMBLING") && rows.contains { $0.contains(notice) }
    }
    #expect(!seat.joined().contains("✗ ▲"))
    try home.press("j")
    try home.wait("the notice is said once") { rows in !rows.joined().contains("bank-holidays.json") }
  }

  @Test("of an administrator counts for everybody who has none")
  func systemWide() throws {
    let desk = try Desk(register: false)
    _ = try desk.file("etc/quorate/bank-holidays.json", try published(2018...2026))
    let directories = ["XDG_CONFIG_DIRS": desk.folder + "/absent:" + desk.folder + "/etc"]
    let shared = try desk.run(Self.span, environment: directories)
    #expect(shared.errors.hasPrefix("quorate: \(desk.folder)/etc/quorate/bank-holidays.json ends with 2026"))
    _ = try desk.file("config/quorate/bank-holidays.json", try published(2018...2028))
    let own = try desk.run(Self.span, environment: directories)
    #expect(own.errors.isEmpty)
    #expect(own.output == Self.basis + "\n")
  }

  @Test("that proclaims a day moves the dates of meetings called before, on the register's screen too")
  func proclaimed() throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    let command = [Desk.program, "home", "--clock", "2026-11-18T15:00:00Z"]
    let before = try Tmux(desk, command, width: 120, height: 36)
    try before.wait(for: "due Fri 20 Nov, 2 working days")
    _ = try desk.file(
      "config/quorate/bank-holidays.json",
      try published(2018...2028, with: ["title": "A state funeral", "date": "2026-11-19"]))
    let after = try Tmux(desk, command, width: 120, height: 36)
    let rows = try after.wait(for: "due Mon 23 Nov, 2 working days")
    #expect(
      rows.contains {
        $0.contains("due Mon 23 Nov 2026: 2 working days after Wed 18 Nov (19 Nov is a bank holiday)")
      })
    #expect(!rows.joined().contains("bank-holidays.json"))
  }

  @Test("that ends before a due date is said, and that date is projected wherever it is shown")
  func ended() throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    try Ashdown.captureWhole(at: desk)
    let path = try desk.file("config/quorate/bank-holidays.json", try published(2020...2026))
    let complaint = "\(path) ends with 2026: dates counted past it are projected\n"
    let projected = "(projected: bank holidays are known to the end of 2026)"

    let due = try desk.run(Self.span)
    #expect(due.errors == "quorate: " + complaint)
    #expect(due.output == "\(Self.basis) \(projected)\n")
    // The years before the file begins are the program's own.
    #expect(
      try desk.done(["due", "1 working day", "--from", "2018-12-24"]).output
        == "Thu 27 Dec 2018: 1 working day after Mon 24 Dec (25 and 26 Dec are bank holidays)\n")

    let clock = ["--clock", "2026-11-19T11:40:00Z"]
    let shown = try desk.done(["show", Ashdown.reference, "--json"] + clock).json
    let dates = try #require(shown["deadlines"]?.array)
    let assessment = try #require(dates.first { $0["due"] == "2027-01-25T23:59" })
    #expect(assessment["projected"] == true)
    #expect(assessment["basis"]?.string?.contains(projected) == true)
    #expect(dates.contains { $0["due"] == "2026-12-10T23:59" && $0["projected"] == false })
    let text = try desk.done(["show", Ashdown.reference] + clock).output
    #expect(text.replacing(/\s+/, with: " ").contains(projected))

    let seat = try Tmux(
      desk, [Desk.program, "run", Ashdown.reference, "--seat", "chair"] + clock, width: 120, height: 44)
    try seat.wait(for: "▲ bank-holidays.json ends with 2026: dates counted past it are projected")
    try seat.enter(":close")
    try seat.wait(for: "▸3 Read")
    try seat.press("1")
    try seat.wait(for: "▸1 Check")
    try seat.press("c")
    try seat.wait("a projected date among what is due next") { rows in
      rows.map { $0.split(separator: "│").first ?? "" }.joined(separator: " ").replacing(/\s+/, with: " ")
        .contains(
          "by Mon 25 Jan: 45 working days after Wed 18 Nov 2026 (25 and 28 Dec, 1 Jan are bank holidays) \(projected)"
        )
    }

    try Ashdown.close(at: desk)
    let minutes = try desk.record(of: Ashdown.reference, "minutes.txt").replacing(/\s+/, with: " ")
    #expect(minutes.contains("Mon 25 Jan 2027: 45 working days after Wed 18 Nov 2026"))
    #expect(minutes.contains(projected))
  }

  /// The years that the program ships, as GOV.UK's file has them.
  private func published(_ years: ClosedRange<Int>, with proclaimed: JSON? = nil) throws -> [UInt8] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Procedures/bank-holidays.json")
    let whole = try JSON(reading: Array(Data(contentsOf: file)))
    let events = try #require(whole["england-and-wales"]?["events"]?.array)
    let taken = events.filter { event in
      (event["date"]?.string.flatMap { Int($0.prefix(4)) }).map { years.contains($0) } ?? false
    }
    return Array(
      JSON.object([.init("england-and-wales", ["events": .array(taken + [proclaimed].compactMap(\.self))])])
        .line.utf8)
  }
}
