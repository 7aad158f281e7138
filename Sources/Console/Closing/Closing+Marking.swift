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
  /// Whether a warning is marked: one reason reaches whatever the same rule says of the same child.
  public func isMarked(_ warning: Warning) -> Bool { marked.contains(Overriding(warning)) }

  /// How many rows of the check are marked.
  public var markedCount: Int { advice.warnings.count(where: isMarked) }

  /// What is marked, in the order of the check.
  var markedInOrder: [Overriding] {
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
    let target = Overriding(warning)
    if marked.remove(target) != nil { return .stays }
    let reached = advice.warnings.filter { Overriding($0) == target }
    if reached.contains(where: { $0.severity == .critical }) {
      return .tells("✗ what is critical keeps a reason of its own: o gives it")
    }
    guard warning.severity > .notice else {
      return .tells("a notice stops nothing: there is no need to override it")
    }
    marked.insert(target)
    return reached.count > 1
      ? .tells("\(reached.count) rows are marked: a reason for \(warning.rule) reaches them all") : .stays
  }

  /// Forgets the marks of what was mended, or gone past.
  mutating func forgetMarks() {
    marked.formIntersection(advice.standing.filter { $0.severity < .critical }.map(Overriding.init))
  }
}
