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
    for case .write(let entry) in outcome.effects {
      awaiting.append(Awaiting(text: entry.text, from: .layer))
    }
    if let place = outcome.place {
      layers.removeAll()
      go(to: place, child: outcome.child)
    }
    if let line = outcome.line {
      layers.removeAll()
      openLine(line)
    }
    return outcome.effects
  }

  /// Opens a card; one that was closed unsaved comes back as it was.
  public mutating func show(_ card: Card) { open(.card(card)) }

  /// Opens a layer; a card that was closed unsaved comes back as it was, and so does closing.
  mutating func open(_ layer: Layer) {
    if case .card(let card) = layer, var draft = kept[card.key] {
      draft.follow(desk)
      layers.append(.card(draft))
    } else if case .closing(var closing) = layer, let before = keptClosing {
      closing.resume(before)
      layers.append(.closing(closing))
    } else {
      layers.append(layer)
    }
  }

  private mutating func keep(_ layer: Layer) {
    if case .closing(let closing) = layer { keptClosing = closing }
    guard case .card(let card) = layer else { return }
    kept[card.key] = card.hasDraft ? card : nil
  }
}
