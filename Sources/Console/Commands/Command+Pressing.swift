import Meeting
import Text

extension Command {
  /// The command that a key gives in a context.
  static func pressed(_ key: Keystroke, in context: Context) -> Command? {
    byKey[context]?[key.spelling]
  }

  private static let byKey: [Context: [String: Command]] = {
    var table: [Context: [String: Command]] = [:]
    for command in all {
      for key in command.keys { table[command.context, default: [:]][key] = command }
    }
    return table
  }()

  /// What the keys row offers at a home of keys, the most wanted first.
  static func offered(to seat: Seat, in state: State) -> [Command] {
    let names: [String]
    switch state {
    case .assembling:
      names = [
        "chase.log", "roll.presence", "tonight.set", "circumstance.open", "already.add", "meeting.begin",
        "act.action", "warnings.list", "meeting.menu", "meeting.leave",
      ]
    case .live, .paused, .ended:
      names = [
        "act.action", "act.note", "roll.presence", "score.open", "decision.open", "tonight.set",
        "risk.answer", "agenda.next", "warnings.list", "child.next", "meeting.menu", "meeting.leave",
      ]
    case .closedUnsigned, .signed, .declined:
      names = ["warnings.list", "child.next", "meeting.menu", "meeting.leave"]
    }
    return names.compactMap { named($0) }.filter { $0.unavailable(seat, state) == nil }
  }

  /// What the keys row offers of these commands: those that this seat can give now.
  static func hints(_ names: String..., at desk: Desk) -> [KeyHint] {
    names.compactMap { named($0) }.filter { $0.unavailable(desk.seat, desk.meeting.state) == nil }
      .map { KeyHint($0.shownKey, $0.label ?? $0.help) }
  }

  /// The key that the keys row shows: arrows as arrows, of several the first.
  var shownKey: String {
    let arrows = ["Up": "↑", "Down": "↓", "Left": "←", "Right": "→"]
    guard let first = keys.first, let arrow = arrows[first] else { return keys.first ?? "" }
    return keys.contains("Up") && keys.contains("Down") ? "↑↓" : arrow
  }

  /// The same command as the keys row calls it in a state of the meeting.
  func label(in state: State) -> String {
    name == "roll.presence" && state == .assembling ? "coming" : label ?? help
  }
}

extension ConsoleState {
  /// Which of three words the keys row begins with.
  public var mode: String {
    if let layer {
      switch layer.layered.context {
      case .card, .views, .blindScores, .scores, .presence, .sign: return "CARD"
      case .anywhere, .keys, .line, .warnings, .found, .closing, .register: return "KEYS"
      }
    }
    return isTyping && !isCommanding ? "TYPE" : "KEYS"
  }

  /// What the keys row offers now, the most wanted first.
  public var keyHints: [KeyHint] {
    if let layer { return layer.keys(at: desk) }
    if isTyping && !isCommanding { return typing }
    let state = desk.meeting.state
    let offered = Command.offered(to: desk.seat, in: state)
    let hasPrompts = !desk.prompts.isEmpty
    return offered.filter { hasPrompts || $0.name != "risk.answer" }.compactMap { command in
      // The one letter that writes says so at any width.
      command.keys.first.map {
        KeyHint($0, command.label(in: state), isKept: command.name == "agenda.next")
      }
    }
  }

  /// The key that always stands at the right of the keys row.
  public var helpHint: KeyHint {
    (layer.map { $0.layered.takesText } ?? (isTyping && !isCommanding))
      ? KeyHint("F1", "help") : KeyHint("?", "all")
  }

  private var typing: [KeyHint] {
    // Behind an Esc another one gives no command here; Alt and a key always does.
    let leaves =
      home == .keys
      ? KeyHint("Esc", "back")
      : wasEscape ? KeyHint("Alt-KEY", "command", isKept: true) : KeyHint("Esc", "command")
    let resumes =
      home == .line && unfinishedCards > 0 ? [KeyHint("Alt-g", "card, not saved", isKept: true)] : []
    return [KeyHint("Enter", "keep")] + resumes + [
      KeyHint("+", "action"), KeyHint("?", "unknown"), KeyHint("!", "risk"),
      KeyHint("who:", "said"), leaves, KeyHint("Tab", "complete"),
    ]
  }
}
