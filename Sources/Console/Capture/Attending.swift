import Calendar
import Meeting
import Procedures
import Text

// Who is called, who comes and goes, and what is known about a slot.
extension Reader {
  /// The slot that the phrase names: an agency, and a child where one is marked.
  func slot(_ phrase: Phrase) throws(Refusal) -> Slot {
    let name = phrase.words.first(where: isChildMark).map(phrase.before) ?? phrase
    let (marked, rest) = try leadingChildren(phrase.after(name))
    try refuseRest(rest, "an agency, and #child where it is one child's")
    guard !name.isEmpty else {
      throw Refusal(phrase, "which agency? \(listed(agencyNames, else: "none is known"))")
    }
    guard let agency = try one(name, among: agencies) else { throw unknownAgency(name) }
    return Slot(agency, child: try oneChild(marked, at: rest))
  }

  /// A refusal of an agency that is not listed here: how another is named stands before the list, which may be long.
  private func unknownAgency(_ name: Phrase) -> Refusal {
    if let near = nearest(name.text, among: agencyNames) {
      return Refusal(
        name, "no slot \(quoted(name)); Tab: \(display(near)) · a new one stands in \"quotes\"")
    }
    return Refusal(
      name,
      "no slot \(quoted(name)); new: :invite \"\(display(name.unquoted.text))\" NAME, ROLE"
        + (agencyNames.isEmpty ? "" : " · listed: \(listed(agencyNames, else: ""))"))
  }

  var agencyNames: [String] { agencies.map(\.shown) }

  func told(_ slot: Slot) -> String {
    let agency = display(name(of: slot.agency))
    return slot.child.map { "\(agency), \(names([$0]))" } ?? agency
  }

  /// What stands before `because`, and the reason behind it.
  func reasoned(_ arguments: Phrase) -> (before: Phrase, because: Phrase?) {
    arguments.cut(atKeyword: "because").map { ($0.before, $0.after) } ?? (arguments, nil)
  }

  // MARK: Coming and going

  private func timed(_ arguments: Phrase) throws(Refusal) -> (who: Phrase, at: LocalTime) {
    guard let cut = arguments.cut(atKeyword: "at") else { return (arguments, now) }
    guard !cut.after.isEmpty else { throw Refusal(cut.after, "at what time? 10:40") }
    return (cut.before, try past(cut.after))
  }

  func readPresent(_ arguments: Phrase) throws(Refusal) -> Understood {
    let (phrase, at) = try timed(arguments)
    let words = phrase.words
    let ways = Attendance.allCases.map(\.rawValue)
    guard let last = words.last, let how = Attendance(rawValue: last.lowercased) else {
      guard words.count > 1, let last = words.last else {
        throw Refusal(endOf: arguments, "who, and how? WHO \(either(ways))")
      }
      throw Refusal(last, "how? \(either(ways))")
    }
    let people = try several(phrase.before(last)) { part throws(Refusal) in try person(part) { !$0.isHere } }
    for person in people {
      if let reason = tooEarly(at, for: person) { throw Refusal(phrase, reason) }
    }
    guard Set(people.map(\.key)).count == people.count else {
      throw Refusal(phrase, "somebody is named twice")
    }
    return Understood(
      drafts: people.map { draft(.arrived($0.key, how, at: instant(at))) },
      preview:
        "PRESENT \(people.map { fullName($0) }.joined(separator: " and ")), \(how.rawValue)  at \(at.clock)")
  }

  func readLeft(_ arguments: Phrase) throws(Refusal) -> Understood {
    let (phrase, at) = try timed(arguments)
    let person = try person(phrase) { $0.isHere }
    guard let stay = person.stays.last, stay.until == nil else {
      throw Refusal(phrase, "\(display(person.name)) is not here")
    }
    guard instant(at) >= stay.from else {
      throw Refusal(phrase, "\(display(person.name)) came at \(London.local(stay.from).clock), after that")
    }
    return understood(.left(person.key, at: instant(at)), "LEFT \(fullName(person))  at \(at.clock)")
  }

