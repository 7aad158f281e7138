import Advice
import Calendar
import Console
import Meeting
import Procedures
import Text

extension Frame {
  mutating func draw(_ sheet: ScoreSheet, _ state: ConsoleState, _ layout: Layout) {
    if sheet.isRevealed {
      drawRevealed(sheet, state.desk, layout)
    } else {
      drawBlind(sheet, state.desk, layout)
    }
  }
}

// MARK: - Blind

extension Frame {
  private mutating func drawBlind(_ sheet: ScoreSheet, _ desk: Desk, _ layout: Layout) {
    let voices = sheet.voices
    let open = desk.voicesNotIn(voices)
    let count = "\(voices.count - open.count) of \(voices.count) in"
    let cells = layout.card.width - 4
    let top = desk.scaleWords.flatMap { wrap(display($0), to: cells) } + [""]
    let bottom = sheet.foot(desk, count: count, cells: cells)
    let room = openCard(
      "Safety 0-10, blind", count, rows: top.count + 1 + voices.count + 1 + bottom.count, in: layout)
    guard room.height > 2, let voice = sheet.voice, let row = voices.firstIndex(of: voice) else {
      put("Nobody is here to score.", row: room.row, column: room.column + 1)
      cursor = (room.row, room.column + 1)
      return
    }
    // On a small screen the words give way to the numbers, the last ones last.
    let spare = max(0, room.height - 2 - min(voices.count, 3))
    let foot =
      sheet.typing == .reason || top.count + bottom.count + 1 > spare
      ? bottom.suffix(min(bottom.count, max(1, spare - 1))) : bottom[...]
    let head = top.prefix(max(0, min(top.count, spare - foot.count - 1)))
    var line = room.row
    for words in head {
      put(words, row: line, column: room.column + 1, cells: cells)
      line += 1
    }
    let table = Table(cells: cells, children: sheet.children, selected: sheet.child)
    drawNames(of: table, desk, row: line, column: room.column + 1)
    line += 1
    let rows = max(1, min(voices.count, room.bottom - line - foot.count - (foot.count > 1 ? 1 : 0)))
    let first = max(0, min(row - rows + 1, voices.count - rows))
    for offset in 0..<min(rows, voices.count) where line < room.bottom {
      drawBlindRow(voices[first + offset], sheet, table, desk, row: line, column: room.column + 1)
      line += 1
    }
    if foot.count > 1 { line += 1 }
    for words in foot where line < room.bottom {
      put(words, row: line, column: room.column + 1, cells: cells)
      line += 1
    }
    if sheet.typing == .reason {
      let typed = sheet.words.rows(of: max(4, cells - 2))
      cursor = (
        line - typed.rows.count + typed.row, min(room.trailing - 2, room.column + 3 + typed.column)
      )
    }
  }

  private mutating func drawNames(of table: Table, _ desk: Desk, row: Int, column: Int) {
    for (index, child) in table.shown.enumerated() {
      putCut(
        display(desk.name(of: child)), row: row, column: column + table.column(of: index),
        cells: table.childCells - 1, style: .label)
    }
    if table.isCut { put("…", row: row, column: column + table.column(of: table.shown.count), style: .faint) }
  }

  private mutating func drawBlindRow(
    _ voice: Voice, _ sheet: ScoreSheet, _ table: Table, _ desk: Desk, row: Int, column: Int
  ) {
    let isSelected = voice == sheet.voice
    if isSelected { put("▸", row: row, column: column, style: .selected) }
    putCut(
      desk.name(of: voice), row: row, column: column + 2, cells: table.nameCells - 1,
      style: isSelected ? .strong : .text)
    if table.personCells > 0 {
      putCut(
        desk.personName(of: voice), row: row, column: column + 2 + table.nameCells,
        cells: table.personCells - 1)
    }
    for (index, child) in table.shown.enumerated() {
      let start = column + table.column(of: index)
      if isSelected, child == sheet.child {
        let typed = sheet.number.text
        let isIn = typed.isEmpty && desk.meeting.score(of: voice, child: child) != nil
        put("[\(isIn ? "in" : padded(typed, to: 2))]", row: row, column: start - 1, style: .fieldFocused)
        cursor = (row, start + typed.count)
      } else {
        let scored = desk.meeting.score(of: voice, child: child)
        let open = desk.asks(voice, about: child) ? "·" : "not due"
        let words = scored.map { $0.scoring.value == nil ? "no view" : "in" } ?? open
        put(words, row: row, column: start, style: scored == nil ? .open : .done)
      }
    }
    if table.hasStatus, desk.isIn(voice) {
      put("in, hidden", row: row, column: column + table.cells - 12, style: .done)
    }
  }
}

