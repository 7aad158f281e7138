import Glibc

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

  static func open(_ path: String) throws -> Database {
    let db = try Database(path)
    for setting in settings { try db.script("PRAGMA \(setting.name) = \(setting.set)") }
    return db
  }

  /// The first setting that is weaker than asked for, with what SQLite says instead.
  static func weakness(of db: Database) throws -> (name: String, answer: String)? {
    for setting in settings {
      let answer = try db.one("PRAGMA \(setting.name)") { try $0.text(0) } ?? "nothing"
      if answer != setting.answer { return (setting.name, answer) }
    }
    return nil
  }
}

/// How long a seat waits for the other one: a quarter of a second, a millisecond or so at a time.
///
/// SQLite's own handler sleeps longer and longer, and starves whoever waits.
final class Patience {
  private var began = ContinuousClock.now

  func waits(tries: Int) -> Bool {
    let now = ContinuousClock.now
    if tries == 0 { began = now }
    guard now - began < .milliseconds(250) else { return false }
    usleep(UInt32.random(in: 500...1500))
    return true
  }
}
