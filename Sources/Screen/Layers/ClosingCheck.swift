import Advice
import Calendar
import Console
import Meeting
import Procedures
import Text

extension Frame {
  /// Step 1: what is open, each child, and the minutes beside it where the screen has room for both.
  mutating func drawCheck(_ closing: Closing, _ state: ConsoleState, _ layout: Layout) {
    var left = layout.underTabs
    if layout.isWhole {
      let right = closing.columns(height: height, width: width) + 4
      left.width = width - right + 1
      drawMinutes(
        "Minutes as they will be", closing,
        in: Rect(row: left.row, column: left.width - 1, height: left.height, width: right),
        focused: closing.part == .minutes)
    } else if closing.part == .minutes {
      return drawMinutes("Minutes as they will be", closing, in: left, focused: true)
    }
    let isFocused = closing.part != .minutes
    drawBox(left)
    switch closing.part {
    case .readBack:
      let actions = state.desk.meeting.actions
      putTitle(
        "Read back", "\(actions.count { $0.readBack != nil }) of \(actions.count)", on: left,
        focused: true)
      drawScrolled(closing.scroll, in: left.inner) { ($0.drawReadBack(closing, state, in: $1), nil) }
    case .children:
      putTitle("Each child", closing.count, on: left, focused: true, detailStyle: closing.countStyle)
      let told = summary(closing, state, cells: left.width - 4)
      drawScrolled(closing.scroll, in: left.inner) { frame, room in
        frame.drawSummary(told, in: room, from: room.row)
        return (room.row + told.count, nil)
      }
    case .list, .minutes:
      putTitle("Check", closing.count, on: left, focused: isFocused, detailStyle: closing.countStyle)
      drawList(closing, state, in: left.inner, isFocused: isFocused)
    }
  }

  // MARK: What is open

  private mutating func drawList(
    _ closing: Closing, _ state: ConsoleState, in room: Rect, isFocused: Bool
  ) {
    let desk = state.desk
    let items = closing.items(at: desk)
    let selected = closing.selected(at: desk)
    let rows = items.enumerated().flatMap { index, item in
      CheckRow.rows(of: item, index: index, closing, in: desk.meeting, cells: room.width - 2)
    }
    // Each child's line gives way to what is open, and to it the notices; on small screens it has its own key.
    let below = summary(closing, state, cells: room.width - 2, isBrief: true)
    let dates = closing.advice.datesNext(at: desk)
    let needed = below.count - max(0, dates.count - 2 - dates.count { $0.isPromised })
    let open = rows.count { items[$0.index].isOpen }
    let listed = max(9, open, min(rows.count, room.height - needed - 1))
    let spare = room.height >= 20 ? max(0, room.height - listed - 1) : 0
    let height = room.height - (spare > 3 ? min(spare, below.count) + 1 : 0)
    let last = rows.lastIndex { $0.index == selected } ?? 0
    let start = rows.firstIndex { $0.index == selected } ?? 0
    let top = max(0, min(min(start, max(0, last - height + 1)), rows.count - height))
    if items.isEmpty { put("Nothing is open.", row: room.row, column: room.column + 1, style: .done) }
    for (offset, line) in rows.dropFirst(top).prefix(height).enumerated() {
      let row = room.row + offset
      let isSelected = line.index == selected && isFocused
      if isSelected, line.isFirst {
        put("▸", row: row, column: room.column, style: .selected)
        cursor = (row, room.column)
      }
      let aside = Text.width(of: line.aside)
      putCut(
        line.text, row: row, column: room.column + 1, cells: room.width - 2 - (aside > 0 ? aside + 1 : 0),
        style: line.style)
      if aside > 0 {
        putTrailing(line.aside, row: row, trailing: room.trailing - 1, style: line.asideStyle)
      }
    }
    if isFocused {
      let shown = Set(rows.dropFirst(top).prefix(height).filter(\.isFirst).map(\.index))
      extent = Frame.Extent(top: shown.min() ?? 0, rows: max(1, shown.count), count: items.count)
    }
    let hidden = rows.count - top - height
    markCut(hidden, below: Rect(row: room.row, column: room.column, height: height, width: room.width))
    if spare > 3 { drawSummary(below, in: room, from: room.row + height + 1) }
  }

