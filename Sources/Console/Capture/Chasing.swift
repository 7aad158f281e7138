import Advice
import Meeting
import Text

// Who was called and what came of it, what came in writing, and why it goes on without somebody.
extension Reader {
  func readChase(_ arguments: Phrase) throws(Refusal) -> Understood {
    let cut = colon(arguments) ?? outcomeBeforeComma(arguments)
    var phrase = cut?.before ?? arguments
    var said = cut?.after.text ?? ""
    var heard: Heard?
    let words = phrase.words
    for count in (1...4).reversed() where heard == nil && words.count > count {
      let last = words.suffix(count)
      let spoken = last.map(\.lowercased).joined(separator: " ")
      guard let found = Heard.spoken[spoken] else { continue }
      heard = found
      // Where it was left is kept: `:chase police voicemail` says more than that nobody answered.
      if found == .outcome(.noAnswer), spoken != ChaseOutcome.noAnswer.rawValue {
        said = said.isEmpty ? spoken : "\(spoken): \(said)"
      }
      phrase = phrase.before(words[words.count - count])
    }
    // Behind a colon stands what they said; without one, how the call went.
    var reached = Heard(words: said)
    let isNobody = heard == nil || (try? called(phrase)) == nil
    if cut == nil, isNobody, let behind = wordsBehindAgency(arguments) {
      (phrase, said) = (behind.before, behind.words.text)
      (reached, heard) = (Heard(call: said), nil)
    }
    reached = heard ?? reached
    let (slots, person) = try called(phrase)
    // Who answered is what was said, where nothing else was.
    if let person, heard != nil, said.isEmpty { said = person.name }
    let isPlain = heard == nil && !said.isEmpty
    var parts: [String?] = ["CHASED \(told(slots))"]
    // What was understood of mere words is said before them, with how the other is said: there it is never cut.
    let begun = said.split { !$0.isLetter }.first.flatMap { ChaseOutcome(rawValue: $0.lowercased()) }
    let other =
      reached == .toldUs ? (begun ?? .noAnswer).rawValue : Heard.toldUs.words
    if heard != nil || isPlain {
      parts.append(reached.words + (isPlain ? ", or say \u{201C}\(other):\u{201D} first" : ""))
    }
    if !said.isEmpty { parts.append(display(said)) }
    let gap: String? =
      !said.isEmpty
      ? nil
      : heard == nil
        ? "confirmed, declined, no answer, or what was said?" : heard == .toldUs ? "what was said?" : nil
    return Understood(
      drafts: slots.map { draft(.chased($0, reached.outcome, said)) },
      preview: parts.compactMap { $0 }.joined(separator: " · "), gaps: gap.map { [$0] } ?? [])
  }

  /// What stands before and behind a colon that is not a time's: `police rang 16:20, no answer` has none.
  private func colon(_ phrase: Phrase) -> (before: Phrase, after: Phrase)? {
    guard let cut = phrase.cut(at: ":") else { return nil }
    let isOfTime = cut.before.text.last?.isNumber == true && cut.after.text.first?.isNumber == true
    return isOfTime ? nil : cut
  }

  /// What stands behind an agency that nothing parts from it: `health spoke to Bev Tranter, will join by video`.
  ///
  /// One word alone is rather a name that was mistyped.
  private func wordsBehindAgency(_ arguments: Phrase) -> (before: Phrase, words: Phrase)? {
    guard let found = try? longest(arguments, among: agencies),
      let words = try? leadingChildren(arguments.after(found.phrase)).rest, words.words.count > 1
    else { return nil }
    return (arguments.before(words), words)
  }

  /// A call whose outcome a comma parts from the rest: `police no answer, rang the desk twice`.
  private func outcomeBeforeComma(_ arguments: Phrase) -> (before: Phrase, after: Phrase)? {
    guard let cut = arguments.cut(at: ",") else { return nil }
    let words = cut.before.words
    let isSaid = (1...4).contains { count in
      words.count > count && Heard.spoken[words.suffix(count).map(\.lowercased).joined(separator: " ")] != nil
    }
    return isSaid ? cut : nil
  }

  /// The slots that were called: an agency's, of each child that is marked, or those of whoever is named.
  private func called(_ phrase: Phrase) throws(Refusal) -> (slots: [Slot], person: Person?) {
    let name = phrase.words.first(where: isChildMark).map(phrase.before) ?? phrase
    guard !name.isEmpty, try one(name, among: agencies) == nil, case .person(let key)? = try who(name),
      let person = meeting.person(key)
    else { return (try slots(phrase), nil) }
    let (marked, rest) = try leadingChildren(phrase.after(name))
    try refuseRest(rest, "an agency or a surname, and #child where it is one child's")
    let quorum = Quorum(of: meeting, under: procedure)
    return (marked == .nobody ? quorum.places(of: person) : slots(of: person.agency, marked), person)
  }

  func readWritten(_ arguments: Phrase) throws(Refusal) -> Understood {
    guard let cut = arguments.cut(at: ":") else {
      throw Refusal(endOf: arguments, "what did they write? SLOT: text")
    }
    let slots = try slots(cut.before)
    let text = try required(cut.after, "what did \(told(slots)) write?")
    return Understood(
      drafts: slots.map { draft(.written($0, text)) },
      preview: "WRITTEN \(told(slots)) · \(display(text)) · informs, does not count")
  }