/// Which columns of the blind table fit.
private struct Table {
  let cells: Int
  let nameCells: Int
  let personCells: Int
  let childCells: Int
  let hasStatus: Bool
  let shown: [ChildKey]
  let isCut: Bool

  init(cells: Int, children: [ChildKey], selected: ChildKey?) {
    self.cells = cells
    nameCells = cells >= 70 ? 13 : 12
    let wanted = children.count * 10
    let rest = cells - 3 - nameCells
    hasStatus = rest - 12 >= min(wanted, 20)
    let free = rest - (hasStatus ? 12 : 0)
    personCells = free - 12 >= min(wanted, 20) ? 12 : 0
    let fit = max(1, (free - personCells - 1) / 9)
    childCells = max(9, min(11, (free - personCells - 1) / max(1, min(fit, children.count))))
    let index = selected.flatMap { children.firstIndex(of: $0) } ?? 0
    let first = max(0, min(index - fit + 1, children.count - fit))
    shown = Array(children[first...].prefix(fit))
    isCut = first + shown.count < children.count
  }

  func column(of index: Int) -> Int { 3 + nameCells + personCells + index * childCells }
}

extension ScoreSheet {
  /// What is said below the numbers; the last lines are what matters most.
  fileprivate func foot(_ desk: Desk, count: String, cells: Int) -> [String] {
    if typing == .reason {
      let open = desk.voicesNotIn(voices).map { desk.name(of: $0) }.joined(separator: ", ")
      let asked = wrap(
        display("Not in: \(open). Why are the scores revealed now? The record says so."), to: cells)
      return asked + self.words.rows(of: max(4, cells - 2)).rows.map { "  \($0)" }
    }
    let without = desk.withoutScore
    let named = [
      without.notHere.isEmpty ? nil : "Not here, no score: \(without.notHere.joined(separator: ", ")).",
      without.inWriting.isEmpty ? nil : "In writing, no score: \(without.inWriting.joined(separator: ", ")).",
    ].compactMap { $0 }.joined(separator: " ")
    var lines = named.isEmpty ? [] : wrap(display(named), to: cells)
    lines += wrap("The number shows only while you type it. Both seats enter, neither sees.", to: cells)
    let isOpen = !desk.voicesNotIn(voices).isEmpty
    let who = desk.seat == .chair ? "v reveals" : "the chair's v reveals"
    lines.append(
      "\(count).  \(who)\(isOpen ? "; sooner, it asks why and the record says so" : ": all are in").")
    return lines
  }
}

// MARK: - Revealed

extension Frame {
  private mutating func drawRevealed(_ sheet: ScoreSheet, _ desk: Desk, _ layout: Layout) {
    let cells = layout.card.width - 4
    var blocks: [[[Piece]]] = []
    var selected: Int?
    var field: (line: Int, column: Int)?
    if let because = desk.meeting.revealed?.because {
      blocks += wrap(display("Revealed before all were in: “\(because)”"), to: cells).map { [[Piece($0)]] }
    }
    for child in sheet.children {
      let isInView = child == sheet.child
      blocks.append([desk.heading(of: child, isInView: isInView, cells: cells)])
      guard isInView || sheet.isWhole else {
        blocks.append(desk.compact(child, sheet.voices, cells: cells))
        continue
      }
      for voice in desk.ranked(sheet.voices, for: child) {
        let isSelected = isInView && voice == sheet.voice
        if isSelected { selected = blocks.count }
        var block = desk.block(of: voice, child, sheet.voices, cells: cells)
        if isSelected, let typing = sheet.typing { field = block.add(typing, of: sheet, cells: cells) }
        blocks.append(block)
      }
      blocks.append([[]])
    }
    blocks += wrap(
      "The reasons count more than the numbers. No average; a high score is not safe.", to: cells
    )
    .map { [[Piece($0)]] }
    let room = openCard(
      "Safety 0-10, revealed", desk.revealWords(sheet.voices),
      rows: blocks.map(\.count).reduce(0, +), in: layout)
    drawBlocks(blocks, selected: selected, in: room, pages: false)
    if let field, selected != nil {
      cursor = (
        min(room.bottom - 1, cursor.row + field.line), min(room.trailing - 2, room.column + 1 + field.column)
      )
    }
  }
}

