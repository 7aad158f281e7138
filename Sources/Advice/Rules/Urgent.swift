import Calendar
import Meeting
import Procedures

extension Rule {
  /// What cannot wait: a child who is not found or not let be seen, an order in force, an injury that nobody met about.
  static let urgent = [
    Rule("injury.non-mobile", .critical) { the in
      guard the.meeting.state == .declined, let setting = the.procedure.rules["injury.non-mobile"] else {
        return []
      }
      return the.children.filter { the.holds(setting.when, for: $0) }.map { child in
        Finding(
          "\(the.name(of: child)): an injury or a bruise, not mobile yet, and the discussion was declined",
          "hold the discussion: it is held in every such case", at: .clock, child: child)
      }
    },

    Rule("time.missing-child", .critical, readsQuestions: true) { the in
      the.deadlines.filter { $0.rule == "time.missing-child" && !$0.state.isMet }.compactMap { due in
        guard let child = due.child, let time = due.due,
          let locating = Locating(child, the.meeting, the.procedure)
        else { return nil }
        var lacks: [String] = []
        if !locating.withPolice { lacks.append("a discussion with police") }
        if let lacking = locating.open?.lacks {
          lacks.append("the manager's agreement on what is done to find the child")
          if !lacking.isEmpty { lacks.append("\(Situation.list(lacking)) of that agreement") }
        }
        return Finding(
          "\(the.name(of: child)) cannot be found: \(due.state == .late ? "was due" : "due at the latest") \(the.when(time)): \(Situation.list(lacks))",
          "bring police in, and agree with the manager how the child is found and seen [\(due.basis)]",
          at: locating.open.map { .question($0.question.id) } ?? .roll(the.slot(of: "time.missing-child")),
          child: child, about: "child \(child)", citing: due.citation)
      }
    },

    Rule("access.legal", .critical, readsQuestions: true) { the in
      guard the.isUnderWay else { return [] }
      let slot = the.slot(of: "access.legal")
      let wasAsked = slot.map { slot in
        the.meeting.state(of: slot).wasReached || the.meeting.record(of: slot).without != nil
      }
      return the.questions(readBy: "access.legal").flatMap { question in
        the.open(question).compactMap { open -> Finding? in
          guard let child = open.child else { return nil }
          let name = the.name(of: child)
          let answer = the.meeting.answer(toQuestion: question.id, child: child)?.value
          let isAdvised = wasAsked == true || answer?.need(Need.legalAdvice)?.text.isEmpty == false
          guard isAdvised else {
            return Finding(
              "\(name): access refused or obstructed, and no legal advice",
              "take legal advice in the discussion, and record it with the plan", at: .question(question.id),
              child: child, citing: question.cite)
          }
          guard the.planIsOpen || !open.lacks.isEmpty else { return nil }
          return Finding(
            open.lacks.isEmpty
              ? "\(name): access refused or obstructed, and no plan to reach the child"
              : "\(name): the plan to reach the child lacks \(Situation.list(open.lacks))",
            "plan how the child is reached: who, when", at: .question(question.id), child: child,
            severity: question.force.severity, citing: question.cite)
        }
      }
    },

    Rule("order.plan", .critical, readsQuestions: true) { the in
      guard the.decisionsAreOpen || the.planIsOpen else { return [] }
      let question = the.questions(readBy: "order.plan").first
      return the.children.compactMap { child in
        guard let since = the.orderInForce(for: child) else { return nil }
        let name = the.name(of: child)
        let answer = question.flatMap { the.meeting.answer(toQuestion: $0.id, child: child)?.value }
        let isPlanned = [Need.who, Need.when].allSatisfy { answer?.need($0)?.text.isEmpty == false }
        guard isPlanned || the.hasAction(for: child, since: since) else {
          return Finding(
            "\(name): an order or police protection in force, and no action with owner and time",
            "agree what follows, who does it, by when",
            at: question.map { .question($0.id) } ?? .actions(nil), child: child, citing: question?.cite)
        }
        guard let question, the.planIsOpen || answer != nil else { return nil }
        let lacks = answer.map { question.lacks(in: $0) }
        guard lacks != [] else { return nil }
        return Finding(
          lacks.map { "\(name): on the order in force, lacks \(Situation.list($0))" }
            ?? "\(name): not answered what follows from the order in force",
          the.answering(question, for: [child]), at: .question(question.id), child: child,
          severity: question.force.severity, citing: question.cite)
      }
    },
  ]
}

/// What answers need besides, where a rule looks for it by name.
enum Need {
  static let who = "who"
  static let when = "when"
  static let why = "why"
  static let legalAdvice = "legal advice"
}

extension Situation {
  /// The slot that a rule's setting names.
  func slot(of rule: String) -> Slot? { procedure.rules[rule]?.slot.map { Slot(AgencyKey($0)) } }

  /// From when an order or police protection is in force for a child: as entered, or as the circumstance says.
  fileprivate func orderInForce(for child: ChildKey) -> Instant? {
    let orders = meeting.orders.filter { order in
      order.child == child && London.instant(order.from) <= now && now < London.instant(order.until)
    }
    let said = procedure.rules["order.plan"].flatMap { meeting.heldSince($0.when, for: child) }
    return (orders.map { London.instant($0.from) } + [said].compactMap(\.self)).min()
  }

  /// Whether something is done for the child under an order that has been in force since then.
  ///
  /// Nothing links an action to an order, so any counts that is done at once or soon, with owner and time, and
  /// was agreed since the order was in force.
  fileprivate func hasAction(for child: ChildKey, since: Instant) -> Bool {
    meeting.actions.contains { action in
      (action.plan.kind == .immediate || action.plan.kind == .shortTerm) && action.at >= since
        && action.plan.owner != nil && action.plan.by != nil
        && (action.plan.children.isEmpty || action.plan.children.contains(child))
    }
  }
}
