public import Text

/// Who comes and goes: type the beginning of a name, Enter flips.
public struct PresencePicker: Sendable {
  public internal(set) var field = TextField()
  public internal(set) var selected = 0

  /// Everybody invited, and whoever is named.
  public init(at desk: Desk) {}
}

extension PresencePicker: Layered {
  var context: Command.Context { .card }
  func keys(at desk: Desk) -> [KeyHint] { [] }
  mutating func press(_ key: Keystroke, at desk: Desk) -> Outcome { key == .escape ? .closes : .stays }
}
