import Calendar
import JSON
import Meeting

/// Writes one line of a journal: members in the order in which they are told, nothing for what is absent.
struct LineWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  init() { bytes.reserveCapacity(512) }

  private mutating func name(_ name: StaticString) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: ":")])
  }

  mutating func object(_ body: (inout LineWriter) -> Void) {
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
    body(&self)
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  mutating func object(_ name: StaticString, _ body: (inout LineWriter) -> Void) {
    self.name(name)
    object(body)
  }

  mutating func objects<Value>(
    _ name: StaticString, _ values: [Value], _ body: (inout LineWriter, Value) -> Void
  ) {
    items(name, values) { writer, value in writer.object { body(&$0, value) } }
  }

  /// An empty list is left out.
  private mutating func items<Value>(
    _ name: StaticString, _ values: [Value], _ body: (inout LineWriter, Value) -> Void
  ) {
    guard !values.isEmpty else { return }
    self.name(name)
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      body(&self, value)
    }
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  mutating func end() { bytes.append(UInt8(ascii: "\n")) }

  // MARK: Values

  mutating func text(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    self.name(name)
    JSON.write(string: value, to: &bytes)
  }

  mutating func number(_ name: StaticString, _ value: Int?) {
    guard let value else { return }
    self.name(name)
    bytes.append(contentsOf: String(value).utf8)
  }

  mutating func flag(_ name: StaticString, _ value: Bool?) {
    guard let value else { return }
    self.name(name)
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  mutating func texts(_ name: StaticString, _ values: [String]) {
    items(name, values) { JSON.write(string: $1, to: &$0.bytes) }
  }

  mutating func numbers(_ name: StaticString, _ values: [Int]) {
    items(name, values) { $0.bytes.append(contentsOf: String($1).utf8) }
  }

  // MARK: Values of the domain

  mutating func key<Of>(_ name: StaticString, _ value: Key<Of>?) { text(name, value?.text) }

  mutating func keys<Of>(_ name: StaticString, _ values: [Key<Of>]) { texts(name, values.map(\.text)) }

  mutating func choice(_ name: StaticString, _ value: (some Choice)?) { text(name, value?.spelling) }

  /// Several of a closed list, in the list's order.
  mutating func choices<Value: Choice & Hashable>(_ name: StaticString, _ values: Set<Value>) {
    texts(name, Value.allCases.filter(values.contains).map(\.spelling))
  }

  mutating func instant(_ name: StaticString, _ value: Instant?) { text(name, value?.description) }

  mutating func day(_ name: StaticString, _ value: Day?) { text(name, value?.description) }

  mutating func time(_ name: StaticString, _ value: LocalTime?) { text(name, value?.description) }

  mutating func voice(_ name: StaticString, _ value: Voice?) {
    guard let value else { return }
    object(name) { line in
      line.key("agency", value.agency)
      line.key("person", value.person)
    }
  }

  mutating func slot(_ name: StaticString, _ value: Slot?) {
    guard let value else { return }
    object(name) { line in
      line.key("agency", value.agency)
      line.key("child", value.child)
    }
  }
}
