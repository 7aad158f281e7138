/// A text that is being typed: graphemes, and where the next one goes.
///
/// Text is kept as it was typed and shown through `display`; line feeds are kept where a field has several lines.
public struct TextField: Hashable, Sendable {
  /// The most bytes a field takes, as many as a line of the capture language.
  public static let limit = 65_536

  /// The graphemes, as typed.
  public private(set) var characters: [Character] = []
  /// Before which grapheme the cursor stands, from 0 to their number.
  public private(set) var cursor = 0
  private var bytes = 0
  /// Whether the whole of it is selected: what is typed next takes its place, an editing key edits it.
  public private(set) var isSelected = false
  /// What was typed over or cleared last, to be brought back.
  private var replaced: String?

  /// A field with this text, the cursor behind it.
  public init(_ text: String = "") {
    _ = insert(text)
  }

  /// The text as typed.
  public var text: String { String(characters) }

  /// Whether nothing stands in it.
  public var isEmpty: Bool { characters.isEmpty }

  /// Inserts at the cursor; false where it would grow beyond its limit, and then nothing is inserted.
  public mutating func insert(_ text: String) -> Bool {
    let added = text.utf8.count
    if isSelected, added <= Self.limit { replace() }
    guard bytes + added <= Self.limit else { return false }
    // A mark joins the grapheme before it, so that this one is counted anew; what is far off stays as it is.
    let start = max(0, cursor - 1)
    let typed = Array(String(characters[start..<cursor]) + text)
    characters.replaceSubrange(start..<cursor, with: typed)
    cursor = start + typed.count
    bytes += added
    return true
  }

  /// Selects the whole, where there is something.
  public mutating func select() { isSelected = !isEmpty }

  private mutating func replace() {
    isSelected = false
    replaced = text
    clear()
  }

  /// Brings back what was typed over or cleared, and keeps what stood there instead.
  private mutating func restore() {
    guard let before = replaced else { return }
    replaced = isEmpty ? nil : text
    clear()
    _ = insert(before)
  }

  /// Takes away the grapheme before the cursor.
  public mutating func backspace() { remove(from: max(0, cursor - 1), to: cursor) }

  /// Takes away the grapheme at the cursor.
  public mutating func delete() { remove(from: cursor, to: min(characters.count, cursor + 1)) }

  /// Takes away the word before the cursor.
  public mutating func deleteWord() { remove(from: wordLeft, to: cursor) }

  /// Takes away everything behind the cursor.
  public mutating func deleteToEnd() { remove(from: cursor, to: characters.count) }

  /// Takes away everything.
  public mutating func clear() { remove(from: 0, to: characters.count) }

  /// Moves by so many graphemes.
  public mutating func move(by steps: Int) { cursor = min(characters.count, max(0, cursor + steps)) }

  /// Moves to the beginning.
  public mutating func moveToStart() { cursor = 0 }

  /// Moves behind the last grapheme.
  public mutating func moveToEnd() { cursor = characters.count }

  /// Moves to the beginning of the word before.
  public mutating func moveWordLeft() { cursor = wordLeft }

  /// Moves behind the word at the cursor.
  public mutating func moveWordRight() {
    while cursor < characters.count, characters[cursor].isWhitespace { cursor += 1 }
    while cursor < characters.count, !characters[cursor].isWhitespace { cursor += 1 }
  }

  /// Does what an editing key does; false where the key edits nothing.
  public mutating func edit(_ key: Keystroke) -> Bool {
    let wasSelected = isSelected
    isSelected = false
    switch key {
    case .backspace: backspace()
    case .delete, .control("d"): delete()
    case .left: move(by: -1)
    case .right: move(by: 1)
    case .controlLeft: moveWordLeft()
    case .controlRight: moveWordRight()
    case .home, .control("a"): moveToStart()
    case .end, .control("e"): moveToEnd()
    case .control("w"): deleteWord()
    case .control("k"): deleteToEnd()
    case .control("u"): if !isEmpty { replace() }
    case .control("z"): restore()
    default:
      isSelected = wasSelected
      return false
    }
    return true
  }

  private var wordLeft: Int {
    var place = cursor
    while place > 0, characters[place - 1].isWhitespace { place -= 1 }
    while place > 0, !characters[place - 1].isWhitespace { place -= 1 }
    return place
  }

  private mutating func remove(from start: Int, to end: Int) {
    guard start < end else { return }
    bytes -= characters[start..<end].reduce(0) { $0 + $1.utf8.count }
    characters.removeSubrange(start..<end)
    cursor = start
  }
}

extension TextField {
  /// The text as shown, in rows broken behind blanks without losing any, and the row and column of the cursor.
  ///
  /// A word longer than a row begins on a row of its own and is broken between graphemes.
  ///
  /// - Parameter cells: how many cells a row has, at least two; the cursor may stand behind the last one.
  public func rows(of cells: Int) -> (rows: [String], row: Int, column: Int) {
    let limit = max(2, cells)
    var shown: [(character: Character, width: Int)] = []
    // Where in `shown` the rows begin, and where the last row could be broken: behind its last blank.
    var starts = [0]
    var breaking = 0
    var filled = 0
    var cursorPlace: Int?
    for (index, character) in characters.enumerated() {
      if index == cursor { cursorPlace = shown.count }
      for part in display(String(character)) {
        let wide = width(of: part)
        while filled + wide > limit, let start = starts.last, start < shown.count {
          let next = breaking > start ? breaking : shown.count
          starts.append(next)
          filled = shown[next...].reduce(0) { $0 + $1.width }
        }
        shown.append((part, wide))
        filled += wide
        if part == " " { breaking = shown.count }
      }
    }
    let place = cursorPlace ?? shown.count
    let row = (starts.lastIndex { $0 <= place }) ?? 0
    let column = shown[starts[row]..<place].reduce(0) { $0 + $1.width }
    let ends = starts.dropFirst() + [shown.count]
    return (zip(starts, ends).map { String(shown[$0..<$1].map(\.character)) }, row, column)
  }
}
