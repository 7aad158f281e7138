import Advice
import Console
import Meeting
import Procedures
import Text

extension Frame {
  /// Every pane with its count and its trouble, where they cannot all be seen.
  mutating func drawTabs(_ state: ConsoleState, row: Int) {
    let desk = state.desk
    let isWide = width >= 100
    let marks = desk.troubles
    func tabs(short: Bool) -> [(words: String, mark: Run, isFocused: Bool)] {
      Pane.allCases.map { pane in
        let isFocused = pane == state.focus
        let count = isFocused || isWide ? desk.count(on: pane, state) : ""
        let title = short && !isFocused ? "\(pane.rawValue)" : "\(pane.rawValue) \(pane.title)"
        return (title + (count.isEmpty ? "" : " \(count)"), marks[pane] ?? Run(""), isFocused)
      }
    }
    func cells(_ tabs: [(words: String, mark: Run, isFocused: Bool)]) -> Int {
      tabs.reduce(0) { $0 + Text.width(of: display($1.words)) + $1.mark.cells + 2 }
    }
    var shown = tabs(short: false)
    var gap = cells(shown) <= width ? 1 : 0
    if gap == 0, cells(shown) - shown.count + 1 > width { shown = tabs(short: true) }
    if !isWide { gap = 0 }
    var column = 0
    for tab in shown {
      let style: Style = tab.isFocused ? .tabFocused : .tab
      column = put((tab.isFocused ? "[" : " ") + tab.words, row: row, column: column, style: style)
      column = put(tab.mark.text, row: row, column: column, style: tab.mark.style)
      if tab.isFocused {
        column = put("]", row: row, column: column, style: style)
      } else {
        column += gap
      }
    }
  }
}

extension Place {
  /// The pane in which it is mended.
  var pane: Pane? {
    switch self {
    case .clock: nil
    case .roll, .attendee, .office: .roll
    case .agenda: .agenda
    case .prompt: .risk
    case .scores: .safety
    case .tonight, .decisions, .dissent, .question, .family: .decisions
    case .actions, .answering, .obtaining, .duties: .actions
    }
  }
}

extension Desk {
  /// The worst that a pane's matters are in.
  fileprivate var troubles: [Pane: Run] {
    var worst: [Pane: Severity] = [:]
    for warning in advice.warnings where warning.severity > .notice {
      guard let pane = warning.place.pane else { continue }
      worst[pane] = max(worst[pane] ?? .notice, warning.severity)
    }
    return worst.mapValues { Run($0.glyph, $0.style) }
  }

  fileprivate func count(on pane: Pane, _ state: ConsoleState) -> String {
    switch pane {
    case .agenda: return agendaCount
    case .decisions:
      let children = meeting.livingChildren.map(\.key)
      let decided = Set(meeting.decisions.filter { $0.taken != nil }.map(\.child))
      return "\(children.count { decided.contains($0) })/\(children.count)"
    case .risk: return riskCount(state.child, answers).split(separator: " ").last.map(String.init) ?? ""
    case .roll:
      let quorum = advice.quorum
      let isWide = state.width >= 100
      return state.isCalling
        ? "\(quorum.confirmed)/\(quorum.needed)\(isWide ? " confirmed" : "")"
        : "\(quorum.present)/\(quorum.needed)"
    case .actions: return "\(meeting.actions.count)"
    case .notes, .safety: return ""
    }
  }
}
