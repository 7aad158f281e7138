import Advice
import Calendar
import Console
import Meeting
import Testing
import Text

@Suite struct CardDecisionTests {
  private let because = "grip marks on the arm, two call-outs in a fortnight, partner still in the home"

  /// Walks the fields of a quorate decision about Cal up to the agencies.
  private func fill(_ seat: inout Seated) throws {
    try seat.press("d", "2", "1", "y")
    try seat.type(because)
    try seat.press("Tab", "1", "Tab", "y")
  }

  @Test
  func `Health leaves, the decision is taken without it and ten agencies are asked, in 31 command keys`()
    throws
  {
    let sitting = try Sitting.crowded()
    var seat = try Seated(sitting)
    try seat.press(":")
    try seat.type("left byrne")
    try seat.press("Enter", ":")
    try seat.type("without health because called to a resuscitation; urgent risk: partner home at 16:00")
    try seat.press("Enter")
    let before = seat.written
    try fill(&seat)
    #expect(seat.focus == "why-now")
    try seat.type("partner is home from 16:00")
    try seat.press("Tab")
    try seat.type("@okafor")
    try seat.press("Tab")
    try seat.type("today 14:00")
    try seat.press("Tab")
    try seat.type("wed 10:00")
    try seat.press("Tab")
    let asked = try #require(try seat.card.views).rows.filter { $0.absence == nil }
    #expect(asked.count == 10)
    #expect(asked.last?.agency == AgencyKey("social-care"))
    for _ in asked { try seat.press("y") }
    try seat.press("Ctrl-S")
    #expect(seat.keys <= 31)
    #expect(seat.state.layer == nil)

    var typed = sitting
    try typed.type(":left byrne")
    try typed.type(":without health because called to a resuscitation; urgent risk: partner home at 16:00")
    let agencies = asked.dropLast().map(\.agency.text).joined(separator: ", ")
    let lines = [
      ":decide s47 joint #cal owner osei threshold yes risk 1 because \(because)"
        + " without because partner is home from 16:00 news @okafor by today 14:00 again wed 10:00",
      ":agrees \(agencies), osei on 2",
    ]
    #expect(seat.acts(since: before) == (try typed.acts(typing: lines)))
  }

  @Test func `Eleven agencies asked, two dissents in words and escalated, in 25 command keys`() throws {
    let sitting = try Sitting.crowded()
    var seat = try Seated(sitting)
    try fill(&seat)
    let asked = try #require(try seat.card.views).rows.filter { $0.absence == nil }.map(\.agency.text)
    #expect(asked.count == 11)
    for agency in asked {
      guard ["school", "nursery"].contains(agency) else {
        try seat.press("y")
        continue
      }
      try seat.press("n")
      try seat.type("\(agency) says: threshold not met, yes - no")
      try seat.press("Enter")
    }
    try seat.press("Ctrl-S", "e", "2")
    try seat.type("P Shah")
    try seat.press("Ctrl-S")
    #expect(seat.keys <= 25)
    let meeting = seat.state.desk.meeting
    #expect(meeting.dissents.map(\.number) == [1, 2, 3])
    #expect(meeting.dissents.last?.words == "nursery says: threshold not met, yes - no")
    #expect(meeting.dissents.last?.escalations.map(\.level) == ["line-managers"])
    let said = ["school", "nursery"].map { ":disagrees \($0) on 2: \($0) says: threshold not met, yes - no" }
    let agreeing = asked.map {
      ["school", "nursery"].contains($0)
        ? said[$0 == "school" ? 0 : 1] : $0 == "social-care" ? ":agrees osei on 2" : ":agrees \($0) on 2"
    }
    let lines =
      [":decide s47 joint #cal owner osei threshold yes risk 1 because \(because)"] + agreeing
      + [":escalate 3 to line managers with P Shah"]
    #expect(seat.acts(since: sitting.proceedings.events.count) == (try sitting.acts(typing: lines)))
  }

