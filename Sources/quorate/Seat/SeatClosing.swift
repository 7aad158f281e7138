import Calendar
import Console
import Meeting
import Record
import Register
import Text

/// Closing and signing as the console asks for them.
struct SeatClosing {
  /// The key's file, where one was given.
  let key: String?

  /// Where the record will lie, with which key it would be signed, and what the list of signers says of that key.
  func plan(for session: Session) -> SigningPlan {
    var plan = SigningPlan()
    if let folder = try? folder(of: session) { plan.folder = abbreviated(folder.path) + "/" }
    guard let key else { return plan }
    plan.key = abbreviated(key)
    do {
      let list = session.register.hasSigners ? session.register.signersPath : nil
      let check = try KeyCheck(file: key, signers: list)
      plan.needsPassphrase = check.key.hasPassphrase
      plan.standing = standing(of: check, for: session)
    } catch {
      plan.standing = "✗ \(error)"
    }
    return plan
  }

  private func standing(of check: KeyCheck, for session: Session) -> String {
    guard let entries = check.entries else {
      return "✗ the register has no list of signers: who signed stays unproven"
    }
    if let fault = check.faults.first { return "✗ the list of signers cannot be used: \(fault)" }
    guard let principal = session.principal(of: .chair, key: check.key.key) else {
      return "✗ the list of signers does not know it"
    }
    let name = session.meeting.holder(of: .chair)?.name ?? principal
    let namespace: Namespace = session.register.isRehearsal ? .rehearsal : .minutes
    let now = session.clock.now
    guard check.allows(principal, namespace: namespace, at: now) == true else {
      return "✗ the list of signers does not let \(principal) sign with it now"
    }
    let until = entries.filter { $0.principals.contains(principal) }.compactMap(\.before).filter { $0 >= now }
      .max()
    return "\(name), allowed" + (until.map { " until \(London.local($0).day.long)" } ?? "")
  }

  /// The minutes as they will be, in lines of at most so many columns.
  func minutes(of session: Session, columns: Int = 80) -> Concluded {
    let chair = key.flatMap { try? SigningKey(file: $0) }
    do {
      return .minutes(
        try MinutesText.preview(
          of: session.log.proceedings, under: session.procedure, at: session.clock.now,
          counting: session.workingDays, signers: session.signatories(chair: chair?.key), columns: columns))
    } catch {
      return .failed("\(error)")
    }
  }

  /// Closes, writes the record and signs it, from wherever an earlier attempt was interrupted; the passphrase is
  /// wiped whatever comes of it.
  ///
  /// The session has then moved on: the console has to be told what stands in its journal.
  func conclude(
    _ session: inout Session, by author: Author, with passphrase: inout SeatPassphrase
  ) -> Concluded {
    defer { passphrase.wipe() }
    let conclusion = Conclusion(author: author)
    let signing: SigningKey?
    let unfit: String?
    do {
      signing = try key.map { path throws(RecordError) in try SigningKey(file: path) }
      unfit = nil
    } catch {
      (signing, unfit) = (nil, "\(error)")
    }
    do {
      let record = try conclusion.record(of: &session, signedWith: signing)
      if case .signed(let path) = record.state, let signature = session.chairsSignature {
        return .signed(
          folder: abbreviated(path), fingerprint: session.fingerprint, signer: signature.words)
      }
      return sign(record, with: signing, unfit: unfit, of: &session, conclusion, passphrase)
    } catch {
      return .failed(sentence(error))
    }
  }

  private func sign(
    _ record: RecordFolder, with signing: SigningKey?, unfit: String?, of session: inout Session,
    _ conclusion: Conclusion, _ passphrase: SeatPassphrase
  ) -> Concluded {
    let folder = abbreviated(record.unsignedPath)
    func unsigned(_ reason: String) -> Concluded {
      .unsigned(folder: folder, fingerprint: session.fingerprint, reason: reason)
    }
    guard let signing else { return unsigned(unfit ?? "No key was given to sign with.") }
    if signing.hasPassphrase, let fault = passphrase.fault { return unsigned(fault) }
    do {
      let secret = signing.hasPassphrase ? passphrase.memory : nil
      let done = try conclusion.sign(record, as: .chair, with: signing, passphrase: secret, of: &session)
      let signature = Signing(office: .chair, principal: done.principal, key: done.signed.key)
      return .signed(
        folder: abbreviated(done.signed.path), fingerprint: done.signed.fingerprint, signer: signature.words)
    } catch {
      return unsigned(sentence(error))
    }
  }

  private func folder(of session: Session) throws(RecordError) -> RecordFolder {
    try RecordFolder(in: session.register.recordsPath, name: Record::Closing.folderName(of: session.meeting))
  }

  /// Why, in one sentence or several.
  private func sentence(_ error: any Error) -> String {
    switch error {
    case let failure as Failure: failure.lines.joined(separator: " ")
    case let error as RegisterError: Failure(error).lines.joined(separator: " ")
    default: "\(error)"
    }
  }

  /// A path as people write it: `~/quorate/records`.
  private func abbreviated(_ path: String) -> String {
    guard let home = environment("HOME"), path.hasPrefix(home + "/") else { return path }
    return "~" + path.dropFirst(home.count)
  }
}

extension Session {
  /// What is read out; nothing while there is no record.
  fileprivate var fingerprint: String { meeting.recording?.fingerprint ?? "" }

  fileprivate var chairsSignature: Signing? { meeting.signatures.first { $0.office == .chair } }
}

extension Signing {
  /// Whose signature it is: the listed name where there is one, and always the key.
  fileprivate var words: String { principal.isEmpty ? key : "\(principal) with \(key)" }
}

/// A passphrase that is being typed, in locked memory and nowhere else.
struct SeatPassphrase {
  /// Where it lies; nothing before the first character.
  private(set) var memory: Passphrase?
  /// Why there is no locked memory for it.
  private(set) var fault: String?
  /// How many scalars each keystroke gave, so that one step back takes back what one key typed.
  private var strokes: [Int] = []

  /// Does what a key does to it.
  mutating func take(_ key: PassphraseKey) {
    switch key {
    case .type(let character): type(character)
    case .backspace: for _ in 0..<(strokes.popLast() ?? 0) { memory?.removeLast() }
    case .clear: wipe()
    }
  }

  private mutating func type(_ character: Character) {
    do throws(RecordError) {
      if memory == nil { memory = try Passphrase() }
      if memory?.append(character.utf8) == true { strokes.append(character.unicodeScalars.count) }
    } catch {
      fault = "\(error)"
    }
  }

  /// Forgets it.
  mutating func wipe() {
    memory?.wipe()
    memory = nil
    strokes = []
  }
}
