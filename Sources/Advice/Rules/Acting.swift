import Calendar
import Meeting
import Procedures

extension Rule {
  /// Who does what by when, and what for?
  static let acting = [
    Rule("action.incomplete", .warning) { the in
      the.openActions.compactMap { action in
        var lacks: [String] = []
        if action.plan.owner == nil {
          lacks.append("owner")
        } else if action.plan.owner?.person == nil {
          lacks.append("a person at \(action.plan.owner.map { the.name(of: $0.agency) } ?? "")")
        }
        if action.plan.by == nil { lacks.append("time") }
        if the.procedure.actions.lacksPurpose(action.plan) {
          lacks.append("purpose")
        }
        guard !lacks.isEmpty else { return nil }
        return Finding(
          "Action \(action.number) has no \(lacks.joined(separator: ", no "))",
          "mend it: who, by when, what for", at: .actions(action.number),
          child: action.plan.children.count == 1 ? action.plan.children.first : nil,
          citing: the.procedure.actions.cite)
      }
    },

    Rule("action.past", .notice) { the in
      the.openActions.compactMap { action in
        guard let by = action.plan.by, London.instant(by) < action.at else { return nil }
        return Finding(
          "Action \(action.number) was due before it was agreed", "look at its time",
          at: .actions(action.number))
      }
    },

    Rule("action.overdue", .critical) { the in
      the.openActions.compactMap { action in
        guard let by = action.plan.by, London.instant(by) >= action.at, London.instant(by) < the.now
        else { return nil }
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
      guard the.isEnding, the.procedure.actions.needsContingency else { return [] }
      let planned = the.meeting.actions.contains { $0.plan.kind == .contingency || $0.plan.ifNot != nil }
      return planned
        ? [] : [Finding("No contingency plan", "what if it is not done?", at: .actions(nil))]
    },

    Rule("coverage.risk", .warning) { the in
      guard the.isEnding else { return [] }
      let answered = Set(the.meeting.actions.flatMap(\.plan.risks))
      return the.meeting.risks.filter { !answered.contains($0.number) }.map { risk in
        Finding(
          "Risk \(risk.number): no action answers it: \(risk.text)",
          "agree an action for it, marked risk \(risk.number)", at: .actions(nil),
          child: risk.children.count == 1 ? risk.children.first : nil, about: "risk \(risk.number)")
      }
    },
  ]

  /// Is every item of the agenda taken, and in its time?
  static let running = [
    Rule("agenda.unvisited", .notice) { the in
      guard the.isEnding else { return [] }
      let seen = Set(the.meeting.items.map(\.name))
      return the.procedure.agenda.filter { !seen.contains($0.id) }.map { item in
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
          "\(the.procedure.agenda[index].name): \(over) min over, \(toCome) items to come",
          "go on to the next item", at: .agenda(current.name))
      ]
    },
  ]
}
