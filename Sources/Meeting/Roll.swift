public import Calendar

/// An attendee, or somebody named to do something: with one agency or role.
public struct Person: Hashable, Sendable {
  public var key: PersonKey
  /// The agency spoken for.
  public var agency: AgencyKey
  /// The children for whom they speak, in the order in which they were named; nobody where for none in particular.
  public var children: [ChildKey]
  public var name: String
  public var role: String
  public var contact: String?
  public var invited: Instant?
  public var capacity = Capacity.member
  /// Every stay, in the order they began.
  public var stays: [Stay] = []
  /// When they were spoken to, in a series of calls.
  public var spokenTo: [Instant] = []
  public var traits: [Trait: Answer] = [:]
  /// Whether something was minuted from this person by name.
  public var contributed = false

  /// The places they were named for: one a child, or the whole agency's.
  public var slots: [Slot] {
    children.isEmpty ? [Slot(agency)] : children.map { Slot(agency, child: $0) }
  }

  /// The voice of the agency through this person.
  public var voice: Voice { Voice(agency: agency, person: key) }

  /// Whether the person is here at `moment`.
  public func isHere(at moment: Moment) -> Bool {
    stays.contains { $0.began <= moment && $0.over.map { moment < $0 } ?? true }
  }

  /// How the person takes part, while here.
  public var attending: Attendance? { stays.last { $0.until == nil }?.how }

  /// Whether the person is here now.
  public var isHere: Bool { attending != nil }
}

/// From when to when somebody was there, and how.
public struct Stay: Hashable, Sendable {
  public var began: Moment
  /// Nothing while they are still there.
  public var over: Moment?
  public var how: Attendance

  /// When they came.
  public var from: Instant { began.at }
  /// When they left; nothing while they are still there.
  public var until: Instant? { over?.at }
}

/// A time, and what came first of what was written at the same time.
public struct Moment: Hashable, Comparable, Sendable {
  public var at: Instant
  /// Which it is of those written when they happened; what was written down for an earlier time comes before all that
  /// was written then.
  var order: Int

  init(_ at: Instant, order: Int) {
    self.at = at
    self.order = order
  }

  /// A time with all that was written at it.
  public init(endOf at: Instant) { self.init(at, order: .max) }

  /// A time before all that was written at it.
  public init(startOf at: Instant) { self.init(at, order: 0) }

  public static func < (one: Moment, other: Moment) -> Bool {
    (one.at, one.order) < (other.at, other.order)
  }
}

/// What is known about one slot besides who sits in it.
public struct SlotRecord: Hashable, Sendable {
  public var chases: [Chase] = []
  /// What was sent in writing: it informs, it never counts for quorum.
  public var writings: [Writing] = []
  public var apologies: Apology?
  public var didNotRespond = false
  /// Why the discussion went on without it.
  public var without: GoingOn?

  /// One call or message to fill the slot.
  public struct Chase: Hashable, Sendable {
    public var at: Instant
    public var by: String
    public var outcome: ChaseOutcome?
    public var text: String
  }

  /// Information sent instead of coming.
  public struct Writing: Hashable, Sendable {
    public var id: EventID
    public var at: Instant
    public var text: String
    public var share: Share?
  }

  /// That nobody can come, with the reason where one was given.
  public struct Apology: Hashable, Sendable {
    public var at: Instant
    public var because: String?
  }

  /// Going on without it: the reason, and why it could not wait.
  public struct GoingOn: Hashable, Sendable {
    public var at: Instant
    public var because: String
    public var urgency: Urgency?
  }
}

/// What the chase for one slot has come to, seen from the roll.
public enum SlotState: String, Sendable, CaseIterable {
  case present
  /// Sent information: informs, never counts for quorum.
  case written
  /// Contacted for information by somebody who answered.
  case consulted
  case confirmed
  case chased
  case apologies
  case notResponded = "not responded"
  case left
  case invited
  case empty
}

extension SlotRecord {
  /// What is known from both.
  fileprivate func merged(with other: SlotRecord) -> SlotRecord {
    SlotRecord(
      chases: (chases + other.chases).sorted { $0.at < $1.at },
      writings: (writings + other.writings).sorted { $0.at < $1.at },
      apologies: other.apologies ?? apologies,
      didNotRespond: didNotRespond || other.didNotRespond, without: other.without ?? without)
  }
}

extension Person {
  init(_ invitation: Invitation) {
    self.init(
      key: invitation.key, agency: invitation.slot.agency,
      children: [invitation.slot.child].compactMap(\.self), name: invitation.name, role: invitation.role,
      contact: invitation.contact, invited: invitation.invited)
  }

  /// Takes in that they were asked once more: for this child, or for one more.
  mutating func take(_ invitation: Invitation) {
    if invitation.slot.agency == agency, let child = invitation.slot.child, !children.contains(child) {
      children.append(child)
    }
    if !invitation.role.isEmpty { role = invitation.role }
    contact = invitation.contact ?? contact
    invited = invited ?? invitation.invited
  }
}

