import Meeting
import Text

extension ConsoleState {
  /// Takes a key while letters type.
  mutating func pressLine(_ key: Keystroke) -> [Effect] {
    if case .alt(let character) = key { return pressCommand(.character(character)) }
    if case .character(let character) = key {
      type(String(character))
      return []
    }
    if let command = Command.pressed(key, in: .line) { return edit(command, key) }
    switch key {
    case .escape:
      if case .closing? = keptList { told = "m and c go on with closing" }
      keptList = nil
      if home == .keys {
        isTyping = false
      } else if followsEscape {
        // Esc again and again comes home, and home is where letters type.
        told = "letters type here, however often Esc; Alt and a key gives one command, Ctrl-T all of them"
      } else {
        isCommanding = true
      }
    case .function: return Command.pressed(key, in: .keys).map { give($0, key) } ?? []
    default:
      if line.field.edit(key) {
        line.isRefused = false
        readLine()
      }
    }
    return []
  }

  /// Whether a text goes on with the line although it was refused: a blank or a colon, where all that is wrong is
  /// that something is missing at its end.
  private func goesOn(_ text: String) -> Bool {
    guard case .refused(let refusal) = line.reading, refusal.word.isEmpty,
      line.field.cursor == line.field.characters.count
    else { return false }
    let typed = line.field.text
    guard text.first == ":" else { return text.first?.isWhitespace == true }
    let verb = typed.dropFirst().split(separator: " ").first.map(String.init) ?? ""
    let takesColon = Command.named(verb: verb)?.form?.contains(":") ?? false
    return typed.hasPrefix(":") && takesColon && !typed.dropFirst().contains(":")
  }

  /// Makes room for another line where the one that stands there was refused, or is handed over already: the next
  /// words may be somebody else's.
  private mutating func makeRoom(for text: String) {
    let before = line.field.text
    if unsaved.contains(where: { $0.entry.text == before }) {
      // It is tried again by itself.
      setLine("")
    } else if line.isRefused, !goesOn(text) {
      giveWay()
      told = Self.keptWords
    }
  }

  static let keptWords = "what stood here is kept: ↑ brings it back"

  /// Lets what was refused wait, and frees the line.
  mutating func giveWay() {
    let text = line.field.text
    if !isHiddenScore(text) {
      line.history.removeAll { $0 == text }
      line.remember(text)
    }
    // What was refused comes back once by itself; then the arrow brings it.
    if line.cameBack.remove(text) == nil { line.wait(text) }
    setLine("")
  }

  /// Brings back what gave way, now that the line is free; it is no more typed into than it was.
  private mutating func bringBack() {
    guard line.field.isEmpty, let text = line.waiting.popLast() else { return }
    setLine(text)
    line.isRefused = true
    if case .refused = line.reading {
      // A score that nobody may see is no earlier line: it waits again.
      if !isHiddenScore(text) { line.cameBack.insert(text) }
      return
    }
    told = "what stood here is back: ← goes on with it, typing begins a new line"
  }

  /// Types a text where the cursor stands: breaks of lines become blanks, everything else stays as it is.
  mutating func type(_ text: String) {
    makeRoom(for: text)
    let flat = String(
      String.UnicodeScalarView(text.unicodeScalars.map { "\n\r\t".unicodeScalars.contains($0) ? " " : $0 }))
    if !line.field.insert(flat) { told = "✗ a line holds 64 KiB at most; begin another one" }
    line.recalled = nil
    line.completion = nil
    line.isRefused = false
    readLine()
  }

  /// Reads the line as it stands.
  mutating func readLine() {
    let text = line.field.text
    line.reading =
      text.isEmpty || text.hasPrefix("/") || consoleWord(text) != nil ? .blank : read(text, in: desk.context)
  }

  private mutating func edit(_ command: Command, _ key: Keystroke) -> [Effect] {
    switch command.name {
    case "line.commit": return commit()
    case "line.complete": complete()
    case "line.history": recall(key == .up ? -1 : 1)
    case "line.as-note": return commitNote()
    case "line.clear":
      line.remember(line.field.text)
      setLine("")
      bringBack()
    case "line.scroll": move(key)
    case "line.help": open(.help(HelpPage(.line)))
    default:
      _ = line.field.edit(key)
      line.isRefused = false
      readLine()
    }
    return []
  }

  mutating func setLine(_ text: String) {
    line.field = TextField(text)
    line.recalled = nil
    line.isRecalledWaiting = false
    line.completion = nil
    line.isRefused = false
    readLine()
  }

  /// Goes to an earlier or later line; what was being typed comes back behind the latest.
  private mutating func recall(_ step: Int) {
    let now = line.recalled ?? line.history.count
    let target = min(line.history.count, max(0, now + step))
    guard target != now else { return }
    let left = line.field.text
    if line.recalled == nil { line.setAside = left }
    if line.recalled == nil || line.isRecalledWaiting { line.wait(left) }
    let isLatest = target == line.history.count
    let text = isLatest ? line.setAside : line.history[target]
    setLine(text)
    let hasWaited = line.takeWaiting(text)
    guard !isLatest else { return }
    line.recalled = target
    line.isRecalledWaiting = hasWaited
  }

