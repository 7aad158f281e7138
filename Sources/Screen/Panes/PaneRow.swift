import Text

/// A stretch of text of one meaning.
struct Run {
  var text: String
  var style: Style

  init(_ text: String, _ style: Style = .text) {
    self.text = text
    self.style = style
  }

  /// The cells it fills.
  var cells: Int { Text.width(of: display(text)) }
}

/// One row inside a pane, from its left border on.
struct PaneRow {
  /// Cut with `…` where there is no room.
  var runs: [Run]
  /// At the right end, never cut: owners, times and marks.
  var trailing: [Run]
  /// The selectable row of the pane that this belongs to.
  var item: Int?
  /// In which cell behind the border the mark of the selection stands.
  var mark: Int

  init(_ runs: [Run], trailing: [Run] = [], item: Int? = nil, mark: Int = 0) {
    self.runs = runs
    self.trailing = trailing
    self.item = item
    self.mark = mark
  }

  static let blank = PaneRow([])

  /// A line of words that is no item.
  static func words(_ text: String, _ style: Style = .text) -> PaneRow { PaneRow([Run(" " + text, style)]) }

  /// A text on as many rows as it needs, the first behind `lead`, the others as far in; `cells` is the room that
  /// lead and text have together. More than `limit` rows end in `…`.
  static func wrapped(
    _ text: String, _ style: Style = .text, behind lead: [Run], cells: Int, item: Int? = nil,
    limit: Int = .max
  ) -> [PaneRow] {
    let indent = min(lead.reduce(0) { $0 + $1.cells }, max(0, cells - 8))
    return wrapped(text, style, behind: lead, indent: indent, cells: cells, item: item, limit: limit)
  }

  /// The same with an indent of its own: the first row goes on where `lead` ends.
  static func wrapped(
    _ text: String, _ style: Style = .text, behind lead: [Run], indent: Int, cells: Int, item: Int? = nil,
    limit: Int = .max
  ) -> [PaneRow] {
    let text = display(text, lines: true)
    let room = max(1, cells - indent)
    let leading = max(0, lead.reduce(0) { $0 + $1.cells } - indent)
    let word = text.prefix { $0 != " " && $0 != "\n" }
    // Where not even a word has room behind it, what leads stands alone.
    guard leading == 0 || leading + Text.width(of: word) <= room else {
      return [PaneRow(lead, item: item)]
        + wrapped(
          text, style, behind: [Run(String(repeating: " ", count: indent))], cells: cells, item: item,
          limit: max(1, limit - 1))
    }
    // What leads takes part in the breaking of the first row only.
    let filler = String(repeating: "x", count: leading)
    let lines = wrap(filler + text, to: room)
    var rows: [PaneRow] = []
    for (index, line) in lines.prefix(max(1, limit)).enumerated() {
      let isCut = index == limit - 1 && lines.count > limit
      let shown = isCut ? cut(line + " …", to: room) : line
      if index == 0 {
        rows.append(PaneRow(lead + [Run(String(shown.dropFirst(filler.count)), style)], item: item))
      } else {
        rows.append(
          PaneRow([Run(String(repeating: " ", count: indent)), Run(shown, style)], item: item))
      }
    }
    return rows
  }
}

/// The part of a list that is shown, with how many of its items lie beyond it.
struct Excerpt {
  var rows: ArraySlice<PaneRow>
  var above = 0
  var below = 0

  /// All of it, or as many rows as there is room for, those of one item among them.
  init(of rows: [PaneRow], height: Int, showing item: Int?) {
    let height = max(0, height)
    guard rows.count > height else {
      self.rows = rows[...]
      return
    }
    let first = rows.firstIndex { $0.item == item } ?? 0
    let last = rows.lastIndex { $0.item == item } ?? first
    // A few rows of what follows are seen too.
    let wanted = last + 1 + min(2, height / 4) - height
    let start = min(max(0, min(wanted, first)), rows.count - height)
    self.rows = rows[start..<(start + height)]
    let shown = Set(self.rows.compactMap(\.item))
    above = Set(rows[..<start].compactMap(\.item)).subtracting(shown).count
    below = Set(rows[(start + height)...].compactMap(\.item)).subtracting(shown).count
  }
}

