import Advice
import Meeting
import Procedures
import Text

// The procedure's questions, asked one card after the other.
extension Card {
  /// The first open question, with the others behind it; nothing where none is open.
  static func questions(at desk: Desk) -> Card? { question(passing: [], at: desk) }

  /// The first question that is open and was not passed over; of several children the one who is left.
  private static func question(passing passed: Set<String>, at desk: Desk) -> Card? {
    guard let id = desk.advice.unasked.first(where: { !passed.contains($0) }) else { return nil }
    let left = desk.meeting.livingChildren.map(\.key).filter {
      desk.meeting.answer(toQuestion: id, child: $0) == nil
    }
    let isAskedOfEach = desk.procedure.questions.contains { $0.id == id && $0.per == .child }
    var card = Card(.question(id, isAskedOfEach && left.count == 1 ? left[0] : nil), at: desk)
    card.series = passed
    return card
  }

  /// Leaves this question open, and goes on to the next; what was entered stays as a draft.
  func passOver(at desk: Desk) -> Outcome {
    guard let series, case .question(let id, _) = subject else { return .stays }
    guard let next = Self.question(passing: series.union([id]), at: desk) else {
      return .tells("no other question is open; Esc goes back")
    }
    return Outcome(layering: .closes, next: .card(next))
  }

  /// What comes after an answer that is on disk; nothing where this card stands alone.
  func goesOn(at desk: Desk) -> Outcome? {
    guard let series else { return nil }
    let open = desk.advice.unasked.count
    guard let next = Self.question(passing: series, at: desk) else {
      let told = open == 0 ? "every question is asked" : "\(open) passed over are still open"
      return Outcome(layering: .finishes, told: told)
    }
    return Outcome(layering: .finishes, told: "saved; \(open) still open", next: .card(next))
  }
}
