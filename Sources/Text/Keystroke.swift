/// One key as it was pressed, spelt as in the command table: `a`, `Ctrl-S`, `Alt-w`, `Shift-Tab`, `F1`.
public enum Keystroke: Hashable, Sendable {
  /// A grapheme that was typed; never a control character.
  case character(Character)
  /// A letter with Ctrl, in lower case.
  case control(Character)
  /// A key after, or together with, Alt.
  case alt(Character)
  /// F1 is 1.
  case function(Int)
  case enter, tab, shiftTab, escape
  case backspace, delete
  case up, down, left, right
  case controlLeft, controlRight
  case pageUp, pageDown, home, end

  /// As the command table spells it.
  public var spelling: String {
    switch self {
    case .character(let character): character == " " ? "Space" : String(character)
    case .control(let letter): "Ctrl-\(letter.uppercased())"
    case .alt(let character): "Alt-\(character)"
    case .function(let number): "F\(number)"
    default: Self.named.first { $0.1 == self }?.0 ?? ""
    }
  }

  /// The key of that spelling; nil where there is none.
  public init?(_ spelling: String) {
    if let named = Self.named.first(where: { $0.0 == spelling })?.1 {
      self = named
    } else if let letter = Self.after("Ctrl-", spelling), letter.isLetter {
      self = .control(Character(letter.lowercased()))
    } else if let character = Self.after("Alt-", spelling) {
      self = .alt(character)
    } else if spelling.hasPrefix("F"), let number = Int(spelling.dropFirst()), (1...12).contains(number) {
      self = .function(number)
    } else if let only = spelling.first, spelling.count == 1 {
      self = .character(only)
    } else {
      return nil
    }
  }

  private static func after(_ prefix: String, _ spelling: String) -> Character? {
    guard spelling.hasPrefix(prefix), spelling.count == prefix.count + 1 else { return nil }
    return spelling.last
  }

  private static let named: [(String, Keystroke)] = [
    ("Enter", .enter), ("Tab", .tab), ("Shift-Tab", .shiftTab), ("Esc", .escape),
    ("Backspace", .backspace), ("Delete", .delete), ("Up", .up), ("Down", .down), ("Left", .left),
    ("Right", .right), ("Ctrl-Left", .controlLeft), ("Ctrl-Right", .controlRight), ("PgUp", .pageUp),
    ("PgDn", .pageDown), ("Home", .home), ("End", .end), ("Space", .character(" ")),
  ]
}
