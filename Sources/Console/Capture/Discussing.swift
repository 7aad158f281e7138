import Advice
import Calendar
import Meeting
import Procedures
import Text

// Risk, scores, safety tonight and the agenda.
extension Reader {
  func readRisk(_ arguments: Phrase) throws(Refusal) -> Understood {
    let (marked, text) = try takeChildren(arguments)
    guard !text.isEmpty else { throw Refusal(endOf: arguments, "which risk?") }
    // A risk that is spoken of is kept as it is spoken, for nobody where nobody was said: for whom it is, is asked.
    let named = marked == .nobody ? self.children(namedIn: text) : []
    let isUnmarked = marked == .nobody && named.isEmpty && meeting.livingChildren.count > 1
    let end = arguments.part(arguments.range.upperBound..<arguments.range.upperBound)
    let children = isUnmarked ? [] : named.isEmpty ? try chosen(marked, before: end) : named
    let number = context.proceedings.next(.risk)
    return understood(
      .riskNamed(number: number, text, children: children),
      "RISK \(isUnmarked ? "no child named" : names(children)) · \(display(text))",
      gaps: isUnmarked ? [whichChild] : [])
  }

  // MARK: Prompts

  /// Whether the first word is a number that stands at a prompt on the screen: whoever writes it names the prompt.
  func beginsWithPrompt(_ phrase: Phrase) -> Bool {
    let prompts = meeting.isReconvened ? procedure.prompts.review : procedure.prompts.first
    guard let number = phrase.firstWord.flatMap({ ClockWords.bare($0).number }) else { return false }
    return prompts.indices.contains(number - 1)
  }

  func readAnswer(_ arguments: Phrase) throws(Refusal) -> Understood {
    let all = meeting.isReconvened ? procedure.prompts.review : procedure.prompts.first
    let list = all.enumerated().map { "\($0.offset + 1) \(display($0.element.short))" }.joined(separator: " ")
    guard let word = arguments.firstWord else { throw Refusal(arguments, "which prompt? \(list)") }
    let bare = ClockWords.bare(word)
    let prompt: Prompt?
    if let number = bare.number {
      prompt = all.indices.contains(number - 1) ? all[number - 1] : nil
    } else {
      prompt = try one(bare, among: all.map { Named($0, [$0.short, $0.id]) })
    }
    guard let prompt else {
      throw Refusal(bare, "no prompt \(quoted(bare)): \(list.isEmpty ? "this procedure has none" : list)")
    }
    let leading = try leadingChildren(arguments.after(word))
    let (marked, rest) = try trailingChildren(leading.rest, behind: leading.marked)
    let children = try chosen(marked, before: rest)
    var text = try required(rest, "\(display(prompt.asks))")
    var when: When?
    if prompt.isTime {
      let dated = try dated(rest)
      (text, when) = (dated.text, dated.when)
    }
    let each: [ChildKey?] = marked == .all ? [nil] : children
    let drafts = each.map { child in
      draft(
        .answered(prompt: prompt.id, child: child, text),
        on: (child ?? children.first).flatMap { meeting.answer(toPrompt: prompt.id, child: $0)?.id })
    }
    let about = marked == .all ? "all children" : names(children)
    // An answer that stands already is not gone past unsaid.
    let former = children.lazy.compactMap { meeting.answer(toPrompt: prompt.id, child: $0)?.text }.first
    let place = former.map { ", in place of “\(display(cut($0, to: 24)))”" } ?? ""
    return Understood(
      drafts: drafts,
      preview: "ANSWER \(display(prompt.short)) · \(about)\(place) · \(display(text))"
        + (when.map { " │ \(told($0))" } ?? ""),
      gaps: prompt.isTime && when == nil ? ["when? a time first: \(timeExamples)"] : [])
  }

  // MARK: Scores

