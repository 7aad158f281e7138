public import Calendar
import Meeting
public import Procedures
public import Text

/// What the register's screen knows from outside of itself besides its rows.
public struct HomeDesk: Sendable {
  /// Who sits here.
  public var name: String
  /// The area's name.
  public var place: String
  public var isRehearsal: Bool
  /// The moment it is.
  public internal(set) var now: Instant
  public var workingDays: WorkingDays
  /// Gives a new random key each time.
  public var fresh: @Sendable () -> String

  /// A desk outside any meeting.
  public init(
    name: String, place: String, isRehearsal: Bool, now: Instant, workingDays: WorkingDays,
    fresh: @escaping @Sendable () -> String
  ) {
    self.name = name
    self.place = place
    self.isRehearsal = isRehearsal
    self.now = now
    self.workingDays = workingDays
    self.fresh = fresh
  }

  /// The moment it is, on the clock of the room.
  public var local: LocalTime { London.local(now) }
}

/// The register's screen: what is due today, every meeting, and what can be done outside a meeting.
public struct HomeState: Sendable {
  public internal(set) var desk: HomeDesk
  public internal(set) var height: Int
  public internal(set) var width: Int

  /// What the register says.
  public internal(set) var listed: HomeRows
  /// The rows of each tab, made when something changed.
  var rows: [HomeTab: [HomeRow]] = [:]
  public internal(set) var tab = HomeTab.today
  var selection: [HomeTab: Int] = [:]
  /// How many rows of each list were asked for.
  var limit = 100

  /// The line being typed below the rows, where one is.
  public internal(set) var asking: Asking?
  /// What was searched for, and what came of it.
  public internal(set) var found: (words: String, rows: [HomeRow])?
  var foundSelection = 0
  /// The card on which a discussion is called, where it is open.
  public internal(set) var card: NewMeeting?
  /// The card as it was when it was closed unsaved.
  var kept: NewMeeting?
  /// Whether the keys are explained, and the fields of the card where it is open.
  public internal(set) var isHelping = false
  /// The first line of the explanation that is shown.
  public internal(set) var helpTop = 0
  /// Whether it was asked if the card is to be thrown away.
  var isDiscarding = false
  /// A refusal or an answer, until the next key.
  public internal(set) var told: String?
  /// Whether something was handed over and has not come back.
  var isWaiting = false

  /// The register's screen as it opens.
  public init(desk: HomeDesk, rows: HomeRows = HomeRows(), height: Int, width: Int) {
    self.desk = desk
    self.height = height
    self.width = width
    listed = rows
    remakeRows()
  }

  /// A line that asks for words.
  public struct Asking: Hashable, Sendable {
    /// What the words are for.
    public enum Subject: Hashable, Sendable {
      case search
      /// That an action is done: how it went.
      case done(reference: String, action: Int)
      /// To whom an action is handed.
      case hand(reference: String, action: Int)
      /// That the record was sent: to whom and how.
      case sent(reference: String, duties: [String])
    }

    public let subject: Subject
    public internal(set) var field = TextField()

    /// What stands before the line.
    public var prompt: String {
      switch subject {
      case .search: "/"
      case .done(_, let number): "action \(number) is done, and how it went:"
      case .hand(_, let number): "action \(number) goes to (who, or a new person as NAME, ROLE):"
      case .sent: "the record was sent, to whom and how:"
      }
    }
  }
}

// MARK: - What it shows

extension HomeState {
  /// The rows on the screen.
  public var shown: [HomeRow] { found?.rows ?? rows[tab] ?? [] }

  /// Which of them is selected.
  public var selected: Int {
    min(max(0, found == nil ? selection[tab] ?? 0 : foundSelection), max(0, shown.count - 1))
  }

  /// The row that is selected.
  public var row: HomeRow? { shown.indices.contains(selected) ? shown[selected] : nil }

  /// How many there are on a tab, of which the first are listed.
  public func count(of tab: HomeTab) -> Int { listed.counts[tab] ?? rows[tab]?.count ?? 0 }

  /// The same as it is shown: of very many only that they are.
  public func countWords(of tab: HomeTab) -> String {
    let count = count(of: tab)
    return tab != .meetings && count >= 10_000 ? "10000+" : "\(count)"
  }

  /// How many of today's rows have this mark.
  public func todays(_ mark: HomeRow.Mark) -> Int { (rows[.today] ?? []).count { $0.mark == mark } }

