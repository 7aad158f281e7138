internal import Settings

/// Where the entries of a file stand, by section, id and field.
struct Outline {
  private let sections: [Node.Pair]

  /// The outline of a file's tree.
  init(_ tree: Node) { sections = tree.pairs }

  /// Where a field of an entry stands: its value, else the entry's id, else the section, else the first line.
  ///
  /// What a file inherits does not stand in it; a fault of that is told where the file's own section begins.
  func place(_ section: String, _ id: String? = nil, _ field: String? = nil, named key: String = "id")
    -> Place
  {
    guard let pair = sections.first(where: { $0.name == section }) else {
      return sections.first { $0.name == "procedure" }?.place ?? Place(line: 1, column: 1)
    }
    guard let id, let entry = entry(pair.value, id, key) else {
      guard id == nil, let field, let value = pair.value.field(field) else { return pair.place }
      return value.place
    }
    return field.flatMap(entry.field)?.place ?? entry.field(key)?.place ?? entry.place
  }

  /// Where a setting of a rule stands: the field, else the rule, else the section.
  func place(ofRule id: String, _ field: String? = nil) -> Place {
    guard let rule = rule(id) else { return place("rules") }
    return field.flatMap(rule.value.field)?.place ?? rule.place
  }

  /// Where an item of a field's list stands.
  func place(_ section: String, _ id: String?, _ field: String, item: Int, named key: String = "id") -> Place
  {
    let pair = sections.first { $0.name == section }
    let entry = id.map { id in pair.flatMap { self.entry($0.value, id, key) } } ?? pair?.value
    guard let items = entry?.field(field)?.items, items.indices.contains(item) else {
      return place(section, id, field, named: key)
    }
    return items[item].place
  }

  /// Whether the file has an entry of this id itself.
  func holds(_ section: String, _ id: String, named key: String = "id") -> Bool {
    sections.first { $0.name == section }.flatMap { entry($0.value, id, key) } != nil
  }

  /// Whether the file has a section itself.
  func holds(_ section: String) -> Bool { sections.contains { $0.name == section } }

  /// Whether the file sets a rule itself.
  func holds(rule id: String) -> Bool { rule(id) != nil }

  private func rule(_ id: String) -> Node.Pair? {
    sections.first { $0.name == "rules" }?.value.pairs.first { $0.name == id }
  }

  private func entry(_ list: Node, _ id: String, _ key: String) -> Node? {
    list.items.first { $0.field(key)?.text == id }
  }
}

extension Node {
  fileprivate var pairs: [Pair] {
    guard case .mapping(let pairs) = value else { return [] }
    return pairs
  }

  fileprivate var items: [Node] {
    guard case .sequence(let items) = value else { return [] }
    return items
  }

  fileprivate var text: String? {
    guard case .scalar(let text, _) = value else { return nil }
    return text
  }

  fileprivate func field(_ name: String) -> Node? { pairs.first { $0.name == name }?.value }
}
