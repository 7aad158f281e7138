import Advice
import Calendar
import Meeting
import Procedures
import Text

/// A question of the procedure: its answer, and what the answer needs besides.
struct QuestionCard: CardContent {
  let id: String
  let child: ChildKey?

  static let all = "all"
  private static let need = "need "

  var command: String { "plan.answer" }
  var about: String? { "child" }

  private func question(_ desk: Desk) -> Question? { desk.procedure.questions.first { $0.id == id } }

  func title(at desk: Desk) -> String {
    let short = question(desk)?.short ?? id
    return "Plan: \(short)"
  }

  func detail(of form: CardForm, at desk: Desk) -> String {
    guard let question = question(desk), case .agency(let agency) = question.of else { return "" }
    return desk.name(of: AgencyKey(agency))
  }

  func fields(at desk: Desk) -> [Field] {
    guard let question = question(desk) else {
      var gone = Field("asks", "", .note)
      gone.lead = "This procedure does not ask that."
      return [gone]
    }
    var asks = Field("asks", "", .note)
    asks.lead = question.asks
    var child = Field("child", "Child", .choice([], several: false), gap: "which child?")
    var parent = Field("parent", "About", .choice([], several: false), gap: "about whom?")
    var answer = Field("answer", "Answer", gap: "the answer")
    switch question.answer {
    case .yesNo: answer.kind = .choice(Field.Choice.yesNo, several: false)
    case .choice(let choices):
      answer.kind = .choice(
        Field.Choice.numbered(choices.map { (id: $0.id, words: $0.name) }), several: question.several)
      answer.none = "no"
    case .date: answer.kind = .when
    case .text, .list: answer.kind = .text
    }
    child.isHidden = question.per != .child || desk.meeting.livingChildren.count < 2
    parent.isHidden = question.per != .parent
    child.chosen = self.child.map { [$0.text] } ?? []
    var fields =
      [asks, child, parent, answer]
      + possibleNeeds(question).map { name in
        let label = name.prefix(1).uppercased() + name.dropFirst()
        let kind: Field.Kind =
          QuestionAnswer.Need.isTime(name) ? .words : QuestionAnswer.Need.isWho(name) ? .people : .text
        // What is done may be said; what the procedure asks for is a gap.
        return Field(Self.need + name, label, kind, gap: question.allNeeds.contains(name) ? "\(name)?" : nil)
      }
    if let known = desk.meeting.answer(toQuestion: id, child: self.child)?.value, question.per != .parent {
      for index in fields.indices { fill(&fields[index], known, at: desk) }
    }
    return fields
  }

  private func fill(_ field: inout Field, _ known: QuestionAnswer, at desk: Desk) {
    if field.name == "answer" {
      if field.isChoice {
        field.chosen = known.answer.split(separator: ",").map { trimmed($0) }
      } else if field.kind == .when, let time = LocalTime(known.answer) {
        field.text = TextField(Spelt.typed(time, now: desk.local))
      } else {
        field.text = TextField(known.answer)
      }
    } else if field.name.hasPrefix(Self.need),
      let need = known.need(String(field.name.dropFirst(Self.need.count)))
    {
      field.text = TextField(need.time.map { Spelt.typed($0, now: desk.local) } ?? need.text)
    }
  }

  /// What can be said besides an answer, each once: what is done before who does it.
  private func possibleNeeds(_ question: Question) -> [String] {
    let each =
      [question.needs + question.needsIfYes] + question.choices.map { question.needs + $0.needs }
    var seen: Set<String> = []
    return (each.flatMap { asksWhat(question, $0) } + question.allNeeds).filter { seen.insert($0).inserted }
  }

  /// What the answer, as it stands, needs besides, and may say.
  private func needs(_ question: Question, _ answers: [String]) -> Set<String> {
    let needs = question.needs(of: answers.joined(separator: ", "))
    return Set(needs + asksWhat(question, needs))
  }

  /// Of an answer that needs only who and when what it is that they do may be said.
  private func asksWhat(_ question: Question, _ needs: [String]) -> [String] {
    let isDone = needs.contains("who") && Set(needs).isSubset(of: ["who", "when"])
    switch question.answer {
    case .yesNo, .choice: return isDone ? ["what"] : []
    case .date, .text, .list: return []
    }
  }

