import Advice
import Calendar
import Console
import Meeting
import Procedures
import Text

extension Frame {
  /// Step 4: what closing means here, the word and the passphrase; then how it went.
  mutating func drawSign(_ closing: Closing, _ state: ConsoleState, in rect: Rect) {
    drawBox(rect)
    putTitle("Sign", on: rect, focused: true)
    drawScrolled(closing.scroll, in: rect.inner) { frame, room in
      switch closing.result(at: state.desk) {
      case .signed(let folder, let fingerprint, let signer):
        (frame.drawSigned(state, folder, fingerprint, signer, in: room), nil)
      case .unsigned(let folder, let fingerprint, let reason):
        (frame.drawUnsigned(state, folder, fingerprint, reason, in: room), nil)
      case .failed(let reason): (frame.drawFailed(state, reason, in: room), nil)
      case .minutes?, nil: frame.drawAsking(closing, state, in: room)
      }
    }
  }

  // MARK: Before

  private mutating func drawAsking(_ closing: Closing, _ state: ConsoleState, in room: Rect) -> Drawn {
    let desk = state.desk
    let meeting = desk.meeting
    let isClosed = meeting.closed != nil
    let (plan, standing) = (desk.signing, closing.advice.standing.causes)
    var row = room.row
    if isClosed {
      row = putWrapped(
        "✗ CLOSED, UNSIGNED: \(meeting.reference) waits for the chair's signature.", in: room,
        style: .warningCritical)
    } else {
      row = putWrapped(
        "This closes \(meeting.reference) for good. A later correction is an addendum.", in: room,
        style: .strong)
    }
    row += 1
    if !isClosed {
      let overridden = closing.advice.gonePast(in: meeting).count
      let warnings = standing.count { $0.severity == .warning }
      let open =
        "\(standing.count { $0.severity == .critical }) critical, \(warnings) \(warnings == 1 ? "warning" : "warnings")"
        + (overridden == 0
          ? "" : ", \(overridden) overridden with \(overridden == 1 ? "its reason" : "their reasons")")
      row = putField("Open", open, in: room, row: row, style: standing.isEmpty ? .text : closing.countStyle)
      let own = state.unsaved.count
      let parts = [
        own > 0 ? "✗ \(own) \(own == 1 ? "act" : "acts") only on this screen" : nil,
        state.unfinishedWords.map { "▲ \($0)" },
        (desk.other?.unsent ?? 0) > 0 ? desk.other.map { "▲ \($0.unsentWords)" } : nil,
      ].compactMap { $0 }
      row = putField(
        "Unsaved", parts.isEmpty ? "nothing, at either seat" : parts.joined(separator: " · "), in: room,
        row: row,
        style: parts.isEmpty ? .text : .warning)
    } else if let recording = meeting.recording {
      row = putField("Fingerprint", grouped(recording.fingerprint), in: room, row: row)
    }
    let standingWords = plan.standing.map { ", \($0)" } ?? ""
    row = putField(
      "Key",
      plan.key.map { $0 + standingWords } ?? "none: it will be CLOSED, UNSIGNED, and can be signed later",
      in: room, row: row, style: plan.key == nil || plan.standing?.hasPrefix("✗") == true ? .warning : .text)
    row = putField("Saved to", plan.folder, in: room, row: row) + 1
    guard desk.seat == .chair else {
      return (putWrapped("Only the chair closes and signs.", in: room, from: row, style: .warning), nil)
    }
    if closing.isConcluding {
      let words = "Closing: the record is written and signed …"
      return (putWrapped(words, in: room, from: row, style: .strong), nil)
    }
    guard closing.isAsking(at: desk) else { return (drawWaiting(closing, state, in: room, row: row), nil) }
    return drawFields(closing, state, in: room, row: row)
  }

  /// Why nothing can be typed.
  private mutating func drawWaiting(
    _ closing: Closing, _ state: ConsoleState, in room: Rect, row: Int
  ) -> Int {
    let meeting = state.desk.meeting
    guard meeting.closed == nil else {
      return putWrapped(
        "No key was given. Sign it with: quorate sign \(meeting.reference) --key FILE", in: room, from: row,
        style: .strong)
    }
    var row = putWrapped(
      "✗ Before the record is closed, this is mended or gone past with a reason: 1 goes back to it.",
      in: room,
      from: row, style: .refused)
    for warning in closing.advice.standing.causes {
      row = putWrapped(
        "\(warning.severity.glyph) \(warning.message)", in: room, from: row, style: warning.severity.style)
    }
    return row
  }

