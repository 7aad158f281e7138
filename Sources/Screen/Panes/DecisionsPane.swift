import Advice
import Calendar
import Console
import Meeting
import Procedures
import Text

extension Frame {
  /// For each child what was decided, with its marks, and where it is safe tonight.
  mutating func drawDecisions(_ state: ConsoleState, in rect: Rect) {
    let desk = state.desk
    let isFocused = state.isFocused(.decisions)
    let selected = state.shown(in: .decisions)
    let rows =
      state.isCalling
      ? desk.tonightRows(cells: rect.width - 2, room: rect.height - 2)
      : desk.decisionRows(cells: rect.width - 2, isFull: rect.width >= 60, inView: state.child)
    let excerpt = Excerpt(of: rows, height: rect.height - 2, showing: selected)
    draw(
      excerpt.rows, in: rect, padding: rect.width >= 60 ? 1 : 0, selected: isFocused ? selected : nil)
    markChild(state, excerpt.rows, in: rect)
    let open = desk.meeting.livingChildren.count { desk.meeting.tonight($0.key) == nil }
    let openWords = open == 0 ? "" : " · ○ \(open) \(open == 1 ? "child" : "children")"
    let isScrolled = excerpt.above + excerpt.below > 0
    putHeading(
      "2 Decisions",
      state.isCalling ? "safe tonight\(openWords)" : isScrolled && rect.width < 40 ? "" : "and tonight",
      excerpt, on: rect, isFocused: isFocused)
  }

  /// The name of the child in view stands in `‹ ›`.
  private mutating func markChild(_ state: ConsoleState, _ rows: ArraySlice<PaneRow>, in rect: Rect) {
    guard let child = state.child else { return }
    let name = state.desk.shortName(of: child)
    for (offset, row) in rows.enumerated() where row.runs.first?.text == " " && row.runs.count > 1 {
      guard row.runs[1].style == .label, row.runs[1].text == name else { continue }
      let place = rect.row + 1 + offset
      let end = put("‹", row: place, column: rect.column + 1, style: .childInView)
      put("›", row: place, column: end + Text.width(of: name), style: .childInView)
      restyle(row: place, columns: end..<(end + Text.width(of: name)), style: .childInView)
    }
  }
}

extension Desk {
  /// The child's name in as many cells as narrow panes have for it.
  fileprivate func shortName(of child: ChildKey) -> String { cut(display(name(of: child)), to: 12) }

  private var labelCells: Int {
    (meeting.livingChildren.map { Text.width(of: shortName(of: $0.key)) }.max() ?? 0) + 3
  }

  /// What was decided for each child, and where it is safe tonight: one item each.
  func decisionRows(cells: Int, isFull: Bool, inView: ChildKey? = nil) -> [PaneRow] {
    let meeting = meeting
    let label = labelCells
    var rows: [PaneRow] = []
    var named: ChildKey?
    for (index, item) in decisionItems.enumerated() {
      switch item {
      case .decision(let child, let number):
        let name = named == child ? "" : shortName(of: child)
        named = child
        let lead = [
          Run(" "), Run(name, .label),
          Run(String(repeating: " ", count: max(1, label - 1 - Text.width(of: name)))),
        ]
        let decision = number.flatMap { meeting.decision($0) }
        rows += decisionRows(decision, lead, cells, isFull, index)
      case .tonight(let child): rows += rowsOfTonight(meeting.tonight(child)?.value, cells, isFull, index)
      case .agenda, .prompt, .risk, .said, .slot, .everybody, .agency, .action, .duty: break
      }
    }
    return rows
  }

