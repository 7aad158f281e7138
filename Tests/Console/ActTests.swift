import Calendar
import Console
import Meeting
import Testing

@Suite("The acts of a line")
struct ActTests {
  private let aisha = ChildKey("aisha")
  private let cal = ChildKey("cal")
  private let unborn = ChildKey("unborn")

  private func time(_ text: String) throws -> LocalTime { try #require(LocalTime(text)) }

  @Test("an action keeps what was said of it, mark by mark")
  func action() throws {
    let line =
      "+@okafor to see Aisha alone by 15:30 today so that she is heard if not legal advice risk 1"
      + " <school ~immediate"
    let plan = ActionPlan(
      number: 7, kind: .immediate, text: "See Aisha alone", children: [aisha],
      owner: Voice(agency: AgencyKey("social-care"), person: PersonKey("jokafor")),
      by: try time("2026-11-24T15:30"), purpose: "so that she is heard", risks: [1], ifNot: "legal advice",
      from: Slot(AgencyKey("school"), child: aisha))
    #expect(try Sitting.underWay().acts(line) == [.action(plan)])
  }

  @Test("for, so that and if not are words before an owner or a time")
  func words() throws {
    let sitting = try Sitting.underWay()
    guard case .action(let plan) = try sitting.acts("+Ask if not sure for Aisha so that it is known").first
    else { return #expect(Bool(false)) }
    #expect(plan.text == "Ask if not sure for Aisha so that it is known")
    #expect(plan.purpose == nil && plan.ifNot == nil)
  }

  @Test(
    "to says what for behind owner and time, and is asked about behind one of them",
    arguments: [
      ("See Aisha @okafor by fri to hear her account", "See Aisha", "to hear her account"),
      ("See Aisha by fri @okafor to hear her account", "See Aisha", "to hear her account"),
      ("@okafor by fri to see Aisha", "See Aisha", nil),
      ("Ask @okafor to see Aisha by fri", "Ask to see Aisha", nil),
    ])
  func to(line: String, text: String, purpose: String?) throws {
    let read = try Sitting.underWay().understood("+\(line)")
    guard case .action(let plan)? = read.drafts.first?.act else { throw NotThat(line: line, reading: "-") }
    #expect(plan.text == text)
    #expect(plan.purpose == purpose)
    #expect(read.gaps.contains { $0.contains("“for …”") } == line.hasPrefix("Ask"))
  }

  /// Two of one first name, one of them with a title and two given names.
  private func withNames() throws -> Sitting {
    var sitting = try Sitting.underWay()
    for (key, name) in [("birch", "Tom Birch"), ("marsh", "Dr Helena Jane Marsh"), ("hurst", "Jane Hurst")] {
      sitting.write(
        .invited(Invitation(key: PersonKey(key), slot: Slot(AgencyKey("health")), name: name, role: "x")))
    }
    return sitting
  }

  @Test(
    "a whole name behind @ is the owner's; words that are no name of theirs stay in what is to be done",
    arguments: [
      (
        "Check Cal at school … @Tom Birch by tomorrow 15:00 to hear his account", "birch",
        "Check Cal at school …"
      ),
      ("@Tom Birch, to see Aisha by fri", "birch", "See Aisha"),
      ("@birch to see Aisha by fri", "birch", "See Aisha"),
      ("Ask @Tom Green will come by fri", "birch", "Ask Green will come"),
      ("Ask @Tom, Birch is ill by fri", "birch", "Ask Birch is ill"),
      ("Examine @Dr Marsh by fri", "marsh", "Examine"), ("Examine @Dr. Marsh by fri", "marsh", "Examine"),
      ("Examine @Helena Marsh by fri", "marsh", "Examine"),
      ("Examine @Dr Helena Jane Marsh by fri", "marsh", "Examine"),
      ("Examine @Ms Hurst by fri", "hurst", "Examine"),
    ])
  func wholeName(line: String, owner: String, text: String) throws {
    let sitting = try withNames()
    guard case .action(let plan)? = try sitting.acts("+\(line)").first else {
      throw NotThat(line: line, reading: "-")
    }
    #expect(plan.owner?.person == PersonKey(owner))
    #expect(plan.text == text)
  }

  @Test("a whole name behind @ means that person wherever somebody is marked")
  func wholeNameElsewhere() throws {
    var sitting = try withNames()
    guard case .handedOver(_, let voice)? = try sitting.acts(":hand 3 @Tom Birch").first else {
      throw NotThat(line: ":hand", reading: "-")
    }
    #expect(voice.person == PersonKey("birch"))
    guard
      case .order(let order)? = try sitting.acts(
        ":order police protection #aisha from 10:00 until fri 10:00 @Tom Birch"
      ).first
    else { throw NotThat(line: ":order", reading: "-") }
    #expect(order.by.person == PersonKey("birch"))
    let line =
      ":decide s47-single #aisha owner osei because bruise without because she left news @Dr Marsh by 14:00"
    guard case .decided(let deciding)? = try sitting.acts(line).last else {
      throw NotThat(line: line, reading: "-")
    }
    #expect(deciding.without?.news?.person == PersonKey("marsh"))
    #expect(try sitting.refusal("+See Aisha @health visitor @Tom Birch by fri").word == "@Tom")
    try sitting.type(":person Kelly Anne Reed, mother")
    #expect(try sitting.row("+See Aisha @health visitor by fri for x").contains("See Aisha │"))
  }

  @Test("a title before a surname finds the person, with that title on the roll or without any")
  func title() throws {
    var sitting = try withNames()
    #expect(try sitting.row(":hand 3 @\"Dr Marsh\"").contains("Helena"))
    #expect(try sitting.row(":hand 3 @\"Mr Birch\"").contains("Tom Birch"))
    // By whom something was done, and who answers, are people named in words.
    #expect(
      try sitting.understood(":plan alone #aisha yes; who Dr Marsh and H Marsh; when today 15:30; method x")
        .gaps
        == [])
    #expect(
      try sitting.understood(":plan alone #aisha yes; who Mr Marsh; when today 15:30; method x").gaps
        == ["nobody of that name on the roll: “Mr Marsh”"])
    #expect(try sitting.row(":hand 3 @\"DI Birch\"").contains("Tom Birch"))
    #expect(try sitting.refusal(":hand 3 @\"Di Birch\"").message.contains("nobody here"))
    // Somebody else's title is another person's.
    #expect(try sitting.refusal(":hand 3 @\"Mr Marsh\"").message.contains("nobody here"))
    sitting.write(
      .invited(
        Invitation(key: PersonKey("other"), slot: Slot(AgencyKey("gp")), name: "Mr Paul Marsh", role: "x")))
    #expect(try sitting.row(":hand 3 @\"Dr Marsh\"").contains("Helena"))
  }

