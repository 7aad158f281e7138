public import Calendar

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

/// What is added to a decision that was taken without it; what is nil stays as it was.
public struct DecisionAmendment: Hashable, Sendable {
  public var owner: Voice?
  public var threshold: Threshold?
  /// The risks it relies on, by number.
  public var risks: [Int]
  public var because: String?
  public var without: TakenWithout?
  /// When there is a further discussion.
  public var again: LocalTime?

  /// What was missing.
  public init(
    owner: Voice? = nil, threshold: Threshold? = nil, risks: [Int] = [], because: String? = nil,
    without: TakenWithout? = nil, again: LocalTime? = nil
  ) {
    self.owner = owner
    self.threshold = threshold
    self.risks = risks
    self.because = because
    self.without = without
    self.again = again
  }

  /// What a decision can be taken without, and be given afterwards.
  public enum Part: String, Sendable, CaseIterable {
    case owner
    case threshold
    case risks
    case reason
    /// Why it did not wait for an absent agency.
    case absence
    /// Who obtains that agency's information, and by when.
    case news
    /// When there is a further discussion.
    case further = "further discussion"
  }

  /// What it adds to a decision as it was taken.
  public func parts(addedTo taken: Deciding) -> [Part] {
    let before = taken.without
    return Part.allCases.filter { part in
      switch part {
      case .owner: owner != nil
      case .threshold: threshold != nil
      case .risks: !risks.isEmpty
      case .reason: because != nil
      case .absence: without.map { $0.because != before?.because ?? "" } ?? false
      case .news: without.map { $0.news != before?.news || $0.newsBy != before?.newsBy } ?? false
      case .further: again != nil
      }
    }
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
