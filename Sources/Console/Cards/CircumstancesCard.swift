import Meeting
import Procedures
import Text

/// Every circumstance of the procedure, asked plainly: yes, no, or not known.
struct CircumstancesCard: CardContent {
  var command: String { "circumstance.open" }

  func title(at desk: Desk) -> String { "Circumstances" }

  func detail(of form: CardForm, at desk: Desk) -> String {
    let unanswered = desk.circumstancePlaces.filter { place in
      guard let field = form.field(place.name) else { return false }
      return !place.isSaidByReferral && field.isEmpty && !field.isAside
    }
    let open = Set(unanswered.map(\.circumstance.id)).count
    return open == 0 ? "all asked" : "\(open) not asked"
  }

  private static let answers = [
    Field.Choice("y", Answer.yes.rawValue, "yes"), Field.Choice("n", Answer.no.rawValue, "no"),
    Field.Choice("u", Answer.unknown.rawValue, "not known"),
  ]

  func fields(at desk: Desk) -> [Field] {
    var fields: [Field] = []
    var asked: String?
    for place in desk.circumstancePlaces {
      if asked != place.circumstance.id {
        asked = place.circumstance.id
        var question = Field("? " + place.circumstance.id, "", .note)
        question.lead = place.circumstance.asks
        fields.append(question)
      }
      var field = Field(
        place.name, place.child.map { "  " + desk.name(of: $0) } ?? "", .choice(Self.answers, several: false),
        gap: place.isSaidByReferral ? nil : "not asked")
      field.chosen = desk.answer(at: place).map { [$0.rawValue] } ?? []
      fields.append(field)
    }
    let others = desk.procedure.circumstances.count { !$0.isAsked }
    if others > 0 {
      var note = Field("others", "", .note)
      note.lead = "\(others) more change nothing under this procedure; :circumstance NAME yes records one"
      fields.append(note)
    }
    return fields
  }

  func start(of form: CardForm) -> Int? {
    form.fields.firstIndex { $0.takesKeys && $0.isEmpty && $0.gap != nil && !$0.isAside }
  }

  func adjust(_ form: inout CardForm, at desk: Desk) {
    for place in desk.circumstancePlaces {
      let birth = desk.birth(at: place)
      form.change(place.name) { field in
        let on = field.chosen == [Answer.yes.rawValue] ? place.circumstance.switchesOn : nil
        let words = [birth, on.map { "switches on: \($0)" }].compactMap(\.self)
        field.hint = words.isEmpty ? nil : words.joined(separator: "   ")
        field.aside = desk.notFor(place).map { "not for: \($0)" }
      }
    }
  }

  func entry(of form: CardForm, views: AskedViews?, at desk: Desk) throws(Mistake) -> Entry {
    let changed = desk.circumstancePlaces.compactMap { place -> (place: CircumstancePlace, answer: Answer)? in
      guard let answer = form.choice(place.name).flatMap(Answer.init(rawValue:)),
        answer != desk.answer(at: place)
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
