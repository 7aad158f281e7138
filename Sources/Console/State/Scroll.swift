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
  private let pageAtFirst: Int

  init(page: Int = 10) { pageAtFirst = page }

  /// Goes where the key leads; false where the key scrolls nothing.
  ///
  /// - Parameter arrows: whether keys besides PgUp and PgDn have no other use.
  mutating func take(_ key: Keystroke, arrows: Bool = true) -> Bool {
    let place = top ?? shown?.top ?? 0
    // A line of the page before stays in sight.
    let page = shown.map { max(1, $0.rows - 1) } ?? pageAtFirst
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

  /// Whether something that takes keys was scrolled out of sight.
  func isAway(_ item: Int) -> Bool { page.map { !isSeen(item, in: $0) } ?? false }

  /// Those of some things that take keys of which something is in sight; all of them while nothing was scrolled.
  func inSight(_ items: some Sequence<Int>) -> [Int] {
    page.map { page in items.filter { isSeen($0, in: page) } } ?? Array(items)
  }

  /// The lines in sight, once the keys have scrolled there.
  private var page: Range<Int>? {
    guard let top, let shown else { return nil }
    return top..<(top + max(1, shown.rows))
  }

  private func isSeen(_ item: Int, in page: Range<Int>) -> Bool {
    guard let lines = shown?.items, lines.indices.contains(item) else { return true }
    return lines[item].overlaps(page)
  }

  /// Brings the cursor in sight again.
  mutating func follow() { top = nil }

  /// Longer than anything that is shown.
  private static let end = 1_000_000
}

/// How far a page goes in a list: by what the screen has shown of it.
struct Page: Hashable, Sendable {
  /// The row with which the page begins that PgDn led to; nothing while the selected row alone says what is in sight.
  private(set) var top: Int?
  private var shown: Frame.Extent?

  /// By how many rows it goes where one of them stays in sight; as long as nothing has been shown yet, ten.
  var rows: Int { shown.map { max(1, $0.rows - 1) } ?? 10 }

  /// Takes in which rows the screen has shown whole.
  mutating func settle(_ shown: Frame.Extent) { self.shown = shown }

  /// The row to be selected with PgDn, the first that was not in sight whole, and with PgUp the last before those that
  /// were: rows are of different heights, and none is left out. Nil where the key turns no page.
  mutating func turn(_ key: Keystroke, of count: Int) -> Int? {
    guard let shown, count > 0 else { return nil }
    let last = count - 1
    switch key {
    case .pageDown:
      let next = min(shown.top, last) + shown.rows
      guard next <= last else { return last }
      top = next
      // A second key may come before the screen has shown where this one led.
      self.shown?.top = next
      return next
    case .pageUp:
      top = nil
      let place = max(0, min(shown.top, last) - 1)
      self.shown?.top = max(0, shown.top - shown.rows)
      return place
    default: return nil
    }
  }
}
