import Calendar
import Console
import Glibc
import JSON
import Meeting
import Register
import Screen
import Settings
import Terminal
import Text

/// One seat of one meeting at a terminal: joins what is typed, what the register holds, and what is shown.
///
/// One thread and one loop: drain the input, update, paint once, write, wait.
struct SeatLoop {
  /// Why a seat was left.
  enum Leaving {
    case left
    /// The terminal has gone, or somebody asked for the end.
    case ended
  }

  private let terminal: Terminal
  private let author: Author
  private let draft: DraftFile
  private let watch: Watch
  private let otherSeat: Seat
  /// Whether a new critical warning and a refused Enter ring the bell.
  private let rings: Bool
  private var session: Session
  private var state: ConsoleState
  private var painter = Painter()
  /// What was tried under a text before: whether it was saved after all can be asked by these ids.
  private var tried: [String: [EventID]] = [:]
  private var saved: Resumption
  private var keysSinceDraft = 0
  private var draftDue: Int?
  private var leaving: Leaving?
  /// Whether it was looked up what the meeting's procedure says by now.
  private var knowsProcedure = false
  /// Where the record lies that was signed at this seat, and its fingerprint.
  private(set) var signed: (folder: String, fingerprint: String)?
  private var passphrase = SeatPassphrase()
  let closing: SeatClosing

  init(
    _ session: Session, at seat: Seat, by author: Author, on terminal: Terminal, draft: DraftFile,
    closing: SeatClosing, rings: Bool
  ) {
    var session = session
    session.keepUp()
    self.session = session
    self.author = author
    self.terminal = terminal
    self.draft = draft
    self.closing = closing
    self.rings = rings
    otherSeat = seat == .chair ? .minutes : .chair
    let register = session.register
    let reference = session.meeting.reference
    DraftFile.prepare(reference, seat: otherSeat, in: register)
    watch = Watch([
      "\(register.livePath)/\(reference)",
      DraftFile.path(of: reference, seat: otherSeat, in: register),
    ])
    var desk = Desk(
      proceedings: session.log.proceedings, procedure: session.procedure, workingDays: session.workingDays,
      now: session.clock.now, seat: seat, name: author.person, fresh: freshKey)
    desk.signing = closing.plan(for: session)
    state = ConsoleState(desk: desk, height: terminal.height, width: terminal.width)
    saved = state.resumption
  }

  /// Runs until the seat is left; `notices` are said once, one after the other.
  ///
  /// Throws where the journal turns out to be damaged: nothing has then been written.
  mutating func run(closing: Bool = false, saying notices: [String] = []) throws(RegisterError) -> Leaving {
    if watch.descriptor >= 0 { terminal.watch(watch.descriptor) }
    defer { if watch.descriptor >= 0 { terminal.unwatch(watch.descriptor) } }
    tell(.other(other))
    if let resumption = DraftFile.read(at: draft.path) {
      perform(state.resume(resumption))
      saved = state.resumption
    }
    if closing { state.openClosing() }
    for notice in notices { tell(.notice(notice)) }
    paint()
    // Whoever sits down sees the meeting before the disk and the hashing are done, and nothing is taken in before.
    try session.prove()
    // The other seat sees by it that somebody sits here.
    _ = draft.write(state.resumption)
    while leaving == nil {
      paint()
      if draftDue.map({ $0 <= Self.milliseconds }) == true || keysSinceDraft >= 20 { keepDraft() }
      let inputs = terminal.next(timeout: timeout)
      // The minute may have changed while keys came: what they do is stamped with the time at which they do it.
      tellOfTime()
      if inputs.isEmpty {
        tellOfProcedure()
        tick()
      }
      for input in inputs where leaving == nil { take(input) }
      noteDraft()
    }
    keepDraft()
    return leaving ?? .ended
  }

  private mutating func paint() {
    let frame = painter.view(state)
    terminal.paint(frame)
    if let extent = frame.extent { tell(.shown(extent)) }
  }

