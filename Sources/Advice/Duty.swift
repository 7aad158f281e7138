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
      guard let arisen = arisen(rule, situation) else { return [] }
      return arisen.children.map { child in
        // Of several children's dates the first: one duty is not done for one child after another's is late.
        let date = situation.deadlines.filter { date in
          date.timescale == rule.timescale && date.due != nil
            && (child == nil || date.child == nil || date.child == child)
        }.min { ($0.due ?? .endOfDay(.last)) < ($1.due ?? .endOfDay(.last)) }
        return Duty(
          rule: rule, due: date?.due, date: date,
          done: situation.meeting.dutiesDone.last { $0.duty == rule.id && $0.reaches(child) }, child: child,
          agencies: arisen.agencies)
      }
    }
  }

  /// For whom a duty has arisen: once for the discussion, or child by child; and the agencies it concerns.
  private struct Arisen {
    var children: [ChildKey?] = [nil]
    var agencies: [String] = []

    /// For these of the living children; once where there is one child or none is named.
    static func of(_ children: [ChildKey], in meeting: Meeting) -> Arisen {
      let living = meeting.livingChildren.map(\.key)
      let own = living.filter(children.contains)
      return living.count < 2 || own.isEmpty ? Arisen() : Arisen(children: own)
    }
  }

  /// Nothing while its event has not happened.
  private static func arisen(_ rule: DutyRule, _ situation: Situation) -> Arisen? {
    let meeting = situation.meeting
    switch rule.on {
    case .discussionEnded: return meeting.ended == nil ? nil : Arisen()
    case .s47Decided, .s47Begun:
      let begun = meeting.decisions.filter { decision in
        guard decision.taken != nil, let begins = situation.rule(of: decision), begins.isS47 else {
          return false
        }
        return rule.on == .s47Decided || !begins.continuesS47
      }
      return begun.isEmpty ? nil : .of(begun.map(\.child), in: meeting)
    case .medicalPlanned:
      guard let question = situation.procedure.rules["medical.reason"]?.question else { return nil }
      let planned = meeting.questionAnswers.contains {
        $0.value.question == question && ["yes", "done"].contains($0.value.answer)
      }
      guard planned else { return nil }
      let concerned = meeting.livingChildren.map(\.key).filter { child in
        ["yes", "done"].contains(meeting.answer(toQuestion: question, child: child)?.value.answer ?? "")
          || meeting.happened("examination", child: child) != nil
      }
      return .of(concerned, in: meeting)
    case .agencyAbsent:
      guard meeting.ended != nil else { return nil }
      let absent = situation.quorum.slots.filter { standing in
        guard standing.strength == .core || standing.strength == .required else { return false }
        let tookPart = meeting.members(of: standing.slot).contains {
          !$0.stays.isEmpty || !$0.spokenTo.isEmpty
        }
        // Who was heard and gone before a decision is absent from that decision.
        let missed =
          standing.strength == .core
          && meeting.decisions.contains { decision in
            decision.decided.map { !meeting.wasFilled(standing.slot, at: $0) } ?? false
          }
        return !tookPart || missed
      }
      return absent.isEmpty ? nil : Arisen(agencies: absent.map(\.name))
    }
  }
}

extension DutyDone {
  /// Whether it was done for a child too, or for the meeting's own where none is asked about.
  func reaches(_ other: ChildKey?) -> Bool { child == nil || other == nil || child == other }
}
