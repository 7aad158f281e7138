import Advice
import Calendar
import JSON
import Meeting
import Procedures

extension Minuting {
  /// What was said and answered.
  var discussion: [Statement] {
    collection("agenda", agenda) + collection("contributions", contributions) + collection("risks", risks)
      + collection("answers", answers) + collection("questions", questions)
  }

  private var agenda: [JSON] {
    let known = procedure.agenda.map { ($0.id, $0.name) }
    let others = meeting.items.map(\.name).filter { name in !known.contains { $0.0 == name } }
    return (known + others.map { ($0, $0) }).map { id, name in
      let item = meeting.items.last { $0.name == id }
      let taken = procedure.agenda.first { $0.id == id }.flatMap { meeting.takenUp($0, under: procedure) }
      return .present([
        "item": .string(id), "name": .string(name), "opened": time(item?.opened), "done": time(item?.done),
        "skipped": JSON(item?.skipped),
        "taken-up": taken.map { ["at": time($0.at), "by": .string($0.by)] } ?? .null,
      ])
    }
  }

  private var contributions: [JSON] {
    meeting.sayings.map { said in
      .present([
        "at": time(said.at), "item": JSON(said.saying.item), "voice": voice(said.saying.voice),
        "text": .string(said.saying.text), "opinion": said.saying.isOpinion ? true : .null,
        "unheard": said.saying.voice.map { meeting.isUnheard($0, at: said.at) } == true ? true : .null,
        "share": share(said.share),
      ])
    }
  }

  private var risks: [JSON] {
    meeting.risks.map { risk in
      .present([
        "children": children(risk.children.isEmpty && everyChild.count == 1 ? everyChild : risk.children),
        "number": .int(risk.number), "text": .string(risk.text), "share": share(risk.share),
      ])
    }
  }

  // MARK: - Prompts

  private var answers: [JSON] {
    let asked = meeting.isReconvened ? procedure.prompts.review : procedure.prompts.first
    var prompts = asked.map { ($0.id, $0.asks) }
    for given in meeting.answers where !prompts.contains(where: { $0.0 == given.prompt }) {
      let prompt = (procedure.prompts.first + procedure.prompts.review).first { $0.id == given.prompt }
      prompts.append((given.prompt, prompt?.asks ?? given.prompt))
    }
    return prompts.flatMap { id, asks -> [JSON] in
      let entries = meeting.answers.filter { $0.prompt == id }.map {
        FieldEntry(
          id: $0.id, at: $0.at, by: $0.by, on: $0.on, share: $0.share, child: $0.child,
          value: ["text": .string($0.text)])
      }
      let standing = standing(entries)
      let unanswered = meeting.livingChildren.map(\.key).filter { child in
        !standing.contains { $0.children.contains(child) }
      }
      let head: JSON = ["prompt": .string(id), "asks": .string(asks)]
      return standing.map { head.merging(stated($0, naming: children($0.children))) }
        + unanswered.map { head.with(["children": children($0)]) }
    }
  }

  // MARK: - Questions

  /// A question asked of the meeting, or about one person.
  private struct Asked: Hashable {
    let question: String
    let relative: RelativeKey?
  }

  private var questions: [JSON] {
    var asked: [Asked] = []
    for answer in meeting.questionAnswers {
      let one = Asked(question: answer.value.question, relative: answer.value.relative)
      if !asked.contains(one) { asked.append(one) }
    }
    func place(_ id: String) -> Int {
      procedure.questions.firstIndex { $0.id == id } ?? procedure.questions.count
    }
    return asked.enumerated()
      .sorted { (place($0.element.question), $0.offset) < (place($1.element.question), $1.offset) }
      .flatMap { answers(to: $0.element) }
  }

  private func answers(to asked: Asked) -> [JSON] {
    let rule = procedure.questions.first { $0.id == asked.question }
    let entries = meeting.questionAnswers
      .filter { $0.value.question == asked.question && $0.value.relative == asked.relative }
      .map { entered in
        FieldEntry(
          id: entered.id, at: entered.at, by: entered.by, on: entered.on, share: entered.share,
          child: entered.value.child, value: answer(entered.value, to: rule, at: entered.at))
      }
    let relative = asked.relative.flatMap { meeting.relative($0) }
    var of: String?
    if case .agency(let key) = rule?.of { of = name(of: AgencyKey(key)) }
    let head = JSON.present([
      "question": .string(asked.question), "asks": .string(rule?.asks ?? asked.question), "of": JSON(of),
      "person": JSON(relative?.name),
    ])
    return standing(entries).map { standing in
      var about = standing.children
      if standing.entries.allSatisfy({ $0.child == nil }), rule?.per != .child {
        // An answer about a parent is about the children that parent has.
        about = relative?.parentalResponsibility.filter { $0.value == .yes }.keys.sorted() ?? []
      }
      return head.merging(stated(standing, naming: children(about)))
    }
  }

  private func answer(_ value: QuestionAnswer, to rule: Question?, at moment: Instant) -> JSON {
    var words = value.answer
    if case .choice(let choices) = rule?.answer {
      words = value.answer.split(separator: ",").map { part in
        let id = part.drop { $0 == " " }
        return choices.first { $0.id == id }?.name ?? String(id)
      }.joined(separator: ", ")
    }
    if rule?.answer == .date { words = value.dated }
    return .present([
      "answer": .string(words), "to-come": value.isToCome(at: moment) ? true : .null,
      "needs": list(
        value.needs.map {
          .present(["name": .string($0.name), "text": .string($0.text), "time": time($0.time)])
        }),
    ])
  }
}
