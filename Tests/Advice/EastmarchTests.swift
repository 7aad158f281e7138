import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("A meeting under a sixth procedure, which is a file and nothing else")
struct EastmarchTests {
  private let eastmarch: Procedure

  init() throws { eastmarch = try Area.eastmarch.get() }

  private func discussion(_ children: [Child] = [maya]) throws -> Discussion {
    try Discussion(children, under: eastmarch)
  }

  @Test("Education is core, but for a child not born yet")
  func quorum() throws {
    var discussion = try discussion()
    discussion.opens("10:30", grade: "practice-lead")
    discussion.comes("malik", for: "police", "10:30")
    discussion.comes("byrne", for: "health", "10:30")
    #expect(discussion.advice().quorum.needed == 4)
    #expect(discussion.advice().quorum.missing.map(\.name) == ["Education"])
    #expect(discussion.raised("quorum.core") == [Raised("quorum.core", .critical)])
    discussion.comes("moss", for: "education", "10:34")
    #expect(discussion.advice().quorum.isQuorate)
    #expect(discussion.raised("quorum.core") == [])

    let unborn = Child(key: ChildKey("u"), name: "", life: .unborn(due: nil))
    #expect(try self.discussion([unborn]).advice().quorum.needed == 3)
  }

  @Test(
    "It is due the next working day, within four hours of serious harm, later only online and without need")
  func clocks() throws {
    var discussion = try discussion()
    func due() throws -> String {
      let due = try #require(discussion.advice().deadlines.first { $0.rule == "time.convene" }?.due)
      return due.description
    }
    #expect(try due() == "2026-11-19T23:59")
    discussion.at("09:05", .circumstance("online-harm", child: nil, .yes))
    #expect(try due() == "2026-11-19T23:59")
    discussion.at("09:06", .circumstance("immediate-protection-needed", child: nil, .no))
    #expect(try due() == "2026-11-23T23:59")
    discussion.at("09:07", .circumstance("serious-harm", child: nil, .yes))
    #expect(try due() == "2026-11-18T18:10")
  }

  @Test("Online harm asks for the principal social worker, an allegation against staff for the director")
  func chair() throws {
    var discussion = try discussion()
    discussion.at("09:05", .circumstance("online-harm", child: nil, .yes))
    discussion.opens("10:30", grade: "practice-lead")
    #expect(discussion.raised("chair.grade") == [Raised("chair.grade", .critical)])
    discussion.at("10:31", .office(.chair, "osei", grade: "principal"))
    #expect(discussion.raised("chair.grade") == [])
    discussion.at("10:32", .circumstance("staff", child: nil, .yes))
    #expect(discussion.raised("chair.grade") == [Raised("chair.grade", .critical)])
  }

  @Test("Its own questions are asked once planning has begun, where their circumstances hold")
  func questions() throws {
    var discussion = try discussion()
    discussion.opens("10:30", grade: "practice-lead")
    discussion.at("10:40", .itemOpened("plan"))
    let before = discussion.advice().unasked
    #expect(before.contains("siblings") && before.contains("medical") && !before.contains("devices"))
    discussion.at("10:41", .circumstance("online-harm", child: nil, .yes))
    discussion.at("10:41", .circumstance("term-time", child: nil, .yes))
    let after = discussion.advice().unasked
    #expect(after.contains("devices") && after.contains("attendance"))
    #expect(discussion.raised("children.others") == [Raised("children.others", .warning)])
  }

  @Test("What asks for all of several circumstances holds for the child of whom every one holds")
  func all() throws {
    var eastmarch = eastmarch
    let devices = try #require(eastmarch.questions.firstIndex { $0.id == "devices" })
    eastmarch.questions[devices].when = Condition(all: ["online-harm", "term-time"], none: ["staff"])
    var discussion = try Discussion([maya, theo], under: eastmarch)
    discussion.opens("10:30", grade: "practice-lead")
    discussion.at("10:40", .itemOpened("plan"))
    discussion.at("10:41", .circumstance("online-harm", child: "maya", .yes))
    discussion.at("10:41", .circumstance("term-time", child: "theo", .yes))
    #expect(!discussion.advice().unasked.contains("devices"))
    discussion.at("10:42", .circumstance("term-time", child: "maya", .yes))
    #expect(discussion.advice().unasked.contains("devices"))
    discussion.at("10:43", .circumstance("staff", child: "maya", .yes))
    #expect(!discussion.advice().unasked.contains("devices"))
  }

  @Test("A clock that runs from circumstances runs from the last of those that all have to hold")
  func clockOfAll() throws {
    var eastmarch = eastmarch
    let online = try #require(eastmarch.timescales.firstIndex { $0.id == "convene-online" })
    eastmarch.timescales[online].origin = .circumstanceAnswered
    eastmarch.timescales[online].period = try #require(Period(2, .hours))
    eastmarch.timescales[online].unlessProtectionNeeded = false
    eastmarch.timescales[online].when = Condition(all: ["online-harm", "term-time"])
    var discussion = try Discussion(under: eastmarch)
    discussion.at("09:05", .circumstance("online-harm", child: nil, .yes))
    #expect(!discussion.due("time.convene").contains("2026-11-19T11:05"))
    discussion.at("09:30", .circumstance("term-time", child: nil, .yes))
    #expect(discussion.due("time.convene") == ["2026-11-19T11:30"])
  }

  @Test("A clock that runs from circumstances of which one is enough runs from the first of them")
  func clockOfAny() throws {
    var eastmarch = eastmarch
    let online = try #require(eastmarch.timescales.firstIndex { $0.id == "convene-online" })
    eastmarch.timescales[online].origin = .circumstanceAnswered
    eastmarch.timescales[online].period = try #require(Period(2, .hours))
    eastmarch.timescales[online].unlessProtectionNeeded = false
    eastmarch.timescales[online].when = Condition(any: ["online-harm", "term-time"])
    var discussion = try Discussion(under: eastmarch)
    discussion.at("09:05", .circumstance("online-harm", child: nil, .yes))
    discussion.at("09:30", .circumstance("term-time", child: nil, .yes))
    #expect(discussion.due("time.convene") == ["2026-11-19T11:05"])
  }

  @Test("A decision that is not for some children is offered for the others")
  func offered() throws {
    var discussion = try discussion()
    let circle = try #require(eastmarch.decisions.first { $0.id == "circle" })
    #expect(discussion.meeting.meets(circle.when))
    discussion.at("09:05", .circumstance("deceased", child: nil, .yes))
    #expect(!discussion.meeting.meets(circle.when))
    let died = try Discussion([deceased], under: eastmarch)
    #expect(!died.meeting.meets(circle.when))
    #expect(try Discussion([deceased, maya], under: eastmarch).meeting.meets(circle.when))
  }

  @Test("When it is over, its list of actions and its minutes are due, by its own clocks")
  func after() throws {
    var discussion = try discussion()
    discussion.opens("10:30", grade: "practice-lead")
    discussion.at("11:00", .ended)
    let dates = discussion.advice().deadlines
    #expect(dates.first { $0.rule == "time.summary" }?.due?.description == "2026-11-20T11:00")
    #expect(dates.first { $0.rule == "time.minutes" }?.due?.description == "2026-11-26T23:59")
    let duties = discussion.advice().duties.map(\.rule.id)
    #expect(
      duties.contains("actions-sent") && duties.contains("minutes-sent") && duties.contains("absent-called"))
  }
}
