public import Console
public import Text

/// The screen that a seat sees: pure, so that a test needs no terminal.
public func view(_ state: ConsoleState) -> Frame {
  var painter = Painter()
  return painter.view(state)
}

/// Draws the screens of one seat, one after another.
///
/// Each is the same as `view` makes of its state; only the panes on which something has changed are drawn anew.
public struct Painter: Sendable {
  private var drawn = DrawnScreen()

  public init() {}

  /// The screen that the seat sees now.
  public mutating func view(_ state: ConsoleState) -> Frame {
    var frame = Frame(height: state.height, width: state.width)
    var layout = Layout(height: state.height, width: state.width, lineRows: state.lineRows)
    guard layout.fits else {
      frame.drawTooSmall(state)
      return frame
    }
    drawn.drawHeader(of: state, into: &frame)
    frame.drawBody(state, layout, &drawn)
    if let layer = state.layer {
      if layout.isWhole {
        let places = state.isZoomed ? [layout.body] : drawn.places(of: state.desk, in: layout).map(\.rect)
        layout.panes = places
      }
      frame.draw(layer, state, layout)
    }
    frame.drawBottom(state, layout)
    return frame
  }
}

/// Where the parts of the screen lie.
struct Layout {
  /// The smallest screen that shows a meeting.
  static let smallest = (height: 16, width: 60)

  let height: Int
  let width: Int
  /// Rows that the line being typed takes.
  let lineRows: Int
  /// Where panes lie under a card, of a screen that shows all of them.
  var panes: [Rect] = []

  init(height: Int, width: Int, lineRows: Int) {
    self.height = height
    self.width = width
    self.lineRows = max(1, min(lineRows, height / 3))
  }

  /// Whether a meeting can be shown at all.
  var fits: Bool { height >= Self.smallest.height && width >= Self.smallest.width }

  /// Whether all panes are shown at once, without tabs.
  var isWhole: Bool { width >= 120 && height >= 34 }

  /// Between the header and the bottom rows.
  var body: Rect { Rect(row: 2, column: 0, height: height - 5 - lineRows, width: width) }

  /// The row of the worst warning; the parse row follows, then the line, then the keys.
  var warningRow: Int { height - 3 - lineRows }

  /// The row of the tab strip, of small screens.
  var tabRow: Int { 2 }

  /// Under the tab strip.
  var underTabs: Rect {
    Rect(row: 3, column: 0, height: height - 6 - lineRows, width: width)
  }

  /// Where a card lies: docked left, so that Roll and Safety stay visible; the whole body of a small screen.
  var card: Rect {
    isWhole ? Rect(row: 2, column: 0, height: body.height, width: 83 + max(0, width - 160) / 2) : underTabs
  }
}
