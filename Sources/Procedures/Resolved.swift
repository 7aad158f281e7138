internal import JSON
internal import Settings

/// A procedure with everything it inherits, and the bytes by which a record keeps it.
public struct Resolved: Equatable, Sendable {
  public let procedure: Procedure
  /// The whole procedure as canonical text, readable again as a file; the same bytes for the same rules.
  public let yaml: [UInt8]
  /// The same tree on one line, for fast loading.
  public let json: [UInt8]

  /// A procedure and its two forms.
  public init(_ procedure: Procedure) {
    let tree = procedure.tree
    let header = procedure.header
    var comment = ["\(header.title), \(header.issuer), revision \(header.revision)."]
    comment.append("Every rule in force, with those it inherits: written by quorate, not by its issuer.")
    self.procedure = procedure
    yaml = Array(YAMLText(tree, comment: comment).text.utf8)
    json = tree.bytes
  }
}

extension Procedure {
  /// Reads what `Resolved` kept, as YAML or as JSON: both are YAML, and neither extends anything any more.
  public static func load(_ bytes: [UInt8], named file: String = "procedure") throws(ProcedureError)
    -> Procedure
  {
    if let procedure = kept(bytes) { return procedure }
    var reader = ProcedureReader(file: file)
    if let tree = reader.reading.tree(bytes, limits: Library.limits) {
      if let (id, place) = ProcedureReader.extended(by: tree) {
        reader.reading.refuse(place, "a resolved procedure stands alone and extends not even “\(id)”")
      } else if let procedure = reader.procedure(tree, extending: nil) {
        return procedure
      }
    }
    throw reader.failure
  }

  /// The procedure that JSON holds; nothing where it holds none or a wrong one, for the YAML reader to say why.
  ///
  /// Each console reads it before its first screen, and the YAML reader takes eight times as long.
  private static func kept(_ bytes: [UInt8]) -> Procedure? {
    let limits = Library.limits
    guard bytes.first == UInt8(ascii: "{"),
      let json = try? JSON(reading: bytes, depth: limits.depth, limit: limits.bytes), let tree = Node(json),
      ProcedureReader.extended(by: tree) == nil
    else { return nil }
    var reader = ProcedureReader(file: "")
    return reader.procedure(tree, extending: nil)
  }

  /// The posts that nobody can be reached by, since no number or address stands with them: what an authority adds.
  public var blanks: [String] {
    let slots = slots.filter { $0.strength == .core || $0.strength == .required }
      .filter { !isReachable($0.contact ?? "") }
      .map { "slot \($0.id): " + ($0.contact ?? "no contact") }
    let ladders = ladders.flatMap { ladder in
      ladder.levels.flatMap { level in
        level.contacts.filter { !isReachable($0) }.map {
          "ladder \(ladder.purpose.rawValue), \(level.name): \($0)"
        }
      }
    }
    return slots + ladders
  }
}

/// Whether a contact has something to dial or to write to.
private func isReachable(_ contact: String) -> Bool {
  contact.utf8.contains { (0x30...0x39).contains($0) || $0 == 0x40 }
}

extension Node {
  /// The same tree; nothing where a null stands in it, which the YAML reader would take for a text.
  ///
  /// Where things stand is not told: for that the YAML reader is asked.
  fileprivate init?(_ json: JSON) {
    let nowhere = Place(line: 1, column: 1)
    let value: Value
    switch json {
    case .null: return nil
    case .bool(let truth): value = .scalar(truth ? "true" : "false", plain: true)
    case .int(let number): value = .scalar(String(number), plain: true)
    case .string(let text): value = .scalar(text, plain: false)
    case .array(let items):
      var nodes: [Node] = []
      nodes.reserveCapacity(items.count)
      for item in items {
        guard let node = Node(item) else { return nil }
        nodes.append(node)
      }
      value = .sequence(nodes)
    case .object(let members):
      var pairs: [Pair] = []
      pairs.reserveCapacity(members.count)
      for member in members {
        guard let node = Node(member.value) else { return nil }
        pairs.append(Pair(name: member.name, place: nowhere, value: node))
      }
      value = .mapping(pairs)
    }
    self.init(value: value, place: nowhere)
  }
}
