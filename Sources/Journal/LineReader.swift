/// Reads one line of a journal, and takes nothing but the bytes that `LineWriter` would have written.
///
/// An event has exactly one line: members in their order, no white space, one way to write each character.
/// So members are asked for in order, and what was not asked for by the end is from a newer version.
struct LineReader {
  private let bytes: [UInt8]
  private let line: Int
  private var at = 0
  private var isFirst = true
  /// The members asked for, those of the object that is being read from `own` on: one of them found at the
  /// object's end is out of place.
  private var asked: [StaticString] = []
  private var own = 0
  private var path: [StaticString] = []

  init(_ bytes: [UInt8], line: Int) {
    self.bytes = bytes
    self.line = line
    asked.reserveCapacity(32)
  }

  // MARK: Faults

  func damaged(_ member: StaticString?, _ fault: String) -> JournalError {
    .damaged(line: line, member: place(member.map { "\($0)" }), fault: fault)
  }

  func newer(_ member: StaticString?, _ fault: String) -> JournalError {
    .newer(line: line, member: place(member.map { "\($0)" }), fault: fault)
  }

  private func place(_ member: String?) -> String {
    (path.map { "\($0)" } + [member].compactMap(\.self)).joined(separator: ".")
  }

  // MARK: Structure

  private func peek(_ character: Unicode.Scalar) -> Bool {
    at < bytes.count && bytes[at] == UInt8(ascii: character)
  }

  private mutating func take(_ character: Unicode.Scalar, _ name: StaticString?) throws(JournalError) {
    guard peek(character) else {
      throw damaged(name, "“\(character)” should stand at byte \(at + 1)")
    }
    at += 1
  }

  mutating func object<Value>(
    _ body: (inout LineReader) throws(JournalError) -> Value
  ) throws(JournalError) -> Value {
    try take("{", nil)
    let outer = own
    own = asked.count
    isFirst = true
    let value = try body(&self)
    try close()
    asked.removeSubrange(own...)
    own = outer
    isFirst = false
    return value
  }

  private mutating func close() throws(JournalError) {
    guard peek(",") || isFirst && peek("\"") else { return try take("}", nil) }
    if !isFirst { at += 1 }
    let name = try string(nil)
    if asked[own...].contains(where: { "\($0)" == name }) {
      throw .damaged(line: line, member: place(name), fault: "stands twice or out of its order")
    }
    throw .newer(line: line, member: place(name), fault: "is a member that this version does not know")
  }

  /// Whether the member called `name` stands next; if so it is passed, and its value stands next.
  private mutating func finds(_ name: StaticString) -> Bool {
    asked.append(name)
    let count = name.utf8CodeUnitCount
    let start = isFirst ? at : at + 1
    guard start + count + 3 <= bytes.count, isFirst || bytes[at] == UInt8(ascii: ","),
      bytes[start] == UInt8(ascii: "\""), bytes[start + count + 1] == UInt8(ascii: "\""),
      bytes[start + count + 2] == UInt8(ascii: ":")
    else { return false }
    let letters = UnsafeBufferPointer(start: name.utf8Start, count: count)
    for (index, letter) in letters.enumerated() where bytes[start + 1 + index] != letter { return false }
    at = start + count + 3
    isFirst = false
    return true
  }

  private func missing(_ name: StaticString) -> JournalError {
    damaged(name, "is missing, or out of its order")
  }

  /// The value of a member that may be left out, read by `body`.
  private mutating func optional<Value>(
    _ name: StaticString, _ body: (inout LineReader) throws(JournalError) -> Value
  ) throws(JournalError) -> Value? {
    guard finds(name) else { return nil }
    return try body(&self)
  }

  mutating func optionalObject<Value>(
    _ name: StaticString, _ body: (inout LineReader) throws(JournalError) -> Value
  ) throws(JournalError) -> Value? {
    guard finds(name) else { return nil }
    path.append(name)
    let value = try object(body)
    path.removeLast()
    return value
  }

  mutating func object<Value>(
    _ name: StaticString, _ body: (inout LineReader) throws(JournalError) -> Value
  ) throws(JournalError) -> Value {
    guard let value = try optionalObject(name, body) else { throw missing(name) }
    return value
  }

  mutating func objects<Value>(
    _ name: StaticString, _ body: (inout LineReader) throws(JournalError) -> Value
  ) throws(JournalError) -> [Value] {
    path.append(name)
    let values = try items(name) { line throws(JournalError) in try line.object(body) }
    path.removeLast()
    return values
  }

