import Console
import Text

extension Frame {
  mutating func draw(_ announcement: Announcement, _ state: ConsoleState, _ layout: Layout) {
    drawText(announcement.title, announcement.lines, announcement.scroll, in: layout)
  }

  mutating func draw(_ text: WholeText, _ state: ConsoleState, _ layout: Layout) {
    drawText(text.title, text.paragraphs, text.scroll, in: layout)
  }

  /// Paragraphs in a card, from a line on; the foot says how much there is.
  private mutating func drawText(
    _ title: String, _ paragraphs: [String], _ scroll: Scroll, in layout: Layout
  ) {
    let cells = layout.card.width - 4
    let lines = paragraphs.flatMap { wrap(display($0, lines: true), to: cells) }
    let room = openCard(title, rows: lines.count, in: layout)
    let first = max(0, min(scroll.top ?? 0, lines.count - room.height))
    for (offset, line) in lines[first...].prefix(room.height).enumerated() {
      put(line, row: room.row + offset, column: room.column + 1, cells: room.width - 2)
    }
    if lines.count > room.height {
      putTrailing(
        " lines \(first + 1)-\(min(lines.count, first + room.height)) of \(lines.count) ", row: room.bottom,
        trailing: room.trailing - 1, style: .paneTitle)
    }
    cursor = (room.row, room.column + 1)
    extent = Frame.Extent(top: first, rows: room.height, count: lines.count)
  }
}
