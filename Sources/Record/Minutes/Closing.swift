public import Advice
public import Calendar
import JSON
import Journal
public import Meeting
public import Procedures

/// Closes a meeting: from its journal to a record on disk, whole or absent, that waits to be signed.
public struct Closing: Sendable {
  /// The procedure in force, and its resolved bytes as the register keeps them.
  public var procedure: Procedure
  public var procedureBytes: [UInt8]
  public var workingDays: WorkingDays
  /// Who will sign, as far as it is known.
  public var signers: [Role: Minutes.Signatory]
  /// The bytes of the list of who may sign, as it stands now; empty where there is none.
  public var signersBytes: [UInt8]

  /// What closing a meeting needs besides its journal.
  public init(
    procedure: Procedure, procedureBytes: [UInt8], workingDays: WorkingDays,
    signers: [Role: Minutes.Signatory] = [:], signersBytes: [UInt8] = []
  ) {
    self.procedure = procedure
    self.procedureBytes = procedureBytes
    self.workingDays = workingDays
    self.signers = signers
    self.signersBytes = signersBytes
  }

  /// A record that was written.
  public struct Written: Hashable, Sendable {
    public let folder: RecordFolder
    /// What is read out and printed on every page: 16 hexadecimal digits.
    public let fingerprint: String
    /// SHA-256 of `SEALED`, in hexadecimal.
    public let sealed: String

    /// The same as the journal records it.
    public var recording: Recording {
      Recording(folder: folder.name, fingerprint: fingerprint, sealed: sealed)
    }
  }

  /// Writes the record of a closed meeting into the folder of all records, unsigned.
  ///
  /// `journal` is every line up to and with the closing; what is recorded later is not in the record.
  public func write(journal: [UInt8], in records: String) throws(RecordError) -> Written {
    let (proceedings, chain) = try read(journal)
    let meeting = proceedings.meeting
    guard let closed = meeting.closed else {
      throw RecordError(
        .unfit, "The meeting is not closed: its journal does not say when.", at: Names.journal,
        remedy: "Close the meeting first.")
    }
    guard Digest(of: procedureBytes).hex == meeting.procedure.digest else {
      throw RecordError(
        .unfit, "The procedure handed over is not the one the meeting was held under.", at: Names.procedure,
        remedy: "Close with the procedure whose digest stands in the journal's first line.")
    }
    let statements = try Statements(
      Minutes.statements(
        of: proceedings, advice: advice(on: proceedings, closedAt: closed), procedure: procedure,
        chain: chain,
        signers: signers))
    let seals = Seals(of: statements)
    let folder = try RecordFolder(in: records, name: Closing.folderName(of: meeting))
    // The readable files were rendered a moment ago from these very statements: rendering them again to compare
    // would prove nothing, and doubles the wait.
    try folder.write(
      statements, seals: seals, files: files(statements, fingerprint: seals.fingerprint, journal: journal))
    let sealed = try RecordContents(reading: folder.unsignedPath).files[Names.sealed] ?? []
    return Written(folder: folder, fingerprint: seals.fingerprint, sealed: Digest(of: sealed).hex)
  }

  /// `<date>_<reference>`, with the day on which the discussion began.
  public static func folderName(of meeting: Meeting) -> String {
    let day = (meeting.began ?? meeting.convened).map { London.local($0).day.description } ?? "undated"
    return "\(day)_\(meeting.reference)"
  }

  /// What stood when the meeting was closed: asked of the meeting as it was just before.
  public func advice(on proceedings: Proceedings, closedAt closed: Instant) -> Advice {
    let until = proceedings.events.firstIndex { $0.act == .closed } ?? proceedings.events.endIndex
    // Withdrawals count whenever they came; after closing there are none.
    let open = Proceedings(proceedings.events[..<until])
    return Advice(on: open.meeting, under: procedure, at: closed, counting: workingDays, closing: true)
  }

  /// The files of a record besides those that `RecordFolder` adds.
  func files(_ statements: Statements, fingerprint: String, journal: [UInt8]) -> [String: [UInt8]] {
    let tree = statements.tree
    return MinutesText.files(of: tree, fingerprint: fingerprint).merging([
      Names.minutes: Array(tree.pretty.utf8), Names.journal: journal, Names.procedure: procedureBytes,
      Names.signers: signersBytes,
    ]) { $1 }
  }

  private func read(_ journal: [UInt8]) throws(RecordError) -> (Proceedings, Chain) {
    do throws(JournalError) {
      let (entries, chain) = try Chain.verify(journal)
      return (Proceedings(entries.map(\.event)), chain)
    } catch {
      throw RecordError(
        .damaged, "The journal is damaged: \(error).", at: Names.journal,
        remedy: "Look at the register before closing; nothing was written.")
    }
  }
}
