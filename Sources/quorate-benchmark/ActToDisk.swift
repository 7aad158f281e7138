import Calendar
import Journal
import Meeting
import Register

/// One note, from the act to the disk, beside the same statements in plain SQLite.
struct ActToDisk {
  private let path: String
  private static let rounds = 400

  /// Measures in registers of its own in `folder`.
  init(in folder: String) { path = folder + "/act" }

  func run(_ report: (Measured) -> Void) throws {
    for count in [200, 10_000] { report(try act(inMeetingOf: count)) }
  }

  private func act(inMeetingOf count: Int) throws -> Measured {
    var meeting = try InventedMeeting("ACT-\(count)", events: count)
    let ours = try Register.create(at: "\(path)-\(count)", rehearsal: true, projection: projection)
    let theirs = try Register.create(at: "\(path)-\(count)-plain", rehearsal: true, projection: projection)
    var log = try ours.keep(meeting)
    _ = try theirs.keep(meeting)
    let plain = try PlainSQLite(theirs.path + "/register.sqlite")
    let author = Author(seat: .minutes, person: "Minute Taker", login: "minutes")
    let now = Instant(seconds: InventedMeeting.start.seconds + 86400)

    var times: (ours: [Double], plain: [Double]) = ([], [])
    for _ in 0..<Self.rounds {
      let draft = meeting.saying()
      // What plain SQLite writes is worked out before: it is not SQLite's work.
      var chain = log.chain
      let event = draft.event(at: now, by: author)
      let entry = chain.append(event)
      times.ours.append(
        try timed { _ = try ours.act(on: &log, at: now, by: author) { _ in [draft] } }.milliseconds)
      times.plain.append(try timed { try write(entry, with: plain) }.milliseconds)
    }
    let (us, them) = (median(times.ours), median(times.plain))
    return Measured(
      what: "act to disk, meeting of \(count.formatted) events", milliseconds: us,
      peer: ("the same statements in plain SQLite", them), budget: ("ratio 1.2", us <= them * 1.2))
  }

  private func write(_ entry: Entry, with plain: PlainSQLite) throws {
    try plain.run("BEGIN IMMEDIATE")
    try plain.run(
      "SELECT line FROM entries WHERE meeting = ? AND seq > ? ORDER BY seq", [.int(1), .int(entry.seq - 1)])
    try plain.run(
      "INSERT INTO entries VALUES (?, ?, ?, ?)",
      [.int(1), .int(entry.seq), .text(entry.event.id.text), .blob(entry.bytes)])
    if let text = projection.text(entry.event) {
      try plain.run("INSERT INTO words VALUES (?, ?, ?)", [.text(text), .int(1), .int(entry.seq)])
    }
    try plain.run(
      "UPDATE meetings SET state = ?, updated = ?, summary = ? WHERE id = ?",
      [
        .text("live"), .text(entry.event.at.description),
        .text(#"{"children":["Child 1 Invented","Child 2 Invented"]}"#), .int(1),
      ])
    try plain.run("COMMIT")
  }
}

extension Int {
  /// With a comma before each three digits.
  var formatted: String {
    let digits = String(self)
    return digits.count > 3 ? digits.dropLast(3) + "," + digits.suffix(3) : digits
  }
}
