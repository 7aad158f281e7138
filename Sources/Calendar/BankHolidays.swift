/// The bank holidays of England and Wales: those that are known, and the regular ones of every other year.
///
/// A year is known where the data has the whole of it: as many days as every year has had since 1978, the first
/// and the last of them in their places. In every other year the regular holidays are computed, beside what the
/// data has of it, and count as projected: a proclamation may add or move a day, and one did so ten days before
/// 19 September 2022 (Banking and Financial Dealings Act 1971, section 1).
public struct BankHolidays: Sendable, Equatable {
  private let years: [Int: Year]

  private struct Year: Equatable {
    var days: [Day: String]
    var isKnown: Bool
  }

  /// The holidays of the given days with their titles, substitute days included, as GOV.UK publishes them.
  public init(_ days: [Day: String]) {
    var years: [Int: Year] = [:]
    for (day, title) in days { years[day.year, default: Year(days: [:], isKnown: true)].days[day] = title }
    for (year, held) in years {
      let regular = Self.regular(in: year)
      let ends = [regular.keys.min(), regular.keys.max()].compactMap(\.self)
      let isWhole = held.days.count >= regular.count && ends.allSatisfy { held.days[$0] != nil }
      guard !isWhole else { continue }
      years[year] = Year(days: held.days.merging(regular) { own, _ in own }, isKnown: false)
    }
    self.years = years
  }

  private init(years: [Int: Year]) { self.years = years }

  /// These holidays with those of newer data in their place, which may begin later.
  ///
  /// The years before the data begins stay as they are. What it has nothing of, or not the whole of, from there on
  /// is projected even where it is known here: whoever replaced the data did not know it.
  public func replaced(by data: BankHolidays) -> BankHolidays {
    guard let first = data.years.keys.min() else { return self }
    var replaced = years
    for year in years.keys where year >= first { replaced[year]?.isKnown = false }
    for (year, given) in data.years {
      let own = given.isKnown ? [:] : years[year]?.days ?? [:]
      replaced[year] = Year(days: given.days.merging(own) { new, _ in new }, isKnown: given.isKnown)
    }
    return BankHolidays(years: replaced)
  }

  /// The title of the bank holiday on the date, or nil when it is none.
  public func title(of day: Day) -> String? { days(in: day.year)[day] }

  /// The first year that is known whole, or nil when none is.
  public var firstYear: Int? { knownYears.first }

  /// The last year that is known whole, or nil when none is.
  public var lastYear: Int? { knownYears.last }

  /// The years of which the data has some days and not all, in order: they are projected.
  public var partYears: [Int] { years.filter { !$0.value.isKnown }.keys.sorted() }

  /// Whether the date lies in a year that is not known whole, so that its holidays are computed.
  public func isProjected(_ day: Day) -> Bool { !isKnown(year: day.year) }

  /// The same number in every run for the same holidays, and probably another one for others: whether what was
  /// counted by them still holds.
  public var fingerprint: UInt32 {
    // FNV-1a, a byte of each day's number at a time.
    var hash: UInt32 = 2_166_136_261
    func take(_ number: Int) {
      for shift in [0, 8, 16, 24] {
        hash = (hash ^ UInt32(truncatingIfNeeded: (number >> shift) & 0xFF)) &* 16_777_619
      }
    }
    for (year, held) in years.sorted(by: { $0.key < $1.key }) {
      take(held.isKnown ? year : -year)
      for day in held.days.keys.sorted() { take(day.number) }
    }
    return hash
  }

  /// The years that are known whole, in order.
  public var knownYears: [Int] { years.filter(\.value.isKnown).keys.sorted() }

  func isKnown(year: Int) -> Bool { years[year]?.isKnown ?? false }

  /// The bank holidays of one year with their titles.
  public func days(in year: Int) -> [Day: String] { years[year]?.days ?? Self.regular(in: year) }
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
