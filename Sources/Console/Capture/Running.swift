import Advice
import Calendar
import Meeting
import Procedures
import Text

// Beginning and ending, overriding, taking back, and how actions went.
extension Reader {
  func readBare(_ arguments: Phrase, _ act: Act, _ title: String) throws(Refusal) -> Understood {
    try refuseRest(arguments, "nothing stands behind it")
    return understood(act, "\(title) at \(now.clock)")
  }

  func readBegin(_ arguments: Phrase) throws(Refusal) -> Understood {
    var begin = try readBare(arguments, .began, "BEGIN")
    if meeting.offices[.chair] == nil { begin.gaps.append("who chairs? :chair WHO as GRADE") }
    return begin
  }

  func readDecline(_ arguments: Phrase) throws(Refusal) -> Understood {
    let (rest, because) = reasoned(arguments)
    try refuseRest(rest, "because TEXT")
    guard let because else {
      throw Refusal(arguments, "because of what? a discussion is declined with its reason")
    }
    let reason = try required(because, "because of what?")
    return understood(
      .declined(because: reason), "DECLINE: no discussion is held, because \(display(reason))")
  }

  /// `:override RULE #child of WHAT because TEXT`: what is critical keeps a reason of its own, so a line that names
  /// several such is marked, with how each is named.
  func readOverride(_ arguments: Phrase) throws(Refusal) -> Understood {
    let known = Procedure.ruleNames
    let (head, because) = reasoned(arguments)
    let form = "RULE #child of WHAT because TEXT"
    guard let word = head.firstWord else { throw Refusal(head, "which rule? \(form)") }
    guard known.contains(word.lowercased) else { throw unknownRule(word, known) }
    let rule = word.lowercased
    let (marked, rest) = try leadingChildren(head.after(word))
    var of: Phrase?
    if let first = rest.firstWord, first.lowercased == "of" {
      of = rest.after(first)
      _ = try required(rest.after(first), "of what? \(form)")
    } else {
      try refuseRest(rest, form)
    }
    guard let because else {
      throw Refusal(endOf: arguments, "because of what?")
    }
    let reason = try required(because, "because of what?")
    let children: [ChildKey?] = if case .some(let keys) = marked { keys } else { [nil] }
    let isOfAll = children == [nil]
    let all = Advice(
      on: meeting, under: procedure, at: context.now, counting: context.workingDays, closing: true
    ).warnings.filter { $0.rule == rule && (isOfAll || children.contains($0.child)) }
    let about = of.map { self.about($0, among: all) }
    let standing = all.filter { about == nil || $0.about == about }
    let critical = standing.filter { $0.severity == .critical }
    let isShared = Set(critical.map(Overriding.init)).count > (isOfAll ? 1 : children.count)
    let drafts = children.map {
      // A critical one of one of several children rests for a reason of that child's own alone.
      let child = $0 ?? (standing.count == 1 ? critical.first?.child : nil)
      return draft(.overridden(rule: rule, child: child, about: about, because: reason))
    }
    let whom = isOfAll ? "the meeting" : self.told(children.compactMap { $0 })
    let past =
      standing.isEmpty
      ? "" : " · goes past \(standing.count): \(standing.map { display($0.message) }.joined(separator: "; "))"
    let named = about.map { " of \(display(procedure.words(about: $0, in: meeting) ?? $0))" } ?? ""
    let others = all.compactMap(\.about).map { display(called($0)) }
    return Understood(
      drafts: drafts,
      preview:
        "OVERRIDE \(Procedure.words(ofRule: rule))\(named) · \(whom) · because \(display(reason))\(past)",
      gaps: !standing.isEmpty
        ? isShared
          ? ["\(critical.count) critical, one reason; each its own: \(listed(critical.map(told), else: ""))"]
          : []
        : about != nil && !others.isEmpty
          ? ["nothing of it stands now; of \(either(others))"] : ["nothing of it stands now"])
  }

  /// What an override of one warning says behind the rule: `#maya of health`.
  private func told(_ warning: Warning) -> String {
    let child = warning.child.flatMap { key in
      livingCount > 1 ? "#\(meeting.callName(of: key).prefix { $0 != " " }.lowercased())" : nil
    }
    let about = warning.about.map { "of \(called($0))" }
    let parts = [child, about].compactMap(\.self)
    return display(parts.isEmpty ? warning.message : parts.joined(separator: " "))
  }