  // MARK: Each child, and what follows

  private typealias Told = (text: String, style: Style)

  /// What the meeting has for each child, what is left open, and what comes next; briefly, a row a date.
  private func summary(
    _ closing: Closing, _ state: ConsoleState, cells: Int, isBrief: Bool = false
  ) -> [Told] {
    let desk = state.desk
    let children = desk.childrenAtClosing
    var lines: [Told] = []
    if !children.isEmpty {
      let names = min(max(10, children.map { Text.width(of: display($0.name)) + 2 }.max() ?? 0), 20)
      func row(_ columns: [String]) -> String {
        zip(columns, [names, 9, 11, 8, 8]).reduce(into: "") {
          $0 += padded(cut($1.0, to: $1.1 - 1), to: $1.1)
        }
      }
      lines.append((isBrief ? "Each child  (c: whole, with how dates are counted)" : "Each child", .label))
      lines.append((row(["", "tonight", "s47", "scores", "actions"]), .label))
      for child in children {
        let isWhole = child.isSafeTonight && (child.section47 ?? child.otherwise) != nil
        lines.append(
          (
            row([
              display(child.name), child.isSafeTonight ? "●" : "✗ none",
              child.section47.map { "● \($0)" } ?? child.otherwise.map { "● \($0)" } ?? "✗ none",
              "\(child.scores)", "\(child.actions)",
            ]), isWhole ? .text : .warning
          ))
      }
      lines.append(("", .text))
    }
    func add(_ label: String, _ sentences: [String], margin: Int, _ style: Style = .text) {
      let wrapped = sentences.flatMap { wrap(display($0), to: max(8, cells - margin)) }
      for (index, line) in wrapped.enumerated() {
        lines.append((padded(index == 0 ? label : "", to: margin) + line, style))
      }
    }
    let risks = desk.risksWithoutAction
    if !risks.isEmpty {
      add("Risks with no action", risks.map { "\($0.number) \(desk.words(of: $0))" }, margin: 24, .warning)
    }
    let loose = desk.actionsWithoutRisk
    if !loose.isEmpty {
      add("Actions with no risk", [loose.map(String.init).joined(separator: ", ")], margin: 24)
    }
    guard isBrief else {
      add("Then", closing.advice.dueNext(at: desk), margin: 6)
      return lines
    }
    for (index, date) in closing.advice.datesNext(at: desk).enumerated() {
      let room = max(8, cells - 6 - Text.width(of: display(date.when)) - 1)
      // Of a row that is too long the end is cut, never the day.
      let row = "\(cut(display(date.what), to: room)) \(display(date.when))"
      lines.append((padded(index == 0 ? "Then" : "", to: 6) + row, .text))
    }
    return lines
  }

  private mutating func drawSummary(_ lines: [Told], in room: Rect, from row: Int) {
    for (offset, line) in lines.prefix(max(0, room.bottom - row)).enumerated() {
      put(line.text, row: row + offset, column: room.column + 1, cells: room.width - 2, style: line.style)
    }
    markCut(lines.count - max(0, room.bottom - row), below: room)
  }

  // MARK: Reading back

