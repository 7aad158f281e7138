import Advice
import Calendar
import JSON
import Meeting
import Procedures

extension ShowDocument {
  var agenda: [JSON] {
    let last = Dictionary(meeting.items.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    return procedure.agenda.map { item in
      let taken = last[item.id]
      let state =
        switch taken {
        case nil: "unvisited"
        case .some(let taken) where taken.skipped != nil: "skipped"
        case .some(let taken) where taken.done != nil: "done"
        default: "open"
        }
      return [
        "item": .string(item.id), "name": .string(item.name), "state": .string(state),
        "minutes": JSON(item.minutes),
        "opened": at(taken?.opened), "done": at(taken?.done), "because": JSON(taken?.skipped),
      ]
    }
  }

  func saidJSON(_ said: Said) -> JSON {
    [
      "at": at(said.at), "voice": voice(said.saying.voice), "text": .string(said.saying.text),
      "opinion": .bool(said.saying.isOpinion), "item": JSON(said.saying.item), "share": share(said.share),
    ]
  }

  var prompts: [JSON] {
    let asked = meeting.isReconvened ? procedure.prompts.review : procedure.prompts.first
    return asked.map { prompt in
      [
        "prompt": .string(prompt.id), "asks": .string(prompt.asks),
        "citation": .string(prompt.cite.description),
        "answers": .array(
          meeting.livingChildren.compactMap { subject in
            meeting.answer(toPrompt: prompt.id, child: subject.key).map { answered in
              [
                "child": child(subject.key), "text": .string(answered.text), "at": at(answered.at),
                "by": .string(answered.by.person),
              ]
            }
          }),
      ]
    }
  }

  func riskJSON(_ risk: Risk) -> JSON {
    [
      "number": .int(risk.number), "text": .string(risk.text),
      "children": .array(risk.children.map { child($0) }),
    ]
  }

  /// Before they are revealed only that a score is in can be seen, not the number.
  var scores: JSON {
    let isRevealed = meeting.revealed != nil
    return [
      "basis": .string(procedure.scale.isAsked ? "procedure" : "practice"),
      "offered": .bool(!procedure.scale.isAsked),
      "revealed": at(meeting.revealed?.at), "because": JSON(meeting.revealed?.because),
      "children": .array(
        meeting.livingChildren.map { subject in
          let spread = Spread(of: meeting, child: subject.key)
          return [
            "child": child(subject.key),
            "spread": isRevealed ? .int(spread.width) : .null,
            "lowest": isRevealed ? .int(spread.lowest) : .null,
            "highest": isRevealed ? .int(spread.highest) : .null,
            "speaksFirst": isRevealed ? voice(firstSpeaker(of: subject.key)) : .null,
            "firstSpread": isRevealed ? .int(firstSpread(of: subject.key).width) : .null,
            "scores": .array(
              meeting.scores(for: subject.key).map { scoreJSON($0, isRevealed: isRevealed) }),
          ]
        }),
    ]
  }

  /// Who was furthest from the rest when the scores were revealed.
  private func firstSpeaker(of child: ChildKey) -> Voice? {
    firstSpread(of: child).speaksFirst?.scoring.voice
  }

  private func firstSpread(of child: ChildKey) -> Spread {
    Spread(among: meeting.scores.filter { $0.scoring.child == child && !$0.isRevised })
  }

  private func scoreJSON(_ latest: Scored, isRevealed: Bool) -> JSON {
    let scoring = latest.scoring
    let all = meeting.scores.filter { $0.scoring.voice == scoring.voice && $0.scoring.child == scoring.child }
    let first = all.last { !$0.isRevised } ?? all.first
    let wasRevised = all.contains(where: \.isRevised)
    guard isRevealed else {
      return [
        "agency": .string(scoring.voice.agency.text), "person": person(scoring.voice.person),
        "state": "in, hidden",
      ]
    }
    return [
      "agency": .string(scoring.voice.agency.text), "person": person(scoring.voice.person),
      "state": .string(scoring.value == nil ? "no view" : wasRevised ? "revised" : "given"),
      "value": JSON(scoring.value),
      "last": JSON(meeting.lastScore(of: scoring.voice.agency, child: scoring.child)),
      "first": JSON(first?.scoring.value),
      "revised": wasRevised ? JSON(scoring.value) : .null,
      "analysis": JSON(scoring.analysis ?? first?.scoring.analysis),
      "raise": JSON(scoring.raise ?? first?.scoring.raise),
    ]
  }

  func tonightJSON(_ subject: Child) -> JSON {
    guard let tonight = meeting.tonight(subject.key)?.value else {
      return ["child": child(subject.key), "answered": false]
    }
    return [
      "child": child(subject.key), "answered": true, "place": .string(tonight.place),
      "with": JSON(tonight.with),
      "arrangement": JSON(tonight.arrangement), "contact": JSON(tonight.contact),
      "checkedBy": JSON(tonight.checkedBy), "until": due(tonight.until),
    ]
  }

  func questionJSON(_ question: Question) -> JSON {
    let latest = latestAnswers(of: question)
    let holds = meeting.meets(question.when)
    let state = !latest.isEmpty ? "answered" : holds ? "open" : "not asked here"
    return [
      "question": .string(question.id), "asks": .string(question.asks), "per": .string(question.per.rawValue),
      "force": .string(question.force.rawValue), "state": .string(state),
      "citation": .string(question.cite.description),
      "answers": .array(
        latest.map { entered in
          let value = entered.value
          return [
            "child": child(value.child),
            "person": JSON(value.relative.flatMap { meeting.relative($0)?.name }),
            "answer": .string(value.answer),
            "needs": .object(value.needs.map { .init($0.name, .string($0.text)) }),
            "at": at(entered.at), "by": .string(entered.by.person), "share": share(entered.share),
          ]
        }),
    ]
  }

  private func latestAnswers(of question: Question) -> [Entered<QuestionAnswer>] {
    var order: [String] = []
    var latest: [String: Entered<QuestionAnswer>] = [:]
    for entered in meeting.questionAnswers where entered.value.question == question.id {
      let whom = "\(entered.value.child?.text ?? "")/\(entered.value.relative?.text ?? "")"
      if latest.updateValue(entered, forKey: whom) == nil { order.append(whom) }
    }
    return order.compactMap { latest[$0] }
  }
}