  private mutating func drawFields(
    _ closing: Closing, _ state: ConsoleState, in room: Rect, row: Int
  ) -> Drawn {
    let desk = state.desk
    var row = row
    var place: (row: Int, column: Int)?
    let isClosed = desk.meeting.closed != nil
    if !isClosed {
      let start = room.column + 1 + Text.width(of: "Type  \(Closing.word)  and Enter:  ")
      put("Type  \(Closing.word)  and Enter:", row: row, column: room.column + 1, style: .label)
      let isHere = closing.field == .word
      let shown = closing.word.rows(of: max(2, min(20, room.trailing - 2 - start)))
      put(
        shown.rows[shown.row], row: row, column: start, cells: room.trailing - 1 - start,
        style: isHere ? .fieldFocused : .field)
      if isHere {
        restyle(row: row, columns: start..<min(room.trailing, start + 6), style: .fieldFocused)
        place = (row, min(room.trailing - 1, start + shown.column))
      }
      row += 2
    }
    if desk.signing.needsPassphrase {
      let start = room.column + 13
      put("Passphrase", row: row, column: room.column + 1, style: .label)
      let note = "shown to nobody, kept nowhere"
      let cells = max(1, min(24, room.width - 15 - Text.width(of: note)))
      let bullets = String(repeating: "•", count: min(closing.bullets, cells - 1))
      let isHere = closing.field == .passphrase
      put(padded(bullets, to: cells), row: row, column: start, style: isHere ? .fieldFocused : .field)
      put(
        note, row: row, column: start + cells + 1, cells: room.trailing - 1 - (start + cells + 1),
        style: .faint)
      if isHere { place = (row, start + min(closing.bullets, cells - 1)) }
      row += 1
    } else if isClosed {
      putWrapped("Enter signs: the key has no passphrase.", in: room, from: row, style: .strong)
      row += 1
    }
    let tail =
      isClosed
      ? "Esc leaves it unsigned; the register's s signs it later."
      : "If that fails it is CLOSED, UNSIGNED, and the register's s signs it later."
    return (putWrapped(tail, in: room, from: row, style: .faint), place)
  }

  // MARK: After

  private mutating func drawSigned(
    _ state: ConsoleState, _ folder: String, _ fingerprint: String, _ signer: String, in room: Rect
  ) -> Int {
    var row =
      putWrapped("✓ \(state.desk.meeting.reference) is closed and signed.", in: room, style: .done) + 1
    row = putField("Record", folder, in: room, row: row)
    row = putField("Signed by", signer, in: room, row: row) + 1
    row = putField("Read out", grouped(fingerprint), in: room, row: row, style: .strong)
    row = putField("", "the fingerprint, as it stands on every page", in: room, row: row, style: .faint) + 1
    for (index, line) in state.desk.advice.dueNext(at: state.desk).enumerated() {
      row = putField(index == 0 ? "Due next" : "", line, in: room, row: row)
    }
    return row
  }

  private mutating func drawUnsigned(
    _ state: ConsoleState, _ folder: String, _ fingerprint: String, _ reason: String, in room: Rect
  ) -> Int {
    let reference = state.desk.meeting.reference
    var row = putWrapped("✗ CLOSED, UNSIGNED", in: room, style: .warningCritical)
    row = putWrapped("✗ \(reason)", in: room, from: row, style: .refused) + 1
    row = putField("Record", folder, in: room, row: row)
    row = putField("Read out", grouped(fingerprint), in: room, row: row, style: .strong) + 1
    row =
      putWrapped(
        "The meeting is closed and its record is whole; the signature is missing. Enter tries again. Later: s in the register, or quorate sign \(reference) --key FILE",
        in: room, from: row) + 1
    for (index, line) in state.desk.advice.dueNext(at: state.desk).enumerated() {
      row = putField(index == 0 ? "Due next" : "", line, in: room, row: row)
    }
    return row
  }

  private mutating func drawFailed(_ state: ConsoleState, _ reason: String, in room: Rect) -> Int {
    let isClosed = state.desk.meeting.closed != nil
    let row = putWrapped(
      isClosed ? "✗ CLOSED, UNSIGNED, and its record is not written" : "✗ Not closed", in: room,
      style: .warningCritical)
    return putWrapped(reason, in: room, from: row, style: .refused)
  }

  /// A label and what stands behind it, wrapped; gives the row below.
  private mutating func putField(
    _ label: String, _ text: String, in room: Rect, row: Int, style: Style = .text
  ) -> Int {
    let inside = Rect(
      row: room.row, column: room.column + 13, height: room.height, width: max(3, room.width - 13))
    guard row < room.bottom else { return row }
    put(label, row: row, column: room.column + 1, cells: 13, style: .label)
    return max(row + 1, putWrapped(text, in: inside, from: row, style: style))
  }
}

/// Sixteen digits in groups of four, to be read out.
private func grouped(_ digits: String) -> String {
  var rest = digits[...]
  var groups: [Substring] = []
  while !rest.isEmpty {
    groups.append(rest.prefix(4))
    rest = rest.dropFirst(4)
  }
  return groups.joined(separator: " ")
}