  func readScore(_ arguments: Phrase) throws(Refusal) -> Understood {
    let mark = arguments.words.first(where: isChildMark)
    let value = arguments.words.first { ClockWords.bare($0).number != nil || ClockWords.bare($0).text == "-" }
    guard let end = mark ?? value else {
      throw Refusal(endOf: arguments, "who, which child, how high? WHO #child 0-10, or -")
    }
    let who = try anybody(arguments.before(end))
    let (marked, rest) = try leadingChildren(
      mark.map { arguments.after(arguments.before($0)) } ?? arguments.after(arguments.before(end)))
    let children = try chosen(marked, before: rest)
    guard let word = rest.firstWord else { throw Refusal(rest, "which score? 0 to 10, or - for no view") }
    let bare = ClockWords.bare(word)
    let scoreRange = "scores go from 0 (harm almost certain) to 10 (safe enough to close)"
    if bare.text != "-", !(bare.number.map { (0...10).contains($0) } ?? false) {
      throw Refusal(bare, scoreRange)
    }
    var text = rest.after(bare)
    if text.text.first == ":" {
      text = text.dropping(1)
    } else if !text.isEmpty {
      throw Refusal(text, "a colon before the analysis: 7: \(display(text.text))")
    }
    var raise = ""
    if let cut = raiseCut(text) { (text, raise) = (cut.before, cut.raise.text) }
    let speakers = children.map { self.who(who, for: $0) }
    let scores = zip(children, speakers).map { child, speaker in
      Scoring(
        voice: voice(speaker), child: child, value: bare.number, analysis: text.isEmpty ? nil : text.text,
        raise: raise.isEmpty ? nil : raise)
    }
    let drafts = scores.map { draft(.scored($0), on: meeting.score(of: $0.voice, child: $0.child)?.id) }
    let parts = [
      "SCORE \(names(children))", "\(fullNames(speakers)) \(bare.number.map(String.init) ?? "no view")",
      text.isEmpty ? nil : display(text.text), raise.isEmpty ? nil : "raise: \(display(raise))",
    ]
    let gaps =
      bare.number == nil
      ? []
      : [
        text.isEmpty ? "analysis?" : nil, raise.isEmpty ? "what would raise it?" : nil,
      ].compactMap { $0 }
    return Understood(drafts: drafts, preview: parts.compactMap { $0 }.joined(separator: " · "), gaps: gaps)
  }

  private func raiseCut(_ text: Phrase) -> (before: Phrase, raise: Phrase)? {
    guard let word = text.words.first(where: { $0.lowercased.hasPrefix("raise:") }) else { return nil }
    let before = text.before(word)
    guard before.isEmpty || before.text.hasSuffix(";") else { return nil }
    return (before.dropping(last: ";"), text.part((word.range.lowerBound + 6)..<text.range.upperBound))
  }

  func readReveal(_ arguments: Phrase) throws(Refusal) -> Understood {
    let (rest, because) = reasoned(arguments)
    try refuseRest(rest, "because TEXT")
    if meeting.revealed != nil { throw Refusal(arguments, "the scores are revealed already") }
    let reason = try because.map { reason throws(Refusal) in try required(reason, "because of what?") }
    let open = voicesNotIn
    if reason == nil, !open.isEmpty {
      throw Refusal(
        endOf: arguments, "not in: \(listed(open, else: "")); why reveal now? :reveal because TEXT")
    }
    return understood(
      .revealed(because: reason),
      "REVEAL the scores, which cannot be undone" + (reason.map { " · because \(display($0))" } ?? ""))
  }

  /// The agencies that were not asked for every child's score yet.
  private var voicesNotIn: [String] {
    let quorum = Quorum(of: meeting, under: procedure)
    return scoringVoices(among: quorum).filter { !meeting.isIn($0, among: quorum) }.map {
      procedure.name(of: $0.agency)
    }
  }

  // MARK: Tonight

