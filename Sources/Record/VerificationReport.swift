public import JSON

/// What was checked on a record, a line for each thing, and never one yes for all of them.
public struct VerificationReport: Hashable, Sendable {
  /// What is checked.
  public enum Check: String, CaseIterable, Sendable {
    /// No file missing, changed or added; the form of the signatures exact.
    case complete
    /// The journal: every link, its count and its head.
    case chain
    /// Every statement among the seals, once; no path twice or through another.
    case statements
    /// The minutes, in both forms, say what the statements say.
    case agree
    /// Whose key signed.
    case signature
    /// Whether that key may sign in the role it claims, then, and is not revoked.
    case identity
    /// What vouches for the time.
    case time
  }

  /// What came of it.
  public enum Finding: String, Sendable {
    /// It is so.
    case holds
    /// It is not so.
    case fails
    /// Nothing says that it is not so, and nothing that it is.
    case unproven
    /// The record claims nothing of the kind.
    case notApplicable = "not applicable"
  }

  /// One thing that was checked.
  public struct Line: Hashable, Sendable {
    /// What.
    public let check: Check
    /// For whose signature, where it is about one.
    public let role: Role?
    /// What came of it.
    public let finding: Finding
    /// The same in sentences; what fails names the file.
    public let sentences: [String]

    init(_ check: Check, role: Role? = nil, _ finding: Finding, _ sentences: [String]) {
      self.check = check
      self.role = role
      self.finding = finding
      self.sentences = sentences
    }
  }

  /// The folder, as it was named.
  public let path: String
  /// The fingerprint, to be compared with what was read out or printed; nothing where `seals` cannot be read.
  public let fingerprint: String?
  /// Everything that was checked, in the order of `Check`, role by role.
  public let lines: [Line]

  /// 0 when all that is claimed holds, 1 when something is false, 4 when nothing is false but who signed is
  /// unproven.
  public var exitStatus: Int32 {
    if lines.contains(where: { $0.finding == .fails }) { return 1 }
    let isOpen = lines.contains {
      $0.finding == .unproven && ($0.check == .signature || $0.check == .identity)
    }
    return isOpen ? 4 : 0
  }

  /// The report for people, a line for each thing.
  public var text: String {
    var out = "\(shown(path))\(fingerprint.map { "  fingerprint \($0)" } ?? "")\n"
    for line in lines {
      let subject = line.check.rawValue + (line.role.map { ", \($0.rawValue)" } ?? "")
      var start = "  " + pad(subject, 24) + pad(line.finding.rawValue, 16)
      for sentence in line.sentences {
        out += start + sentence + "\n"
        start = pad("", 42)
      }
    }
    return out
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  /// The report for programs.
  public var json: JSON {
    [
      "path": .string(path), "fingerprint": JSON(fingerprint), "exit": .int(Int(exitStatus)),
      "lines": .array(
        lines.map {
          .present([
            "check": .string($0.check.rawValue), "role": JSON($0.role?.rawValue),
            "finding": .string($0.finding.rawValue), "says": .array($0.sentences.map(JSON.string)),
          ])
        }),
    ]
  }
}
