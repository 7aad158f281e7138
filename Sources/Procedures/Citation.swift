/// The place in a source on which a rule, a question or a prompt rests.
public struct Citation: Hashable, Sendable, CustomStringConvertible {
  /// How strong the basis is.
  public enum Basis: String, Sendable, CaseIterable {
    /// The area's own text.
    case procedure
    /// The national text, where the area's is silent.
    case national
    /// Good practice that stands in no text; never critical.
    case practice
  }

  public var basis: Basis
  /// The short name of the text: `GLO`, `WT`; of practice, the procedure it is not in.
  public var source: String
  /// The heading it stands under.
  public var place: String

  /// A citation.
  public init(basis: Basis, source: String, place: String) {
    self.basis = basis
    self.source = source
    self.place = place
  }

  /// As the screen prints it: `[GLO Who should attend]`, or `[practice, not in GLO]`.
  public var description: String {
    basis == .practice ? "[practice, not in \(source)]" : "[\(source) \(place)]"
  }
}

/// The force of the words in the source: it makes the severity.
public enum Force: String, Sendable, CaseIterable {
  case must
  case should
  case consider
  case may
}

/// When something holds: any of these circumstances, all of those, and none of the others.
public struct Condition: Hashable, Sendable {
  public var any: [String]
  public var all: [String]
  public var none: [String]

  /// Always, where none of them names anything.
  public init(any: [String] = [], all: [String] = [], none: [String] = []) {
    self.any = any
    self.all = all
    self.none = none
  }

  /// Whether it holds whatever the case.
  public var isAlways: Bool { any.isEmpty && all.isEmpty && none.isEmpty }

  /// The circumstances that have to be answered yes for it to hold, one or all of them.
  public var wanted: [String] { any + all }

  /// Every circumstance it looks at.
  public var names: [String] { wanted + none }
}

/// How much a warning matters.
public enum Severity: String, Sendable, CaseIterable, Comparable {
  case notice
  case warning
  case critical

  /// A notice is less than a warning, a warning less than a critical one.
  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .notice: 0
    case .warning: 1
    case .critical: 2
    }
  }
}
