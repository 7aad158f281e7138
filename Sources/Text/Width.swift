/// The terminal cells that a text fills, a text as `display` gives it and on one line.
///
/// East Asian wide characters and emoji fill two cells, combining marks none, everything else one; an emoji
/// sequence (joined, with a skin tone, a flag, or with U+FE0F) fills two.
public func width(of text: String) -> Int { cells(of: text) }

/// The terminal cells that a part of a text fills.
public func width(of text: Substring) -> Int { cells(of: text) }

private func cells(of text: some StringProtocol) -> Int {
  if let count = text.withPrintableASCII(\.count) { return count }
  var cells = 0
  for scalar in text.unicodeScalars {
    guard scalar.isOneCell else { return text.reduce(0) { $0 + width(of: $1) } }
    cells += 1
  }
  return cells
}

/// The text if it fits into so many cells, else its beginning with `…` at the end.
///
/// No grapheme is cut in two, so that the result may be a cell shorter. Nothing fits into no cells.
public func cut(_ text: String, to cells: Int) -> String {
  guard width(of: text) > cells else { return text }
  guard cells > 0 else { return "" }
  var left = cells - 1
  let kept = text.prefix { character in
    left -= width(of: character)
    return left >= 0
  }
  return kept + "…"
}

/// The text in exactly so many cells: cut when it is longer, with blanks behind it when it is shorter.
public func padded(_ text: String, to cells: Int) -> String {
  let text = cut(text, to: cells)
  return text + String(repeating: " ", count: max(0, cells - width(of: text)))
}

/// The terminal cells that a grapheme fills.
func width(of character: Character) -> Int {
  var total = 0
  var ofBase = 0
  var previous: Unicode.Scalar?
  for scalar in character.unicodeScalars {
    if let previous, makesEmoji(scalar, after: previous) {
      total += 2 - ofBase
      ofBase = 2
    } else {
      let cells = width(of: scalar)
      total += cells
      if cells > 0 { ofBase = cells }
    }
    previous = scalar
  }
  return total
}

/// Whether the scalar makes one emoji of what stands before it, which then fills two cells.
private func makesEmoji(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Bool {
  (scalar == emojiPresentation && previous.properties.isEmoji)
    || (scalar.properties.isEmojiModifier && previous.properties.isEmojiModifierBase)
    || (scalar.isPictograph && previous == zeroWidthJoiner)
    || (scalar.isRegionalIndicator && previous.isRegionalIndicator)
}

private let emojiPresentation: Unicode.Scalar = "\u{FE0F}"

private func width(of scalar: Unicode.Scalar) -> Int {
  if (0x20...0x7E).contains(scalar.value) { return 1 }
  if isWide(scalar) { return 2 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .control, .format, .lineSeparator, .paragraphSeparator: return 0
  default: return scalar.isJoiningJamo ? 0 : 1
  }
}
