import Calendar
import Meeting
import Text

extension HomeState {
  /// Takes a message and gives what is to be done about it: the only way this state changes.
  public mutating func update(_ message: HomeMessage) -> [HomeEffect] {
    switch message {
    case .key(let key): return press(key)
    case .paste(let text): paste(text)
    case .resized(let height, let width): (self.height, self.width) = (height, width)
    case .minute(let now):
      desk.now = now
      remakeRows()
      return [.read(limit: limit)]
    case .read(let rows, let now): read(rows, now)
    case .found(let words, let found):
      self.found = (words, found.map { HomeRow($0, at: desk.now) })
      foundSelection = 0
      if found.isEmpty { told = "“\(words)” was not found" }
    case .prepared(let procedures, let preferred, let carried, let unpinned):
      isWaiting = false
      let isSame = kept.map { $0.carried?.reference == carried?.reference } ?? false
      card =
        (isSame ? kept : nil) ?? NewMeeting(procedures: procedures, preferred: preferred, carried: carried)
      card?.unpinned = unpinned
    case .written:
      isWaiting = false
      asking = nil
      kept = nil
      card = nil
      return [.read(limit: limit)]
    case .told(let words): told = words
    case .failed(let words):
      isWaiting = false
      told = "✗ \(words)"
    }
    return []
  }

  /// Takes in new rows; the selection stays on what it was on.
  private mutating func read(_ rows: HomeRows, _ now: Instant) {
    let selected = HomeTab.allCases.compactMap { tab -> (HomeTab, HomeRow)? in
      guard let all = self.rows[tab], let index = selection[tab], all.indices.contains(index) else {
        return nil
      }
      return (tab, all[index])
    }
    desk.now = now
    listed = rows
    remakeRows()
    for (tab, row) in selected {
      let same = self.rows[tab]?.firstIndex { $0.isSame(as: row) }
      if let same { selection[tab] = same }
    }
  }

  private mutating func press(_ key: Keystroke) -> [HomeEffect] {
    told = nil
    if key == .control("l") { return [.redraw] }
    if isDiscarding {
      answerDiscarding(key)
      return []
    }
    if isHelping {
      pressHelp(key)
      return []
    }
    if card != nil { return pressCard(key) }
    if asking != nil { return pressLine(key) }
    return pressCommand(key)
  }

  private mutating func pressHelp(_ key: Keystroke) {
    switch key {
    case .escape, .function(1), .character("q"), .character("?"): isHelping = false
    case .up, .character("k"): helpTop = max(0, helpTop - 1)
    case .down, .character("j"): helpTop += 1
    case .pageUp: helpTop = max(0, helpTop - 10)
    case .pageDown: helpTop += 10
    default: break
    }
  }

  // MARK: Throwing a card away

  /// Asks first: what stands in the card are words about children, and are nowhere else.
  private mutating func askDiscarding() {
    guard card?.hasDraft ?? (kept != nil) else {
      told = card == nil ? "no card is kept" : "nothing is typed here; Esc closes the card"
      return
    }
    isDiscarding = true
    told =
      "throw away what is typed about \((card ?? kept)?.childrenInWords ?? "the case")? y throws it away for good"
  }

  private mutating func answerDiscarding(_ key: Keystroke) {
    isDiscarding = false
    guard key == .character("y") else {
      told = "it is kept"
      return
    }
    card = nil
    kept = nil
    told = "thrown away: nothing of it is kept"
  }

