import Console
import Text

extension Frame {
  mutating func draw(_ sheet: ScoreSheet, _ state: ConsoleState, _ layout: Layout) {
    _ = openCard("Safety 0-10", rows: 10, in: layout)
  }
}
