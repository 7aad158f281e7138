import Advice
import Calendar
import Meeting
import Testing

@testable import Console

@Suite("An agency's places, one for each child: twins at one school, their sister at another")
struct ChildrensPlacesTests {
  private static let bell = ":invite school Marcus Bell, head of St Hild #alfie #archie"
  private static let atSchool = ["alfie", "archie", "keeley"].map { ":circumstance school-age #\($0) yes" }
  private let school = AgencyKey("school")

  private func sitting(_ lines: [String] = []) throws -> Sitting {
    var sitting = try Sitting.empty()
    let born = try #require(Day("2017-03-09"))
    try sitting.convene(
      children: ["Alfie", "Archie", "Keeley"].map {
        Child(key: ChildKey($0.lowercased()), name: "\($0) Marsh", life: .born(born))
      })
    for line in lines { try sitting.type(line) }
    return sitting
  }

  private func slot(_ child: String) -> Slot { Slot(school, child: ChildKey(child)) }

  /// The places of the school, with their people.
  private func places(_ sitting: Sitting) throws -> [String] {
    let desk = try Seated(sitting).state.desk
    return desk.advice.quorum.slots.filter { $0.slot.agency == school }.map { place in
      ([place.name] + place.people.compactMap { desk.meeting.person($0)?.name }).joined(separator: " · ")
    }
  }

