import Advice
import Calendar
import Meeting
import Testing
import Text

@testable import Console

@Suite("Who comes and goes, by keys")
struct PresenceKeysTests {
  private func picking(_ spelling: String = "p") throws -> Seated {
    var seat = try Seated(try Sitting.underWay())
    try seat.press(spelling)
    return seat
  }

  private func here(_ seat: Seated, _ name: String) -> Attendance? {
    seat.sitting.proceedings.meeting.persons.first { $0.name == name }?.attending
  }

  @Test("somebody arrives with the beginning of a name and one digit, which says how")
  func arrival() throws {
    var seat = try picking()
    let before = seat.keys
    try seat.type("gr")
    try seat.press("3")
    #expect(seat.keys - before == 1)
    #expect(here(seat, "P Grant") == .phone)
    guard case .arrived(_, .phone, _)? = seat.sitting.proceedings.events.last?.act else {
      throw NotThat(line: "gr3", reading: "\(String(describing: seat.sitting.proceedings.events.last))")
    }
  }

  @Test("how many are here is counted of everybody, whatever is typed")
  func counted() throws {
    var seat = try picking()
    guard case .presence(let all)? = seat.state.layer else { throw NotThat(line: "p", reading: "no picker") }
    #expect(all.here == seat.state.desk.meeting.persons.count(where: \.isHere))
    try seat.type("gr")
    guard case .presence(let left)? = seat.state.layer else { throw NotThat(line: "p", reading: "no picker") }
    #expect(left.rows.count == 1 && left.rows[0].isHere == false)
    #expect(left.here == all.here && left.here > 1)
  }

  @Test("somebody leaves with the beginning of a name and Enter, and the next follows at once")
  func several() throws {
    var seat = try picking()
    let before = seat.written
    try seat.type("ok")
    try seat.press("Enter")
    try seat.type("lowe")
    try seat.press("Enter")
    try seat.type("doyle")
    try seat.press("2")
    #expect(seat.written == before + 3)
    #expect(here(seat, "J Okafor") == nil)
    #expect(here(seat, "T Lowe") == nil)
    #expect(here(seat, "K Doyle") == .video)
  }

  @Test("a key that could mean several, or nobody chosen, writes nothing and says so")
  func ambiguous() throws {
    var seat = try picking()
    let before = seat.written
    try seat.press("Enter")
    #expect(seat.state.told == "type the beginning of a name, or choose one with ↓")
    try seat.press("1")
    try seat.type("health")
    try seat.press("Enter")
    #expect(seat.state.told == "several begin so: type on, or choose one with ↓")
    try seat.press("2", "3")
    #expect(seat.written == before)
  }

  @Test("who never was here is asked how, and no other key decides it")
  func asked() throws {
    var seat = try picking()
    let before = seat.written
    try seat.type("grant")
    try seat.press("Enter")
    #expect(seat.state.told == "how is P Grant here? 1 room · 2 video · 3 phone")
    try seat.press("Enter", "4")
    #expect(seat.written == before)
    try seat.press("1")
    #expect(here(seat, "P Grant") == .room)
  }

  @Test("who comes back may come as before by Enter twice, which the question says")
  func back() throws {
    var seat = try picking()
    try seat.type("byrne")
    try seat.press("Enter")
    #expect(here(seat, "N Byrne") == nil)
    // A second Enter by a slip means nobody any more.
    let left = seat.written
    try seat.press("Enter")
    #expect(seat.written == left)
    try seat.type("byrne")
    try seat.press("Enter")
    #expect(seat.state.told == "how is N Byrne here? 1 room · 2 video · 3 phone · Enter: phone, as before")
    try seat.press("Enter")
    #expect(here(seat, "N Byrne") == .phone)
  }

  @Test("a digit says nothing new of who is here already")
  func already() throws {
    var seat = try picking()
    let before = seat.written
    try seat.type("malik")
    try seat.press("3")
    #expect(seat.written == before)
    #expect(seat.state.told?.hasPrefix("✗ I Malik is here, video, since 10:20") == true)
  }

