import Advice
import Calendar
import Console
import Meeting
import Procedures
import Text

extension ConsoleState {
  /// The line as it is shown, wrapped, with the place of its cursor.
  var shownLine: (rows: [String], row: Int, column: Int) { line.field.rows(of: max(8, width - 4)) }

  /// How many rows the line takes.
  var lineRows: Int { isLineShown ? shownLine.rows.count : 1 }

  /// Whether the line holds what is typed, not a word about keys.
  var isLineShown: Bool { layer == nil && isTyping }
}

extension Frame {
  /// The four rows that nothing covers: the worst warning, the parse, the line, the keys.
  mutating func drawBottom(_ state: ConsoleState, _ layout: Layout) {
    fill(Rect(row: layout.warningRow, column: 0, height: height - layout.warningRow, width: width))
    drawWarning(state, row: layout.warningRow)
    drawParse(state, row: layout.warningRow + 1)
    drawLine(state, layout, row: layout.warningRow + 2)
    drawKeys(state, row: height - 1)
  }

  private mutating func drawWarning(_ state: ConsoleState, row: Int) {
    if let missed = state.unsaved.first {
      let count = state.unsaved.count
      putCut(
        "✗ NOT SAVED  \(missed.reason): \(count) \(count == 1 ? "act is" : "acts are") only on this screen; tried \(missed.tried), tries again by itself · :save-elsewhere FILE",
        row: row, column: 1, cells: width - 2, style: .headerNotSaved)
      return
    }
    let warnings = state.causesInView
    guard let worst = warnings.first else {
      put("no warnings", row: row, column: 1, style: .faint)
      return
    }
    let mark = state.hasNewCritical && worst.severity == .critical ? "NEW " : ""
    let words = display("\(mark)\(worst.severity.glyph) \(worst.message): \(worst.remedy)")
    let citation = display(" \(worst.citation)")
    // What to do about the worst one is worth more than how many others are called.
    func room(_ form: Counting) -> Int {
      width - 2 - counts(of: warnings, form).reduce(0) { $0 + Text.width(of: $1.text) }
    }
    let form: Counting =
      width < 100
      ? .figures
      : Text.width(of: words + citation) <= room(.everything)
        ? .everything : Text.width(of: words) <= room(.graver) ? .graver : .figures
    var column = 1
    for count in counts(of: warnings, form) {
      column = put(count.text, row: row, column: column, style: count.style)
    }
    // A beginning of a citation cites nothing, and would cost the end of what to do.
    let isCited = room(form) >= Text.width(of: words) + min(8, Text.width(of: citation))
    putCut(
      words + (isCited ? citation : ""), row: row, column: column, cells: width - 1 - column,
      style: worst.severity.style)
  }

  /// How the warnings are counted before the worst one.
  private enum Counting {
    /// `✗ 1 critical ▲ 4 warnings · 2 notices │ `.
    case everything
    /// `✗ 1 critical ▲ 4 warnings │ `.
    case graver
    /// `✗ 1 critical ▲ 4 │ `.
    case figures
  }

  private func counts(of warnings: [Cause], _ form: Counting) -> [(text: String, style: Style)] {
    // By place: a closure would be handed a copy of each warning, and there may be hundreds.
    let severities = warnings.indices.map { warnings[$0].severity }
    let critical = severities.count { $0 == .critical }
    let others = severities.count { $0 == .warning }
    let notices = severities.count { $0 == .notice }
    var counts: [(text: String, style: Style)] = []
    if critical > 0 || width < 100 {
      counts.append(
        critical > 0 ? ("✗ \(critical) critical ", .warningCritical) : ("  0 critical ", .text))
    }
    if others > 0 {
      let name = form == .figures ? "" : others == 1 ? "warning " : "warnings "
      counts.append(("▲ \(others) \(name)", .warning))
    }
    if notices > 0, form == .everything {
      counts.append(("· \(notices) \(notices == 1 ? "notice" : "notices") ", .warningNotice))
    }
    return counts + [("│ ", .paneBorder)]
  }

