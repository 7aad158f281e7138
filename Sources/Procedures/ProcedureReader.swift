internal import Calendar
internal import Settings

/// Reads a procedure from the tree of its file, over the one it extends, and keeps every fault on the way.
struct ProcedureReader {
  var reading: Reading
  /// The procedure it extends, its citations as this file inherits them.
  var base: Procedure?
  /// What this file's own citations begin with.
  var short = ""
  /// What this file's entries call by name, to be looked up when everything has been read.
  var references: [Reference] = []
  /// The ids of entries that could not be read.
  var wrong: Set<String> = []
  /// Whether every entry could be read, whatever names they call.
  private var isWhole = false
  /// What this file takes away from what it inherits.
  var removals: [Removal] = []
  /// Whether the file is one that a meeting kept, perhaps an older program's: it may say `joint` of a decision and
  /// `for-joint` of a question where `for-decisions` names the decisions now.
  private(set) var isKept = false
  var keptJoint: [String] = []
  var keptForJoint: [String] = []

  /// A kind of thing that others call by its id.
  enum Kind: String {
    case circumstance, slot, timescale, question, item, decision
  }

  /// A name that something in the file calls.
  struct Reference {
    var kind: Kind
    var id: String
    var place: Place
  }

  /// An inherited thing that the file takes away.
  struct Removal {
    var kind: Kind
    var id: String
    var place: Place
  }

  /// A reader whose faults name `file`.
  init(file: String) { reading = Reading(file: file) }

  /// The sections of a file, in the order in which they are written.
  static let sections = [
    "procedure", "resolved", "chair", "minute-taker", "hours", "working-days", "triggers", "slots", "agenda",
    "prompts",
    "circumstances", "questions", "decisions", "timescales", "ladders", "duties", "scale", "actions", "rules",
    "happenings",
  ]

  /// What a file has to hold that extends no other.
  private static let needed = [
    "procedure", "chair", "hours", "slots", "agenda", "circumstances", "decisions", "scale", "actions",
  ]

  /// The id of the procedure that the file extends and where it says so; nil for one that stands alone.
  static func extended(by tree: Node) -> (id: String, place: Place)? {
    // Faults of the header are noted when the whole file is read.
    var silent = Reading(file: "")
    guard let pairs = silent.pairs(tree),
      silent.yesOrNo(pairs.first { $0.name == "resolved" }?.value) != true,
      let header = pairs.first(where: { $0.name == "procedure" })?.value,
      let node = silent.pairs(header)?.first(where: { $0.name == "extends" })?.value,
      let id = silent.text(node)
    else { return nil }
    return (id, node.place)
  }

  /// The procedure that the tree holds, where it can be followed too; nil when it is wrong or makes no sense.
  ///
  /// What makes no sense is looked for only where every entry could be read: a slip in one would raise others.
  mutating func sensible(
    _ tree: Node, extending parent: Procedure?, notices: inout [Fault]
  ) -> Procedure? {
    guard let whole = whole(tree, extending: parent) else { return nil }
    guard isWhole else { return nil }
    let sense = Sense(of: whole, in: tree)
    for fault in sense.faults { reading.refuse(fault) }
    notices = sense.notices
    return reading.faults.isEmpty ? whole : nil
  }

  /// The procedure that the tree holds; nil when it is wrong, with the faults in `reading`.
  ///
  /// `parent` is what the file extends, if that could be read.
  mutating func procedure(_ tree: Node, extending parent: Procedure?) -> Procedure? {
    let whole = whole(tree, extending: parent)
    return reading.faults.isEmpty ? whole : nil
  }