  @Test("whoever was named or is listed goes before a place that nobody thought of")
  func namedFirst() throws {
    var sitting = try Sitting.underWay()
    try sitting.type(#":invite "Charity" D Carter, worker"#)
    var seat = try Seated(sitting)
    let unthought = try #require(
      seat.state.desk.advice.quorum.slots.first { slot in
        slot.people.isEmpty && !seat.state.desk.listedPlaces.contains { $0.slot == slot.slot }
      })
    try sitting.type(#":invite "Charity" E \#(unthought.name.prefix(3))ton, worker"#)
    seat = try Seated(sitting)
    try seat.press("p")
    try seat.type(String(unthought.name.prefix(3)))
    guard case .presence(let picker)? = seat.state.layer else {
      throw NotThat(line: "p", reading: "no picker")
    }
    #expect(picker.rows.count > 1)
    #expect(picker.targets.first == 0)
    #expect(picker.rows[0].name.hasPrefix("E "))
  }

  @Test("a digit opens nothing where nobody begins so, and Ctrl-U clears the field")
  func nobody() throws {
    var seat = try picking()
    try seat.type("olice two")
    try seat.press("1", "2")
    #expect(seat.state.layers.count == 1)
    #expect(seat.state.told?.hasPrefix("✗ nobody here is “olice two”") == true)
    try seat.press("Ctrl-U")
    guard case .presence(let picker)? = seat.state.layer else {
      throw NotThat(line: "p", reading: "no picker")
    }
    #expect(picker.field.isEmpty && picker.rows.count > 1)
  }

  @Test("somebody who is not on the list can be invited")
  func stranger() throws {
    var seat = try picking()
    try seat.type("zebedee")
    try seat.press("Enter")
    guard case .card(let card)? = seat.state.layer else { throw NotThat(line: "Enter", reading: "no card") }
    #expect(card.subject == .invitation(nil))
  }

  @Test("while people are called together the same keys log what they answered")
  func coming() throws {
    var sitting = try Sitting.empty()
    try sitting.convene(children: [Child(key: ChildKey("aisha"), name: "Aisha", life: .unborn(due: nil))])
    try sitting.type(":invite police I Malik, detective sergeant")
    try sitting.type(":invite school P Grant, safeguarding lead")
    var seat = try Seated(sitting)
    try seat.press("p")
    try seat.type("mal")
    try seat.press("1")
    try seat.type("gran")
    try seat.press("3")
    let acts = seat.acts(since: sitting.proceedings.events.count)
    #expect(
      acts == [
        .chased(Slot(AgencyKey("police")), .confirmed, "I Malik"),
        .chased(Slot(AgencyKey("school")), .noAnswer, "P Grant"),
      ])
    try seat.press("Tab")
    try seat.type("mal")
    try seat.press("1")
    #expect(here(seat, "I Malik") == .room)
  }

  @Test("what one says of coming is said of the agency, and the answer says so")
  func forAgency() throws {
    var sitting = try Sitting.empty()
    try sitting.convene(children: [Child(key: ChildKey("aisha"), name: "Aisha", life: .unborn(due: nil))])
    try sitting.type(":invite police I Malik, detective sergeant")
    try sitting.type(":invite police K Shaw, constable")
    var seat = try Seated(sitting)
    try seat.press("p")
    try seat.type("mal")
    try seat.press("1")
    #expect(
      seat.state.told
        == "Police: confirmed, by I Malik; that is said of the agency, so of K Shaw too")
    guard case .presence(let picker)? = seat.state.layer else { throw NotThat(line: "1", reading: "closed") }
    #expect(picker.rows.first { $0.name == "K Shaw" }?.standing == "agency confirmed")
    #expect(picker.rows.filter(\.isConfirmed).map(\.name) == ["I Malik", "K Shaw"])
  }

  @Test("who is marked came when the key was pressed, not when the screen last knew the time")
  func toTheSecond() throws {
    var seat = try picking()
    let before = seat.written
    try seat.type("gr")
    seat.sitting.now = "2026-11-24T10:44:41Z"
    try seat.press("3")
    let instant = try #require(Instant("2026-11-24T10:44:41Z"))
    guard case .arrived(_, .phone, let at)? = seat.acts(since: before).first else {
      throw NotThat(line: "3", reading: "nobody came")
    }
    #expect(at == instant)
  }

  @Test("an entry reads as the line that says the same")
  func line() throws {
    var seat = try picking()
    seat.isDiskFull = true
    try seat.type("gr")
    try seat.press("3")
    let text = try #require(seat.state.unsaved.first?.entry.text)
    #expect(text == ":present \"P Grant\" phone at 10:44")
    #expect(try seat.sitting.acts(text).count == 1)
    #expect(here(seat, "P Grant") == nil)
  }
}
