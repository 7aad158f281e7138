import Console
import Text

extension Frame {
  mutating func draw(_ card: Card, _ state: ConsoleState, _ layout: Layout) {
    let cells = layout.card.width - 2
    let height = layout.card.height - 2
    var lines = CardLines(cells: cells)
    // Where there is no room for both, the agencies are asked on a page of their own.
    if let problem = card.problem { lines.add(problem: problem) }
    // Where each field is read: a choice where its keys stand, a text anywhere; and behind them the agencies.
    var items = card.form.fields.map { _ in 0..<0 }
    let isPaged = card.views != nil && !layout.isWhole
    var title = card.title
    if isPaged { title += card.isInViews ? ", 2 of 2: who agrees" : ", 1 of 2" }
    if isPaged, card.isInViews {
      lines.add(paragraphs: card.readOut(at: state.desk))
    } else {
      for (index, field) in card.form.fields.enumerated() where !field.isHidden {
        let start = lines.all.count
        lines.add(field, isFocused: index == card.form.focus && !card.isInViews)
        items[index] = start..<(field.isChoice ? start + 1 : lines.all.count)
      }
    }
    if let views = card.views, !isPaged || card.isInViews {
      lines.addBlank()
      lines.add(views, isFocused: card.isInViews, rows: max(6, height - lines.all.count - 1))
      if card.isInViews { items.append(lines.cursor.row..<(lines.cursor.row + 1)) }
    }
    let isBad = card.detail.hasPrefix("INQUORATE")
    let room = openCard(
      title, card.detail, rows: lines.all.count, in: layout,
      detailStyle: isBad ? .headerInquorate : .paneTitle)
    draw(lines, items, card.scroll, in: room)
    if !card.isInViews, let field = card.form.focused, !field.isChoice, field.text.isSelected {
      let isScrolled = lines.all.count > room.height
      put(
        Self.selectedWords, row: room.bottom, column: room.column + (isScrolled ? 19 : 1), style: .keysKey)
    }
    putTrailing(" Ctrl-S save ", row: room.bottom, trailing: room.trailing - 1, style: .keysKey)
  }

  /// What keys do in a field that is selected whole.
  static var selectedWords: String { " typing replaces · ← → edit " }

  private mutating func draw(_ lines: CardLines, _ items: [Range<Int>], _ scroll: Scroll, in room: Rect) {
    let spare = lines.all.count - room.height
    // The focus stays in sight, with what stands around it, until something else is looked for.
    let first = max(0, min(spare, scroll.top ?? lines.cursor.row - room.height / 2))
    if spare > 0 { put(" PgUp PgDn scroll ", row: room.bottom, column: room.column + 1, style: .keysKey) }
    extent = Frame.Extent(top: first, rows: room.height, count: lines.all.count, items: items)
    for (offset, line) in lines.all[min(first, lines.all.count)...].prefix(room.height).enumerated() {
      for piece in line {
        put(
          piece.text, row: room.row + offset, column: room.column + piece.column,
          cells: max(0, room.width - piece.column), style: piece.style)
      }
    }
    if first > 0 { put("↑", row: room.row, column: room.trailing - 1, style: .faint) }
    if spare > first { put("↓", row: room.bottom - 1, column: room.trailing - 1, style: .faint) }
    cursor = (
      min(room.bottom - 1, max(room.row, room.row + lines.cursor.row - first)),
      min(room.trailing - 1, room.column + lines.cursor.column)
    )
  }
}
