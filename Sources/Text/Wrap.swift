/// The text in lines of at most so many cells, broken between words.
///
/// Line feeds break as well. The blanks around a break are dropped, all others are kept. A word longer
/// than a line begins on a line of its own and is broken between graphemes, of which one wider than the line
/// stands alone.
public func wrap(_ text: String, to cells: Int) -> [String] {
  // By scalar, for a carriage return and a line feed are one grapheme.
  let paragraphs = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
  return paragraphs.flatMap { wrapped(paragraph: String($0), to: max(1, cells)) }
}

private func wrapped(paragraph: String, to cells: Int) -> [String] {
  // Most fit; finding the words of those would cost more than all the rest of making the minutes.
  if width(of: paragraph) <= cells { return [paragraph] }
  var lines: [String] = []
  var line = ""
  var filled = 0
  var isFresh = true
  for word in paragraph.split(separator: " ", omittingEmptySubsequences: false) {
    let wordWidth = width(of: word)
    if isFresh ? wordWidth <= cells : filled + 1 + wordWidth <= cells {
      // A word of no letters stands for one of several blanks; behind a break it is dropped.
      if isFresh, word.isEmpty, !lines.isEmpty { continue }
      line += isFresh ? String(word) : " " + word
      filled += isFresh ? wordWidth : 1 + wordWidth
      isFresh = false
      continue
    }
    let finished = withoutTrailingBlanks(line)
    if !finished.isEmpty { lines.append(finished) }
    guard !word.isEmpty else {
      (line, filled, isFresh) = ("", 0, true)
      continue
    }
    var pieces = pieces(of: word, to: cells)
    line = pieces.popLast() ?? ""
    lines += pieces
    filled = width(of: line)
    isFresh = false
  }
  if !isFresh || lines.isEmpty { lines.append(line) }
  return lines
}

private func withoutTrailingBlanks(_ line: String) -> String {
  guard let end = line.lastIndex(where: { $0 != " " }) else { return "" }
  return String(line[...end])
}

private func pieces(of word: Substring, to cells: Int) -> [String] {
  var pieces: [String] = []
  var piece = ""
  var filled = 0
  for character in word {
    let width = width(of: character)
    if filled + width > cells, !piece.isEmpty {
      pieces.append(piece)
      (piece, filled) = ("", 0)
    }
    piece.append(character)
    filled += width
  }
  return pieces + [piece]
}
