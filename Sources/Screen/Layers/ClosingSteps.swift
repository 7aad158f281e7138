import Advice
import Calendar
import Console
import Meeting
import Procedures
import Text

extension Frame {
  mutating func draw(_ closing: Closing, _ state: ConsoleState, _ layout: Layout) {
    let area = layout.underTabs
    fill(Rect(row: layout.tabRow, column: 0, height: area.height + 1, width: width))
    drawSteps(closing, state, layout)
    switch closing.step {
    case .check: drawCheck(closing, state, layout)
    case .end: drawEnd(closing, state, in: area)
    case .read: drawMinutes("Read", closing, in: area, focused: true)
    case .sign: drawSign(closing, state, in: area)
    }
  }

  /// The row that stands where the tabs are: which step, and what it is about.
  private mutating func drawSteps(_ closing: Closing, _ state: ConsoleState, _ layout: Layout) {
    let desk = state.desk
    let row = layout.tabRow
    let gap = width >= 100 ? 3 : 2
    var column = put("Closing", row: row, column: 1, style: .strong)
    for step in Closing.Step.allCases {
      // A step without a mark keeps its number where the mark would stand.
      let mark = closing.mark(of: step, at: desk)
      column = put(
        "\(mark)\(closing.words(of: step, at: desk))", row: row, column: column + gap,
        style: step == closing.step ? .tabFocused : .tab)
    }
    column += 2
    let hint = closing.hint(at: desk, isWide: width >= 100)
    let cells = min(Text.width(of: hint), width - 1 - column)
    guard cells > 12 else { return }
    putCut(
      hint, row: row, column: max(column, min(width >= 100 ? 53 : 46, width - 1 - cells)), cells: cells,
      style: .faint)
  }

  // MARK: The minutes

  mutating func drawMinutes(_ title: String, _ closing: Closing, in rect: Rect, focused: Bool) {
    drawBox(rect)
    let room = rect.inner
    let count = closing.minutes.count
    let first = max(0, min(closing.minutesTop, count - room.height))
    let detail = count == 0 ? "" : "lines \(first + 1)-\(min(count, first + room.height)) of \(count)"
    putTitle(title, detail, on: rect, focused: focused)
    for (offset, line) in closing.minutes.dropFirst(first).prefix(room.height).enumerated() {
      let isHeading = line.first?.isNumber == true && !line.contains(where: \.isLowercase)
      put(
        line, row: room.row + offset, column: room.column + 1, cells: room.width - 2,
        style: isHeading ? .strong : .text)
    }
    if count == 0 {
      let words = closing.minutesFault.map { "✗ \($0)" } ?? "the minutes are being made"
      putWrapped(words, in: room, style: closing.minutesFault == nil ? .faint : .refused)
    }
    guard focused else { return }
    cursor = (room.row, room.column + 1)
    extent = Frame.Extent(top: first, rows: room.height, count: count)
  }

  // MARK: Ending

