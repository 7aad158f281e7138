public import Advice
public import Calendar
public import Meeting
public import Procedures

/// What a seat knows from outside of itself: the meeting as it stands on disk, what the procedure says to it, the
/// time, and who sits here.
public struct Desk: Sendable {
  /// Everything written so far, at either seat.
  public private(set) var proceedings: Proceedings
  /// The rules of the area.
  public let procedure: Procedure
  /// What working days are counted by.
  public let workingDays: WorkingDays
  /// The moment it is.
  public private(set) var now: Instant
  /// Which seat this is.
  public let seat: Seat
  /// The name at this seat.
  public let name: String
  /// What the procedure says to the meeting as it stands now.
  public private(set) var advice: Advice
  /// Who sits at the other seat, where somebody does.
  public var other: OtherSeat?
  /// Where a record would be written, and with which key it would be signed.
  public var signing = SigningPlan()

  /// Counts up whenever what was written, the time or the advice may have changed.
  public private(set) var revision = 0

  private let fresh: @Sendable () -> String

  /// A desk.
  public init(
    proceedings: Proceedings, procedure: Procedure, workingDays: WorkingDays, now: Instant, seat: Seat,
    name: String, fresh: @escaping @Sendable () -> String
  ) {
    self.proceedings = proceedings
    self.procedure = procedure
    self.workingDays = workingDays
    self.now = now
    self.seat = seat
    self.name = name
    self.fresh = fresh
    advice = Advice(on: proceedings.meeting, under: procedure, at: now, counting: workingDays)
  }

  /// The meeting as it stands.
  public var meeting: Meeting { proceedings.meeting }

  /// The moment it is, on the clock of the room.
  public var local: LocalTime { London.local(now) }

  /// What a line typed here is read against.
  public var context: CaptureContext {
    CaptureContext(
      proceedings: proceedings, procedure: procedure, now: now, seat: seat, speaker: name,
      workingDays: workingDays, fresh: fresh)
  }

  /// What would stand if the discussion ended now.
  public var closingAdvice: Advice {
    Advice(on: meeting, under: procedure, at: now, counting: workingDays, closing: true)
  }

  /// Takes in what was written since, and the time it is.
  mutating func follow(_ proceedings: Proceedings, at now: Instant) {
    self.proceedings = proceedings
    follow(now)
  }

  /// Takes in the time it is.
  mutating func follow(_ now: Instant) {
    self.now = now
    revision += 1
    advice = Advice(on: meeting, under: procedure, at: now, counting: workingDays)
  }
}

/// What is known of the other seat: who sits there, and what is typed there and not yet kept.
public struct OtherSeat: Hashable, Sendable {
  public var name: String
  /// How many characters stand there unsent, in the line and in cards.
  public var unsent: Int

  /// Somebody at the other seat.
  public init(name: String, unsent: Int = 0) {
    self.name = name
    self.unsent = unsent
  }
}

/// With which key a record is signed here and where it is written, as far as that is known.
public struct SigningPlan: Hashable, Sendable {
  /// The key's file, as it was given; nothing where none was.
  public var key: String?
  /// What the list of signers says of it: `R Osei, allowed until 30 Jun 2027`.
  public var standing: String?
  /// Whether the key asks for a passphrase.
  public var needsPassphrase: Bool
  /// The folder in which the record will lie.
  public var folder: String

  /// A plan.
  public init(
    key: String? = nil, standing: String? = nil, needsPassphrase: Bool = false, folder: String = ""
  ) {
    self.key = key
    self.standing = standing
    self.needsPassphrase = needsPassphrase
    self.folder = folder
  }
}
