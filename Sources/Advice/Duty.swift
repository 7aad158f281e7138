public import Calendar
public import Meeting
public import Procedures

/// An action that the procedure itself creates, once its event has happened.
public struct Duty: Hashable, Sendable {
  public var rule: DutyRule
  public var due: LocalTime?
  /// The date of the procedure by which it is due, with how that was counted.
  public var date: Due?
  /// What was reported when it was done.
  public var done: DutyDone?
  public var child: ChildKey?
  /// The agencies it concerns, of a duty that an absence creates.
  public var agencies: [String]

  static func all(_ situation: Situation) -> [Duty] {
    situation.procedure.duties.filter { situation.holds($0.when) }.flatMap { rule -> [Duty] in
      guard let arisen = rule.arisen(in: situation.meeting, under: situation.procedure, situation.quorum)
      else { return [] }
      return arisen.map { each in
        // Of several children's dates the first: one duty is not done for one child after another's is late.
        let date = situation.deadlines.filter { date in
          date.due != nil && rule.serves(date.timescale, of: situation.procedure)
            && (each.child == nil || date.child == nil || date.child == each.child)
        }.min { ($0.due ?? .endOfDay(.last)) < ($1.due ?? .endOfDay(.last)) }
        return Duty(
          rule: rule, due: date?.due, date: date, done: situation.meeting.done(rule, for: each.child),
          child: each.child, agencies: each.agencies)
      }
    }
  }
}

/// For whom a duty has arisen: the discussion, or one child; and the agencies it concerns.
private struct Arisen {
  var child: ChildKey?
  var agencies: [String] = []

  /// For each of these of the living children; once where there is one child or none is named.
  static func of(_ children: [ChildKey], in meeting: Meeting) -> [Arisen] {
    let living = meeting.livingChildren.map(\.key)
    let own = living.filter(children.contains)
    return living.count < 2 || own.isEmpty ? [Arisen()] : own.map { Arisen(child: $0) }
  }
}

extension DutyRule {
  /// Whether a date is the one by which it is due: its own timescale, or another for the same thing, such as the
  /// exception that replaces it.
  fileprivate func serves(_ id: String, of procedure: Procedure) -> Bool {
    guard let timescale, timescale != id else { return timescale == id }
    guard let own = procedure.timescales.first(where: { $0.id == timescale }),
      let other = procedure.timescales.first(where: { $0.id == id })
    else { return false }
    return own.isSameThing(as: other)
  }

  /// Nothing while its event has not happened; of several children only those for whom its circumstances hold.
  fileprivate func arisen(
    in meeting: Meeting, under procedure: Procedure, _ quorum: @autoclosure () -> Quorum
  ) -> [Arisen]? {
    let all = concerned(in: meeting, under: procedure, quorum())?
      .filter { $0.child == nil || holdsIn(meeting, when, for: $0.child) }
    return all?.isEmpty == true ? nil : all
  }

  /// Everybody whom its event concerns.
  private func concerned(
    in meeting: Meeting, under procedure: Procedure, _ quorum: @autoclosure () -> Quorum
  ) -> [Arisen]? {
    switch on {
    case .discussionEnded: return meeting.ended == nil ? nil : [Arisen()]
    case .s47Decided, .s47Begun:
      let begun = meeting.decisions.filter { decision in
        guard decision.taken != nil, let begins = procedure.rule(of: decision), begins.isS47 else {
          return false
        }
        return on == .s47Decided || !begins.continuesS47
      }
      return begun.isEmpty ? nil : Arisen.of(begun.map(\.child), in: meeting)
    case .medicalPlanned:
      guard let question = procedure.rules["medical.reason"]?.question else { return nil }
      let planned = meeting.answers(toQuestion: question).contains {
        ["yes", "done"].contains($0.value.answer)
      }
      guard planned else { return nil }
      let concerned = meeting.livingChildren.map(\.key).filter { child in
        ["yes", "done"].contains(meeting.answer(toQuestion: question, child: child)?.value.answer ?? "")
          || meeting.happened("examination", child: child) != nil
      }
      return Arisen.of(concerned, in: meeting)
    case .agencyAbsent:
      guard meeting.ended != nil else { return nil }
      let absent = quorum().slots.filter { meeting.lacks($0) }
      // The place of one child is that child's, the others are everybody's.
      let children = [nil] + meeting.case.children.map { Optional($0.key) }
      let all = children.compactMap { child in
        let agencies = absent.filter { $0.slot.child == child }.map(\.name)
        return agencies.isEmpty ? nil : Arisen(child: child, agencies: agencies)
      }
      return all.isEmpty ? nil : all
    }
  }

  /// Whether it was reported done: for that child, or for everybody for whom it stands.
  public func isDone(in meeting: Meeting, under procedure: Procedure, for child: ChildKey? = nil) -> Bool {
    let all = arisen(in: meeting, under: procedure, Quorum(of: meeting, under: procedure))
    let everybody = all.map { $0.map(\.child) } ?? [nil]
    return (child.map { [$0] } ?? everybody).allSatisfy { meeting.done(self, for: $0) != nil }
  }
}

extension Procedure {
  /// Whether a date is anybody's to keep: one that is there for duties alone is not while none of them has arisen.
  func runs(_ timescale: Timescale, in meeting: Meeting, for child: ChildKey?) -> Bool {
    let serving = duties.filter { $0.serves(timescale.id, of: self) }
    if serving.isEmpty || happenings.contains(where: { $0.id == timescale.id }) { return true }
    return serving.contains { duty in
      let arisen = duty.arisen(in: meeting, under: self, Quorum(of: meeting, under: self)) ?? []
      return arisen.contains { child == nil || $0.child == nil || $0.child == child }
    }
  }

  /// The duties of a meeting, or for one child, by which a timescale's date is met, once all of them are done.
  public func duties(
    serving timescale: String, in meeting: Meeting, for child: ChildKey? = nil
  ) -> [DutyRule] {
    duties.filter { $0.serves(timescale, of: self) && holdsIn(meeting, $0.when, for: child) }
  }
}

extension Meeting {
  /// What was reported last of a duty for a child, or for the discussion: what was done for one of several children
  /// is done for no other, and not for all of them.
  fileprivate func done(_ duty: DutyRule, for child: ChildKey?) -> DutyDone? {
    let isOne = livingChildren.count < 2
    return dutiesDone.last {
      $0.duty == duty.id && ($0.child == nil || $0.child == child || (child == nil && isOne))
    }
  }

  /// Whether what an agency knows is still to be obtained: one that has to be there was not, or not for every
  /// decision, and one that has to be asked was and said nothing. What it gave in writing is obtained.
  fileprivate func lacks(_ standing: Quorum.Standing) -> Bool {
    guard record(of: standing.slot).writings.isEmpty else { return false }
    switch standing.strength {
    case .core, .required:
      let tookPart = members(of: standing.slot).contains { !$0.stays.isEmpty || !$0.spokenTo.isEmpty }
      // Who was heard and gone before a decision is absent from that decision.
      let missed =
        standing.strength == .core
        && decisions.contains { decision in
          decision.moment.map { !wasFilled(standing.slot, at: $0) } ?? false
        }
      return !tookPart || missed
    case .consult: return wasAsked(standing.slot) && !standing.state.wasReached
    case .consider, nil: return false
    }
  }

  /// Whether somebody was asked to come for a place, or it was rung.
  func wasAsked(_ slot: Slot) -> Bool {
    people(of: slot).contains { $0.invited != nil } || !record(of: slot).chases.isEmpty
  }
}
