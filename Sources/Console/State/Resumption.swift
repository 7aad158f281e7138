public import Meeting
import Text

/// Where somebody was, and every word that was typed and is not in the journal: kept on disk while typing, so that
/// the same seat comes back to the same place whatever happened to it.
public struct Resumption: Hashable, Sendable {
  /// Who sits here, by the name given at the seat.
  public var name: String
  public var home: Home
  public var isTyping: Bool
  public var focus: Pane
  public var isZoomed: Bool
  public var child: ChildKey?
  /// The line as it stands, and before which grapheme the cursor is.
  public var line: String
  public var cursor: Int
  /// Whether it was refused and not edited since.
  public var isRefused: Bool
  /// Lines that gave way to it, the latest last.
  public var waiting: [String]
  /// Earlier lines, the latest last.
  public var history: [String]
  /// Lines that were kept and could not be written to disk.
  public var unsaved: [String]
  /// Cards with something in them.
  public var cards: [KeptCard]

  /// A card that was being filled in.
  public struct KeptCard: Hashable, Sendable {
    public var subject: String
    public var fields: [String: String]
    /// Whether it lay open.
    public var isOpen: Bool

    /// How many characters were entered.
    var words: Int { fields.filter { $0.key != Card.inHand }.values.reduce(0) { $0 + $1.count } }

    /// A card that was being filled in.
    public init(subject: String, fields: [String: String], isOpen: Bool) {
      self.subject = subject
      self.fields = fields
      self.isOpen = isOpen
    }
  }

  /// A place to come back to.
  public init(
    name: String, home: Home, isTyping: Bool, focus: Pane, isZoomed: Bool = false, child: ChildKey? = nil,
    line: String = "",
    cursor: Int = 0, isRefused: Bool = false, waiting: [String] = [], history: [String] = [],
    unsaved: [String] = [], cards: [KeptCard] = []
  ) {
    self.name = name
    self.home = home
    self.isTyping = isTyping
    self.focus = focus
    self.isZoomed = isZoomed
    self.child = child
    self.line = line
    self.cursor = cursor
    self.isRefused = isRefused
    self.waiting = waiting
    self.history = history
    self.unsaved = unsaved
    self.cards = cards
  }

  /// How many characters stand here that no journal has.
  public var unsent: Int {
    line.count + waiting.reduce(0) { $0 + $1.count } + unsaved.reduce(0) { $0 + $1.count }
      + cards.reduce(0) { $0 + $1.words }
  }
}

extension ConsoleState {
  /// How many earlier lines a draft keeps.
  private static let remembered = 50

  /// Where this seat is, with every word that is not in the journal.
  public var resumption: Resumption {
    Resumption(
      name: desk.name, home: home, isTyping: isTyping, focus: focus, isZoomed: isZoomed, child: child,
      line: line.field.text,
      cursor: line.field.cursor, isRefused: line.isRefused, waiting: line.waiting,
      history: line.history.suffix(Self.remembered),
      unsaved: unsaved.map(\.entry.text),
      cards: keptCards)
  }

  /// Goes back to where this seat was; what was not on disk is tried again.
  ///
  /// - Returns: what has to be written.
  public mutating func resume(_ resumption: Resumption) -> [Effect] {
    home = resumption.home
    isTyping = resumption.isTyping || home == .line
    focus = resumption.focus
    isZoomed = resumption.isZoomed
    if let child = resumption.child, desk.meeting.child(child)?.isLiving == true { self.child = child }
    line.history = resumption.history
    setLine(resumption.line)
    line.field.moveToStart()
    line.field.move(by: resumption.cursor)
    line.isRefused = resumption.isRefused
    line.waiting = resumption.waiting
    restore(resumption.cards)
    let entries = resumption.unsaved.map { Entry(line: $0) }
    unsaved = entries.map { Unsaved(entry: $0, reason: "not tried yet", tried: "-") }
    return entries.map { .write($0) }
  }

  /// Cards with something in them: those that lie open, the innermost last, and those that were put aside.
  ///
  /// What is on its way to disk stands among the lines that are tried again, and is no draft.
  private var keptCards: [Resumption.KeptCard] {
    let open = layers.compactMap { layer -> Card? in
      if case .card(let card) = layer { card } else { nil }
    }
    let aside = kept.values.filter { card in !open.contains { $0.key == card.key } }
      .sorted { $0.key < $1.key }
    return aside.filter { $0.pending == nil }.map {
      Resumption.KeptCard(subject: $0.key, fields: $0.kept, isOpen: false)
    }
      + open.filter { $0.pending == nil }.map {
        Resumption.KeptCard(subject: $0.key, fields: $0.keptInHand, isOpen: true)
      }
  }

  private mutating func restore(_ cards: [Resumption.KeptCard]) {
    for kept in cards {
      guard let card = Card(subject: kept.subject, kept: kept.fields, at: desk) else { continue }
      self.kept[card.key] = card
      if kept.isOpen { open(.card(card)) }
    }
  }
}
