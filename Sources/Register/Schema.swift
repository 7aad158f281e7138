/// The tables of a register.
enum Schema {
  /// "QUOR" in SQLite's header: whose file this is.
  static let application = 0x51_55_4F_52
  /// In SQLite's header: what an older version of this program must not touch.
  static let version = 2

  static func create(in db: Database, isRehearsal: Bool, id: String) throws {
    try db.script(tables + matters)
    try db.run(
      """
      INSERT INTO meta VALUES ('format', ?), ('register', ?), ('rehearsal', ?),
        ('created', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
      """, .text(String(version)), .text(id), .text(isRehearsal ? "yes" : "no"))
    try db.script("PRAGMA application_id = \(application)")
    try db.script("PRAGMA user_version = \(version)")
  }

  /// Adds to the tables of an older version what they lack; the lines stay as they are.
  static func upgrade(in db: Database) throws {
    guard try version(of: db) == 1 else { return }
    try db.script("ALTER TABLE meetings ADD COLUMN projected INTEGER NOT NULL DEFAULT 0;\n" + matters)
    try db.run("UPDATE meta SET value = ? WHERE name = 'format'", .text(String(version)))
    try db.script("PRAGMA user_version = \(version)")
  }

  /// Which version of this program's tables are there.
  static func version(of db: Database) throws -> Int? {
    try db.one("PRAGMA user_version") { try $0.int(0) }
  }

  /// Entries are clustered by meeting, so that one is read in a run however many there are.
  private static let tables = """
    CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE TABLE meetings(
      id INTEGER PRIMARY KEY,
      reference TEXT NOT NULL UNIQUE,
      state TEXT NOT NULL,
      procedure TEXT NOT NULL,
      convened TEXT NOT NULL,
      updated TEXT NOT NULL,
      summary TEXT NOT NULL,
      projected INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    CREATE TABLE entries(
      meeting INTEGER NOT NULL REFERENCES meetings,
      seq INTEGER NOT NULL,
      id TEXT NOT NULL UNIQUE,
      line BLOB NOT NULL,
      PRIMARY KEY(meeting, seq)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE procedures(
      digest TEXT PRIMARY KEY,
      yaml BLOB NOT NULL,
      json BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE VIRTUAL TABLE words USING fts5(
      text, meeting UNINDEXED, seq UNINDEXED, tokenize = 'unicode61 remove_diacritics 2');

    CREATE TRIGGER entries_follow BEFORE INSERT ON entries
      WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM entries WHERE meeting = NEW.meeting)
      BEGIN SELECT RAISE(ABORT, 'an entry follows the last one'); END;
    CREATE TRIGGER entries_stay BEFORE UPDATE ON entries
      BEGIN SELECT RAISE(ABORT, 'an entry is never changed'); END;
    CREATE TRIGGER entries_remain BEFORE DELETE ON entries
      BEGIN SELECT RAISE(ABORT, 'an entry is never deleted'); END;
    CREATE TRIGGER procedures_stay BEFORE UPDATE ON procedures
      BEGIN SELECT RAISE(ABORT, 'a procedure that was in force is never changed'); END;
    CREATE TRIGGER procedures_remain BEFORE DELETE ON procedures
      BEGIN SELECT RAISE(ABORT, 'a procedure that was in force is never deleted'); END;
    CREATE TRIGGER meetings_remain BEFORE DELETE ON meetings
      BEGIN SELECT RAISE(ABORT, 'a meeting is never deleted'); END;
    CREATE TRIGGER meetings_stay BEFORE UPDATE OF id, reference, procedure, convened ON meetings
      BEGIN SELECT RAISE(ABORT, 'what a meeting is called stays'); END;
    """

  /// What is pending of each meeting, by kind and time: what is due today is found without reading any journal.
  private static let matters = """
    CREATE TABLE matters(
      meeting INTEGER NOT NULL REFERENCES meetings,
      kind TEXT NOT NULL,
      number INTEGER NOT NULL,
      due INTEGER NOT NULL,
      shown TEXT NOT NULL,
      PRIMARY KEY(meeting, kind, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX matters_due ON matters(kind, due);
    CREATE INDEX meetings_projected ON meetings(projected);
    """
}
