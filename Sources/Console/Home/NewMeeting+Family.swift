import Meeting
import Procedures
import Text

extension NewMeeting {
  /// How somebody of the family is written.
  static let relativeForm = "NAME, RELATION, born DATE, in the household, pr yes"

  /// The same, with a child's mark where it may be said of one child alone.
  func relativeForm(_ desk: HomeDesk) -> String {
    let names = childrenSoFar(desk).map(\.name).filter { !$0.isEmpty }
    guard names.count > 1, let name = names.first?.split(separator: " ").first else {
      return Self.relativeForm
    }
    return "\(Self.relativeForm) #\(display(name.lowercased()))"
  }

  /// Somebody of the family, as the line reads it: children are marked as they stand on the card.
  func relative(
    _ index: Int, _ text: String, _ desk: HomeDesk, _ known: [Child]? = nil
  ) throws(Refusal) -> (relative: Relative, told: String) {
    let children = known ?? childrenSoFar(desk)
    let reader = Reader(try context(desk, proceedings(desk, children, named: names(before: index))))
    let understood = try reader.readPerson(Line(text).whole)
    guard case .relativeAdded(let relative)? = understood.drafts.first?.act else {
      throw Refusal(column: 1, word: "", message: "who? \(Self.relativeForm)")
    }
    return (relative, understood.row)
  }

  /// Who is named already: nobody is there twice.
  private func names(before index: Int) -> [String] {
    (carried?.case.relatives.map(\.name) ?? [])
      + (0..<index).compactMap { typed(.relative($0)) }.map { Line($0).whole.parts(at: ",")[0].text }
  }

  /// The discussion as it would be called, as far as a line about the family asks for it.
  private func proceedings(_ desk: HomeDesk, _ children: [Child], named names: [String]) -> Proceedings {
    let relatives = names.map { Relative(key: RelativeKey(""), name: $0, relation: "") }
    let convening = Convening(
      reference: "", program: "", procedure: ProcedureStamp(id: "", revision: "", digest: ""),
      isRehearsal: desk.isRehearsal,
      case: Case(
        referral: Referral(by: "", agency: "", how: "", received: desk.now), concern: "", children: children,
        relatives: relatives))
    let author = Author(seat: .chair, person: desk.name, login: "")
    return Proceedings([Event(id: EventID(""), at: desk.now, by: author, act: .convened(convening))])
  }
}
