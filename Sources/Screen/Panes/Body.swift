import Console
import Meeting
import Procedures
import Text

extension Frame {
  /// The panes: all at once where there is room, else the focused one under its tabs.
  mutating func drawBody(_ state: ConsoleState, _ layout: Layout) {
    if state.isZoomed {
      if !layout.isWhole { drawTabs(state, row: layout.tabRow) }
      drawBoxes([(state.seen, layout.isWhole ? layout.body : layout.underTabs)], state)
    } else if layout.isWhole {
      if state.isCalling, state.layer == nil {
        drawCalling(state, layout)
      } else {
        drawMeeting(state, layout)
      }
    } else {
      drawTabs(state, row: layout.tabRow)
      drawFocused(state, layout)
    }
  }

  /// Three columns, the actions across.
  private mutating func drawMeeting(_ state: ConsoleState, _ layout: Layout) {
    let desk = state.desk
    let body = layout.body
    // Up to 160 columns all grow; from there the middle alone.
    let share = min(40, body.width - 120) / 4
    let left = 32 + share
    let right = 38 + share
    let actions = max(5, body.height * 3 / 10)
    let upper = body.height - actions + 1
    let inner = upper - 2
    let decisions = max(
      2, min(desk.decisionRows(cells: left - 2, isFull: false).count, inner - 1 - min(7, desk.agendaRows)))
    let safety = max(3, min(desk.shownAgencies().count + 2, inner - 1 - min(12, inner * 3 / 5)))
    let first = Rect(row: body.row, column: 0, height: upper, width: left)
    let middle = Rect(row: body.row, column: left - 1, height: upper, width: body.width - left - right + 2)
    let aside = Rect(row: body.row, column: body.width - right, height: upper, width: right)
    drawBoxes(
      (state.desk.seat == .room ? [(.agenda, first)] : first.split((.agenda, .decisions), decisions))
        + (state.desk.seat == .room
          ? [(.decisions, middle)] : middle.split((.risk, .notes), inner - 1 - inner / 2))
        + aside.split((.roll, .safety), safety)
        + [(.actions, Rect(row: body.row + upper - 1, column: 0, height: actions, width: body.width))],
      state)
  }

  /// Before the discussion: the clock, who is being called, and what is known of tonight and of the case.
  private mutating func drawCalling(_ state: ConsoleState, _ layout: Layout) {
    drawTabs(state, row: layout.tabRow)
    let under = layout.underTabs
    let left = 70 + (under.width - 120) / 2
    let clock = Rect(row: under.row, column: 0, height: 5, width: under.width)
    let rest = Rect(row: under.row + 4, column: 0, height: under.height - 4, width: under.width)
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

  private mutating func drawFocused(_ state: ConsoleState, _ layout: Layout) {
    let under = layout.underTabs
    if state.isCalling {
      let clock = under.height >= 14 ? 5 : under.height >= 9 ? 3 : 0
      let rest = Rect(
        row: under.row + max(0, clock - 1), column: 0, height: under.height - max(0, clock - 1),
        width: under.width)
      let above = Rect(row: under.row, column: 0, height: clock, width: under.width)
      drawBox(above)
      drawBoxes([(state.seen, rest)], state)
      if clock > 0 { drawClock(state, in: above) }
    } else if state.seen == .risk || state.seen == .notes, under.height >= 12 {
      let inner = under.height - 2
      drawBoxes(under.split((.risk, .notes), inner - 1 - inner / 2), state)
    } else {
      drawBoxes([(state.seen, under)], state)
    }
  }

  /// Boxes first, for their lines join; then what stands in them.
  private mutating func drawBoxes(_ panes: [(Pane, Rect)], _ state: ConsoleState) {
    for (_, rect) in panes { drawBox(rect) }
    for (pane, rect) in panes { draw(pane, state, in: rect) }
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
  fileprivate func split(_ panes: (Pane, Pane), _ lower: Int) -> [(Pane, Rect)] {
    var (above, below) = (self, self)
    above.height = max(2, height - lower - 1)
    below.row = above.bottom - 1
    below.height = bottom - below.row
    return [(panes.0, above), (panes.1, below)]
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

extension Desk {
  fileprivate var agendaRows: Int { procedure.agenda.count }
}
