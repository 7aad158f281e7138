import Calendar
import Console
import Meeting
import Procedures
import Testing
import Text

/// The register's screen, played with keys.
struct HomeSitting {
  var state: HomeState
  private(set) var effects: [HomeEffect] = []

  init(_ rows: HomeRows = HomeRows(), now: String = "2026-11-24T09:12") throws {
    let local = try #require(LocalTime(now))
    state = HomeState(
      desk: HomeDesk(
        name: "R Osei", place: "Gloucestershire", isRehearsal: false, now: London.instant(local),
        workingDays: WorkingDays(BankHolidays.builtIn), fresh: { "a key" }),
      rows: rows, height: 36, width: 120)
  }

  /// Presses keys by their spelling, and types what stands in quotes.
  mutating func press(_ keys: String...) {
    for key in keys {
      if key.hasPrefix("'") {
        for character in key.dropFirst() { give(.key(.character(character))) }
      } else if let stroke = Keystroke(key) {
        give(.key(stroke))
      } else {
        Issue.record("no key is spelt \(key)")
      }
    }
  }

  mutating func give(_ message: HomeMessage) { effects = state.update(message) }

  /// The last effects, in words.
  var told: [String] {
    effects.map { effect in
      switch effect {
      case .read(let limit): "read \(limit)"
      case .search(_, let words): "search \(words)"
      case .open(let reference): "open \(reference)"
      case .prepare(let reference): "prepare \(reference ?? "")"
      case .convene(let new): "convene under \(new.procedure)"
      case .sign(let reference): "sign \(reference)"
      case .write(let reference, let lines): "\(reference) \(lines.joined(separator: " | "))"
      case .redraw: "redraw"
      case .quit: "quit"
      }
    }
  }

  /// The case that was handed over to be called.
  var convened: NewCase? {
    if case .convene(let new)? = effects.first { new } else { nil }
  }
}

extension HomeRows {
  /// What the drawn screen shows, and more.
  static func drawn() throws -> HomeRows {
    func instant(_ text: String) throws -> Instant { London.instant(try #require(LocalTime(text))) }
    func meeting(
      _ reference: String, _ state: State, _ children: (String, String?)..., ended: String? = nil,
      closed: String? = nil
    ) throws -> HomeMeeting {
      HomeMeeting(
        reference: reference, state: state, procedure: "gloucestershire",
        children: children.map { HomeChild(name: $0.0, born: $0.1.flatMap { Day($0) }) },
        convened: try instant("2026-11-20T09:00"), updated: try instant("2026-11-24T08:55"),
        ended: try ended.map(instant), closed: try closed.map(instant))
    }
    let aisha = try meeting(
      "SD-20261124-02", .assembling, ("Aisha", "2018-03-02"), ("Cal", "2023-06-01"), ("unborn", nil))
    let open = try meeting("SD-20261120-03", .closedUnsigned, ("M.A.", "2015-01-01"))
    let signed = try meeting("SD-20261119-02", .signed, ("R.W.", "2024-02-01"))
    var convene = HomeMatter(
      .convene, of: aisha, due: try instant("2026-11-24T23:59"), period: "same day")
    (convene.confirmed, convene.needed) = (1, 3)
    var ready = HomeMatter(
      .convene, of: try meeting("SD-20261123-04", .assembling, ("J.P.", "2012-02-02")),
      due: try instant("2026-11-25T23:59"), period: "2 working days")
    (ready.confirmed, ready.needed, ready.planned) = (3, 3, LocalTime("2026-11-24T14:00"))
    let running = HomeMatter(
      .running, of: try meeting("SD-20261124-01", .live, ("T.", "2026-06-20")),
      due: try instant("2026-11-24T08:20"))
    let unsigned = HomeMatter(.unsigned, of: open, due: try instant("2026-11-20T16:40"))
    var late = HomeMatter(.send, of: signed, due: try instant("2026-11-21T15:30"), period: "48 hours")
    (late.invited, late.duties) = (9, ["record-sent", "record-distributed"])
    let conference = HomeMatter(
      .date, of: try meeting("SD-20261105-02", .signed, ("D.F.", "2017-04-04")),
      due: try instant("2026-11-26T23:59"), what: "conference", period: "15 working days")
    var actions: [HomeMatter] = []
    for (number, owner, due, what) in [
      (3, "N Byrne, health", "2026-11-20T17:00", "GP record of the burn"),
      (5, "I Malik, police", "2026-11-24T12:00", "phone download"),
      (6, "P Grant, school", "2026-12-01T12:00", "attendance record"),
    ] {
      actions.append(
        HomeMatter(
          .action, of: signed, number: number, due: try instant(due), what: what, owner: owner))
    }
    var rows = HomeRows()
    rows.today = [ready, convene, running, unsigned, late, conference] + actions.prefix(2)
    rows.meetings = [aisha, ready.meeting, running.meeting, open, signed, conference.meeting]
    rows.actions = actions
    rows.deadlines = [late, convene, ready, conference]
    rows.people = [
      HomePerson(
        name: "N Byrne", agency: "health", role: "named nurse",
        references: ["SD-20261124-02", "SD-20261119-02"])
    ]
    rows.counts = [.today: 8, .meetings: 214, .actions: 31, .deadlines: 12, .people: 1]
    return rows
  }
}
