import Calendar
import Console
import Meeting
import Procedures
import Testing
import Text

@Suite("The card on which a discussion is called")
struct NewMeetingTests {
  private func opened(_ carried: Carried? = nil, preferred: String? = "gloucestershire") throws -> HomeSitting
  {
    var sitting = try HomeSitting()
    sitting.give(
      .prepared(
        [
          try Library.resolve("gloucestershire", directories: []).procedure,
          try Library.resolve("working-together", directories: []).procedure,
        ], preferred: preferred, carried))
    // What the last meeting offers is taken.
    if carried == nil, preferred != nil { sitting.press("Enter") }
    return sitting
  }

  @Test("says how many fields are not understood, and shows how responsibility for one child is said")
  func notUnderstood() throws {
    var sitting = try opened()
    while sitting.state.card?.focus != .child(0) { sitting.press("Tab") }
    sitting.press("'Poppy Vale, born 17 May 2020", "Tab")
    var card = try #require(sitting.state.card)
    #expect(
      card.reading(of: .relative(0), at: sitting.state.desk)
        == .gap("NAME, RELATION, born DATE, in the household, pr yes"))
    sitting.press("'Finn Vale, born 17 May 2018", "Tab", "Tab")
    card = try #require(sitting.state.card)
    #expect(
      card.reading(of: .relative(0), at: sitting.state.desk)
        == .gap("NAME, RELATION, born DATE, in the household, pr yes #poppy"))
    sitting.press("'Ann Vale, mother, pr yes", "Tab", "'Bo Vale, father, pr Poppy", "Tab")
    card = try #require(sitting.state.card)
    #expect(card.notUnderstood(at: sitting.state.desk) == 1)
  }

  @Test("the family is read with the children who are understood, while another is still to be mended")
  func familySoFar() throws {
    var sitting = try opened()
    while sitting.state.card?.focus != .child(0) { sitting.press("Tab") }
    sitting.press("'Poppy Vale, born 17 May 2020", "Tab", "'Finn Vale, 8", "Tab", "Tab")
    sitting.press("'Ann Vale, mother, pr yes", "Tab")
    let card = try #require(sitting.state.card)
    #expect(card.notUnderstood(at: sitting.state.desk) == 1)
    #expect(
      card.reading(of: .relative(0), at: sitting.state.desk)
        == .told("PERSON Ann Vale · mother · pr yes for Poppy"))
  }

  @Test("what is typed into a filled field takes its place, and Ctrl-Z brings it back")
  func typedOver() throws {
    var sitting = try opened()
    sitting.press("'Gwen", "Tab", "'health", "Shift-Tab", "'Ann")
    #expect(sitting.state.card?.text(of: .by)?.text == "Ann")
    sitting.press("Ctrl-Z", "'dolyn")
    #expect(sitting.state.card?.text(of: .by)?.text == "Gwendolyn")
    sitting.press("Tab", "End", "' visiting")
    #expect(sitting.state.card?.text(of: .agency)?.text == "health visiting")
  }

  @Test("Backspace behind a choice that led on goes back to it")
  func choosesAgain() throws {
    var sitting = try opened()
    while sitting.state.card?.focus != .trigger { sitting.press("Tab") }
    sitting.press("1", "Backspace", "2")
    #expect(sitting.state.card?.trigger == 1)
    #expect(sitting.state.card?.focus == .child(0))
  }

  @Test("says of the procedure that is chosen when it is not one that is pinned")
  func unpinned() throws {
    var sitting = try HomeSitting()
    let procedures = try ["gloucestershire", "working-together"].map { id in
      try Library.resolve(id, directories: []).procedure
    }
    sitting.give(
      .prepared(
        procedures, preferred: "gloucestershire", nil, unpinned: ["working-together": "not pinned (a file)"]))
    let card = try #require(sitting.state.card)
    #expect(
      card.reading(of: .procedure, at: sitting.state.desk)
        == .told("as in the last meeting: Enter keeps it, a digit chooses another"))
    sitting.press("2")
    let other = try #require(sitting.state.card)
    #expect(
      other.reading(of: .procedure, at: sitting.state.desk)
        == .gap("not pinned (a file): minute why it is used"))
  }

  @Test("filled in with keys it makes the case that the same referral makes")
  func filled() throws {
    var sitting = try opened()
    sitting.press(
      "'Gwen Tansley", "Tab", "'health visiting", "Tab", "'health visitor", "Tab", "'by telephone", "Enter",
      "'mon 15:10", "Tab", "'a burn on the hand", "Tab", "'yesterday 14:20", "Tab", "2",
      "'Tilly Marlow, born 17 May 2020", "Tab", "'unborn due 4 jan", "Tab", "Tab", "Tab", "'12 Weaver's Row",
      "Tab",
      "'English", "Tab", "n", "Ctrl-S")
    let new = try #require(sitting.convened)
    let expected = Case(
      trigger: "during-assessment",
      referral: Referral(
        by: "Gwen Tansley", agency: "health visiting", role: "health visitor", how: "by telephone",
        received: try instant("2026-11-23T15:10")),
      concernIdentified: try instant("2026-11-23T14:20"), concern: "a burn on the hand",
      children: [
        Child(key: ChildKey("a key"), name: "Tilly Marlow", life: .born(try #require(Day("2020-05-17")))),
        Child(key: ChildKey("a key"), name: "", life: .unborn(due: Day("2027-01-04"))),
      ], address: "12 Weaver's Row", firstLanguage: "English", interpreter: .no)
    #expect(new.case == expected)
    #expect(new.acts.isEmpty)
    #expect(new.procedure == "gloucestershire")
    sitting.press("Ctrl-S")
    #expect(sitting.told.isEmpty)
    sitting.give(.written)
    #expect(sitting.state.card == nil)
  }

  @Test("an hour that nobody said is marked as assumed, and has come")
  func assumed() throws {
    var sitting = try opened()
    for _ in 0..<4 { sitting.press("Tab") }
    sitting.press("'mon 15:10", "Tab", "'a burn on the hand", "Tab", "'sun", "Tab")
    guard case .told(let words)? = reading(sitting, .identified) else {
      Issue.record("a day is understood")
      return
    }
    #expect(words.hasSuffix("(17:00 assumed)"))
    while sitting.state.card?.focus != .child(0) { sitting.press("Down") }
    sitting.press("'Tilly Marlow, born 17/5/2020", "Ctrl-S")
    let made = try #require(sitting.convened?.case)
    #expect(made.concernIdentified == (try instant("2026-11-22T17:00")))
    #expect(made.assumedHours == [.identified])
  }

  @Test("which procedure holds is asked first; that of the last meeting is offered, and taken by a key")
  func procedure() throws {
    var sitting = try opened(preferred: nil)
    #expect(sitting.state.card?.focus == .procedure)
    sitting.press("2")
    #expect(sitting.state.card?.focus == .by)
    #expect(sitting.state.card?.chosen?.id == "working-together")
    sitting = try HomeSitting()
    sitting.give(
      .prepared(
        try ["gloucestershire", "working-together"].map { id in
          try Library.resolve(id, directories: []).procedure
        },
        preferred: "working-together", nil))
    #expect(sitting.state.card?.focus == .procedure)
    #expect(sitting.state.card?.chosen?.id == "working-together")
    guard case .told(let words)? = reading(sitting, .procedure) else {
      Issue.record("nothing is offered")
      return
    }
    #expect(words.hasPrefix("as in the last meeting"))
    sitting.press("Enter")
    #expect(sitting.state.card?.focus == .by)
    #expect(reading(sitting, .procedure) == .blank)
  }

  @Test("somebody of the family is read as the line reads it, and marks the card's children")
  func family() throws {
    var sitting = try opened()
    for _ in 0..<8 { sitting.press("Tab") }
    sitting.press(
      "'Tilly Marlow, born 17 May 2020, lives at \"2 High Row, Stroud\", school Hill Infants", "Tab", "Tab")
    #expect(sitting.state.card?.focus == .relative(0))
    sitting.press("'Beth Marlow")
    guard case .wrong(let words)? = reading(sitting, .relative(0)) else {
      Issue.record("somebody is something to the children")
      return
    }
    #expect(words.contains("to the children?"))
    sitting.press("', mother, in the household, pr yes #tilly", "Tab", "'beth marlow, aunt")
    #expect(
      reading(sitting, .relative(0))
        == .told("PERSON Beth Marlow · mother · pr yes for Tilly · in the household"))
    guard case .wrong? = reading(sitting, .relative(1)) else {
      Issue.record("nobody is there twice")
      return
    }
    sitting.press("Ctrl-U", "Ctrl-S")
    let made = try #require(sitting.convened?.case)
    #expect(made.children.first?.address == "2 High Row, Stroud")
    #expect(made.children.first?.school == "Hill Infants")
    let mother = try #require(made.relatives.first)
    #expect(made.relatives.count == 1)
    #expect(mother.isInHousehold == true)
    #expect(mother.parentalResponsibility == [try #require(made.children.first?.key): .yes])
  }

  @Test("a card that was kept is thrown away after a question, and only by a yes")
  func thrownAway() throws {
    var sitting = try opened()
    sitting.press("Ctrl-D")
    #expect(sitting.state.told?.contains("nothing is typed") == true)
    sitting.press("'Gwen Tansley", "Tab")
    while sitting.state.card?.focus != .child(0) { sitting.press("Down") }
    sitting.press("'Tilly Marlow, born 17/5/2020", "Esc")
    #expect(sitting.state.hasKeptCard)
    sitting.press("Ctrl-D")
    #expect(sitting.state.told?.contains("Tilly Marlow") == true)
    sitting.press("n")
    #expect(sitting.state.hasKeptCard)
    #expect(sitting.state.card == nil)
    sitting.press("n")
    #expect(sitting.state.card?.text(of: .by)?.text == "Gwen Tansley")
    sitting.press("Ctrl-D", "Esc")
    #expect(sitting.state.card?.text(of: .by)?.text == "Gwen Tansley")
    sitting.press("Ctrl-D", "y")
    #expect(sitting.state.card == nil)
    #expect(!sitting.state.hasKeptCard)
  }

  @Test("F1 in the card says what each field is for, and what was typed is there afterwards")
  func help() throws {
    var sitting = try opened()
    sitting.press("'Gwen Tansley", "F1")
    #expect(sitting.state.isHelping)
    let card = try #require(sitting.state.card)
    #expect(card.explanations.count == card.fields.count)
    sitting.press("'x", "Down", "Esc")
    #expect(!sitting.state.isHelping)
    #expect(sitting.state.card?.text(of: .by)?.text == "Gwen Tansley")
  }

  static let clocks = [
    (
      "bedford", "received",
      "the clock starts there where nothing is said under identified, and in exceptions (serious "
    ),
    ("bedford", "identified", "where that was earlier; the clock starts there"),
    ("gloucestershire", "identified", "where that was earlier; the clock starts there"),
    ("working-together", "received", "when it came (this procedure sets no clock; :target sets a time)"),
    ("working-together", "identified", "when the concern was first noticed, where that was earlier"),
  ]

  @Test("help says from which moment this procedure's clock runs", arguments: clocks)
  func clockStarts(_ procedure: String, _ label: String, _ words: String) throws {
    var sitting = try HomeSitting()
    sitting.give(
      .prepared([try Library.resolve(procedure, directories: []).procedure], preferred: procedure, nil))
    let card = try #require(sitting.state.card)
    let told = try #require(card.explanations.first { $0.label == label })
    #expect(told.words.contains(words), "\(told.words)")
    #expect((procedure == "working-together") == !told.words.contains("the clock starts"))
  }

  @Test(
    "the whole word of a choice is that choice, whatever letters it is made of",
    arguments: [("no", Answer.no), ("yes", .yes), ("unknown", .unknown), ("NO", .no), ("ny", .yes)])
  func wordOfAChoice(_ word: String, _ answer: Answer) throws {
    var sitting = try opened()
    while sitting.state.card?.focus != .interpreter { sitting.press("Down") }
    sitting.press("'\(word)")
    #expect(sitting.state.card?.interpreter == answer)
    #expect(sitting.state.card?.refusal == nil)
    sitting.press("Ctrl-S")
    #expect(sitting.convened?.case.interpreter == answer)
  }

  @Test("what is typed and is no choice is not passed over when the discussion is called")
  func refusedChoice() throws {
    var sitting = try opened()
    while sitting.state.card?.focus != .interpreter { sitting.press("Down") }
    sitting.press("'not needed", "Ctrl-S")
    #expect(sitting.convened == nil)
    #expect(sitting.state.told?.hasPrefix("✗ interpreter: ") == true)
    #expect(sitting.state.told?.contains("“not needed”") == true)
    #expect(sitting.state.card?.notUnderstood(at: sitting.state.desk) == 1)
    sitting.press("Backspace", "Ctrl-S")
    #expect(sitting.convened?.case.interpreter == nil)
    sitting = try opened()
    while sitting.state.card?.focus != .trigger { sitting.press("Tab") }
    sitting.press("'?", "Tab", "Ctrl-S")
    #expect(sitting.convened == nil)
    #expect(sitting.state.card?.focus == .trigger)
    sitting.press("1", "Ctrl-S")
    #expect(sitting.convened != nil)
  }

  @Test(
    "a child who is not born yet is named as it is said",
    arguments: [
      ("unborn Keane, due 11 Jan", "Keane", "2027-01-11"), ("unborn Keane due 11 Jan", "Keane", "2027-01-11"),
      ("Keane, due 11 Jan", "Keane", "2027-01-11"), ("Keane, unborn, due 11 Jan", "Keane", "2027-01-11"),
      ("unborn baby Keane", "baby Keane", nil), ("unborn due 11 Jan", "", "2027-01-11"),
      ("unborn, due 11 Jan", "", "2027-01-11"),
    ])
  func unborn(_ line: String, _ name: String, _ due: String?) throws {
    var sitting = try opened()
    while sitting.state.card?.focus != .child(0) { sitting.press("Tab") }
    sitting.press("'\(line)", "Ctrl-S")
    let child = try #require(sitting.convened?.case.children.first)
    #expect(child.name == name)
    #expect(child.life == .unborn(due: due.flatMap { Day($0) }))
  }

  @Test("what is no date of birth says what to write")
  func unbornRefused() throws {
    var sitting = try opened()
    while sitting.state.card?.focus != .child(0) { sitting.press("Tab") }
    for line in ["Keane, unborn in January", "unborn in January", "unborn Keane 11 Jan"] {
      sitting.press("Ctrl-U", "'\(line)")
      #expect(reading(sitting, .child(0)) == .wrong("NAME, unborn due 4 Jan, or NAME, unborn"))
    }
    sitting.press("Ctrl-U", "'Ella Keane, born 3 May 2018, due at school on Monday")
    guard case .told(let words)? = reading(sitting, .child(0)) else {
      Issue.record("what is due of a child who is born is said of it")
      return
    }
    #expect(words.contains("born 3 May 2018") && words.contains("due at school on Monday"))
  }

  @Test("what is missing is marked and never in the way")
  func empty() throws {
    var sitting = try opened()
    let card = try #require(sitting.state.card)
    #expect(card.gaps(at: sitting.state.desk) == 10)
    #expect(
      card.reading(of: .received, at: sitting.state.desk) == .gap("now, Tue 24 Nov 2026 09:12, assumed"))
    sitting.press("Ctrl-S")
    #expect(sitting.convened?.case.referral.received == sitting.state.desk.now)
    #expect(sitting.convened?.case.children == [])
  }

  @Test(
    "dates are shown in full as they are typed, a weekday is the last one, and what is still to come is refused"
  )
  func dates() throws {
    var sitting = try opened()
    sitting.press("Tab", "Tab", "Tab", "Tab", "'fri")
    #expect(reading(sitting, .received) == .told("Fri 20 Nov 2026 17:00 (17:00 assumed)"))
    sitting.press("Ctrl-U", "'tomorrow")
    #expect(reading(sitting, .received) == .wrong("Wed 25 Nov 2026 17:00 is still to come"))
    sitting.press("Tab", "Ctrl-S")
    #expect(sitting.convened == nil)
    #expect(sitting.state.card?.focus == .received)
    #expect(sitting.state.told?.hasPrefix("✗ received:") == true)
    sitting.press("Ctrl-U", "'nonsense")
    guard case .wrong? = reading(sitting, .received) else {
      Issue.record("nonsense is no time")
      return
    }
  }

  @Test("the next of the family says where Tab leads, and takes no address for a name")
  func addressNotName() throws {
    var sitting = try opened()
    while sitting.state.card?.focus != .relative(0) { sitting.press("Tab") }
    sitting.press("'Ash Vale, mother", "Tab")
    #expect(reading(sitting, .relative(1)) == .told("one more of the family; Tab goes on to the address"))
    sitting.press("'4 Mill Lane, Ashdown")
    #expect(
      reading(sitting, .relative(1))
        == .wrong("that is nobody's name: Ctrl-U, and Tab goes on to the address"))
  }

  @Test("a child is read as the line reads it, and there is always room for another")
  func children() throws {
    var sitting = try opened()
    for _ in 0..<8 { sitting.press("Tab") }
    #expect(sitting.state.card?.focus == .child(0))
    sitting.press("'Tilly Marlow")
    guard case .wrong(let words)? = reading(sitting, .child(0)) else {
      Issue.record("a child needs a birthday")
      return
    }
    #expect(words.contains("born when?"))
    sitting.press("', born 17 May 2020")
    #expect(reading(sitting, .child(0)) == .told("CHILD Tilly Marlow · born 17 May 2020, 6"))
    #expect(sitting.state.card?.fields.contains(.child(1)) == true)
    #expect(sitting.state.card?.fields.contains(.child(2)) == false)
  }

  @Test("Esc keeps what was typed as a draft, and never asks")
  func draft() throws {
    var sitting = try opened()
    sitting.press("'Gwen", "Esc")
    #expect(sitting.state.card == nil)
    sitting.press("n")
    #expect(sitting.state.card?.text(of: .by)?.text == "Gwen")
    #expect(sitting.told.isEmpty)
  }

  @Test("Enter on the last field calls the discussion")
  func lastField() throws {
    var sitting = try opened()
    for _ in 0..<30 { sitting.press("Tab") }
    sitting.press("Enter")
    #expect(sitting.convened != nil)
  }

  @Test("what was asked for and failed leaves the card as it was")
  func failed() throws {
    var sitting = try opened()
    sitting.press("'Gwen", "Ctrl-S")
    sitting.give(.failed("the disk is full"))
    #expect(sitting.state.card?.text(of: .by)?.text == "Gwen")
    sitting.press("Ctrl-S")
    #expect(sitting.convened != nil)
  }

  @Test("a discussion that follows another brings people, open actions and last scores along")
  func carried() throws {
    let earlier = try heldMeeting()
    var sitting = try opened(Carried(from: earlier))
    #expect(reading(sitting, .rationale) == .gap("why is it held again?"))
    #expect(reading(sitting, .child(0)) == .told("as it was"))
    sitting.press("'new information from school", "Ctrl-S")
    let new = try #require(sitting.convened)
    #expect(new.case.children == earlier.case.children)
    #expect(new.case.relatives == earlier.case.relatives)
    #expect(new.case.follows?.reference == "SD-1")
    #expect(new.case.follows?.rationale == "new information from school")
    #expect(
      new.case.follows?.lastScores == [
        LastScore(agency: AgencyKey("police"), child: ChildKey("tilly"), value: 3)
      ])
    let people = new.acts.compactMap { act in if case .invited(let who) = act { who } else { nil } }
    #expect(people.map(\.name) == ["Ruth Calder"])
    #expect(people.map(\.invited) == [nil])
    let actions = new.acts.compactMap { act in if case .action(let plan) = act { plan } else { nil } }
    #expect(actions.map(\.text) == ["ring the school"])
    #expect(actions.map(\.number) == [1])
    #expect(actions.map(\.owner?.person) == [PersonKey("calder")])
  }

  @Test("a child left out of the following discussion takes its scores and actions along")
  func leftOut() throws {
    var sitting = try opened(Carried(from: heldMeeting()))
    for _ in 0..<9 { sitting.press("Tab") }
    #expect(sitting.state.card?.focus == .child(0))
    sitting.press("Ctrl-U", "Ctrl-S")
    let new = try #require(sitting.convened)
    #expect(new.case.children.isEmpty)
    #expect(new.case.follows?.lastScores == [])
    #expect(!new.acts.contains { act in if case .action = act { true } else { false } })
  }

  private func reading(_ sitting: HomeSitting, _ field: NewMeeting.Field) -> NewMeeting.Reading? {
    sitting.state.card?.reading(of: field, at: sitting.state.desk)
  }

  private func instant(_ text: String) throws -> Instant {
    London.instant(try #require(LocalTime(text)))
  }

  /// A discussion with somebody invited, a score, an action done and one open.
  private func heldMeeting() throws -> Meeting {
    let (tilly, calder) = (ChildKey("tilly"), PersonKey("calder"))
    let police = Voice(agency: AgencyKey("police"), person: calder)
    let at = try instant("2026-11-20T10:00")
    let born = try #require(Day("2020-05-17"))
    let convening = Convening(
      reference: "SD-1", program: "1",
      procedure: ProcedureStamp(id: "gloucestershire", revision: "", digest: ""),
      isRehearsal: true,
      case: Case(
        referral: Referral(by: "a teacher", agency: "school", how: "telephone", received: at),
        concern: "a burn", children: [Child(key: tilly, name: "Tilly Marlow", life: .born(born))],
        relatives: [Relative(key: RelativeKey("beth"), name: "Beth Marlow", relation: "mother")]))
    let acts: [Act] = [
      .convened(convening),
      .invited(
        Invitation(
          key: calder, slot: Slot(AgencyKey("police")), name: "Ruth Calder", role: "sergeant", invited: at)),
      .began, .scored(Scoring(voice: police, child: tilly, value: 3)),
      .action(ActionPlan(number: 1, text: "see her", children: [tilly])),
      .action(ActionPlan(number: 2, text: "ring the school", children: [tilly], owner: police, risks: [1])),
      .done(number: 1, "seen"), .ended,
    ]
    let events = acts.enumerated().map {
      Event(
        id: EventID("\($0.offset)"), at: at, by: Author(seat: .chair, person: "M Pike", login: "mp"),
        act: $0.element)
    }
    return Proceedings(events).meeting
  }

  @Test("what was typed where something is chosen stays refused behind Tab, and counts as not filled in")
  func refusedStays() throws {
    var sitting = try opened()
    while sitting.state.card?.focus != .trigger { sitting.press("Tab") }
    sitting.press("1", "Shift-Tab", "'zoo", "Tab")
    #expect(sitting.state.card?.trigger == nil)
    #expect(sitting.state.card?.refused[.trigger]?.contains("chosen, not typed") == true)
    sitting.press("Shift-Tab", "Backspace")
    #expect(sitting.state.card?.trigger == 0)
    #expect(sitting.state.card?.refused[.trigger] == nil)
  }
}
