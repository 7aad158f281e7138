import Advice
import Calendar
import Meeting
import Testing

@Suite("Risk, plan and safety tonight, in every area")
struct EveryAreaPlanningTests {
  static let areas = ["working-together", "bedford", "liverpool", "gloucestershire", "devon", "eastmarch"]
  private static let again = Reconvened(reference: "SD-0", rationale: "new information")

  struct Asked: Sendable, CustomTestStringConvertible {
    var area: String
    var name: String
    var isAgain: Bool
    var prompts: [String]
    var testDescription: String { "\(area): \(name)" }

    init(_ area: String, _ name: String, again: Bool = false, _ prompts: String...) {
      (self.area, self.name, self.isAgain, self.prompts) = (area, name, again, prompts)
    }
  }

  /// [BED] eleven points of the assessment of risk; [LIV] 2 seven headings; [DEV] the impact, and hypothesis,
  /// curiosity and challenge; [GLO] five principles, five others when it is held again; [EAM] 4.5 and 4.6.
  static let risks: [Asked] = [
    Asked(
      "bedford", "first held", "information", "assessments", "cause", "family", "context", "protection",
      "capacity", "factors", "assessment", "marac", "intelligence"),
    Asked(
      "bedford", "held again: the same", again: true, "information", "assessments", "cause", "family",
      "context", "protection", "capacity", "factors", "assessment", "marac", "intelligence"),
    Asked(
      "liverpool", "first held", "harm", "danger", "complicating", "strengths", "safety", "goals", "steps"),
    Asked(
      "liverpool", "held again: the same", again: true, "harm", "danger", "complicating", "strengths",
      "safety", "goals", "steps"),
    Asked("gloucestershire", "first held", "harm", "impact", "likelier", "reduce", "review"),
    Asked(
      "gloucestershire", "held again: its review", again: true, "feared", "done", "better", "now",
      "review-next"),
    Asked("devon", "first held", "impact", "hypothesis", "curiosity", "challenge"),
    Asked("devon", "held again: the same", again: true, "impact", "hypothesis", "curiosity", "challenge"),
    Asked("eastmarch", "first held", "danger", "today", "grown-ups", "unknown"),
    Asked("eastmarch", "held again: its review", again: true, "changed", "unknown"),
  ]

  @Test("Every prompt on risk is answered once decisions are opened; one left is named", arguments: risks)
  func risk(_ asked: Asked) throws {
    var discussion = try Discussion(
      follows: asked.isAgain ? Self.again : nil, under: Area.named(asked.area))
    discussion.beginsWithTheCore()
    #expect(discussion.said("risk.unanswered") == [])
    discussion.opensDecisions()
    let count = asked.prompts.count
    #expect(discussion.said("risk.unanswered") == ["warning maya"])
    #expect(discussion.words("risk.unanswered").contains("\(count) of \(count) risk prompts unanswered"))
    for prompt in asked.prompts.dropLast() {
      discussion.at("11:01", .answered(prompt: prompt, child: "maya", "said"))
    }
    #expect(discussion.words("risk.unanswered").contains("1 of \(count) risk prompts unanswered"))
    discussion.at("11:02", .answered(prompt: asked.prompts.last ?? "", child: "maya", "said"))
    #expect(discussion.said("risk.unanswered") == [])
  }

  @Sendable private static func planned(_ discussion: inout Discussion) {
    discussion.beginsWithTheCore()
    discussion.decides(1, for: "maya", "11:07")
    discussion.opensThePlan()
  }

  private static func said(_ question: String, _ answer: String, _ needs: String...) -> Act {
    .questionAnswered(
      QuestionAnswer(
        question: question, child: "maya", answer: answer, needs: needs.map { .init($0, "said") }))
  }

  /// [DEV] 3: "whether or not the child needs a medical and the reason"; [EAM] 6.3.
  static let medicals: [Here] = [
    Here("devon", "not said", raises: "warning maya", happens: planned),
    Here("devon", "planning has not begun") { $0.beginsWithTheCore() },
    Here("devon", "a medical, and not why", raises: "warning maya", says: "lacks why") {
      planned(&$0)
      $0.at("11:19", said("medical", "yes", "who", "when"))
    },
    Here("devon", "a medical, why, by whom and when") {
      planned(&$0)
      $0.at("11:19", said("medical", "yes", "why", "who", "when"))
    },
    Here("devon", "none, and not why", raises: "warning maya", says: "lacks why") {
      planned(&$0)
      $0.at("11:19", said("medical", "no"))
    },
    Here("devon", "none, and why") {
      planned(&$0)
      $0.at("11:19", said("medical", "no", "why"))
    },
    Here("eastmarch", "not said", raises: "warning maya", happens: planned),
    Here("eastmarch", "examined, by whom and when, and not why") {
      planned(&$0)
      $0.at("11:19", said("medical", "yes", "who", "when"))
    },
    Here("eastmarch", "examined already, and not when", raises: "warning maya", says: "lacks when") {
      planned(&$0)
      $0.at("11:19", said("medical", "done"))
    },
    Here("eastmarch", "examined already, and when") {
      planned(&$0)
      $0.at("11:19", said("medical", "done", "when"))
    },
  ]

