internal import Settings

/// Looks for what can be read and cannot be followed: an origin that never comes, a way up that leads nowhere.
///
/// A procedure that a meeting keeps is not looked at again: it was once sound enough to begin with.
struct Sense {
  let procedure: Procedure
  let outline: Outline
  /// What makes no sense.
  private(set) var faults: [Fault] = []
  /// What may be meant so, and is worth a look.
  private(set) var notices: [Fault] = []

  /// The faults and notices of a procedure whose file has this tree.
  init(of procedure: Procedure, in tree: Node) {
    self.procedure = procedure
    outline = Outline(tree)
    lookAtPeople()
    lookAtAgenda()
    lookAtConditions()
    lookAtQuestions()
    lookAtDecisions()
    lookAtClocks()
    lookAtLadders()
    lookAtRules()
    lookAtCircumstances()
    faults.sort { $0.place < $1.place }
    notices.sort { $0.place < $1.place }
  }

  mutating func fault(
    _ place: Place, _ message: String, name: String? = nil, among known: [String] = []
  ) {
    let fault = Fault(place, message, suggestion: name.flatMap { Library.nearest(to: $0, among: known) })
    // Of what is inherited each entry would be told at one place, in the same words.
    if !faults.contains(fault) { faults.append(fault) }
  }

  mutating func notice(_ place: Place, _ message: String) { notices.append(Fault(place, message)) }

  /// Whether a rule of the catalogue holds here.
  func isOn(_ rule: String) -> Bool { procedure.rules[rule].map { !$0.isOff } ?? false }

  /// The question of an id, where there is one.
  func question(_ id: String) -> Question? { procedure.questions.first { $0.id == id } }
}

// MARK: - What happens

extension Sense {
  /// Whether some decision begins section 47 enquiries.
  var s47Begins: Bool { procedure.decisions.contains { $0.isS47 && !$0.continuesS47 } }

  /// The question on the medical that the program reads.
  var medical: Question? { procedure.rules["medical.reason"]?.question.flatMap(question) }

  /// Whether something outside the room can be reported by this name.
  func isReported(_ happening: String) -> Bool { procedure.happenings.contains { $0.id == happening } }
}

extension Question {
  /// Whether an answer can be this one: `yes`, `no`, or a choice's id.
  func canBe(_ answer: String) -> Bool {
    switch self.answer {
    case .yesNo: answer == "yes" || answer == "no"
    case .choice(let choices): choices.contains { $0.id == answer }
    case .text, .date, .list: false
    }
  }

  /// Everything that some answer needs besides.
  var allNeeds: [String] {
    var all = needs + needsIfYes + needsIfNo
    if case .choice(let choices) = answer { all += choices.flatMap(\.needs) }
    return all
  }

  /// What this answer needs besides.
  func needs(with answer: String) -> [String] {
    var all = needs
    if case .yesNo = self.answer { all += answer == "yes" ? needsIfYes : needsIfNo }
    if case .choice(let choices) = self.answer {
      all += choices.filter { $0.id == answer }.flatMap(\.needs)
    }
    return all
  }
}

extension Condition {
  /// Whether no case can meet it: whatever would be enough is what there must be none of.
  var isImpossible: Bool { !any.isEmpty && any.allSatisfy(none.contains) }

  /// Whether this one holds wherever `other` does.
  func covers(_ other: Condition) -> Bool {
    let anyCovers = any.isEmpty || (!other.any.isEmpty && other.any.allSatisfy(any.contains))
    return anyCovers && none.allSatisfy(other.none.contains)
  }
}