extension Frame {
  /// Draws the rows of a pane into its box, and marks the one selected.
  mutating func draw(
    _ rows: some Collection<PaneRow>, in rect: Rect, padding: Int = 1, selected: Int? = nil,
    isMarked: Bool = true
  ) {
    let room = rect.inner
    var hasMark = false
    for (offset, line) in rows.prefix(room.height).enumerated() {
      let row = room.row + offset
      put(line, row: row, in: room, padding: padding)
      guard let selected, line.item == selected else { continue }
      restyle(row: row, from: room.column, to: room.trailing)
      guard !hasMark else { continue }
      hasMark = true
      if isMarked { put("▸", row: row, column: room.column + line.mark, style: .selected) }
      cursor = (row, room.column + (isMarked ? line.mark : 1))
    }
  }

  private mutating func put(_ line: PaneRow, row: Int, in room: Rect, padding: Int) {
    let end = room.trailing - padding
    let kept = line.trailing.reduce(0) { $0 + $1.cells }
    var stop = end
    if kept > 0 {
      var column = max(room.column, end - kept)
      stop = column - 1
      for run in line.trailing {
        column = put(run.text, row: row, column: column, cells: end - column, style: run.style)
      }
    }
    var column = room.column
    for (index, run) in line.runs.enumerated() where column < stop {
      let cells = stop - column
      let isFull = run.cells >= cells && line.runs[(index + 1)...].contains { $0.cells > 0 }
      column = putCut(
        isFull ? run.text + " …" : run.text, row: row, column: column, cells: cells, style: run.style)
    }
  }

  /// A row becomes what is selected, without holes; only what asks for something goes on asking.
  private mutating func restyle(row: Int, from start: Int, to end: Int) {
    guard row >= 0, row < height else { return }
    for column in max(0, start)..<max(0, start, min(width, end))
    where cells[row * width + column].style.yieldsToSelection {
      restyle(row: row, columns: column..<(column + 1), style: .selected)
    }
  }

  /// Puts a pane's title with what it counts, and how much of it lies beyond what is shown.
  mutating func putHeading(
    _ title: String, _ detail: String = "", _ excerpt: Excerpt? = nil, on rect: Rect, isFocused: Bool,
    detailStyle: Style = .paneTitle
  ) {
    putTitle(title, detail, on: rect, focused: isFocused, detailStyle: detailStyle)
    guard let excerpt, excerpt.above + excerpt.below > 0 else { return }
    let free = rect.width - 8 - Text.width(of: display(title))
    let taken = detail.isEmpty ? 0 : Text.width(of: display(detail)) + 3
    guard let words = excerpt.words(in: free - taken) else { return }
    putTrailing(
      " \(words) ", row: rect.row, trailing: rect.trailing - 2 - taken, style: .paneTitle)
  }
}

extension Excerpt {
  /// `↑ 13 more`, in as many cells.
  fileprivate func words(in cells: Int) -> String? {
    let parts = [above > 0 ? "↑ \(above)" : nil, below > 0 ? "↓ \(below)" : nil].compactMap(\.self)
    let long = parts.joined(separator: " ") + " more"
    let short = parts.joined().split(separator: " ").joined()
    return [long, short].first { Text.width(of: $0) <= cells }
  }
}

extension Style {
  /// Whether a glyph and its words say the same without a colour of their own while their row is selected.
  fileprivate var yieldsToSelection: Bool {
    switch self {
    case .text, .faint, .strong, .label, .rollPresent, .rollWritten, .rollOpen, .rollNotApplicable, .done,
      .open, .score, .scoreBar:
      true
    default: false
    }
  }
}
