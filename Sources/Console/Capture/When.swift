import Calendar
import Text

/// A time as it was meant, and what had to be assumed to understand it.
struct When: Equatable {
  var time: LocalTime
  /// The hour that was taken because none was said.
  var isHourAssumed = false
  /// Whether a weekday's name, said on that weekday, was taken for the one a week from today.
  var isWeekToday = false
  /// Whether it was counted from now: `within 3 days`.
  var isPeriod = false
}

/// A text of which the time it begins with is the same on any day it is read.
struct Dated {
  var text: String
  /// The time; nil where the text begins with none.
  var when: When?
  /// Whether the text says nothing else.
  var isWhole = false
}

/// The examples that a refused time is answered with.
let timeExamples = "today 15:30 · fri · 27 nov · +2wd · +24h"

/// The examples that a refused date of birth is answered with.
let birthExamples = "3 may 2018 · 3/5/2018 · 2018-05-03"

/// The examples that a refused date of numbers is answered with.
let dateExamples = "the day first, the year in four digits: 9/8/2026 · 9 aug 2026"

extension When {
  /// As the record says when something was or is: the day alone where no hour was said.
  var inRecord: String { isHourAssumed ? time.day.long : "\(time.day.long) \(time.clock)" }

  /// As the answer to a question that asks for a date: the day alone where no hour was said.
  var answer: String { isHourAssumed ? time.day.description : time.description }
}

extension Reader {
  /// The time at the beginning of the phrase; nil where no time stands there, only words.
  func leadingWhen(
    _ phrase: Phrase, examples given: String = timeExamples
  ) throws(Refusal) -> (when: When, phrase: Phrase)? {
    let words = phrase.firstWords(ClockWords.longest)
    var clock = ClockWords(words, now: now, instant: context.now, days: context.workingDays)
    let when: When?
    do throws(NoSuchTime) {
      when = try clock.read()
    } catch {
      let run = phrase.part(error.first.range.lowerBound..<error.last.range.upperBound)
      let examples = error.isOfNumbers ? dateExamples : given
      throw Refusal(run, "there is no \(display(ClockWords.bare(run).text)): \(examples)")
    }
    guard let when, let first = words.first else { return nil }
    let last = words[clock.index - 1]
    return (when, phrase.part(first.range.lowerBound..<ClockWords.bare(last).range.upperBound))
  }

  /// The time at the beginning of the phrase, unless it is counted from something else than now: `within 2 days of
  /// the examination`.
  func leadingWhenFromNow(_ phrase: Phrase) throws(Refusal) -> (when: When, phrase: Phrase)? {
    guard let found = try leadingWhen(phrase) else { return nil }
    let next = phrase.after(found.phrase).firstWord.map { ClockWords.bare($0).lowercased }
    let isOfAnother = next.map { ["of", "after", "before", "from", "since"].contains($0) } ?? false
    return found.when.isPeriod && isOfAnother ? nil : found
  }

  /// What a text that says a time means on any other day: `tomorrow 16:00, with health` with its date.
  func dated(_ phrase: Phrase) throws(Refusal) -> Dated {
    guard let found = try leadingWhenFromNow(phrase) else { return Dated(text: phrase.text) }
    let text = found.when.inRecord + behind(found.phrase, in: phrase)
    return Dated(text: text, when: found.when, isWhole: phrase.after(found.phrase).isEmpty)
  }

  /// What stands behind a part of a phrase, with the blanks and commas between.
  func behind(_ part: Phrase, in phrase: Phrase) -> String {
    String(phrase.line.characters[part.range.upperBound..<phrase.range.upperBound])
  }

  /// The time that the whole phrase is.
  func onlyWhen(
    _ phrase: Phrase, _ question: String = "when?", examples: String = timeExamples
  ) throws(Refusal) -> When {
    let kind = examples == birthExamples ? "date" : "time"
    guard !phrase.isEmpty else { throw Refusal(phrase, "\(question) \(examples)") }
    // Only by itself: among other words it is one of them, `home by now`.
    if phrase.lowercased == "now" { return When(time: now) }
    guard let read = try leadingWhen(phrase, examples: examples) else {
      throw Refusal(phrase, "\(quoted(phrase)) is no \(kind): \(examples)")
    }
    let rest = phrase.after(read.phrase)
    guard rest.isEmpty else { throw Refusal(rest, "\(quoted(rest)) is no part of the \(kind): \(examples)") }
    return read.when
  }

