public import Calendar

/// The case a discussion is called about, as the referral brought it.
public struct Case: Hashable, Sendable {
  /// What gave rise to it, from the procedure's list.
  public var trigger: String?
  public var referral: Referral
  /// When the concern was identified, where that is known.
  public var concernIdentified: Instant?
  /// What is alleged or feared, in the referrer's words.
  public var concern: String
  public var children: [Child]
  public var relatives: [Relative]
  /// Other children who may be affected, anywhere.
  public var otherChildren: [String]
  /// Where the referral found them living.
  public var address: String?
  public var firstLanguage: String?
  /// Whether an interpreter is needed, where it was said.
  public var interpreter: Answer?
  /// The times of which only the day was said: their hour was assumed, and says so wherever it stands.
  public var assumedHours: Set<AssumedHour>
  /// The discussion that this one follows, and why it is held again.
  public var follows: Reconvened?

  /// A case.
  public init(
    trigger: String? = nil, referral: Referral, concernIdentified: Instant? = nil, concern: String,
    children: [Child], relatives: [Relative] = [], otherChildren: [String] = [], address: String? = nil,
    firstLanguage: String? = nil, interpreter: Answer? = nil, assumedHours: Set<AssumedHour> = [],
    follows: Reconvened? = nil
  ) {
    self.trigger = trigger
    self.referral = referral
    self.concernIdentified = concernIdentified
    self.concern = concern
    self.children = children
    self.relatives = relatives
    self.otherChildren = otherChildren
    self.address = address
    self.firstLanguage = firstLanguage
    self.interpreter = interpreter
    self.assumedHours = assumedHours
    self.follows = follows
  }
}

/// A time of a case of which the day may be known, and not the hour.
public enum AssumedHour: String, Sendable, CaseIterable {
  case received
  case identified
}

/// Who referred, how, and when it was received.
public struct Referral: Hashable, Sendable {
  public var by: String
  public var agency: String
  public var role: String?
  public var how: String
  public var received: Instant

  /// A referral.
  public init(by: String, agency: String, role: String? = nil, how: String, received: Instant) {
    self.by = by
    self.agency = agency
    self.role = role
    self.how = how
    self.received = received
  }
}

/// An earlier discussion about the same children, and the rationale for holding another.
public struct Reconvened: Hashable, Sendable {
  public var reference: String
  public var rationale: String?
  /// How safe each child was then, in each agency's last number: what this discussion is compared with.
  public var lastScores: [LastScore]

  /// A discussion held again.
  public init(reference: String, rationale: String?, lastScores: [LastScore] = []) {
    self.reference = reference
    self.rationale = rationale
    self.lastScores = lastScores
  }
}

/// The last number that an agency gave for a child in an earlier discussion, from 0 to 10.
public struct LastScore: Hashable, Sendable {
  public var agency: AgencyKey
  /// The child, by its key in this discussion.
  public var child: ChildKey
  public var value: Int

  /// An earlier number.
  public init(agency: AgencyKey, child: ChildKey, value: Int) {
    self.agency = agency
    self.child = child
    self.value = value
  }
}

/// A subject child: siblings share one meeting, each counts alone.
public struct Child: Hashable, Sendable {
  public var key: ChildKey
  public var name: String
  public var aliases: [String]
  public var life: Life
  public var nhsNumber: String?
  public var address: String?
  /// School or nursery, in words.
  public var school: String?
  public var firstLanguage: String?
  public var ethnicity: String?
  public var culture: String?
  public var religion: String?
  public var disability: String?
  /// What else is known of the child's needs and health.
  public var facts: [String]

  /// A child.
  public init(
    key: ChildKey, name: String, aliases: [String] = [], life: Life, nhsNumber: String? = nil,
    address: String? = nil, school: String? = nil, firstLanguage: String? = nil, ethnicity: String? = nil,
    culture: String? = nil, religion: String? = nil, disability: String? = nil, facts: [String] = []
  ) {
    self.key = key
    self.name = name
    self.aliases = aliases
    self.life = life
    self.nhsNumber = nhsNumber
    self.address = address
    self.school = school
    self.firstLanguage = firstLanguage
    self.ethnicity = ethnicity
    self.culture = culture
    self.religion = religion
    self.disability = disability
    self.facts = facts
  }

