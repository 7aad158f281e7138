import Advice
import Meeting
import Text

/// Step 4: the word, the passphrase, and what came of it.
extension Closing {
  /// The word that closes.
  public static let word = "close"

  mutating func enterSign(at desk: Desk) {
    step = .sign
    part = .list
    word = TextField()
    bullets = 0
    field = desk.meeting.closed == nil ? .word : .passphrase
  }

  /// Whether something is typed here: not while warnings stand, nor once there is a result.
  public func isAsking(at desk: Desk) -> Bool {
    guard step == .sign, desk.seat == .chair, result(at: desk) == nil, !isConcluding else { return false }
    return desk.meeting.closed != nil ? desk.signing.key != nil : advice.standing.isEmpty
  }

  func signKeys(at desk: Desk) -> [KeyHint] {
    let back = KeyHint("Esc", "back to the meeting")
    switch result(at: desk) {
    case .signed?: return [KeyHint("Enter", "done, leave the meeting"), back]
    case .unsigned?, .failed?: return [KeyHint("Enter", "try again"), back]
    case .minutes?, nil: break
    }
    guard isAsking(at: desk) else { return [KeyHint("1", "check"), back] }
    let enter = field == .word ? "after the word" : desk.meeting.closed == nil ? "close and sign" : "sign"
    let isClosed = desk.meeting.closed != nil
    return [
      KeyHint("Esc", isClosed ? "back: signed later" : "back: nothing is closed"), KeyHint("Enter", enter),
    ]
  }

  mutating func pressSign(_ key: Keystroke, at desk: Desk) -> Outcome {
    if scroll.take(key, arrows: !isAsking(at: desk)) { return .stays }
    if isAsking(at: desk) { scroll.follow() }
    // The word and the passphrase take every key that types; nothing else is a command while they do.
    if isConcluding { return .tells("closing …") }
    if result(at: desk) != nil { return pressResult(key, at: desk) }
    if key == .escape { return leaveSign(at: desk) }
    guard isAsking(at: desk) else { return pressWaiting(key, at: desk) }
    switch field {
    case .word: return pressWord(key, at: desk)
    case .passphrase: return pressPassphrase(key, at: desk)
    }
  }

  private mutating func leaveSign(at desk: Desk) -> Outcome {
    bullets = 0
    hasSkippedPassphrase = false
    let layering: Outcome.Layering = desk.meeting.closed == nil ? .stays : .closes
    if desk.meeting.closed == nil { step = .read }
    return Outcome(layering: layering, effects: [.passphrase(.clear)])
  }

  private mutating func pressResult(_ key: Keystroke, at desk: Desk) -> Outcome {
    guard key == .enter || key == .escape else { return .tells("Enter or Esc") }
    if case .signed? = result(at: desk) {
      return key == .enter ? Outcome(layering: .finishes, effects: [.leave]) : .closes
    }
    if key == .escape { return .closes }
    concluded = nil
    enterSign(at: desk)
    return .stays
  }

  /// Nothing can be typed: warnings stand, or there is no key.
  private mutating func pressWaiting(_ key: Keystroke, at desk: Desk) -> Outcome {
    guard desk.meeting.closed == nil else {
      return .tells("no key was given to sign with: quorate sign \(desk.meeting.reference) --key FILE")
    }
    if key == .character("1") {
      enterCheck()
      return .stays
    }
    if key == .character("3") {
      step = .read
      return .stays
    }
    let count = advice.standing.causes.count
    return .tells(
      "✗ \(count == 1 ? "1 warning stands" : "\(count) warnings stand"): 1 goes back, to mend or override with a reason"
    )
  }

  private mutating func pressWord(_ key: Keystroke, at desk: Desk) -> Outcome {
    switch key {
    case .character(let character): _ = word.insert(String(character))
    case .enter:
      guard word.text.lowercased() == Self.word else {
        return .tells("✗ type \(Self.word), then Enter: nothing is closed until then")
      }
      if desk.signing.needsPassphrase {
        field = .passphrase
        return .stays
      }
      return conclude()
    case .tab, .shiftTab, .down: if desk.signing.needsPassphrase { field = .passphrase }
    case .control("u"), .control("c"): word.clear()
    default: _ = word.edit(key)
    }
    return .stays
  }

  private mutating func pressPassphrase(_ key: Keystroke, at desk: Desk) -> Outcome {
    let isClosed = desk.meeting.closed != nil
    guard desk.signing.needsPassphrase else {
      return key == .enter ? conclude() : .tells("the key has no passphrase: Enter signs")
    }
    switch key {
    case .character(let character):
      bullets += 1
      hasSkippedPassphrase = false
      return Outcome(effects: [.passphrase(.type(character))])
    case .backspace:
      guard bullets > 0 else { return .stays }
      bullets -= 1
      return Outcome(effects: [.passphrase(.backspace)])
    case .control("u"), .control("c"), .control("w"):
      bullets = 0
      return Outcome(effects: [.passphrase(.clear)])
    case .tab, .shiftTab, .up:
      if !isClosed { field = .word }
      return .stays
    case .enter: break
    default: return .tells("the passphrase is typed from its first character on; Ctrl-U begins again")
    }
    guard isClosed || word.text.lowercased() == Self.word else {
      field = .word
      return .tells("✗ first the word: type \(Self.word)")
    }
    if bullets == 0, isClosed { return .tells("✗ the key asks for its passphrase; Esc leaves it unsigned") }
    if bullets == 0, !hasSkippedPassphrase {
      hasSkippedPassphrase = true
      return .tells("✗ no passphrase: Enter again closes UNSIGNED, to be signed later")
    }
    return conclude()
  }

  private mutating func conclude() -> Outcome {
    isConcluding = true
    return Outcome(effects: [.conclude])
  }
}