  /// The worst of today, in a sentence.
  public var worst: HomeRow? {
    (rows[.today] ?? []).filter { $0.mark <= .warning }.min { $0.mark < $1.mark }
  }

  /// Whether a card of a new discussion was closed with something in it that is nowhere else.
  public var hasKeptCard: Bool { kept != nil }

  /// What the keys row offers now, the most wanted first.
  public var keyHints: [KeyHint] {
    if isDiscarding { return [KeyHint("y", "throw it away"), KeyHint("Esc", "keep it")] }
    if isHelping { return [KeyHint("↑↓", "scroll"), KeyHint("Esc", "back")] }
    if card != nil {
      return [
        KeyHint("Ctrl-S", "convene"), KeyHint("Tab", "next"), KeyHint("Esc", "keep as a draft"),
        KeyHint("Ctrl-D", "throw away"), KeyHint("Shift-Tab", "before"),
      ]
    }
    if asking != nil {
      return [KeyHint("Enter", asking?.subject == .search ? "search" : "save"), KeyHint("Esc", "back")]
    }
    return [
      KeyHint("Enter", "open"), KeyHint("n", "convene"), KeyHint("s", "sign"), KeyHint("x", "send"),
      KeyHint("d", "done"), KeyHint("h", "hand over"), KeyHint("r", "reconvene"), KeyHint("/", "search"),
      KeyHint("q", "quit"),
    ]
  }

  /// Which of three words the keys row begins with.
  public var mode: String {
    isHelping || isDiscarding ? "KEYS" : card != nil ? "CARD" : asking != nil ? "TYPE" : "KEYS"
  }

  mutating func remakeRows() {
    let now = desk.now
    func made(_ matters: [HomeMatter]) -> [HomeRow] { matters.map { HomeRow($0, at: now) } }
    var order: [String] = []
    let today = made(listed.today)
    for row in today where !order.contains(row.section) { order.append(row.section) }
    // Each heading's worst first; what is equally bad stays as it came, the first due first.
    rows[.today] = order.flatMap { section in
      today.filter { $0.section == section }.enumerated()
        .sorted { ($0.element.mark.rawValue, $0.offset) < ($1.element.mark.rawValue, $1.offset) }
        .map(\.element)
    }
    rows[.meetings] = listed.meetings.map { HomeRow($0, at: now) }
    rows[.actions] = made(listed.actions).map { $0.withoutSection }
    rows[.deadlines] = made(listed.deadlines).map { $0.withoutSection }
    rows[.people] = listed.people.map { HomeRow($0) }
  }
}

extension HomeRow {
  fileprivate var withoutSection: HomeRow {
    var row = self
    row.section = ""
    return row
  }
}

// MARK: - Messages and effects

/// What happens to the register's screen from outside.
public enum HomeMessage: Sendable {
  case key(Keystroke)
  /// Pasted text: it is typed, never pressed.
  case paste(String)
  case resized(height: Int, width: Int)
  /// A minute has begun.
  case minute(Instant)
  /// The register was read.
  case read(HomeRows, at: Instant)
  /// What was searched for was found.
  case found(String, [HomeFound])
  /// The card can open: the procedures there are, and what the meeting that is followed leaves.
  ///
  /// `unpinned` says of a procedure, by its id, why it is not one that is pinned here.
  case prepared([Procedure], preferred: String?, Carried?, unpinned: [String: String] = [:])
  /// What was convened or written is on disk.
  case written
  /// Something to know, until the next key.
  case told(String)
  /// What was asked for was not done, and why; nothing was written.
  case failed(String)
}

/// What the register's screen asks for: the loop that owns terminal and register does it.
public enum HomeEffect: Sendable {
  /// Read the register with so many rows a list; `read` comes back.
  case read(limit: Int)
  /// `found` comes back.
  case search(HomeSearch, words: String)
  /// Open the meeting.
  case open(String)
  /// Find out what the card needs, of a meeting that follows another what it leaves; `prepared` comes back.
  case prepare(following: String?)
  /// Call the discussion and open it; `failed` comes back where it cannot be.
  case convene(NewCase)
  /// Sign the closed meeting.
  case sign(String)
  /// Write these lines of the capture language into the meeting; `written` or `failed` comes back.
  case write(String, lines: [String])
  case redraw
  case quit
}
