import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("Questions of the plan, in every area")
struct EveryAreaQuestionTests {
  @Sendable private static func begun(_ discussion: inout Discussion) {
    discussion.beginsWithTheCore()
    discussion.opensThePlan()
  }

  @Sendable private static func planned(_ discussion: inout Discussion) {
    begun(&discussion)
    discussion.decides(1, for: "maya", "11:18")
  }

  private static func said(_ question: String, _ answer: String, _ needs: String...) -> Act {
    .questionAnswered(
      QuestionAnswer(
        question: question, child: "maya", answer: answer, needs: needs.map { .init($0, "said") }))
  }

  /// A question, how grave it is while it is open, and what has to hold that it is asked at all.
  struct Asked: Sendable, CustomTestStringConvertible {
    var area: String
    var question: String
    var severity: Severity
    var child: ChildKey?
    var circumstance: String?
    var forS47: Bool
    var testDescription: String { "\(area): \(question)" }

    init(
      _ area: String, _ question: String, _ severity: Severity, of child: ChildKey? = nil,
      when circumstance: String? = nil, s47: Bool = false
    ) {
      (self.area, self.question, self.severity) = (area, question, severity)
      (self.child, self.circumstance, self.forS47) = (child, circumstance, s47)
    }
  }

  static let open: [Asked] = [
    // [WT] 4: "agree the conduct and timing of any criminal investigation"; 4.2: advice "for more complex cases".
    Asked("working-together", "crime", .warning),
    Asked("working-together", "further-information", .warning, s47: true),
    Asked("working-together", "health-experts", .warning, when: "complex"),
    // [BED] Plan: "determine what information ... will be shared"; in hospital; "holding onto the children".
    Asked("bedford", "sharing", .warning),
    Asked("bedford", "discharge", .warning, of: "maya", when: "in-patient"),
    Asked("bedford", "holder", .warning, when: "held-at-school"),
    // [LIV] 3: "consideration should include with whom the family is most likely to cooperate"; known violence.
    Asked("liverpool", "family-cooperates", .notice, s47: true),
    Asked("liverpool", "further-information", .warning, s47: true),
    Asked("liverpool", "visits", .warning, when: "known-violence"),
    Asked("liverpool", "discharge", .warning, of: "maya", when: "in-patient"),
    // [DEV]: "the planning of the overall investigation ... will be agreed as part of" the enquiry; who is visited
    // and seen; 1: closed within 8 weeks.
    Asked("devon", "further-information", .notice, s47: true),
    Asked("devon", "visits", .warning, s47: true),
    Asked("devon", "previous-team", .warning, of: "maya", when: "recently-closed"),
    // [EAM] 4.3, 6.2.
    Asked("eastmarch", "attendance", .warning, of: "maya", when: "term-time"),
    Asked("eastmarch", "devices", .warning, when: "online-harm"),
  ]

  @Test(
    "A question that is open weighs as its words do, where its circumstance holds, until it is answered",
    arguments: open)
  func unanswered(_ asked: Asked) throws {
    var discussion = try Discussion(under: Area.named(asked.area))
    func severities() -> [Severity] {
      discussion.advice().warnings
        .filter { $0.rule == "question.unanswered" && $0.place == .question(asked.question) }
        .map(\.severity)
    }
    Self.begun(&discussion)
    if asked.forS47 {
      #expect(severities() == [], "no enquiry yet")
      discussion.decides(1, for: "maya", "11:19")
    }
    if let circumstance = asked.circumstance {
      #expect(severities() == [])
      discussion.at("11:20", .circumstance(circumstance, child: asked.child, .yes))
    }
    #expect(severities() == [asked.severity])
    discussion.at("11:21", discussion.answering(asked.question, child: asked.child))
    #expect(severities() == [])
  }

  /// [EAM] 6.1, 6.2 and what it takes from the national text.
  static let questions: [(String, Here)] = [
    ("children.others", Here("eastmarch", "other children not said", raises: "warning", happens: begun)),
    (
      "children.others",
      Here("eastmarch", "there are some, and not who", raises: "warning", says: "Lacks who") {
        begun(&$0)
        $0.at("11:19", .questionAnswered(QuestionAnswer(question: "siblings", answer: "yes")))
      }
    ),
    (
      "children.others",
      Here("eastmarch", "there are none") {
        begun(&$0)
        $0.at("11:19", .questionAnswered(QuestionAnswer(question: "siblings", answer: "no")))
      }
    ),
    ("children.others", Here("eastmarch", "planning has not begun") { $0.beginsWithTheCore() }),
    (
      "s47.plan",
      Here("eastmarch", "an enquiry, and nobody leads it", raises: "warning maya", happens: planned)
    ),
    (
      "s47.plan",
      Here("eastmarch", "an enquiry, and who leads it") {
        planned(&$0)
        $0.at("11:19", said("lead-worker", "Okafor"))
      }
    ),
    ("s47.plan", Here("eastmarch", "no enquiry", happens: begun)),
    (
      "order.plan",
      Here("eastmarch", "an order in force, and nothing follows", raises: "critical maya") {
        $0.at("09:10", .circumstance("order-in-force", child: "maya", .yes))
        begun(&$0)
      }
    ),
    (
      "order.plan",
      Here("eastmarch", "an order in force, and who does what by when") {
        $0.at("09:10", .circumstance("order-in-force", child: "maya", .yes))
        begun(&$0)
        $0.at("11:19", said("order", "proceedings", "who", "when"))
      }
    ),
    ("order.plan", Here("eastmarch", "no order", happens: begun)),
    (
      "coverage.risk",
      Here("eastmarch", "a risk that no action answers", raises: "warning") {
        begun(&$0)
        $0.at("11:19", .riskNamed(number: 1, "he is back", children: []))
        $0.at("11:24", .action(Discussion.action()))
      }
    ),
    (
      "coverage.risk",
      Here("eastmarch", "a risk that an action answers") {
        begun(&$0)
        $0.at("11:19", .riskNamed(number: 1, "he is back", children: []))
        $0.at("11:24", .action(Discussion.action { $0.risks = [1] }))
      }
    ),
  ]

  @Test("In Eastmarch, what is planned", arguments: questions)
  func question(_ rule: String, _ here: Here) throws { try here.holds(rule) }

  @Test("In Eastmarch devices are asked about where the harm is online, and an answer has who and when")
  func devices() throws {
    func asks(_ discussion: Discussion) -> Bool {
      discussion.advice().warnings.contains {
        $0.rule == "question.unanswered" && $0.place == .question("devices")
      }
    }
    var discussion = try Discussion(under: Area.named("eastmarch"))
    Self.begun(&discussion)
    #expect(!asks(discussion))
    discussion.at("11:19", .circumstance("online-harm", child: nil, .yes))
    #expect(asks(discussion))
    discussion.at("11:20", discussion.answering("devices", "yes", lacking: "when"))
    #expect(asks(discussion))
    discussion.at("11:21", discussion.answering("devices", "yes"))
    #expect(!asks(discussion))
  }
}
