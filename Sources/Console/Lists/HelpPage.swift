public import Text

/// What can be done here: the rows of the command table that apply, and what the focused pane shows.
public struct HelpPage: Sendable {
  /// What it explains.
  public enum Subject: Hashable, Sendable {
    case pane(Pane)
    case line
    case register
  }

  public let subject: Subject
  /// The first line shown.
  public internal(set) var top = 0

  /// Help on a subject.
  public init(_ subject: Subject) { self.subject = subject }
}

extension HelpPage: Layered {
  var context: Command.Context { .keys }
  func keys(at desk: Desk) -> [KeyHint] { [KeyHint("↑↓", "scroll"), KeyHint("Esc", "back")] }
  mutating func press(_ key: Keystroke, at desk: Desk) -> Outcome { key == .escape ? .closes : .stays }
}
