import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("One cause is told once")
struct CauseTests {
  private func planned(_ children: [Child] = [maya, theo, unborn]) throws -> Discussion {
    var discussion = try Discussion(children)
    discussion.opens("10:30")
    discussion.at("11:00", .itemOpened("decisions"), .itemOpened("plan"))
    return discussion
  }

  private func causes(_ discussion: Discussion, of rule: String, closing: Bool = false) -> [Cause] {
    discussion.advice(closing: closing).causes.filter { $0.rule == rule }
  }

  @Test("Risk prompts of several children are one entry, with how many each lacks")
  func risk() throws {
    var discussion = try planned()
    discussion.at("11:01", .answered(prompt: "harm", child: "theo", "assault"))
    let all = causes(discussion, of: "risk.unanswered")
    #expect(all.map(\.message) == ["Maya 5, Theo 4, unborn 5 risk prompts unanswered"])
    // Each child keeps a warning of its own, with which prompts it lacks.
    #expect(all.first?.warnings.map(\.child) == ["maya", "theo", "baby"])
    #expect(all.first?.warnings[1].message.contains("(impact, likelier, reduce, review)") == true)
    #expect(all.first?.place == .prompt("harm"))
    #expect(all.first?.child == nil)
    #expect(all.first?.names == ["Maya", "Theo", "unborn"])
  }

