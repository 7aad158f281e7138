import Advice
import Calendar
import Meeting
import Testing

@Suite("Dates, in every area that sets them")
struct EveryAreaTimingTests {
  /// Section 47 is begun for Maya on Thursday 19 November 2026, at 11:07.
  @Sendable private static func decided(_ discussion: inout Discussion) {
    discussion.opens("10:30")
    discussion.decides(1, for: "maya", "11:07")
  }

  /// The discussion ends on that Thursday at 11:30.
  @Sendable private static func ended(_ discussion: inout Discussion) {
    discussion.opens("10:30")
    discussion.at("11:30", .ended)
  }

  @Sendable private static func nothing(_: inout Discussion) {}

  /// [LIV] 3: "must be completed within 15 working days" of the decision.
  static let enquiries: [Here] = [
    Here("liverpool", "no section 47 is begun", at: "2026-12-11T00:00") { $0.opens("10:30") },
    Here("liverpool", "more than a quarter is left", at: "2026-12-05T14:40", happens: decided),
    Here(
      "liverpool", "less than a quarter is left", raises: "warning maya", at: "2026-12-05T14:50",
      happens: decided),
    Here(
      "liverpool", "the last minute of the 15th working day", raises: "warning maya", at: "2026-12-10T23:59",
      happens: decided),
    Here("liverpool", "the day after", raises: "critical maya", at: "2026-12-11T00:00", happens: decided),
    Here("liverpool", "it was completed in time", at: "2026-12-11T00:00") {
      decided(&$0)
      $0.at("2026-12-10T16:00", .happened("s47", child: "maya", at: local("2026-12-10T15:00")))
    },
    Here(
      "liverpool", "a sibling's was completed", raises: "critical maya", at: "2026-12-11T00:00",
      of: [maya, theo]
    ) {
      decided(&$0)
      $0.decides(2, for: "theo", "11:08")
      $0.at("2026-12-10T16:00", .happened("s47", child: "theo", at: local("2026-12-10T15:00")))
    },
    Here("liverpool", "an enquiry that goes on moves no date", at: "2026-12-11T00:00") {
      $0.opens("10:30")
      $0.decides(1, "s47-continue", "11:07")
    },
  ]

  @Test("A section 47 enquiry is completed within 15 working days", arguments: enquiries)
  func s47(_ here: Here) throws { try here.holds("time.s47") }

  /// [BED] Timescales: written up, entered and distributed within 2 working days; [DEV]: completed and authorised
  /// within 24 hours, the minutes and the plan of enquiry; [EAM] 7.2: sent within 5 working days.
  static let minutes: [Here] = [
    Here(
      "bedford", "more than a quarter of two working days is left", at: "2026-11-22T20:45", happens: ended),
    Here("bedford", "less than a quarter is left", raises: "warning", at: "2026-11-22T21:00", happens: ended),
    Here(
      "bedford", "the last minute of the second working day", raises: "warning", at: "2026-11-23T23:59",
      happens: ended),
    Here("bedford", "the day after", raises: "critical", at: "2026-11-24T00:00", happens: ended),
    Here("bedford", "written up and filed, and not sent", raises: "critical", at: "2026-11-24T00:00") {
      ended(&$0)
      for duty in ["minutes-written", "minutes-filed"] {
        $0.at("2026-11-23T12:00", .dutyDone(duty, child: nil, "done"))
      }
    },
    Here("bedford", "written up, filed and sent", at: "2026-11-24T00:00") {
      ended(&$0)
      for duty in ["minutes-written", "minutes-filed", "minutes-sent"] {
        $0.at("2026-11-23T12:00", .dutyDone(duty, child: nil, "done"))
      }
    },
    Here("devon", "six of the 24 hours are left", at: "2026-11-20T05:30", happens: ended),
    Here("devon", "less than six hours are left", raises: "warning", at: "2026-11-20T05:31", happens: ended),
    Here("devon", "the last minute", raises: "warning", at: "2026-11-20T11:30", happens: ended),
    Here("devon", "a minute after the 24 hours", raises: "critical", at: "2026-11-20T11:31", happens: ended),
    Here("devon", "the minutes are authorised, the plan is not", raises: "critical", at: "2026-11-20T11:31") {
      ended(&$0)
      $0.at("2026-11-20T09:00", .dutyDone("minutes-authorised", child: nil, "done"))
    },
    Here("devon", "the minutes and the plan are authorised", at: "2026-11-20T11:31") {
      ended(&$0)
      $0.at("2026-11-20T09:00", .dutyDone("minutes-authorised", child: nil, "done"))
      $0.at("2026-11-20T09:00", .dutyDone("plan-authorised", child: nil, "done"))
    },
    Here(
      "eastmarch", "more than a quarter of five working days is left", at: "2026-11-25T02:45", happens: ended),
    Here(
      "eastmarch", "less than a quarter is left", raises: "warning", at: "2026-11-25T03:00", happens: ended),
    Here(
      "eastmarch", "the last minute of the fifth working day", raises: "warning", at: "2026-11-26T23:59",
      happens: ended),
    Here("eastmarch", "they were sent", at: "2026-11-27T00:00") {
      ended(&$0)
      $0.at("2026-11-26T12:00", .dutyDone("minutes-sent", child: nil, "by secure mail"))
    },
  ]

  @Test("The minutes are done within the time that the text gives them", arguments: minutes)
  func record(_ here: Here) throws { try here.holds("time.minutes") }

