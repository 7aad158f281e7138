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

  let row: Int

  init(reference: String, row: Int) {
    self.reference = reference
    self.row = row
  }

  /// Whether a newer version of this program has written here, so that this one only reads.
  public var isNewer: Bool { newer != nil }

  /// When the last event was written.
  public var last: Instant? { proceedings.events.last?.at }

  /// Takes in the next lines up to the first that a newer version wrote; all or, of damaged ones, none.
  ///
  /// `lines` hands over each line where it lies, and may throw.
  mutating func read(
    proving: Bool, _ lines: ((Span<UInt8>) throws -> Void) throws -> Void
  ) throws {
    var (chain, newer, events) = (self.chain, self.newer, [Event]())
    try lines { line in
      guard newer == nil else { return }
      do throws(JournalError) {
        events.append(proving ? try chain.read(line) : try chain.readUnproved(line))
      } catch {
        guard error.isNewer else { throw RegisterError.journal(reference: reference, error) }
        newer = error
      }
    }
    (self.chain, self.newer) = (chain, newer)
    // Handed over, not copied.
    var read: [Event] = []
    swap(&read, &events)
    proceedings.append(contentsOf: read)
  }

  /// Proves the chain of the lines that were only read, given them again.
  mutating func prove(_ lines: ((Span<UInt8>) throws -> Void) throws -> Void) throws {
    do {
      try chain.prove(lines)
    } catch let error as JournalError {
      throw RegisterError.journal(reference: reference, error)
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
