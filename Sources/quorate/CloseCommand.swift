import Advice
import ArgumentParser
import Calendar
import Journal
import Meeting
import Record
import Register
import Text

/// Ends a discussion, closes the meeting and writes its record; with a key, signs it.
struct CloseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "close", abstract: "Ends and closes a meeting, writes its record and, with a key, signs it.",
    discussion: """
      What still warns is listed and stops it (exit status 3) until it is mended or overridden with a reason by a \
      captured :override. Where signing fails, the meeting is closed, unsigned: quorate sign signs it later.
      """)

  @OptionGroup var options: RegisterOptions
  @OptionGroup var signing: SigningOptions

  @Argument(help: "The meeting's reference.")
  var reference: String

  @Option(name: .customLong("as"), help: "The name of who closes (else the login).")
  var name: String?

  mutating func run() throws {
    var session = try Session(reference, in: options.place)
    complainOfBankHolidays()
    let author = Author(seat: .chair, person: name ?? Account.own.name, login: Account.own.name)
    let key = signing.key.flatMap { try? SigningKey(file: $0) }
    let record = try Conclusion(author: author).record(of: &session, signedWith: key)
    if case .signed(let path) = record.state, signing.key == nil {
      try say("\(reference) is closed and signed; its record is \(display(path))")
      return
    }
    try say("\(reference) is closed")
    guard signing.key != nil else {
      try say("record \(display(record.unsignedPath))")
      try say("fingerprint \(grouped(session.meeting.recording?.fingerprint ?? ""))")
      if let principal = session.principal(of: .chair, key: nil) {
        try say("to be signed as \(principal), the chair's name in the list of signers")
      }
      try say("CLOSED, UNSIGNED: quorate sign \(reference) --key FILE")
      return
    }
    try signing.sign(record, as: .chair, of: &session, by: author)
  }
}

/// Signs a closed meeting's record.
struct SignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "Signs a closed record: the chair's signature, or the minute-taker's.")

  @OptionGroup var options: RegisterOptions
  @OptionGroup var signing: SigningOptions

  @Argument(help: "The meeting's reference.")
  var reference: String

  @Option(help: "In which role: chair or minute-taker.")
  var role = SigningRole.chair

  @Option(name: .customLong("as"), help: "The name of who signs (else the login).")
  var name: String?

  mutating func validate() throws {
    if signing.key == nil { throw ValidationError("--key FILE is missing") }
  }

  mutating func run() throws {
    var session = try Session(reference, in: options.place)
    let author = Author(seat: role.seat, person: name ?? Account.own.name, login: Account.own.name)
    guard session.meeting.closed != nil else {
      throw Failure(
        .inputRefused, "\(reference) is \(session.meeting.state.rawValue), not closed",
        "quorate close \(reference) --key FILE ends, closes and signs it")
    }
    let record = try Conclusion(author: author).record(of: &session, signedWith: nil)
    try signing.sign(record, as: role.role, of: &session, by: author)
  }
}

/// The roles in which a record is signed.
enum SigningRole: String, CaseIterable, ExpressibleByArgument {
  case chair
  case minuteTaker = "minute-taker"

  var role: Role { self == .chair ? .chair : .minuteTaker }
  var seat: Seat { self == .chair ? .chair : .minutes }
}

/// With which key, and where its passphrase comes from.
struct SigningOptions: ParsableArguments {
  @Option(help: "The private key to sign with.", completion: .file())
  var key: String?

  @Option(help: "The file descriptor that the key's passphrase is read from.")
  var passphraseFd: Int32?

  /// Signs, writes that it was signed, and says where the record lies.
  func sign(_ record: RecordFolder, as role: Role, of session: inout Session, by author: Author) throws {
    guard let path = key else { return }
    if !session.register.hasSigners {
      complain(
        "the register has no list of signers (\(session.register.signersPath)): who signed stays unproven")
    }
    let (signed, principal): (Signer.Signed, String)
    do {
      let key = try SigningKey(file: path)
      let passphrase = try passphraseFd.map { try Passphrase(reading: $0) }
      defer { passphrase?.wipe() }
      if key.hasPassphrase, let descriptor = passphraseFd, passphrase?.count == 0 {
        throw RecordError(
          .passphraseNeeded, "No passphrase came from file descriptor \(descriptor).", at: path,
          remedy: "Give it as --passphrase-fd 3 3<FILE.")
      }
      (signed, principal) = try Conclusion(author: author).sign(
        record, as: role, with: key, passphrase: passphrase, of: &session)
    } catch let error as RecordError {
      let isSigned = session.meeting.signatures.contains { $0.office == role.office }
      let state =
        isSigned ? "signed already" : role == .chair ? "closed, UNSIGNED" : "not signed by its minute-taker"
      throw Failure(
        .failed, "\(session.meeting.reference) is \(state): \(error)",
        isSigned
          ? "nothing was changed"
          : "when that is mended: quorate sign \(session.meeting.reference) --key FILE")
    }
    let name = principal.isEmpty ? "" : " as \(principal)"
    try say(
      "\(signed.wasThere ? "signed already" : "signed") by its \(role.rawValue)\(name) with \(signed.key)")
    try say("record \(display(signed.path))")
    try say("fingerprint \(grouped(signed.fingerprint))")
  }
}

/// Sixteen digits in groups of four, to be read out.
func grouped(_ digits: String) -> String {
  var groups: [Substring] = []
  var rest = digits[...]
  while !rest.isEmpty {
    groups.append(rest.prefix(4))
    rest = rest.dropFirst(4)
  }
  return groups.joined(separator: " ")
}
