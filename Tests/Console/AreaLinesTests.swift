import Console
import Meeting
import Procedures
import Testing

@testable import Advice

@Suite("What a procedure asks for can be typed by its short words")
struct AreaLinesTests {
  private func sitting(_ id: String) throws -> Sitting {
    var sitting = try Sitting.underWay()
    sitting.procedure = try Library.resolve(id, directories: []).procedure
    return sitting
  }

  private func acts(_ line: String, in sitting: Sitting) throws -> [Act] {
    try sitting.understood(line).drafts.map(\.act)
  }

  @Test("each question", arguments: Library.builtIn)
  func questions(id: String) throws {
    let sitting = try sitting(id)
    for question in sitting.procedure.questions {
      let answers =
        switch question.answer {
        case .yesNo: ["yes", "no"]
        case .choice(let choices): choices.map(\.id)
        case .text, .list: ["as agreed"]
        case .date: ["+1d"]
        }
      for answer in answers {
        let acts = try acts(":plan \(question.short): \(answer)", in: sitting)
        let given = acts.compactMap { if case .questionAnswered(let answer) = $0 { answer } else { nil } }
        #expect(given.map(\.question) == [question.id], "\(question.short): \(answer)")
        #expect(given.map(\.answer) == [answer])
      }
    }
  }

  @Test("each question as its warning says it", arguments: Library.builtIn)
  func asWarned(id: String) throws {
    let sitting = try sitting(id)
    for question in sitting.procedure.questions {
      let typed = question.typedAnswer.replacing("; when …", with: "; when today 15:30")
        .replacing("…", with: question.answer == .date ? "today 15:30" : "as agreed")
      let first = typed.prefix(upTo: typed.firstRange(of: ", or ")?.lowerBound ?? typed.endIndex)
      let line = ":plan \(question.short) #aisha \(first)"
      let acts = try acts(line, in: sitting)
      guard case .questionAnswered(let answer)? = acts.first else { throw NotThat(line: line, reading: "") }
      #expect(acts.count == 1 && answer.question == question.id, "\(line)")
      #expect(question.lacks(in: answer) == [], "\(line)")
    }
  }

  @Test("a line that answers in words what is to be answered by yes or no is told how")
  func wordsForYesOrNo() throws {
    let refusal = try sitting("liverpool").refusal(":plan legal the solicitor was asked")
    #expect(
      refusal.message == "first yes or no: yes; who …; when …, or no; why … · Is legal action required?")
  }

  @Test("of a ladder of one step its own words are said, and what to type; these words are taken too")
  func oneStep() throws {
    let sitting = try sitting("liverpool")
    #expect(
      try sitting.refusal(":escalate 1 to line managers").message
        == "no level “line managers”: type to escalation with WHOM (escalation, LSCP Escalation Procedure)")
    #expect(
      try sitting.row(":escalate 1 to LSCP Escalation Procedure with P Shah")
        == "ESCALATE dissent 1 to escalation with P Shah, since 10:44")
  }

  @Test("an agency that is called by an abbreviation is called so from then on, however it is typed again")
  func abbreviation() throws {
    var sitting = try sitting("liverpool")
    #expect(
      try sitting.row(":invite \"LADO\" Gail Hughes, designated officer")
        == "INVITED Gail Hughes, designated officer · LADO (new)")
    try sitting.type(":invite \"LADO\" Gail Hughes, designated officer")
    let person = try #require(sitting.proceedings.meeting.persons.last)
    #expect(sitting.procedure.name(of: person.agency) == "LADO")
    #expect(
      try sitting.row(":invite lado Sam Price, deputy") == "INVITED Sam Price, deputy · LADO")
    try sitting.type(":invite \"lado\" Sam Price, deputy")
    #expect(sitting.proceedings.meeting.persons.suffix(2).map(\.agency) == [person.agency, person.agency])
    #expect(
      try sitting.row(":invite \"NHS Trust\" A Bell, manager") == "INVITED A Bell, manager · NHS trust (new)")
    #expect(
      try sitting.row(":invite \"Youth Club\" A Bell, leader") == "INVITED A Bell, leader · youth club (new)")
    // What was kept of an earlier meeting is called as it was.
    #expect(sitting.procedure.name(of: AgencyKey("lado")) == "Lado")
  }

  @Test("an agency that the procedure does not list is told how it is invited, before those that it lists")
  func unlisted() throws {
    let sitting = try sitting("liverpool")
    #expect(
      try sitting.refusal(":invite charity M Shaw, officer").message
        .hasPrefix("no slot “charity”; new: :invite \"charity\" NAME, ROLE · listed: ")
    )
    let row = try sitting.row(":invite \"charity\" M Lee, officer")
    #expect(row == "INVITED M Lee, officer · charity (new)")
  }

  @Test("each prompt", arguments: Library.builtIn)
  func prompts(id: String) throws {
    let sitting = try sitting(id)
    for prompt in sitting.procedure.prompts.first {
      #expect(
        try acts(":answer \(prompt.short) #aisha as said", in: sitting)
          == [.answered(prompt: prompt.id, child: ChildKey("aisha"), "as said")])
    }
  }

  @Test("each decision", arguments: Library.builtIn)
  func decisions(id: String) throws {
    let sitting = try sitting(id)
    for decision in sitting.procedure.decisions {
      let acts = try acts(":propose \(decision.short) #cal", in: sitting)
      guard case .proposed(_, _, let proposed)? = acts.first else {
        Issue.record("\(decision.short) proposes nothing")
        continue
      }
      #expect(proposed == decision.id)
    }
  }
}
