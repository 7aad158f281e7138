import Calendar
import Meeting
import Procedures
import Text

// Each agency's view, and what becomes of disagreement.
extension Reader {
  /// What stands before `on N`, and the decisions meant: without it the last one.
  private func decisions(_ phrase: Phrase) throws(Refusal) -> (who: Phrase, numbers: [Int], told: String) {
    if let cut = phrase.cut(atKeyword: "on") {
      let numbers = try several(cut.after) { part throws(Refusal) in
        let (number, rest) = try existing(.decision, part)
        try refuseRest(rest, "on N, or on N, N")
        return number
      }
      return (cut.before, numbers, numbers.map(String.init).joined(separator: ", "))
    }
    guard let last = meeting.decisions.last else {
      throw Refusal(phrase, "there is no decision yet: :propose DECISION #child, or :decide")
    }
    return (phrase, [last.number], "the last")
  }

  func readViews(_ arguments: Phrase, _ view: View) throws(Refusal) -> Understood {
    let (phrase, numbers, told) = try decisions(arguments)
    let whos = try several(phrase) { part throws(Refusal) in try anybody(part) }
    let views = whos.flatMap { who in
      numbers.map { number in (who: speaker(who, on: number), number: number) }
    }
    let drafts = views.map {
      draft(.viewed(Viewing(decision: $0.number, voice: voice($0.who), view: view)))
    }
    let names = fullNames(views.map(\.who))
    let verb = view == .noView ? "NO VIEW" : "AGREES"
    return Understood(drafts: drafts, preview: "\(verb) \(names) on \(told)")
  }

  /// Who speaks on a decision where an agency is named: of several schools the one of its child.
  private func speaker(_ who: Who, on number: Int) -> Who {
    self.who(who, for: meeting.decision(number)?.child)
  }

  func readDisagrees(_ arguments: Phrase) throws(Refusal) -> Understood {
    let cut = arguments.cut(at: ":")
    let (phrase, numbers, told) = try decisions(cut?.before ?? arguments)
    let who = try anybody(phrase)
    let words = cut.flatMap { $0.after.isEmpty ? nil : $0.after.text }
    let next = context.proceedings.next(.dissent)
    let speakers = numbers.map { speaker(who, on: $0) }
    let drafts = zip(numbers, speakers).enumerated().map { index, view in
      draft(
        .viewed(
          Viewing(
            decision: view.0, voice: voice(view.1), view: .disagrees, words: words, dissent: next + index)))
    }
    return Understood(
      drafts: drafts,
      preview: "DISSENT \(fullNames(speakers)) on \(told)" + (words.map { ": \(display($0))" } ?? ""),
      gaps: words == nil ? ["in their own words"] : [])
  }

  // MARK: The ladder

  /// The steps of every ladder of the procedure, each once, those for disagreement first.
  var levels: [Named<Ladder.Level>] {
    let purposes: [Ladder.Purpose] = [.disagreement, .urgent, .outOfHours, .delay]
    var seen: Set<String> = []
    return purposes.flatMap { purpose in procedure.ladders.filter { $0.purpose == purpose } }
      .flatMap(\.levels).filter { seen.insert($0.id).inserted }
      .map { Named($0, [words($0.id), $0.name], whole: $0.contacts, shown: $0.name) }
  }

  /// The steps as the procedure calls them; of one alone with whom it names there, for its name may say little.
  private var levelNames: String {
    guard levels.count == 1, let level = levels.first?.value, !level.contacts.isEmpty else {
      return listed(levels.map(\.shown), else: "to LEVEL with NAME")
    }
    return "\(display(level.name)), \(listed(level.contacts, else: ""))"
  }

  /// Which step it can be: one alone as it is typed.
  private var levelChoice: String {
    levels.count == 1 ? "type to \(display(levels[0].shown)) with WHOM (\(levelNames))" : levelNames
  }

  func readEscalate(_ arguments: Phrase) throws(Refusal) -> Understood {
    let (number, rest) = try existing(.dissent, arguments)
    guard let to = rest.firstWord, to.lowercased == "to" else {
      throw Refusal(
        rest.firstWord ?? rest, "to which level? \(levelChoice)")
    }
    let cut = rest.after(to).cut(atKeyword: "with")
    let phrase = cut?.before ?? rest.after(to)
    let level = try level(phrase)
    let by = try cut.flatMap { cut throws(Refusal) in try lastWhen("by", in: cut.after) }
    let with = by?.before ?? cut?.after
    let contact = with?.text ?? ""
    var preview = "ESCALATE dissent \(number) to \(display(level.shown))"
    if !contact.isEmpty { preview += " with \(display(contact))" }
    if let by { preview += ", by \(told(by.when))" }
    return understood(
      .escalated(dissent: number, level: level.id, with: contact, by: by?.when.time),
      preview + ", since \(now.clock)", gaps: contact.isEmpty ? ["with whom? with NAME"] : [])
  }

  private func level(_ phrase: Phrase) throws(Refusal) -> (id: String, shown: String) {
    let levels = levels
    guard !phrase.isEmpty else {
      throw Refusal(phrase, "to which level? \(levelChoice)")
    }
    // Where the procedure has no ladder nobody can be asked for its step.
    guard !levels.isEmpty else { return (phrase.text, phrase.text) }
    guard let level = try one(phrase, among: levels) else {
      throw Refusal(phrase, "no level \(quoted(phrase)): \(levelChoice)")
    }
    return (level.id, words(level.id))
  }

  func readSettle(_ arguments: Phrase) throws(Refusal) -> Understood {
    let (number, rest) = try existing(.dissent, arguments)
    let text = try required(rest, "how did dissent \(number) end?")
    return understood(.settled(dissent: number, text), "SETTLED dissent \(number) · \(display(text))")
  }

  // MARK: Numbers

  /// The number at the beginning, of something that exists, and what stands behind it.
  func existing(_ numbered: Numbered, _ phrase: Phrase) throws(Refusal) -> (number: Int, rest: Phrase) {
    let (name, all): (String, [(Int, String)]) =
      switch numbered {
      case .action: ("action", meeting.actions.map { ($0.number, $0.plan.text) })
      case .risk: ("risk", meeting.risks.map { ($0.number, $0.text) })
      case .decision: ("decision", meeting.decisions.map { ($0.number, shortDecision($0)) })
      case .dissent: ("dissent", meeting.dissents.map { ($0.number, fullName($0.voice)) })
      }
    let list = listed(all.map { "\($0.0) \(String($0.1.prefix(30)))" }, else: "there is none yet")
    guard let word = phrase.firstWord else { throw Refusal(phrase, "which \(name)? \(list)") }
    let bare = ClockWords.bare(word)
    guard let number = bare.number, all.contains(where: { $0.0 == number }) else {
      throw Refusal(bare, "no \(name) \(quoted(bare)): \(list)")
    }
    return (number, phrase.after(word))
  }

  private func shortDecision(_ decision: Decision) -> String {
    let rule = procedure.decisions.first { $0.id == decision.decision }
    return "\(names([decision.child])) \(rule?.short ?? decision.decision)"
  }
}
