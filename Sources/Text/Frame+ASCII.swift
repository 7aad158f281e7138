extension Frame {
  /// The same screen for a terminal without UTF-8: each glyph of ours by its twin, other letters by `?`.
  public var inASCII: Frame {
    var frame = self
    for place in cells.indices {
      let cell = cells[place]
      guard cell.isCluster || cell.code > 0x7E else { continue }
      var twin = Unicode.Scalar("?")
      if !cell.isCluster, let known = Unicode.Scalar(cell.code).flatMap({ Self.twins[$0] }) { twin = known }
      frame.replace(place, with: twin)
      if cell.width == 2 { frame.replace(place + 1, with: twin) }
    }
    return frame
  }

  private mutating func replace(_ place: Int, with scalar: Unicode.Scalar) {
    cells[place] = Cell(code: scalar.value, isCluster: false, width: 1, style: cells[place].style)
  }

  /// The glyphs of the screens and what stands for each where there is only ASCII.
  static let twins: [Unicode.Scalar: Unicode.Scalar] = [
    "●": "*", "◐": "w", "○": "o", "✗": "X", "▲": "!", "·": ".", "–": "-", "✓": "v", "▸": ">", "‹": "<",
    "›": ">", "▮": "#", "▯": ".", "↓": "-", "↑": "+", "✎": "~", "↳": "\\", "…": "~", "•": "*", "“": "\"",
    "”": "\"", "’": "'", "‘": "'", "→": ">", "←": "<", "—": "-", "─": "-", "│": "|", "┌": "+", "┐": "+",
    "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+", "×": "x", "\u{00A0}": " ",
  ]
}
