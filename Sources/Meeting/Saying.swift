public import Calendar

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

  /// Whether a born child is elsewhere than at home, as far as the words tell: then somebody consents to it, police
  /// hold the child, or an order stands. Where it is in doubt, the child is away.
  public func isAway(from child: Child, in brought: Case) -> Bool {
    !child.isUnborn && child.isLiving && !isAtHome(of: child, in: brought)
  }

  /// Whether a born child is at home, where the words leave no doubt of it.
  public func isAtHome(of child: Child, in brought: Case) -> Bool {
    guard !child.isUnborn, child.isLiving else { return false }
    let said = place.lowercased()
    let home = [child.address, brought.address].compactMap { $0?.lowercased() }
    return ["home", "at home", "own home"].contains { said == $0 || said.hasPrefix($0 + ",") }
      || said.hasPrefix("at home with ") || home.contains { !$0.isEmpty && said.contains($0) }
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

  /// The answer to a question that asks for a date, in words: its day, with the hour where one was said; as it
  /// stands where it names none.
  public var dated: String {
    LocalTime(answer).map { "\($0.day.long) \($0.clock)" } ?? Day(answer)?.long ?? answer
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

  /// Whether it names a time that is later than `moment`, at which it was said: then it is agreed, and not done yet.
  public func isToCome(at moment: Instant) -> Bool {
    needs.contains { need in need.time.map { London.instant($0) > moment } ?? false }
  }

  /// The answer to the need called `name`.
  public func need(_ name: String) -> Need? { needs.first { $0.name == name } }
}
