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
/// A new case fails to compile wherever it matters.
/// Where an act makes something that is spoken of by number (an action, a risk, a decision, a dissent), the
/// number stands in the act, so that a withdrawal renumbers nothing.
public enum Act: Hashable, Sendable {
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
  case viewed(Viewing)
  case escalated(dissent: Int, level: String, with: String, by: LocalTime?)
  case settled(dissent: Int, String)

  // Doing
  case action(ActionPlan)
  case amended(number: Int, Amendment)
  case done(number: Int, String)
  case late(number: Int, String)
  case handedOver(number: Int, Voice)
  case dutyDone(String, String)
  /// What a procedure's clock starts from, or a share waits for: an examination, an interview, an arrest.
  case happened(String, child: ChildKey?, at: LocalTime)

  // Going on, ending
  case overridden(rule: String, child: ChildKey?, because: String)
  case withdrawn(EventID)
  case ended
  case closed
  case recorded(Recording)
  case signed(Signing)
}

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

/// Something said, and under which item of the agenda.
public struct Saying: Hashable, Sendable {
  /// Nobody, for a note.
  public var voice: Voice?
  public var text: String
  public var isOpinion: Bool
  public var item: String?

  /// A contribution or a note.
  public init(voice: Voice?, text: String, isOpinion: Bool = false, item: String? = nil) {
    self.voice = voice
    self.text = text
    self.isOpinion = isOpinion
    self.item = item
  }
}

/// A professional's number from 0 to 10 for one child, or that there is no view.
public struct Scoring: Hashable, Sendable {
  public var voice: Voice
  public var child: ChildKey
  /// 0 = further harm almost certain, 10 = protected, the case could close; nothing = no view [LIV 2].
  public var value: Int?
  public var analysis: String?
  /// What would raise it.
  public var raise: String?

  /// A score.
  public init(voice: Voice, child: ChildKey, value: Int?, analysis: String? = nil, raise: String? = nil) {
    self.voice = voice
    self.child = child
    self.value = value
    self.analysis = analysis
    self.raise = raise
  }
}

/// Where and how one child is safe tonight.
public struct Tonight: Hashable, Sendable {
  public var child: ChildKey
  public var place: String
  public var with: String?
  /// Under what arrangement or order.
  public var arrangement: String?
  public var contact: String?
  public var checkedBy: String?
  public var until: LocalTime?

  /// The answers for one child.
  public init(
    child: ChildKey, place: String, with: String? = nil, arrangement: String? = nil, contact: String? = nil,
    checkedBy: String? = nil, until: LocalTime? = nil
  ) {
    self.child = child
    self.place = place
    self.with = with
    self.arrangement = arrangement
    self.contact = contact
    self.checkedBy = checkedBy
    self.until = until
  }
}

/// An answer to one of the procedure's questions.
public struct QuestionAnswer: Hashable, Sendable {
  public var question: String
  public var child: ChildKey?
  public var relative: RelativeKey?
  /// A choice's id, a text or a date; `yes` and `no` for plain questions.
  public var answer: String
  /// What the question needs besides (why, who, when, method, purpose), by name.
  public var needs: [Need]

  /// One thing a question needs besides its answer.
  public struct Need: Hashable, Sendable {
    public var name: String
    public var text: String
    /// The time it names, where it names one.
    public var time: LocalTime?

    /// A need and its answer.
    public init(_ name: String, _ text: String, time: LocalTime? = nil) {
      self.name = name
      self.text = text
      self.time = time
    }
  }

  /// An answer.
  public init(
    question: String, child: ChildKey? = nil, relative: RelativeKey? = nil, answer: String, needs: [Need] = []
  ) {
    self.question = question
    self.child = child
    self.relative = relative
    self.answer = answer
    self.needs = needs
  }

  /// The answer to the need called `name`.
  public func need(_ name: String) -> Need? { needs.first { $0.name == name } }
}

/// A decision taken, about one child.
public struct Deciding: Hashable, Sendable {
  public var number: Int
  public var child: ChildKey
  /// The procedure's id of it, or the words of another one.
  public var decision: String
  public var owner: Voice?
  public var threshold: Threshold?
  /// The risks it relies on, by number.
  public var risks: [Int]
  public var because: String?
  /// Where a core agency was missing: why it could not wait, who asks for its information by when.
  public var without: TakenWithout?
  /// When there is a further discussion.
  public var again: LocalTime?