  /// [EAM] 7.1: the list of actions within 24 hours.
  static let summaries: [Here] = [
    Here("eastmarch", "six of the 24 hours are left", at: "2026-11-20T05:30", happens: ended),
    Here(
      "eastmarch", "less than six hours are left", raises: "warning", at: "2026-11-20T05:31", happens: ended),
    Here(
      "eastmarch", "a minute after the 24 hours", raises: "critical", at: "2026-11-20T11:31", happens: ended),
    Here("eastmarch", "it was sent", at: "2026-11-20T11:31") {
      ended(&$0)
      $0.at("12:00", .dutyDone("actions-sent", child: nil, "to everybody asked"))
    },
    // [DEV]: a summary of the agreed actions within 1 hour.
    Here("devon", "the last minute of the hour", raises: "warning", at: "12:30", happens: ended),
    Here("devon", "a minute after the hour", raises: "critical", at: "12:31", happens: ended),
  ]

  @Test("The agreed actions are out within the time that the text gives them", arguments: summaries)
  func summary(_ here: Here) throws { try here.holds("time.summary") }

  /// [BED] Outcomes: within 15 working days; [EAM] 7.3: within 12.
  static let conferences: [Here] = [
    Here("bedford", "more than a quarter is left", at: "2026-12-05T14:40", happens: decided),
    Here(
      "bedford", "less than a quarter is left", raises: "warning maya", at: "2026-12-05T14:50",
      happens: decided),
    Here(
      "bedford", "the last minute of the 15th working day", raises: "warning maya", at: "2026-12-10T23:59",
      happens: decided),
    Here("bedford", "the day after", raises: "critical maya", at: "2026-12-11T00:00", happens: decided),
    Here("bedford", "it was held", at: "2026-12-11T00:00") {
      decided(&$0)
      $0.at("2026-12-10T16:00", .happened("conference", child: "maya", at: local("2026-12-10T15:00")))
    },
    Here("bedford", "none is held, as the meeting answered", at: "2026-12-11T00:00") {
      decided(&$0)
      $0.at("11:20", $0.answering("conference", "no", child: "maya"))
    },
    Here("eastmarch", "more than a quarter is left", at: "2026-12-03T08:40", happens: decided),
    Here(
      "eastmarch", "less than a quarter is left", raises: "warning maya", at: "2026-12-03T08:50",
      happens: decided),
    Here(
      "eastmarch", "the last minute of the 12th working day", raises: "warning maya", at: "2026-12-07T23:59",
      happens: decided),
    Here("eastmarch", "the day after", raises: "critical maya", at: "2026-12-08T00:00", happens: decided),
    Here("eastmarch", "it was held", at: "2026-12-08T00:00") {
      decided(&$0)
      $0.at("2026-12-07T16:00", .happened("conference", child: "maya", at: local("2026-12-07T15:00")))
    },
  ]

  @Test("The conference is held within the working days that the text gives it", arguments: conferences)
  func conference(_ here: Here) throws { try here.holds("time.conference") }

  /// [WT] 4: "no longer than 45 working days from the point of referral"; of the others only Liverpool says more.
  static let assessments: [Here] = ["working-together", "bedford", "devon", "eastmarch"].flatMap {
    area -> [Here] in
    [
      Here(area, "more than a quarter is left", at: "2027-01-08T21:25", happens: nothing),
      Here(
        area, "less than a quarter is left", raises: "warning maya", at: "2027-01-08T21:40", happens: nothing),
      Here(
        area, "the last minute of the 45th working day", raises: "warning maya", at: "2027-01-25T23:59",
        happens: nothing),
      Here(area, "the day after", raises: "critical maya", at: "2027-01-26T00:00", happens: nothing),
      Here(area, "it reached a decision", at: "2027-01-26T00:00") {
        $0.at("2027-01-25T16:00", .happened("assessment", child: "maya", at: local("2027-01-25T15:00")))
      },
    ]
  }

  @Test("The assessment reaches a decision within 45 working days of the referral", arguments: assessments)
  func assessment(_ here: Here) throws { try here.holds("time.assessment") }

  /// [EAM] 6.3: the doctor's letter within 7 days of the examination.
  @Sendable private static func examined(_ discussion: inout Discussion) {
    discussion.opens("10:30")
    discussion.at("11:18", discussion.answering("medical", "yes", child: "maya"))
    discussion.at("17:00", .happened("examination", child: "maya", at: local("2026-11-19T16:00")))
  }

  static let letters: [Here] = [
    Here("eastmarch", "no medical is planned", at: "2026-11-26T23:59") { $0.opens("10:30") },
    Here("eastmarch", "more than a quarter is left", at: "2026-11-24T21:00", happens: examined),
    Here(
      "eastmarch", "the last minute of the 7th day", raises: "warning maya", at: "2026-11-26T23:59",
      happens: examined),
    Here("eastmarch", "it was asked for", at: "2026-11-26T23:59") {
      examined(&$0)
      $0.at("2026-11-26T12:00", .dutyDone("letter", child: nil, "it came"))
    },
  ]

  @Test("The doctor's letter comes within 7 days of the examination", arguments: letters)
  func letter(_ here: Here) throws { try here.holds("time.medical-report") }

  /// [EAM] is of 2 February 2026 and reviewed every 36 months.
  static let reviews: [Here] = [
    Here(
      "eastmarch", "on the day of its review", at: "2029-02-02T09:00", received: "2029-02-01T09:00",
      happens: nothing),
    Here(
      "eastmarch", "the day after", raises: "notice", at: "2029-02-03T09:00", received: "2029-02-01T09:00",
      happens: nothing),
  ]

  @Test("A procedure that its authority should have reviewed is noticed", arguments: reviews)
  func review(_ here: Here) throws { try here.holds("procedure.dated") }
}
