import Calendar

/// Reads a time from the first words of a phrase: a day and an hour in either order, or a period from now.
struct ClockWords {
  let words: [Phrase]
  let now: LocalTime
  let instant: Instant
  let days: WorkingDays
  /// No time has more words: `in 2 working days 10:00`, `27 nov 2026 at 5 pm`.
  static let longest = 8

  /// How many words the time took.
  private(set) var index = 0

  init(_ words: [Phrase], now: LocalTime, instant: Instant, days: WorkingDays) {
    self.words = words
    self.now = now
    self.instant = instant
    self.days = days
  }

  /// The word without the stop or comma behind it.
  static func bare(_ word: Phrase) -> Phrase {
    var word = word
    for sign: Character in [",", ";", ".", ":"] { word = word.dropping(last: sign) }
    return word
  }

  /// The time; nil where the first words are no time.
  mutating func read() throws(NoSuchTime) -> When? {
    if let when = try readPeriod() { return when }
    if let when = readAtOnce() { return when }
    if let day = try readDay() {
      let start = index
      if word(at: index) == "at" { index += 1 }
      if let minute = try readMinute() { return When(day, minute: minute) }
      index = start
      return day.assumingHour
    }
    guard let minute = try readMinute() else { return nil }
    let start = index
    if word(at: index) == "on" { index += 1 }
    if let day = try readDay() { return When(day, minute: minute) }
    index = start
    return When(time: LocalTime(now.day, minute: minute))
  }

  private func word(at index: Int) -> String {
    index < words.count && !words[index].isQuoted ? Self.bare(words[index]).lowercased : ""
  }

  private func none(_ count: Int = 1) -> NoSuchTime {
    NoSuchTime(first: words[index], last: words[min(index + count, words.count) - 1])
  }
}

// MARK: - Periods

extension ClockWords {
  /// `+2wd`, `+24h`, `in 2h`, `within 3 days`, `an hour`, each with an hour behind it where days are counted.
  private mutating func readPeriod() throws(NoSuchTime) -> When? {
    let first = word(at: index)
    let start = index
    if first.hasPrefix("+"), first.dropFirst().first?.isNumber == true {
      let digits = first.dropFirst().prefix { $0.isNumber }
      guard let unit = Self.unit(String(first.dropFirst(1 + digits.count))) else { throw none() }
      index += 1
      guard let count = Int(digits), let period = Period(count, unit) else {
        index = start
        throw none()
      }
      return try when(period)
    }
    let isLed = first == "in" || first == "within"
    guard let amount = amount(at: isLed ? index + 1 : index, isWithin: first == "within") else { return nil }
    index = amount.end
    guard let count = amount.count, let period = Period(count, amount.unit) else {
      index = start
      throw none()
    }
    return try when(period)
  }

  /// How many of which unit stand there, and the place behind them; no count where there is none so large.
  private func amount(at start: Int, isWithin: Bool) -> (count: Int?, unit: Period.Unit, end: Int)? {
    let first = word(at: start)
    if first == "half", word(at: start + 1) == "an", word(at: start + 2) == "hour" {
      return (30, .minutes, start + 3)
    }
    let digits = first.prefix { $0.isNumber }
    if !digits.isEmpty, digits.count < first.count {
      return Self.unit(String(first.dropFirst(digits.count))).map { (Int(digits), $0, start + 1) }
    }
    let count: Int?
    if !digits.isEmpty {
      count = Int(digits)
    } else if let spoken = Self.spoken[first] ?? (isWithin && first == "the" ? 1 : nil) {
      count = spoken
    } else {
      return nil
    }
    let name = word(at: start + 1)
    let isWorking = name == "working"
    let unit = Self.unit(isWorking ? "working " + word(at: start + 2) : name)
    return unit.map { (count, $0, start + (isWorking ? 3 : 2)) }
  }

