import Calendar
import Console
import Meeting
import Procedures
import Screen
import Testing
import Text

/// Every drawing of the meeting itself, made from the made-up case.
@Suite("The screens of the meeting, as drawn")
struct MeetingScreenTests {
  private let typing = OtherSeat(name: "J Hart", unsent: 12)

  @Test(
    "what was done already keeps every year that somebody said; only the one of its day goes without saying")
  func alreadyDone() throws {
    let kept = try Case.aisha(until: "2026-11-24T09:58:00Z")
    var proceedings = kept.proceedings
    for (index, text) in ["Mon 23 Nov 2026 18:00 Gran rung", "He left in 2026 for good"].enumerated() {
      proceedings.append(
        Event(
          id: EventID("already\(index)"), at: kept.now,
          by: Author(seat: .chair, person: "R Osei", login: "osei"), act: .alreadyDone(text)))
    }
    let meeting = Case(
      proceedings: proceedings, procedure: kept.procedure, workingDays: kept.workingDays, now: kept.now)
    let screen = view(meeting.console(.chair, 120, 36)).text
    #expect(screen.contains("Mon 23 Nov 18:00 Gran rung"))
    #expect(screen.contains("He left in 2026 for good"))
  }

  @Test(
    "assembling: clock, roll with the calls, safe tonight, circumstances, what is done",
    arguments: [(120, 36), (80, 24)])
  func assembling(_ width: Int, _ height: Int) throws {
    let console = try Case.aisha(until: "2026-11-24T09:58:00Z").console(.chair, width, height)
    try expectGolden(view(console), "assembling-\(width)x\(height)")
  }

  @Test(
    "of a target that was past when it was set only how late it is, and the referral's own time, are shown")
  func targetPast() throws {
    let made = try Case.aisha(until: "2026-11-24T09:58:00Z")
    var proceedings = made.proceedings
    let due = try #require(LocalTime("2026-11-24T09:11"))
    let draft = Draft(id: EventID("t"), act: .target(due, because: "by telephone"))
    proceedings.append(draft.event(at: made.now, by: Author(seat: .chair, person: "R Osei", login: "rosei")))
    let national = try Library.resolve("working-together", directories: []).procedure
    let other = Case(
      proceedings: proceedings, procedure: national, workingDays: made.workingDays, now: made.now)
    let referral = London.local(made.proceedings.meeting.case.referral.received)
    for (width, height) in [(120, 36), (80, 24)] {
      let screen = view(other.console(.chair, width, height))
      let since = try #require(screen.lines.first { $0.contains("│ Since ") })
      #expect(since.contains("\(referral.day.short) \(referral.clock)"))
      #expect(since.contains("47 min late"))
      #expect(!since.contains(" 0 min gone"))
      #expect(!screen.text.contains("half the time") && !screen.text.contains("a quarter left"))
    }
  }

  @Test("live, at the chair's seat", arguments: [(120, 36), (80, 24), (200, 60), (60, 16), (120, 34)])
  func chair(_ width: Int, _ height: Int) throws {
    let console = try Case.aisha(until: "2026-11-24T10:44:00Z").console(.chair, width, height, other: typing)
    try expectGolden(view(console), "live-chair-\(width)x\(height)")
  }

  @Test("a risk of which nobody said whose it is asks for that among the risks named")
  func riskOfNobody() throws {
    let made = try Case.aisha(until: "2026-11-24T10:44:00Z")
    var proceedings = made.proceedings
    let draft = Draft(id: EventID("r"), act: .riskNamed(number: 9, "Left alone", children: []))
    proceedings.append(draft.event(at: made.now, by: Author(seat: .chair, person: "R Osei", login: "rosei")))
    let other = Case(
      proceedings: proceedings, procedure: made.procedure, workingDays: made.workingDays, now: made.now)
    let lines = view(other.console(.chair, 200, 60)).lines
    #expect(lines.contains { $0.contains("│   9 Left alone ▲ which child? ") })
    #expect(lines.count { $0.contains("which child?") } == 1)
  }

