import Meeting
import Text

/// What can be done here: the rows of the command table that apply, and what the focused pane shows.
public struct HelpPage: Sendable {
  /// What it explains.
  public enum Subject: Hashable, Sendable {
    case pane(Pane)
    case line
    /// What lies over the meeting.
    case layer(Command.Context)
    case register
    /// A card: its title, and each of its fields with what it is for.
    case card(title: String, fields: [ExplainedField])
  }

  /// A field of a card and what it is for.
  public struct ExplainedField: Hashable, Sendable {
    public var label: String
    public var words: String
  }

  /// One of its rows.
  public enum Row: Hashable, Sendable {
    case heading(String)
    case text(String)
    /// A field of a card, and what it is for.
    case field(ExplainedField)
    /// A command with its key or its line, and why it cannot be given now.
    case command(Command, how: String, refused: String?)
  }

  public let subject: Subject
  /// Which row is selected.
  public private(set) var selected = 0
  private var page = Page()
  /// The row at the top, where PgDn led there.
  public var top: Int? { page.top }

  /// Help on a subject.
  public init(_ subject: Subject) { self.subject = subject }
}

extension HelpPage: Layered {
  var context: Command.Context { .keys }

  func keys(at desk: Desk) -> [KeyHint] {
    let line = line(at: desk).map { [KeyHint("Enter", "type \($0)")] } ?? []
    return [KeyHint("↑↓", "scroll")] + line + Command.hints("back", at: desk)
  }

  mutating func press(_ key: Keystroke, at desk: Desk) -> Outcome {
    switch key {
    case .escape, .function(1), .character("?"): return .closes
    case .enter: return line(at: desk).map { Outcome(layering: .finishes, line: $0 + " ") } ?? .stays
    default:
      let count = rows(at: desk).count
      guard let moved = page.turn(key, of: count) ?? key.moved(from: selected, of: count, page: page) else {
        return refuse(key, at: desk)
      }
      selected = moved
      return .stays
    }
  }

  mutating func settle(_ shown: Frame.Extent) { page.settle(shown) }

  /// How the line of the selected command begins, of one that can be given now.
  private func line(at desk: Desk) -> String? {
    let rows = rows(at: desk)
    guard rows.indices.contains(selected), case .command(let command, let how, nil) = rows[selected],
      let spoken = command.spoken, how.hasPrefix(spoken)
    else { return nil }
    return spoken
  }
}

extension HelpPage {
  /// What it says to this seat as the meeting stands.
  public func rows(at desk: Desk) -> [Row] {
    switch subject {
    case .pane(let pane):
      return [.heading("\(pane.rawValue) \(pane.title)"), .text(pane.shows)]
        + Self.keys(in: [.keys], at: desk)
        + Self.marks + Self.lines(at: desk)
    case .line: return Self.keys(in: [.line], at: desk) + Self.marks + Self.lines(at: desk)
    case .layer(let context):
      let moves = [.warnings, .found].contains(context) ? ["move", "back"] : []
      let shared = moves.compactMap { Command.named($0) }.map { Self.row($0, $0.shownKeys, at: desk) }
      return Self.keys(in: [context], at: desk) + shared
        + (context == .keys ? [] : Self.keys(in: [.anywhere], at: desk).dropFirst())
    case .card(let title, let fields):
      let keys = Self.keys(in: [.card, .views], at: desk) + Self.keys(in: [.anywhere], at: desk).dropFirst()
      return [.heading(title)] + fields.map(Row.field) + keys
    case .register: return Self.keys(in: [.register], at: desk)
    }
  }

  /// The keys, those that mean something now first.
  private static func keys(in contexts: Set<Command.Context>, at desk: Desk) -> [Row] {
    let rows = Command.all.filter { contexts.contains($0.context) && !$0.keys.isEmpty }
      .map { row($0, $0.shownKeys, at: desk) }
    let now = rows.filter(\.isOffered)
    let not = rows.filter { !$0.isOffered }
    return [.heading("Keys now")] + now + (not.isEmpty ? [] : [.heading("Not now")] + not)
  }

  private static let marks: [Row] =
    [.heading("Marks in a line")] + Command.introduction.filter { !$0.isEmpty }.map { .text($0) }

  private static func lines(at desk: Desk) -> [Row] {
    [.heading("Lines")]
      + Command.all.compactMap { command in
        command.spoken.map { row(command, $0 + (command.form.map { " " + $0 } ?? ""), at: desk) }
      }
  }

  private static func row(_ command: Command, _ how: String, at desk: Desk) -> Row {
    .command(command, how: how, refused: command.unavailable(desk.seat, desk.meeting.state))
  }
}

extension HelpPage.Row {
  fileprivate var isOffered: Bool {
    if case .command(_, _, nil) = self { return true }
    return false
  }
}

extension Command {
  /// Its keys as help lists them.
  fileprivate var shownKeys: String { keys.joined(separator: " ") }
}

extension Pane {
  /// What stands in it, in a sentence or two.
  fileprivate var shows: String {
    switch self {
    case .agenda:
      "The items with their minutes: ✓ done, or ▲ where an answer lacks something, ▸ open now, ▲ behind it over its time; ○3 that so many questions of the procedure nobody asked yet, ▲3 that they are due: planning has begun. Enter opens an item, or skips it with the reason; on the open one that has questions it asks them, one card after the other."
    case .decisions:
      "Of each child what was decided, and where it is safe tonight: ● answered, ○ not yet. Enter opens the card."
    case .risk:
      "The risk prompts for the child in view, ‹ ›: ✓ answered, · not yet. Enter answers one, and so does !2 in the line; c brings the next child. The risks that were named stand below them where there is room; /risk lists them all, and w says which of them no action answers."
    case .notes: "What was said under which item. Enter shows one whole."
    case .roll:
      "Who is here of those the procedure asks for: ● here, or coming while people are called; ◐ in writing, or told us where that is all that is asked; ○ named or asked, and not here yet. Where nobody is named, ✗ is a place that must be filled, ○ one that need not. ✗ is also who was to be here and is not: apologies, no reply, left; – the same where they need not be. Enter shows whom, and what was done to reach them."
    case .safety:
      "How safe each agency thinks each child is, 0 to 10: hidden until revealed; ↓ ↑ against the last discussion. Enter opens the sheet."
    case .actions:
      "What is to be done, by whom and by when; ▲ is incomplete, ↳ a contingency, – a duty of the procedure. Enter opens one; of a duty it begins the line that says it is done."
    }
  }
}