  /// A list that is left out is empty; one that is empty is never written.
  private mutating func items<Value>(
    _ name: StaticString, _ body: (inout LineReader) throws(JournalError) -> Value
  ) throws(JournalError) -> [Value] {
    guard finds(name) else { return [] }
    try take("[", name)
    var values = [try body(&self)]
    while peek(",") {
      at += 1
      values.append(try body(&self))
    }
    try take("]", name)
    return values
  }

  /// That nothing stands after the object but the line feed.
  mutating func end() throws(JournalError) {
    guard at + 1 == bytes.count, bytes[at] == 0x0A else {
      throw damaged(nil, "the line should end after byte \(at) with a line feed")
    }
  }

  // MARK: Values

  mutating func optionalText(_ name: StaticString) throws(JournalError) -> String? {
    guard finds(name) else { return nil }
    return try string(name)
  }

  mutating func text(_ name: StaticString) throws(JournalError) -> String {
    guard finds(name) else { throw missing(name) }
    return try string(name)
  }

  mutating func texts(_ name: StaticString) throws(JournalError) -> [String] {
    try items(name) { line throws(JournalError) in try line.string(name) }
  }

  mutating func optionalNumber(_ name: StaticString) throws(JournalError) -> Int? {
    guard finds(name) else { return nil }
    return try integer(name)
  }

  mutating func number(_ name: StaticString) throws(JournalError) -> Int {
    guard finds(name) else { throw missing(name) }
    return try integer(name)
  }

  mutating func numbers(_ name: StaticString) throws(JournalError) -> [Int] {
    try items(name) { line throws(JournalError) in try line.integer(name) }
  }

  mutating func optionalFlag(_ name: StaticString) throws(JournalError) -> Bool? {
    guard finds(name) else { return nil }
    for (word, value) in [("true", true), ("false", false)] where bytes[at...].starts(with: word.utf8) {
      at += word.utf8.count
      return value
    }
    throw damaged(name, "true or false should stand here")
  }

  mutating func flag(_ name: StaticString) throws(JournalError) -> Bool {
    guard let value = try optionalFlag(name) else { throw missing(name) }
    return value
  }

  private mutating func integer(_ name: StaticString) throws(JournalError) -> Int {
    let start = at
    if peek("-") { at += 1 }
    while at < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at]) { at += 1 }
    let digits = String(decoding: bytes[start..<at], as: UTF8.self)
    guard let number = Int(digits), String(number) == digits else {
      throw damaged(name, "a whole number should stand here")
    }
    return number
  }

  private mutating func string(_ name: StaticString?) throws(JournalError) -> String {
    try take("\"", name)
    let start = at
    var bits: UInt8 = 0
    while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\"),
      bytes[at] >= 0x20
    {
      bits |= bytes[at]
      at += 1
    }
    if peek("\"") {
      at += 1
      // Most texts are ASCII and need no proof; the proof costs three times the rest.
      return bits < 0x80
        ? String(decoding: bytes[start..<at - 1], as: UTF8.self) : try decoded(bytes[start..<at - 1], name)
    }
    var out = Array(bytes[start..<at])
    while true {
      guard at < bytes.count else { throw damaged(name, "the line ends inside a text") }
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return try decoded(out[...], name)
      case UInt8(ascii: "\\"): out.append(try escaped(name))
      case 0..<0x20: throw damaged(name, "a control character inside a text")
      default: out.append(byte)
      }
    }
  }

  private func decoded(_ bytes: ArraySlice<UInt8>, _ name: StaticString?) throws(JournalError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw damaged(name, "not UTF-8") }
    return text
  }

  private mutating func escaped(_ name: StaticString?) throws(JournalError) -> UInt8 {
    guard at < bytes.count else { throw damaged(name, "the line ends inside a text") }
    let letter = bytes[at]
    at += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return letter
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "u"):
      guard at + 4 <= bytes.count, let code = Hex.bytes(String(decoding: bytes[at..<at + 4], as: UTF8.self)),
        code[0] == 0, code[1] < 0x20, ![0x09, 0x0A, 0x0D].contains(code[1])
      else { break }
      at += 4
      return code[1]
    default: break
    }
    throw damaged(name, "an escape that this program does not write")
  }
}
