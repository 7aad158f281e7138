public import Text

/// Every warning, the worst first: Enter goes to where it is mended.
public struct WarningList: Sendable {
  /// Which one is selected.
  public internal(set) var selected = 0

  /// The list as the meeting stands.
  public init(at desk: Desk) {}
}

extension WarningList: Layered {
  var context: Command.Context { .warnings }
  func keys(at desk: Desk) -> [KeyHint] { [] }
  mutating func press(_ key: Keystroke, at desk: Desk) -> Outcome { key == .escape ? .closes : .stays }
}
