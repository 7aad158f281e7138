import GRDB
import Glibc
import Synchronization

/// How the database is opened: so that what was acknowledged is on disk, and what was deleted is gone.
enum Connection {
  /// What SQLite has to answer for a meeting to be written, and how each is asked for.
  static let settings: [(name: String, set: String, answer: String)] = [
    // Not WAL: its newest lines live in a second file, and its reset bug has lost commits.
    ("journal_mode", "DELETE", "delete"),
    // EXTRA also syncs the folder once the rollback journal is unlinked.
    ("synchronous", "EXTRA", "3"),
    // Sorting must not spill case text into /tmp.
    ("temp_store", "MEMORY", "2"),
    ("secure_delete", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("foreign_keys", "ON", "1"),
  ]

  static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    let patience = Patience()
    configuration.busyMode = .callback { patience.waits(tries: $0) }
    configuration.prepareDatabase { db in
      for setting in settings { try db.execute(sql: "PRAGMA \(setting.name) = \(setting.set)") }
    }
    return try DatabaseQueue(path: path, configuration: configuration)
  }

  /// The first setting that is weaker than asked for, with what SQLite says instead.
  static func weakness(of queue: DatabaseQueue) throws -> (name: String, answer: String)? {
    try queue.read { db in
      for setting in settings {
        let answer = try String.fetchOne(db, sql: "PRAGMA \(setting.name)") ?? "nothing"
        if answer != setting.answer { return (setting.name, answer) }
      }
      return nil
    }
  }
}

/// How long a seat waits for the other one: a quarter of a second, a millisecond or so at a time.
///
/// SQLite's own handler sleeps longer and longer, and starves whoever waits.
private final class Patience: Sendable {
  private let began = Mutex(ContinuousClock.now)

  func waits(tries: Int) -> Bool {
    let now = ContinuousClock.now
    let since = began.withLock { began in
      if tries == 0 { began = now }
      return began
    }
    guard now - since < .milliseconds(250) else { return false }
    usleep(UInt32.random(in: 500...1500))
    return true
  }
}
