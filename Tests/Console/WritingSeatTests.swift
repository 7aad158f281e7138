import Advice
import Console
import Meeting
import Testing

@Suite("Who writes the minutes is there, and is marked while it can be")
struct WritingSeatTests {
  /// A discussion in which somebody who is named and not marked writes at a seat.
  private func written(as name: String, at seat: Seat = .minutes) throws -> Seated {
    var sitting = try Sitting.underWay()
    sitting.seat = seat
    sitting.speaker = name
    try sitting.type("police: two call-outs")
    sitting.seat = .chair
    sitting.speaker = "R Osei"
    return try Seated(sitting)
  }

  private func isWarned(_ seat: Seated, of key: PersonKey) -> Bool {
    seat.state.desk.advice.warnings.contains {
      $0.place == .attendee(key) && $0.message.contains("not marked")
    }
  }

  @Test("both seats are told, and one key where the warning leads marks them")
  func warned() throws {
    var seat = try written(as: "P Grant")
    let key = PersonKey("pgrant")
    #expect(isWarned(seat, of: key))
    try seat.press("w")
    guard case .warnings(let list)? = seat.state.layer else { throw NotThat(line: "w", reading: "no list") }
    let row = try #require(list.items.firstIndex { $0.warning.place == .attendee(key) })
    for _ in 0..<row { try seat.press("Down") }
    try seat.press("Enter")
    guard case .presence? = seat.state.layer else { throw NotThat(line: "Enter", reading: "nobody to mark") }
    let before = seat.written
    try seat.press("2")
    guard case .arrived(key, .video, at: _)? = seat.acts(since: before).first else {
      throw NotThat(line: "2", reading: "not marked")
    }
    #expect(!isWarned(seat, of: key))
    // For one person it was opened: the list is there again for the next.
    guard case .warnings? = seat.state.layer else { throw NotThat(line: "2", reading: "no list") }
  }

  @Test("but nobody of whom nothing was written there, and nobody who is not on the roll")
  func others() throws {
    #expect(!isWarned(try Seated(try Sitting.underWay()), of: PersonKey("pgrant")))
    #expect(!isWarned(try written(as: "Somebody Else"), of: PersonKey("pgrant")))
    #expect(!isWarned(try written(as: "J Okafor"), of: PersonKey("jokafor")))
  }

  @Test("the chair is told before it begins who takes the minutes and is not marked")
  func begin() throws {
    var sitting = try Sitting.empty()
    try sitting.convene(children: [Child(key: ChildKey("ellis"), name: "Ellis", life: .unborn(due: nil))])
    try sitting.type(":minutes Joe Hart")
    var seat = try Seated(sitting)
    try seat.press("b")
    guard case .announcement(let asked)? = seat.state.layer else { throw NotThat(line: "b", reading: "-") }
    #expect(asked.lines.contains { $0.contains("Joe Hart takes the minutes, and is not marked here") })
  }
}
