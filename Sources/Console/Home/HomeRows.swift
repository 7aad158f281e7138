public import Calendar
public import Meeting

/// What the register says outside a meeting: read at once, shown at any moment.
public struct HomeRows: Hashable, Sendable {
  /// What is to convene, to send, to sign, running, due soon and overdue.
  public var today: [HomeMatter] = []
  /// The meetings, the one convened last first.
  public var meetings: [HomeMeeting] = []
  /// Actions that are not done, the first due first.
  public var actions: [HomeMatter] = []
  /// Dates that are not met, the first due first.
  public var deadlines: [HomeMatter] = []
  /// Who took part in the latest meetings.
  public var people: [HomePerson] = []
  /// How many there are of each, of which the first are listed.
  public var counts: [HomeTab: Int] = [:]
  /// How many meetings an older version listed, whose dates and actions are still to be read.
  public var unread = 0

  /// A register without meetings.
  public init() {}
}

/// The tabs of the register.
public enum HomeTab: Int, Sendable, CaseIterable {
  case today = 1
  case meetings, actions, deadlines, people

  /// What it is called.
  public var title: String {
    switch self {
    case .today: "Today"
    case .meetings: "Meetings"
    case .actions: "Actions"
    case .deadlines: "Deadlines"
    case .people: "People"
    }
  }
}

/// A meeting as the register lists it.
public struct HomeMeeting: Hashable, Sendable {
  public var reference: String
  public var state: State
  /// The id of its procedure.
  public var procedure: String
  public var children: [HomeChild]
  public var convened: Instant
  /// When its last act was saved.
  public var updated: Instant
  public var ended: Instant?
  public var closed: Instant?
  /// Who sits at it now, where that is known.
  public var seated: String?

  /// A meeting.
  public init(
    reference: String, state: State, procedure: String, children: [HomeChild], convened: Instant,
    updated: Instant, ended: Instant? = nil, closed: Instant? = nil, seated: String? = nil
  ) {
    self.reference = reference
    self.state = state
    self.procedure = procedure
    self.children = children
    self.convened = convened
    self.updated = updated
    self.ended = ended
    self.closed = closed
    self.seated = seated
  }

  /// `Aisha 8, Cal 3, unborn`.
  public func names(on day: Day) -> String {
    children.isEmpty ? "no child named" : children.map { $0.shown(on: day) }.joined(separator: ", ")
  }
}

/// A child as the register lists it.
public struct HomeChild: Hashable, Sendable {
  /// As it is called in the room.
  public var name: String
  /// The day of birth, of a living, born child.
  public var born: Day?

  /// A child.
  public init(name: String, born: Day? = nil) {
    self.name = name
    self.born = born
  }

  func shown(on day: Day) -> String {
    guard let born, born <= day else { return name }
    return "\(name) \(born.ageInWords(on: day))"
  }
}

/// Something pending of a meeting.
public struct HomeMatter: Hashable, Sendable {
  /// What is pending; the raw values are the register's kinds.
  public enum Kind: String, Sendable, CaseIterable {
    /// A discussion that was called and not begun.
    case convene
    /// One that was begun, and is not closed.
    case running
    case unsigned
    /// The record, to everybody invited.
    case send
    /// Another date of the procedure.
    case date
    /// A further discussion that was agreed with a decision, until one that follows is called.
    case further
    /// The news of an agency without which a decision was taken, and who asks for it.
    case news
    /// Where a child is safe tonight, until that arrangement ends.
    case tonight
    case action
  }

  public var kind: Kind
  public var meeting: HomeMeeting
  /// The action's number.
  public var number: Int
  public var due: Instant?
  /// What is due, or the action's words.
  public var what: String
  /// Who does it.
  public var owner: String?
  /// The period that runs: `2 working days`.
  public var period: String?
  /// The day and how it was counted, as it is shown everywhere.
  public var basis: String?
  /// Whether bank holidays were projected for it.
  public var isProjected = false
  /// Of the core agencies, how many are confirmed, and how many there are.
  public var confirmed = 0
  public var needed = 0
  /// When the discussion is planned for.
  public var planned: LocalTime?
  /// How many were invited.
  public var invited = 0
  /// The children it is about, where it is not about all of them, by the names of the room.
  public var about: [String] = []
  /// The duties that are done with it, by id.
  public var duties: [String] = []
  /// Whether being late has a reason, or it is done only if something comes to pass.
  public var isExcused = false

  /// Something pending.
  public init(
    _ kind: Kind, of meeting: HomeMeeting, number: Int = 0, due: Instant? = nil, what: String = "",
    owner: String? = nil, period: String? = nil
  ) {
    self.kind = kind
    self.meeting = meeting
    self.number = number
    self.due = due
    self.what = what
    self.owner = owner
    self.period = period
  }
}

/// Somebody who took part in meetings.
public struct HomePerson: Hashable, Sendable {
  public var name: String
  public var agency: String
  public var role: String
  /// The meetings, the latest first.
  public var references: [String]

  /// Somebody.
  public init(name: String, agency: String, role: String, references: [String]) {
    self.name = name
    self.agency = agency
    self.role = role
    self.references = references
  }
}

/// Words found in a meeting.
public struct HomeFound: Hashable, Sendable {
  public var meeting: HomeMeeting
  public var text: String

  /// Words found.
  public init(meeting: HomeMeeting, text: String) {
    self.meeting = meeting
    self.text = text
  }
}

/// What is looked for: words, and what narrows them.
public struct HomeSearch: Hashable, Sendable {
  /// Words, or beginnings of words, that all stand in one act.
  public var words: String
  /// Only actions that are overdue.
  public var isOverdue = false
  /// Only where this agency takes part.
  public var agency: String?
  /// Only meetings called on this day or later.
  public var since: Day?

  /// Reads `words overdue agency:police since:2026-01`.
  public init(_ line: String) {
    var words: [Substring] = []
    for word in line.split(separator: " ") {
      if word.lowercased() == "overdue" {
        isOverdue = true
      } else if let agency = Self.rest(of: word, after: "agency:") {
        self.agency = agency
      } else if let date = Self.rest(of: word, after: "since:"), let day = Self.day(date) {
        since = day
      } else {
        words.append(word)
      }
    }
    self.words = words.joined(separator: " ")
  }

  /// Whether nothing is asked.
  public var isEmpty: Bool { words.isEmpty && !isOverdue && agency == nil && since == nil }

  private static func rest(of word: Substring, after mark: String) -> String? {
    word.lowercased().hasPrefix(mark) && word.count > mark.count ? String(word.dropFirst(mark.count)) : nil
  }

  /// A day, or the first of a year or month.
  private static func day(_ text: String) -> Day? { Day(text) ?? Day(text + "-01") ?? Day(text + "-01-01") }
}
