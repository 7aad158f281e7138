import Console
import Meeting
import Procedures
import Testing

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
