import Text

/// Lines around panes and cards, which join where they meet.
extension Frame {
  /// Draws a box; its lines join those that are there.
  mutating func drawBox(_ rect: Rect, style: Style = .paneBorder) {
    guard rect.height > 1, rect.width > 1 else { return }
    drawAcross(row: rect.row, from: rect.column, to: rect.trailing - 1, style: style)
    drawAcross(row: rect.bottom - 1, from: rect.column, to: rect.trailing - 1, style: style)
    drawDown(column: rect.column, from: rect.row, to: rect.bottom - 1, style: style)
    drawDown(column: rect.trailing - 1, from: rect.row, to: rect.bottom - 1, style: style)
  }

  /// Draws a line across, both ends included.
  mutating func drawAcross(row: Int, from start: Int, to end: Int, style: Style = .paneBorder) {
    guard start <= end else { return }
    for column in start...end {
      join([column > start ? .left : [], column < end ? .right : []], row: row, column: column, style: style)
    }
  }

  /// Draws a line down, both ends included.
  mutating func drawDown(column: Int, from start: Int, to end: Int, style: Style = .paneBorder) {
    guard start <= end else { return }
    for row in start...end {
      join([row > start ? .up : [], row < end ? .down : []], row: row, column: column, style: style)
    }
  }

  /// Puts a title onto the upper line of a box: left the name, right what it counts; `[ ]` marks the focus.
  mutating func putTitle(
    _ title: String, _ detail: String = "", on rect: Rect, focused: Bool, detailStyle: Style = .paneTitle
  ) {
    let shown = focused ? "[\(title)]" : " \(title) "
    let room = max(0, rect.width - 4)
    // The count goes before the name: a title says what a pane is, and that its place says too.
    let detailCells = detail.isEmpty ? 0 : min(room, Text.width(of: display(detail)) + 2)
    let column = rect.column + 2
    putCut(
      shown, row: rect.row, column: column, cells: max(0, room - detailCells + 1),
      style: focused ? .paneTitleFocused : .paneTitle)
    guard !detail.isEmpty else { return }
    let start = rect.trailing - 2 - detailCells
    putCut(
      " \(detail) ", row: rect.row, column: max(rect.column + 1, start), cells: detailCells,
      style: detailStyle)
  }

  /// Blanks the inside of a rectangle for what lies over it; of the lines on its edge only those stay that go on outside.
  mutating func open(_ rect: Rect) {
    let inside = (rect.column + 1)..<max(rect.column + 1, rect.trailing - 1)
    fill(Rect(row: rect.row, column: inside.lowerBound, height: rect.height, width: inside.count))
    for row in rect.row..<max(rect.row, min(height, rect.bottom)) {
      detach(.right, row: row, column: rect.column)
      detach(.left, row: row, column: rect.trailing - 1)
    }
    for column in inside {
      detach(.down, row: rect.row - 1, column: column)
      detach(.up, row: rect.bottom, column: column)
    }
  }

  private mutating func join(_ arms: [Arms], row: Int, column: Int, style: Style) {
    guard row >= 0, row < height, column >= 0, column < width else { return }
    let all = arms.reduce(into: Arms(at: self, row, column)) { $0.formUnion($1) }
    draw(all, row: row, column: column, style: style)
  }

  private mutating func detach(_ arm: Arms, row: Int, column: Int) {
    guard row >= 0, row < height, column >= 0, column < width else { return }
    let arms = Arms(at: self, row, column)
    guard arms.contains(arm), arms.subtracting(arm).rawValue != 0 else { return }
    draw(arms.subtracting(arm), row: row, column: column, style: .paneBorder)
  }

  /// A screen has hundreds of these cells: none of them needs to be looked at as a text.
  private mutating func draw(_ arms: Arms, row: Int, column: Int, style: Style) {
    fill(Rect(row: row, column: column, height: 1, width: 1), with: arms.glyph, style: style)
  }
}

/// In which directions the lines of a cell go.
private struct Arms: OptionSet {
  let rawValue: Int
  static let up = Arms(rawValue: 1)
  static let down = Arms(rawValue: 2)
  static let left = Arms(rawValue: 4)
  static let right = Arms(rawValue: 8)

  init(rawValue: Int) { self.rawValue = rawValue }

  init(at frame: Frame, _ row: Int, _ column: Int) {
    let cell = frame.cells[row * frame.width + column]
    let glyph = cell.isCluster ? nil : Unicode.Scalar(cell.code)
    rawValue = Self.glyphs.dropFirst().firstIndex { $0 == glyph } ?? 0
  }

  var glyph: Unicode.Scalar { Self.glyphs[rawValue] }

  /// By the sum of up 1, down 2, left 4, right 8; an end alone is drawn as a whole line.
  private static let glyphs: [Unicode.Scalar] = [
    " ", "╵", "╷", "│", "╴", "┘", "┐", "┤", "╶", "└", "┌", "├", "─", "┴", "┬", "┼",
  ]
}
