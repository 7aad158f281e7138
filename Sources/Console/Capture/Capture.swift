public import Calendar
public import Meeting
public import Procedures
import Text

/// What a line is read against: the meeting as it stands, its procedure, the clock, and who is typing.
public struct CaptureContext: Sendable {
  /// Everything written so far; numbers and what is replaced come from here.
  public var proceedings: Proceedings
  /// The rules of the area: its slots, prompts, questions, decisions and ladders can be named.
  public var procedure: Procedure
  /// The moment at which the line is typed.
  public var now: Instant
  /// The seat at which it is typed.
  public var seat: Seat
  /// The name at the seat; `me` in a line means the attendee of that name.
  public var speaker: String
  /// What `+2wd` and *not a working day* go by.
  public var workingDays: WorkingDays
  /// Gives a new random key each time.
  public var fresh: @Sendable () -> String

  /// A context.
  public init(
    proceedings: Proceedings, procedure: Procedure, now: Instant, seat: Seat, speaker: String,
    workingDays: WorkingDays, fresh: @escaping @Sendable () -> String
  ) {
    self.proceedings = proceedings
    self.procedure = procedure
    self.now = now
    self.seat = seat
    self.speaker = speaker
    self.workingDays = workingDays
    self.fresh = fresh
  }
}

/// What became of a line.
public enum CaptureReading: Hashable, Sendable {
  /// Nothing stood in it.
  case blank
  case understood(Understood)
  /// Nothing of it may be written.
  case refused(Refusal)
}

/// The acts of a line, and how the console shows them before Enter.
public struct Understood: Hashable, Sendable {
  /// In the order in which they are to be written; one line may need several.
  public var drafts: [Draft]
  /// What was understood, in full, safe to show.
  public var preview: String
  /// What an act of this kind wants besides; the line is kept without it.
  public var gaps: [String]

  /// What was understood.
  public init(drafts: [Draft], preview: String, gaps: [String] = []) {
    self.drafts = drafts
    self.preview = preview
    self.gaps = gaps
  }

  /// The row over the line: the preview, and after `▲` what is missing.
  public var row: String { gaps.isEmpty ? preview : "\(preview)   ▲ \(gaps.joined(separator: " · "))" }
}

/// Why a line cannot be understood, and the nearest thing that can.
public struct Refusal: Error, Hashable, Sendable {
  /// Where the word begins, in graphemes from 1; behind the last one where something is missing.
  public var column: Int
  /// The word as typed; empty where something is missing.
  public var word: String
  /// What was expected, safe to show.
  public var message: String

  /// A refusal at a column.
  public init(column: Int, word: String, message: String) {
    self.column = column
    self.word = word
    self.message = message
  }

  init(_ phrase: Phrase, _ message: String) {
    self.init(column: phrase.column, word: phrase.text, message: message)
  }

  /// That something is missing behind the last word of the phrase's line.
  init(endOf phrase: Phrase, _ message: String) {
    self.init(column: phrase.line.end, word: "", message: message)
  }
}

/// Reads one line of the capture language.
///
/// Whatever is refused leaves nothing: an `understood` holds every act of the line.
public func read(_ line: String, in context: CaptureContext) -> CaptureReading {
  do throws(Refusal) {
    return try Reader(context).read(line).map(CaptureReading.understood) ?? .blank
  } catch {
    return .refused(error)
  }
}

/// One line on its way to acts.
struct Reader {
  let context: CaptureContext
  /// Whether the family may have what the line says.
  var share: Share?

  init(_ context: CaptureContext) { self.context = context }

  var meeting: Meeting { context.proceedings.meeting }
  var procedure: Procedure { context.procedure }
  var now: LocalTime { London.local(context.now) }

  /// The longest line, in bytes.
  static let longest = 65_536

