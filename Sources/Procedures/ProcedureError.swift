public import Settings

/// Why a procedure cannot be had, and what to do about it.
public enum ProcedureError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No procedure is called so; what there is instead, and which was probably meant.
  case unknown(id: String, known: [String], nearest: String?)
  /// Its file was not read.
  case unreadable(FileError)
  /// Its file is wrong, here and here.
  case faulty(SettingsError)

  /// A sentence, or one line a fault: `file:line:column: message (did you mean “x”?)`.
  public var description: String {
    switch self {
    case .unknown(let id, let known, let nearest):
      "No procedure is called “\(id)”. There are \(known.joined(separator: ", "))"
        + (nearest.map { ": did you mean “\($0)”?" } ?? ".")
    case .unreadable(let error): error.description
    case .faulty(let error): error.description
    }
  }
}
