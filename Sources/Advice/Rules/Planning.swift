import Meeting
import Procedures

extension Rule {
  /// Is the enquiry planned: who leads it, who else may be affected, with whose permission, by which agencies?
  static let planning = [
    asking(
      "s47.plan", "Section 47, and not said",
      "name the lead social worker; say when the child is seen alone, or why that is not right"),

    Rule("permission.checks", .warning, readsQuestions: true) { the in
      the.open(readBy: "permission.checks").map { open in
        let said = the.answer(open).map { "Permission for agency checks, \($0)" }
        // A yes and a not yet need no reason; a manager's no does.
        let isReasoned = !open.lacks.contains(Need.why)
        return the.finding(
          on: open,
          said.map {
            isReasoned
              ? "\($0): lacks \(Situation.list(open.lacks))" : "\($0): no manager's rationale is recorded"
          } ?? "Not said whether permission is sought for checks with other agencies",
          "record what the manager decided, and why where it is not sought or is denied")
      }
    },

    Rule("permission.legal", .critical, readsQuestions: true) { the in
      the.open(readBy: "permission.legal").map { open in
        let isUnadvised = open.lacks.contains(Need.legalAdvice)
        let whose = "\(the.names(of: open.children)): "
        let words =
          isUnadvised
          ? "going on without a parent's permission, and no legal advice"
          : open.lacks.isEmpty
            ? "not said whether a parent's permission is gained before the child is seen"
            : "the answer on a parent's permission lacks \(Situation.list(open.lacks))"
        return the.finding(
          on: open, whose + words,
          isUnadvised
            ? "take legal advice on how to go on, and record it" : "record it, or why it is not sought",
          severity: isUnadvised ? nil : open.question.force.severity)
      }
    },

    asking("children.others", "Other children not considered", "who else may be affected, in any household"),

    asking(
      "children.both", "A child may have harmed another, and this is not considered",
      "answer for the other child too, with the reason where the answer is no"),

    Rule("joint.investigation", .warning, readsQuestions: true) { the in
      let questions = the.questions(readBy: "joint.investigation")
      let own = questions.first?.id
      let contrary = the.isUnderWay ? the.contradictions(of: questions) : []
      return contrary.flatMap { each in
        let whose = the.name(of: each.decision.child)
        let decided = the.name(of: each.decision)
        return [
          Finding(
            "\(whose): planned \(each.said), and decided \(decided)",
            "answer again as it was decided, or decide again", at: .question(each.question.id),
            child: each.decision.child, citing: each.question.cite),
          Finding(
            "\(whose): decided \(decided), and planned \(each.said)",
            "decide again as it is planned, or mend the plan's answer",
            at: .decisions(each.decision.number), child: each.decision.child, citing: each.question.cite),
        ]
      }
        + the.open(readBy: "joint.investigation").map { open in
          let whose = open.children.isEmpty ? "" : "\(the.names(of: open.children)): "
          guard open.question.id == own else {
            return the.finding(
              on: open, "\(whose)police not asked which matters of theirs it involves",
              "ask police, matter by matter")
          }
          let words = the.answer(open).map { said in
            the.unusual(open).map { "\(said) is not what is usual (\($0)), and not said why" }
              ?? "\(said): lacks \(Situation.list(open.lacks))"
          }
          return the.finding(
            on: open, whose + (words ?? "not said whether it is joint or one agency's alone"),
            "record which, and why")
        }
    },

    asking(
      "review.unanswered", "Not said whether there is a review",
      "a further discussion by when, or none and why"),

    asking(
      "summary.police", "Nobody is named to pass the summary on", "name the police officer who sends it"),

    Rule("authority.transfer", .warning, readsQuestions: true) { the in
      guard the.isUnderWay else { return [] }
      return the.questions(readBy: "authority.transfer").flatMap { question in
        the.children.filter { the.holds(question.when, for: $0) }
          .compactMap { child -> Finding? in
            let answer = the.meeting.answer(toQuestion: question.id, child: child)?.value
            let lacks = answer.map { question.lacks(in: $0) } ?? []
            guard answer?.answer != "yes" || !lacks.isEmpty, answer != nil || the.planIsOpen else {
              return nil
            }
            let name = the.name(of: child)
            // That it is asked for, by whom and until when, is an answer; it is still not the other authority's.
            let isAskedFor = answer?.answer == "no" && lacks.isEmpty
            return Finding(
              "\(name): no acceptance by the other authority in writing"
                + (lacks.isEmpty ? "" : " (lacks \(Situation.list(lacks)))")
                + "; until then the child is ours",
              "get it in writing: from whom, by when", at: .question(question.id), child: child,
              severity: isAskedFor ? .notice : nil, citing: question.cite)
          }
      }
    },
  ]

  /// A rule whose whole matter is a question or several: a warning for each that is open once planning has begun.
  private static func asking(_ id: String, _ unanswered: String, _ remedy: String) -> Rule {
    Rule(id, .warning, readsQuestions: true) { the in
      guard the.planIsOpen else { return [] }
      return the.questions(readBy: id).compactMap { question in
        the.holds(question.when) ? the.finding(on: question, unanswered, remedy) : nil
      }
    }
  }
}

extension Situation {
  /// A warning on what is open of one question.
  fileprivate func finding(
    on open: Opening, _ message: String, _ remedy: String, severity: Severity? = nil
  ) -> Finding {
    Finding(
      message, remedy, at: .question(open.question.id), child: open.child, severity: severity,
      citing: open.question.cite)
  }

  /// The answer that was given and lacks something, as the choice is called.
  fileprivate func answer(_ open: Opening) -> String? {
    open.lacks.isEmpty
      ? nil
      : meeting.answer(toQuestion: open.question.id, child: open.child)
        .flatMap { open.question.name(of: $0.value.answer) }
  }

  /// What is usual, in words, where the answer that was given is not: `joint or police alone`.
  fileprivate func unusual(_ open: Opening) -> String? {
    func chosen(_ question: String) -> [Substring] {
      Question.chosen(in: meeting.answer(toQuestion: question, child: open.child)?.value.answer ?? "")
    }
    let usual = procedure.rules["joint.investigation"]?.usual.first { usual in
      chosen(usual.given).contains { usual.answers.contains(String($0)) }
    }
    guard let usual, !chosen(open.question.id).contains(where: { usual.makes.contains(String($0)) }) else {
      return nil
    }
    return usual.makes.map { open.question.name(of: $0) ?? $0 }.joined(separator: " or ")
  }
}
