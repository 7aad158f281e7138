import Advice
import Calendar
import Meeting
import Procedures
import Text

/// An action: who does what by when, what for; a new one, or what is added to one that was incomplete.
struct ActionCard: CardContent {
  let number: Int?
  /// When an action that is there was agreed, and who wrote it.
  private let agreed: String
  private let original: ActionPlan?

  init(_ number: Int?, at desk: Desk) {
    let action = number.flatMap { desk.meeting.action($0) }
    self.number = action?.number
    original = action?.plan
    let author = action.flatMap { action in desk.proceedings.events.last { $0.id == action.id }?.by.person }
    agreed = action.map { "\(London.local($0.at).clock) \(author ?? "")" } ?? ""
  }

  var command: String { original == nil ? "act.action" : "act.amend" }

  /// What is typed takes the place of nothing that was agreed.
  func gap(of form: CardForm) -> Int? {
    guard let original else { return nil }
    // An agency alone owns nothing: somebody there does.
    let isNobodys = original.owner != nil && original.owner?.person == nil
    return ["condition", "who", "by", "for"].first { name in
      guard let field = form.field(name), field.gap != nil, !field.isHidden else { return false }
      return field.isEmpty || name == "who" && isNobodys
    }.flatMap(form.index)
  }

  func title(at desk: Desk) -> String {
    number.map { "Action \($0)" } ?? "Action \(desk.proceedings.next(.action)), new"
  }

  func detail(of form: CardForm, at desk: Desk) -> String { agreed }

  func fields(at desk: Desk) -> [Field] {
    var what = Field("what", "What")
    var child = Field("child", "Child", .choice([], several: true))
    child.every = Self.all
    var who = Field("who", "Who", .who(newcomers: true), gap: "who?")
    var by = Field("by", "By when", .when, gap: "by when?")
    var purpose = Field("for", "What for")
    var risk = Field("risk", "Risk", .choice([], several: true))
    var ifNot = Field("if-not", "If not done")
    var kind = Field("kind", "Kind", .choice([], several: false))
    var from = Field("from", "Asked from", .choice([], several: false))
    if let original {
      what.text = TextField(original.text)
      child.chosen = original.children.isEmpty ? [Self.all] : original.children.map(\.text)
      if let owner = original.owner { who.text = TextField(spelt(owner, in: desk.meeting)) }
      if let time = original.by { by.text = TextField(Spelt.typed(time, now: desk.local)) }
      purpose.text = TextField(original.purpose ?? "")
      risk.chosen = original.risks.map(String.init)
      ifNot.text = TextField(original.ifNot ?? "")
      kind.chosen = original.kind.map { [$0.rawValue] } ?? []
      from.chosen = original.from.map { [$0.agency.text] } ?? []
    }
    var condition = Field("condition", "If", gap: "in which case?")
    condition.text = TextField(original?.condition ?? "")
    return [what, child, who, by, purpose, risk, ifNot, kind, condition, from]
  }

  /// Whose information it asks for; that of one child where the procedure asks the agency child by child.
  private func from(_ form: CardForm, _ children: [ChildKey], at desk: Desk) -> Slot? {
    guard let agency = form.choice("from") else { return nil }
    if let original = original?.from, original.agency.text == agency { return original }
    let isPerChild = desk.procedure.slots.contains { $0.id == agency && $0.perChild }
    return Slot(AgencyKey(agency), child: isPerChild && children.count == 1 ? children[0] : nil)
  }

  private static let all = "all"

  /// `@okafor`; the whole name where somebody else has that surname, with the agency where it is the same name.
  private func spelt(_ voice: Voice, in meeting: Meeting) -> String {
    guard let person = voice.person.flatMap(meeting.person) else { return "@\(voice.agency.text)" }
    let isOnly = meeting.persons.count { fold($0.surname) == fold(person.surname) } == 1
    return isOnly ? "@\(person.surname.lowercased())" : "@\(Spelt.whole(person, in: meeting))"
  }

