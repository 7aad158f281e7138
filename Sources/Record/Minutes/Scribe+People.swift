import JSON
import Text

extension Scribe {
  /// Who took part, slot by slot, and how the quorum went.
  mutating func people() {
    paper.head("4 WHO TOOK PART")
    let roll = tree.ranked("roll")
    if roll.isEmpty { paper.add(sentence: "Nobody was asked.") }
    let untouched = roll.filter { $0["strength"]?.string == "consider" && $0["state"]?.string == "empty" }
    for slot in roll where !untouched.contains(slot) { paper.add(place(slot)) }
    let unasked = untouched.compactMap { $0.words("slot") }
    if !unasked.isEmpty {
      paper.add("Not asked", ["\(unasked.joined(separator: "; ")): only to be considered."])
    }
    for writing in tree.ranked("written") {
      paper.add(
        paper.entry(
          "\(writing.words("slot") ?? ""), in writing",
          [
            "\(moment(writing["at"]) ?? ""), informs, does not count for the quorum\(mark(writing)): "
              + (writing.prose("text") ?? "")
          ]))
    }

    paper.head("5 QUORUM")
    let log = tree.ranked("quorum")
    if log.isEmpty { paper.add(sentence: "The discussion was not begun.") }
    for (minute, changes) in byMinute(log) {
      paper.add(minute, [changes.map { quorum($0) }.joined(separator: "; within that minute ")])
    }
  }

  private func place(_ slot: JSON) -> [String] {
    let strength = slot.words("strength").map { "\($0)" } ?? "invited besides"
    var lines = ["\(strength); \((slot.words("state") ?? "").uppercased()) \(slot.words("citation") ?? "")"]
    lines += slot.items("persons").map(person)
    for chase in slot.items("chases") {
      let said = chase.prose("text").flatMap { $0.isEmpty ? nil : $0 }
      let outcome = chase.words("outcome").map { " (\($0))" } ?? ""
      lines.append(
        "Chased \(moment(chase["at"]) ?? ""), \(chase.words("by") ?? "")\(outcome)\(said.map { ": \($0)" } ?? ".")"
      )
    }
    if let apologies = slot["apologies"] {
      lines.append(
        "Apologies \(moment(apologies["at"]) ?? ""): \(apologies.prose("because") ?? "no reason was given")")
    }
    if slot.says("not-responded") { lines.append("Did not respond.") }
    let written = slot.items("written").compactMap { moment($0) }
    if !written.isEmpty {
      lines.append("Sent information in writing \(listed(written)): informs, does not count.")
    }
    if let without = slot["without"] {
      var text = "Gone on without it, \(moment(without["at"]) ?? ""): \(without.prose("because") ?? "")".ended
      let ground: String? =
        switch without["ground"]?.string {
        case nil: nil
        case "risk": "delay would increase the risk"
        case "investigation": "delay would impede the investigation"
        case .some(let other): display(other)
        }
      let urgency = [ground, without.prose("urgency")].compactMap { $0 }
      text +=
        urgency.isEmpty
        ? " Why it could not wait was not recorded." : " Could not wait: \(urgency.joined(separator: "; "))."
      lines.append(text)
    }
    return paper.entry(slot.words("slot") ?? "", lines)
  }

  private func person(_ person: JSON) -> String {
    let name = [person.words("name"), person.words("role")].compactMap { $0 }.joined(separator: ", ")
    let stays = person.items("stays").map { stay in
      let how =
        switch stay["how"]?.string {
        case "room": "in the room"
        case "video": "by video"
        case "phone": "by telephone"
        default: stay.words("how") ?? ""
        }
      return "\(how) \(moment(stay["from"]) ?? "") to \(moment(stay["until"]) ?? "the end")"
    }
    let calls = person.items("spoken-to").compactMap { moment($0) }.map { "spoken to \($0)" }
    var parts = stays + calls
    if parts.isEmpty, person.says("wrote") {
      parts.append("wrote at the discussion; how they attended was not recorded")
    } else if parts.isEmpty {
      parts.append(moment(person["invited"]).map { "invited \($0), did not attend" } ?? "did not attend")
    }
    if let capacity = person["capacity"]?.string, capacity != "member" { parts.append(display(capacity)) }
    func trait(_ name: String, yes: String, no: String) {
      switch person[name]?.string {
      case "yes": parts.append(yes)
      case "no": parts.append(no)
      case nil: break
      default: parts.append("not known whether: \(yes)")
      }
    }
    trait("may-decide", yes: "can decide for the agency", no: "CANNOT decide for the agency")
    trait("knows-child", yes: "knows the child", no: "does not know the child")
    trait("has-information", yes: "brought the agency's information", no: "WITHOUT the agency's information")
    return "\(name): \(parts.joined(separator: "; "))"
  }
}
