internal import Calendar
internal import Settings

// The sections that stand once: what is not given is the inherited one's.
extension ProcedureReader {
  mutating func header(_ node: Node?) -> Header? {
    guard
      let fields = reading.mapping(
        node, required: ["id", "short", "name", "title", "issuer", "revision"],
        optional: ["date", "based-on", "extends", "review-months"])
    else { return nil }
    let date = date(fields["date"])
    let months = reading.wholeNumber(fields["review-months"], in: 1...120)
    let basedOn = reading.text(fields["based-on"])
    let extended = reading.text(fields["extends"])
    guard let id = identifier(fields["id"]), let short = reading.text(fields["short"]),
      let name = reading.text(fields["name"]), let title = reading.text(fields["title"]),
      let issuer = reading.text(fields["issuer"]), let revision = reading.text(fields["revision"])
    else { return nil }
    return Header(
      id: id, short: short, name: name, title: title, issuer: issuer, revision: revision, date: date,
      basedOn: basedOn, extends: extended, reviewMonths: months)
  }

  /// An id that can be a file's name and a command's argument.
  private mutating func identifier(_ node: Node?) -> String? {
    guard let node, let id = reading.text(node) else { return nil }
    guard isIdentifier(id) else {
      reading.refuse(node.place, "an id is lower-case letters, digits and hyphens, at most 64")
      return nil
    }
    return id
  }

  private mutating func date(_ node: Node?) -> Day? {
    guard let node, let text = reading.text(node) else { return nil }
    let day = Day(text)
    if day == nil { reading.refuse(node.place, "“\(text)” is no date: write 2023-06-29") }
    return day
  }

  mutating func chair(_ node: Node?) -> ChairRule? {
    guard let node else { return base?.chair }
    let isFirst = base == nil
    guard
      let fields = reading.mapping(
        node, required: isFirst ? ["title", "grades", "cite"] : ["cite"],
        optional: ["title", "grades", "usual", "required"])
    else { return nil }
    let grades = entries(fields["grades"], over: base?.chair.grades) { reader, node, id in
      let fields = reader.reading.mapping(node, required: ["id", "name"])
      return reader.reading.text(fields?["name"]).map { ChairRule.Grade(id: id, name: $0) }
    }
    let usual = reading.choice(fields["usual"], among: grades.map(\.id)) ?? base?.chair.usual
    var required = base?.chair.required ?? []
    if let items = reading.list(fields["required"]) {
      required = items.compactMap { requiredGrade($0, among: grades.map(\.id)) }
    }
    guard let cite = cite(fields["cite"]), let title = reading.text(fields["title"]) ?? base?.chair.title
    else { return nil }
    return ChairRule(title: title, grades: grades, usual: usual, required: required, cite: cite)
  }

  private mutating func requiredGrade(_ node: Node, among grades: [String]) -> ChairRule.RequiredGrade? {
    guard let fields = reading.mapping(node, required: ["grade", "when", "cite"]) else { return nil }
    let when = condition(fields["when"])
    guard let grade = reading.choice(fields["grade"], among: grades), let cite = cite(fields["cite"])
    else { return nil }
    return ChairRule.RequiredGrade(grade: grade, when: when, cite: cite)
  }

  mutating func minuteTaker(_ node: Node?) -> MinuteTakerRule? {
    guard let node else { return base?.minuteTaker }
    guard let fields = reading.mapping(node, optional: ["cite", "off"]) else { return nil }
    if reading.yesOrNo(fields["off"]) == true { return nil }
    guard let rest = fields["cite"] else {
      reading.refuse(node.place, "“cite” is missing")
      return nil
    }
    return cite(rest).map(MinuteTakerRule.init)
  }

  mutating func hours(_ node: Node?) -> OfficeHours? {
    guard let node else { return base?.hours }
    guard let fields = reading.mapping(node, required: ["from", "until"]),
      let from = minutes(fields["from"]), let until = minutes(fields["until"])
    else { return nil }
    guard from < until else {
      reading.refuse(node.place, "the hours end before they begin")
      return nil
    }
    return OfficeHours(from: from, until: until)
  }

  mutating func workingDays(_ node: Node?) -> WorkingDayRule? {
    guard let node else { return base?.workingDays }
    guard let fields = reading.mapping(node, required: ["count-day-0", "cite"]) else { return nil }
    let countsDayZero = reading.yesOrNo(fields["count-day-0"])
    guard let countsDayZero, let cite = cite(fields["cite"]) else { return nil }
    return WorkingDayRule(countsDayZero: countsDayZero, cite: cite)
  }

  private mutating func minutes(_ node: Node?) -> Int? {
    guard let node, let text = reading.text(node) else { return nil }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hour = UInt8(parts[0]),
      let minute = UInt8(parts[1]), hour < 24, minute < 60
    else {
      reading.refuse(node.place, "“\(text)” is no time of day: write \"09:00\"")
      return nil
    }
    return Int(hour) * 60 + Int(minute)
  }

