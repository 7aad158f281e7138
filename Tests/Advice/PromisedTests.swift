import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("What a decision taken without a core agency promises")
struct PromisedTests {
  private static let news = TakenWithout(
    because: "he is home tonight", news: voice("social-care", "osei"), newsBy: local("2026-11-19T14:00"))

  /// Social care and police decide on section 47 while nobody of health is there.
  private func decided(_ children: [Child] = [maya], again: String? = "2026-11-20T15:00") throws -> Discussion
  {
    var discussion = try Discussion(children)
    discussion.opens("10:30")
    discussion.comes("malik", for: "police", "10:30")
    for (index, child) in children.enumerated() {
      discussion.decides(index + 1, for: child.key, "11:07", without: Self.news, again: again)
    }
    return discussion
  }

  private func told(_ advice: Advice) -> [String] {
    advice.promised.filter { !$0.state.isMet }.map { "\($0.what): \($0.due?.description ?? "")" }
  }

  @Test("is due as agreed: who asks the agency that was missing by when, and the further discussion with it")
  func promised() throws {
    let discussion = try decided()
    #expect(
      told(discussion.advice()) == [
        "osei asks Health for information: 2026-11-19T14:00",
        "further discussion with Health, to be convened: 2026-11-20T15:00",
      ])
    #expect(
      discussion.advice().promised.map(\.promise)
        == [.news, .furtherDiscussion("further discussion with Health")])
    let ahead = discussion.advice("11:10").ahead.filter { $0.rule == "decide.without" }
    #expect(ahead.map(\.what) == told(discussion.advice()).map { $0.split(separator: ": ")[0].description })
    #expect(ahead.allSatisfy { $0.basis.hasSuffix("as agreed") })
    #expect(discussion.advice("14:01").promised.map(\.state) == [.late, .running])
    #expect(discussion.advice("13:30").promised.first?.state == .nearly)
  }

  @Test("is no date of the procedure, and nothing where nothing was promised")
  func ownDates() throws {
    let discussion = try decided()
    #expect(!discussion.advice().deadlines.contains { $0.rule == "decide.without" })
    var quorate = try Discussion()
    quorate.opens("10:30")
    quorate.decides(1, "11:07")
    #expect(quorate.advice().promised.isEmpty)
  }

  @Test(
    "the news are there once something comes from the agency, by word or in writing; the discussion is not")
  func heard() throws {
    let later: [Act] = [
      .said(Saying(voice: voice("health", "byrne"), text: "Two attendances.", item: "plan")),
      .written(slot("health"), "Two attendances."),
    ]
    for act in later {
      var discussion = try decided()
      discussion.comes("byrne", for: "health", "11:20")
      #expect(told(discussion.advice()).count == 2)
      discussion.at("11:25", act)
      #expect(
        told(discussion.advice()) == ["further discussion with Health, to be convened: 2026-11-20T15:00"])
    }
  }

  @Test("what was promised alike with two decisions about a child is promised once, and for each child")
  func alike() throws {
    var discussion = try decided([maya, theo])
    discussion.decides(3, "conference", "11:09", without: Self.news, again: "2026-11-20T15:00")
    let promised = discussion.advice().promised
    #expect(promised.count == 4)
    #expect(Set(promised.map(\.timescale)).count == 2)
    #expect(Set(promised.compactMap(\.child)) == ["maya", "theo"])
  }
}
