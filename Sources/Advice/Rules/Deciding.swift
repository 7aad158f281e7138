import Calendar
public import Meeting
public import Procedures

extension Rule {
  /// What was decided, by whom, why, with whom, and who disagrees?
  static let deciding = [
    Rule("decide.none", .critical) { the in
      guard the.planIsOpen || the.isEnding else { return [] }
      return the.children.filter { !the.meeting.isDecided(for: $0, under: the.procedure) }.map { child in
        Finding(
          "\(the.name(of: child)): no decision on section 47",
          "decide: begin, go on, or not, with the reason", at: .decisions(nil), child: child,
          // While planning goes on there is time to decide; at the end it is as the procedure has it.
          severity: the.isEnding ? nil : .warning)
      }
    },

    Rule("decide.rationale", .warning) { the in
      the.allTaken.compactMap { decision, taken in
        guard taken.because?.isEmpty ?? true else { return nil }
        let rule = the.rule(of: decision)
        return Finding(
          "\(the.name(of: decision.child)), \(the.name(of: decision)): no rationale",
          "say why, in the words of the discussion", at: .decisions(decision.number), child: decision.child,
          severity: rule?.rationale == .must ? .critical : .warning, citing: rule?.cite)
      }
    },

    Rule("decide.owner", .warning) { the in
      the.allTaken.compactMap { decision, taken in
        let rule = the.rule(of: decision)
        let owner = taken.owner
        guard !taken.isOwned(under: rule) else { return nil }
        let whose = rule?.owner ?? "whoever decided it"
        let named = owner.map {
          "owned by \(the.name(of: $0.agency))" + ($0.person == nil ? ", nobody by name" : "")
        }
        return Finding(
          "\(the.name(of: decision.child)), \(the.name(of: decision)): \(named ?? "nobody owns it by name")",
          "the procedure gives it to the \(whose); name who decided", at: .decisions(decision.number),
          child: decision.child,
          // Where the agencies decide together no manager is named for it.
          severity: rule?.isS47 == true && rule?.ownerAgency != nil ? .critical : .warning, citing: rule?.cite
        )
      }
    },

    Rule("decide.without", .warning) { the in
      the.allTaken.compactMap { decision, taken in
        guard let at = decision.moment else { return nil }
        let missing = the.quorum.missing(at: at, in: the.meeting)
        guard !missing.isEmpty else { return nil }
        var lacks: [String] = []
        if taken.without?.because.isEmpty ?? true { lacks.append("why it could not wait") }
        if taken.without?.news == nil || taken.without?.newsBy == nil {
          lacks.append("who asks for its information by when")
        }
        if taken.again == nil { lacks.append("whether there is a further discussion") }
        guard !lacks.isEmpty else { return nil }
        return the.finding(
          on: decision,
          "taken without \(Situation.list(missing.map(\.name))); \(Situation.list(lacks)) not recorded",
          "record it on the decision, which stands", citing: missing.first?.citation)
      }
    },

    Rule("decide.view", .notice) { the in
      the.allTaken.compactMap { decision, taken in
        let at = decision.moment ?? Moment(endOf: the.now)
        let unasked = the.quorum.slots.filter { standing in
          standing.strength != nil && standing.slot.isAsked(about: decision.child)
            && the.meeting.wasFilled(standing.slot, at: at) && !the.hasView(of: standing.slot, on: decision)
        }
        guard !unasked.isEmpty else { return nil }
        return the.finding(
          on: decision, "not asked: \(Situation.list(unasked.map(\.name)))",
          "ask each by name; no view is an answer")
      }
    },

    Rule("decide.no-s47", .warning) { the in
      the.children.compactMap { child in
        let rules = the.taken(for: child).compactMap { the.rule(of: $0) }
        guard rules.contains(where: \.refusesS47), !rules.contains(where: \.isS47),
          !rules.contains(where: \.supports), !the.isSupported(child)
        else { return nil }
        return Finding(
          "\(the.name(of: child)): no section 47, and nothing on assessment, early help or child in need",
          "decide what follows instead, or why nothing does", at: .decisions(nil), child: child)
      }
    },

    Rule("decide.threshold", .warning) { the in
      the.children.compactMap { child in
        let taken = the.taken(for: child)
        let met = taken.last { $0.taken?.threshold == .yes }
        guard let met, !taken.contains(where: { the.rule(of: $0)?.isS47 == true }) else { return nil }
        return Finding(
          "\(the.name(of: child)): reasonable cause is recorded, and no section 47 enquiries are decided",
          "decide again, or say on what other footing enquiries are made", at: .decisions(met.number),
          child: child, about: "threshold")
      }
    },

    Rule("decide.opposed", .warning) { the in
      the.children.compactMap { child in
        let taken = the.taken(for: child)
        let opposed = taken.filter { one in taken.contains { the.excludes(one, $0) } }
        guard let last = opposed.last else { return nil }
        let numbers = opposed.map { "\($0.number)" }
        let names = opposed.map { "\(the.name(of: $0)) (decision \($0.number))" }
        return Finding(
          "\(the.name(of: child)): decided \(Situation.list(names)): one excludes the other",
          "take back what does not hold, :undo decision \(numbers.joined(separator: " or ")), at the seat that wrote it",
          at: .decisions(last.number), child: child, about: "decisions \(Situation.list(numbers))")
      }
    },

    Rule("dissent.open", .critical) { the in
      guard the.procedure.ladders.contains(where: { $0.purpose == .disagreement }) else { return [] }
      return the.meeting.dissents.compactMap { dissent in
        // A view against a proposal becomes a dissent once the decision is taken.
        guard dissent.settled == nil, let decision = the.meeting.decision(dissent.decision),
          decision.taken != nil
        else { return nil }
        let name = the.name(of: dissent.voice.agency)
        if dissent.words?.isEmpty ?? true {
          return Finding(
            "Dissent \(dissent.number), \(name): not in its own words", "write down what was said",
            at: .dissent(dissent.number), child: decision.child)
        }
        if let step = dissent.escalations.last { return the.finding(on: step, of: dissent, decision.child) }
        let ladder = the.procedure.ladders.first { $0.purpose == .disagreement }
        let level = ladder?.levels.first?.name ?? "LEVEL"
        return Finding(
          "Dissent \(dissent.number), \(name) on \(the.name(of: decision.child)): no level and no contact",
          "escalate it, to which level, with whom: :escalate \(dissent.number) to \(level) with …",
          at: .dissent(dissent.number), child: decision.child, citing: ladder?.cite)
      }
    },
  ]
}

