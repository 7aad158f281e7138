import Advice
import Calendar
import Meeting
import Procedures
import Text

extension WholeText {
  /// A contribution or a note, whole.
  init(saying index: Int, at desk: Desk) {
    let said = desk.meeting.sayings[index]
    let time = London.local(said.at).clock
    let voice = said.saying.voice.map { desk.name(of: $0) } ?? "a note, said by nobody"
    let kind = said.saying.isOpinion ? " (opinion)" : ""
    let share = said.share.map { ["", "Share: \(told($0))"] } ?? []
    self.init(
      title: "\(time) \(voice)\(kind)",
      paragraphs: [said.saying.text] + share + ["", "Written by \(said.by.person)"])
  }

  /// Everybody of the roll: who is here, and what is known of who is not.
  init(everybodyAt desk: Desk) {
    let meeting = desk.meeting
    let lines = desk.advice.quorum.slots.flatMap { standing -> [String] in
      let people = standing.people.compactMap { meeting.person($0) }
      guard !people.isEmpty else {
        return standing.strength == .consider ? [] : ["\(standing.name): \(standing.state.rawValue)"]
      }
      return people.map { person in
        let here =
          person.attending?.rawValue ?? (standing.state == .present ? "not here" : standing.state.rawValue)
        return "\(standing.name): \(person.name), \(person.role), \(here)"
      }
    }
    self.init(title: "Everybody of the roll", paragraphs: lines)
  }

  /// Why the discussion was called: the referral, its concern, and who is concerned.
  init(referralAt desk: Desk) {
    let brought = desk.meeting.case
    let received = London.local(brought.referral.received)
    var lines = [
      "\(brought.referral.by), \(brought.referral.agency), \(brought.referral.how), \(received.day.long) \(received.clock)",
      "", brought.concern, "",
    ]
    for child in brought.children {
      let facts = child.facts.isEmpty ? "" : ": " + child.facts.joined(separator: "; ")
      lines.append(
        "\(desk.name(of: child.key))\(child.age(on: desk.local.day).map { ", \($0)" } ?? "")\(facts)")
    }
    for relative in brought.relatives {
      let facts = relative.facts.isEmpty ? "" : ": " + relative.facts.joined(separator: "; ")
      lines.append("\(relative.name), \(relative.relation)\(facts)")
    }
    if let address = brought.address { lines += ["", address] }
    self.init(title: "The referral", paragraphs: lines)
  }

  /// A place of the roll, whole: who sits there, and everything that was done to fill it.
  init(slot: Slot, at desk: Desk) {
    let standing = desk.advice.quorum.slots.first { $0.slot == slot }
    let record = desk.meeting.record(of: slot)
    var lines: [String] = []
    for person in desk.meeting.people(of: slot) {
      let contact = person.contact.map { ", \($0)" } ?? ""
      lines.append("\(person.name), \(person.role)\(contact)")
      for stay in person.stays {
        let until = stay.until.map { " to \(London.local($0).clock)" } ?? ""
        lines.append("  here \(London.local(stay.from).clock)\(until), \(stay.how.rawValue)")
      }
      let traits = Trait.allCases.compactMap { trait in
        person.traits[trait].map { "\(trait.rawValue): \($0.rawValue)" }
      }
      if !traits.isEmpty { lines.append("  " + traits.joined(separator: " · ")) }
    }
    if lines.isEmpty { lines.append("nobody named") }
    for chase in record.chases {
      let outcome = chase.outcome.map { ", \($0.rawValue)" } ?? ""
      lines.append("\(London.local(chase.at).clock) \(chase.by) chased\(outcome): \(chase.text)")
    }
    for writing in record.writings {
      lines.append("\(London.local(writing.at).clock) in writing: \(writing.text)")
    }
    if let apology = record.apologies {
      lines.append("\(London.local(apology.at).clock) apologies\(apology.because.map { ": \($0)" } ?? "")")
    }
    if let without = record.without {
      lines.append("\(London.local(without.at).clock) going on without: \(without.because)")
    }
    if let contact = standing?.contact { lines += ["", "Contact: \(contact)"] }
    if let citation = standing?.citation { lines += ["", "\(citation)"] }
    self.init(title: standing?.name ?? desk.procedure.name(of: slot.agency), paragraphs: lines)
  }
}

private func told(_ share: Share) -> String {
  switch share {
  case .yes: "the family may have it"
  case .no: "not for the family"
  case .agencyOnly: "for that agency alone"
  case .after(let event): "after \(event)"
  }
}
