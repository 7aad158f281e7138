/// Why a file was not read: what it is, where, and what to do about it.
public struct FileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What stood in the way.
  public enum Reason: Equatable, Sendable {
    /// Nothing stands at the path.
    case missing
    /// The file system does not let this user read it.
    case notPermitted
    /// It is no regular file; `kind` says what it is instead, with its article.
    case notAFile(kind: String)
    /// It holds more bytes than are read.
    case tooLarge(limit: Int)
    /// The system refused for another reason, in the system's words.
    case system(String)
  }

  /// The path as it was given, or “standard input”.
  public let path: String
  /// What stood in the way.
  public let reason: Reason

  /// A sentence with the path, then what to do.
  public var description: String {
    switch reason {
    case .missing: "\(path) does not exist. Check the path."
    case .notPermitted: "\(path) may not be read by this user. Ask its owner, or change its permissions."
    case .notAFile(let kind): "\(path) is \(kind), not a file. Name a file."
    case .tooLarge(let limit):
      "\(path) holds more than the \(limit) bytes that are read. Check that it is the file you mean."
    case .system(let words): "\(path) was not read: \(words). Mend that and try again."
    }
  }
}