extension Deciding {
  /// Whether somebody owns it by name, of the agency to which the procedure gives it.
  public func isOwned(under rule: DecisionRule?) -> Bool {
    guard let owner, owner.person != nil else { return false }
    return rule?.ownerAgency.map { owner.agency.text == $0 } ?? true
  }
}

extension Situation {
  /// What a decision lacks: of several children decided alike it is one cause.
  fileprivate func finding(
    on decision: Decision, _ lack: String, _ remedy: String, citing citation: Citation? = nil
  ) -> Finding {
    let child = name(of: decision.child)
    let words = ", \(name(of: decision)): \(lack)"
    return Finding(
      child + words, remedy, at: .decisions(decision.number), child: decision.child, citing: citation,
      sharing: Sharing(name: child, each: child, after: words))
  }

  /// What the last step of a dissent lacks, or that it is to be taken later than the procedure has it.
  fileprivate func finding(on step: Escalation, of dissent: Dissent, _ child: ChildKey) -> Finding? {
    let whose = "Dissent \(dissent.number), \(name(of: dissent.voice.agency))"
    let ladder = procedure.ladders.first { ladder in ladder.levels.contains { $0.id == step.level } }
    let level = ladder?.levels.first { $0.id == step.level }
    let limit = level?.within.map { procedure.counting(by: workingDays).deadline($0, from: step.at) }
    let reckoned = limit.map { " [\($0.moment): \($0.counted)]" } ?? ""
    var lacks: [String] = []
    if step.with.isEmpty { lacks.append("with whom") }
    if step.by == nil { lacks.append("by when") }
    func finding(_ message: String, _ remedy: String) -> Finding {
      Finding(
        message, remedy + reckoned, at: .dissent(dissent.number), child: child, severity: .warning,
        citing: ladder?.cite)
    }
    guard lacks.isEmpty else {
      return finding(
        "\(whose): taken up, and not said \(Self.list(lacks))", "escalate it again, and say that too")
    }
    guard let by = step.by, let limit, London.instant(by) > limit.instant else { return nil }
    return finding(
      "\(whose): to be taken up by \(when(by)), later than the step's own time",
      "agree an earlier time, or say why not")
  }

  /// The decisions taken, with what was decided.
  fileprivate var allTaken: [(Decision, Deciding)] {
    meeting.decisions.compactMap { decision in decision.taken.map { (decision, $0) } }
  }

  /// Whether something is settled for the child besides the procedure's own decisions: one in other words, or,
  /// where the procedure has no decision that supports, something that is done for the child. Nothing links an
  /// action to support, so any does that is neither to be found out nor for a case of need.
  fileprivate func isSupported(_ child: ChildKey) -> Bool {
    if taken(for: child).contains(where: { rule(of: $0) == nil }) { return true }
    guard !procedure.decisions.contains(where: \.supports) else { return false }
    return meeting.actions.contains { action in
      guard action.plan.children.isEmpty || action.plan.children.contains(child) else { return false }
      return switch action.plan.kind {
      case .immediate, .shortTerm, nil: true
      case .contingency, .outstanding: false
      }
    }
  }

  /// Whether one of two decisions on the same child says that there are enquiries and the other that there are none,
  /// or each begins them in its own way. What is offered instead of enquiries can be offered beside them too.
  fileprivate func excludes(_ one: Decision, _ other: Decision) -> Bool {
    guard let one = rule(of: one), let other = rule(of: other) else { return false }
    func begins(_ rule: DecisionRule) -> Bool { rule.isS47 && !rule.continuesS47 }
    func denies(_ rule: DecisionRule) -> Bool { rule.refusesS47 && !rule.supports }
    return one.isS47 && denies(other) || denies(one) && other.isS47
      || begins(one) && begins(other) && one.id != other.id
  }

  /// The decisions taken about one child.
  fileprivate func taken(for child: ChildKey) -> [Decision] {
    meeting.decisions.filter { $0.taken != nil && $0.child == child }
  }
}
