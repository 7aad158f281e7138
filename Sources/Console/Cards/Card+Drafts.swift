extension Card {
  /// What was entered, by the names of the fields: what is kept of a card that is not saved.
  public var kept: [String: String] {
    var kept: [String: String] = [:]
    for field in form.fields where field.kind != .note {
      if !field.isEmpty { kept[field.name] = field.kept }
      if !field.stray.isEmpty, field.isRefusing { kept[Self.strayPrefix + field.name] = field.stray }
    }
    return kept.merging(views?.kept ?? [:]) { one, _ in one }
  }

  /// The same with where the keys go: a card that lay open comes back to the same place.
  public var keptInHand: [String: String] {
    kept.merging([Self.inHand: isInViews ? "" : form.focused?.name ?? ""]) { one, _ in one }
  }

  /// The name in a draft of the field where the keys go; no field is called so.
  static let inHand = "in hand"

  /// Before a field's name in a draft, for words typed into it that are no choice.
  private static let strayPrefix = "typed into "

  /// A card as it was kept; nil where its subject is none.
  public init?(subject text: String, kept: [String: String], at desk: Desk) {
    guard let subject = Subject(text) else { return nil }
    self.init(subject, at: desk)
    for index in form.fields.indices {
      // What was emptied on purpose stays empty.
      form.fields[index].restore(kept[form.fields[index].name] ?? "")
    }
    follow(desk)
    for index in form.fields.indices {
      guard let stray = kept[Self.strayPrefix + form.fields[index].name] else { continue }
      form.fields[index].stray = stray
      form.fields[index].isRefusing = true
      form.fields[index].problem = form.refusal(of: form.fields[index])
    }
    views?.restore(kept)
    begin(at: desk)
    if let name = kept[Self.inHand], let place = form.index(name), form.fields[place].takesKeys {
      // What was being typed goes on where it ends.
      isInViews = false
      form.focus = place
    } else if kept[Self.inHand] == "", views != nil {
      goToViews()
    }
  }
}
