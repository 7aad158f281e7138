extension Procedure {
  /// The rules that a procedure can set, switch off and rest on its paragraphs.
  public static let ruleNames: [String] = [
    "assembling.chase", "assembling.interim",
    "time.convene", "time.missing-child", "time.summary", "time.minutes", "time.referrer", "time.conference",
    "time.s47", "time.assessment", "time.medical-report", "time.review",
    "chair.grade", "chair.minutes",
    "quorum.core", "quorum.reason", "quorum.circumstance", "quorum.left",
    "roll.silent", "roll.authority", "roll.not-heard",
    "form.telephone", "case.identity",
    "agenda.unvisited", "agenda.overrun",
    "risk.unanswered", "question.unanswered",
    "scale.missing", "scale.low", "scale.spread", "scale.fell",
    "safe.tonight",
    "decide.none", "decide.rationale", "decide.owner", "decide.without", "decide.view", "decide.no-s47",
    "decide.threshold",
    "s47.plan",
    "medical.reason", "medical.doctor", "medical.consent",
    "permission.checks", "permission.legal",
    "family.pr", "joint.investigation", "children.others", "children.both",
    "injury.non-mobile", "access.legal", "order.plan", "authority.transfer",
    "action.incomplete", "action.past", "action.overdue",
    "contingency.none", "coverage.risk", "dissent.open",
    "reconvene.rationale", "review.unanswered", "summary.police", "procedure.dated",
  ]
}
