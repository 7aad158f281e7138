import Advice
import Calendar
import Meeting
import Procedures
import Testing
import Text

@testable import Console

@Suite("The list of warnings, help, and what was searched for")
struct ListKeysTests {
  private func seated(_ seat: Seat = .chair) throws -> Seated {
    try Seated(try Sitting.underWay(), at: seat)
  }

  private func warnings(_ seat: Seated) throws -> WarningList {
    guard case .warnings(let list)? = seat.state.layer else { throw NotThat(line: "w", reading: "no list") }
    return list
  }

  @Test("w lists every warning, the worst first, those gone past below with their reasons")
  func worstFirst() throws {
    var sitting = try Sitting.underWay()
    let rule = try #require(Seated(sitting).state.desk.advice.warnings.last { $0.child == nil }).rule
    sitting.write(.overridden(rule: rule, child: nil, because: "agreed by telephone"))
    var seat = try Seated(sitting)
    try seat.press("w")
    let items = try warnings(seat).items
    let advice = seat.state.desk.advice
    #expect(!advice.overridden.isEmpty)
    #expect(items.map(\.warning) == advice.causes.map(\.first) + advice.overridden.map(\.warning))
    let severities = items.prefix(advice.causes.count).map(\.warning.severity)
    #expect(severities == severities.sorted(by: >))
  }

  @Test("Enter goes to the pane in which the selected warning is mended, and nothing is written")
  func mend() throws {
    var seat = try seated()
    try seat.press("w")
    let items = try warnings(seat).items
    let index = try #require(items.firstIndex { $0.warning.place == .actions(3) })
    for _ in 0..<index { try seat.press("Down") }
    let before = seat.written
    try seat.press("Enter")
    #expect(seat.state.focus == .actions)
    #expect(seat.state.selected(in: .actions) == 2)
    #expect(seat.written == before)
  }

