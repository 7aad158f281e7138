import Text

/// Something that a pane had to cut, whole.
public struct WholeText: Sendable {
  public let title: String
  public let paragraphs: [String]
  /// From which line on it is shown.
  public private(set) var scroll = Scroll()

  /// A text with its title.
  public init(title: String, paragraphs: [String]) {
    self.title = title
    self.paragraphs = paragraphs
  }
}

extension WholeText: Layered {
  var context: Command.Context { .keys }
  func keys(at desk: Desk) -> [KeyHint] { [KeyHint("↑↓", "scroll"), KeyHint("Esc", "back")] }

  mutating func press(_ key: Keystroke, at desk: Desk) -> Outcome {
    if key == .escape || key == .enter { return .closes }
    return scroll.take(key) ? .stays : refuse(key, at: desk)
  }

  mutating func settle(_ shown: Frame.Extent) { scroll.settle(shown) }
}
