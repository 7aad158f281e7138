import Text

/// Words typed where nothing is typed: once a letter means nothing, the next ones mean nothing either, for they
/// belong to a sentence, and Enter behind them ends the sentence and answers nothing. A letter alone was a slip, and
/// holds up no key but letters; keys that no sentence holds, as the arrows, end it.
struct StrayWords: Sendable {
  /// What was typed since, without its first letters where those meant something.
  private(set) var text = ""

  /// The most characters that are kept.
  private static let limit = 2_000

  /// What is told of a key while such words stand; nil where the key has its own meaning.
  ///
  /// - Parameter keys: what the keys mean again, once the words are taken off.
  mutating func take(_ key: Keystroke, then keys: String) -> String? {
    guard !text.isEmpty else { return nil }
    switch key {
    case .character(let character): add(character)
    case .enter where text.count > 1: break
    case .backspace, .control("u"):
      text = ""
      return "words are taken off: \(keys)"
    default:
      text = ""
      return nil
    }
    // What to do stands first: of the keys a narrow screen shows those it has room for.
    return "✗ “\(display(text.suffix(30)))” answers nothing here: Backspace, then \(keys)"
  }

  /// Begins with a letter that means nothing.
  mutating func add(_ character: Character) {
    if text.count < Self.limit { text.append(character) }
  }
}
