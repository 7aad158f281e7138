import Advice
import Calendar
import Meeting
import Procedures
import Text

/// A decision about a child, with what the procedure wants to know of it, and each agency's view.
struct DecisionCard: CardContent {
  let child: ChildKey?
  /// The decision that is there: proposed, or taken.
  let number: Int?

  init(_ child: ChildKey?, _ number: Int?, at desk: Desk) {
    let known = number.flatMap { desk.meeting.decision($0) }
    self.child = known?.child ?? child
    self.number = known?.number
  }

  static let all = "all"
  static let other = "other"

  var command: String { "decision.take" }
  var about: String? { "child" }
  var hasViews: Bool { true }

  func known(_ desk: Desk) -> Decision? { number.flatMap { desk.meeting.decision($0) } }

  func title(at desk: Desk) -> String { "Decision \(number ?? desk.proceedings.next(.decision))" }

  func detail(of form: CardForm, at desk: Desk) -> String {
    let quorum = desk.advice.quorum
    return "\(quorum.isQuorate ? "QUORATE" : "INQUORATE") \(quorum.present) of \(quorum.needed)"
  }

  func fields(at desk: Desk) -> [Field] {
    var child = Field("child", "Child", .choice([], several: false))
    var decision = Field("decision", "Decision", .choice([], several: false), gap: "which decision?")
    var other = Field("other", "In words", gap: "which other decision?")
    var threshold = Field("threshold", "Threshold", .choice(Self.thresholds, several: false), gap: "met?")
    threshold.lead = "reasonable cause to suspect significant harm, now or likely?"
    var because = Field("because", "Because", gap: "because?")
    var risks = Field("risks", "Risks", .choice([], several: true))
    let owner = Field("owner", "Owner", .choice(Field.Choice.yesNo, several: false), gap: "whose decision?")
    var ownerName = Field("owner-name", "Owner", .who(newcomers: false), gap: "whose decision?")
    let without = Field("without", "", .note)
    var whyNow = Field("why-now", "Why now", gap: "why could it not wait?")
    var news = Field("news", "Its news", .who(newcomers: false), gap: "who asks for it?")
    var newsBy = Field("news-by", "  by when", .when, gap: "by when?")
    var next = Field("next", "Next", .when, gap: "when again?")

    child.chosen = self.child.map { [$0.text] } ?? []
    if let known = known(desk) {
      if desk.procedure.rule(of: known) != nil {
        decision.chosen = [known.decision]
      } else {
        decision.chosen = [Self.other]
        other.text = TextField(known.decision)
      }
      if let taken = known.taken {
        threshold.chosen = taken.threshold.map { [$0.rawValue] } ?? []
        because.text = TextField(taken.because ?? "")
        risks.chosen = taken.risks.map(String.init)
        if taken.isOwned(under: desk.procedure.rule(of: known)) {
          ownerName.text = TextField(taken.owner.map { name($0, at: desk) } ?? "")
        }
        whyNow.text = TextField(taken.without?.because ?? "")
        news.text = TextField(taken.without?.news.map { name($0, at: desk) } ?? "")
        newsBy.text = TextField(taken.without?.newsBy.map { Spelt.typed($0, now: desk.local) } ?? "")
        next.text = TextField(taken.again.map { Spelt.typed($0, now: desk.local) } ?? "")
      }
    } else if desk.meeting.livingChildren.count == 1 {
      child.chosen = desk.meeting.livingChildren.map(\.key.text)
    }
    return [
      child, decision, other, threshold, because, risks, owner, ownerName, without, whyNow, news, newsBy,
      next,
    ]
  }

  func name(_ voice: Voice, at desk: Desk) -> String {
    voice.person.flatMap(desk.meeting.person)?.name ?? voice.agency.text
  }

  private static let thresholds = Field.Choice.yesNo + [Field.Choice("u", "unclear", "unclear")]

  func start(of form: CardForm) -> Int? {
    // What is known already need not be gone through again.
    guard let decision = form.field("decision"), !decision.isEmpty else { return nil }
    return form.fields.firstIndex { $0.takesKeys && $0.isEmpty && !$0.takesSeveral } ?? form.fields.count
  }

