public import Meeting
public import Procedures

/// What one thing that is missing raises: a warning, or the same one of several children or questions.
///
/// Each of them keeps a warning of its own, which is mended, gone past and recorded by itself; on a list they are one
/// row, and counted once.
public struct Cause: Hashable, Sendable {
  /// The one that is mended first.
  public let first: Warning
  /// The others, in their order.
  public internal(set) var others: [Warning] = []

  init(_ first: Warning) { self.first = first }

  /// All of its warnings, the one that is mended first before the others.
  public var warnings: [Warning] { [first] + others }
  /// Whether it has more than one.
  public var isShared: Bool { !others.isEmpty }
  /// The rule that raises them.
  public var rule: String { first.rule }
  /// How severe each of them is.
  public var severity: Severity { first.severity }
  /// What to do for the first of them.
  public var remedy: String { first.remedy }
  /// What the first of them rests on.
  public var citation: Citation { first.citation }
  /// Where the first of them is mended.
  public var place: Place { first.place }
  /// The child that all of it is about.
  public var child: ChildKey? { others.allSatisfy { $0.child == first.child } ? first.child : nil }

  /// What is missing, and of whom: `Aisha 3, Cal 3, unborn 4 risk prompts unanswered`.
  public var message: String {
    guard isShared, let sharing = first.sharing else { return first.message }
    if let alike = sharing.alike, warnings.allSatisfy({ $0.sharing?.alike == alike }) {
      return alike + names.joined(separator: ", ")
    }
    let each = warnings.compactMap { $0.sharing?.each }.joined(separator: sharing.parting)
    return (sharing.isCounted ? "\(warnings.count)" : "") + sharing.before + each + sharing.after
  }

  /// What its warnings are told apart by: `Aisha`, or what a question is called.
  public var names: [String] { warnings.map { $0.sharing?.name ?? $0.message } }
}

/// How a warning is told together with others of the same cause.
struct Sharing: Hashable, Sendable {
  /// What it is told apart by.
  var name: String
  /// What is said of it alone: `Aisha 3`.
  var each: String
  /// What is said once, before them and after them. Warnings of which the same is said have one cause.
  var before = ""
  var after = ""
  var parting = ", "
  /// What is said instead before the names, where it is the same of all of them.
  var alike: String?
  /// Whether how many they are is said first.
  var isCounted = false

  /// Whether both are told in the same words.
  func isSame(as other: Sharing) -> Bool {
    before == other.before && after == other.after
  }
}

/// What was gone past of one cause in one go, with the reason.
public struct PastCause: Hashable, Sendable {
  /// What it was, with each of its warnings.
  public internal(set) var cause: Cause
  /// The override of the first of its warnings; those of the others say the same.
  public let override: Override
}

extension Advice {
  /// What stands, each cause once, the worst first.
  public var causes: [Cause] { warnings.causes }

  /// What was gone past, each cause once that has one reason.
  public var pastCauses: [PastCause] {
    var past: [PastCause] = []
    for one in overridden {
      let same = past.firstIndex {
        $0.cause.isShared(with: one.warning) && $0.override.isGiven(with: one.override)
      }
      if let same {
        past[same].cause.others.append(one.warning)
      } else {
        past.append(PastCause(cause: Cause(one.warning), override: one.override))
      }
    }
    return past
  }
}

/// An override, and a warning that it lets rest.
public struct GonePast: Hashable, Sendable {
  public var override: Override
  /// What it went past; nothing where that stands no more: somebody came, or the discussion is over.
  public var warning: Warning?
}

extension Advice {
  /// Each override of a meeting, once for every warning that it lets rest.
  public func gonePast(in meeting: Meeting) -> [GonePast] {
    meeting.overrides.flatMap { override -> [GonePast] in
      let rested = overridden.filter { $0.override == override }
      return rested.isEmpty
        ? [GonePast(override: override)] : rested.map { GonePast(override: override, warning: $0.warning) }
    }
  }
}

extension Override {
  /// Whether it may be about a place of the roll: it names that one, or none.
  public func isMeant(for slot: Slot) -> Bool { about.map { $0 == slot.about } ?? true }
}

extension Cause {
  /// Whether a warning is of the same cause.
  fileprivate func isShared(with other: Warning) -> Bool {
    guard let sharing = first.sharing, let others = other.sharing else { return false }
    return severity < .critical && rule == other.rule && severity == other.severity
      && sharing.isSame(as: others)
  }
}

extension Override {
  /// Whether both were given in one go, with one reason.
  func isGiven(with other: Override) -> Bool { at == other.at && by == other.by && because == other.because }
}

extension [Warning] {
  /// The warnings, those of one cause together in the place of the first. What is critical stands for itself: it is
  /// mended, and gone past, for a child at a time.
  public var causes: [Cause] {
    var causes: [Cause] = []
    causes.reserveCapacity(count)
    // Most share nothing; of what is shared there are few causes, and all of a rule stand near one another.
    var shared: [Int] = []
    for index in indices {
      guard self[index].sharing != nil else {
        causes.append(Cause(self[index]))
        continue
      }
      if let same = shared.first(where: { causes[$0].isShared(with: self[index]) }) {
        causes[same].others.append(self[index])
      } else {
        shared.append(causes.count)
        causes.append(Cause(self[index]))
      }
    }
    return causes
  }
}