  /// What the line says; nil when it is blank.
  func read(_ text: String) throws(Refusal) -> Understood? {
    try refuseUnprintable(text)
    var reader = self
    let line = try reader.takeShare(from: Line(text))
    let whole = line.whole
    guard let first = whole.text.first else {
      guard reader.share == nil else { throw Refusal(column: 1, word: "", message: "what may be shared?") }
      return nil
    }
    var understood: Understood
    switch first {
    case ":": understood = try reader.readVerb(whole.dropping(1))
    case "+": understood = try reader.readShort("action", whole)
    case "?": understood = try reader.readShort("unknown", whole)
    case "!": understood = try reader.readShort("risk", whole)
    default:
      if let reason = Command.named("act.note")?.unavailable(context.seat, meeting.state) {
        throw Refusal(column: whole.column, word: "", message: reason)
      }
      understood = try reader.readSaid(whole)
    }
    if let told = reader.toldShare { understood.preview += " · \(told)" }
    return understood
  }

  private func refuseUnprintable(_ text: String) throws(Refusal) {
    guard text.utf8.count <= Self.longest else {
      var bytes = 0
      let column = text.prefix { character in
        bytes += character.utf8.count
        return bytes <= Self.longest
      }.count
      throw Refusal(column: column + 1, word: "", message: "a line holds 64 KiB at most; begin another one")
    }
    guard text.unicodeScalars.contains(where: { $0.isControl && $0 != "\t" }) else { return }
    for (index, character) in text.enumerated()
    where character.unicodeScalars.contains(where: { $0.isControl && $0 != "\t" }) {
      throw Refusal(
        column: index + 1, word: String(character),
        message: "a control character, \(display(String(character))), cannot stand in a line")
    }
  }

  private func readShort(_ verb: String, _ line: Phrase) throws(Refusal) -> Understood {
    let mark = line.part(line.range.lowerBound..<(line.range.lowerBound + 1))
    var rest = line.dropping(1)
    // The key that opens an action has put the mark there already.
    if verb == "action", rest.text.first == "+", rest.dropping(1).text.first?.isNumber != true {
      rest = rest.dropping(1)
    }
    if verb == "risk", rest.range.lowerBound == mark.range.upperBound, beginsWithPrompt(rest) {
      var answer = try run("answer", mark, rest)
      answer.preview += " · a risk that begins with a number: a blank behind the !"
      return answer
    }
    return try run(verb, mark, rest)
  }

  private func readVerb(_ line: Phrase) throws(Refusal) -> Understood {
    guard let word = line.firstWord else {
      throw Refusal(column: line.column, word: "", message: "which command? \(Command.reminder)")
    }
    return try run(word.lowercased, word, line.after(word))
  }

  private func run(_ verb: String, _ word: Phrase, _ arguments: Phrase) throws(Refusal) -> Understood {
    guard let command = Command.named(verb: verb), let known = command.verb else {
      let near = nearest(verb, among: Verb.allCases.map(\.rawValue)).map { "Tab: \($0)" }
      throw Refusal(word, "no command \(quoted(word)); \(near ?? Command.reminder)")
    }
    if let reason = command.unavailable(context.seat, meeting.state) { throw Refusal(word, reason) }
    return try readArguments(of: known, arguments)
  }
}

extension Unicode.Scalar {
  /// Whether this is of the category Cc: C0, DEL and C1.
  fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }
}

// MARK: - Making acts

extension Reader {
  func draft(_ act: Act, on: EventID? = nil) -> Draft {
    Draft(id: EventID(context.fresh()), act: act, on: on, share: share)
  }

  func understood(_ act: Act, _ preview: String, gaps: [String] = [], on: EventID? = nil) -> Understood {
    Understood(drafts: [draft(act, on: on)], preview: preview, gaps: gaps)
  }

  /// The words as a message quotes them: of many the beginning.
  func quoted(_ phrase: Phrase) -> String {
    let text = phrase.text
    return "“\(display(text.count > 60 ? text.prefix(59) + "…" : text[...]))”"
  }

  /// The text, which must not be missing.
  func required(_ phrase: Phrase, _ question: String) throws(Refusal) -> String {
    guard !phrase.isEmpty else { throw Refusal(phrase, question) }
    return phrase.text
  }

  /// Refuses whatever words are left over.
  func refuseRest(_ rest: Phrase, _ expected: String) throws(Refusal) {
    if !rest.isEmpty { throw Refusal(rest, "\(quoted(rest)) is too much here: \(expected)") }
  }
}
