public import Advice
import Calendar
import Meeting
import Procedures
public import Text

/// Closing in four steps: check while people are still there, end, read, sign.
public struct Closing: Sendable {
  /// A step of closing.
  public enum Step: Int, Sendable, CaseIterable {
    case check = 1
    case end, read, sign
  }

  /// What takes the keys in step 1.
  public enum Part: Sendable {
    case list
    /// Each child's line, risks and actions, and what comes next.
    case children
    /// One action after the other, to be read out.
    case readBack
    case minutes
  }

  /// What takes the keys in step 4.
  public enum Field: Sendable {
    case word
    case passphrase
  }

  public internal(set) var step: Step { didSet { scroll = Scroll() } }
  public internal(set) var part = Part.list { didSet { scroll = Scroll() } }
  /// From which line on a step is shown that is longer than the screen.
  public internal(set) var scroll = Scroll()
  /// What would stand if the discussion ended now.
  public internal(set) var advice: Advice
  /// The selected row of the check.
  var row = 0
  var page = Page()
  /// The action that is being read back, counted from 0.
  public internal(set) var reading = 0 { didSet { scroll = Scroll() } }
  /// The action whose reading back is on its way to disk.
  var confirming: Int?

  /// Words typed over it by somebody who did not look.
  var stray = StrayWords()
  /// The warnings that are marked to be gone past with one reason; none beforehand.
  var marked: Set<Warning> = []

  /// The minutes as they will be, line by line.
  public internal(set) var minutes: [String] = []
  /// From which of them on they are shown.
  public internal(set) var minutesScroll = Scroll(page: 20)
  /// Why there are none.
  public internal(set) var minutesFault: String?
  private var minutesMade: Made?

  public internal(set) var field: Field
  /// The word that closes, as far as it is typed.
  public internal(set) var word = TextField()
  /// How many characters of the passphrase are typed; the characters themselves are never here.
  public internal(set) var bullets = 0
  /// Whether closing without a passphrase was asked for once.
  var hasSkippedPassphrase = false
  /// Whether closing is under way.
  public internal(set) var isConcluding = false
  var concluded: Concluded? { didSet { scroll = Scroll() } }

  /// Closing, from where the meeting stands.
  public init(at desk: Desk) {
    advice = desk.closingAdvice
    let meeting = desk.meeting
    field = .word
    switch meeting.state {
    case .assembling, .live, .paused, .declined: step = .check
    case .ended: step = advice.standing.isEmpty ? .read : .check
    case .closedUnsigned, .signed: step = .sign
    }
    if meeting.state == .closedUnsigned { field = .passphrase }
  }

  /// Goes on where somebody left it to mend something.
  mutating func resume(_ before: Closing) {
    marked = before.marked
    forgetMarks()
    row = before.row
    minutesScroll = before.minutesScroll
    if step == before.step, before.part == .readBack {
      part = .readBack
      reading = before.reading
    }
  }
}

extension Closing {
  /// The first line of the minutes that is shown. Beside the check that is where the decisions begin: what their head
  /// says stands in the screen's own, and the pages before it are a key away.
  public var minutesTop: Int {
    if let top = minutesScroll.top { return top }
    return step == .check ? minutes.firstIndex { $0.hasPrefix("1 ") } ?? 0 : 0
  }

  /// Of what the minutes at hand are: how much had been written, in how many columns, and whether they are awaited.
  fileprivate struct Made: Hashable {
    var events: Int
    var columns: Int
  }

  /// How many columns the minutes have on a screen of this size: beside the check, or alone.
  public func columns(height: Int, width: Int) -> Int {
    let isBeside = step == .check && width >= 120 && height >= 34
    return max(40, min(80, isBeside ? width - 58 : width - 4))
  }

  /// Asks for the minutes where those at hand are not of this meeting as it stands, or not of this width.
  mutating func wantsMinutes(at desk: Desk, height: Int, width: Int) -> Int? {
    let wanted = Made(
      events: desk.proceedings.events.count, columns: columns(height: height, width: width))
    guard wanted != minutesMade else { return nil }
    minutesMade = wanted
    return wanted.columns
  }

  /// Takes in how a step of closing went.
  mutating func take(_ outcome: Concluded, at desk: Desk) {
    switch outcome {
    case .minutes(let lines):
      minutes = lines
      minutesFault = nil
    case .failed(let reason) where !isConcluding: minutesFault = reason
    case .signed, .unsigned, .failed:
      isConcluding = false
      concluded = outcome
      bullets = 0
      hasSkippedPassphrase = false
    }
  }

  /// How closing went, here or as the journal has it; nothing while the meeting is open, or closed and unsigned.
  public func result(at desk: Desk) -> Concluded? {
    if let concluded { return concluded }
    let meeting = desk.meeting
    guard let recording = meeting.recording,
      let signature = meeting.signatures.first(where: { $0.office == .chair })
    else { return nil }
    return .signed(
      folder: desk.signing.folder.isEmpty ? recording.folder : desk.signing.folder,
      fingerprint: recording.fingerprint,
      signer: signature.principal.isEmpty ? signature.key : signature.principal)
  }
}

extension Advice {
  /// What closing waits for: every warning that is neither mended nor overridden; a notice stops nothing.
  public var standing: [Warning] { warnings.filter { $0.severity > .notice } }
}
