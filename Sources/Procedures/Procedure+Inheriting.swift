/// A thing of a procedure that has an id: what another file replaces or removes by it.
protocol Entry {
  var id: String { get }
  /// The same thing with its citation changed.
  func citing(_ change: (Citation) -> Citation) -> Self
}

/// An entry that rests on one place.
protocol CitedEntry: Entry {
  var cite: Citation { get set }
}

extension CitedEntry {
  func citing(_ change: (Citation) -> Citation) -> Self {
    var entry = self
    entry.cite = change(cite)
    return entry
  }
}

extension Trigger: CitedEntry {}
extension SlotRule: CitedEntry {}
extension AgendaItem: CitedEntry {}
extension Prompt: CitedEntry {}
extension Question: CitedEntry {}
extension DecisionRule: CitedEntry {}
extension Timescale: CitedEntry {}
extension DutyRule: CitedEntry {}

extension Circumstance: Entry {
  func citing(_ change: (Citation) -> Citation) -> Circumstance {
    var circumstance = self
    circumstance.cite = change(cite)
    circumstance.ages = ages.map { Ages(from: $0.from, to: $0.to, cite: change($0.cite)) }
    return circumstance
  }
}

extension Ladder: CitedEntry {
  /// A procedure has one ladder for each purpose.
  var id: String { purpose.rawValue }
}

extension HappeningRule: Entry {
  func citing(_ change: (Citation) -> Citation) -> HappeningRule { self }
}

extension ChairRule.Grade: Entry {
  func citing(_ change: (Citation) -> Citation) -> ChairRule.Grade { self }
}

extension Procedure {
  /// The procedure as another one, called `short`, inherits it.
  ///
  /// What rests on the text at the root is national from then on; what rests on no text is not in the heir's either.
  func inherited(by short: String) -> Procedure {
    let isRoot = header.extends == nil
    let cite = { (cite: Citation) -> Citation in
      var cite = cite
      switch cite.basis {
      case .procedure: if isRoot { cite.basis = .national }
      case .practice: cite.source = short
      case .national: break
      }
      return cite
    }
    var heir = self
    heir.chair.cite = cite(chair.cite)
    heir.chair.required = chair.required.map { grade in
      var grade = grade
      grade.cite = cite(grade.cite)
      return grade
    }
    heir.minuteTaker = minuteTaker.map { MinuteTakerRule(cite: cite($0.cite)) }
    heir.workingDays = workingDays.map {
      WorkingDayRule(countsDayZero: $0.countsDayZero, cite: cite($0.cite))
    }
    heir.triggers = triggers.map { $0.citing(cite) }
    heir.slots = slots.map { $0.citing(cite) }
    heir.agenda = agenda.map { $0.citing(cite) }
    heir.prompts.first = prompts.first.map { $0.citing(cite) }
    heir.prompts.review = prompts.review.map { $0.citing(cite) }
    heir.circumstances = circumstances.map { $0.citing(cite) }
    heir.questions = questions.map { $0.citing(cite) }
    heir.decisions = decisions.map { $0.citing(cite) }
    heir.timescales = timescales.map { $0.citing(cite) }
    heir.ladders = ladders.map { $0.citing(cite) }
    heir.duties = duties.map { $0.citing(cite) }
    heir.scale.cite = cite(scale.cite)
    heir.actions.cite = cite(actions.cite)
    heir.rules = rules.mapValues { setting in
      var setting = setting
      setting.cite = cite(setting.cite)
      return setting
    }
    return heir
  }
}
