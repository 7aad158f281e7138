import Advice
import Calendar
import Console
import Meeting
import Procedures
import Text

extension Frame {
  /// Who is asked for and who is here: what is empty of the core and of what is required never goes, others fold.
  mutating func drawRoll(_ state: ConsoleState, in rect: Rect) {
    let desk = state.desk
    let isFocused = state.isFocused(.roll)
    let selected = state.shown(in: .roll)
    let roll = Roll(
      of: desk, selected: isFocused ? selected : nil, isCalling: state.isCalling, cells: rect.width - 2)
    let rows = roll.rows(in: rect.height - 2)
    let excerpt = Excerpt(of: rows, height: rect.height - 2, showing: selected)
    draw(excerpt.rows, in: rect, selected: isFocused ? selected : nil)
    let quorum = desk.advice.quorum
    let detail: String
    let isMet: Bool
    if state.isCalling {
      isMet = quorum.confirmed == quorum.needed
      detail = "\(isMet ? "QUORATE" : "INQUORATE") so far: \(quorum.confirmed) of \(quorum.needed) confirmed"
    } else {
      (detail, isMet) = desk.quorumWords(short: true)
    }
    putHeading(
      "5 Roll", detail, excerpt, on: rect, isFocused: isFocused,
      detailStyle: isMet ? .headerQuorate : .headerInquorate)
  }
}

/// The roll in rows, as far folded as the room asks for.
private struct Roll {
  typealias Standing = (index: Int, slot: Quorum.Standing)

  let desk: Desk
  let selected: Int?
  let isCalling: Bool
  let cells: Int

  private var core: [Standing] = []
  private var required: [Standing] = []
  private var others: [Standing] = []
  /// The row behind the places.
  private let everybody: Int

  init(of desk: Desk, selected: Int?, isCalling: Bool, cells: Int) {
    self.desk = desk
    self.selected = selected
    self.isCalling = isCalling
    self.cells = cells
    let places = desk.listedPlaces
    everybody = places.count
    for (index, slot) in places.enumerated() {
      switch slot.strength {
      case .core: core.append((index, slot))
      case .required, .consult: required.append((index, slot))
      case .consider, nil: others.append((index, slot))
      }
    }
  }

  /// The fullest form that has room; in the last one nothing that is missing is left out.
  func rows(in room: Int) -> [PaneRow] {
    let isHere = { (one: Standing) in isSettled(one.slot) && one.index != selected }
    let log = isCalling ? [3, 2, 1, 0] : [0]
    for count in log {
      let all =
        list(core, logs: count) + headed("also required", required, logs: count)
        + headed("others", others, logs: count)
      let wanted = opener.isEmpty ? more : opener
      if all.count + wanted.count <= room { return all + wanted }
      if all.count + opener.count <= room { return all + opener }
    }
    let here = others.filter(isHere)
    let settledWords = isCalling ? "others confirmed" : "others here"
    let some =
      list(core) + headed("also required", required)
      + headed("others", others.filter { !isHere($0) }, folded(here, among: settledWords))
    if some.count <= room { return some }
    // As many of those who are not here as there is room for; the rest of the others in one row. While people are
    // called the last calls go before them.
    let away = others.filter { !isHere($0) }
    let fixed = list(core) + headed("also required", required)
    let spare = room - fixed.count - 2
    if !isCalling, spare > 0, !away.dropFirst(spare).contains(where: { $0.index == selected }) {
      let hidden = away.dropFirst(spare) + here
      return fixed + headed("others", Array(away.prefix(spare)), folded(Array(hidden), among: "more"))
    }
    let unselected = others.filter { $0.index != selected }
    let rest = others.filter { $0.index == selected }
    for count in log {
      let few =
        list(core, logs: count) + headed("also required", required, logs: count) + list(rest)
        + (unselected.isEmpty ? opener : folded(unselected, among: "others"))
      if few.count <= room { return few }
    }
    let settled = required.filter(isHere)
    let open = required.filter { !isHere($0) }
    let bare = list(core) + list(open) + list(rest)
    let rested = settled + unselected
    return bare.count < room && !rested.isEmpty ? bare + folded(rested, among: "more") : bare + opener
  }

