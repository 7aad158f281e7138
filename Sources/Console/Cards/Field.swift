import Calendar
public import Text

/// A labelled place of a card: something typed, something chosen, or a line that only tells.
public struct Field: Sendable {
  /// What it takes.
  public enum Kind: Hashable, Sendable {
    case text
    /// One answer of a list, or several.
    case choice([Field.Choice], several: Bool)
    /// Somebody who is known here; with `newcomers` also `@"Name, role"`.
    case who(newcomers: Bool)
    /// A time.
    case when
    /// Words, in which a time is understood where they are one.
    case words
    /// A time that has come; words that are none are kept, and marked.
    case past
    /// People, as they are named on the roll or in the family; words that name nobody are kept, and marked.
    case people
    /// Takes nothing.
    case note
  }

  /// What it is called in a draft.
  public let name: String
  /// What it is called on the card.
  public internal(set) var label: String
  public internal(set) var kind: Kind
  /// Stands before what is entered: what exactly is asked.
  public internal(set) var lead: String?
  /// Stands behind what is entered: what follows from it.
  public internal(set) var hint: String?
  /// What was typed.
  public internal(set) var text = TextField()
  /// The ids of what was chosen, in the order of the list.
  public internal(set) var chosen: [String] = []
  /// What the procedure asks for, shown while nothing is entered; it never blocks.
  public internal(set) var gap: String?
  /// Why it is not asked as things stand, where it can be answered all the same; no key answers it by the way.
  public internal(set) var aside: String?
  /// Whether it is to be answered all the same.
  var isAskedAllTheSame = false
  /// Of several answers the one that is none of the others.
  var none: String?
  /// Of several answers the one that is all of the others.
  var every: String?
  /// Why what is entered cannot be saved.
  public internal(set) var problem: String?
  /// Whether the problem is that something was typed where something is chosen.
  var isRefusing = false
  /// What was typed where something is chosen: it is shown with the problem, until something is chosen.
  var stray = ""
  /// What was chosen before that: it no longer counts, and Backspace brings it back.
  var chosenBefore: [String] = []
  /// Whether what is chosen was chosen beforehand, and by nobody yet: its own key confirms it.
  var isPreset = false
  /// Whether it is not asked for as things stand; what was entered stays.
  public internal(set) var isHidden = false
  /// Whether it can only be looked at.
  public internal(set) var isLocked = false

  /// What was understood of what was typed.
  var reading = FieldReading.nothing
  /// As which text it was understood.
  private var readText: String?

  init(_ name: String, _ label: String, _ kind: Kind = .text, gap: String? = nil) {
    self.name = name
    self.label = label
    self.kind = kind
    self.gap = gap
  }

  /// What a text was understood as, shown beside it.
  public var shown: String? {
    switch reading {
    case .nothing, .wrong: nil
    case .somebody(_, let shown), .time(_, let shown), .people(_, let shown): shown
    case .unclear(let why): "▲ \(why)"
    }
  }

  /// The answers it offers.
  public var options: [Field.Choice] { if case .choice(let options, _) = kind { options } else { [] } }

  /// The answer on a key; where yes and no stand on digits, on their own letters too.
  func option(of key: Character) -> Field.Choice? {
    let said = key == "y" ? "yes" : key == "n" ? "no" : nil
    return options.first { $0.key == key } ?? said.flatMap { said in options.first { $0.id == said } }
  }

  /// Whether it is chosen, not typed.
  public var isChoice: Bool { if case .choice = kind { true } else { false } }

  /// Whether several answers can be taken.
  public var takesSeveral: Bool { if case .choice(_, let several) = kind { several } else { false } }

  /// Whether nothing is entered.
  public var isEmpty: Bool { isChoice ? chosen.isEmpty : text.characters.allSatisfy(\.isWhitespace) }

  /// Whether keys can go to it.
  public var takesKeys: Bool { !isHidden && !isLocked && kind != .note }

  /// Whether the keys pass it by: it is not asked, and nothing is entered.
  public var isAside: Bool { aside != nil && !isAskedAllTheSame && isEmpty }

