import Calendar
import Console
import Glibc
import Meeting
import Procedures
import Register
import Screen
import Terminal
import Text

/// The register's screen at a terminal: joins what is typed, what the register holds, and what is shown.
struct HomeLoop {
  private let register: Register
  private let terminal: Terminal
  private let author: Author
  private let clock: Clock
  private let key: String?
  private var state: HomeState
  private var isOver = false

  init(_ register: Register, at clock: Clock, by author: Author, key: String?, on terminal: Terminal) throws {
    self.register = register
    self.clock = clock
    self.author = author
    self.key = key
    self.terminal = terminal
    let desk = HomeDesk(
      name: author.person, place: register.path, isRehearsal: register.isRehearsal, now: clock.now,
      workingDays: WorkingDays(bankHolidays), fresh: freshKey)
    state = HomeState(
      desk: desk, rows: try register.homeRows(at: clock.now), height: terminal.height, width: terminal.width)
  }

  /// Runs until it is quit; `complaint` is said once, at the beginning.
  mutating func run(saying complaint: String? = nil) throws {
    let told = [complaint.map { "✗ \($0)" }, bankHolidayNotice].compactMap(\.self)
    if !told.isEmpty { tell(.told(told.joined(separator: "; "))) }
    while !isOver {
      terminal.paint(view(state))
      let inputs = terminal.next(timeout: clock.isStanding ? nil : 60_000 - Self.milliseconds % 60_000)
      if inputs.isEmpty { tell(.minute(clock.now)) }
      for input in inputs where !isOver { take(input) }
    }
  }

  private static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec % 86_400 * 1000 + time.tv_nsec / 1_000_000
  }

  private mutating func take(_ input: Input) {
    switch input {
    case .key(let key): tell(.key(key))
    case .paste(let text, _): tell(.paste(text))
    case .resized(let height, let width): tell(.resized(height: height, width: width))
    case .hangUp, .terminated: isOver = true
    case .ready: break
    }
  }

  private mutating func tell(_ message: HomeMessage) {
    for effect in state.update(message) {
      do {
        try perform(effect)
      } catch let failure as Failure {
        tell(.failed(failure.lines.joined(separator: "; ")))
      } catch {
        tell(.failed("\(error)"))
      }
    }
  }

  private mutating func perform(_ effect: HomeEffect) throws {
    switch effect {
    case .read(let limit): tell(.read(try register.homeRows(at: clock.now, limit: limit), at: clock.now))
    case .search(let search, let words): tell(.found(words, try register.find(search, at: clock.now)))
    case .open(let reference): try open(reference)
    case .prepare(let reference): try prepare(following: reference)
    case .convene(let new):
      let reference = try register.convene(new, at: clock.now, by: author)
      tell(.written)
      try open(reference)
    case .sign(let reference): try open(reference, closing: true)
    case .write(let reference, let lines): try write(lines, into: reference)
    case .redraw: terminal.repaint()
    case .quit: isOver = true
    }
  }

  private mutating func open(_ reference: String, closing: Bool = false) throws {
    let session = try Session(reference, in: register, at: clock, proving: false)
    let seat: Seat = DraftFile.isTaken(reference, seat: .chair, in: register) ? .minutes : .chair
    let run = SeatRun(seat: seat, name: author.person, key: key)
    let left = try run.run(session, on: terminal, closing: closing)
    if case .ended = left.leaving { isOver = true }
    tell(.resized(height: terminal.height, width: terminal.width))
    tell(.minute(clock.now))
    if let signed = left.signed { tell(.told("\(reference) is signed: the record is in \(signed.folder)")) }
  }

  private mutating func prepare(following reference: String?) throws {
    let procedures = Library.all(directories: procedureDirectories)
    let carried = try reference.map { Carried(from: try register.open($0).proceedings.meeting) }
    let preferred = state.listed.meetings.first?.procedure
    var unpinned: [String: String] = [:]
    // Writing each procedure out takes time, which only those have to spend who pin.
    if case .success(nil) = pinned {
    } else {
      for procedure in procedures { unpinned[procedure.id] = Resolved(procedure).unpinned }
    }
    tell(.prepared(procedures, preferred: carried?.procedure ?? preferred, carried, unpinned: unpinned))
  }

  private mutating func write(_ lines: [String], into reference: String) throws {
    var session = try Session(reference, in: register, at: clock)
    let (procedure, workingDays, now) = (session.procedure, session.workingDays, clock.now)
    let author = Author(seat: .chair, person: author.person, login: author.login)
    try session.act(author) { proceedings in
      var drafts: [Draft] = []
      for line in lines {
        let context = CaptureContext(
          proceedings: proceedings, procedure: procedure, now: now, seat: .chair, speaker: author.person,
          workingDays: workingDays, fresh: freshKey)
        drafts += try Entry(line: line).make(context)
      }
      return drafts
    }
    tell(.written)
  }
}