  /// Whether somebody is here, or while people are being called has said that they will be.
  private func isSettled(_ slot: Quorum.Standing) -> Bool {
    slot.state == .present || (isCalling && slot.state == .confirmed)
  }

  /// Where everything is listed already, the row that opens it with its roles is there once it is chosen.
  private var opener: [PaneRow] {
    selected != everybody ? [] : more.isEmpty ? [last(Run("·", .faint), "all of them")] : more
  }

  /// While people are called together, how many places are only thought of, and nobody was named or asked for them.
  private var more: [PaneRow] {
    let count = isCalling ? desk.unlistedPlaces.count : 0
    return count == 0 ? [] : [last(Run("·", .faint), "\(count) to be considered, not asked")]
  }

  /// The last row that can be chosen.
  private func last(_ glyph: Run, _ words: String) -> PaneRow {
    PaneRow([Run(" "), glyph, Run(" \(words) (Enter lists)")], item: everybody)
  }

  private func headed(_ words: String, _ slots: [Standing], _ more: [PaneRow] = [], logs: Int = 0)
    -> [PaneRow]
  {
    guard !slots.isEmpty || !more.isEmpty else { return [] }
    let isCircumstance = words == "also required" && isCalling
    let heading = PaneRow.words("── \(words)\(isCircumstance ? " here: see Circumstances" : "")", .label)
    return [heading] + list(slots, logs: logs) + more
  }

  private func folded(_ slots: [Standing], among words: String) -> [PaneRow] {
    guard !slots.isEmpty else { return [] }
    let here = slots.count { isSettled($0.slot) }
    let isAll = here == slots.count
    let text =
      isAll ? "\(here) \(words)" : "\(slots.count) \(words), \(here) \(isCalling ? "confirmed" : "here")"
    return [last(Run(isAll ? "●" : "○", isAll ? .rollPresent : .rollOpen), text)]
  }

  private func list(_ slots: [Standing], logs: Int = 0) -> [PaneRow] {
    let heading = isCalling && slots.first?.slot.strength == .core ? [PaneRow.words("── core", .label)] : []
    return heading + slots.flatMap { row($0) + ($0.index == selected ? log(of: $0, last: logs) : []) }
  }

  private func row(_ standing: Standing) -> [PaneRow] {
    let slot = standing.slot
    let (glyph, style) = slot.mark(isCalling: isCalling)
    let lead = [Run(" "), Run(glyph, style), Run(" ")]
    let people = slot.people.compactMap { desk.meeting.person($0) }
    guard cells >= 56 else {
      let here = people.filter(\.isHere)
      let name =
        (here.first ?? people.first).map { $0.name + (here.count > 1 ? " +\(here.count - 1)" : "") } ?? ""
      let stamp = desk.stamped(slot, people)
      // Who it is goes before the blanks behind the agency, not before the agency.
      let over = 3 + 14 + 1 + Text.width(of: display(name)) + 1 + Text.width(of: display(stamp)) + 1 - cells
      let agency = max(min(14, Text.width(of: display(slot.name))), 14 - max(0, over))
      return [
        PaneRow(
          lead + [Run(padded(display(slot.name), to: agency)), Run(" " + name)],
          trailing: [Run(stamp, style == .rollAbsent ? style : .text)], item: standing.index)
      ]
    }
    // Who takes the minutes does not speak for the agency.
    let speaking = people.filter { $0.capacity != .minuteTaker }
    let names = (speaking.isEmpty ? people : speaking).map(\.name).joined(separator: ", ")
    let name = padded(display(slot.name), to: 16) + " "
    return [
      PaneRow(
        lead + [
          Run(name),
          Run(
            padded(display(names.isEmpty ? "nobody named" : names), to: 18) + " ",
            people.isEmpty ? .faint : .text),
          Run(desk.state(of: slot, people, isCalling: isCalling), style == .rollAbsent ? style : .text),
        ], trailing: [Run(desk.time(of: slot, people) ?? "-    ", .faint)], item: standing.index)
    ]
  }

