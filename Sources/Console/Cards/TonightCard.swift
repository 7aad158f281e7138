import Advice
import Calendar
import Meeting
import Procedures
import Text

/// Where and how a child is safe tonight.
struct TonightCard: CardContent {
  let child: ChildKey?

  private static let all = "all"

  var command: String { "tonight.set" }
  var about: String? { "child" }

  func title(at desk: Desk) -> String { "Safe tonight" }

  func fields(at desk: Desk) -> [Field] {
    var child = Field("child", "Child", .choice([], several: false), gap: "which child?")
    let place = Field("place", "Where", gap: "where?")
    let with = Field("with", "With", gap: "with whom?")
    var arrangement = Field("under", "Arrangement")
    let contact = Field("contact", "Contact")
    let checked = Field("checked", "Checked by", gap: "who checks?")
    let until = Field("until", "Until", .when, gap: "until when?")
    arrangement.hint = "agreed with whom, by police powers, or under which order"
    let living = desk.meeting.livingChildren.map(\.key)
    let about = self.child ?? (living.count == 1 ? living.first : nil)
    child.chosen = about.map { [$0.text] } ?? []
    // Of whom the fields speak: what is known of one child is never handed on to another.
    var shown = Field("shown", "")
    shown.isHidden = true
    shown.text = TextField(about?.text ?? "")
    var fields = [child, place, with, arrangement, contact, checked, until, shown]
    let known = about.map { self.known(of: $0, at: desk) } ?? [:]
    for index in fields.indices {
      if let text = known[fields[index].name] { fields[index].text = TextField(text) }
    }
    return fields
  }

  /// What was entered for a child before, by the names of the fields.
  private func known(of child: ChildKey, at desk: Desk) -> [String: String] {
    guard let known = desk.meeting.tonight(child)?.value else { return [:] }
    return [
      "place": known.place, "with": known.with ?? "", "under": known.arrangement ?? "",
      "contact": known.contact ?? "", "checked": known.checkedBy ?? "",
      "until": known.until.map { Spelt.typed($0, now: desk.local) } ?? "",
    ]
  }

  /// Takes what was known of one child out of the fields when another is chosen; what was typed stays.
  private func showChosen(_ form: inout CardForm, at desk: Desk) {
    let chosen = form.choice("child") ?? ""
    guard let before = form.fields.first(where: { $0.name == "shown" })?.text.text, before != chosen else {
      return
    }
    let old = known(of: ChildKey(before), at: desk)
    let new = known(of: ChildKey(chosen), at: desk)
    for name in ["place", "with", "under", "contact", "checked", "until"] {
      form.change(name) { field in
        guard field.text.text == old[name, default: ""] else { return }
        field.text = TextField(new[name] ?? "")
        field.read(at: desk)
      }
    }
    form.change("shown") { $0.text = TextField(chosen) }
  }

  func adjust(_ form: inout CardForm, at desk: Desk) {
    showChosen(&form, at: desk)
    let living = desk.meeting.livingChildren.map { (id: $0.key.text, words: desk.name(of: $0.key)) }
    let checker = checker(form, at: desk)
    // A first name may be anybody's: whose it could be is said, and how they are named.
    let likely = checker == nil ? likelyChecker(form, at: desk) : nil
    form.change("checked") { field in
      let isWhole = checker?.name == trimmed(field.text.text)
      field.hint =
        isWhole
        ? nil
        : checker.map { Reader(desk.context).fullName($0) }
          ?? likely.map { "@\(trimmed(field.text.text)) names \(Reader(desk.context).fullName($0))" }
    }
    let asked = asked(of: form, at: desk)
    form.change("under") { $0.gap = asked }
    let known = desk.meeting.livingChildren.filter { desk.meeting.tonight($0.key) != nil }
    form.change("child") { field in
      field.kind = .choice(
        Field.Choice.numbered(living + (living.count > 1 ? [(id: Self.all, words: "all")] : [])),
        several: false)
      field.hint =
        known.isEmpty ? nil : "known of \(known.map { desk.name(of: $0.key) }.joined(separator: " "))"
    }
  }

  /// What the place that is typed leaves to be said: by whose leave a child is away, or what makes home safe.
  private func asked(of form: CardForm, at desk: Desk) -> String? {
    guard let place = form.text("place"), let chosen = form.choice("child") else { return nil }
    let children = desk.meeting.livingChildren.filter { chosen == Self.all || $0.key.text == chosen }
    let nights = children.map { (child: $0, tonight: Tonight(child: $0.key, place: place)) }
    if nights.contains(where: { $0.tonight.isAway(from: $0.child, in: desk.meeting.case) }) {
      return "on what authority?"
    }
    let isInDanger = nights.contains {
      !desk.meeting.dangersAtHome($0.tonight, under: desk.procedure).isEmpty
    }
    return isInDanger ? "what makes home safe? who leaves or stays away" : nil
  }

  /// Who of the roll alone has the first name that is typed, where it is no surname.
  private func likelyChecker(_ form: CardForm, at desk: Desk) -> Person? {
    guard let text = form.text("checked"), !text.contains(" "), text.first != "@" else { return nil }
    return Reader(desk.context).person(in: "@" + text)
  }

  private func checker(_ form: CardForm, at desk: Desk) -> Person? {
    form.text("checked").flatMap { Reader(desk.context).person(in: $0) }
  }

  func entry(of form: CardForm, views: AskedViews?, at desk: Desk) throws(Mistake) -> Entry {
    let living = desk.meeting.livingChildren.map(\.key)
    let chosen = form.choice("child")
    let children = chosen == Self.all ? living : living.filter { $0.text == chosen }
    guard let first = children.first else { throw Mistake("child", "which child?") }
    let tonight = Tonight(
      child: first, place: try form.required("place", "where?"), with: form.text("with"),
      arrangement: form.text("under"), contact: form.text("contact"),
      checkedBy: checker(form, at: desk)?.name ?? form.text("checked"),
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
