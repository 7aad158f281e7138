import Console
import Text

extension Frame {
  mutating func draw(_ card: Card, _ state: ConsoleState, _ layout: Layout) {
    _ = openCard("Card", rows: 10, in: layout)
  }
}
