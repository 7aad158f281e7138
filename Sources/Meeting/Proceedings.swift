/// All events of a meeting in their order, and the meeting they make.
public struct Proceedings: Hashable, Sendable {
  /// Every event, the withdrawn ones too.
  public private(set) var events: [Event] = []
  /// The fold of those that stand.
  public private(set) var meeting = Meeting()
  /// The events taken back.
  public private(set) var withdrawn: Set<EventID> = []
  /// Where each event stands among `events`.
  private var places: [EventID: Int] = [:]
  private var counts: [Numbered: Int] = [:]

  /// Proceedings without events.
  public init() {}

  /// The proceedings that `events` make, in that order.
  public init(_ events: some Sequence<Event>) { append(contentsOf: Array(events)) }

  /// Takes in one event.
  ///
  /// An id that is there already changes nothing: a repeated delivery is harmless.
  public mutating func append(_ event: Event) {
    guard take(event) else { return }
    if case .withdrawn(let id) = event.act, withdrawn.insert(id).inserted {
      refold()
    } else if !withdrawn.contains(event.id) {
      meeting.apply(event)
    }
  }

  /// Takes in several events, in that order.
  public mutating func append(contentsOf new: consuming [Event]) {
    let before = events.count
    if !takeWhole(new) {
      for event in new { _ = take(event) }
    }
    var isTakenBack = false
    for place in before..<events.count {
      if case .withdrawn(let id) = events[place].act, withdrawn.insert(id).inserted { isTakenBack = true }
    }
    // Each withdrawal folds the whole meeting again: once for all of them.
    if isTakenBack { return refold() }
    for place in before..<events.count where !withdrawn.contains(events[place].id) {
      meeting.apply(events[place])
    }
  }

  /// Whether the event of that id is among these.
  public func contains(_ id: EventID) -> Bool { places[id] != nil }

  /// The event of that id.
  public func event(_ id: EventID) -> Event? { places[id].map { events[$0] } }

  /// Puts an event at the end; refused where its id is there already.
  private mutating func take(_ event: Event) -> Bool {
    if let place = places.updateValue(events.count, forKey: event.id) {
      places[event.id] = place
      return false
    }
    events.append(event)
    count(event)
    return true
  }

  /// Takes the events as they are, without copying each, where they are the first and none stands twice.
  private mutating func takeWhole(_ new: [Event]) -> Bool {
    guard events.isEmpty else { return false }
    var places: [EventID: Int] = [:]
    places.reserveCapacity(new.count)
    for place in new.indices { places[new[place].id] = place }
    guard places.count == new.count else { return false }
    self.places = places
    events = new
    for place in events.indices { count(events[place]) }
    return true
  }

  private mutating func refold() {
    meeting = Meeting()
    // The few that were taken back are looked up, not each of the many that stand.
    var stands = [Bool](repeating: true, count: events.count)
    for id in withdrawn {
      if let place = places[id] { stands[place] = false }
    }
    for place in events.indices where stands[place] { meeting.apply(events[place]) }
  }
}

// MARK: - Numbers

/// What is spoken of by number.
public enum Numbered: Hashable, Sendable, CaseIterable {
  case action
  case risk
  case decision
  case dissent
}

extension Proceedings {
  /// The number the next one gets; a withdrawn one's is never given again.
  public func next(_ numbered: Numbered) -> Int { counts[numbered, default: 0] + 1 }

  private mutating func count(_ event: Event) {
    guard let (numbered, number) = event.act.number else { return }
    counts[numbered] = max(counts[numbered, default: 0], number)
  }
}

extension Act {
  /// The number that this act gives, and to what.
  public var number: (Numbered, Int)? {
    switch self {
    case .action(let plan): (.action, plan.number)
    case .riskNamed(let number, _, _): (.risk, number)
    case .proposed(let number, _, _): (.decision, number)
    case .decided(let deciding): (.decision, deciding.number)
    case .viewed(let viewing): viewing.dissent.map { (.dissent, $0) }
    default: nil
    }
  }
}

// MARK: - Taking back

extension Act {
  /// Why this act cannot be withdrawn, of those that cannot: what others have seen or signed stays.
  public var cannotBeWithdrawn: String? {
    switch self {
    case .convened: "a meeting that was called stays called; decline it with a reason"
    case .revealed: "the scores have been seen"
    case .ended: "the discussion is over and its clocks have started"
    case .closed, .recorded, .signed: "the record is closed; a correction is an addendum"
    case .withdrawn: "what was taken back is entered again"
    default: nil
    }
  }
}

extension Proceedings {
  /// The last act of a seat that stands and can be taken back.
  public func lastAct(of seat: Seat) -> Event? {
    events.last { event in
      event.by.seat == seat && !withdrawn.contains(event.id) && event.act.cannotBeWithdrawn == nil
    }
  }
}
