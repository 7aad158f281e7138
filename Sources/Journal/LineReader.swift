import Glibc

/// Reads one line of a journal, and takes nothing but the bytes that `LineWriter` would have written.
///
/// An event has exactly one line: members in their order, no white space, one way to write each character.
/// So members are asked for in order, and what was not asked for by the end is from a newer version.
///
/// Most lines are right, and ten thousand of them are read before the first screen: where a fault lies is
/// worked out by a second reading, which `notes` what it asks for.
struct LineReader {
  // Not an array, so that a line is read where SQLite has it; each index is held against the count before it
  // is used.
  private let bytes: UnsafeBufferPointer<UInt8>
  private let line: Int
  private let notes: Bool
  private var at = 0
  private var isFirst = true
  /// The members asked for, those of the object that is being read from `own` on: one of them found at the
  /// object's end is out of place.
  private var asked: [StaticString] = []
  private var own = 0
  private var path: [StaticString] = []

  private init(_ bytes: UnsafeBufferPointer<UInt8>, line: Int, notes: Bool) {
    self.bytes = bytes
    self.line = line
    self.notes = notes
  }

  /// What `body` reads of a line that is this one object and a line feed.
  static func read<Value>(
    _ bytes: Span<UInt8>, line: Int, _ body: (inout LineReader) throws(JournalError) -> Value
  ) throws(JournalError) -> Value {
    try bytes.withUnsafeBufferPointer { bytes throws(JournalError) in
      func whole(notes: Bool) throws(JournalError) -> Value {
        var reader = LineReader(bytes, line: line, notes: notes)
        let value = try reader.object(body)
        try reader.end()
        return value
      }
      do { return try whole(notes: false) } catch { return try whole(notes: true) }
    }
  }

  /// What `body` reads of the first members of a line that was read whole before.
  static func readHead<Value>(
    _ bytes: Span<UInt8>, line: Int, _ body: (inout LineReader) throws(JournalError) -> Value
  ) throws(JournalError) -> Value {
    try bytes.withUnsafeBufferPointer { bytes throws(JournalError) in
      var reader = LineReader(bytes, line: line, notes: false)
      try reader.take("{", nil)
      return try body(&reader)
    }
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
    if notes { asked.removeSubrange(own...) }
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
    if notes { asked.append(name) }
    let count = name.utf8CodeUnitCount
    let start = isFirst ? at : at + 1
    guard start + count + 3 <= bytes.count, isFirst || bytes[at] == UInt8(ascii: ","),
      bytes[start] == UInt8(ascii: "\""), bytes[start + count + 1] == UInt8(ascii: "\""),
      bytes[start + count + 2] == UInt8(ascii: ":")
    else { return false }
    guard stands(name, at: start + 1) else { return false }
    at = start + count + 3
    isFirst = false
    return true
  }

  private func stands(_ word: StaticString, at start: Int) -> Bool {
    guard start + word.utf8CodeUnitCount <= bytes.count, let base = bytes.baseAddress else { return false }
    return memcmp(base + start, word.utf8Start, word.utf8CodeUnitCount) == 0
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
    if notes { path.append(name) }
    let value = try object(body)
    if notes { path.removeLast() }
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
    if notes { path.append(name) }
    let values = try items(name) { line throws(JournalError) in try line.object(body) }
    if notes { path.removeLast() }
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
  private mutating func end() throws(JournalError) {
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
    let value = stands("true", at: at)
    guard value || stands("false", at: at) else {
      throw damaged(name, "true or false should stand here")
    }
    at += value ? 4 : 5
    return value
  }

  mutating func flag(_ name: StaticString) throws(JournalError) -> Bool {
    guard let value = try optionalFlag(name) else { throw missing(name) }
    return value
  }

  private mutating func integer(_ name: StaticString) throws(JournalError) -> Int {
    let isNegative = peek("-")
    if isNegative { at += 1 }
    let start = at
    // Counted downwards, since there is one more number below zero than above.
    var number = 0
    var isWhole = true
    while at < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[at]) {
      let (tens, overflows) = number.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = tens.subtractingReportingOverflow(Int(bytes[at] - UInt8(ascii: "0")))
      if overflows || overflowsToo { isWhole = false }
      number = sum
      at += 1
    }
    // One number is written in one way: no leading zero, no minus before 0.
    if at == start || bytes[start] == UInt8(ascii: "0") && (at > start + 1 || isNegative) { isWhole = false }
    guard isWhole, isNegative || number > Int.min else {
      throw damaged(name, "a whole number should stand here")
    }
    return isNegative ? number : -number
  }

  /// What `make` makes of the bytes between two quotes, for values that are read where they lie.
  mutating func quoted<Value>(
    _ name: StaticString, _ expected: StaticString, _ make: (Span<UInt8>) -> Value?
  ) throws(JournalError) -> Value {
    try take("\"", name)
    guard let end = quote(), let value = make(bytes.extracting(at..<end).span) else {
      throw damaged(name, "\(expected) should stand here")
    }
    at = end + 1
    return value
  }

  /// The same, of a member that has to be there.
  mutating func member<Value>(
    _ name: StaticString, _ expected: StaticString, _ make: (Span<UInt8>) -> Value?
  ) throws(JournalError) -> Value {
    guard finds(name) else { throw missing(name) }
    return try quoted(name, expected, make)
  }

  /// The same, of a member that may be left out.
  mutating func optionalMember<Value>(
    _ name: StaticString, _ expected: StaticString, _ make: (Span<UInt8>) -> Value?
  ) throws(JournalError) -> Value? {
    guard finds(name) else { return nil }
    return try quoted(name, expected, make)
  }

  private mutating func string(_ name: StaticString?) throws(JournalError) -> String {
    try take("\"", name)
    let text = bytes.extracting(at..<(quote() ?? bytes.count))
    // Without a way out of the loop, so that it goes over many bytes at once.
    var (escapes, bits) = (0 as UInt8, 0 as UInt8)
    for byte in text {
      escapes |= byte < 0x20 || byte == UInt8(ascii: "\\") ? 1 : 0
      bits |= byte
    }
    guard escapes == 0 else { return try escapedString(name) }
    at += text.count
    try take("\"", name)
    // Most texts are ASCII and need no proof; the proof costs three times the rest.
    return bits < 0x80 ? String(decoding: text, as: UTF8.self) : try decoded(text, name)
  }

  /// Where the next quote stands.
  private func quote() -> Int? {
    guard at < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + at, Int32(UInt8(ascii: "\"")), bytes.count - at)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The rest of a text in which something is escaped, or should be.
  private mutating func escapedString(_ name: StaticString?) throws(JournalError) -> String {
    var out: [UInt8] = []
    while true {
      guard at < bytes.count else { throw damaged(name, "the line ends inside a text") }
      let byte = bytes[at]
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return try decoded(out, name)
      case UInt8(ascii: "\\"): out.append(try escaped(name))
      case 0..<0x20: throw damaged(name, "a control character inside a text")
      default: out.append(byte)
      }
    }
  }

  private func decoded(
    _ bytes: some Collection<UInt8>, _ name: StaticString?
  ) throws(JournalError) -> String {
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
      guard at + 4 <= bytes.count, Hex.byte(bytes[at], bytes[at + 1]) == 0,
        let code = Hex.byte(bytes[at + 2], bytes[at + 3]), code < 0x20, ![0x09, 0x0A, 0x0D].contains(code)
      else { break }
      at += 4
      return code
    default: break
    }
    throw damaged(name, "an escape that this program does not write")
  }
}
