public import Text

/// The scores from 0 to 10 of each agency for each child: blind until they are revealed.
public struct ScoreSheet: Sendable {
  /// The sheet as the meeting stands.
  public init(at desk: Desk) {}
}

extension ScoreSheet: Layered {
  var context: Command.Context { .blindScores }
  func keys(at desk: Desk) -> [KeyHint] { [] }
  mutating func press(_ key: Keystroke, at desk: Desk) -> Outcome { key == .escape ? .closes : .stays }
}
