/// How what things mean looks: names of meanings, each with colours and attributes.
///
/// A meaning that a theme leaves unsaid, wholly or in part, looks like the one it falls back on:
/// `warning.critical` like `warning`, and every one at last like `text`. A theme without `text` leaves the
/// terminal as it is.
public struct Theme: Equatable, Sendable {
  /// How one meaning looks.
  public struct Look: Hashable, Sendable {
    /// The colour of the letters; nil for the terminal's own.
    public let foreground: Colour?
    /// The colour behind them; nil for the terminal's own.
    public let background: Colour?
    /// What else is done to the letters.
    public let attributes: Set<Attribute>
  }

  /// A colour as terminals of different means show it.
  public struct Colour: Hashable, Sendable {
    /// Among 16 colours; 8 and above are the bright ones of 0 to 7.
    public let sixteen: UInt8
    /// Among xterm's 256 colours.
    public let indexed: UInt8
    /// In true colour.
    public let red, green, blue: UInt8
  }

  /// What a terminal can do to letters besides colouring them.
  public enum Attribute: String, CaseIterable, Sendable {
    case bold
    case dim
    case underline
    case reverse
  }

  /// What a file says of one meaning; nil is unsaid.
  struct Entry: Equatable {
    var foreground: Shade?
    var background: Shade?
    var attributes: Set<Attribute>?
  }

  /// A colour that is said, were it only the terminal's own.
  enum Shade: Equatable {
    case terminal
    case colour(Colour)

    var colour: Colour? {
      switch self {
      case .terminal: nil
      case .colour(let colour): colour
      }
    }
  }

  var entries: [String: Entry] = [:]
  /// The names that the file gives to colours.
  var colours: [String: Colour] = [:]

  /// The theme that says nothing: the terminal's colours and no attributes.
  public init() {}

  /// The meanings that the theme speaks of, in no order.
  public var meanings: Set<String> { Set(entries.keys) }

  /// How a meaning looks, each colour and the attributes from the nearest name that says them.
  public func look(of meaning: String) -> Look {
    let said = Theme.fallbacks(of: meaning).compactMap { entries[$0] }
    return Look(
      foreground: said.lazy.compactMap(\.foreground).first?.colour,
      background: said.lazy.compactMap(\.background).first?.colour,
      attributes: said.lazy.compactMap(\.attributes).first ?? [])
  }

  /// The theme with the terminal's own colours throughout; the attributes stay.
  public var withoutColour: Theme {
    var theme = Theme()
    theme.entries = entries.mapValues { Entry(attributes: $0.attributes) }
    return theme
  }

  /// A meaning and what it falls back on, the nearest first: `a.b.c`, `a.b`, `a`, `text`.
  static func fallbacks(of meaning: String) -> [String] {
    var names = [meaning]
    var rest = meaning[...]
    while let dot = rest.lastIndex(of: ".") {
      rest = rest[..<dot]
      names.append(String(rest))
    }
    return names.last == "text" ? names : names + ["text"]
  }
}
