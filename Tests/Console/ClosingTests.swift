import Advice
import Calendar
import Console
import Meeting
import Procedures
import Testing
import Text

@Suite("Closing: check, end, read, sign")
struct ClosingTests {
  /// A seat at which closing was opened with `m c`.
  private func opened(_ change: (inout Sitting) throws -> Void = { _ in }) throws -> Seated {
    var sitting = try Sitting.underWay()
    try change(&sitting)
    var seated = try Seated(sitting)
    if sitting.seat == .minutes { try seated.press("Esc") }
    try seated.press("m", "c")
    return seated
  }

  /// Overrides whatever stands, so that nothing is left that closing waits for.
  private func overrideAll(_ sitting: inout Sitting) throws {
    for _ in 0..<3 {
      let advice = Advice(
        on: sitting.proceedings.meeting, under: sitting.procedure, at: try #require(Instant(sitting.now)),
        counting: WorkingDays(.builtIn), closing: true)
      for warning in advice.standing {
        sitting.write(.overridden(rule: warning.rule, child: warning.child, because: "made up"))
      }
    }
  }

  private func closing(_ seated: Seated) throws -> Closing {
    guard case .closing(let closing)? = seated.state.layer else { throw NotClosing() }
    return closing
  }

  private func passphraseKeys(_ seated: Seated) -> [PassphraseKey] {
    seated.asked.compactMap { if case .passphrase(let key) = $0 { key } else { nil } }
  }

  private func conclusions(_ seated: Seated) -> Int {
    seated.asked.count { if case .conclude = $0 { true } else { false } }
  }

  private func minutesColumns(_ seated: Seated) -> [Int] {
    seated.asked.compactMap { if case .minutes(let columns) = $0 { columns } else { nil } }
  }

  // MARK: Check

  @Test("whoever comes back to the check from a later step is at what is left, not where they were")
  func back() throws {
    var seated = try opened()
    try seated.press("Down", "Down", "Ctrl-S", "Enter", "4", "1")
    #expect(try closing(seated).step == .check)
    #expect(try closing(seated).selected(at: seated.state.desk) == 0)
  }

  @Test(
    "what is open is listed first, the worst on top; then what stops nothing, and what was gone past last")
  func list() throws {
    var seated = try opened()
    try seated.take(.other(OtherSeat(name: "J Hart", unsent: 34)))
    let items = try closing(seated).items(at: seated.state.desk)
    let order = items.map { item in
      switch item {
      case .warning(let warning): 2 - (Severity.allCases.firstIndex(of: warning.severity) ?? 0)
      case .unsent, .readBack: 1
      case .overridden: 3
      }
    }
    #expect(order == order.sorted())
    #expect(items.contains(.unsent(OtherSeat(name: "J Hart", unsent: 34))))
    #expect(items.contains(.readBack(0, of: 6)))
    let standing = try closing(seated).advice.standing
    #expect(standing == seated.state.desk.closingAdvice.standing)
    #expect(standing.count > 3)
    let warnings = try closing(seated).advice.warnings
    #expect(Set(warnings.map { Overriding($0) }).count == warnings.count, "each can be gone past by itself")
  }

