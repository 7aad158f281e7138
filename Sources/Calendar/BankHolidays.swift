/// The bank holidays of England and Wales: those that are known, and the regular ones of every other year.
///
/// A year that has any day in the data is taken as known in full. In the years before, after and between,
/// the regular holidays are computed and count as projected: a proclamation may add or move a day, and one
/// did so ten days before 19 September 2022 (Banking and Financial Dealings Act 1971, section 1).
public struct BankHolidays: Sendable, Equatable {
  private let known: [Int: [Day: String]]

  /// The holidays of the given days with their titles, substitute days included, as GOV.UK publishes them.
  public init(_ days: [Day: String]) {
    known = [Int: [(key: Day, value: String)]](grouping: days, by: \.key.year)
      .mapValues { Dictionary(uniqueKeysWithValues: $0) }
  }

  /// The title of the bank holiday on the date, or nil when it is none.
  public func title(of day: Day) -> String? { days(in: day.year)[day] }

  /// The first year that the data knows, or nil when it knows none.
  public var firstYear: Int? { known.keys.min() }

  /// The last year that the data knows, or nil when it knows none.
  public var lastYear: Int? { known.keys.max() }

  /// Whether the date lies in a year that the data does not know, so that its holidays are computed.
  public func isProjected(_ day: Day) -> Bool { !isKnown(year: day.year) }

  func isKnown(year: Int) -> Bool { known[year] != nil }

  /// The bank holidays of one year with their titles.
  public func days(in year: Int) -> [Day: String] { known[year] ?? Self.regular(in: year) }
}

extension BankHolidays {
  /// The holidays of a year without one-offs, in the form they have had since 1978.
  static func regular(in year: Int) -> [Day: String] {
    var holidays: [Day: String] = [:]
    if let easter = Day.easter(in: year) {
      holidays[easter.adding(days: -2)] = "Good Friday"
      holidays[easter.adding(days: 1)] = "Easter Monday"
    }
    if let may = Day(year: year, month: 5, day: 7) {
      holidays[lastMonday(upTo: may)] = "Early May bank holiday"
      holidays[lastMonday(upTo: may.adding(days: 24))] = "Spring bank holiday"
    }
    if let august = Day(year: year, month: 8, day: 31) {
      holidays[lastMonday(upTo: august)] = "Summer bank holiday"
    }
    let fixed = [(1, 1, "New Year’s Day"), (12, 25, "Christmas Day"), (12, 26, "Boxing Day")]
      .compactMap { month, day, title in Day(year: year, month: month, day: day).map { ($0, title) } }
    for (day, title) in fixed where !day.weekday.isWeekend { holidays[day] = title }
    // Substitutes come last: Christmas Day on a Sunday moves past Boxing Day on the Monday.
    for (day, title) in fixed where day.weekday.isWeekend {
      var substitute = day
      while substitute.weekday.isWeekend || holidays[substitute] != nil {
        substitute = substitute.adding(days: 1)
      }
      holidays[substitute] = title
    }
    return holidays
  }

  private static func lastMonday(upTo day: Day) -> Day {
    day.adding(days: 1 - day.weekday.rawValue)
  }
}