  private mutating func drawParse(_ state: ConsoleState, row: Int) {
    if let told = state.told {
      let style: Style = told.hasPrefix("✗") ? .refused : .preview
      putCut(told, row: row, column: told.hasPrefix("✗") ? 1 : 1, cells: width - 2, style: style)
      return
    }
    guard state.isLineShown, !state.line.field.isEmpty else { return drawLastAct(state, row: row) }
    let desk = state.desk
    if let hint = state.line.hint {
      putCut(hint, row: row, column: 1, cells: width - 2, style: .preview)
      return
    }
    if let palette = Palette(for: state.line.field.text, at: desk.seat, in: desk.meeting.state) {
      let words = palette.told(to: desk.seat, in: desk.meeting.state)
      putCut(words, row: row, column: 1, cells: width - 2, style: .preview)
      return
    }
    switch state.line.reading {
    case .blank: drawLastAct(state, row: row)
    case .understood(let understood):
      let preview = shortened(
        understood.preview,
        to: width - 2 - Text.width(of: display(understood.row.dropFirst(understood.preview.count))))
      let column = putCut(preview, row: row, column: 1, cells: width - 2, style: .preview)
      let gaps = understood.row.dropFirst(understood.preview.count)
      // What is missing is never cut: the preview gives way.
      guard !gaps.isEmpty else { return }
      let cells = min(Text.width(of: display(gaps)), width - 4)
      // They stand still for a while as the preview grows, and are not sent again with each letter.
      let start = min((column + 15) / 16 * 16, width - 1 - cells)
      if start < column { putCut(preview, row: row, column: 1, cells: start - 1, style: .preview) }
      putCut(String(gaps), row: row, column: start, cells: cells, style: .previewGap)
    case .refused(let refusal):
      let words = refusalWords(refusal, isKept: state.line.isRefused)
      // Over the word that is meant, or as near as the sentence leaves room for.
      let cells = Text.width(of: display(words))
      let wanted =
        3
        + Text.width(
          of: display(state.line.field.characters.prefix(refusal.column - 1).map(String.init).joined()))
      let start = max(1, min(wanted, width - 1 - cells))
      putCut(words, row: row, column: start, cells: width - 1 - start, style: .refused)
    }
  }

  /// A preview in as many cells: the longest of its parts give way first, of an action neither owner nor time.
  private func shortened(_ preview: String, to cells: Int) -> String {
    let separator = " │ "
    var parts = preview.split(separator: separator).map { display($0) }
    func over() -> Int {
      parts.reduce(0) { $0 + Text.width(of: $1) } + (parts.count - 1) * separator.count - cells
    }
    guard over() > 0, parts.count > 1 else { return preview }
    let isAction = ["ACTION ", "CONTINGENCY ", "NOT YET KNOWN "].contains { parts[0].hasPrefix($0) }
    // Behind the owner's name stands the agency, behind the time how long that is.
    let kept = isAction ? parts.indices.dropFirst().prefix { $0 < 3 && !parts[$0].hasPrefix("for ") } : []
    for index in kept { parts[index] = parts[index].split(separator: ", ").first.map(String.init) ?? "" }
    for _ in parts.indices where over() > 0 {
      let widths = parts.indices.filter { !kept.contains($0) }.map {
        (index: $0, cells: Text.width(of: parts[$0]))
      }
      guard let longest = widths.max(by: { $0.cells < $1.cells }) else { break }
      let next = widths.filter { $0.index != longest.index }.map(\.cells).max() ?? 0
      parts[longest.index] = cut(parts[longest.index], to: max(16, next - 1, longest.cells - over()))
    }
    return parts.joined(separator: separator)
  }

  /// Why a line is refused and, once Enter has said so, what the next keys do to it; the way back is never cut.
  private func refusalWords(_ refusal: Refusal, isKept: Bool) -> String {
    let words = "✗ \(display(refusal.message))"
    guard isKept else { return words }
    let room = width - 2
    let whole = words + " · ← mends it, typing begins a new line, ↑ brings this back"
    if Text.width(of: whole) <= room { return whole }
    let short = " · ← mends it, ↑ brings it back"
    return cut(words, to: max(8, room - Text.width(of: short))) + short
  }

  private mutating func drawLastAct(_ state: ConsoleState, row: Int) {
    // What was written last may be a note, or private.
    guard state.desk.seat != .room, let act = state.desk.lastAct else { return }
    putCut(act, row: row, column: 1, cells: width - 2, style: .lastAct)
  }

  private mutating func drawLine(_ state: ConsoleState, _ layout: Layout, row: Int) {
    guard state.isLineShown else {
      let words =
        state.layer != nil
        ? state.layerWords
        : state.isTyping
          ? "one command, then type on" : "keys are commands; \(state.wayToLine)"
      var column = put("› \(words)", row: row, column: 1, style: .faint)
      guard state.layer == nil, !state.isTyping else { return }
      let cards = state.unfinishedWords
      if !state.line.field.isEmpty {
        let room = width - 2 - column - Text.width(of: cards)
        column = putCut(
          state.line.field.text, row: row, column: column + 1, cells: max(8, room), style: .faint)
      }
      putCut(cards, row: row, column: column, cells: max(0, width - 1 - column), style: .faint)
      return
    }
    let shown = state.shownLine
    // Of a line longer than its room the part around the cursor.
    let first = max(0, min(shown.row - layout.lineRows + 1, shown.rows.count - layout.lineRows))
    for offset in 0..<layout.lineRows where first + offset < shown.rows.count {
      if first + offset == 0 { put("›", row: row + offset, column: 1, style: .typed) }
      put(shown.rows[first + offset], row: row + offset, column: 3, style: .typed)
    }
    cursor = (row + shown.row - first, 3 + shown.column)
  }

