import Advice
import Procedures

extension Desk {
  /// The questions that nobody has asked and that are asked under this item of the agenda, by id.
  public func unasked(under item: String) -> [String] {
    let other = itemOfOthers
    let here = Set(procedure.questions.filter { ($0.item ?? other) == item }.map(\.id))
    return advice.unasked.filter(here.contains)
  }

  /// Where questions that name no item are asked: under the first behind the decisions, as it is then that an unasked
  /// one is warned of; else under the last.
  private var itemOfOthers: String? {
    let agenda = procedure.agenda
    let decisions = agenda.lastIndex(where: \.isDecisions)
    return decisions.flatMap { $0 + 1 < agenda.count ? agenda[$0 + 1].id : nil } ?? agenda.last?.id
  }
}
