import Advice
import Calendar
import JSON
import Meeting
import Procedures

extension Minuting {
  /// Who took part, and whether that was enough.
  var people: [Statement] {
    collection("roll", advice.quorum.slots.map(place) + unplaced)
      + collection("written", written) + collection("quorum", quorum)
  }

  private func place(_ standing: Quorum.Standing) -> JSON {
    place(
      standing.slot, name: standing.name, strength: standing.strength, state: standing.state,
      people: standing.people, citation: standing.citation)
  }

  private func place(
    _ slot: Slot, name: String, strength: SlotRule.Strength?, state: SlotState, people: [PersonKey],
    citation: Citation?
  ) -> JSON {
    let record = meeting.record(of: slot)
    return .present([
      "children": children(slot.child), "slot": .string(name), "strength": JSON(strength?.rawValue),
      "state": .string(state.rawValue),
      "persons": list(people.compactMap { meeting.person($0) }.map(person)),
      "chases": list(
        record.chases.map {
          .present([
            "at": time($0.at), "by": .string($0.by), "outcome": JSON($0.outcome?.rawValue),
            "text": .string($0.text),
          ])
        }),
      "apologies": record.apologies.map {
        .present(["at": time($0.at), "because": JSON($0.because)])
      } ?? .null,
      "not-responded": record.didNotRespond ? true : .null,
      "written": list(record.writings.map { time($0.at) }),
      "without": record.without.map(goingOn) ?? .null, "citation": JSON(citation?.description),
    ])
  }

  private func goingOn(_ without: SlotRecord.GoingOn) -> JSON {
    .present([
      "at": time(without.at), "because": .string(without.because),
      "ground": JSON(without.urgency?.ground?.rawValue), "urgency": JSON(without.urgency?.text),
    ])
  }

  /// Who came or was asked for a place that no slot of the roll has.
  private var unplaced: [JSON] {
    let placed = Set(advice.quorum.slots.flatMap(\.people))
    var slots: [Slot] = []
    for person in meeting.persons where !placed.contains(person.key) {
      guard person.invited != nil || !person.stays.isEmpty else { continue }
      slots += person.slots.filter { !slots.contains($0) }
    }
    return slots.map { slot in
      let people = meeting.people(of: slot).filter { !placed.contains($0.key) }
      return place(
        slot, name: name(of: slot), strength: nil, state: state(of: slot, people),
        people: people.map(\.key), citation: nil)
    }
  }

  /// Where a place stands that nobody speaks for: who only takes the minutes there is there all the same, and so is
  /// whoever was asked for no child where each child's place is a colleague's.
  private func state(of slot: Slot, _ people: [Person]) -> SlotState {
    let isClerks = people.allSatisfy { $0.capacity == .minuteTaker }
    let isBeside = meeting.people(of: slot).count > people.count
    guard isClerks || isBeside else { return meeting.state(of: slot) }
    if people.contains(where: { $0.isHere || meeting.form == .series && !$0.spokenTo.isEmpty }) {
      return .present
    }
    if people.contains(where: { !$0.stays.isEmpty }) { return .left }
    return isBeside ? .invited : meeting.state(of: slot)
  }

  private func person(_ person: Person) -> JSON {
    func answer(_ trait: Trait) -> JSON { JSON(person.traits[trait]?.rawValue) }
    return .present([
      "name": .string(person.name), "role": person.role.isEmpty ? .null : .string(person.role),
      "capacity": .string(person.capacity.rawValue), "invited": time(person.invited),
      "stays": list(
        person.stays.map {
          .present(["how": .string($0.how.rawValue), "from": time($0.from), "until": time($0.until)])
        }),
      "spoken-to": list(person.spokenTo.map { time($0) }), "may-decide": answer(.mayDecide),
      "knows-child": answer(.knowsChild), "has-information": answer(.hasInformation),
      "contributed": .bool(person.contributed),
      // Said only where it is all that is known of how they took part.
      "wrote": person.stays.isEmpty && person.spokenTo.isEmpty && meeting.wrote(person) ? true : .null,
    ])
  }

  /// What was sent instead of coming; apart from the roll, for it has its own mark of sharing.
  private var written: [JSON] {
    meeting.slots.sorted { (name(of: $0.key), $0.key.agency) < (name(of: $1.key), $1.key.agency) }
      .flatMap { slot, record in record.writings.map { (slot, $0) } }
      .sorted { $0.1.at < $1.1.at }
      .map { slot, writing in
        .present([
          "children": children(slot.child), "slot": .string(name(of: slot)), "at": time(writing.at),
          "text": .string(writing.text), "share": share(writing.share),
        ])
      }
  }

  private var quorum: [JSON] {
    advice.quorum.changes(in: meeting).map { change in
      .present([
        "at": time(change.at), "present": .int(change.present), "of": .int(change.of),
        "quorate": .bool(change.isQuorate), "missing": texts(change.missing),
      ])
    }
  }

  /// The core slots with nobody in them at `moment`, as a decision about one child may name them.
  func missing(at moment: Moment, for child: ChildKey) -> [String] {
    advice.quorum.missing(at: moment, in: meeting).map { standing in
      let isOthers = standing.slot.child != nil && standing.slot.child != child
      return isOthers ? "\(name(of: standing.slot.agency)), another child" : standing.name
    }
  }

  /// The quorum as it was at `moment`, for a decision about one child.
  func quorum(at moment: Moment, for child: ChildKey) -> JSON {
    let core = advice.quorum.core.count
    let missing = missing(at: moment, for: child)
    return .present([
      "present": .int(core - missing.count), "of": .int(core), "quorate": .bool(missing.isEmpty),
      "missing": texts(missing),
    ])
  }
}
