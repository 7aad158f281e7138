public import Calendar

/// One area's rules as data: what a strategy discussion there asks for, in the area's own terms.
public struct Procedure: Hashable, Sendable {
  public var header: Header
  public var chair: ChairRule
  /// Whether the procedure has a minute-taker beside the chair [DEV 3].
  public var minuteTaker: MinuteTakerRule?
  /// What may give rise to a discussion, in the area's words.
  public var triggers: [Trigger]
  public var slots: [SlotRule]
  public var agenda: [AgendaItem]
  public var prompts: Prompts
  public var circumstances: [Circumstance]
  public var questions: [Question]
  public var decisions: [DecisionRule]
  public var timescales: [Timescale]
  public var ladders: [Ladder]
  public var duties: [DutyRule]
  public var scale: ScaleRule
  public var actions: ActionRule
  /// Per rule of the catalogue: whether it holds here, how severely, and on which paragraph it rests.
  public var rules: [String: RuleSetting]
  /// What the procedure's clocks and shares can wait for, besides what the journal itself knows.
  public var happenings: [HappeningRule]
  /// When the agencies can be reached, for moments of chasing.
  public var hours: OfficeHours
  /// How its periods in working days are counted, where it is not as the law counts them.
  public var workingDays: WorkingDayRule?

  /// The procedure's id, as it is chosen by.
  public var id: String { header.id }
}

/// Who issued it, when, and on what it is based.
public struct Header: Hashable, Sendable {
  /// Lower case and hyphens: `gloucestershire`.
  public var id: String
  /// What citations begin with: `GLO`.
  public var short: String
  /// What the screen calls it: `Gloucestershire`.
  public var name: String
  public var title: String
  public var issuer: String
  public var revision: String
  public var date: Day?
  public var basedOn: String?
  /// The procedure whose rules hold where this one is silent.
  public var extends: String?
  /// After how many months the area reviews it, for `procedure.dated`.
  public var reviewMonths: Int?
}

/// Who chairs, by the procedure.
public struct ChairRule: Hashable, Sendable {
  /// As the procedure says it: `children's social care first-line manager`.
  public var title: String
  /// The grades a chair can name, lowest first.
  public var grades: [Grade]
  /// The grade that is enough where no circumstance asks for more.
  public var usual: String?
  /// Circumstances that ask for a more senior chair.
  public var required: [RequiredGrade]
  public var cite: Citation

  /// A grade of chair.
  public struct Grade: Hashable, Sendable {
    public var id: String
    public var name: String
  }

  /// A grade that circumstances ask for.
  public struct RequiredGrade: Hashable, Sendable {
    public var grade: String
    public var when: Condition
    public var cite: Citation
  }
}

/// That minutes are taken by somebody other than the chair.
public struct MinuteTakerRule: Hashable, Sendable {
  public var cite: Citation
}

/// Something that gives rise to a discussion.
public struct Trigger: Hashable, Sendable {
  public var id: String
  public var name: String
  public var cite: Citation
}

/// A place that the procedure asks to be filled.
public struct SlotRule: Hashable, Sendable {
  /// How much depends on it.
  public enum Strength: String, Sendable, CaseIterable {
    /// Without it the discussion is not quorate.
    case core
    /// Required by a circumstance.
    case required
    /// Contacted for information; satisfied by a written word or a call that was answered.
    case consult
    /// Thought of, no more.
    case consider
  }

  /// The agency's key: `police`.
  public var id: String
  public var name: String
  /// Other beginnings by which it may be called in the capture line.
  public var aliases: [String]
  public var strength: Strength
  public var when: Condition
  /// Whether each child for whom the circumstance holds has a slot of its own.
  public var perChild: Bool
  public var force: Force
  /// Whose office is kept: `duty desk`, a post, a number an authority fills in.
  public var contact: String?
  public var cite: Citation
}

/// An item of the agenda.
public struct AgendaItem: Hashable, Sendable {
  public var id: String
  public var name: String
  /// Minutes it may take; a budget, not a rule.
  public var minutes: Int?
  /// Whether opening it opens decisions.
  public var isDecisions: Bool
  public var prompts: [String]
  public var cite: Citation
}

