import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("The same facts under five procedures")
struct AreasTests {
  struct Asked: Sendable, CustomTestStringConvertible {
    var area: String
    var rests: [String]
    var testDescription: String { area }

    init(_ area: String, _ rests: String...) {
      self.area = area
      self.rests = rests
    }

    /// The same facts, as the discussion has begun.
    func discussion() throws -> Discussion {
      var discussion = try Discussion.ofTheSameFacts(under: area)
      discussion.beginsWithPoliceAndHealth()
      return discussion
    }
  }

  static let people = [
    Asked("working-together", "Social care", "Police", "Health"),
    Asked("gloucestershire", "Social care", "Police", "Health", "School, Maya", "Paediatrician"),
    Asked("bedford", "Social care", "Police", "Health", "Midwifery"),
    Asked(
      "liverpool", "Social care", "Police", "Health", "Midwifery",
      "Responsible consultant, Maya", "Senior ward nurse, Maya", "Senior doctor"),
    Asked("devon", "Social care", "Police", "Health", "Education", "Area team", "ICS social worker, Maya"),
  ]

  @Test("ask for different people", arguments: people)
  func required(_ asked: Asked) throws {
    let slots = try asked.discussion().advice().quorum.slots
    let names = slots.filter { $0.strength == .core || $0.strength == .required }.map(\.name)
    #expect(names == asked.rests)
  }

  static let dueTimes = [
    ("working-together", [], []), ("gloucestershire", ["2026-11-20T23:59"], ["2026-11-25T23:59"]),
    ("bedford", ["2026-11-23T23:59"], ["2026-11-25T23:59"]), ("liverpool", [], []), ("devon", [], []),
  ]

