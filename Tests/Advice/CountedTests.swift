import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("How what is due was counted")
struct CountedTests {
  /// The one date of a rule.
  private func date(_ rule: String, of discussion: Discussion, counting days: WorkingDays) throws -> Due {
    let now = London.instant(try #require(LocalTime("2026-11-18T15:00")))
    let dates = Due.all(of: discussion.meeting, under: discussion.procedure, at: now, counting: days)
    return try #require(dates.first { $0.rule == rule })
  }

  @Test("an area that counts the day itself is a day stricter, and says so")
  func dayZero() throws {
    let strict = try Area.extending("working-days: {count-day-0: yes, cite: Timescales}\n")
    let discussion = try Discussion(under: strict)
    let due = try date("time.convene", of: discussion, counting: WorkingDays(.builtIn))
    #expect(due.due?.description == "2026-11-19T23:59")
    #expect(
      due.basis.hasPrefix("Thu 19 Nov 2026: 2 working days from Wed 18 Nov, that day counted, from: "))
    let usual = try date("time.convene", of: try Discussion(), counting: WorkingDays(.builtIn))
    #expect(usual.basis.hasPrefix("Fri 20 Nov 2026: 2 working days after Wed 18 Nov, from: "))
  }

  @Test("a date that went past the known bank holidays says so, in its words and to scripts")
  func projected() throws {
    let discussion = try Discussion(received: "2028-12-28T14:10")
    let due = try date("time.convene", of: discussion, counting: WorkingDays(.builtIn))
    #expect(due.isProjected)
    #expect(
      due.basis.hasPrefix(
        "Tue 2 Jan 2029: 2 working days after Thu 28 Dec 2028 (1 Jan is a bank holiday) "
          + "(projected: bank holidays are known to the end of 2028), from: "))
  }

  @Test("the chair's own target has its day and its reason")
  func target() throws {
    let procedure = try Area.extending(
      "timescales:\n"
        + Area.gloucestershire.get().timescales.filter { $0.rule == "time.convene" }
        .map { "  - {id: \($0.id), off: yes}\n" }.joined())
    var discussion = try Discussion(under: procedure)
    let time = try #require(LocalTime("2026-11-19T10:20"))
    discussion.at("2026-11-18T14:20", .target(time, because: "the head is free then"))
    let due = try date("time.convene", of: discussion, counting: WorkingDays(.builtIn))
    #expect(due.basis == "Thu 19 Nov 2026 10:20: set by the chair: the head is free then")
  }

  @Test("hours run on the clock across both changes of it", arguments: changes)
  func hours(ended: String, basis: String) throws {
    var discussion = try Discussion(received: String(ended.prefix(10)) + "T09:00")
    discussion.at(String(ended.prefix(10)) + "T10:00", .began)
    discussion.at(ended, .ended)
    let record = try date("time.minutes", of: discussion, counting: WorkingDays(.builtIn))
    #expect(record.basis.hasPrefix(basis), "\(record.basis)")
  }

  private static let changes = [
    (
      "2027-03-27T11:35",
      "Mon 29 Mar 2027 12:35: 48 hours after Sat 27 Mar 11:35 (the clocks go forward in between), from: "
    ),
    (
      "2027-10-30T11:35",
      "Mon 1 Nov 2027 10:35: 48 hours after Sat 30 Oct 11:35 (the clocks go back in between), from: "
    ),
  ]
}
