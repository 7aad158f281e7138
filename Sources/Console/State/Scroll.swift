import Text

/// From which line on something longer than its room is shown.
///
/// How long it is only the screen knows, where its lines are broken: what was shown comes back with `settle`, so
/// that no key is lost beyond the end.
public struct Scroll: Hashable, Sendable {
  /// The first line shown; nothing while what is shown follows the cursor.
  public private(set) var top: Int?
  private var shown: Frame.Extent?
  /// How many lines a page has while nothing has been shown yet.
  private let page: Int

  init(page: Int = 10) { self.page = page }

  /// Goes where the key leads; false where the key scrolls nothing.
  ///
  /// - Parameter arrows: whether keys besides PgUp and PgDn have no other use.
  mutating func take(_ key: Keystroke, arrows: Bool = true) -> Bool {
    let place = top ?? shown?.top ?? 0
    // A line of the page before stays in sight.
    let page = shown.map { max(1, $0.rows - 1) } ?? page
    let target: Int
    switch key {
    case .pageUp: target = place - page
    case .pageDown: target = place + page
    case .up where arrows, .character("k") where arrows: target = place - 1
    case .down where arrows, .character("j") where arrows: target = place + 1
    case .home where arrows: target = 0
    case .end where arrows: target = Self.end
    default: return false
    }
    top = max(0, min(target, shown?.last ?? Self.end))
    return true
  }

  /// Takes in what the screen has shown.
  mutating func settle(_ shown: Frame.Extent) {
    self.shown = shown
    if top != nil { top = shown.top }
  }

  /// Brings the cursor in sight again.
  mutating func follow() { top = nil }

  /// Longer than anything that is shown.
  private static let end = 1_000_000
}

/// How far a page goes in a list: by what the screen has shown of it, one row of which stays in sight.
struct Page: Hashable, Sendable {
  /// As long as nothing has been shown yet, ten.
  private(set) var rows = 10

  /// Takes in how many rows the screen has shown whole.
  mutating func settle(_ shown: Frame.Extent) { rows = max(1, shown.rows - 1) }
}
