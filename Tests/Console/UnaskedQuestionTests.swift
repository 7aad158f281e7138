import Advice
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
