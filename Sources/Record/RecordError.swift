import Glibc
import Text

/// Why a record could not be written, signed or read: a sentence, where, and what to do about it.
public struct RecordError: Error, Equatable, Sendable, CustomStringConvertible {
  /// What went wrong, for programs to decide by.
  public enum Cause: Equatable, Sendable {
    /// Something of that name stands there already; it is never overwritten.
    case alreadyThere
    /// The disk, the quota or the limit on a file's size is used up.
    case noSpace
    /// The system does not permit it.
    case notPermitted
    /// There is nothing of that name.
    case missing
    /// The system refused with this `errno`.
    case system(Int32)
    /// What the caller handed over cannot be recorded.
    case unfit
    /// The record is not what it was when it was closed.
    case damaged
    /// The folder is not a record.
    case notARecord
    /// There is no key where one was named, or it is not one.
    case noKey
    /// Others on this machine may read the private key.
    case keyTooOpen
    /// The key is not the one that the record, or the list of signers, gives the role to.
    case notAllowed
    /// The key has a passphrase and none was given.
    case passphraseNeeded
    /// The passphrase does not open the key.
    case passphraseWrong
    /// The agent or the hardware key did not sign.
    case agentRefused
    /// `ssh-keygen` is not installed.
    case noKeygen
    /// `ssh-keygen` did not do what it was asked to.
    case keygenFailed
    /// `ssh-keygen` did not answer in time.
    case timedOut
  }

  /// What went wrong.
  public let cause: Cause
  /// The same in a sentence.
  public let sentence: String
  /// The file or folder it happened at.
  public let place: String?
  /// What to do about it.
  public let remedy: String

  /// An error with its sentence, place and remedy.
  public init(_ cause: Cause, _ sentence: String, at place: String? = nil, remedy: String) {
    self.cause = cause
    self.sentence = sentence
    self.place = place
    self.remedy = remedy
  }

  /// The place, the sentence and the remedy on one line.
  public var description: String {
    (place.map { "\(display($0)): " } ?? "") + "\(sentence) \(remedy)"
  }

  /// What the system answered when this program tried `doing` ("write the file").
  static func system(_ doing: String, at place: String, code: Int32 = errno) -> RecordError {
    let could = "It was not possible to \(doing)"
    switch code {
    case ENOSPC, EDQUOT, EFBIG:
      return RecordError(
        .noSpace, "\(could): the disk or its quota is full.", at: place,
        remedy: "Make room there and try again.")
    case EACCES, EPERM, EROFS:
      return RecordError(
        .notPermitted, "\(could): the system does not permit it.", at: place,
        remedy: "Check who owns the place and whether it is read-only.")
    case EEXIST, ENOTEMPTY:
      return RecordError(
        .alreadyThere, "\(could): something of that name is there already.", at: place,
        remedy: "Look at what is there; nothing was overwritten.")
    case ENOTDIR:
      return RecordError(
        .unfit, "\(could): something on the way is not a folder.", at: place,
        remedy: "Check the path; a link to a folder is not taken either.")
    case ENOENT:
      return RecordError(
        .missing, "\(could): there is no such file or folder.", at: place, remedy: "Check the path.")
    case ELOOP:
      return RecordError(
        .unfit, "\(could): it is a symbolic link.", at: place, remedy: "Name the file itself.")
    default:
      return RecordError(
        .system(code), "\(could): \(String(cString: strerror(code))).", at: place,
        remedy: "Check the disk, then try again.")
    }
  }
}