  func readTonight(_ arguments: Phrase) throws(Refusal) -> Understood {
    let (marked, rest) = try leadingChildren(arguments)
    let children = try chosen(marked, before: rest)
    var phrase = rest
    var until: When?
    if let end = try lastWhen("until", in: rest) {
      (phrase, until) = (end.before, end.when)
    } else if let word = rest.cut(atKeyword: "until") {
      until = try onlyWhen(word.after, "until when?")
    }
    var place: Phrase?
    var said: [TonightPart: String] = [:]
    for part in phrase.parts(at: ",") where !part.isEmpty {
      if let (kind, text) = tonightPart(part), place != nil {
        guard said[kind] == nil else { throw Refusal(part, "a second \(kind.keyword)") }
        said[kind] = try required(text, "\(kind.keyword) what?")
      } else if said.isEmpty {
        place = place.map { phrase.part($0.range.lowerBound..<part.range.upperBound) } ?? part
      } else {
        throw Refusal(part, "one of: with WHO, under ARRANGEMENT, contact TEXT, checked by WHO, until WHEN")
      }
    }
    var whereTo = place ?? phrase
    if let at = whereTo.firstWord, at.lowercased == "at" { whereTo = whereTo.after(at) }
    let typed = said[.checked]
    let checker = typed.flatMap(person(in:))
    if let checker { said[.checked] = checker.name }
    let text = try required(whereTo, "where? at PLACE, with WHO, checked by WHO until WHEN")
    let drafts = children.map { child in
      draft(
        .tonight(
          Tonight(
            child: child, place: text, with: said[.with], arrangement: said[.under], contact: said[.contact],
            checkedBy: said[.checked], until: until?.time)),
        on: meeting.tonight(child)?.id)
    }
    var parts = ["TONIGHT \(names(children)) · \(display(text))"]
    for kind in TonightPart.allCases {
      if let words = said[kind] {
        let shown = kind == .checked && words != typed ? checker.map { fullName($0) } : nil
        parts.append("\(kind.keyword) \(shown ?? display(words))")
      }
    }
    if let until { parts.append("until \(told(until))") }
    let gaps = [
      said[.with] == nil ? "with whom?" : nil,
      said[.under] == nil && drafts.contains(where: isAway) ? Self.onWhatAuthority : nil,
      said[.under] == nil && drafts.contains(where: isInDanger) ? Self.whatMakesHomeSafe : nil,
      said[.checked] == nil ? "who checks?" : nil,
      until == nil ? "until when?" : nil,
    ]
    return Understood(drafts: drafts, preview: parts.joined(separator: " │ "), gaps: gaps.compactMap { $0 })
  }

  /// What is asked where a child sleeps elsewhere and nothing says by whose leave.
  static let onWhatAuthority = "on what authority? (under consent of …, police powers, an order)"

  private func isAway(_ draft: Draft) -> Bool {
    guard case .tonight(let tonight) = draft.act, let child = meeting.child(tonight.child) else {
      return false
    }
    return tonight.isAway(from: child, in: meeting.case)
  }

  /// What is asked where a child stays at home although protection is needed now, or somebody there poses a risk.
  static let whatMakesHomeSafe = "what makes home safe? (under who leaves or stays away)"

  private func isInDanger(_ draft: Draft) -> Bool {
    guard case .tonight(let tonight) = draft.act else { return false }
    return !meeting.dangersAtHome(tonight, under: procedure).isEmpty
  }

  private enum TonightPart: CaseIterable {
    case with, under, contact, checked

    var keyword: String {
      switch self {
      case .with: "with"
      case .under: "under"
      case .contact: "contact"
      case .checked: "checked by"
      }
    }
  }

  private func tonightPart(_ part: Phrase) -> (TonightPart, Phrase)? {
    for kind in TonightPart.allCases {
      if let cut = part.cut(atKeyword: kind.keyword), cut.before.isEmpty { return (kind, cut.after) }
    }
    return nil
  }

  // MARK: The agenda

  private func item(_ phrase: Phrase) throws(Refusal) -> AgendaItem {
    let all = procedure.agenda
    let list = listed(all.map(\.name), else: "this procedure has none")
    guard !phrase.isEmpty else { throw Refusal(phrase, "which item? \(list)") }
    if let number = phrase.number, all.indices.contains(number - 1) { return all[number - 1] }
    guard let item = try one(phrase, among: all.map { Named($0, [$0.name, $0.id]) }) else {
      throw unknown(phrase, "item", all.map(\.name))
    }
    return item
  }

  func readItem(_ arguments: Phrase) throws(Refusal) -> Understood {
    let item = try item(arguments)
    return understood(.itemOpened(item.id), "ITEM \(display(item.name))")
  }

  func readSkip(_ arguments: Phrase) throws(Refusal) -> Understood {
    let (phrase, because) = reasoned(arguments)
    let item = try item(phrase)
    guard let because else {
      throw Refusal(endOf: arguments, "skip it because of what?")
    }
    let reason = try required(because, "skip it because of what?")
    return understood(
      .itemSkipped(item.id, because: reason), "SKIP \(display(item.name)) · because \(display(reason))")
  }
}
