public import Calendar

/// A strategy discussion: what its events say, and nothing else.
public struct Meeting: Hashable, Sendable {
  public internal(set) var reference = ""
  public internal(set) var program = ""
  public internal(set) var procedure = ProcedureStamp(id: "", revision: "", digest: "")
  public internal(set) var isRehearsal = false
  public internal(set) var `case` = Case(
    referral: Referral(by: "", agency: "", how: "", received: Instant(seconds: 0)), concern: "", children: [])

  public internal(set) var state = State.assembling
  public internal(set) var form: Form?
  public internal(set) var convened: Instant?
  public internal(set) var began: Instant?
  /// When the discussion was over: its clocks start here.
  public internal(set) var ended: Instant?
  public internal(set) var closed: Instant?
  public internal(set) var pauses: [Pause] = []
  /// Why no discussion was held, of one that was declined.
  public internal(set) var declined: Reasoned?
  public internal(set) var target: Target?
  public internal(set) var recording: Recording?
  public internal(set) var signatures: [Signing] = []

  public internal(set) var circumstances: [Circumstanced] = []
  public internal(set) var alreadyDone: [Reasoned] = []
  public internal(set) var orders: [Order] = []
  public internal(set) var checkedChildren: Set<ChildKey> = []
  public internal(set) var checkedRelatives: Set<RelativeKey> = []

  /// Attendees and people named to do something, in the order they were named.
  public internal(set) var persons: [Person] = []
  public internal(set) var slots: [Slot: SlotRecord] = [:]
  public internal(set) var offices: [Office: Holding] = [:]
  /// Who held an office before, in order: a hand-over stands in the minutes.
  public internal(set) var formerOffices: [Holding] = []

  public internal(set) var items: [Item] = []
  public internal(set) var sayings: [Said] = []
  /// When something was last minuted from each agency.
  public internal(set) var lastHeard: [AgencyKey: Instant] = [:]
  /// The items of the agenda under which something was minuted.
  public internal(set) var minutedItems: Set<String> = []
  public internal(set) var answers: [Answered] = []
  /// The latest answer to each prompt for each child, and for all of them; the latest last.
  public internal(set) var latestAnswers: [Answered] = []
  public internal(set) var risks: [Risk] = []
  public internal(set) var scores: [Scored] = []
  /// Every voice's latest score for each child, in the order in which they were first given.
  public internal(set) var latestScores: [Scored] = []
  public internal(set) var revealed: Reveal?
  public internal(set) var tonights: [Entered<Tonight>] = []
  public internal(set) var questionAnswers: [Entered<QuestionAnswer>] = []
  /// By question, the latest answer for each child and person, and for all of them; the latest last.
  var latestQuestionAnswers: [String: [Entered<QuestionAnswer>]] = [:]

  public internal(set) var decisions: [Decision] = []
  public internal(set) var dissents: [Dissent] = []
  public internal(set) var actions: [Action] = []
  public internal(set) var dutiesDone: [DutyDone] = []
  public internal(set) var happenings: [Happening] = []
  public internal(set) var overrides: [Override] = []
  /// How many comings, goings and decisions were written when they happened.
  var moments = 0
  /// Who wrote at either seat while the discussion was held.
  public internal(set) var writers: Set<Author> = []

  /// A meeting about which nothing is known yet.
  public init() {}
}

// MARK: - What its parts are

/// A pause of the discussion.
public struct Pause: Hashable, Sendable {
  public var from: Instant
  public var until: Instant?
}

/// A sentence with its time and its writer.
public struct Reasoned: Hashable, Sendable {
  public var id: EventID
  public var at: Instant
  public var by: Author
  public var text: String
  public var share: Share?
}

/// A time aimed at, with its reason.
public struct Target: Hashable, Sendable {
  public var due: LocalTime
  public var because: String
  public var by: Author
  public var at: Instant
}

/// Who holds an office since when, in which grade as they said.
public struct Holding: Hashable, Sendable {
  public var office: Office
  public var person: PersonKey
  public var grade: String?
  public var since: Instant
}

/// The answer to one circumstance; none for a child means for all of them.
public struct Circumstanced: Hashable, Sendable {
  public var id: EventID
  public var name: String
  public var child: ChildKey?
  public var answer: Answer
  public var at: Instant
}

/// An item of the agenda that was opened or skipped.
public struct Item: Hashable, Sendable {
  public var name: String
  public var opened: Instant?
  public var done: Instant?
  /// Why it was skipped.
  public var skipped: String?
}

