import Advice
import Calendar
import Console
import Meeting
import Procedures
import Testing
import Text

@Suite struct CardSubjectTests {
  private static let subjects: [Card.Subject] = [
    .action(nil), .action(3), .decision(ChildKey("cal"), nil), .decision(nil, nil),
    .tonight(ChildKey("aisha")),
    .tonight(nil), .circumstances, .already, .escalation(1), .escalation(nil),
    .override(
      Overriding(rule: "action.incomplete", child: ChildKey("cal"), about: "action 4"),
      message: "Action 4 has no owner"),
    .override(Overriding(rule: "time.convene", child: nil), message: "late"),
    .question("medical", ChildKey("aisha")),
    .question("no such question", nil), .without(Slot(AgencyKey("school"), child: ChildKey("aisha"))),
    .invitation(Slot(AgencyKey("gp"))), .invitation(nil), .relative, .decline, .member(PersonKey("nbyrne")),
    .cause(
      [
        Overriding(rule: "risk.unanswered", child: ChildKey("aisha")),
        Overriding(rule: "risk.unanswered", child: ChildKey("cal"), about: "x"),
      ], message: "Aisha 3, Cal 3 risk prompts unanswered", names: ["Aisha", "Cal"]),
    .overrides([
      Overriding(rule: "roll.silent", child: nil, about: "slot police"),
      Overriding(rule: "safe.tonight", child: ChildKey("cal")),
    ]),
  ]

  /// The keys of a card opened on this meeting, and what they wrote.
  private func written(
    _ subject: Card.Subject, _ sitting: Sitting, _ keys: (inout Seated) throws -> Void
  ) throws -> [Act] {
    var seat = try Seated(sitting)
    seat.state.show(Card(subject, at: seat.state.desk))
    try keys(&seat)
    try seat.press("Ctrl-S")
    #expect(seat.state.layer == nil, "\(seat.state.told ?? "")")
    return seat.acts(since: sitting.proceedings.events.count)
  }

  @Test(arguments: subjects) func `What a card is about is read again from a draft's file`(
    subject: Card.Subject
  ) {
    #expect(Card.Subject(subject.text) == subject)
  }

  @Test(arguments: subjects)
  func `Every card takes every key, any paste and 64 KiB without writing by itself`(subject: Card.Subject)
    throws
  {
    var seat = try Seated(try Sitting.crowded())
    seat.state.show(Card(subject, at: seat.state.desk))
    let before = seat.written
    for round in 0..<2 {
      for key in [
        "Tab", "Down", "x", "Backspace", "Left", "Ctrl-W", "Ctrl-K", "Up", "Shift-Tab", "Home", "-", "Tab",
      ] {
        try seat.press(key)
      }
      try seat.paste("1\n2\u{1B}[A\u{7}")
      if round == 0 { try seat.paste(String(repeating: "w ", count: 32_766)) }
    }
    #expect(seat.written == before)
    try seat.press("Esc")
    #expect(seat.state.layer == nil)
  }

  @Test(arguments: subjects) func `What was typed is in the draft and comes back from it`(
    subject: Card.Subject
  ) throws {
    var seat = try Seated(try Sitting.crowded())
    seat.state.show(Card(subject, at: seat.state.desk))
    for _ in 0..<6 { try seat.press("y", "1", "Tab") }
    let kept = try seat.card.kept
    let again = try #require(Card(subject: subject.text, kept: kept, at: seat.state.desk))
    #expect(again.kept == kept)
  }

