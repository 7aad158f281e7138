import JSON
import Text

extension Scribe {
  /// What was decided about each child, why, by whom, with which views.
  mutating func decisions() {
    paper.head("1 DECISIONS")
    let all = tree.ranked("decisions")
    if all.isEmpty { paper.add(sentence: "No decision was taken.") }
    for (index, decision) in all.enumerated() {
      paper.add((index == 0 ? [] : [""]) + paper.entry(about(decision), lines(of: decision)))
    }
  }

  private func lines(of decision: JSON) -> [String] {
    guard let what = decision.prose("decision") else { return ["NO DECISION on section 47."] }
    var lines = ["Decision \(decision["number"]?.int ?? 0): \(what)\(mark(decision))"]
    guard decision["state"]?.string == "taken" else {
      return lines + ["Proposed \(moment(decision["proposed"]) ?? ""), NOT DECIDED."] + views(of: decision)
    }
    let stamp = decision["quorum"].map { ", \(quorum($0))" } ?? ""
    lines.append("Decided \(moment(decision["decided"]) ?? "")\(stamp).")
    let post = decision.words("owner-by-procedure").map { "; the procedure gives it to: \($0)" } ?? ""
    lines.append("Decided by \(voice(decision["owner"]) ?? "NOBODY BY NAME")\(post).")
    switch decision["threshold"]?.string {
    case nil: break
    case "yes": lines.append("Threshold met: there is \(Self.suspicion).")
    case "no": lines.append("Threshold NOT met: there is no \(Self.suspicion).")
    default: lines.append("Threshold unclear: it is not clear whether there is \(Self.suspicion).")
    }
    lines.append("Because: \(decision.prose("because") ?? "NO RATIONALE WAS RECORDED")".ended)
    let risks = decision.items("risks").compactMap(\.int).map(String.init)
    if !risks.isEmpty { lines.append("Relies on \(numbered("risk", risks)).") }
    if let without = decision["taken-without"] { lines.append(takenWithout(without)) }
    if let again = due(decision["further-discussion"]) { lines.append("Further discussion: \(again).") }
    if let amended = moment(decision["amended"]) {
      let added = decision.list("added").map(added)
      lines.append(
        "Recorded only after it was taken, last at \(amended): "
          + (added.isEmpty ? "something that it lacked." : "\(listed(added))."))
    }
    return lines + views(of: decision) + dissent(in: decision) + decision.items("overrides").map(override)
  }

  /// What starts enquiries, present harm as much as what is likely [Children Act 1989, section 47(1)(b)].
  private static let suspicion =
    "reasonable cause to suspect that the child is suffering, or is likely to suffer, significant harm"

  private func added(_ part: String) -> String {
    switch part {
    case "owner": "whose decision it is"
    case "threshold": "whether the threshold is met"
    case "risks": "the risks it relies on"
    case "reason": "the reason"
    case "absence": "why it did not wait for whoever was absent"
    case "news": "who asks for its information, and by when"
    case "further discussion": "when there is a further discussion"
    default: part
    }
  }

  private func takenWithout(_ without: JSON) -> String {
    let agencies = without.list("agencies")
    var text = "TAKEN WITHOUT \(agencies.isEmpty ? "an agency that was asked for" : listed(agencies)): "
    text += (without.prose("because") ?? "why it could not wait was not recorded").ended
    guard let news = voice(without["news"]) else {
      return text + " Nobody was named to ask for its information."
    }
    return text
      + " Its information is asked for by \(news), by \(due(without["news-by"]) ?? "no time named")."
  }

  private func views(of decision: JSON) -> [String] {
    let views = decision.items("views").map { view in
      var text = "\(agency(view["voice"]) ?? "") \(view.words("view") ?? "") \(moment(view["at"]) ?? "")"
      if view.says("before-decision") { text += ", before the decision" }
      if view.says("changed-later") { text += ", changed later" }
      // The words of a disagreement stand with the dissent.
      if view["dissent"] == nil, let words = view.prose("words") { text += ", \"\(words)\"" }
      return text
    }
    let without = ["not present", "not asked"].compactMap { why -> String? in
      let agencies = decision.items("no-view-from").filter { $0["why"]?.string == why }.map { each in
        (each.words("agency") ?? "") + (moment(each["left"]).map { " (left \($0))" } ?? "")
      }
      return agencies.isEmpty ? nil : " \(why.prefix(1).uppercased())\(why.dropFirst()): \(listed(agencies))."
    }
    return [
      "Views: \(views.isEmpty ? "nobody was asked" : views.joined(separator: "; "))." + without.joined()
    ]
  }

