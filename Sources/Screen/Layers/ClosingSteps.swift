import Console
import Text

extension Frame {
  mutating func draw(_ closing: Closing, _ state: ConsoleState, _ layout: Layout) {
    _ = openCard("Closing", rows: 10, in: layout)
  }
}
