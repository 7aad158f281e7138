import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("Is every item of the agenda taken, and in its time?")
struct RunningTests {
  @Test("At the end an item is opened, or skipped with a reason")
  func unvisited() throws {
    var discussion = try Discussion()
    discussion.opens("10:30")
    let items = discussion.procedure.agenda.map(\.id)
    discussion.at("10:31", items.dropLast(2).map { .itemOpened($0) })
    #expect(discussion.raised("agenda.unvisited") == [])
    #expect(discussion.raised("agenda.unvisited", closing: true).count == 2)
    discussion.at("11:31", .itemOpened("distribution"))
    #expect(discussion.raised("agenda.unvisited") == [Raised("agenda.unvisited", .notice)])
    discussion.at("11:32", .itemSkipped("actions", because: "taken with the plan"))
    #expect(discussion.raised("agenda.unvisited", closing: true) == [])
  }

  @Test("An item that was passed over is told of once a later one is opened, not first at the end")
  func passedOver() throws {
    var discussion = try Discussion()
    discussion.opens("10:30")
    discussion.at("10:31", .itemOpened("introductions"), .itemOpened("quorate"))
    discussion.at("10:32", .itemSkipped("plan", because: "nothing to plan"))
    #expect(discussion.raised("agenda.unvisited") == [])
    discussion.at("10:40", .itemOpened("other-children"))
    #expect(discussion.words("agenda.unvisited").hasPrefix("Family, household: neither opened nor skipped"))
    #expect(discussion.raised("agenda.unvisited").count == 1)
  }

  @Test(
    "An item whose decisions were taken, or whose questions answered, was dealt with though nobody opened it")
  func dealtWith() throws {
    var discussion = try Discussion()
    discussion.opens("10:30")
    discussion.at(
      "10:31",
      discussion.procedure.agenda.map(\.id).filter { $0 != "decisions" && $0 != "plan" }.map {
        .itemOpened($0)
      })
    discussion.at("11:05", .proposed(number: 1, child: "maya", decision: "s47-joint"))
    #expect(discussion.raised("agenda.unvisited", closing: true).count == 2)
    discussion.decides(1, "11:07")
    #expect(discussion.words("agenda.unvisited", closing: true).hasPrefix("Plan of enquiries: neither"))
    discussion.at("11:10", .questionAnswered(QuestionAnswer(question: "crime", answer: "police lead")))
    #expect(discussion.raised("agenda.unvisited", closing: true) == [])
    let decisions = try #require(discussion.procedure.agenda.first { $0.isDecisions })
    let taken = try #require(discussion.meeting.takenUp(decisions, under: discussion.procedure))
    #expect(taken.by == "decision 1" && clock(taken.at) == "11:07")
    discussion.at("11:11", .proposed(number: 2, child: "maya", decision: "conference"))
    #expect(discussion.meeting.takenUp(decisions, under: discussion.procedure) == taken)
    discussion.decides(2, "conference", "11:12")
    let both = try #require(discussion.meeting.takenUp(decisions, under: discussion.procedure))
    #expect(both.by == "decisions 1 and 2" && clock(both.at) == "11:07")
    discussion.at("11:30", .itemOpened("decisions"))
    #expect(discussion.meeting.takenUp(decisions, under: discussion.procedure) == nil)
  }

  @Test("A question is asked under its own item, and else behind the last decisions")
  func itemsOfQuestions() throws {
    var discussion = try Discussion()
    let crime = try #require(discussion.procedure.questions.firstIndex { $0.id == "crime" })
    discussion.procedure.questions[crime].item = "household"
    let last = try #require(discussion.procedure.agenda.firstIndex { $0.isDecisions })
    discussion.procedure.agenda[last - 2].isDecisions = true
    func asked(_ item: String) -> [String] { discussion.procedure.questions(under: item).map(\.id) }
    #expect(asked("household") == ["crime"])
    #expect(asked("plan").count == discussion.procedure.questions.count - 1)
    #expect(!asked("plan").contains("crime"))
    let items = ["household", "plan"].compactMap { id in discussion.procedure.agenda.first { $0.id == id } }
    func taken() -> [String?] {
      items.map { discussion.meeting.takenUp($0, under: discussion.procedure)?.by }
    }
    discussion.opens("10:30")
    discussion.at("11:10", discussion.answering("legal"))
    #expect(taken() == [nil, "an answer"])
    discussion.at("11:11", discussion.answering("crime"))
    #expect(taken() == ["an answer", "an answer"])
    discussion.procedure.agenda.removeSubrange((last + 1)...)
    #expect(asked("decisions").contains("legal"))
  }

