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
      What still warns is listed and stops it (exit status 3) until it is mended or overridden with a reason by a
      captured :override. Where signing fails, the meeting is closed, unsigned: quorate sign signs it later.
      """)

  @OptionGroup var options: RegisterOptions
  @OptionGroup var signing: SigningOptions

  @Argument(help: "The meeting's reference.")
  var reference: String

  @Option(name: .customLong("as"), help: "The name of who closes (else the login).")
  var name: String?

  mutating func run() throws {
    var session = try Session(reference, in: options)
    let author = Author(seat: .chair, person: name ?? loginName, login: loginName)
    let key = signing.key.flatMap { try? SigningKey(file: $0) }
    let record = try Conclusion(author: author).record(of: &session, signedWith: key)
    try say("\(reference) is closed")
    guard signing.key != nil else {
      try say("record \(display(record.unsignedPath))")
      try say("fingerprint \(grouped(session.meeting.recording?.fingerprint ?? ""))")
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
    var session = try Session(reference, in: options)
    let author = Author(seat: role.seat, person: name ?? loginName, login: loginName)
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
    let signed: Signer.Signed
    do {
      let passphrase = try passphraseFd.map { try Passphrase(reading: $0) }
      defer { passphrase?.wipe() }
      guard session.register.hasSigners else {
        throw RecordError(
          .notAllowed, "The register has no list of signers.", at: session.register.signersPath,
          remedy: "quorate key new prints the line that goes there.")
      }
      let signer = Signer(
        keygen: Keygen(agentSocket: environment("SSH_AUTH_SOCK")), signers: session.register.signersPath)
      signed = try signer.sign(
        record, as: role, with: try SigningKey(file: path), passphrase: passphrase, now: session.clock.now)
    } catch let error as RecordError {
      throw Failure(
        .failed,
        "\(session.meeting.reference) is closed, \(role == .chair ? "UNSIGNED" : "not signed by its minute-taker"): \(error)",
        "when that is mended: quorate sign \(session.meeting.reference) --key FILE")
    }
    let principal = session.principal(of: role.office, key: nil) ?? ""
    let act = Act.signed(Signing(office: role.office, principal: principal, key: signed.key))
    try session.act(author) { proceedings in
      let isKnown = proceedings.meeting.signatures.contains { $0.office == role.office }
      return isKnown ? [] : [Draft(id: .fresh(), act: act)]
    }
    try say("signed by its \(role.rawValue) with \(signed.key)")
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
