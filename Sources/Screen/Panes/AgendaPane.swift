import Advice
import Calendar
import Console
import Meeting
import Procedures
import Text

extension Frame {
  /// Every item with the minutes it took, takes and may take.
  mutating func drawAgenda(_ state: ConsoleState, in rect: Rect) {
    let desk = state.desk
    let meeting = desk.meeting
    let current = meeting.currentItem
    let isFocused = state.isFocused(.agenda)
    var rows: [PaneRow] = []
    for (index, item) in desk.procedure.agenda.enumerated() {
      let taken = meeting.items.last { $0.name == item.id }
      var row = desk.row(of: item, taken, isCurrent: current?.name == item.id, index: index)
      let unasked = desk.unasked(under: item.id).count
      row.trailing = desk.unaskedRuns(unasked, isRoomy: rect.width >= 40) + row.trailing
      rows.append(row)
      // Where the pane has the screen to itself, what the open item asks for is seen as well.
      if rect.width >= 60, rect.height > desk.procedure.agenda.count + 6, current?.name == item.id {
        rows += (item.prompts + (index == 0 ? desk.identityPrompt : [])).flatMap {
          PaneRow.wrapped($0, .faint, behind: [Run("     ")], cells: rect.width - 4)
        }
      }
    }
    let excerpt = Excerpt(of: rows, height: rect.height - 2, showing: state.shown(in: .agenda))
    let isOpenItem = state.selected(in: .agenda) == nil && current != nil
    draw(
      excerpt.rows, in: rect, padding: 0, selected: isFocused ? state.shown(in: .agenda) : nil,
      isMarked: !isOpenItem)
    putHeading("1 Agenda", desk.agendaCount, excerpt, on: rect, isFocused: isFocused)
  }
}

extension Desk {
  /// Whose identity is to be read out, while it was not: whoever is on a line sees nobody's papers.
  fileprivate var identityPrompt: [String] {
    let isChecked =
      meeting.case.children.allSatisfy { meeting.checkedChildren.contains($0.key) }
      && meeting.case.relatives.allSatisfy { meeting.checkedRelatives.contains($0.key) }
    return isChecked
      ? []
      : [
        "Read out who the children and the family are, names and dates of birth; who is on the telephone or by video agrees aloud: :checked all"
      ]
  }

  /// `5/11`: how many items are behind.
  var agendaCount: String {
    let agenda = Set(procedure.agenda.map(\.id))
    let behind = meeting.items.count { agenda.contains($0.name) && ($0.done != nil || $0.skipped != nil) }
    return "\(behind)/\(agenda.count)"
  }

  /// How many questions of an item nobody has asked: a word where there is room, and marked once they are due.
  fileprivate func unaskedRuns(_ count: Int, isRoomy: Bool) -> [Run] {
    guard count > 0 else { return [] }
    let glyph = advice.isAsking ? "▲" : "○"
    return [Run("\(glyph)\(count)\(isRoomy ? " unasked" : "") ", advice.isAsking ? .incomplete : .open)]
  }

  fileprivate func row(of item: AgendaItem, _ taken: Item?, isCurrent: Bool, index: Int) -> PaneRow {
    let glyph: Run
    let time: [Run]
    let spent = taken.map(minutes) ?? 0
    let isOver = item.minutes.map { spent > $0 } ?? false
    let both = "\(spent)\(item.minutes.map { "/\($0)" } ?? "")m"
    if isCurrent {
      glyph = Run("▸", .strong)
      time = [Run(both, isOver ? .incomplete : .strong)] + (isOver ? [Run("▲", .incomplete)] : [])
    } else if taken?.done != nil {
      // What was gone through is not done while an answer lacks something.
      glyph = lacking(under: item.id).isEmpty ? Run("✓", .done) : Run("▲", .incomplete)
      time = [Run(isOver ? both : "\(spent)m", .done)]
    } else if taken?.skipped != nil {
      glyph = Run("–", .faint)
      time = [Run("skipped", .faint)]
    } else {
      glyph = Run(" ")
      time = item.minutes.map { [Run("\($0)m", .open)] } ?? []
    }
    return PaneRow(
      [Run(" "), glyph, Run(" "), Run(item.name, isCurrent ? .strong : .text)], trailing: time, item: index)
  }

  /// Minutes that an item was open, pauses left out.
  private func minutes(_ item: Item) -> Int {
    guard let opened = item.opened else { return 0 }
    let until = item.done ?? meeting.ended ?? now
    let paused = meeting.pauses.reduce(0) { sum, pause in
      sum + max(0, min(pause.until ?? now, until).seconds - max(pause.from, opened).seconds)
    }
    return max(0, until.seconds - opened.seconds - paused) / 60
  }
}
