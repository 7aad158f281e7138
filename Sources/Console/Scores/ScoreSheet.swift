import Advice
public import Meeting
import Procedures
public import Text

/// The scores from 0 to 10 of each agency for each child: blind until they are revealed.
///
/// While it is blind no number is kept here but the one that is being typed.
public struct ScoreSheet: Sendable {
  /// What is being typed.
  public enum Typing: Hashable, Sendable {
    /// Another number, once the scores are revealed.
    case number
    case analysis
    case raise
    /// Why the scores are revealed before all are in.
    case reason
  }

  /// One number's place.
  struct Cell: Hashable {
    var voice: Voice
    var child: ChildKey
    var typing: Typing?
  }

  /// Who scores, the chair's own agency last.
  public private(set) var voices: [Voice] = []
  /// The children who are scored.
  public private(set) var children: [ChildKey] = []
  public private(set) var isRevealed = false
  /// Whose number is selected, and for which child.
  public private(set) var voice: Voice?
  public private(set) var child: ChildKey?
  /// The number being typed.
  public private(set) var number = TextField()
  /// What is typed besides numbers: nothing most of the time.
  public private(set) var typing: Typing?
  /// The words being typed.
  public private(set) var words = TextField()
  /// Whether every child is shown whole, of revealed scores.
  public private(set) var isWhole = false
  private var drafts: [Cell: String] = [:]
  private var handedOver: Cell?
  /// Whose score is about to be given a second time while it is blind, and was asked about.
  private var replacing: Cell?
  private var stray = StrayWords()

  /// The sheet as the meeting stands, at this child and this agency where they are given.
  public init(at desk: Desk, child: ChildKey? = nil, agency: AgencyKey? = nil) {
    self.child = child
    follow(desk)
    voice = voices.first { $0.agency == agency } ?? voice
    if !isRevealed, agency == nil { goToOpen(from: 0, at: desk) }
  }

  /// Whether anything typed here is not on disk.
  var hasDraft: Bool { !number.isEmpty || !words.isEmpty || !drafts.isEmpty }

  private var cell: Cell? {
    guard let voice, let child else { return nil }
    return Cell(voice: voice, child: child, typing: typing)
  }
}

extension ScoreSheet: Layered {
  var context: Command.Context { isRevealed ? .scores : .blindScores }
  var takesText: Bool { typing != nil }

  func keys(at desk: Desk) -> [KeyHint] {
    switch typing {
    case .number: return [KeyHint("0-10", "then Enter"), KeyHint("-", "no view"), KeyHint("Esc", "back")]
    case .analysis, .raise: return [KeyHint("Enter", "keep"), KeyHint("Esc", "back, draft kept")]
    case .reason: return [KeyHint("Enter", "reveal, asked once more"), KeyHint("Esc", "back, draft kept")]
    case nil: break
    }
    if isRevealed {
      return Command.hints(
        "score.analysis", "score.raise", "score.again", "score.agency", "score.child", "score.all-children",
        "back", at: desk)
    }
    return [KeyHint("0-10", "then Enter")]
      + Command.hints("score.no-view", "score.next-child", "score.next-agency", "score.reveal", at: desk)
      + [KeyHint("Esc", "back, all kept")]
  }

  mutating func press(_ key: Keystroke, at desk: Desk) -> Outcome {
    switch typing {
    case .analysis, .raise, .reason: return typeWords(key, at: desk)
    case .number: return typeNumber(key, at: desk)
    case nil: break
    }
    if let words = stray.take(key, then: known(at: desk)) { return .tells(words) }
    return isRevealed ? pressRevealed(key, at: desk) : pressBlind(key, at: desk)
  }

  /// A key that means nothing here; a letter begins words that belong somewhere else.
  private mutating func refuseStray(_ key: Keystroke, at desk: Desk) -> Outcome {
    if case .character(let character) = key { stray.add(character) }
    return refuse(key, at: desk)
  }