  // MARK: What depends on what

  func adjust(_ form: inout CardForm, at desk: Desk) {
    let taken = known(desk)?.taken != nil
    offerChildren(&form, at: desk)
    offerDecisions(&form, at: desk)
    let rule = rule(form, at: desk)
    let chosen = form.choice("decision")
    let isAboutS47 = rule.map { $0.isS47 || $0.refusesS47 } ?? false
    form.change("other") { $0.isHidden = chosen != Self.other }
    form.change("threshold") { $0.isHidden = chosen != nil && !isAboutS47 }
    let concerned = Set(children(form, at: desk))
    form.change("risks") { field in
      // What is a risk to another child alone is no reason here, unless it was said to be one.
      let offered = desk.meeting.risks.filter { risk in
        concerned.isEmpty || risk.children.isEmpty || !concerned.isDisjoint(with: risk.children)
          || field.chosen.contains("\(risk.number)")
      }
      let risks = offered.map { (id: "\($0.number)", words: desk.words(of: $0)) }
      field.kind = .choice(Field.Choice.byNumber(risks), several: true)
      field.isHidden = risks.isEmpty
    }
    adjustOwner(&form, rule, taken, at: desk)
    adjustWithout(&form, at: desk)
    if let known = known(desk), taken { adjustTaken(&form, known, at: desk) }
  }

  private func offerChildren(_ form: inout CardForm, at desk: Desk) {
    let living = desk.meeting.livingChildren.map { (id: $0.key.text, words: desk.name(of: $0.key)) }
    form.change("child") { field in
      field.gap = "which child?"
      field.kind = .choice(
        Field.Choice.numbered(living + (living.count > 1 ? [(id: Self.all, words: "all")] : [])),
        several: false)
      field.hint = living.count > 1 ? "(all: one decision each)" : nil
      field.isLocked = living.count == 1 && field.chosen == living.map(\.id)
    }
  }

  private func offerDecisions(_ form: inout CardForm, at desk: Desk) {
    let holding = desk.procedure.decisions.filter { rule in
      desk.meeting.meets(rule.when) || form.choice("decision") == rule.id
    }
    let all = holding.map { (id: $0.id, words: Self.shown($0)) }
    form.change("decision") { field in
      field.kind = .choice(
        Field.Choice.numbered(all + [(id: Self.other, words: "other, in words")]), several: false)
    }
  }

  /// As the procedure labels it; else its name, where that is short enough to choose by.
  private static func shown(_ rule: DecisionRule) -> String {
    rule.label ?? (rule.name.count <= 20 ? rule.name : rule.short)
  }

  private func rule(_ form: CardForm, at desk: Desk) -> DecisionRule? {
    form.choice("decision").flatMap { id in desk.procedure.decisions.first { $0.id == id } }
  }

  private func adjustOwner(_ form: inout CardForm, _ rule: DecisionRule?, _ taken: Bool, at desk: Desk) {
    let likely = rule.flatMap { likelyOwner($0, at: desk) }
    form.change("owner") { field in
      field.isHidden = likely == nil || taken
      if let rule, let likely {
        let post = rule.owner.map { "the \($0), " } ?? "\(desk.name(of: likely.agency)), "
        field.lead = "\(rule.short.split(separator: " ").first ?? ""): \(post)\(likely.name)"
        field.kind = .choice(
          [Field.Choice("y", "yes", "yes"), Field.Choice("n", "no", "somebody else")], several: false)
      }
    }
    let isSomebodyElse = form.choice("owner") == "no"
    form.change("owner-name") { field in
      field.isHidden = !taken && likely != nil && !isSomebodyElse
      field.label = likely == nil || taken ? "Owner" : "  who"
    }
  }