  /// The procedure with whatever of it could be read.
  private mutating func whole(_ tree: Node, extending parent: Procedure?) -> Procedure? {
    let standsAlone = Self.extended(by: tree) == nil
    guard
      let fields = reading.mapping(
        tree, required: standsAlone ? Self.needed : ["procedure"], optional: Self.sections),
      let header = header(fields["procedure"])
    else { return nil }
    isKept = reading.yesOrNo(fields["resolved"]) == true
    short = header.short
    base = parent?.inherited(by: short)
    // Read in any case, so that every fault is told at once.
    let circumstances = entries(
      fields["circumstances"], over: base?.circumstances, kind: .circumstance, Self.circumstance)
    let slots = entries(fields["slots"], over: base?.slots, kind: .slot, Self.slot)
    let timescales = entries(fields["timescales"], over: base?.timescales, kind: .timescale, Self.timescale)
    let triggers = entries(fields["triggers"], over: base?.triggers, Self.trigger)
    let agenda = agenda(fields["agenda"])
    var questions = entries(
      fields["questions"], over: base?.questions.map { $0.fitting(agenda) }, kind: .question, Self.question)
    let decisions = entries(
      fields["decisions"], over: base?.decisions, kind: .decision, Self.decision)
    for index in questions.indices where keptForJoint.contains(questions[index].id) {
      questions[index].forDecisions = keptJoint
    }
    let ladders = entries(fields["ladders"], over: base?.ladders, named: "for", Self.ladder)
    let duties = entries(fields["duties"], over: base?.duties, Self.duty)
    let happenings = entries(fields["happenings"], over: base?.happenings, Self.happening)
    let prompts = prompts(fields["prompts"])
    let rules = rules(fields["rules"], of: questions, agenda)
    let minuteTaker = minuteTaker(fields["minute-taker"])
    let chair = chair(fields["chair"])
    let hours = hours(fields["hours"])
    let workingDays = workingDays(fields["working-days"])
    let scale = scale(fields["scale"])
    let actions = actions(fields["actions"])
    isWhole = reading.faults.isEmpty
    lookUp(
      circumstances: circumstances.map(\.id), slots: slots.map(\.id), timescales: timescales.map(\.id),
      questions: questions.map(\.id), items: agenda.map(\.id), decisions: decisions.map(\.id))
    guard let chair, let hours, let scale, let actions else { return nil }
    var procedure = Procedure(
      header: header, chair: chair, minuteTaker: minuteTaker, triggers: triggers, slots: slots,
      agenda: agenda,
      prompts: prompts, circumstances: circumstances, questions: questions, decisions: decisions,
      timescales: timescales, ladders: ladders, duties: duties, scale: scale, actions: actions, rules: rules,
      happenings: happenings, hours: hours, workingDays: workingDays)
    procedure.markAsked()
    lookAtRemovals(from: procedure)
    return procedure
  }
}

// MARK: - Lists of things with ids

extension ProcedureReader {
  /// A way to read one entry whose id is known.
  typealias EntryReader<Item> = (inout ProcedureReader, Node, String) -> Item?

  /// The entries of a list over those that are inherited: the same id replaces, `off: yes` removes.
  mutating func entries<Item: Entry>(
    _ node: Node?, over inherited: [Item]?, kind: Kind? = nil, named key: String = "id",
    _ read: EntryReader<Item>
  ) -> [Item] {
    var items = inherited ?? []
    var lines: [String: Int] = [:]
    for entry in reading.list(node) ?? [] {
      guard let (id, place) = id(of: entry, named: key) else { continue }
      if let line = lines.updateValue(place.line, forKey: id) {
        reading.refuse(place, "“\(id)” stands twice, first on line \(line)")
        continue
      }
      if isOff(entry, named: key) {
        if let index = items.firstIndex(where: { $0.id == id }) {
          items.remove(at: index)
          if let kind { removals.append(Removal(kind: kind, id: id, place: place)) }
        } else {
          reading.refuse(
            place, "nothing that is inherited is called “\(id)”", name: id, among: items.map(\.id))
        }
      } else if let item = read(&self, entry, id) {
        if let index = items.firstIndex(where: { $0.id == id }) {
          items[index] = item
        } else {
          items.append(item)
        }
      } else {
        wrong.insert(id)
      }
    }
    return items
  }

