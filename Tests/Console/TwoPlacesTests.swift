import Calendar
import Meeting
import Testing
import Text

@testable import Console

@Suite("One person with a place in two agencies")
struct TwoPlacesTests {
  private static let both = [
    ":invite health Anil Rao, consultant", ":invite paediatrician Anil Rao, consultant paediatrician",
  ]
  private static let either = "Anil Rao, health, or Anil Rao, paediatrician"

  private func sitting(_ lines: [String] = both) throws -> Sitting {
    var sitting = try Sitting.underWay()
    for line in lines { try sitting.type(line) }
    return sitting
  }

  private func owner(_ line: String) throws -> String? {
    let sitting = try sitting()
    guard case .action(let plan)? = try sitting.acts(line).last else { return nil }
    return plan.owner?.person.flatMap(sitting.proceedings.meeting.person)?.agency.text
  }

  @Test("the second invitation says that there is one already, and that each place is marked and asked")
  func invited() throws {
    let sitting = try sitting([Self.both[0]])
    #expect(
      try sitting.row(Self.both[1])
        == "INVITED Anil Rao, consultant paediatrician · paediatrician   ▲ Anil Rao is named for health already: mark and ask each place"
    )
    #expect(try sitting.row(":invite paediatrician Dr Anil Rao, doctor").hasSuffix("mark and ask each place"))
    #expect(try !sitting.row(":invite paediatrician Asha Rao, doctor").contains("▲"))
  }

  @Test(
    "who is to do something is one person: the first place, or the one that was named",
    arguments: [
      ("+See Aisha @rao by Friday", "health"), ("+See Aisha @\"Anil Rao\" by Friday", "health"),
      ("+See Aisha @Anil Rao by Friday", "health"), ("+See Aisha @Dr Rao by Friday", "health"),
      ("+See Aisha @a.rao by Friday", "health"),
      ("+See Aisha @\"Anil Rao, paediatrician\" by Friday", "paediatrician"),
      ("+See Aisha @rao paediatrician by Friday", "paediatrician"),
      ("+See Aisha @paediatrician rao by Friday", "paediatrician"),
      ("+See Aisha @rao-paediatrician by Friday", "paediatrician"),
    ])
  func owns(_ line: String, _ agency: String) throws {
    #expect(try owner(line) == agency)
  }

  @Test("what one of the places says or does is asked of which, with the agencies, and either is understood")
  func asked() throws {
    var sitting = try sitting()
    #expect(try sitting.row(":agrees \"Anil Rao\" on 1") == "✗ “Anil Rao” is \(Self.either)")
    #expect(try sitting.row("rao: bruising") == "✗ “rao” is \(Self.either) · Ctrl-N: a note")
    for (place, agency) in [("rao health", "health"), ("\"Anil Rao, paediatrician\"", "paediatrician")] {
      try sitting.type(":present \(place) room")
      let here = try #require(sitting.proceedings.meeting.persons.last { $0.isHere && $0.name == "Anil Rao" })
      #expect(here.agency.text == agency)
    }
    #expect(try sitting.row("rao paediatrician: bruising").hasPrefix("SAID Anil Rao, paediatrician:"))
  }

  @Test("who comes or goes is there for both places, by one line or one key")
  func comes() throws {
    var sitting = try sitting()
    #expect(
      try sitting.row(":present rao room").hasPrefix(
        "PRESENT Anil Rao, health and Anil Rao, paediatrician, room"))
    try sitting.type(":present rao health room")
    #expect(try sitting.row(":present rao video").hasPrefix("PRESENT Anil Rao, paediatrician, video"))
    try sitting.type(":present rao video")
    #expect(try sitting.row(":left rao").hasPrefix("LEFT Anil Rao, health and Anil Rao, paediatrician"))
    try sitting.type(":left rao")
    #expect(!sitting.proceedings.meeting.persons.contains { $0.isHere && $0.name == "Anil Rao" })
    var seat = try Seated(try self.sitting())
    try seat.press("p")
    try seat.type("rao")
    let before = seat.written
    try seat.press("2")
    #expect(seat.acts(since: before).count == 2)
    #expect(seat.state.desk.meeting.persons.count { $0.isHere && $0.name == "Anil Rao" } == 2)
    try seat.type("rao")
    try seat.press("Enter")
    #expect(seat.state.desk.meeting.persons.count { $0.isHere && $0.name == "Anil Rao" } == 0)
  }

  @Test("a rank is the police's: of another agency nobody is meant by it, and a doctor may be anybody")
  func rank() throws {
    let sitting = try sitting([":invite school Owen Frith, head", ":invite police Jo Reyne, officer"])
    #expect(try sitting.row("+See Aisha @PC Frith by Friday").hasPrefix("✗ nobody here is “PC"))
    #expect(try sitting.row("+See Aisha @Dr Frith by Friday").contains("Owen Frith, school"))
    #expect(try sitting.row("+See Aisha @PC Reyne by Friday").contains("Jo Reyne, police"))
    #expect(
      try sitting.row(":plan immediate #aisha yes; who PC Frith; when today 16:00")
        .contains("nobody of that name on the roll: “PC Frith”"))
  }

  @Test("who is marked as somebody new where people are only named is kept by name")
  func marked() throws {
    let sitting = try sitting()
    let line = ":plan immediate #aisha yes; who @\"Sue Lake, health visitor\"; when today 16:00"
    guard case .questionAnswered(let answer)? = try sitting.acts(line).last else {
      throw NotThat(line: line, reading: "no answer")
    }
    #expect(answer.need("who")?.text == "Sue Lake, health visitor")
    #expect(try sitting.row(line).contains("nobody of that name on the roll: “Sue Lake, health visitor”"))
  }

  @Test("two people of one surname are still two, and asked which")
  func twoPeople() throws {
    let sitting = try sitting([Self.both[0], ":invite paediatrician Asha Rao, paediatrician"])
    #expect(try sitting.row("+See Aisha @rao by Friday").hasPrefix("✗ “rao” is Anil Rao or Asha Rao"))
  }

  @Test("Tab goes through both places, each a word that is read again")
  func completed() throws {
    var seat = try Seated(try sitting())
    try seat.press("i")
    try seat.type("+See Aisha @ra")
    try seat.press("Tab")
    #expect(seat.state.line.field.text == "+See Aisha @rao-health")
    try seat.press("Tab")
    #expect(seat.state.line.field.text == "+See Aisha @rao-paediatrician")
  }

  @Test("a card takes one name for one person, and says for which agency")
  func card() throws {
    let reader = Reader(try sitting().context)
    guard case .somebody(_, let shown) = reader.reading(who: "rao", newcomers: false) else {
      throw NotThat(line: "rao", reading: "nobody")
    }
    #expect(shown == "Anil Rao, health, not here")
    guard case .somebody(_, let other) = reader.reading(who: "Anil Rao, paediatrician", newcomers: false)
    else {
      throw NotThat(line: "Anil Rao, paediatrician", reading: "nobody")
    }
    #expect(other == "Anil Rao, paediatrician, not here")
    #expect(reader.people(in: "Dr Rao and Osei").strangers == [])
    #expect(reader.people(in: "Dr Rao").text == "Anil Rao")
  }

  @Test("whoever is here at two places counts once")
  func counted() throws {
    var sitting = try sitting()
    let before = Set(sitting.proceedings.meeting.persons.filter(\.isHere).map(\.name)).count
    for place in ["rao health", "rao paediatrician"] { try sitting.type(":present \(place) room") }
    var seat = try Seated(sitting)
    try seat.press("p")
    guard case .presence(let picker)? = seat.state.layer else {
      throw NotThat(line: "p", reading: "no picker")
    }
    #expect(picker.here == before + 1)
  }

  @Test("what a card writes of one place is read again as that place")
  func spelt() throws {
    let sitting = try sitting()
    let meeting = sitting.proceedings.meeting
    for person in meeting.persons.suffix(2) {
      let spelt = Spelt.who(person.voice, in: meeting)
      let read = try Reader(sitting.context).who(Line(spelt).whole)
      #expect(read == .person(person.key), "\(spelt)")
    }
  }
}
