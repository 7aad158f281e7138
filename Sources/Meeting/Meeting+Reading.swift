public import Calendar

extension Meeting {
  /// The subject children of whom rules hold.
  public var livingChildren: [Child] { self.case.children.filter(\.isLiving) }

  /// The child of that key.
  public func child(_ key: ChildKey) -> Child? { self.case.children.first { $0.key == key } }

  /// The attendee of that key.
  public func person(_ key: PersonKey) -> Person? { persons.first { $0.key == key } }

  /// The member of the family or household of that key.
  public func relative(_ key: RelativeKey) -> Relative? { self.case.relatives.first { $0.key == key } }

  /// What was last answered about a circumstance; a child's own answer goes before the meeting's.
  public func answer(to circumstance: String, child: ChildKey? = nil) -> Answer? {
    var ofAll: Answer?
    for said in circumstances.reversed() where said.name == circumstance {
      if said.child == child { return said.answer }
      if said.child == nil, ofAll == nil { ofAll = said.answer }
    }
    return ofAll
  }

  /// Whether a circumstance holds: for the meeting or any child of it.
  public func holds(_ circumstance: String) -> Bool {
    circumstances.contains { $0.name == circumstance && answer(to: circumstance, child: $0.child) == .yes }
  }

  /// Whether a circumstance holds for this child.
  public func holds(_ circumstance: String, for child: ChildKey) -> Bool {
    answer(to: circumstance, child: child) == .yes
  }

  /// The children for whom a circumstance was answered yes by name.
  public func children(with circumstance: String) -> [ChildKey] {
    self.case.children.map(\.key).filter { key in
      circumstances.last { $0.name == circumstance && $0.child == key }?.answer == .yes
    }
  }

  /// The item of the agenda that is open.
  public var currentItem: Item? { items.last { $0.opened != nil && $0.done == nil } }

  /// The latest answer to a risk prompt for a child; one for all counts for each.
  public func answer(toPrompt prompt: String, child: ChildKey) -> Answered? {
    latestAnswers.last { $0.prompt == prompt && ($0.child == nil || $0.child == child) }
  }

  /// What was last entered about a child's safety tonight.
  public func tonight(_ child: ChildKey) -> Entered<Tonight>? { tonights.last { $0.value.child == child } }

  /// The latest answer to a question, for a child and a person where it is asked of each.
  ///
  /// An answer given for all children counts for each of them.
  public func answer(
    toQuestion question: String, child: ChildKey? = nil, relative: RelativeKey? = nil
  ) -> Entered<QuestionAnswer>? {
    latestQuestionAnswers[question]?.last { entered in
      let value = entered.value
      return (value.child == nil || value.child == child)
        && (value.relative == nil || value.relative == relative)
    }
  }

  /// Every latest answer to a question, whoever it was asked of.
  public func answers(toQuestion question: String) -> [Entered<QuestionAnswer>] {
    latestQuestionAnswers[question] ?? []
  }

  /// The latest score of one voice for a child.
  public func score(of voice: Voice, child: ChildKey) -> Scored? {
    latestScores.first { $0.scoring.voice == voice && $0.scoring.child == child }
  }

  /// Every voice's latest score for a child, in the order they were first given.
  public func scores(for child: ChildKey) -> [Scored] {
    latestScores.filter { $0.scoring.child == child }
  }

  /// The number that an agency gave for a child in the discussion that this one follows.
  public func lastScore(of agency: AgencyKey, child: ChildKey) -> Int? {
    self.case.follows?.lastScores.first { $0.agency == agency && $0.child == child }?.value
  }

  /// The decision of that number.
  public func decision(_ number: Int) -> Decision? { decisions.first { $0.number == number } }

  /// The action of that number.
  public func action(_ number: Int) -> Action? { actions.first { $0.number == number } }

  /// The latest view of each agency on a decision, in the order they were first asked.
  public func views(on decision: Decision) -> [Viewed] {
    var order: [AgencyKey] = []
    var latest: [AgencyKey: Viewed] = [:]
    for viewed in decision.views {
      let agency = viewed.viewing.voice.agency
      if latest.updateValue(viewed, forKey: agency) == nil { order.append(agency) }
    }
    return order.compactMap { latest[$0] }
  }

  /// Who holds an office.
  public func holder(of office: Office) -> Person? { offices[office].flatMap { person($0.person) } }

  /// Who held an office, in order: whoever only adds the grade has held it before.
  public func holdings(of office: Office) -> [Holding] {
    var held: [Holding] = []
    for holding in formerOffices.filter({ $0.office == office }) + [offices[office]].compactMap(\.self) {
      if let last = held.last, last.person == holding.person, last.grade == nil || last.grade == holding.grade
      {
        held[held.count - 1].grade = holding.grade
      } else {
        held.append(holding)
      }
    }
    return held
  }

  /// Whether the discussion follows an earlier one.
  public var isReconvened: Bool { self.case.follows != nil }

  /// When something was recorded to have happened, for a child or for all.
  public func happened(_ name: String, child: ChildKey? = nil) -> LocalTime? {
    happenings.last { $0.name == name && ($0.child == nil || child == nil || $0.child == child) }?.when
  }
}

extension Meeting {
  /// What a child is called in the room: the first name, the whole one where two share it, or `unborn`.
  ///
  /// Who is not born yet has no first name, and `Keira's baby` begins with somebody else's: both are called by all of it.
  public func callName(of key: ChildKey) -> String {
    guard let child = child(key) else { return key.text }
    if child.isUnborn { return child.name.isEmpty ? "unborn" : child.name }
    let first = firstWord(of: child.name)
    let isWhose = ["'s", "\u{2019}s", "s'", "s\u{2019}"].contains { first.hasSuffix($0) }
    let sharing = self.case.children.count { isSame(firstWord(of: $0.name), first) }
    return isWhose || sharing > 1 ? child.name : first
  }

  /// How a line marks a child: `#maya`.
  public func mark(of key: ChildKey) -> String {
    "#" + callName(of: key).lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// Whether two names are one, in capitals or not.
  private func isSame(_ name: String, _ other: String) -> Bool {
    name == other || name.utf8.count == other.utf8.count && name.lowercased() == other.lowercased()
  }

  private func firstWord(of name: String) -> String {
    let bytes = name.utf8.drop { $0 == UInt8(ascii: " ") }.prefix { $0 != UInt8(ascii: " ") }
    return bytes.isEmpty ? name : String(name[bytes.startIndex..<bytes.endIndex])
  }
}
