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

  /// A risk that was named: of whom, and which actions and decisions answer or rest on it.
  init(risk number: Int, at desk: Desk) {
    let meeting = desk.meeting
    guard let risk = meeting.risks.first(where: { $0.number == number }) else {
      self.init(title: "Risk \(number)", paragraphs: ["It was taken back."])
      return
    }
    let whose = risk.children.map { desk.name(of: $0) }.joined(separator: ", ")
    let actions = meeting.actions.filter { $0.plan.risks.contains(number) }.map {
      "Action \($0.number): \($0.plan.text)"
    }
    let decisions = meeting.decisions.filter { $0.taken?.risks.contains(number) == true }.map {
      "Decision \($0.number): \(desk.name(of: $0.child)), \(desk.procedure.name(of: $0))"
    }
    self.init(
      title: "Risk \(number)",
      paragraphs: [risk.text, "", "Of: \(whose.isEmpty ? "every child" : whose)", ""]
        + (actions.isEmpty ? ["No action answers it."] : actions) + decisions)
  }

  /// Everybody of the roll: who is here, and what is known of who is not.
  init(everybodyAt desk: Desk) {
    let meeting = desk.meeting
    let lines = desk.advice.quorum.slots.flatMap { standing -> [String] in
      let people = standing.people.compactMap { meeting.person($0) }
      guard !people.isEmpty else {
        let isListed = standing.strength != .consider || standing.state != .empty
        return isListed ? ["\(standing.name): \(standing.state.rawValue)"] : []
      }
      return people.map { person in
        let awaited =
          standing.state == .confirmed
          ? desk.confirmation(of: person, on: standing.slot) : standing.state.rawValue
        let here = person.attending?.rawValue ?? (standing.state == .present ? "not here" : awaited)
        return "\(standing.name): \(person.nameAndRole), \(here)"
      }
    }
    let more = desk.unlistedPlaces.map(\.name)
    let asked =
      more.isEmpty ? [] : ["", "May be asked besides, :invite or :chase: \(more.joined(separator: ", "))"]
    self.init(title: "Everybody of the roll", paragraphs: lines + asked)
  }

  /// Why the discussion was called: the referral, its concern, and who is concerned.
  init(referralAt desk: Desk) {
    let brought = desk.meeting.case
    func told(_ instant: Instant, _ hour: AssumedHour) -> String {
      let time = London.local(instant)
      return "\(time.day.long) \(time.clock)" + (brought.assumedHours.contains(hour) ? " (hour assumed)" : "")
    }
    let referrer = [
      brought.referral.by, brought.referral.role ?? "", brought.referral.agency, brought.referral.how,
      told(brought.referral.received, .received),
    ]
    var lines = [referrer.filter { !$0.isEmpty }.joined(separator: ", "), "", brought.concern, ""]
    if let identified = brought.concernIdentified {
      lines.append("Identified: \(told(identified, .identified))")
    }
    if let trigger = brought.trigger {
      lines.append("Trigger: \(desk.procedure.triggers.first { $0.id == trigger }?.name ?? words(trigger))")
    }
    for child in brought.children { lines.append(child.inReferral(at: desk)) }
    for relative in brought.relatives { lines.append(relative.inReferral(at: desk)) }
    lines +=
      brought.otherChildren.isEmpty
      ? [] : ["Other children: \(brought.otherChildren.joined(separator: "; "))"]
    let household: [(String, String?)] = [
      ("Address", brought.address), ("First language", brought.firstLanguage),
      ("Interpreter needed", brought.interpreter?.rawValue),
    ]
    lines += [""] + household.map { "\($0.0): \($0.1 ?? "not said")" }
    self.init(title: "The referral", paragraphs: lines)
  }

  /// A place of the roll, whole: who sits there, and everything that was done to fill it.
  init(slot: Slot, at desk: Desk) {
    let standing = desk.advice.quorum.slots.first { $0.slot == slot }
    let record = desk.meeting.record(of: slot)
    var lines: [String] = []
    for person in desk.meeting.people(of: slot) {
      let contact = person.contact.map { ", \($0)" } ?? ""
      lines.append("\(person.nameAndRole)\(contact)")
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
      let came = chase.outcome.map(\.rawValue) ?? (chase.text.isEmpty ? nil : "told us")
      let outcome = came.map { ", \($0)" } ?? ""
      lines.append("\(desk.dayAndClock(chase.at)) \(chase.by) chased\(outcome): \(chase.text)")
    }
    for writing in record.writings {
      lines.append("\(desk.dayAndClock(writing.at)) in writing: \(writing.text)")
    }
    if let apology = record.apologies {
      lines.append("\(desk.dayAndClock(apology.at)) apologies\(apology.because.map { ": \($0)" } ?? "")")
    }
    if let without = record.without {
      lines.append("\(desk.dayAndClock(without.at)) going on without: \(without.because)")
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
  case .agencyOnly: "private, for its agency only"
  case .after(let event): "after \(event)"
  }
}

extension Child {
  /// All that the referral says of a child, in a line.
  fileprivate func inReferral(at desk: Desk) -> String {
    let years = ageInWords(on: desk.local.day).map { ", \($0)" } ?? ""
    let born: String? =
      switch life {
      case .born(let day): "born \(day.dayMonthYear)\(years)"
      case .unborn(let due): "unborn" + (due.map { ", due \($0.dayMonthYear)" } ?? "")
      case .deceased: "deceased"
      }
    let parts = [name.isEmpty ? desk.name(of: key) : name, born, school, address.map { "lives at \($0)" }]
    return (parts.compactMap(\.self) + facts).joined(separator: "; ")
  }
}

extension Relative {
  /// All that the referral says of somebody of the family, in a line: parental responsibility is said for each child.
  fileprivate func inReferral(at desk: Desk) -> String {
    let said = responsibilities(in: desk.meeting)
    let responsible =
      said.isEmpty
      ? "parental responsibility not said" : "parental responsibility: \(said.joined(separator: ", "))"
    let parts = [
      "\(name), \(relation)", born.map { "born \($0.dayMonthYear)" }, responsible,
      isInHousehold.map { $0 ? "in the household" : "not in the household" },
      address.map { "lives at \($0)" },
    ]
    return (parts.compactMap(\.self) + facts).joined(separator: "; ")
  }
}

extension Person {
  /// `I Malik, detective sergeant`; of whom no role is known the name.
  var nameAndRole: String { role.isEmpty ? name : "\(name), \(role)" }
}

extension Desk {
  /// The time, with its day where it is not today.
  fileprivate func dayAndClock(_ instant: Instant) -> String {
    let time = London.local(instant)
    return time.day == local.day ? time.clock : "\(time.day.short) \(time.clock)"
  }
}
