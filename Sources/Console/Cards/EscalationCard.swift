import Calendar
import Meeting
import Procedures
import Text

/// Disagreements taken up the procedure's ladder: to which level, with whom, by when.
struct EscalationCard: CardContent {
  let number: Int?

  init(_ number: Int?) { self.number = number }

  var command: String { "dissent.escalate" }

  func title(at desk: Desk) -> String { "Take a disagreement up" }

  func fields(at desk: Desk) -> [Field] {
    var dissent = Field("dissent", "Dissent", .choice([], several: true), gap: "which?")
    var level = Field("level", "To level", .choice([], several: false), gap: "to which level?")
    var with = Field("with", "With", gap: "with whom?")
    var by = Field("by", "By when", .when)
    let open = desk.meeting.dissents.filter { $0.settled == nil }
    if let number {
      dissent.chosen = ["\(number)"]
    } else if open.count == 1 {
      dissent.chosen = ["\(open[0].number)"]
    }
    // One alone is no list, and no digit is meant for it.
    dissent.isLocked = open.count == 1 && !dissent.chosen.isEmpty
    // Where the procedure has no ladder the step is said in words.
    if Reader(desk.context).levels.isEmpty { level.kind = .text }
    // Of one step what was said stands there already: what was not is added to it.
    if dissent.chosen.count == 1,
      let step = open.first(where: { "\($0.number)" == dissent.chosen[0] })?.escalations.last,
      step.by == nil || step.with.isEmpty
    {
      if level.isChoice { level.chosen = [step.level] } else { level.text = TextField(step.level) }
      with.text = TextField(step.with)
      by.text = TextField(step.by.map { Spelt.typed($0, now: desk.local) } ?? "")
    }
    return [dissent, level, with, by]
  }

  func start(of form: CardForm) -> Int? {
    form.field("dissent")?.isEmpty == false
      ? ["level", "with", "by"].compactMap(form.index).first { form.fields[$0].isEmpty } : nil
  }

  func adjust(_ form: inout CardForm, at desk: Desk) {
    let open = desk.meeting.dissents.filter { $0.settled == nil }
    form.change("dissent") { field in
      let all = open.map { dissent in
        let about = desk.meeting.decision(dissent.decision).map { " on \(desk.name(of: $0.child))" } ?? ""
        return (id: "\(dissent.number)", words: desk.name(of: dissent.voice) + about)
      }
      // By letters: the keys go to the ladder, and what is pressed for this list is no level of it.
      field.kind = .choice(Field.Choice.lettered(all), several: true)
    }
    let levels = Reader(desk.context).levels
    form.change("level") { field in
      guard !levels.isEmpty else { return }
      field.kind = .choice(
        Field.Choice.numbered(levels.map { (id: $0.value.id, words: $0.value.name) }), several: false)
      // With whom one alone is taken up is worth knowing before it is chosen: its name may say little.
      let taken =
        levels.count == 1 ? levels[0].value : levels.first { $0.value.id == field.chosen.first }?.value
      let within = taken?.within.map { ["within \($0)"] } ?? []
      let said = within + (taken?.contacts ?? [])
      field.hint = said.isEmpty ? nil : said.joined(separator: "; ")
    }
  }

  func entry(of form: CardForm, views: AskedViews?, at desk: Desk) throws(Mistake) -> Entry {
    let numbers = form.chosen("dissent").compactMap { Int($0) }
    guard !numbers.isEmpty else { throw Mistake("dissent", "which disagreement?") }
    guard let level = form.choice("level") ?? form.text("level") else {
      throw Mistake("level", "to which level?")
    }
    let with = form.text("with") ?? ""
    let by = form.when("by")?.time
    let lines = numbers.map { number in
      ":escalate \(number) to \(level) with \(Spelt.words(with, not: ["by"]))"
        + (by.map { " by \(Spelt.time($0))" } ?? "")
    }
    return Entry(
      lines.joined(separator: "\n"),
      acts: numbers.map { .escalated(dissent: $0, level: level, with: with, by: by) })
  }
}
