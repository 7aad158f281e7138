import Advice
import Calendar
import Meeting
import Procedures
import Text

// Who is who: who is asked to come, as what they take part, who chairs and who takes the minutes.
extension Reader {
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
    let parts = person.parts(at: ",")
    let name = try required(parts[0], "who is it? NAME, ROLE, contact")
    let role = parts.count > 1 ? parts[1].text : ""
    let contact = parts.count > 2 ? person.part(parts[2].range.lowerBound..<person.range.upperBound).text : ""
    let invited = try invitations(
      of: parts[0], role: role, contact: contact.isEmpty ? nil : contact, for: agency,
      children(marked, at: agency))
    let known = known(name, of: agency)
    let children = (known?.children ?? []) + invited.compactMap(\.slot.child)
    let given = invited.first?.role ?? ""
    let told: [String?] = [
      "INVITED \(listed([known?.name ?? name, given].filter { !$0.isEmpty }, else: ""))",
      told(slots(of: agency, children.isEmpty ? .nobody : .some(children))) + (isNew ? " (new)" : ""),
      known.map { $0.children.isEmpty ? "till now for no child in particular" : "one more child's place" },
      contact.isEmpty ? nil : display(contact),
    ]
    return Understood(
      drafts: invited.map { draft(.invited($0)) }, preview: told.compactMap(\.self).joined(separator: " · "),
      gaps: [
        given.isEmpty ? "in which role?" : nil, isForAll(marked, at: agency),
        Self.isNoContact(contact) ? "“\(display(contact))” is kept as the contact: NAME, ROLE, contact" : nil,
        children.isEmpty ? whichChild(at: agency) : nil,
        known == nil ? elsewhere(name, besides: agency) : nil,
      ].compactMap(\.self))
  }

  /// Whether what stands behind the role is no number and no address: it is rather the role, or where somebody works.
  private static func isNoContact(_ text: String) -> Bool {
    !text.isEmpty && !text.contains { $0.isNumber || $0 == "@" }
  }

  /// That the same person is named for another agency too: neither place speaks for the other.
  func elsewhere(_ name: String, besides agency: AgencyKey) -> String? {
    otherPlace(of: name, besides: agency).map { other in
      let place = display(self.name(of: other.agency))
      return "\(display(other.name)) is named for \(place) already: mark and ask each place"
    }
  }

  /// What somebody is asked with, once for each child; whoever is there already only for a child they are not there for.
  func invitations(
    of name: Phrase, role: String, contact: String?, for agency: AgencyKey, _ children: [ChildKey]
  ) throws(Refusal) -> [Invitation] {
    let known = known(name.text, of: agency)
    let new = children.filter { known?.children.contains($0) != true }
    if let known, new.isEmpty {
      let others = childrenApart(at: agency).filter { !known.children.contains($0) }
      let marks = others.map { meeting.mark(of: $0) }
      let more = marks.isEmpty ? "" : "; for a child: \(display(marks.joined(separator: " ")))"
      throw Refusal(name, "\(quoted(name)) is there already\(more)")
    }
    let key = known?.key ?? PersonKey(context.fresh())
    let slots = new.isEmpty ? [Slot(agency)] : new.map { Slot(agency, child: $0) }
    return slots.map { slot in
      Invitation(
        key: key, slot: slot, name: known?.name ?? name.text, role: role.isEmpty ? known?.role ?? "" : role,
        contact: contact, invited: context.now)
    }
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
