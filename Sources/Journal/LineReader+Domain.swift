import Calendar
import Meeting

extension LineReader {
  // MARK: Keys and choices

  mutating func key<Of>(_ name: StaticString) throws(JournalError) -> Key<Of> { Key(try text(name)) }

  mutating func optionalKey<Of>(_ name: StaticString) throws(JournalError) -> Key<Of>? {
    try optionalText(name).map { Key($0) }
  }

  mutating func keys<Of>(_ name: StaticString) throws(JournalError) -> [Key<Of>] {
    try texts(name).map { Key($0) }
  }

  mutating func choice<Value: Choice>(_ name: StaticString) throws(JournalError) -> Value {
    let text = try text(name)
    return try chosen(text, name)
  }

  mutating func optionalChoice<Value: Choice>(_ name: StaticString) throws(JournalError) -> Value? {
    guard let text = try optionalText(name) else { return nil }
    return try chosen(text, name)
  }

  mutating func choices<Value: Choice & Hashable>(_ name: StaticString) throws(JournalError) -> Set<Value> {
    var values: Set<Value> = []
    for text in try texts(name) { values.insert(try chosen(text, name)) }
    return values
  }

  private func chosen<Value: Choice>(_ text: String, _ name: StaticString) throws(JournalError) -> Value {
    guard let value = Value.allCases.first(where: { $0.spelling == text }) else {
      throw newer(name, "“\(text)” is a choice that this version does not know")
    }
    return value
  }

  // MARK: Times

  mutating func instant(_ name: StaticString) throws(JournalError) -> Instant {
    try member(name, Self.instant) { Instant(utf8: $0) }
  }

  mutating func optionalInstant(_ name: StaticString) throws(JournalError) -> Instant? {
    try optionalMember(name, Self.instant) { Instant(utf8: $0) }
  }

  mutating func optionalDay(_ name: StaticString) throws(JournalError) -> Day? {
    try optionalMember(name, "a date like 2026-11-27") { Day(utf8: $0) }
  }

  mutating func time(_ name: StaticString) throws(JournalError) -> LocalTime {
    try member(name, Self.time) { LocalTime(utf8: $0) }
  }

  mutating func optionalTime(_ name: StaticString) throws(JournalError) -> LocalTime? {
    try optionalMember(name, Self.time) { LocalTime(utf8: $0) }
  }

  private static var instant: StaticString { "a time of UTC like 2026-11-19T10:41:00Z" }
  private static var time: StaticString { "a local time like 2026-11-27T17:00" }

  // MARK: Voices and slots

  mutating func voice(_ name: StaticString) throws(JournalError) -> Voice {
    try object(name, Self.voice)
  }

  mutating func optionalVoice(_ name: StaticString) throws(JournalError) -> Voice? {
    try optionalObject(name, Self.voice)
  }

  private static func voice(_ line: inout LineReader) throws(JournalError) -> Voice {
    Voice(agency: try line.key("agency"), person: try line.optionalKey("person"))
  }

  mutating func slot(_ name: StaticString) throws(JournalError) -> Slot { try object(name, Self.slot) }

  mutating func optionalSlot(_ name: StaticString) throws(JournalError) -> Slot? {
    try optionalObject(name, Self.slot)
  }

  private static func slot(_ line: inout LineReader) throws(JournalError) -> Slot {
    Slot(try line.key("agency"), child: try line.optionalKey("child"))
  }
}