  /// Why they cannot have come at that time: they were here until later.
  private func tooEarly(_ at: LocalTime, for person: Person) -> String? {
    guard let last = person.stays.last, instant(at) < last.until ?? last.from else { return nil }
    let since = London.local(last.until ?? last.from).clock
    return "\(display(person.name)) \(last.until == nil ? "is here since" : "was here until") \(since)"
  }

  func readSpoke(_ arguments: Phrase) throws(Refusal) -> Understood {
    let (phrase, at) = try timed(arguments)
    let person = try person(phrase)
    return understood(.spoke(person.key, at: instant(at)), "SPOKE WITH \(fullName(person))  at \(at.clock)")
  }

  // MARK: Slots

  func readChase(_ arguments: Phrase) throws(Refusal) -> Understood {
    let cut = arguments.cut(at: ":")
    var phrase = cut?.before ?? arguments
    var said = cut?.after.text ?? ""
    var heard: Heard?
    let words = phrase.words
    for count in (1...4).reversed() where heard == nil && words.count > count {
      let last = words.suffix(count)
      let spoken = last.map(\.lowercased).joined(separator: " ")
      guard let found = Heard.spoken[spoken] else { continue }
      heard = found
      // Where it was left is kept: `:chase police voicemail` says more than that nobody answered.
      if found == .outcome(.noAnswer), spoken != ChaseOutcome.noAnswer.rawValue {
        said = said.isEmpty ? spoken : "\(spoken): \(said)"
      }
      phrase = phrase.before(words[words.count - count])
    }
    let (slot, person) = try called(phrase)
    // Who answered is what was said, where nothing else was.
    if let person, heard != nil, said.isEmpty { said = person.name }
    let isPlain = heard == nil && !said.isEmpty
    let reached = heard ?? (Unreached.begins(said) ? .outcome(.noAnswer) : .toldUs)
    var parts: [String?] = ["CHASED \(told(slot))"]
    // What was understood of mere words is said before them, with how the other is said: there it is never cut.
    let begun = said.split { !$0.isLetter }.first.flatMap { ChaseOutcome(rawValue: $0.lowercased()) }
    let other =
      reached == .toldUs ? (begun ?? .noAnswer).rawValue : Heard.toldUs.words
    if heard != nil || isPlain {
      parts.append(reached.words + (isPlain ? ", or say \u{201C}\(other):\u{201D} first" : ""))
    }
    if !said.isEmpty { parts.append(display(said)) }
    let gap: String? =
      !said.isEmpty
      ? nil
      : heard == nil
        ? "confirmed, declined, no answer, or what was said?" : heard == .toldUs ? "what was said?" : nil
    return understood(
      .chased(slot, reached.outcome, said), parts.compactMap { $0 }.joined(separator: " · "),
      gaps: gap.map { [$0] } ?? [])
  }

  /// The slot that was called: an agency, or the one of whoever is named.
  private func called(_ phrase: Phrase) throws(Refusal) -> (slot: Slot, person: Person?) {
    let name = phrase.words.first(where: isChildMark).map(phrase.before) ?? phrase
    guard !name.isEmpty, try one(name, among: agencies) == nil, case .person(let key)? = try who(name),
      let person = meeting.person(key)
    else { return (try slot(phrase), nil) }
    let (marked, rest) = try leadingChildren(phrase.after(name))
    try refuseRest(rest, "an agency or a surname, and #child where it is one child's")
    let child = try oneChild(marked, at: rest) ?? person.slot.child
    return (Slot(person.agency, child: child), person)
  }

  func readWritten(_ arguments: Phrase) throws(Refusal) -> Understood {
    guard let cut = arguments.cut(at: ":") else {
      throw Refusal(endOf: arguments, "what did they write? SLOT: text")
    }
    let slot = try slot(cut.before)
    let text = try required(cut.after, "what did \(told(slot)) write?")
    return understood(
      .written(slot, text), "WRITTEN \(told(slot)) · \(display(text)) · informs, does not count")
  }

