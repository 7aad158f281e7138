import JSON
import Text

extension Scribe {
  /// The children, the family, why the discussion was called, and what was done before it.
  mutating func theCase() {
    paper.head("6 CHILDREN AND FAMILY")
    for child in tree.ranked("children") { paper.add(about(child), lines(ofChild: child)) }
    for relative in tree.ranked("family") {
      paper.add(paper.entry(relative.words("name") ?? "", lines(ofRelative: relative)))
    }
    for child in tree.ranked("responsibility") {
      let held = child.items("held").map { "\($0.words("person") ?? "") \($0.words("held") ?? "")" }
      let nobody = child.says("unborn") ? "nobody before the birth" : "nothing was recorded"
      paper.add(
        about(child),
        ["Parental responsibility: \(held.isEmpty ? nobody : held.joined(separator: "; "))."])
    }
    paper.add(sentence: "Other children who may be affected: \(otherChildren().ended)")
    referral()

    paper.head("8 CIRCUMSTANCES")
    let circumstances = tree.ranked("circumstances")
    if circumstances.isEmpty { paper.add(sentence: "None was answered.") }
    for answer in ["yes", "no", "unknown"] {
      let given = circumstances.filter { $0["answer"]?.string == answer }.map {
        ($0.words("name") ?? "") + ($0.list("children").isEmpty ? "" : " (\(about($0)))")
      }
      if !given.isEmpty { paper.add(answer.opened, [given.joined(separator: "; ").ended]) }
    }
    for order in tree.ranked("orders") {
      paper.add(
        about(order),
        [
          "ORDER IN FORCE: \(order.words("kind") ?? ""), from \(due(order["from"]) ?? "") until "
            + "\(due(order["until"]) ?? ""), acted under by \(voice(order["by"]) ?? "nobody named")."
        ])
    }
    for event in tree.ranked("happened") {
      let whom = event.list("children").isEmpty ? "" : " (\(about(event)))"
      paper.add("Happened", ["\(due(event["when"]) ?? ""): \(event.words("name") ?? "")\(whom)"])
    }

    paper.head("9 DONE BEFORE THE DISCUSSION")
    let done = tree.ranked("already-done")
    if done.isEmpty { paper.add(sentence: "Nothing was recorded.") }
    for one in done {
      // Told apart from when it was done, which its own words say.
      if let entered = moment(one["entered"]) {
        paper.add(
          sentence: "\(one.prose("text") ?? "")\(mark(one)) (entered \(entered) by \(one.words("by") ?? ""))")
        continue
      }
      paper.add(
        paper.entry(
          moment(one["at"]) ?? "",
          ["\(one.prose("text") ?? "")\(mark(one)) (entered by \(one.words("by") ?? ""))"]))
    }
  }

  /// Who was named when the discussion was called, and whether the discussion asked: silence is no *none*.
  private func otherChildren() -> String {
    let named = tree["case"]?.list("other-children") ?? []
    let brought = named.isEmpty ? "the referral named none" : named.joined(separator: "; ")
    guard let question = tree["case"]?["others-question"] else { return brought }
    guard question.says("answered") else {
      return "\(brought); the discussion did NOT ANSWER whether there are"
    }
    let answers = tree.ranked("questions").filter { $0["question"] == question["question"] }
    let said = answers.compactMap { $0.prose("answer") }
    return said.isEmpty
      ? "\(brought); the discussion was asked"
      : "\(brought); asked of the discussion: \(said.joined(separator: "; ")), see 13"
  }

  private func lines(ofChild child: JSON) -> [String] {
    let life = child["life"] ?? [:]
    var born = ""
    if life.says("unborn") {
      born = date(life["due"]).map { "unborn, expected \($0)" } ?? "unborn"
    } else if life.says("deceased") {
      born =
        "deceased" + (date(life["died"]).map { ", died \($0)" } ?? "")
        + (date(life["born"]).map { ", born \($0)" } ?? "")
    } else if let day = date(life["born"]) {
      born = "born \(day)"
    }
    let name = child.words("name").flatMap { $0.isEmpty ? nil : $0 }
    var lines = [[name, born].compactMap { $0 }.joined(separator: ", ")]
    let facts: [(String, String)] = [
      ("nhs-number", "NHS number"), ("address", "address"), ("school", "school or nursery"),
      ("first-language", "first language"), ("ethnicity", "ethnicity"), ("culture", "culture"),
      ("religion", "religion"), ("disability", "disability"),
    ]
    let known = facts.compactMap { member, label in child.prose(member).map { "\(label): \($0)" } }
    let aliases = child.list("aliases")
    lines += [
      (aliases.isEmpty ? [] : ["also called \(aliases.joined(separator: ", "))"]) + known
        + child.list("facts")
    ]
    .filter { !$0.isEmpty }.map { $0.joined(separator: "; ").ended.opened }
    return lines + [identity(child)]
  }

  private func lines(ofRelative relative: JSON) -> [String] {
    var parts = [relative.prose("relation") ?? ""]
    let aliases = relative.list("aliases")
    if !aliases.isEmpty { parts.append("also called \(aliases.joined(separator: ", "))") }
    if let born = date(relative["born"]) { parts.append("born \(born)") }
    if let address = relative.prose("address") { parts.append(address) }
    switch relative["in-household"]?.bool {
    case true?: parts.append("in the household")
    case false?: parts.append("not in the household")
    case nil: break
    }
    return [(parts + relative.list("facts")).joined(separator: "; ").ended + " " + identity(relative)]
  }

  private func identity(_ person: JSON) -> String {
    person.says("identity-checked") ? "Identity read out and agreed." : "Identity NOT checked aloud."
  }

  /// That only the day was said of a time.
  private func assumed(_ hour: String) -> String {
    tree["case"]?.list("assumed-hours").contains(hour) == true
      ? " (the hour was not said, and is assumed)" : ""
  }

  private mutating func referral() {
    paper.head("7 REFERRAL AND REASON")
    let referral = tree["referral"] ?? [:]
    // The card takes it as it is said: `telephone`, or `by telephone`.
    let said = referral.words("how") ?? ""
    let how = said.hasPrefix("by ") ? said : "by \(said)"
    let by = [referral.words("by"), referral.words("role"), referral.words("agency")].compactMap { $0 }
    paper.add(
      "Referral",
      [
        "\(moment(referral["received"]) ?? "")\(assumed("received")), \(how), from \(by.joined(separator: ", "))"
      ])
    let about = tree["case"] ?? [:]
    if let trigger = about.words("trigger") { paper.add("Trigger", [trigger]) }
    paper.add("Concern", [about.prose("concern") ?? ""])
    if let identified = moment(about["concern-identified"]) {
      paper.add("Identified", [identified + assumed("identified")])
    }
    if let address = about.prose("address") { paper.add("Address", [address]) }
    let language = about.prose("first-language").map { "first language \($0)" }
    let interpreter = about.words("interpreter").map { "interpreter needed: \($0)" }
    let spoken = [language, interpreter].compactMap { $0 }
    if !spoken.isEmpty { paper.add("Language", [spoken.joined(separator: "; ")]) }
  }
}