  private var livingCount: Int { meeting.livingChildren.count }

  /// How somebody types what a warning is about: an agency, a person, a question by their names, `action 4`.
  private func called(_ about: String) -> String {
    let parts = about.split(separator: " ", maxSplits: 2).map(String.init)
    if parts.first == "question", parts.count == 2 {
      return procedure.questions.first { $0.id == parts[1] }?.short ?? about
    }
    if parts.count == 3, let words = procedure.words(about: about, in: meeting),
      let whose = words.split(separator: ", ").last
    {
      return String(whose)
    }
    return procedure.words(about: about, in: meeting) ?? about
  }

  /// What `of` names among the warnings that stand: in their own words, as it is called, or as it begins; else as typed.
  private func about(_ of: Phrase, among warnings: [Warning]) -> String {
    let typed = fold(of.unquoted.text)
    let abouts = warnings.compactMap(\.about)
    let exact = abouts.first { fold($0) == typed }
    let called = abouts.filter { fold(self.called($0)) == typed }
    let begun = abouts.filter { fold(self.called($0)).hasPrefix(typed) }
    if let exact { return exact }
    if Set(called).count == 1, let one = called.first { return one }
    if Set(begun).count == 1, let one = begun.first { return one }
    return of.unquoted.text
  }

  private func unknownRule(_ word: Phrase, _ known: [String]) -> Refusal {
    let group = known.filter { $0.hasPrefix(word.lowercased.prefix { $0 != "." } + ".") }
    let near = nearest(word.text, among: known).map { "Tab: \($0)" }
    let rest = near ?? listed(group.isEmpty ? known : group, else: "this procedure has none")
    return Refusal(word, "no rule \(quoted(word)); \(rest)")
  }

  func readUndo(_ arguments: Phrase) throws(Refusal) -> Understood {
    if !arguments.isEmpty { return try readUndoNumbered(arguments) }
    if let standing = lastStanding, let reason = standing.act.cannotBeWithdrawn {
      throw Refusal(arguments, "\(display(standing.act.title)) cannot be taken back: \(reason)")
    }
    guard let last = context.proceedings.lastAct(of: context.seat) else {
      throw Refusal(arguments, "this seat has nothing to take back")
    }
    return understood(
      .withdrawn(last.id), "TAKE BACK \(display(last.act.title)), of \(London.local(last.at).clock)")
  }

  /// What this seat did last that stands, whether or not it can be taken back; calling the meeting aside.
  private var lastStanding: Event? {
    context.proceedings.events.last { event in
      guard event.by.seat == context.seat, !context.proceedings.withdrawn.contains(event.id) else {
        return false
      }
      switch event.act {
      case .withdrawn, .convened: return false
      default: return true
      }
    }
  }

  /// `:undo action 9`: takes back what is spoken of by that number, whoever entered it.
  private func readUndoNumbered(_ arguments: Phrase) throws(Refusal) -> Understood {
    let kinds = Numbered.allCases
    guard let word = arguments.firstWord, word.lowercased != "note" else {
      return try readUndoNote(arguments.after(arguments.firstWord ?? arguments))
    }
    guard let kind = kinds.first(where: { $0.word == word.lowercased }) else {
      throw Refusal(
        arguments,
        "nothing, for this seat's last act; or \(either(kinds.map(\.word))) and its number; or note and its time"
      )
    }
    let rest = arguments.after(word)
    guard let number = rest.number else { throw Refusal(endOf: arguments, "which \(kind.word)? its number") }
    guard let found = context.proceedings.standing(kind, number) else {
      throw Refusal(rest, "there is no \(kind.word) \(number)")
    }
    return takeBack(found)
  }

  private func takeBack(_ event: Event) -> Understood {
    understood(
      .withdrawn(event.id), "TAKE BACK \(display(event.act.title)), of \(London.local(event.at).clock)")
  }

