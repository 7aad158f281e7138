import Meeting
import Procedures
import Text

// `:action`, `:unknown`, `:contingency` and `:amend`.
extension Reader {
  func readAction(_ arguments: Phrase) throws(Refusal) -> Understood {
    try action(body(arguments), arguments, kind: nil, as: "ACTION", asks: "what is to be done?")
  }

  func readUnknown(_ arguments: Phrase) throws(Refusal) -> Understood {
    let (from, phrase) = asked(arguments)
    var body = try body(phrase)
    body.from = body.from ?? from
    return try action(body, phrase, kind: .outstanding, as: "NOT YET KNOWN", asks: "what is not yet known?")
  }

  /// Whose information it is, where it begins with an agency and a colon, as what was said does: `nursery: …`.
  private func asked(_ arguments: Phrase) -> (from: Slot?, phrase: Phrase) {
    guard let cut = arguments.cut(at: ":"), !cut.before.isEmpty, !cut.after.isEmpty else {
      return (nil, arguments)
    }
    let wanted = fold(cut.before.text)
    let agency = agencies.first { ($0.names + $0.wholes).contains { fold($0) == wanted } }
    return agency.map { (Slot($0.value), cut.after) } ?? (nil, arguments)
  }

  func readContingency(_ arguments: Phrase) throws(Refusal) -> Understood {
    guard let lead = arguments.firstWord, lead.lowercased == "if",
      let cut = arguments.after(lead).cut(at: ","), !cut.before.isEmpty
    else {
      throw Refusal(
        arguments.firstWord ?? arguments, "if what, then what? :contingency if WORDS, ACTION")
    }
    return try action(
      body(cut.after), cut.after, kind: .contingency, condition: cut.before.text, as: "CONTINGENCY",
      asks: "then what is to be done?")
  }

  private func action(
    _ body: Body, _ phrase: Phrase, kind: ActionKind?, condition: String? = nil, as title: String,
    asks question: String
  ) throws(Refusal) -> Understood {
    guard !body.text.isEmpty else { throw Refusal(endOf: phrase, question) }
    let number = context.proceedings.next(.action)
    let children = childrenOf(body)
    var plan = ActionPlan(
      number: number, kind: kind ?? body.kind, text: body.text, children: children,
      by: body.by?.time, purpose: body.purpose, risks: body.risks, ifNot: body.ifNot,
      from: from(body, children), condition: condition)
    var drafts: [Draft] = []
    plan.owner = owner(body, adding: &drafts)
    drafts.append(draft(.action(plan)))

    let what = (condition.map { "if \(display($0)): " } ?? "") + display(plan.text)
    let isPlain = plan.kind != .outstanding && plan.kind != .contingency
    let parts = ["\(title) \(number) \(told(children)) · \(what)"] + told(body)
    let isOfNobody = body.children == .nobody && body.named.isEmpty && meeting.livingChildren.count > 1
    let gaps =
      gaps(body, needsPurpose: isPlain && procedure.actions.needsPurpose)
      + (plan.kind == .outstanding && isOfNobody ? [whichChild] : [])
    return Understood(drafts: drafts, preview: parts.joined(separator: " │ "), gaps: gaps)
  }

  func readAmend(_ arguments: Phrase) throws(Refusal) -> Understood {
    let (number, given) = try existing(.action, arguments)
    let (condition, rest) = amendedCase(given)
    let body = try body(rest, isChange: true)
    var drafts: [Draft] = []
    let amendment = Amendment(
      text: body.text.isEmpty ? nil : body.text, kind: body.kind,
      children: body.children == .all ? meeting.case.children.map(\.key) : keys(body.children),
      owner: owner(body, adding: &drafts), by: body.by?.time, purpose: body.purpose, risks: body.risks,
      ifNot: body.ifNot, from: from(body, keys(body.children)), condition: condition)
    guard amendment != Amendment() else {
      throw Refusal(
        column: rest.column, word: "", message: "what of action \(number)? @who, by when, for what…")
    }
    drafts.append(draft(.amended(number: number, amendment)))
    var parts = ["AMEND \(number)" + (amendment.children.isEmpty ? "" : " \(told(amendment.children))")]
    if let condition { parts[0] += " · if \(display(condition))" }
    if let text = amendment.text { parts[0] += " · \(display(text))" }
    let gaps = gaps(body, needsPurpose: false).filter { !["who?", "by when?"].contains($0) }
    return Understood(drafts: drafts, preview: (parts + told(body)).joined(separator: " │ "), gaps: gaps)
  }

  /// The case in which a contingency is done, `if he comes back, …`, and what stands behind it.
  private func amendedCase(_ phrase: Phrase) -> (condition: String?, rest: Phrase) {
    guard let lead = phrase.firstWord, lead.lowercased == "if" else { return (nil, phrase) }
    let after = phrase.after(lead)
    guard let first = after.firstWord, first.lowercased != "not" else { return (nil, phrase) }
    guard let cut = after.cut(at: ",") else { return (after.text, after.after(after)) }
    return (cut.before.text, cut.after)
  }

  // MARK: The parts

  private func keys(_ marked: Marked) -> [ChildKey] { if case .some(let keys) = marked { keys } else { [] } }

  /// The marked children, else those named in the text; none means all of them.
  private func childrenOf(_ body: Body) -> [ChildKey] {
    let chosen = body.children == .nobody ? body.named : keys(body.children)
    let all = meeting.case.children.map(\.key)
    return chosen.count == all.count ? [] : all.filter(chosen.contains)
  }

  private func from(_ body: Body, _ children: [ChildKey]) -> Slot? {
    guard var slot = body.from else { return nil }
    let isPerChild = procedure.slots.contains { $0.id == slot.agency.text && $0.perChild }
    if isPerChild, children.count == 1 { slot.child = children[0] }
    return slot
  }

  private func owner(_ body: Body, adding drafts: inout [Draft]) -> Voice? {
    switch body.owner {
    case nil: return nil
    // An action's owner is a name: an agency is kept, and its person asked for.
    case .known(.agency(let key)): return Voice(agency: key)
    case .known(let who): return voice(who)
    case .new(let invitation):
      drafts.append(draft(.invited(invitation)))
      return Voice(agency: invitation.slot.agency, person: invitation.key)
    }
  }

  private func told(_ body: Body) -> [String] {
    let owner: String? =
      switch body.owner {
      case .known(.person(let key)): fullName(.person(key))
      case .new(let person): "\(display(person.name)), \(display(person.role)) (new)"
      case .known(.agency), nil: nil
      }
    return [
      owner, body.by.map { told($0) }, body.ifNot.map { "if not: \(display($0))" },
      body.purpose.map { display(ActionPlan.clause(ofPurpose: $0)) }, body.from.map { "from \(told($0))" },
      body.kind.map(\.rawValue),
    ].compactMap { $0 }
  }

  private func gaps(_ body: Body, needsPurpose: Bool) -> [String] {
    let owner: String? =
      switch body.owner {
      case nil: "who?"
      case .known(.agency(let key)): "who at \(display(name(of: key)))?"
      case .known(.person), .new: nil
      }
    return [
      owner, body.by.map { $0.time < now ? "due before it is agreed" : nil } ?? "by when?",
      needsPurpose && body.purpose == nil
        ? body.hasUnclearTo ? "what for? “for …”: “to …” may be the action" : "what for?" : nil,
    ].compactMap { $0 }
  }
}
