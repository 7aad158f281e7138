import Advice
import Calendar
import JSON
import Meeting
import Procedures

extension Minuting {
  /// Each decision as one statement, with all that belongs to its meaning; that there is none, too.
  var decisions: [Statement] {
    let living = meeting.livingChildren.map(\.key)
    let open = living.filter { child in
      !meeting.decisions.contains { decision in
        decision.child == child && decision.taken != nil
          && procedure.decisions.contains { $0.id == decision.decision && ($0.isS47 || $0.refusesS47) }
      }
    }
    let values = everyChild.flatMap { child in
      meeting.decisions.filter { $0.child == child }.map(decision)
        + (open.contains(child)
          ? [.present(["children": children(child), "state": "none on section 47"])] : [])
    }
    return collection("decisions", values)
  }

  private func decision(_ decision: Decision) -> JSON {
    let taken = decision.taken
    let rule = procedure.decisions.first { $0.id == decision.decision }
    let dissents = meeting.dissents.filter { $0.decision == decision.number }
    return .present([
      "children": children(decision.child), "number": .int(decision.number),
      "state": taken == nil ? "proposed" : "taken", "decision": .string(name(ofDecision: decision.decision)),
      "proposed": time(decision.proposed), "decided": time(decision.decided), "owner": voice(taken?.owner),
      "owner-by-procedure": JSON(rule?.owner), "threshold": JSON(taken?.threshold?.rawValue),
      "because": JSON(taken?.because), "risks": list((taken?.risks ?? []).map(JSON.int)),
      "quorum": decision.moment.map { quorum(at: $0, for: decision.child) } ?? .null,
      "taken-without": takenWithout(decision),
      "further-discussion": time(taken?.again), "amended": time(decision.amended),
      "added": list(decision.added.map { .string($0.rawValue) }),
      "views": list(decision.views.map { view($0, of: decision) }),
      "no-view-from": list(noView(on: decision)),
      "dissent": list(dissents.map(dissent)),
      "overrides": list(
        overrides(
          of: ["decide.", "quorum.", "chair.", "medical.", "dissent."], for: decision.child,
          number: decision.number, dissents: dissents.map(\.number))),
      "share": share(decision.share, with: dissents.compactMap(\.share)),
    ])
  }

  private func takenWithout(_ decision: Decision) -> JSON {
    guard let at = decision.moment else { return .null }
    let missing = missing(at: at, for: decision.child)
    let without = decision.taken?.without
    guard !missing.isEmpty || without != nil else { return .null }
    return .present([
      "agencies": texts(missing), "because": JSON(without?.because), "news": voice(without?.news),
      "news-by": time(without?.newsBy),
    ])
  }

  private func view(_ viewed: Viewed, of decision: Decision) -> JSON {
    let viewing = viewed.viewing
    let isLast = meeting.views(on: decision).contains(viewed)
    return .present([
      "voice": voice(viewing.voice), "view": .string(viewing.view.rawValue), "at": time(viewed.at),
      "before-decision": decision.decided.map { viewed.at < $0 } == true ? true : .null,
      "changed-later": isLast ? .null : true, "words": JSON(viewing.words), "dissent": JSON(viewing.dissent),
    ])
  }

  /// The places that the procedure asks to be filled, and whoever else was here before, that gave no view.
  private func noView(on decision: Decision) -> [JSON] {
    guard let at = decision.moment else { return [] }
    return advice.quorum.slots.compactMap { standing in
      let slot = standing.slot
      let stays = meeting.members(of: slot).flatMap(\.stays).filter { $0.began <= at }
      let isCounted = standing.strength == .core || standing.strength == .required
      guard isCounted || !stays.isEmpty,
        meeting.concerned(by: slot, under: procedure).contains(decision.child),
        !decision.views.contains(where: { meeting.speaks($0.viewing.voice, for: slot) })
      else { return nil }
      let isHere = meeting.wasFilled(slot, at: at)
      return .present([
        "agency": .string(name(of: slot.agency)), "why": isHere ? "not asked" : "not present",
        "left": isHere ? .null : time(stays.compactMap(\.until).max()),
      ])
    }
  }

