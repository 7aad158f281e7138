import Calendar
import Foundation
import Testing

/// The bank holidays that the program ships.
func publishedHolidays() throws -> BankHolidays {
  struct Division: Decodable {
    struct Event: Decodable {
      let title: String
      let date: String
      let notes: String
      let bunting: Bool
    }
    let division: String
    let events: [Event]
  }
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/Procedures/bank-holidays.json")
  let divisions = try JSONDecoder().decode([String: Division].self, from: Data(contentsOf: file))
  let events = try #require(divisions["england-and-wales"]).events
  let days = try events.map { event in
    (try #require(Day(event.date), "\(event.date) is no date"), event.title)
  }
  return BankHolidays(try #require(unique(days), "a date stands twice in bank-holidays.json"))
}

private func unique(_ days: [(Day, String)]) -> [Day: String]? {
  let byDay = Dictionary(days) { first, _ in first }
  return byDay.count == days.count ? byDay : nil
}

func day(_ text: String) throws -> Day { try #require(Day(text), "\(text) is no date") }

func instant(_ text: String) throws -> Instant { try #require(Instant(text), "\(text) is no instant") }

func period(_ text: String) throws -> Period { try #require(Period(text), "\(text) is no period") }
