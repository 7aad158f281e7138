import Console
import Text

extension Frame {
  /// The panes: all at once where there is room, else the focused one under its tabs.
  mutating func drawBody(_ state: ConsoleState, _ layout: Layout) {
    drawBox(layout.body)
    putTitle("\(state.focus.rawValue) \(state.focus.title)", on: layout.body, focused: true)
  }
}