  /// Amounts as they are said.
  private static let spoken = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12,
  ]

  /// `at once`: within the hour, which is said to be assumed.
  private mutating func readAtOnce() -> When? {
    if word(at: index) == "at", word(at: index + 1) == "once" {
      index += 2
    } else if word(at: index) == "immediately" {
      index += 1
    } else {
      return nil
    }
    return When(time: London.local(instant.adding(seconds: 3600)), isHourAssumed: true)
  }

  private mutating func when(_ period: Period) throws(NoSuchTime) -> When {
    let day: Day
    switch period.unit {
    case .minutes:
      return When(time: London.local(instant.adding(seconds: period.count * 60)), isPeriod: true)
    case .hours:
      return When(time: London.local(instant.adding(seconds: period.count * 3600)), isPeriod: true)
    case .sameDay: day = now.day
    case .days: day = now.day.adding(days: period.count)
    case .weeks: day = now.day.adding(days: period.count * 7)
    case .workingDays: day = days.adding(period.count, to: now.day)
    }
    if let minute = try readMinute() { return When(time: LocalTime(day, minute: minute), isPeriod: true) }
    var when = NamedDay(day).assumingHour
    when.isPeriod = true
    return when
  }

  private static func unit(_ name: String) -> Period.Unit? {
    switch name {
    case "m", "min", "mins", "minute", "minutes": .minutes
    case "h", "hr", "hrs", "hour", "hours": .hours
    case "d", "day", "days": .days
    case "wd", "wds", "working day", "working days": .workingDays
    case "w", "wk", "wks", "week", "weeks": .weeks
    default: nil
    }
  }
}

// MARK: - Days

/// A day as it was named.
struct NamedDay {
  var day: Day
  var isWeekToday = false
  /// The hour taken where none is said: 17:00; tonight is 22:00, the earliest its writer may have meant.
  var assumedMinute = 17 * 60

  init(_ day: Day) { self.day = day }

  var assumingHour: When {
    When(time: LocalTime(day, minute: assumedMinute), isHourAssumed: true, isWeekToday: isWeekToday)
  }
}

extension When {
  init(_ named: NamedDay, minute: Int) {
    self.init(time: LocalTime(named.day, minute: minute), isWeekToday: named.isWeekToday)
  }
}

extension ClockWords {
  private mutating func readDay() throws(NoSuchTime) -> NamedDay? {
    let first = word(at: index)
    switch first {
    case "today": return take(1, NamedDay(now.day))
    case "tonight":
      var tonight = NamedDay(now.day)
      tonight.assumedMinute = 22 * 60
      return take(1, tonight)
    case "tomorrow": return take(1, NamedDay(now.day.adding(days: 1)))
    case "yesterday": return take(1, NamedDay(now.day.adding(days: -1)))
    case "next":
      guard let weekday = Self.weekday(word(at: index + 1)) else { return nil }
      // The one of the week that begins next Monday.
      let monday = now.day.adding(days: 8 - now.day.weekday.rawValue)
      return take(2, named(monday.adding(days: weekday.rawValue - 1)))
    default: break
    }
    if let weekday = Self.weekday(first) {
      // The name of the day before its date, as the screen writes it.
      let start = index
      index += 1
      if let date = try readDayAndMonth(word(at: index)), date.day.weekday == weekday { return date }
      index = start
      let days = (weekday.rawValue - now.day.weekday.rawValue + 6) % 7 + 1
      return take(1, named(now.day.adding(days: days)))
    }
    if let date = try readNumbers(first) { return date }
    return try readDayAndMonth(first)
  }

  private mutating func take(_ count: Int, _ day: NamedDay) -> NamedDay {
    index += count
    return day
  }

  private func named(_ day: Day) -> NamedDay {
    var named = NamedDay(day)
    named.isWeekToday = now.day.days(until: day) == 7
    return named
  }

  private static func weekday(_ word: String) -> Weekday? {
    guard word.count >= 3 else { return nil }
    if word == "weds" { return .wednesday }
    return Weekday.allCases.first { $0.name.lowercased().hasPrefix(word) }
  }

