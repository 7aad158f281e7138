import Advice
import Calendar
import Console
import Meeting
import Procedures
import Text

extension Frame {
  /// Before the discussion: until when it has to be held, how much of that time is gone, and what comes next.
  mutating func drawClock(_ state: ConsoleState, in rect: Rect) {
    let desk = state.desk
    let rows = desk.clockRows(cells: rect.width - 2)
    draw(rows.prefix(rect.height - 2), in: rect)
    putHeading("Clock", desk.plannedWords, on: rect, isFocused: false)
  }
}

extension Desk {
  /// How many rows the clock takes with its border, in so many columns.
  func clockHeight(width: Int) -> Int { clockRows(cells: width - 2).count + 2 }

  /// `planned 10:20, in 22 min`.
  fileprivate var plannedWords: String {
    guard let due = meeting.target?.due else { return "" }
    let minutes = (London.instant(due).seconds - now.seconds) / 60
    let day = due.day == local.day ? due.clock : "\(due.day.short) \(due.clock)"
    return "planned \(day), \(minutes >= 0 ? "in \(Self.span(minutes))" : "\(Self.span(-minutes)) ago")"
  }

  /// `22 min`, `18 h 48`, `3 days`.
  private static func span(_ minutes: Int) -> String {
    if minutes < 60 { return "\(minutes) min" }
    if minutes < 72 * 60 { return "\(minutes / 60) h \(minutes % 60 < 10 ? "0" : "")\(minutes % 60)" }
    return "\(minutes / 1440) days"
  }

  fileprivate func clockRows(cells: Int) -> [PaneRow] {
    let isWide = cells >= 108
    guard let due = advice.deadlines.first(where: { $0.rule == "time.convene" }), let time = due.due,
      let until = due.instant, let from = due.from
    else {
      return [
        PaneRow([Run(" Due   ", .label), Run("the procedure names no time: :target sets one", .open)])
      ]
    }
    return dueRows(due, time, isWide: isWide, cells: cells)
      + [sinceRow(from, until, isWide: isWide), nextRow(from, until, isWide: isWide)]
  }

  /// Until when, and how that was counted, which is never cut: it may say that it is projected.
  private func dueRows(_ due: Due, _ time: LocalTime, isWide: Bool, cells: Int) -> [PaneRow] {
    let isToday = time.day == local.day
    let words =
      isWide
      ? "\(isToday ? "today, " : "")\(time.day.short), \(time.clock)"
      : isToday ? "today \(time.clock)" : "\(time.day.short) \(time.clock)"
    let why = [due.reckoned, due.reason].compactMap(\.self).joined(separator: isWide ? ": " : ", ")
    let cite =
      isWide || due.citation.basis == .practice ? due.citation.description : "[\(due.citation.source)]"
    let style: Style =
      due.state == .late ? .warningCritical : due.state == .nearly ? .warning : .strong
    return PaneRow.wrapped(
      "\(why) \(cite)", behind: [Run(" Due   ", .label), Run(words, style), Run(isWide ? "   " : ": ")],
      indent: 7, cells: cells, limit: 3)
  }

  private func sinceRow(_ from: Instant, _ until: Instant, isWide: Bool) -> PaneRow {
    let start = London.local(from)
    let gone = (now.seconds - from.seconds) / 60
    let left = (until.seconds - now.seconds) / 60
    let referral = meeting.case.referral
    let isReferral = from == referral.received
    let by = isWide && isReferral && !referral.agency.isEmpty ? "referral by \(referral.agency), " : ""
    let remaining = left >= 0 ? "\(Self.span(left)) left" : "\(Self.span(-left)) late"
    var runs = [
      Run(" Since ", .label), Run("\(by)\(start.day.short) \(start.clock)"),
      Run("   \(Self.span(max(0, gone))) gone, "), Run(remaining, left < 0 ? .warningCritical : .strong),
    ]
    if isWide {
      let whole = max(1, until.seconds - from.seconds)
      let full = max(0, min(15, (now.seconds - from.seconds) * 15 / whole))
      runs.append(
        Run(
          "   " + String(repeating: "▮", count: full) + String(repeating: "▯", count: 15 - full), .scoreBar))
    }
    return PaneRow(runs)
  }

  private func nextRow(_ from: Instant, _ until: Instant, isWide: Bool) -> PaneRow {
    let half = from.adding(seconds: (until.seconds - from.seconds) / 2)
    let quarter = from.adding(seconds: (until.seconds - from.seconds) * 3 / 4)
    let ladder = procedure.ladders.first { $0.purpose == .delay }
    let names = ladder?.levels.map(\.name) ?? []
    let told =
      names.isEmpty ? "" : ": " + (isWide ? names.joined(separator: ", then ") : names.prefix(1).joined())
    var runs = [Run(" Next  ", .label)]
    if isWide || now < half {
      runs.append(Run("\(moment(half)) half the time\(now < half ? "" : ", gone")"))
      runs.append(Run("   "))
    }
    runs.append(Run("\(moment(quarter)) a quarter left\(now < quarter ? told : ", gone\(told)")"))
    if isWide, let ladder { runs.append(Run(" \(ladder.cite)", .faint)) }
    return PaneRow(runs)
  }

  private func moment(_ instant: Instant) -> String {
    let time = London.local(instant)
    return time.day == local.day ? time.clock : "\(time.day.short) \(time.clock)"
  }
}
