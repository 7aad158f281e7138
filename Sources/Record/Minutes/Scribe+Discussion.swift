import Calendar
import JSON
import Text

extension Scribe {
  /// What was said under each item, the risk for each child, the scale, the plan.
  mutating func discussion() {
    agenda()
    risk()
    safety()
    questions()
  }

  private mutating func agenda() {
    paper.head("10 AGENDA AND WHAT WAS SAID")
    let items = tree.ranked("agenda")
    let sayings = tree.ranked("contributions")
    for item in items {
      let state =
        if let skipped = item.prose("skipped") {
          "skipped: \(skipped)"
        } else if let opened = moment(item["opened"]) {
          "opened \(opened)"
        } else if format > 1, let taken = item["taken-up"] {
          "not opened; taken up \(moment(taken["at"]) ?? "") by \(taken.words("by") ?? "")"
        } else { "neither opened nor skipped" }
      paper.add(paper.entry(item.words("name") ?? "", [state], margin: 32))
      for said in sayings where said["item"] == item["item"] { add(said) }
    }
    let known = Set(items.compactMap { $0["item"] })
    let others = sayings.filter { said in said["item"].map { !known.contains($0) } ?? true }
    if !others.isEmpty { paper.add(sentence: "Under no item:") }
    for said in others { add(said) }
  }

  private mutating func add(_ said: JSON) {
    let who = agency(said["voice"]) ?? "Note"
    let opinion = said.says("opinion") ? " (opinion)" : ""
    let whose = "\(who)\(opinion)\(unheard(said))\(mark(said))"
    paper.add("  \(moment(said["at"]) ?? "")", ["\(whose): \(said.prose("text") ?? "")"])
  }

  /// That words were put down for somebody who took no part then: nobody in the discussion said them.
  private func unheard(_ said: JSON) -> String {
    guard said.says("unheard") else { return "" }
    let who = said["voice"]?["person"] == nil ? "nobody of it was" : "not"
    let part = tree["meeting"]?["form"]?.string == "series" ? "spoken to yet" : "here"
    return " (minuted while \(who) \(part))"
  }

  // MARK: - Risk

  private mutating func risk() {
    paper.head("11 RISK")
    let risks = tree.ranked("risks")
    for risk in risks {
      let number = risk["number"]?.int ?? 0
      let answering = tree.ranked("actions").filter { $0.items("risks").compactMap(\.int).contains(number) }
        .compactMap { $0["number"]?.int }.map(String.init)
      let answered =
        answering.isEmpty ? "no action answers it" : "answered by \(numbered("action", answering))"
      let isOfNobody = format > 1 && risk.list("children").isEmpty
      let whose = isOfNobody ? "no child named" : about(risk)
      paper.add("Risk \(number)", ["\(whose): \(risk.prose("text") ?? "")\(mark(risk)); \(answered)."])
    }
    if risks.isEmpty { paper.add(sentence: "No risk was named by number.") }
    let answers = tree.ranked("answers")
    if answers.isEmpty { paper.add(sentence: "No prompt was answered.") }
    for child in everyone {
      let own = answers.filter { $0.list("children").contains(child) }
      guard !own.isEmpty else { continue }
      let lines = own.flatMap { answer -> [String] in
        let asks = answer.words("asks") ?? ""
        guard let text = answer.prose("text") else { return ["\(asks): NOT ANSWERED"] }
        return ["\(asks): \(text)\(mark(answer))"] + beside(answer) { $0.prose("text") ?? "" }
      }
      paper.add(child, lines)
    }
  }

  // MARK: - Safety

  private mutating func safety() {
    let scaling = tree.ranked("scaling")
    let basis = scaling.first?.words("basis").map { ", \($0)" } ?? ""
    paper.head("12 SAFETY 0-10\(basis)")
    guard let first = scaling.first else {
      paper.add(sentence: "Nobody gave a number.")
      return
    }
    paper.add(
      sentence:
        "0: \(first.words("zero") ?? ""). 10: \(first.words("ten") ?? ""). There is no average; a high score is "
        + "not safe.")
    let revealed =
      moment(first["revealed"]).map { "Given blind, revealed \($0)" }
      ?? "Given blind and NEVER REVEALED: nobody in the discussion saw the others' numbers"
    let early = first.prose("revealed-early").map { ", before all were in: \($0)" } ?? ""
    paper.add(sentence: (revealed + early).ended)
    for child in scaling {
      let own = tree.ranked("scores").filter { $0["children"] == child["children"] }
      var lines = own.map(score)
      if let numbers = child["first"], own.count(where: { $0["first"]?["value"] != nil }) > 1 {
        let furthest = agency(child["speaks-first"]).map { "; furthest from the rest: \($0)" } ?? ""
        lines.append("Spread \(spread(numbers))\(furthest).")
      }
      if let numbers = child["revised"] { lines.append("After revision: spread \(spread(numbers)).") }
      paper.add(about(child), lines)
    }
  }

  private func spread(_ numbers: JSON) -> String {
    "\(numbers["spread"]?.int ?? 0), from \(numbers["lowest"]?.int ?? 0) to \(numbers["highest"]?.int ?? 0)"
  }

  private func score(_ score: JSON) -> String {
    let given =
      [score["first"]].compactMap { $0 }.map { number($0) }
      + score.items("revised").map { "revised \(moment($0["at"]) ?? "") to \(number($0))" }
    let last = score["last"]?.int.map { ", last time \($0)" } ?? ""
    return "\(agency(score["voice"]) ?? ""): \(given.joined(separator: "; "))\(last)\(mark(score))"
  }

  private func number(_ score: JSON) -> String {
    var text = score["value"]?.int.map(String.init) ?? "no view"
    if let analysis = score.prose("analysis") { text += ", \(analysis)" }
    if let raise = score.prose("raise") { text += ", would rise with: \(raise)" }
    return text
  }

  // MARK: - Plan

  private mutating func questions() {
    paper.head("13 PLAN OF ENQUIRIES")
    let questions = tree.ranked("questions")
    if questions.isEmpty { paper.add(sentence: "No question was answered.") }
    for question in questions {
      let of = question.words("of").map { "\($0): " } ?? ""
      paper.add(
        about(question),
        ["\(of)\(question.words("asks") ?? "")", reply(to: question)] + beside(question) { answer($0) })
    }
  }

  /// `=> Kelly Ashdown: yes; who: …`, with how it may be shared.
  func reply(to question: JSON) -> String {
    let person = question.words("person").map { " \($0):" } ?? ""
    return "=>\(person) \(answer(question))\(mark(question))"
  }

  private func answer(_ question: JSON) -> String {
    let needs = question.items("needs").map { need in
      let said = need.prose("text") ?? ""
      let isTold = need["time"]?.string.flatMap { LocalTime($0) }.map { "\($0.day.long) \($0.clock)" == said }
      let time = isTold == true ? "" : due(need["time"]).map { " (\($0))" } ?? ""
      return "; \(need.words("name") ?? ""): \(said)\(time)"
    }
    // `told: yes; when: 17:00`, said at 15:00, is no report of what was done.
    let toCome = question.says("to-come") ? ", agreed and still to come" : ""
    return (question.prose("answer") ?? "") + toCome + needs.joined()
  }
}
