import Advice
import Calendar
import Meeting
import Procedures
import Text

// A decision that is taken stands; what it was taken without can be added to it.
extension DecisionCard {
  /// The fields in which something is missing of a decision that is taken.
  private func open(_ known: Decision, _ taken: Deciding, at desk: Desk) -> Set<String> {
    let rule = desk.procedure.rule(of: known)
    let isAboutS47 = rule.map { $0.isS47 || $0.refusesS47 } ?? false
    let isWithout = known.moment.map { !missing(at: $0, desk).isEmpty } ?? false
    let gaps = [
      "threshold": isAboutS47 && taken.threshold == nil,
      "because": (taken.because ?? "").isEmpty,
      "owner-name": !taken.isOwned(under: rule),
      "why-now": isWithout && (taken.without?.because ?? "").isEmpty,
      "news": isWithout && taken.without?.news == nil,
      "news-by": isWithout && taken.without?.newsBy == nil,
      "next": isWithout && taken.again == nil,
    ]
    return Set(gaps.filter(\.value).keys)
  }

  func adjustTaken(_ form: inout CardForm, _ known: Decision, at desk: Desk) {
    let open = known.taken.map { self.open(known, $0, at: desk) } ?? []
    for index in form.fields.indices {
      let isOpen = open.contains(form.fields[index].name)
      form.fields[index].isLocked = !isOpen
      form.fields[index].isHidden = !isOpen && form.fields[index].isEmpty
    }
    form.change("owner-name") { field in
      // An agency alone owns nothing by name.
      guard let owner = known.taken?.owner, open.contains(field.name) else { return }
      field.gap = "\(name(owner, at: desk)) has it: whose, by name?"
    }
    let missing = known.moment.map { self.missing(at: $0, desk) } ?? ""
    form.change("news") { $0.hint = "asks \(missing)" }
    form.change("next") { $0.hint = "again, with \(missing)" }
    form.change("without") { field in
      field.isHidden = false
      let at = known.decided.map { London.local($0).clock } ?? ""
      field.lead =
        "\(missing.isEmpty ? "Taken" : "TAKEN WITHOUT \(missing.uppercased())") at \(at), and stands\(open.isEmpty ? "" : "; what is missing can be added"). :undo decision \(known.number) takes it back; d takes another one."
    }
  }

  /// What was entered where something was missing; nothing where nothing was, or while it is not taken.
  func amendment(_ form: CardForm, at desk: Desk) -> DecisionAmendment? {
    guard let known = known(desk), let taken = known.taken else { return nil }
    let entered = deciding(form, known.decision, at: desk)
    let open = open(known, taken, at: desk)
    var amendment = DecisionAmendment()
    if open.contains("threshold") { amendment.threshold = entered.threshold }
    if open.contains("because") { amendment.because = entered.because }
    if open.contains("owner-name") { amendment.owner = entered.owner }
    if open.contains("next") { amendment.again = entered.again }
    if !open.isDisjoint(with: ["why-now", "news", "news-by"]), let without = entered.without {
      let whole = TakenWithout(
        because: without.because, news: without.news ?? taken.without?.news,
        newsBy: without.newsBy ?? taken.without?.newsBy)
      if whole != taken.without { amendment.without = whole }
    }
    return amendment == DecisionAmendment() ? nil : amendment
  }

  /// What is added to a decision that is taken: what was missing, and views.
  func additions(
    to known: Decision, _ form: CardForm, _ given: [AskedViews.NewView], at desk: Desk
  ) throws(Mistake) -> Entry {
    let amendment = amendment(form, at: desk)
    let number = known.number
    guard amendment != nil || !given.isEmpty else {
      throw Mistake("views", "decision \(number) stands; nothing was added to it")
    }
    let added = amendment.map { amendment in
      let clauses = clauses(
        of: Deciding(number: number, child: known.child, decision: known.decision, adding: amendment),
        in: desk.meeting)
      return ([":decide \(number)"] + clauses).joined(separator: " ")
    }
    let lines = [added].compactMap { $0 } + Self.lines(given, on: [(known.child, number)], at: desk)
    return Entry(lines.joined(separator: "\n")) { context throws(Refusal) in
      guard context.proceedings.meeting.decision(number)?.taken != nil else {
        throw Refusal(column: 1, word: "", message: "decision \(number) was taken back")
      }
      let reader = Reader(context)
      return [amendment.map { reader.draft(.decisionAmended(number: number, $0)) }].compactMap { $0 }
        + Self.drafts(given, on: [(known.child, number)], reader)
    }
  }
}

extension Deciding {
  fileprivate init(number: Int, child: ChildKey, decision: String, adding amendment: DecisionAmendment) {
    self.init(
      number: number, child: child, decision: decision, owner: amendment.owner,
      threshold: amendment.threshold, risks: amendment.risks, because: amendment.because,
      without: amendment.without, again: amendment.again)
  }
}
