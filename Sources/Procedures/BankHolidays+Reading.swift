public import Calendar
internal import JSON

/// Why a file of bank holidays cannot be used.
public struct BankHolidaysError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A sentence: what is wrong, and where.
  public let description: String
}

extension BankHolidays {
  /// The bank holidays of England and Wales that are part of the program.
  public static let builtIn: BankHolidays =
    (try? BankHolidays.read(EmbeddedData.bankHolidays.bytes)) ?? BankHolidays([:])

  /// Reads a file in the shape of GOV.UK's `bank-holidays.json`: the events of its division `england-and-wales`.
  public static func read(_ bytes: [UInt8]) throws(BankHolidaysError) -> BankHolidays {
    let json: JSON
    do {
      json = try JSON(reading: bytes, limit: 4 << 20)
    } catch {
      throw BankHolidaysError(description: "The bank holidays are not JSON: \(error).")
    }
    guard let events = json["england-and-wales"]?["events"]?.array else {
      throw BankHolidaysError(
        description:
          "The bank holidays have no list england-and-wales, events. Take GOV.UK's bank-holidays.json.")
    }
    guard !events.isEmpty else {
      throw BankHolidaysError(description: "The bank holidays of england-and-wales are an empty list.")
    }
    var days: [Day: String] = [:]
    for (index, event) in events.enumerated() {
      guard let date = event["date"]?.string, let day = Day(date) else {
        throw BankHolidaysError(
          description: "Event \(index + 1) of england-and-wales has no date like 2026-12-25.")
      }
      guard let title = event["title"]?.string, !title.isEmpty else {
        throw BankHolidaysError(description: "Event \(index + 1) of england-and-wales, \(day), has no title.")
      }
      guard days.updateValue(title, forKey: day) == nil else {
        throw BankHolidaysError(description: "\(day) stands twice in england-and-wales.")
      }
    }
    return BankHolidays(days)
  }
}
