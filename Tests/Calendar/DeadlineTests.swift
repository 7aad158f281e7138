import Calendar
import Testing

@Suite("Periods and deadlines")
struct DeadlineTests {
  @Test(
    "a period is read and told in the same words",
    arguments: [
      "15 working days", "1 working day", "0 working days", "24 hours", "48 hours", "1 hour", "10 days",
      "1 day",
      "2 weeks", "1 week", "30 minutes", "1 minute", "same day", "10000 days",
    ])
  func words(_ text: String) throws {
    #expect(try period(text).description == text)
  }

  @Test("singular and plural are the same period")
  func plural() throws {
    #expect(try period("1 working days") == period("1 working day"))
    #expect(try period("3 day") == period("3 days"))
    #expect(Period(3, .days) == Period("3 days"))
    #expect(Period(10_001, .days) == nil)
    #expect(Period(-1, .hours) == nil)
    #expect(Period(1, .sameDay) == nil)
  }

  @Test(
    "anything else is no period",
    arguments: [
      "", " ", "15", "working days", "15  working days", " 15 days", "15 days ", "-1 days", "+1 days",
      "015 days",
      "00 days", "10001 days", "99999999999999999999 days", "1.5 hours", "two days", "15 Working Days",
      "0 same day",
      "1 same day", "same days", "0 same days", "15 working", "1 month", "１ day", "1\u{A0}day", "1\nday",
    ])
  func noPeriod(_ text: String) {
    #expect(Period(text) == nil)
  }

  @Test(
    "a deadline says when and why",
    arguments: [
      (
        "15 working days", "2026-04-01T09:00:00Z", "2026-04-24T22:59:59Z",
        "Fri 24 Apr 2026: 15 working days after Wed 1 Apr (3 and 6 Apr are bank holidays)"
      ),
      (
        "1 working day", "2026-11-19T11:35:00Z", "2026-11-20T23:59:59Z",
        "Fri 20 Nov 2026: 1 working day after Thu 19 Nov"
      ),
      (
        "1 working day", "2026-08-28T11:35:00Z", "2026-09-01T22:59:59Z",
        "Tue 1 Sep 2026: 1 working day after Fri 28 Aug (31 Aug is a bank holiday)"
      ),
      (
        "15 working days", "2026-12-23T11:35:00Z", "2027-01-18T23:59:59Z",
        "Mon 18 Jan 2027: 15 working days after Wed 23 Dec 2026 (25 and 28 Dec, 1 Jan are bank holidays)"
      ),
      (
        "45 working days", "2026-04-01T11:35:00Z", "2026-06-09T22:59:59Z",
        "Tue 9 Jun 2026: 45 working days after Wed 1 Apr (3 and 6 Apr, 4 and 25 May are bank holidays)"
      ),
      (
        "300 working days", "2026-04-01T11:35:00Z", "2027-06-11T22:59:59Z",
        "Fri 11 Jun 2027: 300 working days after Wed 1 Apr 2026 (12 bank holidays are not counted)"
      ),
      ("same day", "2026-11-24T14:00:00Z", "2026-11-24T23:59:59Z", "Tue 24 Nov 2026: the same day"),
      ("same day", "2026-06-30T23:10:00Z", "2026-07-01T22:59:59Z", "Wed 1 Jul 2026: the same day"),
      (
        "48 hours", "2026-11-17T11:35:00Z", "2026-11-19T11:35:00Z",
        "Thu 19 Nov 2026 11:35: 48 hours after Tue 17 Nov 11:35"
      ),
      (
        "1 hour", "2026-12-31T23:35:20Z", "2027-01-01T00:35:20Z",
        "Fri 1 Jan 2027 00:35: 1 hour after Thu 31 Dec 2026 23:35"
      ),
      (
        "24 hours", "2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z",
        "Sun 29 Mar 2026 13:00: 24 hours after Sat 28 Mar 12:00 (the clocks go forward in between)"
      ),
      (
        "24 hours", "2026-10-24T11:00:00Z", "2026-10-25T11:00:00Z",
        "Sun 25 Oct 2026 11:00: 24 hours after Sat 24 Oct 12:00 (the clocks go back in between)"
      ),
      (
        "30 minutes", "2026-10-25T00:45:00Z", "2026-10-25T01:15:00Z",
        "Sun 25 Oct 2026 01:15: 30 minutes after Sun 25 Oct 01:45 (the clocks go back in between)"
      ),
      (
        "10 days", "2026-11-19T11:35:00Z", "2026-11-29T23:59:59Z", "Sun 29 Nov 2026: 10 days after Thu 19 Nov"
      ),
      ("2 weeks", "2026-10-20T11:35:00Z", "2026-11-03T23:59:59Z", "Tue 3 Nov 2026: 2 weeks after Tue 20 Oct"),
      ("1 day", "2028-02-28T12:00:00Z", "2028-02-29T23:59:59Z", "Tue 29 Feb 2028: 1 day after Mon 28 Feb"),
      (
        "2 working days", "2028-12-27T12:00:00Z", "2028-12-29T23:59:59Z",
        "Fri 29 Dec 2028: 2 working days after Wed 27 Dec"
      ),
      (
        "3 working days", "2028-12-28T12:00:00Z", "2029-01-03T23:59:59Z",
        "Wed 3 Jan 2029: 3 working days after Thu 28 Dec 2028 (1 Jan is a bank holiday) "
          + "(projected: bank holidays are known to the end of 2028)"
      ),
      (
        "1 working day", "2017-06-01T12:00:00Z", "2017-06-02T22:59:59Z",
        "Fri 2 Jun 2017: 1 working day after Thu 1 Jun (projected: bank holidays are known from 2018 on)"
      ),
    ])
  func deadlines(words: String, origin: String, last: String, basis: String) throws {
    let deadline = WorkingDays(try publishedHolidays()).deadline(try period(words), from: try instant(origin))
    #expect(deadline.basis == basis)
    #expect(deadline.instant.description == last)
    #expect(deadline.due == London.local(deadline.instant))
    #expect(deadline.period == (try period(words)))
    #expect(deadline.isProjected == basis.contains("projected"))
  }

