import Calendar
import Meeting
import Procedures
import Text

// The procedure's questions: `:plan QUESTION #child @relative ANSWER because TEXT; NEED TEXT`.
extension Reader {
  func readPlan(_ arguments: Phrase) throws(Refusal) -> Understood {
    let all = procedure.questions.map { Named($0, [$0.short, $0.id]) }
    guard let first = arguments.words.first else {
      throw Refusal(
        arguments, "which question? \(listed(all.map { $0.names[0] }, else: "this procedure has none"))")
    }
    guard let found = try longest(questionWords(arguments), among: all, is: "question") else {
      throw unknown(first, "question", all.map { $0.names[0] })
    }
    let question = found.value
    var rest = arguments.after(found.phrase)
    var marked = Marked.nobody
    var relative: Relative?
    while let word = rest.words.first {
      if isChildMark(word) {
        marked = try adding(word, to: marked)
      } else if word.text.first == "@", question.per == .parent {
        guard relative == nil else { throw Refusal(word, "one person a line; the other gets its own") }
        relative = try self.relative(word.dropping(1))
      } else {
        break
      }
      rest = rest.after(word)
    }
    if rest.text.first == ":" { rest = rest.dropping(1) }

    let answer = try answer(to: question, rest)
    let wanted = question.needs + answer.needs
    let needs = try needs(rest.after(answer.phrase), wanted)
    let children: [ChildKey?] = if case .some(let keys) = marked { keys } else { [nil] }
    let drafts = children.map { child in
      draft(
        .questionAnswered(
          QuestionAnswer(
            question: question.id, child: child, relative: relative?.key, answer: answer.id,
            needs: needs.map(\.need))),
        on: meeting.answer(toQuestion: question.id, child: child, relative: relative?.key)?.id)
    }
    let about: [String?] = [
      "PLAN \(display(question.short))",
      question.per == .meeting && marked == .nobody ? nil : told(children.compactMap { $0 }),
      relative.map { display($0.name) }, display(answer.shown),
    ]
    let told = [about.compactMap { $0 }.joined(separator: " · ")] + needs.map(\.shown)
    let given = Set(needs.map(\.need.name))
    var gaps = wanted.filter { !given.contains($0) }.map { "\(display($0))?" }
    if question.per == .parent, relative == nil { gaps.insert("about whom? @…", at: 0) }
    return Understood(drafts: drafts, preview: told.joined(separator: " │ "), gaps: gaps)
  }

  /// The words among which the question's own stand: those before a mark or a colon.
  private func questionWords(_ arguments: Phrase) -> Phrase {
    let mark = arguments.words.first { isChildMark($0) || $0.text.first == "@" }
    let head = mark.map(arguments.before) ?? arguments
    return head.cut(at: ":")?.before ?? head
  }

  private func relative(_ name: Phrase) throws(Refusal) -> Relative {
    let all = meeting.case.relatives.map { relative in
      Named(
        relative,
        [relative.name] + relative.name.split(separator: " ").map(String.init) + relative.aliases
          + [relative.relation])
    }
    guard let relative = try one(name, among: all) else {
      throw unknown(name, "member of the family", all.map { $0.names[0] })
    }
    return relative
  }

  // MARK: Answers

  private struct PlanAnswer {
    var id: String
    var shown: String
    var needs: [String]
    var phrase: Phrase
  }

  private func answer(to question: Question, _ phrase: Phrase) throws(Refusal) -> PlanAnswer {
    let end = answerEnd(phrase, question)
    let words = phrase.part(phrase.range.lowerBound..<end)
    switch question.answer {
    case .yesNo:
      guard let word = phrase.words.first, let answer = Answer(rawValue: ClockWords.bare(word).lowercased),
        answer != .unknown
      else { throw Refusal(phrase.words.first ?? phrase, "yes or no? \(display(question.asks))") }
      return PlanAnswer(
        id: answer.rawValue, shown: answer.rawValue,
        needs: answer == .yes ? question.needsIfYes : question.needsIfNo, phrase: ClockWords.bare(word))
    case .choice(let choices):
      let all = choices.map { Named($0, [words_($0.id), $0.id, $0.name]) }
      guard let found = try longest(words, among: all, is: "answer") else {
        throw Refusal(
          words.words.first ?? words, "which? \(listed(all.map { $0.names[0] }, else: "there is none"))")
      }
      let needs = found.value.needs + extraNeeds(question, found.value.id)
      return PlanAnswer(id: found.value.id, shown: words_(found.value.id), needs: needs, phrase: found.phrase)
    case .date:
      let when = try onlyWhen(words)
      return PlanAnswer(id: when.time.description, shown: told(when), needs: [], phrase: words)
    case .text, .list:
      let text = try required(words, "\(display(question.asks))")
      return PlanAnswer(id: text, shown: text, needs: [], phrase: words)
    }
  }