  /// Who holds the post that decides: the chair where it is the chair's agency, else its one member here.
  private func likelyOwner(_ rule: DecisionRule, at desk: Desk) -> Person? {
    guard let agency = rule.ownerAgency.map({ AgencyKey($0) }) else { return nil }
    if let chair = desk.meeting.holder(of: .chair), chair.agency == agency { return chair }
    let here = desk.meeting.members(of: Slot(agency)).filter(\.isHere)
    let able = here.filter { $0.traits[.mayDecide] == .yes }
    return able.count == 1 ? able[0] : here.count == 1 ? here[0] : nil
  }

  private func adjustWithout(_ form: inout CardForm, at desk: Desk) {
    let missing = desk.advice.quorum.missing
    let names = missing.map { lowered($0.name) }
    let left = missing.compactMap { desk.meeting.lastLeft($0.slot) }.max()
    let since = left.map { ", left \(London.local($0).clock)" } ?? ""
    form.change("without") { field in
      field.isHidden = missing.isEmpty
      field.lead =
        "TAKEN WITHOUT \(listed(names, else: "").uppercased())\(since): stays on the decision, which stands."
    }
    for name in ["why-now", "news", "news-by"] { form.change(name) { $0.isHidden = missing.isEmpty } }
    form.change("news") { $0.hint = "asks \(listed(names, else: ""))" }
    form.change("next") { field in
      field.isHidden = missing.isEmpty
      field.hint = "again, with \(listed(names, else: ""))"
    }
  }

  // MARK: What is decided

  private func children(_ form: CardForm, at desk: Desk) -> [ChildKey] {
    let living = desk.meeting.livingChildren.map(\.key)
    guard let chosen = form.choice("child") else { return [] }
    return chosen == Self.all ? living : living.filter { $0.text == chosen }
  }

  private func decision(_ form: CardForm) -> String? {
    guard let chosen = form.choice("decision") else { return nil }
    return chosen == Self.other ? form.text("other") : chosen
  }

  func subjects(_ form: CardForm, at desk: Desk) -> [AskedViews.Subject] {
    if let known = known(desk), known.taken != nil { return [.init(child: known.child, decision: known)] }
    let decision = decision(form)
    return children(form, at: desk).map { child in
      .init(child: child, decision: decision.flatMap { desk.meeting.proposal(of: $0, for: child) })
    }
  }

  func readOut(_ form: CardForm, at desk: Desk) -> [String] {
    let names = children(form, at: desk).map { desk.name(of: $0) }
    let what = rule(form, at: desk)?.name ?? decision(form)
    let because = form.text("because").map { "because \($0)" }
    let said = [names.isEmpty ? nil : names.joined(separator: ", "), what, because].compactMap { $0 }
    guard !said.isEmpty else { return [] }
    let sentence = said.joined(separator: ", ")
    let readOut = "Read out: \(sentence)" + (sentence.last == "." ? "" : ".")
    let again =
      form.when("next").map { " Again \(Reader(desk.context).plain($0.time))" }
    if let known = known(desk), known.taken != nil {
      let missing = known.moment.map { self.missing(at: $0, desk) } ?? ""
      guard !missing.isEmpty else { return [readOut] }
      let why = form.text("why-now").map { ": \($0)" } ?? ""
      return [
        readOut,
        "TAKEN WITHOUT \(missing.uppercased())\(why).\(again.map { "\($0), with \(missing)." } ?? "")",
      ]
    }
    let quorum = desk.advice.quorum
    guard !quorum.isQuorate else { return [readOut] }
    let missing = listed(quorum.missing.map { lowered($0.name) }, else: "")
    let left = quorum.missing.compactMap { desk.meeting.lastLeft($0.slot) }.max()
    let since = left.map { ", left \(London.local($0).clock)" } ?? ""
    return [
      readOut,
      "TAKEN WITHOUT \(missing.uppercased())\(since).\(again.map { "\($0), with \(missing)." } ?? "")",
    ]
  }

  /// Which core agencies nobody spoke for at a moment.
  func missing(at moment: Moment, _ desk: Desk) -> String {
    listed(desk.advice.quorum.missing(at: moment, in: desk.meeting).map { lowered($0.name) }, else: "")
  }

