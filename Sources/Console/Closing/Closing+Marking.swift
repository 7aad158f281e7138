public import Advice
public import Meeting
import Procedures

/// What an override goes past: a rule, for the meeting or for one child.
public struct Overriding: Hashable, Sendable {
  public var rule: String
  public var child: ChildKey?

  /// The rule of a warning, for whom it warns.
  public init(_ warning: Warning) {
    rule = warning.rule
    child = warning.child
  }

  /// A rule, for the meeting or for one child.
  public init(rule: String, child: ChildKey?) {
    self.rule = rule
    self.child = child
  }
}

/// Several warnings, marked to be gone past with a reason given once.
extension Closing {
  /// Whether a warning is marked.
  public func isMarked(_ warning: Warning) -> Bool { marked.contains(warning) }

  /// How many rows of the check are marked.
  public var markedCount: Int { marked.count }

  /// What is gone past with what is marked, in the order of the check, each once.
  var overriding: [Overriding] {
    var all: [Overriding] = []
    for warning in advice.warnings where isMarked(warning) && !all.contains(Overriding(warning)) {
      all.append(Overriding(warning))
    }
    return all
  }

  /// Marks a warning, or takes its mark off; what is critical keeps a reason of its own.
  mutating func mark(_ warning: Warning, at desk: Desk) -> Outcome {
    if let reason = Command.named("closing.override")?.unavailable(desk.seat, desk.meeting.state) {
      return .tells("✗ \(reason)")
    }
    if marked.remove(warning) != nil { return .stays }
    // An override goes past whatever its rule says of the same child.
    let reached = advice.warnings.filter { Overriding($0) == Overriding(warning) }
    if reached.contains(where: { $0.severity == .critical }) {
      return .tells("✗ what is critical keeps a reason of its own: o gives it")
    }
    guard warning.severity > .notice else {
      return .tells("a notice stops nothing: there is no need to override it")
    }
    marked.insert(warning)
    let others = reached.count { !isMarked($0) }
    return others == 0
      ? .stays : .tells("the reason will reach \(others) more, which the same rule says: o lists them")
  }

  /// Forgets the marks of what was mended, or gone past.
  mutating func forgetMarks() {
    marked.formIntersection(advice.standing.filter { $0.severity < .critical })
  }
}
