public import Calendar
internal import Glibc
internal import JSON
internal import Settings

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

/// The bank holidays in force, where an authority may keep a file of its own.
public struct BankHolidaysInForce: Sendable {
  /// The file's, with the program's own before it begins; the program's own where there is no file that can be used.
  public let holidays: BankHolidays
  /// What has to be said of the file, short and first what follows from it; nil where it is in order or not there.
  public let complaint: String?

  /// Reads the file at the path, if there is one.
  ///
  /// A file that cannot be used stops nothing: the program's own are used, and the complaint says so.
  public init(path: String) {
    let own = BankHolidays.builtIn
    guard faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0 else {
      (holidays, complaint) = (own, nil)
      return
    }
    let name = String(path.split(separator: "/").last ?? "")
    do {
      let file = try BankHolidays.read(try readFile(at: path, limit: 1 << 20))
      holidays = own.replaced(by: file)
      complaint = file.shortcoming(beside: own).map { "\(name) \($0)" }
    } catch {
      holidays = own
      let end = own.lastYear.map { ", and dates counted past \($0) are projected" } ?? ""
      complaint = "\(name) is not used: the program’s own are\(end). \(error)"
    }
  }
}

extension BankHolidays {
  /// What these lack that the program's own have, and what follows; nil where they lack nothing.
  fileprivate func shortcoming(beside own: BankHolidays) -> String? {
    let known = own.replaced(by: self).knownYears
    let lacking = Set(own.knownYears + partYears).subtracting(known).sorted()
    guard let first = lacking.first else { return nil }
    if let last = lastYear, last < first, partYears.isEmpty {
      return "ends with \(last): dates counted past it are projected"
    }
    let years = lacking.map(String.init).joined(separator: ", ")
    return "lacks bank holidays of \(years): dates counted through there are projected"
  }
}
