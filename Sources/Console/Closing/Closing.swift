public import Text

/// Closing in four steps: check while people are still there, end, read, sign.
public struct Closing: Sendable {
  /// A step of closing.
  public enum Step: Int, Sendable, CaseIterable {
    case check = 1
    case end, read, sign
  }

  public internal(set) var step = Step.check

  /// Closing, from where the meeting stands.
  public init(at desk: Desk) {}

  mutating func concluded(_ outcome: Concluded, at desk: Desk) {}
}

extension Closing: Layered {
  var context: Command.Context { .closing }
  func keys(at desk: Desk) -> [KeyHint] { [] }
  mutating func press(_ key: Keystroke, at desk: Desk) -> Outcome { key == .escape ? .closes : .stays }
}
