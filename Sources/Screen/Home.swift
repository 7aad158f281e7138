import Calendar
public import Console
public import Text

/// The register's screen: pure, like every screen.
public func view(_ home: HomeState) -> Frame {
  var frame = Frame(height: home.height, width: home.width)
  guard home.height >= Layout.smallest.height, home.width >= Layout.smallest.width else {
    frame.drawTooSmall(home)
    return frame
  }
  frame.drawHeader(home)
  let body = Rect(row: 2, column: 0, height: home.height - 5, width: home.width)
  if home.isHelping {
    frame.drawHelp(home, body)
  } else if let card = home.card {
    frame.draw(card, home, body)
  } else {
    frame.drawRows(home, body)
  }
  frame.drawBottom(home)
  return frame
}

extension Frame {
  fileprivate mutating func drawTooSmall(_ home: HomeState) {
    let rows = [
      "the register", "needs \(Layout.smallest.width)x\(Layout.smallest.height), is \(width)x\(height)",
      home.card == nil ? "" : "the card is kept",
    ]
    for (row, words) in rows.enumerated() where row < height {
      putCut(words, row: row, column: 0, cells: width)
    }
    cursor = (min(height, rows.count) - 1, 0)
  }

  // MARK: Header

  fileprivate mutating func drawHeader(_ home: HomeState) {
    let local = home.desk.local
    let clock = width >= 100 ? "\(local.day.short) \(local.clock)" : local.clock
    let right = putTrailing(clock, row: 0, trailing: width - 1, style: .header)
    var column = put("Quorate", row: 0, column: 1, style: .headerState) + 3
    if home.desk.isRehearsal {
      column = put("REHEARSAL", row: 0, column: column, style: .headerRehearsal) + 3
    }
    putCut(
      "register of \(home.desk.name), \(home.desk.place)", row: 0, column: column,
      cells: right - column - 2, style: .header)
    drawTabs(home)
  }

  fileprivate mutating func drawTabs(_ home: HomeState) {
    var right = width - 1
    if home.listed.unread > 0 {
      right =
        putTrailing(
          "reading \(home.listed.unread) older \(home.listed.unread == 1 ? "meeting" : "meetings")", row: 1,
          trailing: right, style: .headerState) - 2
    }
    // The focused tab is never cut: the others give up their counts, then their names.
    let isFocused = { (tab: HomeTab) in tab == home.tab && home.found == nil }
    let shapes: [(HomeTab) -> String] = [
      { "\($0.rawValue) \($0.title) \(home.countWords(of: $0))" },
      { "\($0.rawValue) \(isFocused($0) ? "\($0.title) \(home.countWords(of: $0))" : $0.title)" },
      { isFocused($0) ? "\($0.rawValue) \($0.title) \(home.countWords(of: $0))" : "\($0.rawValue)" },
    ]
    let shape =
      shapes.first { shape in
        HomeTab.allCases.reduce(2) { $0 + Text.width(of: shape($1)) + 2 } <= right
      } ?? shapes[2]
    var column = 1
    for tab in HomeTab.allCases {
      let words = shape(tab)
      column = put(
        isFocused(tab) ? "[\(words)]" : " \(words) ", row: 1, column: column,
        style: isFocused(tab) ? .tabFocused : .tab)
      if isFocused(tab) { column += 1 }
    }
    if column + 26 < right {
      put("/ search everything", row: 1, column: column + 6, style: .faint)
    }
  }

  // MARK: Rows

  fileprivate mutating func drawRows(_ home: HomeState, _ body: Rect) {
    drawBox(body)
    let (critical, others) = (home.todays(.critical), home.todays(.warning))
    if let found = home.found {
      putTitle("/ \(found.words)", "\(found.rows.count) found", on: body, focused: true)
    } else if home.tab == .today {
      let words = [
        critical > 0 ? "\(critical) critical" : nil,
        others > 0 ? "\(others) \(others == 1 ? "warning" : "warnings")" : nil,
      ].compactMap { $0 }.joined(separator: ", ")
      putTitle(
        home.tab.title, words.isEmpty ? "nothing is late" : words, on: body, focused: false,
        detailStyle: critical > 0 ? .warningCritical : others > 0 ? .warning : .paneTitle)
    } else {
      putTitle(home.tab.title, home.countWords(of: home.tab), on: body, focused: false)
    }
    let inside = body.inner
    var lines: [HomeLine] = []
    var section = ""
    for (index, row) in home.shown.enumerated() {
      if row.section != section {
        section = row.section
        if !section.isEmpty { lines.append(.heading(section)) }
      }
      lines.append(.row(row, index))
    }
    guard !lines.isEmpty else {
      for (offset, words) in home.emptyWords.enumerated() {
        putCut(words, row: inside.row + offset, column: inside.column + 1, cells: inside.width - 2)
      }
      cursor = (inside.row, inside.column + 1)
      return
    }
    let place = lines.firstIndex { $0.index == home.selected } ?? 0
    // The heading of the first row stays in sight.
    let first =
      place < inside.height - 1 ? 0 : min(place - inside.height / 2, max(0, lines.count - inside.height))
    for (offset, line) in lines[max(0, first)...].prefix(inside.height).enumerated() {
      draw(line, selected: home.selected, row: inside.row + offset, in: inside)
    }
    let below = lines.count - max(0, first) - inside.height
    if below > 0 {
      putTrailing(" ↓ \(below) more ", row: body.bottom - 1, trailing: body.trailing - 2, style: .paneTitle)
    }
    cursor = (inside.row + place - max(0, first), inside.column)
  }