  private func dissent(_ dissent: Dissent) -> JSON {
    let levels = procedure.ladders.flatMap(\.levels)
    return .present([
      "number": .int(dissent.number), "voice": voice(dissent.voice), "words": JSON(dissent.words),
      "since": time(dissent.since),
      "escalations": list(
        dissent.escalations.map { step in
          .present([
            "level": .string(levels.first { $0.id == step.level }?.name ?? step.level),
            "with": .string(step.with), "unnamed": step.with.isEmpty ? true : .null, "by": time(step.by),
            "at": time(step.at),
          ])
        }),
      "settled": JSON(dissent.settled),
    ])
  }

  // MARK: - Overrides

  /// An override with what it went past, as far as that concerns one child.
  private struct Gone {
    let override: Override
    let warning: Warning?
    /// What was gone past, in words.
    let message: String?
    var child: ChildKey? { warning?.child ?? override.child }
  }

  /// Each override, once for every warning that it let rest.
  private var gone: [Gone] {
    advice.gonePast(in: meeting).map { past in
      Gone(
        override: past.override, warning: past.warning,
        message: past.warning?.message ?? absence(goneBy: past.override))
    }
  }

  /// Who of the core was missing when it was gone past: once the discussion is over nothing warns of it.
  private func absence(goneBy override: Override) -> String? {
    guard override.rule == "quorum.core" else { return nil }
    let absent = advice.quorum.missing(at: Moment(endOf: override.at), in: meeting)
    let missing = absent.filter { standing in
      let isMeant =
        override.child == nil || standing.slot.child == nil || standing.slot.child == override.child
      return isMeant && override.isMeant(for: standing.slot)
        && meeting.record(of: standing.slot).without.map { $0.at > override.at } ?? true
    }
    guard !missing.isEmpty else { return nil }
    let core = advice.quorum.core.count
    let names = missing.map(\.name).joined(separator: ", ")
    return "\(names): nobody here, not quorate (\(core - absent.count) of \(core))"
  }

  /// Every override, for the list of them all.
  var allOverrides: [JSON] {
    gone.map { stated($0).with(["children": children($0.child, namedIn: $0.message ?? "")]) }
  }

  /// The overrides of some families of rules that concern a child, or this decision and its dissents.
  func overrides(
    of families: [String], for child: ChildKey, number: Int? = nil, dissents: [Int] = []
  ) -> [JSON] {
    gone.filter { gone in
      guard families.contains(where: gone.override.rule.hasPrefix) else { return false }
      switch gone.warning?.place {
      case .decisions(let place?) where number != nil: return place == number
      case .dissent(let place): return dissents.contains(place)
      default: return gone.child == nil ? concerns(gone, child) : gone.child == child
      }
    }.map { gone in
      // The whole stands among all overrides; here it would tell of another child.
      let isOthers = names(anotherThan: child, gone.message ?? "")
      return stated(isOthers ? Gone(override: gone.override, warning: nil, message: nil) : gone)
    }
  }

  /// Whether what was gone past for the whole meeting is about this child: a place that a circumstance asks for is
  /// about those children alone of whom it holds.
  private func concerns(_ gone: Gone, _ child: ChildKey) -> Bool {
    let rule = procedure.slots.first { rule in
      switch gone.warning?.place {
      case .roll(let slot?): rule.id == slot.agency.text
      case nil:
        gone.override.about.map { $0 == "slot \(rule.id)" }
          ?? (procedure.rules[gone.override.rule]?.slot == rule.id)
      default: false
      }
    }
    return rule.map { meeting.concerned(by: $0).contains(child) } ?? true
  }

  private func stated(_ gone: Gone) -> JSON {
    let setting = procedure.rules[gone.override.rule]
    let together = meeting.countTogether(with: gone.override)
    let message = [gone.message, together > 1 ? "one reason for \(together) together" : nil]
      .compactMap(\.self)
    return .present([
      "rule": .string(gone.override.rule), "words": .string(Procedure.words(ofRule: gone.override.rule)),
      "severity": JSON((gone.warning?.severity ?? setting?.severity)?.rawValue),
      "message": JSON(message.isEmpty ? nil : message.joined(separator: "; ")),
      "together": together > 1 ? .int(together) : .null, "because": .string(gone.override.because),
      "by": .string(gone.override.by.person), "at": time(gone.override.at),
      "citation": JSON((gone.warning?.citation ?? setting?.cite)?.description),
    ])
  }
}
