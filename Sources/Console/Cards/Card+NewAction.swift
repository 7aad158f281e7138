import Meeting

// A new action, of which what a warning leads to is chosen already.
extension Card {
  /// For a case of need: its kind is chosen, for that decides nothing.
  init(contingencyAt desk: Desk) {
    self.init(newActionAt: desk) { form in
      form.change("kind") { $0.chosen = [ActionKind.contingency.rawValue] }
    }
  }

  /// To answer a risk: that risk and its children are chosen, for whoever asks for it has them before their eyes.
  init(answering risk: Int, at desk: Desk) {
    let children = desk.meeting.risks.first { $0.number == risk }?.children ?? []
    self.init(newActionAt: desk) { form in
      form.change("risk") { $0.chosen = ["\(risk)"] }
      form.change("child") { $0.chosen = children.map(\.text) }
    }
  }

  /// To obtain what a place knows: that it is asked from there, and for which child, is chosen.
  init(obtainingFrom slot: Slot, at desk: Desk) {
    self.init(newActionAt: desk) { form in
      form.change("child") { $0.chosen = slot.child.map { [$0.text] } ?? [] }
      // Who is here, or is asked for by no rule, is not offered there.
      form.change("from") { field in
        field.chosen = field.options.map(\.id).filter { $0 == slot.agency.text }
      }
    }
  }
}
