import Advice
import Calendar
import Meeting
import Procedures
import Text

/// Where words stand in the meeting, the newest first: Enter goes there.
public struct FoundList: Sendable {
  /// One place.
  public struct Item: Hashable, Sendable {
    /// `note`, `action 6`, `who`.
    public var kind: String
    /// When it was written, on the clock of the room; nothing for people who were never invited.
    public var time: String
    /// What stands there.
    public var text: String
    public var pane: Pane
    /// The row that stands for it there, where one does.
    public var row: PaneItem?
    var child: ChildKey?
    var at: Instant
  }

  public let words: String
  public private(set) var items: [Item] = []
  public private(set) var selected = 0
  private var page = Page()
  /// The row at the top, where PgDn led there.
  public var top: Int? { page.top }

  /// What is found in the meeting as it stands; of scores nothing, for they may be hidden.
  public init(_ words: String, at desk: Desk) {
    self.words = words
    follow(desk)
  }
}

extension FoundList: Layered {
  var context: Command.Context { .found }

  func keys(at desk: Desk) -> [KeyHint] {
    items.isEmpty ? Command.hints("back", at: desk) : Command.hints("move", "found.go", "back", at: desk)
  }

  mutating func press(_ key: Keystroke, at desk: Desk) -> Outcome {
    if key == .escape { return .closes }
    let turned = page.turn(key, of: items.count)
    if let moved = turned ?? key.moved(from: selected, of: items.count, page: page) {
      selected = max(0, moved)
      return .stays
    }
    guard Command.pressed(key, in: .found)?.name == "found.go", items.indices.contains(selected) else {
      return refuse(key, at: desk)
    }
    let item = items[selected]
    var outcome = Outcome.finishes
    outcome.child = item.child
    outcome.show = (item.pane, item.row)
    return outcome
  }

  mutating func settle(_ shown: Frame.Extent) { page.settle(shown) }

  mutating func follow(_ desk: Desk) {
    let before = items.indices.contains(selected) ? items[selected] : nil
    let wanted = words.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    items =
      wanted.isEmpty
      ? []
      : Self.everything(at: desk).filter { item in
        let text = "\(item.kind) \(item.text)".lowercased()
        return wanted.allSatisfy { text.contains($0) }
      }.enumerated().sorted { ($1.element.at, $0.offset) < ($0.element.at, $1.offset) }.map(\.element)
    let same = before.flatMap { before in
      items.firstIndex(of: before) ?? items.firstIndex { $0.row != nil && $0.row == before.row }
    }
    selected = same ?? max(0, min(selected, items.count - 1))
  }
}

extension FoundList {
  private static func everything(at desk: Desk) -> [Item] {
    let meeting = desk.meeting
    func item(
      _ kind: String, _ text: String, at: Instant, _ pane: Pane, _ row: PaneItem?, child: ChildKey? = nil
    ) -> Item {
      Item(
        kind: kind, time: at.seconds == 0 ? "" : London.local(at).clock, text: text, pane: pane, row: row,
        child: child, at: at)
    }
    func owner(_ voice: Voice?) -> String {
      voice.map {
        [$0.person.flatMap(meeting.person)?.name, desk.name(of: $0)].compactMap { $0 }.joined(separator: ", ")
      } ?? ""
    }
    var items = meeting.sayings.enumerated().map { index, said in
      let voice = said.saying.voice.map { desk.name(of: $0) }
      return item(
        voice == nil ? "note" : "said", [voice, said.saying.text].compactMap { $0 }.joined(separator: ": "),
        at: said.at, .notes, .said(index))
    }
    items += meeting.actions.map { action in
      let plan = action.plan
      let text = [plan.text, owner(plan.owner), plan.purpose ?? "", plan.ifNot ?? ""]
      return item(
        "action \(action.number)", text.filter { !$0.isEmpty }.joined(separator: " · "), at: action.at,
        .actions,
        .action(action.number))
    }
    items += meeting.decisions.map { decision in
      let text = [
        desk.name(of: decision.child), desk.procedure.name(of: decision), decision.taken?.because ?? "",
      ]
      return item(
        "decision \(decision.number)", text.filter { !$0.isEmpty }.joined(separator: " · "),
        at: decision.decided ?? decision.proposed ?? Instant(seconds: 0), .decisions,
        .decision(decision.child, decision.number), child: decision.child)
    }
    let named = riskTimes(desk)
    items += meeting.risks.map { risk in
      item(
        "risk \(risk.number)", desk.words(of: risk), at: named[risk.number] ?? Instant(seconds: 0), .risk,
        .risk(risk.number), child: risk.children.first)
    }
    items += meeting.answers.map { answered in
      let name = desk.prompts.first { $0.id == answered.prompt }?.short ?? answered.prompt
      let child = answered.child.map { ", \(desk.name(of: $0))" } ?? ""
      return item(
        "answer", "\(name)\(child): \(answered.text)", at: answered.at, .risk, .prompt(answered.prompt),
        child: answered.child)
    }
    items += meeting.persons.map { person in
      item(
        "who", "\(person.nameAndRole), \(desk.name(of: person.agency))",
        at: person.invited ?? Instant(seconds: 0), .roll,
        desk.advice.quorum.slots.first { $0.people.contains(person.key) }.map { .slot($0.slot) })
    }
    return items
  }

  private static func riskTimes(_ desk: Desk) -> [Int: Instant] {
    desk.proceedings.events.reduce(into: [:]) { times, event in
      if case .riskNamed(let number, _, _) = event.act { times[number] = event.at }
    }
  }
}
