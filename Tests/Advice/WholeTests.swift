import Calendar
import Meeting
import Procedures
import Testing

@testable import Advice

@Suite("One cause raises one warning")
struct WholeTests {
  @Test("A discussion that lacks nothing raises nothing, neither at its last item nor when it is closed")
  func nothing() throws {
    let whole = try Discussion.whole()
    #expect(whole.raised(at: "11:35") == [])
    #expect(whole.raised(at: "11:35", closing: true) == [])
    #expect(whole.advice().quorum.isQuorate)
  }

  struct Missing: Sendable, CustomTestStringConvertible {
    var part: String
    var raises: Raised
    var testDescription: String { part }
  }

  static let missing = [
    Missing(part: "school", raises: Raised("quorum.circumstance", .warning)),
    Missing(part: "paediatrician", raises: Raised("medical.doctor", .critical)),
    Missing(part: "item reason", raises: Raised("agenda.unvisited", .notice)),
    Missing(part: "words of health", raises: Raised("roll.not-heard", .notice, nil, .practice)),
    Missing(part: "prompt harm", raises: Raised("risk.unanswered", .warning, "maya")),
    Missing(part: "decision", raises: Raised("decide.none", .critical, "maya")),
    Missing(part: "view of police", raises: Raised("decide.view", .notice, "maya", .practice)),
    Missing(part: "question voice", raises: Raised("question.unanswered", .warning, "maya")),
    Missing(part: "question interpreter", raises: Raised("question.unanswered", .warning, "maya")),
    Missing(part: "question alone", raises: Raised("s47.plan", .warning, "maya")),
    Missing(part: "question lead-worker", raises: Raised("s47.plan", .warning, "maya")),
    Missing(part: "question checks", raises: Raised("permission.checks", .warning)),
    Missing(part: "question other-children", raises: Raised("children.others", .warning)),
    Missing(part: "question police-matters", raises: Raised("joint.investigation", .warning, "maya")),
    Missing(part: "question abe", raises: Raised("question.unanswered", .notice, "maya")),
    Missing(
      part: "question health-information", raises: Raised("question.unanswered", .warning, nil, .national)),
    Missing(part: "question medical", raises: Raised("medical.reason", .warning, "maya")),
    Missing(part: "question consent", raises: Raised("medical.consent", .warning, "maya")),
    Missing(part: "question told", raises: Raised("family.pr", .warning)),
    Missing(part: "tonight", raises: Raised("safe.tonight", .critical, "maya")),
  ]

  @Test("What is left out raises its own warning and no other", arguments: missing)
  func leftOut(_ missing: Missing) throws {
    #expect(try Discussion.whole(leavingOut: [missing.part]).raised(closing: true) == [missing.raises])
  }

  static let changed: [(String, [Act], Raised)] = [
    (
      "decision", [.decided(Discussion.decision { $0.because = nil })],
      Raised("decide.rationale", .critical, "maya")
    ),
    (
      "decision", [.decided(Discussion.decision { $0.owner = nil })],
      Raised("decide.owner", .critical, "maya")
    ),
    ("action", [.action(Discussion.action { $0.purpose = nil })], Raised("action.incomplete", .warning)),
    (
      "tonight", [.tonight(Discussion.tonight { $0.checkedBy = nil })],
      Raised("safe.tonight", .critical, "maya")
    ),
    (
      "view of police",
      [
        .viewed(
          Viewing(
            decision: 1, voice: voice("police", "malik"), view: .disagrees, words: "no offence", dissent: 1))
      ], Raised("dissent.open", .critical, "maya")
    ),
    (
      "action", [.action(Discussion.action()), .trait("malik", .mayDecide, .no)],
      Raised("roll.authority", .warning)
    ),
  ]

  @Test("What is changed for the worse raises its own warning and no other", arguments: changed)
  func changedForTheWorse(_ part: String, _ acts: [Act], _ raises: Raised) throws {
    #expect(try Discussion.whole(changing: [part: acts]).raised(closing: true) == [raises])
  }

  @Test(
    "No rule that rests on practice is critical, but for what keeps a child safe at once",
    arguments: Rule.catalogue.map(\.id))
  func practice(_ id: String) throws {
    let rule = try #require(Rule.catalogue.first { $0.id == id })
    var setting = try #require(try Area.gloucestershire.get().rules["quorum.core"])
    setting.severity = .critical
    setting.cite = Citation(basis: .practice, source: "GLO", place: "")
    let warning = Warning(
      Finding("missing", "mend it", at: .clock, severity: .critical), of: rule, setting: setting)
    let mayBeCritical = ["safe.tonight", "assembling.interim"].contains(id)
    #expect(warning.severity == (mayBeCritical ? .critical : .warning))
  }
}