  /// A decision.
  public init(
    number: Int, child: ChildKey, decision: String, owner: Voice? = nil, threshold: Threshold? = nil,
    risks: [Int] = [], because: String? = nil, without: TakenWithout? = nil, again: LocalTime? = nil
  ) {
    self.number = number
    self.child = child
    self.decision = decision
    self.owner = owner
    self.threshold = threshold
    self.risks = risks
    self.because = because
    self.without = without
    self.again = again
  }
}

/// Why a decision did not wait for an absent agency, and how its information is obtained.
public struct TakenWithout: Hashable, Sendable {
  public var because: String
  public var news: Voice?
  public var newsBy: LocalTime?

  /// A reason.
  public init(because: String, news: Voice? = nil, newsBy: LocalTime? = nil) {
    self.because = because
    self.news = news
    self.newsBy = newsBy
  }
}

/// One agency's view of one decision, asked by name.
public struct Viewing: Hashable, Sendable {
  public var decision: Int
  public var voice: Voice
  public var view: View
  /// The dissenter's own words.
  public var words: String?
  /// The number of the dissent that a disagreement opens.
  public var dissent: Int?

  /// A view.
  public init(decision: Int, voice: Voice, view: View, words: String? = nil, dissent: Int? = nil) {
    self.decision = decision
    self.voice = voice
    self.view = view
    self.words = words
    self.dissent = dissent
  }
}

/// An action as it was agreed: who does what by when, and what for.
public struct ActionPlan: Hashable, Sendable {
  public var number: Int
  public var kind: ActionKind?
  public var text: String
  /// None means all of them.
  public var children: [ChildKey]
  public var owner: Voice?
  public var by: LocalTime?
  /// The purpose or intended outcome.
  public var purpose: String?
  /// The risks it answers, by number.
  public var risks: [Int]
  /// If it is not done or no access is gained, then what.
  public var ifNot: String?
  /// Whose information it obtains.
  public var from: Slot?
  /// The case in which a contingency is done.
  public var condition: String?

  /// An action.
  public init(
    number: Int, kind: ActionKind? = nil, text: String, children: [ChildKey] = [], owner: Voice? = nil,
    by: LocalTime? = nil, purpose: String? = nil, risks: [Int] = [], ifNot: String? = nil,
    from: Slot? = nil, condition: String? = nil
  ) {
    self.number = number
    self.kind = kind
    self.text = text
    self.children = children
    self.owner = owner
    self.by = by
    self.purpose = purpose
    self.risks = risks
    self.ifNot = ifNot
    self.from = from
    self.condition = condition
  }
}

/// What is added to an action that was incomplete or wrong; what is nil stays as it was.
public struct Amendment: Hashable, Sendable {
  public var text: String?
  public var kind: ActionKind?
  public var children: [ChildKey]
  public var owner: Voice?
  public var by: LocalTime?
  public var purpose: String?
  public var risks: [Int]
  public var ifNot: String?
  public var from: Slot?

  /// An amendment.
  public init(
    text: String? = nil, kind: ActionKind? = nil, children: [ChildKey] = [], owner: Voice? = nil,
    by: LocalTime? = nil, purpose: String? = nil, risks: [Int] = [], ifNot: String? = nil, from: Slot? = nil
  ) {
    self.text = text
    self.kind = kind
    self.children = children
    self.owner = owner
    self.by = by
    self.purpose = purpose
    self.risks = risks
    self.ifNot = ifNot
    self.from = from
  }
}

/// That the record was written, and how it is recognised.
public struct Recording: Hashable, Sendable {
  /// The folder's name under `records/`, without `.unsigned`.
  public var folder: String
  /// 16 hexadecimal digits, read out and printed on every page.
  public var fingerprint: String
  /// SHA-256 of SEALED, in hexadecimal.
  public var sealed: String

  /// A record.
  public init(folder: String, fingerprint: String, sealed: String) {
    self.folder = folder
    self.fingerprint = fingerprint
    self.sealed = sealed
  }
}

/// That somebody signed the record.
public struct Signing: Hashable, Sendable {
  public var office: Office
  public var principal: String
  /// The key's fingerprint, `SHA256:…`.
  public var key: String

  /// A signature.
  public init(office: Office, principal: String, key: String) {
    self.office = office
    self.principal = principal
    self.key = key
  }
}