  /// The key that asks what stands aside.
  public static let askingKey: Character = "!"

  /// The most bytes of a name or a time: what is longer is neither.
  static let shortLimit = 500

  var isShort: Bool {
    switch kind {
    case .who, .when: true
    case .text, .choice, .words, .past, .people, .note: false
    }
  }
}

/// What the words of a field were understood as.
enum FieldReading: Sendable {
  case nothing
  case somebody(Body.Owner, shown: String)
  case time(When, shown: String)
  /// People, by their names.
  case people(String, shown: String)
  /// Kept as words, and why they are marked.
  case unclear(String)
  case wrong(String)
}

extension Field {
  /// What was entered, as a draft keeps it; a time as the day it meant.
  var kept: String {
    if isChoice { return chosen.joined(separator: "\n") }
    if kind == .when, case .time(let when, _) = reading { return Spelt.time(when.time) }
    if kind == .past, case .time(let when, _) = reading {
      return when.isHourAssumed ? when.time.day.description : Spelt.time(when.time)
    }
    return text.text
  }

  /// Enters what a draft kept.
  mutating func restore(_ kept: String) {
    if isChoice {
      chosen = kept.split(separator: "\n").map(String.init)
    } else {
      text = TextField(kept)
    }
  }

  /// Goes with the meeting and the clock: a time stays the one that was meant when it was typed.
  mutating func follow(_ desk: Desk) {
    if case .time(let when, let shown) = reading, readText == text.text {
      let isToCome = kind == .when || kind == .words
      reading = .time(when, shown: isToCome ? Reader(desk.context).shown(when) : shown)
    } else {
      read(at: desk)
    }
  }

  /// Understands what was typed.
  mutating func read(at desk: Desk) {
    readText = text.text
    switch kind {
    case .text, .choice, .note: reading = .nothing
    case .who(let newcomers): reading = Reader(desk.context).reading(who: text.text, newcomers: newcomers)
    case .when: reading = Reader(desk.context).reading(when: text.text)
    case .past: reading = shortEnough ? Reader(desk.context).reading(past: text.text) : .nothing
    case .people: reading = shortEnough ? Reader(desk.context).reading(people: text.text) : .nothing
    case .words:
      let reader = Reader(desk.context)
      guard shortEnough,
        case .time(let when, let shown) = reader.reading(when: text.text)
      else {
        reading = .nothing
        return
      }
      reading = .time(when, shown: shown)
    }
  }
}

extension Field {
  /// Whether it can be a name or a time.
  private var shortEnough: Bool { text.characters.count <= Self.shortLimit }
}

extension Field {
  /// One of the answers that a field offers, and the key that takes it.
  public struct Choice: Hashable, Sendable {
    public var key: Character
    /// What stands in a draft for it.
    public var id: String
    /// As the card shows it.
    public var words: String

    init(_ key: Character, _ id: String, _ words: String) {
      self.key = key
      self.id = id
      self.words = words
    }

    /// The answers in their order, by the digits and then by letters.
    static func numbered(_ all: [(id: String, words: String)]) -> [Field.Choice] {
      zip("123456789abcdefghijklmnopqrstuvwxyz", all).map { Field.Choice($0, $1.id, $1.words) }
    }

    /// Answers that have a number of their own, on the key of that number.
    static func byNumber(_ all: [(id: String, words: String)]) -> [Field.Choice] {
      let keys = Array("123456789abcdefghijklmnopqrstuvwxyz")
      let numbers = all.compactMap { Int($0.id) }
      guard numbers.count == all.count, numbers.allSatisfy({ (1...keys.count).contains($0) }) else {
        return numbered(all)
      }
      return zip(numbers, all).map { Field.Choice(keys[$0 - 1], $1.id, $1.words) }
    }

    /// The answers in their order, by letters alone.
    static func lettered(_ all: [(id: String, words: String)]) -> [Field.Choice] {
      zip("abcdefghijklmnopqrstuvwxyz", all).map { Field.Choice($0, $1.id, $1.words) }
    }

    static let yesNo = [Field.Choice("y", "yes", "yes"), Field.Choice("n", "no", "no")]
  }
}