  private mutating func drawEnd(_ closing: Closing, _ state: ConsoleState, in rect: Rect) {
    let desk = state.desk
    drawBox(rect)
    putTitle("End", closing.count, on: rect, focused: true, detailStyle: closing.countStyle)
    var told: [(String, Style)] = []
    told.append(
      desk.seat == .chair
        ? (
          "Enter ends the discussion: \(desk.local.clock) is stamped, and its clocks start. It cannot be taken back.",
          .strong
        )
        : ("Only the chair ends the discussion.", .strong))
    told.append(("", .text))
    let standing = closing.advice.standing
    if standing.isEmpty {
      told.append(("Nothing stands: every warning is mended or overridden with its reason.", .done))
    } else {
      told.append(
        (
          "Still standing. Before the record is closed it is mended, or gone past with a reason: now there is somebody to ask.",
          .text
        ))
      for warning in standing.causes {
        told.append(("\(warning.severity.glyph) \(warning.message)", warning.severity.style))
      }
    }
    let actions = desk.meeting.actions
    let open = actions.filter { $0.readBack == nil }.count
    if open > 0 {
      told.append(
        (
          "· \(open) of \(actions.count) \(actions.count == 1 ? "action" : "actions") not read back",
          .warningNotice
        ))
    }
    if let other = desk.other, other.unsent > 0 { told.append(("▲ \(other.unsentWords)", .warning)) }
    told.append(("", .text))
    let due = closing.advice.dueNext(at: desk)
    drawScrolled(closing.scroll, in: rect.inner) { frame, room in
      var row = room.row
      for (text, style) in told { row = frame.putWrapped(text, in: room, from: row, style: style) }
      let inside = Rect(
        row: room.row, column: room.column + 6, height: room.height, width: max(3, room.width - 6))
      frame.put("Then", row: row, column: room.column + 1, style: .label)
      for line in due { row = frame.putWrapped(line, in: inside, from: row) }
      return (row, nil)
    }
  }

  /// A text across a space, from its first row on; gives the row below it.
  @discardableResult
  mutating func putWrapped(_ text: String, in room: Rect, from row: Int? = nil, style: Style = .text) -> Int {
    var row = row ?? room.row
    for line in wrap(display(text, lines: true), to: max(1, room.width - 2)) where row < room.bottom {
      put(line, row: row, column: room.column + 1, cells: room.width - 2, style: style)
      row += 1
    }
    return row
  }
}

extension Closing {
  fileprivate func mark(of step: Step, at desk: Desk) -> String {
    if step == self.step { return "▸" }
    let meeting = desk.meeting
    return switch step {
    case .check: meeting.closed == nil && !advice.standing.isEmpty ? (self.step == .check ? "" : "▲") : "✓"
    case .end: meeting.ended == nil ? "" : "✓"
    case .read: meeting.closed != nil || (self.step == .sign && meeting.ended != nil) ? "✓" : ""
    case .sign: meeting.signatures.isEmpty ? "" : "✓"
    }
  }

  fileprivate func words(of step: Step, at desk: Desk) -> String {
    switch step {
    case .check: "1 Check"
    case .end: "2 End" + (desk.meeting.ended.map { " \(London.local($0).clock)" } ?? "")
    case .read: "3 Read"
    case .sign: "4 Sign"
    }
  }

  fileprivate func hint(at desk: Desk, isWide: Bool) -> String {
    let meeting = desk.meeting
    switch step {
    case .check:
      if meeting.began == nil { return "the discussion has not begun" }
      if meeting.ended != nil {
        return "the discussion is over" + (isWide ? ": mend, or override with a reason" : "")
      }
      return "people are still here: mend now" + (isWide ? ". Step 2 starts the clocks" : "")
    case .end: return "Enter ends the discussion"
    case .read: return meeting.ended == nil ? "as they would be now" : "nothing is closed yet"
    case .sign: return ""
    }
  }

  /// `2 critical, 5 warnings`.
  var count: String {
    let standing = advice.standing.causes
    let critical = standing.count { $0.severity == .critical }
    let others = standing.count - critical
    let parts = [
      critical > 0 ? "\(critical) critical" : nil,
      others > 0 ? "\(others) \(others == 1 ? "warning" : "warnings")" : nil,
    ].compactMap { $0 }
    if markedCount > 0 { return parts.joined(separator: ", ") + ", \(markedRows) marked" }
    return parts.isEmpty ? "nothing stands" : parts.joined(separator: ", ")
  }

  var countStyle: Style {
    advice.standing.contains { $0.severity == .critical }
      ? .warningCritical : advice.standing.isEmpty ? .done : .warning
  }
}

extension OtherSeat {
  /// `J Hart: unsent, 34 characters`.
  var unsentWords: String { "\(name): unsent, \(unsent) \(unsent == 1 ? "character" : "characters")" }
}