  func readApologies(_ arguments: Phrase) throws(Refusal) -> Understood {
    let (phrase, because) = reasoned(arguments)
    let slots = try slots(phrase)
    let reason = try because.map { reason throws(Refusal) in try required(reason, "because of what?") }
    return Understood(
      drafts: slots.map { draft(.apologies($0, because: reason)) },
      preview: "APOLOGIES \(told(slots))" + (reason.map { " · \(display($0))" } ?? ""))
  }

  func readNoResponse(_ arguments: Phrase) throws(Refusal) -> Understood {
    let slots = try slots(arguments)
    return Understood(
      drafts: slots.map { draft(.notResponded($0)) }, preview: "NO RESPONSE \(told(slots))")
  }

  func readWithout(_ arguments: Phrase) throws(Refusal) -> Understood {
    let (phrase, because) = reasoned(arguments)
    let slots = try slots(phrase)
    guard let because else {
      throw Refusal(endOf: arguments, "because what? SLOT because TEXT; urgent TEXT")
    }
    var reason = because
    var urgency: Urgency?
    for part in because.parts(at: ";").dropFirst() {
      guard let word = part.firstWord, ClockWords.bare(word).lowercased == "urgent" else { continue }
      reason = because.before(part).dropping(last: ";")
      urgency = try readUrgency(because.after(word))
      break
    }
    let text = try required(reason, "because what?")
    var parts = ["GOING ON WITHOUT \(told(slots))", display(text)]
    if let urgency {
      parts.append((urgency.ground.map { "\($0.rawValue): " } ?? "") + display(urgency.text))
    }
    let question = "would delay raise the risk, or impede the investigation?"
    return Understood(
      drafts: slots.map { draft(.without($0, because: text, urgency)) },
      preview: parts.joined(separator: " · "), gaps: urgency?.ground == nil ? [question] : [])
  }

  private func readUrgency(_ phrase: Phrase) throws(Refusal) -> Urgency {
    if let cut = phrase.cut(at: ":"), let ground = UrgencyGround(rawValue: cut.before.lowercased) {
      return Urgency(ground: ground, text: cut.after.text)
    }
    return Urgency(
      ground: nil, text: try required(phrase, "why is it urgent? risk: TEXT or investigation: TEXT"))
  }
}

/// What came of a call, as a line says it.
private enum Heard: Hashable {
  case outcome(ChaseOutcome)
  /// Somebody answered, and gave information: the event has no outcome then, only their words.
  case toldUs

  /// What the words of a call come to: one of their clauses may say it alone, `rang 16:20, confirmed, will join`.
  init(call words: String) {
    let clauses = words.lowercased().split { ",;.".contains($0) }.map(trimmed)
    let said = clauses.lazy.compactMap { ChaseOutcome(rawValue: $0) }.first
    self = said.map(Heard.outcome) ?? Heard(words: words)
  }

  /// What plain words come to that begin with the words for it.
  init(words: String) {
    self =
      Unreached.begins(words) ? .outcome(.noAnswer) : Self.isApology(words) ? .outcome(.declined) : .toldUs
  }

  /// Whether the first words are apologies: who sends them does not come.
  private static func isApology(_ words: String) -> Bool {
    let first = words.lowercased().split { !$0.isLetter }.prefix(3)
    return first.first == "apologies"
      || ["sends", "sent", "gave", "gives"].contains(first.first) && first.last == "apologies"
  }

  var outcome: ChaseOutcome? {
    switch self {
    case .outcome(let outcome): outcome
    case .toldUs: nil
    }
  }

  var words: String { outcome?.rawValue ?? "told us" }

  /// What each of the words for it says.
  static let spoken: [String: Heard] = {
    var spoken = ["told us": Heard.toldUs]
    for words in Unreached.words { spoken[words] = .outcome(.noAnswer) }
    for outcome in ChaseOutcome.allCases { spoken[outcome.rawValue] = .outcome(outcome) }
    return spoken
  }()
}

/// The plain words for it that a call reached nobody: an attempt, which informs nobody of anything.
private enum Unreached {
  static let words: Set<String> = [
    "no answer", "no reply", "no response", "did not answer", "didn't answer", "didn\u{2019}t answer",
    "not answered", "not answering", "nobody answered", "no one answered", "nobody there", "no one there",
    "nobody picked up", "no one picked up", "nobody home", "could not reach", "couldn't reach",
    "couldn\u{2019}t reach", "unable to reach", "went to voicemail", "not reached", "nobody reached",
    "reached nobody", "did not pick up", "didn't pick up", "didn\u{2019}t pick up", "answerphone",
    "answer phone", "answering machine", "answer machine", "voicemail", "voice mail", "left a message",
    "left message", "message left", "left a voicemail", "left voicemail", "engaged", "line engaged",
    "number engaged", "line busy", "rang off", "rang out", "hung up", "unobtainable", "number unobtainable",
    "switched off", "phone off",
  ]

  /// What no words behind it make into information: `voicemail full, tried twice`.
  private static let machines = [
    "voicemail", "voice mail", "answerphone", "answer phone", "answering machine", "answer machine",
    "mailbox",
  ]

  /// Whether the first clause is such words and nothing else, `engaged, will ring at 3`, not `engaged with her since May`;
  /// or a machine answered.
  static func begins(_ text: String) -> Bool {
    if machines.contains(where: text.lowercased().hasPrefix) { return true }
    let clause = text.prefix { !",;:.!(–—".contains($0) }
    let spoken = clause.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.contains { spoken == $0 || spoken.hasPrefix("\($0) and ") || spoken == "\($0) again" }
  }
}