  @Test("one person is asked for several children in one line, which is one on the roll")
  func several() throws {
    let sitting = try sitting(Self.atSchool + [Self.bell])
    #expect(
      try self.sitting().row(Self.bell) == "INVITED Marcus Bell, head of St Hild · school, Alfie Archie")
    #expect(sitting.proceedings.meeting.persons.count == 1)
    #expect(
      try places(sitting)
        == ["School, Alfie · Marcus Bell", "School, Archie · Marcus Bell", "School, Keeley"])
    let all = try self.sitting(Self.atSchool + [":invite school Marcus Bell, head #all"])
    #expect(all.proceedings.meeting.persons[0].children.map(\.text) == ["alfie", "archie", "keeley"])
  }

  @Test("asked again for one more child they have that place too, with the role they have")
  func oneMore() throws {
    var sitting = try sitting(Self.atSchool + [":invite school Marcus Bell, head #alfie"])
    let line = ":invite school marcus bell #archie"
    #expect(
      try sitting.row(line) == "INVITED Marcus Bell, head · school, Alfie Archie · one more child's place")
    try sitting.type(line)
    #expect(sitting.proceedings.meeting.persons.map(\.name) == ["Marcus Bell"])
    #expect(sitting.proceedings.meeting.persons[0].role == "head")
    #expect(
      try sitting.row(":invite school Marcus Bell #alfie")
        == "✗ “Marcus Bell” is there already; for a child: #keeley")
    #expect(
      try sitting.row(":invite school Marcus Bell, head")
        == "✗ “Marcus Bell” is there already; for a child: #keeley")
  }

  @Test("asked for nobody in particular it is asked of which child, and said later it is narrowed")
  func narrowed() throws {
    var sitting = try sitting([Self.bell])
    #expect(
      try sitting.row(":invite school Pauline Ogden, DSL")
        == "INVITED Pauline Ogden, DSL · school   ▲ of which child? #alfie #archie #keeley #all")
    try sitting.type(":invite school Pauline Ogden, DSL")
    for line in Self.atSchool { try sitting.type(line) }
    // As long as nobody said, she fills the place that nobody is named for, and no other.
    let apart = [
      "School, Alfie · Marcus Bell", "School, Archie · Marcus Bell", "School, Keeley · Pauline Ogden",
    ]
    #expect(try places(sitting) == apart)
    #expect(
      try sitting.row(":invite school Pauline Ogden #keeley")
        == "INVITED Pauline Ogden, DSL · school, Keeley · till now for no child in particular")
    try sitting.type(":invite school Pauline Ogden #keeley")
    #expect(try places(sitting) == apart)
    #expect(sitting.proceedings.meeting.persons.map(\.name) == ["Marcus Bell", "Pauline Ogden"])
  }

  @Test("an agency with one place for all, or one child, is not asked of which")
  func oneForAll() throws {
    let answers = ["#alfie no", "#archie no", "#keeley yes"].map { ":circumstance school-age \($0)" }
    let sitting = try sitting(answers)
    #expect(try sitting.row(":invite police I Malik, sergeant") == "INVITED I Malik, sergeant · police")
    #expect(try sitting.row(":invite police I Malik, sergeant #all") == "INVITED I Malik, sergeant · police")
    #expect(try sitting.row(":invite school P Ogden, DSL") == "INVITED P Ogden, DSL · school")
    var named = sitting
    try named.type(":invite school Marcus Bell, head #keeley")
    #expect(
      try named.row(":invite school P Ogden, DSL")
        == "INVITED P Ogden, DSL · school   ▲ of which child? #keeley")
  }

  @Test("whoever is of no age for an agency, or was said not to be there, is not offered")
  func offered() throws {
    let sitting = try sitting([
      ":child Jude, born 3 May 2026", ":child unborn due 4 jan", ":circumstance school-age #alfie no",
      ":circumstance school-age #keeley yes",
    ])
    #expect(
      try sitting.row(":invite school P Ogden, DSL").hasSuffix("▲ of which child? #archie #keeley #all"))
    #expect(
      try sitting.row(":invite nursery P Orde, manager").hasSuffix("· nursery"), "of no other's age is Jude")
    #expect(try sitting.row(":invite midwifery T Lowe, midwife").hasSuffix("· midwifery"))
  }

  @Test("the card asks for several children too, and writes what the line does")
  func card() throws {
    var seat = try Seated(try sitting(Self.atSchool))
    seat.state.open(.card(Card(.invitation(slot("alfie")), at: seat.state.desk)))
    let before = seat.written
    try seat.press("2", "Tab")
    try seat.type("Marcus Bell")
    try seat.press("Tab")
    try seat.type("head")
    try seat.press("Ctrl-S")
    let invited = seat.acts(since: before).compactMap { act in
      if case .invited(let invitation) = act { invitation } else { nil as Invitation? }
    }
    #expect(invited.map(\.slot) == [slot("alfie"), slot("archie")])
    #expect(Set(invited.map(\.key)).count == 1)
  }

  @Test("what was asked in one line is taken back in one")
  func takenBack() throws {
    var seat = try Seated(try sitting())
    try seat.press("i")
    try seat.type(Self.bell)
    try seat.press("Enter")
    #expect(seat.state.desk.lastAct?.hasSuffix("you: invited: Marcus Bell, head of St Hild") == true)
    let last = try #require(seat.sitting.proceedings.events.last)
    #expect(seat.state.desk.together(with: last).count == 2)
  }

  @Test("a call to one person is one to each of their places, and is told with the children")
  func called() throws {
    var sitting = try sitting(Self.atSchool + [Self.bell])
    #expect(
      try sitting.row(":chase bell confirmed") == "CHASED school, Alfie Archie · confirmed · Marcus Bell")
    let both: [Act] = [
      .chased(slot("alfie"), .confirmed, "Marcus Bell"), .chased(slot("archie"), .confirmed, "Marcus Bell"),
    ]
    #expect(try sitting.acts(":chase bell confirmed") == both)
    #expect(try sitting.acts(":chase school #alfie #archie confirmed: Marcus Bell") == both)
    #expect(
      try sitting.acts(":apologies school #alfie #archie because a funeral")
        == [
          .apologies(slot("alfie"), because: "a funeral"), .apologies(slot("archie"), because: "a funeral"),
        ])
    try sitting.type(":chase bell confirmed")
    #expect(
      try Seated(sitting).state.desk.lastAct?.hasSuffix(
        "chased School, Alfie, Archie, confirmed: Marcus Bell") == true)
    try sitting.type(":written school #keeley: no concerns")
    #expect(
      try Seated(sitting).state.desk.lastAct?.hasSuffix("School, Keeley, in writing: no concerns") == true)
  }

  @Test("who is coming shows each person with the answer of their own place, and answers for all of theirs")
  func coming() throws {
    let sitting = try sitting(
      Self.atSchool + [":invite school Pauline Ogden, DSL", Self.bell, ":apologies school #alfie"])
    var seat = try Seated(sitting)
    try seat.press("p")
    func rows() throws -> [String] {
      guard case .presence(let picker)? = seat.state.layer else { throw NotThat(line: "p", reading: "none") }
      return picker.rows.filter { $0.agency.hasPrefix("School") }.map {
        "\($0.name) · \($0.agency) · \($0.standing)"
      }
    }
    #expect(
      try rows() == [
        "Marcus Bell · School, Alfie, Archie · Alfie apologies, Archie invited",
        "Pauline Ogden · School, Keeley · invited",
      ])
    let before = seat.written
    try seat.type("bell")
    try seat.press("3")
    #expect(
      seat.acts(since: before)
        == [
          .chased(slot("alfie"), .noAnswer, "Marcus Bell"), .chased(slot("archie"), .noAnswer, "Marcus Bell"),
        ])
  }

  @Test("an answer for who is named for one child is that child's, though the agency has one place so far")
  func onePlace() throws {
    var sitting = try sitting([":circumstance school-age yes", ":invite school Marcus Bell, head #alfie"])
    #expect(try places(sitting) == ["School · Marcus Bell"])
    var seat = try Seated(sitting)
    try seat.press("p")
    try seat.type("bell")
    try seat.press("1")
    #expect(
      seat.acts(since: sitting.proceedings.events.count) == [
        .chased(slot("alfie"), .confirmed, "Marcus Bell")
      ])
    // Who fills the place that is left answers for that one.
    try sitting.type(":invite school Pauline Ogden, DSL")
    for line in Self.atSchool { try sitting.type(line) }
    try sitting.type(":invite school Marcus Bell #archie")
    #expect(
      try sitting.acts(":chase ogden no answer: rang twice") == [
        .chased(slot("keeley"), .noAnswer, "rang twice")
      ])
  }

  @Test("a discussion that follows brings each along for the children it is about")
  func carried() throws {
    let earlier = try sitting([":invite school Marcus Bell, head #all", ":invite police I Malik, sergeant"])
    let carried = Carried(from: earlier.proceedings.meeting)
    func slots(_ children: [String]) -> [Slot] {
      carried.acts(for: children.map { ChildKey($0) }).compactMap { act in
        if case .invited(let invitation) = act { invitation.slot } else { nil as Slot? }
      }
    }
    let police = Slot(AgencyKey("police"))
    #expect(slots(["keeley", "alfie"]) == [slot("alfie"), slot("keeley"), police])
    #expect(slots([]) == [Slot(school), police])
  }

  @Test("on a child's decision that child's school is asked, whoever else of a school is there")
  func asked() throws {
    var sitting = try sitting(Self.atSchool + [":invite school Pauline Ogden, DSL", Self.bell])
    for line in [":begin", ":present bell room", ":present ogden room", ":propose s47-joint #archie"] {
      try sitting.type(line)
    }
    let seat = try Seated(sitting)
    var views = AskedViews()
    let decision = try #require(sitting.proceedings.meeting.decisions.first)
    views.follow(seat.state.desk, on: [.init(child: ChildKey("archie"), decision: decision)])
    #expect(views.rows.filter { $0.agency == school }.map(\.who) == ["Marcus Bell, room"])
    // Each school gives a number, and the twins' gives one for both.
    #expect(
      seat.state.desk.scoringVoices.filter { $0.agency == school }.compactMap { $0.person }
        .compactMap { sitting.proceedings.meeting.person($0)?.name } == ["Marcus Bell", "Pauline Ogden"])
  }

  /// Two schools in the room, one of the twins', the other one Keeley's.
  private func underWay() throws -> Sitting {
    var sitting = try sitting(Self.atSchool + [":invite school Pauline Ogden, DSL #keeley", Self.bell])
    for line in [":begin", ":present bell room", ":present ogden room"] { try sitting.type(line) }
    return sitting
  }

  private func speaker(_ line: String, _ sitting: Sitting) throws -> [String?] {
    try sitting.acts(line).map { act in
      let voice: Voice? =
        switch act {
        case .said(let saying): saying.voice
        case .viewed(let viewing): viewing.voice
        case .scored(let scoring): scoring.voice
        default: nil
        }
      return voice?.person.flatMap(sitting.proceedings.meeting.person)?.name ?? voice?.agency.text
    }
  }

  @Test("what a school says is one school's: of two here it is asked which, and a child's name says it")
  func said() throws {
    var sitting = try underWay()
    #expect(try sitting.row("school: late again").hasSuffix("▲ which school? ogden: or bell:"))
    for words in ["school keeley", "Keeley's school", "school #keeley", "ogden"] {
      #expect(try speaker("\(words): late again", sitting) == ["Pauline Ogden"], "\(words)")
    }
    #expect(try speaker("school archie: late again", sitting) == ["Marcus Bell"])
    try sitting.type(":left bell")
    #expect(try speaker("school: late again", sitting) == ["Pauline Ogden"])
    #expect(try sitting.row("school alfie: late again").contains("Marcus Bell, school is not here"))
  }

  @Test("a child's school of which nobody is named is no note's first words, unless it is to be")
  func nobodyNamed() throws {
    let sitting = try sitting(Self.atSchool + [Self.bell, ":begin", ":present bell room"])
    #expect(
      try sitting.row("school keeley: late again")
        == "✗ nobody is named for school, Keeley; :invite school NAME, ROLE #keeley · Ctrl-N: a note")
    #expect(try sitting.row("health keeley: late again").hasPrefix("NOTE"))
  }

  @Test("on a child's decision, and in its score, a school is that child's")
  func views() throws {
    var sitting = try underWay()
    try sitting.type(":propose s47-joint #archie")
    try sitting.type(":propose s47-joint #keeley")
    #expect(try speaker(":agrees school on 1", sitting) == ["Marcus Bell"])
    #expect(try speaker(":agrees school on 1, 2", sitting) == ["Marcus Bell", "Pauline Ogden"])
    #expect(
      try sitting.row(":agrees school on 1, 2")
        == "AGREES Marcus Bell, school and Pauline Ogden, school on 1, 2")
    #expect(try speaker(":disagrees school on 2: not met", sitting) == ["Pauline Ogden"])
    #expect(
      try speaker(":score school #alfie #keeley 4: late", sitting) == ["Marcus Bell", "Pauline Ogden"])
  }

  @Test("a child's mark among what is said stays a word, and the preview says so")
  func markInWords() throws {
    let sitting = try underWay()
    #expect(try sitting.row("bell: #alfie hid").contains("#alfie stays a word: minuted for all children"))
    #expect(try sitting.row("#alfie and #keeley hid").contains("#alfie #keeley stay words"))
    #expect(try !sitting.row("bell: number #1 hid").contains("a word"))
  }
}
