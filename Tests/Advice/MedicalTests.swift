import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("Is there a medical, who says so, and who consents?")
struct MedicalTests {
  private func discussion(_ children: [Child] = [maya], inQuestion: Bool = true) throws -> Discussion {
    var discussion = try Discussion(children, relatives: [mother, absentFather, aunt])
    if inQuestion { discussion.at("10:29", .circumstance("medical-in-question", child: "maya", .yes)) }
    discussion.opens("10:30")
    return discussion
  }

  static let part = [
    Example("she has not been heard of", raises: Raised("medical.doctor", .critical)),
    Example(
      "she wrote, and is required still", .written(slot("paediatrician"), "a grip; examine within 24 hours"),
      raises: Raised("medical.doctor", .warning)),
    Example(
      "she sent apologies", .apologies(slot("paediatrician"), because: "in clinic"),
      raises: Raised("medical.doctor", .critical)),
    Example(
      "she promised to come", .chased(slot("paediatrician"), .confirmed, "will join"),
      raises: Raised("medical.doctor", .critical)),
    Example("she is here", .arrived("sen", .phone, at: Instant(local("2026-11-19T10:31")))),
    Example(
      "she gave her advice and left", .arrived("sen", .phone, at: Instant(local("2026-11-19T10:31"))),
      .left("sen", at: Instant(local("2026-11-19T10:35")))),
    Example("she was spoken to", .spoke("sen", at: Instant(local("2026-11-19T10:31")))),
    Example(
      "she is here to observe", .arrived("sen", .phone, at: Instant(local("2026-11-19T10:31"))),
      .capacity("sen", .observer), raises: Raised("medical.doctor", .critical)),
    Example(
      "it goes on without her, and not all is said",
      .without(slot("paediatrician"), because: "in clinic", nil),
      raises: Raised("quorum.reason", .critical)),
  ]

  @Test(
    "Where a medical is in question the paediatrician takes part, and her absence is told once",
    arguments: part)
  func doctor(_ given: Example) throws {
    var discussion = try discussion()
    discussion.named("sen", for: "paediatrician", "10:30")
    discussion.at("10:31", given.acts)
    #expect(discussion.raised("medical.doctor", "quorum.circumstance", "quorum.reason") == given.raises)
  }

  @Test("A doctor who is required for another reason is missed as any other is, and not for a medical")
  func otherReason() throws {
    let rules = """
      slots:
        - {id: paediatrician, name: Paediatrician, strength: required, when: [in-care, medical-in-question], force: must, cite: x}
      rules:
        medical.doctor: {severity: critical, slot: paediatrician, when: medical-in-question, cite: x}

      """
    var discussion = try Discussion([maya], under: Area.extending(rules))
    discussion.at("10:29", .circumstance("in-care", child: "maya", .yes))
    discussion.opens("10:30")
    let absent = discussion.words("quorum.circumstance")
    #expect(absent.contains("Paediatrician neither here nor explained"))
    #expect(discussion.raised("medical.doctor") == [])
    discussion.at("10:31", .circumstance("medical-in-question", child: "maya", .yes))
    #expect(!discussion.words("quorum.circumstance").contains("Paediatrician"))
    #expect(discussion.words("medical.doctor").contains("a medical is in question"))
  }

