import Advice
import Meeting
import Procedures
import Text

extension ConsoleState {
  /// Does what a command with a key does.
  mutating func give(_ command: Command, _ key: Keystroke) -> [Effect] {
    switch command.name {
    case "home.swap":
      home = home == .keys ? .line : .keys
      isTyping = home == .line
      isCommanding = false
    case "redraw": return [.redraw]
    case "line.open": isTyping = true
    case "act.action": openLine("+")
    case "act.note": openLine("")
    case "risk.answer": answerPrompt()
    case "chase.log": logCall()
    case "palette": openLine(":")
    case "search": openLine("/")
    case "roll.presence": open(.presence(PresencePicker(at: desk)))
    case "score.open": open(.scores(ScoreSheet(at: desk, child: child)))
    case "tonight.set":
      let next = childLacking(Card.Subject.tonight) { desk.meeting.tonight($0) != nil }
      open(.card(Card(.tonight(next), at: desk)))
    case "circumstance.open": open(.card(Card(.circumstances, at: desk)))
    case "already.add": open(.card(Card(.already, at: desk)))
    case "decision.open":
      let next = childLacking({ Card.Subject.decision($0, nil) }) { child in
        desk.meeting.decisions.contains { $0.child == child && $0.taken != nil }
      }
      open(.card(Card(.decision(next, nil), at: desk)))
    case "dissent.escalate": openEscalation()
    case "card.resume": resumeCard()
    case "warnings.list": open(.warnings(WarningList(at: desk)))
    case "child.next": nextChild()
    case "pane.zoom": isZoomed.toggle()
    case "pane.next": focusPane(after: 1)
    case "pane.previous": focusPane(after: -1)
    case "pane.1-7": focusPane(of: key)
    case "move": move(key)
    case "open": return openSelected()
    case "back": isZoomed = false
    case "help": open(.help(HelpPage(.pane(focus))))
    case "act.undo": askUndo()
    case "meeting.begin": open(.announcement(.begin(at: desk)))
    case "meeting.menu": open(.announcement(.menu(at: desk)))
    case "meeting.leave": open(.announcement(.leave(at: desk, unsaved: unsaved.count)))
    case "agenda.next": return nextItem()
    default: told = "✗ \(command.help) has no key here"
    }
    return []
  }

  /// Opens the line with these words and says what is to follow; what was unfinished there stays in its history.
  mutating func openLine(_ text: String, hint: String? = nil) {
    keptList = nil
    // A mark, or what a key has put there, is nothing unfinished.
    let isBegun = line.hint == nil && line.field.characters.count > 1
    if line.isRefused {
      giveWay()
      told = Self.keptWords
    } else if isBegun, line.field.text != text {
      line.remember(line.field.text)
      told = Self.keptWords
    }
    isTyping = true
    setLine(text)
    let verb = text.hasPrefix(":") ? text.dropFirst().split(separator: " ").first.map(String.init) : nil
    let form = verb.flatMap(Command.named(verb:)).flatMap { command in
      command.form.map { "\(command.help): \(command.spoken ?? "") \($0)" }
    }
    line.opening = (hint ?? form ?? Self.hints[text]).map { (text, $0) }
    readLine()
  }

  /// What follows a mark that a key has put into the line.
  private static let hints = [
    "+": "name an action: what is to be done @who by WHEN for WHAT", "/": "a child, a person, or any words",
  ]

  /// Writes acts that a key alone commands.
  func write(_ entry: Entry) -> [Effect] { [.write(entry)] }

  private mutating func answerPrompt() {
    guard !desk.prompts.isEmpty else {
      told = Desk.noPrompts
      return
    }
    let (meeting, prompts) = (desk.meeting, desk.prompts)
    if focus == .risk, let selected = selected(in: .risk), prompts.indices.contains(selected) {
      return openAnswer(selected)
    }
    func open(of child: ChildKey) -> Int? {
      prompts.firstIndex { meeting.answer(toPrompt: $0.id, child: child) == nil }
    }
    let children = meeting.livingChildren.map(\.key)
    // Once the child in view has every answer, the next one's are asked for.
    let place = child.flatMap(children.firstIndex) ?? 0
    guard let next = (children[place...] + children[..<place]).first(where: { open(of: $0) != nil }) else {
      guard children.isEmpty else {
        told = "every prompt is answered; Enter on one in pane 3 answers it again"
        return
      }
      return openAnswer(0)
    }
    child = next
    openAnswer(open(of: next) ?? 0)
  }

