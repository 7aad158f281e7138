public import Meeting
public import Procedures

/// A question that is open, for a child or a person.
struct OpenQuestion {
  var child: ChildKey?
  var relative: RelativeKey?
  /// What an answer that was given still lacks.
  var lacks: [String]
}

/// What a rule of its own finds open of a question: not answered for some children, or lacking something for one.
struct Opening {
  var question: Question
  /// None where it is asked of the meeting.
  var children: [ChildKey]
  /// Nothing where it was not answered at all.
  var lacks: [String]

  /// The child that it is about, where it is about one.
  var child: ChildKey? { children.count == 1 ? children.first : nil }
}

/// An answer that was given, and a decision that says another one.
struct Contradiction {
  var question: Question
  var answer: String
  var decision: Decision

  /// The answer as it is called.
  var said: String {
    Situation.list(Question.chosen(in: answer).map { question.name(of: String($0)) ?? String($0) })
  }
}

extension Situation {
  /// The questions that a rule of its own reads, so that one cause raises one warning; none while it is off.
  func questions(readBy rule: String) -> [Question] {
    ids(readBy: rule).compactMap { id in procedure.questions.first { $0.id == id } }
  }

  /// The ids of those questions.
  func ids(readBy rule: String) -> [String] {
    guard let setting = procedure.rules[rule], !setting.isOff else { return [] }
    return setting.questions
  }

  /// What is open of the questions that a rule reads: what is not answered once planning has begun, together for
  /// all children, and what an answer lacks as soon as it is given.
  func open(readBy rule: String) -> [Opening] {
    guard isUnderWay else { return [] }
    return questions(readBy: rule).filter { holds($0.when) }.flatMap { question in
      let open = open(question)
      let unanswered = open.filter { $0.lacks.isEmpty }
      let lacking = open.filter { !$0.lacks.isEmpty }.map { open in
        Opening(question: question, children: open.child.map { [$0] } ?? [], lacks: open.lacks)
      }
      guard planIsOpen, !unanswered.isEmpty else { return lacking }
      return [Opening(question: question, children: unanswered.compactMap(\.child), lacks: [])] + lacking
    }
  }

  /// One warning on a question, for everybody for whom it is open; nothing where it is answered.
  func finding(
    on question: Question, _ unanswered: String, _ remedy: String, severity: Severity? = nil
  ) -> Finding? {
    let open = open(question)
    guard !open.isEmpty else { return nil }
    // Of some an answer may lack something while others have none.
    let lacking = open.filter { !$0.lacks.isEmpty }
    let silent = lacking.isEmpty ? [] : open.filter(\.lacks.isEmpty)
    let lacks = Set(lacking.flatMap(\.lacks)).sorted()
    let whom = whom(lacking.isEmpty ? open : lacking, of: question)
    let besides = silent.isEmpty ? "" : "; no answer for \(self.whom(silent, of: question))"
    return Finding(
      "\(lacks.isEmpty ? unanswered : "Lacks \(Self.list(lacks))"): \(question.asks)\(whom.isEmpty ? "" : " (\(whom))")\(besides)",
      remedy, at: .question(question.id), child: open.count == 1 ? open.first?.child : nil,
      severity: severity, citing: question.cite)
  }

  /// How a question is answered, as a line that is taken: for those for whom it is open, where these are not all.
  func answering(_ question: Question, for children: [ChildKey]? = nil) -> String {
    let open = open(question)
    let children = children ?? open.compactMap(\.child)
    let isOfAll = children.count == meeting.case.children.count
    let marks = isOfAll ? [] : children.map { meeting.mark(of: $0) }
    let relative = open.lazy.compactMap(\.relative).first.flatMap { self.meeting.relative($0) }
    let about = marks + [relative.map { "@\"\($0.name)\"" }].compactMap(\.self)
    return "answer with :plan " + ([question.short] + about + [question.typedAnswer]).joined(separator: " ")
  }

  /// The questions that hold here and of which somebody's answer was not given at all, with the children for whom
  /// each is left, where it is asked of each.
  var unasked: [(id: String, children: [ChildKey])] {
    procedure.questions.indices.compactMap { index in
      let id = procedure.questions[index].id
      let left = openQuestions[id]?.filter(\.lacks.isEmpty) ?? []
      guard !left.isEmpty, holds(procedure.questions[index].when) else { return nil }
      return (id, left.compactMap(\.child))
    }
  }

  /// The questions that hold here and of which an answer was given that lacks something, with what all of them lack.
  var lacking: [String: [String]] {
    var lacking: [String: [String]] = [:]
    for question in procedure.questions {
      let lacks = Set(open(question).flatMap(\.lacks))
      if !lacks.isEmpty, holds(question.when) { lacking[question.id] = lacks.sorted() }
    }
    return lacking
  }

  /// The children whose answer to a question was given and lacks something.
  func lacking(of question: String) -> [ChildKey] {
    openQuestions[question]?.filter { !$0.lacks.isEmpty }.compactMap(\.child) ?? []
  }

  /// For whom a question is open.
  func open(_ question: Question) -> [OpenQuestion] { openQuestions[question.id] ?? [] }

  func openToAll() -> [String: [OpenQuestion]] {
    var all: [String: [OpenQuestion]] = [:]
    for question in procedure.questions {
      let open = isOpen(question)
      if !open.isEmpty { all[question.id] = open }
    }
    return all
  }