  mutating func paste(_ text: String, at desk: Desk) -> Outcome {
    guard typing != nil, typing != .number else { return .stays }
    _ = words.insert(String(text.map { $0.isNewline ? " " : $0 }))
    return .stays
  }

  mutating func follow(_ desk: Desk) {
    voices = desk.scoringVoices
    children = desk.meeting.livingChildren.map(\.key)
    let wasRevealed = isRevealed
    isRevealed = desk.meeting.revealed != nil
    if child.map({ !children.contains($0) }) ?? true { child = children.first }
    if isRevealed, !wasRevealed {
      // What was being typed when everybody's number appeared is not given away unasked.
      typing = nil
      words = TextField()
      number = TextField()
      voice = child.flatMap { desk.ranked(voices, for: $0).first }
    }
    if voice.map({ !voices.contains($0) }) ?? true {
      voice = voices.first { $0.agency == voice?.agency } ?? voices.first
    }
  }

  mutating func written(at desk: Desk) -> Outcome {
    defer { handedOver = nil }
    if let handedOver { drafts[handedOver] = nil }
    guard let handedOver, handedOver == cell else { return .stays }
    number = TextField()
    words = TextField()
    typing = nil
    if !isRevealed { advance(at: desk) }
    return .stays
  }
}

// MARK: - Blind

extension ScoreSheet {
  private mutating func pressBlind(_ key: Keystroke, at desk: Desk) -> Outcome {
    if key == .escape { return .closes }
    if case .character(let digit) = key, digit.isASCII, digit.isNumber {
      return take(digit, at: desk)
    }
    if key == .backspace {
      number.backspace()
      return .stays
    }
    if key == .enter { return giveNumber(at: desk) }
    guard let command = Command.pressed(key, in: .blindScores) else { return refuseStray(key, at: desk) }
    if let reason = command.unavailable(desk.seat, desk.meeting.state) { return .tells("✗ \(reason)") }
    // Tab goes on and keeps, as everywhere.
    if command.name == "score.next-child", !number.isEmpty { return giveNumber(at: desk) }
    guard number.isEmpty else { return .tells("Enter keeps the number, Backspace takes it away") }
    switch command.name {
    case "score.no-view": return give(nil, at: desk)
    case "score.next-child": step(by: 1)
    case "score.previous-child": step(by: -1)
    case "score.next-agency": goToAgency(by: 1, at: desk)
    case "score.previous-agency": goToAgency(by: -1, at: desk)
    case "score.reveal": return reveal(at: desk)
    default: break
    }
    return .stays
  }

  private mutating func take(_ digit: Character, at desk: Desk) -> Outcome {
    replacing = nil
    if let reason = Command.named("score.give")?.unavailable(desk.seat, desk.meeting.state) {
      return .tells("✗ \(reason)")
    }
    let typed = number.text + String(digit)
    guard typed.count == 1 || typed == "10" else {
      // What is left of a slip must not be kept with the next Enter: nobody would see the wrong number.
      number = TextField()
      return .tells("✗ \(typed) is no score; type it again, 0 to 10")
    }
    _ = number.insert(String(digit))
    return .stays
  }

  private mutating func giveNumber(at desk: Desk) -> Outcome {
    guard let value = Int(number.text) else { return .tells("type 0 to 10, or - for no view") }
    return give(value, at: desk)
  }

  private mutating func give(_ value: Int?, at desk: Desk) -> Outcome {
    guard let cell else { return .tells("✗ nobody is here to score") }
    if !isRevealed, desk.hasScore(cell.voice, cell.child), replacing != cell {
      replacing = cell
      let who = "\(desk.name(of: cell.voice.agency)), \(desk.name(of: cell.child))"
      return .tells(
        "▲ \(who): a score is in already; the same key again puts \(value.map(String.init) ?? "no view") in its place"
      )
    }
    handedOver = cell
    replacing = nil
    return .writes(
      .score(cell.voice, cell.child, at: desk) { _ in
        Scoring(voice: cell.voice, child: cell.child, value: value)
      })
  }

