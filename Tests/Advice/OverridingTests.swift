import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("Going on despite a warning, with the reason")
struct OverridingTests {
  private func discussion(_ children: [Child] = [maya]) throws -> Discussion {
    var discussion = try Discussion(children)
    discussion.opens("10:30")
    discussion.comes("malik", for: "police", "10:30")
    return discussion
  }

  private func override(_ rule: String, _ child: ChildKey? = nil) -> Act {
    .overridden(rule: rule, child: child, because: "it cannot wait")
  }

  @Test("What is overridden is kept with its reason, and no other rule rests for it")
  func kept() throws {
    var discussion = try discussion()
    discussion.at("10:31", override("quorum.core"))
    #expect(discussion.raised("quorum.core") == [])
    let kept = discussion.advice().overridden
    #expect(kept.map(\.warning.rule) == ["quorum.core"])
    #expect(kept.map(\.override.because) == ["it cannot wait"])
    #expect(discussion.raised("safe.tonight", closing: true) == [Raised("safe.tonight", .critical, "maya")])
  }

  @Test("A reason for one absence says nothing of an agency that leaves after it")
  func laterAbsence() throws {
    var discussion = try discussion()
    discussion.at("10:31", override("quorum.core"))
    discussion.leaves("malik", "11:05")
    #expect(discussion.raised("quorum.core") == [Raised("quorum.core", .critical)])
    #expect(discussion.words("quorum.core").contains("Police: nobody here since 11:05"))
  }

  @Test("A reason for one decision says nothing of the next, nor of a dissent that comes after it")
  func laterDecision() throws {
    var discussion = try discussion()
    discussion.decides(1, "s47-joint", "11:07", because: nil)
    discussion.at("11:08", override("decide.rationale"), override("dissent.open"))
    #expect(discussion.raised("decide.rationale") == [])
    discussion.decides(2, "conference", "11:09", because: nil)
    discussion.at(
      "11:10",
      .viewed(
        Viewing(decision: 1, voice: voice("police"), view: .disagrees, words: "no offence", dissent: 1)))
    #expect(
      discussion.raised("decide.rationale", "dissent.open") == [
        Raised("decide.rationale", .critical, "maya"), Raised("dissent.open", .critical, "maya"),
      ])
  }

  @Test(
    "What is a warning may rest for the whole meeting, what is critical of several children for each alone")
  func eachChild() throws {
    var discussion = try discussion([maya, theo])
    discussion.at("11:06", .itemOpened("decisions"))
    discussion.at("11:30", override("safe.tonight"), override("risk.unanswered"))
    #expect(discussion.raised("safe.tonight", "risk.unanswered") == [])
    let both = [Raised("safe.tonight", .critical, "maya"), Raised("safe.tonight", .critical, "theo")]
    #expect(discussion.raised("safe.tonight", closing: true) == both)
    discussion.at("11:31", override("safe.tonight", "maya"))
    #expect(discussion.raised("safe.tonight", closing: true) == both.suffix(1))
  }

  @Test("Where there is one child, a reason for the meeting is a reason for the child")
  func oneChild() throws {
    var discussion = try discussion([maya, deceased])
    discussion.at("11:30", override("safe.tonight"))
    #expect(discussion.raised("safe.tonight", closing: true) == [])
  }

  @Test("A reason for one of what a rule finds lets that one rest, and nothing else of the same rule")
  func oneOfSeveral() throws {
    var discussion = try discussion()
    for number in 1...3 {
      discussion.at("10:35", .action(ActionPlan(number: number, text: "See her")))
    }
    let about = discussion.advice().warnings.filter { $0.rule == "action.incomplete" }.map(\.about)
    #expect(about == ["action 1", "action 2", "action 3"])
    discussion.at(
      "10:36", .overridden(rule: "action.incomplete", child: nil, about: "action 2", because: "as agreed"))
    let advice = discussion.advice()
    #expect(
      advice.warnings.filter { $0.rule == "action.incomplete" }.map(\.about) == ["action 1", "action 3"])
    #expect(advice.overridden.map(\.warning.about) == ["action 2"])
  }

  @Test("A reason that is taken back lets the warning stand again")
  func withdrawn() throws {
    var discussion = try discussion()
    discussion.at("10:31", override("quorum.core"))
    let last = try #require(discussion.proceedings.lastAct(of: .chair))
    discussion.at("10:32", .withdrawn(last.id))
    #expect(discussion.raised("quorum.core") == [Raised("quorum.core", .critical)])
  }

  @Test("Warnings gone past in one go, by one person for one reason, are counted together, and no others")
  func together() throws {
    var discussion = try discussion()
    discussion.at("10:31", override("quorum.core"), override("safe.tonight"))
    discussion.at("10:31", .overridden(rule: "decide.none", child: nil, because: "agreed with the manager"))
    let hart = Author(seat: .minutes, person: "P. Hart", login: "hart")
    discussion.at("10:31", by: hart, override("decide.view"))
    discussion.at("10:32", override("risk.unanswered"))
    let meeting = discussion.meeting
    #expect(meeting.overrides.map { meeting.countTogether(with: $0) } == [2, 2, 1, 1, 1])
  }

  static let subjects: [(about: String, words: String?)] = [
    ("core", "the core agencies"), ("everything", nil), ("slot school maya", "School, Maya"),
    ("slot police", "Police"), ("score health byrne", "Health, byrne"), ("person byrne", "byrne"),
    ("child maya", "Maya"), ("item plan", "Plan of enquiries"),
    ("question legal", "“Is legal action required?”"),
    ("question legal kelly", "“Is legal action required?”, Kelly Ashdown"),
    ("question of-tomorrow kelly", nil), ("action 4", "action 4"),
    ("wind from the east", "wind from the east"),
  ]

  @Test("What a reason goes past is named in people's words, with whose it is", arguments: subjects)
  func inWords(_ about: String, _ words: String?) throws {
    var discussion = try Discussion([maya, theo], relatives: [mother])
    discussion.named("byrne", for: "health", "09:30")
    #expect(discussion.procedure.words(about: about, in: discussion.meeting) == words)
  }
}