  func readApologies(_ arguments: Phrase) throws(Refusal) -> Understood {
    let (phrase, because) = reasoned(arguments)
    let slot = try slot(phrase)
    let reason = try because.map { reason throws(Refusal) in try required(reason, "because of what?") }
    return understood(
      .apologies(slot, because: reason),
      "APOLOGIES \(told(slot))" + (reason.map { " · \(display($0))" } ?? ""))
  }

  func readNoResponse(_ arguments: Phrase) throws(Refusal) -> Understood {
    let slot = try slot(arguments)
    return understood(.notResponded(slot), "NO RESPONSE \(told(slot))")
  }

  func readWithout(_ arguments: Phrase) throws(Refusal) -> Understood {
    let (phrase, because) = reasoned(arguments)
    let slot = try slot(phrase)
    guard let because else {
      throw Refusal(endOf: arguments, "because what? SLOT because TEXT; urgent TEXT")
    }
    var reason = because
    var urgency: Urgency?
    for part in because.parts(at: ";").dropFirst() {
      guard let word = part.firstWord, ClockWords.bare(word).lowercased == "urgent" else { continue }
      reason = because.before(part).dropping(last: ";")
      urgency = try readUrgency(because.after(word))
      break
    }
    let text = try required(reason, "because what?")
    var parts = ["GOING ON WITHOUT \(told(slot))", display(text)]
    if let urgency {
      parts.append((urgency.ground.map { "\($0.rawValue): " } ?? "") + display(urgency.text))
    }
    let question = "would delay raise the risk, or impede the investigation?"
    return understood(
      .without(slot, because: text, urgency), parts.joined(separator: " · "),
      gaps: urgency?.ground == nil ? [question] : [])
  }

  private func readUrgency(_ phrase: Phrase) throws(Refusal) -> Urgency {
    if let cut = phrase.cut(at: ":"), let ground = UrgencyGround(rawValue: cut.before.lowercased) {
      return Urgency(ground: ground, text: cut.after.text)
    }
    return Urgency(
      ground: nil, text: try required(phrase, "why is it urgent? risk: TEXT or investigation: TEXT"))
  }

  // MARK: Who is who

  func readInvite(_ arguments: Phrase) throws(Refusal) -> Understood {
    guard let first = arguments.firstWord else {
      throw Refusal(arguments, "whom? SLOT NAME, ROLE, contact")
    }
    var agency: AgencyKey
    var rest: Phrase
    var isNew = false
    if first.isQuoted {
      agency = self.agency(called: first.unquoted.text)
      isNew = !agencies.contains { $0.value == agency }
      rest = arguments.after(first)
      guard !agency.text.isEmpty else { throw Refusal(first, "which agency?") }
    } else if let found = try longest(arguments, among: agencies), !isAnother(found.phrase) {
      (agency, rest) = (found.value, arguments.after(found.phrase))
    } else if isAnother(first) {
      throw Refusal(first, "another agency is named in quotes: :invite \"Housing\" NAME, ROLE")
    } else {
      throw unknownAgency(first)
    }
    var (marked, person) = try leadingChildren(rest)
    if person.words.contains(where: isChildMark) { (marked, person) = try unmarked(person, marked) }
    let slot = Slot(agency, child: try oneChild(marked, at: rest))
    let parts = person.parts(at: ",")
    let name = try required(parts[0], "who is it? NAME, ROLE, contact")
    if known(name, of: agency) != nil { throw Refusal(parts[0], "\(quoted(parts[0])) is there already") }
    let role = parts.count > 1 ? parts[1].text : ""
    let contact = parts.count > 2 ? person.part(parts[2].range.lowerBound..<person.range.upperBound).text : ""
    let invitation = Invitation(
      key: PersonKey(context.fresh()), slot: slot, name: name, role: role,
      contact: contact.isEmpty ? nil : contact, invited: context.now)
    let told = [
      "INVITED \(listed([name, role].filter { !$0.isEmpty }, else: ""))",
      "\(told(slot))\(isNew ? " (new)" : "")",
    ]
    return understood(
      .invited(invitation),
      (told + (contact.isEmpty ? [] : [display(contact)])).joined(separator: " · "),
      gaps: role.isEmpty ? ["in which role?"] : [])
  }

