import Console
import Meeting
import Procedures
import Text

/// A pane where it lies.
struct PlacedPane {
  let pane: Pane
  let rect: Rect

  init(_ pane: Pane, _ rect: Rect) {
    self.pane = pane
    self.rect = rect
  }
}

/// Header and panes as they were drawn last: a key that changes one of them lets the others stand.
struct DrawnScreen: Sendable {
  /// All that a pane shows follows from this.
  private struct Ground: Hashable {
    var revision: Int
    var rect: Rect
    var height: Int
    var width: Int
    var isFocused: Bool
    var selected: Int?
    var child: ChildKey?

    init(of placed: PlacedPane, _ state: ConsoleState) {
      revision = state.desk.revision
      rect = placed.rect
      height = state.height
      width = state.width
      isFocused = state.isFocused(placed.pane)
      selected = state.selected(in: placed.pane)
      child = state.child
    }
  }

  /// What stands where in the whole body follows from this.
  private struct Places {
    var revision: Int
    var body: Rect
    var panes: [PlacedPane]
  }

  /// All that the header shows follows from this.
  private struct HeaderGround: Hashable {
    var revision: Int
    var height: Int
    var width: Int
    var child: ChildKey?
    var other: OtherSeat?
    var unsaved: Int

    init(of state: ConsoleState) {
      revision = state.desk.revision
      height = state.height
      width = state.width
      child = state.child
      other = state.desk.other
      unsaved = state.unsaved.count
    }
  }

  private var grounds: [Pane: Ground] = [:]
  private var frame: Frame?
  private var places: Places?
  private var lines: (rects: [Rect], frame: Frame)?
  private var header: (ground: HeaderGround, frame: Frame)?

  /// Draws the header, or copies it where it would be as it was.
  mutating func drawHeader(of state: ConsoleState, into frame: inout Frame) {
    let ground = HeaderGround(of: state)
    if let header, header.ground == ground {
      return frame.copy(Rect(row: 0, column: 0, height: 2, width: frame.width), from: header.frame)
    }
    frame.drawHeader(state)
    header = (ground, frame)
  }

  /// Draws boxes, or copies them where they lie as they did.
  mutating func drawLines(around rects: [Rect], into frame: inout Frame) {
    guard let last = lines, last.rects == rects, last.frame.width == frame.width,
      last.frame.height == frame.height
    else {
      var alone = Frame(height: frame.height, width: frame.width)
      for rect in rects { alone.drawBox(rect) }
      lines = (rects, alone)
      return frame.copy(around(rects), from: alone)
    }
    frame.copy(around(rects), from: last.frame)
  }

  /// The smallest rectangle with all of them in it.
  private func around(_ rects: [Rect]) -> Rect {
    let (top, left) = (rects.map(\.row).min() ?? 0, rects.map(\.column).min() ?? 0)
    let (bottom, right) = (rects.map(\.bottom).max() ?? 0, rects.map(\.trailing).max() ?? 0)
    return Rect(row: top, column: left, height: bottom - top, width: right - left)
  }

  /// Copies a pane that would be drawn as it was; false where it has to be drawn.
  func copy(_ placed: PlacedPane, of state: ConsoleState, into frame: inout Frame) -> Bool {
    guard let last = self.frame, let ground = grounds[placed.pane], ground == Ground(of: placed, state)
    else { return false }
    let inner = placed.rect.inner
    // The line under a pane may be the one over the next, with that one's name on it.
    let isLast = !grounds.values.contains { $0.rect.row == inner.bottom }
    frame.copy(
      Rect(
        row: placed.rect.row, column: inner.column, height: inner.height + (isLast ? 2 : 1),
        width: inner.width), from: last)
    if ground.isFocused { frame.cursor = last.cursor }
    return true
  }

  /// Keeps what was drawn, with nothing over it.
  mutating func keep(_ panes: [PlacedPane], of state: ConsoleState, in frame: Frame) {
    grounds = [:]
    for placed in panes { grounds[placed.pane] = Ground(of: placed, state) }
    self.frame = frame
  }

  /// Where the panes lie that are all seen at once.
  mutating func places(of desk: Desk, in layout: Layout) -> [PlacedPane] {
    if let places, places.revision == desk.revision, places.body == layout.body { return places.panes }
    let panes = layout.places(of: desk)
    places = Places(revision: desk.revision, body: layout.body, panes: panes)
    return panes
  }
}

extension Layout {
  /// Three columns, the actions across.
  fileprivate func places(of desk: Desk) -> [PlacedPane] {
    // Up to 160 columns all grow; from there the middle alone.
    let share = min(40, body.width - 120) / 4
    let left = 32 + share
    let right = 38 + share
    let actions = max(5, body.height * 3 / 10)
    let upper = body.height - actions + 1
    let inner = upper - 2
    let agenda = desk.procedure.agenda.count
    let decisions = max(
      2, min(desk.decisionRows(cells: left - 2, isFull: false).count, inner - 1 - min(7, agenda)))
    let safety = max(3, min(desk.shownAgencies().count + 2, inner - 1 - min(12, inner * 3 / 5)))
    let first = Rect(row: body.row, column: 0, height: upper, width: left)
    let middle = Rect(row: body.row, column: left - 1, height: upper, width: body.width - left - right + 2)
    let aside = Rect(row: body.row, column: body.width - right, height: upper, width: right)
    let across = Rect(row: body.row + upper - 1, column: 0, height: actions, width: body.width)
    let isRoom = desk.seat == .room
    return (isRoom ? [PlacedPane(.agenda, first)] : first.split((.agenda, .decisions), decisions))
      + (isRoom
        ? [PlacedPane(.decisions, middle)] : middle.split((.risk, .notes), inner - 1 - inner / 2))
      + aside.split((.roll, .safety), safety) + [PlacedPane(.actions, across)]
  }
}
