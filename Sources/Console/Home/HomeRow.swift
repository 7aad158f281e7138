import Calendar
import Meeting

/// A row of the register's screen, in words.
public struct HomeRow: Hashable, Sendable {
  /// How it stands, the worst first.
  public enum Mark: Int, Sendable, CaseIterable, Comparable {
    case critical, warning, running, open, done, quiet

    /// The glyph that stands for it.
    public var glyph: String {
      switch self {
      case .critical: "✗"
      case .warning: "▲"
      case .running: "●"
      case .open: "○"
      case .done: "✓"
      case .quiet: "·"
      }
    }

    /// The worse goes first.
    public static func < (left: Mark, right: Mark) -> Bool { left.rawValue < right.rawValue }
  }

  public var mark: Mark
  /// The meeting it is about; of a person, none.
  public var reference: String?
  /// The number of the action that it is.
  public var action: Int?
  /// The first column: the reference, or who it is.
  public var name: String
  /// The children.
  public var who: String
  /// How it stands, or whose it is.
  public var what: String
  /// When it is due, never cut.
  public var when: String
  /// What else there is to know.
  public var more: String
  /// What the warning row says of it.
  public var sentence: String
  /// The heading under which it stands.
  public var section: String
  /// What is pending, where the row is that.
  var matter: HomeMatter?
  /// The state of the meeting, where the row is of one.
  var state: State?
}

// MARK: - What is pending

extension HomeRow {
  /// The day it is due and how that was counted, where it is a date of the procedure.
  public var basis: String? { matter?.basis }

  /// Something pending, as it stands at a moment.
  init(_ matter: HomeMatter, at now: Instant) {
    let today = London.local(now).day
    let meeting = matter.meeting
    let names = matter.names(on: today)
    self.init(
      mark: .quiet, reference: meeting.reference, action: nil, name: meeting.reference, who: names, what: "",
      when: "", more: "", sentence: "", section: "", matter: matter, state: meeting.state)
    let left = matter.due.map { $0.seconds - now.seconds }
    let isLate = left.map { $0 < 0 } ?? false
    let isToday = matter.due.map { London.local($0).day == today } ?? false
    let due = matter.due.map { Self.told($0, on: today) } ?? ""
    let projected = matter.isProjected ? " projected" : ""
    let basis = matter.basis.map { "; due \($0)" } ?? ""
    switch matter.kind {
    case .convene:
      section = "Convene"
      let isReady = matter.confirmed >= matter.needed
      mark = isLate || (isToday && !isReady) ? .critical : .warning
      what = meeting.state.told
      when =
        due.isEmpty
        ? "no time set"
        : isLate ? "late since \(due)\(projected)" : "due \(due)\(projected)\(Self.after(matter.period))"
      let planned = matter.planned.map { ", planned \($0.day == today ? $0.clock : $0.day.short)" } ?? ""
      more = "\(matter.confirmed) of \(matter.needed)" + (planned.isEmpty ? " core confirmed" : planned)
      sentence =
        "\(names): \(matter.confirmed) of \(matter.needed) core agencies confirmed"
        + (left.map { isLate ? ", late" : ", \(Self.duration($0)) left" } ?? "") + basis
    case .running:
      section = "Running or not finished"
      mark = meeting.state == .ended ? .warning : .running
      what = meeting.state.told + (meeting.ended.map { " \(London.local($0).clock)" } ?? "")
      when = meeting.seated ?? "last saved \(Self.told(meeting.updated, on: today))"
      more = meeting.state == .ended ? "not closed" : "Enter goes on"
      sentence = "\(names): the discussion is over and the meeting not closed; Enter goes on"
    case .unsigned:
      section = "Running or not finished"
      mark = .critical
      what = meeting.state.told
      when = matter.due.map { "since \(Self.told($0, on: today))" } ?? ""
      more = "s signs it"
      sentence = "\(names): closed and not signed; s signs it"
    case .send:
      section = "To send"
      mark = isLate ? .critical : .warning
      what = "record to \(matter.invited) invited"
      when = (isLate ? "late since \(due)" : "due \(due)") + projected
      more = meeting.state == .signed ? matter.period ?? "" : "not signed yet"
      sentence = "\(names): the record is to be sent to the \(matter.invited) invited, \(when)\(basis)"
    case .date:
      section = "Dates"
      mark = isLate ? .critical : left.map { $0 < 4 * 86_400 } ?? false ? .warning : .quiet
      what = matter.what
      when = (isLate ? "late since \(due)" : due) + projected + Self.after(matter.period)
      more = isLate ? "not reported done" : ""
      sentence =
        "\(names): \(matter.what)\(isLate ? ", late" : "")\(matter.basis == nil ? ", \(when)" : basis)"
    case .further:
      section = "Convene"
      mark = isLate ? .critical : .warning
      what = "to be convened"
      when = isLate ? "late since \(due)" : due
      more = matter.what
      sentence = "\(names): \(matter.what) to be convened, \(when)\(basis); r convenes it"
    case .news:
      section = "Dates"
      mark = isLate || isToday ? .warning : .quiet
      what = matter.what
      when = isLate ? "was due \(due)" : due
      more = isLate ? "has it come?" : ""
      sentence = "\(names): \(matter.what), \(when)"
    case .tonight:
      section = "Dates"
      mark = isLate || isToday ? .warning : .quiet
      what = matter.what
      when = isLate ? "ended \(due)" : due
      more = isLate ? "see what follows" : ""
      sentence = "\(names): \(matter.what), \(when)"
    case .action:
      section = isLate ? "Overdue actions" : isToday ? "Actions due today" : "Actions"
      mark = isLate ? (matter.isExcused ? .warning : .critical) : isToday || left == nil ? .warning : .quiet
      action = matter.number
      name = "\(meeting.reference) #\(matter.number)"
      what = matter.owner ?? "▲ who?"
      when = due.isEmpty ? "▲ when?" : "due \(due)"
      more = matter.what
      sentence = "\(names): \(matter.what), \(what), \(when)"
    }
  }

