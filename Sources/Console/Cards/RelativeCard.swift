import Calendar
import Meeting
import Procedures
import Text

/// Somebody of the family or household, or a significant other.
struct RelativeCard: CardContent {
  private static let responsible = "pr "

  var command: String { "case.person" }

  func title(at desk: Desk) -> String { "Family or household" }

  private static let answers = Field.Choice.yesNo + [Field.Choice("u", "unknown", "not known")]

  func fields(at desk: Desk) -> [Field] {
    var born = Field("born", "Born", .when)
    born.hint = "3 May 1988"
    var fields = [
      Field("name", "Name", gap: "who?"), Field("relation", "Relation", gap: "who to the children?"), born,
      Field("address", "Lives at"),
      Field(
        "household", "In household", .choice(Field.Choice.yesNo, several: false), gap: "in the household?"),
    ]
    // Nobody has parental responsibility for a child before it is born.
    for child in desk.meeting.case.children where !child.isUnborn {
      var field = Field(
        Self.responsible + child.key.text, "PR, \(desk.name(of: child.key))",
        .choice(Self.answers, several: false))
      field.gap = "holds parental responsibility?"
      fields.append(field)
    }
    return fields + [Field("aliases", "Also called"), Field("facts", "Besides")]
  }

  func adjust(_ form: inout CardForm, at desk: Desk) {
    form.change("born") { field in
      let whole = Line(field.text.text).whole
      guard !whole.isEmpty, case .wrong = field.reading else { return }
      if Reader(desk.context).isBirthYear(whole) {
        field.reading = .nothing
        return
      }
      do throws(Refusal) {
        _ = try Reader(desk.context).birthday(whole)
      } catch {
        field.reading = .wrong(error.message)
      }
    }
  }

  func entry(of form: CardForm, views: AskedViews?, at desk: Desk) throws(Mistake) -> Entry {
    let name = try form.required("name", "who is it?")
    // Of somebody who is there already it is added.
    let known = desk.meeting.case.relatives.first { fold($0.name) == fold(name) }
    guard let relation = form.text("relation") ?? known?.relation else {
      throw Mistake("relation", "who is \(display(name)) to the children?")
    }
    let born = form.when("born")?.time.day
    let year = form.text("born").flatMap { Reader(desk.context).isBirthYear(Line($0).whole) ? $0 : nil }
    if let born, born > desk.local.day { throw Mistake("born", "that is still to come: 3 May 1988") }
    var relative = Relative(
      key: RelativeKey(""), name: name, relation: relation, aliases: form.text("aliases").map { [$0] } ?? [],
      born: born, address: form.text("address"), isInHousehold: form.choice("household").map { $0 == "yes" },
      facts: [year.map { "born \($0)" }, form.text("facts")].compactMap(\.self))
    for child in desk.meeting.case.children {
      guard let answer = form.choice(Self.responsible + child.key.text).flatMap(Answer.init(rawValue:)) else {
        continue
      }
      relative.parentalResponsibility[child.key] = answer
    }
    let told = relative
    if let known, known.taking(told) == known {
      throw Mistake("name", "\(display(name)) is there already: say what is to be added")
    }
    return Entry(line(told, at: desk)) { context throws(Refusal) in
      var relative = told
      relative.key = RelativeKey(context.fresh())
      let known = context.proceedings.meeting.case.relatives.first { fold($0.name) == fold(name) }
      return [Reader(context).draft(.relativeAdded(known?.taking(relative) ?? relative))]
    }
  }

  private func line(_ relative: Relative, at desk: Desk) -> String {
    let said = { (text: String) in Spelt.words(text, parting: ",") }
    let responsible = desk.meeting.case.children.compactMap { child in
      relative.parentalResponsibility[child.key].map {
        "pr \($0.rawValue) \(Spelt.child(child.key, in: desk.meeting))"
      }
    }
    let facts: [String?] = [
      said(relative.relation), relative.born.map { "born \($0)" },
      relative.address.map { "lives at \(said($0))" },
      relative.isInHousehold.map { $0 ? "in the household" : "not in the household" },
    ]
    let rest = relative.aliases.map { "also \(said($0))" } + relative.facts.map(said)
    return ":person "
      + ([said(relative.name)] + facts.compactMap { $0 } + responsible + rest).joined(separator: ", ")
  }
}
