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
    for (at, here) in expected {
      #expect(meeting.wasFilled(police, at: Moment(endOf: minute(at))) == here, "minute \(at)")
    }
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
    #expect(meeting(Array(acts.dropLast())).wasFilled(police, at: Moment(endOf: minute(3))))
    let now = meeting(acts)
    let decided = now.decision(1)?.decided
    #expect(decided == minute(3))
    #expect(!now.wasFilled(police, at: Moment(endOf: minute(3))))
    #expect(now.state(of: police) == .left)
    #expect(now.lastLeft(police) == minute(2))
  }

  @Test("of what is written at one time the order counts: who was gone when it was decided, and came back")
  func order() throws {
    let (rowe, now) = (PersonKey("rowe"), minute(5))
    let acts: [Act] = [
      invited("rowe", police), .arrived(rowe, .room, at: now),
      .decided(Deciding(number: 1, child: ChildKey("c1"), decision: "s47")), .left(rowe, at: now),
      .decided(Deciding(number: 2, child: ChildKey("c2"), decision: "s47")), .arrived(rowe, .phone, at: now),
    ]
    var meeting = Meeting()
    for (index, act) in acts.enumerated() {
      meeting.apply(
        Event(
          id: EventID("e\(index)"), at: now, by: Author(seat: .chair, person: "R Osei", login: "rosei"),
          act: act))
    }
    let decided = try [1, 2].map { try #require(meeting.decision($0)?.moment) }
    #expect(decided.map { meeting.wasFilled(police, at: $0) } == [true, false])
    #expect(meeting.wasFilled(police, at: Moment(endOf: now)))
  }

  @Test("a departure entered before the arrival ends the stay where it began")
  func before() {
    let rowe = PersonKey("rowe")
    let meeting = meeting([
      invited("rowe", police), .arrived(rowe, .room, at: minute(10)), .left(rowe, at: minute(5)),
    ])
    #expect(!meeting.wasFilled(police, at: Moment(endOf: minute(7))))
    #expect(!meeting.wasFilled(police, at: Moment(endOf: minute(10))))
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
    #expect(!meeting.wasFilled(police, at: Moment(endOf: minute(1))))
    #expect(meeting.wasFilled(police, at: Moment(endOf: minute(2))))
    #expect(meeting.isFilled(police))
    #expect(!self.meeting([invited("rowe", police), .spoke(rowe, at: minute(2))]).isFilled(police))
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

  /// A moment by minute and second, of minutes that begin with second 0.
  private func second(_ minute: Int, _ second: Int = 0) -> Instant {
    Instant(seconds: 1_795_000_020 + minute * 60 + second)
  }

  @Test("a voice is heard in the minute in which those for whom it speaks come or go, and in no other")
  func heard() {
    let (rowe, shah) = (PersonKey("rowe"), PersonKey("shah"))
    let meeting = meeting([
      invited("rowe", police), invited("shah", police), .began,
      .arrived(rowe, .room, at: second(10, 30)), .left(rowe, at: second(20, 30)),
      .arrived(rowe, .room, at: second(30, 10)), .left(rowe, at: second(30, 50)),
    ])
    let moments = [
      (second(9, 59), false), (second(10, 5), true), (second(15, 0), true), (second(20, 45), true),
      (second(21, 0), false), (second(30, 5), false), (second(30, 30), true),
    ]
    for (moment, isHeard) in moments {
      for voice in [Voice(agency: police.agency), Voice(agency: police.agency, person: rowe)] {
        #expect(meeting.isUnheard(voice, at: moment) != isHeard, "\(voice) at \(moment)")
      }
      #expect(meeting.isUnheard(Voice(agency: police.agency, person: shah), at: moment), "she never came")
      #expect(meeting.isUnheard(Voice(agency: school.agency), at: moment), "nobody of it came")
    }
  }

  @Test("what is written down after the end was heard from whoever was here, or spoken to, at all")
  func heardBeforeTheEnd() {
    let (rowe, shah, lane) = (PersonKey("rowe"), PersonKey("shah"), PersonKey("lane"))
    let meeting = meeting([
      invited("rowe", police), invited("shah", police), invited("lane", police), .began,
      .arrived(rowe, .room, at: minute(4)), .left(rowe, at: minute(6)), .spoke(shah, at: minute(5)), .ended,
    ])
    func isUnheard(_ person: PersonKey, _ at: Int) -> Bool {
      meeting.isUnheard(Voice(agency: police.agency, person: person), at: minute(at))
    }
    #expect(meeting.ended == minute(7))
    #expect(isUnheard(rowe, 7), "at the end itself she is gone")
    #expect(!isUnheard(rowe, 9))
    #expect(!isUnheard(shah, 9))
    #expect(isUnheard(lane, 9))
  }

  @Test("a voice is a slot's if it is its agency's as a whole, or somebody's who sits there")
  func speaks() {
    let other = Slot(AgencyKey("school"), child: ChildKey("c2"))
    let meeting = meeting([invited("moss", school), invited("rowe", police)])
    let whole = Voice(agency: school.agency)
    let moss = Voice(agency: school.agency, person: PersonKey("moss"))
    #expect(meeting.speaks(whole, for: school) && meeting.speaks(whole, for: other))
    #expect(meeting.speaks(moss, for: school) && !meeting.speaks(moss, for: other))
    #expect(!meeting.speaks(Voice(agency: police.agency), for: school))
    #expect(!meeting.speaks(whole, for: police))
  }

  @Test("a place for one child is asked about that child, a place for all about each")
  func isAsked() {
    #expect(school.isAsked(about: ChildKey("c1")) && !school.isAsked(about: ChildKey("c2")))
    #expect(police.isAsked(about: ChildKey("c1")) && police.isAsked(about: ChildKey("c2")))
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

  @Test("what is known of an agency as a whole and of its place for one child is told together, in its order")
  func record() {
    let whole = Slot(AgencyKey("school"))
    let other = Slot(AgencyKey("school"), child: ChildKey("c2"))
    let meeting = meeting([
      .chased(school, .noAnswer, "first"), .chased(whole, .noAnswer, "second"),
      .chased(school, .confirmed, "third"), .written(school, "fourth"), .written(whole, "fifth"),
      .written(school, "sixth"), .apologies(whole, because: "all"), .apologies(school, because: "own"),
      .without(school, because: "own", nil), .without(whole, because: "all", nil), .notResponded(other),
    ])
    for slot in [school, whole] {
      let record = meeting.record(of: slot)
      #expect(record.chases.map(\.text) == ["first", "second", "third"])
      #expect(record.writings.map(\.text) == ["fourth", "fifth", "sixth"])
      #expect(record.apologies?.because == "own")
      #expect(record.without?.because == "own")
      #expect(record.didNotRespond == (slot == whole))
    }
    let sibling = meeting.record(of: other)
    #expect(sibling.chases.map(\.text) == ["second"] && sibling.didNotRespond)
    #expect(sibling.apologies?.because == "all" && sibling.without?.because == "all")
  }

  @Test("an agency as a whole that did not respond did not respond for any child")
  func notResponded() {
    let meeting = meeting([.notResponded(Slot(AgencyKey("school")))])
    #expect(meeting.record(of: school).didNotRespond)
    #expect(meeting.state(of: school) == .notResponded)
  }

  @Test("a call of which nothing is written down is an attempt, not information")
  func wordlessCall() {
    #expect(meeting([.chased(police, nil, "")]).state(of: police) == .chased)
  }

  @Test("somebody wrote at a seat who wrote there while the discussion was held, however the name is spelt")
  func wrote() throws {
    let author = Author(seat: .minutes, person: "hart", login: "hart")
    func events(_ acts: [Act]) -> [Event] {
      acts.enumerated().map { Event(id: EventID("\($0)"), at: minute($0), by: author, act: $1) }
    }
    let acts: [Act] = [
      .began,
      .invited(Invitation(key: PersonKey("hart"), slot: police, name: "Hart", role: "minute-taker")),
      .invited(Invitation(key: PersonKey("rowe"), slot: police, name: "Rowe", role: "sergeant")),
    ]
    let meeting = Proceedings(events(acts)).meeting
    let hart = try #require(meeting.person(PersonKey("hart")))
    #expect(meeting.wrote(hart) && meeting.wrote(hart, at: .minutes) && !meeting.wrote(hart, at: .chair))
    #expect(!meeting.wrote(try #require(meeting.person(PersonKey("rowe")))))
    let before = Proceedings(events(acts.suffix(2) + acts.prefix(1))).meeting
    #expect(!before.wrote(hart))
  }
}
