import JSON
import Journal

/// The place of one record, `<register>/records/<date>_<reference>`, whole or absent.
///
/// A record is closed under the name `….unsigned` and gets its own name with the chair's signature.
public struct RecordFolder: Hashable, Sendable {
  /// The folder of all records of a register.
  public let records: String
  /// The record's name, `<date>_<reference>`.
  public let name: String

  /// Whether there is a record, and with which name.
  public enum State: Hashable, Sendable {
    /// The meeting is not closed: there is none.
    case absent
    /// Closed, and waiting for the chair's signature, at this path.
    case unsigned(String)
    /// Closed and signed, at this path.
    case signed(String)
  }

  /// The place of a record whose name is made of letters, digits, `.`, `_` and `-`.
  public init(in records: String, name: String) throws(RecordError) {
    guard Names.fits(name), !name.hasSuffix(RecordFolder.unsignedSuffix) else {
      throw RecordError(
        .unfit, "\"\(shown(name))\" cannot be the name of a record.", at: records,
        remedy: "Use letters, digits, full stops, hyphens and underscores.")
    }
    self.records = records
    self.name = name
  }

  static let unsignedSuffix = ".unsigned"

  /// Where the record lies once the chair has signed it.
  public var path: String { "\(records)/\(name)" }
  /// Where the record lies until then.
  public var unsignedPath: String { path + RecordFolder.unsignedSuffix }

  /// Whether there is a record, looked up now.
  public var state: State {
    if Disk.exists(path) { return .signed(path) }
    return Disk.exists(unsignedPath) ? .unsigned(unsignedPath) : .absent
  }

  /// Writes the record, unsigned: `files` (minutes, actions, journal, procedure, signers) and, made here, the
  /// statements, `VERIFY.txt`, the nonce, the manifest, the seals and `SEALED`.
  ///
  /// What is written is verified before it gets its name, with `rendering` when that is given. On any error
  /// nothing is left, unless the error came after the rename: then `state` says that the record is there.
  public func write(
    _ statements: Statements, seals: Seals, files: [String: [UInt8]], rendering: Verification.Rendering? = nil
  ) throws(RecordError) {
    let contents = try contents(statements, seals: seals, files: files, rendering: rendering)
    if !Disk.exists(records) {
      try Disk.makeDirectory(records)
      try Disk.synchronise(directory: Disk.split(records).folder)
    }
    guard case .absent = state else {
      throw RecordError(
        .alreadyThere, "This meeting is closed: its record is there already.", at: path,
        remedy: "Sign it or verify it; a correction is an addendum.")
    }
    let staging = try Staging(in: records, name: name, kind: "part")
    for name in contents.keys.sorted() {
      try Disk.create(name, holding: contents[name] ?? [], in: staging.directory, at: staging.path)
    }
    try Disk.synchronise(staging.directory.number, at: staging.path)
    try Disk.rename(staging.path, to: unsignedPath)
    try Disk.synchronise(directory: records)
  }

  private func contents(
    _ statements: Statements, seals: Seals, files: [String: [UInt8]], rendering: Verification.Rendering?
  ) throws(RecordError) -> [String: [UInt8]] {
    for name in files.keys.sorted() {
      guard Names.fits(name), !Names.added.contains(name), !Names.beside.contains(name) else {
        throw RecordError(
          .unfit, "A record has no room for a file called \"\(shown(name))\".", at: path,
          remedy: "Give it another name.")
      }
    }
    var all = files
    all[Names.statements] = statements.bytes
    all[Names.verify] = Array(VerifyText(statements).text.utf8)
    all[Names.nonce] = Array((Hex.text(Randomness.bytes(32)) + "\n").utf8)
    let manifest = Sums(of: all).bytes
    let root = [Names.manifest: manifest, Names.seals: seals.bytes]
    all.merge(root) { $1 }
    all[Names.sealed] = Sums(of: root).bytes
    let record = RecordContents(path: unsignedPath, files: all)
    if let fault = Verification.faults(of: record, rendering: rendering).first {
      throw RecordError(
        .unfit, "The record would not verify: \(fault)", at: path,
        remedy: "The meeting stays open; this is a fault of the program.")
    }
    return all
  }
}
