import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("What is due when, at the latest?")
struct TimingTests {
  struct Convening: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var answers: [(String, Answer)]
    var due: String

    init(_ name: String, _ answers: [(String, Answer)], due: String) {
      testDescription = name
      self.answers = answers
      self.due = due
    }
  }

  // Referral received and concern identified on Wednesday 18 November 2026, 14:10.
  static let convenings = [
    Convening("two working days where nothing else is said", [], due: "2026-11-20T23:59"),
    Convening("a serious risk of harm: the same day", [("serious-harm", .yes)], due: "2026-11-18T23:59"),
    Convening("forensic evidence: the same day", [("penetrative-forensic", .yes)], due: "2026-11-18T23:59"),
    Convening(
      "immediate action was required: one working day", [("immediate-action-required", .yes)],
      due: "2026-11-19T23:59"),
    Convening(
      "complex, and no immediate protection needed: five working days",
      [("complex", .yes), ("immediate-protection-needed", .no)], due: "2026-11-25T23:59"),
    Convening(
      "staff, and no immediate protection needed: five working days",
      [("staff", .yes), ("immediate-protection-needed", .no)], due: "2026-11-25T23:59"),
    Convening("complex, and nobody asked about protection", [("complex", .yes)], due: "2026-11-20T23:59"),
    Convening(
      "complex, and immediate protection is needed",
      [("complex", .yes), ("immediate-protection-needed", .yes)], due: "2026-11-20T23:59"),
    Convening(
      "complex, and protection is not known",
      [("complex", .yes), ("immediate-protection-needed", .unknown)], due: "2026-11-20T23:59"),
    Convening(
      "of several the earliest: complex, and immediate action",
      [("complex", .yes), ("immediate-protection-needed", .no), ("immediate-action-required", .yes)],
      due: "2026-11-19T23:59"),
    Convening(
      "of several the earliest: immediate action, and serious harm",
      [("immediate-action-required", .yes), ("serious-harm", .yes)], due: "2026-11-18T23:59"),
    Convening("asked, and not so", [("serious-harm", .no), ("staff", .unknown)], due: "2026-11-20T23:59"),
  ]

  @Test(
    "An exception replaces the two working days, and of several the earliest stands", arguments: convenings)
  func convene(_ convening: Convening) throws {
    var discussion = try Discussion()
    for (name, answer) in convening.answers {
      discussion.at("2026-11-18T14:20", .circumstance(name, child: nil, answer))
    }
    #expect(discussion.due("time.convene") == [convening.due])
  }

  @Test(
    "Two working days run from the concern, exceptions from the referral; nothing else counts than working days"
  )
  func origins() throws {
    var later = try Discussion(received: "2026-11-18T14:10", identified: "2026-11-16T09:00")
    #expect(later.due("time.convene") == ["2026-11-18T23:59"])
    later.at("2026-11-18T14:20", .circumstance("immediate-action-required", child: nil, .yes))
    #expect(later.due("time.convene") == ["2026-11-19T23:59"])
    #expect(try Discussion(received: "2026-11-20T16:40").due("time.convene") == ["2026-11-24T23:59"])
    #expect(try Discussion(received: "2026-12-23T16:00").due("time.convene") == ["2026-12-29T23:59"])
  }

  @Test("The discussion is nearly due, then late, then held late; each is said with its rule")
  func convening() throws {
    var discussion = try Discussion()
    let name = "time.convene"
    #expect(discussion.raised(name, at: "2026-11-20T09:30") == [])
    #expect(discussion.raised(name, at: "2026-11-20T09:35") == [Raised(name, .warning)])
    #expect(discussion.raised(name, at: "2026-11-20T23:59") == [Raised(name, .warning)])
    #expect(discussion.raised(name, at: "2026-11-21T00:00") == [Raised(name, .critical)])
    #expect(discussion.words(name, at: "2026-11-21T00:00").contains("2 working days after Wed 18 Nov"))
    discussion.at("2026-11-21T09:00", .began)
    #expect(discussion.raised(name, at: "2026-11-21T09:00") == [Raised(name, .critical)])
    #expect(discussion.words(name).contains("Held late: due Fri 20 Nov 23:59"))
    #expect(discussion.advice().deadlines.first { $0.rule == name }?.state == .metLate)
  }

  @Test("Held by its last minute, or declined with a reason, it is not late")
  func heldOrDeclined() throws {
    var held = try Discussion()
    held.at("2026-11-20T23:59", .began)
    #expect(held.raised("time.convene", at: "2026-11-23T09:00") == [])
    var declined = try Discussion()
    declined.at("2026-11-19T09:00", .declined(because: "no reasonable cause"))
    #expect(declined.raised("time.convene", "assembling.chase", at: "2026-11-23T09:00") == [])
  }

  @Test("Delayed on purpose it is late by decision, in the words of who decided it")
  func lateByDecision() throws {
    var discussion = try Discussion()
    discussion.at("2026-11-19T12:00", .target(local("2026-11-23T10:00"), because: "the whole team can come"))
    #expect(
      discussion.words("time.convene", at: "2026-11-21T09:00").contains(
        "late by decision: the whole team can come"))
    #expect(discussion.due("time.convene") == ["2026-11-20T23:59"])
  }

  @Test("Aimed at its last minute it is not late by decision, a minute later it is")
  func aimedAtTheLastMinute() throws {
    // Within four hours of serious harm [EAM 1.4]: 18:10.
    for (time, isByDecision) in [("18:10", false), ("18:11", true)] {
      var discussion = try Discussion(under: Area.named("eastmarch"))
      discussion.at("2026-11-18T14:20", .circumstance("serious-harm", child: nil, .yes))
      discussion.at("2026-11-18T14:30", .target(local("2026-11-18T\(time)"), because: "all can come"))
      let words = discussion.words("time.convene", at: "2026-11-18T18:20")
      #expect(words.contains(isByDecision ? "is late by decision: all can come;" : "is late;"))
    }
  }

  static let records: [(ended: String, due: String)] = [
    ("2026-11-19T11:35", "2026-11-21T11:35"),
    ("2026-11-20T11:35", "2026-11-22T11:35"),
    // The clocks go back on Sunday 25 October 2026, forward on Sunday 28 March 2027.
    ("2026-10-24T12:00", "2026-10-26T11:00"),
    ("2027-03-27T12:00", "2027-03-29T13:00"),
  ]

  @Test(
    "The record is due 48 hours after the discussion, across a weekend and a change of the clocks",
    arguments: records)
  func minutes(_ ended: String, _ due: String) throws {
    var discussion = try Discussion(received: "2026-10-01T09:00")
    discussion.at(ended, .began)
    #expect(discussion.due("time.minutes") == ["waiting"])
    discussion.at(ended, .ended)
    #expect(discussion.due("time.minutes") == [due])
  }

  @Test(
    "Agencies are told of an enquiry that is initiated; going on with one keeps the others up to date",
    arguments: [("s47-joint", true), ("s47-continue", false)])
  func initiated(_ decision: String, _ isBegun: Bool) throws {
    var discussion = try Discussion()
    discussion.opens("10:30")
    discussion.decides(1, decision, for: "maya", "11:07")
    let duties = discussion.advice().duties.map(\.rule.id)
    #expect(duties.contains("agencies-told") == isBegun)
    #expect(duties.contains("updates-shared"))
  }

  @Test(
    "A record not sent is a warning in the last quarter, critical when late, and done when its duties are")
  func recordLate() throws {
    var discussion = try Discussion()
    discussion.opens("10:30")
    #expect(discussion.raised("time.minutes", at: "2026-12-01T09:00") == [])
    discussion.at("11:35", .ended)
    discussion.at("11:50", .closed)
    #expect(discussion.raised("time.minutes", at: "2026-11-20T23:35") == [])
    #expect(discussion.raised("time.minutes", at: "2026-11-20T23:36") == [Raised("time.minutes", .warning)])
    #expect(discussion.raised("time.minutes", at: "2026-11-21T11:36") == [Raised("time.minutes", .critical)])
    discussion.at("2026-11-21T12:00", .dutyDone("record-sent", child: nil, "by secure mail"))
    #expect(discussion.raised("time.minutes", at: "2026-11-21T12:00") == [Raised("time.minutes", .critical)])
    discussion.at("2026-11-21T12:05", .dutyDone("record-distributed", child: nil, "by secure mail"))
    #expect(discussion.raised("time.minutes", at: "2026-11-21T12:00") == [])
  }

  @Test("A later date for something else of the same rule makes what is late no less critical")
  func lateBesidesAnother() throws {
    let area = try Area.extending(
      """
      timescales:
        - {id: owners, rule: time.minutes, what: the actions to their owners, within: 24 hours, from: discussion ended, force: should, cite: x}
      happenings:
        - {id: owners, name: the actions were sent to their owners}
      """)
    var discussion = try Discussion(under: area)
    discussion.opens("10:30")
    discussion.at("11:35", .ended)
    #expect(discussion.raised("time.minutes", at: "2026-11-20T11:36") == [Raised("time.minutes", .critical)])
  }

  @Test("A conference that was held is late no more, for the child it was held for")
  func conferenceHeld() throws {
    var discussion = try Discussion([maya, theo])
    discussion.opens("10:30")
    discussion.decides(1, for: "maya", "11:07")
    discussion.decides(2, for: "theo", "11:12")
    discussion.at("11:35", .ended)
    let late = "2026-12-11T09:00"
    #expect(
      discussion.raised("time.conference", at: late).map(\.child) == ["maya", "theo"].map { ChildKey($0) })
    let held = try #require(LocalTime("2026-12-09T10:00"))
    discussion.at("2026-12-10T09:00", .happened("conference", child: ChildKey("theo"), at: held))
    #expect(discussion.raised("time.conference", at: late).map(\.child) == [ChildKey("maya")])
  }

  @Test("The conference is due 15 working days after section 47 was decided, for each child alone")
  func conference() throws {
    var discussion = try Discussion([maya, theo])
    #expect(discussion.due("time.conference") == [])
    discussion.opens("10:30")
    discussion.at("11:00", .proposed(number: 1, child: "maya", decision: "s47-joint"))
    #expect(discussion.due("time.conference") == [])
    discussion.decides(1, for: "maya", "11:07")
    #expect(discussion.due("time.conference") == ["maya: 2026-12-10T23:59"])
    discussion.decides(2, for: "theo", "2026-11-20T09:00")
    #expect(discussion.due("time.conference") == ["maya: 2026-12-10T23:59", "theo: 2026-12-11T23:59"])
    discussion.decides(3, "s47-single", for: "maya", "2026-11-23T09:00")
    #expect(discussion.due("time.conference").first == "maya: 2026-12-10T23:59")
    #expect(discussion.raised("time.conference", at: "2026-12-01T09:00") == [])
    #expect(
      discussion.raised("time.conference", at: "2026-12-11T09:00") == [
        Raised("time.conference", .critical, "maya"), Raised("time.conference", .warning, "theo"),
      ])
  }

  static let movesNothing: [(String, String)] = [
    ("continuing the enquiry", "s47-continue"), ("a single assessment", "s17"), ("no further action", "nfa"),
    ("a police investigation", "police-investigation"), ("a decision in words", "watch and wait"),
  ]

  @Test("Only beginning section 47 starts the conference's clock", arguments: movesNothing)
  func startsNothing(_ name: String, _ decision: String) throws {
    var discussion = try Discussion(follows: Reconvened(reference: "SD-0", rationale: "new information"))
    discussion.opens("10:30")
    discussion.decides(1, decision, "11:07")
    #expect(discussion.due("time.conference") == [])
  }

  @Test(
    "The medical report is due 10 calendar days after the examination, as planned or as it was, for each child"
  )
  func medicalReport() throws {
    var discussion = try Discussion([maya, theo])
    #expect(discussion.due("time.medical-report") == [])
    discussion.at("11:18", discussion.answering("medical", "yes", child: "maya"))
    #expect(discussion.due("time.medical-report") == ["maya: 2026-11-29T23:59"])
    discussion.at("2026-11-21T12:00", .happened("examination", child: "maya", at: local("2026-11-21T10:00")))
    #expect(discussion.due("time.medical-report") == ["maya: 2026-12-01T23:59"])
    discussion.at("2026-11-23T12:00", .happened("examination", child: "theo", at: local("2026-11-20T10:00")))
    #expect(
      discussion.due("time.medical-report") == ["maya: 2026-12-01T23:59", "theo: 2026-11-30T23:59"])
    #expect(
      discussion.raised("time.medical-report", at: "2026-12-01T09:00") == [
        Raised("time.medical-report", .critical, "theo"), Raised("time.medical-report", .warning, "maya"),
      ])
    discussion.at(
      "2026-12-01T10:00", .dutyDone("medical-report", child: nil, "sent to police and social care"))
    #expect(discussion.raised("time.medical-report", at: "2026-12-05T09:00") == [])
  }

  @Test("Findings go to police and social care whether the examination is planned or was done before")
  func findingsShared() throws {
    for (answer, arises) in [("yes", true), ("done", true), ("advice", false), ("no", false)] {
      var discussion = try Discussion()
      discussion.at("11:18", discussion.answering("medical", answer, child: "maya"))
      let duties = discussion.advice().duties.map(\.rule.id)
      #expect(duties.contains("medical-report") == arises, "\(answer)")
    }
  }

  @Test("What an absent agency gave in writing is not obtained again; what one that was rung kept back is")
  func absentInformation() throws {
    var discussion = try Discussion()
    discussion.at("10:00", .circumstance("medical-implications", child: "maya", .yes))
    discussion.at("10:00", .circumstance("nursery-age", child: "maya", .yes))
    discussion.opens("10:30")
    discussion.comes("malik", for: "police", "10:31")
    discussion.comes("byrne", for: "health", "10:31")
    discussion.at("11:35", .ended)
    var agencies: [String] {
      discussion.advice().duties.first { $0.rule.id == "absent-information" }?.agencies ?? []
    }
    #expect(agencies == ["Paediatrician"])
    discussion.at("11:36", .written(slot("paediatrician"), "no medical concerns"))
    #expect(agencies == [])
    discussion.at("11:37", .chased(slot("nursery"), .noAnswer, "rang twice"))
    #expect(agencies == ["Nursery"])
    discussion.at("11:38", .chased(slot("nursery"), nil, "no concerns"))
    #expect(agencies == [])
  }

  @Test("What is due for all of several children is met once it was done for each of them")
  func doneForEach() throws {
    let duties = """
      timescales:
        - {id: told, rule: time.referrer, what: agencies told, within: 1 working day, from: s47 decided, force: must, cite: x}
      duties:
        - {id: tell, what: Tell them, owner: social-care, on: s47 decided, timescale: told, force: must, cite: x}
      rules:
        time.referrer: {severity: warning, cite: x}
      """
    var discussion = try Discussion([maya, theo], under: Area.extending(duties))
    discussion.opens("10:30")
    for (number, child) in [maya.key, theo.key].enumerated() {
      discussion.decides(number + 1, for: child, "11:08")
    }
    func state() -> Due.State? { discussion.advice().deadlines.first { $0.timescale == "told" }?.state }
    func owed() throws -> Bool {
      let duty = try #require(discussion.procedure.duties(serving: "told", in: discussion.meeting).first)
      return !duty.isDone(in: discussion.meeting, under: discussion.procedure)
    }
    #expect(try owed())
    discussion.at("11:20", .dutyDone("tell", child: "maya", "by telephone"))
    #expect(state() == .running)
    #expect(try owed())
    discussion.at("11:21", .dutyDone("tell", child: "theo", "by telephone"))
    #expect(state() == .met)
    #expect(try !owed())
  }

  @Test("An hour that was assumed says so wherever a date is counted from it")
  func assumedHour() throws {
    var discussion = try Discussion()
    func basis() -> String? { discussion.advice().deadlines.first { $0.rule == "time.convene" }?.basis }
    #expect(basis()?.contains("assumed") == false)
    discussion.assumesHours([.identified])
    #expect(basis()?.contains("concern identified (14:10 assumed)") == true)
  }

  @Test("A duty that several children's events create stands for each of them, with its own date and end")
  func dutyForEach() throws {
    var discussion = try Discussion([maya, theo])
    discussion.at("11:18", discussion.answering("medical", "yes", child: "maya"))
    discussion.at(
      "2026-11-23T12:00", .happened("examination", child: "maya", at: local("2026-11-21T10:00")),
      .happened("examination", child: "theo", at: local("2026-11-20T10:00")))
    var duties: [Duty] { discussion.advice().duties.filter { $0.rule.id == "medical-report" } }
    #expect(duties.map(\.child) == ["maya", "theo"])
    #expect(duties.map(\.due) == [local("2026-12-01T23:59"), local("2026-11-30T23:59")])
    discussion.at(
      "2026-11-30T10:00", .dutyDone("medical-report", child: "theo", "sent to police and social care"))
    #expect(duties.map { $0.done != nil } == [false, true])
    #expect(
      discussion.raised("time.medical-report", at: "2026-12-02T09:00") == [
        Raised("time.medical-report", .critical, "maya")
      ])
  }

  @Test("A duty of one circumstance stands for the child of whom it is so, and for no sibling")
  func dutyOfSome() throws {
    let duties = """
      duties:
        - {id: soon, what: Arrange it today, owner: health, on: medical planned, when: flood, force: must, cite: x}
        - {id: later, what: Arrange it, owner: health, on: medical planned, when: {none: flood}, force: must, cite: x}
      circumstances:
        - {id: flood, name: flood, asks: Is it so?, per-child: yes, cite: x}

      """
    var discussion = try Discussion([maya, theo], under: Area.extending(duties))
    discussion.at("11:10", .circumstance("flood", child: "maya", .yes))
    for child in ["maya", "theo"] as [ChildKey] {
      discussion.at("11:18", discussion.answering("medical", "yes", child: child))
    }
    let stand = discussion.advice().duties.filter { ["soon", "later"].contains($0.rule.id) }
    #expect(stand.map { "\($0.rule.id) \($0.child?.text ?? "all")" } == ["soon maya", "later theo"])
  }

  @Test("An exception replaces the date of the same thing alone, and only what is a child's is each child's")
  func exceptionOfOneThing() throws {
    let dates = """
      timescales:
        - {id: medical-report, off: yes}
        - {id: exam, rule: time.medical-report, what: the examination, within: 10 working days, from: referral received, force: must, cite: x}
        - {id: exam-soon, rule: time.medical-report, what: the examination, within: 24 hours, from: referral received, when: serious-harm, exception: yes, force: must, cite: x}
        - {id: report, rule: time.medical-report, what: the report, within: 3 working days, from: referral received, per-child: yes, force: must, cite: x}
      duties:
        - {id: medical-report, off: yes}
      happenings:
        - {id: exam, name: it took place}
        - {id: exam-soon, name: it took place at once}
        - {id: report, name: it is written}

      """
    var discussion = try Discussion([maya, theo], under: Area.extending(dates))
    let reports = ["maya: 2026-11-23T23:59", "theo: 2026-11-23T23:59"]
    #expect(discussion.due("time.medical-report") == ["2026-12-02T23:59"] + reports)
    discussion.at("2026-11-18T14:20", .circumstance("serious-harm", child: nil, .yes))
    #expect(discussion.due("time.medical-report") == ["2026-11-19T14:10"] + reports)
  }

  @Test("A duty by a date that an exception replaces is due by the exception, and its end meets that")
  func dutyOfException() throws {
    let dates = """
      timescales:
        - {id: sheet, rule: time.summary, what: the sheet, within: 2 working days, from: discussion ended, force: must, cite: x}
        - {id: sheet-soon, rule: time.summary, what: the sheet, within: 1 hour, from: discussion ended, when: serious-harm, exception: yes, force: must, cite: x}
      duties:
        - {id: send, what: Send the sheet, owner: chair, on: discussion ended, timescale: sheet, force: must, cite: x}
      rules:
        time.summary: {severity: critical, cite: x}

      """
    var discussion = try Discussion(under: Area.extending(dates))
    discussion.at("2026-11-18T14:20", .circumstance("serious-harm", child: nil, .yes))
    discussion.opens("2026-11-19T10:30")
    discussion.at("11:35", .ended)
    #expect(discussion.due("time.summary") == ["2026-11-19T12:35"])
    #expect(
      discussion.advice().duties.first { $0.rule.id == "send" }?.due == local("2026-11-19T12:35"))
    discussion.at("11:50", .dutyDone("send", child: nil, "sent"))
    #expect(discussion.raised("time.summary", at: "2026-11-20T09:00") == [])
  }

  @Test(
    "Past the usual time it is a warning, past the utmost one critical, and the clock shows the next of them")
  func usualAndUtmost() throws {
    let dates = """
      timescales:
        - {id: convene, rule: time.convene, what: the discussion, within: 1 working day, from: referral received, force: should, cite: x}
        - {id: at-most, rule: time.convene, what: the discussion, within: 3 working days, from: referral received, force: must, cite: x}

      """
    var discussion = try Discussion(under: Area.extending(dates))
    let name = "time.convene"
    func clock(_ time: String) -> String? { discussion.advice(time).deadlines.convening?.timescale }
    #expect(clock("2026-11-19T10:00") == "convene")
    #expect(discussion.words(name, at: "2026-11-19T22:00").contains("is usually due today 23:59"))
    #expect(discussion.words(name, at: "2026-11-23T22:00").contains("is due at the latest today 23:59"))
    #expect(discussion.raised(name, at: "2026-11-20T09:00") == [Raised(name, .warning)])
    #expect(clock("2026-11-20T09:00") == "at-most")
    #expect(discussion.raised(name, at: "2026-11-24T09:00") == [Raised(name, .critical)])
    #expect(discussion.words(name, at: "2026-11-24T09:00").contains("it was due Mon 23 Nov"))
    discussion.at("2026-11-20T10:00", .began)
    #expect(discussion.raised(name, at: "2026-11-20T10:00") == [Raised(name, .warning)])
    #expect(discussion.words(name).contains("Held late: due Thu 19 Nov"))
  }

  @Test("Past two usual times the later of them is told")
  func usualTimes() throws {
    let dates = """
      timescales:
        - {id: convene, rule: time.convene, what: the discussion, within: 1 working day, from: referral received, force: should, cite: x}
        - {id: second, rule: time.convene, what: the discussion, within: 2 working days, from: referral received, force: should, cite: x}
        - {id: at-most, rule: time.convene, what: the discussion, within: 9 working days, from: referral received, force: must, cite: x}

      """
    let discussion = try Discussion(under: Area.extending(dates))
    let late = "2026-11-23T09:00"
    #expect(discussion.raised("time.convene", at: late) == [Raised("time.convene", .warning)])
    #expect(discussion.words("time.convene", at: late).contains("Fri 20 Nov"))
  }

  @Test("Of two times that are both near one is told, and what else is late is not the discussion")
  func oneOfTwo() throws {
    let dates = """
      timescales:
        - {id: convene, rule: time.convene, what: the discussion, within: 1 working day, from: referral received, force: should, cite: x}
        - {id: at-most, rule: time.convene, what: the discussion, within: 36 hours, from: referral received, force: must, cite: x}
        - {id: answered, rule: time.referrer, what: an answer to who referred, within: 1 hour, from: referral received, force: should, cite: x}
      happenings:
        - {id: answered, name: who referred was answered}
      rules:
        time.referrer: {severity: critical, cite: x}

      """
    let discussion = try Discussion(under: Area.extending(dates))
    let near = discussion.raised("time.convene", "time.referrer", at: "2026-11-19T22:00")
    #expect(near == [Raised("time.referrer", .critical), Raised("time.convene", .warning)])
    #expect(discussion.raised("time.convene", at: "2026-11-18T20:00") == [])
  }

  @Test("A further discussion is due from the end of this one, where a text says by when")
  func review() throws {
    let dates = """
      timescales:
        - {id: again, rule: time.review, what: the review discussion, within: 10 working days, from: discussion ended, force: must, cite: x}
      happenings:
        - {id: again, name: it was held}
      rules:
        time.review: {severity: critical, cite: x}

      """
    var discussion = try Discussion(under: Area.extending(dates))
    discussion.opens("10:30")
    discussion.at("11:35", .ended)
    #expect(discussion.due("time.review") == ["2026-12-03T23:59"])
    #expect(discussion.raised("time.review", at: "2026-11-27T09:00") == [])
    #expect(discussion.raised("time.review", at: "2026-12-02T09:00") == [Raised("time.review", .warning)])
    #expect(discussion.raised("time.review", at: "2026-12-04T09:00") == [Raised("time.review", .critical)])
    discussion.at("2026-12-04T10:00", .happened("again", child: nil, at: local("2026-12-03T10:00")))
    #expect(discussion.raised("time.review") == [])
  }

  @Test(
    "A further discussion that was agreed with a decision is compared with its date, for that child alone")
  func reviewAgreedLate() throws {
    let dates = """
      timescales:
        - {id: again, rule: time.review, what: the review discussion, within: 10 working days, from: discussion ended, per-child: yes, force: must, cite: x}
      happenings:
        - {id: again, name: it was held}
      rules:
        time.review: {severity: critical, cite: x}

      """
    var discussion = try Discussion([maya, theo], under: Area.extending(dates))
    discussion.opens("10:30")
    discussion.decides(1, for: "maya", "11:07", again: "2026-12-03T23:59")
    discussion.decides(2, for: "theo", "11:08", again: "2026-12-04T10:00")
    discussion.at("11:35", .ended)
    #expect(discussion.raised("time.review") == [Raised("time.review", .warning, "theo")])
    #expect(
      discussion.words("time.review").contains("Theo: the review discussion agreed for Fri 4 Dec 10:00"))
    #expect(
      discussion.words("time.review", at: "2026-12-03T09:00").contains("agreed for Fri 4 Dec 10:00"))
  }

  @Test("Each further discussion that was agreed late is told, though another one comes in time")
  func reviewsAgreedLate() throws {
    let dates = """
      timescales:
        - {id: again, rule: time.review, what: the review discussion, within: 10 working days, from: discussion ended, force: must, cite: x}
      happenings:
        - {id: again, name: it was held}
      rules:
        time.review: {severity: critical, cite: x}

      """
    var discussion = try Discussion([maya, theo], under: Area.extending(dates))
    discussion.opens("10:30")
    discussion.decides(1, for: "maya", "11:07", again: "2026-12-03T10:00")
    discussion.decides(2, for: "theo", "11:08", again: "2026-12-04T10:00")
    discussion.decides(3, "no-s47", for: "theo", "11:09", again: "2026-12-07T10:00")
    discussion.at("11:35", .ended)
    let late = discussion.advice().warnings.filter { $0.rule == "time.review" }
    #expect(late.map(\.place) == [.decisions(2), .decisions(3)])
    #expect(
      late.allSatisfy { $0.child == "theo" && $0.message.hasPrefix("Theo: the review discussion agreed for") }
    )
    discussion.at(
      "11:36", .overridden(rule: "time.review", child: "theo", about: late[0].about, because: "x"))
    #expect(discussion.advice().warnings.filter { $0.rule == "time.review" } == [late[1]])
  }

  @Test("What is due of absent agencies alone is due only where one was absent")
  func dateOfAbsentAgencies() throws {
    let dates = """
      timescales:
        - {id: answer, rule: time.summary, what: the answer of who was absent, within: 1 working day, from: discussion ended, force: must, cite: x}
      duties:
        - {id: answer, what: Answer, owner: each agency, on: agency absent, timescale: answer, force: must, cite: x}
      rules:
        time.summary: {severity: warning, cite: x}

      """
    for isHere in [true, false] {
      var discussion = try Discussion(under: Area.extending(dates))
      discussion.opens("10:30")
      for (person, agency) in [("osei", "social-care"), ("malik", "police"), ("byrne", "health")]
      where isHere || agency != "health" {
        discussion.comes(PersonKey(person), for: agency, "10:31")
      }
      discussion.at("11:35", .ended)
      #expect(discussion.due("time.summary") == (isHere ? [] : ["2026-11-20T23:59"]))
    }
  }

  @Test("No medical starts no clock for its report")
  func noMedical() throws {
    var discussion = try Discussion()
    discussion.at("11:18", discussion.answering("medical", "no"))
    #expect(discussion.due("time.medical-report") == [])
  }

  @Test(
    "The assessment's 45 working days from the referral are the national text's, in an area that is silent too"
  )
  func assessment() throws {
    let discussion = try Discussion()
    #expect(discussion.due("time.assessment") == ["maya: 2027-01-25T23:59"])
    #expect(discussion.raised("time.assessment", at: "2026-12-18T09:00") == [])
    #expect(
      discussion.raised("time.assessment", at: "2027-01-20T09:00")
        == [Raised("time.assessment", .warning, "maya", .national)])
    #expect(
      discussion.raised("time.assessment", at: "2027-01-26T00:00")
        == [Raised("time.assessment", .critical, "maya", .national)])
  }

  @Test("No date is asked for a child who has died")
  func deceasedChild() throws {
    var discussion = try Discussion([deceased, maya])
    discussion.decides(1, for: "maya", "11:07")
    #expect(Set(discussion.advice().deadlines.compactMap(\.child)) == ["maya"])
  }
}
