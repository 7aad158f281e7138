import Advice
import Meeting
import Procedures
import Text

/// Going past a warning, with the reason.
struct OverrideCard: CardContent {
  let overriding: Overriding
  let message: String

  var command: String { "warning.override" }

  func title(at desk: Desk) -> String { "Override" }

  func detail(of form: CardForm, at desk: Desk) -> String {
    overriding.child.map { desk.name(of: $0) } ?? "the meeting"
  }

  func fields(at desk: Desk) -> [Field] {
    var warning = Field("warning", "", .note)
    warning.lead = message
    return [warning, Field("because", "Because", gap: "the reason")]
  }

  func entry(of form: CardForm, views: AskedViews?, at desk: Desk) throws(Mistake) -> Entry {
    let reason = try form.required("because", "because of what? a warning is gone past with its reason")
    return Entry(overriding.line(because: reason, in: desk.meeting), acts: [overriding.act(because: reason)])
  }
}

extension Overriding {
  fileprivate func act(because reason: String) -> Act {
    .overridden(rule: rule, child: child, about: about, because: reason)
  }

  fileprivate func line(because reason: String, in meeting: Meeting) -> String {
    let mark = child.map { " " + Spelt.child($0, in: meeting) } ?? ""
    return ":override \(rule)\(mark)\(about.map { " of \($0)" } ?? "") because \(reason)"
  }
}

/// Going past several warnings with one reason, which is recorded for each of them as given for all.
struct OverridesCard: CardContent {
  let all: [Overriding]

  var command: String { "warning.override" }

  func title(at desk: Desk) -> String { "Override" }

  func detail(of form: CardForm, at desk: Desk) -> String {
    "one reason for \(reached(at: desk).count)"
  }

  private func reached(at desk: Desk) -> [Warning] {
    desk.closingAdvice.standing.filter { all.contains(Overriding($0)) }
  }

  func fields(at desk: Desk) -> [Field] {
    let notes = reached(at: desk).enumerated().map { index, warning in
      var note = Field("warning \(index)", "", .note)
      note.lead = "\(index + 1)  \(warning.message)"
      return note
    }
    return [Field("because", "Because", gap: "the reason, for each of these")] + notes
  }

  func entry(of form: CardForm, views: AskedViews?, at desk: Desk) throws(Mistake) -> Entry {
    let reason = try form.required("because", "because of what? each of these is gone past with this reason")
    return Entry(
      all.map { $0.line(because: reason, in: desk.meeting) }.joined(separator: "\n"),
      acts: all.map { $0.act(because: reason) })
  }
}

/// Going past what has one cause, with one reason: for all of it, or for those of its warnings that are chosen; which,
/// nobody but the chair says.
struct CauseCard: CardContent {
  let all: [Overriding]
  /// What they have in common, and what each is called.
  let message: String
  let names: [String]

  private static let all = "all"

  var command: String { "warning.override" }

  func title(at desk: Desk) -> String { "Override" }

  func detail(of form: CardForm, at desk: Desk) -> String {
    let count = chosen(form).count
    return count > 1 ? "one reason for \(count)" : count == 1 ? "for one of \(all.count)" : "of which?"
  }

  func fields(at desk: Desk) -> [Field] {
    var warning = Field("warning", "", .note)
    warning.lead = message
    let each = zip(all.indices, names).map { (id: "\($0)", words: $1) }
    let every = (id: Self.all, words: "all \(all.count)")
    var of = Field(
      "of", "Of", .choice(Field.Choice.numbered([every] + each), several: true), gap: "of which?")
    of.every = Self.all
    return [warning, of, Field("because", "Because", gap: "the reason, for each of these")]
  }

  private func chosen(_ form: CardForm) -> [Overriding] {
    let ids = form.chosen("of")
    if ids.contains(Self.all) { return all }
    return ids.compactMap { Int($0) }.filter(all.indices.contains).map { all[$0] }
  }

  func entry(of form: CardForm, views: AskedViews?, at desk: Desk) throws(Mistake) -> Entry {
    let chosen = chosen(form)
    if chosen.isEmpty { throw Mistake("of", "of which? 1 is all of them") }
    let reason = try form.required("because", "because of what? each of these is gone past with this reason")
    return Entry(
      chosen.map { $0.line(because: reason, in: desk.meeting) }.joined(separator: "\n"),
      acts: chosen.map { $0.act(because: reason) })
  }
}

extension Card {
  /// The card that asks why the meeting goes on despite a cause.
  init(overriding cause: Cause, at desk: Desk) {
    self.init(
      cause.isShared
        ? .cause(cause.warnings.map { Overriding($0) }, message: cause.message, names: cause.names)
        : .override(Overriding(cause.first), message: cause.message), at: desk)
  }
}

/// Holding no discussion, with the reason.
struct DeclineCard: CardContent {
  var command: String { "meeting.decline" }

  func title(at desk: Desk) -> String { "Decline" }

  func fields(at desk: Desk) -> [Field] {
    var note = Field("note", "", .note)
    note.lead = "No discussion is held. The reason goes to whoever asked for it, and stays in the register."
    return [note, Field("because", "Because", gap: "the reason")]
  }

  func entry(of form: CardForm, views: AskedViews?, at desk: Desk) throws(Mistake) -> Entry {
    let reason = try form.required("because", "because of what? a discussion is declined with its reason")
    return Entry(":decline because \(reason)", acts: [.declined(because: reason)])
  }
}

/// Going on without an agency: why it is not here, and why the discussion cannot wait for it.
struct WithoutCard: CardContent {
  let slot: Slot

  var command: String { "slot.without" }

  func title(at desk: Desk) -> String {
    "Going on without \(desk.name(of: slot.agency))" + (slot.child.map { ", \(desk.name(of: $0))" } ?? "")
  }

  func fields(at desk: Desk) -> [Field] {
    let grounds = [
      Field.Choice("1", UrgencyGround.risk.rawValue, "delay would raise the risk"),
      Field.Choice("2", UrgencyGround.investigation.rawValue, "delay would impede the investigation"),
    ]
    var because = Field("because", "Why not here", gap: "why are they not here?")
    var ground = Field("ground", "Cannot wait", .choice(grounds, several: false), gap: "on which ground?")
    var urgent = Field("urgent", "  in words", gap: "what makes it urgent?")
    if let known = desk.meeting.record(of: slot).without {
      because.text = TextField(known.because)
      ground.chosen = known.urgency?.ground.map { [$0.rawValue] } ?? []
      urgent.text = TextField(known.urgency?.text ?? "")
    }
    return [because, ground, urgent]
  }

  /// What was said already need not be gone through again.
  func start(of form: CardForm) -> Int? {
    form.text("because") == nil ? nil : form.fields.firstIndex { $0.isEmpty }
  }

  func entry(of form: CardForm, views: AskedViews?, at desk: Desk) throws(Mistake) -> Entry {
    let because = try form.required("because", "why are they not here?")
    let ground = form.choice("ground").flatMap(UrgencyGround.init(rawValue:))
    let text = form.text("urgent")
    let urgency = ground == nil && text == nil ? nil : Urgency(ground: ground, text: text ?? "")
    let mark = slot.child.map { " " + Spelt.child($0, in: desk.meeting) } ?? ""
    var line = ":without \(slot.agency.text)\(mark) because \(Spelt.words(because, parting: ";"))"
    if let urgency { line += "; urgent \(urgency.ground.map { "\($0.rawValue): " } ?? "")\(urgency.text)" }
    return Entry(line, acts: [.without(slot, because: because, urgency)])
  }
}