/// The risk prompts of a first discussion and of a review: the same, where a file writes only the first.
public struct Prompts: Hashable, Sendable {
  public var first: [Prompt]
  public var review: [Prompt]
}

/// One risk prompt, answered for each child.
public struct Prompt: Hashable, Sendable {
  public var id: String
  /// A word for the capture line and narrow panes: `harm`.
  public var short: String
  public var asks: String
  /// Whether it asks for a time, which is then kept with its date.
  public var isTime = false
  public var cite: Citation
}

/// A fact about the case, asked plainly, that switches rules on.
public struct Circumstance: Hashable, Sendable {
  public var id: String
  public var name: String
  public var asks: String
  /// Whether it is a fact about each child.
  public var perChild: Bool
  /// What it switches on, in a few words.
  public var switchesOn: String?
  /// At which ages it is asked of a child; at any where there are none.
  public var ages: Ages?
  public var cite: Citation
  /// Whether it is asked in every meeting: something of the procedure rests on it, or the procedure says what a yes
  /// brings. What is not asked can be said all the same.
  public internal(set) var isAsked = true

  /// The ages at which something can be so at all, in whole years, both ends counted: a child's date of birth is
  /// shown beside it, and of a child of another age or not born yet it is asked only on purpose.
  public struct Ages: Hashable, Sendable {
    public var from: Int?
    public var to: Int?
    /// Where the bounds rest; `practice` where they are the editors' reading of the text and not its own words.
    public var cite: Citation

    /// Whether a child of that age is among them.
    public func contains(_ age: Int) -> Bool { age >= from ?? 0 && age <= to ?? .max }
  }
}

/// A decision the procedure knows.
public struct DecisionRule: Hashable, Sendable {
  public var id: String
  /// As it is captured: `s47 joint`.
  public var short: String
  public var name: String
  /// As a card offers it, where its name is too long to choose by: `s17 assessment`.
  public var label: String?
  /// Whether it begins or continues section 47 enquiries.
  public var isS47: Bool
  /// Whether it goes on with enquiries that were begun before: it moves no date (YAML: `s47: continues`).
  public var continuesS47 = false
  /// Whether it says that none are begun.
  public var refusesS47: Bool
  /// Whether it settles what happens where no section 47 is begun: assessment, early help, child in need.
  public var supports: Bool
  /// Whose it is to decide: the agency's key.
  public var ownerAgency: String?
  /// The post, as the procedure says it: `social-care manager`.
  public var owner: String?
  /// Whether the source asks for analysis and reasoning.
  public var rationale: Force
  public var when: Condition
  /// The questions that whoever decides so has answered thereby: that it is joint.
  public var answers: [Answering] = []
  public var cite: Citation

  /// A question's choice that a decision makes.
  public struct Answering: Hashable, Sendable {
    public var question: String
    public var answer: String
  }
}

/// A period with its origin: when something is due.
public struct Timescale: Hashable, Sendable {
  /// From which moment it runs.
  public enum Origin: String, Sendable, CaseIterable {
    case referralReceived = "referral received"
    case concernIdentified = "concern identified"
    case discussionEnded = "discussion ended"
    case s47Decided = "s47 decided"
    /// The examination itself; before it has happened, the time planned for it.
    case examination
    case decisionMakingConcluded = "decision-making concluded"
    /// The answer by which the timescale's own circumstance began to hold.
    case circumstanceAnswered = "circumstance answered"
  }

  public var id: String
  /// The rule it belongs to: `time.convene`, `time.conference`.
  public var rule: String
  /// What is due: `the discussion`, `the record to everybody invited`.
  public var what: String
  public var period: Period
  public var origin: Origin
  public var when: Condition
  /// Replaces the default for the same thing; of several exceptions the earliest stands.
  public var isException: Bool
  /// Holds only once immediate protection was answered no.
  public var unlessProtectionNeeded: Bool
  /// The question that takes the date away once it is answered no: of a conference that is not held, none is due.
  public var unlessNo: String?
  public var perChild: Bool
  /// Why this period, in a few words: `immediate action was required`.
  public var reason: String?
  /// What a reader of the date should know besides: `from receipt: the text names no start`.
  public var note: String?
  public var force: Force
  public var cite: Citation

