import Advice
public import Meeting
import Procedures
import Text

/// Whether letters at this seat command or type.
public enum Home: String, Sendable, CaseIterable {
  case keys
  case line
}

/// A child, where a place to go to is one child's.
typealias ChildInPlace = ChildKey

/// Everything that one seat sees and has under its hands.
public struct ConsoleState: Sendable {
  public internal(set) var desk: Desk
  public internal(set) var height: Int
  public internal(set) var width: Int

  /// Whether letters command or type here while nothing else is open.
  public internal(set) var home: Home
  /// The line, its draft and its history.
  public internal(set) var line = LineState()
  /// Whether the line takes the keys.
  public internal(set) var isTyping: Bool
  /// Whether the next key is a command, after Esc at a home of letters that type.
  public internal(set) var isCommanding = false
  /// Whether the last key was Esc, and the one before that which is being taken.
  var wasEscape = false
  var followsEscape = false

  public internal(set) var focus: Pane
  /// Whether people were still being called together when the meeting was last looked at.
  var isAssembling: Bool
  /// Whether the focused pane fills the body.
  public internal(set) var isZoomed = false
  /// The child in view: it steers Risk and the bars.
  public internal(set) var child: ChildKey?
  /// The selected row of each pane and what it stands for; none where the pane follows what is current.
  var selection: [Pane: SelectedRow] = [:]

  /// What lies over the meeting, the innermost last.
  public internal(set) var layers: [Layer] = []
  /// Cards that were closed unsaved, by what they are about.
  var kept: [String: Card] = [:]
  /// The scores' sheet, closed while something typed in it was not on disk.
  var keptScores: ScoreSheet?
  /// The list of warnings, or the check before closing, left to mend one of them in the line.
  var keptList: Layer?
  /// Closing, left to mend something.
  var keptClosing: Closing?

  /// A refusal or an answer, in the parse row until the next key.
  public internal(set) var told: String?
  /// What this seat is still to be told, once each.
  var notices: [String] = []
  /// Whether the meeting was closed when it was last followed.
  var isClosed = false
  /// What was handed over to be written, and from where.
  var awaiting: [Awaiting] = []
  /// What is only on this screen.
  public internal(set) var unsaved: [Unsaved] = []
  /// Critical warnings that this seat has seen, so that a new one is marked once.
  var seen: Set<String> = []
  /// Whether a critical warning has come up since the last key.
  public internal(set) var hasNewCritical = false

  /// A seat that sits down.
  public init(desk: Desk, height: Int, width: Int) {
    self.desk = desk
    self.height = height
    self.width = width
    home = desk.seat == .minutes ? .line : .keys
    isTyping = home == .line
    isAssembling = desk.meeting.state == .assembling
    focus = isAssembling ? .roll : .risk
    child = desk.meeting.livingChildren.first?.key
    seen = criticals
  }

  /// The selected row of a pane; nil where the pane follows what is current.
  public func selected(in pane: Pane) -> Int? {
    selection[pane].map { min($0.index, max(0, desk.count(of: pane, child: child) - 1)) }
  }

  /// How many cards were closed with something in them that is not saved.
  public var unfinishedCards: Int { kept.count }

  /// What was typed at this seat and is in no journal: `a line, Safe tonight`; nothing where there is nothing.
  public var unfinishedWords: String? {
    let lines = line.waiting.count + (line.field.isEmpty || line.hint != nil ? 0 : 1)
    let told = (lines == 0 ? [] : [lines == 1 ? "a line" : "\(lines) lines"]) + unfinishedTitles
    return told.isEmpty ? nil : "not finished here: \(told.joined(separator: ", "))"
  }

  /// What those cards are called.
  public var unfinishedTitles: [String] { kept.values.map(\.title).sorted() }

  /// The layer that takes the keys.
  public var layer: Layer? { layers.last }

  var criticals: Set<String> {
    Set(
      desk.advice.warnings.filter { $0.severity == .critical }
        .map { "\($0.rule) \($0.child?.text ?? "") \($0.message)" })
  }
}
