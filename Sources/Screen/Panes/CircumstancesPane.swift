import Calendar
import Console
import Meeting
import Procedures
import Text

extension Frame {
  /// What was answered about the case, and what nobody has asked yet.
  mutating func drawCircumstances(_ state: ConsoleState, in rect: Rect) {
    let desk = state.desk
    let rows = desk.circumstanceRows(cells: rect.width - 3, room: rect.height - 2)
    draw(rows, in: rect)
    let open = desk.unaskedCircumstances.count
    putHeading(
      "Circumstances", open == 0 ? "o" : "o · ▲ \(open) not asked", on: rect, isFocused: false,
      detailStyle: open == 0 ? .paneTitle : .incomplete)
  }

  /// What was done before anybody could meet, the latest last; what has no room is cut at its end.
  mutating func drawAlreadyDone(_ state: ConsoleState, in rect: Rect) {
    let done = state.desk.meeting.alreadyDone
    let year = state.desk.local.day.year
    let room = max(0, rect.height - 2)
    var rows: [PaneRow] = []
    for entry in done.reversed() where rows.count < room {
      rows =
        PaneRow.wrapped(
          entry.text.withoutLeading(year: year),
          entry.share == .agencyOnly ? .privateWords : .text,
          behind: [Run(" ")] + ConsoleState.privacy(entry.share), indent: 7, cells: rect.width - 3,
          limit: room - rows.count) + rows
    }
    draw(rows.suffix(room), in: rect)
    putHeading("Already done", "x · \(done.count)", on: rect, isFocused: false)
  }
}

extension String {
  /// Without the year of the day it begins with, `Mon 23 Nov 2026`: the record has it, and here this one goes without
  /// saying. Years in people's words stay.
  fileprivate func withoutLeading(year: Int) -> String {
    let words = split(separator: " ", maxSplits: 4)
    guard words.count == 5, words[0].count == 3, Int(words[1]) != nil, words[3] == "\(year)" else {
      return self
    }
    return (words[..<3] + words[4...]).joined(separator: " ")
  }
}

extension Desk {
  /// What was not asked, with the children of whom it was not.
  private var unasked: [String] {
    unaskedCircumstances.map { one in
      let children = one.children.map { name(of: $0) }
      return one.circumstance.name + (children.isEmpty ? "" : " (\(children.joined(separator: ", ")))")
    }
  }

  /// What was last answered to each circumstance, for the meeting and for each child.
  private var latestAnswers: [String: Set<Answer>] {
    var latest: [String: [ChildKey?: Answer]] = [:]
    for answer in meeting.circumstances { latest[answer.name, default: [:]][answer.child] = answer.answer }
    return latest.mapValues { Set($0.values) }
  }

  /// Yes, no, and not asked; each on rows of its own where there is room for that.
  func circumstanceRows(cells: Int, room: Int) -> [PaneRow] {
    let latest = latestAnswers
    let answered = procedure.circumstances.filter { latest[$0.id] != nil }
    let yes = answered.filter { latest[$0.id]?.contains(.yes) ?? false }
    let others = answered.filter { !(latest[$0.id]?.contains(.yes) ?? false) }
    let unknown = others.filter { latest[$0.id]?.contains(.unknown) ?? false }
    let no = others.filter { !(latest[$0.id]?.contains(.unknown) ?? false) }
    func rows(_ lead: Run, _ names: [String], _ style: Style = .text) -> [PaneRow] {
      names.isEmpty
        ? []
        : PaneRow.wrapped(
          names.joined(separator: " · "), style, behind: [Run(" "), lead], indent: 6, cells: cells)
    }
    let told = yes.map { $0.name + ($0.switchesOn.map { ": \($0)" } ?? "") }
    let full =
      told.flatMap { rows(Run("yes  ", .done), [$0]) } + rows(Run("no   "), no.map(\.name))
      + unknown.flatMap { rows(Run("▲ ?  ", .incomplete), ["\($0.name)   not known"]) }
      + unasked.flatMap { rows(Run("▲ ?  ", .incomplete), ["\($0)   not asked"]) }
    if full.count <= room { return full }
    let besides =
      rows(Run("no   "), no.map(\.name))
      + rows(Run("▲ ?  ", .incomplete), unknown.map { "\($0.name) (not known)" } + unasked)
    // What holds and what that brings stands before how many were answered no.
    let holding = told.flatMap { rows(Run("yes  ", .done), [$0]) }
    let compact = (holding.count < room ? holding : rows(Run("yes  ", .done), yes.map(\.name))) + besides
    guard compact.count > room, room > 0 else { return compact }
    return compact.prefix(room - 1) + [PaneRow([Run("      … o opens all of them", .faint)])]
  }
}
