/// The text as it may be shown to people: whatever is invisible, reorders or moves the cursor is spelt out.
///
/// Kept text is stored as it was typed; every way to a screen, a page or an error stream leads through here.
///
/// - Controls (C0, DEL, C1), bidirectional and other format characters, zero-width characters, tags, line and
///   paragraph separators, private use, unassigned and noncharacters become `<U+202E>`.
/// - Of the combining marks on one base four are kept; the rest becomes `<+3 marks>`. A mark without a base,
///   which would land on what stands before the text, becomes `<U+0301>`.
/// - U+200D stays between the emoji it joins, at most three in a row as in the longest emoji there are;
///   U+FE0E and U+FE0F stay right after an emoji.
///
/// What is shown stays the same when it is shown again. Which characters are assigned is as the Swift
/// standard library knows it.
///
/// - Parameter lines: whether line feeds are kept, for text of several lines.
public func display(_ text: String, lines: Bool = false) -> String { shown(text, lines: lines) }

/// The part of a text as it may be shown to people.
public func display(_ text: Substring, lines: Bool = false) -> String { shown(text, lines: lines) }

private func shown(_ text: some StringProtocol, lines: Bool) -> String {
  if text.withPrintableASCII({ _ in }) != nil { return String(text) }
  let isPlain = text.unicodeScalars.allSatisfy { $0.isOneCell || (lines && $0 == "\n") }
  if isPlain { return String(text) }
  var display = Display(lines: lines)
  var scalars = text.unicodeScalars.makeIterator()
  var next = scalars.next()
  while let scalar = next {
    next = scalars.next()
    display.show(scalar, before: next)
  }
  return display.finished()
}

/// Whether the text is shown as it is: nothing in it is hidden, reordered or piled up.
public func isClean(_ text: String, lines: Bool = false) -> Bool {
  display(text, lines: lines).utf8.elementsEqual(text.utf8)
}

/// A text on its way to the screen, scalar by scalar.
private struct Display {
  let lines: Bool
  private var shown = String.UnicodeScalarView()
  /// What a combining mark would be drawn on; nil at the beginning of a line.
  private var base: Unicode.Scalar?
  private var last: Unicode.Scalar?
  private var marks = 0
  private var hiddenMarks = 0
  private var joiners = 0

  init(lines: Bool) { self.lines = lines }

  mutating func show(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) {
    switch Kind(scalar) {
    case .mark where base != nil: add(mark: scalar)
    case .mark: spell(scalar)
    case .lineFeed where lines:
      closeMarks()
      keep(scalar)
      base = nil
    case .joiner where joins(to: next):
      keep(scalar)
      joiners += 1
    case .presentation where hiddenMarks == 0 && last?.properties.isEmoji == true: keep(scalar)
    case .lineFeed, .joiner, .presentation, .unseen: spell(scalar)
    case .plain: add(scalar)
    }
  }

  mutating func finished() -> String {
    closeMarks()
    return String(shown)
  }

  private func joins(to next: Unicode.Scalar?) -> Bool {
    guard let base, let next, marks == 0, joiners < 3 else { return false }
    return base.isPictograph && next.isPictograph
  }

  private mutating func keep(_ scalar: Unicode.Scalar) {
    shown.append(scalar)
    last = scalar
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    closeMarks()
    // A skin tone belongs to the emoji before it, so it does not begin a new sequence.
    if last != zeroWidthJoiner, !scalar.properties.isEmojiModifier { joiners = 0 }
    keep(scalar)
    base = scalar
    marks = 0
  }

  private mutating func add(mark: Unicode.Scalar) {
    guard marks < 4 else {
      hiddenMarks += 1
      return
    }
    keep(mark)
    marks += 1
  }

  private mutating func closeMarks() {
    guard hiddenMarks > 0 else { return }
    let told = "<+\(hiddenMarks) \(hiddenMarks == 1 ? "mark" : "marks")>"
    hiddenMarks = 0
    for scalar in told.unicodeScalars { add(scalar) }
  }

  private mutating func spell(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let told = "<U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + ">"
    for scalar in told.unicodeScalars { add(scalar) }
  }
}

private enum Kind {
  case plain, mark, lineFeed, joiner, presentation, unseen

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x0A: self = .lineFeed
    case 0x20...0x7E: self = .plain
    case zeroWidthJoiner.value: self = .joiner
    case 0xFE0E, 0xFE0F: self = .presentation
    default: self = Kind(properties: scalar)
    }
  }

  private init(properties scalar: Unicode.Scalar) {
    guard !scalar.properties.isDefaultIgnorableCodePoint else {
      self = .unseen
      return
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      self = .unseen
    case .nonspacingMark, .enclosingMark: self = .mark
    default: self = scalar.isJoiningJamo ? .mark : .plain
    }
  }
}
