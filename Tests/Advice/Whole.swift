import Calendar
import Meeting
import Procedures

/// A part of a discussion that lacks nothing, by the name a test leaves it out by.
struct Part {
  var name: String
  var time: String
  var acts: [Act] = []
  /// Somebody who joins with this part: person and agency.
  var comes: (person: PersonKey, agency: String)?
}

extension Discussion {
  /// A discussion about Maya that lacks nothing but what is left out, at the moment before it ends.
  static func whole(
    leavingOut left: Set<String> = [], changing changed: [String: [Act]] = [:], under area: Procedure? = nil
  ) throws -> Discussion {
    var discussion = try Discussion(relatives: [mother, aunt], under: area)
    discussion.at(
      "10:29", .circumstance("school-age", child: "maya", .yes),
      .circumstance("medical-in-question", child: "maya", .yes))
    discussion.opens("10:30")
    for part in parts(of: discussion.procedure) where !left.contains(part.name) {
      if let (person, agency) = part.comes { discussion.comes(person, for: agency, part.time) }
      discussion.at(part.time, changed[part.name] ?? part.acts)
    }
    return discussion
  }

  private static func parts(of procedure: Procedure) -> [Part] {
    let people: [(PersonKey, String)] = [
      ("malik", "police"), ("byrne", "health"), ("court", "school"), ("sen", "paediatrician"),
    ]
    let here = [("osei", "social-care")] + people.map { ($0.0, $0.1) }
    let last = procedure.agenda.last?.id ?? ""
    let risk = procedure.prompts.first.map {
      Part(name: "prompt \($0.id)", time: "10:58", acts: [.answered(prompt: $0.id, child: nil, "said")])
    }
    let views = here.map { person, agency in
      Part(
        name: "view of \(agency)", time: "11:08",
        acts: [.viewed(Viewing(decision: 1, voice: voice(agency, person), view: .agrees))])
    }
    let plan = procedure.questions.map {
      Part(name: "question \($0.id)", time: "11:18", acts: [.questionAnswered(answer(to: $0))])
    }
    return people.map { Part(name: $0.1, time: "10:31", comes: ($0.0, $0.1)) }
      + procedure.agenda.filter { $0.id != last }.map {
        Part(name: "item \($0.id)", time: "10:32", acts: [.itemOpened($0.id)])
      }
      + here.map { person, agency in
        Part(
          name: "words of \(agency)", time: "10:47",
          acts: [.said(Saying(voice: voice(agency, person), text: "what is known"))])
      } + risk
      + [
        Part(
          name: "proposal", time: "11:06", acts: [.proposed(number: 1, child: "maya", decision: "s47-joint")]),
        Part(name: "decision", time: "11:07", acts: [.decided(decision())]),
      ] + views + plan
      + [
        Part(name: "action", time: "11:24", acts: [.action(action())]),
        Part(name: "tonight", time: "11:29", acts: [.tonight(tonight())]),
        Part(name: "item \(last)", time: "11:31", acts: [.itemOpened(last)]),
      ]
  }

  static func decision(_ change: (inout Deciding) -> Void = { _ in }) -> Deciding {
    var decision = Deciding(
      number: 1, child: "maya", decision: "s47-joint", owner: voice("social-care", "osei"), threshold: .yes,
      because: "the bruise, and her first account")
    change(&decision)
    return decision
  }

  static func action(_ change: (inout ActionPlan) -> Void = { _ in }) -> ActionPlan {
    var plan = ActionPlan(
      number: 1, kind: .immediate, text: "see Maya alone", owner: voice("social-care", "osei"),
      by: local("2026-11-19T13:30"), purpose: "her own account")
    change(&plan)
    return plan
  }

  static func tonight(_ change: (inout Tonight) -> Void = { _ in }) -> Tonight {
    var tonight = Tonight(
      child: "maya", place: "3 Weir Lane", with: "her aunt", arrangement: "her mother's consent",
      checkedBy: "the emergency duty team",
      until: local("2026-11-20T15:00"))
    change(&tonight)
    return tonight
  }

  /// An answer with everything that it needs.
  static func answer(
    to question: Question, _ answer: String? = nil, child: ChildKey? = nil, lacking: String? = nil
  ) -> QuestionAnswer {
    var given = answer ?? "yes"
    var needs = question.needs + question.needsIfYes + question.needsIfNo
    if case .choice(let choices) = question.answer,
      let chosen = choices.first(where: { $0.id == answer }) ?? choices.first
    {
      given = chosen.id
      needs += chosen.needs
    }
    return QuestionAnswer(
      question: question.id, child: child, answer: given,
      needs: needs.filter { $0 != lacking }.map {
        .init($0, "said", time: $0 == "when" ? local("2026-11-19T16:00") : nil)
      })
  }

  /// An answer to the question called `id`, with everything that it needs.
  func answering(_ id: String, _ answer: String? = nil, child: ChildKey? = nil, lacking: String? = nil) -> Act
  {
    let question = procedure.questions.first { $0.id == id }
    return .questionAnswered(
      question.map { Self.answer(to: $0, answer, child: child, lacking: lacking) }
        ?? QuestionAnswer(question: id, answer: ""))
  }
}
