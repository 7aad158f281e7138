public import Meeting
public import Procedures

extension Procedure {
  /// What an override goes past of all that its rule finds, as people say it; nothing of what has no words.
  ///
  /// `about` is what a warning names its subject by: `question alone`, `slot police maya`, `action 4`.
  public func words(about: String, in meeting: Meeting) -> String? {
    let parts = about.split(separator: " ", maxSplits: 2).map(String.init)
    guard let kind = parts.first, parts.count > 1 else { return about == "core" ? "the core agencies" : nil }
    let id = parts[1]
    let rest = parts.dropFirst(2).first.map { of in
      meeting.child(ChildKey(of)).map { meeting.callName(of: $0.key) }
        ?? meeting.relative(RelativeKey(of))?.name ?? meeting.person(PersonKey(of))?.name
    }
    func with(_ words: String?) -> String? {
      words.map { [$0, rest ?? nil].compactMap(\.self).joined(separator: ", ") }
    }
    return switch kind {
    case "slot", "score": with(name(of: AgencyKey(id)))
    case "person": meeting.person(PersonKey(id))?.name
    case "child": meeting.child(ChildKey(id)).map { meeting.callName(of: $0.key) }
    case "item": agenda.first { $0.id == id }?.name
    case "question": with(questions.first { $0.id == id }.map { "“\($0.asks)”" })
    case "timescale": timescales.first { $0.id == id }?.what
    case "office", "decision", "dissent", "action", "risk": "\(kind) \(id)"
    default: about
    }
  }
}
