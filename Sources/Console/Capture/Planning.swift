import Calendar
import Meeting
import Procedures
import Text

// The procedure's questions: `:plan QUESTION #child @relative ANSWER because TEXT; NEED TEXT`.
extension Reader {
  func readPlan(_ arguments: Phrase) throws(Refusal) -> Understood {
    let all = procedure.questions.map { Named($0, [$0.short, $0.id]) }
    guard let first = arguments.firstWord else {
      throw Refusal(
        arguments, "which question? \(listed(all.map(\.shown), else: "this procedure has none"))")
    }
    guard let found = try longest(questionWords(arguments), among: all) else {
      throw unknown(first, "question", all.map(\.shown))
    }
    let question = found.value
    var rest = arguments.after(found.phrase)
    var marked = Marked.nobody
    var relative: Relative?
    if let named = try namedBeforeColon(rest) { (marked, rest) = named }
    while var word = rest.firstWord {
      if isChildMark(word) {
        marked = try adding(word, to: marked)
      } else if word.text.first == "@", question.per == .parent {
        guard relative == nil else { throw Refusal(word, "one person a line; the other gets its own") }
        word = whole(word, in: rest, of: meeting.case.relatives.map(\.name))
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
    var gaps = wanted.filter { !given.contains($0) }.map { "\(display($0))?" } + needs.compactMap(\.gap)
    if question.per == .parent, relative == nil { gaps.insert("about whom? @…", at: 0) }
    if question.per == .parent, relative?.isWithoutResponsibility == true {
      gaps.append("recorded as without parental responsibility")
    }
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
      throw unknown(name, "member of the family", all.map(\.shown))
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
    let own = phrase.part(phrase.range.lowerBound..<end)
    switch question.answer {
    case .yesNo:
      guard let word = phrase.firstWord, let answer = Answer(rawValue: ClockWords.bare(word).lowercased),
        answer != .unknown
      else {
        throw Refusal(
          phrase.firstWord ?? phrase,
          "first yes or no: \(display(question.typedAnswer)) · \(display(question.asks))")
      }
      return PlanAnswer(
        id: answer.rawValue, shown: answer.rawValue,
        needs: answer == .yes ? question.needsIfYes : question.needsIfNo, phrase: ClockWords.bare(word))
    case .choice(let choices): return try choice(of: question, choices, own)
    case .date:
      let when = try onlyWhen(own)
      return PlanAnswer(id: when.answer, shown: when.inRecord, needs: [], phrase: own)
    case .text, .list:
      let text = try required(own, "\(display(question.asks))")
      return PlanAnswer(id: text, shown: text, needs: [], phrase: own)
    }
  }

  /// One choice, or several parted by commas where the question takes several.
  private func choice(
    of question: Question, _ choices: [Question.Choice], _ phrase: Phrase
  ) throws(Refusal) -> PlanAnswer {
    let all = choices.map { Named($0, [words($0.id), $0.id, $0.name], shown: $0.name) }
    var taken: [Question.Choice] = []
    var end = phrase
    for part in question.several ? phrase.parts(at: ",") : [phrase] {
      guard let found = try longest(part, among: all) else {
        throw Refusal(part.firstWord ?? part, "which? \(listed(all.map(\.shown), else: "there is none"))")
      }
      taken.append(found.value)
      end = phrase.part(phrase.range.lowerBound..<found.phrase.range.upperBound)
    }
    return PlanAnswer(
      id: taken.map(\.id).joined(separator: ", "), shown: taken.map { words($0.id) }.joined(separator: ", "),
      needs: taken.flatMap { $0.needs + extraNeeds(question, $0.id) }, phrase: end)
  }

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
    let need = needStarts(phrase, question.allNeeds).first?.mark
    return min(because ?? phrase.range.upperBound, need ?? phrase.range.upperBound)
  }

  // MARK: What an answer needs besides

  /// Names that may stand behind a `;` whatever the question asks for.
  private static let needNames = ["why", "who", "what", "when", "method", "purpose"]

  /// Where a need begins: its `;`, its name as the question spells it, and what is said of it up to the end.
  private struct NeedStart {
    var mark: Int
    var name: Phrase
    var known: String
  }

  private func needStarts(_ phrase: Phrase, _ wanted: [String]) -> [NeedStart] {
    let names = wanted + Self.needNames.filter { !wanted.contains($0) }
    var starts: [NeedStart] = []
    var rest = phrase
    while let cut = rest.cut(at: ";") {
      rest = cut.after
      let match = names.compactMap { name -> (String, Phrase)? in
        let run = rest.firstWords(name.split(separator: " ").count)
        guard let first = run.first, let last = run.last else { return nil }
        let typed = phrase.part(first.range.lowerBound..<last.range.upperBound)
        return fold(typed.text) == fold(name) ? (name, typed) : nil
      }
      guard let (known, typed) = match.max(by: { $0.0.count < $1.0.count }) else { continue }
      starts.append(NeedStart(mark: cut.before.range.upperBound, name: typed, known: known))
    }
    return starts
  }

  private func needs(
    _ phrase: Phrase, _ wanted: [String]
  ) throws(Refusal) -> [(need: QuestionAnswer.Need, shown: String, gap: String?)] {
    var needs: [(need: QuestionAnswer.Need, shown: String, gap: String?)] = []
    let starts = needStarts(phrase, wanted)
    let lead = starts.first.map { phrase.part(phrase.range.lowerBound..<$0.mark) } ?? phrase
    if let word = lead.firstWord {
      guard word.lowercased == "because" else {
        throw Refusal(word, "\(quoted(word)) is not expected here: because TEXT; who TEXT; when WHEN")
      }
      let why = try required(lead.after(word), "because of what?")
      needs.append((QuestionAnswer.Need("why", why), "because \(display(why))", nil))
    }
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].mark : phrase.range.upperBound
      let name = start.known
      guard !needs.contains(where: { $0.need.name == name }) else {
        throw Refusal(start.name, "a second “\(display(name))”")
      }
      let value = phrase.part(start.name.range.upperBound..<end)
      let said = try required(value, "\(display(name))?")
      if QuestionAnswer.Need.isWho(name) {
        let people = people(in: value.unquoted.text)
        needs.append(
          (
            QuestionAnswer.Need(name, people.text), "\(display(name)): \(display(people.text))",
            people.strangers.isEmpty ? nil : people.marked
          ))
        continue
      }
      let dated = QuestionAnswer.Need.isTime(name) ? try dated(value) : Dated(text: said)
      let time = dated.isWhole ? dated.when : nil
      needs.append(
        (
          QuestionAnswer.Need(name, dated.text, time: time?.time),
          "\(display(name)): \(time.map { told($0) } ?? display(dated.text))", nil
        ))
    }
    return needs
  }
}

extension QuestionAnswer.Need {
  /// Whether what a need of that name asks for is a time.
  static func isTime(_ name: String) -> Bool {
    name.hasPrefix("when") || name.hasSuffix("when") || name == "date"
  }

  /// Whether what a need of that name asks for is people.
  static func isWho(_ name: String) -> Bool {
    name == "who" || name.hasPrefix("who ") || name.hasSuffix(" who")
  }
}
