import CSQLite

/// SQLite through its C interface, with nothing of ours around it.
final class PlainSQLite {
  private var database: OpaquePointer?
  private var statements: [String: OpaquePointer] = [:]

  /// Opens the database with the settings the register asks for.
  init(_ path: String) throws(BenchmarkError) {
    guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else {
      throw BenchmarkError("SQLite does not open \(path)")
    }
    for setting in [
      "journal_mode = DELETE", "synchronous = EXTRA", "temp_store = MEMORY", "secure_delete = ON",
      "trusted_schema = OFF", "foreign_keys = ON",
    ] { try run("PRAGMA " + setting) }
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement) }
    sqlite3_close(database)
  }

  /// A value in a statement.
  enum Value {
    case int(Int)
    case text(String)
    case blob([UInt8])
  }

  /// Runs a statement, prepared once, and gives each row's first column as bytes.
  func run(_ sql: String, _ values: [Value] = [], row: ([UInt8]) -> Void = { _ in }) throws(BenchmarkError) {
    let statement = try prepared(sql)
    defer { sqlite3_reset(statement) }
    // Copied, since Swift's bytes may move.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      switch value {
      case .int(let number): sqlite3_bind_int64(statement, place, Int64(number))
      case .text(let text): sqlite3_bind_text(statement, place, text, -1, copied)
      case .blob(let bytes): sqlite3_bind_blob(statement, place, bytes, Int32(bytes.count), copied)
      }
    }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_DONE: return
      case SQLITE_ROW:
        let count = Int(sqlite3_column_bytes(statement, 0))
        row([UInt8](UnsafeRawBufferPointer(start: sqlite3_column_blob(statement, 0), count: count)))
      default: throw BenchmarkError("SQLite: \(String(cString: sqlite3_errmsg(database)))")
      }
    }
  }

  private func prepared(_ sql: String) throws(BenchmarkError) -> OpaquePointer? {
    if let statement = statements[sql] { return statement }
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else {
      throw BenchmarkError("SQLite: \(String(cString: sqlite3_errmsg(database)))")
    }
    statements[sql] = statement
    return statement
  }
}