  private func isOpen(_ question: Question) -> [OpenQuestion] {
    subjects(of: question).compactMap { subject in
      let answer = meeting.answer(
        toQuestion: question.id, child: subject.child, relative: subject.relative)
      guard let value = answer?.value ?? meeting.known(question) else {
        return decided(question, for: subject.child) ? nil : subject
      }
      let lacks = question.lacks(in: value)
      return lacks.isEmpty
        ? nil : OpenQuestion(child: subject.child, relative: subject.relative, lacks: lacks)
    }
  }

  /// Whether a decision that was taken says the answer: what was decided, and why, is not asked again.
  private func decided(_ question: Question, for child: ChildKey?) -> Bool {
    meeting.decisions.contains { decision in
      decision.taken != nil && (child == nil || decision.child == child)
        && rule(of: decision)?.answers.contains { $0.question == question.id } == true
    }
  }

  /// Where an answer that was given and a decision that was taken say the contrary of one another.
  func contradictions(of questions: [Question]) -> [Contradiction] {
    meeting.decisions.filter { $0.taken != nil }.flatMap { decision in
      (rule(of: decision)?.answers ?? []).compactMap { said in
        guard let question = questions.first(where: { $0.id == said.question }),
          let answer = meeting.answer(toQuestion: question.id, child: decision.child)?.value.answer,
          !said.isSaid(in: answer)
        else { return nil }
        return Contradiction(question: question, answer: answer, decision: decision)
      }
    }
  }

  private func subjects(of question: Question) -> [OpenQuestion] {
    let children = concerned(by: question)
    let waits = question.forS47 || !question.forDecisions.isEmpty
    if waits, children.isEmpty { return [] }
    return switch question.per {
    case .meeting: [OpenQuestion(lacks: [])]
    case .child:
      children.filter { question.when.isAlways || holds(question.when, for: $0) }
        .map { OpenQuestion(child: $0, lacks: []) }
    case .parent: parents.map { OpenQuestion(relative: $0.key, lacks: []) }
    }
  }

  /// The children for whom it is asked by now: some wait for enquiries, or for a decision.
  func concerned(by question: Question) -> [ChildKey] {
    children.filter {
      (!question.forS47 || hasS47($0)) && (question.forDecisions.isEmpty || isDecided(question, for: $0))
    }
  }

  /// Whether section 47 enquiries were begun or continued for this child.
  private func hasS47(_ child: ChildKey) -> Bool {
    meeting.decisions.contains { $0.child == child && $0.taken != nil && rule(of: $0)?.isS47 == true }
  }

  /// Whether one of the decisions was taken for this child on which the question waits, or all that such a one says
  /// was answered so.
  private func isDecided(_ question: Question, for child: ChildKey) -> Bool {
    procedure.decisions.filter { question.forDecisions.contains($0.id) }.contains { rule in
      let isTaken = meeting.decisions.contains {
        $0.child == child && $0.taken != nil && $0.decision == rule.id
      }
      return isTaken
        || !rule.answers.isEmpty
          && rule.answers.allSatisfy { said in
            meeting.answer(toQuestion: said.question, child: child)
              .map { said.isSaid(in: $0.value.answer) } ?? false
          }
    }
  }

  /// Everybody with parental responsibility for a subject child, absent ones too.
  var parents: [Relative] {
    meeting.case.relatives.filter { $0.parentalResponsibility.values.contains(.yes) }
  }

  /// The children of whom nobody is recorded as holding parental responsibility.
  var withoutHolder: [ChildKey] {
    meeting.livingChildren.filter { child in
      !child.isUnborn
        && !meeting.case.relatives.contains { $0.parentalResponsibility[child.key] == .yes }
    }.map(\.key)
  }

  private func whom(_ open: [OpenQuestion], of question: Question) -> String {
    switch question.per {
    case .meeting: ""
    case .child: names(of: open.compactMap(\.child))
    case .parent: Self.list(open.compactMap { $0.relative.flatMap { meeting.relative($0)?.name } })
    }
  }
}

extension DecisionRule.Answering {
  /// Whether this answer was given to its question.
  fileprivate func isSaid(in answer: String) -> Bool {
    Question.chosen(in: answer).contains(self.answer[...])
  }
}

extension Question {
  /// What an answer needs besides itself.
  public func needs(of answer: String) -> [String] {
    var all = needs
    if answer == "yes" { all += needsIfYes }
    if answer == "no" { all += needsIfNo }
    if case .choice(let choices) = self.answer {
      let chosen = Self.chosen(in: answer)
      all += choices.filter { chosen.contains($0.id[...]) }.flatMap(\.needs)
    }
    return all
  }

  /// What an answer that was given still lacks of what it needs.
  func lacks(in given: QuestionAnswer) -> [String] {
    needs(of: given.answer).filter { given.need($0)?.text.isEmpty ?? true }
  }

  /// What a choice is called.
  func name(of choice: String) -> String? {
    guard case .choice(let choices) = answer else { return nil }
    return choices.first { $0.id == choice }?.name
  }

  /// The choices that an answer names: several stand in one, with commas.
  static func chosen(in answer: String) -> [Substring] {
    answer.split(separator: ",").map { $0.drop { $0 == " " } }
  }
}

extension Meeting {
  /// What was said of the case when the discussion was called, where the question asks for no more.
  public func known(_ question: Question) -> QuestionAnswer? {
    let said: Answer? =
      switch question.answeredBy {
      case .interpreter: `case`.interpreter
      case nil: nil
      }
    guard let said, said != .unknown else { return nil }
    return QuestionAnswer(question: question.id, answer: said.rawValue)
  }
}
