public import Calendar
public import Meeting
public import Procedures

/// What the procedure says about a meeting at one moment: who is missing, what is open, what is due.
public struct Advice: Hashable, Sendable {
  public var quorum: Quorum
  /// What stands, the worst first.
  public var warnings: [Warning]
  /// What would stand but for an override, with its reason.
  public var overridden: [Overridden]
  public var deadlines: [Due]
  /// What was promised with the decisions taken without an agency, and is no date of the procedure.
  public var promised: [Due]
  /// How calling the discussion stands against its clock; nothing once it has begun, or where no clock runs.
  public var assembly: Assembly?
  public var duties: [Duty]
  /// The questions of the procedure that hold here and have no answer yet, by id and in its order: nobody asked.
  public var unasked: [String]
  /// The children for whom each of them is left, of those that are asked of each child, by the question's id.
  public var unaskedOf: [String: [ChildKey]]
  /// Whether they are to be asked now: planning has begun, or the end is near.
  public var isAsking: Bool
  /// What an answer that was given still lacks, by its question's id.
  public var lacking: [String: [String]]
  /// The children whose answer lacks it, of questions that are asked of each child, by the question's id.
  public var lackingOf: [String: [ChildKey]]

  /// The advice on a meeting under a procedure at `now`.
  ///
  /// `closing` asks what stands at the end of the discussion, while people are still there to mend it.
  public init(
    on meeting: Meeting, under procedure: Procedure, at now: Instant, counting workingDays: WorkingDays,
    closing: Bool = false
  ) {
    let situation = Situation(
      meeting: meeting, procedure: procedure, now: now, workingDays: workingDays, closing: closing)
    var warnings: [Warning] = []
    var overridden: [Overridden] = []
    for rule in Rule.catalogue {
      guard let setting = procedure.rules[rule.id], !setting.isOff else { continue }
      for finding in rule.check(situation) {
        let warning = Warning(finding, of: rule, setting: setting)
        if let override = meeting.override(of: warning) {
          overridden.append(Overridden(warning: warning, override: override))
        } else {
          // Behind what is as grave: where most are alike, next to nothing has to be moved.
          let place = warnings.indices.reversed().first { warnings[$0].severity >= warning.severity }
          warnings.insert(warning, at: place.map { $0 + 1 } ?? 0)
        }
      }
    }
    self.quorum = situation.quorum
    self.warnings = warnings
    self.overridden = overridden
    self.deadlines = situation.deadlines
    self.promised = Due.promised(in: meeting, under: procedure, situation.quorum, at: now)
    self.assembly = situation.assembly
    self.duties = Duty.all(situation)
    let unasked = situation.unasked
    self.unasked = unasked.map(\.id)
    unaskedOf = Dictionary(unasked.map { ($0.id, $0.children) }) { first, _ in first }
    let lacking = situation.lacking
    self.lacking = lacking
    lackingOf = lacking.reduce(into: [:]) { of, each in of[each.key] = situation.lacking(of: each.key) }
    self.isAsking = situation.planIsOpen
  }
}

extension Meeting {
  /// The override that lets a warning rest.
  ///
  /// What is critical of one of several children rests for a reason of that child's own, and no reason
  /// reaches what came after it: the next absence, the next decision, the next dissent.
  fileprivate func override(of warning: Warning) -> Override? {
    guard !overrides.isEmpty else { return nil }
    let reachesAll = warning.child == nil || warning.severity < .critical || livingChildren.count < 2
    return overrides.last {
      $0.rule == warning.rule && ($0.about == nil || $0.about == warning.about)
        && ($0.child == warning.child || ($0.child == nil && reachesAll))
        && !arose(warning, after: $0.at)
    }
  }

  /// How many warnings were gone past in one go with the reason of this override.
  public func countTogether(with override: Override) -> Int {
    overrides.count { $0.isGiven(with: override) }
  }

  private func arose(_ warning: Warning, after instant: Instant) -> Bool {
    switch warning.place {
    case .roll(let slot?): warning.rule == "quorum.core" && wasFilled(slot, at: Moment(endOf: instant))
    case .decisions(let number?): decision(number)?.decided.map { $0 > instant } ?? false
    case .dissent(let number): dissents.contains { $0.number == number && $0.since > instant }
    case .clock, .roll(nil), .family, .attendee, .office, .agenda, .prompt, .question, .scores, .tonight,
      .decisions(nil), .actions, .answering, .obtaining, .duties:
      false
    }
  }
}

/// What the procedure wants and the meeting does not yet show.
public struct Warning: Hashable, Sendable {
  public var rule: String
  public var severity: Severity
  /// What is missing, in a line.
  public var message: String
  /// What to do, in a line.
  public var remedy: String
  public var citation: Citation
  public var child: ChildKey?
  /// Where it can be mended.
  public var place: Place
  /// What of all that its rule finds it warns of, the same for as long as it does: `question alone`, `action 4`.
  /// Nothing where the rule finds one thing, of the meeting or of the child.
  public var about: String?
  /// How it is told together with others of the same cause.
  var sharing: Sharing?

