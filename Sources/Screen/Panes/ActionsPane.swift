import Advice
import Calendar
import Console
import Meeting
import Procedures
import Text

extension Frame {
  /// Who does what by when; owners, times and marks are never cut, what and why give way.
  mutating func drawActions(_ state: ConsoleState, in rect: Rect) {
    let desk = state.desk
    let actions = desk.meeting.actions
    let duties = desk.advice.duties
    let all = actions.map(ToDo.action) + duties.map(ToDo.duty)
    let isFocused = state.isFocused(.actions)
    let selected = state.shown(in: .actions)
    // One row each, so what is shown is known before any row is made; below the selected one a few more.
    let room = max(0, rect.height - 3)
    let page = min(room, all.count)
    // What was agreed is not pushed out by what the procedure adds to it.
    let end = selected < actions.count ? max(actions.count, page) : all.count
    let last = min(end, max(page, selected + 1 + min(2, room / 4)))
    let first = max(0, last - room)
    let shown = all[first..<last]
    let columns = ActionColumns(of: shown.compactMap(\.action), at: desk, cells: rect.width - 3)
    let rows = zip(shown, shown.indices).map { columns.row(of: $0, index: $1, at: desk) }
    draw([columns.heading] + rows, in: rect, padding: 0, selected: isFocused ? selected : nil)
    if all.isEmpty {
      put("no action yet", row: rect.row + 2, column: rect.column + 2, style: .faint)
      if isFocused { cursor = (rect.row + 2, rect.column + 2) }
    }

    let incomplete = actions.filter { desk.isIncomplete($0) }
    var excerpt = Excerpt(of: [], height: 0, showing: nil)
    excerpt.above = first
    excerpt.below = all.count - last
    let isScrolled = shown.count < all.count
    let open = duties.count { $0.done == nil }
    let detail =
      "\(actions.count)\(incomplete.isEmpty ? "" : " · ▲ \(incomplete.count) incomplete")"
      + (open == 0 ? "" : " · \(open) \(open == 1 ? "duty" : "duties")")
    putHeading(
      "7 Actions", detail, rect.width >= 100 ? excerpt : nil, on: rect, isFocused: isFocused,
      detailStyle: incomplete.isEmpty ? .paneTitle : .incomplete)
    var foot: [Run] = []
    if isScrolled, !incomplete.isEmpty {
      let numbers = incomplete.map { "\($0.number)" }.joined(separator: ", ")
      foot.append(Run("▲ \(cut(numbers, to: max(8, rect.width / 2)))", .incomplete))
    }
    if isScrolled { foot.append(Run("\(first + 1)-\(last) of \(all.count)", .paneTitle)) }
    putFoot(foot, on: rect)
  }

  /// Puts words on the lower line of a box, at its right end.
  mutating func putFoot(_ runs: [Run], on rect: Rect) {
    guard !runs.isEmpty else { return }
    let cells = runs.reduce(2) { $0 + $1.cells } + 3 * (runs.count - 1)
    var column = max(rect.column + 1, rect.trailing - 2 - cells)
    column = put(" ", row: rect.bottom - 1, column: column)
    for (index, run) in runs.enumerated() {
      if index > 0 { column = put(" · ", row: rect.bottom - 1, column: column, style: .paneTitle) }
      column = put(run.text, row: rect.bottom - 1, column: column, style: run.style)
    }
    put(" ", row: rect.bottom - 1, column: column)
  }
}

extension Desk {
  /// Whether an action that is not done lacks its owner, its time or its purpose.
  func isIncomplete(_ action: Action) -> Bool {
    action.done == nil && !procedure.actions.lacks(action.plan).isEmpty
  }

  /// A time as it is said in the room: `today 15:30`, `Thu 26 Nov 17:00`.
  func when(_ time: LocalTime) -> String {
    time.day == local.day ? "today \(time.clock)" : "\(time.day.short) \(time.clock)"
  }

  /// The children of an action, in a word or two.
  fileprivate func words(for children: [ChildKey]) -> String {
    let living = meeting.livingChildren.map(\.key)
    if children.isEmpty || Set(children).isSuperset(of: living) { return living.count > 1 ? "all" : "" }
    return children.map { name(of: $0) }.joined(separator: ", ")
  }
}

/// What has a row: an action that was agreed, or, behind all of these, a duty of the procedure.
private enum ToDo {
  case action(Action)
  case duty(Duty)

  var action: Action? { if case .action(let action) = self { action } else { nil } }
}

/// Where the columns of the actions stand.
private struct ActionColumns {
  let number: Int
  let child: Int
  let what: Int
  let who: Int
  let by: Int
  /// Nothing where the purpose has no column.
  let purpose: Int?

  /// Room for the names and times of these actions; the rest is shared by what and why.
  init(of actions: [Action], at desk: Desk, cells: Int) {
    let isWide = cells >= 100
    let gap = isWide ? 2 : 1
    let names = desk.meeting.livingChildren.map { Text.width(of: display(desk.name(of: $0.key))) }
    number = max(3, (actions.map { String($0.number).count }.max() ?? 0) + 1)
    child = min(14, max(5, names.max() ?? 0)) + gap
    let owners = actions.map { Text.width(of: display(Self.owner($0, at: desk, isWide: isWide).text)) }
    who = max(isWide ? 25 : 12, (owners.max() ?? 0) + gap)
    by = isWide ? 19 : 16
    let rest = max(0, cells - number - child - who - by)
    purpose = isWide ? rest * 13 / 32 : nil
    what = rest - (purpose ?? 0)
  }

