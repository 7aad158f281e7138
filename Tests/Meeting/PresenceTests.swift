import Calendar
import Meeting
import Testing

@Suite("Who was there, and when")
struct PresenceTests {
  private let police = Slot(AgencyKey("police"))
  private let school = Slot(AgencyKey("school"), child: ChildKey("c1"))

  private func minute(_ minute: Int) -> Instant { Instant(seconds: 1_795_000_000 + minute * 60) }

  /// The meeting that these acts make, one a minute.
  private func meeting(_ acts: [Act]) -> Meeting {
    Proceedings(
      acts.enumerated().map { index, act in
        Event(
          id: EventID("\(index)"), at: minute(index), by: Author(seat: .chair, person: "A", login: "a"),
          act: act)
      }
    ).meeting
  }

  private func invited(_ key: String, _ slot: Slot) -> Act {
    .invited(Invitation(key: PersonKey(key), slot: slot, name: key, role: "worker"))
  }

  @Test("a slot is filled from an arrival until the departure, and asked of any moment")
  func moments() {
    let rowe = PersonKey("rowe")
    let meeting = meeting([
      invited("rowe", police), .arrived(rowe, .room, at: minute(1)), .began, .left(rowe, at: minute(30)),
      .arrived(rowe, .phone, at: minute(40)),
    ])
    let expected = [0: false, 1: true, 29: true, 30: false, 39: false, 40: true, 90: true]
    for (at, here) in expected { #expect(meeting.wasFilled(police, at: minute(at)) == here, "minute \(at)") }
    #expect(meeting.isFilled(police))
    #expect(meeting.person(rowe)?.attending == .phone)
  }

  @Test("a departure that is entered late holds from when it happened")
  func late() {
    let rowe = PersonKey("rowe")
    let acts: [Act] = [
      invited("rowe", police), .arrived(rowe, .room, at: minute(1)), .began,
      .decided(Deciding(number: 1, child: ChildKey("c1"), decision: "s47")), .left(rowe, at: minute(2)),
    ]
    #expect(meeting(Array(acts.dropLast())).wasFilled(police, at: minute(3)))
    let now = meeting(acts)
    let decided = now.decision(1)?.decided
    #expect(decided == minute(3))
    #expect(!now.wasFilled(police, at: minute(3)))
    #expect(now.state(of: police) == .left)
    #expect(now.lastLeft(police) == minute(2))
  }

  @Test("a departure entered before the arrival ends the stay where it began")
  func before() {
    let rowe = PersonKey("rowe")
    let meeting = meeting([
      invited("rowe", police), .arrived(rowe, .room, at: minute(10)), .left(rowe, at: minute(5)),
    ])
    #expect(!meeting.wasFilled(police, at: minute(7)))
    #expect(!meeting.wasFilled(police, at: minute(10)))
  }

  @Test("an adviser, an observer and a minute-taker fill no slot", arguments: Capacity.allCases)
  func capacities(_ capacity: Capacity) {
    let rowe = PersonKey("rowe")
    let meeting = meeting([
      invited("rowe", police), .arrived(rowe, .room, at: minute(1)), .capacity(rowe, capacity),
    ])
    #expect(meeting.isFilled(police) == (capacity == .member))
  }

  @Test("in a series of calls somebody spoken to counts from then on")
  func series() {
    let rowe = PersonKey("rowe")
    let meeting = meeting([.form(.series), invited("rowe", police), .spoke(rowe, at: minute(2))])
    #expect(!meeting.wasFilled(police, at: minute(1)))
    #expect(meeting.wasFilled(police, at: minute(2)))
    #expect(meeting.isFilled(police))
  }

  @Test("somebody of the agency as a whole fills each child's slot; a child's own fills only that one")
  func children() {
    let other = Slot(AgencyKey("school"), child: ChildKey("c2"))
    let whole = meeting([
      invited("reed", Slot(AgencyKey("school"))), .arrived(PersonKey("reed"), .room, at: minute(1)),
    ])
    #expect(whole.isFilled(school) && whole.isFilled(other))
    let one = meeting([invited("reed", school), .arrived(PersonKey("reed"), .room, at: minute(1))])
    #expect(one.isFilled(school) && !one.isFilled(other))
    #expect(one.isFilled(Slot(AgencyKey("school"))))
  }

  @Test("the state of a slot is the strongest fact about it")
  func states() {
    let rowe = PersonKey("rowe")
    let steps: [(Act, SlotState)] = [
      (.began, .empty),
      (
        .invited(
          Invitation(key: rowe, slot: police, name: "DS Rowe", role: "sergeant", invited: minute(1))),
        .invited
      ),
      (.chased(police, .noAnswer, "rang"), .chased),
      (.chased(police, nil, "spoke to the desk"), .consulted),
      (.chased(police, .confirmed, "comes at ten"), .confirmed),
      (.notResponded(police), .notResponded),
      (.apologies(police, because: "called out"), .apologies),
      (.written(police, "no calls"), .written),
      (.arrived(rowe, .phone, at: minute(8)), .present),
      (.left(rowe, at: minute(9)), .left),
    ]
    for count in 1...steps.count {
      let meeting = meeting(steps.prefix(count).map(\.0))
      #expect(meeting.state(of: police) == steps[count - 1].1, "after \(steps[count - 1].0)")
    }
  }
}
