public import Calendar
public import Meeting
public import Procedures

/// Who is there of those the procedure asks for, and whether that is enough.
public struct Quorum: Hashable, Sendable {
  /// Every slot the procedure asks for here, the core first, then whoever else was invited.
  public var slots: [Standing]

  /// One slot and where it stands.
  public struct Standing: Hashable, Sendable {
    public var slot: Slot
    public var name: String
    /// Nothing for somebody invited besides the procedure's slots.
    public var strength: SlotRule.Strength?
    public var force: Force
    public var state: SlotState
    public var people: [PersonKey]
    public var contact: String?
    public var citation: Citation?
  }

  /// The quorum from one moment on.
  public struct Change: Hashable, Sendable {
    public var at: Instant
    public var present: Int
    public var of: Int
    /// The core slots with nobody in them, by name.
    public var missing: [String]

    /// Whether every core slot is filled.
    public var isQuorate: Bool { missing.isEmpty }
  }

  /// The core slots.
  public var core: [Standing] { slots.filter { $0.strength == .core } }

  /// How many core slots are filled.
  public var present: Int { slots.count { $0.strength == .core && $0.state == .present } }

  /// How many core slots there are.
  public var needed: Int { slots.count { $0.strength == .core } }

  /// The core slots with nobody in them.
  public var missing: [Standing] { slots.filter { $0.strength == .core && $0.state != .present } }

  /// Whether every core slot is filled.
  public var isQuorate: Bool { !slots.contains { $0.strength == .core && $0.state != .present } }

  /// The core slots that are neither filled nor confirmed, while people are still being called.
  public var unconfirmed: [Standing] { core.filter { $0.state != .present && $0.state != .confirmed } }

  /// How many core slots are filled or confirmed.
  public var confirmed: Int { needed - unconfirmed.count }

  /// The quorum of a meeting as it stands.
  public init(of meeting: Meeting, under procedure: Procedure) {
    var slots: [Standing] = []
    for strength in SlotRule.Strength.allCases {
      for rule in procedure.slots where rule.strength == strength {
        for slot in Self.places(of: rule, in: meeting) {
          slots.append(Self.standing(slot, rule, in: meeting))
        }
      }
    }
    let known = Set(slots.map(\.slot.agency))
    for person in meeting.persons
    where person.speaksForAgency && (person.invited != nil || !person.stays.isEmpty) {
      // Who was named for a child for whom the procedure asks nobody of their agency is there all the same.
      let places =
        known.contains(person.agency)
        ? person.slots.filter { $0.child != nil } : Self.places(besides: person.agency, in: meeting)
      for slot in places
      where !slots.contains(where: { $0.slot == slot || $0.slot == Slot(slot.agency) }) {
        slots.append(
          Standing(
            slot: slot, name: procedure.name(of: slot.agency) + Self.whose(slot, in: meeting), strength: nil,
            force: .may, state: meeting.state(of: slot), people: meeting.people(of: slot).map(\.key),
            contact: nil, citation: nil))
      }
    }
    self.slots = slots
  }

  /// Whether a voice is asked about a child: whoever sits on another child's place knows nothing of this one.
  public func asks(_ voice: Voice, about child: ChildKey, in meeting: Meeting) -> Bool {
    let places = slots.filter { $0.slot.agency == voice.agency }
    let person = voice.person.flatMap(meeting.person)
    if places.isEmpty || person?.children.contains(child) == true { return true }
    return places.contains { $0.slot.isAsked(about: child) && meeting.speaks(voice, for: $0.slot) }
  }

  /// The places that somebody fills: those they were named for, or whichever they fill for no child in particular.
  public func places(of person: Person) -> [Slot] {
    guard person.children.isEmpty else { return person.slots }
    let filled = slots.filter { $0.people.contains(person.key) }.map(\.slot)
    return filled.isEmpty ? person.slots : filled
  }

  /// The core slots that had nobody in them at `moment`.
  public func missing(at moment: Moment, in meeting: Meeting) -> [Standing] {
    core.filter { !meeting.wasFilled($0.slot, at: moment) }
  }

