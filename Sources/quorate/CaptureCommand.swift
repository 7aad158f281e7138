import ArgumentParser
import Calendar
import Console
import Glibc
import Meeting
import Record
import Register
import Settings
import Text

/// Captures a meeting in the language of the minute-taker's line, one line an act.
struct CaptureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "capture", abstract: "Captures what is said and done, one line an act.",
    discussion: """
      Each line is saved before the next is read, and reported as saved. A line that cannot be understood stops it: \
      nothing of that line is written, the lines before it are saved. # begins a comment line. In a rehearsal \
      register a line may begin with its time: @10:41, or @2026-11-19T08:50.

      \(Command.reference())
      """)

  @OptionGroup var options: RegisterOptions

  @Argument(help: "The meeting's reference.")
  var reference: String

  @Argument(help: "The file of lines; - or nothing: standard input.", completion: .file())
  var file = "-"

  @Option(help: "The seat it is captured at: chair or minutes.")
  var seat = CaptureSeat.minutes

  @Option(name: .customLong("as"), help: "The name of who captures (else the login).")
  var name: String?

  @Option(help: "Begins at this line of the file, after one was mended.")
  var fromLine = 1

  mutating func run() throws {
    var session = try Session(reference, in: options.place)
    complainOfBankHolidays()
    let author = Author(seat: seat.seat, person: name ?? Account.own.name, login: Account.own.name)
    var source = try LineSource(file)
    while let line = try source.next() {
      guard source.number >= fromLine else { continue }
      try capture(line, number: source.number, by: author, in: &session)
    }
  }

  private static let nothingWritten = "nothing of this line was written; what came before it is saved"

  private func capture(_ line: String, number: Int, by author: Author, in session: inout Session) throws {
    var line = line
    if line.hasPrefix("#") || line.allSatisfy(\.isWhitespace) { return }
    let column = try takeTime(from: &line, number: number, in: &session)
    let (procedure, workingDays, now) = (session.procedure, session.workingDays, session.clock.now)
    var shown = ""
    let events = try session.act(author) { proceedings in
      let context = CaptureContext(
        proceedings: proceedings, procedure: procedure, now: now, seat: author.seat,
        speaker: author.person, workingDays: workingDays, fresh: freshKey)
      switch read(line, in: context) {
      case .blank: return []
      case .understood(let understood):
        shown = understood.row
        return understood.drafts
      case .refused(let refusal):
        throw Failure(
          .inputRefused, "line \(number), column \(refusal.column + column): \(refusal.message)",
          Self.nothingWritten)
      }
    }
    let numbers = events.compactMap(\.act.number).map { "  → \($0.0) \($0.1)" }.joined()
    if !events.isEmpty { try say("\(number) saved  \(shown)\(numbers)") }
  }

  /// Takes a leading `@10:41 ` off a line and sets the clock by it; gives the characters taken.
  private func takeTime(from line: inout String, number: Int, in session: inout Session) throws -> Int {
    guard line.hasPrefix("@"), line.dropFirst().first?.isNumber == true else { return 0 }
    let end = line.firstIndex(of: " ") ?? line.endIndex
    let word = line[line.index(after: line.startIndex)..<end]
    let today = London.local(session.clock.now).day
    guard let time = LocalTime(word) ?? LocalTime("\(today)T\(word)"), end < line.endIndex else {
      throw Failure(
        .inputRefused,
        "line \(number), column 1: a line begins with @10:41 and a space, or with @2026-11-19T08:50 and a space, not with @\(word)",
        Self.nothingWritten)
    }
    guard session.register.isRehearsal else {
      throw Failure(
        .inputRefused, "line \(number), column 1: a line's own time is for rehearsal registers only",
        "leave @\(word) out: the time is the clock's")
    }
    do {
      try session.clock.stand(at: London.instant(time))
    } catch {
      throw Failure(
        .inputRefused,
        "line \(number), column 1: \(time.clock) on \(time.day.short) is before \(London.local(error.from).clock) on \(London.local(error.from).day.short): time never goes backwards",
        Self.nothingWritten)
    }
    let length = line.distance(from: line.startIndex, to: end) + 1
    line.removeSubrange(...end)
    return length
  }
}

/// The seats at which lines can be captured.
enum CaptureSeat: String, CaseIterable, ExpressibleByArgument {
  case chair
  case minutes

  var seat: Seat {
    switch self {
    case .chair: .chair
    case .minutes: .minutes
    }
  }
}

/// Lines of a file or of standard input, one at a time as they arrive.
struct LineSource {
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var isAtEnd = false
  private(set) var number = 0
  private static let longest = 64 << 10

  init(_ path: String) throws {
    if path == "-" {
      descriptor = STDIN_FILENO
    } else {
      do { buffer = try readFile(at: path, limit: 64 << 20) } catch {
        throw Failure(.inputRefused, "\(error)")
      }
      descriptor = -1
      isAtEnd = true
    }
  }

  /// The next line without its end, or nothing at the end.
  mutating func next() throws -> String? {
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        let line = buffer[..<end]
        buffer.removeSubrange(...end)
        return try text(Array(line))
      }
      if isAtEnd {
        guard !buffer.isEmpty else { return nil }
        defer { buffer = [] }
        return try text(buffer)
      }
      guard buffer.count <= Self.longest else { throw tooLong }
      try fill()
    }
  }

  private mutating func fill() throws {
    var chunk = [UInt8](repeating: 0, count: 16 << 10)
    let count = read(descriptor, &chunk, chunk.count)
    if count < 0, errno == EINTR { return }
    if count < 0 {
      throw Failure(.failed, "standard input cannot be read: \(String(cString: strerror(errno)))")
    }
    if count == 0 { isAtEnd = true } else { buffer += chunk[..<count] }
  }

  private mutating func text(_ bytes: [UInt8]) throws -> String {
    number += 1
    guard bytes.count <= Self.longest else { throw tooLong }
    let line = bytes.last == 0x0D ? bytes.dropLast() : bytes[...]
    guard let text = String(validating: line, as: UTF8.self) else {
      throw Failure(.inputRefused, "line \(number): not UTF-8", "nothing of this line was written")
    }
    return text
  }

  private var tooLong: Failure {
    Failure(.inputRefused, "line \(number): longer than 64 KiB", "nothing of this line was written")
  }
}
