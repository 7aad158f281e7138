import Text

/// A stretch of a row that has changed.
struct Run: Hashable {
  let row: Int
  let columns: Range<Int>
}

/// The stretches in which a screen of that size differs from what was painted last, none of them twice.
///
/// They begin and end between glyphs. Where nothing was painted everything has changed.
func changes(from last: Frame?, to frame: Frame, height: Int, width: Int) -> [Run] {
  let (height, width) = (min(height, frame.height), min(width, frame.width))
  guard let last, last.height == frame.height, last.width == frame.width else {
    return (0..<height).map { Run(row: $0, columns: 0..<width) }
  }
  var runs: [Run] = []
  for row in 0..<height {
    let start = row * frame.width
    var column = 0
    while column < width {
      guard !frame.shows(last, at: start + column) else {
        column += 1
        continue
      }
      var end = column + 1
      while end < width, !frame.shows(last, at: start + end) { end += 1 }
      while column > 0, frame.cells[start + column].width == 0 { column -= 1 }
      while end < width, frame.cells[start + end].width == 0 { end += 1 }
      runs.append(Run(row: row, columns: column..<end))
      column = end
    }
  }
  return runs
}