  // MARK: Input

  private mutating func take(_ input: Input) {
    switch input {
    case .key(let key):
      keysSinceDraft += 1
      tell(.key(key))
    case .paste(let text, let dropped):
      keysSinceDraft += 20
      tell(.paste(text))
      if dropped > 0 {
        tell(.savedElsewhere("✗ a field takes 64 KiB: \(dropped) pasted bytes were left out"))
      }
    case .resized(let height, let width): tell(.resized(height: height, width: width))
    case .hangUp, .terminated: leaving = .ended
    case .ready:
      watch.drain()
      follow()
    }
  }

  private mutating func tell(_ message: Message) { perform(state.update(message)) }

  /// Takes in what the other seat has written, and whether somebody types there.
  private mutating func follow() {
    do {
      if try !session.refresh().isEmpty {
        session.keepUp()
        tell(.followed(session.log.proceedings, at: session.clock.now))
      }
    } catch {
      tell(.savedElsewhere("✗ what the other seat wrote cannot be read: \(error)"))
    }
    let other = other
    if other != state.desk.other { tell(.other(other)) }
  }

  private var other: OtherSeat? {
    let reference = session.meeting.reference
    guard DraftFile.isTaken(reference, seat: otherSeat, in: session.register) else { return nil }
    let office: Office = otherSeat == .chair ? .chair : .minuteTaker
    let draft = DraftFile.read(at: DraftFile.path(of: reference, seat: otherSeat, in: session.register))
    let known = [draft?.name, session.meeting.holder(of: office)?.name].compactMap { $0 }.first {
      !$0.isEmpty
    }
    return OtherSeat(name: known ?? otherSeat.rawValue, unsent: draft?.unsent ?? 0)
  }

  // MARK: Time

  /// How long to wait: until a draft is due, an unsaved act is tried again, or the next minute begins.
  private var timeout: Int? {
    var waits: [Int] = []
    if !knowsProcedure { waits.append(200) }
    if let draftDue { waits.append(max(0, draftDue - Self.milliseconds)) }
    if !state.unsaved.isEmpty { waits.append(10_000) }
    if !session.clock.isStanding { waits.append(60_000 - Int(Self.wallMilliseconds % 60_000)) }
    return waits.min()
  }

  /// Says once that the procedure has changed; reading it takes longer than a key may, so nobody may be typing.
  private mutating func tellOfProcedure() {
    guard !knowsProcedure else { return }
    knowsProcedure = true
    if let changed = ChangedProcedure(of: session) { tell(.notice("▲ \(changed.words)")) }
  }

  private mutating func tellOfTime() {
    let now = session.clock.now
    if London.local(now) != state.desk.local { tell(.minute(now)) }
  }

  private mutating func tick() {
    if !state.unsaved.isEmpty { tell(.minute(session.clock.now)) }
    let other = other
    if other != state.desk.other { tell(.other(other)) }
  }

  private static var milliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private static var wallMilliseconds: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  // MARK: Drafts

  /// Lets what was typed be written within a second.
  private mutating func noteDraft() {
    if draftDue == nil, keysSinceDraft > 0 { draftDue = Self.milliseconds + 900 }
  }

  private mutating func keepDraft() {
    draftDue = nil
    keysSinceDraft = 0
    let now = state.resumption
    guard now != saved else { return }
    if draft.write(now) { saved = now }
  }

  // MARK: Effects

