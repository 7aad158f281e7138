public import Calendar
public import JSON
import Journal
public import Meeting

/// What the register keeps of a meeting besides its lines; it can be made again from them.
public struct Projection: Sendable {
  /// What is pending of a meeting, given whether one that follows it was called, and a way to its resolved
  /// procedure's bytes.
  public typealias Matters =
    @Sendable (
      Meeting, _ isFollowed: () -> Bool, _ procedure: () -> [UInt8]?
    ) -> [Matter]

  /// Higher than before whenever a summary or a matter says something new: older ones are then made again.
  public var version: Int
  /// Another one whenever what matters are counted by is another: those of this version are then made again too.
  public var basis: UInt32
  /// What a list of meetings shows of one; its member `follows` is the reference of the meeting that it follows.
  public var summarise: @Sendable (Meeting) -> JSON
  /// What is pending of a meeting.
  public var matters: Matters
  /// What can be found of an event by searching; nothing for one that is not searched.
  public var text: @Sendable (Event) -> String?

  /// A projection.
  public init(
    version: Int = 1, basis: UInt32 = 0,
    summarise: @escaping @Sendable (Meeting) -> JSON = { _ in .object([]) },
    matters: @escaping Matters = { _, _, _ in [] },
    text: @escaping @Sendable (Event) -> String? = { _ in nil }
  ) {
    self.version = version
    self.basis = basis
    self.summarise = summarise
    self.matters = matters
    self.text = text
  }

  /// What stands beside a meeting that this made.
  fileprivate var mark: Int { version << 32 | Int(basis) }

  /// What this makes again: what an older version made, and this version by another basis; never what is newer.
  fileprivate static let stale = "projected < ?1 OR (projected > ?1 AND projected < ?2)"

  /// The first mark of the next version.
  fileprivate var end: Int { (version + 1) << 32 }
}

/// Something pending of a meeting: a discussion to be held, a record to be sent, an action, a date.
public struct Matter: Hashable, Sendable {
  /// Matters of one kind are counted and listed together.
  public var kind: String
  /// Tells it apart from others of its kind and meeting.
  public var number: Int
  /// When it is due, where that is known.
  public var due: Instant?
  /// What a list shows of it.
  public var shown: JSON

  /// Something pending.
  public init(kind: String, number: Int, due: Instant? = nil, shown: JSON = .object([])) {
    self.kind = kind
    self.number = number
    self.due = due
    self.shown = shown
  }
}

/// Something pending, and the meeting it is of.
public struct Pending: Hashable, Sendable {
  public let meeting: Listed
  public let matter: Matter
}

// MARK: - Writing

extension Register {
  /// Keeps what is listed of a meeting, and of what is pending what has changed.
  func project(_ log: Log, in db: Database) throws {
    let meeting = log.proceedings.meeting
    guard let last = log.last else { throw RegisterError.unreadable(fault: "\(log.reference) has no entry") }
    try db.run(
      "UPDATE meetings SET state = ?, updated = ?, summary = ?, projected = ? WHERE id = ?",
      .text(meeting.state.rawValue), .text(last.description), .text(projection.summarise(meeting).line),
      .int(projection.mark), .int(log.row))
    // Without a due time it sorts behind everything that has one.
    let matters = projection.matters(meeting) {
      // A meeting is called after the one that it follows.
      let sql = """
        SELECT EXISTS(SELECT 1 FROM meetings WHERE id > ? AND json_extract(summary, '$.follows') = ?)
        """
      return (try? db.holds(sql, .int(log.row), .text(log.reference))) ?? false
    } _: {
      let sql = "SELECT json FROM procedures WHERE digest = ?"
      return try? db.one(sql, .text(meeting.procedure.digest)) { try $0.bytes(0) }
    }
    var kept: [MatterKey: (due: Int, shown: String)] = [:]
    try db.each("SELECT kind, number, due, shown FROM matters WHERE meeting = ?", .int(log.row)) { row in
      let key = MatterKey(kind: try row.text(0), number: try row.int(1))
      kept[key] = (try row.int(2), try row.text(3))
    }
    for matter in matters {
      let (due, shown) = (matter.due?.seconds ?? Int.max, matter.shown.line)
      let before = kept.removeValue(forKey: MatterKey(kind: matter.kind, number: matter.number))
      if let before, before == (due, shown) { continue }
      try db.run(
        "INSERT OR REPLACE INTO matters VALUES (?, ?, ?, ?, ?)",
        .int(log.row), .text(matter.kind), .int(matter.number), .int(due), .text(shown))
    }
    for gone in kept.keys {
      try db.run(
        "DELETE FROM matters WHERE meeting = ? AND kind = ? AND number = ?",
        .int(log.row), .text(gone.kind), .int(gone.number))
    }
  }