  private func decisionRows(
    _ decision: Decision?, _ lead: [Run], _ cells: Int, _ isFull: Bool, _ index: Int
  ) -> [PaneRow] {
    let mark = lead.reduce(0) { $0 + $1.cells } - 1
    guard let decision else {
      let words = procedure.decisions.contains { $0.isS47 } ? "s47 not decided" : "not decided"
      return [PaneRow(lead + [Run("○ \(words)", .open)], item: index, mark: mark)]
    }
    let name =
      isFull ? procedure.name(of: decision) : procedure.rule(of: decision)?.short ?? decision.decision
    guard let moment = decision.moment, let taken = decision.taken else {
      return [
        PaneRow(lead + [Run("○ \(name)?", .open)], trailing: [Run("asked", .open)], item: index, mark: mark)
      ]
    }
    var rows = [
      PaneRow(
        lead + [Run("● ", .done), Run(name)], trailing: [Run(London.local(moment.at).clock, .faint)],
        item: index,
        mark: mark)
    ]
    let indent = Run(String(repeating: " ", count: isFull ? 6 : 3))
    func add(_ glyph: String, _ text: String, _ style: Style) {
      guard isFull else { return rows.append(PaneRow([indent, Run(glyph + text, style)], item: index)) }
      rows += PaneRow.wrapped(
        text, style, behind: [indent, Run(glyph, style)], cells: cells - 1, item: index)
    }
    let missing = advice.quorum.missing(at: moment, in: meeting)
    if !missing.isEmpty {
      let names = missing.map { $0.name.lowercased() }.joined(separator: ", ")
      add("▲ ", "taken without \(names)\(isFull ? withoutWords(taken.without) : "")", .incomplete)
    }
    if isFull {
      if let again = taken.again { add("", "again \(when(again))", .text) }
      // Who was gone by then had said so before.
      let agencies = Set(missing.map(\.slot.agency))
      for viewed in decision.views
      where viewed.viewing.view == .agrees && viewed.at < moment.at
        && agencies.contains(viewed.viewing.voice.agency)
      {
        add("✓ ", "\(self.name(of: viewed.viewing.voice)) agreed \(clock(viewed.at)), before leaving", .text)
      }
    }
    for dissent in meeting.dissents where dissent.decision == decision.number {
      let words = isFull ? " \(clock(dissent.since))\(dissent.words.map { ": \"\($0)\"" } ?? "")" : ""
      add("✗ ", "\(self.name(of: dissent.voice)) disagrees\(words)\(fate(of: dissent, isFull))", .dissent)
    }
    if isFull, let because = taken.because { add("", "because \(because)", .text) }
    return rows
  }

  /// What became of a disagreement.
  private func fate(of dissent: Dissent, _ isFull: Bool) -> String {
    if dissent.settled != nil { return ", settled" }
    guard let step = dissent.escalations.last else { return "" }
    let level = procedure.ladders.flatMap(\.levels).first { $0.id == step.level }?.name ?? step.level
    guard isFull else { return ", ↑ \(level)" }
    let by = step.by.map { ", by \(when($0))" } ?? ""
    return "; escalated \(clock(step.at)) to \(level), \(step.with)\(by)"
  }

  /// Why it could not wait, and who asks for what the agency would have said, by when.
  private func withoutWords(_ without: TakenWithout?) -> String {
    guard let without else { return "" }
    let news = without.news.map { voice in
      let who = voice.person.flatMap(meeting.person)?.name ?? name(of: voice.agency)
      return "; \(who) asks for its news\(without.newsBy.map { " by \(when($0))" } ?? "")"
    }
    return (without.because.isEmpty ? "" : ": \(without.because)") + (news ?? "")
  }

  private func clock(_ instant: Instant) -> String { London.local(instant).clock }

  private func rowsOfTonight(_ tonight: Tonight?, _ cells: Int, _ isFull: Bool, _ index: Int) -> [PaneRow] {
    guard let tonight else {
      return [PaneRow([Run("  "), Run("○ tonight not answered", .open)], item: index, mark: 1)]
    }
    let lead = [Run("  "), Run("● ", .done)]
    let place = "tonight \(tonight.place)\(tonight.with.map { ", with \($0)" } ?? "")"
    guard isFull else {
      let gap = tonight.checkedBy == nil || tonight.until == nil
      // Where there is no room for both, with whom goes before where.
      let carer = tonight.with.map { "tonight with \($0), \(tonight.place)" } ?? place
      let isWhole = Text.width(of: display(place)) + 6 <= cells
      return [
        PaneRow(
          lead + [Run(isWhole ? place : carer)], trailing: gap ? [Run("▲", .incomplete)] : [], item: index,
          mark: 1)
      ]
    }
    var rows = PaneRow.wrapped("\(place); \(checking(tonight))", behind: lead, cells: cells - 1, item: index)
    if !rows.isEmpty { rows[0].mark = 1 }
    return rows
  }

  /// Who checks, until when.
  private func checking(_ tonight: Tonight) -> String {
    let by = tonight.checkedBy.map { "\($0) checks" } ?? "▲ who checks?"
    return by + (tonight.until.map { ", until \(when($0))" } ?? ", ▲ until when?")
  }

  /// While people are being called: where each child is tonight, on two rows each.
  func tonightRows(cells: Int, room: Int) -> [PaneRow] {
    let label = labelCells
    let children = meeting.livingChildren
    var rows: [PaneRow] = []
    for (index, child) in children.enumerated() {
      let name = shortName(of: child.key)
      let lead = [
        Run(" "), Run(name, .label),
        Run(String(repeating: " ", count: max(1, label - 2 - Text.width(of: name)))),
      ]
      // Each child has its decision and its night, in that order, as items of the pane.
      let item = index * 2 + 1
      let under = Run(String(repeating: " ", count: label - 1))
      guard let tonight = meeting.tonight(child.key)?.value else {
        rows.append(PaneRow(lead + [Run("○ not answered", .open)], item: item, mark: label - 2))
        rows.append(PaneRow([under, Run("where, with whom, who checks, until when", .faint)], item: item))
        continue
      }
      rows.append(
        PaneRow(
          lead + [Run("● ", .done), Run("\(tonight.place)\(tonight.with.map { ", with \($0)" } ?? "")")],
          item: item, mark: label - 2))
      let isWhole = tonight.checkedBy != nil && tonight.until != nil
      rows.append(PaneRow([under, Run(checking(tonight), isWhole ? .text : .incomplete)], item: item))
    }
    let answered = children.count { meeting.tonight($0.key) != nil }
    if rows.count + 2 <= room {
      rows += [
        .blank,
        .words(
          "Interim plan: \(answered) of \(children.count) \(children.count == 1 ? "child" : "children")"),
      ]
    }
    return rows
  }
}