  func adjust(_ form: inout CardForm, at desk: Desk) {
    let meeting = desk.meeting
    let children = meeting.case.children.map { (id: $0.key.text, words: meeting.callName(of: $0.key)) }
    let offersAll = children.count > 1 ? [(id: Self.all, words: "all")] : []
    let isFound = form.choice("kind") == ActionKind.outstanding.rawValue
    let isContingency = form.choice("kind") == ActionKind.contingency.rawValue
    form.change("child") { field in
      field.kind = .choice(Field.Choice.numbered(children + offersAll), several: true)
    }
    let named = Reader(desk.context).children(namedIn: form.text("what") ?? "")
    form.change("child") { field in
      field.gap = nil
      let words =
        named.isEmpty
        ? "all of them, unless chosen" : "named: " + named.map(desk.name(of:)).joined(separator: " ")
      field.hint = field.chosen.isEmpty && children.count > 1 ? words : nil
    }
    form.change("risk") { field in
      let risks = meeting.risks.map { (id: "\($0.number)", words: desk.words(of: $0)) }
      field.kind = .choice(Field.Choice.byNumber(risks), several: true)
      field.hint = risks.isEmpty ? "none is named yet" : nil
    }
    form.change("kind") { field in
      let kinds: [ActionKind] =
        original?.kind.map { [.immediate, .shortTerm, .contingency].contains($0) } ?? true
        ? original == nil
          ? [.immediate, .shortTerm, .contingency, .outstanding] : [.immediate, .shortTerm, .contingency]
        : [.immediate, .shortTerm, .contingency, .outstanding]
      field.kind = .choice(
        Field.Choice.numbered(
          kinds.map { (id: $0.rawValue, words: $0 == .outstanding ? "not yet known" : $0.rawValue) }),
        several: false)
    }
    form.change("from") { field in
      // Those who are not there to be asked now; and whom it names already.
      let absent = desk.advice.quorum.slots.filter { $0.state != .present && $0.strength != nil }
      var agencies = original?.from.map { [$0.agency] } ?? []
      for slot in absent.map(\.slot) where !agencies.contains(slot.agency) { agencies.append(slot.agency) }
      field.kind = .choice(
        Field.Choice.numbered(agencies.map { (id: $0.text, words: desk.name(of: $0)) }), several: false)
      field.isHidden = field.options.isEmpty || isContingency
    }
    form.change("condition") { field in
      // The case for which it was agreed stands; another one is another action.
      field.isLocked = original?.condition != nil
      field.isHidden = !isContingency
    }
    form.change("for") { field in
      let needs = desk.procedure.actions.needsPurpose && !isFound && !isContingency
      field.gap = needs ? "what for?" : nil
    }
    form.change("by") { field in
      guard case .time(let when, let shown) = field.reading, when.time < desk.local, !shown.hasPrefix("▲")
      else { return }
      field.reading = .time(when, shown: "▲ \(shown): due before it is agreed")
    }
    form.change("who") { field in
      guard case .somebody(.known(.agency(let key)), _) = field.reading else { return }
      field.reading = .somebody(.known(.agency(key)), shown: "▲ who at \(display(desk.name(of: key)))?")
    }
  }

  // MARK: Saving

  func entry(of form: CardForm, views: AskedViews?, at desk: Desk) throws(Mistake) -> Entry {
    let text = try form.required("what", "what is to be done?")
    if original != nil { return try amending(form, text, at: desk) }
    let children = children(form, text, at: desk)
    let plan = ActionPlan(
      number: desk.proceedings.next(.action), kind: kind(form), text: text, children: children,
      by: form.when("by")?.time, purpose: purpose(form), risks: risks(form), ifNot: form.text("if-not"),
      from: from(form, children, at: desk), condition: form.text("condition"))
    let owner = form.somebody("who")
    return Entry(line(of: plan, owner, at: desk)) { context throws(Refusal) in
      let reader = Reader(context)
      var plan = plan
      plan.number = context.proceedings.next(.action)
      var drafts: [Draft] = []
      plan.owner = reader.owner(owner, adding: &drafts)
      return drafts + [reader.draft(.action(plan))]
    }
  }

  private func kind(_ form: CardForm) -> ActionKind? {
    form.choice("kind").flatMap(ActionKind.init(rawValue:))
  }

  private func purpose(_ form: CardForm) -> String? {
    form.text("for").map { ActionPlan.purpose(saidAs: $0) }
  }

  private func risks(_ form: CardForm) -> [Int] { form.chosen("risk").compactMap { Int($0) } }

  /// The chosen children, else those named in the text; none means all of them.
  private func children(_ form: CardForm, _ text: String, at desk: Desk) -> [ChildKey] {
    let all = desk.meeting.case.children.map(\.key)
    let chosen = form.chosen("child")
    if chosen.contains(Self.all) { return [] }
    let keys = chosen.isEmpty ? Reader(desk.context).children(namedIn: text) : chosen.map { ChildKey($0) }
    return keys.count == all.count ? [] : all.filter(keys.contains)
  }

