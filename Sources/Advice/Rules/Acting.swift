import Calendar
import Meeting
import Procedures

extension Rule {
  /// Who does what by when, and what for?
  static let acting = [
    Rule("action.incomplete", .warning) { the in
      the.openActions.compactMap { index in
        let lacks = the.lacks(ofAction: index)
        guard !lacks.isEmpty else { return nil }
        let plan = the.meeting.actions[index].plan
        let asked =
          the.procedure.actions.lacks(plan).map(\.asked) + (plan.isWithoutCase ? ["in which case"] : [])
        return Finding(
          "Action \(plan.number) has no \(lacks.joined(separator: ", no "))",
          "say \(Situation.list(asked))", at: .actions(plan.number),
          child: plan.children.count == 1 ? plan.children.first : nil,
          citing: the.procedure.actions.cite)
      }
    },

    Rule("action.past", .notice) { the in
      the.openActions.compactMap { index in
        guard let by = the.due(ofAction: index) else { return nil }
        let number = the.meeting.actions[index].number
        if by < the.meeting.actions[index].at {
          return Finding(
            "Action \(number) was due before it was agreed", "look at its time", at: .actions(number))
        }
        guard let last = the.lastDate(ofAction: index), let latest = last.instant, let time = last.due,
          by > latest, let agreed = the.meeting.actions[index].plan.by
        else { return nil }
        return Finding(
          "Action \(number), due \(the.when(agreed)), is later than \(last.what): \(the.when(time)) at the latest",
          "agree an earlier time, or say why that is soon enough [\(last.basis)]", at: .actions(number),
          citing: last.citation)
      }
    },

    Rule("action.overdue", .critical) { the in
      the.openActions.compactMap { index in
        guard let due = the.due(ofAction: index), due >= the.meeting.actions[index].at, due < the.now,
          let by = the.meeting.actions[index].plan.by
        else { return nil }
        let action = the.meeting.actions[index]
        let what = "Action \(action.number), due \(the.when(by)),"
        if let late = action.late {
          return Finding(
            "\(what) is late: \(late.text)", "record it when it is done, or give it a new time",
            at: .actions(action.number), severity: .warning)
        }
        if action.plan.kind == .contingency {
          let condition = action.plan.condition.map { " (\($0))" } ?? ""
          return Finding(
            "\(what) is a contingency\(condition), and nothing says whether its case came",
            "ask its owner; then done, or not needed", at: .actions(action.number), severity: .warning)
        }
        return Finding(
          "\(what) is not reported done", "ask its owner; then done, or late and why",
          at: .actions(action.number))
      }
    },

    Rule("contingency.none", .warning) { the in
      guard the.isPlanned, the.procedure.actions.needsContingency else { return [] }
      let planned = the.meeting.actions.contains { $0.plan.kind == .contingency || $0.plan.ifNot != nil }
      return planned
        ? [] : [Finding("No contingency plan", "what if it is not done?", at: .actions(nil))]
    },

    Rule("coverage.risk", .warning) { the in
      guard the.isPlanned else { return [] }
      // By index: an action is much to copy, and there may be hundreds.
      let answered = Set(the.meeting.actions.indices.flatMap { the.meeting.actions[$0].plan.risks })
      return the.meeting.risks.filter { !answered.contains($0.number) }.map { risk in
        Finding(
          "Risk \(risk.number): no action answers it: \(risk.text)",
          "agree an action for it, marked risk \(risk.number)", at: .answering(risk: risk.number),
          child: risk.children.count == 1 ? risk.children.first : nil)
      }
    },
  ]

  /// Is every item of the agenda taken, and in its time?
  static let running = [
    Rule("agenda.unvisited", .notice) { the in
      guard the.isUnderWay || the.isEnding else { return [] }
      let seen = Set(the.meeting.items.map(\.name))
      // An item is missed once a later one was opened; the last ones at the end.
      let opened = Set(the.meeting.items.filter { $0.opened != nil }.map(\.name))
      let behind =
        the.isEnding
        ? the.procedure.agenda.count
        : the.procedure.agenda.lastIndex { opened.contains($0.id) } ?? 0
      return the.procedure.agenda.prefix(behind).filter {
        !seen.contains($0.id) && the.meeting.takenUp($0, under: the.procedure) == nil
      }.map { item in
        Finding(
          "\(item.name): neither opened nor skipped", "open it, or skip it with a reason",
          at: .agenda(item.id), citing: item.cite.basis == .practice ? nil : item.cite)
      }
    },

    Rule("agenda.overrun", .notice) { the in
      guard the.meeting.state == .live, let current = the.meeting.currentItem, let opened = current.opened,
        let index = the.procedure.agenda.firstIndex(where: { $0.id == current.name }),
        let minutes = the.procedure.agenda[index].minutes
      else { return [] }
      let seen = Set(the.meeting.items.map(\.name))
      let toCome = the.procedure.agenda.filter { !seen.contains($0.id) }.count
      let over = (the.now.seconds - opened.seconds) / 60 - minutes
      guard over > 0, toCome > 0 else { return [] }
      return [
        Finding(
          "\(the.procedure.agenda[index].name): \(over) min over, \(toCome) \(toCome == 1 ? "item" : "items") to come",
          "go on to the next item", at: .agenda(current.name))
      ]
    },
  ]
}

extension ActionPlan {
  /// Whether it is for a case that nothing says.
  fileprivate var isWithoutCase: Bool { kind == .contingency && condition?.isEmpty ?? true }
}

extension ActionLack {
  /// As it is asked for.
  fileprivate var asked: String {
    switch self {
    case .owner: "who does it, by name"
    case .time: "by when"
    case .purpose: "what for"
    }
  }
}

extension Situation {
  /// Whether actions are being planned, or the end is near: then what no action answers can be said.
  fileprivate var isPlanned: Bool { isEnding || planIsOpen && !meeting.actions.isEmpty }

  /// When an action is due, where that was said.
  fileprivate func due(ofAction index: Int) -> Instant? { meeting.actions[index].plan.by.map(London.instant) }

  /// The last date that an action serves: that of the enquiries on its children and of the conference they lead to,
  /// else that of the assessment. A contingency serves none: its case comes when it comes.
  fileprivate func lastDate(ofAction index: Int) -> Due? {
    let plan = meeting.actions[index].plan
    guard plan.kind != .contingency else { return nil }
    func last(of rules: [String]) -> Due? {
      deadlines.filter { due in
        rules.contains(due.rule) && due.instant != nil
          && (due.child.map { plan.children.isEmpty || plan.children.contains($0) } ?? true)
      }.max { ($0.instant?.seconds ?? 0) < ($1.instant?.seconds ?? 0) }
    }
    return last(of: ["time.s47", "time.conference"]) ?? last(of: ["time.assessment"])
  }

  /// What of its owner, its time and its purpose was not said.
  fileprivate func lacks(ofAction index: Int) -> [String] {
    procedure.actions.lacks(meeting.actions[index].plan).map { lack in
      switch lack {
      case .owner:
        meeting.actions[index].plan.owner.map { "a person at \(name(of: $0.agency))" } ?? lack.rawValue
      case .time, .purpose: lack.rawValue
      }
    } + (meeting.actions[index].plan.isWithoutCase ? ["case in which it is done"] : [])
  }
}
