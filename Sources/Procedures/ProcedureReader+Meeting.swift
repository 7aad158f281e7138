internal import Settings

// What is asked and gone through in the meeting itself.
extension ProcedureReader {
  /// An agenda has an order of its own: a file's replaces the inherited one whole.
  mutating func agenda(_ node: Node?) -> [AgendaItem] {
    guard node != nil else { return base?.agenda ?? [] }
    return entries(node, over: nil) { reader, node, id in
      guard
        let fields = reader.reading.mapping(
          node, required: ["id", "name", "cite"], optional: ["minutes", "decisions", "prompts"])
      else { return nil }
      let minutes = reader.reading.wholeNumber(fields["minutes"], in: 1...600)
      let decisions = reader.reading.yesOrNo(fields["decisions"]) ?? false
      let prompts = reader.reading.texts(fields["prompts"]) ?? []
      guard let name = reader.reading.text(fields["name"]), let cite = reader.cite(fields["cite"])
      else { return nil }
      return AgendaItem(
        id: id, name: name, minutes: minutes, isDecisions: decisions, prompts: prompts, cite: cite)
    }
  }

  /// Prompts are gone through as one: a file's replace the inherited ones whole.
  mutating func prompts(_ node: Node?) -> Prompts {
    guard let node, let fields = reading.mapping(node, required: ["first"], optional: ["review"]) else {
      return base?.prompts ?? Prompts(first: [], review: [])
    }
    let first = entries(fields["first"], over: nil, Self.prompt)
    guard let review = fields["review"] else { return Prompts(first: first, review: first) }
    return Prompts(first: first, review: entries(review, over: nil, Self.prompt))
  }

  private static func prompt(_ reader: inout Self, _ node: Node, _ id: String) -> Prompt? {
    guard
      let fields = reader.reading.mapping(
        node, required: ["id", "short", "asks", "cite"], optional: ["answer"])
    else { return nil }
    let answer = fields["answer"].flatMap { reader.reading.choice($0, among: ["text", "date"]) }
    guard let short = reader.reading.text(fields["short"]), let asks = reader.reading.text(fields["asks"]),
      let cite = reader.cite(fields["cite"])
    else { return nil }
    return Prompt(id: id, short: short, asks: asks, isTime: answer == "date", cite: cite)
  }

  static func question(_ reader: inout Self, _ node: Node, _ id: String) -> Question? {
    guard
      let fields = reader.reading.mapping(
        node, required: ["id", "short", "asks", "answer", "force", "cite"],
        optional: [
          "of", "per", "choices", "several", "needs", "needs-if-yes", "needs-if-no", "when", "for-s47",
          "for-decisions", "answered-by", "item",
        ] + (reader.isKept ? ["for-joint"] : []))
    else { return nil }
    let asked = reader.asked(fields["of"])
    let per: Question.Per = reader.reading.choice(fields["per"]) ?? .meeting
    let answer = reader.answer(fields)
    let several = reader.reading.yesOrNo(fields["several"]) ?? false
    let needs = reader.reading.texts(fields["needs"]) ?? []
    let needsIfYes = reader.reading.texts(fields["needs-if-yes"]) ?? []
    let needsIfNo = reader.reading.texts(fields["needs-if-no"]) ?? []
    let when = reader.condition(fields["when"])
    let forS47 = reader.reading.yesOrNo(fields["for-s47"]) ?? false
    let forDecisions = (reader.reading.list(fields["for-decisions"]) ?? []).compactMap {
      reader.refer(to: .decision, $0)
    }
    if reader.reading.yesOrNo(fields["for-joint"]) == true { reader.keptForJoint.append(id) }
    let answeredBy: Question.CaseField? = reader.reading.choice(fields["answered-by"])
    let item = reader.refer(to: .item, fields["item"])
    let force: Force? = reader.reading.choice(fields["force"])
    guard let short = reader.reading.text(fields["short"]), let asks = reader.reading.text(fields["asks"]),
      let answer, let force, let cite = reader.cite(fields["cite"])
    else { return nil }
    return Question(
      id: id, short: short, asks: asks, of: asked, per: per, answer: answer, several: several, needs: needs,
      needsIfYes: needsIfYes, needsIfNo: needsIfNo, when: when, forS47: forS47,
      forDecisions: forDecisions, answeredBy: answeredBy, item: item, force: force, cite: cite)
  }

  /// `meeting`, which is what is asked where nothing is said, or a slot's id.
  private mutating func asked(_ node: Node?) -> Question.Asked {
    guard let node, case .scalar(let text, _) = node.value, text != "meeting",
      let agency = refer(to: .slot, node)
    else { return .meeting }
    return .agency(agency)
  }

  private mutating func answer(_ fields: Fields) -> Question.AnswerKind? {
    let kinds = ["yes-no", "choice", "text", "date", "list"]
    guard let kind = reading.choice(fields["answer"], among: kinds) else { return nil }
    for key in ["choices", "several"] where kind != "choice" {
      if let place = fields.pairs.first(where: { $0.name == key })?.place {
        reading.refuse(place, "“\(key)” belongs to an answer by choice")
      }
    }
    for key in ["needs-if-yes", "needs-if-no"] where kind != "yes-no" {
      if let place = fields.pairs.first(where: { $0.name == key })?.place {
        reading.refuse(place, "“\(key)” belongs to an answer by yes-no")
      }
    }
    switch kind {
    case "yes-no": return .yesNo
    case "text": return .text
    case "date": return .date
    case "list": return .list
    default:
      let choices = entries(fields["choices"], over: nil, Self.choice)
      if choices.isEmpty { reading.refuse(fields.place, "an answer by choice needs “choices”") }
      return .choice(choices)
    }
  }

  private static func choice(_ reader: inout Self, _ node: Node, _ id: String) -> Question.Choice? {
    guard let fields = reader.reading.mapping(node, required: ["id", "name"], optional: ["needs"])
    else { return nil }
    let needs = reader.reading.texts(fields["needs"]) ?? []
    return reader.reading.text(fields["name"]).map { Question.Choice(id: id, name: $0, needs: needs) }
  }
}

extension Question.Choice: Entry {
  func citing(_ change: (Citation) -> Citation) -> Question.Choice { self }
}

extension Question {
  /// An inherited question, without an item that this file's own agenda no longer has.
  func fitting(_ agenda: [AgendaItem]) -> Question {
    var question = self
    question.item = item.flatMap { id in agenda.contains { $0.id == id } ? id : nil }
    return question
  }
}
