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
    rect = layout.grown(rect)
    for pane in layout.panes where pane.isCut(by: rect) {
      fill(pane.inner)
      if pane.row < rect.bottom { drawAcross(row: pane.row, from: pane.column + 1, to: pane.trailing - 2) }
    }
    open(rect)
    drawBox(rect)
    putTitle(title, detail, on: rect, focused: true, detailStyle: detailStyle)
    return rect.inner
  }
}

extension Layout {
  /// A card as high as the panes over which it lies, but for the line on which the next one's title stands: what
  /// would be left of one reads as part of the card.
  fileprivate func grown(_ card: Rect) -> Rect {
    var grown = card
    while let cut = panes.first(where: { $0.isCut(by: grown) && $0.inner.bottom > grown.bottom }) {
      grown.height = cut.inner.bottom - grown.row
    }
    return grown
  }
}

extension Rect {
  /// Whether another one covers something of the inside, and not all of it.
  fileprivate func isCut(by other: Rect) -> Bool {
    let isTouched =
      inner.row < other.bottom && other.row < inner.bottom && inner.column < other.trailing
      && other.column < inner.trailing
    let isCovered =
      other.row <= inner.row && inner.bottom <= other.bottom && other.column <= inner.column
      && inner.trailing <= other.trailing
    return isTouched && !isCovered
  }
}
