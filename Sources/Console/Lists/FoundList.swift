public import Text

/// Where words stand in the meeting: Enter goes there.
public struct FoundList: Sendable {
  public let words: String
  public internal(set) var selected = 0

  /// What is found in the meeting as it stands.
  public init(_ words: String, at desk: Desk) { self.words = words }
}

extension FoundList: Layered {
  var context: Command.Context { .keys }
  func keys(at desk: Desk) -> [KeyHint] { [] }
  mutating func press(_ key: Keystroke, at desk: Desk) -> Outcome { key == .escape ? .closes : .stays }
}