  @Test("two owners on a line or in a card are refused, with the way that is open")
  func twoOwners() throws {
    let sitting = try Sitting.underWay()
    for line in [
      "+See Aisha @okafor @malik by fri", "+See Aisha @okafor and @malik", "+See Aisha @\"Okafor, Malik\"",
    ] {
      #expect(
        try sitting.refusal(line).message.contains("a second one gets its own line, or is named without @"))
    }
    #expect(try sitting.acts("+See Aisha @okafor with Malik by fri").count == 1)
  }

  @Test(
    "quotes shield words that would be marks, and stay as they were typed",
    arguments: [
      ("+Ask \"by fri\" what @okafor means", "Ask \"by fri\" what means"),
      ("+Ask what \"@malik #cal risk 9 ^no\" is", "Ask what \"@malik #cal risk 9 ^no\" is"),
      ("+A 5\" nail by fri", "A 5\" nail"),
    ])
  func quotes(line: String, text: String) throws {
    guard case .action(let plan) = try Sitting.underWay().acts(line).first else {
      return #expect(Bool(false))
    }
    #expect(plan.text == text)
    #expect(plan.children.isEmpty)
  }

  @Test("a child is an action's by its name as it is written, or by its mark")
  func children() throws {
    var sitting = try Sitting.underWay()
    sitting.write(
      .childAdded(
        Child(key: ChildKey("will"), name: "Will Marsh", aliases: ["Billy"], life: .unborn(due: nil))))
    for (line, expected) in [
      ("+Mother will ring", []), ("+See Will today", ["will"]),
      ("+Cal's nursery and Billy", ["cal", "will"]),
      ("+See them #aisha", ["aisha"]), ("+See Aisha #all", []), ("+See Aisha #cal", ["cal"]),
      ("+Aisha, Cal, unborn and Will", []),
    ] as [(String, [String])] {
      guard case .action(let plan) = try sitting.acts(line).first else { return #expect(Bool(false)) }
      #expect(plan.children.map(\.text) == expected, "\(line)")
    }
  }

  @Test("a new owner is named before the action, and a known one is not named twice")
  func newOwner() throws {
    var sitting = try Sitting.underWay()
    let line = "+Change the locks @\"P Shah, housing\" by fri for a safe home"
    let acts = try sitting.acts(line)
    guard acts.count == 2, case .invited(let shah) = acts[0], case .action(let plan) = acts[1] else {
      return #expect(Bool(false))
    }
    #expect(shah.name == "P Shah" && shah.slot == Slot(AgencyKey("housing")) && shah.invited == nil)
    #expect(plan.owner == Voice(agency: AgencyKey("housing"), person: shah.key))
    try sitting.type(line)
    #expect(try sitting.acts(line).count == 1)
    #expect(try sitting.row("+Paint the door @shah by fri for x").contains("│ P Shah, housing │"))
  }

  @Test("a decision for all is one for each child, with a number of its own")
  func decisions() throws {
    let acts = try Sitting.underWay().acts(
      ":decide s47 joint #all owner social care threshold yes risk 1 because bruise"
        + " without because she left news @okafor by 14:00 again fri 15:00")
    let without = TakenWithout(
      because: "she left", news: Voice(agency: AgencyKey("social-care"), person: PersonKey("jokafor")),
      newsBy: try time("2026-11-24T14:00"))
    let again = try time("2026-11-27T15:00")
    let expected = zip([2, 3, 4], [aisha, cal, unborn]).map { number, child in
      Act.decided(
        Deciding(
          number: number, child: child, decision: "s47-joint", owner: Voice(agency: AgencyKey("social-care")),
          threshold: .yes, risks: [1], because: "bruise", without: without, again: again))
    }
    #expect(acts == expected)
  }

  @Test("a proposed decision is taken by its number, and only once")
  func proposed() throws {
    var sitting = try Sitting.underWay()
    try sitting.type(":decide 1 owner osei threshold yes because bruise")
    #expect(sitting.proceedings.meeting.decision(1)?.taken?.child == aisha)
    #expect(
      try sitting.refusal(":decide 1 owner osei because bruise").message
        == "decision 1 was taken already; take another one")
    #expect(try sitting.refusal(":decide 1 because of the bruise").message.hasPrefix("decision 1 stands"))
    #expect(try sitting.refusal(":decide other: #cal because x").message == "which other decision?")
  }

  @Test("what a decision was taken without is added by its number, and what it was taken with stands")
  func amended() throws {
    var sitting = try Sitting.underWay()
    try sitting.type(":decide 1 threshold yes because bruise")
    let line = ":decide 1 owner osei because bruise"
    let osei = Voice(agency: AgencyKey("social-care"), person: PersonKey("rosei"))
    #expect(
      try sitting.acts(line) == [.decisionAmended(number: 1, DecisionAmendment(owner: osei))])
    #expect(try sitting.row(line).hasPrefix("ADD TO DECISION 1 Aisha · s47 joint │ owner R Osei"))
    let decided = try #require(sitting.proceedings.meeting.decision(1)?.decided)
    try sitting.type(line)
    let decision = try #require(sitting.proceedings.meeting.decision(1))
    #expect(decision.taken?.owner == osei && decision.decided == decided)
    #expect(
      try sitting.refusal(":decide 1 owner okafor").message
        == "decision 1 stands as it was taken; :undo decision 1 takes it back")
    try sitting.type(":undo decision 1")
    #expect(sitting.proceedings.meeting.decision(1)?.taken == nil)
  }

  @Test("views go to each decision that is named, and a dissent gets its number")
  func views() throws {
    var sitting = try Sitting.underWay()
    try sitting.type(":propose s47 single #cal")
    let quinn = Voice(agency: AgencyKey("probation"), person: PersonKey("lquinn"))
    let lowe = Voice(agency: AgencyKey("midwifery"), person: PersonKey("tlowe"))
    #expect(
      try sitting.acts(":agrees quinn, midwifery on 1, 2")
        == [
          .viewed(Viewing(decision: 1, voice: quinn, view: .agrees)),
          .viewed(Viewing(decision: 2, voice: quinn, view: .agrees)),
          .viewed(Viewing(decision: 1, voice: lowe, view: .agrees)),
          .viewed(Viewing(decision: 2, voice: lowe, view: .agrees)),
        ])
    #expect(
      try sitting.acts(":disagrees quinn: not on 3 grounds")
        == [
          .viewed(
            Viewing(decision: 2, voice: quinn, view: .disagrees, words: "not on 3 grounds", dissent: 2))
        ])
    try sitting.type(":disagrees quinn on 2: no")
    #expect(try sitting.acts(":settle 2 agreed") == [.settled(dissent: 2, "agreed")])
  }

  @Test("what replaces a value names the event it saw")
  func replaces() throws {
    var sitting = try Sitting.underWay()
    for line in [
      ":answer harm #aisha Assault", ":score health #aisha 7: fine; raise: none", ":tonight #cal gran's",
      ":plan legal #cal no because x", ":circumstance complex no", ":circumstance medical done #cal no",
    ] {
      #expect(try sitting.understood(line).drafts.map(\.on) == [nil])
      try sitting.type(line)
      let last = try #require(sitting.proceedings.events.last)
      #expect(try sitting.understood(line).drafts.map(\.on) == [last.id], "\(line)")
    }
    #expect(
      try sitting.understood(":tonight #aisha #cal gran's").drafts.map { $0.on == nil } == [true, false])
  }

  @Test("an answer for all children is one act, one for two is two")
  func answers() throws {
    let sitting = try Sitting.underWay()
    #expect(
      try sitting.acts(":answer 3 #all Nights") == [.answered(prompt: "likelier", child: nil, "Nights")])
    #expect(try sitting.acts(":answer 3 #cal #aisha Nights").count == 2)
    var again = try Sitting.empty()
    try again.convene(
      children: [Child(key: aisha, name: "Aisha", life: .unborn(due: nil))],
      follows: Reconvened(reference: "SD-1", rationale: "new facts"))
    again.write(.began)
    #expect(
      try again.acts(":answer done Mother moved")
        == [.answered(prompt: "done", child: aisha, "Mother moved")])
    #expect(
      try again.refusal(":answer harm x").message
        == "no prompt “harm”: 1 feared 2 done 3 better 4 now 5 review")
  }

  @Test("a plan answer keeps its needs by name, and a time as one")
  func plan() throws {
    var sitting = try Sitting.underWay()
    try sitting.type(
      ":person Kelly Ashdown, mother, born 9 June 1995, pr yes #aisha, also Kel, in the household")
    let kelly = try #require(sitting.proceedings.meeting.case.relatives.first)
    #expect(kelly.born == Day("1995-06-09") && kelly.aliases == ["Kel"] && kelly.isInHousehold == true)
    #expect(kelly.parentalResponsibility == [aisha: .yes])
    #expect(
      try sitting.acts(":plan told @kelly not yet because she may ring him; who J Okafor")
        == [
          .questionAnswered(
            QuestionAnswer(
              question: "told", relative: kelly.key, answer: "not-yet",
              needs: [.init("why", "she may ring him"), .init("who", "J Okafor")]))
        ])
    #expect(
      try sitting.acts(":plan medical #cal yes; when today 16:00; who Dr Sen; or Dr Lee")
        == [
          .questionAnswered(
            QuestionAnswer(
              question: "medical", child: cal, answer: "yes",
              needs: [
                .init("when", "Tue 24 Nov 2026 16:00", time: try time("2026-11-24T16:00")),
                .init("who", "Dr Sen; or Dr Lee"),
              ]))
        ])
    #expect(try sitting.refusal(":plan told @bob yes").message.hasPrefix("no member of the family “bob”"))
  }

  @Test("an amendment holds only what was said")
  func amendment() throws {
    #expect(
      try Sitting.underWay().acts(":amend 4 @doyle by 16:00")
        == [
          .amended(
            number: 4,
            Amendment(
              owner: Voice(agency: AgencyKey("nursery"), person: PersonKey("kdoyle")),
              by: try time("2026-11-24T16:00")))
        ])
  }

  @Test("undo takes back what is spoken of by a number, and says why what was seen stays")
  func undoNumbered() throws {
    var sitting = try Sitting.underWay()
    try sitting.type("+Ring the school @okafor by noon for the register")
    let action = try #require(sitting.proceedings.events.last)
    try sitting.type("Everyone's identity was checked aloud")
    #expect(try sitting.acts(":undo action 7") == [.withdrawn(action.id)])
    #expect(try sitting.row(":undo action 99") == "✗ there is no action 99")
    sitting.seat = .chair
    try sitting.type(":reveal because police must leave")
    #expect(try sitting.row(":undo").hasSuffix("cannot be taken back: the scores have been seen"))
  }

  @Test("somebody comes after they left and leaves after they came")
  func stays() throws {
    var sitting = try Sitting.underWay()
    #expect(try sitting.row(":left byrne at 00:01").hasPrefix("✗ N Byrne came at"))
    try sitting.type(":left byrne at 10:40")
    #expect(try sitting.row(":present byrne phone at 10:30") == "✗ N Byrne was here until 10:40")
  }

  @Test("an override says what it goes past, or that nothing of its rule stands")
  func override() throws {
    let sitting = try Sitting.underWay()
    let tonight = try sitting.row(":override safe.tonight #aisha because gran has her")
    #expect(
      tonight.hasPrefix(
        "OVERRIDE where a child is safe tonight · Aisha · because gran has her · goes past 1: Aisha: nobody"))
    let nothing = try sitting.row(":override dissent.open #cal because it is settled")
    #expect(nothing == "OVERRIDE an open dissent · Cal · because it is settled   ▲ nothing of it stands now")
  }

  @Test("an override that names several critical warnings is marked, and takes each by its name")
  func overrideOfSeveral() throws {
    var sitting = try Sitting.underWay()
    let children = try sitting.row(":override safe.tonight because they are safe")
    #expect(children.hasSuffix("▲ 3 critical, one reason; each its own: #aisha, #cal, #unborn"))
    let line = try sitting.row(":override safe.tonight #cal because gran has him")
    #expect(line.contains("· Cal · because gran has him · goes past 1: Cal: nobody"))
    try sitting.type(":left malik at 10:40")
    try sitting.type(":left byrne at 10:41")
    let agencies = try sitting.row(":override quorum.core because it cannot wait")
    #expect(agencies.hasSuffix("▲ 2 critical, one reason; each its own: of Police, of Health"))
    #expect(sitting.proceedings.meeting.overrides == [])
    for (named, slot) in [("health", "slot health"), ("slot police", "slot police")] {
      try sitting.type(":override quorum.core of \(named) because it cannot wait")
      #expect(sitting.proceedings.meeting.overrides.last?.about == slot)
    }
    let one = try sitting.row(":override quorum.core of pol because it cannot wait")
    #expect(one.contains("nothing of it stands now"))
  }

  @Test("words put down for somebody who is not here are kept and pointed out")
  func absent() throws {
    var sitting = try Sitting.underWay()
    try sitting.type(":left byrne at 10:40")
    #expect(
      try sitting.row("byrne: she is safe")
        .hasSuffix("▲ N Byrne, health is not here; in writing? :written health: …"))
    #expect(
      try sitting.row("nursery: he was absent on Monday")
        .hasSuffix("▲ nobody of nursery is here; in writing? :written nursery: …"))
    #expect(try sitting.row("police: nothing known") == "SAID Police: under Causes of concern")
  }

  @Test("in a series what is put down for an agency that nobody has rung is pointed out, until somebody has")
  func absentFromSeries() throws {
    var sitting = try Sitting.underWay()
    sitting.write(.form(.series))
    #expect(
      try sitting.row("nursery: he was absent on Monday")
        .hasSuffix("▲ nobody of nursery was spoken to (:spoke WHO); in writing? :written nursery: …"))
    try sitting.type(":spoke doyle at 10:40")
    #expect(try sitting.understood("nursery: he was absent on Monday").gaps == [])
  }

  @Test("a date of birth that there is not is answered with dates, and an address is no name of anybody")
  func births() throws {
    let sitting = try Sitting.underWay()
    #expect(
      try sitting.row(":person Kelly Ash, mother, born 31 Feb")
        == "✗ there is no 31 Feb: 3 may 2018 · 3/5/2018 · 2018-05-03")
    #expect(try sitting.row(":person 4 Mill Lane, Ashdown").hasPrefix("✗ “4 Mill Lane” is nobody's name"))
    #expect(try sitting.row(":child Kim, born soon").hasPrefix("✗ “soon” is no date: 3 may 2018"))
  }

  @Test(
    "who checks tonight is the one of the roll who is named; words that only begin like a name stay words")
  func checker() throws {
    let sitting = try Sitting.underWay()
    func checks(_ words: String) throws -> String? {
      guard case .tonight(let tonight)? = try sitting.acts(":tonight #cal home, checked by \(words)").first
      else { return nil }
      return tonight.checkedBy
    }
    for words in ["okafor", "@oka", "J Okafor", "j.okafor"] { #expect(try checks(words) == "J Okafor") }
    for words in ["oka", "the neighbour", "social care"] { #expect(try checks(words) == words) }
    #expect(
      try sitting.row(":tonight #cal home, checked by okafor").contains("checked by J Okafor, social care"))
  }

  @Test("a time that is past already is marked before an action is kept, and before one is amended so")
  func past() throws {
    let sitting = try Sitting.underWay()
    #expect(try sitting.row("+See Cal @okafor by 09:00 for x").hasSuffix("▲ due before it is agreed"))
    #expect(try sitting.row(":amend 1 by 09:00").hasSuffix("▲ due before it is agreed"))
    #expect(try !sitting.row(":amend 1 by 11:00").contains("▲"))
  }

  @Test("undo takes back a note by its time and first words, and asks which where several begin so")
  func undoNote() throws {
    var sitting = try Sitting.underWay()
    try sitting.type("police: Arm marks, seen by Byrne")
    try sitting.type("Arm marks were photographed")
    let said = sitting.proceedings.meeting.sayings
    #expect(try sitting.acts(":undo note 10:44 arm marks, seen") == [.withdrawn(said[0].id)])
    #expect(try sitting.acts(":undo note \"Arm marks were\"") == [.withdrawn(said[1].id)])
    #expect(
      try sitting.row(":undo note arm marks were")
        == "TAKE BACK the note, of 10:44 · Arm marks were photographed")
    #expect(
      try sitting.row(":undo note arm")
        == "✗ 2 begin so: 10:44 Arm marks, seen by Byrne · 10:44 Arm marks were photographed")
    #expect(try sitting.row(":undo note 9:01").hasPrefix("✗ there is no note “9:01”"))
  }

  @Test("undo takes back the last act of this seat alone")
  func undo() throws {
    var sitting = try Sitting.underWay()
    try sitting.type("police: x")
    let mine = try #require(sitting.proceedings.events.last)
    sitting.write(.said(Saying(voice: nil, text: "theirs")), by: .minutes)
    #expect(try sitting.acts(":undo") == [.withdrawn(mine.id)])
    #expect(try sitting.row(":undo") == "TAKE BACK what police said, of 10:44")
  }

  @Test("urgency has its ground where one was said")
  func urgency() throws {
    let sitting = try Sitting.underWay()
    #expect(
      try sitting.acts(":without health because in theatre; at work; urgent investigation: phone wiped")
        == [
          .without(
            Slot(AgencyKey("health")), because: "in theatre; at work",
            Urgency(ground: .investigation, text: "phone wiped"))
        ])
    #expect(
      try sitting.understood(":without health because in theatre; urgent he is home").gaps
        == ["would delay raise the risk, or impede the investigation?"])
  }
}
