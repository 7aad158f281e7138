internal import JSON

/// The one YAML text of a tree: blocks, two spaces an indent, quotes only where they are needed.
struct YAMLText {
  private(set) var text = ""

  /// The text of a mapping at the root.
  init(_ tree: JSON, comment: [String]) {
    for line in comment { text += "# \(line)\n" }
    for member in tree.members ?? [] {
      text += "\n"
      write(member, indent: 0)
    }
  }

  private mutating func write(_ member: JSON.Member, indent: Int) {
    text += String(repeating: " ", count: indent) + scalar(member.name) + ":"
    write(member.value, indent: indent + 2)
  }

  /// Writes what stands after a name and its colon.
  private mutating func write(_ value: JSON, indent: Int) {
    switch value {
    case .object(let members) where !members.isEmpty:
      text += "\n"
      for member in members { write(member, indent: indent) }
    case .array(let items) where !items.isEmpty:
      text += "\n"
      for item in items { write(item: item, indent: indent) }
    default: text += " " + flat(value) + "\n"
    }
  }

  private mutating func write(item: JSON, indent: Int) {
    text += String(repeating: " ", count: indent) + "-"
    guard let members = item.members, let first = members.first else {
      return write(item, indent: indent + 2)
    }
    text += " " + scalar(first.name) + ":"
    write(first.value, indent: indent + 4)
    for member in members.dropFirst() { write(member, indent: indent + 2) }
  }

  private func flat(_ value: JSON) -> String {
    switch value {
    case .string(let text): scalar(text)
    case .bool(let value): value ? "yes" : "no"
    case .null, .int, .array, .object: value.line
    }
  }

  /// The text as it stands where no reader could take it for something else, else in quotes.
  private func scalar(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isASCII && $0.isLetter } ?? false
      && text.last != " " && !Self.spokenFor.contains(text.lowercased())
      && text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || Self.harmless.contains($0) }
    return isPlain ? text : JSON.string(text).line
  }

  private static let harmless = Set(" 0123456789-_./'()".unicodeScalars)
  /// Words that YAML readers take for truth values or nothing.
  private static let spokenFor: Set = ["yes", "no", "true", "false", "on", "off", "y", "n", "null"]
}
