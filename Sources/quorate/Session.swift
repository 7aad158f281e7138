import Advice
import Calendar
import Console
import Glibc
import Journal
import Meeting
import Procedures
import Register
import Settings
import Text

/// One meeting, open: its log, its procedure, and the clock it is held by.
struct Session {
  let register: Register
  private(set) var log: Log
  let procedure: Procedure
  let workingDays: WorkingDays
  var clock: Clock

  init(_ reference: String, in place: RegisterPlace, proving: Bool = true) throws {
    let (register, clock) = try place.open(checking: proving)
    try self.init(reference, in: register, at: clock, proving: proving)
  }

  /// Opens a meeting; where its chain is not proved at once, `prove` has to be asked for.
  init(_ reference: String, in register: Register, at clock: Clock, proving: Bool = true) throws {
    self.register = register
    self.clock = clock
    do {
      log = try register.open(reference, proving: proving)
    } catch {
      guard case .noMeeting = error else { throw error }
      throw Self.unknown(reference, in: register)
    }
    let stamp = log.proceedings.meeting.procedure
    guard let kept = try register.procedure(stamp.digest), let loaded = try? Procedure.load(kept.json) else {
      throw Self.missing(stamp)
    }
    procedure = loaded
    workingDays = WorkingDays(bankHolidays)
  }

  /// The meeting as it stands.
  var meeting: Meeting { log.proceedings.meeting }

  /// The advice on it now.
  func advice(closing: Bool = false) -> Advice {
    Advice(on: meeting, under: procedure, at: clock.now, counting: workingDays, closing: closing)
  }

  /// Writes acts, made on the newest state; gives the events they became.
  ///
  /// Where the other seat holds the register it asks again, for five seconds at most.
  @discardableResult
  mutating func act(_ author: Author, make: (Proceedings) throws -> [Draft]) throws -> [Event] {
    var tries = 20
    while true {
      do {
        return try register.act(on: &log, at: clock.now, by: author) { [clock] proceedings in
          try Self.check(clock, by: proceedings)
          return try make(proceedings)
        }
      } catch RegisterError.busy where tries > 0 {
        tries -= 1
      }
    }
  }

  /// Checks and proves what was left for later when it was opened.
  mutating func prove() throws(RegisterError) {
    try register.checkSmall()
    try register.prove(&log)
  }

  /// Takes in what the other seat has written since, and gives it.
  @discardableResult
  mutating func refresh() throws(RegisterError) -> [Event] { try register.refresh(&log) }

  /// Lets a rehearsal's clock stand at the last act where it is behind: what a discussion was held by is the time of
  /// both its seats, and of whoever comes back.
  mutating func keepUp() {
    guard register.isRehearsal, let last = log.proceedings.events.last?.at, clock.now < last else { return }
    try? clock.stand(at: last)
  }

  private static func check(_ clock: Clock, by proceedings: Proceedings) throws {
    guard clock.isStanding, let last = proceedings.events.last?.at, clock.now < last else { return }
    let (now, then) = (London.local(clock.now), London.local(last))
    throw Failure(
      .inputRefused,
      "it is \(now.clock) on \(now.day.short) by this clock, and the last act was saved at \(then.clock) on \(then.day.short): time never goes backwards",
      "give --clock \(last) or a later time")
  }

  static func missing(_ stamp: ProcedureStamp) -> Failure {
    Failure(
      .failed,
      "the procedure \(stamp.id) that the meeting was begun under is not in the register, or damaged",
      "restore the register from a copy; the meeting's journal itself is whole")
  }

  private static func unknown(_ reference: String, in register: Register) -> Failure {
    let known = (try? register.references()) ?? []
    if known.isEmpty {
      return Failure(.inputRefused, "there is no meeting \(reference): the register is empty")
    }
    let near = nearest(reference, among: known).map { "; did you mean \($0)?" } ?? ""
    return Failure(
      .inputRefused, "there is no meeting \(reference)\(near)",
      "the newest are: \(known.suffix(20).joined(separator: ", "))")
  }
}

/// A key that nobody has: 128 random bits.
@Sendable func freshKey() -> String { EventID.fresh().text }

extension Register {
  /// The list of who may sign, in OpenSSH's form.
  var signersPath: String { path + "/signers" }

  /// Whether there is such a list.
  var hasSigners: Bool { access(signersPath, F_OK) == 0 }

  /// The list's bytes; none where there is none.
  var signers: [UInt8] { (try? readFile(at: signersPath, limit: 4 << 20)) ?? [] }
}
