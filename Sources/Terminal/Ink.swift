/// How a style looks on a terminal.
public struct Ink: Hashable, Sendable {
  /// The terminal's own where it is nil.
  public var foreground: Colour?
  /// The terminal's own where it is nil.
  public var background: Colour?
  public var attributes: Attributes

  /// An ink; by default what the terminal writes with anyway.
  public init(_ foreground: Colour? = nil, on background: Colour? = nil, attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// What stays where there are no colours.
  public struct Attributes: OptionSet, Hashable, Sendable {
    public let rawValue: UInt8

    public init(rawValue: UInt8) { self.rawValue = rawValue }

    public static let bold = Attributes(rawValue: 1)
    public static let dim = Attributes(rawValue: 2)
    public static let underline = Attributes(rawValue: 4)
    public static let reverse = Attributes(rawValue: 8)
  }
}

/// A colour for terminals of 16 colours, of 256, and of all.
public struct Colour: Hashable, Sendable {
  /// 0 to 15: black, red, green, yellow, blue, magenta, cyan, white, and the same bright. The terminal's palette
  /// says what they are.
  public let ansi: UInt8
  /// Its number among the 256 colours, where another than `ansi` is meant.
  public let indexed: UInt8?
  /// 0xRRGGBB, where another than `indexed` is meant.
  public let rgb: UInt32?

  /// A colour; more than 15 for `ansi` counts from 0 again.
  public init(_ ansi: UInt8, indexed: UInt8? = nil, rgb: UInt32? = nil) {
    self.ansi = ansi & 15
    self.indexed = indexed
    self.rgb = rgb.map { $0 & 0xFF_FFFF }
  }
}

/// How many colours a terminal has.
enum Palette: Equatable {
  case none, eight, sixteen, many, all

  init(colours: Int32) {
    switch colours {
    case 257...: self = .all
    case 256: self = .many
    case 16...: self = .sixteen
    case 8...: self = .eight
    default: self = .none
    }
  }

  /// The number of a colour; -1 for the terminal's own.
  func number(of colour: Colour?) -> Int32 {
    guard let colour else { return -1 }
    switch self {
    case .none: return -1
    case .eight: return Int32(colour.ansi & 7)
    case .sixteen: return Int32(colour.ansi)
    case .many: return Int32(colour.indexed ?? colour.ansi)
    // The darkest eight of all colours stand for the palette's first eight there.
    case .all: return Int32(max(8, colour.rgb ?? colour.indexed.map(Self.rgb) ?? Self.rgb(colour.ansi)))
    }
  }

  /// The attributes of an ink; where there are only eight colours a bright one is bold.
  func attributes(of ink: Ink) -> Ink.Attributes {
    guard self == .eight, let foreground = ink.foreground, foreground.ansi > 7 else { return ink.attributes }
    return ink.attributes.union(.bold)
  }

  /// What xterm shows for one of the 256 colours.
  private static func rgb(_ index: UInt8) -> UInt32 {
    switch index {
    case 0...15: return basic[Int(index)]
    case 16...231:
      let levels: [UInt32] = [0, 95, 135, 175, 215, 255]
      let place = Int(index) - 16
      return levels[place / 36] << 16 | levels[place / 6 % 6] << 8 | levels[place % 6]
    default:
      let grey = UInt32(index - 232) * 10 + 8
      return grey << 16 | grey << 8 | grey
    }
  }

  private static let basic: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]
}
