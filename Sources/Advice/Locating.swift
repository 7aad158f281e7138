import Calendar
import Meeting
import Procedures

/// What has to stand once a child under section 47 cannot be found: police in the discussion, and what a manager
/// agrees is done to find the child [GLO Involving Parents, Family Members and Children].
struct Locating {
  /// From when on the child could not be found.
  let since: Instant
  /// Whether somebody of police took part since then.
  let withPolice: Bool
  /// The agreement, while it is not recorded, with what its answer lacks.
  let open: (question: Question, lacks: [String])?

  /// Whether both stand.
  var stands: Bool { withPolice && open == nil }

  /// Nothing where no such rule holds, or the child can be found.
  init?(_ child: ChildKey, _ meeting: Meeting, _ procedure: Procedure) {
    guard let setting = procedure.rules["time.missing-child"], !setting.isOff,
      let since = meeting.heldSince(setting.when, for: child)
    else { return nil }
    self.since = since
    let police = setting.slot.map { meeting.members(of: Slot(AgencyKey($0))) } ?? []
    withPolice =
      setting.slot == nil
      || police.contains { person in
        person.spokenTo.contains { $0 >= since }
          || person.stays.contains { $0.until.map { $0 >= since } ?? true }
      }
    let asked = procedure.questions.filter { setting.questions.contains($0.id) }.map { question in
      let answer = meeting.answer(toQuestion: question.id, child: child)?.value
      return (question: question, lacks: answer.map { question.lacks(in: $0) })
    }
    open = asked.first { $0.lacks != [] }.map { ($0.question, $0.lacks ?? []) }
  }
}

extension Meeting {
  /// When the first of the circumstances that are enough was answered yes, and the last of those that all have to be;
  /// nothing while none of the first, or not all of the others hold.
  func heldSince(_ condition: Condition, for child: ChildKey?) -> Instant? {
    let any = condition.any.compactMap { heldSince($0, for: child) }
    let all = condition.all.compactMap { heldSince($0, for: child) }
    guard all.count == condition.all.count, condition.any.isEmpty || !any.isEmpty else { return nil }
    return (all + [any.min()].compactMap(\.self)).max()
  }

  /// When a circumstance was answered yes of a child, and not otherwise since; nothing while it does not hold.
  func heldSince(_ circumstance: String, for child: ChildKey?) -> Instant? {
    let all = circumstances.filter { $0.name == circumstance }
    let own = all.filter { $0.child == child }
    let heard = own.isEmpty ? all.filter { $0.child == nil } : own
    return heard.reversed().prefix { $0.answer == .yes }.last?.at
  }
}
