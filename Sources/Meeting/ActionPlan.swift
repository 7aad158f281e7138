public import Calendar

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

extension ActionPlan {
  /// Words with which a purpose says itself how it goes on.
  private static let leads = ["for ", "to ", "so that ", "because "]

  /// A purpose as a sentence goes on with it: `for her own account`, `to know who was there`, `because …`.
  public static func clause(ofPurpose purpose: String) -> String {
    let begun = purpose.lowercased()
    return leads.contains { begun.hasPrefix($0) } ? purpose : "for \(purpose)"
  }

  /// A purpose without the `for` that every purpose is shown with, and `so he is safe` as `so that he is safe`.
  public static func purpose(saidAs words: String) -> String {
    let begun = words.lowercased()
    if begun.hasPrefix("so "), !begun.hasPrefix("so that ") { return "so that " + words.dropFirst(3) }
    guard words.lowercased().hasPrefix("for ") else { return words }
    return String(words.dropFirst(4).drop { $0 == " " })
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
  /// The case in which a contingency is done.
  public var condition: String?

  /// An amendment.
  public init(
    text: String? = nil, kind: ActionKind? = nil, children: [ChildKey] = [], owner: Voice? = nil,
    by: LocalTime? = nil, purpose: String? = nil, risks: [Int] = [], ifNot: String? = nil, from: Slot? = nil,
    condition: String? = nil
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
    self.condition = condition
  }
}
