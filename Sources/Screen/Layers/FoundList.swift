import Console
import Meeting
import Text

extension Frame {
  mutating func draw(_ list: FoundList, _ state: ConsoleState, _ layout: Layout) {
    let cells = layout.card.width - 4
    let room = openCard(
      "/\(display(list.words))", "\(list.items.count) found", rows: max(1, list.items.count), in: layout)
    guard !list.items.isEmpty else {
      put("Nothing here says so.", row: room.row, column: room.column + 1, cells: room.width - 2)
      cursor = (room.row, room.column + 1)
      return
    }
    let blocks = list.items.map { item in
      [
        [
          Piece("  \(padded(item.time, to: 6))", .faint), Piece(padded(item.kind, to: 12), .label),
          Piece(cut(display(item.text), to: max(4, cells - 20))),
        ]
      ]
    }
    drawBlocks(blocks, selected: list.selected, top: list.top, in: room)
  }
}
