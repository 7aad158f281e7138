public import Calendar
public import JSON

/// Checks a record: its bytes against what was signed, the signatures against a list of who may sign.
public struct Verification: Sendable {
  /// Makes the readable files of a record again (`minutes.txt`, `actions.txt`) from its minutes and its
  /// fingerprint, so that they can be compared byte by byte; nothing where it does not know their format.
  public typealias Rendering = @Sendable (_ minutes: JSON, _ fingerprint: String) -> [String: [UInt8]]?

  /// The path of the list of who may sign; never the copy in the record.
  public var signers: String?
  /// The path of the list of revoked keys.
  public var revoked: String?
  /// The moment to judge by; without one the closing time that the record claims.
  public var at: Instant?
  /// How the readable files are made again.
  public var rendering: Rendering?
  /// The `ssh-keygen` that verifies.
  public var keygen: Keygen

  /// A verification by these lists, at that moment.
  public init(
    signers: String? = nil, revoked: String? = nil, at: Instant? = nil, rendering: Rendering? = nil,
    keygen: Keygen = Keygen()
  ) {
    self.signers = signers
    self.revoked = revoked
    self.at = at
    self.rendering = rendering
    self.keygen = keygen
  }

  /// Checks the record in a folder; throws only where there is no record to check.
  public func run(folder path: String) throws(RecordError) -> VerificationReport {
    let contents = try RecordContents(reading: path)
    var lines = Verification.fileLines(of: contents, rendering: rendering)
    let statements = contents.files[Names.statements].flatMap { try? Statements(reading: $0) }
    for role in Role.allCases {
      lines +=
        SignatureCheck(verification: self, contents: contents, statements: statements, role: role).lines
    }
    lines.append(time(closed: statements?.closed))
    let seals = contents.files[Names.seals].flatMap { try? Seals(reading: $0) }
    return VerificationReport(path: path, fingerprint: seals?.fingerprint, lines: lines)
  }

  private func time(closed: Instant?) -> VerificationReport.Line {
    guard let at else {
      guard let closed else {
        return .init(.time, .fails, ["\(Names.statements) does not say when the meeting was closed."])
      }
      return .init(
        .time, .unproven, ["It says that it was closed at \(closed): only the signer's word."])
    }
    var sentences = ["Judged at \(at), the time given."]
    if let closed { sentences.append("It says itself that it was closed at \(closed).") }
    return .init(.time, .holds, sentences)
  }

  // MARK: - What needs no other program

  /// The first four lines of a report.
  static func fileLines(of contents: RecordContents, rendering: Rendering?) -> [VerificationReport.Line] {
    let statements: StatementsRead = contents.files[Names.statements].map { bytes in
      Result { () throws(RecordError) in try Statements(reading: bytes) }
    }
    let checks: [(VerificationReport.Check, FileCheck)] = [
      (.complete, .complete(contents)), (.chain, .chain(contents, statements)),
      (.statements, .statements(contents, statements)),
      (.agree, .agree(contents, statements, rendering: rendering)),
    ]
    return checks.map { check, result in
      result.faults.isEmpty
        ? .init(check, .holds, [result.praise]) : .init(check, .fails, result.faults)
    }
  }

  /// What is false about the files of a record, the signatures' makers aside.
  static func faults(of contents: RecordContents, rendering: Rendering? = nil) -> [String] {
    fileLines(of: contents, rendering: rendering).filter { $0.finding == .fails }.flatMap(\.sentences)
  }
}
