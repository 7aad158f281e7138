import Meeting

extension Card.Subject {
  /// How a draft's file names it; `init(_:)` reads it again.
  public var text: String {
    let parts: [String] =
      switch self {
      case .action(let number): ["action", spelt(number)]
      case .decision(let child, let number): ["decision", child?.text ?? "", spelt(number)]
      case .tonight(let child): ["tonight", child?.text ?? ""]
      case .circumstances: ["circumstances"]
      case .already: ["already"]
      case .escalation(let number): ["escalation", spelt(number)]
      case .override(let one, let message): ["override"] + spelt(one) + [message]
      case .overrides(let all): ["overrides"] + all.flatMap(spelt)
      case .cause(let all, let message, let names):
        ["cause", message] + zip(all, names).flatMap { spelt($0) + [$1] }
      case .question(let id, let child): ["question", id, child?.text ?? ""]
      case .without(let slot): ["without", slot.agency.text, slot.child?.text ?? ""]
      case .invitation(let slot): ["invitation", slot?.agency.text ?? "", slot?.child?.text ?? ""]
      case .member(let key): ["member", key.text]
      case .relative: ["relative"]
      case .decline: ["decline"]
      }
    return parts.map { part in part.map { $0 == "\t" ? " " : String($0) }.joined() }.joined(separator: "\t")
  }

  private func spelt(_ one: Overriding) -> [String] { [one.rule, one.child?.text ?? "", one.about ?? ""] }

  private func spelt(_ number: Int?) -> String { number.map(String.init) ?? "" }

  /// The subject that a draft's file names; nil where that is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    func at(_ index: Int) -> String { parts.indices.contains(index) ? parts[index] : "" }
    func child(_ index: Int) -> ChildKey? { at(index).isEmpty ? nil : ChildKey(at(index)) }
    func slot() -> Slot? { at(1).isEmpty ? nil : Slot(AgencyKey(at(1)), child: child(2)) }
    func overriding(_ index: Int) -> Overriding {
      let about = at(index + 2)
      return Overriding(rule: at(index), child: child(index + 1), about: about.isEmpty ? nil : about)
    }
    switch at(0) {
    case "action": self = .action(Int(at(1)))
    case "decision": self = .decision(child(1), Int(at(2)))
    case "tonight": self = .tonight(child(1))
    case "circumstances": self = .circumstances
    case "already": self = .already
    case "escalation": self = .escalation(Int(at(1)))
    case "override": self = .override(overriding(1), message: at(4))
    case "overrides": self = .overrides(stride(from: 1, to: parts.count, by: 3).map(overriding))
    case "cause":
      let starts = stride(from: 2, to: parts.count, by: 4)
      self = .cause(starts.map(overriding), message: at(1), names: starts.map { at($0 + 3) })
    case "question": self = .question(at(1), child(2))
    case "without":
      guard let slot = slot() else { return nil }
      self = .without(slot)
    case "invitation": self = .invitation(slot())
    case "member": self = .member(PersonKey(at(1)))
    case "relative": self = .relative
    case "decline": self = .decline
    default: return nil
    }
  }

  /// What its card asks.
  func content(at desk: Desk) -> any CardContent {
    switch self {
    case .action(let number): ActionCard(number, at: desk)
    case .decision(let child, let number): DecisionCard(child, number, at: desk)
    case .tonight(let child): TonightCard(child: child)
    case .circumstances: CircumstancesCard()
    case .already: AlreadyCard()
    case .escalation(let number): EscalationCard(number)
    case .override(let one, let message): OverrideCard(overriding: one, message: message)
    case .overrides(let all): OverridesCard(all: all)
    case .cause(let all, let message, let names): CauseCard(all: all, message: message, names: names)
    case .question(let id, let child): QuestionCard(id: id, child: child)
    case .without(let slot): WithoutCard(slot: slot)
    case .invitation(let slot): InvitationCard(slot: slot)
    case .member(let key): MemberCard(key: key)
    case .relative: RelativeCard()
    case .decline: DeclineCard()
    }
  }
}