  private mutating func paste(_ text: String) {
    told = nil
    if card != nil {
      card?.paste(text)
    } else if asking != nil {
      _ = asking?.field.insert(
        String(
          String.UnicodeScalarView(
            text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 })))
    } else {
      told = "✗ pasted text is typed, never pressed: / searches, n convenes"
    }
  }

  // MARK: The card and the line

  private mutating func pressCard(_ key: Keystroke) -> [HomeEffect] {
    if key == .control("d") {
      askDiscarding()
      return []
    }
    if key == .function(1) {
      isHelping = true
      helpTop = 0
      return []
    }
    guard let pressed = card?.press(key), let filled = card else { return [] }
    switch pressed {
    case .stays: return []
    case .led:
      told =
        "the choice has led to \(filled.label(of: filled.focus)) already; Tab again goes past it, Backspace chooses again"
      return []
    case .closes:
      kept = filled.hasDraft ? filled : nil
      card = nil
      return []
    case .saves:
      // What was handed over once is not called twice.
      guard !isWaiting else { return [] }
      if let wrong = filled.firstWrong(at: desk) {
        card?.focus(on: wrong.field)
        told = "✗ \(filled.label(of: wrong.field)): \(wrong.words)"
        return []
      }
      do throws(Refusal) {
        let new = try filled.newCase(at: desk)
        isWaiting = true
        return [.convene(new)]
      } catch {
        told = "✗ \(error.message)"
        return []
      }
    }
  }

  private mutating func pressLine(_ key: Keystroke) -> [HomeEffect] {
    guard let line = asking else { return [] }
    switch key {
    case .escape: asking = nil
    case .enter: return commit(line)
    case .character(let character): _ = asking?.field.insert(String(character))
    case .control("u"), .control("c"): asking?.field.clear()
    default: _ = asking?.field.edit(key)
    }
    return []
  }

  private mutating func commit(_ line: Asking) -> [HomeEffect] {
    let words = trimmed(line.field.text)
    if case .search = line.subject {
      asking = nil
      let search = HomeSearch(words)
      guard !search.isEmpty else {
        found = nil
        return []
      }
      return [.search(search, words: words)]
    }
    guard !words.isEmpty else {
      told = "✗ in words, please; Esc goes back"
      return []
    }
    guard !isWaiting else { return [] }
    isWaiting = true
    switch line.subject {
    case .search: return []
    case .done(let reference, let number): return [.write(reference, lines: [":done \(number) \(words)"])]
    case .hand(let reference, let number):
      return [.write(reference, lines: [":hand \(number) \(Self.owner(words))"])]
    case .sent(let reference, let duties):
      return [.write(reference, lines: duties.map { ":duty \($0): \(words)" })]
    }
  }

  /// `okafor` as a mark; a name of several words stands in quotes.
  private static func owner(_ words: String) -> String {
    let name = words.hasPrefix("@") ? String(words.dropFirst()) : words
    return name.contains(" ") && !name.hasPrefix("\"") ? "@\"\(name)\"" : "@\(name)"
  }

  // MARK: Keys that command

  private mutating func pressCommand(_ key: Keystroke) -> [HomeEffect] {
    if move(key) { return more() }
    guard let command = Command.pressed(key, in: .register) else {
      switch key {
      case .escape: found = nil
      default: told = "no command on \(key.spelling): ? lists them"
      }
      return []
    }
    switch command.name {
    case "tab.next":
      go(to: (tab.rawValue + (key == .tab ? 0 : HomeTab.allCases.count - 2)) % HomeTab.allCases.count + 1)
    case "register.open": return open()
    case "convene":
      if let kept, kept.carried == nil {
        card = kept
        return []
      }
      return [.prepare(following: nil)]
    case "sign":
      return withMeeting("sign", command) { [.sign($0)] }
    case "reconvene":
      return withMeeting("reconvene", command) { [.prepare(following: $0)] }
    case "done", "hand-over":
      guard let reference = row?.reference, let number = row?.action else {
        told = "✗ \(key.spelling): select an action: 3 lists them"
        return []
      }
      asking = Asking(
        subject: command.name == "done"
          ? .done(reference: reference, action: number) : .hand(reference: reference, action: number))
    case "send":
      guard let matter = row?.matter, matter.kind == .send, !matter.duties.isEmpty else {
        told = "✗ \(key.spelling): select a record that is to be sent: 1 and 4 list them"
        return []
      }
      asking = Asking(subject: .sent(reference: matter.meeting.reference, duties: matter.duties))
    case "register.search": asking = Asking(subject: .search)
    case "tab.1-5":
      if case .character(let digit) = key { go(to: digit.wholeNumberValue ?? 1) }
    case "quit": return [.quit]
    case "register.help":
      isHelping = true
      helpTop = 0
    case "draft.discard": askDiscarding()
    default: break
    }
    return []
  }

  private mutating func withMeeting(
    _ verb: String, _ command: Command, _ effects: (String) -> [HomeEffect]
  ) -> [HomeEffect] {
    guard let reference = row?.reference, let state = row?.state else {
      told = "✗ \(verb): select a meeting: 2 lists them"
      return []
    }
    guard command.states.contains(state) else {
      told =
        verb == "sign"
        ? "✗ sign: \(reference) is \(state.told), and only what is closed and unsigned is signed"
        : "✗ reconvene: \(reference) is \(state.told), and only a discussion that was held is followed by another"
      return []
    }
    return effects(reference)
  }

  private mutating func open() -> [HomeEffect] {
    guard let row else {
      told = "nothing is selected; n convenes"
      return []
    }
    if let reference = row.reference { return [.open(reference)] }
    return [.search(HomeSearch(row.name), words: row.name)]
  }

  private mutating func go(to number: Int) {
    guard let target = HomeTab(rawValue: number) else { return }
    tab = target
    found = nil
  }

  // MARK: Moving

  private mutating func move(_ key: Keystroke) -> Bool {
    let page = max(1, height - 8)
    let target: Int
    switch key {
    case .up, .character("k"): target = selected - 1
    case .down, .character("j"): target = selected + 1
    case .pageUp: target = selected - page
    case .pageDown: target = selected + page
    case .home: target = 0
    case .end: target = shown.count - 1
    case .left:
      go(to: tab.rawValue - 1)
      return true
    case .right:
      go(to: tab.rawValue + 1)
      return true
    default: return false
    }
    let place = max(0, min(target, shown.count - 1))
    if found == nil { selection[tab] = place } else { foundSelection = place }
    return true
  }

  /// Asks for more rows where the selection comes near the last of those that were read.
  private mutating func more() -> [HomeEffect] {
    let all = shown.count
    guard found == nil, all < count(of: tab), all >= limit, selected >= all - 20 else { return [] }
    limit *= 2
    return [.read(limit: limit)]
  }
}

extension HomeRow {
  /// Whether it is about the same thing, however it stands by now.
  fileprivate func isSame(as other: HomeRow) -> Bool {
    name == other.name && reference == other.reference && matter?.kind == other.matter?.kind
      && matter?.number == other.matter?.number
  }
}
