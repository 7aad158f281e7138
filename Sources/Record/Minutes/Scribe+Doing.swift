import JSON
import Meeting
import Text

extension Scribe {
  /// Who does what by when.
  mutating func actions(_ heading: String) {
    let all = tree.ranked("actions")
    let incomplete = all.count { !$0.items("lacks").isEmpty }
    let count = all.isEmpty ? "" : "  \(all.count), of these \(incomplete) incomplete"
    paper.head(heading + count)
    if all.isEmpty { paper.add(sentence: "No action was agreed.") }
    for sentence in readBack(all) { paper.add(sentence: sentence) }
    for action in all {
      paper.add("\(action["number"]?.int ?? 0)  \(about(action))", lines(of: action))
    }
  }

  /// Who does something by an answer to the plan, or asks for what was missing from a decision: agreed like an action,
  /// and no action.
  mutating func promises() {
    let (decisions, answers) = promising
    guard !decisions.isEmpty || !answers.isEmpty else { return }
    paper.head("ALSO AGREED, BY THE DECISIONS AND THE PLAN")
    for decision in decisions {
      guard let without = decision["taken-without"], let news = voice(without["news"]) else { continue }
      let agencies = without.list("agencies")
      let whose =
        agencies.isEmpty ? "for the information that was missing" : "\(listed(agencies)) for information"
      let by = due(without["news-by"]) ?? "no time named"
      paper.add(
        about(decision),
        ["Decision \(decision["number"]?.int ?? 0): \(news) asks \(whose), by \(by)\(mark(decision))."])
    }
    for question in answers {
      paper.add(about(question), ["\(question.words("asks") ?? "") \(reply(to: question))".ended])
    }
  }

  /// The decisions and the answers to the plan by which somebody is still to do something. What is private to an agency
  /// goes to no other, and a record that was closed before these were told has none.
  var promising: (decisions: [JSON], answers: [JSON]) {
    guard tree["meeting"]?.says("promises") == true else { return ([], []) }
    func open(_ collection: String) -> [JSON] { tree.ranked(collection).filter { $0["share"] != "agency" } }
    return (
      open("decisions").filter { voice($0["taken-without"]?["news"]) != nil },
      open("questions").filter { question in
        question.says("to-come") && question.items("needs").contains { $0["name"] == "who" }
      }
    )
  }

  /// Who read how many back, and when; and which were not, where any were.
  private func readBack(_ all: [JSON]) -> [String] {
    var readers: [(name: String, numbers: [Int], from: String, until: String)] = []
    for action in all {
      guard let readBack = action["read-back"], let name = readBack.words("by"),
        let at = readBack["at"]?.string
      else { continue }
      let number = action["number"]?.int ?? 0
      if let index = readers.firstIndex(where: { $0.name == name }) {
        readers[index].numbers.append(number)
        readers[index].from = min(readers[index].from, at)
        readers[index].until = max(readers[index].until, at)
      } else {
        readers.append((name, [number], at, at))
      }
    }
    guard !readers.isEmpty else { return [] }
    let known = Set(readers.flatMap(\.numbers))
    let open = all.compactMap { $0["number"]?.int }.filter { !known.contains($0) }.map(String.init)
    return readers.map { reader in
      let from = moment(.string(reader.from)) ?? ""
      let until = moment(.string(reader.until)) ?? ""
      let which = numbered("action", reader.numbers.map(String.init))
      return
        "Read back aloud by \(reader.name), \(from == until ? from : "\(from) to \(until)"): \(reader.numbers.count) of \(all.count) (\(which))."
    } + (open.isEmpty ? [] : ["Not read back as it stands now: \(numbered("action", open))."])
  }

