public import Calendar

/// One act, as it was written: the journal is a list of these and nothing else.
public struct Event: Hashable, Sendable {
  public var id: EventID
  /// When it was written, not when what it tells happened.
  public var at: Instant
  public var by: Author
  /// The event whose value this act saw and replaces; so that two edits of one field can be told.
  public var on: EventID?
  /// Whether the family may have what is said here; nothing by default.
  public var share: Share?
  public var act: Act

  /// An event.
  public init(id: EventID, at: Instant, by: Author, on: EventID? = nil, share: Share? = nil, act: Act) {
    self.id = id
    self.at = at
    self.by = by
    self.on = on
    self.share = share
    self.act = act
  }
}

/// Everything that can happen in a meeting.
///
/// A new case fails to compile wherever it matters. Where an act makes something that is spoken of by number (an
/// action, a risk, a decision, a dissent), the number stands in the act, so that a withdrawal renumbers nothing.
///
/// Indirect, so that ten thousand events are a list of small values and not of the largest act there could be.
public indirect enum Act: Hashable, Sendable {
  // Called together
  case convened(Convening)
  case childAdded(Child)
  case relativeAdded(Relative)
  /// Whose identity was read out and agreed, by key of child or relative.
  case identityChecked(children: [ChildKey], relatives: [RelativeKey])
  case circumstance(String, child: ChildKey?, Answer)
  case alreadyDone(String)
  case form(Form)
  /// The time aimed at where the procedure has no clock, or delay on purpose.
  case target(LocalTime, because: String)
  case declined(because: String)
  case order(Order)

  // The roll
  case invited(Invitation)
  case chased(Slot, ChaseOutcome?, String)
  case written(Slot, String)
  case apologies(Slot, because: String?)
  case notResponded(Slot)
  case without(Slot, because: String, Urgency?)
  case arrived(PersonKey, Attendance, at: Instant)
  case left(PersonKey, at: Instant)
  /// Spoken to, in a series of calls.
  case spoke(PersonKey, at: Instant)
  case trait(PersonKey, Trait, Answer)
  case capacity(PersonKey, Capacity)
  case office(Office, PersonKey, grade: String?)

  // The discussion
  case began
  case paused
  case resumed
  case itemOpened(String)
  case itemSkipped(String, because: String)
  case said(Saying)
  case answered(prompt: String, child: ChildKey?, String)
  case riskNamed(number: Int, String, children: [ChildKey])
  case scored(Scoring)
  case revealed(because: String?)
  case tonight(Tonight)
  case questionAnswered(QuestionAnswer)

  // Deciding
  case proposed(number: Int, child: ChildKey, decision: String)
  case decided(Deciding)
  /// What was missing of a decision that is taken; what was said of it before stands.
  case decisionAmended(number: Int, DecisionAmendment)
  case viewed(Viewing)
  case escalated(dissent: Int, level: String, with: String, by: LocalTime?)
  case settled(dissent: Int, String)

  // Doing
  case action(ActionPlan)
  case amended(number: Int, Amendment)
  case done(number: Int, String)
  case late(number: Int, String)
  case handedOver(number: Int, Voice)
  /// That an action was read out as it then stood, and agreed.
  case readBack(number: Int)
  case dutyDone(String, child: ChildKey?, String)
  /// What a procedure's clock starts from, or a share waits for: an examination, an interview, an arrest.
  case happened(String, child: ChildKey?, at: LocalTime)

  // Going on, ending
  /// Of what its rule finds, only what `about` names; without it, all that the rule says of the child or the meeting.
  case overridden(rule: String, child: ChildKey?, about: String? = nil, because: String)
  case withdrawn(EventID)
  case ended
  case closed
  case recorded(Recording)
  case signed(Signing)
}
