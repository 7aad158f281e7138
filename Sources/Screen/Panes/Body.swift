import Console
import Meeting
import Procedures
import Text

extension Frame {
  /// The panes: all at once where there is room, else the focused one under its tabs.
  mutating func drawBody(_ state: ConsoleState, _ layout: Layout, _ drawn: inout DrawnScreen) {
    if state.isZoomed {
      if !layout.isWhole { drawTabs(state, row: layout.tabRow) }
      draw([PlacedPane(state.seen, layout.isWhole ? layout.body : layout.underTabs)], state, &drawn)
    } else if layout.isWhole {
      if state.isCalling, state.layer == nil {
        drawCalling(state, layout)
      } else {
        draw(drawn.places(of: state.desk, in: layout), state, &drawn)
      }
    } else {
      drawTabs(state, row: layout.tabRow)
      drawFocused(state, layout, &drawn)
    }
  }

  /// Before the discussion: the clock, who is being called, and what is known of tonight and of the case.
  private mutating func drawCalling(_ state: ConsoleState, _ layout: Layout) {
    drawTabs(state, row: layout.tabRow)
    let under = layout.underTabs
    let left = 70 + (under.width - 120) / 2
    let clock = Rect(
      row: under.row, column: 0, height: state.desk.clockHeight(width: under.width), width: under.width)
    let rest = Rect(
      row: clock.bottom - 1, column: 0, height: under.bottom - clock.bottom + 1, width: under.width)
    let aside = Rect(row: rest.row, column: left - 1, height: rest.height, width: under.width - left + 1)
    let inner = aside.height - 2
    let decisions = min(state.desk.meeting.livingChildren.count * 2 + 3, max(4, inner * 2 / 5))
    let circumstances = min(
      state.desk.circumstanceRows(cells: aside.width - 3, room: inner - decisions - 6).count,
      inner - decisions - 6)
    var parts = [aside, aside, aside]
    parts[0].height = decisions + 2
    parts[1].row += decisions + 1
    parts[1].height = circumstances + 2
    parts[2].row = parts[1].bottom - 1
    parts[2].height = aside.bottom - parts[2].row

    let main: Pane = state.seen == .decisions ? .roll : state.seen
    let roll = Rect(row: rest.row, column: 0, height: rest.height, width: left)
    for rect in [clock, roll] + parts { drawBox(rect) }
    drawClock(state, in: clock)
    draw(main, state, in: roll)
    draw(.decisions, state, in: parts[0])
    drawCircumstances(state, in: parts[1])
    drawAlreadyDone(state, in: parts[2])
  }

  private mutating func drawFocused(_ state: ConsoleState, _ layout: Layout, _ drawn: inout DrawnScreen) {
    let under = layout.underTabs
    if state.isCalling {
      let needed = state.desk.clockHeight(width: under.width)
      let clock = under.height >= needed + 9 ? needed : under.height >= 9 ? 3 : 0
      let rest = Rect(
        row: under.row + max(0, clock - 1), column: 0, height: under.height - max(0, clock - 1),
        width: under.width)
      let above = Rect(row: under.row, column: 0, height: clock, width: under.width)
      draw([PlacedPane(state.seen, rest)], under: above, state, &drawn)
      if clock > 0 { drawClock(state, in: above) }
    } else if state.seen == .risk || state.seen == .notes, under.height >= 12 {
      let inner = under.height - 2
      draw(under.split((.risk, .notes), inner - 1 - inner / 2), state, &drawn)
    } else {
      draw([PlacedPane(state.seen, under)], state, &drawn)
    }
  }

  /// Boxes first, for their lines join, with one above that is no pane; then what stands in them.
  private mutating func draw(
    _ panes: [PlacedPane], under above: Rect? = nil, _ state: ConsoleState, _ drawn: inout DrawnScreen
  ) {
    drawn.drawLines(around: (above.map { [$0] } ?? []) + panes.map(\.rect), into: &self)
    for placed in panes where !drawn.copy(placed, of: state, into: &self) {
      draw(placed.pane, state, in: placed.rect)
    }
    drawn.keep(panes, of: state, in: self)
  }

  private mutating func draw(_ pane: Pane, _ state: ConsoleState, in rect: Rect) {
    switch pane {
    case .agenda: drawAgenda(state, in: rect)
    case .decisions: drawDecisions(state, in: rect)
    case .risk: drawRisk(state, in: rect)
    case .notes: drawNotes(state, in: rect)
    case .roll: drawRoll(state, in: rect)
    case .safety: drawSafety(state, in: rect)
    case .actions: drawActions(state, in: rect)
    }
  }
}

extension Rect {
  /// Two panes, one above the other with one line between them; the lower one of so many rows inside.
  func split(_ panes: (Pane, Pane), _ lower: Int) -> [PlacedPane] {
    var (above, below) = (self, self)
    above.height = max(2, height - lower - 1)
    below.row = above.bottom - 1
    below.height = bottom - below.row
    return [PlacedPane(panes.0, above), PlacedPane(panes.1, below)]
  }
}

extension ConsoleState {
  /// Whether people are still being called together.
  var isCalling: Bool { desk.meeting.began == nil }

  /// The pane that stands for the focused one: what is noted and feared is not for a screen that the room looks at.
  var seen: Pane { desk.seat == .room && (focus == .risk || focus == .notes) ? .decisions : focus }

  /// Whether a pane has the focus, and nothing lies over it.
  func isFocused(_ pane: Pane) -> Bool { seen == pane && layer == nil }

  /// The row of a pane that is selected, or followed while none is.
  func shown(in pane: Pane) -> Int { selected(in: pane) ?? current(in: pane) }
}
