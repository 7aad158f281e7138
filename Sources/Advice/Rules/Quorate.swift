import Calendar
import Meeting
import Procedures

extension Rule {
  /// Is the strategy discussion quorate, and if not, why does it go on?
  static let quorate = [
    Rule("quorum.core", .critical) { the in
      guard the.isUnderWay, the.meeting.state != .ended else { return [] }
      return the.quorum.missing.filter { the.meeting.record(of: $0.slot).without == nil }.map { core in
        let since = the.meeting.lastLeft(core.slot).map { "nobody here since \(the.clock($0))" }
        return Finding(
          "\(core.name): \(since ?? "nobody here"), not quorate (\(the.quorum.present) of \(the.quorum.needed))",
          "bring somebody in, or go on with the reason and the urgency",
          at: .roll(core.slot), child: core.slot.child, citing: core.citation)
      }
    },

    Rule("quorum.reason", .critical) { the in
      guard the.isUnderWay else { return [] }
      return the.significant.compactMap { standing in
        guard standing.state != .present, let without = the.meeting.record(of: standing.slot).without else {
          return nil
        }
        var lacks: [String] = []
        if without.because.isEmpty { lacks.append("why nobody could come") }
        if standing.strength == .consult {
          // To be contacted, not to be waited for: no urgency is needed to go on [GLO Who should attend].
        } else if without.urgency?.text.isEmpty ?? true {
          lacks.append("the urgency")
        } else if without.urgency?.ground == nil {
          lacks.append("whether delay would raise the risk or impede the investigation")
        }
        if !the.obtainsInformation(of: standing.slot) { lacks.append("an action to obtain its information") }
        guard !lacks.isEmpty else { return nil }
        let wants = "ask for its information with an action marked <\(standing.slot.agency)"
        let isToldWhy = lacks.count == 1 && !the.obtainsInformation(of: standing.slot)
        return Finding(
          "Going on without \(standing.name): \(Situation.list(lacks)) missing",
          isToldWhy ? wants : "say it with :without, and \(wants)",
          at: isToldWhy ? .obtaining(standing.slot) : .roll(standing.slot), child: standing.slot.child,
          about: standing.slot.about, severity: standing.strength == .consult ? .warning : nil, citing: nil)
      }
    },

    Rule("quorum.circumstance", .warning) { the in
      if the.meeting.state == .assembling { return the.unnamed }
      guard the.isUnderWay else { return [] }
      return the.quorum.slots.compactMap { standing in
        let slot = standing.slot
        guard !the.isToldElsewhere(slot), the.meeting.record(of: slot).without == nil else {
          return nil
        }
        switch standing.strength {
        case .required where standing.state != .present && !the.wasHeardOut(slot):
          return Finding(
            "\(standing.name) neither here nor explained\(the.aside(standing.state))",
            "chase, or record why it goes on without", at: .roll(slot), child: slot.child,
            severity: standing.force == .must ? .critical : standing.force.severity,
            citing: standing.citation)
        case .consult where !standing.state.wasReached:
          let isSorry = standing.state == .apologies
          let isSilent = standing.state == .chased || standing.state == .notResponded || isSorry
          // It was contacted, and what it knows is asked for again: more is not in the meeting's hands.
          if isSilent, the.obtainsInformation(of: slot) { return nil }
          if let action = the.actionObtaining(slot) {
            return Finding(
              "\(standing.name) not heard yet: action \(action.number) asks for its information",
              "ring it now if it can wait no longer, or record why it goes on without", at: .roll(slot),
              child: slot.child, severity: .notice, citing: standing.citation)
          }
          return Finding(
            isSilent
              ? "\(standing.name) \(isSorry ? "does not come" : "was asked and did not answer"): nothing is known from it"
              : "\(standing.name) neither contacted nor heard in writing\(the.aside(standing.state))",
            "\(isSilent ? "ring again" : "ring it and log the call"), ask for its information with an action marked <\(slot.agency), or record why it goes on without",
            at: .roll(slot), child: slot.child,
            severity: standing.force.severity, citing: standing.citation)
        default: return nil
        }
      }
    },

    Rule("quorum.left", .warning) { the in
      guard the.isUnderWay, the.meeting.form != .series else { return [] }
      return the.quorum.slots.flatMap { standing -> [Finding] in
        let slot = standing.slot
        guard let left = the.meeting.lastLeft(slot) else { return [] }
        let goesOn = the.meeting.record(of: slot).without != nil
        let severity: Severity
        switch standing.strength {
        // Till then the discussion is told that it is not quorate.
        case .core where goesOn: severity = .warning
        case .required where !goesOn && the.wasHeard(slot): severity = .notice
        default: return []
        }
        // Once a decision stands, what is missing from it is told there.
        return the.meeting.concerned(by: slot, under: the.procedure)
          .filter { !the.hasView(of: slot, on: $0) && !the.meeting.isDecided(for: $0, under: the.procedure) }
          .map { child in
            let words =
              "\(standing.name) left at \(the.clock(left)), before it gave a view on section 47 for "
            let name = the.name(of: child)
            return Finding(
              words + name, "ask for its view and record it on the decision", at: .decisions(nil),
              child: child, about: slot.about, severity: severity,
              sharing: Sharing(name: name, each: name, before: words))
          }
      }
    },
  ]
}

