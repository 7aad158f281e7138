import Calendar
import Console
import Meeting
import Testing
import Text

extension Sitting {
  /// Underway with ten agencies in the discussion once health has left, and a second risk.
  static func crowded() throws -> Sitting {
    var sitting = try underWay()
    let came = try #require(Instant("2026-11-24T10:20:00Z"))
    for (slot, name, role) in [
      ("adult-mental-health", "D Price", "nurse"), ("domestic-abuse", "H Stone", "specialist"),
    ] {
      let key = PersonKey(name.lowercased().filter { $0 != " " })
      sitting.write(
        .invited(Invitation(key: key, slot: Slot(AgencyKey(slot)), name: name, role: role, invited: came)))
      sitting.write(.arrived(key, .video, at: came))
    }
    for key in ["areed", "pgrant", "kdoyle"] { sitting.write(.arrived(PersonKey(key), .phone, at: came)) }
    sitting.write(.riskNamed(number: 2, "Nobody protects", children: [ChildKey("aisha")]))
    return sitting
  }

  /// What lines typed one after another write.
  func acts(typing lines: [String]) throws -> [Act] {
    var sitting = self
    for line in lines { try sitting.type(line) }
    return sitting.proceedings.events.dropFirst(proceedings.events.count).map(\.act)
  }
}

extension Seated {
  /// The card that is open.
  var card: Card {
    get throws {
      guard case .card(let card)? = state.layer else { throw NotThat(line: "card", reading: "none is open") }
      return card
    }
  }

  /// What a field of the open card is called that takes the keys.
  var focus: String? { (try? card)?.form.focused?.name }

  func field(_ name: String) throws -> Field { try #require(try card.form.field(name)) }

  /// Opens the card of the selected row of a pane.
  mutating func open(_ pane: String, row: Int) throws {
    try press(pane, "Home")
    for _ in 0..<row { try press("Down") }
    try press("Enter")
  }

  /// A seat of the minute-taker, keys first.
  static func minutes(_ sitting: Sitting) throws -> Seated {
    var seat = try Seated(sitting, at: .minutes)
    try seat.press("Ctrl-T")
    return seat
  }
}
