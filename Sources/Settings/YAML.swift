/// The YAML that people write for this program: plain trees, bounded before they are built.
public enum YAML {
  /// How large a file may be.
  public struct Limits: Equatable, Sendable {
    /// The bytes of the file.
    public var bytes: Int
    /// How deep lists and mappings may nest.
    public var depth: Int
    /// How many scalars (names too), lists and mappings it may hold.
    public var nodes: Int

    /// The limits of a procedure, a theme or a configuration, unless others are given.
    public init(bytes: Int = 256 << 10, depth: Int = 32, nodes: Int = 20_000) {
      self.bytes = bytes
      self.depth = depth
      self.nodes = nodes
    }
  }

  /// Reads the one document of a file as a tree, or says at which place it stops being one.
  ///
  /// Refuses what makes YAML surprising or dangerous: anchors and aliases, tags, directives, merge keys, names that
  /// are not text or stand twice, several documents, control characters (raw or escaped), anything but UTF-8.
  /// One byte order mark at the start is passed over.
  public static func read(_ bytes: [UInt8], limits: Limits = Limits()) throws(Fault) -> Node {
    guard bytes.count <= limits.bytes else {
      throw Fault(
        Place(line: 1, column: 1), "\(bytes.count) bytes, more than the \(limits.bytes) that are read")
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes[mark.count...] : bytes[...]
    guard !text.isEmpty else { throw Fault(Place(line: 1, column: 1), "the file holds nothing") }
    try checkCharacters(text)
    return try text.withUnsafeBufferPointer { buffer throws(Fault) in
      var builder = TreeBuilder(events: try YAMLEvents(reading: buffer), limits: limits)
      return try builder.document()
    }
  }

  /// Refuses characters that hide text from people or divide lines only for some readers.
  private static func checkCharacters(_ bytes: ArraySlice<UInt8>) throws(Fault) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Fault(firstInvalidPlace(bytes), "a character that is not UTF-8")
    }
    var place = Place(line: 1, column: 1)
    for scalar in text.unicodeScalars {
      if scalar != "\r", let name = hiddenCharacter(scalar) { throw Fault(place, "\(name) is not taken") }
      place.pass(scalar)
    }
  }

  private static func firstInvalidPlace(_ bytes: ArraySlice<UInt8>) -> Place {
    var place = Place(line: 1, column: 1)
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&rest) { place.pass(scalar) }
    return place
  }
}

extension Place {
  /// Goes on to the place after `scalar`.
  fileprivate mutating func pass(_ scalar: Unicode.Scalar) {
    self = scalar == "\n" ? Place(line: line + 1, column: 1) : Place(line: line, column: column + 1)
  }
}

/// What to call a character that no text of people needs, if it is one.
func hiddenCharacter(_ scalar: Unicode.Scalar) -> String? {
  switch scalar.value {
  case 0x20...0x7E, 0x09, 0x0A: nil
  case 0...0x1F, 0x7F...0x9F: "the control character \(codePoint(scalar))"
  case 0x2028, 0x2029: "the line separator \(codePoint(scalar))"
  case 0xFEFF: "a byte order mark after the start"
  case 0xFFFE, 0xFFFF: "the code \(codePoint(scalar)), which is no character,"
  default: nil
  }
}

private func codePoint(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

/// Builds the tree and stops at the first event past a limit, so that no input costs more than the limits.
private struct TreeBuilder: ~Copyable {
  var events: YAMLEvents
  let limits: YAML.Limits
  var nodes = 0

  mutating func document() throws(Fault) -> Node {
    var root: Node?
    while true {
      let (event, place) = try events.next()
      switch event {
      case .streamStart, .documentEnd: continue
      case .documentStart:
        if root != nil { throw Fault(place, "a second document begins here: one file holds one") }
      case .streamEnd:
        guard let root else { throw Fault(place, "the file holds nothing") }
        return root
      case .scalar, .sequenceStart, .sequenceEnd, .mappingStart, .mappingEnd:
        root = try node(event, place, depth: 0)
      }
    }
  }

  /// The node that begins with `event`.
  private mutating func node(_ event: YAMLEvent, _ place: Place, depth: Int) throws(Fault) -> Node {
    try count(place)
    switch event {
    case .scalar(let text, let plain): return Node(value: .scalar(text, plain: plain), place: place)
    case .sequenceStart: return Node(value: .sequence(try items(place, depth: depth + 1)), place: place)
    case .mappingStart: return Node(value: .mapping(try pairs(place, depth: depth + 1)), place: place)
    case .streamStart, .streamEnd, .documentStart, .documentEnd, .sequenceEnd, .mappingEnd:
      throw Fault(place, "the document ends where a value should stand")
    }
  }

  private mutating func items(_ start: Place, depth: Int) throws(Fault) -> [Node] {
    try enter(start, depth)
    var items: [Node] = []
    while true {
      let (event, place) = try events.next()
      if case .sequenceEnd = event { return items }
      items.append(try node(event, place, depth: depth))
    }
  }

  private mutating func pairs(_ start: Place, depth: Int) throws(Fault) -> [Node.Pair] {
    try enter(start, depth)
    var pairs: [Node.Pair] = []
    // By Swift's equality: two names that look alike to people are one name, however their accents are coded.
    var lines: [String: Int] = [:]
    while true {
      let (event, place) = try events.next()
      if case .mappingEnd = event { return pairs }
      guard case .scalar(let name, let plain) = event, !name.isEmpty else {
        throw Fault(place, "a name should stand here, as in “name: value”")
      }
      if plain, name == "<<" { throw Fault(place, "merge keys (<<) are not taken: write the names out") }
      if let line = lines.updateValue(place.line, forKey: name) {
        throw Fault(place, "“\(excerpt(name))” stands twice, first on line \(line)")
      }
      try count(place)
      let (next, nextPlace) = try events.next()
      pairs.append(Node.Pair(name: name, place: place, value: try node(next, nextPlace, depth: depth)))
    }
  }

  private func enter(_ place: Place, _ depth: Int) throws(Fault) {
    guard depth <= limits.depth else { throw Fault(place, "nested more than \(limits.depth) deep") }
  }

  private mutating func count(_ place: Place) throws(Fault) {
    nodes += 1
    guard nodes <= limits.nodes else {
      throw Fault(place, "the file holds more than \(limits.nodes) names and values")
    }
  }
}