  /// Each change since the discussion began, with its time.
  public func changes(in meeting: Meeting) -> [Change] {
    guard let began = meeting.began else { return [] }
    let until = meeting.ended ?? Instant(seconds: Int.max)
    var times = [began]
    for person in meeting.persons {
      for stay in person.stays {
        times.append(stay.from)
        if let left = stay.until { times.append(left) }
      }
      times += person.spokenTo
    }
    // Of what changed at one time the last counts, and what a decision was taken with.
    let moments = times.map(Moment.init(endOf:)) + meeting.decisions.compactMap(\.moment)
    let core = core
    let asked = core.map { (name: $0.name, times: meeting.times(of: $0.slot)) }
    // The moments come in order, so what was over before is never looked at again.
    var next = [Int](repeating: 0, count: asked.count)
    var log: [Change] = []
    var filled = [Bool](repeating: false, count: asked.count)
    for moment in moments.filter({ $0.at >= began && $0.at <= until }).sorted() {
      var isChanged = log.isEmpty
      for place in asked.indices {
        while next[place] < asked[place].times.count, asked[place].times[next[place]].until <= moment {
          next[place] += 1
        }
        let isFilled =
          next[place] < asked[place].times.count && asked[place].times[next[place]].from <= moment
        if isFilled != filled[place] { isChanged = true }
        filled[place] = isFilled
      }
      guard isChanged else { continue }
      let missing = zip(asked, filled).filter { !$1 }.map(\.0.name)
      log.append(
        Change(at: moment.at, present: core.count - missing.count, of: core.count, missing: missing))
    }
    return log
  }

  /// The slots that a rule asks for here: none while its circumstance does not hold, one a child where it says so.
  private static func places(of rule: SlotRule, in meeting: Meeting) -> [Slot] {
    let agency = AgencyKey(rule.id)
    if rule.id == "referrer", meeting.people(of: Slot(agency)).isEmpty,
      meeting.state(of: Slot(agency)) == .empty, meeting.referrerSitsElsewhere
    {
      return []
    }
    guard rule.perChild else { return holdsIn(meeting, rule.when) ? [Slot(agency)] : [] }
    let children = meeting.livingChildren.map(\.key).filter { holdsIn(meeting, rule.when, for: $0) }
    // A circumstance answered for the whole meeting asks for one place.
    let named = rule.when.wanted.flatMap { meeting.children(with: $0) }
    // But who was asked for one child is not there for another, and says nothing for whoever is.
    if named.isEmpty, meeting.children(apartAt: agency).count < 2 {
      return children.isEmpty ? [] : [Slot(agency)]
    }
    return children.count == 1 && meeting.case.children.count == 1
      ? [Slot(agency)] : children.map { Slot(agency, child: $0) }
  }

  /// The places of an agency that was asked besides: one, or that of each child for whom somebody was asked.
  private static func places(besides agency: AgencyKey, in meeting: Meeting) -> [Slot] {
    let apart = meeting.children(apartAt: agency)
    let isForAll = meeting.people(of: Slot(agency)).contains { $0.children.isEmpty }
    return meeting.case.children.count < 2 || apart.count < (isForAll ? 2 : 1)
      ? [Slot(agency)] : apart.map { Slot(agency, child: $0) }
  }

  /// Whose place it is, as its name ends: `, Ella`.
  private static func whose(_ slot: Slot, in meeting: Meeting) -> String {
    slot.child.map { ", \(meeting.callName(of: $0))" } ?? ""
  }

  private static func standing(_ slot: Slot, _ rule: SlotRule, in meeting: Meeting) -> Standing {
    Standing(
      slot: slot, name: rule.name + whose(slot, in: meeting), strength: rule.strength, force: rule.force,
      state: meeting.state(of: slot), people: meeting.people(of: slot).map(\.key), contact: rule.contact,
      citation: rule.cite)
  }
}

extension Person {
  /// Who only takes the minutes speaks for nobody.
  fileprivate var speaksForAgency: Bool { agency != .minuteTaker && capacity != .minuteTaker }
}

extension Meeting {
  /// The children for whom an agency has a place apart: somebody was named for this child, or something said of it.
  fileprivate func children(apartAt agency: AgencyKey) -> [ChildKey] {
    let slots = persons.flatMap(\.slots) + slots.keys
    let apart = Set(slots.filter { $0.agency == agency }.compactMap(\.child))
    return self.case.children.map(\.key).filter(apart.contains)
  }

  /// Whether whoever referred is on the roll for an agency of their own: they have one place, and one voice.
  fileprivate var referrerSitsElsewhere: Bool {
    let name = `case`.referral.by.lowercased()
    return !name.isEmpty
      && persons.contains { $0.name.lowercased() == name && $0.agency != AgencyKey("referrer") }
  }

  /// From when until when members of a slot took part, one time after the other and none within another.
  fileprivate func times(of slot: Slot) -> [(from: Moment, until: Moment)] {
    let latest = Moment(endOf: Instant(seconds: Int.max))
    var times: [(from: Moment, until: Moment)] = []
    for person in members(of: slot) {
      times += person.stays.map { ($0.began, $0.over ?? latest) }
      // In a series somebody counts once they were spoken to.
      if form == .series, let first = person.spokenTo.min() { times.append((Moment(startOf: first), latest)) }
    }
    var joined: [(from: Moment, until: Moment)] = []
    for time in times.sorted(by: { $0.from < $1.from }) {
      if let last = joined.last, time.from <= last.until {
        joined[joined.count - 1].until = max(last.until, time.until)
      } else {
        joined.append(time)
      }
    }
    return joined
  }
}