  /// `today 15:30`, `Fri 27 Nov 17:00`; of a whole day no hour but today.
  static func told(_ instant: Instant, on today: Day) -> String {
    let time = London.local(instant)
    if time.day == today { return "today \(time.clock)" }
    let day = time.day.year == today.year ? time.day.short : time.day.long
    return time.minute == LocalTime.endOfDay(time.day).minute ? day : "\(day) \(time.clock)"
  }

  private static func after(_ period: String?) -> String { period.map { ", \($0)" } ?? "" }

  /// `14 h 47`, `25 min`, `3 days`.
  private static func duration(_ seconds: Int) -> String {
    let minutes = seconds / 60
    if minutes < 60 { return "\(minutes) min" }
    if minutes >= 2 * 24 * 60 { return "\(minutes / 1440) days" }
    return "\(minutes / 60) h \(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
  }
}

extension HomeMatter {
  /// The children it is about: `Jude 2`.
  fileprivate func names(on day: Day) -> String {
    var meeting = meeting
    if !about.isEmpty {
      meeting.children = about.map { name in
        meeting.children.first { $0.name == name } ?? HomeChild(name: name)
      }
    }
    return meeting.names(on: day)
  }
}

// MARK: - Meetings, people, what was found

extension HomeRow {
  init(_ meeting: HomeMeeting, at now: Instant) {
    let today = London.local(now).day
    self.init(
      mark: meeting.state.mark, reference: meeting.reference, action: nil, name: meeting.reference,
      who: meeting.names(on: today), what: meeting.state.told,
      when: "called \(Self.told(meeting.convened, on: today))", more: meeting.procedure, sentence: "",
      section: "", matter: nil, state: meeting.state)
  }

  init(_ person: HomePerson) {
    let count = person.references.count
    self.init(
      mark: .quiet, reference: nil, action: nil, name: person.name, who: person.agency, what: person.role,
      when: "\(count) \(count == 1 ? "meeting" : "meetings")", more: person.references.first ?? "",
      sentence: "", section: "", matter: nil, state: nil)
  }

  init(_ found: HomeFound, at now: Instant) {
    self.init(found.meeting, at: now)
    if !found.text.isEmpty { more = found.text }
  }
}

extension State {
  /// As the register says it.
  var told: String {
    switch self {
    case .assembling: "ASSEMBLING"
    case .live: "LIVE"
    case .paused: "PAUSED"
    case .ended: "ENDED"
    case .closedUnsigned: "CLOSED, UNSIGNED"
    case .signed: "SIGNED"
    case .declined: "DECLINED"
    }
  }

  fileprivate var mark: HomeRow.Mark {
    switch self {
    case .assembling: .open
    case .live, .paused: .running
    case .ended: .warning
    case .closedUnsigned: .critical
    case .signed: .done
    case .declined: .quiet
    }
  }
}
