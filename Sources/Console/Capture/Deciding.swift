import Advice
import Calendar
import Meeting
import Procedures
import Text

// Decisions, the views on them, and what becomes of disagreement.
extension Reader {
  private var decisions: [Named<DecisionRule>] {
    procedure.decisions.map { Named($0, [$0.short, $0.name] + ($0.label.map { [$0] } ?? [])) }
  }

  /// A decision of the list, or another one in words after `other:`.
  private func decision(_ phrase: Phrase) throws(Refusal) -> (id: String, rule: DecisionRule?) {
    if let cut = phrase.cut(at: ":"), cut.before.lowercased == "other" {
      return (try required(cut.after, "which other decision?"), nil)
    }
    if let rule = try one(phrase, among: decisions) { return (rule.id, rule) }
    // What a circumstance switches on is listed once it holds; typed, it is always taken.
    let listable = procedure.decisions.filter { meeting.meets($0.when) }
    let names = listable.map(\.short) + ["or other: TEXT"]
    guard !phrase.isEmpty else { throw Refusal(phrase, "which decision? \(listed(names, else: ""))") }
    throw Refusal(phrase, "not on the list: \(listed(names, else: ""))")
  }

  private func shown(_ decision: String) -> String {
    display(procedure.decisions.first { $0.id == decision }?.short ?? decision)
  }

  func readPropose(_ arguments: Phrase) throws(Refusal) -> Understood {
    let phrase = arguments.words.first(where: isChildMark).map(arguments.before) ?? arguments
    let decision = try decision(phrase)
    let (marked, rest) = try leadingChildren(arguments.after(phrase))
    try refuseRest(rest, "DECISION #child; the reason comes with :decide")
    let children = try chosen(marked, before: rest)
    let number = context.proceedings.next(.decision)
    let drafts = children.enumerated().map { index, child in
      draft(.proposed(number: number + index, child: child, decision: decision.id))
    }
    return Understood(
      drafts: drafts,
      preview: "PROPOSED \(number) \(names(children)) · \(shown(decision.id)) · views can be asked")
  }

  // MARK: Deciding

  func readDecide(_ arguments: Phrase) throws(Refusal) -> Understood {
    let ends = ["owner", "threshold", "risk", "because", "without because", "again"]
    let head =
      ends.compactMap { arguments.cut(atKeyword: $0)?.before }
      .min { $0.range.upperBound < $1.range.upperBound } ?? arguments
    var deciding: [Deciding]
    var clauses = arguments.after(head)
    var rule: DecisionRule?
    if let first = head.firstWord, first.number != nil {
      let (number, rest) = try existing(.decision, head)
      try refuseRest(rest, "N owner WHO … because TEXT")
      guard let known = meeting.decision(number) else { throw Refusal(first, "no decision \(number)") }
      if let taken = known.taken { return try readAmendment(of: known, taken, first, clauses) }
      rule = procedure.decisions.first { $0.id == known.decision }
      deciding = [Deciding(number: number, child: known.child, decision: known.decision)]
    } else {
      let phrase = head.words.first(where: isChildMark).map(head.before) ?? head
      let decision = try decision(phrase)
      let (marked, rest) = try leadingChildren(head.after(phrase))
      try refuseRest(rest, "then owner WHO, threshold yes, because TEXT")
      let next = rest.isEmpty ? clauses : rest
      let children = try chosen(marked, before: next)
      let number = context.proceedings.next(.decision)
      rule = decision.rule
      deciding = children.enumerated().map { index, child in
        Deciding(number: number + index, child: child, decision: decision.id)
      }
    }
    var said = DecisionClauses()
    clauses = try readHead(clauses, &said)
    try readReasons(clauses, &said)
    for index in deciding.indices { said.fill(&deciding[index]) }
    return Understood(
      drafts: deciding.map { draft(.decided($0)) }, preview: preview(deciding, said), gaps: gaps(said, rule))
  }

