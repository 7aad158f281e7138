import Advice
import Text

/// Something that lies over the meeting until it is saved or closed; the innermost takes the keys.
public enum Layer: Sendable {
  case card(Card)
  case scores(ScoreSheet)
  case warnings(WarningList)
  case help(HelpPage)
  case announcement(Announcement)
  case presence(PresencePicker)
  case found(FoundList)
  case whole(WholeText)
  case closing(Closing)
}

/// What a layer does with keys: pure, like all of the console.
protocol Layered {
  /// Whose rows of the command table its keys are.
  var context: Command.Context { get }

  /// Whether letters type in it now, so that `?` is a letter too.
  var takesText: Bool { get }

  /// What the keys row offers, the most wanted first.
  func keys(at desk: Desk) -> [KeyHint]

  /// Takes a key.
  mutating func press(_ key: Keystroke, at desk: Desk) -> Outcome

  /// Takes pasted text, which only ever types.
  mutating func paste(_ text: String, at desk: Desk) -> Outcome

  /// Takes in that the meeting has changed.
  mutating func follow(_ desk: Desk)

  /// Takes in how much of it the screen has shown.
  mutating func settle(_ shown: Frame.Extent)

  /// What comes of it that this layer's entry is on disk.
  mutating func written(at desk: Desk) -> Outcome

  /// Takes in that this layer's entry was not understood on the newest state: nothing of it was written.
  mutating func refused(at desk: Desk)
}

extension Layered {
  var takesText: Bool { [.card, .views, .sign].contains(context) }
  mutating func paste(_ text: String, at desk: Desk) -> Outcome {
    .tells("✗ pasted text is typed, never pressed, and nothing is typed here")
  }
  mutating func follow(_ desk: Desk) {}
  mutating func settle(_ shown: Frame.Extent) {}
  mutating func written(at desk: Desk) -> Outcome { .finishes }
  mutating func refused(at desk: Desk) {}
}

extension Layered {
  /// What is told of a key that means nothing here: which ones do, so that nothing typed is swallowed in silence.
  func refuse(_ key: Keystroke, at desk: Desk) -> Outcome {
    .tells("no command on \(key.spelling) here: \(known(at: desk))")
  }

  /// Which keys mean something here.
  func known(at desk: Desk) -> String {
    keys(at: desk).map { "\($0.key) \($0.shorter.does)" }.joined(separator: ", ")
  }
}

extension Layer {
  /// The layer itself, whichever it is.
  var layered: any Layered {
    get {
      switch self {
      case .card(let layer): layer
      case .scores(let layer): layer
      case .warnings(let layer): layer
      case .help(let layer): layer
      case .announcement(let layer): layer
      case .presence(let layer): layer
      case .found(let layer): layer
      case .whole(let layer): layer
      case .closing(let layer): layer
      }
    }
    set {
      switch newValue {
      case let layer as Card: self = .card(layer)
      case let layer as ScoreSheet: self = .scores(layer)
      case let layer as WarningList: self = .warnings(layer)
      case let layer as HelpPage: self = .help(layer)
      case let layer as Announcement: self = .announcement(layer)
      case let layer as PresencePicker: self = .presence(layer)
      case let layer as FoundList: self = .found(layer)
      case let layer as WholeText: self = .whole(layer)
      case let layer as Closing: self = .closing(layer)
      default: break
      }
    }
  }

  /// Whether a key asks for help on this layer.
  func explains(_ key: Keystroke) -> Bool {
    switch self {
    case .help: return false
    // A card explains its fields, not its keys alone.
    case .card: return false
    case .scores, .warnings, .announcement, .presence, .found, .whole, .closing: break
    }
    return key == .function(1) || (key == .character("?") && !layered.takesText)
  }

  /// What the keys row offers while this layer is the innermost.
  public func keys(at desk: Desk) -> [KeyHint] { layered.keys(at: desk) }
}

/// A key and what it does, in a word or two.
public struct KeyHint: Hashable, Sendable {
  public var key: String
  public var does: String

  /// Whether it goes on or leaves: where there is no room for all, others give way to it.
  public var isKept: Bool

  /// A hint.
  public init(_ key: String, _ does: String, isKept: Bool? = nil) {
    self.key = key
    self.does = does
    self.isKept = isKept ?? ["Esc", "Ctrl-S", "q"].contains(key)
  }

  /// The same in fewer words, where it has them: what stands behind a comma gives way, and whereto Esc goes back.
  public var shorter: KeyHint {
    let isBack = key == "Esc" && does.hasPrefix("back")
    let words = isBack ? "back" : does.prefix { $0 != "," }
    return KeyHint(key, String(words), isKept: isKept)
  }
}

/// What comes of a key in a layer.
struct Outcome {
  enum Layering {
    case stays
    /// This layer closes.
    case closes
    /// This layer closes, and what it held is done with: no draft is kept.
    case finishes
    /// Another lies over this one.
    case opens(Layer)
    /// Another takes this one's place.
    case becomes(Layer)
  }

  var layering = Layering.stays
  var effects: [Effect] = []
  /// Stands in the parse row until the next key.
  var told: String?
  /// Where to go after closing.
  var place: Place?
  /// Whether this layer stays below what opens there, where something does.
  var isBelow = false
  /// The row of a pane to go to after closing.
  var show: (pane: Pane, row: PaneItem?)?
  /// The child that `place` or `show` is about.
  var child: ChildInPlace?
  /// A line to go on with after closing.
  var line: String?
  /// What opens where this layer was, once it is closed.
  var next: Layer?

  static let stays = Outcome()
  static let closes = Outcome(layering: .closes)
  static let finishes = Outcome(layering: .finishes)
  static func opens(_ layer: Layer) -> Outcome { Outcome(layering: .opens(layer)) }
  static func becomes(_ layer: Layer) -> Outcome { Outcome(layering: .becomes(layer)) }
  static func tells(_ words: String) -> Outcome { Outcome(told: words) }
  /// Writes, and stays until it is known that it is on disk.
  static func writes(_ entry: Entry) -> Outcome { Outcome(effects: [.write(entry)]) }
}
