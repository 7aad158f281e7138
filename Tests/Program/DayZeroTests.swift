import Foundation
import JSON
import Testing

/// An area whose procedure counts the day of the event as the first working day.
@Suite("An area that counts the day itself")
struct DayZeroTests {
  private static let procedure = """
    procedure:
      id: ours
      short: OUR
      name: Ours
      title: A local procedure
      issuer: A partnership
      revision: "7"
      extends: gloucestershire
    working-days: {count-day-0: yes, cite: Timescales}

    """

  @Test("has every date a day earlier, and each says that the day was counted")
  func everywhere() throws {
    let desk = try Desk()
    _ = try desk.file("config/quorate/procedures/ours.yaml", Self.procedure.utf8)
    let period = ["due", "15 working days", "--from", "2026-04-01"]
    #expect(
      try desk.done(period).output
        == "Fri 24 Apr 2026: 15 working days after Wed 1 Apr (3 and 6 Apr are bank holidays)\n")
    #expect(
      try desk.done(period + ["--procedure", "ours"]).output
        == "Thu 23 Apr 2026: 15 working days from Wed 1 Apr, that day counted (3 and 6 Apr are bank holidays)\n"
    )
    let unknown = try desk.run(period + ["--procedure", "our"])
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("did you mean “ours”?"))

    let clock = ["--clock", "2026-11-18T15:00:00Z"]
    let convened = try desk.done(
      ["convene", "--procedure", "ours", "--from", Ashdown.meetings + "/ashdown.json"] + clock)
    let reference = convened.output.trimmingCharacters(in: .newlines)
    let shown = try desk.done(["show", reference, "--json"] + clock).json
    let dates = try #require(shown["deadlines"]?.array)
    let discussion = try #require(dates.first { $0["rule"] == "time.convene" })
    #expect(discussion["due"] == "2026-11-19T23:59")
    #expect(
      discussion["basis"]
        == "Thu 19 Nov 2026: 2 working days from Wed 18 Nov, that day counted, from: concern identified")
    let seat = try Tmux(desk, [Desk.program, "run", reference] + clock, width: 80, height: 24)
    let rows = try seat.wait(for: "─ Clock ─")
    #expect(
      rows.joined().replacing(/[ │]+/, with: " ").contains(
        "Due Thu 19 Nov 23:59: 2 working days from Wed 18 Nov, that day counted [GLO]"))
  }
}
