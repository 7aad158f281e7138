import Advice
import Calendar
import Meeting
import Procedures
import Text

// Agencies of which each child has one of its own: two schools, and who speaks for which.
extension Reader {
  /// The children for whom somebody is asked: those marked; all are each by name where each has a place of its own.
  func children(_ marked: Marked, at agency: AgencyKey) -> [ChildKey] {
    switch marked {
    case .nobody: []
    case .some(let keys): isApart(agency) ? keys : []
    case .all: childrenApart(at: agency)
    }
  }

  /// That an agency is one for all children, where somebody was named for one of them: the roll would not say it.
  func isForAll(_ marked: Marked, at agency: AgencyKey) -> String? {
    guard case .some = marked, !isApart(agency), meeting.livingChildren.count > 1 else { return nil }
    return "one place for all children: whose they are stands in the role"
  }

  /// The children of whom each has a place of its own at an agency, or may have while nobody has said whether they are
  /// at school; none where it has one for all.
  func childrenApart(at agency: AgencyKey) -> [ChildKey] {
    guard meeting.livingChildren.count > 1,
      let rule = procedure.slots.first(where: { $0.id == agency.text && $0.perChild })
    else { return [] }
    let concerned = meeting.concerned(by: rule)
    let open = procedure.circumstances.filter {
      rule.when.wanted.contains($0.id) && !CircumstancePlace(circumstance: $0).isSaidByReferral
    }
    return meeting.livingChildren.filter { child in
      concerned.contains(child.key)
        || open.contains { circumstance in
          let answer = meeting.answer(to: circumstance.id, child: child.key)
          return answer != .yes && answer != .no && circumstance.isAsked(of: child, on: now.day)
        }
    }.map(\.key)
  }

  /// What is asked where nobody says for which child somebody comes, and it is not for the only one it can be.
  func whichChild(at agency: AgencyKey) -> String? {
    let children = childrenApart(at: agency)
    let isNamed = meeting.persons.contains { $0.agency == agency && !$0.children.isEmpty }
    guard children.count > 1 || isNamed && !children.isEmpty else { return nil }
    let marks = children.map { meeting.mark(of: $0) } + (children.count > 1 ? ["#all"] : [])
    return "of which child? \(display(marks.joined(separator: " ")))"
  }

  // MARK: Who speaks for which

  /// Whether an agency has a place for each child: what one of them says is not another's.
  func isApart(_ agency: AgencyKey) -> Bool {
    procedure.slots.contains { $0.id == agency.text && $0.perChild }
  }

  /// `school isla`, `isla's school`: how somebody who fills a child's place is named by it.
  func namesOfPlaces(_ person: Person) -> [String] {
    guard person.capacity == .member, isApart(person.agency) else { return [] }
    let filled = children.filter { child in
      meeting.members(of: Slot(person.agency, child: child.value)).contains { $0.key == person.key }
    }
    return [name(of: person.agency), person.agency.text].flatMap { agency in
      filled.flatMap(\.names).flatMap { ["\(agency) \($0)", "\($0) \(agency)", "\($0)s \(agency)"] }
    }
  }

  /// Who is meant where an agency is named: at one with a place for each child, the one who is here for this child.
  func who(_ who: Who, for child: ChildKey?) -> Who {
    guard let child, case .agency(let key) = who, isApart(key) else { return who }
    let here = meeting.members(of: Slot(key, child: child)).filter(\.isHere)
    return here.count == 1 ? .person(here[0].key) : who
  }

  /// What is asked where several are here of an agency of which each child has its own, and it alone was named.
  func whichOfThem(_ who: Who) -> String? {
    guard case .agency(let key) = who, isApart(key) else { return nil }
    let here = meeting.members(of: Slot(key)).filter(\.isHere)
    guard here.count > 1 else { return nil }
    return "which \(display(name(of: key)))? \(either(here.map { "\($0.surname.lowercased()):" }))"
  }

  /// That a child's place is named of which there is nobody.
  func nobody(atPlace speaker: Phrase, tail: String) -> Refusal? {
    guard speaker.words.count > 1, let found = try? longest(speaker, among: agencies), isApart(found.value),
      case .one(let child) = find(speaker.after(found.phrase).text, among: children)
    else { return nil }
    let mark = display(meeting.mark(of: child))
    return Refusal(
      speaker,
      "nobody is named for \(told(Slot(found.value, child: child))); :invite \(found.value) NAME, ROLE \(mark) · \(tail)"
    )
  }
}
