import Glibc
import Procedures
import Settings
import Testing
import Text

@Suite("The themes in the program")
struct BuiltInThemesTests {
  private static let meanings = Style.allCases.map(\.rawValue)
  private static let files: [(name: String, data: EmbeddedData)] = [
    ("dark", .darkTheme), ("monochrome", .monochromeTheme),
  ]

  private static func theme(_ name: String) throws -> Theme {
    let data = try #require(files.first { $0.name == name }?.data)
    return try Theme.read(data.bytes, named: name + ".yaml", meanings: meanings)
  }

  /// The pairs of meanings that `theme` tells apart by what `seen` picks of a look.
  private func pairs<Seen: Equatable>(
    _ theme: Theme, by seen: (Theme.Look) -> Seen = { $0 }
  ) -> Set<String> {
    let looks = Self.meanings.map { ($0, seen(theme.look(of: $0))) }
    var pairs: Set<String> = []
    for (index, one) in looks.enumerated() {
      for other in looks[..<index] where one.1 != other.1 { pairs.insert("\(other.0), \(one.0)") }
    }
    return pairs
  }

  @Test("each reads without a fault and decides on every meaning", arguments: files.map(\.name))
  func complete(_ name: String) throws {
    let theme = try Self.theme(name)
    for meaning in Self.meanings {
      // `text` is what falls to whoever forgot: what means something looks so on purpose.
      let beginning = meaning.split(separator: ".").dropLast().joined(separator: ".")
      #expect(theme.meanings.contains(meaning) || theme.meanings.contains(beginning), "\(meaning)")
    }
  }

  @Test("monochrome uses no colour, and tells apart whatever dark tells apart")
  func monochrome() throws {
    let dark = try Self.theme("dark")
    let monochrome = try Self.theme("monochrome")
    for meaning in Self.meanings {
      #expect(monochrome.look(of: meaning).foreground == nil, "\(meaning)")
      #expect(monochrome.look(of: meaning).background == nil, "\(meaning)")
    }
    #expect(!pairs(dark).isEmpty)
    #expect(pairs(dark).subtracting(pairs(monochrome)).sorted() == [])
  }

  @Test("dark tells the same apart in 8 colours, in 16, in 256 and in all")
  func forms() throws {
    let dark = try Self.theme("dark")
    let eight = pairs(dark) { look in
      // A terminal of eight colours shows the bright ones as bold.
      let isBright = (look.foreground?.sixteen ?? 0) > 7
      let attributes = isBright ? look.attributes.union([.bold]) : look.attributes
      return [look.foreground, look.background].map { ($0?.sixteen ?? 0) & 7 } + [bits(attributes)]
    }
    let sixteen = pairs(dark) { [$0.foreground?.sixteen, $0.background?.sixteen, bits($0.attributes)] }
    let indexed = pairs(dark) { [$0.foreground?.indexed, $0.background?.indexed, bits($0.attributes)] }
    let trueColour = pairs(dark) { look in
      [look.foreground, look.background].flatMap { [$0?.red, $0?.green, $0?.blue] } + [bits(look.attributes)]
    }
    #expect(eight == pairs(dark))
    #expect(sixteen == pairs(dark))
    #expect(indexed == pairs(dark))
    #expect(trueColour == pairs(dark))
  }

  @Test("critical is filled, a warning bold, a notice neither, with colours and without")
  func salience() throws {
    let dark = try Self.theme("dark")
    for theme in [dark, dark.withoutColour, try Self.theme("monochrome")] {
      let critical = theme.look(of: Style.warningCritical.rawValue).attributes
      let warning = theme.look(of: Style.warning.rawValue).attributes
      let notice = theme.look(of: Style.warningNotice.rawValue).attributes
      #expect(critical.isSuperset(of: [.bold, .reverse]))
      #expect(warning.contains(.bold) && !warning.contains(.reverse))
      #expect(notice.isDisjoint(with: [.bold, .reverse]))
    }
  }

  @Test("without colour dark still fills what must not be overlooked")
  func filled() throws {
    let dark = try Self.theme("dark").withoutColour
    for style in [Style.selected, .fieldFocused, .headerRehearsal, .headerNotSaved, .privateWords] {
      #expect(dark.look(of: style.rawValue).attributes.contains(.reverse), "\(style)")
    }
  }

  @Test("well and wanting are blue and amber, and unlike in brightness: for whoever sees no red or green")
  func colourBlind() throws {
    let dark = try Self.theme("dark")
    let pairs: [(Style, Style)] = [
      (.headerQuorate, .headerInquorate), (.rollPresent, .rollAbsent), (.done, .incomplete),
    ]
    for (well, wanting) in pairs {
      let blue = try #require(dark.look(of: well.rawValue).foreground)
      let amber = try #require(dark.look(of: wanting.rawValue).foreground)
      #expect(Int(blue.blue) > Int(blue.red) + 64)
      #expect(Int(amber.red) > Int(amber.blue) + 64)
      #expect(dark.look(of: wanting.rawValue).attributes != dark.look(of: well.rawValue).attributes)
    }
  }

  @Test("every meaning in dark can be read on its ground: 4.5 to 1 [WCAG 2.2, 1.4.3]")
  func contrast() throws {
    let dark = try Self.theme("dark")
    for meaning in Self.meanings {
      let look = dark.look(of: meaning)
      let letters = luminance(try #require(look.foreground))
      let ground = luminance(try #require(look.background))
      let contrast = (max(letters, ground) + 0.05) / (min(letters, ground) + 0.05)
      #expect(contrast >= 4.5, "\(meaning)")
    }
  }

  @Test("the 256-colour form is the same colour as the true one")
  func sameColour() throws {
    let dark = try Self.theme("dark")
    for meaning in Self.meanings {
      for colour in [dark.look(of: meaning).foreground, dark.look(of: meaning).background] {
        let colour = try #require(colour)
        #expect(xterm(colour.indexed) == [colour.red, colour.green, colour.blue], "\(meaning)")
      }
    }
  }
}

private func bits(_ attributes: Set<Theme.Attribute>) -> UInt8 {
  Theme.Attribute.allCases.enumerated().reduce(0) {
    $0 | (attributes.contains($1.element) ? 1 << $1.offset : 0)
  }
}

/// Relative luminance, from 0 to 1 [WCAG 2.2].
private func luminance(_ colour: Theme.Colour) -> Double {
  let parts = [colour.red, colour.green, colour.blue].map { part in
    let share = Double(part) / 255
    return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
  }
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
}

/// The true colour of one of xterm's 256, from 16 on: a cube of six steps a side, then 24 greys.
private func xterm(_ index: UInt8) -> [UInt8] {
  guard index < 232 else { return Array(repeating: 8 + (index - 232) * 10, count: 3) }
  guard index >= 16 else { return [] }
  let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
  let cube = Int(index) - 16
  return [steps[cube / 36], steps[cube / 6 % 6], steps[cube % 6]]
}
