internal import Calendar
internal import Settings

// What stands in many entries.
extension ProcedureReader {
  /// A heading of the file's own text, `practice`, or basis, source and place written out.
  mutating func cite(_ node: Node?) -> Citation? {
    guard let node else { return nil }
    if case .mapping = node.value {
      guard let fields = reading.mapping(node, required: ["basis", "source", "place"]) else { return nil }
      let basis: Citation.Basis? = reading.choice(fields["basis"])
      guard let basis, let source = reading.text(fields["source"]), let place = reading.text(fields["place"])
      else { return nil }
      return Citation(basis: basis, source: source, place: place)
    }
    guard let place = reading.text(node) else { return nil }
    guard place == Citation.Basis.practice.rawValue else {
      return Citation(basis: .procedure, source: short, place: place)
    }
    return Citation(basis: .practice, source: short, place: "")
  }

  /// A circumstance, a list of which any is enough, or `any`, `all` and `none` with either.
  mutating func condition(_ node: Node?) -> Condition {
    guard let node else { return Condition() }
    switch node.value {
    case .scalar, .sequence: return Condition(any: circumstances(node))
    case .mapping:
      let fields = reading.mapping(node, optional: ["any", "all", "none"])
      return Condition(
        any: circumstances(fields?["any"]), all: circumstances(fields?["all"]),
        none: circumstances(fields?["none"]))
    }
  }

  private mutating func circumstances(_ node: Node?) -> [String] {
    if let node, case .scalar = node.value { return refer(to: .circumstance, node).map { [$0] } ?? [] }
    var ids: [String] = []
    for item in reading.list(node) ?? [] {
      if let id = refer(to: .circumstance, item) { ids.append(id) }
    }
    return ids
  }

  private mutating func flag(_ node: Node?) -> Bool { reading.yesOrNo(node) ?? false }
}

// One function for each kind of entry.
extension ProcedureReader {
  static func trigger(_ reader: inout Self, _ node: Node, _ id: String) -> Trigger? {
    let fields = reader.reading.mapping(node, required: ["id", "name", "cite"])
    guard let name = reader.reading.text(fields?["name"]), let cite = reader.cite(fields?["cite"])
    else { return nil }
    return Trigger(id: id, name: name, cite: cite)
  }

  static func slot(_ reader: inout Self, _ node: Node, _ id: String) -> SlotRule? {
    guard
      let fields = reader.reading.mapping(
        node, required: ["id", "name", "strength", "force", "cite"],
        optional: ["aliases", "when", "per-child", "contact"])
    else { return nil }
    let aliases = reader.reading.texts(fields["aliases"]) ?? []
    let strength: SlotRule.Strength? = reader.reading.choice(fields["strength"])
    let force: Force? = reader.reading.choice(fields["force"])
    let when = reader.condition(fields["when"])
    let perChild = reader.flag(fields["per-child"])
    let contact = reader.reading.text(fields["contact"])
    guard let name = reader.reading.text(fields["name"]), let strength, let force,
      let cite = reader.cite(fields["cite"])
    else { return nil }
    return SlotRule(
      id: id, name: name, aliases: aliases, strength: strength, when: when, perChild: perChild, force: force,
      contact: contact, cite: cite)
  }

  static func circumstance(_ reader: inout Self, _ node: Node, _ id: String) -> Circumstance? {
    guard
      let fields = reader.reading.mapping(
        node, required: ["id", "name", "asks", "cite"], optional: ["per-child", "switches-on", "ages"])
    else { return nil }
    let perChild = reader.flag(fields["per-child"])
    let switchesOn = reader.reading.text(fields["switches-on"])
    let ages = reader.ages(fields["ages"])
    guard let name = reader.reading.text(fields["name"]), let asks = reader.reading.text(fields["asks"]),
      let cite = reader.cite(fields["cite"])
    else { return nil }
    return Circumstance(
      id: id, name: name, asks: asks, perChild: perChild, switchesOn: switchesOn, ages: ages, cite: cite)
  }

  private mutating func ages(_ node: Node?) -> Circumstance.Ages? {
    guard let node, let fields = reading.mapping(node, required: ["cite"], optional: ["from", "to"])
    else { return nil }
    let from = reading.wholeNumber(fields["from"], in: 0...25)
    let to = reading.wholeNumber(fields["to"], in: 0...25)
    if fields["from"] == nil, fields["to"] == nil {
      reading.refuse(node.place, "ages need “from”, “to” or both, in whole years")
    }
    return cite(fields["cite"]).map { Circumstance.Ages(from: from, to: to, cite: $0) }
  }

  static func decision(_ reader: inout Self, _ node: Node, _ id: String) -> DecisionRule? {
    guard
      let fields = reader.reading.mapping(
        node, required: ["id", "short", "name", "rationale", "cite"],
        optional: ["label", "s47", "supports", "owner-agency", "owner", "when", "answers"]
          + (reader.isKept ? ["joint"] : []))
    else { return nil }
    let s47 = reader.reading.choice(fields["s47"], among: ["begins", "continues", "refuses"])
    if reader.reading.yesOrNo(fields["joint"]) == true { reader.keptJoint.append(id) }
    let supports = reader.flag(fields["supports"])
    let agency = reader.refer(to: .slot, fields["owner-agency"])
    let owner = reader.reading.text(fields["owner"])
    let when = reader.condition(fields["when"])
    let answers = (reader.reading.list(fields["answers"]) ?? []).compactMap { reader.answering($0) }
    let rationale: Force? = reader.reading.choice(fields["rationale"])
    guard let short = reader.reading.text(fields["short"]), let name = reader.reading.text(fields["name"]),
      let rationale, let cite = reader.cite(fields["cite"])
    else { return nil }
    return DecisionRule(
      id: id, short: short, name: name, label: reader.reading.text(fields["label"]),
      isS47: s47 == "begins" || s47 == "continues",
      continuesS47: s47 == "continues", refusesS47: s47 == "refuses",
      supports: supports, ownerAgency: agency, owner: owner, rationale: rationale, when: when,
      answers: answers, cite: cite)
  }

