import Advice
import Calendar
import JSON
import Meeting
import Procedures

/// A meeting on its way into statements, with the words its procedure has for things.
struct Minuting {
  let proceedings: Proceedings
  let meeting: Meeting
  let advice: Advice
  let procedure: Procedure
  /// What each child is called, no two of them alike: copies are chosen by these.
  private let labels: [ChildKey: String]

  init(proceedings: Proceedings, advice: Advice, procedure: Procedure) {
    self.proceedings = proceedings
    self.advice = advice
    self.procedure = procedure
    let meeting = proceedings.meeting
    self.meeting = meeting
    var labels: [ChildKey: String] = [:]
    var taken: Set<String> = []
    for key in meeting.case.children.map(\.key) where labels[key] == nil {
      let name = meeting.callName(of: key)
      var label = name
      var number = 2
      while !taken.insert(label).inserted {
        label = "\(name) (\(number))"
        number += 1
      }
      labels[key] = label
    }
    self.labels = labels
  }

  // MARK: - Collections

  /// The values under random names, in an order that tells nothing of how many there are.
  func collection(_ name: String, _ values: [JSON]) -> [Statement] {
    zip(Minuting.ranks(values.count), values).map { rank, value in
      let ranked = JSON.object([.init("rank", .int(rank))] + (value.members ?? []))
      return Statement(at: [name, Statement.randomName()], ranked)
    }
  }

  /// Numbers in rising order of which none is the next of another.
  private static func ranks(_ count: Int) -> [Int] {
    var ranks: Set<Int> = []
    while ranks.count < count { ranks.insert(Int.random(in: 0..<(1 << 48))) }
    return ranks.sorted()
  }

  // MARK: - Words

  func label(_ child: ChildKey) -> String { labels[child] ?? child.text }

  /// The names of children in the family's order; null for none in particular.
  func children(_ keys: some Collection<ChildKey>) -> JSON {
    texts(everyChild.filter(keys.contains).map(label))
  }

  func children(_ key: ChildKey?) -> JSON { children(key.map { [$0] } ?? []) }

  /// The child that words are about and every other whom they name.
  func children(_ key: ChildKey?, namedIn words: String) -> JSON {
    children(everyChild.filter { $0 == key || words.contains(label($0)) })
  }

  /// Whether words about one child name another.
  func names(anotherThan child: ChildKey, _ words: String) -> Bool {
    everyChild.contains { $0 != child && words.contains(label($0)) }
  }

  var everyChild: [ChildKey] { meeting.case.children.map(\.key) }

  func name(of agency: AgencyKey) -> String { procedure.name(of: agency) }

  func name(of slot: Slot) -> String {
    name(of: slot.agency) + (slot.child.map { ", \(label($0))" } ?? "")
  }

  func name(of person: PersonKey) -> String { meeting.person(person)?.name ?? person.text }

  func name(ofDecision id: String) -> String { procedure.decisions.first { $0.id == id }?.name ?? id }

  /// An agency and, where it is known, who spoke for it.
  func voice(_ voice: Voice?) -> JSON {
    guard let voice else { return .null }
    return .present([
      "agency": .string(name(of: voice.agency)), "person": JSON(voice.person.map(name(of:))),
    ])
  }

  func time(_ instant: Instant?) -> JSON { JSON(instant?.description) }
  func time(_ local: LocalTime?) -> JSON { JSON(local?.description) }

  func share(_ share: Share?) -> JSON {
    switch share {
    case nil: .null
    case .yes: "yes"
    case .no: "no"
    case .agencyOnly: "agency"
    case .after(let event): .string("after \(event)")
    }
  }

  /// The share of a statement that holds parts with marks of their own: what is strictest holds for all of it.
  ///
  /// A part for one agency alone was heard by those who decided: it is kept from the family, not from them.
  func share(_ whole: Share?, with parts: [Share?]) -> JSON {
    if whole == .agencyOnly { return share(.agencyOnly) }
    if whole == .no || parts.contains(.no) || parts.contains(.agencyOnly) { return share(.no) }
    let conditions = Set(([whole] + parts).filter { $0 != .yes })
    // Two different conditions fit into no mark, and what nobody marked stays unmarked.
    guard conditions.count < 2 else { return .null }
    return share(conditions.first ?? whole)
  }

  func texts(_ texts: [String]) -> JSON { list(texts.map(JSON.string)) }

  /// The list, or null for an empty one.
  func list(_ items: [JSON]) -> JSON { items.isEmpty ? .null : .array(items) }
}

extension JSON {
  /// The object with more members behind its own; null ones are left out.
  func with(_ members: KeyValuePairs<String, JSON>) -> JSON { merging(.present(members)) }

  /// The members of both objects, in their order.
  func merging(_ other: JSON) -> JSON { .object((members ?? []) + (other.members ?? [])) }
}