  private func words_(_ id: String) -> String { words(id) }

  private func extraNeeds(_ question: Question, _ choice: String) -> [String] {
    switch choice {
    case "yes": question.needsIfYes
    case "no": question.needsIfNo
    default: []
    }
  }

  /// Where the answer's own words end: at `because`, or at a `;` before a need's name.
  private func answerEnd(_ phrase: Phrase, _ question: Question) -> Int {
    let because = phrase.cut(atKeyword: "because")?.keyword.range.lowerBound
    let need = needStarts(phrase, possibleNeeds(question)).first?.range.lowerBound
    return min(because ?? phrase.range.upperBound, need ?? phrase.range.upperBound)
  }

  private func possibleNeeds(_ question: Question) -> [String] {
    let choices = if case .choice(let choices) = question.answer { choices } else { [Question.Choice]() }
    return question.needs + question.needsIfYes + question.needsIfNo + choices.flatMap(\.needs)
  }

  // MARK: What an answer needs besides

  /// Names that may stand behind a `;` whatever the question asks for.
  private static let needNames = ["why", "who", "when", "method", "purpose"]

  /// The `;` behind which the name of a need stands.
  private func needStarts(_ phrase: Phrase, _ wanted: [String]) -> [Phrase] {
    let names = Set((wanted + Self.needNames).map(fold))
    var starts: [Phrase] = []
    var rest = phrase
    while let cut = rest.cut(at: ";") {
      if let word = cut.after.words.first, names.contains(fold(word.text)) {
        starts.append(phrase.part(cut.before.range.upperBound..<cut.after.range.upperBound))
      }
      rest = cut.after
    }
    return starts
  }

  private func needs(
    _ phrase: Phrase, _ wanted: [String]
  ) throws(Refusal) -> [(need: QuestionAnswer.Need, shown: String)] {
    var needs: [(need: QuestionAnswer.Need, shown: String)] = []
    let starts = needStarts(phrase, wanted)
    let lead = starts.first.map { phrase.part(phrase.range.lowerBound..<$0.range.lowerBound) } ?? phrase
    if let word = lead.words.first {
      guard word.lowercased == "because" else {
        throw Refusal(word, "\(quoted(word)) is not expected here: because TEXT; who TEXT; when WHEN")
      }
      let why = try required(lead.after(word), "because of what?")
      needs.append((QuestionAnswer.Need("why", why), "because \(display(why))"))
    }
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].range.lowerBound : phrase.range.upperBound
      let part = phrase.part(start.range.lowerBound..<end)
      let text = part.text.first == ";" ? part.dropping(1) : part
      guard let word = text.words.first else { continue }
      let name = wanted.first { fold($0) == fold(word.text) } ?? word.lowercased
      guard !needs.contains(where: { $0.need.name == name }) else {
        throw Refusal(word, "a second “\(display(name))”")
      }
      let value = text.after(word)
      let said = try required(value, "\(display(name))?")
      let isTime = name.hasPrefix("when") || name.hasSuffix("when") || name == "date"
      let when = isTime ? try leadingWhen(value) : nil
      let time = when.flatMap { value.after($0.phrase).isEmpty ? $0.when : nil }
      needs.append(
        (
          QuestionAnswer.Need(name, said, time: time?.time),
          "\(display(name)): \(time.map { told($0) } ?? display(said))"
        ))
    }
    return needs
  }
}
