import CSQLite

/// One connection to SQLite, for one thread.
final class Database {
  private let handle: OpaquePointer
  // SQLite keeps the address of this one for as long as the connection is open.
  private let patience = Patience()
  private var prepared: [String: Statement] = [:]

  /// Opens a file that is there; whoever waits for the other seat waits with `Patience`.
  init(_ path: String) throws {
    var handle: OpaquePointer?
    // One thread has it, so SQLite need not lock for itself.
    let code = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil)
    guard let handle, code == SQLITE_OK else {
      let error = DatabaseError(code, of: handle)
      sqlite3_close_v2(handle)
      throw error
    }
    self.handle = handle
    sqlite3_busy_handler(
      handle,
      { context, tries in
        guard let context else { return 0 }
        return Unmanaged<Patience>.fromOpaque(context).takeUnretainedValue().waits(tries: Int(tries)) ? 1 : 0
      }, Unmanaged.passUnretained(patience).toOpaque())
  }

  deinit {
    prepared = [:]
    sqlite3_close_v2(handle)
  }

  /// Runs many statements that neither take nor give values.
  func script(_ sql: String) throws {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw DatabaseError(code, of: handle) }
  }

  /// Runs a statement, with values for its question marks.
  func run(_ sql: String, _ values: Statement.Value...) throws {
    try step(sql, values) { _ in }
  }

  /// What `body` makes of each row.
  func all<Result>(
    _ sql: String, _ values: Statement.Value..., body: (borrowing Row) throws -> Result
  ) throws -> [Result] {
    var results: [Result] = []
    try step(sql, values) { results.append(try body($0)) }
    return results
  }

  /// What `body` makes of the only row, or of the last; nothing where there is none.
  func one<Result>(
    _ sql: String, _ values: Statement.Value..., body: (borrowing Row) throws -> Result
  ) throws -> Result? {
    var result: Result?
    try step(sql, values) { result = try body($0) }
    return result
  }

  /// Whether the only row says so.
  func holds(_ sql: String, _ values: Statement.Value...) throws -> Bool {
    var holds = false
    try step(sql, values) { holds = try $0.int(0) != 0 }
    return holds
  }

  /// Hands over each row where SQLite has it.
  func each(_ sql: String, _ values: Statement.Value..., body: (borrowing Row) throws -> Void) throws {
    try step(sql, values, body)
  }

  /// The row that was inserted last.
  var lastRow: Int { Int(sqlite3_last_insert_rowid(handle)) }

  private func step(
    _ sql: String, _ values: [Statement.Value], _ body: (borrowing Row) throws -> Void
  ) throws {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step() { try body(Row(statement)) }
  }

  private func statement(_ sql: String) throws -> Statement {
    // One whose rows are still being read is not begun again.
    if let statement = prepared[sql], !statement.isBusy { return statement }
    let statement = try Statement(sql, of: handle)
    prepared[sql] = statement
    return statement
  }
}

// MARK: - Transactions

extension Database {
  /// When a transaction takes its locks.
  enum Locking: String {
    /// As it reads.
    case deferred = "BEGIN DEFERRED"
    /// To write, at once.
    case immediate = "BEGIN IMMEDIATE"
    /// Alone, at once.
    case exclusive = "BEGIN EXCLUSIVE"
  }

  /// Runs one transaction: all of it, or where something throws, nothing.
  func transaction<Result>(_ locking: Locking, _ body: () throws -> Result) throws -> Result {
    try run(locking.rawValue)
    do {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      // After some errors SQLite has gone back by itself.
      if sqlite3_get_autocommit(handle) == 0 { try? run("ROLLBACK") }
      throw error
    }
  }
}

/// What SQLite says about something that it did not do.
struct DatabaseError: Error {
  /// The primary result code, as `SQLITE_BUSY`.
  let code: Int32
  /// SQLite's own words.
  let message: String

  /// An error of a connection; where there is none, of the code alone.
  init(_ code: Int32, of handle: OpaquePointer?) {
    self.code = code & 0xFF
    message = String(cString: handle.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
  }

  /// A value that is not of the type asked for.
  init(mismatch message: String) {
    code = SQLITE_MISMATCH
    self.message = message
  }
}
