import Advice
import Calendar
import Journal
import Meeting
import Procedures
import Record
import Register
import Text

/// Ends and closes a meeting and writes its record, from wherever an earlier attempt was interrupted.
///
/// The order makes that possible: the journal says *closed* before the record is made from it, and names the record
/// once it lies there whole.
struct Conclusion {
  let author: Author

  /// The record of the meeting, which is ended, closed and written where that is not done yet.
  ///
  /// A key that is to sign it names the chair as the list of signers does.
  func record(of session: inout Session, signedWith key: SigningKey?) throws -> RecordFolder {
    try end(&session)
    let meeting = session.meeting
    do {
      let folder = try RecordFolder(in: session.register.recordsPath, name: Closing.folderName(of: meeting))
      if case .absent = folder.state { try write(session, signedWith: key) }
      if let recording = try folder.recording { try name(recording, in: &session) }
      return folder
    } catch let error as RecordError {
      throw Failure(
        .failed, "\(meeting.reference) is closed, UNSIGNED, and its record could not be written: \(error)",
        "when that is mended: quorate close \(meeting.reference)")
    }
  }

  /// Ends the discussion and closes the meeting in one act, unless something still warns.
  private func end(_ session: inout Session) throws {
    let (procedure, now, workingDays) = (session.procedure, session.clock.now, session.workingDays)
    try session.act(author) { proceedings in
      let meeting = proceedings.meeting
      if meeting.closed != nil { return [] }
      guard meeting.began != nil, meeting.state != .declined else {
        throw Failure(
          .inputRefused, "\(meeting.reference) is \(meeting.state.rawValue): there is no discussion to close",
          "capture :begin when it is held, or :decline because … when it is not")
      }
      let advice = Advice(on: meeting, under: procedure, at: now, counting: workingDays, closing: true)
      let standing = advice.warnings.filter { $0.severity != .notice }
      guard standing.isEmpty else { throw Self.stopped(meeting, by: standing) }
      let acts: [Act] = meeting.ended == nil ? [.ended, .closed] : [.closed]
      return acts.map { Draft(id: .fresh(), act: $0) }
    }
  }

  private static func stopped(_ meeting: Meeting, by warnings: [Warning]) -> Failure {
    let lines = warnings.map { warning in
      let mark = warning.severity == .critical ? "✗" : "▲"
      let child = warning.child.map { " #\(meeting.callName(of: $0).lowercased())" } ?? ""
      return "\(mark) \(warning.message): \(warning.remedy) \(warning.citation) (\(warning.rule)\(child))"
    }
    let count = warnings.count == 1 ? "1 warning stands" : "\(warnings.count) warnings stand"
    return Failure(
      .warningsStand,
      lines: [
        "\(meeting.reference) is not closed: \(count). Mend it, or override it by what stands in brackets: :override RULE [#child] because …"
      ] + lines)
  }

  private func write(_ session: Session, signedWith key: SigningKey?) throws {
    let stamp = session.meeting.procedure
    guard let kept = try session.register.procedure(stamp.digest) else { throw Session.missing(stamp) }
    let closing = Closing(
      procedure: session.procedure, procedureBytes: kept.yaml, workingDays: session.workingDays,
      signers: session.signatories(chair: key?.key), signersBytes: session.register.signers)
    _ = try closing.write(journal: try session.journalThroughClosing(), in: session.register.recordsPath)
  }

  /// Signs a record, and writes into the journal that it was signed and under which listed name, where there is one.
  func sign(
    _ record: RecordFolder, as role: Role, with key: SigningKey, passphrase: Passphrase?,
    of session: inout Session
  ) throws -> (signed: Signer.Signed, principal: String) {
    let list = session.register.hasSigners ? session.register.signersPath : nil
    let signer = Signer(keygen: Keygen(agentSocket: environment("SSH_AUTH_SOCK")), signers: list)
    let signed = try signer.sign(record, as: role, with: key, passphrase: passphrase, now: session.clock.now)
    let principal = session.principal(of: role.office, key: key.key) ?? ""
    let act = Act.signed(Signing(office: role.office, principal: principal, key: signed.key))
    try session.act(author) { proceedings in
      let isKnown = proceedings.meeting.signatures.contains { $0.office == role.office }
      return isKnown ? [] : [Draft(id: .fresh(), act: act)]
    }
    return (signed, principal)
  }

  /// Writes into the journal which record is this meeting's, once.
  private func name(_ recording: Recording, in session: inout Session) throws {
    try session.act(author) { proceedings in
      proceedings.meeting.recording == nil ? [Draft(id: .fresh(), act: .recorded(recording))] : []
    }
  }
}

extension Role {
  /// The office whose holder signs in this role.
  var office: Office {
    switch self {
    case .chair: .chair
    case .minuteTaker: .minuteTaker
    }
  }
}

extension Session {
  /// The name under which the holder of an office signs: as the register's list of signers has it, or nothing.
  ///
  /// It is the listed name that begins like the holder's (`ruth.osei@…`), else the one that the key has there.
  func principal(of office: Office, key: PublicKey?) -> String? {
    let listed = AllowedSigners(reading: register.signers).entries
    let name = meeting.holder(of: office)?.name ?? ""
    let plain = name.lowercased().split { !($0.isASCII && $0.isLetter) }.joined(separator: ".")
    let named = listed.flatMap(\.principals).first {
      $0.split(separator: "@").first.map(String.init) == plain
    }
    return named ?? key.flatMap { key in listed.first { $0.key == key }?.principals.first }
  }

  /// Who will sign in each role, as far as that is known; `chair` is the key that the chair signs with.
  func signatories(chair: PublicKey?) -> [Role: Minutes.Signatory] {
    var signers: [Role: Minutes.Signatory] = [:]
    for role in Role.allCases {
      let own = role == .chair ? chair : nil
      let name = meeting.holder(of: role.office)?.name
      let principal = principal(of: role.office, key: own)
      guard role == .chair || name != nil else { continue }
      // Where the list knows nobody by the name or the key, the key itself stands for the chair.
      signers[role] = Minutes.Signatory(name: name, principal: principal, key: principal == nil ? own : nil)
    }
    return signers
  }

  /// The journal's lines up to and with the closing: what came later is not in the record.
  func journalThroughClosing() throws -> [UInt8] {
    let (entries, _) = try Chain.verify(try register.lines(meeting.reference))
    let last = entries.firstIndex { $0.event.act == .closed } ?? entries.endIndex - 1
    return entries[...last].flatMap(\.bytes)
  }
}
