/// A civil date of the Gregorian calendar, in the years 1583 to 9999.
public struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1 January 1970, negative before it.
  let number: Int

  /// The first day that can be told: 1 January 1583, of the first full year of the Gregorian calendar.
  public static let first = Day(clamping: numberOf(year: 1583, month: 1, day: 1))

  /// The last day that can be told: 31 December 9999.
  public static let last = Day(clamping: numberOf(year: 9999, month: 12, day: 31))

  init(clamping number: Int) {
    self.number = min(max(number, Self.range.lowerBound), Self.range.upperBound)
  }

  /// The date of the given year, month (1...12) and day of the month; nil when there is no such date.
  public init?(year: Int, month: Int, day: Int) {
    guard (1583...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, in: year)
    else { return nil }
    self.init(clamping: Self.numberOf(year: year, month: month, day: day))
  }

  /// The date written as exactly "YYYY-MM-DD"; nil for anything else and for dates that do not exist.
  public init?(_ text: some StringProtocol) {
    let text = String(text)
    self.init(utf8: text.utf8.span)
  }

  /// The date written as exactly "YYYY-MM-DD", in its bytes; nil where `init(_:)` is.
  public init?(utf8 text: Span<UInt8>) {
    guard let parts = numbers(in: text, shaped: "0000-00-00") else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  /// The year, 1583...9999.
  public var year: Int { civil.year }

  /// The month, 1...12.
  public var month: Int { civil.month }

  /// The day of the month, 1...31.
  public var day: Int { civil.day }

  /// The day of the week.
  public var weekday: Weekday {
    // 1 January 1970 was a Thursday, three days after a Monday.
    Weekday.allCases[floored(number + 3, by: 7).remainder]
  }

  /// The date so many calendar days later, or earlier for a negative number; it stops at `first` and `last`.
  public func adding(days: Int) -> Day {
    let (sum, overflow) = number.addingReportingOverflow(days)
    guard !overflow else { return days < 0 ? .first : .last }
    return Day(clamping: sum)
  }

  /// The calendar days from this date until the other one; negative when the other one is earlier.
  public func days(until other: Day) -> Int { other.number - number }

  /// The date as "2026-11-27".
  public var description: String {
    let civil = civil
    return "\(digits(civil.year, 4))-\(digits(civil.month))-\(digits(civil.day))"
  }

  /// The date as "Fri 27 Nov".
  public var short: String { "\(weekday.short) \(dayAndMonth)" }

  /// The date as "Fri 27 Nov 2026".
  public var long: String { "\(short) \(year)" }

  /// The date as "Friday 27 November 2026".
  public var full: String {
    let civil = civil
    return "\(weekday.name) \(civil.day) \(Self.monthNames[civil.month - 1]) \(civil.year)"
  }

  /// The date as "27 Nov".
  var dayAndMonth: String {
    let civil = civil
    return "\(civil.day) \(monthName)"
  }

  /// The month as "Nov".
  var monthName: String { String(Self.monthNames[month - 1].prefix(3)) }

  /// Orders by time: the earlier date is the lesser.
  public static func < (one: Day, other: Day) -> Bool { one.number < other.number }
}

extension Day {
  private static let range =
    numberOf(year: 1583, month: 1, day: 1)...numberOf(year: 9999, month: 12, day: 31)

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  // Both directions count in years that begin on 1 March, so that the leap day is the last of its year
  // (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  private static let epochFromYearZero = 719_468
  private static let daysOf400Years = 146_097

  private static func numberOf(year: Int, month: Int, day: Int) -> Int {
    let (era, yearOfEra) = floored(month <= 2 ? year - 1 : year, by: 400)
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * daysOf400Years + dayOfEra - epochFromYearZero
  }

  var civil: (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = floored(number + Self.epochFromYearZero, by: Self.daysOf400Years)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (
      year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    )
  }
}