  /// Whether rules that hold for each child hold for this one: a deceased child has none.
  public var isLiving: Bool { if case .deceased = life { false } else { true } }

  /// Whether the child is not born yet, and has wording of its own.
  public var isUnborn: Bool { if case .unborn = life { true } else { false } }

  /// Completed years on `day`, of a living, born child.
  public func age(on day: Day) -> Int? {
    guard case .born(let birth) = life, birth <= day else { return nil }
    return birth.age(on: day).years
  }

  /// The same in words, of a baby in months or weeks: `8`, `5 months`, `7 weeks`.
  public func ageInWords(on day: Day) -> String? {
    guard case .born(let birth) = life, birth <= day else { return nil }
    return birth.ageInWords(on: day)
  }
}

extension Day {
  /// How old somebody born on this day is on `day`, in words: `8`; of a baby `5 months`, under three months `7 weeks`,
  /// and in its first week `3 days`.
  public func ageInWords(on day: Day) -> String {
    let (years, months) = age(on: day)
    if years > 0 { return "\(years)" }
    if months >= 3 { return "\(months) months" }
    let days = days(until: day)
    let (count, unit) = days < 7 ? (days, "day") : (days / 7, "week")
    return "\(count) \(unit)\(count == 1 ? "" : "s")"
  }

  /// Completed years, and completed months in all.
  fileprivate func age(on other: Day) -> (years: Int, months: Int) {
    let months = other.month - month + (other.year - year) * 12 - (other.day >= day ? 0 : 1)
    let had = (other.month, other.day) >= (month, day)
    return (other.year - year - (had ? 0 : 1), months)
  }
}

/// Born, expected, or dead: each with its own day.
public enum Life: Hashable, Sendable {
  case born(Day)
  /// Expected on a day, where it is known.
  case unborn(due: Day?)
  case deceased(born: Day?, died: Day?)
}

/// Somebody of the family or household, or a significant other.
public struct Relative: Hashable, Sendable {
  public var key: RelativeKey
  public var name: String
  public var relation: String
  public var aliases: [String]
  public var born: Day?
  public var address: String?
  public var isInHousehold: Bool?
  /// For whom parental responsibility is held, or known not to be.
  public var parentalResponsibility: [ChildKey: Answer]
  public var facts: [String]

  /// Whether it is known of every child asked about that they hold no parental responsibility.
  public var isWithoutResponsibility: Bool {
    !parentalResponsibility.isEmpty && parentalResponsibility.values.allSatisfy { $0 == .no }
  }

  /// For whom parental responsibility is held, is not, or is not known, in that order: `yes for Maya and Theo`.
  public func responsibilities(in meeting: Meeting) -> [String] {
    Answer.allCases.compactMap { answer in
      let names = meeting.case.children.filter { parentalResponsibility[$0.key] == answer }
        .map { meeting.callName(of: $0.key) }
      guard let last = names.last else { return nil }
      let others = names.dropLast().joined(separator: ", ")
      return "\(answer.rawValue) for \(others.isEmpty ? last : "\(others) and \(last)")"
    }
  }

  /// What is known of somebody, with what was said now: what was left out stays.
  public func taking(_ said: Relative) -> Relative {
    var known = self
    known.relation = said.relation
    known.aliases += said.aliases.filter { !aliases.contains($0) }
    known.born = said.born ?? born
    known.address = said.address ?? address
    known.isInHousehold = said.isInHousehold ?? isInHousehold
    known.parentalResponsibility.merge(said.parentalResponsibility) { $1 }
    known.facts += said.facts.filter { !facts.contains($0) }
    return known
  }

  /// A relative.
  public init(
    key: RelativeKey, name: String, relation: String, aliases: [String] = [], born: Day? = nil,
    address: String? = nil, isInHousehold: Bool? = nil, parentalResponsibility: [ChildKey: Answer] = [:],
    facts: [String] = []
  ) {
    self.key = key
    self.name = name
    self.relation = relation
    self.aliases = aliases
    self.born = born
    self.address = address
    self.isInHousehold = isInHousehold
    self.parentalResponsibility = parentalResponsibility
    self.facts = facts
  }
}
