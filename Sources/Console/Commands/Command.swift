public import Meeting
import Procedures

/// A command of the console: everything that is known about it stands in its row and nowhere else.
public struct Command: Hashable, Sendable {
  /// Who may give it.
  public enum Seats: String, Sendable, CaseIterable {
    case both
    case chair
  }

  /// Where its keys mean it.
  public enum Context: String, Sendable, CaseIterable {
    /// Wherever the program is.
    case anywhere
    /// The meeting, while letters are commands.
    case keys
    /// The line, while letters type.
    case line
    case card
    /// The part of the decision's card where each agency is asked.
    case views
    case blindScores = "blind scores"
    case warnings
    /// The scores once they are revealed.
    case scores = "revealed scores"
    /// Who comes and goes, by name.
    case presence
    /// What was searched for.
    case found
    case closing
    /// The last step of closing.
    case sign
    case register
  }

  /// As it is rebound by: `presence.left`.
  public var name: String
  /// The first word of its text form, of those that have one.
  public var verb: Verb?
  /// The first word of its line, of those that the console itself understands; other spellings behind it.
  public var words: [String]
  /// The default keys.
  public var keys: [String]
  /// Where its keys mean it.
  public var context: Context
  /// Who may give it.
  public var seats: Seats
  /// The states of the meeting in which it applies.
  public var states: Set<State>
  /// One line, in the imperative.
  public var help: String
  /// How its text form reads, without the verb.
  public var form: String?
  /// What the keys row calls it, of those that stand there.
  public var label: String?
  /// Whether it decides or measures, and so needs a `#child` where there is more than one.
  public var needsChild: Bool

  init(
    _ name: String, _ help: String, keys: [String] = [], in context: Context = .keys, verb: Verb? = nil,
    words: [String] = [], _ form: String? = nil, seats: Seats = .both, when states: Set<State> = .any,
    needsChild: Bool = false,
    label: String? = nil
  ) {
    self.name = name
    self.verb = verb
    self.words = words
    self.keys = keys
    self.context = context
    self.seats = seats
    self.states = states
    self.help = help
    self.form = form
    self.needsChild = needsChild
    self.label = label
  }

  /// Every command there is, grouped as the reference prints them.
  public static let all: [Command] =
    actions + discussing + deciding + attending + convening + running + keysOfMeeting + wordsOfConsole
    + keysOfLine
    + keysOfCards + keysOfLists + keysOfScores + keysOfRegister

  /// The command whose text form begins with `:verb`.
  public static func named(verb: String) -> Command? { all.first { $0.verb?.rawValue == verb } }

  /// The command of the console itself whose line begins with `:word`.
  public static func named(word: String) -> Command? { all.first { $0.words.contains(word) } }

  /// How its line begins, with the colon; nil of one that has keys alone.
  public var spoken: String? { (verb?.rawValue ?? words.first).map { ":\($0)" } }

  /// The command called `name`.
  public static func named(_ name: String) -> Command? { all.first { $0.name == name } }
}

extension Command {
  /// Why the command cannot be given now; nil when it can.
  public func unavailable(_ seat: Seat, _ state: State) -> String? {
    if seat == .room { return "the room seat only looks on" }
    if seats == .chair, seat != .chair { return "only the chair can \(verb?.rawValue ?? help)" }
    guard !states.contains(state) else { return nil }
    switch state {
    case .assembling: return "not before the discussion begins"
    case .live, .paused:
      if states == [.paused] { return "the discussion is not paused" }
      return states.contains(.live) ? "the discussion is paused: :resume first" : "the discussion has begun"
    case .ended: return "the discussion is over"
    case .closedUnsigned, .signed: return "the record is closed; a correction is an addendum"
    case .declined: return "the discussion was declined"
    }
  }

  /// What a line is answered with that names no command.
  static let reminder = ":action, :answer, :decide, :present and so on; F1 lists all"
}

extension Set<State> {
  static let any = Set(State.allCases)
  /// What is said can still be captured.
  static let open: Set = [.assembling, .live, .paused, .ended]
  /// What is over or under way, and not signed yet.
  static let concluding: Set = [.live, .paused, .ended, .closedUnsigned]
  /// From the beginning of the discussion until the record is closed.
  static let begun: Set = [.live, .paused, .ended]
  /// People come and go.
  static let gathering: Set = [.assembling, .live, .paused]
  /// Actions are followed up after the record is signed, too.
  static let followed = any.subtracting([.declined])
}
