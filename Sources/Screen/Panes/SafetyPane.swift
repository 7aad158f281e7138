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
    let room = rect.height - 2
    let isRevealed = meeting.revealed != nil
    let agencies = desk.shownAgencies(showing: isFocused ? selected : nil)
    // The names of the children and how far apart the numbers are stay, whatever is scrolled.
    let head = isRevealed ? [desk.childrenRow] : [desk.hiddenRow]
    let foot = isRevealed ? [desk.spreadRow] : []
    let excerpt = Excerpt(
      of: isRevealed ? desk.scoreRows(agencies) : desk.hiddenRows(agencies),
      height: room - head.count - foot.count, showing: selected)
    var rows = head + excerpt.rows + foot
    if isRevealed, rect.width >= 60, let child = state.child {
      let bars = [true, false].lazy.map { desk.barRows(of: child, cells: rect.width - 3, withWords: $0) }
      rows += bars.first { rows.count + $0.count <= room } ?? []
    }
    draw(rows, in: rect, selected: isFocused ? selected : nil)
    if agencies.isEmpty, isFocused { cursor = (rect.row + 1, rect.column + 2) }
    // Where rows are out of sight the title has to say so, and a pane as narrow as beside the others holds no more.
    let isNarrow = rect.width < 60 && excerpt.above + excerpt.below > 0
    let standing =
      meeting.revealed.map { "\(isNarrow ? "" : "revealed ")\(London.local($0.at).clock)" }
      ?? (meeting.scores.isEmpty ? "" : "blind")
    // A scale that the procedure does not ask for says so wherever there is room.
    let isPractice = !desk.procedure.scale.isAsked && rect.width >= 60
    let detail = [isPractice ? "offered as practice" : "", standing].filter { !$0.isEmpty }
      .joined(separator: " · ")
    putHeading("6 Safety 0-10", detail, excerpt, on: rect, isFocused: isFocused)
  }
}

extension Desk {
  /// How wide the names of agencies stand.
  private static let nameCells = 14

  private func name(of agency: AgencyKey, in cells: Int) -> String {
    padded(cut(display(name(of: agency)), to: cells - 1), to: cells)
  }

  /// The agencies that have a row, by their place among those that can score: once revealed, those that did.
  func shownAgencies(showing selected: Int? = nil) -> [(index: Int, agency: AgencyKey)] {
    let meeting = meeting
    guard !meeting.scores.isEmpty else { return [] }
    let all = scoringAgencies.enumerated().map { (index: $0, agency: $1) }
    guard meeting.revealed != nil else { return all }
    let scored = Set(meeting.latestScores.map(\.scoring.voice.agency))
    return all.filter { scored.contains($0.agency) || $0.index == selected }
  }

  fileprivate var hiddenRow: PaneRow {
    if meeting.scores.isEmpty { return .words("no scores yet: s opens the sheet", .faint) }
    guard voicesNotIn(scoringVoices).isEmpty else { return .words("hidden until all are in", .faint) }
    return .words(seat == .chair ? "all in, hidden: s, then v reveals" : "all in, hidden: the chair reveals")
  }

  /// Who is in and who is waited for; no number.
  fileprivate func hiddenRows(_ agencies: [(index: Int, agency: AgencyKey)]) -> [PaneRow] {
    let waitedFor = Set(voicesNotIn(scoringVoices).map(\.agency))
    return agencies.map { index, agency in
      PaneRow(
        [
          Run(" "), Run(name(of: agency, in: Self.nameCells)),
          waitedFor.contains(agency) ? Run("waiting", .open) : Run("in, hidden", .done),
        ], item: index)
    }
  }

  /// The names over the columns of the children, and how wide those are.
  private var columns: [(name: String, cells: Int)] {
    meeting.livingChildren.map { child in
      let name = cut(display(name(of: child.key)), to: 9)
      return (name, max(6, Text.width(of: name) + 1))
    }
  }

  fileprivate var childrenRow: PaneRow {
    PaneRow(
      [Run(" " + String(repeating: " ", count: Self.nameCells))]
        + columns.map { Run(padded($0.name, to: $0.cells), .label) })
  }

  /// A row for each agency, a column for each child.
  fileprivate func scoreRows(_ agencies: [(index: Int, agency: AgencyKey)]) -> [PaneRow] {
    let meeting = meeting
    let children = meeting.livingChildren.map(\.key)
    let columns = columns
    let scores = children.map { meeting.scores(for: $0) }
    return agencies.map { index, agency in
      var runs = [Run(" "), Run(name(of: agency, in: Self.nameCells))]
      for (place, child) in children.enumerated() {
        let given = scores[place].filter { $0.scoring.voice.agency == agency }
        runs += cell(given, of: child, cells: columns[place].cells)
      }
      return PaneRow(runs, item: index)
    }
  }

  /// How far apart the numbers for each child are.
  fileprivate var spreadRow: PaneRow {
    let meeting = meeting
    return PaneRow(
      [Run(" "), Run(padded("spread", to: Self.nameCells), .label)]
        + zip(meeting.livingChildren, columns).map { child, column in
          let scores = meeting.scores(for: child.key)
          let apart = Spread(among: scores).width
          let isWide = apart >= procedure.scale.spread
          let isGiven = scores.contains { $0.scoring.value != nil }
          return Run(
            padded(isGiven ? "\(apart)\(isWide ? " ▲" : "")" : "", to: column.cells),
            isWide ? .scoreSpread : .text)
        })
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
  fileprivate func barRows(of child: ChildKey, cells: Int, withWords: Bool) -> [PaneRow] {
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
      if withWords, !words.isEmpty {
        rows += PaneRow.wrapped(
          words, behind: [Run(String(repeating: " ", count: Self.nameCells + 4))], cells: cells)
      }
    }
    return rows
  }
}
