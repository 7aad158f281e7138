import Advice
import Console
import Meeting
import Procedures
import Text

extension Frame {
  mutating func draw(_ list: WarningList, _ state: ConsoleState, _ layout: Layout) {
    let cells = layout.card.width - 4
    let asking = state.desk.meeting.state == .assembling ? nil : state.desk.unaskedInWords
    let counted: [[Piece]] =
      asking.map { wrap(display($0), to: cells - 2) }?
      .map { [Piece("  \($0)", .faint)] } ?? []
    let blocks = list.items.map { $0.block(cells: cells) }
    var room = openCard(
      "Warnings", list.counts, rows: blocks.map(\.count).reduce(counted.count, +), in: layout,
      detailStyle: list.items.first?.warning.severity.style ?? .paneTitle)
    // Above the warnings, where it is seen however many there are.
    if room.height > counted.count + 6 {
      for (offset, line) in counted.enumerated() {
        putPieces(line, row: room.row + offset, column: room.column + 1, end: room.trailing - 1)
      }
      room.row += counted.count
      room.height -= counted.count
    }
    guard !blocks.isEmpty else {
      put("Nothing is missing.", row: room.row, column: room.column + 1)
      cursor = (room.row, room.column + 1)
      return
    }
    drawBlocks(blocks, selected: list.selected, top: list.top, in: room)
  }

  /// Draws blocks of rows so that the selected one is seen whole, or from its beginning; `▸` marks it.
  ///
  /// - Parameters:
  ///   - first: the block at the top, as far as the selected one is then seen.
  ///   - pages: whether PgDn goes on by as many blocks as are seen whole.
  mutating func drawBlocks(
    _ blocks: [[[Piece]]], selected marked: Int?, top first: Int? = nil, in room: Rect, pages: Bool = true
  ) {
    let selected = marked ?? 0
    guard room.height > 0, blocks.indices.contains(selected) else { return }
    let before = blocks[..<selected].map(\.count).reduce(0, +)
    let total = blocks.map(\.count).reduce(0, +)
    let end = before + min(blocks[selected].count, room.height)
    let lines = blocks.flatMap { $0 }
    let begun = first.map { blocks.prefix($0).map(\.count).reduce(0, +) } ?? 0
    let top = max(0, end - room.height, min(before, begun, total - room.height))
    for (offset, line) in lines[top...].prefix(room.height).enumerated() {
      putPieces(line, row: room.row + offset, column: room.column + 1, end: room.trailing - 1)
    }
    if pages { extent = Frame.Extent(blocks.map(\.count), from: top, rows: room.height) }
    let row = room.row + before - top
    if marked != nil, row >= room.row, row < room.bottom {
      put("▸", row: row, column: room.column + 1, style: .selected)
      cursor = (row, room.column + 1)
    }
    if total > room.height {
      putTrailing(
        " \(top + 1)-\(min(total, top + room.height)) of \(total) lines ", row: room.bottom,
        trailing: room.trailing - 1, style: .paneTitle)
    }
  }

  /// Writes pieces one behind the other, the last one cut.
  mutating func putPieces(_ pieces: [Piece], row: Int, column: Int, end: Int) {
    var column = column
    for piece in pieces where column < end {
      column = putCut(piece.text, row: row, column: column, cells: end - column, style: piece.style)
    }
  }
}

extension Frame.Extent {
  /// What is shown of blocks of rows, counted in blocks: from which on, and how many whole.
  fileprivate init(_ heights: [Int], from top: Int, rows: Int) {
    var end = 0
    var first: Int?
    var cut = 0
    var whole = 0
    for (index, height) in heights.enumerated() {
      let start = end
      end += height
      if start <= top { cut = index }
      guard start >= top, end <= top + rows else { continue }
      first = first ?? index
      whole += 1
    }
    // Where none is seen whole, the one that is higher than the room.
    self.init(top: first ?? cut, rows: max(1, whole), count: heights.count)
  }
}

/// A text and what it means.
struct Piece {
  var text: String
  var style = Style.text

  init(_ text: String, _ style: Style = .text) {
    self.text = text
    self.style = style
  }
}

extension WarningList {
  /// `2 critical, 6 warnings, 1 notice`.
  fileprivate var counts: String {
    func count(_ severity: Severity, _ one: String, _ many: String) -> String? {
      let number = items.count { item in
        if case .standing(let cause) = item { return cause.severity == severity }
        return false
      }
      return number == 0 ? nil : "\(number) \(number == 1 ? one : many)"
    }
    // Each was gone past by itself, whatever it has in common with others.
    let overridden = items.reduce(0) { count, item in
      if case .overridden(let past) = item { return count + past.cause.warnings.count }
      return count
    }
    return [
      count(.critical, "critical", "critical"), count(.warning, "warning", "warnings"),
      count(.notice, "notice", "notices"), overridden == 0 ? nil : "\(overridden) overridden",
    ].compactMap { $0 }.joined(separator: ", ")
  }
}

extension WarningList.Item {
  /// What is missing; under it what to do, on what that rests, and where.
  fileprivate func block(cells: Int) -> [[Piece]] {
    let style: Style
    let head: String
    switch self {
    case .standing(let cause):
      style = cause.severity.style
      head = "  \(cause.severity.glyph) \(cause.severity.rawValue)"
    case .overridden:
      style = .overridden
      head = "  ✓ overridden"
    }
    let indent = 15
    let blank = String(repeating: " ", count: indent)
    let room = max(8, cells - indent)
    let message = wrap(display(cause.message), to: room).enumerated().map { index, line in
      [Piece(index == 0 ? padded(head, to: indent) : blank, style), Piece(line, .strong)]
    }
    let below: String
    switch self {
    case .standing(let warning):
      below =
        "\(warning.remedy) \(warning.citation)"
        + (warning.place.pane.map { " pane \($0.rawValue)" } ?? "")
    case .overridden(let past): below = "“\(past.override.because)” \(past.told)"
    }
    return message + wrap(display(below), to: room).map { [Piece(blank), Piece($0)] }
  }
}
