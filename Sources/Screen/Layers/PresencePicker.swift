import Console
import Text

extension Frame {
  mutating func draw(_ picker: PresencePicker, _ state: ConsoleState, _ layout: Layout) {
    _ = openCard("In and out", rows: 10, in: layout)
  }
}