  /// Whether the word only says that it is another agency: with it alone begin names of some, and none is meant.
  private func isAnother(_ phrase: Phrase) -> Bool {
    ["other", "another", "others"].contains(phrase.lowercased)
      && !agencies.contains { ($0.names + $0.wholes).contains { fold($0) == fold(phrase.text) } }
  }

  /// The phrase without the marks of children that stand in it: behind a role, too, one names that child's place.
  private func unmarked(_ phrase: Phrase, _ marked: Marked) throws(Refusal) -> (Marked, Phrase) {
    var marked = marked
    var text = ""
    for word in phrase.words {
      if isChildMark(word) {
        marked = try adding(word, to: marked)
        if word.text.last == "," { text += "," }
      } else {
        text += (text.isEmpty ? "" : " ") + word.text
      }
    }
    return (marked, Line(text).whole)
  }

  func readMember(_ arguments: Phrase) throws(Refusal) -> Understood {
    var phrase = arguments
    var answer = Answer.yes
    if let last = phrase.lastWord, let said = Answer(rawValue: last.lowercased) {
      answer = said
      phrase = phrase.before(last)
    }
    let capacities: [Capacity] = [.adviser, .observer]
    for trait in Trait.allCases {
      guard let cut = phrase.cut(atKeyword: trait.rawValue), cut.after.isEmpty else { continue }
      return try each(cut.before, "\(trait.rawValue): \(answer.rawValue)") { .trait($0.key, trait, answer) }
    }
    for capacity in capacities {
      guard let cut = phrase.cut(atKeyword: capacity.rawValue), cut.after.isEmpty else { continue }
      let new = answer == .no ? .member : capacity
      return try each(cut.before, "takes part as \(new.rawValue)") { .capacity($0.key, new) }
    }
    throw Refusal(
      arguments.lastWord ?? arguments,
      "what of them? \(either(Trait.allCases.map(\.rawValue) + capacities.map(\.rawValue)))")
  }

  /// The same act for each of the people named.
  private func each(
    _ phrase: Phrase, _ told: String, _ act: (Person) -> Act
  ) throws(Refusal) -> Understood {
    let people = try several(phrase) { part throws(Refusal) in try person(part) { $0.isHere } }
    return Understood(
      drafts: people.map { draft(act($0)) },
      preview: "\(people.map { fullName($0) }.joined(separator: " and ")) · \(told)")
  }

  /// Somebody who takes the minutes and was not named before: for no agency, whoever it is.
  private func readClerk(_ arguments: Phrase) throws(Refusal) -> Understood? {
    let parts = arguments.parts(at: ",")
    guard let phrase = parts.first, !phrase.isEmpty else { return nil }
    let isNew: Bool
    do throws(Refusal) { isNew = try who(phrase) == nil } catch { return nil }
    guard isNew else { return nil }
    let name = (phrase.text.first == "@" ? phrase.dropping(1) : phrase).unquoted
    guard phrase.firstWord?.isQuoted == true || parts.count > 1 || name.words.count > 1 else {
      throw nobody(phrase, tail: "new: first name and surname")
    }
    let role = parts.count > 1 && !parts[1].isEmpty ? parts[1].text : Office.minuteTaker.rawValue
    // Never asked to come as an agency is, and so neither on its roll nor in the quorum.
    let clerk = Invitation(
      key: PersonKey(context.fresh()), slot: Slot(.minuteTaker), name: name.text, role: role, contact: nil,
      invited: nil)
    let former = meeting.holder(of: .minuteTaker).map { " · takes over from \(display($0.name))" } ?? ""
    return Understood(
      drafts: [draft(.invited(clerk)), draft(.office(.minuteTaker, clerk.key, grade: nil))],
      preview: "MINUTES \(display(clerk.name)), \(display(role)) (new) · counts for no agency\(former)")
  }

