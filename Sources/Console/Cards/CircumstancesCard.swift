import Meeting
import Procedures
import Text

/// Every circumstance of the procedure, asked plainly: yes, no, or not known.
struct CircumstancesCard: CardContent {
  var command: String { "circumstance.open" }

  func title(at desk: Desk) -> String { "Circumstances" }

  func detail(at desk: Desk) -> String {
    let open = places(at: desk).count { former($0, at: desk) == nil }
    return open == 0 ? "all asked" : "\(open) not asked"
  }

  /// One circumstance, for one child where it is about each.
  private struct Place: Hashable {
    var circumstance: Circumstance
    var child: ChildKey?

    var name: String { "\(circumstance.id) \(child?.text ?? "")" }
  }

  private func places(at desk: Desk) -> [Place] {
    let living = desk.meeting.livingChildren.map(\.key)
    return desk.procedure.circumstances.flatMap { circumstance -> [Place] in
      // Of an only child it is said of the case, as the line does.
      guard circumstance.perChild, living.count > 1 else { return [Place(circumstance: circumstance)] }
      return living.map { Place(circumstance: circumstance, child: $0) }
    }
  }

  private func former(_ place: Place, at desk: Desk) -> Answer? {
    desk.meeting.answer(to: place.circumstance.id, child: place.child)
  }

  private static let answers = [
    Field.Choice("y", Answer.yes.rawValue, "yes"), Field.Choice("n", Answer.no.rawValue, "no"),
    Field.Choice("u", Answer.unknown.rawValue, "not known"),
  ]

  func fields(at desk: Desk) -> [Field] {
    var fields: [Field] = []
    var asked: String?
    for place in places(at: desk) {
      if asked != place.circumstance.id {
        asked = place.circumstance.id
        var question = Field("? " + place.circumstance.id, "", .note)
        question.lead = place.circumstance.asks
        fields.append(question)
      }
      var field = Field(
        place.name, place.child.map { "  " + desk.name(of: $0) } ?? "", .choice(Self.answers, several: false),
        gap: "not asked")
      field.chosen = former(place, at: desk).map { [$0.rawValue] } ?? []
      fields.append(field)
    }
    return fields
  }

  func start(of form: CardForm) -> Int? { form.fields.firstIndex { $0.takesKeys && $0.isEmpty } }

  func adjust(_ form: inout CardForm, at desk: Desk) {
    for place in places(at: desk) {
      guard let on = place.circumstance.switchesOn else { continue }
      form.change(place.name) { $0.hint = $0.chosen == [Answer.yes.rawValue] ? "switches on: \(on)" : nil }
    }
  }

  func entry(of form: CardForm, views: AskedViews?, at desk: Desk) throws(Mistake) -> Entry {
    let changed = places(at: desk).compactMap { place -> (place: Place, answer: Answer)? in
      guard let answer = form.choice(place.name).flatMap(Answer.init(rawValue:)),
        answer != former(place, at: desk)
      else { return nil }
      return (place, answer)
    }
    guard !changed.isEmpty else { throw Mistake("", "nothing was answered that was not known") }
    let lines = changed.map { place, answer in
      let child = place.child.map { Spelt.child($0, in: desk.meeting) + " " } ?? ""
      return ":circumstance \(place.circumstance.id) \(child)\(answer.rawValue)"
    }
    let answers = changed.map { (id: $0.place.circumstance.id, child: $0.place.child, answer: $0.answer) }
    return Entry(lines.joined(separator: "\n")) { context throws(Refusal) in
      let reader = Reader(context)
      return answers.map { id, child, answer in
        let former = reader.meeting.circumstances.last { $0.name == id && $0.child == child }
        return reader.draft(.circumstance(id, child: child, answer), on: former?.id)
      }
    }
  }
}
