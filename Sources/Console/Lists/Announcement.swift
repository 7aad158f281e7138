public import Text

/// Something announced before it is done: what ends, undoes or reveals takes Enter or a letter, never a slip.
public struct Announcement: Sendable {
  /// One of its answers.
  public struct Choice: Sendable {
    /// The key that chooses it; nil for one that is written here for information.
    public var key: Keystroke
    public var words: String
    var outcome: @Sendable (Desk) -> Outcome

    init(_ key: Keystroke, _ words: String, _ outcome: @escaping @Sendable (Desk) -> Outcome) {
      self.key = key
      self.words = words
      self.outcome = outcome
    }
  }

  public let title: String
  public let lines: [String]
  public let choices: [Choice]
  /// From which line on it is shown.
  public private(set) var scroll = Scroll()
  /// Words typed over it by somebody who did not look.
  private var stray = StrayWords()

  init(_ title: String, _ lines: [String], _ choices: [Choice]) {
    self.title = title
    self.lines = lines
    self.choices = choices
  }
}

extension Announcement: Layered {
  var context: Command.Context { .card }

  func keys(at desk: Desk) -> [KeyHint] {
    choices.map { KeyHint($0.key.spelling, $0.words) } + [KeyHint("Esc", "back")]
  }

  mutating func press(_ key: Keystroke, at desk: Desk) -> Outcome {
    if key == .escape { return .closes }
    if let words = stray.take(key, then: known(at: desk)) { return .tells(words) }
    if let choice = choices.first(where: { $0.key == key }) { return choice.outcome(desk) }
    if scroll.take(key) { return .stays }
    if case .character(let character) = key { stray.add(character) }
    return refuse(key, at: desk)
  }

  mutating func settle(_ shown: Frame.Extent) { scroll.settle(shown) }
}
