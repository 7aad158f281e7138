import Advice
import Calendar
import Meeting
import Testing

@Suite("Calling it together, in every area")
struct EveryAreaConveningTests {
  private static func holds(_ circumstance: String, _ answer: Answer = .yes) -> Act {
    .circumstance(circumstance, child: nil, answer)
  }
  private static let protection = "immediate-protection-needed"

  /// Referred on Wednesday 18 November 2026 at 14:10, of a concern of Tuesday the 17th at 9.
  static let dates: [(String, String, [Act], [String])] = [
    // [BED] Timescales: "within three working days of child protection concerns being identified".
    ("bedford", "three working days from the concern", [], ["2026-11-20T23:59"]),
    (
      "bedford", "a serious risk of harm: the day of the referral", [holds("serious-harm")],
      ["2026-11-18T23:59"]
    ),
    ("bedford", "no serious risk of harm", [holds("serious-harm", .no)], ["2026-11-20T23:59"]),
    (
      "bedford", "penetrative abuse, for the forensic evidence: the day of the referral",
      [holds("penetrative-forensic")], ["2026-11-18T23:59"]
    ),
    (
      "bedford", "immediate action was required: one working day", [holds("immediate-action-required")],
      ["2026-11-19T23:59"]
    ),
    (
      "bedford", "complex, and no protection needed: five working days",
      [holds("complex"), holds(protection, .no)], ["2026-11-25T23:59"]
    ),
    (
      "bedford", "complex, and protection needed: sooner", [holds("complex"), holds(protection)],
      ["2026-11-20T23:59"]
    ),
    ("bedford", "complex, and protection not asked", [holds("complex")], ["2026-11-20T23:59"]),
    (
      "bedford", "against staff, and no protection needed: five working days",
      [holds("staff"), holds(protection, .no)], ["2026-11-25T23:59"]
    ),
    (
      "bedford", "against staff, and protection needed: sooner", [holds("staff"), holds(protection)],
      ["2026-11-20T23:59"]
    ),
    ("bedford", "against staff, and protection not asked", [holds("staff")], ["2026-11-20T23:59"]),
    (
      "bedford", "of two exceptions the earlier",
      [holds("staff"), holds(protection, .no), holds("immediate-action-required")], ["2026-11-19T23:59"]
    ),
    // [EAM] 1.3 to 1.5.
    ("eastmarch", "one working day from the referral", [], ["2026-11-19T23:59"]),
    ("eastmarch", "serious harm: four hours", [holds("serious-harm")], ["2026-11-18T18:10"]),
    (
      "eastmarch", "online, and no protection needed: three working days",
      [holds("online-harm"), holds(protection, .no)], ["2026-11-23T23:59"]
    ),
    (
      "eastmarch", "online, and protection needed", [holds("online-harm"), holds(protection)],
      ["2026-11-19T23:59"]
    ),
  ]

  @Test(
    "It is due as the text has it, and by an exception only where its circumstance holds", arguments: dates)
  func due(_ area: String, _ name: String, _ acts: [Act], _ due: [String]) throws {
    var discussion = try Discussion(identified: "2026-11-17T09:00", under: Area.named(area))
    discussion.at("2026-11-18T14:20", acts)
    #expect(discussion.due("time.convene") == due)
  }

  @Sendable private static func nothing(_: inout Discussion) {}
  @Sendable private static func serious(_ discussion: inout Discussion) {
    discussion.at("2026-11-18T14:10", holds("serious-harm"))
  }
  /// The chair aims at 10 on Friday, as the text names no time.
  @Sendable private static func aimed(_ discussion: inout Discussion) {
    discussion.at("2026-11-18T15:00", .target(local("2026-11-20T10:00"), because: "health is in court"))
  }

  /// The same in Devon, where the area team is expected, and somebody is named for it.
  @Sendable private static func expecting(_ discussion: inout Discussion) {
    aimed(&discussion)
    discussion.named("rowe", for: "area-team", "2026-11-18T15:00")
  }

