import Console
import Meeting
import Procedures
import Text

extension Frame {
  /// The risk prompts, and what was answered for the child in view.
  mutating func drawRisk(_ state: ConsoleState, in rect: Rect) {
    let desk = state.desk
    let answers = desk.answers
    let isFocused = state.isFocused(.risk)
    let shown = state.shown(in: .risk)
    let child = desk.meeting.livingChildren.firstIndex { $0.key == state.child }
    let open = desk.prompts.indices.first { index in child.map { answers[index][$0] == nil } ?? true }
    let room = rect.height - 2
    // What is counted is said where no question is cut for it.
    let asked = desk.prompts.map { Text.width(of: display($0.asks)) }.max() ?? 0
    let counted = asked + 21 <= rect.width ? " children" : ""
    func rows(limit: Int) -> [PaneRow] {
      desk.prompts.enumerated().flatMap { index, prompt in
        let answer = child.flatMap { answers[index][$0] }
        let glyph = answer != nil ? Run("✓", .done) : Run(index == open ? "▸" : "·", .open)
        let count = "\(answers[index].count { $0 != nil })/\(answers[index].count)\(counted)"
        let head = PaneRow(
          [
            Run(" "), glyph, Run(" "),
            Run("\(index + 1) \(prompt.asks)", index == open ? .strong : .text),
          ], trailing: answers[index].count > 1 ? [Run(count, .faint)] : [], item: index)
        let text = answer.map {
          PaneRow.wrapped(
            $0.text, behind: [Run("     ")] + ConsoleState.privacy($0.share), cells: rect.width - 3,
            item: index, limit: limit)
        }
        return [head] + (text ?? [])
      }
    }
    // What does not fit is shortened evenly before anything is scrolled away.
    let fitting = [Int.max, 4, 3, 2].lazy.map(rows).first { $0.count <= room } ?? rows(limit: 1)
    let prompts =
      desk.prompts.isEmpty ? [PaneRow.words("this procedure asks for no risks by name", .faint)] : fitting
    let risks = desk.riskRows(cells: rect.width - 3)
    // Where the risks that were named do not fit below, a row says that they are there, if no prompt gives way to it.
    let isHinted = prompts.count < room && prompts.count + risks.count > room
    let excerpt = Excerpt(of: prompts + risks, height: isHinted ? room - 1 : room, showing: shown)
    let hint = isHinted ? [PaneRow.words(desk.risksBelow, .label)] : []
    draw(
      excerpt.rows + hint, in: rect, selected: isFocused ? shown : nil,
      isMarked: state.selected(in: .risk) != nil || shown != open)
    putHeading("3 Risk", desk.riskCount(state.child, answers), excerpt, on: rect, isFocused: isFocused)
  }
}

extension ConsoleState {
  /// How what is for the agency alone is marked, at both seats.
  static func privacy(_ share: Share?) -> [Run] {
    share == .agencyOnly ? [Run("private ", .privateWords)] : []
  }
}

extension Desk {
  /// `Aisha 2/5`: how many prompts are answered for the child in view.
  func riskCount(_ child: ChildKey?, _ answers: [[Answered?]]) -> String {
    guard let child, !prompts.isEmpty else { return "" }
    guard let index = meeting.livingChildren.firstIndex(where: { $0.key == child }) else { return "" }
    let count = "\(answers.count { $0[index] != nil })/\(prompts.count)"
    return meeting.livingChildren.count > 1 ? "\(name(of: child)) \(count)" : count
  }

  /// The latest answer to each prompt, for each living child; found in one walk from the end.
  var answers: [[Answered?]] {
    let meeting = meeting
    let children = meeting.livingChildren.map(\.key)
    let ids = prompts.map(\.id)
    var found = ids.map { _ in [Answered?](repeating: nil, count: children.count) }
    var open = ids.count * children.count
    for answer in meeting.latestAnswers.reversed() where open > 0 {
      guard let prompt = ids.firstIndex(of: answer.prompt) else { continue }
      for (index, child) in children.enumerated()
      where found[prompt][index] == nil && (answer.child == nil || answer.child == child) {
        found[prompt][index] = answer
        open -= 1
      }
    }
    return found
  }

  /// The risks that were named, below the prompts.
  fileprivate func riskRows(cells: Int) -> [PaneRow] {
    guard !meeting.risks.isEmpty else { return [] }
    return [.blank, PaneRow.words("── risks named", .label)]
      + meeting.risks.enumerated().flatMap { index, risk -> [PaneRow] in
        let whose = risk.children.map { name(of: $0) }.joined(separator: ", ")
        return PaneRow.wrapped(
          words(of: risk) + (whose.isEmpty ? "" : " (\(whose))"), behind: [Run("   \(risk.number) ")],
          cells: cells, item: prompts.count + index)
      }
  }

  /// That there are risks which are not seen, and how they are.
  fileprivate var risksBelow: String {
    let count = meeting.risks.count
    return count == 1 ? "1 risk named: End, or /risk" : "\(count) risks named: End, or /risk"
  }
}