  private mutating func drawKeys(_ state: ConsoleState, row: Int) {
    let help = state.helpHint
    let right = width - 1 - Text.width(of: "\(help.key) \(help.does)")
    let start = put(state.mode, row: row, column: 1, style: .keysHome) + 3
    put(
      hints(state).fitting(into: right - start, namingAll: state.layer == nil && state.mode == "KEYS"),
      row: row, column: start)
    let column = put(help.key, row: row, column: right, style: .keysKey)
    put(" \(help.does)", row: row, column: column, style: .keysHelp)
  }

  /// Puts keys and what they do; of some there is room for the key alone.
  mutating func put(_ hints: [KeyHint], row: Int, column start: Int) {
    var column = start
    for hint in hints {
      column = put(hint.key, row: row, column: column, style: .keysKey)
      if !hint.does.isEmpty { column = put(" \(hint.does)", row: row, column: column, style: .keysHelp) + 1 }
      column += 1
    }
  }
}

extension Frame {
  /// What the keys row offers; before all else how to see what there was no room for, where nothing else says so.
  private func hints(_ state: ConsoleState) -> [KeyHint] {
    let hints = state.keyHints
    if case .card? = state.layer { return hints }
    let isSaid = hints.contains { $0.does == "scroll" || $0 == KeyHint("↑↓", "choose") }
    guard let extent, extent.last > 0, !isSaid else { return hints }
    return [KeyHint("PgDn", "scroll")] + hints
  }
}

extension [KeyHint] {
  /// Those for which there is room: first the words are fewer, then the last ones give way, what goes on or leaves
  /// last of all.
  ///
  /// - Parameter namingAll: whether the last ones become keys alone before any gives way.
  func fitting(into cells: Int, namingAll: Bool = false) -> [KeyHint] {
    var fitting = self
    // Behind the last one a single blank is enough.
    func isOver() -> Bool {
      let spare = fitting.last.map { $0.does.isEmpty ? 0 : 1 } ?? 0
      return fitting.reduce(0) { $0 + $1.cells } - spare > cells
    }
    // How one leaves can be said in a word, before anything else is.
    for index in indices where fitting[index].isKept && isOver() { fitting[index] = fitting[index].shorter }
    for index in indices.reversed() where isOver() { fitting[index] = fitting[index].shorter }
    if namingAll {
      for index in indices.dropFirst().reversed() where isOver() && !fitting[index].isKept {
        fitting[index].does = ""
      }
    }
    while isOver(), let least = fitting.lastIndex(where: { !$0.isKept }) ?? fitting.indices.last {
      fitting.remove(at: least)
    }
    return fitting
  }
}

extension KeyHint {
  /// What it fills in the keys row, with the blanks behind it.
  fileprivate var cells: Int { Text.width(of: key) + (does.isEmpty ? 1 : Text.width(of: does) + 3) }
}

extension ConsoleState {
  /// What is warned of: while closing, what would stand if the discussion ended now; once it is closed the same at
  /// both seats.
  fileprivate var causesInView: [Cause] {
    for case .closing(let closing) in layers where desk.meeting.closed == nil {
      return closing.advice.causes
    }
    return desk.advice.causes
  }

  /// What stands in the line while something lies over the meeting.
  fileprivate var layerWords: String {
    switch layer {
    case .card, .scores: "a card is open; Esc keeps it as a draft"
    case .presence: "a name or an agency; Esc goes back"
    case .closing(let closing) where closing.step == .sign && closing.result(at: desk) == nil:
      "type above: the word, then the passphrase; Esc goes back"
    default: "keys are commands; Esc goes back"
    }
  }
}

extension Severity {
  /// The glyph that stands for it.
  var glyph: String {
    switch self {
    case .critical: "✗"
    case .warning: "▲"
    case .notice: "·"
    }
  }

  /// What its text means.
  var style: Style {
    switch self {
    case .critical: .warningCritical
    case .warning: .warning
    case .notice: .warningNotice
    }
  }
}

extension ConsoleState {
  /// How one comes from the keys to the line: to what stands there, where something does.
  fileprivate var wayToLine: String {
    line.field.isEmpty
      ? "i to type here" : line.isRefused ? "i and ← mend what was refused:" : "i goes on with:"
  }

  /// That cards were closed with something in them, so that nobody takes them for saved.
  fileprivate var unfinishedWords: String {
    let titles = unfinishedTitles.prefix(2).joined(separator: ", ")
    return switch unfinishedCards {
    case 0: ""
    case 1: "   ▲ 1 card not saved, g opens it: \(titles)"
    default: "   ▲ \(unfinishedCards) cards not saved, g: \(titles)\(unfinishedCards > 2 ? ", …" : "")"
    }
  }
}
