import Advice
import Calendar
import Meeting
import Procedures
import Text

extension Closing: Layered {
  var context: Command.Context { step == .sign ? .sign : .closing }

  func keys(at desk: Desk) -> [KeyHint] {
    let back = KeyHint("Esc", "back to the meeting")
    let mayClose = desk.seat == .chair
    switch step {
    case .check: return checkKeys(at: desk) + [back]
    case .end:
      return (mayClose ? [KeyHint("Enter", "end the discussion")] : []) + [back, KeyHint("1", "check")]
    case .read:
      return [KeyHint("↑↓", "scroll")] + (mayClose ? [KeyHint("Ctrl-S", "sign")] : [])
        + [KeyHint("1", "check"), back]
    case .sign: return signKeys(at: desk)
    }
  }

  private func checkKeys(at desk: Desk) -> [KeyHint] {
    let next = KeyHint("Ctrl-S", "next step")
    switch part {
    case .list:
      let count = markedCount
      let reason = KeyHint("o", count > 0 ? "one reason for \(count)" : "override", isKept: count > 0)
      return [KeyHint("↑↓", "choose"), KeyHint("Enter", "mend")]
        + (desk.seat == .chair ? [reason, KeyHint("Space", "mark"), KeyHint("a", "all of its rule")] : [])
        + [KeyHint("Tab", "minutes"), next, KeyHint("c", "children"), KeyHint("p", "whole")]
    case .children: return [KeyHint("c", "what is open"), KeyHint("Tab", "minutes"), next]
    case .readBack:
      return [
        KeyHint("Enter", "read back, next"), KeyHint("↑↓", "another"), KeyHint("e", "amend"),
        KeyHint("c", "what is open"), next,
      ]
    case .minutes: return [KeyHint("↑↓", "scroll"), KeyHint("Tab", "check"), next]
    }
  }

  mutating func press(_ key: Keystroke, at desk: Desk) -> Outcome {
    if step == .sign { return pressSign(key, at: desk) }
    if let words = stray.take(key, then: known(at: desk)) { return .tells(words) }
    if let command = Command.pressed(key, in: .closing) {
      if let outcome = give(command, key, at: desk) { return outcome }
    } else if key == .escape {
      // What lies beside or behind the list leads back to it first.
      guard step == .check, part != .list else { return .closes }
      part = .list
      return .stays
    }
    if case .character(let character) = key { stray.add(character) }
    return .tells("no command on \(key.spelling) in this step")
  }

  mutating func paste(_ text: String, at desk: Desk) -> Outcome {
    guard step == .sign, isAsking(at: desk) else {
      return .tells("✗ pasted text is typed, never pressed, and nothing is typed here")
    }
    guard field == .word else {
      return .tells("✗ a passphrase is typed, not pasted: what was pasted lies about in memory")
    }
    _ = word.insert(text)
    return .stays
  }

  mutating func follow(_ desk: Desk) {
    let before = chosen(at: desk)
    advice = desk.closingAdvice
    forgetMarks()
    keepRow(before, at: desk)
    if desk.meeting.closed != nil {
      if step != .sign { enterSign(at: desk) }
    } else if desk.meeting.ended != nil, step == .end {
      step = .read
      minutesScroll = Scroll(page: 20)
    }
  }

  mutating func written(at desk: Desk) -> Outcome {
    if confirming != nil, part == .readBack { goToNextOpen(at: desk) }
    confirming = nil
    return .stays
  }

  mutating func refused(at desk: Desk) { confirming = nil }

  mutating func settle(_ shown: Frame.Extent) {
    if isScrolling {
      minutesScroll.settle(shown)
    } else if step == .check, part == .list {
      page.settle(shown)
    } else {
      scroll.settle(shown)
    }
  }

  // MARK: Steps

