import Meeting
import Procedures
import Text

// A decision and the views on it as lines that say the same.
extension DecisionCard {
  private static let keywords: Set = ["owner", "threshold", "risk", "because", "without", "again", "news"]

  func lines(
    _ deciding: Deciding, _ children: [ChildKey], _ given: [AskedViews.NewView], at desk: Desk
  ) -> String {
    let meeting = desk.meeting
    let numbers = Self.numbers(of: deciding.decision, for: children, in: desk.proceedings)
    let clauses = clauses(of: deciding, in: meeting)
    let short =
      desk.procedure.decisions.first { $0.id == deciding.decision }?.short
      ?? "other: \(Self.said(deciding.decision))"
    let decided = zip(children, numbers).map { child, number in
      let isProposed = meeting.decision(number) != nil
      let head = isProposed ? "\(number)" : "\(short) \(Spelt.child(child, in: meeting))"
      return ([":decide \(head)"] + clauses).joined(separator: " ")
    }
    let decisions = zip(children, numbers).map { (child: $0, number: $1) }
    return (decided + Self.lines(given, on: decisions, at: desk)).joined(separator: "\n")
  }

  private static func said(_ text: String) -> String { Spelt.words(text, not: keywords) }

  /// What stands behind the decision itself.
  func clauses(of deciding: Deciding, in meeting: Meeting) -> [String] {
    var clauses: [String] = []
    if let owner = deciding.owner { clauses.append("owner \(Spelt.who(owner, in: meeting))") }
    if let threshold = deciding.threshold { clauses.append("threshold \(threshold.rawValue)") }
    clauses += deciding.risks.map { "risk \($0)" }
    if let because = deciding.because { clauses.append("because \(Self.said(because))") }
    if let without = deciding.without {
      clauses.append("without because \(Self.said(without.because))")
      if let news = without.news {
        clauses.append("news @\(Spelt.who(news, in: meeting))")
        if let by = without.newsBy { clauses.append("by \(Spelt.time(by))") }
      }
    }
    if let again = deciding.again { clauses.append("again \(Spelt.time(again))") }
    return clauses
  }

  static func lines(
    _ given: [AskedViews.NewView], on decisions: [(child: ChildKey, number: Int)], at desk: Desk
  ) -> [String] {
    given.map { new in
      let given = new.given
      let who = Spelt.who(new.voice, in: desk.meeting)
      let numbers = decisions.filter { new.slot.isAsked(about: $0.child) }.map(\.number)
      let on = "on " + numbers.map(String.init).joined(separator: ", ")
      switch given.view {
      case .agrees: return ":agrees \(who) \(on)"
      case .noView: return ":noview \(who) \(on)"
      case .disagrees:
        let words = trimmed(given.words.text)
        return ":disagrees \(who) \(on)" + (words.isEmpty ? "" : ": \(words)")
      }
    }
  }
}