  /// To the next child, at the last one to the next agency.
  private mutating func step(by steps: Int) {
    guard let voice, let child, let row = voices.firstIndex(of: voice),
      let column = children.firstIndex(of: child)
    else { return }
    let place = row * children.count + column + steps
    guard place >= 0, place < voices.count * children.count else { return }
    self.voice = voices[place / children.count]
    self.child = children[place % children.count]
  }

  private mutating func goToAgency(by steps: Int, at desk: Desk) {
    guard let voice, let row = voices.firstIndex(of: voice), voices.indices.contains(row + steps) else {
      return
    }
    self.voice = voices[row + steps]
    child = children.first { desk.isOpen(voices[row + steps], $0) } ?? child
  }

  /// To the next child of this agency who has no score yet, then to the next agency.
  private mutating func advance(at desk: Desk) {
    guard let voice, let row = voices.firstIndex(of: voice) else { return }
    goToOpen(from: row, at: desk)
  }

  private mutating func goToOpen(from row: Int, at desk: Desk) {
    for voice in voices[min(row, voices.count)...] + voices[..<min(row, voices.count)] {
      guard let open = children.first(where: { desk.isOpen(voice, $0) }) else { continue }
      (self.voice, child) = (voice, open)
      return
    }
  }
}

// MARK: - Revealing

extension ScoreSheet {
  private mutating func reveal(at desk: Desk) -> Outcome {
    guard desk.voicesNotIn(voices).isEmpty else {
      typing = .reason
      words = TextField(cell.flatMap { drafts[$0] } ?? "")
      return .stays
    }
    return .opens(.announcement(.reveal(because: nil, at: desk)))
  }
}

extension Announcement {
  /// Whether to reveal the scores, with who has none yet.
  static func reveal(because reason: String?, at desk: Desk) -> Announcement {
    let open = desk.voicesNotIn(desk.scoringVoices).map { desk.name(of: $0) }
    var lines = ["Both seats see every number, at once. It cannot be undone.", ""]
    lines += [open.isEmpty ? "All are in." : "Not in: \(open.joined(separator: ", "))."]
    if let reason { lines += ["Why now: “\(reason)”. The record says so."] }
    return Announcement(
      "Reveal the scores", lines,
      [Choice(.enter, "reveal") { _ in .writes(.reveal(because: reason)) }])
  }
}

extension Entry {
  /// `:reveal because …`.
  fileprivate static func reveal(because reason: String?) -> Entry {
    Entry(":reveal" + (reason.map { " because \($0)" } ?? "")) { context throws(Refusal) in
      guard context.proceedings.meeting.revealed == nil else {
        throw Refusal(column: 1, word: "", message: "the scores are revealed already")
      }
      return [Draft(id: EventID(context.fresh()), act: .revealed(because: reason))]
    }
  }

  /// A score, made from the one that it replaces: `:score health #aisha 7: injuries heal; raise: partner out`.
  fileprivate static func score(
    _ voice: Voice, _ child: ChildKey, at desk: Desk, _ make: @escaping @Sendable (Scored?) -> Scoring
  ) -> Entry {
    let scoring = make(desk.meeting.score(of: voice, child: child))
    let who = voice.person.flatMap(desk.meeting.person).map { "\"\($0.name)\"" } ?? voice.agency.text
    let about = desk.meeting.livingChildren.count > 1 ? "\(desk.meeting.mark(of: child)) " : ""
    var text = ":score \(who) \(about)\(scoring.value.map { "\($0)" } ?? "-")"
    if scoring.analysis != nil || scoring.raise != nil { text += ": \(scoring.analysis ?? "")" }
    if let raise = scoring.raise { text += "; raise: \(raise)" }
    return Entry(text) { context throws(Refusal) in
      let latest = context.proceedings.meeting.score(of: voice, child: child)
      return [Draft(id: EventID(context.fresh()), act: .scored(make(latest)), on: latest?.id)]
    }
  }
}

