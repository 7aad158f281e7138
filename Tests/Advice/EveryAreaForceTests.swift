import Advice
import Calendar
import Meeting
import Testing

@Suite("How grave it is, by the words of each area")
struct EveryAreaForceTests {
  typealias Taken = EveryAreaDecidingTests.Taken

  /// [GLO] Agenda: "provide analysis and reasoning behind the decision being made"; [EAM] 5.1, 5.2 must, 5.3 should.
  /// No other text asks for the reasons of a decision on enquiries.
  static let rationales: [Taken] = [
    Taken("gloucestershire", "s47-joint", "must", "critical maya"),
    Taken("gloucestershire", "nfa", "must", "critical maya"),
    Taken("gloucestershire", "watch and wait", "in words of its own", "warning maya"),
    Taken("working-together", "s47-joint", "should", "warning maya"),
    Taken("working-together", "no-s47", "should", "warning maya"),
    Taken("bedford", "s47-joint", "should", "warning maya"),
    Taken("bedford", "no-s47", "should", "warning maya"),
    Taken("bedford", "early-help", "consider", "warning maya"),
    Taken("liverpool", "s47-single", "should", "warning maya"),
    Taken("liverpool", "s17", "should", "warning maya"),
    Taken("devon", "s47-joint", "consider", "warning maya"),
    Taken("devon", "no-s47", "consider", "warning maya"),
    Taken("eastmarch", "s47-joint", "must", "critical maya"),
    Taken("eastmarch", "no-s47", "must", "critical maya"),
    Taken("eastmarch", "circle", "should", "warning maya"),
  ]

  @Test(
    "A decision without its reason is critical only where the text says that it must have one",
    arguments: rationales)
  func rationale(_ taken: Taken) throws {
    var discussion = try Discussion(under: Area.named(taken.area))
    discussion.beginsWithTheCore()
    var bare = discussion
    bare.decides(1, taken.decision, "11:07", because: nil)
    #expect(bare.said("decide.rationale") == taken.raises)
    discussion.decides(1, taken.decision, "11:07", because: "the bruise")
    #expect(discussion.said("decide.rationale") == [])
  }

  @Sendable private static func ended(_ discussion: inout Discussion) {
    discussion.opens("10:30")
    discussion.at("11:30", .ended)
  }

  /// [EAM] 7.1 is critical, 7.2 and 6.3 are warnings; the other texts' dates are critical.
  static let late: [(String, Here)] = [
    (
      "time.summary",
      Here(
        "eastmarch", "the list of actions, 24 hours", raises: "critical", at: "2026-11-20T11:31",
        happens: ended)
    ),
    (
      "time.minutes",
      Here(
        "eastmarch", "the minutes, 5 working days", raises: "warning", at: "2026-11-27T00:00", happens: ended)
    ),
    (
      "time.minutes",
      Here(
        "bedford", "the minutes, 2 working days", raises: "critical", at: "2026-11-24T00:00", happens: ended)
    ),
    (
      "time.minutes",
      Here("devon", "the minutes, 24 hours", raises: "critical", at: "2026-11-20T11:31", happens: ended)
    ),
    (
      "time.medical-report",
      Here("eastmarch", "the doctor's letter, 7 days", raises: "warning maya", at: "2026-11-27T00:00") {
        $0.opens("10:30")
        $0.at("11:18", $0.answering("medical", "yes", child: "maya"))
        $0.at("17:00", .happened("examination", child: "maya", at: local("2026-11-19T16:00")))
      }
    ),
  ]

  @Test("What is late is as grave as its rule says", arguments: late)
  func lateness(_ rule: String, _ here: Here) throws { try here.holds(rule) }

  /// [GLO] Medical Assessments: "Any medical examination of a child under 16yrs ... requires the consent".
  @Test("An examination that is done already wants consent as one to come does, of a child under 16")
  func consent() throws {
    var discussion = try Discussion([maya, sixteen], relatives: [mother])
    discussion.opens("10:30")
    discussion.at(
      "11:18", discussion.answering("medical", "done", child: "maya"),
      discussion.answering("medical", "done", child: "jade"))
    #expect(discussion.said("medical.consent") == ["warning maya"])
    discussion.at("11:19", discussion.answering("medical", "no", child: "maya"))
    #expect(discussion.said("medical.consent") == [])
  }
}
