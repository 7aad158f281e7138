import Calendar
import Console
import Meeting
import Text

/// The rows of a card's inside, and where in them the cursor stands.
struct CardLines {
  /// A stretch of a row.
  struct Piece {
    var column: Int
    var text: String
    var style: Style = .text
  }

  let cells: Int
  private(set) var all: [[Piece]] = []
  private(set) var cursor = (row: 0, column: 1)

  /// Where what is entered begins, behind the label.
  private static let start = 14
  /// Where it stands what was understood of it.
  private static let beside = 17

  init(cells: Int) { self.cells = cells }

  private var room: Int { max(8, cells - Self.start - 1) }

  mutating func addBlank() { all.append([]) }

  mutating func add(paragraphs: [String]) {
    for paragraph in paragraphs { add(note: paragraph) }
  }

  /// Why the card could not be saved.
  mutating func add(problem: String) {
    for line in wrap(display(problem), to: max(8, cells - 2)) {
      all.append([Piece(column: 1, text: line, style: problem.hasPrefix("✗") ? .refused : .warning)])
    }
  }

  private mutating func add(note: String) {
    let isMarked = note.hasPrefix("TAKEN WITHOUT")
    for line in wrap(display(note), to: max(8, cells - 2)) {
      all.append([Piece(column: 1, text: line, style: isMarked ? .warning : .strong)])
    }
  }

  /// A field: its label, what is entered, what was understood of it, and what is wrong with it.
  mutating func add(_ field: Field, isFocused: Bool) {
    if field.kind == .note { return add(note: field.lead ?? "") }
    let first = all.count
    if field.isChoice { addChoice(field, isFocused: isFocused) } else { addText(field, isFocused: isFocused) }
    all[first].insert(
      Piece(
        column: 1, text: cut(display(field.label), to: Self.start - 2), style: isFocused ? .strong : .label),
      at: 0)
    // Not by bold letters alone.
    if isFocused { all[first].insert(Piece(column: 0, text: "▸", style: .selected), at: 0) }
    guard let problem = field.problem else { return }
    for line in wrap("✗ " + display(problem), to: room) {
      all.append([Piece(column: Self.start, text: line, style: .refused)])
    }
  }

  // MARK: Choices

  private mutating func addChoice(_ field: Field, isFocused: Bool) {
    if isFocused { cursor = (all.count, Self.start) }
    var row: [Piece] = []
    var column = Self.start
    var isFirst = true
    func put(_ text: String, _ style: Style, gap: Int) {
      let width = Text.width(of: text)
      if column > Self.start, column + gap + width > cells { breakRow() }
      if column > Self.start { column += gap }
      row.append(Piece(column: column, text: text, style: style))
      column += width
    }
    func breakRow() {
      all.append(row)
      row = []
      column = Self.start
    }
    if let lead = field.lead { put(cut(display(lead), to: room), .text, gap: 0) }
    if field.isAside, let aside = field.aside {
      put("– \(cut(display(aside), to: room))", .rollNotApplicable, gap: 1)
      put("\(Field.askingKey) asks it all the same", .faint, gap: 2)
      isFirst = false
    }
    for option in field.options where !field.isAside {
      let isTaken = field.chosen.contains(option.id)
      // A digit stands only where it can be pressed.
      let key = field.isLocked ? "" : "\(option.key) "
      // What is chosen is read whole: words longer than a row go on below.
      let lines = wrap(key + display(option.words), to: max(4, room - 2))
      for (index, words) in lines.enumerated() {
        if index > 0 { breakRow() }
        let (open, end) = (index == 0, index == lines.count - 1)
        put(
          "\(isTaken && open ? "[" : " ")\(words)\(isTaken && end ? "]" : " ")",
          isTaken ? .choiceTaken : .choice,
          gap: isFirst && field.lead != nil ? 3 : 1)
      }
      if isFocused, isTaken, let piece = row.last { cursor = (all.count, piece.column) }
      isFirst = false
    }
    if let hint = field.hint { put(cut(display(hint), to: room), .faint, gap: 2) }
    if field.isEmpty, !field.isAside, let gap = field.gap { put("▲ \(gap)", .previewGap, gap: 2) }
    all.append(row)
  }

  // MARK: Texts

  private mutating func addText(_ field: Field, isFocused: Bool) {
    let typed = field.text.rows(of: room)
    let first = all.count
    let style: Style = isFocused ? .fieldFocused : .field
    for row in typed.rows { all.append([Piece(column: Self.start, text: row, style: style)]) }
    if isFocused { cursor = (first + typed.row, Self.start + typed.column) }
    var beside = [field.shown, field.hint].compactMap { $0 }.joined(separator: "   ")
    // What is still asked for stands where the words will.
    let gapCells = field.isEmpty ? field.gap.map { Text.width(of: $0) + (isFocused ? 4 : 2) } ?? 0 : 0
    let place = Self.start + max(Self.beside, Text.width(of: typed.rows[0]) + 2, gapCells + 2)
    // What was understood goes before what else is said of it.
    if let shown = field.shown, place + Text.width(of: display(beside)) > cells { beside = shown }
    if !beside.isEmpty, typed.rows.count == 1 {
      let column = place
      let isGap = beside.hasPrefix("▲")
      let piece = Piece(column: column, text: beside, style: isGap ? .previewGap : .preview)
      if column + Text.width(of: display(beside)) <= cells {
        all[first].append(piece)
      } else {
        let text = cut(display(beside), to: room)
        all.append([Piece(column: Self.start, text: text, style: piece.style)])
      }
    }
    if field.isEmpty, let gap = field.gap {
      all[first].append(Piece(column: Self.start + (isFocused ? 2 : 0), text: "▲ \(gap)", style: .previewGap))
    }
  }