  @Test func `A seat that comes back finds its open card and its kept ones`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("x")
    try seat.type("Mon")
    try seat.press("Esc", "d", "2")
    var again = try Seated(seat.sitting)
    #expect(again.state.resume(seat.state.resumption).isEmpty)
    #expect(try again.field("child").chosen == ["cal"])
    try again.press("Esc", "x")
    // The day that was meant, whenever the seat comes back.
    #expect(try again.field("when").text.text == "2026-11-23")
  }

  @Test func `A step of which not all was said opens with what was, at what was not, and stays one`() throws {
    var sitting = try Sitting.crowded()
    try sitting.type(":escalate 1 to leads with P Shah")
    var seat = try Seated(sitting)
    seat.state.show(Card(.escalation(1), at: seat.state.desk))
    #expect(seat.focus == "by")
    #expect(try seat.field("level").chosen == ["leads"])
    #expect(try seat.field("with").text.text == "P Shah")
    try seat.type("today 16:00")
    try seat.press("Ctrl-S")
    let steps = try #require(seat.state.desk.meeting.dissents.first).escalations
    #expect(steps.map(\.with) == ["P Shah"])
    #expect(steps[0].by?.clock == "16:00")
  }

  @Test func `A card that lay open comes back to the field that was being typed, and the words go on`() throws
  {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("x", "Tab")
    try seat.type("seen at sch")
    var again = try Seated(seat.sitting)
    #expect(again.state.resume(seat.state.resumption).isEmpty)
    try again.type("ool")
    #expect(try again.field("what").text.text == "seen at school")
    #expect(again.state.resumption.unsent == "seen at school".count)
    // Among the agencies, too.
    try seat.press("Esc", "d", "1", "1")
    while try !seat.card.isInViews { try seat.press("Tab") }
    var asked = try Seated(seat.sitting)
    _ = asked.state.resume(seat.state.resumption)
    #expect(try asked.card.isInViews)
  }

  @Test func `Tonight is said of one child or of all, as the line says it`() throws {
    let sitting = try Sitting.underWay()
    let acts = try written(.tonight(ChildKey("cal")), sitting) { seat in
      try seat.press("4")
      try seat.type("gran's")
      try seat.press("Tab")
      try seat.type("S Ahmed")
      for _ in 0..<3 { try seat.press("Tab") }
      try seat.type("okafor")
      try seat.press("Tab")
      try seat.type("tomorrow 9am")
    }
    let line = ":tonight #all at gran's, with S Ahmed, checked by J Okafor until tomorrow 09:00"
    #expect(acts == (try sitting.acts(typing: [line])))
  }

  @Test func `What is known of one child tonight is never handed on to a sibling`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("i")
    try seat.type(":tonight #aisha at gran's, with S Ahmed, checked by J Okafor until tomorrow 09:00")
    try seat.press("Enter", "t")
    let before = seat.written
    try seat.press("2", "Ctrl-S")
    #expect(seat.acts(since: before) == [])
    try seat.press("Esc", "Esc")
  }

  @Test func `How many circumstances are not asked counts down as they are answered`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("o")
    let before = try #require(Int(try seat.card.detail.split(separator: " ")[0]))
    let first = try #require(seat.focus?.split(separator: " ").first)
    while seat.focus?.hasPrefix("\(first) ") == true { try seat.press("n") }
    #expect(try seat.card.detail == "\(before - 1) not asked")
    try seat.press("Backspace")
    try seat.press("Ctrl-S")
    // One of which several children were asked is one.
    #expect(seat.state.desk.lastAct?.hasSuffix(": no") == true)
    try seat.press("o", "n", "y", "n", "y", "Ctrl-S")
    #expect(seat.state.desk.lastAct?.hasSuffix("circumstances answered") == true)
  }

  @Test func `Circumstances are asked one by one, and only what was answered is written`() throws {
    let sitting = try Sitting.underWay()
    var lines: [String] = []
    let acts = try written(.circumstances, sitting) { seat in
      for (key, answer) in [("y", "yes"), ("n", "no"), ("u", "unknown")] {
        let asked = try #require(seat.focus).split(separator: " ")
        lines.append(":circumstance \(asked[0]) \(asked.count > 1 ? "#\(asked[1]) " : "")\(answer)")
        try seat.press(key)
      }
      #expect(try seat.card.form.fields.contains { $0.hint?.contains("switches on: ") == true })
    }
    #expect(acts == (try sitting.acts(typing: lines)))
  }

  @Test func `A date of birth is shown beside what it goes far to answer, and answers nothing`() throws {
    var seat = try Seated(try Sitting.underWay())
    try seat.press("o")
    #expect(try seat.field("school-age aisha").hint == "born 3 May 2018: 8")
    #expect(try seat.field("college-age cal").hint == "born 22 Jan 2023: 3")
    #expect(try seat.field("unborn unborn").hint == "unborn, due 4 Jan 2027")
    #expect(try seat.field("in-care aisha").hint == nil)
    #expect(try seat.card.form.fields.allSatisfy { $0.chosen.isEmpty })
    // What the referral has said of each child's life is not among what was not asked.
    #expect(seat.focus?.hasPrefix("unborn") == false && seat.focus?.hasPrefix("deceased") == false)
  }

  @Test func `What was not asked is counted alike in the card and beside the roll`() throws {
    var sitting = try Sitting.underWay()
    let all = try Seated(sitting).state.desk.unaskedCircumstances.count
    try sitting.type(":circumstance school-age #aisha yes")
    try sitting.type(":circumstance in-care #all no")
    var seat = try Seated(sitting)
    let unasked = seat.state.desk.unaskedCircumstances
    #expect(unasked.count == all - 1)
    #expect(
      unasked.first { $0.circumstance.id == "school-age" }?.children
        == [ChildKey("cal")])
    try seat.press("o")
    #expect(try seat.card.detail == "\(unasked.count) not asked")
  }

  @Test(arguments: subjects) func `F1 says what each field of a card is for, and comes back to it`(
    subject: Card.Subject
  ) throws {
    var seat = try Seated(try Sitting.underWay())
    seat.state.show(Card(subject, at: seat.state.desk))
    let fields = try seat.card.form.fields.filter(\.takesKeys)
    try seat.press("F1")
    guard case .help(let page)? = seat.state.layer else {
      Issue.record("no help")
      return
    }
    let told = page.rows(at: seat.state.desk).compactMap { row in
      if case .field(let field) = row { field } else { nil }
    }
    #expect(told.count >= fields.count || subject == .circumstances)
    #expect(!told.isEmpty || fields.isEmpty)
    #expect(told.allSatisfy { !$0.label.isEmpty && !$0.words.isEmpty })
    #expect(page.rows(at: seat.state.desk).contains { if case .command = $0 { true } else { false } })
    try seat.press("Esc")
    #expect(try seat.card.subject == subject)
  }

  @Test func `What was already done is one sentence with when, who and why`() throws {
    let acts = try written(.already, try Sitting.underWay()) { seat in
      try seat.type("Mon 15:40")
      try seat.press("Tab")
      try seat.type("Gran took Aisha home")
      try seat.press("Tab")
      try seat.type("R Osei")
      try seat.press("Tab")
      try seat.type("school closing")
    }
    #expect(
      acts == [
        .alreadyDone("Mon 23 Nov 2026 15:40 Gran took Aisha home, R Osei; could not wait: school closing")
      ])
  }

  @Test(
    "What was done before is sealed with its day and with names as on the roll; what is neither is marked",
    arguments: [
      ("yesterday 9:00", "osei and J Okafor", "Mon 23 Nov 2026 09:00 Visit, R Osei and J Okafor", "", ""),
      ("fri", "police, okafor", "Fri 20 Nov 2026 Visit, police and J Okafor", "at what time?", ""),
      ("before lunch", "somebody", "before lunch Visit, somebody", "kept as words", "nobody of that name"),
    ])
  func sealedAlready(when: String, who: String, text: String, whenMark: String, whoMark: String) throws {
    let acts = try written(.already, try Sitting.underWay()) { seat in
      try seat.type(when)
      try seat.press("Tab")
      try seat.type("Visit")
      try seat.press("Tab")
      try seat.type(who)
      for (field, mark) in [("when", whenMark), ("who", whoMark)] {
        let shown = try seat.field(field).shown ?? ""
        #expect(mark.isEmpty ? !shown.contains("▲") : shown.hasPrefix("▲") && shown.contains(mark))
      }
    }
    #expect(acts == [.alreadyDone(text)])
  }

  @Test("By whom something was done already is found by a title and a surname")
  func titleOnTheCard() throws {
    var sitting = try Sitting.underWay()
    sitting.write(
      .invited(
        Invitation(
          key: PersonKey("marsh"), slot: Slot(AgencyKey("gp")), name: "Dr Helena Marsh", role: "GP")))
    var seat = try Seated(sitting)
    try seat.press("x")
    while seat.focus != "who" { try seat.press("Tab") }
    try seat.type("Dr Marsh")
    #expect(try seat.field("who").shown == "Dr Helena Marsh, GP")
  }

  @Test("Who answers a plan question is named as on the roll, on the card and in the line, or marked")
  func whoAnswers() throws {
    let sitting = try Sitting.underWay()
    let understood = try sitting.understood(
      ":plan alone #aisha yes; who okafor; when today 15:30; method at school")
    guard case .questionAnswered(let answer)? = understood.drafts.first?.act else {
      Issue.record("no answer")
      return
    }
    #expect(answer.need("who")?.text == "J Okafor")
    #expect(understood.gaps == [])
    let stranger = try sitting.understood(
      ":plan alone #aisha yes; who all are placed; when today 15:30; method at school")
    #expect(stranger.gaps == ["nobody of that name on the roll: “all are placed”"])
    #expect(stranger.drafts.count == 1)
  }

  @Test func `Going on without an agency takes the reason and the ground`() throws {
    let sitting = try Sitting.underWay()
    let acts = try written(.without(Slot(AgencyKey("health"))), sitting) { seat in
      try seat.type("called to a resuscitation")
      try seat.press("Tab", "1")
      try seat.type("partner home at 16:00")
    }
    let line = ":without health because called to a resuscitation; urgent risk: partner home at 16:00"
    #expect(acts == (try sitting.acts(typing: [line])))
  }

  @Test
  func `What was recorded of going on without an agency stands in its card, and what it lacks is asked`()
    throws
  {
    var sitting = try Sitting.underWay()
    try sitting.type(":without health because called to a resuscitation")
    let acts = try written(.without(Slot(AgencyKey("health"))), sitting) { seat in
      #expect(try seat.field("because").text.text == "called to a resuscitation")
      #expect(seat.focus == "ground")
      try seat.press("1")
      try seat.type("partner home at 16:00")
    }
    let line = ":without health because called to a resuscitation; urgent risk: partner home at 16:00"
    #expect(acts == (try sitting.acts(typing: [line])))
  }

  @Test func `A question takes its answer and what that answer needs`() throws {
    let sitting = try Sitting.underWay()
    let acts = try written(.question("alone", ChildKey("aisha")), sitting) { seat in
      #expect(try seat.field("need who").isHidden)
      try seat.press("y")
      try seat.type("Okafor")
      try seat.press("Tab")
      try seat.type("today 15:30")
      try seat.press("Tab")
      try seat.type("at school")
    }
    let line = ":plan alone #aisha yes; who Okafor; when today 15:30; method at school"
    #expect(acts == (try sitting.acts(typing: [line])))
  }

  @Test func `Only who may hold parental responsibility is offered as somebody to be told`() throws {
    var sitting = try Sitting.underWay()
    for line in [
      ":person Nadia Ahmed, mother, pr yes #all", ":person Sam Pike, father",
      ":person Darren Pike, partner, pr no #all",
    ] {
      for act in try sitting.acts(line) { sitting.write(act) }
    }
    var seat = try Seated(sitting)
    seat.state.show(Card(.question("told", nil), at: seat.state.desk))
    #expect(
      try seat.field("parent").options.map(\.words) == [
        "Nadia Ahmed, mother", "Sam Pike, father (not said whether PR)",
      ])
    let row = try sitting.row(":plan told @darren yes; who Okafor; when 14:30; police view none")
    #expect(row.hasSuffix("▲ recorded as without parental responsibility"))
  }

  @Test func `A circumstance of other ages is not asked, and is not counted as missing`() throws {
    var seat = try Seated(try Sitting.underWay())
    seat.state.show(Card(.circumstances, at: seat.state.desk))
    #expect(try seat.field("college-age cal").aside == "not for: Cal, 3")
    #expect(try seat.field("school-age unborn").aside == "not for: unborn")
    #expect(try seat.field("nursery-age cal").aside == nil)
    #expect(try seat.field("college-age cal").isEmpty)
    let unasked = seat.state.desk.unaskedCircumstances
    #expect(!unasked.contains { $0.circumstance.id == "college-age" })
    #expect(unasked.first { $0.circumstance.id == "nursery-age" }?.children == [])
  }

  @Test func `Typing on passes by what is not asked; one key that the row names asks it all the same`() throws
  {
    var seat = try Seated(try Sitting.underWay())
    seat.state.show(Card(.circumstances, at: seat.state.desk))
    for _ in 0..<60 where seat.focus != "nursery-age cal" { try seat.press("Down") }
    // The next row is of an unborn child, and those of college age of nobody here.
    try seat.type("n")
    #expect(seat.focus == "off-roll aisha")
    for _ in 0..<4 { try seat.press("Up") }
    #expect(seat.focus == "nursery-age unborn")
    for key in ["y", "n", "u"] { try seat.type(key) }
    #expect(try seat.field("nursery-age unborn").isEmpty)
    #expect(seat.state.told == "✗ not for: unborn: ! asks it all the same")
    try seat.type("!y")
    #expect(try seat.field("nursery-age unborn").chosen == ["yes"])
    // What was asked and left open stands aside again.
    try seat.press("Up", "Up")
    #expect(seat.focus == "college-age cal")
    try seat.type("!")
    try seat.press("Tab")
    #expect(try seat.field("college-age cal").isAside)
  }

  @Test func `An override takes a reason, and is the chair's`() throws {
    let overriding = Overriding(rule: "safe.tonight", child: ChildKey("cal"))
    let subject = Card.Subject.override(overriding, message: "not answered")
    let acts = try written(subject, try Sitting.underWay()) { try $0.type("gran rang") }
    #expect(acts == [.overridden(rule: "safe.tonight", child: ChildKey("cal"), because: "gran rang")])
    var minutes = try Seated.minutes(try Sitting.underWay())
    minutes.state.show(Card(subject, at: minutes.state.desk))
    try minutes.type("gran rang")
    let before = minutes.written
    try minutes.press("Ctrl-S")
    #expect(minutes.written == before)
    #expect(minutes.state.told?.hasPrefix("✗ only the chair can override") == true)
  }

  @Test func `Somebody invited and somebody of the family are taken once`() throws {
    let sitting = try Sitting.underWay()
    let invited = try written(.invitation(nil), sitting) { seat in
      try seat.type("gp")
      try seat.press("Tab")
      try seat.type("R Iqbal")
      try seat.press("Tab")
      try seat.type("GP")
    }
    guard case .invited(let invitation)? = invited.first else {
      Issue.record("\(invited)")
      return
    }
    #expect(invitation.slot == Slot(AgencyKey("gp")) && invitation.name == "R Iqbal")
    let family = try written(.relative, sitting) { seat in
      try seat.type("Nadia Ahmed")
      try seat.press("Tab")
      try seat.type("mother")
      try seat.press("Tab")
      try seat.type("9 June 1996")
      try seat.press("Tab", "Tab", "y", "y")
    }
    guard case .relativeAdded(let mother)? = family.first else {
      Issue.record("\(family)")
      return
    }
    #expect(mother.isInHousehold == true && mother.parentalResponsibility == [ChildKey("aisha"): .yes])
    #expect(mother.born == Day("1996-06-09"))
  }
}
