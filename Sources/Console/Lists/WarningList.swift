public import Advice
import Calendar
import Meeting
import Procedures
import Text

/// What is missing, the worst first, each cause once, and below what was gone past: Enter goes to where it is mended.
public struct WarningList: Sendable {
  /// One of its rows.
  public enum Item: Hashable, Sendable {
    case standing(Cause)
    case overridden(PastCause)

    /// What it warns of; of several the one that is mended first.
    public var warning: Warning { cause.first }

    /// The cause of which it is, with each of its warnings.
    public var cause: Cause {
      switch self {
      case .standing(let cause): cause
      case .overridden(let past): past.cause
      }
    }

    /// What can be gone past by itself.
    fileprivate var targets: Set<Overriding> { cause.targets }
  }

  /// The rows, the worst first.
  public private(set) var items: [Item] = []
  /// Which one is selected.
  public private(set) var selected = 0
  private var page = Page()
  /// The row at the top, where PgDn led there.
  public var top: Int? { page.top }
  /// Words typed where letters command.
  private var stray = StrayWords()

  /// The list as the meeting stands.
  public init(at desk: Desk) { follow(desk) }

  /// What is selected; nothing where there are none.
  public var item: Item? { items.indices.contains(selected) ? items[selected] : nil }
}

extension WarningList: Layered {
  var context: Command.Context { .warnings }

  func keys(at desk: Desk) -> [KeyHint] {
    item == nil
      ? Command.hints("back", at: desk)
      : Command.hints(
        "move", "warning.mend", "warning.override", "warning.paragraph", "back", at: desk)
  }

  mutating func press(_ key: Keystroke, at desk: Desk) -> Outcome {
    if key == .escape { return .closes }
    let turned = page.turn(key, of: items.count)
    if let moved = turned ?? key.moved(from: selected, of: items.count, page: page) {
      selected = moved
      return .stays
    }
    if let words = stray.take(key, then: "Enter mends it, o goes past it") { return .tells(words) }
    guard let command = Command.pressed(key, in: .warnings) else {
      if case .character(let character) = key { stray.add(character) }
      return refuse(key, at: desk)
    }
    guard let item else { return .tells("no warning stands") }
    if let reason = command.unavailable(desk.seat, desk.meeting.state) { return .tells("✗ \(reason)") }
    switch command.name {
    case "warning.mend":
      // What has happened can only be explained.
      let isPast = item.warning.place == .clock && desk.meeting.began != nil
      return isPast ? override(item, at: desk) : mend(item, at: desk)
    case "warning.override": return override(item, at: desk)
    case "warning.paragraph": return .opens(.whole(WholeText(basisOf: item, at: desk)))
    default: return .stays
    }
  }

  /// Goes to where it is mended; after a card the list is there again, for the next of them.
  private func mend(_ item: Item, at desk: Desk) -> Outcome {
    if case .standing(let cause) = item, let card = Card.questions(of: cause, at: desk) {
      return .opens(.card(card))
    }
    let warning = item.warning
    if warning.rule == "contingency.none" { return .opens(.card(Card(contingencyAt: desk))) }
    switch warning.place {
    case .clock: return .tells("no field mends it: \(warning.remedy); o goes past it, with the reason")
    case .roll(nil), .agenda(nil):
      return Outcome(told: "to mend it: \(warning.remedy)", place: warning.place, child: warning.child)
    case .roll, .family, .agenda, .attendee, .office, .prompt, .question, .scores, .tonight, .decisions,
      .dissent, .actions, .answering, .obtaining, .duties:
      return Outcome(place: warning.place, isBelow: true, child: warning.child)
    }
  }

  private func override(_ item: Item, at desk: Desk) -> Outcome {
    switch item {
    case .standing(let cause): return .opens(.card(Card(overriding: cause, at: desk)))
    case .overridden(let overridden):
      let by = overridden.override.by.person
      return .tells("✗ overridden already, by \(by) at \(London.local(overridden.override.at).clock)")
    }
  }

  mutating func settle(_ shown: Frame.Extent) { page.settle(shown) }

  /// The same warning stays selected while others come and go; where it was mended or gone past, the next is.
  mutating func follow(_ desk: Desk) {
    let before = item
    let wasStanding = if case .standing? = item { true } else { false }
    let causes = desk.advice.causes
    items = causes.map { .standing($0) } + desk.advice.pastCauses.map { .overridden($0) }
    let likely = wasStanding ? items[..<causes.count] : items[...]
    let same = likely.firstIndex { $0 == before }
    let targets = before?.targets ?? []
    let like = likely.firstIndex { !$0.targets.isDisjoint(with: targets) }
    selected = same ?? like ?? max(0, min(selected, items.count - 1))
  }
}

extension WholeText {
  /// What a warning rests on: the text, the heading under which it stands, and how strong that is.
  init(basisOf item: WarningList.Item, at desk: Desk) {
    let warning = item.warning
    let citation = warning.citation
    let header = desk.procedure.header
    var lines = item.cause.warnings.map { one in
      "\(one.message)\(one.citation == citation ? "" : " \(one.citation)")"
    }
    lines += ["To mend it: \(warning.remedy)", ""]
    switch citation.basis {
    case .procedure:
      lines += [
        "\(citation.source): “\(citation.place)”",
        "\(header.title), \(header.issuer), \(header.revision): the text that holds here.",
      ]
    case .national:
      lines += [
        "\(citation.source): “\(citation.place)”",
        "The national text, which holds where the one of \(header.name) is silent.",
      ]
    case .practice:
      lines += [
        "Good practice. No paragraph of \(citation.source) asks for it, and it may be gone past in a word."
      ]
    }
    lines += [
      "",
      "The rule: \(Procedure.words(ofRule: warning.rule)) (\(warning.rule)), \(warning.severity.rawValue)",
    ]
    if case .overridden(let overridden) = item {
      lines += ["", "Overridden: “\(overridden.override.because)”, \(overridden.told)"]
    }
    self.init(title: String(citation.description.dropFirst().dropLast()), paragraphs: lines)
  }
}

extension PastCause {
  /// Who let it rest and when: `R Osei at 10:51`.
  public var told: String { "\(override.by.person) at \(London.local(override.at).clock)" }
}

extension Keystroke {
  /// Where a selection goes with this key; nil where the key moves nothing.
  func moved(from index: Int, of count: Int, letters: Bool = true, page: Page = Page()) -> Int? {
    let target: Int
    switch self {
    case .up: target = index - 1
    case .down: target = index + 1
    case .character("k") where letters: target = index - 1
    case .character("j") where letters: target = index + 1
    case .pageUp: target = index - page.rows
    case .pageDown: target = index + page.rows
    case .home where letters: target = 0
    case .end where letters: target = count - 1
    default: return nil
    }
    return max(0, min(target, count - 1))
  }
}
