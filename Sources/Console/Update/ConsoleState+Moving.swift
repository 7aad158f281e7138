import Advice
import Meeting
import Procedures
import Text

extension ConsoleState {
  mutating func focusPane(of key: Keystroke) {
    switch key {
    case .character(let digit): focus(digit.wholeNumberValue)
    case .function(let number): focus(number - 1)
    default: break
    }
  }

  private mutating func focus(_ number: Int?) {
    if let pane = number.flatMap(Pane.init(rawValue:)) { focus = pane }
  }

  mutating func focusPane(after step: Int) {
    let count = Pane.allCases.count
    focus(((focus.rawValue - 1 + step + count) % count) + 1)
  }

  /// Moves the selection of the focused pane, left and right the focus.
  mutating func move(_ key: Keystroke) {
    let count = desk.count(of: focus, child: child)
    switch key {
    case .left: return focusPane(after: -1)
    case .right: return focusPane(after: 1)
    default: break
    }
    guard count > 0 else { return }
    let now = selected(in: focus) ?? current(in: focus)
    let target: Int
    switch key {
    case .up, .character("k"): target = now - 1
    case .down, .character("j"): target = now + 1
    case .pageUp: target = now - 10
    case .pageDown: target = now + 10
    case .home: target = 0
    case .end: target = count - 1
    default: return
    }
    select(at: min(count - 1, max(0, target)), in: focus)
  }

  /// The row that a pane follows while nothing is selected in it: what is current, open, or last.
  public func current(in pane: Pane) -> Int {
    switch pane {
    case .agenda:
      let name = desk.meeting.currentItem?.name
      return desk.procedure.agenda.firstIndex { $0.id == name } ?? 0
    case .decisions:
      return desk.decisionItems.firstIndex { item in
        if case .decision(let key, _) = item { return key == child }
        return false
      } ?? 0
    case .risk:
      return desk.prompts.firstIndex { prompt in
        child.map { desk.meeting.answer(toPrompt: prompt.id, child: $0) == nil } ?? true
      } ?? 0
    case .roll: return desk.listedPlaces.firstIndex { $0.isOpen } ?? 0
    case .safety: return 0
    case .notes: return max(0, desk.count(of: pane, child: child) - 1)
    // The duties behind them are the procedure's; nobody has just said them.
    case .actions: return max(0, desk.meeting.actions.count - 1)
    }
  }

  /// Opens what is selected.
  mutating func openSelected() -> [Effect] {
    let index = selected(in: focus) ?? current(in: focus)
    guard let item = desk.item(at: index, of: focus) else {
      told = "nothing is selected"
      return []
    }
    switch item {
    case .agenda(let id):
      let isOpen = id == desk.meeting.currentItem?.name
      if isOpen, let questions = Card.questions(under: id, at: desk) {
        open(.card(questions))
      } else {
        open(.announcement(.item(id, at: desk)))
      }
    case .decision(let key, let number): open(.card(Card(.decision(key, number), at: desk)))
    case .tonight(let key): open(.card(Card(.tonight(key), at: desk)))
    case .prompt: openAnswer(index)
    case .risk(let number): open(.whole(WholeText(risk: number, at: desk)))
    case .said(let index): open(.whole(WholeText(saying: index, at: desk)))
    case .slot(let slot): open(.whole(WholeText(slot: slot, at: desk)))
    case .everybody: open(.whole(WholeText(everybodyAt: desk)))
    case .agency(let key): open(.scores(ScoreSheet(at: desk, child: child, agency: key)))
    case .action(let number): open(.card(Card(.action(number), at: desk)))
    case .duty(let id, let child):
      openLine(":duty \(hash(child))\(id): ", hint: "by whom, when, with what outcome")
    }
    return []
  }

