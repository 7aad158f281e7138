public import Meeting
public import Procedures

extension Rule {
  /// Was every risk prompt and every plan question answered?
  static let riskAndQuestions = [
    Rule("risk.unanswered", .warning) { the in
      guard the.decisionsAreOpen else { return [] }
      let prompts = the.meeting.isReconvened ? the.procedure.prompts.review : the.procedure.prompts.first
      return the.children.compactMap { child in
        let open = prompts.filter { the.meeting.answer(toPrompt: $0.id, child: child) == nil }
        guard let first = open.first else { return nil }
        let name = the.name(of: child)
        return Finding(
          "\(name): \(open.count) of \(prompts.count) risk \(prompts.count == 1 ? "prompt" : "prompts") unanswered (\(open.map(\.short).joined(separator: ", ")))",
          "answer the next: \(first.asks)", at: .prompt(first.id), child: child, citing: first.cite,
          sharing: Sharing(name: name, each: "\(name) \(open.count)", after: " risk prompts unanswered"))
      }
    },

    Rule("question.unanswered", .warning) { the in
      guard the.planIsOpen else { return [] }
      let elsewhere = Set(Rule.reading.flatMap { the.ids(readBy: $0) })
      let open = the.procedure.questions.filter {
        the.openQuestions[$0.id] != nil && !elsewhere.contains($0.id) && the.holds($0.when)
      }
      return [the.nobodyToAsk].compactMap(\.self)
        + open.compactMap { question in
          var finding = the.finding(
            on: question, "Unanswered", the.answering(question), severity: question.force.severity)
          // Those that nobody asked at all wait for one thing: that their item is gone through.
          if the.open(question).allSatisfy(\.lacks.isEmpty), let item = the.procedure.item(of: question) {
            finding?.sharing = Sharing(
              name: question.short, each: question.short,
              before: " questions under \(item.name) unanswered: ", isCounted: true)
          }
          return finding
        }
    },
  ]

  /// Where and with whom is each child safe tonight?
  static let safety = [
    Rule("safe.tonight", .warning, restsOnImmediateAction: true) { the in
      guard the.decisionsAreOpen else { return [] }
      return the.meeting.livingChildren.compactMap { child in
        let lacks =
          the.meeting.tonight(child.key)?.value.lacks(of: child, in: the.meeting.case) ?? ["an answer"]
        guard !lacks.isEmpty else { return nil }
        let name = the.name(of: child.key)
        let isUnsaid = lacks == ["an answer"]
        return Finding(
          isUnsaid
            ? "\(name): nobody has said where \(child.isUnborn ? "and how the baby is" : "the child is") safe tonight"
            : "\(name): safe tonight lacks \(Situation.list(lacks))",
          child.isUnborn
            ? "what happens at birth, who alerts whom"
            : "where, with whom, on whose consent or by which power, who checks, until when",
          at: .tonight, child: child.key, severity: the.isEnding ? .critical : .warning,
          sharing: isUnsaid && !child.isUnborn
            ? Sharing(name: name, each: name, after: ": nobody has said where they are safe tonight") : nil)
      }
    },

    Rule("safe.home", .warning) { the in
      guard the.meeting.state.isOpen else { return [] }
      return the.meeting.livingChildren.compactMap { child in
        guard let tonight = the.meeting.tonight(child.key)?.value, tonight.arrangement?.isEmpty ?? true
        else { return nil }
        let dangers = the.meeting.dangersAtHome(tonight, under: the.procedure)
        guard !dangers.isEmpty else { return nil }
        return Finding(
          "\(the.name(of: child.key)) stays at home tonight, and nothing says what keeps the child safe there (answered yes: \(dangers.map(\.name).joined(separator: ", ")))",
          "say under which arrangement (who leaves or stays away, who made sure), name another place, or say why",
          at: .tonight, child: child.key)
      }
    },
  ]
}

extension Situation {
  /// That a question is asked of each holder of parental responsibility and of some child nobody holds it, unless the
  /// rule on telling them says so already.
  fileprivate var nobodyToAsk: Finding? {
    guard ids(readBy: "family.pr").isEmpty,
      let question = procedure.questions.first(where: { $0.per == .parent && holds($0.when) }),
      var finding = withoutHolder(for: question)
    else { return nil }
    finding.severity = question.force.severity
    return finding
  }
}

extension Meeting {
  /// What was answered of a child, or of all, that home alone does not answer: only for a night at home.
  public func dangersAtHome(_ tonight: Tonight, under procedure: Procedure) -> [Circumstance] {
    guard let child = child(tonight.child), tonight.isAtHome(of: child, in: `case`),
      let setting = procedure.rules["safe.home"], !setting.isOff
    else { return [] }
    return holding(setting.when, under: procedure, for: child.key)
  }
}

extension Tonight {
  /// What is missing of the answers.
  fileprivate func lacks(of child: Child, in brought: Case) -> [String] {
    var missing: [String] = []
    if with == nil, !child.isUnborn { missing.append("with whom") }
    if arrangement == nil, isAway(from: child, in: brought) { missing.append("on what authority") }
    if checkedBy == nil { missing.append("who checks") }
    if until == nil { missing.append("until when") }
    return missing
  }
}