  /// Does what a command does in this step; nothing where it does nothing here.
  private mutating func give(_ command: Command, _ key: Keystroke, at desk: Desk) -> Outcome? {
    switch command.name {
    case "closing.next": return next(at: desk)
    case "closing.move":
      return (isScrolling ? minutesScroll.take(key) : move(key, at: desk)) ? .stays : nil
    case "closing.step": return go(to: key.digit.flatMap(Step.init(rawValue:)), at: desk)
    case "closing.choose":
      switch step {
      case .check: return choose(at: desk)
      case .end: return end(at: desk)
      case .read: return next(at: desk)
      case .sign: return nil
      }
    case "closing.override": return step == .check ? override(at: desk) : nil
    case "closing.whole": return step == .check && part == .list ? whole(at: desk) : nil
    case "closing.minutes":
      guard step == .check else { return nil }
      part = part == .minutes ? .list : .minutes
    case "closing.children":
      guard step == .check else { return nil }
      part = part == .list ? .children : .list
    case "closing.read-back":
      if isScrolling { return minutesScroll.take(.pageDown) ? .stays : nil }
      guard step == .check, part != .children else { return nil }
      if part == .readBack {
        return confirm(at: desk)
      } else {
        switch chosen(at: desk) {
        case .warning(let cause)?: return mark(cause, at: desk)
        // Space marks row after row: it must not come upon what it would say was read aloud.
        case .readBack?: return .tells("Enter reads them back, one by one")
        case .overridden?: return .tells("that is overridden already; p shows the reason")
        case .unsent?, nil: return .tells("only a warning is marked")
        }
      }
    case "closing.mark-rule":
      guard step == .check, part == .list else { return nil }
      guard case .warning(let cause)? = chosen(at: desk) else { return .tells("only warnings are marked") }
      if let reason = command.unavailable(desk.seat, desk.meeting.state) { return .tells("✗ \(reason)") }
      return markRule(of: cause.first, at: desk)
    case "closing.amend":
      guard step == .check, part == .readBack, let action = action(at: desk) else { return nil }
      return Outcome(place: .actions(action.number), isBelow: true)
    default: return nil
    }
    return .stays
  }

  private mutating func next(at desk: Desk) -> Outcome {
    switch step {
    case .check: return go(to: desk.seat == .chair && desk.meeting.ended == nil ? .end : .read, at: desk)
    case .end:
      return .tells(
        desk.seat == .chair
          ? "Enter ends the discussion; nothing is ended by going on" : "only the chair ends the discussion")
    case .read: return go(to: .sign, at: desk)
    case .sign: return .stays
    }
  }

  /// Goes to a step where that is possible now, and says why not where it is not.
  private mutating func go(to target: Step?, at desk: Desk) -> Outcome {
    guard let target else { return .stays }
    let meeting = desk.meeting
    if let reason = Self.unavailable(target, at: desk) { return .tells("✗ \(reason)") }
    if target == .end, let ended = meeting.ended {
      return .tells("the discussion ended at \(London.local(ended).clock)")
    }
    switch target {
    case .check: enterCheck()
    case .end, .read:
      step = target
      part = .list
      if target == .read { minutesScroll = Scroll(page: 20) }
    case .sign: enterSign(at: desk)
    }
    let isLooking = target == .read && meeting.ended == nil && desk.seat != .chair
    return isLooking
      ? .tells("only the chair ends the discussion, closes and signs; the minutes can be read") : .stays
  }

  private static func unavailable(_ step: Step, at desk: Desk) -> String? {
    let meeting = desk.meeting
    switch step {
    case .check, .read: return nil
    case .end, .sign:
      guard desk.seat == .chair else {
        return step == .end ? "only the chair ends the discussion" : "only the chair closes and signs"
      }
      if meeting.state == .declined { return "the discussion was declined: there is nothing to close" }
      if meeting.began == nil { return "the discussion has not begun: there is nothing to close" }
      return step == .sign && meeting.ended == nil ? "the discussion has not ended: step 2 ends it" : nil
    }
  }

  private mutating func end(at desk: Desk) -> Outcome {
    if let reason = Self.unavailable(.end, at: desk) { return .tells("✗ \(reason)") }
    return .writes(Entry(line: ":end"))
  }

  // MARK: The check