  /// Goes to where a warning can be mended.
  mutating func go(to place: Place, child target: ChildKey?) {
    focus(on: place, child: target)
    if let layer = mending(place, child: target) { return open(layer) }
    switch place {
    case .office(let office): openLine(office == .chair ? ":chair " : ":minutes ")
    case .prompt(let id):
      if let index = desk.prompts.firstIndex(where: { $0.id == id }) { openAnswer(index) }
    case .duties: openLine(":duty ")
    case .clock, .roll, .family, .attendee, .agenda, .question, .scores, .tonight, .decisions, .dissent,
      .actions, .answering, .obtaining:
      break
    }
  }

  /// What opens where a warning is mended; nothing where it is mended in a pane or in the line.
  func mending(_ place: Place, child target: ChildKey?) -> Layer? {
    switch place {
    case .clock, .roll(nil), .office, .agenda(nil), .prompt, .duties: nil
    case .agenda(let id?): .announcement(.item(id, at: desk))
    case .roll(let slot?): .announcement(.slot(slot, at: desk))
    case .attendee(let key):
      if let person = desk.meeting.person(key), !person.isHere {
        // Whoever is not here is asked nothing but how they are.
        .presence(PresencePicker(at: desk, showing: person.name, isForOne: true))
      } else {
        .card(Card(.member(key), at: desk))
      }
    case .family: .card(Card(.relative, at: desk))
    case .question(let id): .card(question(id, of: target))
    case .scores: .scores(ScoreSheet(at: desk, child: target ?? child))
    case .tonight: .card(tonight(of: target))
    case .decisions(let number):
      .card(
        Card(
          .decision(number.flatMap { desk.meeting.decision($0)?.child } ?? target ?? child, number), at: desk)
      )
    case .dissent(let number): .card(Card(.escalation(number), at: desk))
    case .actions(let number): .card(action(number))
    case .answering(let risk): .card(Card(answering: risk, at: desk))
    case .obtaining(let slot): .card(Card(obtainingFrom: slot, at: desk))
    }
  }

  /// A question about a child; of several the first whose answer lacks something, at what it lacks.
  private func question(_ id: String, of target: ChildKey?) -> Card {
    guard target == nil, let first = desk.advice.lackingOf[id]?.first else {
      return Card(.question(id, target), at: desk)
    }
    var card = Card(.question(id, first), at: desk)
    // Said alike of all of them, it is mended for all.
    if desk.isAlike(id, for: desk.advice.lackingOf[id] ?? []) { card.chooseAll(at: desk) }
    card.goToGap()
    return card
  }

  /// A new action; one that is there opens at what it lacks.
  private func action(_ number: Int?) -> Card {
    var card = Card(.action(number), at: desk)
    if number != nil { card.goToGap() }
    return card
  }

  /// The night of the child of whom something is missing, at what is missing; of no child in particular, as it is asked.
  private func tonight(of target: ChildKey?) -> Card {
    var card = Card(.tonight(target ?? child), at: desk)
    if target != nil { card.goToGap() }
    return card
  }

  /// Brings into view where a warning can be mended.
  mutating func focus(on place: Place, child target: ChildKey?) {
    if let target { child = target }
    switch place {
    case .clock, .office: focus = .roll
    case .roll(let slot):
      focus = .roll
      select(at: desk.listedPlaces.firstIndex { $0.slot == slot }, in: .roll)
    case .attendee(let key):
      focus = .roll
      if let slots = desk.meeting.person(key)?.slots {
        select(
          at: desk.listedPlaces.firstIndex { $0.people.contains(key) || slots.contains($0.slot) }, in: .roll)
      }
    case .agenda(let id):
      focus = .agenda
      select(at: desk.procedure.agenda.firstIndex { $0.id == id }, in: .agenda)
    case .prompt(let id):
      focus = .risk
      select(at: desk.prompts.firstIndex { $0.id == id } ?? selected(in: .risk), in: .risk)
    case .scores: focus = .safety
    case .tonight, .decisions, .dissent: focus = .decisions
    case .answering, .obtaining:
      focus = .actions
      select(at: nil, in: .actions)
    case .actions(let number):
      focus = .actions
      let place = number.flatMap { number in desk.meeting.actions.firstIndex { $0.number == number } }
      select(at: place, in: .actions)
    case .family, .question, .duties: break
    }
  }
}
