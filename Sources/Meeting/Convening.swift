public import Calendar

/// The first act of every meeting: what it is about and by which rules.
public struct Convening: Hashable, Sendable {
  public var reference: String
  /// The program's version that began the journal.
  public var program: String
  public var procedure: ProcedureStamp
  public var isRehearsal: Bool
  public var `case`: Case

  /// A meeting called.
  public init(
    reference: String, program: String, procedure: ProcedureStamp, isRehearsal: Bool, case: Case
  ) {
    self.reference = reference
    self.program = program
    self.procedure = procedure
    self.isRehearsal = isRehearsal
    self.case = `case`
  }
}

/// Which rules were in force: their bytes are kept by digest.
public struct ProcedureStamp: Hashable, Sendable {
  public var id: String
  public var revision: String
  /// SHA-256 of the resolved procedure, in hexadecimal.
  public var digest: String

  /// A stamp.
  public init(id: String, revision: String, digest: String) {
    self.id = id
    self.revision = revision
    self.digest = digest
  }
}

/// Somebody asked to come; the event's id becomes the person's key unless the act names one.
///
/// A person who is known already is asked for one more child of their agency, or, until now for none in particular,
/// for that one.
public struct Invitation: Hashable, Sendable {
  public var key: PersonKey
  public var slot: Slot
  public var name: String
  public var role: String
  public var contact: String?
  /// When the invitation went out, if it was sent at all.
  public var invited: Instant?

  /// An invitation.
  public init(
    key: PersonKey, slot: Slot, name: String, role: String, contact: String? = nil, invited: Instant? = nil
  ) {
    self.key = key
    self.slot = slot
    self.name = name
    self.role = role
    self.contact = contact
    self.invited = invited
  }
}

/// Why the discussion could not wait: the ground the procedure knows, and what it was here.
public struct Urgency: Hashable, Sendable {
  public var ground: UrgencyGround?
  public var text: String

  /// An urgency.
  public init(ground: UrgencyGround?, text: String) {
    self.ground = ground
    self.text = text
  }
}

/// An order or police power in force [WT 4.1].
public struct Order: Hashable, Sendable {
  public var kind: String
  public var child: ChildKey
  public var from: LocalTime
  public var until: LocalTime
  /// Who acts under it.
  public var by: Voice

  /// An order.
  public init(kind: String, child: ChildKey, from: LocalTime, until: LocalTime, by: Voice) {
    self.kind = kind
    self.child = child
    self.from = from
    self.until = until
    self.by = by
  }
}
