import Meeting
import Text

extension Card {
  /// What each field that can be filled in is for, and how that is done.
  var explanations: [HelpPage.ExplainedField] {
    // All of them are asked alike.
    if case .circumstances = subject { return [Self.circumstance] }
    return form.fields.indices.compactMap { index in
      let field = form.fields[index]
      guard field.takesKeys else { return nil }
      // A choice without a label stands under its question.
      let before = index > 0 && form.fields[index - 1].kind == .note ? form.fields[index - 1].lead : nil
      let label = trimmed(field.label)
      let words = [
        about(field.name) ?? (label.isEmpty ? before : nil) ?? field.gap, field.howItIsFilled,
      ].compactMap(\.self)
      return HelpPage.ExplainedField(
        label: label.isEmpty ? field.name.prefix { $0 != " " }.description : label,
        words: words.joined(separator: "; "))
    } + (views == nil ? [] : [HelpPage.ExplainedField(label: "Agrees?", words: Self.aboutViews)])
  }

  private static let circumstance = HelpPage.ExplainedField(
    label: "each question",
    words: """
      asked of the case, or of each child, and never inferred from anything else: y yes, n no, u not known; behind a \
      yes stands what it switches on, behind some questions the date of birth; of a child of another age, or not born, \
      such a one is not asked: ↓ goes there and ! asks it all the same
      """)

  private static let aboutViews =
    "each agency is asked by name, the chair's own last: y agrees, n disagrees and then their own words, - no view; saving names whom it was not asked of"

  /// What a field of this card is for; nothing where its label and its gap say it.
  private func about(_ name: String) -> String? {
    switch subject {
    case .action: Self.action[name]
    case .decision: Self.decision[name]
    case .tonight: Self.tonight[name]
    case .already: Self.already[name]
    case .escalation: Self.escalation[name]
    case .override, .overrides, .cause:
      "why the meeting goes on despite it: the reason stands in the record under your name"
    case .without: Self.without[name]
    case .invitation: Self.invitation[name]
    case .relative: Self.relative[name]
    case .decline: "why no discussion is held: it goes to whoever asked for it"
    case .circumstances, .question, .member: nil
    }
  }

  private static let action = [
    "what": "what is done, so that it can be checked whether it was: See Aisha alone at school",
    "child": "for which children; none chosen means all",
    "who": "one person, by surname; an action has one owner",
    "by": "until when", "for": "for what purpose, so that the owner knows when it is done",
    "risk": "which of the named risks it answers",
    "if-not": "what happens if it cannot be done, or nobody is let in",
    "kind": "immediate, short-term, or a contingency, which is done only if something comes to pass",
    "condition": "in which case the contingency is carried out",
  ]

  private static let decision = [
    "child": "one child, or all: then each has a decision of its own",
    "decision": "what is decided, of the procedure's list",
    "other": "what is decided, where it is not on the list",
    "threshold":
      "whether there is reasonable cause to suspect that the child is suffering significant harm, or is likely to, as the meeting judges",
    "because": "the reasons, as they would be read out in court",
    "risks": "the named risks on which it relies",
    "owner": "who decides it, by the procedure", "owner-name": "who decides it, by surname",
    "why-now": "why it could not wait for the agency that is not here",
    "news": "who obtains that agency's information",
    "news-by": "until when", "next": "when the discussion is held again",
  ]

  private static let tonight = [
    "child": "one child, or all at one place",
    "place": "where the child sleeps; unborn: what happens at the birth",
    "with": "who is with the child", "under": "agreed with whom, or under which order",
    "contact": "who may see the child, and how", "checked": "who checks that it holds",
    "until": "until when it holds: then it is asked again",
  ]

  private static let already = [
    "when": "when it was done", "what": "what was done before the discussion",
    "who": "by whom, of which agency",
    "why": "why it could not wait for the discussion",
  ]

  private static let escalation = [
    "dissent": "which disagreement is taken up", "level": "to which step of the procedure's ladder",
    "with": "with whom it was taken up, by name", "by": "until when an answer is awaited",
  ]

  private static let without = [
    "because": "why the agency could not come",
    "ground": "which of the two grounds makes it urgent: asked, never assumed",
    "urgent": "what makes it urgent, in words",
  ]

  private static let invitation = [
    "agency": "for whom they speak: one of the procedure's, or a new name",
    "child": "where the place is one child's",
    "name": "first name and surname", "role": "what they are there: detective sergeant",
    "contact": "a number or address, for the calls",
  ]

  private static let relative = [
    "name": "first name and surname", "relation": "what they are to the children: mother, her partner",
    "born": "the date of birth", "address": "where they live, where that is elsewhere",
    "aliases": "other names, with commas", "facts": "whatever else is to be known, with commas",
  ]
}

extension Field {
  /// How it is filled in.
  fileprivate var howItIsFilled: String? {
    switch kind {
    case .text, .note: nil
    case .choice(_, let several):
      several ? "its digits choose, again takes off; Tab goes on" : "its digit or letter chooses, and goes on"
    case .who(let newcomers):
      newcomers ? "a surname, Tab completes it; somebody new as NAME, ROLE" : "a surname, Tab completes it"
    case .when: "today 15:30 · fri · 27 nov · 27/11/2026 · +2wd · +24h · noon"
    case .words: "words, or a time"
    case .past: "fri 18:30 · yesterday 9:00 · 27/11/2026; a weekday is the last one"
    case .people: "surnames, with commas; whoever is not on the roll is kept as words, and marked"
    }
  }
}
