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
    situation.procedure.duties.filter { situation.holds($0.when) }.compactMap { rule in
      guard let agencies = arisen(rule, situation) else { return nil }
      // Of several children's dates the first: one duty is not done for one child after another's is late.
      let date = situation.deadlines.filter { $0.timescale == rule.timescale && $0.due != nil }
        .min { ($0.due ?? .endOfDay(.last)) < ($1.due ?? .endOfDay(.last)) }
      return Duty(
        rule: rule, due: date?.due, date: date,
        done: situation.meeting.dutiesDone.last { $0.duty == rule.id }, agencies: agencies)
    }
  }

  /// Nothing while its event has not happened; else the agencies it concerns.
  private static func arisen(_ rule: DutyRule, _ situation: Situation) -> [String]? {
    let meeting = situation.meeting
    switch rule.on {
    case .discussionEnded: return meeting.ended == nil ? nil : []
    case .s47Decided:
      let begins = meeting.decisions.contains { $0.taken != nil && situation.rule(of: $0)?.isS47 == true }
      return begins ? [] : nil
    case .medicalPlanned:
      guard let question = situation.procedure.rules["medical.reason"]?.question else { return nil }
      let planned = meeting.questionAnswers.contains {
        $0.value.question == question && ["yes", "done"].contains($0.value.answer)
      }
      return planned ? [] : nil
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
      return absent.isEmpty ? nil : absent.map(\.name)
    }
  }
}
