import Advice
import Calendar
import JSON
import Meeting
import Procedures

/// A meeting and what the procedure says about it, as `quorate show --json` prints it: a contract.
///
/// Times that happened are UTC instants; what is due is a civil time of Europe/London.
struct ShowDocument {
  let meeting: Meeting
  let procedure: Procedure
  let advice: Advice
  let changed: ChangedProcedure?

  /// The whole document.
  var json: JSON {
    .object([
      .init("reference", .string(meeting.reference)),
      .init("state", .string(meeting.state.rawValue)),
      .init("rehearsal", .bool(meeting.isRehearsal)),
      .init("procedure", procedureJSON),
      .init("form", JSON(meeting.form?.rawValue)),
      .init("times", times),
      .init("case", caseJSON),
      .init("children", .array(meeting.case.children.map(childJSON))),
      .init("family", .array(meeting.case.relatives.map(relativeJSON))),
      .init("circumstances", .array(procedure.circumstances.map(circumstanceJSON))),
      .init(
        "alreadyDone",
        .array(meeting.alreadyDone.map { ["at": .string($0.at.description), "text": .string($0.text)] })),
      .init("offices", offices),
      .init("quorum", quorum),
      .init("persons", .array(meeting.persons.map(personJSON))),
      .init("agenda", .array(agenda)),
      .init("contributions", .array(meeting.sayings.map(saidJSON))),
      .init("prompts", .array(prompts)),
      .init("risks", .array(meeting.risks.map(riskJSON))),
      .init("scores", scores),
      .init("tonight", .array(meeting.case.children.filter(\.isLiving).map(tonightJSON))),
      .init("questions", .array(procedure.questions.map(questionJSON))),
      .init("decisions", .array(meeting.decisions.map(decisionJSON))),
      .init("dissent", .array(meeting.dissents.map(dissentJSON))),
      .init("actions", .array(meeting.actions.map(actionJSON))),
      .init("duties", .array(advice.duties.map(dutyJSON))),
      .init("warnings", .array(advice.warnings.map { warningJSON($0) })),
      .init("overridden", .array(advice.overridden.map { warningJSON($0.warning, override: $0.override) })),
      .init("deadlines", .array(advice.deadlines.map(dueJSON))),
      .init("record", record),
    ])
  }
}

// MARK: - Names

extension ShowDocument {
  func name(of child: ChildKey) -> String {
    meeting.child(child).map { $0.name.isEmpty ? "unborn" : $0.name } ?? child.text
  }

  func child(_ key: ChildKey?) -> JSON { JSON(key.map { name(of: $0) }) }

  func person(_ key: PersonKey?) -> JSON { JSON(key.flatMap { meeting.person($0)?.name }) }

  func voice(_ voice: Voice?) -> JSON {
    guard let voice else { return .null }
    return ["agency": .string(voice.agency.text), "person": person(voice.person)]
  }

  func at(_ instant: Instant?) -> JSON { JSON(instant?.description) }

  func due(_ time: LocalTime?) -> JSON { JSON(time?.description) }

  func share(_ share: Share?) -> JSON {
    switch share {
    case nil: .null
    case .yes: "yes"
    case .no: "no"
    case .agencyOnly: "agency"
    case .after(let event): .string("after \(event)")
    }
  }
}

// MARK: - The case and the roll

extension ShowDocument {
  private var procedureJSON: JSON {
    [
      "id": .string(procedure.header.id), "name": .string(procedure.header.name),
      "short": .string(procedure.header.short), "revision": .string(procedure.header.revision),
      "digest": .string(meeting.procedure.digest), "foundNow": changed?.json ?? .null,
    ]
  }

  private var times: JSON {
    [
      "convened": at(meeting.convened), "began": at(meeting.began), "ended": at(meeting.ended),
      "closed": at(meeting.closed),
    ]
  }

  private var caseJSON: JSON {
    let referral = meeting.case.referral
    return [
      "trigger": JSON(meeting.case.trigger), "concern": .string(meeting.case.concern),
      "concernIdentified": at(meeting.case.concernIdentified),
      "assumedHours": .array(
        AssumedHour.allCases.filter(meeting.case.assumedHours.contains).map { .string($0.rawValue) }),
      "referral": [
        "by": .string(referral.by), "agency": .string(referral.agency), "role": JSON(referral.role),
        "how": .string(referral.how), "received": at(referral.received),
      ],
      "follows": JSON(meeting.case.follows?.reference),
      "declined": JSON(meeting.declined?.text),
      "target": meeting.target.map {
        ["due": due($0.due), "because": .string($0.because)]
      } ?? .null,
    ]
  }