  /// `:undo note 10:31 Arm marks`: a note or what somebody said, by its time, its first words, or both.
  private func readUndoNote(_ arguments: Phrase) throws(Refusal) -> Understood {
    guard let first = arguments.firstWord else {
      throw Refusal(endOf: arguments, "which note? its time, its first words, or both")
    }
    let isTimed = Shape(first.text) == "0:0"
    let clock = first.text.count == 4 ? "0\(first.text)" : first.text
    let wanted = fold(isTimed ? arguments.after(first).unquoted.text : arguments.unquoted.text)
    let found = meeting.sayings.filter { said in
      (!isTimed || London.local(said.at).clock == clock) && fold(said.saying.text).hasPrefix(wanted)
    }
    guard let one = found.last, let event = context.proceedings.event(one.id) else {
      throw Refusal(arguments, "there is no note \(quoted(arguments)): its time, its first words, or both")
    }
    guard found.count == 1 else {
      let several = found.suffix(6).map { said in
        "\(London.local(said.at).clock) \(display(said.saying.text.prefix(30)))"
      }
      throw Refusal(arguments, "\(found.count) begin so: \(several.joined(separator: " · "))")
    }
    var takeBack = takeBack(event)
    takeBack.preview += " · \(display(one.saying.text))"
    return takeBack
  }

  // MARK: Actions and duties, afterwards too

  func readOutcome(
    _ arguments: Phrase, _ title: String, _ act: (Int, String) -> Act
  ) throws(Refusal) -> Understood {
    let (number, rest) = try existing(.action, arguments)
    let what = meeting.action(number).map { " · \(display($0.plan.text))" } ?? ""
    let text = rest.text.first == ":" ? rest.dropping(1) : rest
    return understood(
      act(number, text.text), "\(title) \(number)\(what)" + (text.isEmpty ? "" : " │ \(display(text.text))"),
      gaps: text.isEmpty ? [title == "DONE" ? "with what outcome?" : "why?"] : [])
  }

  func readHand(_ arguments: Phrase) throws(Refusal) -> Understood {
    let (number, rest) = try existing(.action, arguments)
    guard let mark = rest.firstWord, mark.text.first == "@" else {
      throw Refusal(rest.firstWord ?? rest, "to whom? N @who")
    }
    let body = try body(rest)
    guard body.text.isEmpty, body.by == nil, let owner = body.owner else {
      throw Refusal(rest.after(mark), "N @who; what else changes goes with :amend \(number)")
    }
    switch owner {
    case .known(let who):
      let voice = voice(who)
      return understood(
        .handedOver(number: number, voice), "HAND OVER \(number) to \(fullName(voice))",
        gaps: voice.person == nil ? ["who at \(display(name(of: voice.agency)))?"] : [])
    case .new(let person):
      let voice = Voice(agency: person.slot.agency, person: person.key)
      return Understood(
        drafts: [draft(.invited(person)), draft(.handedOver(number: number, voice))],
        preview: "HAND OVER \(number) to \(display(person.name)), \(display(person.role)) (new)")
    }
  }

  /// `:read-back 3`: that an action was read out as it stands, and agreed.
  func readReadBack(_ arguments: Phrase) throws(Refusal) -> Understood {
    let (number, rest) = try existing(.action, arguments)
    try refuseRest(rest, "N, one action after the other")
    let what = meeting.action(number).map { " · \(display($0.plan.text))" } ?? ""
    return understood(.readBack(number: number), "READ BACK \(number)\(what)")
  }

  func readDuty(_ arguments: Phrase) throws(Refusal) -> Understood {
    let all = procedure.duties.map { Named($0, [words($0.id), $0.id]) }
    let (marked, rest) = try leadingChildren(arguments)
    let cut = rest.cut(at: ":")
    let phrase = cut?.before ?? rest
    guard !phrase.isEmpty, let duty = try one(phrase, among: all) else {
      throw Refusal(phrase, "which duty? \(listed(all.map(\.shown), else: "this procedure has none"))")
    }
    let text = cut?.after.text ?? ""
    let children: [ChildKey?] =
      switch marked {
      case .nobody, .all: [nil]
      case .some(let keys): keys
      }
    return Understood(
      drafts: children.map { draft(.dutyDone(duty.id, child: $0, text)) },
      preview: "DUTY DONE \(display(duty.what))" + (text.isEmpty ? "" : " │ \(display(text))"),
      gaps: text.isEmpty ? ["by whom, when, and with what outcome?"] : [])
  }
}
