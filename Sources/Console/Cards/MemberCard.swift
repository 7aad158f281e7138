import Meeting
import Procedures
import Text

/// What somebody of an agency may decide, knows and brings: asked, and recorded as it was answered.
struct MemberCard: CardContent {
  let key: PersonKey

  var command: String { "roll.member" }

  func title(at desk: Desk) -> String { desk.meeting.person(key)?.name ?? "Nobody of the roll" }

  func detail(of form: CardForm, at desk: Desk) -> String {
    desk.meeting.person(key).map { desk.name(of: $0.agency) } ?? ""
  }

  private static let asked: [(trait: Trait, asks: String)] = [
    (.mayDecide, "May they decide for their agency?"),
    (.hasInformation, "Have they brought all the agency's relevant information?"),
    (.knowsChild, "Do they know the child?"),
  ]

  private static let answers = [
    Field.Choice("y", Answer.yes.rawValue, "yes"), Field.Choice("n", Answer.no.rawValue, "no"),
    Field.Choice("u", Answer.unknown.rawValue, "not known"),
  ]

  func fields(at desk: Desk) -> [Field] {
    Self.asked.flatMap { trait, asks -> [Field] in
      var question = Field("? \(trait.rawValue)", "", .note)
      question.lead = asks
      var field = Field(trait.rawValue, "", .choice(Self.answers, several: false), gap: "not asked")
      field.chosen = desk.meeting.person(key)?.traits[trait].map { [$0.rawValue] } ?? []
      return [question, field]
    }
  }

  func start(of form: CardForm) -> Int? { form.fields.firstIndex { $0.takesKeys && $0.isEmpty } }

  func entry(of form: CardForm, views: AskedViews?, at desk: Desk) throws(Mistake) -> Entry {
    guard let person = desk.meeting.person(key) else { throw Mistake("", "nobody of the roll is meant") }
    let answered = Self.asked.compactMap { trait, _ -> (trait: Trait, answer: Answer)? in
      guard let answer = form.choice(trait.rawValue).flatMap(Answer.init(rawValue:)),
        answer != person.traits[trait]
      else { return nil }
      return (trait, answer)
    }
    guard !answered.isEmpty else { throw Mistake("", "nothing was answered that was not known") }
    let key = key
    let who = Spelt.who(person.voice, in: desk.meeting)
    return Entry(
      answered.map { ":member \(who) \($0.trait.rawValue) \($0.answer.rawValue)" }.joined(separator: "\n"),
      acts: answered.map { .trait(key, $0.trait, $0.answer) })
  }
}
