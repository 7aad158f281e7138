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

  /// `planned 10:20, in 22 min`; without a plan, what there is still time for: `2 core to confirm, 3 h 05 of
  /// agencies' hours left to reach them`.
  fileprivate var plannedWords: String {
    guard let due = meeting.target?.due else { return chancesWords }
    let minutes = (London.instant(due).seconds - now.seconds) / 60
    let day = due.day == local.day ? due.clock : "\(due.day.short) \(due.clock)"
    let planned =
      "planned \(day), \(minutes >= 0 ? "in \(Self.span(minutes))" : "\(Self.span(-minutes)) ago")"
    guard let latest = convening?.instant, London.instant(due) > latest else { return planned }
    return "planned \(day), \(Self.span((London.instant(due).seconds - latest.seconds) / 60)) late"
  }

  /// Whether the time can still be met: how many core places are to be confirmed, and how long anybody can be reached.
  private var chancesWords: String {
    guard let assembly = advice.assembly, assembly.minutesLeft > 0 else { return "" }
    let hours = assembly.isByClock ? "on the clock" : "of agencies' hours"
    let left = "\(Self.span(assembly.minutesLeft)) \(hours) left to reach them"
    let unconfirmed = advice.quorum.unconfirmed.count
    return unconfirmed == 0 ? "all core confirmed, \(left)" : "\(unconfirmed) core to confirm, \(left)"
  }

  private var convening: Due? { advice.deadlines.convening }

  /// `22 min`, `18 h 48`, `3 days`.
  private static func span(_ minutes: Int) -> String {
    if minutes < 60 { return "\(minutes) min" }
    if minutes < 72 * 60 { return "\(minutes / 60) h \(minutes % 60 < 10 ? "0" : "")\(minutes % 60)" }
    return "\(minutes / 1440) days"
  }

  fileprivate func clockRows(cells: Int) -> [PaneRow] {
    let isWide = cells >= 108
    guard let due = convening, let time = due.due, let until = due.instant, let from = due.from else {
      return [
        PaneRow([Run(" Due   ", .label), Run("the procedure names no time: :target sets one", .open)]),
        sinceRow(meeting.case.referral.received, nil, isWide: isWide),
      ]
    }
    var rows = dueRows(due, time, isWide: isWide, cells: cells)
    guard until > from else {
      // A target that was past when it was set has no time that runs: the referral's does.
      rows.append(sinceRow(meeting.case.referral.received, until, isWide: isWide))
      if let ladder = advice.assembly?.ladder { rows.append(ladderRow(ladder, isWide: isWide)) }
      return rows
    }
    rows.append(sinceRow(from, until, isWide: isWide))
    if let assembly = advice.assembly { rows.append(nextRow(assembly, isWide: isWide)) }
    return rows
  }

  /// Until when, and how that was counted, which is never cut: it may say that it is projected.
  private func dueRows(_ due: Due, _ time: LocalTime, isWide: Bool, cells: Int) -> [PaneRow] {
    let isToday = time.day == local.day
    let words =
      isWide
      ? "at the latest \(isToday ? "today, " : "")\(time.day.short), \(time.clock)"
      : isToday ? "today \(time.clock)" : "\(time.day.short) \(time.clock)"
    let cite =
      isWide || due.citation.basis == .practice ? due.citation.description : "[\(due.citation.source)]"
    let style: Style =
      due.state == .late ? .warningCritical : due.state == .nearly ? .warning : .strong
    func rows(_ reckoned: String) -> [PaneRow] {
      let why = [reckoned, due.reason].compactMap(\.self).joined(separator: isWide ? ": " : ", ")
      return PaneRow.wrapped(
        "\(why) \(cite)", behind: [Run(" Due   ", .label), Run(words, style), Run(isWide ? "   " : ": ")],
        indent: 7, cells: cells, limit: 3)
    }
    let whole = rows(due.reckoned)
    // The day it is counted from stands in the row below: rather than cost the roll a row it is said there alone.
    guard whole.count > 1, let from = due.from else { return whole }
    let day = " after \(London.local(from).day.short)"
    return due.reckoned.hasSuffix(day) ? rows(String(due.reckoned.dropLast(day.count))) : whole
  }

  private func sinceRow(_ from: Instant, _ until: Instant?, isWide: Bool) -> PaneRow {
    let start = London.local(from)
    let gone = (now.seconds - from.seconds) / 60
    let referral = meeting.case.referral
    let isReferral = from == referral.received
    let by = isWide && isReferral && !referral.agency.isEmpty ? "referral by \(referral.agency), " : ""
    let begun = [
      Run(" Since ", .label), Run("\(by)\(start.day.short) \(start.clock)"),
      Run("   \(Self.span(max(0, gone))) gone"),
    ]
    guard let until else { return PaneRow(begun) }
    let left = (until.seconds - now.seconds) / 60
    let remaining = left >= 0 ? "\(Self.span(left)) left on the clock" : "\(Self.span(-left)) late"
    var runs = begun + [Run(", "), Run(remaining, left < 0 ? .warningCritical : .strong)]
    if isWide, until > from {
      let whole = until.seconds - from.seconds
      let full = max(0, min(15, (now.seconds - from.seconds) * 15 / whole))
      runs.append(
        Run(
          "   " + String(repeating: "▮", count: full) + String(repeating: "▯", count: 15 - full), .scoreBar))
    }
    return PaneRow(runs)
  }

  private func nextRow(_ assembly: Assembly, isWide: Bool) -> PaneRow {
    let (half, quarter) = (assembly.half, assembly.quarter)
    let ladder = now < quarter ? assembly.ladderAtQuarter : assembly.ladder
    let names = ladder.map { steps(of: $0, isWide: isWide) } ?? ""
    let told = names.isEmpty ? "" : ": " + names
    var runs = [Run(" Next  ", .label)]
    if isWide || now < half {
      runs.append(Run("\(moment(half)) half the time\(now < half ? "" : ", gone")"))
      runs.append(Run("   "))
    }
    runs.append(Run("\(moment(quarter)) a quarter left\(now < quarter ? told : ", gone\(told)")"))
    if isWide, let ladder { runs.append(Run(" \(ladder.cite)", .faint)) }
    return PaneRow(runs)
  }

  /// Whom to turn to where no time is left to be divided.
  private func ladderRow(_ ladder: Ladder, isWide: Bool) -> PaneRow {
    PaneRow(
      [Run(" Next  ", .label), Run(steps(of: ladder, isWide: isWide))]
        + (isWide ? [Run(" \(ladder.cite)", .faint)] : []))
  }

  private func steps(of ladder: Ladder, isWide: Bool) -> String {
    let names = ladder.levels.map(\.name)
    return isWide ? names.joined(separator: ", then ") : names.prefix(1).joined()
  }

  private func moment(_ instant: Instant) -> String {
    let time = London.local(instant)
    return time.day == local.day ? time.clock : "\(time.day.short) \(time.clock)"
  }
}
