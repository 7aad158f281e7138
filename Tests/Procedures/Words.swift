import Procedures

// What the tests of one procedure's file ask of it.
extension Procedure {
  /// The places of its own text on which its entries rest.
  var places: Set<String> {
    var cites = rules.values.map(\.cite) + chair.required.map(\.cite)
    cites += slots.map(\.cite) + agenda.map(\.cite) + questions.map(\.cite) + circumstances.map(\.cite)
    cites += decisions.map(\.cite) + timescales.map(\.cite) + ladders.map(\.cite) + duties.map(\.cite)
    cites += prompts.first.map(\.cite) + prompts.review.map(\.cite) + triggers.map(\.cite)
    cites += [chair.cite, actions.cite, scale.cite] + (minuteTaker.map { [$0.cite] } ?? [])
    return Set(cites.filter { $0.basis == .procedure }.map(\.place))
  }

  /// Its slots of a strength, those that hold whatever the case first in the file's order.
  func slots(_ strength: SlotRule.Strength) -> [String] {
    slots.filter { $0.strength == strength }.map(\.id)
  }

  /// The slots that a circumstance makes required, besides those that are required of every discussion.
  func required(by circumstance: String) -> [String] {
    slots.filter { $0.strength == .required && $0.when.any.contains(circumstance) }.map(\.id)
  }

  /// The questions that rest on a place of its own text.
  func questions(at place: String) -> [String] {
    questions.filter { $0.cite.basis == .procedure && $0.cite.place == place }.map(\.id)
  }

  /// What its own text makes somebody do when something happens.
  func duties(on occasion: DutyRule.Occasion) -> [String] {
    duties.filter { $0.on == occasion && $0.cite.basis == .procedure }.map(\.id)
  }

  func question(_ id: String) -> Question? { questions.first { $0.id == id } }

  func timescale(_ id: String) -> Timescale? { timescales.first { $0.id == id } }

  func decision(_ id: String) -> DecisionRule? { decisions.first { $0.id == id } }

  /// What an answer to a question needs besides, by the answer's id; nothing where it is not to be chosen.
  func needs(of answer: String, to question: String) -> [String]? {
    guard let question = self.question(question) else { return nil }
    switch question.answer {
    case .yesNo: return answer == "yes" ? question.needsIfYes : answer == "no" ? question.needsIfNo : nil
    case .choice(let choices): return choices.first { $0.id == answer }?.needs
    case .text, .date, .list: return nil
    }
  }
}
