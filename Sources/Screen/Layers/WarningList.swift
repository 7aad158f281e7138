import Console
import Text

extension Frame {
  mutating func draw(_ list: WarningList, _ state: ConsoleState, _ layout: Layout) {
    _ = openCard("Warnings", rows: 10, in: layout)
  }
}
