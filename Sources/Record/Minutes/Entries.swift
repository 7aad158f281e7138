import Calendar
import JSON
import Meeting

/// Something entered in a field that either seat can enter again.
struct FieldEntry {
  let id: EventID
  let at: Instant
  let by: Author
  let on: EventID?
  let share: Share?
  /// Nobody in particular means every child.
  let child: ChildKey?
  let value: JSON
}

/// What stands in a field for some children.
struct FieldStanding {
  var children: [ChildKey]
  /// In the order entered; several where the two seats wrote without seeing each other's.
  var entries: [FieldEntry]
}

extension Minuting {
  /// What stands of the entries in one field, one item for the children for whom the same stands.
  ///
  /// An entry replaces the one it saw and those of its own seat; what it did not see stays beside it.
  func standing(_ entries: [FieldEntry]) -> [FieldStanding] {
    let children: [ChildKey?] = everyChild.isEmpty ? [nil] : everyChild
    var groups: [(ids: [EventID], standing: FieldStanding)] = []
    for child in children {
      var left: [FieldEntry] = []
      for entry in entries where entry.child == nil || entry.child == child {
        left.removeAll { $0.id == entry.on || $0.by.seat == entry.by.seat }
        left.append(entry)
      }
      guard !left.isEmpty else { continue }
      let ids = left.map(\.id)
      if let index = groups.firstIndex(where: { $0.ids == ids }) {
        if let child { groups[index].standing.children.append(child) }
      } else {
        groups.append((ids, FieldStanding(children: child.map { [$0] } ?? [], entries: left)))
      }
    }
    return groups.map(\.standing)
  }

  /// A field as it is stated: what was entered last and, with who entered it, what stands beside it.
  func stated(_ standing: FieldStanding, naming children: JSON) -> JSON {
    guard let last = standing.entries.last else { return .null }
    let others = standing.entries.dropLast()
    return JSON.present(["children": children]).merging(last.value)
      .with([
        "at": time(last.at), "by": others.isEmpty ? .null : .string(last.by.person),
        "share": share(last.share, with: others.map(\.share)),
        "also": list(
          others.map { other in
            other.value.with(["at": time(other.at), "by": .string(other.by.person)])
          }),
      ])
  }
}
