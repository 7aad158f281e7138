import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("Was every risk prompt and every plan question answered?")
struct QuestionTests {
  private func discussion(
    _ children: [Child] = [maya], follows: Reconvened? = nil, at item: String = "plan"
  ) throws -> Discussion {
    var discussion = try Discussion(children, follows: follows)
    discussion.opens("10:30")
    discussion.at("11:00", .itemOpened(item))
    return discussion
  }

  private func open(_ discussion: Discussion) -> Set<String> {
    Set(
      discussion.advice(closing: true).warnings.compactMap { warning in
        if case .question(let id) = warning.place { id } else { nil }
      })
  }

  @Test(
    "Risk prompts are asked when decisions are opened, of each living child, and one answer may hold for all")
  func risk() throws {
    var discussion = try Discussion([maya, theo, deceased])
    discussion.opens("10:30")
    discussion.at("10:58", .answered(prompt: "harm", child: nil, "assault"))
    #expect(discussion.raised("risk.unanswered") == [])
    discussion.at("11:06", .itemOpened("decisions"))
    let both = [Raised("risk.unanswered", .warning, "maya"), Raised("risk.unanswered", .warning, "theo")]
    #expect(discussion.raised("risk.unanswered") == both)
    #expect(
      discussion.words("risk.unanswered").contains(
        "Maya: 4 of 5 risk prompts unanswered (impact, likelier, reduce, review)"))
    for prompt in ["impact", "likelier", "reduce", "review"] {
      discussion.at("11:07", .answered(prompt: prompt, child: "maya", "said"))
    }
    #expect(discussion.raised("risk.unanswered") == both.suffix(1))
  }

  @Test("Of one prompt the text has, one prompt is unanswered")
  func onePrompt() throws {
    var discussion = try discussion(at: "decisions")
    discussion.procedure.prompts.first = Array(discussion.procedure.prompts.first.prefix(1))
    #expect(discussion.words("risk.unanswered").hasPrefix("Maya: 1 of 1 risk prompt unanswered (harm);"))
  }

  @Test("A discussion that follows another asks the prompts of a review")
  func review() throws {
    let discussion = try discussion(follows: Reconvened(reference: "SD-0", rationale: "new"), at: "decisions")
    #expect(discussion.words("risk.unanswered").contains("(feared, done, better, now, review)"))
  }

  @Test("A text without prompts asks for no answers")
  func noPrompts() throws {
    var discussion = try Discussion(under: try Area.national.get())
    discussion.opens("10:30")
    #expect(discussion.raised("risk.unanswered", closing: true) == [])
  }

  static let forces: [(String, Raised)] = [
    ("child-told", Raised("question.unanswered", .warning, "maya")),
    ("identity", Raised("question.unanswered", .warning, "maya")),
    ("abe", Raised("question.unanswered", .notice, "maya")),
    ("police-basis", Raised("question.unanswered", .warning, nil, .national)),
  ]

  @Test(
    "A question weighs as its words do: must and should warn, consider and may are notices", arguments: forces
  )
  func force(_ id: String, _ raised: Raised) throws {
    var discussion = try discussion(at: "decisions")
    #expect(discussion.raised("question.unanswered") == [])
    discussion.at("11:18", .itemOpened("plan"))
    let warning = try #require(discussion.advice().warnings.first { $0.place == .question(id) })
    #expect(Raised(warning) == raised)
    discussion.at("11:19", discussion.answering(id))
    #expect(!open(discussion).contains(id))
  }

  @Test(
    "What a text says may be asked is a notice, as what it considers is",
    arguments: [("may", Severity.notice), ("consider", .notice), ("should", .warning), ("must", .warning)])
  func ownForce(_ force: String, _ severity: Severity) throws {
    let question = """
      questions:
        - {id: pets, short: pets, asks: Is there a pet?, answer: text, force: \(force), cite: x}

      """
    var discussion = try Discussion(under: Area.extending(question))
    discussion.opens("10:30")
    discussion.at("11:18", .itemOpened("plan"))
    let warning = try #require(discussion.advice().warnings.first { $0.place == .question("pets") })
    #expect(warning.severity == severity)
  }

  static let lacking: [(String, String, String?)] = [
    ("yes", "when", "Lacks when"), ("yes", "who", "Lacks who"), ("no", "why", "Lacks why"), ("yes", "", nil),
    ("no", "", nil),
  ]

  @Test("A yes needs who and when, a no its reason; a reasoned no is an answer", arguments: lacking)
  func needs(_ answer: String, _ lacking: String, _ says: String?) throws {
    var discussion = try discussion()
    let needs = (answer == "yes" ? ["who", "when"] : ["why"]).filter { $0 != lacking }
    discussion.at(
      "11:19",
      .questionAnswered(
        QuestionAnswer(
          question: "legal", child: "maya", answer: answer, needs: needs.map { .init($0, "said") })))
    #expect(open(discussion).contains("legal") == (says != nil))
    let words = "\(says ?? "Unanswered"): Is legal action required? (Maya)"
    #expect(discussion.words("question.unanswered").contains(words) == (says != nil))
  }

  @Test(
    "One question open for two children is one warning that names both; for one of them it is that child's")
  func oneWarning() throws {
    var discussion = try discussion([maya, theo])
    func legal() -> [ChildKey?] {
      discussion.advice().warnings.filter { $0.place == .question("legal") }.map(\.child)
    }
    #expect(legal() == [nil])
    #expect(
      discussion.words("question.unanswered").contains(
        "Unanswered: Is legal action required? (Maya and Theo);"))
    discussion.at("11:19", discussion.answering("legal", child: "theo"))
    #expect(legal() == ["maya"])
    discussion.at("11:19", discussion.answering("legal"))
    #expect(legal() == [])
  }

  private func remedy(_ id: String, _ discussion: Discussion) -> String? {
    discussion.advice().warnings.first { $0.place == .question(id) }?.remedy
  }

  @Test("A question says how it is answered, and of which children where it is not open for all of them")
  func howItIsAnswered() throws {
    var discussion = try discussion([maya, theo])
    let line = "yes; who …; when …, or no; why …"
    #expect(remedy("legal", discussion) == "answer with :plan legal \(line)")
    discussion.at("11:19", discussion.answering("legal", child: "theo"))
    #expect(remedy("legal", discussion) == "answer with :plan legal #maya \(line)")
  }

  @Test("One answer of several is typed with what it needs, then the others are named, where there are any")
  func typedChoice() throws {
    var question = try #require(Area.gloucestershire.get().questions.first { $0.id == "medical" })
    guard case .choice(let choices) = question.answer else {
      Issue.record("the medical is no choice")
      return
    }
    question.needs = ["advice"]
    question.answer = .choice([choices[0]])
    let first = ([choices[0].id, "advice …"] + choices[0].needs.map { "\($0) …" }).joined(separator: "; ")
    #expect(!choices[0].needs.isEmpty)
    #expect(question.typedAnswer == first)
    question.answer = .choice(Array(choices.prefix(3)))
    #expect(question.typedAnswer == "\(first), or \(choices[1].id), \(choices[2].id)")
  }

  @Test("What is asked of each holder of parental responsibility says how it is answered of the first left")
  func howItIsAnsweredOfHolders() throws {
    var discussion = try Discussion(relatives: [mother, absentFather], under: try Area.liverpool.get())
    discussion.opens("10:30")
    discussion.at("11:18", .itemOpened(try #require(discussion.procedure.agenda.last).id))
    func line(_ name: String) -> String {
      "answer with :plan taking part @\"\(name)\" yes; method …, or no; why …"
    }
    #expect(remedy("taking-part", discussion) == line("Kelly Ashdown"))
    discussion.at(
      "11:19",
      .questionAnswered(
        QuestionAnswer(
          question: "taking-part", relative: "kelly", answer: "yes", needs: [.init("method", "letter")])))
    #expect(remedy("taking-part", discussion) == line("Craig Doyle"))
  }

  @Test(
    "A question about an enquiry is asked once section 47 is begun or goes on, for the children it is about")
  func forS47() throws {
    var discussion = try discussion([maya, theo])
    let ids: Set = ["lead-worker", "alone", "points-of-contact", "checks", "interviews"]
    #expect(open(discussion).isDisjoint(with: ids))
    var none = discussion
    none.decides(1, "s17", for: "maya", "11:07")
    #expect(open(none).isDisjoint(with: ids))
    discussion.decides(1, "s47-continue", for: "maya", "11:07")
    #expect(open(discussion).isSuperset(of: ids))
    let alone = discussion.advice().warnings.filter { $0.place == .question("alone") }
    #expect(alone.map(\.child) == ["maya"])
  }

  @Test("What holds for one child alone is not asked of another, nor taken from one")
  func eachChild() throws {
    var discussion = try discussion([maya, theo])
    #expect(!open(discussion).contains("discharge"))
    discussion.at("11:19", .circumstance("in-patient", child: "theo", .yes))
    #expect(
      discussion.advice().warnings.filter { $0.place == .question("discharge") }.map(\.child) == ["theo"])
    discussion.at("11:20", .circumstance("unborn", child: "theo", .yes))
    #expect(discussion.advice().warnings.filter { $0.place == .question("voice") }.map(\.child) == ["maya"])
  }

  @Test("Of an unborn child neither voice nor medical is asked, and of a child who has died nothing")
  func unbornAndDeceased() throws {
    var discussion = try discussion([unborn, deceased])
    discussion.decides(1, for: "baby", "11:07")
    #expect(
      open(discussion).isDisjoint(with: [
        "voice", "alone", "abe", "child-told", "support", "medical", "health-medical-advice",
      ]))
    #expect(open(discussion).isSuperset(of: ["legal", "immediate"]))
    #expect(!discussion.words("question.unanswered").contains("Sam"))
  }

  private func asks(_ id: String, _ discussion: Discussion) -> Bool { open(discussion).contains(id) }

  @Test(
    "Who of police leads a joint enquiry is asked only where it is joint: as decided, or as answered",
    arguments: ["working-together", "bedford", "liverpool", "gloucestershire", "devon"])
  func joint(_ area: String) throws {
    var single = try Discussion([maya, theo], under: try #require(Area.all[area]).get())
    single.opens("10:30")
    single.at("11:00", .itemOpened(try #require(single.procedure.agenda.last).id))
    #expect(!asks("police-lead", single))
    single.decides(1, "s47-single", for: "maya", "11:07")
    #expect(!asks("police-lead", single))
    var joint = single
    joint.decides(2, "s47-joint", for: "theo", "11:08")
    #expect(asks("police-lead", joint))
    guard area == "gloucestershire" else { return }
    single.at("11:09", single.answering("joint", "joint", child: "maya"))
    #expect(asks("police-lead", single))
  }

  @Test(
    "Whether there is a medical is one question in each area: its own, and not the national one besides",
    arguments: ["bedford", "liverpool", "gloucestershire", "devon"])
  func medical(_ area: String) throws {
    var discussion = try Discussion(under: try #require(Area.all[area]).get())
    discussion.opens("10:30")
    discussion.decides(1, "s47-single", for: "maya", "11:07")
    let open = open(discussion)
    #expect(open.contains("medical") && !open.contains("health-medical-advice"))
  }

  static let said: [(Answer?, String?)] = [
    (nil, "Unanswered"), (.no, nil), (.unknown, "Unanswered"), (.yes, "Lacks who"),
  ]

  @Test("What was said of an interpreter when it was called answers the question", arguments: said)
  func interpreter(_ said: Answer?, _ warned: String?) throws {
    var discussion = try Discussion(interpreter: said)
    discussion.opens("10:30")
    discussion.at("11:00", .itemOpened("plan"))
    let words = "Is an interpreter required? (Maya)"
    #expect(discussion.words("question.unanswered").contains(words) == (warned != nil))
    if let warned { #expect(discussion.words("question.unanswered").contains("\(warned): \(words)")) }
    discussion.at("11:01", discussion.answering("interpreter", "yes"))
    #expect(!asks("interpreter", discussion))
  }

  @Test("A circumstance of the whole meeting asks its question once")
  func meeting() throws {
    var discussion = try discussion()
    #expect(!open(discussion).contains("both-children"))
    discussion.at("11:19", .circumstance("child-on-child", child: nil, .yes))
    #expect(open(discussion).contains("both-children"))
  }

  @Test(
    "What was answered and lacks something is not unasked, and what it lacks is told while the question holds"
  )
  func answeredInPart() throws {
    var discussion = try discussion([maya, theo])
    #expect(discussion.advice().unaskedOf["legal"] == ["maya", "theo"])
    discussion.at("11:19", .circumstance("child-on-child", child: nil, .yes))
    discussion.at(
      "11:20", .questionAnswered(QuestionAnswer(question: "legal", child: "maya", answer: "yes")),
      .questionAnswered(QuestionAnswer(question: "legal", child: "theo", answer: "no")),
      .questionAnswered(QuestionAnswer(question: "both-children", answer: "no")))
    #expect(Set(discussion.advice().unasked).isDisjoint(with: ["legal", "both-children"]))
    #expect(discussion.advice().lacking == ["legal": ["when", "who", "why"], "both-children": ["why"]])
    discussion.at("11:21", .circumstance("child-on-child", child: nil, .no))
    #expect(discussion.advice().lacking == ["legal": ["when", "who", "why"]])
  }

  @Test("Where the one child has died, what is asked of the whole meeting still is")
  func deceasedAlone() throws {
    var begun = try Discussion([deceased])
    begun.opens("10:30")
    #expect(!begun.advice().isAsking)
    let open = try open(discussion([deceased]))
    #expect(open.contains("crime") && !open.contains("legal"))
  }

  @Test("An answer is agreed, and not done yet, while a time it names is later than when it was said")
  func toCome() {
    let said = local("2026-11-19T11:18")
    func answer(_ time: LocalTime?) -> QuestionAnswer {
      QuestionAnswer(question: "legal", answer: "yes", needs: [.init("when", "then", time: time)])
    }
    #expect(answer(local("2026-11-19T11:19")).isToCome(at: Instant(said)))
    #expect(!answer(said).isToCome(at: Instant(said)))
    #expect(!answer(nil).isToCome(at: Instant(said)))
  }
}
