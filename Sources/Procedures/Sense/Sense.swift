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
  private var lookUps = 0

  /// The faults and notices of a procedure whose file has this tree.
  init(of procedure: Procedure, in tree: Node) {
    self.procedure = procedure
    outline = Outline(tree)
    guard isOfThisWorld else { return }
    lookAtPeople()
    lookAtAgenda()
    lookAtConditions()
    lookAtQuestions()
    lookAtDecisions()
    lookAtClocks()
    lookAtLadders()
    lookAtRules()
    lookAtScale()
    lookAtCircumstances()
    faults.sort { $0.place < $1.place }
    notices.sort { $0.place < $1.place }
  }

  mutating func fault(
    _ place: Place, _ message: String, name: String? = nil, among known: [String] = []
  ) {
    let fault = Fault(place, message, suggestion: name.flatMap { nearest(to: $0, among: known) })
    // Of what is inherited each entry would be told at one place, in the same words.
    if !faults.contains(fault) { faults.append(fault) }
  }

  /// The known name that was probably meant; a hostile file could ask for thousands, so only a hundred are looked up.
  mutating func nearest(to name: String, among known: [String]) -> String? {
    guard lookUps < 100 else { return nil }
    lookUps += 1
    return Library.nearest(to: name, among: known)
  }

  mutating func notice(_ place: Place, _ message: String) { notices.append(Fault(place, message)) }

  /// Whether a rule of the catalogue holds here.
  func isOn(_ rule: String) -> Bool { procedure.rules[rule].map { !$0.isOff } ?? false }

  /// The question of an id, where there is one.
  func question(_ id: String) -> Question? { procedure.questions.first { $0.id == id } }
}

extension Sense {
  /// Whether the procedure is of a size that entries can be compared with each other; says so where it is not.
  ///
  /// The largest section of any area has some fifty entries.
  private var isOfThisWorld: Bool {
    mutating get {
      let prompts = procedure.prompts.first.count + procedure.prompts.review.count
      let levels = procedure.ladders.map { $0.levels.count }.max() ?? 0
      let aliases = procedure.slots.map { $0.aliases.count }.max() ?? 0
      let names = procedure.timescales.map { $0.when.names.count }.max() ?? 0
      let sizes: [(String, Int)] = [
        ("triggers", procedure.triggers.count), ("slots", max(procedure.slots.count, aliases)),
        ("agenda", procedure.agenda.count), ("prompts", prompts),
        ("circumstances", procedure.circumstances.count), ("questions", procedure.questions.count),
        ("decisions", procedure.decisions.count), ("timescales", max(procedure.timescales.count, names)),
        ("ladders", levels), ("duties", procedure.duties.count),
        ("chair", max(procedure.chair.required.count, procedure.chair.grades.count)),
        ("happenings", procedure.happenings.count),
      ]
      for (section, size) in sizes where size > 300 {
        fault(outline.place(section), "\(size) stand here: a procedure has at most 300 of a kind")
      }
      return faults.isEmpty
    }
  }
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
  /// Whether no case can meet it: whatever would be enough, or is wanted, is what there must be none of.
  var isImpossible: Bool {
    (!any.isEmpty && Set(any).isSubset(of: none)) || !Set(all).isDisjoint(with: none)
  }

  /// Whether this one holds wherever `other` does.
  func covers(_ other: Condition) -> Bool {
    let anyCovers =
      any.isEmpty || (!other.any.isEmpty && Set(any).isSuperset(of: other.any))
      || !Set(any).isDisjoint(with: other.all)
    return anyCovers && Set(all).isSubset(of: other.all) && Set(none).isSubset(of: other.none)
  }
}