  @Test(
    "What the plan and the coverage lack is told when planning begins, and section 47 of a child left over too"
  )
  func planningBegins() throws {
    var discussion = try Discussion([maya, theo])
    discussion.opens("10:30")
    discussion.at("10:50", .riskNamed(number: 1, "hit again", children: ["maya"]))
    discussion.decides(1, "11:07")
    let rules = ["question.unanswered", "coverage.risk", "decide.none"]
    func raised() -> Set<String> { Set(discussion.raised().map(\.rule)).intersection(rules) }
    #expect(raised() == [])
    var passed = discussion
    passed.at("11:10", .itemOpened("plan"))
    #expect(passed.raised("decide.none") == [Raised("decide.none", .warning, "theo")])
    #expect(
      passed.raised("decide.none", closing: true) == [Raised("decide.none", .critical, "theo")])
    discussion.decides(2, for: "theo", "11:12")
    #expect(raised() == ["question.unanswered"])
    #expect(discussion.advice().isAsking)
    discussion.at(
      "11:14", .action(ActionPlan(number: 1, text: "Ring the aunt", owner: voice("social-care", "osei"))))
    #expect(raised() == ["question.unanswered", "coverage.risk"])
  }

  @Test("Once the record is written, what was left open is told where it is closed, and asked of nobody else")
  func closed() throws {
    var discussion = try Discussion()
    discussion.opens("10:30")
    discussion.at("11:00", .itemOpened("plan"))
    discussion.at("11:35", .ended)
    discussion.at("11:50", .closed)
    #expect(discussion.raised("agenda.unvisited", "decide.none") == [])
    let left = discussion.raised("agenda.unvisited", "decide.none", closing: true)
    #expect(left.first == Raised("decide.none", .critical, "maya"))
    #expect(left.count == discussion.procedure.agenda.count)
  }

  @Test("An item over its minutes is told while items are to come, and not while the discussion rests")
  func overrun() throws {
    var discussion = try Discussion()
    discussion.opens("10:30")
    discussion.at("10:30", .itemOpened("introductions"))
    #expect(discussion.raised("agenda.overrun", at: "10:34") == [])
    #expect(
      discussion.raised("agenda.overrun", at: "10:35") == [Raised("agenda.overrun", .notice, nil, .practice)])
    #expect(discussion.words("agenda.overrun", at: "10:35").contains("1 min over, 10 items to come"))
    var paused = discussion
    paused.at("10:36", .paused)
    #expect(paused.raised("agenda.overrun", at: "10:50") == [])
    var nearly = discussion
    nearly.at("10:36", nearly.procedure.agenda.dropFirst().dropLast().map { .itemOpened($0.id) })
    #expect(nearly.words("agenda.overrun", at: "12:00").contains("min over, 1 item to come"))
    discussion.at("10:36", discussion.procedure.agenda.dropFirst().map { .itemOpened($0.id) })
    #expect(discussion.raised("agenda.overrun", at: "12:00") == [])
  }

  @Test("An item without minutes of its own is never over")
  func noMinutes() throws {
    var discussion = try Discussion(under: try Area.national.get())
    discussion.opens("10:30")
    discussion.at("10:30", .itemOpened("introductions"))
    #expect(discussion.raised("agenda.overrun", at: "12:00") == [])
  }
}
