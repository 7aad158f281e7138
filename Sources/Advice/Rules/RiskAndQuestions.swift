import Meeting
import Procedures

extension Rule {
  /// Was every risk prompt and every plan question answered?
  static let riskAndQuestions = [
    Rule("risk.unanswered", .warning) { the in
      guard the.decisionsAreOpen else { return [] }
      let prompts = the.meeting.isReconvened ? the.procedure.prompts.review : the.procedure.prompts.first
      return the.meeting.livingChildren.map(\.key).compactMap { child in
        let open = prompts.filter { the.meeting.answer(toPrompt: $0.id, child: child) == nil }
        guard let first = open.first else { return nil }
        return Finding(
          "\(the.name(of: child)): \(open.count) of \(prompts.count) risk prompts unanswered (\(open.map(\.short).joined(separator: ", ")))",
          "answer the next: \(first.asks)", at: .prompt(first.id), child: child, citing: first.cite)
      }
    },

    Rule("question.unanswered", .warning) { the in
      guard the.planIsOpen else { return [] }
      let elsewhere = Set(["medical.reason", "medical.consent", "family.pr"].compactMap { the.reads($0) })
      return the.procedure.questions.compactMap { question in
        guard the.holds(question.when), !elsewhere.contains(question.id) else { return nil }
        let open = the.open(question)
        guard !open.isEmpty else { return nil }
        let missing = open.filter { !$0.lacks.isEmpty }
        let lacks = Set(missing.flatMap(\.lacks)).sorted()
        let whom = the.whom(open, of: question)
        let what = lacks.isEmpty ? "Unanswered" : "Lacks \(Situation.list(lacks))"
        return Finding(
          "\(what): \(question.asks)\(whom.isEmpty ? "" : " (\(whom))")",
          "answer with :plan \(question.short)", at: .question(question.id),
          child: open.count == 1 ? open.first?.child : nil, severity: question.force.severity,
          citing: question.cite)
      }
    },
  ]

  /// Where and with whom is each child safe tonight?
  static let safety = [
    Rule("safe.tonight", .warning, restsOnImmediateAction: true) { the in
      guard the.decisionsAreOpen else { return [] }
      return the.meeting.livingChildren.compactMap { child in
        let lacks = the.meeting.tonight(child.key)?.value.lacks(of: child) ?? ["an answer"]
        guard !lacks.isEmpty else { return nil }
        let name = the.name(of: child.key)
        return Finding(
          lacks == ["an answer"]
            ? "\(name): nobody has said where \(child.isUnborn ? "and how the baby is" : "the child is") safe tonight"
            : "\(name): safe tonight lacks \(Situation.list(lacks))",
          child.isUnborn
            ? "what happens at birth, who alerts whom" : "where, with whom, who checks, until when",
          at: .tonight, child: child.key, severity: the.isEnding ? .critical : .warning)
      }
    }
  ]
}

/// A question that is open, for a child or a person.
struct OpenQuestion {
  var child: ChildKey?
  var relative: RelativeKey?
  /// What an answer that was given still lacks.
  var lacks: [String]
}

extension Situation {
  /// The question that a rule of its own reads, so that one cause raises one warning.
  func reads(_ rule: String) -> String? {
    procedure.rules[rule].flatMap { $0.isOff ? nil : $0.question }
  }

  /// The questions that hold here and of which somebody's answer was not given at all.
  var unasked: [String] {
    procedure.questions.filter { question in
      holds(question.when) && open(question).contains { $0.lacks.isEmpty }
    }.map(\.id)
  }

  /// For whom a question is open.
  func open(_ question: Question) -> [OpenQuestion] {
    subjects(of: question).compactMap { subject in
      let answer = meeting.answer(
        toQuestion: question.id, child: subject.child, relative: subject.relative)
      guard let value = answer?.value else { return subject }
      let lacks = question.needs(of: value.answer).filter { need in
        value.need(need)?.text.isEmpty ?? true
      }
      return lacks.isEmpty
        ? nil : OpenQuestion(child: subject.child, relative: subject.relative, lacks: lacks)
    }
  }

  private func subjects(of question: Question) -> [OpenQuestion] {
    let children = meeting.livingChildren.map(\.key).filter { !question.forS47 || hasS47($0) }
    if question.forS47, children.isEmpty { return [] }
    return switch question.per {
    case .meeting: [OpenQuestion(lacks: [])]
    case .child:
      children.filter { question.when.isAlways || holds(question.when, for: $0) }
        .map { OpenQuestion(child: $0, lacks: []) }
    case .parent: parents.map { OpenQuestion(relative: $0.key, lacks: []) }
    }
  }

  /// Whether section 47 enquiries were begun or continued for this child.
  private func hasS47(_ child: ChildKey) -> Bool {
    meeting.decisions.contains { $0.child == child && $0.taken != nil && rule(of: $0)?.isS47 == true }
  }

  /// Everybody with parental responsibility for a subject child, absent ones too.
  var parents: [Relative] {
    meeting.case.relatives.filter { $0.parentalResponsibility.values.contains(.yes) }
  }

  fileprivate func whom(_ open: [OpenQuestion], of question: Question) -> String {
    switch question.per {
    case .meeting: ""
    case .child: names(of: open.compactMap(\.child))
    case .parent: Self.list(open.compactMap { $0.relative.flatMap { meeting.relative($0)?.name } })
    }
  }
}

extension Question {
  /// What an answer needs besides itself.
  func needs(of answer: String) -> [String] {
    var all = needs
    if answer == "yes" { all += needsIfYes }
    if answer == "no" { all += needsIfNo }
    if case .choice(let choices) = self.answer {
      // Several choices stand in one answer, with commas.
      let chosen = answer.split(separator: ",").map { $0.drop { $0 == " " } }
      all += choices.filter { chosen.contains($0.id[...]) }.flatMap(\.needs)
    }
    return all
  }
}

extension Tonight {
  /// What is missing of the answers.
  fileprivate func lacks(of child: Child) -> [String] {
    var missing: [String] = []
    if with == nil, !child.isUnborn { missing.append("with whom") }
    if checkedBy == nil { missing.append("who checks") }
    if until == nil { missing.append("until when") }
    return missing
  }
}