extension [Piece] {
  /// How many cells they fill in a row.
  fileprivate var cells: Int { map { Text.width(of: $0.text) }.reduce(0, +) }
}

extension [[Piece]] {
  /// Adds the lines of what is being typed, and gives where the cursor stands in the block.
  fileprivate mutating func add(
    _ typing: ScoreSheet.Typing, of sheet: ScoreSheet, cells: Int
  ) -> (line: Int, column: Int) {
    let label: String
    switch typing {
    case .number: label = "    new score 0-10: "
    case .analysis: label = "    because: "
    case .raise: label = "    would raise it: "
    case .reason: label = "    "
    }
    let indent = Text.width(of: label)
    let typed = (typing == .number ? sheet.number : sheet.words).rows(of: Swift.max(4, cells - indent - 1))
    let place = (line: count + typed.row, column: indent + typed.column)
    for (index, row) in typed.rows.enumerated() {
      append([
        Piece(index == 0 ? label : String(repeating: " ", count: indent), .label), Piece(row, .fieldFocused),
      ])
    }
    return place
  }
}

extension Desk {
  /// What 0 and 10 stand for, and whether the procedure asks for it.
  fileprivate var scaleWords: [String] {
    let scale = procedure.scale
    let asked =
      scale.isAsked
      ? "\(scale.cite) Write, then speak."
      : "\(procedure.header.name) asks for no scale: offered as practice. Write, then speak."
    return ["0 \(scale.zero), 10 \(scale.ten)", asked]
  }

  /// Who speaks: the person, or of several the first, with how many besides.
  fileprivate func personName(of voice: Voice) -> String {
    if let person = voice.person.flatMap(meeting.person) { return person.name }
    let here = meeting.members(of: Slot(voice.agency)).filter(\.isHere)
    let chair = meeting.holder(of: .chair)?.key
    guard let first = here.first(where: { $0.key == chair }) ?? here.first else { return "" }
    return here.count > 1 ? "\(first.name) +\(here.count - 1)" : first.name
  }

  /// The agency; with the person where several of one agency scored.
  fileprivate func name(of voice: Voice, among voices: [Voice]) -> String {
    let isShared = voices.count { $0.agency == voice.agency } > 1
    return isShared ? "\(name(of: voice)), \(personName(of: voice))" : name(of: voice)
  }

  /// `10:40 by R Osei, all in`.
  fileprivate func revealWords(_ voices: [Voice]) -> String {
    guard let revealed = meeting.revealed else { return "" }
    let all = revealed.because == nil ? ", all in" : ", not all in"
    return "\(London.local(revealed.at).clock) by \(revealed.by.person)\(all)"
  }

  /// `‹Aisha›   2 to 7, spread 5 ▲   who is furthest from the rest speaks first`.
  fileprivate func heading(of child: ChildKey, isInView: Bool, cells: Int) -> [Piece] {
    let name = display(name(of: child))
    let spread = Spread(of: meeting, child: child)
    let numbers = meeting.scores(for: child).count { $0.scoring.value != nil }
    let range: String
    switch numbers {
    case 0: range = "no number"
    case 1: range = "\(spread.lowest), one number"
    default:
      range =
        spread.width == 0
        ? "all \(spread.lowest)" : "\(spread.lowest) to \(spread.highest), spread \(spread.width)"
    }
    let isWide = numbers > 1 && spread.width >= procedure.scale.spread
    return [
      Piece(padded(isInView ? "‹\(name)›" : " \(name)", to: 10) + " ", isInView ? .childInView : .strong),
      Piece(range, isWide ? .scoreSpread : .text),
      Piece(isWide ? " ▲   who is furthest from the rest speaks first" : "", .scoreSpread),
    ]
  }

