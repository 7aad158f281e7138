import Advice
import Calendar
import Meeting
import Procedures
import Testing
import Text

@testable import Console

@Suite("Questions of the procedure that nobody has asked")
struct UnaskedQuestionTests {
  @Test("they are counted from the beginning, under the item behind the decisions, until they are answered")
  func counted() throws {
    var seated = try Seated(try Sitting.underWay())
    let before = seated.state.desk.advice.unasked
    #expect(!before.isEmpty)
    #expect(!seated.state.desk.advice.isAsking)
    #expect(seated.state.desk.unasked(under: "plan") == before)
    try seated.press("i")
    try seated.type(":plan crime police lead it, interviews by Friday")
    try seated.press("Enter")
    #expect(seated.state.desk.advice.unasked == before.filter { $0 != "crime" })
  }

  @Test("one that names an item is counted and asked under it, and the others where they were")
  func underItsItem() throws {
    var sitting = try Sitting.underWay()
    let question = try #require(sitting.procedure.questions.firstIndex { $0.id == "crime" })
    let item = try #require(sitting.procedure.agenda.first?.id)
    sitting.procedure.questions[question].item = item
    var seated = try Seated(sitting)
    #expect(seated.state.desk.unasked(under: item) == ["crime"])
    #expect(!seated.state.desk.unasked(under: "plan").contains("crime"))
    try seated.press("1", "Home", "Enter", "a")
    guard case .card(let card)? = seated.state.layer else { throw NotListed() }
    #expect(card.subject == .question("crime", nil))
    try seated.press("i")
  }

  @Test("they are listed where the item is opened, and a answers the first of them")
  func listed() throws {
    var seated = try Seated(try Sitting.underWay())
    let index = try #require(seated.state.desk.procedure.agenda.firstIndex { $0.id == "plan" })
    try seated.press("1", "Home")
    for _ in 0..<index { try seated.press("Down") }
    try seated.press("Enter")
    guard case .announcement(let asked)? = seated.state.layer else { throw NotListed() }
    let first = try #require(seated.state.desk.advice.unasked.first)
    let question = try #require(seated.state.desk.procedure.questions.first { $0.id == first })
    #expect(asked.lines.contains("○ \(question.asks)"))
    try seated.press("a")
    guard case .card(let card)? = seated.state.layer else { throw NotListed() }
    #expect(card.subject == .question(first, nil))
  }

  @Test("the item that is open says since when, leads to what nobody has asked, and is not opened again")
  func openAlready() throws {
    var seated = try Seated(try Sitting.underWay())
    func asked() throws -> Announcement {
      guard case .announcement(let asked)? = seated.state.layer else { throw NotListed() }
      return asked
    }
    try seated.press("1", "Home")
    while seated.state.desk.item(at: seated.state.selected(in: .agenda) ?? 0, of: .agenda)
      != .agenda("concern")
    {
      try seated.press("Down")
    }
    let before = seated.written
    try seated.press("Enter")
    #expect(try asked().lines.first == "This item is open since 10:30; Enter goes on with it.")
    #expect(try asked().choices.map(\.words).first == "go on with it")
    try seated.press("Enter")
    #expect(seated.state.layer == nil)
    #expect(seated.written == before)
    seated.sitting.write(.itemOpened("plan"))
    try seated.take(
      .followed(seated.sitting.proceedings, at: try #require(Instant(seated.sitting.now))))
    let plan = Announcement.item("plan", at: seated.state.desk)
    #expect(plan.lines.first?.hasPrefix("This item is open since") == true)
    #expect(plan.choices.map(\.key.spelling) == ["Enter", "s", "a"])
    #expect(
      Announcement.item("concern", at: seated.state.desk).lines.first
        == "Enter opens this item now; what is open is done.")
  }

  @Test("an answer that lacks something is told where its item is opened, until it lacks nothing")
  func lacking() throws {
    var sitting = try Sitting.underWay()
    try sitting.type(":decide s47 joint #aisha owner osei threshold yes because grip marks")
    var seated = try Seated(sitting)
    func told() throws -> [String] {
      Announcement.item("plan", at: seated.state.desk).lines.filter { $0.hasPrefix("▲") }
    }
    let alone = try #require(seated.state.desk.procedure.questions.first { $0.id == "alone" })
    #expect(seated.state.desk.lacking(under: "plan").isEmpty)
    #expect(try told() == [])
    try seated.press("i")
    try seated.type(":plan alone #aisha yes")
    try seated.press("Enter")
    #expect(seated.state.desk.lacking(under: "plan") == [alone])
    #expect(try told() == ["▲ \(alone.asks) Lacks method, when, who."])
    try seated.press("i")
    try seated.type(":plan alone #aisha yes; who J Okafor; when today 15:00; method play")
    try seated.press("Enter")
    #expect(seated.state.desk.lacking(under: "plan").isEmpty)
    #expect(try told() == [])
  }

  private struct NotListed: Error {}
}