  /// Lets what is pending of a meeting be made again with the next reading: one that follows it was called.
  func makeStale(_ reference: String, in db: Database) throws {
    let sql = "UPDATE meetings SET projected = 0 WHERE reference = ? AND projected < ?"
    try db.run(sql, .text(reference), .int(projection.end))
  }

  /// Makes again what an older projection left, or one by another basis, of at most so many meetings, the newest first.
  ///
  /// - Returns: how many are still to be made; the list shows those as they were.
  public func remake(atMost limit: Int) throws(RegisterError) -> Int {
    let sql = "SELECT EXISTS(SELECT 1 FROM meetings WHERE \(Projection.stale))"
    let (mark, end) = (projection.mark, projection.end)
    guard try reading({ db in try db.holds(sql, .int(mark), .int(end)) }) else { return 0 }
    do {
      return try database.transaction(.immediate) {
        let stale = try database.all(
          "SELECT id, reference FROM meetings WHERE \(Projection.stale) ORDER BY id DESC LIMIT ?3",
          .int(mark), .int(end), .int(limit)
        ) { row in Log(reference: try row.text(1), row: try row.int(0)) }
        for log in stale { try remake(log, in: database) }
        let count = "SELECT count(*) FROM meetings WHERE \(Projection.stale)"
        return try database.one(count, .int(mark), .int(end)) { try $0.int(0) } ?? 0
      }
    } catch {
      throw RegisterError(error)
    }
  }

  private func remake(_ log: Log, in db: Database) throws {
    var log = log
    do {
      try catchUp(&log, in: db)
    } catch is RegisterError {
      // A damaged meeting stays as it was listed; who opens it is told.
      try db.run("UPDATE meetings SET projected = ? WHERE id = ?", .int(projection.mark), .int(log.row))
      return
    }
    try project(log, in: db)
  }
}

private struct MatterKey: Hashable {
  let kind: String
  let number: Int
}

// MARK: - Reading

extension Register {
  /// What is pending of one kind, what is due first before what is due later.
  ///
  /// - Parameters:
  ///   - from: only what is due at this moment or later.
  ///   - before: only what is due before this moment.
  public func pending(
    _ kind: String, from: Instant? = nil, before: Instant? = nil, limit: Int
  ) throws(RegisterError) -> [Pending] {
    try reading { db in
      // Several actions are of one meeting, whose summary is read once.
      var meetings: [String: Listed] = [:]
      return try db.all(
        """
        SELECT meetings.reference, meetings.state, meetings.procedure, meetings.convened, meetings.updated,
          meetings.summary, matters.number, matters.due, matters.shown
        FROM matters CROSS JOIN meetings ON meetings.id = matters.meeting
        WHERE matters.kind = ? AND matters.due >= ? AND matters.due <= ? ORDER BY matters.due LIMIT ?
        """, .text(kind), .int(from?.seconds ?? Int.min),
        .int(before.map { $0.seconds - 1 } ?? Int.max), .int(limit)
      ) { row in
        let due = try row.int(7)
        let reference = try row.text(0)
        let meeting = try meetings[reference] ?? Listed(row)
        meetings[reference] = meeting
        return Pending(
          meeting: meeting,
          matter: Matter(
            kind: kind, number: try row.int(6), due: due == Int.max ? nil : Instant(seconds: due),
            shown: try JSON(reading: try row.text(8))))
      }
    }
  }

  /// How much of one kind is pending, or due before a moment; counted up to `limit`, for nobody reads more.
  public func count(
    _ kind: String, before: Instant? = nil, limit: Int = 10_000
  ) throws(RegisterError) -> Int {
    try reading { db in
      try db.one(
        "SELECT count(*) FROM (SELECT 1 FROM matters WHERE kind = ? AND due <= ? LIMIT ?)",
        .text(kind), .int(before.map { $0.seconds - 1 } ?? Int.max), .int(limit)
      ) { try $0.int(0) } ?? 0
    }
  }

  /// How many meetings there are.
  public func count() throws(RegisterError) -> Int {
    try reading { db in try db.one("SELECT count(*) FROM meetings") { try $0.int(0) } ?? 0 }
  }
}
