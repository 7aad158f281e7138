public import Advice
public import Meeting
public import Procedures

/// A part of the screen that can be focused by its number.
public enum Pane: Int, Sendable, CaseIterable {
  case agenda = 1
  case decisions, risk, notes, roll, safety, actions

  /// What its title says.
  public var title: String {
    switch self {
    case .agenda: "Agenda"
    case .decisions: "Decisions"
    case .risk: "Risk"
    case .notes: "Notes"
    case .roll: "Roll"
    case .safety: "Safety"
    case .actions: "Actions"
    }
  }
}

/// What a row of a pane stands for: what Enter opens.
public enum PaneItem: Hashable, Sendable {
  case agenda(String)
  /// A decision about a child: of that number, or none taken yet.
  case decision(ChildKey, Int?)
  case tonight(ChildKey)
  case prompt(String)
  /// A risk that was named, by its number.
  case risk(Int)
  case said(Int)
  case slot(Slot)
  /// Everybody of the roll, behind its slots.
  case everybody
  case agency(AgencyKey)
  case action(Int)
  /// A duty that the procedure created, of all or of one child.
  case duty(String, ChildKey?)
}

extension Desk {
  /// How many rows of a pane can be selected.
  public func count(of pane: Pane, child: ChildKey?) -> Int {
    switch pane {
    case .agenda: procedure.agenda.count
    case .decisions: decisionItems.count
    case .risk: prompts.count + meeting.risks.count
    case .notes: meeting.sayings.count
    case .roll: advice.quorum.slots.isEmpty ? 0 : listedPlaces.count + 1
    case .safety: scoringAgencies.count
    case .actions: meeting.actions.count + advice.duties.count
    }
  }

  /// What the row at `index` stands for.
  public func item(at index: Int, of pane: Pane) -> PaneItem? {
    func at<Value>(_ values: [Value]) -> Value? { values.indices.contains(index) ? values[index] : nil }
    switch pane {
    case .agenda: return at(procedure.agenda).map { .agenda($0.id) }
    case .decisions: return at(decisionItems)
    case .risk:
      let risk = index - prompts.count
      return meeting.risks.indices.contains(risk)
        ? .risk(meeting.risks[risk].number) : at(prompts).map { .prompt($0.id) }
    case .notes: return meeting.sayings.indices.contains(index) ? .said(index) : nil
    case .roll:
      let places = listedPlaces
      return index == places.count && !advice.quorum.slots.isEmpty
        ? .everybody : at(places).map { .slot($0.slot) }
    case .safety: return at(scoringAgencies).map { .agency($0) }
    case .actions:
      let actions = meeting.actions
      if index < actions.count { return at(actions).map { .action($0.number) } }
      let duties = advice.duties
      let number = index - actions.count
      return duties.indices.contains(number)
        ? .duty(duties[number].rule.id, duties[number].child) : nil
    }
  }

  /// The places of the roll that have a row of their own, in their order: what is only thought of has one once
  /// somebody is named or asked, so that no step of the selection goes through what nobody sees.
  public var listedPlaces: [Quorum.Standing] {
    advice.quorum.slots.filter { place in
      switch place.strength {
      case .core, .required, .consult: true
      case .consider, nil: place.state != .empty || !place.people.isEmpty
      }
    }
  }

  /// The places that are only thought of, and for which nobody is named or asked.
  public var unlistedPlaces: [Quorum.Standing] {
    advice.quorum.slots.filter {
      ($0.strength == .consider || $0.strength == nil) && $0.state == .empty && $0.people.isEmpty
    }
  }

  /// How it is known that a place counts as confirmed: who sits there chairs, or it was said, of the one who is named
  /// or of the agency of several.
  public func confirmation(of slot: Slot) -> String {
    guard isSaidToCome(slot) else { return "chairs" }
    return meeting.people(of: slot).count { $0.capacity != .minuteTaker } > 1
      ? "agency confirmed" : "confirmed"
  }

  /// The same of one of its people.
  func confirmation(of person: Person, on slot: Slot) -> String {
    if meeting.holder(of: .chair)?.key == person.key { return "chairs" }
    return isSaidToCome(slot) ? confirmation(of: slot) : "not asked"
  }

  /// Whether it is known of one of the people of a place that counts as confirmed.
  func isComing(_ person: Person, to slot: Slot) -> Bool {
    meeting.state(of: slot) == .confirmed
      && (meeting.holder(of: .chair)?.key == person.key || isSaidToCome(slot))
  }

  private func isSaidToCome(_ slot: Slot) -> Bool {
    meeting.record(of: slot).chases.last?.outcome == .confirmed
  }

  /// The risk prompts of a first discussion, or of a review.
  public var prompts: [Prompt] {
    meeting.isReconvened && !procedure.prompts.review.isEmpty
      ? procedure.prompts.review : procedure.prompts.first
  }

  /// What a key that answers a prompt is told where there is none.
  static let noPrompts = "this procedure has no risk prompts; in the line ! names a risk"

  /// For each living child its decisions, or the one still to come, and where it is safe tonight.
  public var decisionItems: [PaneItem] {
    meeting.livingChildren.flatMap { child -> [PaneItem] in
      let decisions = meeting.decisions.filter { $0.child == child.key }
      let rows =
        decisions.isEmpty
        ? [PaneItem.decision(child.key, nil)]
        : decisions.map {
          PaneItem.decision(child.key, $0.number)
        }
      return rows + [.tonight(child.key)]
    }
  }
}

extension Quorum.Standing {
  /// Whether nobody has answered for it, or nobody is named: whom one calls next.
  var isOpen: Bool {
    switch state {
    case .present, .confirmed, .written, .consulted, .apologies: false
    case .chased, .invited, .notResponded, .left, .empty: true
    }
  }
}