  var heading: PaneRow {
    let words =
      padded("#", to: number) + padded("child", to: child) + padded("what", to: what) + padded("who", to: who)
      + padded("by when", to: by) + (purpose == nil ? "" : "for")
    return PaneRow([Run(" "), Run(words, .label)])
  }

  func row(of toDo: ToDo, index: Int, at desk: Desk) -> PaneRow {
    switch toDo {
    case .action(let action): row(of: action, index: index, at: desk)
    case .duty(let duty): row(of: duty, index: index, at: desk)
    }
  }

  private func row(of action: Action, index: Int, at desk: Desk) -> PaneRow {
    let plan = action.plan
    let owner = Self.owner(action, at: desk, isWide: purpose != nil)
    let isLate = action.done == nil && plan.by.map { $0 < desk.local } ?? false
    let time = plan.by.map { Run(desk.when($0), isLate ? .incomplete : .text) } ?? Run("▲ when?", .incomplete)
    let lacksPurpose = action.done == nil && desk.procedure.actions.lacksPurpose(plan)
    var runs = [
      Run(" "), Run(padded("\(plan.number)", to: number)),
      Run(padded(cut(display(desk.words(for: plan.children)), to: child - 1), to: child)),
    ]
    // Without a column for it, a purpose that is missing stands behind what is to be done.
    let missing = purpose == nil && lacksPurpose ? " ▲ for?" : ""
    runs += what(action, at: desk, cells: what - 1 - missing.count)
    runs += [Run(missing, .incomplete), Run(" ")]
    runs.append(Run(padded(display(owner.text), to: who), owner.style))
    runs.append(Run(padded(time.text, to: by), time.style))
    if purpose != nil {
      runs.append(lacksPurpose ? Run("▲ what for?", .incomplete) : Run(plan.purpose ?? ""))
    }
    return PaneRow(runs, item: index)
  }

  /// A duty, under a mark instead of a number: nobody in the room has set it, the procedure has.
  private func row(of duty: Duty, index: Int, at desk: Desk) -> PaneRow {
    let isOpen = duty.done == nil
    let isLate = isOpen && duty.due.map { $0 < desk.local } ?? false
    // Whom it concerns stands first: it is what tells two of them apart, and the end may be cut.
    let agencies = duty.agencies.isEmpty ? "" : "\(duty.agencies.joined(separator: ", ")): "
    let lead = isOpen ? Run("· ", .open) : Run("✓ ", .done)
    let text = display(agencies + duty.rule.what)
    let owner =
      desk.procedure.slots.contains { $0.id == duty.rule.owner }
      ? desk.name(of: AgencyKey(duty.rule.owner)) : duty.rule.owner
    var runs = [
      Run(" "), Run(padded("–", to: number)),
      Run(padded(cut(duty.child.map { display(desk.name(of: $0)) } ?? "", to: child - 1), to: child)), lead,
      Run(padded(text, to: max(0, what - 1 - lead.cells))), Run(" "),
      Run(padded(display(owner), to: who)),
      Run(padded(duty.due.map(desk.when) ?? "no date", to: by), isLate ? .incomplete : .text),
    ]
    if purpose != nil { runs.append(Run("duty \(duty.rule.cite)", .faint)) }
    return PaneRow(runs, item: index)
  }

  private func what(_ action: Action, at desk: Desk, cells: Int) -> [Run] {
    let plan = action.plan
    var lead =
      action.done != nil ? [Run("✓ ", .done)] : action.late != nil ? [Run("▲ late ", .incomplete)] : []
    var text = display(plan.text)
    let style: Style = plan.kind == .contingency ? .contingency : .text
    switch plan.kind {
    case .contingency:
      lead.append(Run("↳ ", .contingency))
      text = plan.condition.map { "If \(display($0)): \(text)" } ?? text
    case .outstanding: lead.append(Run("? ", .open))
    case .immediate, .shortTerm, nil: break
    }
    if action.share == .agencyOnly, desk.seat == .room { text = "" }
    if action.share == .agencyOnly { lead.append(Run("private ", .privateWords)) }
    let rest = max(0, cells - lead.reduce(0) { $0 + $1.cells })
    return lead + [Run(padded(text, to: rest), style)]
  }

  /// The owner by name, with the agency where there is room.
  private static func owner(_ action: Action, at desk: Desk, isWide: Bool) -> Run {
    guard let voice = action.plan.owner else { return Run("▲ who?", .incomplete) }
    let agency = desk.name(of: voice.agency).lowercased()
    guard let person = voice.person.flatMap({ desk.meeting.person($0) }) else {
      return Run("▲ who? \(agency)", .incomplete)
    }
    return Run(isWide ? "\(person.name), \(agency)" : person.name)
  }
}