  @Test(
    "every risk that was named can be gone to, read whole, and taken back", arguments: [(80, 24), (60, 16)])
  func risksInReach(_ width: Int, _ height: Int) throws {
    var console = try Case.aisha(until: "2026-11-24T10:44:00Z").console(.chair, width, height)
    let last = try #require(console.desk.meeting.risks.last)
    for key in [Keystroke.character("3"), .end] { _ = console.update(.key(key)) }
    #expect(
      view(console).lines.contains {
        $0.contains("▸") && $0.contains(" \(last.number) \(last.text.prefix(9))")
      })
    _ = console.update(.key(.enter))
    #expect(view(console).lines.contains { $0.contains("Risk \(last.number)") })
    #expect(view(console).text.contains("No action answers it.") || view(console).text.contains("Action "))
    for key in [Keystroke.escape, .character("u"), .character("s")] { _ = console.update(.key(key)) }
    #expect(view(console).text.contains(String(last.text.prefix(9))))
  }

  @Test("live, in ASCII")
  func ascii() throws {
    let console = try Case.aisha(until: "2026-11-24T10:44:00Z").console(.chair, 120, 36, other: typing)
    try expectGolden(view(console).inASCII, "live-chair-120x36-ascii")
  }

  @Test("live, the minute-taker capturing", arguments: [(120, 36), (80, 24)])
  func capturing(_ width: Int, _ height: Int) throws {
    var console = try Case.aisha(until: "2026-11-24T10:44:00Z").console(.minutes, width, height)
    console.type("+@okafor to see Aisha alone at school by 15:30 today for her own account")
    try expectGolden(view(console), "live-minutes-\(width)x\(height)")
  }

  @Test("what cannot be understood is said over its word")
  func refused() throws {
    var console = try Case.aisha(until: "2026-11-24T10:44:00Z").console(.minutes, 120, 36)
    console.type("+@okfor to see Aisha alone by 31 nov")
    try expectGolden(view(console), "refused-120x36")
  }

  @Test(
    "how one comes back to a refused line stands on its row, however long the reason is",
    arguments: [80, 120])
  func wayBack(_ width: Int) throws {
    var console = try Case.aisha(until: "2026-11-24T10:44:00Z").console(.chair, width, 24)
    console.press(.character(":"))
    console.type("decide removal #aisha because of what was heard")
    console.press(.enter)
    #expect(view(console).text.contains("· ← mends it, ↑ brings it back"))
    console.press(.escape)
    #expect(
      view(console).text.contains("› keys are commands; i and ← mend what was refused: :decide removal"))
    console.press(.character("i"))
    console.press(.left, .end)
    console.type("!")
    console.press(.escape)
    #expect(view(console).text.contains("› keys are commands; i goes on with: :decide removal"))
  }

  @Test("what could not be saved is counted and stays in the line")
  func notSaved() throws {
    let replayed = try Case.aisha(until: "2026-11-24T10:44:00Z")
    var console = replayed.console(.minutes, 120, 36)
    for line in ["police: officers will visit at noon", "health: the report comes by fax"] {
      console.type(line)
      for case .write(let entry) in console.update(.key(.enter)) {
        _ = console.update(.notSaved(entry, reason: "disk full", at: replayed.now))
      }
      if line.hasPrefix("police") { console.press(.control("u")) }
    }
    try expectGolden(view(console), "not-saved-120x36")
  }

  @Test("blind: an agency is waited for in the pane as on the sheet until each of its people is in")
  func blindForEach() throws {
    let made = try Case.aisha(until: "2026-11-24T10:39:00Z")
    var proceedings = made.proceedings
    let health = AgencyKey("health")
    let byrne = try #require(proceedings.meeting.persons.first { $0.name == "N Byrne" }?.key)
    let voices = [Voice(agency: health, person: byrne), Voice(agency: health)]
    func score(_ voice: Voice, _ child: ChildKey) -> Act {
      .scored(Scoring(voice: voice, child: child, value: 5))
    }
    func row() -> String? {
      let now = Case(
        proceedings: proceedings, procedure: made.procedure, workingDays: made.workingDays, now: made.now)
      return view(now.console(.chair, 120, 36)).lines.first { $0.contains("│ Health        ") }
    }
    let (aisha, cal) = (proceedings.meeting.livingChildren[0].key, proceedings.meeting.livingChildren[1].key)
    for (index, act) in [score(voices[0], aisha), score(voices[1], cal)].enumerated() {
      proceedings.append(
        Draft(id: EventID("x\(index)"), act: act).event(
          at: made.now, by: Author(seat: .chair, person: "R Osei", login: "rosei")))
      #expect(row()?.contains("│ Health        waiting ") == true)
    }
    for (index, act) in [score(voices[0], cal), score(voices[1], aisha)].enumerated() {
      proceedings.append(
        Draft(id: EventID("y\(index)"), act: act).event(
          at: made.now, by: Author(seat: .chair, person: "R Osei", login: "rosei")))
    }
    #expect(row()?.contains("│ Health        in, hidden ") == true)
  }

  @Test("an item that was gone through is not ticked while an answer under it lacks something")
  func lackingAnswer() throws {
    let made = try Case.aisha(until: "2026-11-24T10:44:00Z")
    var proceedings = made.proceedings
    let aisha = proceedings.meeting.livingChildren[0].key
    func row(after acts: Act...) -> String? {
      for act in acts {
        let id = EventID("x\(proceedings.events.count)")
        proceedings.append(
          Draft(id: id, act: act).event(
            at: made.now, by: Author(seat: .chair, person: "R Osei", login: "rosei")))
      }
      let now = Case(
        proceedings: proceedings, procedure: made.procedure, workingDays: made.workingDays, now: made.now)
      return view(now.console(.chair, 120, 36)).lines.first { $0.contains("Plan of enquiries") }
    }
    let needs = [("who", "J Okafor"), ("when", "today 15:00"), ("method", "play")].map {
      QuestionAnswer.Need($0, $1)
    }
    func seen(_ needs: [QuestionAnswer.Need]) -> Act {
      .questionAnswered(QuestionAnswer(question: "alone", child: aisha, answer: "yes", needs: needs))
    }
    let decided = Deciding(number: 9, child: aisha, decision: "s47-joint")
    #expect(
      row(after: .decided(decided), .itemOpened("plan"), .itemOpened("actions"))?.hasPrefix("│ ✓ Plan")
        == true)
    #expect(row(after: seen([]))?.hasPrefix("│ ▲ Plan") == true)
    #expect(row(after: seen([needs[0]]))?.hasPrefix("│ ▲ Plan") == true)
    #expect(row(after: seen(needs))?.hasPrefix("│ ✓ Plan") == true)
  }

  @Test("blind: who is in and who is waited for, and no number")
  func blind() throws {
    let console = try Case.aisha(until: "2026-11-24T10:39:00Z").console(.chair, 120, 36)
    try expectGolden(view(console), "blind-120x36")
  }

  @Test("blind, and all are in: who reveals, and with which key", arguments: [(120, 36), (80, 24)])
  func allIn(_ width: Int, _ height: Int) throws {
    let made = try Case.aisha(until: "2026-11-24T10:39:00Z")
    for (seat, words) in [
      (Seat.chair, "all in, hidden: s, then v reveals"), (.minutes, "all in, hidden: the chair reveals"),
    ] {
      var console = made.console(seat, width, height)
      if seat == .minutes { console.press(.escape) }
      console.press(.character("6"))
      #expect(view(console).text.contains("hidden until all are in"))
      var proceedings = made.proceedings
      for (index, voice) in console.desk.scoringVoices.enumerated() {
        for child in console.desk.childrenToScore where !console.desk.hasScore(voice, child) {
          let draft = Draft(
            id: EventID("s\(index)\(child.text)"),
            act: .scored(Scoring(voice: voice, child: child, value: 5)))
          proceedings.append(
            draft.event(at: made.now, by: Author(seat: .chair, person: "R Osei", login: "rosei")))
        }
      }
      _ = console.update(.followed(proceedings, at: made.now))
      let shown = view(console).text
      #expect(shown.contains(words))
      #expect(!shown.contains("until all are in"))
      guard seat == .chair else { continue }
      console.press(.character("s"), .character("v"))
      guard case .announcement? = console.layer else {
        Issue.record("s, then v announces nothing")
        continue
      }
    }
  }

  @Test("revealed, after an earlier discussion: what has changed since")
  func revealed() throws {
    var console = try Case.aisha(until: "2026-11-24T10:45:00Z", isReconvened: true).console(.chair, 120, 36)
    console.press(.character("6"))
    try expectGolden(view(console), "revealed-120x36")
  }

  @Test("revealed, alone under the tabs: the bars of the child in view")
  func bars() throws {
    var console = try Case.aisha(until: "2026-11-24T10:45:00Z", isReconvened: true).console(.chair, 80, 24)
    console.press(.character("6"), .down)
    try expectGolden(view(console), "revealed-80x24")
  }

  @Test("inquorate, with a decision put to the agencies")
  func inquorate() throws {
    let console = try Case.aisha(until: "2026-11-24T10:58:00Z").console(.chair, 120, 36)
    try expectGolden(view(console), "inquorate-120x36")
  }

  @Test("decided without an agency and against another's view", arguments: [(120, 36), (80, 24)])
  func decided(_ width: Int, _ height: Int) throws {
    var console = try Case.aisha(until: "2026-11-24T11:04:00Z").console(.minutes, width, height)
    console.press(.escape, .character("2"))
    try expectGolden(view(console), "decided-\(width)x\(height)")
  }

  @Test("20 actions", arguments: [(120, 36), (80, 24)])
  func actions(_ width: Int, _ height: Int) throws {
    var console = try Case.aisha(until: "2026-11-24T10:44:00Z", .long).console(
      .chair, width, height, other: typing)
    console.press(.character("7"))
    try expectGolden(view(console), "actions-\(width)x\(height)")
  }

  @Test("a pane that fills the body")
  func zoomed() throws {
    var console = try Case.aisha(until: "2026-11-24T11:04:00Z").console(.chair, 120, 36)
    console.press(.character("4"), .character("z"), .pageUp)
    try expectGolden(view(console), "zoomed-notes-120x36")
  }

  @Test("ended: what was done is seen at a glance")
  func ended() throws {
    let console = try Case.aisha(until: "2026-11-24T11:31:00Z").console(.chair, 120, 36)
    try expectGolden(view(console), "ended-120x36")
  }
}
