public import Calendar
public import Journal
public import Meeting

/// One meeting as a seat has read it: its events, the meeting they make, and the chain up to here.
public struct Log: Sendable {
  /// What the meeting is called.
  public let reference: String
  /// The events and the meeting they make.
  public private(set) var proceedings = Proceedings()
  /// The count and head of the journal up to here.
  public private(set) var chain = Chain()
  /// The first line that only a newer version understands: what follows is not read, nothing is written.
  public private(set) var newer: JournalError?

  let row: Int64

  init(reference: String, row: Int64) {
    self.reference = reference
    self.row = row
  }

  /// Whether a newer version of this program has written here, so that this one only reads.
  public var isNewer: Bool { newer != nil }

  /// When the last event was written.
  public var last: Instant? { proceedings.events.last?.at }

  /// Takes in the bytes of the next lines, up to the first that a newer version wrote; all or, of damaged ones,
  /// none.
  mutating func read(_ lines: [[UInt8]]) throws(RegisterError) {
    var (chain, newer) = (self.chain, self.newer)
    var events: [Event] = []
    events.reserveCapacity(lines.count)
    for line in lines where newer == nil {
      do {
        events.append(try chain.read(line).event)
      } catch {
        guard error.isNewer else { throw .journal(reference: reference, error) }
        newer = error
      }
    }
    (self.chain, self.newer) = (chain, newer)
    if events.contains(where: { if case .withdrawn = $0.act { true } else { false } }) {
      // Each withdrawal folds the whole meeting again: once for all of them.
      proceedings = Proceedings(proceedings.events + events)
    } else {
      for event in events { proceedings.append(event) }
    }
  }

  /// Writes an event as the next line, and takes it in.
  mutating func append(_ event: Event) -> Entry {
    let entry = chain.append(event)
    proceedings.append(event)
    return entry
  }

  /// Goes back to an earlier chain: the transaction that brought the lines after it did not happen.
  mutating func forget(after chain: Chain) {
    guard chain.count < self.chain.count else { return }
    self.chain = chain
    proceedings = Proceedings(proceedings.events.prefix(chain.count))
  }
}