  private func dissent(in decision: JSON) -> [String] {
    decision.items("dissent").map { dissent in
      let words = dissent.prose("words").map { "\"\($0)\"" } ?? "no words were recorded"
      return
        "DISSENT \(dissent["number"]?.int ?? 0), \((agency(dissent["voice"]) ?? "").uppercased()) DISAGREES, "
        + "\(moment(dissent["since"]) ?? ""): \(words). \(outcome(of: dissent))"
    }
  }

  private func outcome(of dissent: JSON) -> String {
    let steps = dissent.items("escalations").map { step in
      "Escalated \(moment(step["at"]) ?? "") to \(step.words("level") ?? "")"
        + (step.says("unnamed") ? "; WITH WHOM WAS NOT SAID" : ": \(step.words("with") ?? "nobody named")")
        + (due(step["by"]).map { ", by \($0)." } ?? ".")
    }
    let end = dissent.prose("settled").map { "Settled: \($0)".ended } ?? "Not settled."
    return ((steps.isEmpty ? ["NOT ESCALATED."] : steps) + [end]).joined(separator: " ")
  }

  func override(_ override: JSON) -> String {
    let severity = override.words("severity").map { ", \($0)" } ?? ""
    let message = override.words("message").map { ": \($0)" } ?? ""
    let citation = override.words("citation").map { " \($0)" } ?? ""
    // In format 1 the rule's name stands behind the words already.
    let rule = override.words("rule") ?? ""
    let past = format == 1 ? rule : "\(override.words("words") ?? "") (\(rule))"
    return "OVERRIDDEN \(past)\(severity)\(message)\(citation). "
      + "Reason, \(override.words("by") ?? "") \(moment(override["at"]) ?? ""): "
      + (override.prose("because") ?? "none was recorded").ended
  }

  /// Every disagreement, by number, wherever its decision stands.
  mutating func disagreement() {
    paper.head("14 DISAGREEMENT")
    let all = tree.ranked("decisions").flatMap { decision in
      decision.items("dissent").map { (decision, $0) }
    }.sorted { ($0.1["number"]?.int ?? 0) < ($1.1["number"]?.int ?? 0) }
    if all.isEmpty { paper.add(sentence: "Nobody disagreed with a decision.") }
    for (decision, dissent) in all {
      paper.add(
        "Dissent \(dissent["number"]?.int ?? 0)",
        [
          "\(agency(dissent["voice"]) ?? "") on \(about(decision)), decision \(decision["number"]?.int ?? 0). "
            + outcome(of: dissent)
        ])
    }
  }

  // MARK: - Tonight

  /// Where each child is safe tonight.
  mutating func tonight() {
    paper.head("2 SAFE TONIGHT")
    let all = tree.ranked("tonight")
    if all.isEmpty { paper.add(sentence: "There is no living child to whom this applies.") }
    for child in all {
      let overrides = child.items("overrides").map(override)
      guard child.says("answered") else {
        paper.add(about(child), ["NOT ANSWERED."] + overrides)
        continue
      }
      paper.add(
        about(child), [place(child) + mark(child)] + beside(child) { place($0) } + overrides)
    }
  }

  private func place(_ answer: JSON) -> String {
    var parts = [answer.prose("place") ?? ""]
    if let with = answer.prose("with") { parts.append("with \(with)") }
    if let arrangement = answer.prose("arrangement") { parts.append("arrangement: \(arrangement)") }
    if let contact = answer.prose("contact") { parts.append("contact: \(contact)") }
    parts.append(answer.prose("checked-by").map { "checked by \($0)" } ?? "NOBODY WAS NAMED TO CHECK")
    parts.append(due(answer["until"]).map { "until \($0)" } ?? "NO END WAS NAMED")
    return parts.joined(separator: "; ").ended
  }

  /// What the other seat entered in the same field, neither having seen the other's.
  func beside(_ value: JSON, _ text: (JSON) -> String) -> [String] {
    value.items("also").map { other in
      "ENTERED OTHERWISE by \(other.words("by") ?? "the other seat"), \(moment(other["at"]) ?? ""): \(text(other))"
    }
  }
}