// MARK: - Revealed

extension ScoreSheet {
  private mutating func pressRevealed(_ key: Keystroke, at desk: Desk) -> Outcome {
    if key == .escape { return .closes }
    guard let command = Command.pressed(key, in: .scores) else { return refuseStray(key, at: desk) }
    if let reason = command.unavailable(desk.seat, desk.meeting.state) { return .tells("✗ \(reason)") }
    guard let voice, let child else { return .tells("✗ nobody is here to score") }
    switch command.name {
    case "score.analysis": return begin(.analysis, at: desk)
    case "score.raise": return begin(.raise, at: desk)
    case "score.again":
      typing = .number
      number = TextField()
    case "score.agency":
      let ranked = desk.ranked(voices, for: child)
      let row = ranked.firstIndex(of: voice) ?? 0
      if let moved = key.moved(from: row, of: ranked.count) { self.voice = ranked[moved] }
    case "score.child":
      let index = children.firstIndex(of: child) ?? 0
      self.child = children[(index + 1) % children.count]
      self.voice = self.child.flatMap { desk.ranked(voices, for: $0).first } ?? voice
    case "score.all-children": isWhole.toggle()
    default: break
    }
    return .stays
  }

  private mutating func begin(_ typing: Typing, at desk: Desk) -> Outcome {
    guard let voice, let child, let scored = desk.meeting.score(of: voice, child: child) else {
      return .tells("no score is given yet: s gives one")
    }
    self.typing = typing
    let known = typing == .analysis ? scored.scoring.analysis : scored.scoring.raise
    words = TextField(cell.flatMap { drafts[$0] } ?? known ?? "")
    return .stays
  }

  private mutating func typeWords(_ key: Keystroke, at desk: Desk) -> Outcome {
    switch key {
    case .escape:
      if let cell { drafts[cell] = words.isEmpty ? nil : words.text }
      typing = nil
      words = TextField()
      return .stays
    case .enter: return keepWords(at: desk)
    case .character(let character):
      if !words.insert(String(character)) { return .tells("✗ a field holds 64 KiB at most") }
    default: _ = words.edit(key)
    }
    return .stays
  }

  private mutating func keepWords(at desk: Desk) -> Outcome {
    guard let cell, let typing else { return .stays }
    let isBlank = words.text.allSatisfy(\.isWhitespace)
    if typing == .reason {
      guard !isBlank else { return .tells("✗ why before all are in? In words") }
      return .opens(.announcement(.reveal(because: words.text, at: desk)))
    }
    let text = isBlank ? nil : words.text
    let scored = desk.meeting.score(of: cell.voice, child: cell.child)
    guard text != (typing == .analysis ? scored?.scoring.analysis : scored?.scoring.raise) else {
      drafts[cell] = nil
      self.typing = nil
      words = TextField()
      return .stays
    }
    handedOver = cell
    return .writes(
      .score(cell.voice, cell.child, at: desk) { latest in
        var scoring = latest?.scoring ?? Scoring(voice: cell.voice, child: cell.child, value: nil)
        if typing == .analysis { scoring.analysis = text } else { scoring.raise = text }
        return scoring
      })
  }

  private mutating func typeNumber(_ key: Keystroke, at desk: Desk) -> Outcome {
    switch key {
    case .escape:
      typing = nil
      number = TextField()
      return .stays
    case .backspace: number.backspace()
    case .enter: return giveNumber(at: desk)
    case .character("-") where number.isEmpty: return give(nil, at: desk)
    case .character(let digit) where digit.isASCII && digit.isNumber: return take(digit, at: desk)
    case .character: return .tells("type 0 to 10, or - for no view")
    default: break
    }
    return .stays
  }
}
