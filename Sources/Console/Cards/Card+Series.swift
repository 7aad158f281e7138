import Advice
import Meeting
import Procedures
import Text

// The procedure's questions, asked one card after the other.
extension Card {
  /// The questions of an item of the agenda, and which of them were passed over.
  struct Series: Hashable, Sendable {
    var item: String
    var passed: Set<String> = []
  }

  /// The first open question of an item, with the others behind it; nothing where none is open.
  static func questions(under item: String, at desk: Desk) -> Card? {
    question(of: Series(item: item), at: desk)
  }

  /// The first of several questions that are open for one cause, with the others behind it; nothing where it is none.
  static func questions(of cause: Cause, at desk: Desk) -> Card? {
    guard cause.isShared, case .question(let id) = cause.place,
      let item = desk.procedure.agenda.first(where: { desk.unasked(under: $0.id).contains(id) })?.id
    else { return nil }
    let known = Set(cause.warnings.map(\.place))
    let passed = desk.unasked(under: item).filter { !known.contains(.question($0)) }
    return question(of: Series(item: item, passed: Set(passed)), at: desk)
  }

  /// The first question that is open and was not passed over; of several children the one who is left.
  private static func question(of series: Series, at desk: Desk) -> Card? {
    guard let id = desk.unasked(under: series.item).first(where: { !series.passed.contains($0) }) else {
      return nil
    }
    let left = desk.advice.unaskedOf[id] ?? []
    var card = Card(.question(id, left.count == 1 ? left[0] : nil), at: desk)
    card.series = series
    return card
  }

  /// Leaves this question open, and goes on to the next; what was entered stays as a draft.
  func passOver(at desk: Desk) -> Outcome {
    guard var series, case .question(let id, _) = subject else { return .stays }
    series.passed.insert(id)
    guard let next = Self.question(of: series, at: desk) else {
      return .tells("no other question is open; Esc goes back")
    }
    return Outcome(layering: .closes, next: .card(next))
  }

  /// What comes after an answer that is on disk; nothing where this card stands alone.
  func goesOn(at desk: Desk) -> Outcome? {
    guard let series else { return nil }
    let open = desk.unasked(under: series.item).count
    guard let next = Self.question(of: series, at: desk) else {
      let told = open == 0 ? "every question is asked" : "\(open) passed over are still open"
      return Outcome(layering: .finishes, told: told)
    }
    return Outcome(layering: .finishes, told: "saved; \(open) still open", next: .card(next))
  }
}
