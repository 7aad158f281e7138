/// Where a meeting stands between the call and the signed record.
public enum State: String, Sendable, CaseIterable {
  /// Called, not begun: the clock to the due time runs.
  case assembling
  case live
  case paused
  /// The discussion is over; its clocks start here.
  case ended
  /// The record is written, nobody has signed it.
  case closedUnsigned = "closed unsigned"
  case signed
  /// No discussion was held, with the reason.
  case declined

  /// Whether what is said in the room can still be captured.
  public var isOpen: Bool {
    switch self {
    case .assembling, .live, .paused, .ended: true
    case .closedUnsigned, .signed, .declined: false
    }
  }
}

/// How the discussion is held [GLO Introduction; WT 1].
public enum Form: String, Sendable, CaseIterable {
  case faceToFace = "face to face"
  case virtual
  case telephone
  /// Several calls: an agency counts once it was spoken to and asked its view on each decision.
  case series
  case mixed
}

/// The two places at which a meeting is captured, and the one that only looks on.
public enum Seat: String, Sendable, CaseIterable {
  case chair
  case minutes
  case room
}

/// Who wrote an event, from which seat, under which login.
public struct Author: Hashable, Sendable {
  public var seat: Seat
  /// The name as given at the seat.
  public var person: String
  /// The account of the operating system.
  public var login: String

  /// An author at a seat.
  public init(seat: Seat, person: String, login: String) {
    self.seat = seat
    self.person = person
    self.login = login
  }
}

/// The answer to a plain question: not knowing is an answer too.
public enum Answer: String, Sendable, CaseIterable {
  case yes
  case no
  case unknown
}

/// How an attendee takes part.
public enum Attendance: String, Sendable, CaseIterable {
  case room
  case video
  case phone
}

/// What an attendee is there as: only members count for quorum and scores.
public enum Capacity: String, Sendable, CaseIterable {
  case member
  case adviser
  case minuteTaker = "minute-taker"
  case observer
}

/// What was heard when a slot was chased.
public enum ChaseOutcome: String, Sendable, CaseIterable {
  case confirmed
  case declined
  case noAnswer = "no answer"
}

/// Whether a contribution may reach the family.
public enum Share: Hashable, Sendable {
  case yes
  case no
  /// For the agency that said it alone, never for the family.
  case agencyOnly
  /// Once the chair confirms that this event has happened; nothing becomes shareable by time passing.
  case after(String)
}

/// An agency's view of a decision.
public enum View: String, Sendable, CaseIterable {
  case agrees
  case disagrees
  case noView = "no view"
}

/// Whether there is reasonable cause to suspect that a child is suffering, or is likely to suffer, significant harm
/// [Children Act 1989, section 47(1)(b)].
public enum Threshold: String, Sendable, CaseIterable {
  case yes
  case no
  case unclear
}

/// Why the discussion could not wait for an agency: one of the two grounds the procedure knows
/// [GLO Who should attend].
public enum UrgencyGround: String, Sendable, CaseIterable {
  case risk
  case investigation
}

/// What an action is for in the plan.
public enum ActionKind: String, Sendable, CaseIterable {
  case immediate
  case shortTerm = "short-term"
  case contingency
  /// What is not yet known and has to be found out.
  case outstanding
}

/// The office somebody holds in the meeting.
public enum Office: String, Sendable, CaseIterable {
  case chair
  case minuteTaker = "minute-taker"
}

extension AgencyKey {
  /// What stands where an agency would, of somebody who only takes the minutes and is no agency's.
  public static let minuteTaker = AgencyKey("minute-taker")
}

/// A trait of an attendee that the procedure asks about.
public enum Trait: String, Sendable, CaseIterable {
  /// Senior enough to decide on behalf of the agency.
  case mayDecide = "may decide"
  case knowsChild = "knows child"
  /// Brought all the agency's relevant information.
  case hasInformation = "has information"
}

/// Who spoke: an agency, by a person where it is known which.
public struct Voice: Hashable, Sendable {
  public var agency: AgencyKey
  public var person: PersonKey?

  /// The voice of an agency, through a person.
  public init(agency: AgencyKey, person: PersonKey? = nil) {
    self.agency = agency
    self.person = person
  }
}

/// A place the procedure asks to be filled: an agency's, for one child where the procedure says so.
public struct Slot: Hashable, Sendable {
  public var agency: AgencyKey
  public var child: ChildKey?

  /// The slot of an agency.
  public init(_ agency: AgencyKey, child: ChildKey? = nil) {
    self.agency = agency
    self.child = child
  }
}
