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
  /// Whether what stands here was refused, and the line was not edited since: what is typed now is another's words.
  public internal(set) var isRefused = false
  /// A note so short that Enter has asked once whether it is one.
  var doubted: String?
  /// Lines that gave way to another, the latest last: each comes back once the line is free.
  public internal(set) var waiting: [String] = []
  /// Refused lines that came back already, and are only earlier lines once they give way again.
  var cameBack: Set<String> = []
  /// Earlier lines, the latest last; cleared ones too.
  public internal(set) var history: [String] = []
  /// Which earlier line stands in the field.
  var recalled: Int?
  /// Whether that earlier line had given way, and waits again if it is left as it is.
  var isRecalledWaiting = false
  /// What stood in the field before an earlier line was recalled; it waits until then.
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

  /// Lets a line wait until the line is free again.
  mutating func wait(_ text: String) {
    // A sign alone is no line that was begun.
    if text.count > 1, !waiting.contains(text) { waiting.append(text) }
  }

  /// Lets nothing wait any more that is refused as it stands and of which another line is the correction, for it
  /// begins as that one does; the arrow still brings it.
  mutating func forget(mendedBy text: String, where isRefused: (String) -> Bool) {
    let mended = waiting.filter { waiting in
      let begun = zip(waiting, text).prefix { $0 == $1 }.count
      return begun >= 8 && history.contains(waiting) && isRefused(waiting)
    }
    waiting.removeAll(where: mended.contains)
  }

  /// Takes a line that waits; false where it does not.
  mutating func takeWaiting(_ text: String) -> Bool {
    guard let index = waiting.lastIndex(of: text) else { return false }
    waiting.remove(at: index)
    return true
  }
}