  /// `:decide 1 owner osei`, once decision 1 is taken: what it was taken without. What was said of it stands.
  private func readAmendment(
    of decision: Decision, _ taken: Deciding, _ number: Phrase, _ clauses: Phrase
  ) throws(Refusal) -> Understood {
    var said = DecisionClauses()
    try readReasons(try readHead(clauses, &said), &said)
    let rule = procedure.rule(of: decision)
    let isOpen = [
      said.owner == nil || said.owner == taken.owner || !taken.isOwned(under: rule),
      said.threshold == nil || taken.threshold == nil || said.threshold == taken.threshold,
      said.risks.isEmpty || taken.risks.isEmpty || said.risks == taken.risks,
      said.because == nil || (taken.because ?? "").isEmpty || said.because == taken.because,
      said.again == nil || taken.again == nil || said.again?.time == taken.again,
      said.without.map { $0.isOpen(beside: taken.without) } ?? true,
    ]
    guard isOpen.allSatisfy({ $0 }) else {
      throw Refusal(
        number,
        "decision \(decision.number) stands as it was taken; :undo decision \(decision.number) takes it back")
    }
    var amendment = DecisionAmendment()
    if said.owner != taken.owner { amendment.owner = said.owner }
    if said.threshold != taken.threshold { amendment.threshold = said.threshold }
    if said.risks != taken.risks { amendment.risks = said.risks }
    if said.because != taken.because { amendment.because = said.because }
    if let without = said.without.map({ $0.filled(from: taken.without) }), without != taken.without {
      amendment.without = without
    }
    if said.again?.time != taken.again { amendment.again = said.again?.time }
    guard amendment != DecisionAmendment() else {
      throw Refusal(number, "decision \(decision.number) was taken already; take another one")
    }
    var parts = [
      "ADD TO DECISION \(decision.number) \(names([decision.child])) · \(shown(decision.decision))"
    ]
    if let owner = amendment.owner { parts.append("owner \(fullName(owner))") }
    if let threshold = amendment.threshold { parts.append("threshold \(threshold.rawValue)") }
    if !amendment.risks.isEmpty {
      parts.append("risk \(amendment.risks.map(String.init).joined(separator: ", "))")
    }
    parts += reasons(of: said)
    let gaps = amendment.owner != nil && amendment.owner?.person == nil ? ["whose, by name?"] : []
    return Understood(
      drafts: [draft(.decisionAmended(number: decision.number, amendment))],
      preview: parts.joined(separator: " │ "), gaps: gaps)
  }

  /// Owner, threshold and risks, in any order, each once.
  private func readHead(_ phrase: Phrase, _ said: inout DecisionClauses) throws(Refusal) -> Phrase {
    var rest = phrase
    while let word = rest.firstWord {
      let after = rest.after(word)
      switch word.lowercased {
      case "owner":
        let keywords = ["threshold", "risk", "because", "without because", "again"]
        let who =
          keywords.compactMap { after.cut(atKeyword: $0)?.before }
          .min { $0.range.upperBound < $1.range.upperBound } ?? after
        guard said.owner == nil else { throw Refusal(word, "a second owner; a decision has one") }
        said.owner = voice(try anybody(who, atAnyPlace: true))
        rest = after.after(who)
      case "threshold":
        guard let answer = after.firstWord, let threshold = Threshold(rawValue: answer.lowercased) else {
          throw Refusal(after.firstWord ?? after, "threshold yes, no or unclear?")
        }
        said.threshold = threshold
        rest = after.after(answer)
      case "risk":
        let (number, more) = try existing(.risk, after)
        said.risks.append(number)
        rest = more
      case "because", "without", "again": return rest
      default: throw Refusal(word, "\(quoted(word)) is not expected here: owner, threshold, risk or because")
      }
    }
    return rest
  }

