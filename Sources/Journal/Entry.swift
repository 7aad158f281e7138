public import Meeting

/// One event at its place in a journal, with the bytes that were stored, hashed and signed.
public struct Entry: Hashable, Sendable {
  /// The place in the journal, from 1.
  public let seq: Int
  /// SHA-256 of the line before, its line feed included; 32 zero bytes for the first.
  public let prev: Digest
  public let event: Event
  /// The line of JSON, its line feed included.
  public let bytes: [UInt8]

  /// SHA-256 of the line: what the next one names.
  public var digest: Digest { Digest(of: bytes) }
}

// MARK: - An event and its line

extension Entry {
  /// The version of the format of a line.
  static let version = 1

  /// The entry of `event` at a place: its line is written here, once.
  public init(event: Event, seq: Int, prev: Digest) {
    var line = LineWriter()
    line.object { line in
      line.number("v", Entry.version)
      line.number("seq", seq)
      line.text("prev", prev.hex)
      line.key("id", event.id)
      line.instant("at", event.at)
      line.object("by", event.by.write)
      line.text("kind", Kind(of: event.act).rawValue)
      line.key("on", event.on)
      line.text("share", event.share?.spelling)
      line.act(event.act)
    }
    line.end()
    self.init(seq: seq, prev: prev, event: event, bytes: line.bytes)
  }

  /// Reads one line, its line feed included; `line` is its number for errors, from 1.
  ///
  /// What it takes are exactly the bytes that `init(event:seq:prev:)` writes. Whether the line follows from
  /// the one before is for `Chain` to say.
  public init(reading bytes: [UInt8], line number: Int) throws(JournalError) {
    let (seq, prev, event) = try Entry.parts(of: bytes.span, line: number) { Digest(hex: $0) }
    self.init(seq: seq, prev: prev, event: event, bytes: bytes)
  }

  /// What stands in a line besides its version; what it names as the line before is what `link` makes of that.
  static func parts<Link>(
    of bytes: Span<UInt8>, line number: Int, link: (Span<UInt8>) -> Link?
  ) throws(JournalError) -> (seq: Int, prev: Link, event: Event) {
    try LineReader.read(bytes, line: number) { line throws(JournalError) in
      let (seq, prev) = try head(&line, link)
      let event = try event(&line)
      return (seq, prev, event)
    }
  }

  /// What a line that was read before names as the line before; what follows is not looked at again.
  static func prev(in bytes: Span<UInt8>, line number: Int) throws(JournalError) -> Digest {
    try LineReader.readHead(bytes, line: number) { line throws(JournalError) in
      try head(&line) { Digest(hex: $0) }.prev
    }
  }

  private static func head<Link>(
    _ line: inout LineReader, _ link: (Span<UInt8>) -> Link?
  ) throws(JournalError) -> (seq: Int, prev: Link) {
    let version = try line.number("v")
    guard version == Entry.version else {
      throw version > Entry.version
        ? line.newer("v", "is \(version)") : line.damaged("v", "\(version) is no version")
    }
    let seq = try line.number("seq")
    guard seq > 0 else { throw line.damaged("seq", "counts from 1") }
    return (seq, try line.member("prev", "64 lower-case hexadecimal digits", link))
  }

  private static func event(_ line: inout LineReader) throws(JournalError) -> Event {
    let id: EventID = try line.key("id")
    let at = try line.instant("at")
    let by = try line.object("by", Author.init)
    let name = try line.text("kind")
    guard let kind = Kind(spelling: name) else {
      throw line.newer("kind", "“\(name)” is a kind of event that this version does not know")
    }
    let on: EventID? = try line.optionalKey("on")
    let share = try line.share()
    return Event(id: id, at: at, by: by, on: on, share: share, act: try line.act(kind))
  }
}

extension Author {
  fileprivate func write(to line: inout LineWriter) {
    line.choice("seat", seat)
    line.text("person", person)
    line.text("login", login)
  }

  fileprivate init(from line: inout LineReader) throws(JournalError) {
    self.init(
      seat: try line.choice("seat"), person: try line.text("person"), login: try line.text("login"))
  }
}

extension LineReader {
  fileprivate mutating func share() throws(JournalError) -> Share? {
    guard let text = try optionalText("share") else { return nil }
    guard let share = Share(spelling: text) else {
      throw newer("share", "“\(text)” is a choice that this version does not know")
    }
    return share
  }
}

// MARK: - New names

extension Key where Of == Event {
  /// A name that nobody can guess and no other event has: 128 random bits, as 32 hexadecimal digits.
  public static func fresh() -> EventID { EventID(Hex.text(Randomness.bytes(16))) }
}