  private mutating func choose(at desk: Desk) -> Outcome {
    switch part {
    case .children, .minutes: return .tells("Tab or c goes back to what is open")
    case .readBack: return confirm(at: desk)
    case .list: break
    }
    guard let item = chosen(at: desk) else { return .tells("nothing is open") }
    switch item {
    case .warning(let cause):
      guard desk.meeting.closed == nil else {
        return .tells("the record is closed; a correction is an addendum")
      }
      if let card = Card.questions(of: cause, at: desk) { return .opens(.card(card)) }
      let warning = cause.first
      switch warning.place {
      case .clock: return .tells("nothing mends that any more: o goes past it, with the reason")
      case .roll(nil), .agenda(nil): return whole(at: desk) ?? .stays
      case .roll, .family, .agenda, .attendee, .office, .prompt, .question, .scores, .tonight, .decisions,
        .dissent, .actions, .answering, .obtaining, .duties:
        return Outcome(place: warning.place, isBelow: true, child: warning.child)
      }
    case .overridden: return whole(at: desk) ?? .stays
    case .unsent(let other):
      return .tells("\(other.name) has to keep that line or clear it; it is not lost")
    case .readBack:
      startReadingBack(at: desk)
      return .stays
    }
  }

  private mutating func startReadingBack(at desk: Desk) {
    let actions = desk.meeting.actions
    guard !actions.isEmpty else { return }
    reading = actions.firstIndex { $0.readBack == nil } ?? 0
    part = .readBack
  }

  private func override(at desk: Desk) -> Outcome {
    guard desk.seat == .chair else { return .tells("✗ only the chair can override") }
    guard part == .list, let item = chosen(at: desk) else { return .tells("only a warning is overridden") }
    let isCritical = if case .warning(let cause) = item { cause.severity == .critical } else { false }
    if !marked.isEmpty, !isCritical { return .opens(.card(Card(.overrides(overriding), at: desk))) }
    guard case .warning(let cause) = item else { return .tells("only a warning is overridden") }
    guard cause.severity > .notice else {
      return .tells("a notice stops nothing: there is no need to override it")
    }
    return .opens(.card(Card(overriding: cause, at: desk)))
  }

  /// What the row says, whole: it may be cut.
  private func whole(at desk: Desk) -> Outcome? {
    switch chosen(at: desk) {
    case .warning(let cause)?:
      return .opens(
        .whole(
          WholeText(
            title: "Warning",
            paragraphs: cause.warnings.map(\.message) + ["", cause.remedy, "", "\(cause.citation)"])))
    case .overridden(let past)?:
      let (cause, override) = (past.cause, past.override)
      return .opens(
        .whole(
          WholeText(
            title: "Overridden",
            paragraphs: cause.warnings.map(\.message) + [
              "", "because \(override.because)", "",
              "\(override.by.person), \(London.local(override.at).clock)  \(cause.citation)",
            ])))
    case .unsent?, .readBack?, nil: return nil
    }
  }

  private func chosen(at desk: Desk) -> Item? {
    let items = items(at: desk)
    return items.isEmpty ? nil : items[selected(at: desk)]
  }

  /// The same row stays selected while what is open changes; of one that is mended or gone past its place.
  private mutating func keepRow(_ before: Item?, at desk: Desk) {
    guard let before, let same = items(at: desk).firstIndex(where: { $0.isSame(as: before) }) else { return }
    row = same
  }

  // MARK: Moving

  private var isScrolling: Bool { step == .read || (step == .check && part == .minutes) }

  /// Moves in what is listed; what lists nothing is scrolled.
  private mutating func move(_ key: Keystroke, at desk: Desk) -> Bool {
    guard step == .check else { return scroll.take(key) }
    switch part {
    case .children: return scroll.take(key)
    case .minutes: return minutesScroll.take(key)
    case .readBack:
      if scroll.take(key, arrows: false) { return true }
      guard let target = key.moving(from: reading, page: 5, last: desk.meeting.actions.count - 1) else {
        return false
      }
      reading = target
    case .list:
      guard
        let target = key.moving(from: selected(at: desk), page: page.rows, last: items(at: desk).count - 1)
      else { return false }
      row = target
    }
    return true
  }
}

extension Keystroke {
  /// Where this key goes in a list, from a place in it; nothing where it does not move.
  fileprivate func moving(from place: Int, page: Int, last: Int) -> Int? {
    let target: Int
    switch self {
    case .up, .character("k"): target = place - 1
    case .down, .character("j"): target = place + 1
    case .pageUp: target = place - page
    case .pageDown: target = place + page
    case .home: target = 0
    case .end: target = last
    default: return nil
    }
    return max(0, min(target, last))
  }

  fileprivate var digit: Int? {
    if case .character(let character) = self { return character.wholeNumberValue }
    return nil
  }
}
