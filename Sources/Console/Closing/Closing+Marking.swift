public import Advice
public import Meeting
import Procedures

/// What an override goes past: one warning, by its rule, its child and what it is about.
public struct Overriding: Hashable, Sendable {
  public var rule: String
  public var child: ChildKey?
  /// What of all that the rule finds is gone past; nothing for all of it.
  public var about: String?

  /// What a warning warns of, and nothing else.
  public init(_ warning: Warning) {
    rule = warning.rule
    child = warning.child
    about = warning.about
  }

  /// A rule, for the meeting or for one child, and what of it.
  public init(rule: String, child: ChildKey?, about: String? = nil) {
    self.rule = rule
    self.child = child
    self.about = about
  }
}

extension Cause {
  /// What of it can be gone past by itself.
  var targets: Set<Overriding> { Set(warnings.map { Overriding($0) }) }
}

/// Several warnings marked to be gone past with a reason given once. It is recorded for each of them, and that it was
/// given for so many together; what is critical keeps a reason of its own.
extension Closing {
  /// Whether all of a cause is marked.
  public func isMarked(_ cause: Cause) -> Bool { marked.isSuperset(of: cause.warnings) }

  /// How many warnings are marked.
  public var markedCount: Int { marked.count }

  /// How many rows of the check are marked.
  public var markedRows: Int { advice.causes.count(where: isMarked) }

  /// What is gone past with what is marked, in the order of the check.
  var overriding: [Overriding] { advice.warnings.filter(marked.contains).map { Overriding($0) } }

  /// Marks a cause, or takes its mark off; what is critical keeps a reason of its own.
  mutating func mark(_ cause: Cause, at desk: Desk) -> Outcome {
    if let reason = Command.named("closing.override")?.unavailable(desk.seat, desk.meeting.state) {
      return .tells("✗ \(reason)")
    }
    if let outcome = unmarkable(cause.first) { return outcome }
    if isMarked(cause) { marked.subtract(cause.warnings) } else { marked.formUnion(cause.warnings) }
    row = min(row + 1, items(at: desk).count - 1)
    return .stays
  }

  /// Marks every warning of the same rule, or takes their marks off where all are marked.
  mutating func markRule(of warning: Warning, at desk: Desk) -> Outcome {
    if let outcome = unmarkable(warning) { return outcome }
    let same = advice.standing.filter { $0.rule == warning.rule && $0.severity < .critical }
    let isOff = marked.isSuperset(of: same)
    if isOff { marked.subtract(same) } else { marked.formUnion(same) }
    return .tells(
      "\(same.count) of “\(Procedure.words(ofRule: warning.rule))” \(isOff ? "not marked any more" : "marked")"
    )
  }

  private func unmarkable(_ warning: Warning) -> Outcome? {
    if warning.severity == .critical {
      return .tells("✗ what is critical keeps a reason of its own: o gives it")
    }
    guard warning.severity > .notice else {
      return .tells("a notice stops nothing: there is no need to override it")
    }
    return nil
  }

  /// Forgets the marks of what was mended, or gone past.
  mutating func forgetMarks() {
    marked.formIntersection(advice.standing.filter { $0.severity < .critical })
  }
}