  fileprivate mutating func draw(_ line: HomeLine, selected: Int, row place: Int, in room: Rect) {
    switch line {
    case .heading(let title):
      putCut("── \(title)", row: place, column: room.column + 1, cells: room.width - 2, style: .label)
    case .row(let row, let index):
      let isSelected = index == selected
      if isSelected { put("▸", row: place, column: room.column, style: .selected) }
      put(row.mark.glyph, row: place, column: room.column + 1, style: row.mark.style)
      let columns = HomeColumns(width: room.width)
      var column = room.column + 3
      // The time is never cut: the period behind it gives way.
      let isLong = Text.width(of: display(row.when)) > columns.when
      let when = isLong ? String(row.when.prefix { $0 != "," }) : row.when
      // Where nothing stands behind the time, it moves out of the way of what it is about.
      let free = row.more.isEmpty ? columns.when + columns.more - Text.width(of: display(when)) : 0
      let what = max(columns.what, min(Text.width(of: display(row.what)) + 1, columns.what + free))
      for (words, cells, style) in [
        (row.name, columns.name, isSelected ? Style.selected : .text), (row.who, columns.who, .text),
        (row.what, columns.what == 0 ? 0 : what, row.mark <= .warning ? row.mark.style : .text),
        (
          when, columns.when + (row.more.isEmpty ? columns.more + columns.what - what : 0),
          row.mark <= .warning ? row.mark.style : .text
        ),
        (row.more, row.more.isEmpty ? 0 : columns.more, .text),
      ] where cells > 0 {
        let gap = column + cells >= room.trailing ? 0 : 1
        putCut(words, row: place, column: column, cells: cells - gap, style: style)
        column += cells
      }
    }
  }

  fileprivate mutating func drawHelp(_ home: HomeState, _ body: Rect) {
    drawBox(body)
    putTitle(
      home.card == nil ? "Keys of the register" : "The card of a new discussion", on: body, focused: true)
    let inside = body.inner
    let lines = helpLines(home, cells: inside.width - 2)
    let top = max(0, min(home.helpTop, lines.count - inside.height))
    for (offset, line) in lines.dropFirst(top).prefix(inside.height).enumerated() {
      let row = inside.row + offset
      putCut(line.head, row: row, column: inside.column + 1, cells: helpHead - 1, style: line.style)
      putCut(
        line.words, row: row, column: inside.column + 1 + helpHead, cells: inside.width - 2 - helpHead,
        style: .keysHelp)
    }
    if lines.count > inside.height {
      putTrailing(
        " lines \(top + 1)-\(min(lines.count, top + inside.height)) of \(lines.count) ", row: body.bottom - 1,
        trailing: body.trailing - 2, style: .paneTitle)
    }
    cursor = (inside.row, inside.column + 1)
  }

  private var helpHead: Int { 15 }

  /// Each key, or each field and key of the card, on as many rows as its words need.
  private func helpLines(_ home: HomeState, cells: Int) -> [(head: String, words: String, style: Style)] {
    var told: [(String, String, Style)] = []
    if let card = home.card {
      told += card.explanations.map { ($0.label, $0.words, .label) }
      told += [
        (
          "Tab Shift-Tab", "to the next field, and back; Enter as well, and on the last field it convenes",
          .keysKey
        ),
        ("Ctrl-S", "convenes: what is missing is marked ▲ and never stops you", .keysKey),
        ("Ctrl-U", "empties the field", .keysKey),
        ("Esc", "closes the card and keeps it: n opens it again", .keysKey),
        ("Ctrl-D", "throws the card away, after a question", .keysKey),
      ]
    } else {
      told += Command.all.filter { $0.context == .register }.map {
        ($0.keys.joined(separator: " "), $0.help, .keysKey)
      }
    }
    return told.flatMap { head, words, style in
      wrap(words, to: max(8, cells - helpHead)).enumerated().map { index, line in
        (index == 0 ? head : "", line, style)
      }
    }
  }

  // MARK: Bottom

  fileprivate mutating func drawBottom(_ home: HomeState) {
    drawWorst(home, row: height - 3)
    drawLine(home, row: height - 2)
    drawKeys(home, row: height - 1)
  }