  /// Draws the action that is read back, whole, and below it all of them; gives the row below.
  private mutating func drawReadBack(_ closing: Closing, _ state: ConsoleState, in room: Rect) -> Int {
    let desk = state.desk
    let meeting = desk.meeting
    guard let action = closing.action(at: desk) else { return room.row }
    let plan = action.plan
    let isConfirmed = action.readBack != nil
    let children =
      plan.children.isEmpty ? "all" : plan.children.map { desk.name(of: $0) }.joined(separator: ", ")
    let owner = plan.owner.map { voice in
      (voice.person.flatMap { meeting.person($0)?.name }.map { "\($0), " } ?? "")
        + desk.name(of: voice.agency)
    }
    var row = putWrapped(
      "\(isConfirmed ? "✓" : "▸") \(plan.number)  \(children)" + (isConfirmed ? "   read back" : ""),
      in: room,
      style: isConfirmed ? .done : .strong)
    row = putWrapped(plan.text, in: room, from: row + 1, style: .strong) + 1
    let risks = plan.risks.map { number in
      meeting.risks.first { $0.number == number }.map { "\(number) \(desk.words(of: $0))" } ?? "\(number)"
    }
    let fields: [(String, String?, Bool)] = [
      ("If", plan.condition, false), ("Who", owner, true),
      ("By when", plan.by.map { "\($0.day.short) \($0.clock)" }, true), ("What for", plan.purpose, true),
      ("Risk", risks.isEmpty ? nil : risks.joined(separator: "; "), false),
      ("If not done", plan.ifNot, false),
    ]
    for (label, value, isWanted) in fields where value != nil || isWanted {
      let inside = Rect(
        row: room.row, column: room.column + 13, height: room.height, width: max(3, room.width - 13))
      if row < room.bottom { put(label, row: row, column: room.column + 1, style: .label) }
      row = putWrapped(
        value ?? "▲ not said", in: inside, from: row, style: value == nil ? .incomplete : .text)
    }
    row += 1
    for other in meeting.actions where row < room.bottom {
      let mark = other.readBack != nil ? "✓" : other.number == action.number ? "▸" : "·"
      putCut(
        "\(mark) \(other.number)  \(other.plan.text)", row: row, column: room.column + 1,
        cells: room.width - 2,
        style: other.readBack != nil ? .done : .faint)
      row += 1
    }
    return row
  }
}

extension Closing.Item {
  /// Whether closing waits for it.
  fileprivate var isOpen: Bool {
    switch self {
    case .warning(let cause): cause.severity > .notice
    case .unsent: true
    case .overridden, .readBack: false
    }
  }
}

/// One row of the check on the screen.
private struct CheckRow {
  var index: Int
  var isFirst = true
  var text: String
  var aside = ""
  var style: Style
  var asideStyle = Style.faint

  static func rows(
    of item: Closing.Item, index: Int, _ closing: Closing, in meeting: Meeting, cells: Int
  ) -> [CheckRow] {
    switch item {
    case .warning(let warning):
      let isMarked = closing.isMarked(warning)
      let way = warning.place == .clock ? "o" : "mend"
      let aside = warning.severity == .notice ? "-" : isMarked ? "[marked]" : way
      let text = "\(warning.severity.glyph) \(warning.message)"
      // What is critical is told whole.
      let told =
        warning.severity == .critical
        ? wrap(display(text), to: max(8, cells - aside.count - 1)) : [text]
      return told.enumerated().map { place, line in
        CheckRow(
          index: index, isFirst: place == 0, text: place == 0 ? line : "  \(line)",
          aside: place == 0 ? aside : "", style: warning.severity.style,
          asideStyle: warning.severity == .notice ? .faint : isMarked ? .choiceTaken : .keysKey)
      }
    case .overridden(let past):
      let count = meeting.countTogether(with: past.override)
      let together = count > 1 ? ", one reason for \(count) together" : ""
      return [
        CheckRow(
          index: index, text: "✓ \(past.cause.message)", aside: "overridden", style: .overridden),
        CheckRow(
          index: index, isFirst: false, text: "     \"\(past.override.because)\"\(together)",
          style: .overridden),
      ]
    case .unsent(let other):
      return [CheckRow(index: index, text: "▲ \(other.unsentWords)", aside: "wait", style: .warning)]
    case .readBack(let count, let all):
      let isDone = count == all
      return [
        CheckRow(
          index: index, text: "\(isDone ? "✓" : "·") Actions read back: \(count) of \(all)",
          aside: isDone ? "-" : "read", style: isDone ? .done : .text, asideStyle: isDone ? .faint : .keysKey)
      ]
    }
  }
}
