import Advice
import Meeting
public import Procedures

extension Desk {
  /// The questions that nobody has asked and that are asked under this item of the agenda, by id.
  public func unasked(under item: String) -> [String] {
    procedure.questions(under: item).map(\.id).filter { advice.unaskedOf[$0] != nil }
  }

  /// The questions asked under this item of the agenda of which an answer still lacks something.
  public func lacking(under item: String) -> [Question] {
    procedure.questions(under: item).filter { advice.lacking[$0.id] != nil }
  }

  /// Whether all children are these, more than one, and the answer to a question is the same of each.
  func isAlike(_ question: String, for children: [ChildKey]) -> Bool {
    let answers = children.map { meeting.answer(toQuestion: question, child: $0)?.value }
    return children.count > 1 && children.count == meeting.livingChildren.count
      && answers.allSatisfy { $0?.answer == answers[0]?.answer && $0?.needs == answers[0]?.needs }
  }

  /// What the open questions are that the agenda counts, in a line; nothing where there are none.
  public var unaskedInWords: String? {
    let count = advice.unasked.count
    guard count > 0 else { return nil }
    let items = procedure.agenda.filter { !unasked(under: $0.id).isEmpty }.map(\.name)
    let place = items.isEmpty ? "" : ", under \(items.joined(separator: " and "))"
    return advice.isAsking
      ? "▲\(count) on the agenda: questions due and not asked\(place)"
      : "○\(count) on the agenda: questions not due yet\(place)"
  }

  /// What is still to do after a closed discussion, in a line; nothing where nothing is due.
  var toDoInWords: String? {
    let due = advice.dueNext(at: self)
    guard let first = due.first else { return nil }
    let rest = due.count > 1 ? ", and \(due.count - 1) more" : ""
    return "closed; still to do: \(first)\(rest): m and c list them"
  }

  /// What warns from the last item on and did not before, in a line; nothing where the end asks for no more.
  public var waitingForEnd: String? {
    let known = Set(advice.warnings.map { Overriding($0) })
    let waiting = closingAdvice.warnings.filter { !known.contains(Overriding($0)) }.causes
    guard !waiting.isEmpty else { return nil }
    var words: [String] = []
    for warning in waiting {
      let one = Procedure.words(ofRule: warning.rule)
      if !words.contains(one) { words.append(one) }
    }
    let others = words.count - 4
    let rest = others > 0 ? ", and \(others) \(others == 1 ? "kind" : "kinds") more" : ""
    return
      "The last item is the end: \(waiting.count) more \(waiting.count == 1 ? "warning stands" : "warnings stand") with it (\(words.prefix(4).joined(separator: ", "))\(rest)); w lists them"
  }
}