  @Test("Enter on what is not known of somebody opens the card that asks it, and y answers")
  func authority() throws {
    var seat = try seated()
    try seat.press("w")
    let items = try warnings(seat).items
    let index = try #require(items.firstIndex { $0.warning.rule == "roll.authority" })
    guard case .attendee(let key) = items[index].warning.place else {
      Issue.record("it leads to nobody")
      return
    }
    for _ in 0..<index { try seat.press("Down") }
    try seat.press("Enter")
    #expect(try seat.card.subject == .member(key))
    let before = seat.written
    try seat.press("y", "y", "Ctrl-S")
    #expect(
      seat.acts(since: before) == [.trait(key, .mayDecide, .yes), .trait(key, .hasInformation, .yes)])
    #expect(!seat.state.desk.advice.warnings.contains { $0.place == .attendee(key) })
  }

  @Test("Enter on a place of the roll that nobody fills offers what mends it")
  func place() throws {
    var seat = try seated()
    try seat.press("w")
    let items = try warnings(seat).items
    let index = try #require(
      items.firstIndex { if case .roll(.some) = $0.warning.place { true } else { false } })
    guard case .roll(let slot?) = items[index].warning.place else { return }
    for _ in 0..<index { try seat.press("Down") }
    try seat.press("Enter")
    #expect(seat.state.focus == .roll)
    guard case .announcement = seat.state.layer else {
      Issue.record("nothing opened")
      return
    }
    try seat.press("g")
    #expect(try seat.card.subject == .without(slot))
    try seat.press("Esc", "Enter", "l")
    #expect(seat.state.line.field.text.hasPrefix(":chase \(slot.agency.text)"))
  }

  @Test("Enter on a risk that no action answers opens a new action with that risk and its children chosen")
  func unanswered() throws {
    var sitting = try Sitting.underWay()
    sitting.write(.itemOpened("plan"))
    var seat = try Seated(sitting)
    func select(in seat: inout Seated) throws {
      try seat.press("w")
      let items = try warnings(seat).items
      let index = try #require(items.firstIndex { $0.warning.rule == "coverage.risk" })
      #expect(items[index].warning.about == "risk 1")
      for _ in 0..<index { try seat.press("Down") }
      try seat.press("Enter")
    }
    try select(in: &seat)
    #expect(try seat.card.subject == .action(nil))
    #expect(try seat.field("risk").chosen == ["1"])
    #expect(try seat.field("child").chosen == ["aisha", "cal"])
    #expect(seat.focus == "what")
    #expect(try !seat.card.hasDraft)
    let before = seat.written
    try seat.type("Police visit tonight")
    try seat.press("Ctrl-S")
    guard case .action(let plan)? = seat.acts(since: before).last else {
      Issue.record("no action")
      return
    }
    #expect(plan.risks == [1])
    #expect(plan.children == [ChildKey("aisha"), ChildKey("cal")])
    #expect(!seat.state.desk.advice.warnings.contains { $0.rule == "coverage.risk" })
  }

  @Test("where only an action that obtains the information is missing, Enter opens a new one that mends it")
  func obtains() throws {
    var sitting = try Sitting.underWay()
    for line in [":left malik", ":without police because in court; urgent risk: he is home at 16:00"] {
      try sitting.type(line)
    }
    var seat = try Seated(sitting)
    func isWanted(_ warning: Warning) -> Bool { warning.rule == "quorum.reason" }
    let warning = try #require(seat.state.desk.advice.warnings.first(where: isWanted))
    #expect(warning.about == "slot police")
    try seat.press("w")
    for _ in 0..<(try #require(warnings(seat).items.firstIndex { isWanted($0.warning) })) {
      try seat.press("Down")
    }
    try seat.press("Enter")
    #expect(try seat.card.subject == .action(nil))
    #expect(try seat.field("from").chosen == ["police"])
    #expect(try seat.field("child").chosen == [])
    #expect(seat.focus == "what")
    #expect(try !seat.card.hasDraft)
    try seat.type("What police hold on him")
    try seat.press("Ctrl-S")
    #expect(!seat.state.desk.advice.warnings.contains(where: isWanted))
    #expect(seat.state.desk.meeting.actions.last?.plan.from == Slot(AgencyKey("police")))
  }

  @Test("of a child's own place the action that obtains its information opens with that child chosen too")
  func obtainsForOne() throws {
    var sitting = try Sitting.underWay()
    try sitting.sendTwoSchools()
    let school = try #require(
      sitting.proceedings.meeting.people(of: Slot(AgencyKey("school"), child: ChildKey("cal"))).last)
    for line in [
      ":left \(school.name)", ":without school #cal because in class; urgent risk: he is home at 16:00",
    ] {
      try sitting.type(line)
    }
    var seat = try Seated(sitting)
    try mend(&seat) { $0.rule == "quorum.reason" && $0.child == ChildKey("cal") }
    #expect(try seat.field("from").chosen == ["school"])
    #expect(try seat.field("child").chosen == ["cal"])
    try seat.type("What his school knows")
    try seat.press("Ctrl-S")
    let plan = try #require(seat.state.desk.meeting.actions.last?.plan)
    #expect(plan.from == Slot(AgencyKey("school"), child: ChildKey("cal")))
    #expect(plan.children == [ChildKey("cal")])
    #expect(!seat.state.desk.advice.warnings.contains { $0.rule == "quorum.reason" })
  }

  @Test("the roll's own offer to ask for an agency's information chooses it, unless it is here to be asked")
  func obtainsFromTheRoll() throws {
    var sitting = try Sitting.underWay()
    try sitting.type(":left malik")
    var seat = try Seated(sitting)
    try mend(&seat) { $0.rule == "quorum.core" && $0.place == .roll(Slot(AgencyKey("police"))) }
    try seat.press("r")
    #expect(try seat.card.subject == .action(nil))
    #expect(try seat.field("from").chosen == ["police"])
    #expect(try !seat.card.hasDraft)
    let here = Card(obtainingFrom: Slot(AgencyKey("health")), at: seat.state.desk)
    #expect(here.form.field("from")?.chosen == [])
  }

  @Test(
    "where nobody is recorded with parental responsibility, Enter opens the card that adds somebody of the family"
  )
  func nobodyResponsible() throws {
    var sitting = try Sitting.underWay()
    for line in [
      ":item plan", ":decide s47 joint #aisha owner osei threshold yes because a grip mark",
    ] {
      try sitting.type(line)
    }
    var seat = try Seated(sitting)
    func isWanted(_ warning: Warning) -> Bool { warning.message.contains("nobody is recorded with parental") }
    let warning = try #require(seat.state.desk.advice.warnings.first(where: isWanted))
    #expect(warning.about == "holders of parental responsibility")
    try mend(&seat, isWanted)
    #expect(try seat.card.subject == .relative)
    #expect(try seat.field("pr aisha").chosen == [])
    try seat.type("Sara Khan")
    try seat.press("Tab")
    try seat.type("mother")
    while seat.focus != "pr aisha" { try seat.press("Tab") }
    try seat.press("y", "Ctrl-S")
    #expect(!seat.state.desk.advice.warnings.contains { isWanted($0) && $0.message.contains("Aisha") })
    _ = try warnings(seat)
  }

  @Test("an answer that lacks something for two children opens with the first of them, at what it lacks")
  func lackingForTwo() throws {
    var sitting = try Sitting.underWay()
    for line in [
      ":item plan", ":plan legal #aisha no; why the threshold is not met", ":plan legal #cal no",
      ":plan legal #unborn no",
    ] {
      try sitting.type(line)
    }
    var seat = try Seated(sitting)
    func isWanted(_ warning: Warning) -> Bool { warning.message.hasPrefix("Lacks why: Is legal action") }
    #expect(
      seat.state.desk.advice.warnings.first(where: isWanted)?.message.hasSuffix("(Cal and unborn)") == true)
    try mend(&seat, isWanted)
    #expect(try seat.card.subject == .question("legal", ChildKey("cal")))
    #expect(try seat.field("child").chosen == ["cal"])
    #expect(try seat.field("answer").chosen == ["no"])
    #expect(seat.focus == "need why")
    try seat.type("the threshold is not met")
    try seat.press("Ctrl-S")
    #expect(seat.state.desk.advice.lackingOf["legal"] == [ChildKey("unborn")])
    try seat.press("Esc")
    try mend(&seat, isWanted)
    #expect(try seat.card.subject == .question("legal", ChildKey("unborn")))
    #expect(seat.focus == "need why")
  }

  /// Opens what mends the first warning that is wanted.
  private func mend(_ seat: inout Seated, _ isWanted: (Warning) -> Bool) throws {
    try seat.press("w")
    let index = try #require(warnings(seat).items.firstIndex { isWanted($0.warning) })
    for _ in 0..<index { try seat.press("Down") }
    try seat.press("Enter")
  }

  @Test("a night at home that nothing makes safe is mended at the arrangement, for its child")
  func homeTonight() throws {
    var sitting = try Sitting.underWay()
    for line in [
      ":circumstance immediate protection yes",
      ":tonight #aisha at home, with mother, checked by J Okafor until tomorrow 09:00",
    ] {
      try sitting.type(line)
    }
    var seat = try Seated(sitting)
    func isWanted(_ warning: Warning) -> Bool { warning.rule == "safe.home" }
    try seat.press("w")
    for _ in 0..<(try #require(warnings(seat).items.firstIndex { isWanted($0.warning) })) {
      try seat.press("Down")
    }
    try seat.press("Enter")
    #expect(seat.focus == "under")
    #expect(try seat.field("child").chosen == ["aisha"])
    // Back to which child it is, and to the card as it was left: it opens where something is missing again.
    try seat.press("Backspace")
    #expect(seat.focus == "child")
    try seat.press("Tab")
    try seat.type("x")
    try seat.press("Esc", "Enter")
    #expect(seat.focus == "under")
    try seat.type("the partner stays at his brother's")
    try seat.press("Ctrl-S")
    #expect(!seat.state.desk.advice.warnings.contains(where: isWanted))
    #expect(
      seat.state.desk.meeting.tonight(ChildKey("aisha"))?.value.arrangement
        == "the partner stays at his brother's")
  }

  @Test("PgDn goes on behind the last row that the screen has shown whole, and PgUp before the first")
  func pages() throws {
    var seat = try seated()
    try seat.press("w")
    let count = try warnings(seat).items.count
    try #require(count > 5)
    try seat.take(.shown(Frame.Extent(top: 0, rows: 4, count: count)))
    try seat.press("PgDn")
    #expect(try warnings(seat).selected == 4)
    try seat.take(.shown(Frame.Extent(top: 4, rows: 1, count: count)))
    try seat.press("PgUp")
    #expect(try warnings(seat).selected == 3)
    try seat.take(.shown(Frame.Extent(top: 0, rows: 4, count: count)))
    try seat.press("PgUp")
    #expect(try warnings(seat).selected == 0)
    // Two that come before the screen has shown where the first led go two pages.
    try seat.press("PgDn", "PgDn")
    #expect(try warnings(seat).selected == min(8, count - 1))
    try seat.press("Esc", "?")
    try seat.take(.shown(Frame.Extent(top: 0, rows: 9, count: 60)))
    try seat.press("PgDn")
    guard case .help(let page)? = seat.state.layer else { throw NotThat(line: "?", reading: "no help") }
    #expect(page.selected == 9)
  }

  @Test("the same warning stays selected while others come and go")
  func stays() throws {
    var seat = try seated()
    try seat.press("w", "Down", "Down", "Down")
    let selected = try #require(warnings(seat).item)
    let other = try #require(warnings(seat).items.first { $0.warning.rule != selected.warning.rule })
    seat.sitting.write(.overridden(rule: other.warning.rule, child: nil, because: "x"))
    try seat.take(
      .followed(seat.sitting.proceedings, at: try #require(Instant(seat.sitting.now))))
    #expect(try warnings(seat).item?.warning == selected.warning)
  }

  @Test("o opens the card that asks the chair for the reason; the minute-taker is told why not")
  func override() throws {
    var seat = try seated()
    try seat.press("w")
    let alone = try warnings(seat).items.firstIndex { item in
      if case .standing(let cause) = item { !cause.isShared } else { false }
    }
    for _ in 0..<(try #require(alone)) { try seat.press("Down") }
    let worst = try #require(warnings(seat).item?.warning)
    try seat.press("o")
    guard case .card(let card)? = seat.state.layer else { throw NotThat(line: "o", reading: "no card") }
    #expect(card.subject == .override(Overriding(worst), message: worst.message))

    var minutes = try seated(.minutes)
    try minutes.press("Esc", "w", "o")
    #expect(minutes.state.told == "✗ only the chair can override")
    #expect(try warnings(minutes).items.isEmpty == false)
    #expect(!minutes.state.keyHints.map(\.key).contains("o"))
  }

  @Test("p shows on what a warning rests, and Esc is back at the list")
  func paragraph() throws {
    var seat = try seated()
    try seat.press("w", "p")
    guard case .whole(let text)? = seat.state.layer else { throw NotThat(line: "p", reading: "no text") }
    try seat.press("Esc")
    let warning = try #require(warnings(seat).item?.warning)
    #expect("[\(text.title)]" == warning.citation.description)
    #expect(
      text.paragraphs.contains(
        "The rule: \(Procedure.words(ofRule: warning.rule)) (\(warning.rule)), \(warning.severity.rawValue)"))
  }

  @Test("a sentence typed over the warnings goes past none of them")
  func wordsOverWarnings() throws {
    var seat = try seated()
    try seat.press("w")
    try seat.type("2Jane Lock of the school")
    try seat.press("Enter", "Ctrl-S")
    guard case .warnings? = seat.state.layer else { throw NotThat(line: "w", reading: "another layer") }
    #expect(seat.sitting.proceedings.meeting.overrides.isEmpty)
    try seat.press("Backspace", "o")
    guard case .card? = seat.state.layer else { throw NotThat(line: "o", reading: "no card") }
  }

  @Test("help lists each key and each line of the table once, with why one cannot be given now")
  func help() throws {
    var seat = try seated(.minutes)
    try seat.press("F1")
    guard case .help(let line)? = seat.state.layer else { throw NotThat(line: "F1", reading: "no help") }
    let rows = line.rows(at: seat.state.desk)
    for command in Command.all {
      let listed = rows.filter { row in
        if case .command(command, _, _) = row { return true }
        return false
      }
      let wanted =
        (command.spoken == nil ? 0 : 1) + (command.context == .line && !command.keys.isEmpty ? 1 : 0)
      #expect(listed.count == wanted, "\(command.name)")
    }
    let refusals = rows.compactMap { row -> String? in
      if case .command(let command, _, let refused) = row, command.name == "decision.take" { return refused }
      return nil
    }
    #expect(refusals == ["only the chair can decide"])
    try seat.press("Esc")
    #expect(seat.state.layer == nil)
  }

  @Test("? at the keys explains the focused pane; in a list it explains the list")
  func helpHere() throws {
    var seat = try seated()
    try seat.press("5", "?")
    guard case .help(let page)? = seat.state.layer else { throw NotThat(line: "?", reading: "no help") }
    #expect(page.subject == .pane(.roll))
    try seat.press("?", "w", "?")
    guard case .help(let list)? = seat.state.layer else { throw NotThat(line: "?", reading: "no help") }
    #expect(list.subject == .layer(.warnings))
    try seat.press("Esc")
    #expect(try warnings(seat).items.isEmpty == false)
  }

  @Test("Enter on a line of help begins that line")
  func helpTypes() throws {
    var seat = try seated()
    try seat.press("?")
    guard case .help(let page)? = seat.state.layer else { throw NotThat(line: "?", reading: "no help") }
    let index = try #require(
      page.rows(at: seat.state.desk).firstIndex { row in
        if case .command(let command, let how, nil) = row {
          return command.name == "presence.left" && how.hasPrefix(":")
        }
        return false
      })
    for _ in 0..<index { try seat.press("Down") }
    try seat.press("Enter")
    #expect(seat.state.layer == nil)
    #expect(seat.state.line.field.text == ":left ")
    #expect(seat.state.isTyping)
  }

  @Test("a line that spells a command is answered with what can begin so")
  func palette() throws {
    let told = { (line: String, seat: Seat) in
      Palette(for: line, at: seat, in: .live)?.told(to: seat, in: .live)
    }
    #expect(
      told(":pres", .chair) == ":present  say that somebody is here, and how")
    let all = try #require(Palette(for: ":", at: .chair, in: .live))
    #expect(Set(all.commands) == Set(Command.all.filter { $0.spoken != nil }))
    #expect(
      told(":rev", .minutes)
        == ":reveal  reveal the scores, which cannot be undone (only the chair can reveal)")
    #expect(told(":p", .chair)?.contains("   also :") == true)
    #expect(told(":present ", .chair) == nil)
    #expect(told(":end", .chair) == nil)
    #expect(told(":zzz", .chair) == nil)
    #expect(told("police: x", .chair) == nil)
  }

  @Test("words of the console stand in the table alone: each has help, none is a line of the record")
  func words() throws {
    let words = Command.all.flatMap(\.words)
    #expect(Set(words).count == words.count)
    #expect(Set(["theme", "save-elsewhere", "leave", "close", "help"]).isSubset(of: words))
    for word in words {
      #expect(Verb(rawValue: word) == nil)
      #expect(!Command.reference().contains("\n:\(word)"))
    }
    var seat = try seated()
    try seat.press(":")
    try seat.type("theme")
    try seat.press("Enter")
    #expect(seat.state.told == "✗ which? :theme NAME")
    try seat.press(":")
    try seat.type("theme mono")
    try seat.press("Enter")
    guard case .theme("mono")? = seat.asked.last else {
      throw NotThat(line: ":theme", reading: "\(seat.asked)")
    }
  }

  @Test("/ finds what was said, decided and named, the newest first, and Enter goes there")
  func found() throws {
    var sitting = try Sitting.underWay()
    try sitting.type("police: seen at the harbour")
    try sitting.type("+Look at the harbour @malik by fri for where he is")
    var seat = try Seated(sitting)
    try seat.press("/")
    try seat.type("HARBOUR")
    try seat.press("Enter")
    guard case .found(let list)? = seat.state.layer else { throw NotThat(line: "/", reading: "no list") }
    #expect(Set(list.items.map(\.kind)) == ["said", "action 7"])
    let index = try #require(list.items.firstIndex { $0.kind == "action 7" })
    for _ in 0..<index { try seat.press("Down") }
    let before = seat.written
    try seat.press("Enter")
    #expect(seat.state.layer == nil)
    #expect(seat.state.focus == .actions)
    #expect(seat.state.selected(in: .actions) == 6)
    #expect(seat.written == before)
  }

  @Test("what was taken back is not found, and a hidden score never")
  func notFound() throws {
    var sitting = try Sitting.underWay()
    try sitting.type("police: seen at the harbour")
    try sitting.type(":undo")
    try sitting.type(":score health #aisha 7: harbour")
    let list = FoundList("harbour", at: try Seated(sitting).state.desk)
    #expect(list.items.isEmpty)
  }
}