  @Test(
    "are due at different times, or where no text says when, at none but the chair's", arguments: dueTimes)
  func convening(area: String, plain: [String], complex: [String]) throws {
    let discussion = try Discussion(under: try #require(Area.all[area]).get())
    #expect(discussion.due("time.convene") == plain)
    #expect(try Asked(area).discussion().due("time.convene") == complex)
  }

  static let afterwards = [
    Asked("working-together", "time.assessment 2027-01-25T23:59"),
    Asked(
      "gloucestershire", "time.minutes 2026-11-21T11:30", "time.conference 2026-12-10T23:59",
      "time.assessment 2027-01-25T23:59"),
    Asked(
      "bedford", "time.minutes 2026-11-23T23:59", "time.conference 2026-12-10T23:59",
      "time.assessment 2027-01-25T23:59"),
    Asked(
      "liverpool", "time.s47 2026-12-10T23:59", "time.assessment 2027-01-02T23:59",
      "time.assessment 2027-01-25T23:59"),
    Asked(
      "devon", "time.summary 2026-11-19T12:30", "time.minutes 2026-11-20T11:30",
      "time.assessment 2027-01-25T23:59"),
  ]

  @Test("make different dates once section 47 is decided and the discussion is over", arguments: afterwards)
  func dates(_ asked: Asked) throws {
    var discussion = try Discussion(under: try #require(Area.all[asked.area]).get())
    discussion.opens("10:30")
    discussion.decides(1, "11:07")
    discussion.at("11:30", .ended)
    let dates = discussion.advice().deadlines.filter { $0.rule != "time.convene" }
    #expect(
      Set(dates.compactMap { due in due.due.map { "\(due.rule) \($0)" } }) == Set(asked.rests))
  }

  static let told = [
    Asked("working-together"),
    Asked("gloucestershire", "medical.doctor critical", "quorum.circumstance warning"),
    Asked("bedford", "chair.grade critical", "quorum.circumstance warning"),
    Asked("liverpool", "medical.doctor warning", "quorum.circumstance warning"),
    Asked(
      "devon", "quorum.core critical", "quorum.circumstance warning", "quorum.circumstance notice",
      "chair.minutes notice"),
  ]

  @Test("raise different warnings as the discussion begins", arguments: told)
  func warnings(_ asked: Asked) throws {
    let raised = try asked.discussion().raised(
      "quorum.core", "quorum.circumstance", "medical.doctor", "chair.grade", "chair.minutes")
    #expect(Set(raised.map { "\($0.rule) \($0.severity)" }) == Set(asked.rests))
  }

  @Test("never raise the same warnings as the discussion ends", arguments: Area.all.keys)
  func ending(area: String) throws {
    func words(_ area: String) throws -> Set<String> {
      Set(try Asked(area).discussion().advice(closing: true).warnings.map { "\($0.rule): \($0.message)" })
    }
    let here = try words(area)
    for other in Area.all.keys where other != area { #expect(try words(other) != here, "\(other)") }
  }
}

@Suite("What Bedford, Liverpool and Devon say")
struct AreaWordsTests {
  @Test("In Bedford a conference is due unless the meeting answered that none is held")
  func conference() throws {
    var discussion = try Discussion([maya, theo], under: Area.bedford.get())
    discussion.opens("10:30")
    discussion.decides(1, for: "maya", "11:07")
    discussion.decides(2, for: "theo", "11:07")
    #expect(discussion.due("time.conference") == ["maya: 2026-12-10T23:59", "theo: 2026-12-10T23:59"])
    discussion.at("11:20", discussion.answering("conference", "no", child: "theo"))
    #expect(discussion.due("time.conference") == ["maya: 2026-12-10T23:59"])
    discussion.at("11:21", discussion.answering("conference", "yes", child: "theo"))
    #expect(discussion.due("time.conference").count == 2)
  }

  @Test(
    "A conference that is agreed for later than it is due is pointed out, for its child, until it was held")
  func conferenceAgreedLate() throws {
    var discussion = try Discussion([maya, theo], under: Area.bedford.get())
    discussion.opens("10:30")
    discussion.decides(1, for: "maya", "11:07", again: "2026-12-20T10:00")
    discussion.decides(2, for: "theo", "11:07")
    func agree(_ day: String, for child: ChildKey) -> Act {
      .questionAnswered(
        QuestionAnswer(
          question: "conference", child: child, answer: "yes",
          needs: [.init("who", "Ann Bell"), .init("when", day, time: local("\(day)T10:00"))]))
    }
    discussion.at("11:20", agree("2026-12-10", for: "maya"), agree("2026-12-10", for: "theo"))
    #expect(discussion.raised("time.conference") == [])
    discussion.at("11:21", agree("2026-12-11", for: "theo"))
    #expect(discussion.raised("time.conference") == [Raised("time.conference", .warning, "theo")])
    #expect(
      discussion.words("time.conference").contains(
        "agreed for Fri 11 Dec 10:00, due at the latest Thu 10 Dec 23:59"))
    discussion.at(
      "11:22",
      .questionAnswered(
        QuestionAnswer(
          question: "conference", child: "maya", answer: "yes",
          needs: [
            .init("who", "Ann Bell, from Monday", time: local("2026-12-07T10:00")),
            .init("when", "in two parts", time: local("2026-12-11T10:00")),
          ])))
    #expect(discussion.raised("time.conference").map(\.child) == ["maya", "theo"])
    discussion.at("11:23", agree("2026-12-10", for: "maya"))
    discussion.at("12:00", .happened("conference", child: "theo", at: local("2026-11-19T11:50")))
    #expect(discussion.raised("time.conference") == [])
  }

  @Test("In Bedford the plan has a contingency before the end")
  func contingency() throws {
    var discussion = try Discussion(under: Area.bedford.get())
    discussion.opens("10:30")
    #expect(discussion.raised("contingency.none", closing: true) == [Raised("contingency.none", .warning)])
    discussion.at(
      "11:20",
      .action(
        Discussion.action {
          $0.kind = .contingency
          $0.condition = "no access by 16:00"
        }))
    #expect(discussion.raised("contingency.none", closing: true) == [])
  }

  @Test("In Liverpool the shorter of two texts' dates warns, and only the national one is ever critical")
  func assessment() throws {
    var discussion = try Discussion(under: Area.liverpool.get())
    discussion.opens("10:30")
    #expect(discussion.raised("time.assessment", at: "2026-11-20T09:00") == [])
    #expect(
      discussion.raised("time.assessment", at: "2027-01-04T09:00") == [
        Raised("time.assessment", .warning, "maya", .procedure)
      ])
    #expect(
      discussion.raised("time.assessment", at: "2027-01-26T09:00") == [
        Raised("time.assessment", .critical, "maya", .national),
        Raised("time.assessment", .warning, "maya", .procedure),
      ])
    discussion.at(
      "2027-01-26T10:00", .happened("assessment", child: "maya", at: local("2027-01-25T12:00")))
    #expect(discussion.raised("time.assessment") == [])
  }

  @Test(
    "In Liverpool a referrer who took no part hears within a day of the end of decision-making, not before")
  func referrer() throws {
    var discussion = try Discussion(under: Area.liverpool.get())
    discussion.opens("10:30")
    discussion.at("11:30", .ended)
    #expect(discussion.due("time.referrer") == [])
    discussion.at("11:31", .circumstance("referrer-not-involved", child: nil, .yes))
    discussion.at(
      "2026-12-02T16:00",
      .happened("decision-making-concluded", child: nil, at: local("2026-12-02T15:00")))
    #expect(discussion.due("time.referrer") == ["2026-12-03T23:59"])
    #expect(
      discussion.raised("time.referrer", at: "2026-12-04T09:00") == [Raised("time.referrer", .critical)])
  }

  @Test("In Liverpool a low score is practice's concern, a missing one the procedure's")
  func scaling() throws {
    var discussion = try Discussion(under: Area.liverpool.get())
    discussion.opens("10:30")
    discussion.at("11:00", .itemOpened("decisions"))
    #expect(discussion.raised("scale.missing") == [Raised("scale.missing", .warning, "maya")])
    discussion.at(
      "11:01",
      .scored(
        Scoring(voice: voice("social-care", "osei"), child: "maya", value: 2, analysis: "nobody protects her")
      ),
      .revealed(because: nil))
    #expect(discussion.raised("scale.low") == [Raised("scale.low", .warning, "maya", .practice)])
  }

  @Test("In Devon the expected area team is noticed, the ICS social worker is required")
  func expected() throws {
    var discussion = try Discussion(under: Area.devon.get())
    discussion.at("10:28", .circumstance("open-to-services", child: "maya", .yes))
    discussion.opens("10:30")
    #expect(
      discussion.raised("quorum.circumstance") == [
        Raised("quorum.circumstance", .warning), Raised("quorum.circumstance", .notice),
      ])
    discussion.comes("rowe", for: "area-team", "10:35")
    #expect(discussion.raised("quorum.circumstance") == [Raised("quorum.circumstance", .warning)])
  }

  @Test("In Devon, where the agencies decide together, nobody named for section 47 is a warning")
  func owner() throws {
    for (area, severity) in [(Area.devon, Severity.warning), (Area.liverpool, Severity.critical)] {
      var discussion = try Discussion(under: area.get())
      discussion.opens("10:30")
      discussion.decides(1, "s47-joint", "11:07", owner: nil)
      #expect(discussion.raised("decide.owner").map(\.severity) == [severity])
    }
  }

  @Test("In Devon the summary runs out an hour after the end, and done it is met")
  func summary() throws {
    var discussion = try Discussion(under: Area.devon.get())
    discussion.opens("10:30")
    discussion.at("11:30", .ended)
    #expect(discussion.raised("time.summary", at: "12:20") == [Raised("time.summary", .warning)])
    #expect(discussion.raised("time.summary", at: "12:31") == [Raised("time.summary", .critical)])
    discussion.at("12:32", .dutyDone("summary-available", child: nil, "by secure mail"))
    #expect(discussion.raised("time.summary", at: "12:33") == [])
  }
}
