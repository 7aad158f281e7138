import Text

/// Why the console cannot have the terminal.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard input or standard output is no terminal.
  case noTerminal
  case kindUnset
  case kindUnknown(String)
  /// A terminal of that kind cannot place text.
  case kindWithoutPlaces(String)
  case alreadyOpen
  /// In the system's words.
  case refused(String)

  /// What is wrong and where, in a sentence.
  public var sentence: String {
    switch self {
    case .noTerminal: "The console needs a terminal, and standard input or output is none."
    case .kindUnset: "The environment variable TERM is not set, so the kind of terminal is not known."
    case .kindUnknown(let kind):
      "TERM is \(Self.quoted(kind)), a kind of terminal that this machine does not know."
    case .kindWithoutPlaces(let kind):
      "TERM is \(Self.quoted(kind)), a kind of terminal that cannot place text."
    case .alreadyOpen: "The console already has the terminal."
    case .refused(let reason): "The system does not give the console the terminal: \(reason)."
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch self {
    case .noTerminal: "Start it in a terminal, its input and output not redirected."
    case .kindUnset, .kindWithoutPlaces: "Set TERM to the kind of your terminal, often TERM=xterm-256color."
    case .kindUnknown: "Set TERM to a kind it knows, often TERM=xterm-256color, or install ncurses-term."
    case .alreadyOpen: "This is an error of the program: please report it."
    case .refused: "Try another terminal."
    }
  }

  private static func quoted(_ text: String) -> String { "“\(cut(display(text), to: 40))”" }
}
