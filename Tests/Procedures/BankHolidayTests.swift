import Calendar
import Procedures
import Testing

@Test("the bank holidays in the program know the one-off days and the substitutes")
func builtInHolidays() {
  let holidays = BankHolidays.builtIn
  for day in ["2022-06-03", "2022-09-19", "2023-05-08", "2027-12-27", "2026-12-28"].compactMap({ Day($0) }) {
    #expect(holidays.title(of: day) != nil, "\(day)")
    #expect(!holidays.isProjected(day))
  }
  #expect(holidays.firstYear == 2018)
}

@Test(
  "a file of bank holidays that cannot be used is refused in a sentence",
  arguments: [
    ("", "The bank holidays are not JSON: line 1, column 1: "),
    ("{}", "The bank holidays have no list england-and-wales, events."),
    (#"{"england-and-wales": {"events": []}}"#, "The bank holidays of england-and-wales are an empty list."),
    (
      #"{"england-and-wales": {"events": [{"title": "A", "date": "2026-02-30"}]}}"#,
      "Event 1 of england-and-wales has no date like 2026-12-25."
    ),
    (
      #"{"england-and-wales": {"events": [{"date": "2026-12-25"}]}}"#,
      "Event 1 of england-and-wales, 2026-12-25, has no title."
    ),
    (
      #"{"england-and-wales": {"events": [{"title": "A", "date": "2026-12-25"}, {"title": "B", "date": "2026-12-25"}]}}"#,
      "2026-12-25 stands twice in england-and-wales."
    ),
  ])
func refusedHolidays(text: String, refusal: String) throws {
  let error = #expect(throws: BankHolidaysError.self) { try BankHolidays.read(Array(text.utf8)) }
  #expect(error?.description.hasPrefix(refusal) == true)
}

@Test("a file of bank holidays replaces those in the program")
func replacedHolidays() throws {
  let text = #"{"england-and-wales": {"events": [{"title": "A day", "date": "2031-07-01"}]}, "scotland": {}}"#
  let holidays = try BankHolidays.read(Array(text.utf8))
  #expect(try holidays.title(of: #require(Day("2031-07-01"))) == "A day")
  #expect(holidays.lastYear == 2031)
}
