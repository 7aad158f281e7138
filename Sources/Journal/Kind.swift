public import Meeting

/// The kinds of event, each with the one spelling it has in a journal for ever.
public enum Kind: String, Sendable, CaseIterable {
  case convened = "convened"
  case childAdded = "child added"
  case relativeAdded = "relative added"
  case identityChecked = "identity checked"
  case circumstance = "circumstance"
  case alreadyDone = "already done"
  case form = "form"
  case target = "target"
  case declined = "declined"
  case order = "order"

  case invited = "invited"
  case chased = "chased"
  case written = "written"
  case apologies = "apologies"
  case notResponded = "not responded"
  case without = "without"
  case arrived = "arrived"
  case left = "left"
  case spoke = "spoke"
  case trait = "trait"
  case capacity = "capacity"
  case office = "office"

  case began = "began"
  case paused = "paused"
  case resumed = "resumed"
  case itemOpened = "item opened"
  case itemSkipped = "item skipped"
  case said = "said"
  case answered = "answered"
  case riskNamed = "risk named"
  case scored = "scored"
  case revealed = "revealed"
  case tonight = "tonight"
  case questionAnswered = "question answered"

  case proposed = "proposed"
  case decided = "decided"
  case decisionAmended = "decision amended"
  case viewed = "viewed"
  case escalated = "escalated"
  case settled = "settled"

  case action = "action"
  case amended = "amended"
  case done = "done"
  case late = "late"
  case handedOver = "handed over"
  case readBack = "read back"
  case dutyDone = "duty done"
  case happened = "happened"

  case overridden = "overridden"
  case withdrawn = "withdrawn"
  case ended = "ended"
  case closed = "closed"
  case recorded = "recorded"
  case signed = "signed"
}

extension Kind {
  /// The kind that is spelt so.
  init?(spelling: String) {
    guard let kind = Kind.spelt[spelling] else { return nil }
    self = kind
  }

  // Swift looks for a raw value among fifty texts, one after the other.
  private static let spelt = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The kind of an act.
  public init(of act: Act) {
    switch act {
    case .convened: self = .convened
    case .childAdded: self = .childAdded
    case .relativeAdded: self = .relativeAdded
    case .identityChecked: self = .identityChecked
    case .circumstance: self = .circumstance
    case .alreadyDone: self = .alreadyDone
    case .form: self = .form
    case .target: self = .target
    case .declined: self = .declined
    case .order: self = .order

    case .invited: self = .invited
    case .chased: self = .chased
    case .written: self = .written
    case .apologies: self = .apologies
    case .notResponded: self = .notResponded
    case .without: self = .without
    case .arrived: self = .arrived
    case .left: self = .left
    case .spoke: self = .spoke
    case .trait: self = .trait
    case .capacity: self = .capacity
    case .office: self = .office

    case .began: self = .began
    case .paused: self = .paused
    case .resumed: self = .resumed
    case .itemOpened: self = .itemOpened
    case .itemSkipped: self = .itemSkipped
    case .said: self = .said
    case .answered: self = .answered
    case .riskNamed: self = .riskNamed
    case .scored: self = .scored
    case .revealed: self = .revealed
    case .tonight: self = .tonight
    case .questionAnswered: self = .questionAnswered

    case .proposed: self = .proposed
    case .decided: self = .decided
    case .decisionAmended: self = .decisionAmended
    case .viewed: self = .viewed
    case .escalated: self = .escalated
    case .settled: self = .settled

    case .action: self = .action
    case .amended: self = .amended
    case .done: self = .done
    case .late: self = .late
    case .handedOver: self = .handedOver
    case .readBack: self = .readBack
    case .dutyDone: self = .dutyDone
    case .happened: self = .happened

    case .overridden: self = .overridden
    case .withdrawn: self = .withdrawn
    case .ended: self = .ended
    case .closed: self = .closed
    case .recorded: self = .recorded
    case .signed: self = .signed
    }
  }
}
