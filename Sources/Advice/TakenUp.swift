public import Calendar
public import Meeting
public import Procedures

/// How an item of the agenda was dealt with that nobody opened.
public struct TakenUp: Hashable, Sendable {
  /// When the first of it was written down.
  public var at: Instant
  /// What was written down: `decisions 1 and 2`.
  public var by: String
}

extension Meeting {
  /// How an item was dealt with without being opened or skipped: decisions by what was decided, an item under which
  /// questions are asked by an answer to one of them.
  public func takenUp(_ item: AgendaItem, under procedure: Procedure) -> TakenUp? {
    guard !items.contains(where: { $0.name == item.id }) else { return nil }
    let taken = decisions.filter { $0.decided != nil }
    if item.isDecisions, let at = taken.compactMap(\.decided).min() {
      let numbers = Situation.list(taken.map { "\($0.number)" })
      return TakenUp(at: at, by: taken.count == 1 ? "decision \(numbers)" : "decisions \(numbers)")
    }
    let asked = Set(procedure.questions(under: item.id).map(\.id))
    guard !asked.isEmpty else { return nil }
    return questionAnswers.first { asked.contains($0.value.question) }.map {
      TakenUp(at: $0.at, by: "an answer")
    }
  }
}

extension Procedure {
  /// The questions that are asked under an item of the agenda.
  public func questions(under item: String) -> [Question] {
    let takesOthers = item == itemOfOtherQuestions
    return questions.filter { $0.item.map { $0 == item } ?? takesOthers }
  }

  /// The item of the agenda under which a question is asked.
  func item(of question: Question) -> AgendaItem? {
    let id = question.item ?? itemOfOtherQuestions
    return agenda.first { $0.id == id }
  }

  /// Where questions that name no item are asked: under the first behind the decisions, as it is then that an unasked
  /// one is warned of; else under the last.
  private var itemOfOtherQuestions: String? {
    let decisions = agenda.lastIndex(where: \.isDecisions)
    return decisions.flatMap { $0 + 1 < agenda.count ? agenda[$0 + 1].id : nil } ?? agenda.last?.id
  }
}
