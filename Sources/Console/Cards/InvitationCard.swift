import Meeting
import Procedures
import Text

/// Somebody who is asked to come, for a slot of the procedure or besides.
struct InvitationCard: CardContent {
  let slot: Slot?

  var command: String { "roll.invite" }

  func title(at desk: Desk) -> String {
    guard let slot else { return "Invite" }
    return "Invite: \(desk.name(of: slot.agency))" + (slot.child.map { ", \(desk.name(of: $0))" } ?? "")
  }

  func fields(at desk: Desk) -> [Field] {
    var agency = Field("agency", "Agency", gap: "for which agency?")
    agency.text = TextField(slot.map { desk.name(of: $0.agency) } ?? "")
    agency.isLocked = slot != nil
    var child = Field("child", "Child", .choice([], several: true))
    child.chosen = slot?.child.map { [$0.text] } ?? []
    return [
      agency, child, Field("name", "Name", gap: "who?"), Field("role", "Role", gap: "in which role?"),
      Field("contact", "Contact"),
    ]
  }

  func adjust(_ form: inout CardForm, at desk: Desk) {
    let found = agency(form, at: desk)
    form.change("agency") { field in
      field.hint =
        switch found {
        case .known(let key): field.isLocked ? nil : desk.name(of: key)
        case .new(let name): "\(name) (new)"
        case .several(let names): "▲ \(names)"
        case nil: nil
        }
    }
    let name = form.text("name")
    form.change("name") { field in
      field.hint = nil
      if case .known(let key)? = found, let name {
        field.hint = Reader(desk.context).elsewhere(name, besides: key).map { "▲ \($0)" }
      }
    }
    var isPerChild = slot?.child != nil
    if case .known(let key)? = found {
      isPerChild = isPerChild || Reader(desk.context).isApart(key)
    }
    let living = desk.meeting.livingChildren.map { (id: $0.key.text, words: desk.name(of: $0.key)) }
    form.change("child") { field in
      field.kind = .choice(Field.Choice.numbered(living), several: true)
      field.isHidden = !isPerChild || living.count < 2
      field.gap = nil
      if case .known(let key)? = found, Reader(desk.context).whichChild(at: key) != nil {
        field.gap = "of which child?"
      }
    }
  }

  private enum Found {
    case known(AgencyKey)
    case new(String)
    /// Which of several it could be, in words.
    case several(String)
  }

  private func agency(_ form: CardForm, at desk: Desk) -> Found? {
    if let slot { return .known(slot.agency) }
    guard let typed = form.text("agency") else { return nil }
    switch find(typed, among: Reader(desk.context).agencies) {
    case .one(let key): return .known(key)
    case .several(let several): return .several("that is \(either(several.map(\.shown)))")
    case .none: return .new(typed)
    }
  }

  func entry(of form: CardForm, views: AskedViews?, at desk: Desk) throws(Mistake) -> Entry {
    let reader = Reader(desk.context)
    let agency: AgencyKey
    switch self.agency(form, at: desk) {
    case .known(let key): agency = key
    case .new(let name): agency = reader.agency(called: name)
    case .several(let names): throw Mistake("agency", names)
    case nil: throw Mistake("agency", "for which agency?")
    }
    guard !agency.text.isEmpty else { throw Mistake("agency", "for which agency?") }
    let name = try form.required("name", "who is it?")
    let role = form.text("role") ?? ""
    for (field, text) in [("name", name), ("role", role)] {
      guard let mark = Line(text).whole.words.first(where: reader.isChildMark) else { continue }
      throw Mistake(
        field, "\(display(mark.text)) names a child: the card has a field for it where it matters")
    }
    let children = form.chosen("child").map { ChildKey($0) }
    let contact = form.text("contact")
    let whole = Line(name).whole
    do throws(Refusal) {
      _ = try reader.invitations(of: whole, role: role, contact: contact, for: agency, children)
    } catch {
      throw Mistake("name", error.message)
    }
    let mark = children.isEmpty ? "" : " " + Spelt.children(children, in: desk.meeting)
    let parts = [name, role].map { Spelt.words($0, parting: ",") } + (contact.map { [$0] } ?? [])
    let said = contact == nil && role.isEmpty ? parts.prefix(1) : parts[...]
    let line = ":invite \"\(desk.name(of: agency))\"\(mark) \(said.joined(separator: ", "))"
    return Entry(line) { context throws(Refusal) in
      let reader = Reader(context)
      return try reader.invitations(of: whole, role: role, contact: contact, for: agency, children)
        .map { reader.draft(.invited($0)) }
    }
  }
}