  private func childJSON(_ child: Child) -> JSON {
    let life: JSON =
      switch child.life {
      case .born(let day): ["born": .string(day.description)]
      case .unborn(let day): ["expected": JSON(day?.description)]
      case .deceased(let born, let died):
        ["born": JSON(born?.description), "died": JSON(died?.description)]
      }
    return [
      "name": .string(name(of: child.key)), "life": life,
      "identityChecked": .bool(meeting.checkedChildren.contains(child.key)),
    ]
  }

  private func relativeJSON(_ relative: Relative) -> JSON {
    [
      "name": .string(relative.name), "relation": .string(relative.relation),
      "household": JSON(relative.isInHousehold),
      "parentalResponsibility": .array(
        meeting.case.children.filter { relative.parentalResponsibility[$0.key] == .yes }.map { child($0.key) }
      ),
      "identityChecked": .bool(meeting.checkedRelatives.contains(relative.key)),
    ]
  }

  private func circumstanceJSON(_ circumstance: Circumstance) -> JSON {
    var answers: [JSON] = []
    if let whole = meeting.circumstances.last(where: { $0.name == circumstance.id && $0.child == nil }) {
      answers.append(["child": .null, "answer": .string(whole.answer.rawValue)])
    }
    for subject in meeting.case.children {
      if let own = meeting.circumstances.last(where: { $0.name == circumstance.id && $0.child == subject.key }
      ) {
        answers.append(["child": child(subject.key), "answer": .string(own.answer.rawValue)])
      }
    }
    return [
      "circumstance": .string(circumstance.id), "name": .string(circumstance.name),
      "answers": .array(answers),
    ]
  }

  private var offices: JSON {
    func holding(_ holding: Holding) -> JSON {
      [
        "office": .string(holding.office.rawValue), "person": person(holding.person),
        "grade": JSON(holding.grade), "since": at(holding.since),
      ]
    }
    let former = meeting.formerOffices.map(holding)
    let current = Office.allCases.compactMap { meeting.offices[$0] }.map(holding)
    return .array(former + current)
  }

  private var quorum: JSON {
    [
      "quorate": .bool(advice.quorum.isQuorate),
      "present": .int(advice.quorum.present), "of": .int(advice.quorum.needed),
      "confirmed": .int(advice.quorum.confirmed),
      "slots": .array(advice.quorum.slots.map(standingJSON)),
      "log": .array(
        advice.quorum.changes(in: meeting).map { change in
          [
            "at": at(change.at), "quorate": .bool(change.isQuorate), "present": .int(change.present),
            "of": .int(change.of), "missing": .array(change.missing.map(JSON.string)),
          ]
        }),
    ]
  }

  private func standingJSON(_ standing: Quorum.Standing) -> JSON {
    let record = meeting.record(of: standing.slot)
    return [
      "slot": .string(standing.slot.agency.text), "name": .string(standing.name),
      "child": child(standing.slot.child),
      "strength": .string(standing.strength?.rawValue ?? "other"), "state": .string(standing.state.rawValue),
      "persons": .array(standing.people.map { person($0) }),
      "chases": .array(
        record.chases.map { chase in
          [
            "at": at(chase.at), "by": .string(chase.by), "outcome": JSON(chase.outcome?.rawValue),
            "text": .string(chase.text),
          ]
        }),
      "written": .array(
        record.writings.map { ["at": at($0.at), "text": .string($0.text), "share": share($0.share)] }),
      "apologies": record.apologies.map {
        ["at": at($0.at), "because": JSON($0.because)]
      } ?? .null,
      "without": record.without.map {
        [
          "at": at($0.at), "because": .string($0.because), "ground": JSON($0.urgency?.ground?.rawValue),
          "urgency": JSON($0.urgency?.text),
        ]
      } ?? .null,
      "citation": JSON(standing.citation?.description),
    ]
  }

  private func personJSON(_ person: Person) -> JSON {
    var traits: [JSON.Member] = []
    for trait in Trait.allCases {
      traits.append(.init(trait.rawValue, JSON(person.traits[trait]?.rawValue)))
    }
    return [
      "name": .string(person.name), "role": .string(person.role), "slot": .string(person.agency.text),
      "child": child(person.children.count == 1 ? person.children[0] : nil),
      "children": .array(person.children.map { child($0) }), "capacity": .string(person.capacity.rawValue),
      "invited": at(person.invited), "here": .bool(person.isHere),
      "stays": .array(
        person.stays.map { stay in
          ["from": at(stay.from), "until": at(stay.until), "how": .string(stay.how.rawValue)]
        }),
      "spokenTo": .array(person.spokenTo.map { at($0) }),
      "traits": .object(traits), "contributed": .bool(person.contributed),
    ]
  }
}
