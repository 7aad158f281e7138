import ArgumentParser
import Calendar
import Glibc
import Record
import Register
import Settings
import Text

/// Keys to sign with: a new one, or whether one can sign.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Keys for signing minutes: OpenSSH's own.",
    subcommands: [New.self, Check.self])

  /// Makes a key.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes a key and prints the line that lets it sign.",
      discussion: """
        The passphrase comes from a file descriptor (--passphrase-fd 3 3<FILE), never from an argument. Without one \
        the key has none, and whoever copies the file can sign: for rehearsals. --enrol adds the line to the \
        register's own list of signers; a council keeps its list with somebody who does not chair.
        """)

    @OptionGroup var options: RegisterOptions

    @Argument(help: "The new key's file; its public half gets .pub.", completion: .file())
    var file: String

    @Option(
      help: "Whose key it is, as the list of signers names them: ruth.osei@council.example (else the login).")
    var principal = Account.own.name

    @Option(help: "The file descriptor that the passphrase is read from.")
    var passphraseFd: Int32?

    @Option(help: "From when it may sign, YYYY-MM-DD.")
    var validFrom: Day?

    @Option(help: "Until the end of which day it may sign, YYYY-MM-DD.")
    var validUntil: Day?

    @Flag(help: "Adds the line to the register's list of signers.")
    var enrol = false

    mutating func run() throws {
      try options.checkClock()
      guard AllowedSigners.isPrincipal(principal) else {
        throw Failure(
          .inputRefused, "\"\(principal)\" cannot stand in a list of signers",
          "use letters, digits and . _ @ + -, as in an e-mail address")
      }
      let key: SigningKey
      do {
        let passphrase = try passphraseFd.map { try Passphrase(reading: $0) }
        key = try Keygen().makeKey(at: file, comment: "minutes \(principal)", passphrase: passphrase)
      } catch let error as RecordError {
        throw Failure(.failed, "\(error)")
      }
      // A key made for rehearsals must not sign a real meeting's minutes by its line alone.
      let isRehearsal = (try? options.open())?.register.isRehearsal ?? false
      let line = AllowedSigners.line(
        principal: principal, key: key.key, namespaces: [isRehearsal ? .rehearsal : .minutes],
        from: validFrom.map { London.instant(LocalTime($0, minute: 0)) },
        until: validUntil.map { London.instant(LocalTime.endOfDay($0)).adding(seconds: 59) })
      if enrol {
        let (register, _) = try options.open()
        try append(line, to: register.signersPath)
      }
      try say(line)
      complain("the key is \(file), its fingerprint \(key.key.fingerprint)")
      if !enrol { complain("the line above goes into the list of signers, \(options.path)/signers") }
    }
  }

  /// Checks a key.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Says whether a key can sign, before the meeting rather than at its end.")

    @OptionGroup var options: RegisterOptions

    @Argument(help: "The key's file (else QUORATE_KEY).", completion: .file())
    var file: String?

    mutating func run() throws {
      guard let file = file ?? environment("QUORATE_KEY") else {
        throw ValidationError("Which key? Name its file, or set QUORATE_KEY.")
      }
      let (register, clock) = try options.open()
      let check: KeyCheck
      do {
        check = try KeyCheck(file: file, signers: register.hasSigners ? register.signersPath : nil)
      } catch {
        throw Failure(.failed, "\(error)")
      }
      for sentence in check.sentences(now: clock.now) { try say(display(sentence)) }
      let namespace: Namespace = register.isRehearsal ? .rehearsal : .minutes
      let isAllowed = check.entries?.flatMap(\.principals).contains {
        check.allows($0, namespace: namespace, at: clock.now) == true
      }
      if isAllowed != true {
        throw Failure(
          .unproven, "no line of \(display(register.signersPath)) lets this key sign now",
          "quorate key new prints such a line; add it there")
      }
    }
  }
}

/// Adds a line to a list that only its owner may read or write.
func append(_ line: String, to path: String) throws {
  let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
  let bytes = Array((line + "\n").utf8)
  guard file >= 0, write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0, close(file) == 0 else {
    throw Failure(.failed, "\(path) cannot be written: \(String(cString: strerror(errno)))")
  }
}
