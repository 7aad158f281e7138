/// What a rule of the catalogue looks at in its setting: anything else there would mean nothing.
public struct RuleReading: Hashable, Sendable {
  /// How much a setting matters to a rule.
  public enum Use: Hashable, Sendable {
    /// The rule does not look at it.
    case never
    /// The rule looks at it where it is given.
    case maybe
    /// Without it the rule finds nothing.
    case always
  }

  /// The questions that it reads.
  public var questions = Use.never
  /// For each of what those questions have to be asked; nothing where it does not matter.
  public var per: Question.Per?
  /// The slot that it speaks of.
  public var slot = Use.never
  /// The circumstances on which it rests.
  public var when = Use.never
  /// The item of the agenda.
  public var item = Use.never
  /// What is usual.
  public var usual = Use.never
  /// How severe it is: not read where what is missing has a force of its own.
  public var severity = Use.maybe

  /// What the rule of this name looks at.
  public static func of(_ rule: String) -> RuleReading {
    switch rule {
    case "s47.plan", "permission.checks", "permission.legal", "children.others", "children.both",
      "review.unanswered", "summary.police":
      RuleReading(questions: .always)
    case "medical.reason", "medical.consent", "authority.transfer":
      RuleReading(questions: .always, per: .child)
    case "joint.investigation": RuleReading(questions: .always, usual: .maybe)
    case "family.pr": RuleReading(questions: .always, per: .parent)
    case "access.legal": RuleReading(questions: .always, per: .child, slot: .maybe)
    case "order.plan": RuleReading(questions: .maybe, per: .child, when: .maybe)
    case "time.missing-child": RuleReading(questions: .maybe, per: .child, slot: .maybe, when: .always)
    case "medical.doctor": RuleReading(slot: .always, when: .maybe)
    case "injury.non-mobile", "form.telephone", "safe.home": RuleReading(when: .always)
    case "reconvene.rationale": RuleReading(item: .maybe)
    case "quorum.circumstance", "question.unanswered": RuleReading(severity: .never)
    default: RuleReading()
    }
  }
}