  @Test("a deadline from a day is that from any instant of it, and the clock runs from its first moment")
  func fromDay() throws {
    let working = WorkingDays(try publishedHolidays())
    let start = try day("2026-06-30")
    let lateEvening = try instant("2026-06-30T22:30:00Z")
    for words in ["15 working days", "10 days", "2 weeks", "same day"] {
      #expect(
        try working.deadline(period(words), from: start) == working.deadline(period(words), from: lateEvening)
      )
    }
    let hours = working.deadline(try period("48 hours"), from: start)
    #expect(hours.basis == "Thu 2 Jul 2026 00:00: 48 hours after Tue 30 Jun 00:00")
    #expect(hours.instant.description == "2026-07-01T23:00:00Z")
  }

  @Test("a counted day zero is said")
  func dayZero() throws {
    let strict = WorkingDays(try publishedHolidays(), countsDayZero: true)
    #expect(
      strict.deadline(try period("15 working days"), from: try day("2026-04-01")).basis
        == "Thu 23 Apr 2026: 15 working days from Wed 1 Apr, that day counted (3 and 6 Apr are bank holidays)"
    )
    #expect(
      strict.deadline(try period("1 working day"), from: try day("2026-04-04")).basis
        == "Tue 7 Apr 2026: 1 working day after Sat 4 Apr (6 Apr is a bank holiday)")
  }

  @Test("without any data every holiday is projected")
  func noData() throws {
    let deadline = WorkingDays(BankHolidays([:])).deadline(
      try period("1 working day"), from: try day("2026-12-24"))
    #expect(
      deadline.basis
        == "Tue 29 Dec 2026: 1 working day after Thu 24 Dec (25 and 28 Dec are bank holidays) "
        + "(projected: no bank holidays are known)")
  }
}
