import Meeting
import Text

extension ConsoleState {
  /// Takes a key while letters type.
  mutating func pressLine(_ key: Keystroke) -> [Effect] {
    if case .alt(let character) = key { return pressCommand(.character(character)) }
    if case .character(let character) = key {
      if character == ":", isRefusedCommand {
        openLine(":")
      } else {
        type(String(character))
      }
      return []
    }
    if let command = Command.pressed(key, in: .line) { return edit(command, key) }
    switch key {
    case .escape:
      if home == .keys {
        isTyping = false
      } else if followsEscape {
        // Esc again and again comes home, and home is where letters type.
        told = "letters type here; Esc and a key gives one command"
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

  /// Whether a command was refused, and a colon has no place in it: then the colon begins another.
  private var isRefusedCommand: Bool {
    let text = line.field.text
    guard line.isRefused, text.hasPrefix(":"), line.field.cursor == line.field.characters.count else {
      return false
    }
    let verb = text.dropFirst().split(separator: " ").first.map(String.init) ?? ""
    let takesColon = Command.named(verb: verb)?.form?.contains(":") ?? false
    // What is wrong before the end is mended by no colon.
    let isMissing = if case .refused(let refusal) = line.reading { refusal.word.isEmpty } else { false }
    return !takesColon || !isMissing || text.dropFirst().contains(":")
  }

  /// Types a text where the cursor stands: breaks of lines become blanks, everything else stays as it is.
  mutating func type(_ text: String) {
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
    case "line.scroll": move(key)
    case "line.help": open(.help(HelpPage(.line)))
    default:
      _ = line.field.edit(key)
      readLine()
    }
    return []
  }

  mutating func setLine(_ text: String) {
    line.field = TextField(text)
    line.recalled = nil
    line.completion = nil
    line.isRefused = false
    readLine()
  }

  /// Goes to an earlier or later line; what was being typed comes back behind the latest.
  private mutating func recall(_ step: Int) {
    let now = line.recalled ?? line.history.count
    let target = min(line.history.count, max(0, now + step))
    guard target != now else { return }
    if line.recalled == nil { line.setAside = line.field.text }
    let text = target == line.history.count ? line.setAside : line.history[target]
    setLine(text)
    line.recalled = target == line.history.count ? nil : target
  }

  private mutating func commit() -> [Effect] {
    let text = line.field.text
    if text.hasPrefix("/") { return find(String(text.dropFirst())) }
    if let (command, rest) = consoleWord(text) { return give(command, rest) }
    if line.hint != nil, case .understood = line.reading {
      // What a key alone has put there is no act yet: Enter shows what it would become.
      line.opening = nil
      return []
    }
    switch line.reading {
    case .blank: if home == .keys { isTyping = false }
    case .refused(let refusal):
      line.opening = nil
      line.isRefused = true
      if !refusal.message.isEmpty { return [.ring] }
    case .understood: return handOver(Entry(line: text))
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
    if line.field.text == text { setLine("") }
    if home == .keys { isTyping = false }
  }

  /// Whether a line gives a number that nobody sees until the scores are revealed: it does not come back with ↑.
  func isHiddenScore(_ text: String) -> Bool {
    let word = text.drop(while: \.isWhitespace).split(whereSeparator: \.isWhitespace).first
    return desk.meeting.revealed == nil && word?.lowercased() == ":score"
  }

  private mutating func find(_ words: String) -> [Effect] {
    line.remember("/" + words)
    setLine("")
    if home == .keys { isTyping = false }
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
    line.remember(line.field.text)
    setLine("")
    if home == .keys { isTyping = false }
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

extension Substring {
  /// Without blanks at either end.
  fileprivate var trimming: String {
    var rest = self
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return String(rest)
  }
}