  private func amending(_ form: CardForm, _ text: String, at desk: Desk) throws(Mistake) -> Entry {
    guard let number, let original else { throw Mistake("what", "that action is gone") }
    for (name, former) in [("for", original.purpose), ("if-not", original.ifNot)]
    where former != nil && form.text(name) == nil {
      throw Mistake(name, "what was agreed cannot be emptied; write what holds now")
    }
    let all = desk.meeting.case.children.map(\.key)
    let chosen = form.chosen("child")
    let now = chosen.contains(Self.all) ? all : all.filter { chosen.contains($0.text) }
    let before = original.children.isEmpty ? all : all.filter(original.children.contains)
    let owner = form.somebody("who")
    let same = owner.map { owner in
      if case .known(let who) = owner { return Reader(desk.context).ownerVoice(who) == original.owner }
      return false
    }
    let risks = risks(form)
    let from = from(form, now == before ? original.children : now, at: desk)
    let condition = kind(form) == .contingency ? form.text("condition") : original.condition
    let amendment = Amendment(
      text: text == original.text ? nil : text, kind: kind(form) == original.kind ? nil : kind(form),
      children: now.isEmpty || now == before ? [] : now,
      by: form.when("by")?.time == original.by ? nil : form.when("by")?.time,
      purpose: purpose(form) == original.purpose ? nil : purpose(form),
      risks: risks == original.risks ? [] : risks,
      ifNot: form.text("if-not") == original.ifNot ? nil : form.text("if-not"),
      from: from == original.from ? nil : from,
      condition: condition == original.condition ? nil : condition)
    let isNewOwner = same == false
    guard amendment != Amendment() || isNewOwner else {
      throw Mistake("what", "nothing of action \(number) has changed")
    }
    let line = ":amend \(number) " + words(amendment, isNewOwner ? owner : nil, at: desk)
    return Entry(line) { context throws(Refusal) in
      let reader = Reader(context)
      var amendment = amendment
      var drafts: [Draft] = []
      if isNewOwner { amendment.owner = reader.owner(owner, adding: &drafts) }
      return drafts + [reader.draft(.amended(number: number, amendment))]
    }
  }

  // MARK: As a line

  private func line(of plan: ActionPlan, _ owner: Body.Owner?, at desk: Desk) -> String {
    let amendment = Amendment(
      text: plan.text, kind: plan.condition == nil && plan.kind != .outstanding ? plan.kind : nil,
      children: plan.children,
      by: plan.by, purpose: plan.purpose, risks: plan.risks, ifNot: plan.ifNot, from: plan.from)
    let body = words(amendment, owner, at: desk)
    if let condition = plan.condition {
      return ":contingency if \(Spelt.words(condition, parting: ",")), \(body)"
    }
    return plan.kind == .outstanding ? "? \(body)" : "+\(body)"
  }

  private static let keywords: Set = ["by", "for", "because", "so", "if", "risk"]

  private func words(_ amendment: Amendment, _ owner: Body.Owner?, at desk: Desk) -> String {
    let said = { (text: String) in Spelt.words(text, not: Self.keywords) }
    let meeting = desk.meeting
    let who: String? =
      switch owner {
      case .known(let who): "@" + Spelt.who(Reader(desk.context).ownerVoice(who), in: meeting)
      case .new(let person): "@\"\(person.name), \(person.role)\""
      case nil: nil
      }
    let parts: [String?] = [
      amendment.condition.map { "if \(Spelt.words($0, parting: ","))," },
      amendment.text.map(said),
      amendment.from.map { "<\($0.agency.text)" }, who, amendment.by.map { "by \(Spelt.time($0))" },
      amendment.purpose.map { purpose in
        let lead = ["because ", "so that "].first { purpose.lowercased().hasPrefix($0) }
        return (lead ?? "for ") + said(String(purpose.dropFirst(lead?.count ?? 0)))
      },
      amendment.ifNot.map { "if not \(said($0))" },
      amendment.risks.isEmpty ? nil : amendment.risks.map { "risk \($0)" }.joined(separator: " "),
      amendment.children.isEmpty ? nil : Spelt.children(amendment.children, in: meeting),
      amendment.kind.map { "~\($0.rawValue)" },
    ]
    return parts.compactMap { $0 }.joined(separator: " ")
  }
}

extension Reader {
  /// The subject children whose names stand in the words.
  func children(namedIn words: String) -> [ChildKey] { BodyReader(self, Line("").whole).named(words) }

  /// An action's owner is a name: an agency is kept, and its person asked for.
  func ownerVoice(_ who: Who) -> Voice {
    if case .agency(let key) = who { return Voice(agency: key) }
    return voice(who)
  }

  /// The voice of an owner; who is new here is invited first.
  func owner(_ owner: Body.Owner?, adding drafts: inout [Draft]) -> Voice? {
    switch owner {
    case nil: return nil
    case .known(let who): return ownerVoice(who)
    case .new(let invitation):
      drafts.append(draft(.invited(invitation)))
      return Voice(agency: invitation.slot.agency, person: invitation.key)
    }
  }
}
