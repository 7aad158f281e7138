import Calendar
import Meeting
import Text

extension Entry {
  /// Takes back these events that stand, and no others.
  init(takingBack events: [Event]) {
    self.init(events.last.map(Self.line) ?? ":undo") { context throws(Refusal) in
      var drafts: [Draft] = []
      for event in events.reversed() {
        guard !context.proceedings.withdrawn.contains(event.id) else {
          throw Refusal(column: 1, word: "", message: "\(event.act.title) was taken back already")
        }
        if let reason = event.act.cannotBeWithdrawn {
          throw Refusal(
            column: 1, word: "", message: "\(display(event.act.title)) cannot be taken back: \(reason)")
        }
        drafts.append(Reader(context).draft(.withdrawn(event.id)))
      }
      return drafts
    }
  }

  private static func line(takingBack event: Event) -> String {
    if case .said(let saying) = event.act {
      return ":undo note \(London.local(event.at).clock) \(Spelt.words(String(saying.text.prefix(60))))"
    }
    guard let (numbered, number) = event.act.number else { return ":undo" }
    return ":undo \(numbered.word) \(number)"
  }
}

extension Numbered {
  /// How a line calls it.
  var word: String {
    switch self {
    case .action: "action"
    case .risk: "risk"
    case .decision: "decision"
    case .dissent: "dissent"
    }
  }
}

extension Proceedings {
  /// The act that stands and gave something its number: of a decision that was taken, the taking.
  func standing(_ numbered: Numbered, _ number: Int) -> Event? {
    events.last { event in
      guard let given = event.act.number, !withdrawn.contains(event.id) else { return false }
      return given == (numbered, number)
    }
  }
}