  private func readReasons(_ phrase: Phrase, _ said: inout DecisionClauses) throws(Refusal) {
    var rest = phrase
    if let again = try lastWhen("again", in: rest) {
      said.again = again.when
      rest = again.before
    }
    if let without = rest.cut(atKeyword: "without because") {
      var reason = without.after
      var taken = TakenWithout(because: "")
      if let news = reason.cut(atKeyword: "news") {
        if let word = news.after.firstWord, word.text.first == "@" {
          let mark = whole(word, in: news.after)
          taken.news = voice(try anybody(mark.dropping(1), atAnyPlace: true))
          let by = news.after.after(mark)
          if let keyword = by.firstWord {
            guard keyword.lowercased == "by" else { throw Refusal(keyword, "news @who by WHEN") }
            said.newsBy = try onlyWhen(by.after(keyword))
            taken.newsBy = said.newsBy?.time
          }
          reason = news.before
        }
      }
      taken.because = try required(reason, "without them because of what?")
      said.without = taken
      rest = without.before
    }
    guard let word = rest.firstWord else { return }
    guard word.lowercased == "because" else {
      throw Refusal(word, "\(quoted(word)) is not expected here: because TEXT")
    }
    said.because = try required(rest.after(word), "because of what?")
  }

  /// The last `keyword WHEN` that ends the phrase, with what stands before it.
  func lastWhen(_ keyword: String, in phrase: Phrase) throws(Refusal) -> (before: Phrase, when: When)? {
    for word in phrase.words.reversed() where word.lowercased == keyword {
      let after = phrase.after(word)
      guard let found = try leadingWhen(after), after.after(found.phrase).isEmpty else { continue }
      return (phrase.before(word), found.when)
    }
    return nil
  }

  private func preview(_ deciding: [Deciding], _ said: DecisionClauses) -> String {
    let what = deciding.first.map { shown($0.decision) } ?? ""
    let parts = ["DECISION \(names(deciding.map(\.child))) · \(what)"] + reasons(of: said)
    return parts.joined(separator: " │ ") + " · then each agency is asked"
  }

  /// Why, what is done about who was not there, and when again.
  private func reasons(of said: DecisionClauses) -> [String] {
    var parts: [String] = []
    if let because = said.because { parts.append("because \(display(because))") }
    if let without = said.without {
      let news = without.news.map { ", news by \(fullName($0))" } ?? ""
      let by = said.newsBy.map { " by \(told($0))" } ?? ""
      parts.append("without because \(display(without.because))\(news)\(by)")
    }
    if let again = said.again { parts.append("again \(told(again))") }
    return parts
  }

  private func gaps(_ said: DecisionClauses, _ rule: DecisionRule?) -> [String] {
    let isAboutS47 = rule.map { $0.isS47 || $0.refusesS47 } ?? false
    return [
      said.owner == nil ? "whose decision?" : nil,
      isAboutS47 && said.threshold == nil ? "threshold?" : nil,
      said.because == nil ? "because?" : nil,
      said.without.map { $0.news == nil || $0.newsBy == nil } ?? false
        ? "who asks for their news, by when?" : nil,
    ].compactMap { $0 }
  }
}

extension TakenWithout {
  /// Whether it says nothing else than what was said before, and perhaps more.
  fileprivate func isOpen(beside before: TakenWithout?) -> Bool {
    guard let before else { return true }
    return (before.because.isEmpty || because == before.because)
      && (news == nil || before.news == nil || news == before.news)
      && (newsBy == nil || before.newsBy == nil || newsBy == before.newsBy)
  }

  fileprivate func filled(from before: TakenWithout?) -> TakenWithout {
    TakenWithout(because: because, news: news ?? before?.news, newsBy: newsBy ?? before?.newsBy)
  }
}

/// What stands behind the decision itself.
private struct DecisionClauses {
  var owner: Voice?
  var threshold: Threshold?
  var risks: [Int] = []
  var because: String?
  var without: TakenWithout?
  var newsBy: When?
  var again: When?

  func fill(_ deciding: inout Deciding) {
    deciding.owner = owner
    deciding.threshold = threshold
    deciding.risks = risks
    deciding.because = because
    deciding.without = without
    deciding.again = again?.time
  }
}
