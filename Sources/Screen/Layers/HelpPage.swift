import Console
import Meeting
import Text

extension Frame {
  mutating func draw(_ page: HelpPage, _ state: ConsoleState, _ layout: Layout) {
    let cells = layout.card.width - 4
    let rows = page.rows(at: state.desk)
    let blocks = rows.enumerated().map { $0.element.block(cells: cells, isFirst: $0.offset == 0) }
    let room = openCard("Help", "", rows: blocks.map(\.count).reduce(0, +), in: layout)
    drawBlocks(blocks, selected: page.selected, top: page.top, in: room)
  }
}

extension HelpPage.Row {
  fileprivate func block(cells: Int, isFirst: Bool) -> [[Piece]] {
    switch self {
    case .heading(let words): return [[Piece("  \(words)", .strong)]]
    case .text(let words): return wrap(words, to: cells - 2).map { [Piece("  \($0)")] }
    case .field(let field):
      let indent = 22
      return wrap(display(field.words), to: max(8, cells - indent)).enumerated().map { index, line in
        let head = index == 0 ? "  \(cut(display(field.label), to: indent - 4))" : ""
        return [Piece(padded(head, to: indent), .label), Piece(line)]
      }
    case .command(let command, let how, let refused):
      let words = refused.map { "\(command.help) (\($0))" } ?? command.help
      let style: Style = refused == nil ? .text : .faint
      let head = "  \(how)"
      let indent = 22
      let blank = String(repeating: " ", count: indent)
      let lines = wrap(words, to: max(8, cells - indent))
      guard Text.width(of: head) < indent else {
        return wrap(how, to: cells - 2).map { [Piece("  \($0)", .keysKey)] }
          + lines.map { [Piece(blank), Piece($0, style)] }
      }
      return lines.enumerated().map { index, line in
        [Piece(index == 0 ? padded(head, to: indent) : blank, .keysKey), Piece(line, style)]
      }
    }
  }
}
