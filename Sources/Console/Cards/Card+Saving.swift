// What a card says when it is to be saved: why it cannot be, or what is written.
extension Card {
  mutating func save(at desk: Desk) -> Outcome {
    if let reason = content.unavailable(form, views: views, at: desk) {
      problem = "✗ \(reason); what is entered is kept"
      return .tells(problem ?? "")
    }
    content.adjust(&form, at: desk)
    do throws(Mistake) {
      if let mistake = form.mistake() ?? views?.mistake() { throw mistake }
      let entry = try content.entry(of: form, views: views, at: desk)
      if let words = namesUnasked(at: desk) {
        problem = words
        return .tells(words)
      }
      pending = entry.text
      unasked = views?.unasked ?? []
      return .writes(entry)
    } catch {
      if form.show(error) { isInViews = false } else { problem = "✗ \(error.words)" }
      return .tells("✗ \(error.words)")
    }
  }

  /// Goes on to the agencies where a decision would be taken without asking them, and says whom; once said, it is
  /// saved as it is.
  private mutating func namesUnasked(at desk: Desk) -> String? {
    let isBegun = isInViews && views?.rows.contains { $0.given != nil } == true
    guard !isBegun, !hasNamedUnasked, let views, !views.unasked.isEmpty,
      !content.endsAtFields(form, at: desk)
    else { return nil }
    hasNamedUnasked = true
    goToViews()
    return "▲ not saved yet, not asked: \(views.unasked.joined(separator: ", ")); Ctrl-S saves without them"
  }

  mutating func refused(at desk: Desk) { pending = nil }

  mutating func written(at desk: Desk) -> Outcome {
    if let outcome = goesOn(at: desk) { return outcome }
    var outcome = Outcome.finishes
    if !unasked.isEmpty { outcome.told = "not asked: \(unasked.joined(separator: ", "))" }
    return outcome
  }
}
