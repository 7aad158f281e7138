import Console
import Text

extension Frame {
  mutating func draw(_ list: FoundList, _ state: ConsoleState, _ layout: Layout) {
    _ = openCard("Found", rows: 10, in: layout)
  }
}