  @Test func `A decision that is filled in already takes 13 keys to ask eleven agencies and save`() throws {
    var seat = try Seated(try Sitting.crowded())
    try fill(&seat)
    try seat.press("Esc")
    let before = seat.keys
    try seat.press("d")
    for _ in 0..<11 { try seat.press("y") }
    try seat.press("Ctrl-S")
    #expect(seat.keys - before <= 13)
    #expect(seat.state.desk.meeting.decisions.last?.views.count == 11)
  }

  @Test func `A name typed at the risks takes none of them off`() throws {
    var seat = try Seated(try Sitting.crowded())
    try seat.press("d", "2", "1", "y")
    try seat.type(because)
    try seat.press("Tab", "1")
    try seat.type("sadiq")
    #expect(try seat.field("risks").chosen == ["1"])
  }

  @Test func `Of the risks those are offered that are one to the child, on their own numbers`() throws {
    var seat = try Seated(try Sitting.crowded())
    let risks = { (seat: Seated) in try seat.field("risks").options.map { "\($0.key) \($0.id)" } }
    try seat.press("d")
    #expect(try risks(seat) == ["1 1", "2 2"])
    try seat.press("2")
    #expect(try risks(seat) == ["1 1"])
    try seat.press("Backspace", "1")
    #expect(try risks(seat) == ["1 1", "2 2"])
  }

  @Test func `A proposal is what is decided, and who was asked of it is not asked again`() throws {
    let sitting = try Sitting.crowded()
    var seat = try Seated(sitting)
    try seat.press("d", "1", "1", "y", "Ctrl-S", "Ctrl-S")
    let decision = try #require(seat.state.desk.meeting.decision(1))
    #expect(decision.taken?.number == 1)
    #expect(seat.state.desk.meeting.decisions.count == 1)
    #expect(decision.views.map(\.viewing.voice.agency.text) == ["school"])
    #expect(seat.state.told?.contains("not asked: ") == true)
    #expect(seat.state.told?.contains("school") == false)
    #expect(seat.state.told?.hasSuffix("social care") == true)
  }

  @Test func `The proposal's views are shown with the time they were asked, and a new one takes their place`()
    throws
  {
    var seat = try Seated(try Sitting.crowded())
    try seat.press("d", "1", "1")
    let row = try #require(try seat.card.views?.rows.first { $0.agency == AgencyKey("school") })
    #expect(row.given?.view == .disagrees)
    #expect(row.given?.words.text == "threshold not met")
    #expect(row.given?.at.clock == "10:30")
    #expect(row.given?.isWritten == true)
  }

  @Test func `Of two schools each is asked about its own child, and its view is of no other`() throws {
    var sitting = try Sitting.underWay()
    try sitting.sendTwoSchools()
    func schools(_ seat: Seated) throws -> [String] {
      try #require(try seat.card.views).rows.filter { $0.agency.text == "school" }.map {
        "\($0.name): \($0.who)"
      }
    }
    var ofOne = try Seated(sitting)
    try ofOne.press("d", "2", "1")
    #expect(try schools(ofOne) == ["School: C Lane, room"])