  /// Whether it is a year alone, as often all that is known of when a grown-up was born.
  func isBirthYear(_ phrase: Phrase) -> Bool {
    phrase.number.map { (1880...now.day.year).contains($0) } ?? false
  }

  /// The day on which somebody was born.
  func birthday(_ phrase: Phrase) throws(Refusal) -> Day {
    let day = try onlyWhen(phrase, "born when?", examples: birthExamples).time.day
    guard day <= now.day else { throw Refusal(phrase, "that is still to come") }
    return day
  }

  /// A time that has come, a weekday's name being the last one; without an hour, a day that has come.
  func happened(_ phrase: Phrase) throws(Refusal) -> When {
    var when = try onlyWhen(phrase)
    func isToCome() -> Bool { when.isHourAssumed ? when.time.day > now.day : when.time > now }
    if isToCome(), namesWeekday(phrase) {
      when.time = LocalTime(when.time.day.adding(days: -7), minute: when.time.minute)
    }
    guard !isToCome() else {
      throw Refusal(phrase, "\(when.time.day.long) \(when.time.clock) is still to come")
    }
    // The hour that is assumed has come as well.
    if when.isHourAssumed, when.time > now { when.time = now }
    return when
  }

  private func namesWeekday(_ phrase: Phrase) -> Bool {
    // Behind the day's name its date may stand, and that is no other week's.
    if phrase.words.contains(where: { ClockWords.isMonth($0.lowercased) }) { return false }
    return phrase.words.contains { word in
      word.text.count >= 3 && Weekday.allCases.contains { $0.name.lowercased().hasPrefix(word.lowercased) }
    }
  }

  /// A time that has come already; now, where the phrase is empty.
  func past(_ phrase: Phrase) throws(Refusal) -> LocalTime {
    guard !phrase.isEmpty else { return now }
    let when = try onlyWhen(phrase)
    guard when.time <= now else { throw Refusal(phrase, "that is still to come") }
    return when.time
  }

  /// The instant of a time that has come; never later than now.
  func instant(_ time: LocalTime) -> Instant {
    time == now ? context.now : min(London.instant(time), context.now)
  }

  /// The time as the preview shows it, with how far it is off and what was assumed.
  func told(_ when: When) -> String {
    let time = when.time
    let isPast = time < now
    let away: String
    if isPast {
      away = "PAST"
    } else if time.day == now.day {
      away = awayToday(time.minute - now.minute)
    } else {
      let count = context.workingDays.count(from: now.day, to: time.day)
      away = "\(count) working \(count == 1 ? "day" : "days")"
    }
    let notes = [
      when.isWeekToday ? "a week today" : nil, when.isHourAssumed ? "\(time.clock) assumed" : nil,
      context.workingDays.isWorkingDay(time.day) ? nil : "not a working day", isPast ? "PAST" : nil,
      !isPast && time.day != now.day && context.workingDays.holidays.isProjected(time.day)
        ? "bank holidays projected" : nil,
    ]
    return (["\(plain(time)), \(away)"] + notes.compactMap { $0 }.map { "(\($0))" }).joined(separator: " ")
  }

  /// `today 15:30`, `Fri 27 Nov 17:00`, and with the year where it is another one.
  func plain(_ time: LocalTime) -> String {
    guard time.day != now.day else { return "today \(time.clock)" }
    return "\(plain(time.day)) \(time.clock)"
  }

  func plain(_ day: Day) -> String { day.year == now.day.year ? day.short : day.long }

  private func awayToday(_ minutes: Int) -> String {
    guard minutes > 0 else { return "now" }
    guard minutes >= 60 else { return "in \(minutes) min" }
    let rest = minutes % 60
    return "in \(minutes / 60) h" + (rest == 0 ? "" : " \(rest < 10 ? "0" : "")\(rest)")
  }
}

/// Words that have the shape of a time but name none.
struct NoSuchTime: Error {
  let first: Phrase
  let last: Phrase
  /// Whether it is a date written in numbers.
  var isOfNumbers = false
}
