import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("Before the meeting: who is chased, and what keeps the child safe meanwhile?")
struct AssemblingTests {
  struct Clock: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var received: String
    var circumstance: String?
    var beforeHalf: String
    var half: String
    var beforeQuarter: String
    var quarter: String
  }

  static let clocks = [
    // Wednesday 170 minutes, Thursday and Friday 480 each: half of 1130 are 565, three quarters 847.5.
    Clock(
      testDescription: "two working days", received: "2026-11-18T14:10", beforeHalf: "2026-11-19T15:34",
      half: "2026-11-19T15:35", beforeQuarter: "2026-11-20T12:17", quarter: "2026-11-20T12:18"),
    // Friday 60 minutes, Monday and Tuesday 480 each; nobody is reached on Saturday and Sunday.
    Clock(
      testDescription: "two working days over a weekend", received: "2026-11-13T16:00",
      beforeHalf: "2026-11-15T23:59", half: "2026-11-16T16:30", beforeQuarter: "2026-11-17T12:44",
      quarter: "2026-11-17T12:45"),
    // Thursday 24 December counts, Christmas and Boxing Day do not, on whichever days they are kept.
    Clock(
      testDescription: "two working days over Christmas", received: "2026-12-23T16:00",
      beforeHalf: "2026-12-24T16:29", half: "2026-12-24T16:30", beforeQuarter: "2026-12-29T12:44",
      quarter: "2026-12-29T12:45"),
    Clock(
      testDescription: "the same day, from the morning on", received: "2026-11-18T09:00",
      circumstance: "serious-harm", beforeHalf: "2026-11-18T12:59", half: "2026-11-18T13:00",
      beforeQuarter: "2026-11-18T14:59", quarter: "2026-11-18T15:00"),
    Clock(
      testDescription: "the same day, ten minutes before the offices shut", received: "2026-11-18T16:50",
      circumstance: "serious-harm", beforeHalf: "2026-11-18T16:54", half: "2026-11-18T16:55",
      beforeQuarter: "2026-11-18T16:57", quarter: "2026-11-18T16:58"),
    // 119 minutes on the clock: no office hour falls between.
    Clock(
      testDescription: "the same day, at night", received: "2026-11-18T22:00", circumstance: "serious-harm",
      beforeHalf: "2026-11-18T22:59", half: "2026-11-18T23:00", beforeQuarter: "2026-11-18T23:29",
      quarter: "2026-11-18T23:30"),
    // 839 minutes on the clock of a Saturday.
    Clock(
      testDescription: "the same day, a Saturday", received: "2026-11-21T10:00", circumstance: "serious-harm",
      beforeHalf: "2026-11-21T16:59", half: "2026-11-21T17:00", beforeQuarter: "2026-11-21T20:29",
      quarter: "2026-11-21T20:30"),
  ]

  private func called(_ clock: Clock) throws -> Discussion {
    var discussion = try Discussion(received: clock.received)
    if let circumstance = clock.circumstance {
      discussion.at(clock.received, .circumstance(circumstance, child: nil, .yes))
    }
    return discussion
  }

  static let core = ["social-care", "police", "health"]

  @Test("Half of the hours in which anybody can be reached are gone, and nobody was asked", arguments: clocks)
  func half(_ clock: Clock) throws {
    let discussion = try called(clock)
    #expect(discussion.raised("assembling.chase", at: clock.beforeHalf) == [])
    let three = [Raised](repeating: Raised("assembling.chase", .warning), count: 3)
    #expect(discussion.raised("assembling.chase", at: clock.half) == three)
    #expect(discussion.raised("assembling.chase", at: clock.beforeQuarter) == three)
  }

  @Test("A quarter of those hours is left, and a core agency was chased but not confirmed", arguments: clocks)
  func quarter(_ clock: Clock) throws {
    var discussion = try called(clock)
    discussion.at(clock.received, Self.core.map { .chased(slot($0), .noAnswer, "rang out") })
    #expect(discussion.raised("assembling.chase", at: clock.beforeQuarter) == [])
    let three = [Raised](repeating: Raised("assembling.chase", .critical), count: 3)
    #expect(discussion.raised("assembling.chase", at: clock.quarter) == three)
    discussion.at(clock.half, Self.core.map { .chased(slot($0), .confirmed, "will join") })
    #expect(discussion.raised("assembling.chase", at: clock.quarter) == [])
  }

  @Test("The next step is the ladder for delay, and at night the one for out of hours")
  func nextStep() throws {
    let day = try called(Self.clocks[3])
    #expect(day.words("assembling.chase", at: "2026-11-18T15:00").contains("next: leads"))
    let night = try called(Self.clocks[5])
    #expect(night.words("assembling.chase", at: "2026-11-18T23:30").contains("next: out of hours"))
  }

  @Test("What will be done on a working day is told by its own ladder, though it is night now")
  func laterStep() throws {
    let evening = try #require(Discussion(received: "2026-11-20T18:00").advice("2026-11-20T20:00").assembly)
    #expect(evening.ladder?.purpose == .outOfHours)
    #expect(evening.ladderAtQuarter?.purpose == .delay)
  }

  static let hours = [
    ("2026-11-19T08:59", Ladder.Purpose.outOfHours), ("2026-11-19T09:00", .delay),
    ("2026-11-19T16:59", .delay), ("2026-11-19T17:00", .outOfHours), ("2026-11-21T12:00", .outOfHours),
  ]

  @Test("Whoever is on call is turned to outside the hours of the agencies, to the minute", arguments: hours)
  func onCall(_ time: String, _ purpose: Ladder.Purpose) throws {
    let assembly = try #require(Discussion(received: "2026-11-18T14:10").advice(time).assembly)
    #expect(assembly.ladder?.purpose == purpose)
  }

  @Test("Only core agencies are counted down, and only while people are still being called")
  func onlyCore() throws {
    var discussion = try Discussion()
    discussion.at("2026-11-18T14:20", .circumstance("nursery-age", child: "maya", .yes))
    discussion.at("2026-11-18T14:20", Self.core.map { .chased(slot($0), .confirmed, "will join") })
    #expect(discussion.raised("assembling.chase", at: "2026-11-20T16:00") == [])
    var begun = try Discussion()
    begun.opens("10:30")
    #expect(begun.raised("assembling.chase", at: "2026-11-20T16:00") == [])
  }

  static let required = [
    ("working-together", "in-care", "carer"), ("bedford", "unborn", "midwifery"),
    ("liverpool", "medical-done", "senior-doctor"),
    ("gloucestershire", "medical-in-question", "paediatrician"),
    ("gloucestershire", "school-age", "school"), ("devon", "in-care", "carer"),
  ]

  @Test(
    "A place that a circumstance requires is warned of before it begins, until somebody is named for it",
    arguments: required)
  func requiredAndNobodyNamed(_ area: String, _ circumstance: String, _ place: String) throws {
    var discussion = try Discussion(under: try #require(Area.all[area]).get())
    func open() -> Bool {
      discussion.advice("2026-11-18T14:40").warnings.contains {
        $0.rule == "quorum.circumstance" && $0.message.hasSuffix(": required here, and nobody is named")
          && $0.place == .roll(slot(place)) && $0.severity >= .warning
      }
    }
    #expect(!open())
    discussion.at("2026-11-18T14:20", .circumstance(circumstance, child: "maya", .yes))
    #expect(open())
    var rung = discussion
    rung.at("2026-11-18T14:30", .chased(slot(place), .noAnswer, "rang out"))
    #expect(
      !rung.advice("2026-11-18T14:40").warnings.contains { $0.place == .roll(slot(place)) })
    discussion.named("someone", for: place, "2026-11-18T14:30")
    #expect(!open())
  }

  @Test("Of core places nothing is warned before half the time, then of each that nobody was asked for")
  func nobodyAsked() throws {
    var discussion = try Discussion()
    func whose() -> [Place] {
      discussion.advice("2026-11-19T15:35").warnings.filter { $0.rule == "assembling.chase" }.map(\.place)
    }
    #expect(discussion.raised("assembling.chase", at: "2026-11-18T14:11") == [])
    #expect(whose() == Self.core.map { .roll(slot($0)) })
    discussion.at("2026-11-18T14:20", .chased(slot("police"), .noAnswer, "rang out"))
    #expect(whose() == [.roll(slot("social-care")), .roll(slot("health"))])
    discussion.at(
      "2026-11-18T14:25",
      [.chased(slot("social-care"), .confirmed, ""), .chased(slot("health"), .noAnswer, "")])
    #expect(whose() == [])
  }

  @Test("Who took the chair is coming, and who is there already was asked")
  func nobodyToAsk() throws {
    var discussion = try Discussion()
    discussion.named("osei", for: "social-care", "2026-11-18T14:20")
    discussion.at("2026-11-18T14:20", .office(.chair, "osei", grade: nil))
    func whose() -> [Place] {
      discussion.advice("2026-11-19T15:35").warnings.filter { $0.rule == "assembling.chase" }.map(\.place)
    }
    #expect(whose() == [.roll(slot("police")), .roll(slot("health"))])
    discussion.comes("malik", for: "police", "2026-11-18T14:25")
    #expect(whose() == [.roll(slot("health"))])
  }

  @Test(
    "The step after a quarter is left is the agency's own contact, and the one after it once the time is over"
  )
  func ownContact() throws {
    let discussion = try Discussion()
    let quarter = discussion.words("assembling.chase", at: "2026-11-20T15:00")
    #expect(quarter.contains("next: leads, Police MASH Manager"))
    #expect(!quarter.contains("Police: Police"))
    let late = discussion.words("assembling.chase", at: "2026-11-23T10:00")
    #expect(late.contains("the time is over"))
    #expect(late.contains("next: partnership, Gloucestershire Safeguarding Children Partnership"))
  }

  @Test("The moments of the clock are those at which the warnings come", arguments: clocks)
  func moments(_ clock: Clock) throws {
    let discussion = try called(clock)
    let advice = discussion.advice(clock.received)
    let assembly = try #require(advice.assembly)
    #expect(London.local(assembly.half) == local(clock.half))
    #expect(London.local(assembly.quarter) == local(clock.quarter))
    #expect(advice.quorum.unconfirmed.map(\.name) == ["Social care", "Police", "Health"])
  }

  @Test("A discussion that is late, or will be by decision, needs an interim plan for each living child")
  func interim() throws {
    var discussion = try Discussion([maya, unborn, deceased])
    let both = [
      Raised("assembling.interim", .critical, "maya"), Raised("assembling.interim", .critical, "baby"),
    ]
    #expect(discussion.raised("assembling.interim", at: "2026-11-20T23:59") == [])
    #expect(discussion.raised("assembling.interim", at: "2026-11-21T00:00") == both)
    discussion.at(
      "2026-11-19T12:00", .target(local("2026-11-23T10:00"), because: "the paediatrician is away"))
    #expect(discussion.raised("assembling.interim") == both)
    discussion.at("2026-11-19T12:05", .tonight(Tonight(child: "maya", place: "3 Weir Lane")))
    #expect(discussion.raised("assembling.interim") == both.suffix(1))
    discussion.at("2026-11-23T10:00", .began)
    #expect(discussion.raised("assembling.interim") == [])
  }

  @Test("A target within the time is no delay")
  func targetInTime() throws {
    var discussion = try Discussion()
    discussion.at("2026-11-19T12:00", .target(local("2026-11-20T10:00"), because: "all can come"))
    #expect(discussion.raised("assembling.interim") == [])
  }

  @Test("Where the procedure has no clock nothing is late, until the chair sets a target")
  func noClock() throws {
    var discussion = try Discussion(under: try Area.national.get())
    #expect(
      discussion.raised(at: "2026-12-18T12:00") == [Raised("time.convene", .notice, nil, .practice)])
    discussion.at(
      "2026-11-18T15:00", .target(local("2026-11-20T10:00"), because: "health cannot come before"))
    #expect(discussion.due("time.convene") == ["2026-11-20T10:00"])
    #expect(
      discussion.raised("time.convene", "assembling.interim", at: "2026-11-20T10:01") == [
        Raised("assembling.interim", .critical, "maya"), Raised("time.convene", .warning, nil, .practice),
      ])
    #expect(
      discussion.raised("assembling.chase", at: "2026-11-20T09:30")
        == [Raised](repeating: Raised("assembling.chase", .warning, nil, .practice), count: 3))
  }
}
