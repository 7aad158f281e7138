public import Advice
public import Meeting
public import Text

/// A form over the meeting: labelled fields that become one entry.
public struct Card: Sendable {
  /// What a card is about.
  public enum Subject: Hashable, Sendable {
    /// The action of that number, or a new one.
    case action(Int?)
    /// The decision of that number about a child, or a new one.
    case decision(ChildKey?, Int?)
    case tonight(ChildKey?)
    case circumstances
    case already
    /// A disagreement taken up the ladder, by its number.
    case escalation(Int?)
    /// A warning gone past, for the meeting or one child.
    case override(rule: String, child: ChildKey?, message: String)
    /// A question of the procedure.
    case question(String, ChildKey?)
    /// Going on without an agency.
    case without(Slot)
    /// Somebody invited, for a slot or besides.
    case invitation(Slot?)
    /// Somebody of the family or household.
    case relative
    case decline
  }

  public let subject: Subject

  /// A card, empty or filled with what is known.
  public init(_ subject: Subject, at desk: Desk) {
    self.subject = subject
  }

  /// By what a kept draft of it is found again.
  var key: String { "\(subject)" }

  /// Whether anything was entered that is not on disk.
  var hasDraft: Bool { false }
}

extension Card: Layered {
  var context: Command.Context { .card }
  func keys(at desk: Desk) -> [KeyHint] { [] }
  mutating func press(_ key: Keystroke, at desk: Desk) -> Outcome { key == .escape ? .closes : .stays }
}
