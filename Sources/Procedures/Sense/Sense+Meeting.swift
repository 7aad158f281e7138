internal import Settings

// What is gone through in the meeting: is it ever opened, asked, decided?
extension Sense {
  mutating func lookAtAgenda() {
    if procedure.agenda.isEmpty {
      fault(outline.place("agenda"), "an agenda without items: the discussion has nothing to go through")
    } else if !procedure.agenda.contains(where: \.isDecisions) {
      fault(
        outline.place("agenda"),
        "no item opens decisions (decisions: yes), so nothing asks for them before the end")
    }
    lookAtShorts(procedure.prompts.first.map { ($0.id, $0.short) }, in: "prompts", whose: "prompt")
    lookAtShorts(procedure.prompts.review.map { ($0.id, $0.short) }, in: "prompts", whose: "prompt")
    if procedure.header.reviewMonths != nil, procedure.header.date == nil {
      fault(
        outline.place("procedure", nil, "review-months"),
        "“review-months” counts from “date”, and there is none")
    }
    if procedure.scale.low == 10 {
      fault(outline.place("scale", nil, "low"), "every score would be low: 10 is the highest there is")
    }
  }

  /// What a captured line calls by a short name has to be one thing.
  private mutating func lookAtShorts(
    _ items: [(id: String, short: String)], in section: String, whose: String
  ) {
    var known: [String: String] = [:]
    for (id, short) in items {
      guard let other = known.updateValue(id, forKey: folded(short)) else { continue }
      let mine = outline.holds(section, id) ? id : other
      fault(
        outline.place(section, mine, "short"),
        "“\(short)” is short for the \(whose) “\(mine == id ? other : id)” as well")
    }
  }

  mutating func lookAtQuestions() {
    lookAtShorts(procedure.questions.map { ($0.id, $0.short) }, in: "questions", whose: "question")
    let read = Set(
      procedure.rules.filter { !$0.value.isOff && RuleReading.of($0.key).questions != .never }
        .flatMap(\.value.questions))
    for question in procedure.questions {
      lookAtAnswered(question)
      if !isOn("question.unanswered"), !read.contains(question.id) {
        fault(
          outline.place("questions", question.id),
          "nothing asks this question: “question.unanswered” does not hold, and no rule reads it")
      }
      if question.forS47, !procedure.decisions.contains(where: \.isS47) {
        fault(
          outline.place("questions", question.id, "for-s47"),
          "nothing asks this question: no decision begins or continues section 47 enquiries")
      }
    }
  }

  /// A question that the case answers has to take that answer.
  private mutating func lookAtAnswered(_ question: Question) {
    guard let field = question.answeredBy, question.answer != .yesNo else { return }
    fault(
      outline.place("questions", question.id, "answered-by"),
      "“\(field.rawValue)” is said by yes or no, and this question is answered otherwise")
  }

  mutating func lookAtDecisions() {
    lookAtShorts(procedure.decisions.map { ($0.id, $0.short) }, in: "decisions", whose: "decision")
    for decision in procedure.decisions {
      for given in decision.answers where question(given.question).map({ !$0.canBe(given.answer) }) ?? false {
        fault(
          outline.place("decisions", decision.id, "answers"),
          "the question “\(given.question)” cannot be answered “\(given.answer)”")
      }
    }
    guard isOn("decide.none") else { return }
    if !s47Begins {
      fault(outline.place("decisions"), "no decision begins section 47 enquiries (s47: begins)")
    }
    if !procedure.decisions.contains(where: \.refusesS47) {
      fault(
        outline.place("decisions"),
        "no decision says that section 47 enquiries are not begun (s47: refuses)")
    }
  }

  /// Conditions that no case can meet.
  mutating func lookAtConditions() {
    func look(_ condition: Condition, _ place: Place) {
      if condition.isImpossible {
        fault(place, "this can never hold: what it asks for is excluded under “none”")
      }
    }
    for (index, required) in procedure.chair.required.enumerated() {
      look(required.when, outline.place("chair", nil, "required", item: index))
    }
    for slot in procedure.slots { look(slot.when, outline.place("slots", slot.id, "when")) }
    for question in procedure.questions {
      look(question.when, outline.place("questions", question.id, "when"))
    }
    for decision in procedure.decisions {
      look(decision.when, outline.place("decisions", decision.id, "when"))
    }
    for timescale in procedure.timescales {
      look(timescale.when, outline.place("timescales", timescale.id, "when"))
    }
    for duty in procedure.duties { look(duty.when, outline.place("duties", duty.id, "when")) }
    for (rule, setting) in procedure.rules { look(setting.when, outline.place(ofRule: rule, "when")) }
  }

  /// Circumstances of the file itself that are asked and change nothing, and ages that no child has.
  mutating func lookAtCircumstances() {
    for circumstance in procedure.circumstances {
      guard let ages = circumstance.ages else { continue }
      let place = outline.place("circumstances", circumstance.id, "ages")
      if let from = ages.from, let to = ages.to, from > to {
        fault(place, "no child is of these ages: from \(from) to \(to)")
      } else if !circumstance.perChild {
        fault(place, "ages are a child's, and “\(circumstance.id)” is of the case: per-child: yes")
      }
    }
    let called = procedure.calledCircumstances
    for circumstance in procedure.circumstances
    where !called.contains(circumstance.id) && outline.holds("circumstances", circumstance.id) {
      notice(
        outline.place("circumstances", circumstance.id),
        circumstance.isAsked
          ? "“\(circumstance.id)” is asked and recorded, and switches nothing on"
          : "“\(circumstance.id)” switches nothing on, so it is not asked")
    }
  }
}