  @Test(
    "Enter opens over the check what mends the warning; once that is saved or left the check is there again")
  func mend() throws {
    var seated = try opened()
    let items = try closing(seated).items(at: seated.state.desk)
    let row = try #require(
      items.firstIndex { if case .warning(let warning) = $0 { warning.place == .actions(3) } else { false } })
    try go(to: row, seated: &seated)
    try seated.press("Enter")
    #expect(try seated.card.subject == .action(3))
    #expect(seated.state.focus == .actions)
    try seated.press("Esc")
    #expect(try closing(seated).selected(at: seated.state.desk) == row)
    try seated.press("Enter")
    try seated.type("okafor")
    try seated.press("Tab")
    try seated.type("fri")
    try seated.press("Tab")
    try seated.type("her own account")
    let before = seated.written
    try seated.press("Ctrl-S")
    #expect(seated.written == before + 1)
    #expect(try closing(seated).step == .check)
    #expect(!(try closing(seated).advice.warnings.contains { $0.place == .actions(3) }))
  }

  @Test(
    "Enter never leaves the check for nothing: what is mended in the line alone is gone to, and m c comes back"
  )
  func mendEach() throws {
    var seated = try opened()
    let items = try closing(seated).items(at: seated.state.desk)
    for (index, item) in items.enumerated() {
      guard case .warning(let warning) = item else { continue }
      try go(to: index, seated: &seated)
      try seated.press("Enter")
      let isOpen = seated.state.layer != nil || !seated.state.line.field.isEmpty
      #expect(isOpen, "\(warning.rule)")
      while seated.state.layer != nil { try seated.press("Esc") }
      if seated.state.isTyping { try seated.press("Ctrl-U", "Esc") }
      try seated.press("m", "c")
      #expect(try closing(seated).selected(at: seated.state.desk) == index, "\(warning.rule)")
    }
  }

  @Test("o opens the override's card for that rule and that child; a notice needs none")
  func override() throws {
    var seated = try opened()
    let items = try closing(seated).items(at: seated.state.desk)
    let index = try #require(
      items.firstIndex {
        if case .warning(let cause) = $0 { cause.child != nil && !cause.isShared } else { false }
      })
    guard case .warning(let cause) = items[index] else { return }
    try seated.press("Home")
    for _ in 0..<index { try seated.press("Down") }
    try seated.press("o")
    guard case .card(let card)? = seated.state.layer else { throw NotClosing() }
    #expect(card.subject == .override(Overriding(cause.first), message: cause.message))
    try seated.press("Esc")
    try goToReadBack(&seated)
    try seated.press("o")
    #expect(seated.state.told == "only a warning is overridden")
  }

  @Test(
    "Space marks warnings of a rule; one reason, given once, goes past all of them, each with an override of its own"
  )
  func severalWithOneReason() throws {
    var seated = try opened()
    let warnings = try closing(seated).advice.standing
    let items = try closing(seated).items(at: seated.state.desk)
    #expect(try closing(seated).markedCount == 0)
    // What has one cause is one row, and marked as one.
    let row = try #require(
      items.firstIndex {
        if case .warning(let cause) = $0 { cause.severity == .warning && cause.isShared } else { false }
      })
    guard case .warning(let cause) = items[row] else { return }
    let targets = cause.warnings.map { Overriding($0) }
    try go(to: row, seated: &seated)
    try seated.press("Space")
    #expect(try closing(seated).markedCount == targets.count)
    let count = try closing(seated).markedCount
    #expect(seated.state.keyHints.contains { $0.does == "one reason for \(count)" })
    let before = seated.written
    try seated.press("o")
    guard case .card(let card)? = seated.state.layer else { throw NotClosing() }
    #expect(card.subject == .overrides(targets))
    try seated.press("Ctrl-S")
    #expect(seated.written == before)
    try seated.type("heard by telephone after the meeting")
    try seated.press("Ctrl-S")
    #expect(
      seated.acts(since: before)
        == targets.map {
          .overridden(
            rule: $0.rule, child: $0.child, about: $0.about, because: "heard by telephone after the meeting")
        })
    #expect(try closing(seated).markedCount == 0)
    // Exactly what was marked rests, and it is what step 4 counts.
    let after = try closing(seated).advice
    #expect(after.standing == warnings.filter { !targets.contains(Overriding($0)) })
    #expect(after.overridden.map { Overriding($0.warning) } == targets)
  }

  @Test(
    "Space marks and moves on; a marks all of the selected rule, and again none; what was gone past goes down"
  )
  func markRule() throws {
    var seated = try opened()
    let warnings = try closing(seated).advice.standing.filter { $0.severity == .warning }
    let causes = warnings.causes
    let rule = try #require(
      causes.first { cause in causes.count { $0.rule == cause.rule } > 1 }?.rule)
    let same = warnings.filter { $0.rule == rule }
    let items = try closing(seated).items(at: seated.state.desk)
    let first = try #require(causes.first { $0.rule == rule })
    let row = try #require(items.firstIndex(of: .warning(first)))
    try go(to: row, seated: &seated)
    try seated.press("Space")
    #expect(try closing(seated).selected(at: seated.state.desk) == row + 1)
    try seated.press("Up", "a")
    #expect(try closing(seated).markedCount == same.count)
    try seated.press("a")
    #expect(try closing(seated).markedCount == 0)
    try seated.press("a", "o")
    try seated.type("asked by telephone")
    try seated.press("Ctrl-S")
    let after = try closing(seated).items(at: seated.state.desk)
    #expect(after.suffix(same.count).allSatisfy { if case .overridden = $0 { true } else { false } })
    #expect(try closing(seated).selected(at: seated.state.desk) == row)
  }

  @Test("with warnings marked the narrowest keys row still offers the one reason")
  func reasonInView() throws {
    var seated = try opened()
    let items = try closing(seated).items(at: seated.state.desk)
    let row = try #require(
      items.firstIndex { if case .warning(let warning) = $0 { warning.severity == .warning } else { false } })
    try go(to: row, seated: &seated)
    try seated.press("Space")
    #expect(seated.state.keyHints.contains { $0.key == "o" && $0.does == "one reason for 1" && $0.isKept })
  }

  @Test("warnings of different rules share one reason too, and the record tells of how many together")
  func rulesTogether() throws {
    var seated = try opened()
    let items = try closing(seated).items(at: seated.state.desk)
    var rows: [(row: Int, warning: Warning)] = []
    for (index, item) in items.enumerated() {
      guard case .warning(let cause) = item, cause.severity == .warning, !cause.isShared,
        !rows.contains(where: { $0.warning.rule == cause.rule })
      else { continue }
      rows.append((index, cause.first))
    }
    try #require(rows.count > 1)
    for row in rows.prefix(2) {
      try go(to: row.row, seated: &seated)
      try seated.press("Space")
    }
    #expect(try closing(seated).markedCount == 2)
    #expect(seated.state.keyHints.contains { $0.does == "one reason for 2" })
    try seated.press("o")
    guard case .card(let card)? = seated.state.layer else { throw NotClosing() }
    #expect(card.subject == .overrides(rows.prefix(2).map { Overriding($0.warning) }))
    try seated.type("both wait for the conference")
    try seated.press("Ctrl-S")
    let given = seated.state.desk.meeting.overrides.suffix(2)
    #expect(given.map(\.rule) == rows.prefix(2).map(\.warning.rule))
    #expect(given.allSatisfy { seated.state.desk.meeting.countTogether(with: $0) == 2 })
    #expect(try closing(seated).markedCount == 0)
  }

  @Test("what is critical cannot be marked, and with others marked o still asks for its own reason")
  func criticalAlone() throws {
    var seated = try opened()
    let items = try closing(seated).items(at: seated.state.desk)
    let critical = try #require(
      items.firstIndex { if case .warning(let warning) = $0 { warning.severity == .critical } else { false } }
    )
    let other = try #require(
      items.firstIndex { if case .warning(let warning) = $0 { warning.severity == .warning } else { false } })
    try go(to: critical, seated: &seated)
    try seated.press("Space")
    #expect(try closing(seated).markedCount == 0)
    #expect(seated.state.told?.contains("reason of its own") == true)
    try go(to: other, seated: &seated)
    try seated.press("Space")
    try go(to: critical, seated: &seated)
    try seated.press("o")
    guard case .card(let card)? = seated.state.layer, case .override = card.subject else {
      throw NotClosing()
    }
  }

  @Test("a reason that was begun is there when others are marked; taking a mark off leaves nothing marked")
  func reasonKept() throws {
    var seated = try opened()
    let items = try closing(seated).items(at: seated.state.desk)
    let rows = items.indices.filter {
      if case .warning(let cause) = items[$0] {
        cause.severity == .warning && cause.rule == "action.incomplete"
      } else {
        false
      }
    }
    try #require(rows.count > 1)
    try go(to: rows[0], seated: &seated)
    try seated.press("Space", "o")
    try seated.type("heard later")
    try seated.press("Esc")
    try go(to: rows[rows.count - 1], seated: &seated)
    try seated.press("Space", "o")
    guard case .card(let card)? = seated.state.layer else { throw NotClosing() }
    #expect(card.form.field("because")?.text.text == "heard later")
    try seated.press("Esc")
    #expect(seated.state.unfinishedCards == 1)
    try seated.press("Up", "Space")
    try go(to: rows[0], seated: &seated)
    try seated.press("Space")
    #expect(try closing(seated).markedCount == 0)
  }

  private func go(to index: Int, seated: inout Seated) throws {
    try seated.press("Home")
    for _ in 0..<index { try seated.press("Down") }
  }

  @Test("after the line that mends one the check is there again, from a place of the roll too")
  func lineAndBack() throws {
    var seated = try opened { try $0.type(":item decisions") }
    func row(_ isWanted: (Place) -> Bool) throws -> Int {
      let items = try closing(seated).items(at: seated.state.desk)
      return try #require(
        items.firstIndex { if case .warning(let warning) = $0 { isWanted(warning.place) } else { false } })
    }
    func isPrompt(_ place: Place) -> Bool { if case .prompt = place { true } else { false } }
    func isSlot(_ place: Place) -> Bool { if case .roll(.some) = place { true } else { false } }
    try go(to: try row(isPrompt), seated: &seated)
    try seated.press("Enter")
    #expect(seated.state.layer == nil)
    #expect(seated.state.line.field.text.hasPrefix(":answer "))
    try seated.type("repeated assault")
    try seated.press("Enter")
    #expect(try closing(seated).step == .check)
    try go(to: try row(isSlot), seated: &seated)
    try seated.press("Enter", "l")
    #expect(seated.state.line.field.text.hasPrefix(":chase "))
    try seated.type("no answer: duty desk")
    try seated.press("Enter")
    #expect(try closing(seated).step == .check)
    // Where the line was left one is at the meeting, and told the way.
    try go(to: try row(isSlot), seated: &seated)
    try seated.press("Enter", "l", "Esc")
    #expect(seated.state.layer == nil)
    #expect(seated.state.told == "m and c go on with closing")
    try seated.press("n")
    try seated.type("a note")
    try seated.press("Enter")
    #expect(seated.state.layer == nil)
  }

  private func goToReadBack(_ seated: inout Seated) throws {
    let items = try closing(seated).items(at: seated.state.desk)
    try go(
      to: try #require(items.firstIndex { if case .readBack = $0 { true } else { false } }), seated: &seated)
  }

  @Test(
    "actions are read back one by one, each for the record; one that is amended afterwards is read back again"
  )
  func readBack() throws {
    var seated = try opened()
    let before = seated.sitting.proceedings.events.count
    try goToReadBack(&seated)
    try seated.press("Space", "Space")
    #expect(try closing(seated).part == .list)
    #expect(seated.sitting.proceedings.events.count == before)
    try seated.press("Enter", "Esc")
    #expect(try closing(seated).part == .list, "Esc leads back to the check, not out of it")
    try seated.press("Enter")
    #expect(try closing(seated).action(at: seated.state.desk)?.number == 1)
    try seated.press("Space", "Enter")
    #expect(try closing(seated).action(at: seated.state.desk)?.number == 3)
    for _ in 3...6 { try seated.press("Enter") }
    #expect(try closing(seated).items(at: seated.state.desk).last == .readBack(6, of: 6))
    #expect(try closing(seated).part == .list)
    let acts = seated.sitting.proceedings.events.dropFirst(before).map(\.act)
    #expect(acts == (1...6).map { Act.readBack(number: $0) })
    #expect(seated.state.desk.meeting.action(1)?.readBack?.by.person == "R Osei")

    seated.sitting.write(.amended(number: 2, Amendment(purpose: "her own account")))
    try seated.take(
      .followed(seated.sitting.proceedings, at: try #require(Instant(seated.sitting.now))))
    #expect(try closing(seated).items(at: seated.state.desk).contains(.readBack(5, of: 6)))
    try goToReadBack(&seated)
    try seated.press("Enter")
    #expect(try closing(seated).action(at: seated.state.desk)?.number == 2)
    try seated.press("e")
    #expect(seated.state.focus == .actions)
    while seated.state.layer != nil { try seated.press("Esc") }
    try seated.press("m", "c")
    #expect(try closing(seated).items(at: seated.state.desk).contains(.readBack(5, of: 6)))
  }

  @Test(
    "beside the check the minutes begin with the decisions; their head is a key up, and read whole it comes first"
  )
  func decisionsFirst() throws {
    var seated = try opened()
    let lines = ["STRATEGY DISCUSSION", "Chair", "", "1 DECISIONS"] + (1...90).map { "line \($0)" }
    try seated.take(.concluded(.minutes(lines)))
    #expect(try closing(seated).minutesTop == 3)
    try seated.press("Tab")
    try seated.take(.shown(Frame.Extent(top: 3, rows: 20, count: lines.count)))
    try seated.press("Up")
    #expect(try closing(seated).minutesTop == 2)
    try seated.press("Home")
    #expect(try closing(seated).minutesTop == 0)
    try seated.press("Tab", "3")
    #expect(try closing(seated).minutesTop == 0)
  }

  @Test(
    "of the dates that come next the end's stand first, then the conference; what is due for several is told once"
  )
  func dates() throws {
    var seated = try opened { sitting in
      for child in ["aisha", "cal"] {
        try sitting.type(":decide s47 joint #\(child) owner osei threshold yes because grip marks")
      }
    }
    let told = try closing(seated).advice.datesNext(at: seated.state.desk)
    #expect(
      told.prefix(2).map { "\($0.what) \($0.when)" } == [
        "record to everybody invited within 48 hours", "initial child protection conference by Tue 15 Dec",
      ])
    #expect(Set(told).count == told.count)
    try seated.press("Esc")
  }

  @Test(
    "what was promised with a decision taken without an agency is due next, of several children in one line")
  func promised() throws {
    let desk = try opened { sitting in
      try sitting.type(":left byrne")
      for child in ["aisha", "cal"] {
        try sitting.type(
          ":decide s47 joint #\(child) owner osei threshold yes because grip marks without because he is home tonight news @okafor by today 14:00 again wed 10:00"
        )
      }
    }.state.desk
    let lines = desk.closingAdvice.dueNext(at: desk)
    #expect(
      lines.contains(
        "Aisha, Cal: J Okafor asks Health for information by Tue 24 Nov 14:00: as agreed"))
    #expect(
      lines.contains {
        $0.hasPrefix("Aisha, Cal: further discussion with Health, to be convened by Wed 25 Nov 10:00")
      })
    let dates = desk.closingAdvice.datesNext(at: desk).map { "\($0.what) \($0.when)" }
    #expect(
      dates.prefix(4) == [
        "record to everybody invited within 48 hours",
        "J Okafor asks Health for information by Tue 24 Nov 14:00",
        "further discussion with Health, to be convened by Wed 25 Nov 10:00",
        "initial child protection conference by Tue 15 Dec",
      ])
  }

  @Test("the minutes are asked for once, and again when something was written or the pane has another width")
  func minutes() throws {
    var seated = try opened()
    #expect(minutesColumns(seated) == [62])
    try seated.take(.concluded(.minutes((1...200).map { "line \($0)" })))
    try seated.press("Tab", "PgDn", "Down")
    #expect(try closing(seated).minutesScroll.top == 21)
    #expect(minutesColumns(seated) == [62])
    seated.sitting.write(.said(Saying(voice: nil, text: "one more")))
    try seated.take(
      .followed(seated.sitting.proceedings, at: try #require(Instant(seated.sitting.now))))
    #expect(minutesColumns(seated) == [62, 62])
    try seated.take(.resized(height: 24, width: 80))
    #expect(minutesColumns(seated) == [62, 62, 76])
    try seated.press("Tab", "3")
    #expect(try closing(seated).step == .read)
    try seated.take(.resized(height: 36, width: 120))
    #expect(minutesColumns(seated) == [62, 62, 76, 80])
  }

  @Test("what each child has, which risks no action answers, and which actions answer none, are told")
  func children() throws {
    let desk = try opened { $0.write(.riskNamed(number: 2, "Nobody protects", children: [])) }.state.desk
    #expect(desk.childrenAtClosing.map(\.name) == ["Aisha", "Cal", "unborn"])
    #expect(desk.childrenAtClosing.allSatisfy { !$0.isSafeTonight && $0.section47 == nil && $0.actions == 6 })
    #expect(desk.risksWithoutAction.map(\.number) == [1, 2])
    #expect(desk.actionsWithoutRisk == [1, 2, 3, 4, 5, 6])
    #expect(desk.closingAdvice.dueNext(at: desk).contains { $0.contains("not yet") })
  }

  @Test("clocks are told first, then duties with a date, then those that have none; the earliest first")
  func dueNext() throws {
    let desk = try opened {
      let time = try #require(LocalTime("2026-11-25T10:00"))
      let needs = [QuestionAnswer.Need("when", "Wed 25 Nov 10:00", time: time)]
      $0.write(.questionAnswered(QuestionAnswer(question: "medical", answer: "yes", needs: needs)))
      $0.write(.ended)
    }.state.desk
    let lines = desk.closingAdvice.dueNext(at: desk)
    let isDated = lines.map { $0.contains(" by ") }
    #expect(isDated == isDated.sorted { $0 && !$1 })
    let outcome = try #require(lines.firstIndex { $0.contains("Send the outcome of the examination") })
    let noting = try #require(lines.firstIndex { $0.hasPrefix("Note the agreed actions") })
    #expect(isDated[outcome] && !isDated[noting])
    let duty = lines.firstIndex { $0.hasPrefix("Send the record to everybody invited") }
    #expect(try #require(duty) < outcome)
    // The clocks stand before the duties that serve them, so that no clock is pushed off a small screen.
    let report = lines.firstIndex { $0.contains("the written medical report by ") }
    #expect(try #require(report) < #require(duty))
  }

  // MARK: End and read

  @Test("the end is announced; Esc goes back to the meeting, Enter ends it, and then the minutes are read")
  func end() throws {
    var seated = try opened()
    let before = seated.written
    try seated.press("Ctrl-S")
    #expect(try closing(seated).step == .end)
    try seated.press("Ctrl-S", "Esc")
    #expect(seated.state.layer == nil)
    #expect(seated.written == before)
    try seated.press("m", "c", "2", "Enter")
    #expect(seated.acts(since: before) == [.ended])
    #expect(try closing(seated).step == .read)
    #expect(seated.state.desk.meeting.state == .ended)
  }

  @Test("an end that is not on disk is not shown as done")
  func notSaved() throws {
    var seated = try opened()
    seated.isDiskFull = true
    try seated.press("Ctrl-S", "Enter")
    #expect(try closing(seated).step == .end)
    #expect(seated.state.unsaved.map(\.entry.text) == [":end"])
    seated.isDiskFull = false
    try seated.take(.minute(try #require(Instant(seated.sitting.now))))
    #expect(try closing(seated).step == .read)
    #expect(seated.state.unsaved.isEmpty)
  }

  @Test("the minute-taker may check and read; ending, overriding, closing and signing are the chair's")
  func minuteTaker() throws {
    var seated = try opened { $0.sits(at: .minutes) }
    let before = seated.written
    try seated.press("o")
    #expect(seated.state.told == "✗ only the chair can override")
    try seated.press("2")
    #expect(seated.state.told == "✗ only the chair ends the discussion")
    try seated.press("Ctrl-S")
    #expect(try closing(seated).step == .read)
    #expect(seated.state.told?.hasPrefix("only the chair ends") == true)
    try seated.press("4")
    #expect(seated.state.told == "✗ only the chair closes and signs")
    #expect(seated.written == before)
    #expect(conclusions(seated) == 0)
  }

  // MARK: Sign

  @Test("while something stands after the end, closing begins with the check and no word closes")
  func standing() throws {
    var seated = try opened { $0.write(.ended) }
    #expect(try closing(seated).step == .check)
    try seated.press("4")
    #expect(try closing(seated).step == .sign)
    for character in "close" { try seated.take(.key(.character(character))) }
    try seated.press("Enter")
    #expect(conclusions(seated) == 0)
    #expect(seated.state.told?.contains("1 goes back") == true)
    try seated.press("1")
    #expect(try closing(seated).step == .check)
  }

  @Test("nothing but the whole word closes")
  func word() throws {
    var seated = try ready()
    try seated.type("clos")
    try seated.press("Enter")
    #expect(conclusions(seated) == 0)
    try seated.type("e")
    try seated.press("Enter", "Enter")
    #expect(conclusions(seated) == 1)
    #expect(try closing(seated).isConcluding)
  }

  @Test("the passphrase is only counted: its characters leave as effects, and no paste brings one in")
  func passphrase() throws {
    var seated = try ready(SigningPlan(key: "k", needsPassphrase: true))
    try seated.type("close")
    try seated.press("Enter")
    #expect(conclusions(seated) == 0)
    try seated.type("twélve")
    try seated.press("Backspace", "Ctrl-U")
    #expect(try closing(seated).bullets == 0)
    try seated.type("s3cr3t Xq")
    try seated.paste("pasted secret")
    #expect(try closing(seated).bullets == 9)
    #expect(
      passphraseKeys(seated)
        == "twélve".map { .type($0) } + [.backspace, .clear] + "s3cr3t Xq".map { .type($0) })
    #expect(!"\(seated.state)".contains("s3cr3t"))
    try seated.press("Enter")
    #expect(conclusions(seated) == 1)
  }

  @Test("Esc before the end of the passphrase closes nothing and forgets it")
  func leaves() throws {
    var seated = try ready(SigningPlan(key: "k", needsPassphrase: true))
    try seated.type("close")
    try seated.press("Enter")
    try seated.type("abc")
    try seated.press("Esc")
    #expect(try closing(seated).step == .read)
    #expect(passphraseKeys(seated).last == .clear)
    try seated.press("Ctrl-S")
    #expect(try closing(seated).bullets == 0)
    #expect(try closing(seated).word.isEmpty)
    #expect(conclusions(seated) == 0)
  }

  @Test("without its passphrase it closes unsigned only when asked twice")
  func skipped() throws {
    var seated = try ready(SigningPlan(key: "k", needsPassphrase: true))
    try seated.type("close")
    try seated.press("Enter", "Enter")
    #expect(conclusions(seated) == 0)
    #expect(seated.state.told?.contains("UNSIGNED") == true)
    try seated.press("Enter")
    #expect(conclusions(seated) == 1)
  }

  @Test(
    "closed and signed: Enter leaves the meeting, and closing opened again shows the record that the journal names"
  )
  func signed() throws {
    var seated = try ready()
    try seated.type("close")
    try seated.press("Enter")
    seated.sitting.write(.closed)
    let recording = Recording(folder: "2026-11-24_SD", fingerprint: "0123456789abcdef", sealed: "ff")
    seated.sitting.write(.recorded(recording))
    seated.sitting.write(.signed(Signing(office: .chair, principal: "r.osei", key: "SHA256:x")))
    try seated.take(.followed(seated.sitting.proceedings, at: try #require(Instant(seated.sitting.now))))
    let done = Concluded.signed(folder: "/r", fingerprint: "0123456789abcdef", signer: "r.osei")
    try seated.take(.concluded(done))
    #expect(try closing(seated).result(at: seated.state.desk) == done)
    try seated.press("Esc")
    #expect(seated.state.layer == nil)
    try seated.press("m", "c", "Enter")
    #expect(seated.asked.contains { if case .leave = $0 { true } else { false } })
    try seated.press("m", "c")
    #expect(
      try closing(seated).result(at: seated.state.desk)
        == .signed(folder: recording.folder, fingerprint: recording.fingerprint, signer: "r.osei"))
  }

  @Test(
    "closed, unsigned: the reason stands, Enter tries again without the word, and so does the next sitting")
  func unsigned() throws {
    var seated = try ready(SigningPlan(key: "k", needsPassphrase: true))
    try seated.type("close")
    try seated.press("Enter")
    try seated.type("wrong")
    try seated.press("Enter")
    seated.sitting.write(.closed)
    try seated.take(.followed(seated.sitting.proceedings, at: try #require(Instant(seated.sitting.now))))
    let failed = Concluded.unsigned(
      folder: "/r", fingerprint: "0123", reason: "The passphrase does not open it.")
    try seated.take(.concluded(failed))
    #expect(try closing(seated).result(at: seated.state.desk) == failed)
    try seated.press("Enter")
    #expect(try closing(seated).field == .passphrase)
    try seated.press("Enter")
    #expect(conclusions(seated) == 1)
    try seated.type("right")
    try seated.press("Enter")
    #expect(conclusions(seated) == 2)

    var later = try opened {
      $0.write(.ended)
      $0.write(.closed)
    }
    #expect(try closing(later).step == .sign)
    try later.press("Enter")
    #expect(later.state.told?.contains("quorate sign SD-20261124-02 --key FILE") == true)
    #expect(conclusions(later) == 0)
  }

  /// The discussion has ended, nothing stands, and step 4 is open.
  private func ready(_ plan: SigningPlan = SigningPlan()) throws -> Seated {
    var sitting = try Sitting.underWay()
    sitting.write(.ended)
    try overrideAll(&sitting)
    var seated = try Seated(sitting, signing: plan)
    try seated.press("m", "c")
    #expect(try closing(seated).step == .read)
    try seated.press("Ctrl-S")
    #expect(try closing(seated).step == .sign)
    return seated
  }
}

private struct NotClosing: Error {}