  /// The last calls made for a place.
  private func log(of standing: Standing, last count: Int) -> [PaneRow] {
    desk.meeting.record(of: standing.slot.slot).chases.suffix(count).map { chase in
      let outcome = chase.text.isEmpty ? chase.outcome?.rawValue ?? "" : chase.text
      return PaneRow(
        [
          Run("       "), Run(London.local(chase.at).clock, .faint), Run(" \(chase.by)"),
          Run(outcome.isEmpty ? "" : ": \(outcome)"),
        ], item: standing.index)
    }
  }
}

extension Quorum.Standing {
  /// Its glyph, and what that means.
  fileprivate func mark(isCalling: Bool) -> (String, Style) {
    let isAsked = strength == .core || strength == .required
    switch state {
    case .present: return ("●", .rollPresent)
    case .consulted where strength == .consult: return ("◐", .rollWritten)
    case .written: return ("◐", .rollWritten)
    case .confirmed where isCalling: return ("●", .rollPresent)
    case .confirmed, .chased, .invited, .consulted:
      return strength == .core && !isCalling ? ("✗", .rollAbsent) : ("○", .rollOpen)
    case .apologies, .notResponded: return isAsked ? ("✗", .rollAbsent) : ("–", .rollNotApplicable)
    case .left: return isAsked ? ("✗", .rollAbsent) : ("–", .rollNotApplicable)
    case .empty: return isAsked ? ("✗", .rollAbsent) : ("○", .rollOpen)
    }
  }
}

extension Desk {
  /// How somebody takes part, or why nobody does, in a word.
  fileprivate func word(for slot: Quorum.Standing, _ people: [Person]) -> String {
    switch slot.state {
    case .present: people.compactMap(\.attending).first?.rawValue ?? "spoken to"
    case .written: "written"
    case .consulted: "told us"
    case .confirmed: meeting.state == .assembling ? confirmation(of: slot.slot) : "not here"
    case .chased: "no answer"
    case .apologies: "apologies"
    case .notResponded: "no reply"
    case .left: "left"
    case .invited: "invited"
    case .empty: "nobody"
    }
  }

  /// The same, of who left with the time: from then on the discussion may not be quorate.
  fileprivate func stamped(_ slot: Quorum.Standing, _ people: [Person]) -> String {
    let left = slot.state == .left && slot.strength == .core ? meeting.lastLeft(slot.slot) : nil
    return word(for: slot, people) + (left.map { " \(London.local($0).clock)" } ?? "")
  }

  /// The same with more room: what was heard in the last call.
  fileprivate func state(of slot: Quorum.Standing, _ people: [Person], isCalling: Bool) -> String {
    let record = meeting.record(of: slot.slot)
    if let without = record.without { return "gone on without: \(without.because)" }
    switch slot.state {
    case .written: return record.writings.last.map { "wrote: \($0.text)" } ?? "written"
    case .consulted: return record.chases.last?.text ?? "consulted"
    case .apologies: return "apologies" + (record.apologies?.because.map { ": \($0)" } ?? "")
    case .empty: return "not asked"
    case .confirmed where meeting.state != .assembling: return "confirmed, not here"
    case .present, .confirmed, .chased, .notResponded, .left, .invited: return word(for: slot, people)
    }
  }

  /// Since when it stands so.
  fileprivate func time(of slot: Quorum.Standing, _ people: [Person]) -> String? {
    let record = meeting.record(of: slot.slot)
    let instant: Instant? =
      switch slot.state {
      case .present: people.compactMap { $0.stays.last { $0.until == nil }?.from ?? $0.spokenTo.first }.min()
      case .left: meeting.lastLeft(slot.slot)
      case .written: record.writings.last?.at
      case .apologies: record.apologies?.at ?? record.chases.last?.at
      case .confirmed, .chased, .consulted: record.chases.last?.at
      case .invited, .notResponded: people.compactMap(\.invited).max()
      case .empty: nil
      }
    return instant.map { London.local($0).clock }
  }
}
