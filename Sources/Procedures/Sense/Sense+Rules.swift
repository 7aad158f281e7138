internal import Settings

// The rules of the catalogue: does each have what it reads, and read what it has?
extension Sense {
  mutating func lookAtRules() {
    for (rule, setting) in procedure.rules.sorted(by: { $0.key < $1.key }) {
      let reading = RuleReading.of(rule)
      lookAtNeedless(rule, setting, reading)
      guard !setting.isOff else { continue }
      lookAtMissing(rule, setting, reading)
      lookAtQuestions(of: rule, setting, reading)
    }
    guard outline.holds("rules") || procedure.header.extends == nil else { return }
    let names = Procedure.ruleNames
    for (why, rules) in [
      ("since nothing sets them", names.filter { procedure.rules[$0] == nil }),
      (
        "since what is inherited switches them off",
        names.filter { procedure.rules[$0]?.isOff == true && !outline.holds(rule: $0) }
      ),
    ] where !rules.isEmpty {
      notice(outline.place("rules"), "rules that do not hold, \(why): \(rules.joined(separator: ", "))")
    }
  }

  /// A scale of one's own, whose rules still rest on the text that they are inherited from.
  mutating func lookAtScale() {
    guard procedure.header.extends != nil, outline.holds("scale") else { return }
    let inherited = ["scale.missing", "scale.low", "scale.spread"].filter {
      isOn($0) && !outline.holds(rule: $0)
    }
    guard !inherited.isEmpty else { return }
    notice(
      outline.place("scale"),
      "the scale is yours, and these rules cite what they are inherited from: \(inherited.joined(separator: ", "))"
    )
  }

  private mutating func lookAtNeedless(_ rule: String, _ setting: RuleSetting, _ reading: RuleReading) {
    let given = [
      (setting.questions.isEmpty, reading.questions, setting.questions.count > 1 ? "questions" : "question"),
      (setting.slot == nil, reading.slot, "slot"), (setting.when.isAlways, reading.when, "when"),
      (setting.item == nil, reading.item, "item"), (setting.usual.isEmpty, reading.usual, "usual"),
      (setting.severity == nil, reading.severity, "severity"),
    ]
    for (isMissing, use, field) in given where !isMissing && use == .never {
      fault(outline.place(ofRule: rule, field), "the rule “\(rule)” does not look at “\(field)”")
    }
  }

  private mutating func lookAtMissing(_ rule: String, _ setting: RuleSetting, _ reading: RuleReading) {
    let place = outline.place(ofRule: rule)
    if reading.questions == .always, setting.questions.isEmpty {
      fault(place, "the rule “\(rule)” finds nothing without the “question” that it reads")
    }
    if reading.slot == .always, setting.slot == nil {
      fault(place, "the rule “\(rule)” finds nothing without the “slot” that it speaks of")
    }
    if reading.when == .always, setting.when.wanted.isEmpty {
      fault(place, "the rule “\(rule)” finds nothing without the circumstances of its “when”")
    }
    lookAtDates(of: rule, place)
  }

  private mutating func lookAtDates(of rule: String, _ place: Place) {
    let isDated = procedure.timescales.contains { $0.rule == rule }
    if rule == "time.missing-child", !isDated {
      fault(place, "the rule “\(rule)” finds nothing without a timescale of its own")
    }
    // What heirs are to bring may be set before any of them does.
    guard procedure.header.extends != nil, outline.holds(rule: rule) else { return }
    if rule.hasPrefix("time."), rule != "time.convene", !isDated {
      notice(place, "“\(rule)” holds, and no timescale belongs to it")
    }
  }

  private mutating func lookAtQuestions(of rule: String, _ setting: RuleSetting, _ reading: RuleReading) {
    let asked = setting.questions.compactMap(question)
    let place = outline.place(ofRule: rule, setting.questions.count > 1 ? "questions" : "question")
    if let per = reading.per, let other = asked.first(where: { $0.per != per }) {
      fault(
        place,
        "the rule “\(rule)” reads an answer for each \(per.rawValue), and “\(other.id)” is not “per: \(per.rawValue)”"
      )
      return
    }
    switch rule {
    case "medical.reason":
      if let medical = asked.first, !medical.canBe("yes") {
        fault(place, "the question “\(medical.id)” cannot be answered yes, so no medical is ever planned")
      }
    case "medical.consent":
      if !isOn("medical.reason") {
        fault(place, "the rule “medical.consent” finds nothing while “medical.reason” does not hold")
      }
    case "authority.transfer":
      if let open = asked.first(where: { !$0.canBe("yes") }) {
        fault(place, "the question “\(open.id)” cannot be answered yes, so nothing is ever accepted")
      }
    case "access.legal":
      if setting.slot == nil, let open = asked.first(where: { !$0.allNeeds.contains("legal advice") }) {
        fault(
          place,
          "nothing records legal advice: “\(open.id)” needs no “legal advice”, and the rule names no “slot” that gives it"
        )
      }
    default: break
    }
  }
}
