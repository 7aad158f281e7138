import Console
import Text

extension Frame {
  /// Draws what lies over the meeting.
  mutating func draw(_ layer: Layer, _ state: ConsoleState, _ layout: Layout) {
    switch layer {
    case .card(let card): draw(card, state, layout)
    case .scores(let sheet): draw(sheet, state, layout)
    case .warnings(let list): draw(list, state, layout)
    case .help(let page): draw(page, state, layout)
    case .announcement(let announcement): draw(announcement, state, layout)
    case .presence(let picker): draw(picker, state, layout)
    case .found(let list): draw(list, state, layout)
    case .whole(let text): draw(text, state, layout)
    case .closing(let closing): draw(closing, state, layout)
    }
  }

  /// Opens a card of as many rows as it needs and the screen has, and gives the space inside it.
  mutating func openCard(
    _ title: String, _ detail: String = "", rows: Int, in layout: Layout, detailStyle: Style = .paneTitle
  ) -> Rect {
    var rect = layout.card
    rect.height = layout.isWhole ? min(rect.height, max(4, rows + 2)) : rect.height
    open(rect)
    drawBox(rect)
    putTitle(title, detail, on: rect, focused: true, detailStyle: detailStyle)
    return rect.inner
  }
}
