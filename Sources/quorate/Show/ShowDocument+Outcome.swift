import Advice
import Calendar
import JSON
import Meeting
import Procedures

extension ShowDocument {
  func decisionJSON(_ decision: Decision) -> JSON {
    let taken = decision.taken
    let missing = decision.moment.map { advice.quorum.missing(at: $0, in: meeting) } ?? []
    return [
      "number": .int(decision.number), "child": child(decision.child), "decision": .string(decision.decision),
      "name": .string(procedure.name(of: decision)),
      "s47": .bool(procedure.rule(of: decision)?.isS47 ?? false),
      "state": .string(taken == nil ? "proposed" : "decided"), "proposed": at(decision.proposed),
      "decided": at(decision.decided), "owner": voice(taken?.owner),
      "threshold": JSON(taken?.threshold?.rawValue),
      "because": JSON(taken?.because), "risks": .array((taken?.risks ?? []).map(JSON.int)),
      "quorate": decision.decided == nil ? .null : .bool(missing.isEmpty),
      "takenWithout": .array(missing.map { .string($0.slot.agency.text) }),
      "without": taken?.without.map {
        ["because": .string($0.because), "news": voice($0.news), "newsBy": due($0.newsBy)]
      } ?? .null,
      "again": due(taken?.again),
      "views": .array(
        meeting.views(on: decision).map { viewed in
          [
            "agency": .string(viewed.viewing.voice.agency.text),
            "person": person(viewed.viewing.voice.person),
            "view": .string(viewed.viewing.view.rawValue), "words": JSON(viewed.viewing.words),
            "at": at(viewed.at),
          ]
        }),
      "share": share(decision.share),
    ]
  }

  func dissentJSON(_ dissent: Dissent) -> JSON {
    [
      "number": .int(dissent.number), "decision": .int(dissent.decision),
      "child": child(meeting.decision(dissent.decision)?.child),
      "agency": .string(dissent.voice.agency.text), "person": person(dissent.voice.person),
      "words": JSON(dissent.words), "since": at(dissent.since),
      "state": .string(
        dissent.settled != nil ? "settled" : dissent.escalations.isEmpty ? "open" : "escalated"),
      "escalations": .array(
        dissent.escalations.map { step in
          [
            "level": .string(step.level), "with": .string(step.with), "by": due(step.by), "at": at(step.at),
          ]
        }),
      "settled": JSON(dissent.settled),
    ]
  }

  func actionJSON(_ action: Action) -> JSON {
    let plan = action.plan
    let lacks = procedure.actions.lacks(plan).map(\.rawValue)
    return [
      "number": .int(action.number), "kind": JSON(plan.kind?.rawValue), "text": .string(plan.text),
      "children": .array(
        (plan.children.isEmpty ? meeting.case.children.map(\.key) : plan.children).map { child($0) }),
      "owner": voice(plan.owner), "by": due(plan.by), "purpose": JSON(plan.purpose),
      "risks": .array(plan.risks.map(JSON.int)), "ifNot": JSON(plan.ifNot), "if": JSON(plan.condition),
      "from": JSON(plan.from?.agency.text), "agreed": at(action.at), "lacks": .array(lacks.map(JSON.string)),
      "state": .string(action.done != nil ? "done" : action.late != nil ? "late" : "open"),
      "outcome": JSON(action.done?.text ?? action.late?.text), "share": share(action.share),
    ]
  }

  func dutyJSON(_ duty: Duty) -> JSON {
    [
      "duty": .string(duty.rule.id), "what": .string(duty.rule.what), "owner": .string(duty.rule.owner),
      "due": due(duty.due), "basis": JSON(duty.date?.basis),
      "projected": .bool(duty.date?.isProjected ?? false),
      "state": .string(duty.done == nil ? "open" : "done"),
      "agencies": .array(duty.agencies.map(JSON.string)), "citation": .string(duty.rule.cite.description),
    ]
  }

  func warningJSON(_ warning: Warning, override: Override? = nil) -> JSON {
    var members: [JSON.Member] = [
      .init("rule", .string(warning.rule)), .init("severity", .string(warning.severity.rawValue)),
      .init("message", .string(warning.message)), .init("remedy", .string(warning.remedy)),
      .init("citation", .string(warning.citation.description)),
      .init("basis", .string(warning.citation.basis.rawValue)), .init("child", child(warning.child)),
      .init("about", JSON(warning.about)),
    ]
    if let override {
      members.append(.init("because", .string(override.because)))
      members.append(.init("by", .string(override.by.person)))
      members.append(.init("at", at(override.at)))
    }
    return .object(members)
  }

  func dueJSON(_ date: Due) -> JSON {
    [
      "rule": .string(date.rule), "timescale": .string(date.timescale), "what": .string(date.what),
      "due": due(date.due), "basis": .string(date.basis), "state": .string(date.state.rawValue),
      "projected": .bool(date.isProjected), "child": child(date.child), "reason": JSON(date.reason),
      "citation": .string(date.citation.description),
    ]
  }

  var record: JSON {
    guard let recording = meeting.recording else { return .null }
    return [
      "folder": .string(recording.folder), "fingerprint": .string(recording.fingerprint),
      "sealed": .string(recording.sealed),
      "signatures": .array(
        meeting.signatures.map {
          ["office": .string($0.office.rawValue), "principal": .string($0.principal), "key": .string($0.key)]
        }),
    ]
  }
}
