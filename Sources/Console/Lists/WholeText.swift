public import Text

/// Something that a pane had to cut, whole.
public struct WholeText: Sendable {
  public let title: String
  public let paragraphs: [String]
  /// The first line shown.
  public internal(set) var top = 0

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
    switch key {
    case .escape, .enter: return .closes
    case .up, .character("k"): top = max(0, top - 1)
    case .down, .character("j"): top += 1
    case .pageUp: top = max(0, top - 10)
    case .pageDown: top += 10
    default: break
    }
    return .stays
  }
}