  static let heldByTheText: [Here] = [
    Here(
      "bedford", "more than a quarter of three working days is left", at: "2026-11-22T15:25", happens: nothing
    ),
    Here(
      "bedford", "less than a quarter is left", raises: "warning", at: "2026-11-22T15:40", happens: nothing),
    Here(
      "bedford", "the last minute of the third working day", raises: "warning", at: "2026-11-23T23:59",
      happens: nothing),
    Here("bedford", "the day after", raises: "critical", at: "2026-11-24T00:00", happens: nothing),
    Here("bedford", "held in the last minute", at: "2026-11-24T09:00") { $0.at("2026-11-23T23:59", .began) },
    Here("bedford", "held the day after", raises: "critical", says: "Held late") {
      $0.at("2026-11-24T00:00", .began)
    },
    Here(
      "bedford", "held the day after a serious risk was referred", raises: "critical", says: "serious risk"
    ) {
      serious(&$0)
      $0.at("2026-11-19T09:00", .began)
    },
    Here("bedford", "a serious risk, held that day") {
      serious(&$0)
      $0.at("2026-11-18T23:59", .began)
    },
    Here("bedford", "declined", at: "2026-11-24T00:00") {
      $0.at("2026-11-20T09:00", .declined(because: "no reasonable cause"))
    },
    Here("eastmarch", "an hour of the four is left", at: "2026-11-18T17:10", happens: serious),
    Here(
      "eastmarch", "less than an hour is left", raises: "warning", at: "2026-11-18T17:11", happens: serious),
    Here(
      "eastmarch", "the last minute of the four hours", raises: "warning", at: "2026-11-18T18:10",
      happens: serious),
    Here("eastmarch", "a minute later", raises: "critical", at: "2026-11-18T18:11", happens: serious),
    Here("eastmarch", "held in the fourth hour", at: "2026-11-18T18:11") {
      serious(&$0)
      $0.at("2026-11-18T18:00", .began)
    },
    Here(
      "eastmarch", "the day after the working day", raises: "critical", at: "2026-11-20T00:00",
      happens: nothing),
  ]
  static let heldByTheChair: [Here] = ["working-together", "liverpool", "devon"].flatMap { area -> [Here] in
    [
      Here(area, "nobody set a time", raises: "notice", says: "names none", happens: nothing),
      Here(area, "more than a quarter of the chair's time is left", at: "2026-11-19T23:15", happens: aimed),
      Here(area, "less than a quarter is left", raises: "warning", at: "2026-11-19T23:16", happens: aimed),
      Here(
        area, "a minute after the chair's time", raises: "warning", at: "2026-11-20T10:01", happens: aimed),
      Here(area, "held by the chair's time", at: "2026-11-20T11:00") {
        aimed(&$0)
        $0.at("2026-11-20T10:00", .began)
      },
      Here(area, "held after it", raises: "warning", says: "Held late") {
        aimed(&$0)
        $0.at("2026-11-20T10:01", .began)
      },
      Here(area, "begun, and nobody had set a time") { $0.at("2026-12-20T10:01", .began) },
    ]
  }

  @Test(
    "Nearly due, late and held late are told; what the chair alone set is never critical",
    arguments: heldByTheText + heldByTheChair)
  func convening(_ here: Here) throws { try here.holds("time.convene") }

  static let interimByTheText: [Here] = [
    Here("bedford", "the last minute of the third working day", at: "2026-11-23T23:59", happens: nothing),
    Here("bedford", "the day after", raises: "critical maya", at: "2026-11-24T00:00", happens: nothing),
    Here("bedford", "the day after, and said where she is", at: "2026-11-24T00:00") {
      $0.at("2026-11-23T12:00", .tonight(Discussion.tonight()))
    },
    Here("bedford", "to be later than that, by decision", raises: "critical maya", at: "2026-11-20T09:00") {
      $0.at("2026-11-19T12:00", .target(local("2026-11-24T00:00"), because: "health is away"))
    },
    Here("bedford", "to be as late as that, by decision", at: "2026-11-20T09:00") {
      $0.at("2026-11-19T12:00", .target(local("2026-11-23T23:59"), because: "health is away"))
    },
    Here("eastmarch", "the last minute of the four hours", at: "2026-11-18T18:10", happens: serious),
    Here("eastmarch", "a minute later", raises: "critical maya", at: "2026-11-18T18:11", happens: serious),
    Here(
      "eastmarch", "a minute later, of a child who died", at: "2026-11-18T18:11", of: [deceased],
      happens: serious),
  ]
  static let interimByTheChair: [Here] = ["liverpool", "devon"].flatMap { area -> [Here] in
    [
      Here(area, "nobody set a time", at: "2026-12-18T12:00", happens: nothing),
      Here(area, "the minute that the chair set", at: "2026-11-20T10:00", happens: aimed),
      Here(area, "a minute later", raises: "critical maya", at: "2026-11-20T10:01", happens: aimed),
      Here(area, "a minute later, and begun", at: "2026-11-20T10:01") {
        aimed(&$0)
        $0.at("2026-11-20T10:01", .began)
      },
    ]
  }

  @Test(
    "While the discussion is late, each living child has a plan for meanwhile",
    arguments: interimByTheText + interimByTheChair)
  func meanwhile(_ here: Here) throws { try here.holds("assembling.interim") }

  private static let three = ["social-care", "police", "health"]
  private static let four = ["social-care", "police", "health", "education"]

  /// Somebody rang each, without an answer or with a promise.
  private static func rang(_ agencies: [String], _ outcome: ChaseOutcome = .noAnswer) -> [Act] {
    agencies.map { .chased(slot($0), outcome, "rung") }
  }

