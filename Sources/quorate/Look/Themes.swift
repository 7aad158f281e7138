import ArgumentParser
import Procedures
import Settings
import Text

/// How the screen looks.
struct ThemeOptions: ParsableArguments {
  @Option(
    name: .customLong("theme"),
    help:
      "dark, monochrome or one of your own (else QUORATE_THEME, else dark, or monochrome under NO_COLOR).",
    completion: .list(["dark", "monochrome"]))
  var name: String?

  /// The theme in force, and a complaint where it is not the one that was asked for.
  var choice: Themes.Choice { Themes.choice(of: name) }
}

extension Themes {
  /// The theme in force where `name` is asked for, or nothing.
  static func choice(of name: String?) -> Choice {
    // What NO_COLOR says does not matter, only that it says something [no-color.org].
    all.choice(
      asked: name ?? environment("QUORATE_THEME"), withoutColour: environment("NO_COLOR") != nil)
  }

  /// The program's own, and those of the configuration directory.
  static var all: Themes {
    Themes(
      builtIn: [
        BuiltIn("dark", bytes: EmbeddedData.darkTheme.bytes),
        BuiltIn("monochrome", bytes: EmbeddedData.monochromeTheme.bytes),
      ],
      directory: configurationDirectory + "/themes", meanings: Style.allCases.map(\.rawValue))
  }
}