  /// Opens the line with the answer to a risk prompt, which is asked there.
  mutating func openAnswer(_ index: Int) {
    let asks = desk.prompts.indices.contains(index) ? desk.prompts[index].asks : ""
    let whose = child.map { desk.name(of: $0) } ?? ""
    openLine(
      ":answer \(index + 1) \(hash(child))",
      hint: "type the answer\(whose.isEmpty ? "" : " for \(whose)"): \(asks)")
  }

  /// Opens the line with a call: to the place that is marked in the roll, where the roll is what the keys move in.
  private mutating func logCall() {
    let outcomes = "confirmed, declined, no answer, or what they told us"
    guard focus == .roll,
      case .slot(let slot)? = desk.item(at: selected(in: .roll) ?? current(in: .roll), of: .roll)
    else {
      let names = desk.advice.quorum.slots.map { $0.slot.agency.text }
      let known = names.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      return openLine(":chase ", hint: "whom, and \(outcomes)? \(known.joined(separator: " "))")
    }
    let numbers = desk.meeting.people(of: slot).compactMap { person in
      person.contact.map { "\(display(person.name)) \(display($0))" }
    }
    openLine(
      ":chase \(slot.agency.text)\(slot.child.map { " " + hash($0) } ?? " ")",
      hint: outcomes + (numbers.isEmpty ? "" : " · \(numbers.joined(separator: ", "))"))
  }

  /// `#aisha `, as a line names a child; nothing where there is only one.
  func hash(_ child: ChildKey?) -> String {
    guard let child, desk.meeting.livingChildren.count > 1 else { return "" }
    return desk.meeting.mark(of: child) + " "
  }

  /// Opens the card that was closed unsaved; of several the one that is chosen.
  private mutating func resumeCard() {
    let cards = kept.values.sorted { ($0.title, $0.key) < ($1.title, $1.key) }
    switch cards.count {
    case 0: told = "every card is saved"
    case 1: open(.card(cards[0]))
    default: open(.announcement(.unfinished(cards)))
    }
  }

  private mutating func openEscalation() {
    guard
      let dissent = desk.meeting.dissents.last(where: { $0.settled == nil && $0.escalations.isEmpty })
        ?? desk.meeting.dissents.last(where: { $0.settled == nil })
    else {
      told = "✗ no disagreement is open"
      return
    }
    open(.card(Card(.escalation(dissent.number), at: desk)))
  }

  private mutating func nextChild() {
    let children = desk.meeting.livingChildren.map(\.key)
    guard let child, let index = children.firstIndex(of: child), children.count > 1 else {
      told = "there is one child"
      return
    }
    self.child = children[(index + 1) % children.count]
  }

  /// The child in view, unless that one has what is asked for already: then the next who lacks it, where one does.
  private func childLacking(
    _ subject: (ChildKey?) -> Card.Subject, _ has: (ChildKey) -> Bool
  ) -> ChildKey? {
    let children = desk.meeting.livingChildren.map(\.key)
    guard let child, let place = children.firstIndex(of: child), has(child) else { return child }
    // What was begun for the child in view is gone on with.
    if kept[subject(child).text] != nil { return child }
    return (children[place...] + children[..<place]).first { !has($0) } ?? child
  }

  private mutating func askUndo() {
    let last = desk.proceedings.lastAct(of: desk.seat)
    let selected = selectedAct
    guard last != nil || selected != nil else {
      told = "✗ nothing of this seat's to take back"
      return
    }
    open(.announcement(.undo(last, selected: selected, at: desk)))
  }

  /// What was written that the row marked in the focused pane stands for, where it can be taken back by itself.
  private var selectedAct: Event? {
    let index = selected(in: focus) ?? current(in: focus)
    guard let item = desk.item(at: index, of: focus) else { return nil }
    switch item {
    case .said(let index): return desk.proceedings.event(desk.meeting.sayings[index].id)
    case .action(let number): return desk.proceedings.standing(.action, number)
    case .risk(let number): return desk.proceedings.standing(.risk, number)
    case .decision(_, let number?): return desk.proceedings.standing(.decision, number)
    case .decision(_, nil), .agenda, .tonight, .prompt, .slot, .everybody, .agency, .duty: return nil
    }
  }

  private mutating func nextItem() -> [Effect] {
    let agenda = desk.procedure.agenda
    let current = desk.meeting.currentItem.flatMap { item in agenda.firstIndex { $0.id == item.name } }
    let skipped = Set(desk.meeting.items.filter { $0.skipped != nil }.map(\.name))
    let rest = agenda[((current ?? -1) + 1)...]
    guard let next = rest.first(where: { !skipped.contains($0.id) }) else {
      told = "this is the last item; m and c close the meeting"
      return []
    }
    if next.id == agenda.last?.id, let words = desk.waitingForEnd { notices.append(words) }
    return write(Entry(":item \(next.id)", acts: [.itemOpened(next.id)]))
  }
}
