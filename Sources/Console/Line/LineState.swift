public import Text

/// The line at the bottom: what is typed, what it would become, and earlier lines.
public struct LineState: Sendable {
  public internal(set) var field = TextField()
  /// What the line says as it stands; kept with each change.
  public internal(set) var reading = CaptureReading.blank
  /// What to type next, said until something is: nothing was typed wrong in a line that a key has begun.
  public var hint: String? { opening.flatMap { $0.text == field.text ? $0.hint : nil } }
  /// How a key has begun the line, and what is to follow.
  var opening: (text: String, hint: String)?
  /// Whether Enter was refused, and nothing has been typed since.
  var isRefused = false
  /// Earlier lines, the latest last; cleared ones too.
  public internal(set) var history: [String] = []
  /// Which earlier line stands in the field.
  var recalled: Int?
  /// What stood in the field before an earlier line was recalled.
  var setAside = ""
  /// The words that Tab goes through, and where they stand.
  var completion: Completion?

  /// The most earlier lines that are remembered.
  static let remembered = 500

  mutating func remember(_ text: String) {
    guard !text.isEmpty, history.last != text else { return }
    history.append(text)
    if history.count > Self.remembered { history.removeFirst() }
  }
}
