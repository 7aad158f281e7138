import Settings
import Terminal
import Text

extension Theme {
  /// What each meaning looks like, as the terminal takes it.
  var inks: [Style: Ink] {
    Dictionary(uniqueKeysWithValues: Style.allCases.map { ($0, look(of: $0.rawValue).ink) })
  }
}

extension Theme.Look {
  fileprivate var ink: Ink { Ink(foreground?.colour, on: background?.colour, attributes: attributes.ink) }
}

extension Theme.Colour {
  fileprivate var colour: Terminal::Colour {
    Terminal::Colour(
      sixteen, indexed: indexed, rgb: UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue))
  }
}

extension Set<Theme.Attribute> {
  fileprivate var ink: Ink.Attributes {
    reduce(into: []) { ink, attribute in
      switch attribute {
      case .bold: ink.insert(.bold)
      case .dim: ink.insert(.dim)
      case .underline: ink.insert(.underline)
      case .reverse: ink.insert(.reverse)
      }
    }
  }
}