  func unavailable(_ form: CardForm, views: AskedViews?, at desk: Desk) -> String? {
    let isTaken = known(desk)?.taken != nil
    let isViewsAlone = isTaken && amendment(form, at: desk) == nil
    if desk.seat == .minutes, !isViewsAlone { return "only the chair saves a decision" }
    return Command.named(isViewsAlone ? "view.agrees" : command)?.unavailable(desk.seat, desk.meeting.state)
  }

  func endsAtFields(_ form: CardForm, at desk: Desk) -> Bool { amendment(form, at: desk) != nil }

  func entry(of form: CardForm, views: AskedViews?, at desk: Desk) throws(Mistake) -> Entry {
    let given = views?.given ?? []
    if let known = known(desk), known.taken != nil {
      return try additions(to: known, form, given, at: desk)
    }
    let children = children(form, at: desk)
    guard !children.isEmpty else { throw Mistake("child", "which child?") }
    guard let decision = decision(form) else {
      let isOther = form.choice("decision") == Self.other
      throw Mistake(isOther ? "other" : "decision", "which decision?")
    }
    let deciding = deciding(form, decision, at: desk)
    return Entry(lines(deciding, children, given, at: desk)) { context throws(Refusal) in
      let reader = Reader(context)
      let numbers = Self.numbers(of: decision, for: children, in: context.proceedings)
      let decided = zip(children, numbers).map { child, number in
        var each = deciding
        each.child = child
        each.number = number
        return reader.draft(.decided(each))
      }
      return decided + Self.drafts(given, on: zip(children, numbers).map { ($0, $1) }, reader)
    }
  }

  /// The number of the proposal where there is one, else the next.
  static func numbers(of decision: String, for children: [ChildKey], in proceedings: Proceedings)
    -> [Int]
  {
    var next = proceedings.next(.decision)
    return children.map { child in
      if let proposal = proceedings.meeting.proposal(of: decision, for: child) { return proposal.number }
      defer { next += 1 }
      return next
    }
  }

  static func drafts(
    _ given: [AskedViews.NewView], on decisions: [(child: ChildKey, number: Int)], _ reader: Reader
  ) -> [Draft] {
    var dissent = reader.context.proceedings.next(.dissent)
    return given.flatMap { new in
      let given = new.given
      return decisions.filter { new.slot.isAsked(about: $0.child) }.map { _, number in
        let words = trimmed(given.words.text)
        var viewing = Viewing(decision: number, voice: new.voice, view: given.view)
        if given.view == .disagrees {
          viewing.words = words.isEmpty ? nil : words
          viewing.dissent = dissent
          dissent += 1
        }
        return reader.draft(.viewed(viewing))
      }
    }
  }

  func deciding(_ form: CardForm, _ decision: String, at desk: Desk) -> Deciding {
    let reader = Reader(desk.context)
    func voice(_ name: String) -> Voice? {
      guard case .known(let who)? = form.somebody(name) else { return nil }
      return reader.voice(who)
    }
    let likely = rule(form, at: desk).flatMap { likelyOwner($0, at: desk) }
    let whyNow = form.text("why-now")
    let isWithout = whyNow != nil || voice("news") != nil || form.when("news-by") != nil
    return Deciding(
      number: 0, child: ChildKey(""), decision: decision,
      owner: form.choice("owner") == "yes" ? likely?.voice : voice("owner-name"),
      threshold: form.choice("threshold").flatMap(Threshold.init(rawValue:)),
      risks: form.chosen("risks").compactMap { Int($0) }, because: form.text("because"),
      without: isWithout
        ? TakenWithout(because: whyNow ?? "", news: voice("news"), newsBy: form.when("news-by")?.time) : nil,
      again: form.when("next")?.time)
  }
}

extension Meeting {
  /// What was put to the agencies about a child and is not decided yet.
  func proposal(of decision: String, for child: ChildKey) -> Decision? {
    decisions.last { $0.child == child && $0.decision == decision && $0.taken == nil }
  }
}