  init(_ finding: Finding, of rule: Rule, setting: RuleSetting) {
    self.rule = rule.id
    let citation = finding.citation ?? setting.cite
    let severity = finding.severity ?? setting.severity ?? rule.severity
    // Practice that no text asks for is never critical, but for what keeps a child safe tonight.
    self.severity =
      citation.basis == .practice && !rule.restsOnImmediateAction ? min(severity, .warning) : severity
    self.message = finding.message
    self.remedy = finding.remedy
    self.citation = citation
    self.child = finding.child
    self.place = finding.place
    self.about = finding.about ?? (rule.isOfOneThing ? nil : finding.place.about)
    self.sharing = finding.sharing
  }
}

/// A warning that was gone past, with the reason.
public struct Overridden: Hashable, Sendable {
  public var warning: Warning
  public var override: Override
}

/// The part of the meeting in which something is mended.
public enum Place: Hashable, Sendable {
  case clock
  case roll(Slot?)
  /// Who is of the family, and who of them holds parental responsibility.
  case family
  /// What is asked of somebody who is here.
  case attendee(PersonKey)
  /// Who chairs, or takes the minutes.
  case office(Office)
  case agenda(String?)
  case prompt(String)
  case question(String)
  case scores
  case tonight
  case decisions(Int?)
  case dissent(Int)
  case actions(Int?)
  /// An action that answers this risk is to be agreed.
  case answering(risk: Int)
  /// An action that obtains the information of somebody who is not here is to be agreed.
  case obtaining(Slot)
  case duties
}

extension Place {
  /// What stands there, in a word and its name; nothing of a place that is one for the meeting or the child.
  fileprivate var about: String? {
    switch self {
    case .roll(let slot?), .obtaining(let slot): slot.about
    case .attendee(let key): "person \(key)"
    case .office(let office): "office \(office.rawValue)"
    case .agenda(let id?): "item \(id)"
    case .question(let id): "question \(id)"
    case .decisions(let number?): "decision \(number)"
    case .dissent(let number): "dissent \(number)"
    case .actions(let number?): "action \(number)"
    case .answering(let risk): "risk \(risk)"
    case .clock, .roll(nil), .family, .agenda(nil), .prompt, .scores, .tonight, .decisions(nil),
      .actions(nil), .duties:
      nil
    }
  }
}

extension Slot {
  /// As an override names it.
  var about: String { "slot \(agency)" + (child.map { " \($0)" } ?? "") }
}

/// What one rule found.
struct Finding {
  var message: String
  var remedy: String
  var place: Place
  var child: ChildKey?
  /// What it is about, where the place alone does not tell it from another finding of its rule.
  var about: String?
  var severity: Severity?
  var citation: Citation?
  /// How it is told together with others of the same cause, where it may have such.
  var sharing: Sharing?

  init(
    _ message: String, _ remedy: String, at place: Place, child: ChildKey? = nil, about: String? = nil,
    severity: Severity? = nil, citing citation: Citation? = nil, sharing: Sharing? = nil
  ) {
    self.message = message
    self.remedy = remedy
    self.place = place
    self.child = child
    self.about = about
    self.severity = severity
    self.citation = citation
    self.sharing = sharing
  }
}

/// A rule of the catalogue: pure, and only as severe as the words it rests on.
public struct Rule: Sendable {
  /// As it is cited and overridden by: `quorum.core`.
  public let id: String
  /// How severe it is where neither the procedure nor the force of what is missing says.
  public let severity: Severity
  /// Rests on the texts' *immediate action*, and may be critical where it is called practice.
  let restsOnImmediateAction: Bool
  /// Whether it finds one thing at most, of the meeting or of a child, whose place moves while it is mended.
  let isOfOneThing: Bool
  /// Whether it raises whatever is open of the questions that its setting names, so that no other rule does.
  public let readsQuestions: Bool
  let check: @Sendable (Situation) -> [Finding]

  init(
    _ id: String, _ severity: Severity, restsOnImmediateAction: Bool = false, isOfOneThing: Bool = false,
    readsQuestions: Bool = false, check: @escaping @Sendable (Situation) -> [Finding]
  ) {
    self.id = id
    self.severity = severity
    self.restsOnImmediateAction = restsOnImmediateAction
    self.isOfOneThing = isOfOneThing
    self.readsQuestions = readsQuestions
    self.check = check
  }

  /// Every rule there is, in the order in which equals are listed.
  public static let catalogue: [Rule] =
    assembling + chairing + holding + quorate + roll + riskAndQuestions + safety + urgent + deciding
    + planning
    + medical + scaling + acting + running + timing

  /// The rules that raise what is open of the questions they read.
  static let reading = catalogue.filter(\.readsQuestions).map(\.id)
}
