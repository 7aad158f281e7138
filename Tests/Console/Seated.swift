import Calendar
import Console
import Meeting
import Procedures
import Testing
import Text

/// A seat without a terminal: keys go in, and what is to be written is written, into memory.
struct Seated {
  var state: ConsoleState
  var sitting: Sitting
  /// Everything else that the console asked for.
  var asked: [Effect] = []
  /// Whether the disk takes what is written.
  var isDiskFull = false
  /// How many keys were pressed that are no content: not a character typed into a line or a field.
  private(set) var keys = 0

  /// Somebody sits down: where the sitting is, or at `seat`.
  init(
    _ sitting: Sitting, at seat: Seat? = nil, signing: SigningPlan = SigningPlan(), height: Int = 36,
    width: Int = 120
  ) throws {
    var sitting = sitting
    if let seat { sitting.sits(at: seat) }
    self.sitting = sitting
    var desk = Desk(
      proceedings: sitting.proceedings, procedure: sitting.procedure, workingDays: WorkingDays(.builtIn),
      now: try #require(Instant(sitting.now)), seat: sitting.seat, name: sitting.speaker,
      fresh: { String(UInt64.random(in: .min ... .max), radix: 16) })
    desk.signing = signing
    state = ConsoleState(desk: desk, height: height, width: width)
  }

  /// Presses keys, one after another: `press("a", "Esc", "Ctrl-S")`.
  mutating func press(_ spellings: String...) throws {
    for spelling in spellings {
      keys += 1
      try take(.key(try #require(Keystroke(spelling), "no key \(spelling)")))
    }
  }

  /// Types a text, a grapheme a key.
  mutating func type(_ text: String) throws {
    for character in text { try take(.key(.character(character))) }
  }

  mutating func paste(_ text: String) throws { try take(.paste(text)) }

  mutating func take(_ message: Message) throws {
    for effect in state.update(message) { try perform(effect) }
  }

  private mutating func perform(_ effect: Effect) throws {
    guard case .write(let entry) = effect else {
      asked.append(effect)
      return
    }
    let now = try #require(Instant(sitting.now))
    guard !isDiskFull else { return try take(.notSaved(entry, reason: "disk full", at: now)) }
    do {
      let drafts = try entry.make(try sitting.context)
      let author = Author(seat: sitting.seat, person: sitting.speaker, login: "x")
      for draft in drafts { sitting.proceedings.append(draft.event(at: now, by: author)) }
      try take(.written(entry, sitting.proceedings, at: now))
    } catch let refusal as Refusal {
      try take(.refused(entry, refusal))
    }
  }

  /// The acts written here, the first one first.
  func acts(since count: Int) -> [Act] { sitting.proceedings.events.dropFirst(count).map(\.act) }

  var written: Int { sitting.proceedings.events.count }
}
