import Advice
import Calendar
import Console
import Journal
import Meeting
import Procedures
import Register
import Text

/// One meeting, open: its log, its procedure, and the clock it is held by.
struct Session {
  let register: Register
  let log: Log
  let procedure: Procedure
  let workingDays: WorkingDays
  var clock: Clock

  init(_ reference: String, in options: RegisterOptions) throws {
    let (register, clock) = try options.open()
    try self.init(reference, in: register, clock: clock)
  }

  init(_ reference: String, in register: Register, clock: Clock) throws {
    self.register = register
    self.clock = clock
    guard register.references.contains(reference) else { throw Self.unknown(reference, in: register) }
    do {
      log = try register.meeting(reference)
    } catch {
      throw Failure(.failed, "\(error)")
    }
    let stamp = log.proceedings.meeting.procedure
    guard let kept = try? register.procedure(stamp.digest), let loaded = try? Procedure.load(kept.json) else {
      throw Failure(
        .failed,
        "\(reference): the procedure \(stamp.id) it was begun under is not in the register, or damaged",
        "restore the register from a copy; the meeting's journal itself is whole")
    }
    procedure = loaded
    workingDays = WorkingDays(try bankHolidays())
  }

  /// The meeting as it stands.
  var meeting: Meeting { log.proceedings.meeting }

  /// The advice on it now.
  func advice(closing: Bool = false) -> Advice {
    Advice(on: meeting, under: procedure, at: clock.now, counting: workingDays, closing: closing)
  }

  /// Writes acts, made on the newest state; gives the events they became.
  @discardableResult
  func act(
    _ author: Author, make: (Proceedings) throws -> [Draft]
  ) throws -> [Event] {
    do {
      return try register.act(on: log, at: clock.now, by: author, make: make)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure(.failed, "\(error)")
    }
  }

  private static func unknown(_ reference: String, in register: Register) -> Failure {
    let known = register.references
    if known.isEmpty {
      return Failure(.inputRefused, "there is no meeting \(display(reference)): the register is empty")
    }
    let near = nearest(reference, among: known).map { "; did you mean \($0)?" } ?? ""
    return Failure(
      .inputRefused, "there is no meeting \(display(reference))\(near)",
      "there are: \(known.suffix(20).joined(separator: ", "))")
  }
}

/// A key that nobody has: 128 random bits.
func freshKey() -> String { Hex.text(Randomness.bytes(16)) }
