import Advice
import Calendar
import Console
import Meeting
import Procedures
import Text

extension Frame {
  /// The numbers of each agency for each child; before they are revealed only who has given theirs.
  mutating func drawSafety(_ state: ConsoleState, in rect: Rect) {
    let desk = state.desk
    let isFocused = state.isFocused(.safety)
    let selected = state.shown(in: .safety)
    let meeting = desk.meeting
    var rows: [PaneRow]
    if meeting.revealed != nil {
      rows = desk.scoreRows()
      let room = rect.height - 2 - rows.count
      if rect.width >= 60, let child = state.child {
        let bars = desk.barRows(of: child, cells: rect.width - 3)
        if bars.count <= room { rows += bars }
      }
    } else {
      rows = desk.hiddenRows()
    }
    if !desk.procedure.scale.isAsked, rows.count + 2 <= rect.height - 2 {
      rows += [.blank, .words("no scale is asked for here: offered as practice", .faint)]
    }
    let excerpt = Excerpt(of: rows, height: rect.height - 2, showing: selected)
    draw(excerpt.rows, in: rect, selected: isFocused ? selected : nil)
    if rows.isEmpty, isFocused { cursor = (rect.row + 1, rect.column + 2) }
    let detail =
      meeting.revealed.map { "revealed \(London.local($0.at).clock)" }
      ?? (meeting.scores.isEmpty ? "" : "blind")
    putHeading("6 Safety 0-10", detail, excerpt, on: rect, isFocused: isFocused)
  }
}

extension Desk {
  /// How wide the names of agencies stand.
  private static let nameCells = 14

  private func name(of agency: AgencyKey, in cells: Int) -> String {
    padded(cut(display(name(of: agency)), to: cells - 1), to: cells)
  }

  /// Who is in and who is waited for; no number.
  fileprivate func hiddenRows() -> [PaneRow] {
    let meeting = meeting
    let children = meeting.livingChildren.map(\.key)
    guard !meeting.scores.isEmpty else { return [.words("no scores yet: s opens the sheet", .faint)] }
    var given: [AgencyKey: Set<ChildKey>] = [:]
    for scored in meeting.scores {
      given[scored.scoring.voice.agency, default: []].insert(scored.scoring.child)
    }
    return [.words("hidden until all are in", .faint)]
      + scoringAgencies.enumerated().map { index, agency in
        let isIn = given[agency]?.isSuperset(of: children) ?? false
        return PaneRow(
          [
            Run(" "), Run(name(of: agency, in: Self.nameCells)),
            isIn ? Run("in, hidden", .done) : Run("waiting", .open),
          ], item: index)
      }
  }

  /// A row for each agency, a column for each child, and how far apart they are.
  fileprivate func scoreRows() -> [PaneRow] {
    let meeting = meeting
    let children = meeting.livingChildren
    let names = children.map { cut(display(name(of: $0.key)), to: 9) }
    let widths = names.map { max(6, Text.width(of: $0) + 1) }
    let scores = children.map { meeting.scores(for: $0.key) }
    var rows = [
      PaneRow(
        [Run(" " + String(repeating: " ", count: Self.nameCells))]
          + zip(names, widths).map { Run(padded($0, to: $1), .label) })
    ]
    for (index, agency) in scoringAgencies.enumerated() {
      var runs = [Run(" "), Run(name(of: agency, in: Self.nameCells))]
      for (place, child) in children.enumerated() {
        let given = scores[place].filter { $0.scoring.voice.agency == agency }
        runs += cell(given, of: child.key, cells: widths[place])
      }
      rows.append(PaneRow(runs, item: index))
    }
    var spread = [Run(" "), Run(padded("spread", to: Self.nameCells), .label)]
    for (place, width) in widths.enumerated() {
      let apart = Spread(among: scores[place]).width
      let isWide = apart >= procedure.scale.spread
      let isGiven = scores[place].contains { $0.scoring.value != nil }
      spread.append(
        Run(
          padded(isGiven ? "\(apart)\(isWide ? " ▲" : "")" : "", to: width), isWide ? .scoreSpread : .text))
    }
    return rows + [PaneRow(spread)]
  }

  private func cell(_ given: [Scored], of child: ChildKey, cells: Int) -> [Run] {
    guard let latest = given.last else { return [Run(padded("·", to: cells), .open)] }
    let numbers = given.map { $0.scoring.value.map { "\($0)" } ?? "–" }
    // Several voices of one agency may differ: then all their numbers stand there.
    guard Set(numbers).count == 1 else {
      return [Run(padded(cut(numbers.joined(separator: "/"), to: cells - 1), to: cells), .score)]
    }
    let change = change(of: latest).map { " \($0)" } ?? ""
    return [Run(padded((numbers.first ?? "") + change, to: cells), .score)]
  }

  /// `↓1`: by how much a number has changed, since its first one here or since the discussion before.
  func change(of scored: Scored) -> String? {
    guard let value = scored.scoring.value else { return nil }
    let first =
      scored.isRevised
      ? meeting.scores.first {
        $0.scoring.voice == scored.scoring.voice && $0.scoring.child == scored.scoring.child
      }?.scoring.value : nil
    let before = first ?? meeting.lastScore(of: scored.scoring.voice.agency, child: scored.scoring.child)
    guard let before, before != value else { return nil }
    return value < before ? "↓\(before - value)" : "↑\(value - before)"
  }

  /// The numbers for the child in view as bars, with what was said of them.
  fileprivate func barRows(of child: ChildKey, cells: Int) -> [PaneRow] {
    let scores = meeting.scores(for: child)
    guard !scores.isEmpty else { return [] }
    let spread = Spread(among: scores)
    let isWide = spread.width >= procedure.scale.spread
    var rows: [PaneRow] = [
      .blank,
      PaneRow([
        Run("‹\(name(of: child))›", .childInView),
        Run("  \(spread.lowest) to \(spread.highest), "),
        Run("spread \(spread.width)\(isWide ? " ▲" : "")", isWide ? .scoreSpread : .text),
      ]),
    ]
    for scored in scores {
      let scoring = scored.scoring
      let name = Run(" " + name(of: scoring.voice.agency, in: Self.nameCells))
      guard let value = scoring.value else {
        rows.append(PaneRow([name, Run("– no view")]))
        continue
      }
      let bar = String(repeating: "▮", count: max(0, min(10, value)))
      let rest = String(repeating: "▯", count: 10 - max(0, min(10, value)))
      rows.append(
        PaneRow([
          name, Run(padded("\(value)", to: 3), .score), Run(bar + rest, .scoreBar),
          Run("  \(change(of: scored) ?? "")", .score),
          Run(scored == spread.speaksFirst && isWide ? "  speaks first" : "", .strong),
        ]))
      let words = [scoring.analysis.map { "\"\($0)\"" }, scoring.raise.map { "raise: \($0)" }]
        .compactMap(\.self).joined(separator: "  ")
      if !words.isEmpty {
        rows += PaneRow.wrapped(
          words, behind: [Run(String(repeating: " ", count: Self.nameCells + 4))], cells: cells)
      }
    }
    return rows
  }
}
