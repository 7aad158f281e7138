import Calendar
import Testing

@Suite("Days")
struct DayTests {
  @Test(
    "a day is read from its ISO form and written back",
    arguments: [
      "1583-01-01", "1600-02-29", "1969-12-31", "1970-01-01", "2000-02-29", "2024-02-29", "2026-11-27",
      "9999-12-31",
    ])
  func roundTrip(_ text: String) throws {
    #expect(try day(text).description == text)
  }

  @Test(
    "a date that does not exist, or is written in another way, is none",
    arguments: [
      "", "2026-02-29", "1900-02-29", "2100-02-29", "2026-00-10", "2026-13-01", "2026-04-31", "2026-01-00",
      "1582-12-31", "0000-01-01", "10000-01-01", "2026-1-01", "2026-01-1", "26-01-01", "2026/01/01",
      "20260101",
      " 2026-01-01", "2026-01-01 ", "2026-01-01T", "+026-01-01", "-026-01-01", "2026-01-01\n", "２０２６-01-01",
      "2026‐01‐01", "2026-01-0١",
    ])
  func refused(_ text: String) {
    #expect(Day(text) == nil)
  }

  @Test(
    "years outside the range, months and days of none are refused",
    arguments: [
      (1582, 12, 31), (10000, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 1, 32), (2026, 2, 29),
      (Int.min, .min, .min),
    ])
  func outside(year: Int, month: Int, dayOfMonth: Int) {
    #expect(Day(year: year, month: month, day: dayOfMonth) == nil)
  }

  @Test("every day of 1583 to 2400 follows the one before, in the calendar and in the week")
  func consecutive() throws {
    var today = Day.first
    var weekday = today.weekday
    #expect(weekday == .saturday)
    for year in 1583...2400 {
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      for (index, length) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].enumerated() {
        for dayOfMonth in 1...length {
          let told = (today.year, today.month, today.day)
          guard told == (year, index + 1, dayOfMonth), today.weekday == weekday,
            Day(year: year, month: index + 1, day: dayOfMonth) == today
          else {
            Issue.record("\(year)-\(index + 1)-\(dayOfMonth) \(weekday) is told as \(told) \(today.weekday)")
            return
          }
          today = today.adding(days: 1)
          weekday = try #require(Weekday(rawValue: weekday.rawValue % 7 + 1))
        }
      }
    }
  }

  @Test("counting days crosses leap days, and stops at both ends of the calendar")
  func arithmetic() throws {
    #expect(try day("2024-02-28").adding(days: 1).description == "2024-02-29")
    #expect(try day("2024-02-29").adding(days: 366).description == "2025-03-01")
    #expect(try day("2023-02-28").adding(days: 1).description == "2023-03-01")
    #expect(try day("2024-03-01").adding(days: -1).description == "2024-02-29")
    #expect(try day("2024-01-01").days(until: day("2025-01-01")) == 366)
    #expect(try day("2026-11-27").days(until: day("2026-11-20")) == -7)
    #expect(Day.last.adding(days: 1) == .last)
    #expect(Day.first.adding(days: -1) == .first)
    #expect(Day.last.adding(days: .max) == .last)
    #expect(Day.first.adding(days: .min) == .first)
    #expect(Day.last.description == "9999-12-31")
    #expect(Day.first.days(until: .last) == 3_074_245)
  }

  @Test("the earlier day is the lesser")
  func order() throws {
    #expect(try day("2026-11-27") < day("2026-11-28"))
    #expect(try day("2025-12-31") < day("2026-01-01"))
  }

  @Test("a day is told short, long and in full")
  func words() throws {
    let friday = try day("2026-11-27")
    #expect(friday.short == "Fri 27 Nov")
    #expect(friday.long == "Fri 27 Nov 2026")
    #expect(friday.full == "Friday 27 November 2026")
    #expect(try day("2026-03-01").full == "Sunday 1 March 2026")
    #expect(
      Weekday.allCases.map(\.name)
        == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
    #expect(Weekday.allCases.map(\.short) == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
  }
}
