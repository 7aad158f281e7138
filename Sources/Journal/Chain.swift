public import Meeting

/// The links of a journal up to some line: how many there are, and what the next one has to name.
public struct Chain: Hashable, Sendable {
  /// How many lines there are.
  public private(set) var count = 0
  /// How many of them, from the first on, have been held against the one before.
  public private(set) var proved = 0
  /// SHA-256 of the last line, its line feed included; 32 zero bytes before the first. Known once all is proved.
  public private(set) var head = Digest.none

  /// The chain before its first line.
  public init() {}

  /// Takes in the next entry, if it follows from what is here.
  public mutating func link(_ entry: Entry) throws(JournalError) {
    try link(entry.seq, entry.prev, digest: entry.digest)
  }

  private mutating func link(_ seq: Int, _ prev: Digest, digest: Digest) throws(JournalError) {
    guard seq == count + 1 else { throw gap(seq) }
    guard prev == head else {
      throw .damaged(
        line: seq, member: "prev", fault: "is not the SHA-256 of the line before: one was changed")
    }
    (count, proved) = (seq, seq)
    head = digest
  }

  /// Writes `event` as the next line, and takes it in.
  public mutating func append(_ event: Event) -> Entry {
    let entry = Entry(event: event, seq: count + 1, prev: head)
    (count, proved) = (entry.seq, entry.seq)
    head = entry.digest
    return entry
  }

  /// Reads the bytes of the next line where they lie, and takes it in.
  public mutating func read(_ line: Span<UInt8>) throws(JournalError) -> Event {
    let (seq, prev, event) = try Entry.parts(of: line, line: count + 1) { Digest(hex: $0) }
    try link(seq, prev, digest: Digest(of: line))
    return event
  }

  /// Reads the bytes of the next line where they lie, and leaves it to be proved.
  ///
  /// Hashing takes longer than reading, and a screen can be shown meanwhile.
  public mutating func readUnproved(_ line: Span<UInt8>) throws(JournalError) -> Event {
    let (seq, _, event) = try Entry.parts(of: line, line: count + 1) { $0.count == 64 ? true : nil }
    guard seq == count + 1 else { throw gap(seq) }
    count = seq
    return event
  }

  /// Proves what was left to be proved, given the bytes of those lines again, one after the other.
  public mutating func prove(_ lines: ((Span<UInt8>) throws -> Void) throws -> Void) throws {
    var chain = self
    chain.count = proved
    try lines { line in
      guard chain.count < count else { return }
      let number = chain.count + 1
      try chain.link(number, try Entry.prev(in: line, line: number), digest: Digest(of: line))
    }
    guard chain.count == count else {
      throw JournalError.damaged(line: chain.count + 1, member: "", fault: "the line is gone")
    }
    self = chain
  }

  private func gap(_ seq: Int) -> JournalError {
    .damaged(line: count + 1, member: "seq", fault: "is \(seq), not \(count + 1)")
  }

  /// Reads a whole journal (`journal.jsonl`) and proves each link of it.
  public static func verify(_ journal: [UInt8]) throws(JournalError) -> (entries: [Entry], chain: Chain) {
    var chain = Chain()
    var entries: [Entry] = []
    var start = journal.startIndex
    while start < journal.endIndex {
      let end = journal[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? journal.endIndex
      let entry = try Entry(reading: Array(journal[start..<end]), line: chain.count + 1)
      try chain.link(entry)
      entries.append(entry)
      start = end
    }
    return (entries, chain)
  }
}
