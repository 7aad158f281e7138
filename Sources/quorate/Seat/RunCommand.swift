import ArgumentParser
import Glibc
import Meeting
import Record
import Register
import Settings
import Terminal
import Text

/// Runs a meeting at a seat.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs a meeting: the full-screen console at one of its two seats.",
    discussion: """
      Whatever happens to it, the same command comes back to the same place with every word. ? or F1 explains the \
      screen; q leaves, and the meeting runs on.
      """)

  @OptionGroup var options: RegisterOptions
  @OptionGroup var theme: ThemeOptions

  @Argument(help: "The meeting's reference.")
  var reference: String

  @Option(help: "The seat: chair or minutes.")
  var seat = CaptureSeat.chair

  @Option(name: .customLong("as"), help: "The name of who sits here (else the roll's, else the login).")
  var name: String?

  @Option(help: "The private key that signs at the end (else QUORATE_KEY).", completion: .file())
  var key: String?

  @Flag(help: "Rings the terminal's bell at a new critical warning, and where a line cannot be kept.")
  var bell = false

  mutating func run() throws {
    try SeatCall(
      reference: reference, place: options.place, theme: theme.name, seat: seat, name: name, key: key,
      rings: bell
    ).run()
  }
}

/// A meeting and a seat at it that somebody asks for.
struct SeatCall {
  var reference: String
  var place: RegisterPlace
  var theme: String?
  var seat = CaptureSeat.chair
  var name: String?
  var key: String?
  var rings = false

  func run() throws {
    let session = try Session(reference, in: place, proving: false)
    let sitting = SeatRun(
      seat: seat.seat, name: name, key: key ?? environment("QUORATE_KEY"), rings: rings)
    let choice = Themes.choice(of: theme)
    let terminal = try Terminal.opened(in: choice.theme)
    defer { terminal.close() }
    let left = try sitting.run(session, on: terminal, saying: choice.complaint.map { "✗ \($0)" })
    terminal.close()
    // The folder's own name says which case it is, and no case stays on a terminal that was left.
    if let (folder, fingerprint) = left.signed {
      let place = folder.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
        separator: "/")
      try say("signed: the record is in \(display(place))")
      try say("fingerprint \(display(fingerprint))")
    }
  }
}

extension SeatCall {
  /// What a command line asks for that needs no argument parser: `run`, a reference, and options in their long form
  /// with their values. Nothing where there is anything else, which the parser then understands or refuses: it alone
  /// knows every option.
  ///
  /// The parser takes a tenth of the time that a chair waits for the first screen.
  init?(plain arguments: ArraySlice<String>) {
    guard arguments.first == "run" else { return nil }
    var rest = arguments.dropFirst()
    var reference: String?
    var values: [String: String] = [:]
    while let argument = rest.popFirst() {
      if argument.hasPrefix("--") {
        guard let value = rest.popFirst(), !value.hasPrefix("-"),
          values.updateValue(value, forKey: argument) == nil
        else { return nil }
      } else {
        guard reference == nil, !argument.hasPrefix("-") else { return nil }
        reference = argument
      }
    }
    func take(_ option: String) -> String? { values.removeValue(forKey: option) }
    guard let reference, let seat = CaptureSeat(rawValue: take("--seat") ?? CaptureSeat.chair.rawValue)
    else {
      return nil
    }
    self.init(
      reference: reference, place: RegisterPlace(directory: take("--register")), theme: take("--theme"),
      seat: seat, name: take("--as"), key: take("--key"))
    guard values.isEmpty else { return nil }
  }
}

/// How somebody sits down at a meeting.
struct SeatRun {
  let seat: Seat
  let name: String?
  let key: String?
  var rings = false

  /// Runs the seat on a terminal until it is left, from closing on where that is wanted; `complaint` is said once.
  func run(
    _ session: Session, on terminal: Terminal, closing: Bool = false, saying complaint: String? = nil
  ) throws -> (leaving: SeatLoop.Leaving, signed: (folder: String, fingerprint: String)?) {
    let meeting = session.meeting
    guard let draft = DraftFile(of: meeting.reference, seat: seat, in: session.register) else {
      throw Failure(
        .failed, "somebody sits at the \(seat.rawValue) seat of \(meeting.reference) already",
        "take the other one with --seat \(seat == .chair ? "minutes" : "chair"), or leave it there first")
    }
    defer { draft.release() }
    let office: Office = seat == .chair ? .chair : .minuteTaker
    let person = name ?? meeting.holder(of: office)?.name ?? Account.own.name
    let author = Author(seat: seat, person: person, login: Account.own.name)
    var loop = SeatLoop(
      session, at: seat, by: author, on: terminal, draft: draft, closing: SeatClosing(key: key),
      rings: rings)
    let leaving = try loop.run(
      closing: closing, saying: [complaint, bankHolidayNotice].compactMap(\.self))
    return (leaving, loop.signed)
  }
}

extension Terminal {
  /// Takes the terminal, in a theme.
  static func opened(in theme: Theme) throws -> Terminal {
    do {
      return try Terminal(inks: theme.inks)
    } catch {
      throw Failure(.failed, error.sentence, error.remedy)
    }
  }
}
