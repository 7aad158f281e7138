import Advice
import Calendar
import Journal
import Meeting
import Procedures
import Register

/// A meeting of 10,000 events: read, replayed, and advised after one more act.
struct LongMeeting {
  private let path: String
  private static let count = 10_000

  /// Measures in a register of its own in `folder`.
  init(in folder: String) { path = folder + "/long" }

  func run(_ report: (Measured) -> Void) throws {
    let meeting = try InventedMeeting("LONG", events: Self.count)
    let register = try Register.create(at: path, rehearsal: true, projection: projection)
    var log = try register.keep(meeting)
    let events = log.proceedings.events

    let plain = try PlainSQLite(path + "/register.sqlite")
    var bytes = 0
    let rows = try median(of: 7) {
      bytes = 0
      try plain.run(
        "SELECT line FROM entries WHERE meeting = ? AND seq > ? ORDER BY seq", [.int(1), .int(0)]
      ) {
        bytes += $0.count
      }
    }
    let lines = try register.lines("LONG")
    let hashed = median(of: 7) { _ = Digest(of: lines) }
    let opened = try median(of: 7) { _ = try register.open("LONG") }
    report(
      Measured(
        what: "10,000 events: read, proved, replayed (\(bytes / 1_000_000) MB)", milliseconds: opened,
        peer: ("rows in plain SQLite + SHA-256 of them", rows + hashed)))
    report(
      Measured(what: "10,000 events: replayed", milliseconds: median(of: 7) { _ = Proceedings(events) }))

    let days = WorkingDays(BankHolidays.builtIn)
    let now = Instant(seconds: InventedMeeting.start.seconds + 86400)
    let author = Author(seat: .minutes, person: "Minute Taker", login: "minutes")
    var sayings = meeting
    var times: (act: [Double], advice: [Double]) = ([], [])
    for _ in 0..<50 {
      let draft = sayings.saying()
      times.act.append(
        try timed { _ = try register.act(on: &log, at: now, by: author) { _ in [draft] } }.milliseconds)
      times.advice.append(
        timed {
          Advice(on: log.proceedings.meeting, under: meeting.resolved.procedure, at: now, counting: days)
        }.milliseconds)
    }
    let advised = median(times.advice)
    report(
      Measured(
        what: "10,000 events: advice after one more act", milliseconds: advised,
        peer: ("that act to disk", median(times.act)), budget: ("1 ms", advised < 1)))
    // What was said makes most of a long journal and nothing of the advice.
    let notes = (0..<Self.count).map { _ in
      Event(id: .fresh(), at: now, by: author, act: sayings.saying().act)
    }
    let longer = Proceedings(log.proceedings.events + notes).meeting
    let (procedure, shorter) = (meeting.resolved.procedure, log.proceedings.meeting)
    func advise(_ meeting: Meeting) -> Double {
      timed { Advice(on: meeting, under: procedure, at: now, counting: days) }.milliseconds
    }
    // In turn, for the machine is not always as fast.
    let turns = (0..<100).map { _ in (longer: advise(longer), shorter: advise(shorter)) }
    report(
      Measured(
        what: "20,000 events: advice again", milliseconds: median(turns.map(\.longer)),
        peer: ("the same with half of them", median(turns.map(\.shorter)))))
    let undone = try timed {
      try register.act(on: &log, at: now, by: author) { proceedings in
        proceedings.lastAct(of: .minutes).map { [Draft(id: .fresh(), act: .withdrawn($0.id))] } ?? []
      }
    }
    report(
      Measured(
        what: "10,000 events: the last act taken back", milliseconds: undone.milliseconds,
        peer: ("an act to disk", median(times.act))))
  }
}
