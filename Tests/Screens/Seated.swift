import Calendar
import Console
import Meeting
import Text

/// Somebody sitting in front of the made-up case.
extension Case {
  /// The console of a seat, at a size.
  func console(_ seat: Seat, _ width: Int, _ height: Int, other: OtherSeat? = nil) -> ConsoleState {
    var desk = Desk(
      proceedings: proceedings, procedure: procedure, workingDays: workingDays, now: now, seat: seat,
      name: seat == .minutes ? "J Hart" : "R Osei", fresh: { "fresh" })
    desk.other = other
    return ConsoleState(desk: desk, height: height, width: width)
  }
}

extension ConsoleState {
  /// Presses keys, one after the other.
  mutating func press(_ keys: Keystroke...) {
    for key in keys { _ = update(.key(key)) }
  }

  /// Types a text, character by character.
  mutating func type(_ text: String) {
    for character in text { _ = update(.key(.character(character))) }
  }
}

extension Frame {
  /// All lines in one text.
  var text: String { lines.joined(separator: "\n") }
}
