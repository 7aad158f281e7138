extension Day {
  /// Easter Sunday of a year, by the anonymous Gregorian algorithm.
  ///
  /// As in Meeus, "Astronomical Algorithms", chapter 8.
  static func easter(in year: Int) -> Day? {
    let golden = year % 19
    let (century, yearOfCentury) = year.quotientAndRemainder(dividingBy: 100)
    let skippedMoons = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - skippedMoons + 15) % 30
    let toSunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
    let correction = (golden + 11 * epact + 22 * toSunday) / 451
    let march = epact + toSunday - 7 * correction + 114
    return Day(year: year, month: march / 31, day: march % 31 + 1)
  }
}
