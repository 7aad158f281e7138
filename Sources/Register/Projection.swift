public import Calendar
import GRDB
public import JSON
import Journal
public import Meeting

/// What the register keeps of a meeting besides its lines; it can be made again from them.
public struct Projection: Sendable {
  /// Higher than before whenever a summary or a matter says something new: older ones are then made again.
  public var version: Int
  /// What a list of meetings shows of one.
  public var summarise: @Sendable (Meeting) -> JSON
  /// What is pending of a meeting, given a way to its resolved procedure's bytes.
  public var matters: @Sendable (Meeting, _ procedure: () -> [UInt8]?) -> [Matter]
  /// What can be found of an event by searching; nothing for one that is not searched.
  public var text: @Sendable (Event) -> String?

  /// A projection.
  public init(
    version: Int = 1, summarise: @escaping @Sendable (Meeting) -> JSON = { _ in .object([]) },
    matters: @escaping @Sendable (Meeting, _ procedure: () -> [UInt8]?) -> [Matter] = { _, _ in [] },
    text: @escaping @Sendable (Event) -> String? = { _ in nil }
  ) {
    self.version = version
    self.summarise = summarise
    self.matters = matters
    self.text = text
  }
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
    try db.cachedStatement(
      sql: "UPDATE meetings SET state = ?, updated = ?, summary = ?, projected = ? WHERE id = ?"
    ).execute(arguments: [
      meeting.state.rawValue, log.last?.description, projection.summarise(meeting).line, projection.version,
      log.row,
    ])
    // Without a due time it sorts behind everything that has one.
    let matters = projection.matters(meeting) {
      let sql = "SELECT json FROM procedures WHERE digest = ?"
      return (try? Row.fetchOne(db, sql: sql, arguments: [meeting.procedure.digest])).flatMap {
        try? $0.bytes(0)
      }
    }
    var kept: [MatterKey: (due: Int64, shown: String)] = [:]
    let rows = try Row.fetchCursor(
      try db.cachedStatement(sql: "SELECT kind, number, due, shown FROM matters WHERE meeting = ?"),
      arguments: [log.row])
    while let row = try rows.next() {
      let key = MatterKey(kind: try row.text(0), number: try row.decode(Int.self, atIndex: 1))
      kept[key] = (try row.decode(Int64.self, atIndex: 2), try row.text(3))
    }
    for matter in matters {
      let (due, shown) = (matter.due.map { Int64($0.seconds) } ?? Int64.max, matter.shown.line)
      let before = kept.removeValue(forKey: MatterKey(kind: matter.kind, number: matter.number))
      if let before, before == (due, shown) { continue }
      try db.cachedStatement(sql: "INSERT OR REPLACE INTO matters VALUES (?, ?, ?, ?, ?)")
        .execute(arguments: [log.row, matter.kind, matter.number, due, shown])
    }
    for gone in kept.keys {
      try db.cachedStatement(sql: "DELETE FROM matters WHERE meeting = ? AND kind = ? AND number = ?")
        .execute(arguments: [log.row, gone.kind, gone.number])
    }
  }

  /// Makes again what an older projection left, of at most so many meetings, the newest first.
  ///
  /// - Returns: how many are still to be made; the list shows those as they were.
  public func remake(atMost limit: Int) throws(RegisterError) -> Int {
    let sql = "SELECT EXISTS(SELECT 1 FROM meetings WHERE projected < ?)"
    let isStale = try reading { db in
      try Bool.fetchOne(db, sql: sql, arguments: [self.projection.version]) ?? false
    }
    guard isStale else { return 0 }
    do {
      return try queue.writeWithoutTransaction { db in
        var left = 0
        try db.inTransaction(.immediate) {
          let stale = try Row.fetchAll(
            db,
            sql: "SELECT id, reference FROM meetings WHERE projected < ? ORDER BY id DESC LIMIT ?",
            arguments: [self.projection.version, limit])
          for row in stale { try self.remake(row, in: db) }
          left =
            try Int.fetchOne(
              db, sql: "SELECT count(*) FROM meetings WHERE projected < ?",
              arguments: [self.projection.version]) ?? 0
          return .commit
        }
        return left
      }
    } catch {
      throw RegisterError(error)
    }
  }

  private func remake(_ row: Row, in db: Database) throws {
    let (id, reference) = (try row.decode(Int64.self, atIndex: 0), try row.text(1))
    var log = Log(reference: reference, row: id)
    do {
      try catchUp(&log, in: db)
    } catch is RegisterError {
      // A damaged meeting stays as it was listed; who opens it is told.
      try db.execute(
        sql: "UPDATE meetings SET projected = ? WHERE id = ?", arguments: [projection.version, id])
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
  /// - Parameter before: only what is due before this moment.
  public func pending(
    _ kind: String, before: Instant? = nil, limit: Int
  ) throws(RegisterError) -> [Pending] {
    try reading { db in
      // Several actions are of one meeting, whose summary is read once.
      var meetings: [String: Listed] = [:]
      return try Row.fetchAll(
        db,
        sql: """
          SELECT meetings.reference, meetings.state, meetings.procedure, meetings.convened, meetings.updated,
            meetings.summary, matters.number, matters.due, matters.shown
          FROM matters CROSS JOIN meetings ON meetings.id = matters.meeting
          WHERE matters.kind = ? AND matters.due <= ? ORDER BY matters.due LIMIT ?
          """, arguments: [kind, before.map { Int64($0.seconds) - 1 } ?? Int64.max, limit]
      ).map { row in
        let due = try row.decode(Int64.self, atIndex: 7)
        let reference = try row.text(0)
        let meeting = try meetings[reference] ?? Listed(row)
        meetings[reference] = meeting
        return Pending(
          meeting: meeting,
          matter: Matter(
            kind: kind, number: try row.decode(Int.self, atIndex: 6),
            due: due == Int64.max ? nil : Instant(seconds: Int(due)),
            shown: try JSON(reading: try row.text(8))))
      }
    }
  }

  /// How much of one kind is pending, or due before a moment; counted up to `limit`, for nobody reads more.
  public func count(
    _ kind: String, before: Instant? = nil, limit: Int = 10_000
  ) throws(RegisterError) -> Int {
    try reading { db in
      try Int.fetchOne(
        db,
        sql: "SELECT count(*) FROM (SELECT 1 FROM matters WHERE kind = ? AND due <= ? LIMIT ?)",
        arguments: [kind, before.map { Int64($0.seconds) - 1 } ?? Int64.max, limit]) ?? 0
    }
  }

  /// How many meetings there are.
  public func count() throws(RegisterError) -> Int {
    try reading { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM meetings") ?? 0 }
  }
}
