import Advice
import Console
import Meeting
import Procedures
import Testing
import Text

@Suite("Questions of the procedure that nobody has asked")
struct UnaskedQuestionTests {
  @Test("they are counted from the beginning, under the item behind the decisions, until they are answered")
  func counted() throws {
    var seated = try Seated(try Sitting.underWay())
    let before = seated.state.desk.advice.unasked
    #expect(!before.isEmpty)
    #expect(!seated.state.desk.advice.isAsking)
    #expect(seated.state.desk.itemOfQuestions == "plan")
    try seated.press("i")
    try seated.type(":plan crime police lead it, interviews by Friday")
    try seated.press("Enter")
    #expect(seated.state.desk.advice.unasked == before.filter { $0 != "crime" })
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

  private struct NotListed: Error {}
}