  // MARK: The agencies

  /// Each agency and its view; where they are too many those around the one that is asked, and always the last.
  mutating func add(_ views: AskedViews, isFocused: Bool, rows limit: Int) {
    all.append([
      Piece(column: 1, text: "Agrees?", style: .label),
      Piece(column: Self.start, text: "each by name; the chair's own agency last", style: .faint),
    ])
    guard !views.rows.isEmpty else { return }
    let names = views.rows.map { Text.width(of: display($0.name)) + 2 }.max() ?? 0
    let whos = views.rows.map { Text.width(of: display($0.who)) + 2 }.max() ?? 0
    let layout = (name: min(22, max(13, names)), who: min(24, max(16, whos)))
    let blocks = views.rows.indices.map { index in
      block(views, index, isCurrent: isFocused && index == views.current, layout)
    }
    let shown = Self.window(blocks.map(\.lines.count), around: isFocused ? views.current : 0, limit: limit)
    for index in blocks.indices {
      if shown.contains(index) {
        if isFocused, index == views.current {
          cursor = (all.count + blocks[index].cursor.row, blocks[index].cursor.column)
        }
        all += blocks[index].lines
      } else if index == 0 || shown.contains(index - 1) {
        let hidden = blocks.indices.dropFirst(index).prefix { !shown.contains($0) }
        all.append([Piece(column: 3, text: Self.told(hidden.map { views.rows[$0] }), style: .faint)])
      }
    }
  }

  /// How many agencies there is no room for, and what they said: `4 more: 1 agrees, 3 not asked`.
  private static func told(_ rows: [AskedViews.Row]) -> String {
    let said = View.allCases.map { view in (view.rawValue, rows.count { $0.given?.view == view }) }
    let open = [
      ("not here", rows.count { $0.given == nil && $0.absence != nil }),
      ("not asked", rows.count { $0.given == nil && $0.absence == nil }),
    ]
    let parts = (said + open).filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    return "… \(rows.count) more: \(parts.joined(separator: ", "))"
  }

  /// Which of the blocks are shown, of `heights` rows each, in at most `limit` rows.
  private static func window(_ heights: [Int], around current: Int, limit: Int) -> Set<Int> {
    guard heights.reduce(0, +) > limit, let last = heights.indices.last else { return Set(heights.indices) }
    var shown: Set<Int> = [last, min(current, last)]
    // Two rows say how many there are before and behind.
    var left = limit - 2 - shown.reduce(0) { $0 + heights[$1] }
    var before = min(current, last) - 1
    var behind = min(current, last) + 1
    while before >= 0 || behind < last {
      if before >= 0 {
        left -= heights[before]
        if left < 0 { break }
        shown.insert(before)
        before -= 1
      }
      if behind < last {
        left -= heights[behind]
        if left < 0 { break }
        shown.insert(behind)
        behind += 1
      }
    }
    // The row that would say that one is hidden has room for that one.
    for index in heights.indices where heights[index] == 1 && !shown.contains(index) {
      let isAlone = [index - 1, index + 1].allSatisfy { !heights.indices.contains($0) || shown.contains($0) }
      if isAlone { shown.insert(index) }
    }
    return shown
  }

  private func block(
    _ views: AskedViews, _ index: Int, isCurrent: Bool, _ layout: (name: Int, who: Int)
  ) -> (lines: [[Piece]], cursor: (row: Int, column: Int)) {
    let row = views.rows[index]
    let style: Style = isCurrent ? .selected : .text
    let said = 5 + layout.name + layout.who
    var line = [
      Piece(column: 5, text: padded(display(row.name), to: layout.name - 1), style: style),
      Piece(column: 5 + layout.name, text: padded(display(row.who), to: layout.who - 1), style: style),
    ]
    guard let given = row.given else {
      line.insert(
        Piece(column: 3, text: row.absence != nil ? "–" : isCurrent ? "▸" : "·", style: style), at: 0)
      let words = row.absence ?? (isCurrent ? "y agrees   n disagrees   - no view" : "")
      line.append(Piece(column: said, text: words, style: row.absence == nil ? .keysKey : .rollAbsent))
      return ([line], (0, 3))
    }
    line.insert(Piece(column: 3, text: given.view.glyph, style: given.view.style), at: 0)
    // The record has the minute in which it is saved: until then none is shown.
    let told = given.view.rawValue + (given.isWritten ? " \(given.at.clock)" : "")
    line.append(Piece(column: said, text: told, style: given.view.style))
    guard given.view == .disagrees else { return ([line], (0, 3)) }
    let isTyping = isCurrent && views.isTyping
    let text = display(given.words.text)
    let column = said + Text.width(of: told) + 1
    if !isTyping, column + Text.width(of: text) + 2 <= cells {
      let words = given.words.isEmpty ? "▲ in their own words" : "\"\(text)\""
      line.append(Piece(column: column, text: words, style: given.words.isEmpty ? .previewGap : .dissent))
      return ([line], (0, 3))
    }
    let typed = given.words.rows(of: max(8, cells - 8))
    let rows = typed.rows.map { [Piece(column: 7, text: $0, style: isTyping ? .fieldFocused : .dissent)] }
    if isTyping { line.append(Piece(column: column, text: "in their own words:", style: .faint)) }
    return ([line] + rows, isTyping ? (1 + typed.row, 7 + typed.column) : (0, 3))
  }
}

extension View {
  fileprivate var glyph: String {
    switch self {
    case .agrees: "✓"
    case .disagrees: "✗"
    case .noView: "–"
    }
  }

  fileprivate var style: Style {
    switch self {
    case .agrees: .done
    case .disagrees: .dissent
    case .noView: .rollNotApplicable
    }
  }
}
