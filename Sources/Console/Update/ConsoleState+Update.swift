import Advice
import Calendar
import Meeting
import Text

extension ConsoleState {
  /// Takes a message and gives what is to be done about it: the only way this state changes.
  public mutating func update(_ message: Message) -> [Effect] {
    let effects = take(message)
    tellNextNotice()
    return effects + (wantedMinutes().map { [.minutes(columns: $0)] } ?? [])
  }

  private mutating func take(_ message: Message) -> [Effect] {
    switch message {
    case .key(let key): return press(key)
    case .paste(let text): return paste(text)
    case .resized(let height, let width):
      (self.height, self.width) = (height, width)
      return []
    case .shown(let extent):
      if !layers.isEmpty { layers[layers.count - 1].layered.settle(extent) }
      return []
    case .minute(let now):
      desk.follow(now)
      return followed() + retry()
    case .followed(let proceedings, let now):
      desk.follow(proceedings, at: now)
      return followed()
    case .other(let other):
      desk.other = other
      return []
    case .written(let entry, let proceedings, let now): return written(entry, proceedings, now)
    case .refused(let entry, let refusal):
      if awaiting.contains(where: { $0.text == entry.text && $0.from == .layer }), !layers.isEmpty {
        layers[layers.count - 1].layered.refused(at: desk)
      }
      for key in kept.keys where kept[key]?.pending == entry.text { kept[key]?.pending = nil }
      awaiting.removeAll { $0.text == entry.text }
      if unsaved.contains(where: { $0.entry.text == entry.text }) {
        // What waited for the disk no longer fits the meeting: its words stay within reach.
        unsaved.removeAll { $0.entry.text == entry.text }
        if !isHiddenScore(entry.text) { line.remember(entry.text) }
      }
      if line.field.text == entry.text { line.isRefused = true }
      told = "✗ \(refusal.message)"
      return []
    case .notSaved(let entry, let reason, let now): return notSaved(entry, reason, now)
    case .savedElsewhere(let words):
      told = words
      return []
    case .notice(let words):
      notices.append(words)
      return []
    case .signing(let plan):
      desk.signing = plan
      return []
    case .concluded(let outcome):
      for index in layers.indices {
        guard case .closing(var closing) = layers[index] else { continue }
        closing.take(outcome, at: desk)
        layers[index] = .closing(closing)
      }
      return []
    }
  }

  /// In how many columns closing wants the minutes, where those it has are not of the meeting as it stands.
  private mutating func wantedMinutes() -> Int? {
    guard case .closing(var closing)? = layers.last else { return nil }
    defer { layers[layers.count - 1] = .closing(closing) }
    return closing.wantsMinutes(at: desk, height: height, width: width)
  }

  /// Tells what is still to be told once nothing else stands in its row; it stays there until the next key.
  private mutating func tellNextNotice() {
    guard !notices.isEmpty, told == nil, layers.isEmpty, !isTyping || line.field.isEmpty else { return }
    told = notices.removeFirst()
  }

  /// Takes a key to whatever is the innermost.
  private mutating func press(_ key: Keystroke) -> [Effect] {
    told = nil
    hasNewCritical = false
    followsEscape = wasEscape
    wasEscape = key == .escape
    if let command = Command.pressed(key, in: .anywhere) { return give(command, key) }
    if let layer {
      if layer.explains(key) {
        open(.help(HelpPage(.layer(layer.layered.context))))
        return []
      }
      return pressLayer { $0.press(key, at: $1) }
    }
    if isCommanding {
      isCommanding = false
      return key == .escape ? [] : pressCommand(key)
    }
    return isTyping ? pressLine(key) : pressCommand(key)
  }

  private mutating func paste(_ text: String) -> [Effect] {
    told = nil
    if !layers.isEmpty { return pressLayer { $0.paste(text, at: $1) } }
    guard isTyping, !isCommanding else {
      told = "✗ pasted text is typed, never pressed: i opens the line"
      return []
    }
    type(text)
    return []
  }

  /// Gives the key's command at a home of keys, or says that it has none.
  mutating func pressCommand(_ key: Keystroke) -> [Effect] {
    keptList = nil
    guard let command = Command.pressed(key, in: .keys) else {
      told = "no command on \(key.spelling): ? lists them, i types"
      return []
    }
    if let reason = command.unavailable(desk.seat, desk.meeting.state) {
      told = "✗ \(key.spelling): \(reason)"
      return []
    }
    return give(command, key)
  }

  private mutating func followed() -> [Effect] {
    if let child, desk.meeting.child(child)?.isLiving != true {
      self.child = desk.meeting.livingChildren.first?.key
    }
    if child == nil { child = desk.meeting.livingChildren.first?.key }
    let wasAssembling = isAssembling
    isAssembling = desk.meeting.state == .assembling
    let wasClosed = isClosed
    isClosed = desk.meeting.closed != nil
    // The seat that signs sees it under step 4; the other one is told, and where it stands.
    if !wasClosed, isClosed, let words = desk.toDoInWords { notices.append(words) }
    // Who is there is settled; from here on it is about risk, as for somebody who sits down now.
    if wasAssembling, !isAssembling, focus == .roll { focus = .risk }
    keepSelection()
    for index in layers.indices { layers[index].layered.follow(desk) }
    readLine()
    let now = criticals
    let isNew = !now.isSubset(of: seen)
    seen = now
    guard isNew else { return [] }
    hasNewCritical = true
    return [.ring]
  }

  private mutating func written(_ entry: Entry, _ proceedings: Proceedings, _ now: Instant) -> [Effect] {
    let before = (actions: desk.meeting.actions.count, notes: desk.meeting.sayings.count)
    desk.follow(proceedings, at: now)
    // What was just saved here stands last, and in sight.
    if desk.meeting.actions.count > before.actions { select(at: nil, in: .actions) }
    if desk.meeting.sayings.count > before.notes { select(at: nil, in: .notes) }
    unsaved.removeAll { $0.entry.text == entry.text }
    // A card that was left while its entry was on its way is no draft any more.
    kept = kept.filter { $0.value.pending != entry.text }
    var effects = followed()
    guard let index = awaiting.firstIndex(where: { $0.text == entry.text }) else { return effects }
    switch awaiting.remove(at: index).from {
    case .line: finishLine(entry.text)
    case .layer: if !isLeft(entry) { effects += pressLayer { layer, desk in layer.written(at: desk) } }
    case .command: break
    }
    return effects
  }

  /// Whether the card that handed an entry over was left before it was on disk, and another is open now.
  private func isLeft(_ entry: Entry) -> Bool {
    guard case .card(let card)? = layers.last else { return false }
    return card.pending != entry.text
  }

  private mutating func notSaved(_ entry: Entry, _ reason: String, _ now: Instant) -> [Effect] {
    let missed = Unsaved(entry: entry, reason: reason, tried: London.local(now).clock)
    if let known = unsaved.firstIndex(where: { $0.entry.text == entry.text }) {
      unsaved[known] = missed
    } else {
      unsaved.append(missed)
    }
    told = "✗ kept here: it is not on disk yet"
    return []
  }

  /// Tries again what is not on disk, in the order in which it was said.
  private func retry() -> [Effect] { unsaved.map { .write($0.entry) } }
}

/// What is being written, and from where it came.
struct Awaiting: Sendable {
  enum Origin: Sendable { case line, layer, command }
  var text: String
  var from: Origin
}
