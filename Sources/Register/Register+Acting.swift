import CSQLite
public import Calendar
import JSON
import Journal
public import Meeting

extension Register {
  /// Makes a meeting with its first events, in one transaction.
  ///
  /// The first of `events` has to be `convened` under the same reference and procedure. The reference becomes a
  /// file's name: letters, digits, `-` and `_`, at most 64 of them.
  public func convene(
    reference: String, procedure: ProcedureBytes, events: [Event]
  ) throws(RegisterError) -> Log {
    guard (1...64).contains(reference.utf8.count), reference.utf8.allSatisfy(isNameLetter) else {
      throw .unfit(fault: "“\(reference)” is no reference: letters, digits, - and _ only, at most 64")
    }
    guard let first = events.first, case .convened(let convening) = first.act,
      convening.reference == reference, convening.procedure.digest == procedure.digest
    else { throw .unfit(fault: "the first event of \(reference) does not convene it by that procedure") }
    do {
      try writing({ events.map(\.id) }) { db in
        try self.insert(reference, convening.procedure.id, at: first.at, procedure, in: db)
        var log = Log(reference: reference, row: db.lastRow)
        for event in events { try self.insert(event, into: &log, in: db) }
        try self.project(log, in: db)
        if let earlier = convening.case.follows?.reference { try self.makeStale(earlier, in: db) }
      }
    } catch {
      throw RegisterError(error)
    }
    folder.wake(reference)
    return try open(reference)
  }

  /// Lets a seat act: what `make` answers to the meeting as it stands now is written, all or nothing.
  ///
  /// In one immediate transaction what the other seat has written is taken in, so `make` sees it and may refuse
  /// by throwing; its error is thrown on. `at` is when it is written: where the clock has gone backwards, the
  /// time of the last event is taken instead. A draft whose id is in the journal is not written again, so that
  /// the same drafts can be handed in twice. Throws `RegisterError` besides; then nothing of it was written,
  /// except where `.unsure` says otherwise.
  /// - Returns: the events of all drafts, as the journal has them.
  @discardableResult
  public func act(
    on log: inout Log, at: Instant, by author: Author, make: (Proceedings) throws -> [Draft]
  ) throws -> [Event] {
    var events: [Event] = []
    var before = log.chain
    do {
      try writing({ events.map(\.id) }) { db in
        try self.catchUp(&log, in: db)
        before = log.chain
        if let newer = log.newer { throw RegisterError.journal(reference: log.reference, newer) }
        for draft in try make(log.proceedings) {
          if let there = log.proceedings.event(draft.id) {
            events.append(there)
          } else {
            events.append(draft.event(at: max(at, log.last ?? at), by: author))
            try self.insert(events[events.count - 1], into: &log, in: db)
          }
        }
        if log.chain != before { try self.project(log, in: db) }
      }
    } catch {
      log.forget(after: before)
      throw error
    }
    folder.wake(log.reference)
    return events
  }

  private func isNameLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

// MARK: - Inside the transaction

extension Register {
  private func insert(
    _ reference: String, _ id: String, at: Instant, _ procedure: ProcedureBytes, in db: Database
  ) throws {
    let sql = "SELECT EXISTS(SELECT 1 FROM meetings WHERE reference = ?)"
    if try db.holds(sql, .text(reference)) {
      throw RegisterError.exists(reference: reference)
    }
    try db.run(
      "INSERT INTO procedures VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
      .text(procedure.digest), .blob(procedure.yaml), .blob(procedure.json))
    try db.run(
      "INSERT INTO meetings VALUES (NULL, ?, '', ?, ?, ?, '{}', 0)",
      .text(reference), .text(id), .text(at.description), .text(at.description))
  }

  private func insert(_ event: Event, into log: inout Log, in db: Database) throws {
    let entry = log.append(event)
    try db.run(
      "INSERT INTO entries VALUES (?, ?, ?, ?)",
      .int(log.row), .int(entry.seq), .text(event.id.text), .blob(entry.bytes))
    if let text = projection.text(event) {
      try db.run("INSERT INTO words VALUES (?, ?, ?)", .text(text), .int(log.row), .int(entry.seq))
    }
  }
}

// MARK: - Around it

extension Register {
  /// Runs one immediate transaction.
  ///
  /// After an error of the disk the database is opened anew and asked for the `ids`: an entry that "failed" may
  /// be there, and then the transaction has happened.
  private func writing(_ ids: () -> [EventID], _ body: (Database) throws -> Void) throws {
    do {
      try database.transaction(.immediate) { try body(database) }
    } catch let error as DatabaseError {
      switch error.code {
      case SQLITE_BUSY, SQLITE_LOCKED: throw RegisterError.busy
      case SQLITE_CONSTRAINT: throw RegisterError.notSaved(fault: error.message)
      default:
        if try !isSaved(ids(), after: error.message) { throw RegisterError.notSaved(fault: error.message) }
      }
    }
  }

  private func isSaved(_ ids: [EventID], after fault: String) throws(RegisterError) -> Bool {
    guard !ids.isEmpty else { return false }
    do {
      try reopen()
      return try database.transaction(.deferred) {
        try ids.allSatisfy {
          try database.holds("SELECT EXISTS(SELECT 1 FROM entries WHERE id = ?)", .text($0.text))
        }
      }
    } catch {
      throw .unsure(fault: fault)
    }
  }
}
