import Calendar
import Meeting
import Procedures
import Text

/// Where and how a child is safe tonight.
struct TonightCard: CardContent {
  let child: ChildKey?

  private static let all = "all"

  var command: String { "tonight.set" }

  func title(at desk: Desk) -> String { "Safe tonight" }

  func fields(at desk: Desk) -> [Field] {
    var child = Field("child", "Child", .choice([], several: false), gap: "which child?")
    var place = Field("place", "Where", gap: "where?")
    var with = Field("with", "With", gap: "with whom?")
    var arrangement = Field("under", "Arrangement")
    var contact = Field("contact", "Contact")
    var checked = Field("checked", "Checked by", gap: "who checks?")
    var until = Field("until", "Until", .when, gap: "until when?")
    arrangement.hint = "agreed with whom, or under which order"
    let living = desk.meeting.livingChildren.map(\.key)
    let about = self.child ?? (living.count == 1 ? living.first : nil)
    child.chosen = about.map { [$0.text] } ?? []
    if let known = about.flatMap({ desk.meeting.tonight($0)?.value }) {
      place.text = TextField(known.place)
      with.text = TextField(known.with ?? "")
      arrangement.text = TextField(known.arrangement ?? "")
      contact.text = TextField(known.contact ?? "")
      checked.text = TextField(known.checkedBy ?? "")
      until.text = TextField(known.until.map { Spelt.typed($0, now: desk.local) } ?? "")
    }
    return [child, place, with, arrangement, contact, checked, until]
  }

  func adjust(_ form: inout CardForm, at desk: Desk) {
    let living = desk.meeting.livingChildren.map { (id: $0.key.text, words: desk.name(of: $0.key)) }
    let known = desk.meeting.livingChildren.filter { desk.meeting.tonight($0.key) != nil }
    form.change("child") { field in
      field.kind = .choice(
        Field.Choice.numbered(living + (living.count > 1 ? [(id: Self.all, words: "all")] : [])),
        several: false)
      field.hint =
        known.isEmpty ? nil : "known of \(known.map { desk.name(of: $0.key) }.joined(separator: " "))"
    }
  }

  func entry(of form: CardForm, views: AskedViews?, at desk: Desk) throws(Mistake) -> Entry {
    let living = desk.meeting.livingChildren.map(\.key)
    let chosen = form.choice("child")
    let children = chosen == Self.all ? living : living.filter { $0.text == chosen }
    guard let first = children.first else { throw Mistake("child", "which child?") }
    let tonight = Tonight(
      child: first, place: try form.required("place", "where?"), with: form.text("with"),
      arrangement: form.text("under"), contact: form.text("contact"), checkedBy: form.text("checked"),
      until: form.when("until")?.time)
    return Entry(line(tonight, children, at: desk)) { context throws(Refusal) in
      let reader = Reader(context)
      return children.map { child in
        var each = tonight
        each.child = child
        return reader.draft(.tonight(each), on: reader.meeting.tonight(child)?.id)
      }
    }
  }

  private func line(_ tonight: Tonight, _ children: [ChildKey], at desk: Desk) -> String {
    let said = { (text: String) in Spelt.words(text, not: ["until"], parting: ",") }
    let parts = [
      ":tonight \(Spelt.children(children, in: desk.meeting)) at \(said(tonight.place))",
      tonight.with.map { "with \(said($0))" }, tonight.arrangement.map { "under \(said($0))" },
      tonight.contact.map { "contact \(said($0))" }, tonight.checkedBy.map { "checked by \(said($0))" },
    ]
    let until = tonight.until.map { " until \(Spelt.time($0))" } ?? ""
    return parts.compactMap { $0 }.joined(separator: ", ") + until
  }
}
