import Calendar
import Meeting
import Procedures
import Text

// Which slot is meant, and who comes and goes.
extension Reader {
  /// The slot that the phrase names: an agency, and a child where one is marked.
  func slot(_ phrase: Phrase) throws(Refusal) -> Slot {
    let slots = try slots(phrase)
    guard slots.count == 1 else { throw Refusal(phrase, "one child a line here; the other gets its own") }
    return slots[0]
  }

  /// The slots that the phrase names: an agency's, of each child that is marked.
  func slots(_ phrase: Phrase) throws(Refusal) -> [Slot] {
    let name = phrase.words.first(where: isChildMark).map(phrase.before) ?? phrase
    let (marked, rest) = try leadingChildren(phrase.after(name))
    try refuseRest(rest, "an agency, and #child where it is one child's")
    guard !name.isEmpty else {
      throw Refusal(phrase, "which agency? \(listed(agencyNames, else: "none is known"))")
    }
    guard let agency = try one(name, among: agencies) else { throw unknownAgency(name) }
    return slots(of: agency, marked)
  }

  /// A refusal of an agency that is not listed here: how another is named stands before the list, which may be long.
  func unknownAgency(_ name: Phrase) -> Refusal {
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

  /// The places of an agency for the children that are marked; the whole agency's where none is.
  func slots(of agency: AgencyKey, _ marked: Marked) -> [Slot] {
    guard case .some(let keys) = marked else { return [Slot(agency)] }
    return keys.map { Slot(agency, child: $0) }
  }

  func told(_ slot: Slot) -> String { told([slot]) }

  /// Places of one agency: `school, Alfie Archie`.
  func told(_ slots: [Slot]) -> String {
    let agency = slots.first.map { display(name(of: $0.agency)) } ?? ""
    let children = slots.compactMap(\.child)
    return children.isEmpty ? agency : "\(agency), \(names(children))"
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
    let people = try several(phrase.before(last)) { part throws(Refusal) in
      try everyPlace(of: part) { !$0.isHere }
    }.flatMap(\.self)
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
    let people = try everyPlace(of: phrase) { $0.isHere }
    for person in people {
      guard let stay = person.stays.last, stay.until == nil else {
        throw Refusal(phrase, "\(display(person.name)) is not here")
      }
      guard instant(at) >= stay.from else {
        throw Refusal(phrase, "\(display(person.name)) came at \(London.local(stay.from).clock), after that")
      }
    }
    return Understood(
      drafts: people.map { draft(.left($0.key, at: instant(at))) },
      preview: "LEFT \(people.map { fullName($0) }.joined(separator: " and "))  at \(at.clock)")
  }

  /// Who comes or goes: one who has several places is at all of them, of which `isMeant` holds of any.
  private func everyPlace(
    of phrase: Phrase, where isMeant: (Person) -> Bool
  ) throws(Refusal) -> [Person] {
    let name = phrase.text.first == "@" ? phrase.dropping(1) : phrase
    let people = severalPlaces(name, among: everybody)
    guard !people.isEmpty else { return [try person(phrase, where: isMeant)] }
    let meant = people.filter(isMeant)
    return meant.isEmpty ? people : meant
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
}