  private mutating func answering(_ node: Node) -> DecisionRule.Answering? {
    let fields = reading.mapping(node, required: ["question", "answer"])
    guard let question = refer(to: .question, fields?["question"]),
      let answer = reading.text(fields?["answer"])
    else { return nil }
    return DecisionRule.Answering(question: question, answer: answer)
  }

  static func timescale(_ reader: inout Self, _ node: Node, _ id: String) -> Timescale? {
    guard
      let fields = reader.reading.mapping(
        node, required: ["id", "rule", "what", "within", "from", "force", "cite"],
        optional: [
          "when", "exception", "unless-protection-needed", "unless-no", "per-child", "reason", "note",
        ])
    else { return nil }
    let rule = reader.reading.choice(fields["rule"], among: Procedure.ruleNames)
    let period = reader.period(fields["within"])
    let origin: Timescale.Origin? = reader.reading.choice(fields["from"])
    let when = reader.condition(fields["when"])
    let isException = reader.flag(fields["exception"])
    let unless = reader.flag(fields["unless-protection-needed"])
    let unlessNo = reader.refer(to: .question, fields["unless-no"])
    let perChild = reader.flag(fields["per-child"])
    let reason = reader.reading.text(fields["reason"])
    let note = reader.reading.text(fields["note"])
    let force: Force? = reader.reading.choice(fields["force"])
    guard let rule, let what = reader.reading.text(fields["what"]), let period, let origin, let force,
      let cite = reader.cite(fields["cite"])
    else { return nil }
    return Timescale(
      id: id, rule: rule, what: what, period: period, origin: origin, when: when, isException: isException,
      unlessProtectionNeeded: unless, unlessNo: unlessNo, perChild: perChild, reason: reason, note: note,
      force: force, cite: cite)
  }

  private mutating func period(_ node: Node?) -> Period? {
    guard let node, let text = reading.text(node) else { return nil }
    let period = Period(text)
    if period == nil {
      reading.refuse(node.place, "“\(text)” is no period: write 15 working days, 48 hours or same day")
    }
    return period
  }

  static func ladder(_ reader: inout Self, _ node: Node, _ id: String) -> Ladder? {
    guard let fields = reader.reading.mapping(node, required: ["for", "levels", "cite"]) else { return nil }
    let purpose: Ladder.Purpose? = reader.reading.choice(fields["for"])
    let items = reader.reading.list(fields["levels"])
    if let items, items.isEmpty, let place = fields["levels"]?.place {
      reader.reading.refuse(place, "a ladder without levels leads nowhere")
    }
    var levels: [Ladder.Level] = []
    for item in items ?? [] {
      guard let level = reader.level(item) else { continue }
      if levels.contains(where: { $0.id == level.id }) {
        reader.reading.refuse(item.place, "the level “\(level.id)” stands twice in one ladder")
      }
      levels.append(level)
    }
    guard let purpose, items != nil, let cite = reader.cite(fields["cite"]) else { return nil }
    return Ladder(purpose: purpose, levels: levels, cite: cite)
  }

  private mutating func level(_ node: Node) -> Ladder.Level? {
    guard let fields = reading.mapping(node, required: ["id", "name", "contacts"], optional: ["within"])
    else { return nil }
    let contacts = reading.texts(fields["contacts"])
    if let contacts, contacts.isEmpty, let place = fields["contacts"]?.place {
      reading.refuse(place, "a level without contacts leads nowhere")
    }
    let within = period(fields["within"])
    guard let id = reading.text(fields["id"]), let name = reading.text(fields["name"]), let contacts
    else { return nil }
    return Ladder.Level(id: id, name: name, contacts: contacts, within: within)
  }

  static func duty(_ reader: inout Self, _ node: Node, _ id: String) -> DutyRule? {
    guard
      let fields = reader.reading.mapping(
        node, required: ["id", "what", "owner", "on", "force", "cite"], optional: ["timescale", "when"])
    else { return nil }
    let occasion: DutyRule.Occasion? = reader.reading.choice(fields["on"])
    let timescale = reader.refer(to: .timescale, fields["timescale"])
    let when = reader.condition(fields["when"])
    let force: Force? = reader.reading.choice(fields["force"])
    guard let what = reader.reading.text(fields["what"]), let owner = reader.reading.text(fields["owner"]),
      let occasion, let force, let cite = reader.cite(fields["cite"])
    else { return nil }
    return DutyRule(
      id: id, what: what, owner: owner, on: occasion, timescale: timescale, when: when, force: force,
      cite: cite)
  }

  static func happening(_ reader: inout Self, _ node: Node, _ id: String) -> HappeningRule? {
    let fields = reader.reading.mapping(node, required: ["id", "name"])
    return reader.reading.text(fields?["name"]).map { HappeningRule(id: id, name: $0) }
  }
}