  /// `Health 6   Social care 5   Midwifery no view`, of a child that is not in view.
  fileprivate func compact(_ child: ChildKey, _ voices: [Voice], cells: Int) -> [[Piece]] {
    var lines = [""]
    for voice in ranked(voices, for: child) {
      guard let scored = meeting.score(of: voice, child: child) else { continue }
      let value = scored.scoring.value.map { "\($0)" } ?? "no view"
      let part = display("\(name(of: voice, among: voices)) \(value)")
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = part
      } else if Text.width(of: last) + 3 + Text.width(of: part) <= cells - 2 {
        lines[lines.count - 1] = last + "   " + part
      } else {
        lines.append(part)
      }
    }
    return lines.map { [Piece("  \($0)")] }
  }

  /// A voice's number as a bar, how it changed, and what stands behind it.
  fileprivate func block(
    of voice: Voice, _ child: ChildKey, _ voices: [Voice], cells: Int
  ) -> [[Piece]] {
    let shared = voices.contains { other in voices.count { $0.agency == other.agency } > 1 }
    let cellsOfName = shared ? 22 : 13
    let name = "  " + padded(display(name(of: voice, among: voices)), to: cellsOfName) + " "
    guard let scored = meeting.score(of: voice, child: child) else {
      let isDue = asks(voice, about: child)
      return [[Piece(name), Piece(isDue ? " · not given" : " · not due: of another child", .open)]]
    }
    guard let value = scored.scoring.value else {
      return [[Piece(name), Piece(" – no view")]] + reasons(scored, cells: cells, indent: 17)
    }
    var first = [
      Piece(name), Piece("\(value < 10 ? " " : "")\(value) ", .score),
      Piece(String(repeating: "▮", count: value) + String(repeating: "▯", count: 10 - value), .scoreBar),
      Piece("  " + padded(change(of: scored, value), to: 5)),
    ]
    if let last = meeting.lastScore(of: voice.agency, child: child) {
      let day = meeting.case.follows?.dayOfReference.map { " on \($0.dayAndMonth)" } ?? ""
      first.append(Piece(" was \(last)\(day)"))
    }
    if scored.isRevised,
      let before = meeting.scores.first(where: { $0.scoring.voice == voice && $0.scoring.child == child }),
      before.scoring.value != value
    {
      first.append(Piece(" first \(before.scoring.value.map { "\($0)" } ?? "no view")"))
    }
    let spread = Spread(of: meeting, child: child)
    // Once a number was revised so that they are near one another, who was furthest has spoken.
    if spread.width >= procedure.scale.spread, spread.speaksFirst?.scoring.voice == voice {
      first.append(Piece("  speaks first", .strong))
    }
    // Where nothing stands behind the number yet, what is missing stands beside it.
    if scored.scoring.analysis == nil, scored.scoring.raise == nil {
      let words = ["▲ analysis?   ▲ what would raise it?", "▲ analysis?   ▲ raise?"]
        .first { first.cells + 2 + Text.width(of: $0) <= cells }
      if let words { return [first + [Piece("  " + words, .incomplete)]] }
    }
    return [first] + reasons(scored, cells: cells, indent: 17)
  }

  private func change(of scored: Scored, _ value: Int) -> String {
    guard meeting.isReconvened else { return "" }
    guard let last = meeting.lastScore(of: scored.scoring.voice.agency, child: scored.scoring.child) else {
      return "new"
    }
    return value == last ? "=" : value < last ? "↓\(last - value)" : "↑\(value - last)"
  }

  /// `"Two call-outs in a fortnight."   ▲ what would raise it?`
  private func reasons(_ scored: Scored, cells: Int, indent: Int) -> [[Piece]] {
    let scoring = scored.scoring
    let isNumber = scoring.value != nil
    let blank = Piece(String(repeating: " ", count: min(indent, cells / 3)))
    let room = max(8, cells - min(indent, cells / 3))
    var lines: [[Piece]] = []
    if let analysis = scoring.analysis {
      lines += wrap(display("“\(analysis)”"), to: room).map { [blank, Piece($0)] }
    }
    if let raise = scoring.raise {
      let words = display("raise: \(raise)")
      if lines.count == 1, lines[0].cells + 3 + Text.width(of: words) <= cells {
        lines[0].append(Piece("   " + words))
      } else {
        lines += wrap(words, to: room).map { [blank, Piece($0)] }
      }
    }
    let gaps = [
      scoring.analysis == nil ? "▲ analysis?" : nil, scoring.raise == nil ? "▲ what would raise it?" : nil,
    ].compactMap { $0 }
    if isNumber, !gaps.isEmpty {
      let words = gaps.joined(separator: "   ")
      if let last = lines.last, last.cells + 3 + Text.width(of: words) <= cells {
        lines[lines.count - 1].append(Piece("   " + words, .incomplete))
      } else {
        lines.append([blank, Piece(words, .incomplete)])
      }
    }
    return lines
  }
}

extension Reconvened {
  /// The day that the register gave the reference of the discussion before: `SD-20260903-01`.
  fileprivate var dayOfReference: Day? {
    let parts = reference.split(separator: "-")
    guard parts.count == 3, parts[1].utf8.count == 8 else { return nil }
    return Day("\(parts[1].prefix(4))-\(parts[1].dropFirst(4).prefix(2))-\(parts[1].suffix(2))")
  }
}