  private func lines(of action: JSON) -> [String] {
    var what = action.prose("text") ?? ""
    if let condition = action.prose("condition") { what = "If \(condition): \(what)" }
    if let kind = action.words("kind") { what += " [\(kind)]" }
    var lines = [what + mark(action)]
    let who = voice(action["owner"]) ?? "NO OWNER"
    let by = due(action["by"]).map { "by \($0)" } ?? "NO TIME"
    var purpose = action.prose("purpose").map { "; \(ActionPlan.clause(ofPurpose: $0))" } ?? ""
    if action.list("lacks").contains("purpose") { purpose = "; NO PURPOSE" }
    lines.append("\(who); \(by)\(purpose)")
    if let from = action.words("from") { lines.append("Obtains the information of \(from).") }
    let risks = action.items("risks").compactMap(\.int).map(String.init)
    if !risks.isEmpty { lines.append("Answers \(numbered("risk", risks)).") }
    if let ifNot = action.prose("if-not") { lines.append("If not done: \(ifNot)".ended) }
    if let done = action["done"] {
      lines.append("Done \(moment(done["at"]) ?? ""): \(done.prose("text") ?? "")")
    }
    if let late = action["late"] {
      lines.append("Late \(moment(late["at"]) ?? ""): \(late.prose("text") ?? "")")
    }
    return lines
  }

  /// What was gone past, what stands open, what is due, and what the record is.
  mutating func closing() {
    disagreement()
    paper.head("15 GONE PAST, WITH THE REASON")
    let overrides = tree.ranked("overrides")
    if overrides.isEmpty { paper.add(sentence: "No warning was overridden.") }
    for one in overrides { paper.add(about(one), [override(one)]) }

    paper.head("16 OPEN AT CLOSING")
    let open = tree.ranked("open")
    if open.isEmpty { paper.add(sentence: "No warning stood.") }
    for warning in open {
      paper.add(
        (warning.words("severity") ?? "").uppercased(),
        ["\(warning.words("message") ?? "") \(warning.words("citation") ?? "")"])
    }
    dates()
    record()
  }

  private mutating func dates() {
    paper.head("17 DATES AND DUTIES")
    let dates = tree.ranked("dates")
    let duties = tree.ranked("duties")
    if dates.isEmpty, duties.isEmpty { paper.add(sentence: "The procedure makes none due.") }
    for date in dates {
      let whom = date.list("children").isEmpty ? "" : "\(about(date)): "
      let when = due(date["due"]).map { "by \($0)" } ?? "not running yet"
      let reason = date.words("reason").map { " (\($0))" } ?? ""
      paper.add(
        (date.words("state") ?? "").opened,
        [
          "\(whom)\(date.words("what") ?? "")\(reason), \(when) \(date.words("citation") ?? "")",
          "\(date.words("basis") ?? "").",
        ])
    }
    for duty in duties {
      let whom = duty.list("children").isEmpty ? "" : "\(about(duty)): "
      let agencies = duty.list("agencies").isEmpty ? "" : " (\(listed(duty.list("agencies"))))"
      let when = due(duty["due"]).map { ", by \($0)" } ?? ""
      let done = duty["done"].map { "Done \(moment($0["at"]) ?? ""): \($0.prose("text") ?? "")" }
      paper.add(
        "Duty",
        [
          "\(whom)\(duty.words("what") ?? "")\(agencies): \(duty.words("owner") ?? "")\(when) "
            + (duty.words("citation") ?? ""),
          duty.words("basis").map { "\($0)." }, done ?? "Not reported done.",
        ].compactMap(\.self))
    }
  }

  private mutating func record() {
    paper.head("18 THE RECORD")
    let withdrawn = tree["meeting"]?["withdrawn"]?.int ?? 0
    if let journal = tree["journal"] {
      paper.add(
        "Journal",
        ["\(journal["events"]?.int ?? 0) acts, the last with the SHA-256 \(journal.words("head") ?? "")"])
    }
    paper.add(
      "Withdrawn",
      ["\(withdrawn) \(withdrawn == 1 ? "act was" : "acts were") taken back; the journal keeps them."])
    if let digest = tree["procedure"]?.words("digest") {
      paper.add("Procedure", ["\(tree["procedure"]?.words("id") ?? ""), with the SHA-256 \(digest)"])
    }
    if let program = tree["meeting"]?.words("program") { paper.add("Program", ["Quorate \(program)"]) }
  }
}