  mutating func scale(_ node: Node?) -> ScaleRule? {
    guard let node else { return base?.scale }
    guard
      let fields = reading.mapping(node, required: ["asked", "zero", "ten", "low", "spread", "cite"])
    else { return nil }
    let asked = reading.yesOrNo(fields["asked"])
    let low = reading.wholeNumber(fields["low"], in: 0...10)
    let spread = reading.wholeNumber(fields["spread"], in: 1...10)
    guard let asked, let zero = reading.text(fields["zero"]), let ten = reading.text(fields["ten"]), let low,
      let spread, let cite = cite(fields["cite"])
    else { return nil }
    return ScaleRule(isAsked: asked, zero: zero, ten: ten, low: low, spread: spread, cite: cite)
  }

  mutating func actions(_ node: Node?) -> ActionRule? {
    guard let node else { return base?.actions }
    guard let fields = reading.mapping(node, required: ["needs-purpose", "needs-contingency", "cite"])
    else { return nil }
    let purpose = reading.yesOrNo(fields["needs-purpose"])
    let contingency = reading.yesOrNo(fields["needs-contingency"])
    guard let purpose, let contingency, let cite = cite(fields["cite"]) else { return nil }
    return ActionRule(needsPurpose: purpose, needsContingency: contingency, cite: cite)
  }

  /// The rules of the catalogue as they hold here; `questions` and `agenda` are what a setting may name.
  mutating func rules(_ node: Node?, of questions: [Question], _ agenda: [AgendaItem]) -> [String:
    RuleSetting]
  {
    var rules = (base?.rules ?? [:]).mapValues { $0.fitting(questions, agenda) }
    for pair in reading.pairs(node) ?? [] {
      if !Procedure.ruleNames.contains(pair.name) {
        reading.refuse(
          pair.place, "no rule is called “\(pair.name)”", name: pair.name, among: Procedure.ruleNames)
      }
      guard
        let fields = reading.mapping(
          pair.value, required: ["cite"],
          optional: ["off", "severity", "question", "questions", "slot", "when", "item", "usual"])
      else { continue }
      let severity: Severity? = reading.choice(fields["severity"])
      let isOff = reading.yesOrNo(fields["off"]) ?? false
      var read = refer(to: .question, fields["question"]).map { [$0] } ?? []
      read += (reading.list(fields["questions"]) ?? []).compactMap { refer(to: .question, $0) }
      let slot = refer(to: .slot, fields["slot"])
      let when = condition(fields["when"])
      let item = reading.choice(fields["item"], among: agenda.map(\.id))
      let usual = (reading.list(fields["usual"]) ?? []).compactMap {
        usualAnswer($0, to: read.first, among: questions)
      }
      guard let cite = cite(fields["cite"]) else { continue }
      if cite.basis == .practice, severity == .critical {
        reading.refuse(pair.place, "good practice that stands in no text is never critical")
      }
      rules[pair.name] = RuleSetting(
        isOff: isOff, severity: severity, slot: slot, questions: read, when: when, item: item, usual: usual,
        cite: cite)
    }
    return rules
  }

  private mutating func usualAnswer(_ node: Node, to question: String?, among questions: [Question])
    -> RuleSetting.Usual?
  {
    guard let fields = reading.mapping(node, required: ["given", "answers", "makes"]),
      let given = refer(to: .question, fields["given"])
    else { return nil }
    let answers = choices(fields["answers"], of: given, among: questions)
    let makes = choices(fields["makes"], of: question, among: questions)
    return RuleSetting.Usual(given: given, answers: answers, makes: makes)
  }

  private mutating func choices(_ node: Node?, of id: String?, among questions: [Question]) -> [String] {
    guard case .choice(let choices)? = questions.first(where: { $0.id == id })?.answer else {
      if let node { reading.refuse(node.place, "“\(id ?? "")” is no question answered by choice") }
      return []
    }
    var chosen: [String] = []
    for item in reading.list(node) ?? [] {
      if let choice = reading.choice(item, among: choices.map(\.id)) { chosen.append(choice) }
    }
    return chosen
  }
}

extension RuleSetting {
  /// An inherited setting without what this file's own agenda and questions no longer have.
  fileprivate func fitting(_ questions: [Question], _ agenda: [AgendaItem]) -> RuleSetting {
    func left(_ ids: [String], of question: String?) -> [String] {
      guard case .choice(let choices)? = questions.first(where: { $0.id == question })?.answer else {
        return []
      }
      return ids.filter { id in choices.contains { $0.id == id } }
    }
    var setting = self
    setting.item = item.flatMap { id in agenda.contains { $0.id == id } ? id : nil }
    setting.usual = usual.compactMap { usual in
      let answers = left(usual.answers, of: usual.given)
      let makes = left(usual.makes, of: question)
      return answers.isEmpty || makes.isEmpty
        ? nil : Usual(given: usual.given, answers: answers, makes: makes)
    }
    return setting
  }
}

/// Whether text can be a procedure's id: a file's name, so nothing that leads to another folder.
func isIdentifier(_ text: String) -> Bool {
  (1...64).contains(text.utf8.count)
    && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
}