  private mutating func commit() -> [Effect] {
    let text = line.field.text
    if text.hasPrefix("/") { return find(String(text.dropFirst())) }
    if let (command, rest) = consoleWord(text) { return give(command, rest) }
    if line.hint != nil {
      // What a key alone has put there is no act yet, and nothing wrong: Enter shows what it would become.
      line.opening = nil
      return []
    }
    switch line.reading {
    case .blank: if home == .keys { isTyping = false }
    case .refused(let refusal):
      line.isRefused = true
      if !refusal.message.isEmpty { return [.ring] }
    case .understood(let understood):
      // While a refused line is in mind, a letter and a digit are sooner keys than somebody's words.
      if !line.waiting.isEmpty, text.count <= 3, line.doubted != text, understood.isNote {
        line.doubted = text
        told =
          "\u{201C}\(display(text))\u{201D} would be a note: Enter again keeps it; Esc first makes a letter a command"
        return []
      }
      line.doubted = nil
      return handOver(Entry(line: text))
    }
    return []
  }

  private mutating func commitNote() -> [Effect] {
    let text = line.field.text
    guard !text.allSatisfy(\.isWhitespace) else { return [] }
    let entry = Entry(text) { context throws(Refusal) in
      let item = context.proceedings.meeting.currentItem?.name
      let said = Saying(voice: nil, text: text, item: item)
      return [Draft(id: EventID(context.fresh()), act: .said(said))]
    }
    return handOver(entry)
  }

  private mutating func handOver(_ entry: Entry) -> [Effect] {
    awaiting.append(Awaiting(text: entry.text, from: .line))
    return [.write(entry)]
  }

  /// The line is on disk: it goes into history, and a seat whose home are keys is back at its keys.
  mutating func finishLine(_ text: String) {
    if !isHiddenScore(text) { line.remember(text) }
    line.forget(mendedBy: text) { waiting in
      if case .refused = read(waiting, in: desk.context) { true } else { false }
    }
    // Somebody may be typing the next one already.
    guard line.field.text == text else { return }
    leaveLine()
    bringBackList()
  }

  /// The line is done with: it is free, and a seat whose home are keys is back at its keys.
  private mutating func leaveLine() {
    setLine("")
    if home == .keys { isTyping = false }
    bringBack()
  }

  /// Whether a line gives a number that nobody sees until the scores are revealed: it does not come back with ↑.
  func isHiddenScore(_ text: String) -> Bool {
    let word = text.drop(while: \.isWhitespace).split(whereSeparator: \.isWhitespace).first
    return desk.meeting.revealed == nil && word?.lowercased() == ":score"
  }

  private mutating func find(_ words: String) -> [Effect] {
    keptList = nil
    line.remember("/" + words)
    leaveLine()
    if !words.allSatisfy(\.isWhitespace) { open(.found(FoundList(words, at: desk))) }
    return []
  }
}

// MARK: - Words that the console itself understands

extension ConsoleState {
  /// What a line asks of the console itself; nil where it is a line of the capture language.
  func consoleWord(_ text: String) -> (command: Command, rest: String)? {
    guard text.hasPrefix(":") else { return nil }
    let words = text.dropFirst().split(separator: " ", maxSplits: 1)
    guard let word = words.first, let command = Command.named(word: String(word)) else { return nil }
    return (command, words.count > 1 ? words[1].trimming : "")
  }

  private mutating func give(_ command: Command, _ rest: String) -> [Effect] {
    keptList = nil
    line.remember(line.field.text)
    leaveLine()
    if let reason = command.unavailable(desk.seat, desk.meeting.state) {
      told = "✗ \(reason)"
      return []
    }
    guard command.form == nil || !rest.isEmpty else {
      told = "✗ which? \(command.spoken ?? "") \(command.form ?? "")"
      return []
    }
    switch command.name {
    case "unsaved.elsewhere":
      if unsaved.isEmpty { told = "everything is saved" } else { return [.saveElsewhere(rest)] }
    case "screen.theme": return [.theme(rest)]
    case "rehearsal.clock": return [.clock(rest)]
    case "meeting.leave": open(.announcement(.leave(at: desk, unsaved: unsaved.count)))
    case "meeting.close": open(.closing(Closing(at: desk)))
    case "help": open(.help(HelpPage(.line)))
    default: told = "✗ \(command.help) has no line here"
    }
    return []
  }
}

extension Understood {
  /// Whether it is words that nobody said, and nothing else.
  fileprivate var isNote: Bool {
    guard drafts.count == 1, case .said(let saying) = drafts[0].act else { return false }
    return saying.voice == nil
  }
}

extension Substring {
  /// Without blanks at either end.
  fileprivate var trimming: String {
    var rest = self
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }
}