  fileprivate mutating func drawWorst(_ home: HomeState, row: Int) {
    let (critical, others) = (home.todays(.critical), home.todays(.warning))
    guard let worst = home.worst else {
      put("no warnings", row: row, column: 1, style: .faint)
      return
    }
    var column = 1
    if critical > 0 {
      column = put("✗ \(critical) critical ", row: row, column: column, style: .warningCritical)
    }
    if others > 0 {
      column = put(
        "▲ \(others) \(others == 1 ? "warning" : "warnings") ", row: row, column: column, style: .warning)
    }
    column = put("│ ", row: row, column: column, style: .paneBorder)
    putCut(worst.sentence, row: row, column: column, cells: width - 1 - column, style: worst.mark.style)
  }

  fileprivate mutating func drawLine(_ home: HomeState, row: Int) {
    if let told = home.told {
      putCut(told, row: row, column: 1, cells: width - 2, style: told.hasPrefix("✗") ? .refused : .preview)
      guard home.asking != nil else { return }
    }
    if let asking = home.asking {
      if home.told == nil || height > Layout.smallest.height {
        drawAsking(asking, row: home.told == nil ? row : row - 1)
      }
      return
    }
    let words =
      home.card != nil
      ? "the card is for a new discussion; Esc keeps it as a draft"
      : home.hasKeptCard
        ? "▲ the card of a new discussion is kept, and not convened: n opens it, Ctrl-D throws it away"
        : home.rowInWords ?? basis(home)
          ?? "/ search: child, reference, person, agency, words · overdue · agency:police · since:2026-01"
    putCut(words, row: row, column: 1, cells: width - 2, style: .faint)
  }

  /// How the selected date was counted, where the search has a place of its own besides.
  private func basis(_ home: HomeState) -> String? {
    guard width >= 100 else { return nil }
    return home.row?.basis.map { "due \($0)" }
  }

  fileprivate mutating func drawAsking(_ asking: HomeState.Asking, row: Int) {
    fill(Rect(row: row, column: 0, height: 1, width: width))
    let column = putCut(asking.prompt, row: row, column: 1, cells: width / 2, style: .label) + 1
    let cells = max(4, width - 2 - column)
    let (rows, at, place) = asking.field.rows(of: cells)
    put(rows[at], row: row, column: column, style: .typed)
    cursor = (row, column + place)
  }

  fileprivate mutating func drawKeys(_ home: HomeState, row: Int) {
    let help =
      home.isHelping || home.asking != nil ? "" : home.card == nil ? "? all" : "F1 help"
    let right = width - 1 - Text.width(of: help)
    let start = put(home.mode, row: row, column: 1, style: .keysHome) + 3
    put(home.keyHints.fitting(into: right - start), row: row, column: start)
    put(help, row: row, column: right, style: .keysKey)
  }
}

/// A line of the list: a heading, or a row with its place among the rows.
private enum HomeLine {
  case heading(String)
  case row(HomeRow, Int)

  var index: Int? {
    switch self {
    case .heading: nil
    case .row(_, let index): index
    }
  }
}

/// How wide each column is: what is due and whose it is are kept longest.
private struct HomeColumns {
  let name: Int
  let who: Int
  let what: Int
  let when: Int
  let more: Int

  init(width: Int) {
    let room = width - 3
    switch width {
    case 118...:
      let spare = width - 118
      (name, who, what, when) = (19, 24 + spare / 4, 20 + spare / 4, 31 + spare / 8)
      more = room - name - who - what - when
    case 76...:
      let spare = (width - 78) / 2
      (name, who, what, more) = (19, 12 + spare, 16, 0)
      when = room - name - who - what
    default: (name, who, what, when, more) = (19, room - 47, 0, 28, 0)
    }
  }
}

extension HomeRow.Mark {
  var style: Style {
    switch self {
    case .critical: .warningCritical
    case .warning: .warning
    case .running: .rollPresent
    case .open: .rollOpen
    case .done: .done
    case .quiet: .faint
    }
  }
}

extension HomeState {
  /// What the selected row says whole, where its last column has no room: of an action, what is to be done.
  fileprivate var rowInWords: String? {
    guard width < 118, let row, row.action != nil else { return nil }
    return "▸ \(row.sentence)"
  }

  fileprivate var emptyWords: [String] {
    if found != nil { return ["nothing was found; Esc goes back"] }
    switch tab {
    case .today:
      return [
        count(of: .meetings) == 0
          ? "No meeting yet: n convenes the first one." : "Nothing is due today; 2 lists all meetings."
      ]
    case .meetings: return ["No meeting yet: n convenes the first one."]
    case .actions: return ["No action is open."]
    case .deadlines: return ["No date is running."]
    case .people: return ["Nobody has taken part in a meeting yet."]
    }
  }
}
