import Console
import Text

/// What may be longer than its room: drawn from a line on, and how much there is said on the border below.
extension Frame {
  /// Where a body that was drawn ends, and where the cursor stands in it.
  typealias Drawn = (bottom: Int, cursor: (row: Int, column: Int)?)

  /// Draws a body into a room, from the line on that was scrolled to, or so that its cursor is in sight.
  ///
  /// The body is drawn twice, first to nowhere: how long it is only drawing tells.
  mutating func drawScrolled(_ scroll: Scroll, in room: Rect, _ body: (inout Frame, Rect) -> Drawn) {
    let whole = clip
    func tall(from top: Int) -> Rect {
      Rect(row: room.row - top, column: room.column, height: 10_000, width: room.width)
    }
    clip = 0..<0
    let measured = body(&self, tall(from: 0))
    let count = measured.bottom - room.row
    // A line below the cursor stays in sight.
    let wanted = scroll.top ?? measured.cursor.map { $0.row - room.row - room.height + 2 } ?? 0
    let top = max(0, min(wanted, count - room.height))
    clip = room.row..<room.bottom
    let drawn = body(&self, tall(from: top))
    clip = whole
    cursor = (room.row, room.column + 1)
    if let place = drawn.cursor, place.row >= room.row, place.row < room.bottom { cursor = place }
    extent = Frame.Extent(top: top, rows: room.height, count: count)
    markCut(above: top, count - top - room.height, below: room)
  }

  /// Says on the border how many lines there was no room for.
  mutating func markCut(above: Int = 0, _ count: Int, below room: Rect) {
    let parts = [above > 0 ? "↑ \(above)" : nil, count > 0 ? "↓ \(count)" : nil].compactMap(\.self)
    guard !parts.isEmpty else { return }
    putTrailing(
      " \(parts.joined(separator: " ")) more ", row: room.bottom, trailing: room.trailing - 1,
      style: .paneTitle)
  }
}
