import Advice
import Calendar
import JSON
import Meeting
import Procedures

extension Minuting {
  /// Who does what by when, and what the procedure makes due.
  var doing: [Statement] {
    collection("actions", meeting.actions.map(action)) + collection("duties", advice.duties.map(duty))
      + collection("dates", advice.deadlines.map(date))
  }

  /// What was gone past with a reason, and what stood open.
  var standing: [Statement] {
    collection("overrides", allOverrides)
      + collection(
        "open",
        advice.warnings.map { warning in
          .present([
            "children": children(warning.child, namedIn: warning.message), "rule": .string(warning.rule),
            "severity": .string(warning.severity.rawValue), "message": .string(warning.message),
            "remedy": .string(warning.remedy), "citation": .string(warning.citation.description),
          ])
        })
  }

  private func action(_ action: Action) -> JSON {
    let plan = action.plan
    return .present([
      "children": children(plan.children.isEmpty ? everyChild : plan.children), "number": .int(plan.number),
      "kind": JSON(plan.kind?.rawValue), "text": .string(plan.text), "owner": voice(plan.owner),
      "by": time(plan.by), "purpose": JSON(plan.purpose), "risks": list(plan.risks.map(JSON.int)),
      "if-not": JSON(plan.ifNot), "from": JSON(plan.from.map(name(of:))), "condition": JSON(plan.condition),
      "lacks": texts(procedure.actions.lacks(plan).map(\.rawValue)), "agreed": time(action.at),
      "done": outcome(action.done),
      "late": outcome(action.late),
      "read-back": action.readBack.map { ["at": time($0.at), "by": .string($0.by.person)] } ?? .null,
      "share": share(action.share),
    ])
  }

  private func outcome(_ outcome: Action.Outcome?) -> JSON {
    outcome.map { ["at": time($0.at), "text": .string($0.text)] } ?? .null
  }

  private func duty(_ duty: Duty) -> JSON {
    .present([
      "children": children(duty.child, namedIn: duty.agencies.joined(separator: ", ")),
      "duty": .string(duty.rule.id), "what": .string(duty.rule.what),
      "owner": .string(owner(duty.rule.owner)), "agencies": texts(duty.agencies), "due": time(duty.due),
      "basis": JSON(duty.date?.basis), "projected": duty.date?.isProjected == true ? true : .null,
      "force": .string(duty.rule.force.rawValue),
      "done": duty.done.map { ["at": time($0.at), "text": .string($0.text)] } ?? .null,
      "citation": .string(duty.rule.cite.description),
    ])
  }

  /// A slot's name for its key; whatever else the procedure says stays as it says it.
  private func owner(_ owner: String) -> String {
    procedure.slots.contains { $0.id == owner } ? name(of: AgencyKey(owner)) : owner
  }

  private func date(_ due: Due) -> JSON {
    .present([
      "children": children(due.child), "rule": .string(due.rule), "timescale": .string(due.timescale),
      "what": .string(due.what), "due": time(due.due), "from": time(due.from), "basis": .string(due.basis),
      "projected": due.isProjected ? true : .null, "state": .string(due.state.rawValue),
      "reason": JSON(due.reason), "force": .string(due.force.rawValue),
      "citation": .string(due.citation.description),
    ])
  }
}
