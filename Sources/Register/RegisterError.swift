public import Journal

/// Why the register does not do what was asked, with what to do about it.
public enum RegisterError: Error, Hashable, Sendable {
  /// The folder is not one that case data may be kept in, or not one that this program can read.
  case refused(path: String, fault: String, remedy: String)
  /// The other seat held the register for a quarter of a second: nothing was written, ask again.
  case busy
  /// Nothing of the act was written: the disk is full or failing. The register was looked at again to know.
  case notSaved(fault: String)
  /// The disk failed, and the register cannot be opened again to see whether the acts were written.
  case unsure(fault: String)
  /// The database could not be read, or is damaged.
  case unreadable(fault: String)
  /// A meeting's journal cannot be taken in: damaged, or from a newer version and so only to be read.
  case journal(reference: String, JournalError)
  case noMeeting(reference: String)
  case exists(reference: String)
  /// A reference that cannot be the name of a file, or events that do not begin a meeting.
  case unfit(fault: String)
}

extension RegisterError: CustomStringConvertible {
  /// What is wrong, as a sentence.
  public var description: String {
    switch self {
    case .refused(let path, let fault, _): "\(path): \(fault)"
    case .busy: "the register is in use at the other seat; nothing was written"
    case .notSaved(let fault): "not saved: \(fault)"
    case .unsure(let fault): "it is not known whether this was saved: \(fault)"
    case .unreadable(let fault): "the register cannot be read: \(fault)"
    case .journal(let reference, let error): "\(reference): \(error)"
    case .noMeeting(let reference): "there is no meeting “\(reference)” in this register"
    case .exists(let reference): "there is a meeting “\(reference)” already"
    case .unfit(let fault): fault
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch self {
    case .refused(_, _, let remedy): remedy
    case .busy: "try again"
    case .notSaved: "make room on the disk or mend it; what was typed is still here"
    case .unsure: "write it down elsewhere, mend the disk, then look whether it is there"
    case .unreadable: "keep a copy of the folder as it is, and restore the last good copy beside it"
    case .journal(_, let error):
      error.isNewer
        ? "use the newer version of Quorate; with this one the meeting can only be read"
        : "keep a copy of the register as it is, and restore the last good copy beside it"
    case .noMeeting: "see `quorate list` for what there is"
    case .exists: "choose another reference"
    case .unfit: "change it and try again"
    }
  }
}