  private mutating func perform(_ effects: [Effect]) {
    for effect in effects { perform(effect) }
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .write(let entry): write(entry)
    case .leave: leaving = .left
    case .redraw: terminal.repaint()
    case .ring: if rings { terminal.ring() }
    case .saveElsewhere(let path): tell(.savedElsewhere(saveElsewhere(path)))
    case .theme(let name): show(theme: name)
    case .clock(let words): setClock(words)
    case .passphrase(let key): passphrase.take(key)
    case .minutes(let columns):
      // Who chairs, and when it began, may not have been known when the seat was taken.
      tell(.signing(closing.plan(for: session)))
      tell(.concluded(closing.minutes(of: session, columns: columns)))
    case .conclude:
      let outcome = closing.conclude(&session, by: author, with: &passphrase)
      tell(.followed(session.log.proceedings, at: session.clock.now))
      if case .signed(let folder, let fingerprint, _) = outcome { signed = (folder, fingerprint) }
      tell(.concluded(outcome))
    }
  }

  private mutating func write(_ entry: Entry) {
    // The other seat may have let a rehearsal's clock stand at a later time.
    if session.clock.isStanding, (try? session.refresh()) != nil { session.keepUp() }
    let now = session.clock.now
    if let ids = tried[entry.text], isThere(ids) { return written(entry) }
    let desk = state.desk
    var ids: [EventID] = []
    do {
      try session.act(author) { proceedings in
        var context = desk.context
        context.proceedings = proceedings
        context.now = now
        let drafts = try entry.make(context)
        ids = drafts.map(\.id)
        return drafts
      }
      written(entry)
    } catch let refusal as Refusal {
      tell(.refused(entry, refusal))
    } catch {
      tried[entry.text] = ids
      let reason = (error as? RegisterError)?.shortReason ?? (error as? Failure)?.lines.first ?? "\(error)"
      tell(.notSaved(entry, reason: reason, at: now))
    }
  }

  private mutating func isThere(_ ids: [EventID]) -> Bool {
    guard !ids.isEmpty, (try? session.refresh()) != nil else { return false }
    return ids.allSatisfy { session.log.proceedings.contains($0) }
  }

  private mutating func written(_ entry: Entry) {
    tried[entry.text] = nil
    tell(.written(entry, session.log.proceedings, at: session.clock.now))
    keysSinceDraft = max(1, keysSinceDraft)
  }

  /// Writes the lines that are not in the journal into a file that must be new; tells how that went.
  private func saveElsewhere(_ path: String) -> String {
    let file = Glibc.open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { return "✗ \(path): \(String(cString: strerror(errno)))" }
    defer { close(file) }
    let text = state.unsaved.map { "\($0.entry.text)\n" }.joined()
    let bytes = Array(text.utf8)
    let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    guard count == bytes.count, fsync(file) == 0 else {
      return "✗ \(path): \(String(cString: strerror(errno)))"
    }
    return state.unsaved.count == 1
      ? "1 line is in \(path), and still waits here: quorate capture takes it"
      : "\(state.unsaved.count) lines are in \(path), and still wait here: quorate capture takes them"
  }

  private mutating func show(theme name: String) {
    do throws(ThemeError) {
      terminal.use(try Themes.all.theme(named: name).inks)
    } catch {
      tell(.savedElsewhere("✗ \(error)"))
    }
  }

  private mutating func setClock(_ words: String) {
    guard session.register.isRehearsal else {
      return tell(.savedElsewhere("✗ only a rehearsal has another clock than the machine's"))
    }
    let today = London.local(session.clock.now).day
    guard
      let time = LocalTime(words) ?? LocalTime("\(today)T\(words)") ?? state.desk.time(said: words)
    else {
      return tell(.savedElsewhere("✗ which time? :clock 10:41 or :clock thu 08:50"))
    }
    do {
      try session.clock.stand(at: London.instant(time))
      tell(.minute(session.clock.now))
    } catch {
      tell(.savedElsewhere("✗ time never goes backwards: it is \(London.local(session.clock.now).clock)"))
    }
  }
}

extension RegisterError {
  /// The fault without where it lies, for the warning row.
  fileprivate var shortReason: String {
    switch self {
    case .busy: "the other seat holds the register"
    case .notSaved(let fault), .unsure(let fault), .unreadable(let fault): fault
    default: description
    }
  }
}
