import Calendar
import Foundation
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

@Test("a file of bank holidays goes before those in the program, where it can be used")
func ownHolidays() throws {
  let folder = NSTemporaryDirectory() + "/holidays-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let path = folder + "/bank-holidays.json"
  func inForce(_ text: String?) throws -> BankHolidaysInForce {
    try text.map { try Data($0.utf8).write(to: URL(filePath: path)) }
    return BankHolidaysInForce(path: path)
  }
  let none = try inForce(nil)
  #expect(none.holidays == .builtIn && none.complaint == nil)

  let published = String(decoding: EmbeddedData.bankHolidays.bytes, as: UTF8.self)
  let same = try inForce(published)
  #expect(same.holidays == .builtIn && same.complaint == nil)

  let truncated = try inForce(String(published.prefix(published.utf8.count / 2)))
  #expect(truncated.holidays == .builtIn)
  #expect(
    truncated.complaint?.hasPrefix(
      "bank-holidays.json is not used: the program’s own are, and dates counted past 2028 are projected. The bank holidays are not JSON: line "
    ) == true)

  let short = try inForce(
    #"{"england-and-wales": {"events": ["#
      + [
        "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31", "2026-12-25",
        "2026-12-28",
      ].map { #"{"title": "A day", "date": "\#($0)"}"# }.joined(separator: ", ") + "]}}")
  #expect(short.complaint == "bank-holidays.json ends with 2026: dates counted past it are projected")
  #expect((short.holidays.firstYear, short.holidays.lastYear) == (2018, 2026))

  let odd = try inForce(#"{"england-and-wales": {"events": [{"title": "A day", "date": "2027-07-01"}]}}"#)
  #expect(
    odd.complaint
      == "bank-holidays.json lacks bank holidays of 2027, 2028: dates counted through there are projected")
  #expect(odd.holidays.lastYear == 2026)

  try FileManager.default.removeItem(atPath: path)
  try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: folder + "/nowhere")
  let dangling = BankHolidaysInForce(path: path)
  #expect(dangling.complaint?.contains("does not exist") == true)
}
