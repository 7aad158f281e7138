import CSQLite

/// A prepared statement of a connection.
final class Statement {
  /// What stands for a question mark.
  enum Value {
    case int(Int)
    case text(String)
    case blob([UInt8])
  }

  fileprivate let handle: OpaquePointer

  /// Prepares the one statement in `sql`.
  init(_ sql: String, of connection: OpaquePointer) throws {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard let handle, code == SQLITE_OK else { throw DatabaseError(code, of: connection) }
    self.handle = handle
  }

  deinit { sqlite3_finalize(handle) }

  /// Whether its rows are being read.
  var isBusy: Bool { sqlite3_stmt_busy(handle) != 0 }

  /// Goes on to the next row, if there is one.
  func step() throws -> Bool {
    let code = sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw DatabaseError(code, of: sqlite3_db_handle(handle))
    }
  }

  /// Puts values for the question marks.
  func bind(_ values: [Value]) throws {
    // Copied, since Swift's bytes may move.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      let code: Int32 =
        switch value {
        case .int(let number): sqlite3_bind_int64(handle, place, Int64(number))
        case .text(var text):
          text.withUTF8 { bytes in
            // Without bytes there is no address, and SQLite would take that for NULL.
            bytes.withMemoryRebound(to: CChar.self) { bytes in
              guard let start = bytes.baseAddress else {
                return sqlite3_bind_text(handle, place, "", 0, copied)
              }
              return sqlite3_bind_text(handle, place, start, Int32(bytes.count), copied)
            }
          }
        case .blob(let bytes) where bytes.isEmpty: sqlite3_bind_zeroblob(handle, place, 0)
        case .blob(let bytes): sqlite3_bind_blob(handle, place, bytes, Int32(bytes.count), copied)
        }
      guard code == SQLITE_OK else { throw DatabaseError(code, of: sqlite3_db_handle(handle)) }
    }
  }

  /// Lets go of rows and values.
  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }
}

/// A row where SQLite has it, until the next one is asked for.
struct Row: ~Copyable {
  private let handle: OpaquePointer

  init(_ statement: Statement) { handle = statement.handle }

  /// A number; throws where something else stands.
  func int(_ column: Int32) throws -> Int {
    guard sqlite3_column_type(handle, column) == SQLITE_INTEGER else { throw mismatch(column, "a number") }
    return Int(sqlite3_column_int64(handle, column))
  }

  /// A text, or a number as text; throws where something else stands.
  func text(_ column: Int32) throws -> String {
    switch sqlite3_column_type(handle, column) {
    case SQLITE_TEXT, SQLITE_INTEGER:
      let bytes = sqlite3_column_text(handle, column)
      let count = Int(sqlite3_column_bytes(handle, column))
      return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    default: throw mismatch(column, "text")
    }
  }

  /// Bytes, copied; throws where something else stands.
  func bytes(_ column: Int32) throws -> [UInt8] {
    try withBytes(column) { bytes in bytes.withUnsafeBufferPointer(Array.init) }
  }

  /// What `body` makes of bytes where they lie; throws where something else stands.
  func withBytes<Result>(_ column: Int32, _ body: (Span<UInt8>) throws -> Result) throws -> Result {
    guard sqlite3_column_type(handle, column) == SQLITE_BLOB else { throw mismatch(column, "bytes") }
    let start = sqlite3_column_blob(handle, column)
    let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
    return try body(bytes.assumingMemoryBound(to: UInt8.self).span)
  }

  private func mismatch(_ column: Int32, _ expected: String) -> DatabaseError {
    let name = sqlite3_column_name(handle, column).map { String(cString: $0) } ?? "\(column)"
    return DatabaseError(mismatch: "\(name) is not \(expected)")
  }
}
