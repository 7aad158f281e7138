import Advice
import Calendar
import Console
import Meeting
import Procedures
import Text

extension Frame {
  /// Two rows: what meeting this is and how it stands; whose it is, who sits where, and what is saved.
  mutating func drawHeader(_ state: ConsoleState) {
    let desk = state.desk
    let isWide = width >= 100
    let clock = isWide ? "\(desk.local.day.short) \(desk.local.clock)" : desk.local.clock
    let right = putTrailing(clock, row: 0, trailing: width - 1, style: .header)
    // Quorum is never cut: the procedure's name gives way first, then the reference.
    let quorum = desk.quorumWords(short: !isWide)
    let stateWords = desk.stateWords
    let middle = "\(stateWords)   \(quorum.words)"
    let need = Text.width(of: middle)
    var left = 1
    let rehearsal = desk.meeting.isRehearsal ? "REHEARSAL" : ""
    let name = isWide ? desk.procedure.header.name : desk.procedure.header.short
    var parts = [desk.meeting.reference, name, rehearsal].filter { !$0.isEmpty }
    while parts.count > 1, parts.map({ Text.width(of: display($0)) + 2 }).reduce(1, +) + need + 1 > right {
      parts.remove(at: parts.firstIndex(of: name) ?? 0)
    }
    for part in parts {
      left =
        putCut(
          part, row: 0, column: left, cells: max(0, right - need - 2 - left),
          style: part == rehearsal ? .headerRehearsal : .header) + 2
    }
    left -= 2
    let start = max(left + 2, left + (right - left - need) / 2)
    let end = put(stateWords, row: 0, column: start, style: .headerState)
    put(quorum.words, row: 0, column: end + 3, style: quorum.isMet ? .headerQuorate : .headerInquorate)
    drawChildren(state, isWide: isWide)
  }

  private mutating func drawChildren(_ state: ConsoleState, isWide: Bool) {
    let desk = state.desk
    var right = width - 1
    if state.unsaved.isEmpty {
      right = putTrailing(
        desk.savedAt.map { "saved \($0)" } ?? "nothing saved", row: 1, trailing: right, style: .header)
    } else {
      right = putTrailing(
        "✗ NOT SAVED \(state.unsaved.count)", row: 1, trailing: right, style: .headerNotSaved)
    }
    right = putTrailing(desk.seats(short: !isWide), row: 1, trailing: right - 2, style: .header)
    func words(_ child: Child) -> String {
      let words = isWide ? desk.nameAndAge(of: child) : desk.name(of: child.key)
      return child.key == state.child ? "‹\(words)›" : " \(words) "
    }
    var children = desk.meeting.livingChildren
    let cells = children.reduce(0) { $0 + Text.width(of: display(words($1))) + 1 }
    // A due time is shown once it runs; the children and the seats do not give way to it.
    if let due = desk.dueWords(short: !isWide), cells + Text.width(of: due) + 3 < right {
      right = putTrailing(due, row: 1, trailing: right - 2, style: .header)
    }
    // Of more than there is room for, the one in view stands first.
    if cells > right - 1, let index = children.firstIndex(where: { $0.key == state.child }) {
      children.insert(children.remove(at: index), at: 0)
    }
    var column = 0
    for child in children {
      let shown = words(child)
      guard column == 0 || column + Text.width(of: display(shown)) < right - 1 else {
        put("…", row: 1, column: column, style: .header)
        break
      }
      column =
        putCut(
          shown, row: 1, column: column, cells: max(4, right - 2 - column),
          style: child.key == state.child ? .childInView : .header) + 1
    }
  }
}

extension Desk {
  /// `LIVE 24 min`, `ENDED 11:24, 64 min`.
  var stateWords: String {
    let minutes = meeting.began.map { max(0, ((meeting.ended ?? now).seconds - $0.seconds) / 60) } ?? 0
    return switch meeting.state {
    case .assembling: "ASSEMBLING"
    case .live: "LIVE \(minutes) min"
    case .paused: "PAUSED at \(minutes) min"
    case .ended: "ENDED \(meeting.ended.map { London.local($0).clock } ?? ""), \(minutes) min"
    case .closedUnsigned: "CLOSED, UNSIGNED"
    case .signed: "CLOSED, SIGNED"
    case .declined: "DECLINED"
    }
  }

  /// `due Thu 26 Nov 11:24`: after the end, what is due first.
  func dueWords(short: Bool) -> String? {
    guard meeting.ended != nil, meeting.state != .declined else { return nil }
    guard let next = advice.ahead.first, let due = next.due else { return nil }
    // Within a week the weekday alone says which day.
    let isNear = due.day <= local.day.adding(days: 6)
    let day = short && isNear ? due.day.short.prefix { $0 != " " } : due.day.short[...]
    return "\(short ? "" : "next ")due \(day)" + (due == .endOfDay(due.day) ? "" : " \(due.clock)")
      + (next.isProjected ? " projected" : "")
  }

  /// Whether enough of the core agencies are there, in words.
  func quorumWords(short: Bool) -> (words: String, isMet: Bool) {
    let quorum = advice.quorum
    if meeting.state == .assembling {
      let confirmed = "\(quorum.confirmed) of \(quorum.needed)\(short ? "" : " confirmed")"
      return quorum.confirmed == quorum.needed
        ? ("QUORATE so far, \(confirmed)", true) : ("✗ INQUORATE so far, \(confirmed)", false)
    }
    let count = "\(quorum.present) of \(quorum.needed)"
    if quorum.isQuorate { return ("QUORATE \(count)", true) }
    let names = quorum.missing.prefix(2).map { standing in
      name(of: standing.slot.agency).lowercased() + (standing.slot.child.map { " for \(name(of: $0))" } ?? "")
    }
    let more = quorum.missing.count > names.count ? " and \(quorum.missing.count - names.count) more" : ""
    return (
      short ? "✗ INQUORATE \(count)" : "✗ INQUORATE \(count), no \(names.joined(separator: ", "))\(more)",
      false
    )
  }

  /// `you: chair R Osei · minutes J Hart ✎`.
  func seats(short: Bool) -> String {
    func holder(_ seat: Seat) -> String {
      meeting.holder(of: seat == .chair ? .chair : .minuteTaker)?.name ?? "nobody"
    }
    // Their own name people know; that nobody has the office they do not.
    let isKnown = short && holder(seat) != "nobody"
    let mine = seat == .room ? "looking on" : isKnown ? seat.rawValue : "\(seat.rawValue) \(holder(seat))"
    let theirs: Seat = seat == .chair ? .minutes : .chair
    let name = other?.name ?? holder(theirs)
    let typing = (other?.unsent ?? 0) > 0 ? " ✎" : ""
    return "you: \(mine) · \(theirs.rawValue) \(name)\(typing)"
  }

  /// `Aisha 8`, `unborn due 4 Jan`.
  func nameAndAge(of child: Child) -> String {
    let name = name(of: child.key)
    switch child.life {
    case .unborn(let due):
      return name + (due.map { " due \($0.dayAndMonth)" } ?? "")
    case .born: return child.ageInWords(on: local.day).map { "\(name) \($0)" } ?? name
    case .deceased: return name
    }
  }
}

extension Day {
  /// `4 Jan`.
  var dayAndMonth: String {
    short.split(separator: " ").dropFirst().joined(separator: " ")
  }
}
