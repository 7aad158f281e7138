public import Meeting

/// What a discussion leaves to the one that follows it: people, open actions and last scores.
public struct Carried: Hashable, Sendable {
  public let reference: String
  /// The id of its procedure.
  public let procedure: String
  /// Its case, with every child under the key it had.
  public let `case`: Case
  let scores: [LastScore]
  private let people: [Person]
  private let actions: [Action]

  /// What a meeting leaves.
  public init(from meeting: Meeting) {
    reference = meeting.reference
    procedure = meeting.procedure.id
    self.case = meeting.case
    scores = meeting.lastScores
    people = meeting.persons
    actions = meeting.actions.filter { $0.done == nil }
  }

  /// The acts that bring people and open actions into a meeting about these children.
  ///
  /// Nobody was asked to come yet, so that each stands on the roll by name alone; actions are numbered anew.
  func acts(for children: [ChildKey]) -> [Act] {
    let invitations = people.flatMap { person in
      let left = person.children.filter(children.contains)
      let slots = left.isEmpty ? [Slot(person.agency)] : left.map { Slot(person.agency, child: $0) }
      return slots.map { slot in
        Act.invited(
          Invitation(
            key: person.key, slot: slot, name: person.name, role: person.role, contact: person.contact))
      }
    }
    let open = actions.filter { action in
      action.plan.children.isEmpty || action.plan.children.contains { children.contains($0) }
    }
    return invitations
      + open.enumerated().map { index, action in
        var plan = action.plan
        plan.number = index + 1
        plan.children = plan.children.filter { children.contains($0) }
        // Risks are named anew; their old numbers would mean others.
        plan.risks = []
        if let child = plan.from?.child, !children.contains(child) { plan.from?.child = nil }
        return .action(plan)
      }
  }
}

extension Meeting {
  /// Each agency's last number for each child.
  var lastScores: [LastScore] {
    self.case.children.flatMap { child in
      scores(for: child.key).compactMap { scored in
        scored.scoring.value.map {
          LastScore(agency: scored.scoring.voice.agency, child: child.key, value: $0)
        }
      }
    }
  }
}

extension Case {
  /// Takes over the last numbers of the discussion that this one follows, for children of the same name.
  public mutating func compare(with earlier: Meeting) {
    for child in children {
      guard let same = earlier.case.children.first(where: { !$0.name.isEmpty && $0.name == child.name })
      else { continue }
      follows?.lastScores += earlier.lastScores.filter { $0.child == same.key }.map {
        LastScore(agency: $0.agency, child: child.key, value: $0.value)
      }
    }
  }
}