  @Test("A medical is one child's: a reason for going on without her for one says nothing of the next")
  func doctorOfEach() throws {
    var discussion = try discussion([maya, theo, sixteen])
    #expect(discussion.raised("medical.doctor") == [Raised("medical.doctor", .critical, "maya")])
    #expect(
      discussion.words("medical.doctor").hasPrefix(
        "Paediatrician not here, a medical is in question for Maya;"))
    discussion.at("10:40", .overridden(rule: "medical.doctor", child: "maya", because: "seen at 16:00"))
    #expect(discussion.raised("medical.doctor") == [])
    discussion.at("10:41", .circumstance("medical-in-question", child: "theo", .yes))
    #expect(discussion.raised("medical.doctor") == [Raised("medical.doctor", .critical, "theo")])
    discussion.at("10:42", .circumstance("medical-in-question", child: "jade", .unknown))
    #expect(discussion.raised("medical.doctor") == [Raised("medical.doctor", .critical, "theo")])
  }

  @Test("Where no medical is in question nobody asks for her")
  func noDoctor() throws {
    #expect(try discussion(inQuestion: false).raised("medical.doctor", "quorum.circumstance") == [])
  }

  @Test("The national text names no doctor, and asks for no consent")
  func national() throws {
    var discussion = try Discussion(under: try Area.national.get())
    discussion.at("10:29", .circumstance("medical-in-question", child: "maya", .yes))
    discussion.opens("10:30")
    #expect(discussion.raised("medical.doctor", "medical.consent", closing: true) == [])
  }

  @Test(
    "Once planning has begun the medical is answered for each child, and a no has its reason and the advice")
  func reason() throws {
    var discussion = try discussion([maya, theo, deceased])
    #expect(discussion.raised("medical.reason") == [])
    discussion.at("11:18", .itemOpened("plan"))
    #expect(
      discussion.raised("medical.reason") == [
        Raised("medical.reason", .warning, "maya"), Raised("medical.reason", .warning, "theo"),
      ])
    discussion.at("11:19", discussion.answering("medical", "no", child: "maya"))
    discussion.at("11:19", discussion.answering("medical", "no", child: "theo", lacking: "advice"))
    #expect(discussion.raised("medical.reason") == [Raised("medical.reason", .warning, "theo")])
    #expect(discussion.words("medical.reason").contains("lacks advice"))
    discussion.at("11:20", discussion.answering("medical", "no", child: "theo"))
    #expect(discussion.raised("medical.reason") == [])
  }

  @Test("An answer on another matter does not ask for the medical before planning has begun")
  func answeredElsewhere() throws {
    var discussion = try discussion()
    discussion.at("11:00", discussion.answering("voice"))
    #expect(discussion.raised("medical.reason") == [])
    discussion.at("11:01", discussion.answering("medical", "no", lacking: "advice"))
    #expect(discussion.raised("medical.reason") == [Raised("medical.reason", .warning, "maya")])
  }

  static let consents: [(String, String?, String?, [Raised])] = [
    ("nobody was asked", nil, nil, [Raised("medical.consent", .warning, "maya")]),
    ("given", "given", nil, []),
    ("given, nobody says by whom", "given", "who", [Raised("medical.consent", .warning, "maya")]),
    ("to be sought, by when is open", "asked", "when", [Raised("medical.consent", .warning, "maya")]),
    (
      "withheld, without legal advice", "withheld", "legal advice",
      [Raised("medical.consent", .critical, "maya")]
    ),
    ("withheld, with legal advice", "withheld", nil, []),
    ("not needed, with the reason", "not-needed", nil, []),
  ]

  @Test(
    "An examination of a child under 16 has consent, and treatment does not wait for it", arguments: consents)
  func consent(_ name: String, _ answer: String?, _ lacking: String?, _ raises: [Raised]) throws {
    var discussion = try discussion()
    discussion.at("11:18", discussion.answering("medical", "yes"))
    if let answer { discussion.at("11:19", discussion.answering("consent", answer, lacking: lacking)) }
    #expect(discussion.raised("medical.consent", "question.unanswered", at: "11:20") == raises)
    if raises.first?.severity == .critical || answer == nil {
      #expect(discussion.words("medical.consent").contains("emergency treatment does not wait"))
    }
  }

  @Test("A medical that was made already needs consent as one that is to be made")
  func consentToWhatWasDone() throws {
    var discussion = try discussion(inQuestion: false)
    discussion.at("11:18", .circumstance("medical-done", child: "maya", .yes))
    discussion.at("11:18", discussion.answering("medical", "done"))
    #expect(discussion.raised("medical.consent") == [Raised("medical.consent", .warning, "maya")])
    discussion.at("11:19", discussion.answering("consent", "given"))
    #expect(discussion.raised("medical.consent") == [])
  }

  @Test("A paediatrician who was invited while nobody speaks of a medical is no missing doctor")
  func invitedOnly() throws {
    var discussion = try discussion(inQuestion: false)
    discussion.named("sen", for: "paediatrician", "10:31", invited: "10:31")
    #expect(discussion.raised("medical.doctor") == [])
    discussion.at("11:18", .circumstance("medical-in-question", child: "maya", .yes))
    #expect(discussion.raised("medical.doctor").map(\.severity) == [.critical])
  }

  @Test("Why the doctor is asked for is said: a medical in question, or what else was answered of the child")
  func whyTheDoctor() throws {
    var discussion = try discussion(inQuestion: false)
    discussion.at("11:18", .circumstance("medical-implications", child: "maya", .yes))
    #expect(
      discussion.words("medical.doctor").hasPrefix(
        "Paediatrician not here, with an answer of yes to medical implications;"))
    discussion.at("11:19", .circumstance("medical-in-question", child: "maya", .yes))
    #expect(discussion.words("medical.doctor").hasPrefix("Paediatrician not here, a medical is in question;"))
  }

  @Test("What was answered of one child is no reason for a doctor of the next")
  func whyTheDoctorOfEach() throws {
    var discussion = try discussion([maya, theo], inQuestion: false)
    discussion.at(
      "11:18", .circumstance("medical-implications", child: "maya", .yes),
      .circumstance("medical-in-question", child: "theo", .yes))
    let words = discussion.words("medical.doctor")
    #expect(words.contains("not here, with an answer of yes to medical implications for Maya;"))
    #expect(words.contains("not here, a medical is in question for Theo;"))
  }

  @Test(
    "Where the text says itself when the doctor is missed for a medical, that is the reason; asked for always, a medical is"
  )
  func whyTheDoctorByTheRule() throws {
    var discussion = try discussion(inQuestion: false)
    let doctor = try #require(discussion.procedure.slots.firstIndex { $0.id == "paediatrician" })
    discussion.procedure.slots[doctor].when = Condition(any: ["in-care", "medical-implications"])
    discussion.procedure.rules["medical.doctor"]?.when = Condition(any: ["medical-implications"])
    discussion.at(
      "11:18", .circumstance("medical-implications", child: "maya", .yes),
      .circumstance("in-care", child: "maya", .yes))
    #expect(
      discussion.words("medical.doctor").hasPrefix(
        "Paediatrician not here, with an answer of yes to medical implications;"))
    discussion.procedure.slots[doctor].when = Condition()
    discussion.procedure.rules["medical.doctor"]?.when = Condition()
    #expect(discussion.words("medical.doctor").hasPrefix("Paediatrician not here, a medical is in question;"))
  }

  @Test(
    "Where an area asks for consent with yes or no, no is withheld: it wants legal advice, and yes does not")
  func consentAsYesOrNo() throws {
    let question = """
      questions:
        - {id: consent, short: consent, asks: Is there consent?, per: child, answer: yes-no, needs-if-no: [legal advice], force: must, cite: x}

      """
    for (answer, lacking, raises) in [
      ("no", "legal advice", ["critical maya"]), ("no", nil, []), ("yes", "legal advice", []),
    ] as [(String, String?, [String])] {
      var discussion = try Discussion([maya], relatives: [mother], under: Area.extending(question))
      discussion.opens("10:30")
      discussion.at("11:18", discussion.answering("medical", "yes"))
      discussion.at("11:19", discussion.answering("consent", answer, lacking: lacking))
      #expect(discussion.said("medical.consent") == raises)
    }
  }

  @Test("A medical that is held needs consent though nobody had asked whether one was in question")
  func consentFollowsTheMedical() throws {
    var discussion = try discussion(inQuestion: false)
    discussion.at("11:18", discussion.answering("medical", "yes"))
    #expect(discussion.raised("medical.consent") == [Raised("medical.consent", .warning, "maya")])
  }

  @Test("Where no medical is held, and from the sixteenth birthday on, no consent is asked for")
  func noConsent() throws {
    var none = try discussion()
    none.at("11:18", none.answering("medical", "no"))
    #expect(none.raised("medical.consent") == [])
    var older = try discussion([sixteen, unborn])
    older.at("11:18", older.answering("medical", "yes"))
    #expect(
      older.raised("medical.consent", at: "2026-11-18T12:00") == [Raised("medical.consent", .warning, "jade")]
    )
    #expect(older.raised("medical.consent", at: "2026-11-19T12:00") == [])
  }

  @Test(
    "Of each child somebody with parental responsibility is named: nobody else can be told, or be asked for consent"
  )
  func holders() throws {
    var discussion = try Discussion([maya, theo, unborn], relatives: [absentFather, aunt])
    discussion.opens("10:30")
    discussion.at("11:18", .itemOpened("plan"))
    let words = discussion.words("family.pr")
    #expect(words.contains("Theo: nobody is recorded with parental responsibility, absent parents too"))
    #expect(!words.contains("Maya") && !words.contains("Theo and"))
    var both = try Discussion([maya, theo])
    both.opens("10:30")
    both.at("11:18", .itemOpened("plan"))
    #expect(both.raised("family.pr") == [Raised("family.pr", .warning)], "of two children it is neither's")
  }

  @Test(
    "Where holders take part, or are told once enquiries begin, a child of whom nobody holds it is named, once",
    arguments: [("liverpool", "question.unanswered", "11:18"), ("devon", "family.pr", "11:20")])
  func nobodyToAsk(_ area: String, _ rule: String, _ from: String) throws {
    var discussion = try Discussion(
      [maya, theo], relatives: [absentFather], under: try #require(Area.all[area]).get())
    discussion.opens("10:30")
    func named(_ time: String) -> [String] {
      discussion.advice(time).warnings.filter { $0.message.contains("nobody is recorded with") }
        .map { "\($0.rule): \($0.message.prefix(5)) \($0.severity)" }
    }
    #expect(named("11:00") == [])
    discussion.at("11:18", .itemOpened(try #require(discussion.procedure.agenda.last?.id)))
    #expect(named("11:18") == (from == "11:18" ? ["\(rule): Theo: warning"] : []))
    discussion.decides(1, for: "maya", "11:19")
    #expect(named("11:19") == (from == "11:18" ? ["\(rule): Theo: warning"] : []), "the decision is Maya's")
    discussion.decides(2, for: "theo", "11:20")
    #expect(named("11:20") == ["\(rule): Theo: warning"])
  }

  @Test(
    "Where a text only considers asking holders, or in some circumstance, that there is none weighs as that")
  func nobodyToAskByItsWords() throws {
    var discussion = try Discussion([maya], under: Area.liverpool.get())
    let question = try #require(discussion.procedure.questions.firstIndex { $0.per == .parent })
    discussion.procedure.questions[question].force = .consider
    discussion.opens("10:30")
    discussion.at("11:18", .itemOpened(try #require(discussion.procedure.agenda.last).id))
    func severities() -> [Severity] {
      discussion.advice().warnings.filter { $0.message.contains("nobody is recorded with") }.map(\.severity)
    }
    #expect(severities() == [.notice])
    discussion.procedure.questions[question].when = Condition(any: ["complex"])
    #expect(severities() == [])
  }

  @Test("Where a text asks only in some circumstance whether they are told, it asks in no other")
  func toldInSomeCircumstance() throws {
    var discussion = try discussion()
    for index in discussion.procedure.questions.indices
    where discussion.procedure.questions[index].id == "told" {
      discussion.procedure.questions[index].when = Condition(any: ["complex"])
    }
    discussion.at("11:18", .itemOpened("plan"))
    #expect(discussion.raised("family.pr") == [])
    discussion.at("11:19", .circumstance("complex", child: nil, .yes))
    #expect(discussion.raised("family.pr").count == 2)
  }

  @Test(
    "Each person with parental responsibility, absent ones too, is told or not, with what each answer needs")
  func told() throws {
    var discussion = try discussion()
    #expect(discussion.raised("family.pr") == [])
    discussion.at("11:18", .itemOpened("plan"))
    let open = Raised("family.pr", .warning)
    #expect(discussion.raised("family.pr") == [open, open])
    #expect(discussion.words("family.pr").contains("Craig Doyle: undecided whether told"))
    #expect(!discussion.words("family.pr").contains("Gemma"))
    func tell(_ who: RelativeKey, _ answer: String, _ needs: QuestionAnswer.Need...) -> Act {
      .questionAnswered(QuestionAnswer(question: "told", relative: who, answer: answer, needs: needs))
    }
    discussion.at(
      "11:19", tell("craig", "not-yet", .init("why", "he may contact Dean")), tell("kelly", "yes"))
    #expect(discussion.raised("family.pr") == [open])
    #expect(
      discussion.words("family.pr").contains(
        "Kelly Ashdown: on being told, who, when and police view not recorded"))
    let view = QuestionAnswer.Need("police view", "not before the interview")
    discussion.at("11:20", tell("kelly", "yes", view))
    #expect(discussion.words("family.pr").contains("Kelly Ashdown: on being told, who and when not recorded"))
    discussion.at("11:20", tell("kelly", "yes", .init("who", "Okafor"), .init("when", "today"), view))
    #expect(discussion.raised("family.pr") == [])
  }

  @Test("Where a text wants two circumstances at once, the doctor is missed for the child of whom both hold")
  func doctorWithBoth() throws {
    var discussion = try Discussion([maya, theo])
    discussion.procedure.rules["medical.doctor"]?.when = Condition(all: ["medical-in-question", "in-patient"])
    discussion.opens("10:30")
    discussion.at(
      "10:31", .circumstance("medical-in-question", child: "maya", .yes),
      .circumstance("medical-in-question", child: "theo", .yes))
    #expect(discussion.raised("medical.doctor") == [])
    discussion.at("10:32", .circumstance("in-patient", child: "theo", .yes))
    #expect(discussion.raised("medical.doctor") == [Raised("medical.doctor", .critical, "theo")])
  }
}