  @Test("Whether there is a medical, with what the text wants of the answer", arguments: medicals)
  func medical(_ here: Here) throws { try here.holds("medical.reason") }

  @Sendable private static func begun(_ discussion: inout Discussion) {
    discussion.beginsWithTheCore()
    discussion.opensThePlan()
  }

  private static func told(_ answer: String, _ needs: String...) -> Act {
    .questionAnswered(
      QuestionAnswer(
        question: "told", relative: "kelly", answer: answer, needs: needs.map { .init($0, "said") }))
  }

  /// [DEV] 4: whether those with parental responsibility are told of the section 47 enquiry; [EAM] 6.5.
  static let families: [Here] = [
    Here("devon", "no enquiry is decided", relatives: [mother], happens: begun),
    Here(
      "devon", "no enquiry is decided, and nobody is known to hold it for Theo", of: [maya, theo],
      relatives: [mother], happens: begun),
    Here("devon", "an enquiry, and not said", raises: "warning", relatives: [mother], happens: planned),
    Here(
      "devon", "an enquiry on two, and nobody is known to hold it for Theo", raises: "warning theo",
      "warning",
      says: "Theo: nobody is recorded with parental responsibility", of: [maya, theo], relatives: [mother]
    ) {
      planned(&$0)
      $0.decides(2, for: "theo", "11:19")
    },
    Here(
      "devon", "an enquiry, told, and not what police say", raises: "warning", says: "police view",
      relatives: [mother]
    ) {
      planned(&$0)
      $0.at("11:19", told("yes", "who", "when"))
    },
    Here("devon", "an enquiry, told by whom and when, and what police say", relatives: [mother]) {
      planned(&$0)
      $0.at("11:19", told("yes", "who", "when", "police view"))
    },
    Here("devon", "an enquiry, not told, and why", relatives: [mother]) {
      planned(&$0)
      $0.at("11:19", told("no", "why"))
    },
    Here(
      "eastmarch", "no enquiry is decided, and not said", raises: "warning", relatives: [mother],
      happens: begun),
    Here("eastmarch", "planning has not begun", relatives: [mother]) { $0.beginsWithTheCore() },
    Here(
      "eastmarch", "after the first visit, and not why", raises: "warning", says: "why", relatives: [mother]
    ) {
      begun(&$0)
      $0.at("11:19", told("wait"))
    },
    Here("eastmarch", "after the first visit, and why", relatives: [mother]) {
      begun(&$0)
      $0.at("11:19", told("wait", "why"))
    },
    Here(
      "eastmarch", "an aunt without parental responsibility is not asked about", relatives: [mother, aunt]
    ) {
      begun(&$0)
      $0.at("11:19", told("no", "why"))
    },
  ]

  @Test("Whether those with parental responsibility are told, absent ones too", arguments: families)
  func family(_ here: Here) throws { try here.holds("family.pr") }

  @Test(
    "Where each child is tonight: a warning once decisions are opened, critical at the end", arguments: areas)
  func tonight(_ area: String) throws {
    var discussion = try Discussion(under: Area.named(area))
    discussion.beginsWithTheCore()
    #expect(discussion.said("safe.tonight") == [])
    discussion.opensDecisions()
    #expect(discussion.said("safe.tonight") == ["warning maya"])
    #expect(discussion.said("safe.tonight", closing: true) == ["critical maya"])
    discussion.at("11:29", .tonight(Discussion.tonight { $0.checkedBy = nil }))
    #expect(discussion.said("safe.tonight") == ["warning maya"])
    discussion.at("11:30", .tonight(Discussion.tonight()))
    #expect(discussion.said("safe.tonight", closing: true) == [])
  }

  static let dangers: [(String, String)] = areas.flatMap { area in
    [(area, "immediate-protection-needed"), (area, "adult-posing-risk")]
  }

  @Test(
    "A night at home says what keeps it safe, where protection is needed or somebody poses a risk",
    arguments: dangers)
  func home(_ area: String, _ circumstance: String) throws {
    var discussion = try Discussion(under: Area.named(area))
    discussion.beginsWithTheCore()
    discussion.at(
      "10:40", .circumstance(circumstance, child: nil, .no),
      .tonight(
        Discussion.tonight {
          $0.place = "home"; $0.arrangement = nil
        }))
    #expect(discussion.said("safe.home") == [])
    discussion.at("10:41", .circumstance(circumstance, child: nil, .yes))
    #expect(discussion.said("safe.home") == ["warning maya"])
    discussion.at(
      "10:42",
      .tonight(
        Discussion.tonight {
          $0.place = "home"; $0.arrangement = "he stays away"
        }))
    #expect(discussion.said("safe.home") == [])
  }
}
