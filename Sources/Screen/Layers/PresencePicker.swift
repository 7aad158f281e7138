import Console
import Meeting
import Text

extension Frame {
  mutating func draw(_ picker: PresencePicker, _ state: ConsoleState, _ layout: Layout) {
    let rows = max(1, picker.rows.count) + 2
    let room = openCard(
      picker.isComing ? "Coming" : "In and out", picker.isComing ? "" : "\(picker.here) here", rows: rows,
      in: layout
    )
    guard room.height > 1 else { return }
    let typed = picker.field.rows(of: max(4, room.width - 9))
    let label = put("Name  ", row: room.row, column: room.column + 1, style: .label)
    put(
      typed.rows.indices.contains(typed.row) ? typed.rows[typed.row] : "", row: room.row, column: label,
      cells: room.trailing - 1 - label, style: .fieldFocused)
    var list = room
    list.row += 2
    list.height -= 2
    if picker.rows.isEmpty {
      let words = "nobody here is “\(picker.field.text)”: Enter invites somebody"
      putCut(words, row: list.row, column: list.column + 1, cells: list.width - 2)
    } else {
      drawBlocks(
        picker.rows.map { [$0.pieces(isComing: picker.isComing, cells: list.width - 2)] },
        selected: picker.targets.first, in: list)
    }
    if picker.chosen == nil { cursor = (room.row, label + typed.column) }
  }
}

extension PresencePicker.Row {
  fileprivate func pieces(isComing: Bool, cells: Int) -> [Piece] {
    let part = max(8, (cells - 4) / 3)
    // Who is coming is marked as the roll marks it while people are called.
    let isThere = isHere || isComing && isConfirmed
    let style: Style = isThere ? .rollPresent : person == nil ? .rollAbsent : .rollOpen
    return [
      Piece("  \(isThere ? "●" : person == nil ? "✗" : "○") ", style),
      Piece(padded(display(name), to: part - 1) + " "),
      Piece(padded(display(agency), to: part - 1) + " "), Piece(standing, style),
    ]
  }
}
