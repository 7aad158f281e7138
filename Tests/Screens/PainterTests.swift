import Calendar
import Console
import Meeting
import Screen
import Testing
import Text

/// What stands from one screen to the next is what would have been drawn anew.
@Suite("A screen drawn after another")
struct PainterTests {
  private static let keys: [Keystroke] =
    "1234567zjkgGncs+?w/:ia t".map { .character($0) } + [
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .tab, .enter, .escape, .escape, .escape,
    ]

  @Test("shows the same as one drawn alone", arguments: [(120, 36), (80, 24), (200, 60), (60, 16)])
  func same(_ width: Int, _ height: Int) throws {
    let moments = try ViewTests.moments.map { try Case.aisha(until: $0, .long) }
    for (seed, seat) in [(1, Seat.chair), (2, .minutes)] + (width == 120 ? [(3, .room)] : []) {
      var dice = Dice(seed: UInt64(seed * 1000 + width))
      var console = moments[0].console(seat, width, height)
      var painter = Painter()
      var differing: [String] = []
      for later in moments {
        _ = console.update(.followed(later.proceedings, at: later.now))
        for step in 0..<16 {
          switch dice.next(40) {
          case 0: _ = console.update(.resized(height: height - 1, width: width))
          case 1: _ = console.update(.resized(height: height, width: width))
          case 2: _ = console.update(.minute(later.now.adding(seconds: 60 * step)))
          case 3: _ = console.update(.other(OtherSeat(name: "J Hart", unsent: step)))
          default: console.press(Self.keys[dice.next(Self.keys.count)])
          }
          let (one, other) = (painter.view(console), view(console))
          guard one != other else { continue }
          let rows = zip(one.lines, other.lines).filter { $0 != $1 }.map { "\($0)\n\($1)" }
          differing.append(
            "\(seat) \(later.now) step \(step), cursor \(one.cursor), not \(other.cursor):\n"
              + rows.joined(separator: "\n"))
        }
      }
      #expect(differing.isEmpty, "\(differing.first ?? "")")
    }
  }
}

/// Numbers that come in the same order each time.
private struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