  @Test("What is left of one child alone is told in the words of its own warning")
  func alone() throws {
    var discussion = try planned([maya, theo])
    for prompt in ["harm", "impact", "likelier", "reduce", "review"] {
      discussion.at("11:01", .answered(prompt: prompt, child: "maya", "said"))
    }
    let left = causes(discussion, of: "risk.unanswered")
    #expect(left.count == 1)
    #expect(left.first?.isShared == false)
    #expect(
      left.first?.message == discussion.advice().warnings.first { $0.rule == "risk.unanswered" }?.message)
  }

  @Test(
    "Questions nobody asked under one item are one entry of each force; one that lacks something stands alone"
  )
  func questions() throws {
    var discussion = try planned([maya])
    let before = discussion.advice().warnings.filter { $0.rule == "question.unanswered" }
    let causes = causes(discussion, of: "question.unanswered")
    #expect(causes.count == Set(before.map(\.severity)).count)
    #expect(causes.flatMap(\.warnings).count == before.count)
    let first = try #require(causes.first)
    #expect(first.message.hasPrefix("\(first.warnings.count) questions under Plan of enquiries unanswered: "))
    discussion.at(
      "11:02", .questionAnswered(QuestionAnswer(question: "child-told", child: "maya", answer: "yes")))
    let ofMaya = before.filter { $0.severity == .warning && $0.child == "maya" }.causes
    #expect(ofMaya.count == 1 && ofMaya.first?.isShared == true)
    #expect(ofMaya.first?.child == "maya", "all of it is hers")
    let lacking = discussion.advice().causes.first { $0.place == .question("child-told") }
    #expect(lacking?.isShared == false)
  }

  @Test("Questions of two items are two entries, each under its own")
  func questionsOfTwoItems() throws {
    var discussion = try planned([maya])
    for index in discussion.procedure.questions.indices
    where ["legal", "child-told"].contains(discussion.procedure.questions[index].id) {
      discussion.procedure.questions[index].item = "decisions"
    }
    let name = try #require(discussion.procedure.agenda.first { $0.id == "decisions" }).name
    let shared = causes(discussion, of: "question.unanswered").filter(\.isShared)
    let own = shared.filter { $0.message.hasPrefix("2 questions under \(name) unanswered: ") }
    #expect(own.map { Set($0.warnings.map(\.place)) } == [[.question("legal"), .question("child-told")]])
    #expect(shared.contains { $0.message.contains(" questions under Plan of enquiries unanswered: ") })
  }

  @Test("A question that lacks something of one child stands alone, though of another nobody asked it")
  func lackingOfOne() throws {
    var discussion = try planned([maya, theo])
    discussion.at("11:02", .questionAnswered(QuestionAnswer(question: "legal", child: "maya", answer: "yes")))
    let legal = discussion.advice().causes.filter { cause in
      cause.warnings.contains { $0.place == .question("legal") }
    }
    #expect(legal.map(\.isShared) == [false])
  }

  @Test("A reason for one child lets the others stand, and the entry says who they are")
  func overridden() throws {
    var discussion = try planned()
    discussion.at("11:01", .overridden(rule: "risk.unanswered", child: "theo", because: "lives elsewhere"))
    #expect(
      causes(discussion, of: "risk.unanswered").map(\.message)
        == ["Maya 5, unborn 5 risk prompts unanswered"])
    #expect(discussion.advice().overridden.map(\.warning.child) == ["theo"])
  }

  @Test("An absence that was gone past is counted among what was, though once it is over nothing warns of it")
  func absenceAfterTheEnd() throws {
    var discussion = try planned()
    discussion.at("11:01", .overridden(rule: "quorum.core", child: nil, about: "slot health", because: "ill"))
    discussion.at("11:02", .overridden(rule: "risk.unanswered", child: "maya", because: "later"))
    func past() -> [String] {
      discussion.advice(closing: true).gonePast(in: discussion.meeting).map(\.override.rule).sorted()
    }
    #expect(past() == ["quorum.core", "risk.unanswered"])
    discussion.at("11:03", .ended)
    #expect(past() == ["quorum.core", "risk.unanswered"])
  }

  @Test("What was gone past in one go with one reason is one entry, and what has a reason of its own another")
  func pastTogether() throws {
    var discussion = try planned()
    func override(_ child: ChildKey, _ because: String) -> Act {
      .overridden(rule: "risk.unanswered", child: child, because: because)
    }
    discussion.at("11:01", override("maya", "later"), override("theo", "later"))
    discussion.at("11:02", override("baby", "not born"))
    let past = discussion.advice().pastCauses
    #expect(
      past.map(\.cause.message) == [
        "Maya 5, Theo 5 risk prompts unanswered",
        "unborn: 5 of 5 risk prompts unanswered (harm, impact, likelier, reduce, review)",
      ])
    #expect(past.map(\.override.because) == ["later", "not born"])
  }

  @Test("An agency that left before its view on several children is one entry")
  func left() throws {
    var discussion = try Discussion([maya, theo])
    discussion.opens("10:30")
    discussion.comes("malik", for: "police", "10:31")
    discussion.leaves("malik", "11:05")
    discussion.at("11:06", .without(slot("police"), because: "called away", nil))
    #expect(
      causes(discussion, of: "quorum.left").map(\.message) == [
        "Police left at 11:05, before it gave a view on section 47 for Maya, Theo"
      ])
  }

  @Test("Scores that are missing of several children are one entry, and those without analysis another")
  func scores() throws {
    var discussion = try Discussion([maya, theo])
    discussion.opens("10:30")
    discussion.comes("malik", for: "police", "10:31")
    for child in ["maya", "theo"] as [ChildKey] {
      discussion.at(
        "11:01", .scored(Scoring(voice: voice("social-care"), child: child, value: 4, analysis: nil)))
    }
    discussion.at("11:02", .revealed(because: nil))
    #expect(
      causes(discussion, of: "scale.missing").map(\.message) == [
        "No score from Police: Maya, Theo",
        "Scores of Social care without their analysis: Maya, Theo",
      ])
  }

  @Test("Whose scores are missing is said of each child where it is not the same of all")
  func scoresApart() throws {
    var discussion = try Discussion([maya, theo])
    discussion.opens("10:30")
    discussion.comes("malik", for: "police", "10:31")
    discussion.at(
      "11:01", .scored(Scoring(voice: voice("social-care"), child: "maya", value: 4, analysis: nil)),
      .scored(Scoring(voice: voice("social-care"), child: "theo", value: 4, analysis: "seen")),
      .scored(Scoring(voice: voice("police"), child: "theo", value: 4, analysis: nil)))
    discussion.at("11:02", .revealed(because: nil))
    #expect(
      causes(discussion, of: "scale.missing").map(\.message) == [
        "Maya: no score from Police",
        "Scores without their analysis: Maya (Social care), Theo (Police)",
      ])
  }

  @Test("Who answered that they cannot speak for their agency is mended person by person")
  func answeredNo() throws {
    var discussion = try planned()
    discussion.comes("malik", for: "police", "11:01", knows: .no)
    discussion.comes("byrne", for: "health", "11:01", knows: .no)
    #expect(causes(discussion, of: "roll.authority").map(\.isShared) == [false, false])
  }

  @Test("Children of whom nobody said whether there is a medical are one entry")
  func medical() throws {
    let discussion = try planned([maya, theo])
    #expect(
      causes(discussion, of: "medical.reason").map(\.message) == [
        "Maya, Theo: not said whether there is a medical"
      ])
  }

  @Test("What has another cause is an entry of its own, though it was gone past in one go with one reason")
  func pastOfAnotherCause() throws {
    var discussion = try planned([maya, theo])
    discussion.decides(1, for: "maya", "11:07")
    discussion.at(
      "11:08", .overridden(rule: "risk.unanswered", child: "theo", because: "later"),
      .overridden(rule: "decide.without", child: "maya", because: "later"))
    #expect(discussion.advice().pastCauses.map(\.cause.rule) == ["risk.unanswered", "decide.without"])
  }

  @Test("People of whom the same was not asked are one entry; of whom something else was not, another")
  func notAsked() throws {
    var discussion = try planned()
    discussion.comes("malik", for: "police", "11:01", may: nil)
    discussion.comes("byrne", for: "health", "11:01", may: nil)
    discussion.at("11:01", .circumstance("school-age", child: "maya", .yes))
    discussion.comes("reed", for: "school", "11:01", knows: nil)
    #expect(
      causes(discussion, of: "roll.authority").map(\.message) == [
        "Not asked whether they may decide: malik, Police; byrne, Health",
        "reed, School: not asked whether they have the agency's information",
      ])
  }

  @Test("Of whom nobody has said where they are safe tonight is one entry while there is time to say it")
  func tonight() throws {
    #expect(
      causes(try planned(), of: "safe.tonight").map(\.message) == [
        "Maya, Theo: nobody has said where they are safe tonight",
        "unborn: nobody has said where and how the baby is safe tonight",
      ])
  }

  @Test("What is critical stands for each child alone")
  func critical() throws {
    let discussion = try planned()
    let tonight = causes(discussion, of: "safe.tonight", closing: true)
    #expect(tonight.map(\.severity) == [.critical, .critical, .critical])
    #expect(tonight.allSatisfy { !$0.isShared })
    #expect(
      tonight.map(\.names) == [
        ["Maya"], ["Theo"], ["unborn: nobody has said where and how the baby is safe tonight"],
      ])
  }

  @Test("What is told together elsewhere is told, and gone past, for a child at a time where it is critical")
  func criticalElsewhere() throws {
    var discussion = try planned([maya, theo])
    discussion.procedure.rules["risk.unanswered"]?.severity = .critical
    #expect(causes(discussion, of: "risk.unanswered").map(\.child) == ["maya", "theo"])
    discussion.at(
      "11:01", .overridden(rule: "risk.unanswered", child: "maya", because: "later"),
      .overridden(rule: "risk.unanswered", child: "theo", because: "later"))
    #expect(discussion.advice().pastCauses.map(\.cause.child) == ["maya", "theo"])
  }

  @Test("Children decided alike lack the same once; decided differently each lacks its own")
  func decisions() throws {
    var discussion = try planned([maya, theo])
    discussion.decides(1, for: "maya", "11:07")
    discussion.decides(2, for: "theo", "11:07")
    let alike = causes(discussion, of: "decide.without")
    #expect(alike.count == 1)
    #expect(alike.first?.message.hasPrefix("Maya, Theo, section 47") == true)
    #expect(alike.first?.warnings.map(\.place) == [.decisions(1), .decisions(2)])
    var other = try planned([maya, theo])
    other.decides(1, for: "maya", "11:07")
    other.decides(2, "conference", for: "theo", "11:07")
    #expect(causes(other, of: "decide.without").count == 2)
  }

  @Test("No warning is lost or counted twice in its causes, and the worst stays first")
  func whole() throws {
    var discussion = try planned()
    discussion.decides(1, for: "maya", "11:07")
    let advice = discussion.advice(closing: true)
    let told = advice.causes.flatMap(\.warnings)
    #expect(told.count == advice.warnings.count)
    #expect(Set(told) == Set(advice.warnings))
    let severities = advice.causes.map(\.severity)
    #expect(severities == severities.sorted(by: >))
    #expect(advice.causes.allSatisfy { cause in cause.warnings.allSatisfy { $0.severity == cause.severity } })
  }
}
