import Calendar
import Testing

/// What becomes of a due date where an authority's own list of bank holidays goes before the program's.
@Suite("Bank holidays that are replaced")
struct ReplacedTests {
  /// GOV.UK's list as somebody took it: the years from one to another.
  private func list(_ years: ClosedRange<Int>, without: [String] = [], with: [String: String] = [:]) throws
    -> BankHolidays
  {
    let published = try publishedHolidays()
    var days: [Day: String] = [:]
    for year in years { days.merge(published.days(in: year)) { $1 } }
    for date in without { days[try day(date)] = nil }
    for (date, title) in with { days[try day(date)] = title }
    return BankHolidays(days)
  }

  private func basis(_ holidays: BankHolidays, _ words: String, _ start: String) throws -> String {
    WorkingDays(holidays).deadline(try period(words), from: try day(start)).basis
  }

  @Test("a list that begins later leaves the years before as they were, one-off days and all")
  func earlierYears() throws {
    let holidays = try publishedHolidays().replaced(by: try list(2024...2028))
    #expect((holidays.firstYear, holidays.lastYear) == (2018, 2028))
    for date in ["2020-05-08", "2022-06-03", "2022-09-19", "2023-05-08"] {
      #expect(try holidays.title(of: day(date)) != nil)
      #expect(!holidays.isProjected(try day(date)))
    }
    #expect(try holidays.title(of: day("2020-05-04")) == nil)
    #expect(
      try basis(holidays, "1 working day", "2022-06-01")
        == "Mon 6 Jun 2022: 1 working day after Wed 1 Jun (2 and 3 Jun are bank holidays)")
  }

  @Test("a day proclaimed since counts, and one that the list no longer has does not")
  func proclaimed() throws {
    let holidays = try publishedHolidays().replaced(
      by: try list(2019...2028, without: ["2027-05-03"], with: ["2027-05-10": "Early May bank holiday"]))
    #expect(
      try basis(holidays, "2 working days", "2027-05-07")
        == "Wed 12 May 2027: 2 working days after Fri 7 May (10 May is a bank holiday)")
    #expect(
      try basis(holidays, "1 working day", "2027-04-30") == "Mon 3 May 2027: 1 working day after Fri 30 Apr")
  }

  @Test("past the end of the list everything is projected, with the bank holidays that are to be expected")
  func ended() throws {
    let holidays = try publishedHolidays().replaced(by: try list(2018...2026))
    #expect(holidays.lastYear == 2026)
    #expect(
      try basis(holidays, "15 working days", "2026-12-23")
        == "Mon 18 Jan 2027: 15 working days after Wed 23 Dec 2026 (25 and 28 Dec, 1 Jan are bank holidays) "
        + "(projected: bank holidays are known to the end of 2026)")
    #expect(
      try basis(holidays, "1 working day", "2026-12-30") == "Thu 31 Dec 2026: 1 working day after Wed 30 Dec")
  }

  @Test("a list that breaks off within a year does not make its last bank holidays working days")
  func brokenOff() throws {
    let cut = try list(2018...2026, without: ["2026-08-31", "2026-12-25", "2026-12-28"])
    #expect(cut.partYears == [2026])
    #expect(cut.lastYear == 2025)
    for holidays in [cut, try publishedHolidays().replaced(by: cut)] {
      #expect(
        try basis(holidays, "1 working day", "2026-12-24")
          == "Tue 29 Dec 2026: 1 working day after Thu 24 Dec (25 and 28 Dec are bank holidays) "
          + "(projected: bank holidays are known to the end of 2025)")
      #expect(
        try basis(holidays, "1 working day", "2025-06-02") == "Tue 3 Jun 2025: 1 working day after Mon 2 Jun")
    }
  }

  @Test("a list that begins within a year takes that year for projected, and those after it for known")
  func begunLate() throws {
    let cut = try list(2026...2028, without: ["2026-01-01", "2026-04-03"])
    #expect(
      try basis(cut, "1 working day", "2026-04-02").hasSuffix(
        "(projected: bank holidays are known from 2027 on)"))
    #expect(try !basis(cut, "1 working day", "2027-04-01").contains("projected"))
  }

  @Test("every change of a list changes its fingerprint, and nothing else does")
  func fingerprint() throws {
    let published = try publishedHolidays()
    let lists = [
      published, BankHolidays([:]), try list(2018...2026), try published.replaced(by: list(2018...2026)),
      try list(2018...2028, without: ["2027-05-03"], with: ["2027-05-10": "Early May bank holiday"]),
      try list(2018...2028, with: ["2027-07-01": "A day of its own"]),
    ]
    #expect(Set(lists.map(\.fingerprint)).count == lists.count)
    #expect(try published.fingerprint == list(2018...2028).fingerprint)
    // The same in every run: a register compares it with that of an earlier one.
    #expect(BankHolidays([try day("2026-07-01"): "A day"]).fingerprint == 3_305_877_118)
  }

  @Test("an empty list replaces nothing")
  func empty() throws {
    #expect(try publishedHolidays().replaced(by: BankHolidays([:])) == publishedHolidays())
  }
}
