/// Reads a tree into what it should say, and keeps every fault on the way.
///
/// Each question answers nil where the file is wrong, and notes why; asked of nil it answers nil and notes nothing,
/// so that `reading.text(fields["title"])` reads an optional name. `check()` at the end throws what was noted.
public struct Reading: Sendable {
  /// The file as faults name it.
  public let file: String
  /// What was found wrong so far, in the order it was found.
  public private(set) var faults: [Fault] = []
  /// How many faults were found after `faults` was full.
  public private(set) var unlisted = 0

  // Beyond this a person mends the first ones and tries again, and a hostile file costs no more.
  private static let listed = 100

  /// A reading of the file that faults should name `file`.
  public init(file: String) { self.file = file }

  /// The tree of the file's bytes.
  public mutating func tree(_ bytes: [UInt8], limits: YAML.Limits = YAML.Limits()) -> Node? {
    do {
      return try YAML.read(bytes, limits: limits)
    } catch {
      note(error)
      return nil
    }
  }

  /// Throws every fault found, in the order of the file.
  public func check() throws(SettingsError) {
    guard !faults.isEmpty else { return }
    throw SettingsError(file: file, faults: faults.sorted { $0.place < $1.place }, unlisted: unlisted)
  }

  /// Notes a fault that only the caller can see.
  ///
  /// With `name`, the fault suggests whichever of `known` it was probably meant to be.
  public mutating func refuse(
    _ place: Place, _ message: String, name: String? = nil, among known: [String] = []
  ) {
    // A full list looks for no more names: a hostile file could ask for thousands.
    let nearest = faults.count < Reading.listed ? name.flatMap { nearestName(to: $0, among: known) } : nil
    note(Fault(place, message, suggestion: nearest))
  }

  /// Notes a fault that was found elsewhere.
  public mutating func refuse(_ fault: Fault) { note(fault) }

  private mutating func note(_ fault: Fault) {
    if faults.count < Reading.listed { faults.append(fault) } else { unlisted += 1 }
  }
}

// MARK: - Scalars

extension Reading {
  /// The text of a scalar; nothing at all is a fault, empty quotes are an empty text.
  public mutating func text(_ node: Node?) -> String? {
    guard let node else { return nil }
    guard case .scalar(let text, _) = node.value, !node.isEmpty else {
      return expected("a text", node)
    }
    return text
  }

  /// The number of a plain scalar written in decimal digits, if it lies in `range`.
  public mutating func wholeNumber(_ node: Node?, in range: ClosedRange<Int> = 0...Int.max) -> Int? {
    guard let node else { return nil }
    guard case .scalar(let text, plain: true) = node.value, let number = Int(text), String(number) == text
    else {
      return expected("a whole number", node)
    }
    guard range.contains(number) else {
      let bounds =
        range.upperBound == .max
        ? "at least \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
      refuse(node.place, "\(number) should be \(bounds)")
      return nil
    }
    return number
  }

  /// The truth value of a plain `yes`, `no`, `true` or `false`.
  public mutating func yesOrNo(_ node: Node?) -> Bool? {
    guard let node else { return nil }
    if case .scalar(let text, plain: true) = node.value {
      switch text {
      case "yes", "true": return true
      case "no", "false": return false
      default: break
      }
    }
    return expected("yes or no", node, among: ["yes", "no", "true", "false"])
  }

  /// The text of a scalar that must be one of `names`.
  public mutating func choice(_ node: Node?, among names: [String]) -> String? {
    guard let node, let text = text(node) else { return nil }
    guard names.contains(text) else {
      // A long list is documentation; the nearest name is what helps here.
      let known = names.count <= 8 ? "one of " + names.joined(separator: ", ") : "a known name"
      refuse(node.place, "“\(excerpt(text))” is not \(known)", name: text, among: names)
      return nil
    }
    return text
  }

  /// The case of `Kind` that a scalar names by its raw value.
  public mutating func choice<Kind: RawRepresentable<String> & CaseIterable>(
    _ node: Node?, of kind: Kind.Type = Kind.self
  ) -> Kind? {
    guard let node, let text = text(node) else { return nil }
    if let kind = Kind(rawValue: text) { return kind }
    _ = choice(node, among: Kind.allCases.map { $0.rawValue })
    return nil
  }
}

// MARK: - Lists and mappings

extension Reading {
  /// The items of a list.
  public mutating func list(_ node: Node?) -> [Node]? {
    guard let node else { return nil }
    guard case .sequence(let items) = node.value else { return expected("a list", node) }
    return items
  }

  /// The texts of a list of texts; an item that is none is a fault and left out.
  public mutating func texts(_ node: Node?) -> [String]? {
    guard let items = list(node) else { return nil }
    var texts: [String] = []
    for item in items {
      if let text = text(item) { texts.append(text) }
    }
    return texts
  }

  /// The pairs of a mapping whose names are the file's own, in its order.
  public mutating func pairs(_ node: Node?) -> [Node.Pair]? {
    guard let node else { return nil }
    guard case .mapping(let pairs) = node.value else { return expected("names and values", node) }
    return pairs
  }

  /// The values of a mapping that has the `required` names, may have the `optional` ones and no others.
  public mutating func mapping(
    _ node: Node?, required: [String] = [], optional: [String] = []
  ) -> Fields? {
    guard let node, let pairs = pairs(node) else { return nil }
    for pair in pairs where !required.contains(pair.name) && !optional.contains(pair.name) {
      refuse(
        pair.place, "“\(excerpt(pair.name))” is not a name known here", name: pair.name,
        among: required + optional)
    }
    let fields = Fields(place: node.place, pairs: pairs)
    for name in required where fields[name] == nil { refuse(node.place, "“\(name)” is missing") }
    return fields
  }

  private mutating func expected<Answer>(
    _ what: String, _ node: Node, among known: [String] = []
  ) -> Answer? {
    switch node.value {
    case .scalar(let text, let plain):
      let written = plain ? "“\(excerpt(text))”" : "the text “\(excerpt(text))”"
      refuse(
        node.place, "\(what) should stand here, not \(node.isEmpty ? "nothing" : written)", name: text,
        among: known)
    case .sequence: refuse(node.place, "\(what) should stand here, not a list")
    case .mapping: refuse(node.place, "\(what) should stand here, not names and values")
    }
    return nil
  }
}

/// The values of a mapping by their names.
public struct Fields: Equatable, Sendable {
  /// Where the mapping begins.
  public let place: Place
  /// Names and values in the order of the file, unknown names too.
  public let pairs: [Node.Pair]

  /// The value called `name`.
  public subscript(name: String) -> Node? { pairs.first { $0.name == name }?.value }
}
