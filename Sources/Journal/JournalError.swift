/// Why a line of a journal cannot be taken in.
public enum JournalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line is not what this program writes, or does not follow from the line before.
  ///
  /// `line` counts from 1; `member` is the path of the member, empty where the whole line is meant.
  case damaged(line: Int, member: String, fault: String)
  /// The line holds what only a newer version of this program knows: it is shown as such, never written to.
  case newer(line: Int, member: String, fault: String)

  /// The line of the journal, from 1.
  public var line: Int {
    switch self {
    case .damaged(let line, _, _), .newer(let line, _, _): line
    }
  }

  /// Whether a newer version of this program would understand the line.
  public var isNewer: Bool {
    switch self {
    case .damaged: false
    case .newer: true
    }
  }

  /// The place, then what is wrong, as a sentence.
  public var description: String {
    switch self {
    case .damaged(let line, "", let fault): "journal line \(line): \(fault)"
    case .damaged(let line, let member, let fault): "journal line \(line), \(member): \(fault)"
    case .newer(let line, let member, let fault):
      "journal line \(line)\(member.isEmpty ? "" : ", \(member)"): \(fault); "
        + "it was made by a newer version of Quorate"
    }
  }
}
