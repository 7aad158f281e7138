import Calendar
import JSON
import Text

extension Scribe {
  private var meeting: JSON { tree["meeting"] ?? [:] }

  /// Which meeting, when, under which rules, by whom, and whether it was quorate.
  mutating func heading() {
    title("STRATEGY DISCUSSION")
    paper.add(sentence: when())
    if isMarked(tree) {
      paper.add(
        sentence:
          "FULL RECORD, for the child's file. It holds what is marked [not for the family] or [private, for "
          + "its agency only]: who gets what is for the chair to decide before it is passed on.")
    }
    if let declined = meeting["declined"], let because = declined.prose("because") {
      paper.add(
        sentence:
          "NO DISCUSSION WAS HELD: \(because.ended) \(moment(declined["at"]) ?? ""), \(declined.words("by") ?? "")"
      )
    }
    let procedure = tree["procedure"] ?? [:]
    let dated = date(procedure["date"]).map { " of \($0)" } ?? ""
    let rules = [procedure.words("title"), procedure.words("issuer")].compactMap { $0 }
    let revision = procedure.words("revision").map { ["revision \($0)\(dated)"] } ?? []
    // What the rules are called, and by what they are cited; an older record does not know it.
    let called = procedure.words("short").flatMap { short in
      procedure.words("name").map { "\($0) (\(short)): " }
    }
    paper.add(
      paper.entry("Procedure", [(called ?? "") + (rules + revision).joined(separator: ", ")]))
    office("Chair", "chair")
    office("Minutes", "minute-taker")
    paper.add(paper.entry("Quorum", [summary().ended]))
    let names = tree.ranked("children").map { $0.words("name") ?? "" }
    paper.add(paper.entry("Children", [listed(names.map { $0.isEmpty ? "unborn" : $0 })]))
    if let follows = tree["case"]?["follows"], let reference = follows.words("reference") {
      let why = follows.prose("rationale").map { "held again because \($0)" } ?? "no rationale was recorded"
      paper.add(paper.entry("Follows", ["\(reference): \(why)".ended]))
    }
    for pause in meeting.items("pauses") {
      paper.add(
        paper.entry("Paused", ["\(moment(pause["from"]) ?? "") to \(moment(pause["until"]) ?? "the end")"]))
    }
    if let closed = moment(meeting["closed"]) { paper.add(paper.entry("Closed", [closed])) }
    let signers = Role.allCases.compactMap { role in
      tree["signers"]?[role.rawValue].flatMap { $0.words("principal") ?? $0.words("name") }
        .map { "\(role.rawValue): \($0)" }
    }
    if !signers.isEmpty { paper.add(paper.entry("To sign", [signers.joined(separator: "; ")])) }
  }

  /// What stands at the head of the actions alone.
  mutating func actionsHeading() {
    title("ACTIONS OF THE STRATEGY DISCUSSION")
    paper.add(sentence: when())
    paper.add(
      sentence: "The whole of the minutes is the record; this is its list of actions, sent out at once.")
    let told = promising.decisions + promising.answers
    if isMarked(tree["actions"] ?? .null) || told.contains(where: isMarked) {
      paper.add(sentence: "It holds what is marked [not for the family]: look whom it goes to.")
    }
  }

  /// Whether anything in there is not for everybody.
  private func isMarked(_ json: JSON) -> Bool {
    switch json {
    case .object(let members):
      members.contains { member in
        if member.name == "share", let share = member.value.string { return share != "yes" }
        return isMarked(member.value)
      }
    case .array(let items): items.contains(where: isMarked)
    case .null, .bool, .int, .string: false
    }
  }

  private mutating func title(_ words: String) {
    let title = "\(words)  \(meeting.words("reference") ?? "")"
    let sign = meeting.says("rehearsal") ? "REHEARSAL" : ""
    let room = paper.width - width(of: sign) - 1
    if !sign.isEmpty, width(of: title) <= room {
      paper.add([padded(title, to: room) + " " + sign])
    } else {
      paper.add(sentence: sign.isEmpty ? title : "\(title)  \(sign)")
    }
  }

  private func when() -> String {
    let from = moment(meeting["began"]) ?? "--:--"
    let until = moment(meeting["ended"]) ?? "--:--"
    let form =
      switch meeting["form"]?.string {
      case nil: ""
      case "face to face": ", face to face"
      case "series": ", in a series of telephone discussions"
      case "telephone": ", by telephone"
      case .some(let other): ", \(display(other))"
      }
    return "\(day?.full ?? "Not begun"), \(from) to \(until)\(form)"
  }

  private mutating func office(_ label: String, _ office: String) {
    let held = tree.ranked("offices").filter { $0["office"]?.string == office }
    guard !held.isEmpty else {
      paper.add(paper.entry(label, ["Nobody was named."]))
      return
    }
    let holders = held.map { holder in
      let who = [holder.words("person"), holder.words("agency"), holder.words("grade")].compactMap { $0 }
      let times =
        held.count == 1
        ? "" : " from \(moment(holder["since"]) ?? "") to \(moment(holder["until"]) ?? "the end")"
      return who.joined(separator: ", ") + times
    }
    paper.add(paper.entry(label, [holders.joined(separator: "; then ")]))
  }

  private func summary() -> String {
    let log = tree.ranked("quorum")
    if log.isEmpty { return "not looked at: the discussion was not begun" }
    if log.allSatisfy({ $0.says("quorate") }) { return "QUORATE throughout" }
    if log.count == 1 { return "\(quorum(log[0])) throughout" }
    return byMinute(log).map { minute, changes in
      // What came and went within a minute stands under 5; here is how it began and how it ended.
      let ends = [changes.first, changes.count > 1 ? changes.last : nil].compactMap { $0 }
      return "\(minute) \(ends.map { quorum($0) }.joined(separator: ", and within that minute "))"
    }.joined(separator: "; ")
  }

  /// The changes of the quorum, those of one minute together.
  func byMinute(_ log: [JSON]) -> [(minute: String, changes: [JSON])] {
    var minutes: [(minute: String, changes: [JSON])] = []
    for change in log {
      let minute = moment(change["at"]) ?? ""
      if minutes.last?.minute == minute {
        minutes[minutes.count - 1].changes.append(change)
      } else {
        minutes.append((minute, [change]))
      }
    }
    return minutes
  }

  /// The quorum in words: `INQUORATE 2 of 3, without Health`.
  func quorum(_ value: JSON) -> String {
    let numbers = "\(value["present"]?.int ?? 0) of \(value["of"]?.int ?? 0)"
    guard !value.says("quorate") else { return "QUORATE \(numbers)" }
    return "INQUORATE \(numbers), without \(listed(value.list("missing")))"
  }
}