  static let chases: [Here] = [
    // Working hours 9 to 17: Wednesday 170 minutes, Thursday, Friday and Monday 480 each. 805 are half of 1610.
    Here(
      "bedford", "a minute before half of it is gone", at: "2026-11-20T11:34", happens: nothing),
    Here(
      "bedford", "half of it is gone, and nobody was rung", raises: "warning", "warning", "warning",
      at: "2026-11-20T11:35", happens: nothing),
    Here(
      "bedford", "half of it is gone, and police were not rung", raises: "warning",
      says: "Police: nobody asked", at: "2026-11-20T11:35"
    ) {
      $0.at("2026-11-18T15:00", rang(["social-care", "health"]))
    },
    Here("bedford", "a minute before a quarter is left, all were rung", at: "2026-11-23T10:17") {
      $0.at("2026-11-18T15:00", rang(three))
    },
    // Bedford names no ladder for delay: it is good practice, and never critical.
    Here(
      "bedford", "a quarter is left, and nobody confirmed", raises: "warning", "warning", "warning",
      at: "2026-11-23T10:18"
    ) { $0.at("2026-11-18T15:00", rang(three)) },
    Here("bedford", "a quarter is left, and all confirmed", at: "2026-11-23T10:18") {
      $0.at("2026-11-18T15:00", rang(three, .confirmed))
    },
    // Working hours 8:30 to 17:30: Wednesday 200 minutes, Thursday 540. 370 are half, 555 three quarters.
    Here(
      "eastmarch", "a minute before half of it is gone", at: "2026-11-19T11:19", happens: nothing),
    Here(
      "eastmarch", "half of it is gone, and nobody was rung", raises: "warning", "warning", "warning",
      "warning", says: "ring education safeguarding lead, 01632 960044", at: "2026-11-19T11:20",
      happens: nothing),
    Here("eastmarch", "a minute before a quarter is left, all were rung", at: "2026-11-19T14:24") {
      $0.at("2026-11-18T15:00", rang(four))
    },
    Here(
      "eastmarch", "a quarter is left, and nobody confirmed", raises: "critical", "critical", "critical",
      "critical", says: "next: agency leads, social care 01632 960012", at: "2026-11-19T14:25"
    ) { $0.at("2026-11-18T15:00", rang(four)) },
    Here(
      "eastmarch", "a quarter is left, and education did not confirm", raises: "critical",
      says: "Education is not confirmed", at: "2026-11-19T14:25"
    ) { $0.at("2026-11-18T15:00", rang(three, .confirmed)) },
    Here("eastmarch", "a quarter is left, and all four confirmed", at: "2026-11-19T14:25") {
      $0.at("2026-11-18T15:00", rang(four, .confirmed))
    },
    Here("eastmarch", "of a child not born yet education is not asked", at: "2026-11-19T14:25", of: [unborn])
    {
      $0.at("2026-11-18T15:00", rang(three, .confirmed))
    },
    // 22:00 to 2:00 has no working hour: its own clock, and the night's ladder.
    Here(
      "eastmarch", "at night a quarter is left", raises: "critical", "critical", "critical", "critical",
      says: "next: night team, night team, 01632 960077", at: "2026-11-19T01:00",
      received: "2026-11-18T22:00"
    ) { $0.at("2026-11-18T22:00", [holds("serious-harm")] + rang(four)) },
    Here(
      "eastmarch", "at night a minute more than a quarter", at: "2026-11-19T00:59",
      received: "2026-11-18T22:00"
    ) {
      $0.at("2026-11-18T22:00", [holds("serious-harm")] + rang(four))
    },
    // From 15:00 on Wednesday to 10:00 on Friday 660 minutes: half 330, three quarters 495.
    Here(
      "devon", "a minute before half of the chair's time is gone", at: "2026-11-19T12:29",
      happens: expecting),
    Here(
      "devon", "half of it is gone, and nobody was rung", raises: "warning", "warning", "warning", "warning",
      says: "Education: nobody asked", at: "2026-11-19T12:30", happens: expecting),
    Here("devon", "a minute before a quarter is left, all were rung", at: "2026-11-19T15:14") {
      expecting(&$0)
      $0.at("2026-11-18T15:00", rang(four))
    },
    Here(
      "devon", "a quarter is left, and education did not confirm", raises: "warning",
      says: "Education is not confirmed", at: "2026-11-19T15:15"
    ) {
      expecting(&$0)
      $0.at("2026-11-18T15:00", rang(three, .confirmed))
    },
    Here(
      "liverpool", "a minute before half of the chair's time is gone", at: "2026-11-19T12:29",
      happens: aimed),
    Here(
      "liverpool", "half of it is gone", raises: "warning", "warning", "warning", at: "2026-11-19T12:30",
      happens: aimed),
  ]

  @Test(
    "The core agencies are chased, the later the graver, in the hours in which they can be reached",
    arguments: chases)
  func chase(_ here: Here) throws { try here.holds("assembling.chase") }

  static let expected: [Here] = [
    Here(
      "devon", "all four confirmed, and nobody is named of the area team, who are expected", raises: "notice",
      says: "Area team: required here, and nobody is named", at: "2026-11-19T15:15"
    ) {
      aimed(&$0)
      $0.at("2026-11-18T15:00", rang(four, .confirmed))
    },
    Here("devon", "all four confirmed, and the area team is named", at: "2026-11-19T15:15") {
      expecting(&$0)
      $0.at("2026-11-18T15:00", rang(four, .confirmed))
    },
  ]

  @Test("Who is required besides is named from the first minute on", arguments: expected)
  func named(_ here: Here) throws { try here.holds("quorum.circumstance") }
}