  /// Who, and the whole name of a grade behind: `osei team manager`; nothing where none stands there.
  private func gradeBehind(_ arguments: Phrase) -> (before: Phrase, after: Phrase)? {
    let names = Set(procedure.chair.grades.flatMap { [fold($0.name), fold($0.id)] })
    for word in arguments.words.dropFirst() {
      let rest = arguments.part(word.range.lowerBound..<arguments.range.upperBound)
      if names.contains(fold(rest.text)) { return (arguments.before(word), rest) }
    }
    return nil
  }

  func readOffice(_ office: Office, _ arguments: Phrase) throws(Refusal) -> Understood {
    if office == .minuteTaker, let clerk = try readClerk(arguments) { return clerk }
    let cut =
      arguments.cut(atKeyword: "as").map { (before: $0.before, after: $0.after) } ?? gradeBehind(arguments)
    let person = try person(cut?.before ?? arguments)
    var grade: ChairRule.Grade?
    if let cut {
      let grades = procedure.chair.grades.map { Named($0, [$0.name, $0.id]) }
      grade = try one(cut.after, among: grades)
      if grade == nil {
        throw Refusal(
          cut.after,
          "no grade \(quoted(cut.after)): \(listed(procedure.chair.grades.map(\.name), else: "this procedure names none"))"
        )
      }
    }
    let former = meeting.holder(of: office).flatMap { $0.key == person.key ? nil : $0 }
    let parts = [
      "\(office == .chair ? "CHAIR" : "MINUTES") \(fullName(person))", grade.map { "as \(display($0.name))" },
      former.map { "takes over from \(display($0.name))" },
    ]
    let wantsGrade = office == .chair && grade == nil && !procedure.chair.grades.isEmpty
    return understood(
      .office(office, person.key, grade: grade?.id), parts.compactMap { $0 }.joined(separator: " · "),
      gaps: wantsGrade ? ["in which grade?"] : [])
  }
}

/// What came of a call, as a line says it.
private enum Heard: Hashable {
  case outcome(ChaseOutcome)
  /// Somebody answered, and gave information: the event has no outcome then, only their words.
  case toldUs

  var outcome: ChaseOutcome? {
    switch self {
    case .outcome(let outcome): outcome
    case .toldUs: nil
    }
  }

  var words: String { outcome?.rawValue ?? "told us" }

  /// What each of the words for it says.
  static let spoken: [String: Heard] = {
    var spoken = ["told us": Heard.toldUs]
    for words in Unreached.words { spoken[words] = .outcome(.noAnswer) }
    for outcome in ChaseOutcome.allCases { spoken[outcome.rawValue] = .outcome(outcome) }
    return spoken
  }()
}

/// The plain words for it that a call reached nobody: an attempt, which informs nobody of anything.
private enum Unreached {
  static let words: Set<String> = [
    "no answer", "no reply", "no response", "did not answer", "didn't answer", "didn\u{2019}t answer",
    "not answered", "not answering", "nobody answered", "no one answered", "nobody there", "not reached",
    "nobody reached", "reached nobody", "did not pick up", "didn't pick up", "didn\u{2019}t pick up",
    "answerphone", "answer phone", "answering machine", "answer machine", "voicemail", "voice mail",
    "left a message", "left message", "message left", "left a voicemail", "left voicemail", "engaged",
    "line engaged", "number engaged", "line busy", "rang off", "rang out", "hung up", "unobtainable",
    "number unobtainable", "switched off", "phone off",
  ]

  /// Whether the first clause is such words and nothing else: `engaged, will ring at 3`, not `engaged with her since May`.
  static func begins(_ text: String) -> Bool {
    let clause = text.prefix { !",;:.!(–—".contains($0) }
    let spoken = clause.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.contains { spoken == $0 || spoken.hasPrefix("\($0) and ") || spoken == "\($0) again" }
  }
}
