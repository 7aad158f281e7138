import Console
import Text

extension Frame {
  /// Draws the card on which a discussion is called: each field with how it is understood.
  mutating func draw(_ card: NewMeeting, _ home: HomeState, _ body: Rect) {
    let rect = Rect(row: body.row, column: 0, height: body.height, width: min(width, 83))
    drawBox(rect)
    let gaps = card.gaps(at: home.desk)
    let wrong = card.notUnderstood(at: home.desk)
    let detail = [wrong > 0 ? "✗ \(wrong) not understood" : nil, gaps > 0 ? "▲ \(gaps) open" : nil]
      .compactMap(\.self).joined(separator: " · ")
    putTitle(
      card.carried.map { "Convene again, after \($0.reference)" } ?? "Convene",
      detail.isEmpty ? "complete" : detail, on: rect, focused: true,
      detailStyle: wrong > 0 ? .refused : gaps > 0 ? .incomplete : .paneTitle)
    let inside = rect.inner
    let lines = card.fields.flatMap { cardLines(of: $0, card, home, cells: inside.width - 2) }
    let focused = lines.indices.filter { lines[$0].field == card.focus }
    // The focused field whole, or at least the row with the cursor.
    let last = (focused.last ?? 0) + 1
    let first = max(0, min(last - inside.height, focused.first ?? 0))
    for (offset, line) in lines[first...].prefix(inside.height).enumerated() {
      let row = inside.row + offset
      if line.field == card.focus, line.index == 0 {
        put("▸", row: row, column: inside.column, style: .selected)
      }
      putCut(line.label, row: row, column: inside.column + 1, cells: labelCells - 1, style: .label)
      putCut(
        line.words, row: row, column: inside.column + 1 + labelCells,
        cells: inside.width - 2 - labelCells, style: line.style)
      if let column = line.cursor { cursor = (row, inside.column + 1 + labelCells + column) }
    }
    if card.text(of: card.focus)?.isSelected == true {
      put(Self.selectedWords, row: rect.bottom - 1, column: rect.column + 2, style: .keysKey)
    }
    let below = lines.count - first - inside.height
    if below > 0 {
      putTrailing(" ↓ \(below) more ", row: rect.bottom - 1, trailing: rect.trailing - 2, style: .paneTitle)
    }
  }

  /// The cells of the labels.
  private var labelCells: Int { 17 }

  private func cardLines(
    of field: NewMeeting.Field, _ card: NewMeeting, _ home: HomeState, cells: Int
  ) -> [CardLine] {
    let isFocused = field == card.focus
    let label = card.label(of: field)
    var lines: [CardLine] = []
    if let text = card.text(of: field) {
      let room = cells - labelCells
      let (rows, at, place) = text.rows(of: max(4, room - 1))
      for (index, row) in rows.enumerated() {
        lines.append(
          CardLine(
            field: field, label: index == 0 ? label : "", words: row,
            style: isFocused ? .fieldFocused : .field, cursor: isFocused && index == at ? place : nil))
      }
    } else {
      lines += choiceLines(field, label, card, isFocused)
    }
    let understood = reading(of: field, card, home)
    if let understood {
      // What is understood stands whole: behind an empty field, else below it.
      var told = wrap(display(understood.words), to: max(8, cells - labelCells))[...]
      if let last = lines.last, last.words.isEmpty, let first = told.popFirst() {
        lines[lines.count - 1].words = first
        lines[lines.count - 1].style = understood.style
      }
      lines += told.map { CardLine(field: field, words: $0, style: understood.style) }
    }
    for index in lines.indices { lines[index].index = index }
    return lines
  }

  private func choiceLines(
    _ field: NewMeeting.Field, _ label: String, _ card: NewMeeting, _ isFocused: Bool
  ) -> [CardLine] {
    let (names, taken) = card.choices(of: field)
    guard isFocused else {
      let name = taken.flatMap { names.indices.contains($0) ? names[$0] : nil } ?? ""
      return [CardLine(field: field, label: label, words: name, style: .choiceTaken)]
    }
    return names.enumerated().map { index, name in
      let key =
        field == .interpreter
        ? String(name.prefix(1)) : NewMeeting.key(ofChoice: index).map { String($0) } ?? " "
      let isTaken = index == taken
      return CardLine(
        field: field, label: index == 0 ? label : "", words: isTaken ? "[\(key) \(name)]" : " \(key) \(name)",
        style: isTaken ? .choiceTaken : .choice, cursor: index == (taken ?? 0) ? 0 : nil)
    }
  }

  private func reading(
    of field: NewMeeting.Field, _ card: NewMeeting, _ home: HomeState
  ) -> (words: String, style: Style)? {
    if let refusal = field == card.focus ? card.refusal : card.refused[field] {
      return ("✗ \(refusal)", .refused)
    }
    return switch card.reading(of: field, at: home.desk) {
    case .blank: nil
    case .told(let words): (words, .preview)
    case .gap(let words): ("▲ \(words)", .previewGap)
    case .wrong(let words): ("✗ \(words)", .refused)
    }
  }
}

/// A row of the card.
private struct CardLine {
  let field: NewMeeting.Field
  var label = ""
  var words: String
  var style: Style
  /// Where in the words the cursor stands.
  var cursor: Int?
  /// Which row of its field it is.
  var index = 0

  init(
    field: NewMeeting.Field, label: String = "", words: String, style: Style, cursor: Int? = nil
  ) {
    self.field = field
    self.label = label
    self.words = words
    self.style = style
    self.cursor = cursor
  }
}
