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
struct Closing {
  let session: Session
  let author: Author

  /// The record of the closed meeting, which is written where it is not there yet.
  func record(signedWith key: SigningKey?) throws -> RecordFolder {
    try end()
    let meeting = session.meeting
    do {
      let folder = try RecordFolder(in: session.register.recordsPath, name: Self.folderName(of: meeting))
      if case .absent = folder.state { try write(folder, signedWith: key) }
      try name(folder)
      return folder
    } catch let error as RecordError {
      throw Failure(
        .failed, "\(meeting.reference) is closed, UNSIGNED, and its record could not be written: \(error)",
        "when that is mended: quorate close \(meeting.reference)")
    }
  }

  /// The fingerprint that the journal names.
  var fingerprint: String { session.meeting.recording?.fingerprint ?? "" }

  /// `2026-11-19_SD-20261118-01`: the day on which the discussion began.
  private static func folderName(of meeting: Meeting) -> String {
    let day = London.local(meeting.began ?? meeting.closed ?? Instant(seconds: 0)).day
    return "\(day)_\(meeting.reference)"
  }

  /// Ends the discussion and closes the meeting in one act, unless something still warns.
  private func end() throws {
    let session = session
    try session.act(author) { proceedings in
      let meeting = proceedings.meeting
      if meeting.closed != nil { return [] }
      guard meeting.began != nil, meeting.state != .declined else {
        throw Failure(
          .inputRefused, "\(meeting.reference) is \(meeting.state.rawValue): there is no discussion to close",
          "capture :begin when it is held, or :decline because … when it is not")
      }
      let advice = Advice(
        on: meeting, under: session.procedure, at: session.clock.now, counting: session.workingDays,
        closing: true)
      let standing = advice.warnings.filter { $0.severity != .notice }
      guard standing.isEmpty else { throw Self.stopped(meeting, by: standing) }
      let acts: [Act] = meeting.ended == nil ? [.ended, .closed] : [.closed]
      return acts.map { Draft(id: EventID(freshKey()), act: $0) }
    }
  }

  private static func stopped(_ meeting: Meeting, by warnings: [Warning]) -> Failure {
    let lines = warnings.map { warning in
      let mark = warning.severity == .critical ? "✗" : "▲"
      let child = warning.child.map { " #\(meeting.callName(of: $0).lowercased())" } ?? ""
      return "\(mark) \(warning.rule)\(child)  \(warning.message): \(warning.remedy) \(warning.citation)"
    }
    return Failure(
      .warningsStand,
      lines: [
        "\(meeting.reference) is not closed: \(warnings.count) warnings stand. Mend each, or override it: :override RULE [#child] because …"
      ]
        + lines)
  }

  // MARK: - The record

  private func write(_ folder: RecordFolder, signedWith key: SigningKey?) throws {
    let meeting = session.meeting
    let stamp = meeting.procedure
    guard let closed = meeting.closed, let kept = try session.register.procedure(stamp.digest) else {
      throw Failure(.failed, "the procedure \(stamp.id) is not in the register", "restore it from a copy")
    }
    let (lines, chain) = try session.register.journal(of: meeting.reference, through: closing)
    let proceedings = Proceedings(try lines.map { try Entry(reading: $0).event })
    let advice = Advice(
      on: proceedings.meeting, under: session.procedure, at: closed, counting: session.workingDays,
      closing: true)
    var signers: [Role: Minutes.Signatory] = [:]
    for (office, role) in [(Office.chair, Role.chair), (.minuteTaker, .minuteTaker)] {
      let own = role == .chair ? key?.key : nil
      guard
        let principal = Self.principal(
          of: office, in: meeting, signers: session.register, key: own, at: closed)
      else { continue }
      signers[role] = Minutes.Signatory(principal: principal)
    }
    try Minutes.write(
      folder, of: proceedings, advice: advice, procedure: session.procedure, chain: chain, signers: signers,
      journal: lines.flatMap { $0 }, resolvedProcedure: kept.yaml, allowedSigners: session.register.signers)
  }

  /// Writes into the journal which record is this meeting's, once.
  private func name(_ folder: RecordFolder) throws {
    guard session.meeting.recording == nil else { return }
    let seal = try folder.seal
    try session.act(author) { proceedings in
      guard proceedings.meeting.recording == nil else { return [] }
      return [
        Draft(
          id: EventID(freshKey()),
          act: .recorded(
            Recording(folder: folder.name, fingerprint: seal.fingerprint, sealed: seal.sealed)))
      ]
    }
  }
}
