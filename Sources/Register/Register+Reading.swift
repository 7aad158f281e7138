public import Calendar
public import JSON
import Journal
public import Meeting

/// What a list shows of one meeting.
public struct Listed: Hashable, Sendable {
  public let reference: String
  /// Where it stands, in `State`'s words.
  public let state: String
  /// The id of its procedure.
  public let procedure: String
  public let convened: Instant
  /// When its last event was written.
  public let updated: Instant
  /// What the projection made of it.
  public let summary: JSON
}

/// An event in which the words that were looked for stand.
public struct Found: Hashable, Sendable {
  public let reference: String
  /// The line of its journal.
  public let seq: Int
  public let text: String
}

/// The rules of a meeting as bytes: as they were written, and resolved.
public struct ProcedureBytes: Hashable, Sendable {
  /// The digest that the meeting's first event names.
  public var digest: String
  public var yaml: [UInt8]
  public var json: [UInt8]

  /// A procedure's bytes.
  public init(digest: String, yaml: [UInt8], json: [UInt8]) {
    self.digest = digest
    self.yaml = yaml
    self.json = json
  }
}

extension Register {
  func reading<Value>(_ body: (Database) throws -> Value) throws(RegisterError) -> Value {
    do {
      return try database.transaction(.deferred) { try body(database) }
    } catch {
      throw RegisterError(error)
    }
  }

  /// What the meetings are called, the one convened last first.
  public func references() throws(RegisterError) -> [String] {
    try reading { db in
      try db.all("SELECT reference FROM meetings ORDER BY id DESC") { try $0.text(0) }
    }
  }

  /// The meetings, the one convened last first; of many the first so many.
  public func list(limit: Int? = nil) throws(RegisterError) -> [Listed] {
    try reading { db in
      try db.all(
        """
        SELECT reference, state, procedure, convened, updated, summary FROM meetings
        ORDER BY id DESC LIMIT ?
        """, .int(limit ?? -1)
      ) { try Listed($0) }
    }
  }

  /// What is listed of one meeting.
  public func listed(_ reference: String) throws(RegisterError) -> Listed {
    let row = try reading { db in
      try db.one(
        "SELECT reference, state, procedure, convened, updated, summary FROM meetings WHERE reference = ?",
        .text(reference)
      ) { try Listed($0) }
    }
    guard let row else { throw .noMeeting(reference: reference) }
    return row
  }

  /// Where all of these words, or beginnings of words, stand in one event; the one written last first.
  public func search(_ words: String, limit: Int = 50) throws(RegisterError) -> [Found] {
    // In quotes nothing of FTS5's own language has a meaning.
    let pattern = words.split(whereSeparator: \.isWhitespace)
      .map {
        "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"*"
      }
      .joined(separator: " ")
    guard !pattern.isEmpty else { return [] }
    return try reading { db in
      try db.all(
        """
        SELECT meetings.reference, words.seq, words.text FROM words
        JOIN meetings ON meetings.id = words.meeting
        WHERE words MATCH ? ORDER BY words.rowid DESC LIMIT ?
        """, .text(pattern), .int(limit)
      ) { Found(reference: try $0.text(0), seq: try $0.int(1), text: try $0.text(2)) }
    }
  }

  /// The rules kept under that digest.
  public func procedure(_ digest: String) throws(RegisterError) -> ProcedureBytes? {
    try reading { db in
      try db.one("SELECT yaml, json FROM procedures WHERE digest = ?", .text(digest)) {
        ProcedureBytes(digest: digest, yaml: try $0.bytes(0), json: try $0.bytes(1))
      }
    }
  }

  /// A meeting's lines as they were written: the bytes of `journal.jsonl`.
  public func lines(_ reference: String) throws(RegisterError) -> [UInt8] {
    try reading { db in
      var journal: [UInt8] = []
      try self.lines(of: try self.row(of: reference, in: db), after: 0, in: db) { line in
        line.withUnsafeBufferPointer { journal.append(contentsOf: $0) }
      }
      return journal
    }
  }

  /// Reads a meeting whole.
  ///
  /// - Parameter proving: whether its chain is proved at once; else `prove` has to be asked for, or whatever writes
  ///   or reads on does it first.
  public func open(_ reference: String, proving: Bool = true) throws(RegisterError) -> Log {
    try reading { db in
      var log = Log(reference: reference, row: try self.row(of: reference, in: db))
      try self.catchUp(&log, proving: proving, in: db)
      return log
    }
  }

  /// Proves the chain of a meeting that was opened without.
  public func prove(_ log: inout Log) throws(RegisterError) {
    try reading { db in try self.prove(&log, in: db) }
  }

  /// Takes in what the other seat has written since, and gives it.
  @discardableResult
  public func refresh(_ log: inout Log) throws(RegisterError) -> [Event] {
    let before = log.proceedings.events.count
    try reading { db in try self.catchUp(&log, in: db) }
    return Array(log.proceedings.events.dropFirst(before))
  }

  func catchUp(_ log: inout Log, proving: Bool = true, in db: Database) throws {
    try prove(&log, in: db)
    guard !log.isNewer else { return }
    let (row, count) = (log.row, log.chain.count)
    try log.read(proving: proving) { take in try lines(of: row, after: count, in: db, take) }
  }

  private func prove(_ log: inout Log, in db: Database) throws {
    let (row, proved) = (log.row, log.chain.proved)
    guard proved < log.chain.count else { return }
    try log.prove { take in try lines(of: row, after: proved, in: db, take) }
  }

  private func row(of reference: String, in db: Database) throws -> Int {
    let sql = "SELECT id FROM meetings WHERE reference = ?"
    guard let row = try db.one(sql, .text(reference), body: { try $0.int(0) }) else {
      throw RegisterError.noMeeting(reference: reference)
    }
    return row
  }

  /// Hands over a meeting's lines, each where SQLite has it.
  private func lines(
    of row: Int, after seq: Int, in db: Database, _ take: (Span<UInt8>) throws -> Void
  ) throws {
    let sql = "SELECT line FROM entries WHERE meeting = ? AND seq > ? ORDER BY seq"
    try db.each(sql, .int(row), .int(seq)) { try $0.withBytes(0, take) }
  }
}

extension Listed {
  /// What the first six columns say.
  init(_ row: borrowing Row) throws {
    let reference = try row.text(0)
    guard let convened = Instant(try row.text(3)), let updated = Instant(try row.text(4)) else {
      throw RegisterError.unreadable(fault: "the times of meeting \(reference)")
    }
    self.init(
      reference: reference, state: try row.text(1), procedure: try row.text(2), convened: convened,
      updated: updated, summary: try JSON(reading: try row.text(5)))
  }
}
