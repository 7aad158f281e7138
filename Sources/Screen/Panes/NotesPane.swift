import Calendar
import Console
import Meeting
import Procedures
import Text

extension Frame {
  /// What was said, the latest last; opinions and private words are marked, at both seats alike.
  mutating func drawNotes(_ state: ConsoleState, in rect: Rect) {
    let desk = state.desk
    let sayings = desk.meeting.sayings
    let isFocused = state.isFocused(.notes)
    let item = desk.meeting.currentItem?.name
    let detail = desk.procedure.agenda.first { $0.id == item }?.name ?? ""
    let height = rect.height - 2
    let cells = rect.width - 3
    let selected = min(state.shown(in: .notes), sayings.count - 1)
    guard selected >= 0, height > 0 else {
      if isFocused { cursor = (rect.row + 1, rect.column + 2) }
      return putHeading("4 Notes", detail, on: rect, isFocused: isFocused)
    }
    // Only what is seen is wrapped: forward from what is selected, then backward until the pane is full.
    var rows = desk.rows(of: sayings[selected], selected, cells: cells)
    var last = selected
    while rows.count < height, last + 1 < sayings.count {
      last += 1
      rows += desk.rows(of: sayings[last], last, cells: cells)
    }
    var hidden = sayings.count - 1 - last
    if rows.count > height, last > selected {
      hidden += 1
      rows.removeLast(rows.count - height)
    }
    var first = selected
    while rows.count < height, first > 0 {
      first -= 1
      rows = desk.rows(of: sayings[first], first, cells: cells) + rows
    }
    var excerpt = Excerpt(of: rows, height: .max, showing: nil)
    // A note longer than the pane is shown from its beginning, the notes before it by their ends.
    excerpt.rows = first == selected ? rows.prefix(height) : rows.suffix(height)
    excerpt.below = hidden
    excerpt.above = hidden > 0 ? first : 0
    draw(excerpt.rows, in: rect, selected: isFocused ? selected : nil)
    putHeading("4 Notes", detail, excerpt, on: rect, isFocused: isFocused)
  }
}

extension Desk {
  fileprivate func rows(of said: Said, _ index: Int, cells: Int) -> [PaneRow] {
    var lead = [Run(" \(London.local(said.at).clock) ", .faint)]
    let isPrivate = said.share == .agencyOnly
    if let voice = said.saying.voice {
      lead.append(Run(speaker(of: voice), .strong))
      if isPrivate { lead.append(Run(" (private)", .privateWords)) }
      if said.saying.isOpinion { lead.append(Run(" (opinion)", .opinion)) }
      lead.append(Run(": "))
    } else if isPrivate {
      lead.append(Run("(private) ", .privateWords))
    }
    let style: Style = isPrivate ? .privateWords : said.saying.isOpinion ? .opinion : .text
    return PaneRow.wrapped(said.saying.text, style, behind: lead, indent: 7, cells: cells, item: index)
  }
}
