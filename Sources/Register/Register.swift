import CSQLite
import Journal
import Meeting

/// Many meetings in one folder: appended to, listed, searched; on disk before an act counts as saved.
///
/// It belongs to one thread; each seat opens its own.
public final class Register {
  /// The folder, as it was given.
  public let path: String
  /// Whether this is for practice: then records are signed in another name space, and the clock can be set.
  public let isRehearsal: Bool
  /// What is kept beside the lines for listing and searching.
  public let projection: Projection

  let folder: Folder
  var database: Database

  /// Where the records of closed meetings are.
  public var recordsPath: String { folder.records }

  /// Where the files lie that are touched when a meeting was written to, each named by its reference.
  public var livePath: String { folder.live }

  private init(
    folder: Folder, database: Database, isRehearsal: Bool, projection: Projection
  ) {
    self.path = folder.path
    self.folder = folder
    self.database = database
    self.isRehearsal = isRehearsal
    self.projection = projection
  }
}

// MARK: - Making and opening

extension Register {
  /// Makes a register in a folder that is new or empty, readable by its owner alone, and opens it.
  public static func create(
    at path: String, rehearsal: Bool, projection: Projection = Projection()
  ) throws(RegisterError) -> Register {
    let folder = Folder(path: path)
    try folder.make()
    do {
      let db = try Connection.open(folder.database)
      try db.transaction(.exclusive) {
        guard try !db.holds("SELECT EXISTS(SELECT 1 FROM sqlite_schema WHERE name = 'meta')") else {
          throw folder.refused("there is a register already", "open it, or choose a new folder")
        }
        try Schema.create(in: db, isRehearsal: rehearsal, id: EventID.fresh().text)
      }
    } catch {
      throw RegisterError(error)
    }
    return try open(at: path, projection: projection)
  }

  /// Opens the register in that folder.
  ///
  /// Refused: a folder or file that is missing, somebody else's, open to others, not a register, from a newer
  /// version, damaged, or on a system that will not keep it as safely as asked.
  ///
  /// - Parameter checking: whether a small register is checked whole; else `checkSmall` has to be asked for.
  public static func open(
    at path: String, projection: Projection = Projection(), checking: Bool = true
  ) throws(RegisterError) -> Register {
    let folder = Folder(path: path)
    try folder.check()
    do {
      let db = try Connection.open(folder.database)
      if let weakness = try Connection.weakness(of: db) {
        throw folder.refused(
          "SQLite would not keep this safely: \(weakness.name) is \(weakness.answer)",
          "use the SQLite of the system, and a local disk")
      }
      if try Schema.version(of: db) != Schema.version {
        try db.transaction(.exclusive) { try Schema.upgrade(in: db) }
      }
      let rehearsal = try db.transaction(.deferred) {
        if checking { try checkSmall(db) }
        return try db.one("SELECT value FROM meta WHERE name = 'rehearsal'") { try $0.text(0) }
      }
      return Register(
        folder: folder, database: db, isRehearsal: rehearsal == "yes", projection: projection)
    } catch {
      guard case .unreadable(let fault) = RegisterError(error) else { throw RegisterError(error) }
      throw folder.refused("the database is damaged: \(fault)", Folder.restore)
    }
  }

  /// Checks every page of the database where there are few enough for whoever opens it to wait; each journal's
  /// chain is proved by itself.
  public func checkSmall() throws(RegisterError) { try reading { try Register.checkSmall($0) } }

  /// A register of up to 4 MiB is checked whole whenever it is opened; a larger one when asked.
  private static func checkSmall(_ db: Database) throws {
    if try db.one("PRAGMA page_count", body: { try $0.int(0) }) ?? 0 <= 1024 { try check(db) }
  }

  /// Checks every page of the database; each journal's chain is checked whenever it is read.
  public func check() throws(RegisterError) { try reading { try Register.check($0) } }

  private static func check(_ db: Database) throws {
    let answer = try db.one("PRAGMA quick_check(1)") { try $0.text(0) }
    guard answer == "ok" else { throw RegisterError.unreadable(fault: answer ?? "no answer") }
  }

  /// Opens the database anew: after an I/O error nothing the old connection remembers can be believed.
  func reopen() throws { database = try Connection.open(folder.database) }
}

// MARK: - Errors

extension RegisterError {
  /// What an error of SQLite means to the register.
  init(_ error: any Error) {
    switch error {
    case let error as RegisterError: self = error
    case let error as DatabaseError:
      switch error.code {
      case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
      default: self = .unreadable(fault: error.message)
      }
    default: self = .unreadable(fault: "\(error)")
    }
  }
}