    var seat = try Seated(sitting)
    try seat.press("d", "4", "5")
    #expect(try schools(seat) == ["School, Aisha: A Moss, room", "School, Cal: C Lane, room"])
    try seat.type("it is shared")
    try seat.press("Tab", "Tab")
    let rows = try #require(try seat.card.views).rows.filter { $0.absence == nil }.map(\.name)
    try seat.press("y")
    for name in rows { try seat.press(name == "School, Cal" ? "-" : "y") }
    try seat.press("Ctrl-S")
    let meeting = seat.state.desk.meeting
    for (child, person, view) in [("aisha", "moss", View.agrees), ("cal", "lane", .noView)] {
      let views = meeting.decisions.filter { $0.child.text == child && $0.taken != nil }.flatMap(\.views)
        .map(\.viewing).filter { $0.voice.agency.text == "school" && $0.voice.person != nil }
      #expect(views.map(\.voice.person?.text) == [person])
      #expect(views.map(\.view) == [view])
    }
    let agreed = meeting.decisions.filter { $0.taken != nil }.map { decision in
      decision.views.filter { $0.viewing.voice.agency.text == "police" }.count
    }
    #expect(agreed == [1, 1, 1], "police are asked about all three")
  }

  @Test func `All children get a decision each, and each agency's one view is of each of them`() throws {
    let sitting = try Sitting.crowded()
    var seat = try Seated(sitting)
    try seat.press("d", "4", "5")
    try seat.type("it is shared")
    try seat.press("Tab", "Tab")
    try seat.press("y", "n")
    try seat.type("not for Cal")
    try seat.press("Enter", "y", "Ctrl-S")
    let lines = [
      ":decide conference #all owner osei because it is shared",
      ":disagrees police on 2, 3, 4: not for Cal", ":agrees health on 2, 3, 4",
    ]
    #expect(seat.acts(since: sitting.proceedings.events.count) == (try sitting.acts(typing: lines)))
  }

  @Test func `Another decision is said in words`() throws {
    let sitting = try Sitting.crowded()
    var seat = try Seated(sitting)
    try seat.press("d", "2", "9")
    #expect(seat.focus == "other")
    try seat.type("a family meeting")
    try seat.press("Tab")
    try seat.type("they asked for it")
    try seat.press("Ctrl-S", "Ctrl-S")
    let line = ":decide other: a family meeting #cal because they asked for it"
    #expect(seat.acts(since: sitting.proceedings.events.count) == (try sitting.acts(typing: [line])))
  }

  @Test func `The minute-taker fills a decision in; only the chair saves it, and the draft stays`() throws {
    var seat = try Seated.minutes(try Sitting.crowded())
    let before = seat.written
    try fill(&seat)
    try seat.press("Ctrl-S")
    #expect(seat.written == before)
    #expect(seat.state.told?.contains("only the chair saves a decision") == true)
    try seat.press("Esc", "d")
    #expect(try seat.field("because").text.text == because)
  }

  @Test func `A taken decision stands; only views that were not given can be added`() throws {
    var seat = try Seated(try Sitting.crowded())
    try fill(&seat)
    try seat.press("y", "Ctrl-S")
    let before = seat.written
    seat.state.show(Card(.decision(ChildKey("cal"), 2), at: seat.state.desk))
    #expect(try seat.card.form.focused == nil)
    try seat.press("y", "Ctrl-S")
    #expect(
      seat.acts(since: before) == [
        .viewed(
          Viewing(
            decision: 2, voice: Voice(agency: AgencyKey("health"), person: PersonKey("nbyrne")), view: .agrees
          ))
      ])
  }

  @Test func `Who owns a decision that was taken without owner is added where its warning leads`() throws {
    var sitting = try Sitting.crowded()
    try sitting.type(":decide 1 threshold yes because grip marks")
    var seat = try Seated(sitting)
    try seat.press("w")
    let isOwner = { (item: WarningList.Item) in item.warning.rule == "decide.owner" }
    guard case .warnings(let list)? = seat.state.layer else { throw NotThat(line: "w", reading: "no list") }
    for _ in 0..<(try #require(list.items.firstIndex(where: isOwner))) { try seat.press("Down") }
    try seat.press("Enter")
    #expect(seat.focus == "owner-name")
    try seat.type("osei")
    let before = seat.written
    try seat.press("Enter")
    let osei = Voice(agency: AgencyKey("social-care"), person: PersonKey("rosei"))
    #expect(
      seat.acts(since: before) == [.decisionAmended(number: 1, DecisionAmendment(owner: osei))])
    guard case .warnings? = seat.state.layer else { throw NotThat(line: "Enter", reading: "no list") }
    #expect(seat.state.desk.meeting.decision(1)?.taken?.owner == osei)
    #expect(seat.state.desk.meeting.decision(1)?.taken?.because == "grip marks")
    #expect(!seat.state.desk.advice.warnings.contains { $0.rule == "decide.owner" })
  }

  @Test func `What a taken decision has stands; the fields of what it lacks take keys, and views besides`()
    throws
  {
    var sitting = try Sitting.crowded()
    try sitting.type(":decide 1 owner police threshold yes")
    var seat = try Seated(sitting)
    seat.state.show(Card(.decision(ChildKey("aisha"), 1), at: seat.state.desk))
    let taking = try seat.card.form.fields.filter(\.takesKeys).map(\.name)
    #expect(taking == ["because", "owner-name"])
    #expect(try seat.field("owner-name").gap?.hasPrefix("I Malik has it") == true)
    try seat.type("grip marks")
    try seat.press("Tab")
    try seat.type("okafor")
    try seat.press("Tab", "y")
    let before = seat.written
    seat.isDiskFull = true
    try seat.press("Ctrl-S")
    let entry = try #require(seat.state.unsaved.first?.entry)
    #expect(seat.written == before)
    let read = try Entry(line: entry.text).make(try seat.sitting.context).map(\.act)
    #expect(try entry.make(try seat.sitting.context).map(\.act) == read)
    let okafor = Voice(agency: AgencyKey("social-care"), person: PersonKey("jokafor"))
    #expect(
      read.first == .decisionAmended(number: 1, DecisionAmendment(owner: okafor, because: "grip marks")))
    #expect(read.count == 2)
  }

  @Test func `An agency that leaves while it is being asked is shown as not present and keeps nobody's view`()
    throws
  {
    var seat = try Seated(try Sitting.crowded())
    try fill(&seat)
    try seat.press("y")
    seat.sitting.write(
      .left(PersonKey("nbyrne"), at: try #require(Instant("2026-11-24T10:43:00Z"))), by: .minutes)
    try seat.take(.followed(seat.sitting.proceedings, at: seat.state.desk.now))
    let health = try #require(try seat.card.views?.rows.first { $0.agency == AgencyKey("health") })
    #expect(health.absence == "not present, left 10:43")
    #expect(health.given == nil)
    #expect(try seat.field("why-now").isHidden == false)
    #expect(try seat.card.views?.rows.first?.given?.view == .agrees)
  }

  @Test func `No key answers for all, and no letter but the three answers at all`() throws {
    var seat = try Seated(try Sitting.crowded())
    try fill(&seat)
    for key in ["a", "*", "Backspace", "Y", "Space", "d"] { try seat.press(key) }
    #expect(try seat.card.views?.rows.count { $0.given != nil } == 1)
  }

  @Test func `A dissent typed and not finished is in the draft, with what else was given`() throws {
    var seat = try Seated(try Sitting.crowded())
    try fill(&seat)
    try seat.press("y", "n")
    try seat.type("threshold not")
    let kept = try seat.card.kept
    let again = try #require(
      Card(subject: try seat.card.subject.text, kept: kept, at: seat.state.desk))
    #expect(again.kept == kept)
    #expect(again.views?.rows[1].given?.words.text == "threshold not")
    #expect(again.isInViews)
  }

  @Test func `What a card writes is spelt as lines that write the same, for a file elsewhere`() throws {
    let sitting = try Sitting.crowded()
    var seat = try Seated(sitting)
    seat.isDiskFull = true
    try fill(&seat)
    try seat.press("y", "n")
    try seat.type("not met")
    try seat.press("Enter", "-", "Ctrl-S")
    let entry = try #require(seat.state.unsaved.first?.entry)
    let direct = try entry.make(try sitting.context).map(\.act)
    let read = try Entry(line: entry.text).make(try sitting.context).map(\.act)
    #expect(direct.count == 4)
    #expect(direct == read)
  }
}
