import Advice
import Console
import Text

extension Frame {
  /// Of a screen too small for a meeting: quorum, unsaved work, and the size that is needed; nothing is lost.
  mutating func drawTooSmall(_ state: ConsoleState) {
    let quorum = state.desk.quorumWords(short: true)
    let size = Layout.smallest
    let rows: [(String, Style)] = [
      (quorum.words, quorum.isMet ? .headerQuorate : .headerInquorate),
      (
        state.unsaved.isEmpty ? "all acts saved" : "✗ NOT SAVED \(state.unsaved.count)",
        state.unsaved.isEmpty ? .text : .headerNotSaved
      ),
      ("needs \(size.width)x\(size.height), is \(width)x\(height)", .text),
      (state.line.field.isEmpty ? "" : "the line is kept", .faint),
    ]
    for (row, line) in rows.enumerated() where row < height {
      for (offset, part) in wrap(line.0, to: width).enumerated() where row + offset < height {
        put(part, row: row + offset, column: 0, style: line.1)
      }
    }
    cursor = (min(height, rows.count) - 1, 0)
  }
}
