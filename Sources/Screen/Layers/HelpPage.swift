import Console
import Text

extension Frame {
  mutating func draw(_ page: HelpPage, _ state: ConsoleState, _ layout: Layout) {
    _ = openCard("Help", rows: 10, in: layout)
  }
}