  /// `2026-11-27`; and `27/11/2026`, `27.11.2026`, `27-11-2026`, the day first as it is written here.
  private mutating func readNumbers(_ word: String) throws(NoSuchTime) -> NamedDay? {
    let shape = Shape(word)
    guard shape == "0/0" || shape == "0/0/0" || shape == "0.0.0" || shape == "0-0-0" else { return nil }
    let parts = word.split { "/.-".contains($0) }
    if shape == "0-0-0", parts[0].utf8.count == 4, word.utf8.count == 10 {
      guard let day = Day(word) else { throw none() }
      return take(1, NamedDay(day))
    }
    guard parts.count == 3, parts[0].utf8.count <= 2, parts[1].utf8.count <= 2, parts[2].utf8.count == 4
    else {
      // Which numbers with strokes mean which day is not guessed; other numbers are no date at all.
      if word.contains("/") { throw noDate() }
      return nil
    }
    guard let year = Int(parts[2]), let month = Int(parts[1]), let number = Int(parts[0]),
      let day = Day(year: year, month: month, day: number)
    else { throw noDate() }
    return take(1, NamedDay(day))
  }

  private func noDate() -> NoSuchTime {
    var none = none()
    none.isOfNumbers = true
    return none
  }

  private mutating func readDayAndMonth(_ word: String) throws(NoSuchTime) -> NamedDay? {
    var digits = word
    for suffix in ["st", "nd", "rd", "th"] where word.hasSuffix(suffix) { digits = String(word.dropLast(2)) }
    let name = self.word(at: index + 1)
    guard Shape(digits) == "0", digits.count <= 2, let number = Int(digits), name.count >= 3,
      let month = Self.months.firstIndex(where: { $0.hasPrefix(name) }).map({ $0 + 1 })
    else { return nil }
    let year = self.word(at: index + 2)
    if Shape(year) == "0", year.count == 4, let year = Int(year) {
      guard let day = Day(year: year, month: month, day: number) else { throw none(3) }
      return take(3, NamedDay(day))
    }
    guard let day = nearestDay(month: month, day: number) else { throw none(2) }
    return take(2, NamedDay(day))
  }

  /// This year's, unless that is more than half a year ago: then next year's.
  private func nearestDay(month: Int, day: Int) -> Day? {
    guard let here = Day(year: now.day.year, month: month, day: day) else { return nil }
    guard here.days(until: now.day) > 183 else { return here }
    return Day(year: now.day.year + 1, month: month, day: day)
  }

  /// Whether a word is a month's name, or begins one.
  static func isMonth(_ word: String) -> Bool {
    word.count >= 3 && months.contains { $0.hasPrefix(word) }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]
}

// MARK: - Hours

extension ClockWords {
  private mutating func readMinute() throws(NoSuchTime) -> Int? {
    var text = word(at: index)
    switch text {
    case "noon": return take(1, minute: 12 * 60)
    case "eod": return take(1, minute: 17 * 60)
    default: break
    }
    var count = 1
    var half = ["am", "pm"].first { text.hasSuffix($0) }
    if half != nil {
      text = String(text.dropLast(2))
    } else if ["am", "pm"].contains(word(at: index + 1)) {
      half = word(at: index + 1)
      count = 2
    }
    let parts = text.split(whereSeparator: { $0 == ":" || $0 == "." })
    let shape = Shape(text)
    let isHour = shape == "0" && half != nil
    guard isHour || ((shape == "0:0" || shape == "0.0") && parts[0].count <= 2 && parts[1].count == 2)
    else { return nil }
    let minute = parts.count > 1 ? Int(parts[1]) : 0
    guard let hour = Int(parts[0]), let minute, minute < 60, half == nil ? hour < 24 : (1...12).contains(hour)
    else { throw none(count) }
    let base = half == nil ? hour : hour % 12 + (half == "pm" ? 12 : 0)
    return take(count, minute: base * 60 + minute)
  }

  private mutating func take(_ count: Int, minute: Int) -> Int {
    index += count
    return minute
  }
}

/// The shape of a word: `0` for each run of ASCII digits, every other character as it is.
struct Shape: Equatable, ExpressibleByStringLiteral {
  private let text: String

  init(_ word: String) {
    var text = ""
    for character in word {
      let isDigit = ("0"..."9").contains(character) && character.utf8.count == 1
      if isDigit && text.last == "0" { continue }
      text.append(isDigit ? "0" : character)
    }
    self.text = text
  }

  init(stringLiteral text: String) { self.text = text }
}