/// A contribution, or a note that nobody said.
public struct Said: Hashable, Sendable {
  public var id: EventID
  public var at: Instant
  public var by: Author
  public var share: Share?
  public var saying: Saying
}

/// The answer to a risk prompt.
public struct Answered: Hashable, Sendable {
  public var id: EventID
  public var at: Instant
  public var by: Author
  public var on: EventID?
  public var share: Share?
  public var prompt: String
  public var child: ChildKey?
  public var text: String
}

/// A risk that was named, of some children.
public struct Risk: Hashable, Sendable {
  public var number: Int
  public var text: String
  /// Nobody, where it was not said of whom: then it counts for every living child.
  public var children: [ChildKey]
  public var share: Share?
}

/// A score as it was given, first or revised.
public struct Scored: Hashable, Sendable {
  public var id: EventID
  public var at: Instant
  public var share: Share?
  public var scoring: Scoring
  /// Whether it is another number than was revealed; words that were added to the same one revise nothing.
  public var isRevised: Bool

  /// Whether what was said of it since has changed the number, or had before.
  func changes(to later: Scoring) -> Bool { isRevised || later.value != scoring.value }
}

/// When the scores were revealed, by whom, and why before all were in.
public struct Reveal: Hashable, Sendable {
  public var at: Instant
  public var by: Author
  public var because: String?
}

/// A value as it was entered, with what it was entered over.
public struct Entered<Value: Hashable & Sendable>: Hashable, Sendable {
  public var id: EventID
  public var at: Instant
  public var by: Author
  public var on: EventID?
  public var share: Share?
  public var value: Value
}

/// A decision, proposed and perhaps taken, with every view of it.
public struct Decision: Hashable, Sendable {
  public var number: Int
  public var child: ChildKey
  public var decision: String
  public var proposed: Instant?
  /// When it was taken.
  public var moment: Moment?
  /// When something that it had been taken without was last added to it.
  public var amended: Instant?
  /// What was added to it afterwards, each once, in the order in which it came.
  public var added: [DecisionAmendment.Part] = []
  public var by: Author
  public var share: Share?
  /// What was decided; nothing while it is only proposed.
  public var taken: Deciding?
  public var views: [Viewed] = []

  /// When it was taken, by the clock.
  public var decided: Instant? { moment?.at }
}

/// A view, with the time at which it was asked.
public struct Viewed: Hashable, Sendable {
  public var at: Instant
  public var viewing: Viewing
}

/// A disagreement, in the dissenter's own words, and what became of it.
public struct Dissent: Hashable, Sendable {
  public var number: Int
  public var decision: Int
  public var voice: Voice
  public var words: String?
  public var since: Instant
  public var escalations: [Escalation] = []
  /// How it ended.
  public var settled: String?
  public var share: Share?
}

/// A step up the ladder.
public struct Escalation: Hashable, Sendable {
  public var level: String
  public var with: String
  public var by: LocalTime?
  public var at: Instant

  /// Whether a step to a level, with somebody, is this one said in full: it was not said with whom, or by when.
  func isCompleted(by level: String, _ with: String) -> Bool {
    self.level == level && (self.with.isEmpty || by == nil && self.with == with)
  }
}

/// An action, as agreed and as amended since, and how it went.
public struct Action: Hashable, Sendable {
  public var id: EventID
  public var plan: ActionPlan
  /// When it was agreed.
  public var at: Instant
  public var share: Share?
  public var done: Outcome?
  public var late: Outcome?
  /// Who read it back as it stands now, and when; nothing once it is amended.
  public var readBack: ReadBack?

  /// The number it is spoken of by.
  public var number: Int { plan.number }

  /// That an action was read out and agreed.
  public struct ReadBack: Hashable, Sendable {
    public var at: Instant
    public var by: Author
  }

  /// How an action went, in words.
  public struct Outcome: Hashable, Sendable {
    public var at: Instant
    public var text: String
  }
}

/// That a duty of the procedure was done.
public struct DutyDone: Hashable, Sendable {
  public var duty: String
  /// The child it was done for; for all whom it concerns where nobody is named.
  public var child: ChildKey?
  public var text: String
  public var at: Instant
}

/// Something that happened outside the room, and on which a clock or a share waits.
public struct Happening: Hashable, Sendable {
  public var name: String
  public var child: ChildKey?
  public var when: LocalTime
  public var at: Instant
}

/// Going on despite a warning, with the reason, for the meeting or for one child.
public struct Override: Hashable, Sendable {
  public var rule: String
  public var child: ChildKey?
  /// What of all that the rule finds it goes past; nothing where it goes past all of it.
  public var about: String?
  public var because: String
  public var at: Instant
  public var by: Author
}