  private mutating func id(of entry: Node, named key: String) -> (String, Place)? {
    guard let pairs = reading.pairs(entry) else { return nil }
    guard let node = pairs.first(where: { $0.name == key })?.value else {
      reading.refuse(entry.place, "“\(key)” is missing")
      return nil
    }
    return reading.text(node).map { ($0, node.place) }
  }

  /// Whether the entry only takes an inherited one away.
  private mutating func isOff(_ entry: Node, named key: String) -> Bool {
    guard case .mapping(let pairs) = entry.value, pairs.contains(where: { $0.name == "off" }),
      let fields = reading.mapping(entry, required: [key, "off"])
    else { return false }
    return reading.yesOrNo(fields["off"]) ?? true
  }
}

// MARK: - Names that must be known

extension ProcedureReader {
  mutating func refer(to kind: Kind, _ node: Node?) -> String? {
    guard let node, let id = reading.text(node) else { return nil }
    references.append(Reference(kind: kind, id: id, place: node.place))
    return id
  }

  /// Notes names that nothing bears, not even an entry that is wrong itself.
  private mutating func lookUp(
    circumstances: [String], slots: [String], timescales: [String], questions: [String], items: [String],
    decisions: [String]
  ) {
    for reference in references {
      let names =
        switch reference.kind {
        case .circumstance: circumstances
        case .slot: slots
        case .timescale: timescales
        case .question: questions
        case .item: items
        case .decision: decisions
        }
      guard !names.contains(reference.id), !wrong.contains(reference.id) else { continue }
      reading.refuse(
        reference.place, "no \(reference.kind.rawValue) is called “\(reference.id)”", name: reference.id,
        among: names)
    }
  }

  /// Notes removals of what inherited entries still call; this file's own calls were looked up.
  private mutating func lookAtRemovals(from procedure: Procedure) {
    guard !removals.isEmpty else { return }
    let calls = procedure.calls
    for removal in removals
    where !references.contains(where: { $0.kind == removal.kind && $0.id == removal.id }) {
      guard let call = calls.first(where: { $0.kind == removal.kind && $0.id == removal.id }) else {
        continue
      }
      reading.refuse(removal.place, "“\(removal.id)” is removed, and \(call.by) still asks for it")
    }
  }
}

extension Procedure {
  /// Everything that the procedure's entries call by name, and which entry does.
  fileprivate var calls: [(kind: ProcedureReader.Kind, id: String, by: String)] {
    var calls: [(kind: ProcedureReader.Kind, id: String, by: String)] = []
    func condition(_ condition: Condition, _ by: String) {
      calls += condition.names.map { (.circumstance, $0, by) }
    }
    for grade in chair.required { condition(grade.when, "the chair's grade “\(grade.grade)”") }
    for slot in slots { condition(slot.when, "the slot “\(slot.id)”") }
    for question in questions {
      condition(question.when, "the question “\(question.id)”")
      calls += question.forDecisions.map { (.decision, $0, "the question “\(question.id)”") }
      if case .agency(let id) = question.of { calls.append((.slot, id, "the question “\(question.id)”")) }
    }
    for decision in decisions {
      condition(decision.when, "the decision “\(decision.id)”")
      if let id = decision.ownerAgency { calls.append((.slot, id, "the decision “\(decision.id)”")) }
      calls += decision.answers.map { (.question, $0.question, "the decision “\(decision.id)”") }
    }
    for timescale in timescales {
      condition(timescale.when, "the timescale “\(timescale.id)”")
      if let id = timescale.unlessNo { calls.append((.question, id, "the timescale “\(timescale.id)”")) }
    }
    for duty in duties {
      condition(duty.when, "the duty “\(duty.id)”")
      if let id = duty.timescale { calls.append((.timescale, id, "the duty “\(duty.id)”")) }
    }
    for (name, setting) in rules.sorted(by: { $0.key < $1.key }) {
      for id in setting.questions + setting.usual.map(\.given) {
        calls.append((.question, id, "the rule “\(name)”"))
      }
      condition(setting.when, "the rule “\(name)”")
      if let id = setting.slot { calls.append((.slot, id, "the rule “\(name)”")) }
    }
    return calls
  }
}
