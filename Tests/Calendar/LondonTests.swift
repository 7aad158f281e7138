import Calendar
import Testing

@Suite("Instants and London time")
struct LondonTests {
  @Test(
    "an instant is read from its ISO form and written back",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1969-12-31T23:59:59Z", -1), ("2026-11-27T17:05:09Z", 1_795_799_109),
      ("2038-01-19T03:14:08Z", 2_147_483_648),
    ])
  func roundTrip(text: String, seconds: Int) throws {
    #expect(try instant(text).seconds == seconds)
    #expect(Instant(seconds: seconds).description == text)
  }

  @Test(
    "an instant written in another way, or at no time of day, is none",
    arguments: [
      "", "2026-11-27T17:00:00", "2026-11-27T17:00Z", "2026-11-27 17:00:00Z", "2026-11-27t17:00:00z",
      "2026-11-27T24:00:00Z", "2026-11-27T23:60:00Z", "2016-12-31T23:59:60Z", "2026-11-27T17:00:00+00:00",
      "2026-11-27T17:00:00.0Z", "2026-02-29T00:00:00Z",
    ])
  func refused(_ text: String) {
    #expect(Instant(text) == nil)
  }

  @Test("an instant stops at both ends of the calendar")
  func ends() {
    #expect(Instant(seconds: .max).description == "9999-12-31T23:59:59Z")
    #expect(Instant(seconds: .min).description == "1583-01-01T00:00:00Z")
    #expect(Instant(seconds: 5).adding(seconds: .max) == Instant(seconds: .max))
    #expect(Instant(seconds: -5).adding(seconds: .min) == Instant(seconds: .min))
    #expect(London.local(Instant(seconds: .max)).description == "9999-12-31T23:59")
    #expect(London.local(Instant(seconds: .min)).description == "1583-01-01T00:00")
  }

  @Test("a local time is read from its ISO form, made from its parts and kept within its day")
  func localTimes() throws {
    let friday = try day("2026-11-27")
    let five = try #require(LocalTime("2026-11-27T17:05"))
    #expect(five == LocalTime(friday, minute: 1025))
    #expect(five == LocalTime(friday, hour: 17, minute: 5))
    #expect((five.hour, five.minuteOfHour) == (17, 5))
    #expect(five.clock == "17:05")
    #expect(five.description == "2026-11-27T17:05")
    #expect(LocalTime(friday, minute: 1440) == .endOfDay(friday))
    #expect(LocalTime(friday, minute: -1).clock == "00:00")
    #expect(LocalTime(friday, hour: 24, minute: 0) == nil)
    #expect(LocalTime(friday, hour: 9, minute: 60) == nil)
    #expect(LocalTime(friday, hour: -1, minute: 0) == nil)
    #expect(five < .endOfDay(friday))
    #expect(LocalTime.endOfDay(friday) < LocalTime(friday.adding(days: 1), minute: 0))
    for text in [
      "2026-11-27", "2026-11-27T24:00", "2026-11-27T17:00Z", "2026-11-27T17:00:00", "2026-11-27 17:00",
    ] {
      #expect(LocalTime(text) == nil, "\(text)")
    }
  }

  @Test(
    "the clock in London goes forward and back at 01:00 UTC",
    arguments: [
      ("2026-03-29T00:59:59Z", "2026-03-29T00:59", false), ("2026-03-29T01:00:00Z", "2026-03-29T02:00", true),
      ("2026-10-25T00:59:59Z", "2026-10-25T01:59", true), ("2026-10-25T01:00:00Z", "2026-10-25T01:00", false),
      ("2026-07-01T23:30:00Z", "2026-07-02T00:30", true), ("2026-12-31T23:59:59Z", "2026-12-31T23:59", false),
      ("2024-03-31T00:59:59Z", "2024-03-31T00:59", false), ("2024-03-31T01:00:00Z", "2024-03-31T02:00", true),
      ("2027-10-31T00:59:59Z", "2027-10-31T01:59", true), ("2027-10-31T01:00:00Z", "2027-10-31T01:00", false),
    ])
  func clockChanges(utc: String, local: String, summer: Bool) throws {
    let moment = try instant(utc)
    #expect(London.local(moment).description == local)
    #expect(London.isSummerTime(moment) == summer)
  }

  @Test(
    "a local time gives its instant: an hour on in the spring gap, the first of the doubled autumn hour",
    arguments: [
      ("2026-03-29T00:30", "2026-03-29T00:30:00Z"), ("2026-03-29T01:00", "2026-03-29T01:00:00Z"),
      ("2026-03-29T01:30", "2026-03-29T01:30:00Z"), ("2026-03-29T02:00", "2026-03-29T01:00:00Z"),
      ("2026-10-25T00:59", "2026-10-24T23:59:00Z"), ("2026-10-25T01:00", "2026-10-25T00:00:00Z"),
      ("2026-10-25T01:30", "2026-10-25T00:30:00Z"), ("2026-10-25T02:00", "2026-10-25T02:00:00Z"),
      ("2026-03-29T23:30", "2026-03-29T22:30:00Z"), ("2026-10-25T23:30", "2026-10-25T23:30:00Z"),
      ("2026-07-01T00:00", "2026-06-30T23:00:00Z"),
    ])
  func localToInstant(local: String, utc: String) throws {
    #expect(London.instant(try #require(LocalTime(local))).description == utc)
  }
}
