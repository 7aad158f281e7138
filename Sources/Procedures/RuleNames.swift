extension Procedure {
  /// The rules that a procedure can set, switch off and rest on its paragraphs.
  public static let ruleNames: [String] = rulesInWords.map(\.name)

  /// What a rule asks for, in words for people: its name is for files and commands alone.
  ///
  /// A name that there is no longer, or not yet, stands for itself.
  public static func words(ofRule name: String) -> String { words[name] ?? name }

  private static let words = Dictionary(
    // Going past what an authority pins is recorded as an override too, and is no rule of a procedure.
    (rulesInWords + [("procedure.pinned", "which procedure is in force")]).map { ($0.name, $0.words) }
  ) { first, _ in first }

  private static let rulesInWords: [(name: String, words: String)] = [
    ("assembling.chase", "who was rung before the discussion"),
    ("assembling.interim", "safety until the discussion"),
    ("time.convene", "when the discussion is held"),
    ("time.missing-child", "finding a child whose whereabouts are unknown"),
    ("time.summary", "when the summary goes out"),
    ("time.minutes", "when the record goes out"),
    ("time.referrer", "when the referrer is told"),
    ("time.conference", "when the conference is held"),
    ("time.s47", "when the section 47 enquiry is done"),
    ("time.assessment", "when the assessment is done"),
    ("time.medical-report", "when the medical report comes"),
    ("time.review", "when it is reviewed"),
    ("chair.grade", "who may chair"),
    ("chair.minutes", "who takes the minutes"),
    ("quorum.core", "a core agency"),
    ("quorum.reason", "why it went on without an agency"),
    ("quorum.circumstance", "somebody whom this case asks for"),
    ("quorum.left", "who left before the decisions"),
    ("roll.silent", "what became of who was asked"),
    ("roll.authority", "who may decide, with all information"),
    ("roll.not-heard", "hearing every agency"),
    ("form.telephone", "meeting by telephone alone"),
    ("case.identity", "identities checked aloud"),
    ("agenda.unvisited", "an item of the agenda"),
    ("agenda.overrun", "the time of an item"),
    ("risk.unanswered", "the prompts on risk"),
    ("question.unanswered", "a question that the procedure asks"),
    ("scale.missing", "a score and its reasons"),
    ("scale.low", "what follows from a low score"),
    ("scale.spread", "scores far apart"),
    ("scale.fell", "a score that fell"),
    ("safe.tonight", "where a child is safe tonight"),
    ("safe.home", "what keeps a child safe at home tonight"),
    ("decide.none", "a decision on section 47"),
    ("decide.rationale", "the reason for a decision"),
    ("decide.owner", "whose decision it is"),
    ("decide.without", "a decision without a core agency"),
    ("decide.view", "an agency's view of a decision"),
    ("decide.no-s47", "what is done where there is no section 47"),
    ("decide.threshold", "reasonable cause and no section 47"),
    ("decide.opposed", "decisions that exclude one another"),
    ("s47.plan", "the plan of the section 47 enquiry"),
    ("medical.reason", "whether there is a medical, and why"),
    ("medical.doctor", "the doctor for a medical"),
    ("medical.consent", "consent to a medical"),
    ("permission.checks", "permission for agency checks"),
    ("permission.legal", "legal advice where permission is not sought"),
    ("family.pr", "telling whoever has parental responsibility"),
    ("joint.investigation", "joint or single agency"),
    ("children.others", "other children"),
    ("children.both", "the other child, where a child is said to have done it"),
    ("injury.non-mobile", "an injury before a child can move about"),
    ("access.legal", "legal advice where access is refused"),
    ("order.plan", "what follows from the order in force"),
    ("authority.transfer", "another authority's acceptance"),
    ("action.incomplete", "what an action lacks"),
    ("action.past", "an action due before it was agreed, or later than the enquiries it serves"),
    ("action.overdue", "an action past its time"),
    ("contingency.none", "a contingency"),
    ("coverage.risk", "a risk that no action answers"),
    ("dissent.open", "an open dissent"),
    ("reconvene.rationale", "why it is held again"),
    ("review.unanswered", "whether there is a review"),
    ("summary.police", "which officer passes the summary on"),
    ("procedure.dated", "how old the procedure is"),
  ]
}