  /// Whether `other` says when the same is due: of the same rule, in the same words.
  public func isSameThing(as other: Timescale) -> Bool { rule == other.rule && what == other.what }
}

/// A way up for disagreement or delay.
public struct Ladder: Hashable, Sendable {
  /// What it is for.
  public enum Purpose: String, Sendable, CaseIterable {
    case disagreement
    /// An urgent response is needed.
    case urgent
    case outOfHours = "out of hours"
    /// A discussion cannot be held in time.
    case delay
  }

  /// A step of it.
  public struct Level: Hashable, Sendable {
    public var id: String
    public var name: String
    public var contacts: [String]
    /// Within which time it is to be taken, counted from when it was agreed; nothing where the text names none.
    public var within: Period?
  }

  public var purpose: Purpose
  public var levels: [Level]
  public var cite: Citation
}

/// An action that the procedure itself creates when its event happens.
public struct DutyRule: Hashable, Sendable {
  /// What makes it arise.
  public enum Occasion: String, Sendable, CaseIterable {
    case discussionEnded = "discussion ended"
    case s47Decided = "s47 decided"
    /// Section 47 enquiries are begun; going on with those begun before is no beginning.
    case s47Begun = "s47 begun"
    case medicalPlanned = "medical planned"
    /// A core or significant agency took no part.
    case agencyAbsent = "agency absent"
  }

  public var id: String
  public var what: String
  public var owner: String
  public var on: Occasion
  public var timescale: String?
  public var when: Condition
  public var force: Force
  public var cite: Citation
}

/// Whether and how safety is scaled.
public struct ScaleRule: Hashable, Sendable {
  /// Whether the procedure asks for it; else it is offered as practice.
  public var isAsked: Bool
  /// What 0 and 10 stand for.
  public var zero: String
  public var ten: String
  /// A score at or below this is low.
  public var low: Int
  /// Scores of one child this far apart are talked about.
  public var spread: Int
  public var cite: Citation
}

/// What an action has to say here.
public struct ActionRule: Hashable, Sendable {
  public var needsPurpose: Bool
  public var needsContingency: Bool
  public var cite: Citation
}

/// How a rule of the catalogue holds in this procedure.
public struct RuleSetting: Hashable, Sendable {
  public var isOff: Bool
  public var severity: Severity?
  /// The slot that the rule speaks of: the doctor of `medical.doctor` (YAML: `slot`).
  public var slot: String?
  /// The questions that the rule reads, and no other rule then raises (YAML: `question`, or `questions`).
  public var questions: [String] = []
  /// The circumstances on which the rule rests: where `form.telephone` prefers faces (YAML: `when`).
  public var when = Condition()
  /// The item of the agenda under which its matter is minuted: the why of `reconvene.rationale` (YAML: `item`).
  public var item: String?
  /// What is usual for the rule's first question, by what was answered elsewhere: of several, the first that applies.
  public var usual: [Usual] = []
  public var cite: Citation

  /// The first of its questions.
  public var question: String? { questions.first }

  /// What is usual once another question was answered in one of some ways.
  public struct Usual: Hashable, Sendable {
    /// The question that was answered.
    public var given: String
    /// The choices of it that count.
    public var answers: [String]
    /// The choices of the rule's own question that are usual then.
    public var makes: [String]
  }
}

/// Something outside the room on which a clock or a share may wait.
public struct HappeningRule: Hashable, Sendable {
  public var id: String
  public var name: String
}

/// How an area counts working days.
public struct WorkingDayRule: Hashable, Sendable {
  /// Whether the day of the event is the first of them, if it is a working day: a day stricter than the law counts
  /// (YAML: `count-day-0`).
  public var countsDayZero: Bool
  public var cite: Citation
}

extension Procedure {
  /// The same working days, counted as this procedure counts them.
  public func counting(by days: WorkingDays) -> WorkingDays {
    guard let workingDays else { return days }
    return WorkingDays(days.holidays, countsDayZero: workingDays.countsDayZero)
  }
}

/// When the agencies can be reached: minutes of a working day.
public struct OfficeHours: Hashable, Sendable {
  public var from: Int
  public var until: Int
}
