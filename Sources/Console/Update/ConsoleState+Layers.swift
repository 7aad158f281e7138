import Meeting
import Text

extension ConsoleState {
  /// Lets the innermost layer do something, and does what comes of it.
  mutating func pressLayer(_ body: (inout any Layered, Desk) -> Outcome) -> [Effect] {
    guard var layer = layers.popLast() else { return [] }
    var layered = layer.layered
    let outcome = body(&layered, desk)
    layer.layered = layered
    told = outcome.told ?? told
    switch outcome.layering {
    case .stays: layers.append(layer)
    case .closes: keep(layer)
    case .finishes: if case .card(let card) = layer { kept[card.key] = nil }
    case .opens(let other):
      layers.append(layer)
      open(other)
    case .becomes(let other): open(other)
    }
    if let next = outcome.next { open(next) }
    let list = listBelow(layer)
    for case .write(let entry) in outcome.effects {
      awaiting.append(Awaiting(text: entry.text, from: .layer))
    }
    if let place = outcome.place {
      if outcome.isBelow, let over = mending(place, child: outcome.child) {
        focus(on: place, child: outcome.child)
        open(over)
      } else {
        leaveLayers()
        go(to: place, child: outcome.child)
        if layers.isEmpty, isTyping { keptList = list }
      }
    }
    if let (pane, row) = outcome.show {
      leaveLayers()
      child = outcome.child ?? child
      select(row, in: pane)
    }
    if let line = outcome.line {
      leaveLayers()
      openLine(line)
      keptList = list
    }
    return outcome.effects
  }

  /// The list of warnings, or the check before closing, from which one came here.
  private func listBelow(_ layer: Layer) -> Layer? {
    (layers + [layer]).last { other in
      switch other {
      case .warnings, .closing: true
      case .card, .scores, .help, .announcement, .presence, .found, .whole: false
      }
    }
  }

  /// Brings back what was left to mend one warning in the line, for the next of them.
  mutating func bringBackList() {
    guard let list = keptList else { return }
    keptList = nil
    switch list {
    case .closing: openClosing()
    default:
      open(list)
      layers[layers.count - 1].layered.follow(desk)
    }
  }

  /// Opens a card; one that was closed unsaved comes back as it was.
  public mutating func show(_ card: Card) { open(.card(card)) }

  /// Opens closing, at the step at which the meeting stands.
  public mutating func openClosing() { open(.closing(Closing(at: desk))) }

  /// Opens a layer; a card that was closed unsaved comes back as it was, and so does closing.
  mutating func open(_ layer: Layer) {
    if case .card(let card) = layer, var draft = kept[card.key] {
      draft.series = card.series
      draft.follow(desk)
      if card.isAtGap { draft.goToGap() }
      layers.append(.card(draft))
    } else if case .card(let card) = layer, case .overrides = card.subject {
      layers.append(.card(withReason(card)))
    } else if case .scores = layer, var sheet = keptScores {
      sheet.follow(desk)
      keptScores = nil
      layers.append(.scores(sheet))
    } else if case .closing(var closing) = layer, let before = keptClosing {
      closing.resume(before)
      layers.append(.closing(closing))
    } else {
      layers.append(layer)
    }
  }

  /// A card for other warnings of the same rules than before, with the reason that was being given for these.
  private mutating func withReason(_ card: Card) -> Card {
    let before = kept.values.first { other in
      guard case .overrides(let all) = card.subject, case .overrides(let others) = other.subject else {
        return false
      }
      return other.pending == nil && Set(all.map(\.rule)) == Set(others.map(\.rule))
    }
    guard let before, let filled = Card(subject: card.key, kept: before.kept, at: desk) else { return card }
    kept[before.key] = nil
    return filled
  }

  /// Goes back to the meeting; what lay over it is kept.
  private mutating func leaveLayers() {
    for layer in layers { keep(layer) }
    layers.removeAll()
  }

  private mutating func select(_ row: PaneItem?, in pane: Pane) {
    focus = pane
    guard let row else { return }
    let count = desk.count(of: pane, child: child)
    if let index = (0..<count).first(where: { desk.item(at: $0, of: pane) == row }) {
      select(at: index, in: pane)
    }
  }

  private mutating func keep(_ layer: Layer) {
    if case .closing(let closing) = layer { keptClosing = closing }
    if case .scores(let sheet) = layer { keptScores = sheet.hasDraft ? sheet : nil }
    guard case .card(let card) = layer else { return }
    kept[card.key] = card.hasDraft ? card : nil
  }
}