extension Meeting {
  /// Whether somebody fills a place: of its agency, and for its child.
  ///
  /// Whoever was asked for no child in particular may be of any one's school, and so fills a child's place as long as
  /// nobody is named for that child: a record must not name another child's school.
  private func isOf(_ slot: Slot, _ person: Person) -> Bool {
    guard person.agency == slot.agency else { return false }
    guard let child = slot.child else { return true }
    return person.children.isEmpty ? !isNamed(slot) : person.children.contains(child)
  }

  /// Whether a member was named for a child's place by name.
  private func isNamed(_ slot: Slot) -> Bool {
    guard let child = slot.child else { return false }
    return persons.contains {
      $0.capacity == .member && $0.agency == slot.agency && $0.children.contains(child)
    }
  }
}

extension Slot {
  /// Whether the place is everybody's, or this child's.
  public func isAsked(about child: ChildKey) -> Bool { self.child == nil || self.child == child }
}

extension Meeting {
  /// Whether a voice is a slot's: its agency's as a whole, or somebody's who sits there.
  public func speaks(_ voice: Voice, for slot: Slot) -> Bool {
    guard voice.agency == slot.agency else { return false }
    return voice.person.flatMap(person).map { isOf(slot, $0) } ?? true
  }

  /// Whether somebody of that name wrote at a seat while the discussion was held; at either seat where none is said.
  public func wrote(_ person: Person, at seat: Seat? = nil) -> Bool {
    let name = person.name.lowercased()
    return writers.contains { (seat == nil || $0.seat == seat) && $0.person.lowercased() == name }
  }

  /// The people of a slot: those of its agency, for its child, or for none in particular where nobody is for that one.
  public func people(of slot: Slot) -> [Person] {
    persons.filter { isOf(slot, $0) }
  }

  /// What is known about a slot; what was said of the agency as a whole holds for each child's slot.
  public func record(of slot: Slot) -> SlotRecord {
    if slot.child == nil {
      // The slot of the whole agency hears what was said for any child.
      let said = slots.keys.filter { $0.agency == slot.agency }
      guard said.count > 1 else { return said.first.flatMap { slots[$0] } ?? SlotRecord() }
      return said.sorted { ($0.child?.text ?? "") < ($1.child?.text ?? "") }
        .compactMap { slots[$0] }.reduce(SlotRecord()) { $0.merged(with: $1) }
    }
    return (slots[Slot(slot.agency)] ?? SlotRecord()).merged(with: slots[slot] ?? SlotRecord())
  }

  /// The members of a slot: advisers, observers and minute-takers do not count.
  public func members(of slot: Slot) -> [Person] {
    persons.filter { $0.capacity == .member && isOf(slot, $0) }
  }

  /// Whether a member of the slot takes part: here now, or in a series of calls spoken to.
  public func isFilled(_ slot: Slot) -> Bool {
    persons.contains { person in
      person.capacity == .member && isOf(slot, person)
        && (person.isHere || form == .series && !person.spokenTo.isEmpty)
    }
  }

  /// Whether a member of the slot took part at `moment`; in a series, was spoken to by then.
  public func wasFilled(_ slot: Slot, at moment: Moment) -> Bool {
    tookPart(members(of: slot), at: moment)
  }

  /// Whether any of these people took part at `moment`; in a series, was spoken to by then.
  public func tookPart(_ people: [Person], at moment: Moment) -> Bool {
    people.contains { person in
      if form == .series, person.spokenTo.contains(where: { $0 <= moment.at }) { return true }
      return person.isHere(at: moment)
    }
  }

  /// Whether none of those for whom a voice speaks took part at `instant`, so that it was not heard in the discussion.
  ///
  /// The roll is kept by the minute: who comes or goes within it is here. What is written down after the end was said
  /// before it, by whoever was here at all.
  public func isUnheard(_ voice: Voice, at instant: Instant) -> Bool {
    let people = persons.filter { voice.person.map([$0.key].contains) ?? ($0.agency == voice.agency) }
    if let ended, instant > ended { return !people.contains { !$0.stays.isEmpty || !$0.spokenTo.isEmpty } }
    let minute = instant.seconds / 60 * 60
    return ![minute, instant.seconds, minute + 59].contains {
      tookPart(people, at: Moment(endOf: Instant(seconds: $0)))
    }
  }

  /// Where a slot stands, the strongest fact first.
  public func state(of slot: Slot) -> SlotState {
    if isFilled(slot) { return .present }
    let people = members(of: slot)
    let record = record(of: slot)
    if people.contains(where: { !$0.stays.isEmpty }) { return .left }
    if !record.writings.isEmpty { return .written }
    if record.apologies != nil { return .apologies }
    if record.didNotRespond { return .notResponded }
    // Who took the chair said thereby that they come.
    if let chair = holder(of: .chair), people.contains(where: { $0.key == chair.key }) { return .confirmed }
    if let last = record.chases.last {
      switch last.outcome {
      case .confirmed: return .confirmed
      case .declined: return .apologies
      case .noAnswer: return .chased
      // Somebody gave information, in words that are kept; a call without any is an attempt.
      case nil: return last.text.isEmpty ? .chased : .consulted
      }
    }
    return people.contains { $0.invited != nil } ? .invited : .empty
  }

  /// The last moment at which a member of the slot left, while none is here.
  public func lastLeft(_ slot: Slot) -> Instant? {
    isFilled(slot) ? nil : members(of: slot).compactMap { $0.stays.last?.until }.max()
  }
}
