/// Why bytes are not the JSON this program takes, and at which byte.
public struct JSONError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What is wrong, in a few words.
  public let fault: String
  /// Bytes before the fault.
  public let offset: Int
  /// The line of the fault, from 1.
  public let line: Int
  /// The column of the fault in bytes, from 1.
  public let column: Int

  /// The place, then the fault.
  public var description: String { "line \(line), column \(column): \(fault)" }
}

extension JSON {
  /// Reads one value and nothing after it but white space.
  ///
  /// Refuses what two readers could understand differently: a name that stands twice, numbers that are not
  /// whole, a byte order mark, NUL, lone surrogates, invalid UTF-8, nesting deeper than `depth`, more than
  /// `limit` bytes.
  public init(
    reading bytes: [UInt8], depth: Int = 64, limit: Int = 64 << 20
  ) throws(JSONError) {
    guard bytes.count <= limit else {
      throw JSONError(
        fault: "\(bytes.count) bytes, more than the \(limit) that are read", offset: 0, line: 1, column: 1)
    }
    var reader = Reader(bytes: bytes, depthLeft: depth)
    self = try reader.whole()
  }

  /// Reads one value from text.
  public init(reading text: String, depth: Int = 64) throws(JSONError) {
    try self.init(reading: Array(text.utf8), depth: depth)
  }
}

private struct Reader {
  let bytes: [UInt8]
  var at = 0
  var depthLeft: Int

  init(bytes: [UInt8], depthLeft: Int) {
    self.bytes = bytes
    self.depthLeft = depthLeft
  }

  mutating func whole() throws(JSONError) -> JSON {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { throw fault("a byte order mark") }
    let value = try value()
    skipSpace()
    if at < bytes.count { throw fault("something after the value") }
    return value
  }

  func fault(_ what: String) -> JSONError {
    let before = bytes[..<min(at, bytes.count)]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return JSONError(
      fault: what, offset: at, line: 1 + before.count { $0 == 0x0A }, column: before.count - start + 1)
  }

  mutating func skipSpace() {
    while at < bytes.count, isSpace(bytes[at]) { at += 1 }
  }

  func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  mutating func value() throws(JSONError) -> JSON {
    skipSpace()
    guard at < bytes.count else { throw fault("the text ends where a value should stand") }
    switch bytes[at] {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw fault("no value begins like this")
    }
  }

  mutating func word(_ text: String, _ value: JSON) throws(JSONError) -> JSON {
    guard bytes[at...].starts(with: text.utf8) else { throw fault("no value begins like this") }
    at += text.utf8.count
    return value
  }

  mutating func number() throws(JSONError) -> JSON {
    let start = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    let digits = at
    while at < bytes.count, isDigit(bytes[at]) { at += 1 }
    let count = at - digits
    if count == 0 { throw fault("a minus sign without a number") }
    if count > 1, bytes[digits] == UInt8(ascii: "0") { throw fault("a number with a leading zero") }
    if at < bytes.count, [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[at]) {
      throw fault("only whole numbers are taken")
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard let number = Int(text), text != "-0" else { throw fault("a number out of range") }
    return .int(number)
  }

  func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  mutating func array() throws(JSONError) -> JSON {
    try enter()
    var items: [JSON] = []
    skipSpace()
    if peek("]") { return leave(.array(items)) }
    while true {
      items.append(try value())
      skipSpace()
      if peek("]") { return leave(.array(items)) }
      guard peek(",") else { throw fault("a comma or ] should stand here") }
      at += 1
    }
  }

  mutating func object() throws(JSONError) -> JSON {
    try enter()
    var members: [JSON.Member] = []
    var names = Names()
    skipSpace()
    if peek("}") { return leave(.object(members)) }
    while true {
      skipSpace()
      guard peek("\"") else { throw fault("a name in quotes should stand here") }
      let start = at
      let name = try string()
      guard names.isNew(name, besides: members) else {
        at = start
        throw fault("the name \"\(name)\" stands twice")
      }
      skipSpace()
      guard peek(":") else { throw fault("a colon should stand here") }
      at += 1
      members.append(JSON.Member(name, try value()))
      skipSpace()
      if peek("}") { return leave(.object(members)) }
      guard peek(",") else { throw fault("a comma or } should stand here") }
      at += 1
    }
  }

  mutating func enter() throws(JSONError) {
    guard depthLeft > 0 else { throw fault("nested too deep") }
    depthLeft -= 1
    at += 1
  }

  mutating func leave(_ value: JSON) -> JSON {
    depthLeft += 1
    at += 1
    return value
  }

  func peek(_ character: Unicode.Scalar) -> Bool {
    at < bytes.count && bytes[at] == UInt8(ascii: character)
  }

  mutating func string() throws(JSONError) -> String {
    at += 1
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\"),
      bytes[at] >= 0x20
    {
      at += 1
    }
    if peek("\"") {
      defer { at += 1 }
      return try text(bytes[start..<at])
    }
    var out = Array(bytes[start..<at])
    while true {
      guard at < bytes.count else { throw fault("the text ends inside a string") }
      switch bytes[at] {
      case UInt8(ascii: "\""):
        defer { at += 1 }
        return try text(out[...])
      case UInt8(ascii: "\\"): try escape(into: &out)
      case 0..<0x20: throw fault("a control character inside a string")
      default:
        out.append(bytes[at])
        at += 1
      }
    }
  }

  func text(_ bytes: ArraySlice<UInt8>) throws(JSONError) -> String {
    // Most texts are ASCII and need no proof, which costs more than the rest.
    if bytes.reduce(0, |) < 0x80 { return String(decoding: bytes, as: UTF8.self) }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw fault("not UTF-8") }
    return text
  }

  mutating func escape(into out: inout [UInt8]) throws(JSONError) {
    at += 1
    guard at < bytes.count else { throw fault("the text ends inside a string") }
    if let byte = escaped(bytes[at]) {
      out.append(byte)
      at += 1
      return
    }
    guard bytes[at] == UInt8(ascii: "u") else { throw fault("an escape that JSON does not have") }
    at += 1
    var scalar = try unit()
    if (0xD800..<0xDC00).contains(scalar) {
      guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else {
        throw fault("half of a surrogate pair")
      }
      at += 2
      let low = try unit()
      guard (0xDC00..<0xE000).contains(low) else { throw fault("half of a surrogate pair") }
      scalar = 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00)
    }
    guard scalar != 0 else { throw fault("the character NUL") }
    guard let character = Unicode.Scalar(scalar) else { throw fault("half of a surrogate pair") }
    out.append(contentsOf: UTF8.encode(character) ?? .init())
  }

  /// What the letter after a backslash stands for, unless it is `u` or nothing.
  func escaped(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  mutating func unit() throws(JSONError) -> UInt32 {
    guard at + 4 <= bytes.count,
      bytes[at..<at + 4].allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let unit = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
    else { throw fault("\\u without four hexadecimal digits") }
    at += 4
    return unit
  }
}

/// The names of one object that has more of them than are compared one by one.
private struct Names {
  private var known: Set<[UInt8]> = []

  /// Whether the name stands neither in `members` nor among those it was asked about before.
  mutating func isNew(_ name: String, besides members: [JSON.Member]) -> Bool {
    // Most objects have a few names: those are compared sooner than hashed. Names that look alike may differ in bytes.
    if members.count < 32 {
      return !members.contains { $0.name == name && $0.name.utf8.elementsEqual(name.utf8) }
    }
    if known.isEmpty { known = Set(members.map { Array($0.name.utf8) }) }
    return known.insert(Array(name.utf8)).inserted
  }
}