  func adjust(_ form: inout CardForm, at desk: Desk) {
    guard let question = question(desk) else { return }
    let living = desk.meeting.livingChildren.map { (id: $0.key.text, words: desk.name(of: $0.key)) }
    form.change("child") { field in
      field.kind = .choice(
        Field.Choice.numbered(living + (living.count > 1 ? [(id: Self.all, words: "all")] : [])),
        several: false)
    }
    // Of whom it is known that they hold no parental responsibility, nobody asks whether they are told.
    let parents = desk.meeting.case.relatives.filter { !$0.isWithoutResponsibility }.map { relative in
      let isHolder = relative.parentalResponsibility.values.contains(.yes)
      return (
        id: relative.key.text,
        words: "\(relative.name), \(relative.relation)" + (isHolder ? "" : " (not said whether PR)")
      )
    }
    form.change("parent") { field in
      field.kind = .choice(Field.Choice.numbered(parents), several: false)
      field.hint = parents.isEmpty ? "nobody is known to hold parental responsibility" : nil
    }
    if let known = desk.meeting.known(question) {
      form.change("answer") { $0.hint = "said when it was called: \(known.answer)" }
    }
    let needed = needs(question, form.chosen("answer"))
    for name in possibleNeeds(question) {
      form.change(Self.need + name) { $0.isHidden = !needed.contains(name) && $0.isEmpty }
    }
  }

  /// Also where it is asked of somebody in particular, and of nobody else.
  func gap(of form: CardForm) -> Int? {
    form.fields.firstIndex { $0.takesKeys && $0.isEmpty && $0.gap != nil }
  }

  func start(of form: CardForm) -> Int? {
    form.fields.firstIndex { $0.takesKeys && $0.isEmpty } ?? form.index("answer")
  }

  func entry(of form: CardForm, views: AskedViews?, at desk: Desk) throws(Mistake) -> Entry {
    guard let question = question(desk) else { throw Mistake("asks", "this procedure does not ask that") }
    let answer = try answer(form, question)
    let relative = form.choice("parent").map { RelativeKey($0) }
    let living = desk.meeting.livingChildren.map(\.key)
    var children: [ChildKey?] = [nil]
    if question.per == .child, living.count > 1 {
      guard let chosen = form.choice("child") else { throw Mistake("child", "which child?") }
      if chosen != Self.all { children = [ChildKey(chosen)] }
    }
    if question.per == .parent, relative == nil { throw Mistake("parent", "about whom?") }
    let reader = Reader(desk.context)
    let needs = possibleNeeds(question).compactMap { name -> QuestionAnswer.Need? in
      form.people(Self.need + name).map { text in
        guard QuestionAnswer.Need.isTime(name), let dated = try? reader.dated(Line(text).whole) else {
          return QuestionAnswer.Need(name, text)
        }
        return QuestionAnswer.Need(name, dated.text, time: dated.isWhole ? dated.when?.time : nil)
      }
    }
    let answers = children.map {
      QuestionAnswer(question: id, child: $0, relative: relative, answer: answer, needs: needs)
    }
    return Entry(line(answers, question, at: desk)) { context throws(Refusal) in
      let reader = Reader(context)
      return answers.map { answer in
        let former = reader.meeting.answer(
          toQuestion: answer.question, child: answer.child, relative: answer.relative)
        return reader.draft(.questionAnswered(answer), on: former?.id)
      }
    }
  }

  private func answer(_ form: CardForm, _ question: Question) throws(Mistake) -> String {
    switch question.answer {
    case .yesNo, .choice:
      let chosen = form.chosen("answer")
      guard !chosen.isEmpty else { throw Mistake("answer", question.asks) }
      return chosen.joined(separator: ", ")
    case .date:
      guard let when = form.when("answer") else { throw Mistake("answer", question.asks) }
      return when.answer
    case .text, .list: return try form.required("answer", question.asks)
    }
  }

  private func line(_ answers: [QuestionAnswer], _ question: Question, at desk: Desk) -> String {
    guard let first = answers.first else { return "" }
    let marks = [
      answers.count == 1 ? first.child.map { Spelt.child($0, in: desk.meeting) } : nil,
      first.relative.flatMap { desk.meeting.relative($0) }.map { "@\"\($0.name)\"" },
    ].compactMap { $0 }.map { $0 + " " }.joined()
    let said: String
    switch question.answer {
    case .text, .list: said = Spelt.words(first.answer, not: ["because"], parting: ";")
    case .date: said = LocalTime(first.answer).map { Spelt.time($0) } ?? first.answer
    case .yesNo, .choice: said = first.answer
    }
    let needs = first.needs.map { need in
      "; \(need.name) \(need.time.map { Spelt.time($0) } ?? Spelt.words(need.text, parting: ";"))"
    }
    return ":plan \(question.id) \(marks)\(said)" + needs.joined()
  }
}
