import Calendar
import Testing

@Suite("Bank holidays and working days")
struct WorkingDayTests {
  @Test(
    "working days are counted from the day after the event",
    arguments: [
      ("2026-04-01", 1, "2026-04-02"), ("2026-04-01", 10, "2026-04-17"), ("2026-04-01", 15, "2026-04-24"),
      ("2026-04-01", 45, "2026-06-09"), ("2026-04-04", 1, "2026-04-07"), ("2026-12-23", 15, "2027-01-18"),
      ("2022-09-15", 10, "2022-09-30"), ("2027-12-24", 1, "2027-12-29"), ("2026-11-19", 15, "2026-12-10"),
      ("2022-06-01", 1, "2022-06-06"), ("2023-05-05", 1, "2023-05-09"), ("2020-05-04", 4, "2020-05-11"),
      ("2020-05-07", 1, "2020-05-11"), ("2024-02-28", 2, "2024-03-01"), ("2026-12-31", 1, "2027-01-04"),
      ("2026-04-01", 0, "2026-04-01"), ("2026-04-04", 0, "2026-04-04"), ("2026-04-01", -3, "2026-04-01"),
    ])
  func golden(start: String, count: Int, due: String) throws {
    let working = WorkingDays(try publishedHolidays())
    #expect(working.adding(count, to: try day(start)) == (try day(due)))
    if count > 0 {
      #expect(working.count(from: try day(start), to: try day(due)) == count)
      #expect(working.count(from: try day(due), to: try day(start)) == -count)
    }
  }

  @Test("with day zero counted, a working day is its own first day and a weekend is not")
  func dayZero() throws {
    let holidays = try publishedHolidays()
    let strict = WorkingDays(holidays, countsDayZero: true)
    let usual = WorkingDays(holidays)
    var start = try day("2026-01-01")
    for _ in 0..<800 {
      let earlier = strict.isWorkingDay(start) ? 1 : 0
      for count in [1, 2, 15] {
        let due = strict.adding(count, to: start)
        #expect(due == usual.adding(count - earlier, to: start))
        #expect(strict.count(from: start, to: due) == count)
      }
      start = start.adding(days: 1)
    }
  }

  @Test("counting forward from a day and counting up to it agree, in known and projected years")
  func countAndAdd() throws {
    let working = WorkingDays(try publishedHolidays())
    let start = try day("2027-12-20")
    var expected = 0
    for offset in 1...900 {
      let end = start.adding(days: offset)
      expected += working.isWorkingDay(end) ? 1 : 0
      #expect(working.count(from: start, to: end) == expected)
    }
  }

  @Test("no count runs past the calendar or past ten thousand days")
  func bounded() throws {
    let working = WorkingDays(try publishedHolidays())
    let start = try day("2026-04-01")
    #expect(working.adding(.max, to: start) == working.adding(10_000, to: start))
    #expect(working.adding(5, to: .last) == .last)
    #expect(working.adding(.min, to: start) == start)
    #expect(working.count(from: .first, to: .last) > 2_000_000)
  }

  @Test(
    "Easter is where the almanac has it, from its earliest to its latest day",
    arguments: [
      (1818, "1818-03-23"), (2285, "2285-03-23"), (1943, "1943-04-26"), (2038, "2038-04-26"),
      (2000, "2000-04-24"), (2024, "2024-04-01"), (2026, "2026-04-06"), (2049, "2049-04-19"),
    ])
  func easter(year: Int, monday: String) throws {
    let computed = BankHolidays([:])
    let monday = try day(monday)
    #expect(computed.title(of: monday) == "Easter Monday")
    #expect(computed.title(of: monday.adding(days: -3)) == "Good Friday")
    #expect(computed.days(in: year).values.filter { $0 == "Easter Monday" }.count == 1)
  }

  @Test("the rules give what was published, in every year without a one-off")
  func rules() throws {
    let published = try publishedHolidays()
    let computed = BankHolidays([:])
    for year in [2018, 2019, 2021, 2024, 2025, 2026, 2027, 2028] {
      #expect(published.days(in: year) == computed.days(in: year), "\(year)")
    }
  }

  @Test(
    "one-offs and moved days are as proclaimed",
    arguments: [
      ("2020-05-08", "Early May bank holiday (VE day)"), ("2020-05-04", nil),
      ("2022-06-02", "Spring bank holiday"), ("2022-06-03", "Platinum Jubilee bank holiday"),
      ("2022-05-30", nil),
      ("2022-09-19", "Bank Holiday for the State Funeral of Queen Elizabeth II"),
      ("2023-05-08", "Bank holiday for the coronation of King Charles III"),
      ("2023-05-01", "Early May bank holiday"), ("2022-12-26", "Boxing Day"), ("2022-12-27", "Christmas Day"),
      ("2026-12-26", nil), ("2026-12-28", "Boxing Day"),
    ])
  func oneOffs(date: String, title: String?) throws {
    #expect(try publishedHolidays().title(of: day(date)) == title)
  }

  @Test("years outside the data are projected, and so is one that is not there whole")
  func projected() throws {
    let holidays = try publishedHolidays()
    #expect((holidays.firstYear, holidays.lastYear) == (2018, 2028))
    #expect(!holidays.isProjected(try day("2028-12-31")))
    #expect(!holidays.isProjected(try day("2018-01-01")))
    #expect(holidays.isProjected(try day("2029-01-01")))
    #expect(holidays.isProjected(try day("2017-12-31")))
    #expect(holidays.title(of: try day("2029-01-01")) == "New Year’s Day")
    #expect(holidays.title(of: try day("2017-12-26")) == "Boxing Day")
    #expect(BankHolidays([:]).lastYear == nil)
    let one = BankHolidays([try day("2026-07-01"): "A day of its own"])
    #expect(one.title(of: try day("2026-07-01")) == "A day of its own")
    #expect(one.title(of: try day("2026-12-25")) == "Christmas Day")
    #expect(one.isProjected(try day("2026-07-01")))
    #expect(one.partYears == [2026])
    #expect(one.lastYear == nil)
    #expect(one.title(of: try day("2027-12-27")) == "Christmas Day")
    #expect(one == BankHolidays([try day("2026-07-01"): "A day of its own"]))
    #expect(one != BankHolidays([try day("2026-07-01"): "Another"]))
  }
}
