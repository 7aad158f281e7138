import Advice
import Calendar
import Glibc
import Meeting
import Procedures
import Register

/// A process from its start to all that the first screen shows, in a meeting of 1,000 and of 10,000 events.
struct Opening {
  private let path: String

  /// Measures in registers of its own in `folder`.
  init(in folder: String) { path = folder + "/opening" }

  func run(_ report: (Measured) -> Void) throws {
    for (count, most) in [(1000, 20.0), (10_000, 60.0)] {
      let meeting = try InventedMeeting("OPEN", events: count)
      let register = "\(path)-\(count)"
      try Register.create(at: register, rehearsal: true, projection: projection).keep(meeting)
      let opened = try median(of: 9) { try Tool.run("/proc/self/exe", ["open", register, "OPEN"]) }
      let nothing = try median(of: 9) { try Tool.run("/bin/true", []) }
      report(
        Measured(
          what: "\(count.formatted) events: process started, read, advised", milliseconds: opened,
          peer: ("a process that does nothing", nothing),
          budget: ("\(fixed(most, 0)) ms, and then the screen", opened <= most)))
    }
  }

  /// What the console does before its first screen: nothing that it shows is left out. It proves the chain after it.
  static func run(register: String, reference: String) throws {
    let register = try Register.open(at: register, projection: projection)
    let log = try register.open(reference, proving: false)
    let meeting = log.proceedings.meeting
    guard let kept = try register.procedure(meeting.procedure.digest) else {
      throw BenchmarkError("the meeting's procedure is missing")
    }
    let advice = Advice(
      on: meeting, under: try Procedure.load(kept.json),
      at: Instant(seconds: InventedMeeting.start.seconds + 86400),
      counting: WorkingDays(BankHolidays.builtIn))
    guard !advice.warnings.isEmpty else { throw BenchmarkError("a meeting in which nothing is open") }
    // The console keeps what it has read; here it goes with the process.
    withExtendedLifetime(log) { _exit(0) }
  }
}
