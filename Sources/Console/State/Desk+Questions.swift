import Procedures

extension Desk {
  /// The item of the agenda under which the procedure's questions are asked: the first behind the decisions, as it
  /// is then that an unasked one is warned of; else the last.
  public var itemOfQuestions: String? {
    let agenda = procedure.agenda
    let decisions = agenda.lastIndex(where: \.isDecisions)
    return decisions.flatMap { $0 + 1 < agenda.count ? agenda[$0 + 1].id : nil } ?? agenda.last?.id
  }
}