extension Situation {
  /// Core agencies and those that a circumstance makes significant, and whoever the meeting goes on without.
  fileprivate var significant: [Quorum.Standing] {
    quorum.slots.filter { [.core, .required, .consult].contains($0.strength) }
  }

  /// The required places of which nobody is named while the discussion is called.
  fileprivate var unnamed: [Finding] {
    quorum.slots.filter { $0.strength == .required && $0.state == .empty && $0.people.isEmpty }.map { place in
      Finding(
        "\(place.name): required here, and nobody is named",
        "name who comes and ask them, or log the call", at: .roll(place.slot), child: place.slot.child,
        severity: place.force.severity, citing: place.citation)
    }
  }

  /// Whether a rule of its own tells the absence of a slot, so that it is not told twice.
  fileprivate func isToldElsewhere(_ slot: Slot) -> Bool {
    func speaks(_ rule: String) -> Bool {
      procedure.rules[rule].map { !$0.isOff && $0.slot == slot.agency.text } ?? false
    }
    return speaks("access.legal") || (speaks("medical.doctor") && isMedicalInQuestion(for: slot))
  }

  /// The first action that asks a place for what it knows.
  fileprivate func actionObtaining(_ slot: Slot) -> Action? {
    meeting.actions.first { action in
      guard let from = action.plan.from else { return false }
      return from.agency == slot.agency
        && (from.child == nil || slot.child == nil || from.child == slot.child)
    }
  }

  fileprivate func obtainsInformation(of slot: Slot) -> Bool {
    // A decision taken without it may say who asks for its information.
    let decided = meeting.decisions.contains { decision in
      decision.taken?.without?.news != nil
        && decision.moment.map { !meeting.wasFilled(slot, at: $0) } ?? false
    }
    let core = quorum.core.contains { $0.slot == slot }
    // What it gave in writing need not be obtained.
    return actionObtaining(slot) != nil || !meeting.record(of: slot).writings.isEmpty || (core && decided)
  }

  /// Whether a member of the slot was there and was minuted, and has only gone since.
  fileprivate func wasHeard(_ slot: Slot) -> Bool {
    meeting.members(of: slot).contains { !$0.stays.isEmpty && $0.contributed }
  }

  /// Whether a slot was heard, and was there or had given its view when section 47 was decided, as far as it is.
  fileprivate func wasHeardOut(_ slot: Slot) -> Bool {
    wasHeard(slot)
      && meeting.concerned(by: slot, under: procedure).allSatisfy { child in
        !meeting.isDecided(for: child, under: procedure) || hasView(of: slot, on: child)
          || meeting.decisions.contains { decision in
            decision.child == child && procedure.settlesS47(decision)
              && decision.moment.map { meeting.wasFilled(slot, at: $0) } ?? false
          }
      }
  }

  fileprivate func hasView(of slot: Slot, on child: ChildKey) -> Bool {
    meeting.decisions.contains { $0.child == child && hasView(of: slot, on: $0) }
  }

  fileprivate func aside(_ state: SlotState) -> String {
    switch state {
    case .written: " (in writing: it informs, it does not count)"
    case .chased: " (no answer)"
    case .apologies: " (apologies)"
    case .notResponded: " (no response)"
    case .left: " (left)"
    case .present, .consulted, .confirmed, .invited, .empty: ""
    }
  }
}

extension SlotState {
  /// Whether the agency was reached and could say what it knows.
  var wasReached: Bool {
    switch self {
    case .present, .written, .consulted, .left: true
    case .confirmed, .chased, .apologies, .notResponded, .invited, .empty: false
    }
  }
}

extension Force {
  /// The severity that words of this force have.
  var severity: Severity { self == .consider || self == .may ? .notice : .warning }
}
