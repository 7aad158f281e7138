import Calendar
import Meeting
import Procedures
import Text

// The case: children, family, circumstances, orders, and what the clocks start from.
extension Reader {
  // MARK: Children and family

  func readChild(_ arguments: Phrase) throws(Refusal) -> Understood {
    let parts = arguments.parts(at: ",")
    var name = parts[0]
    var facts = Array(parts.dropFirst())
    var life: (life: Life, told: String)?
    if let word = name.firstWord, word.lowercased == "unborn", name.words.count > 1 {
      let due = name.words.dropFirst().first { $0.lowercased == "due" }
      let called = name.after(word).before(due ?? name.after(name))
      if called.isEmpty {
        facts.insert(name, at: 0)
        name = word
      } else {
        // As it is said: `unborn Keane, due 4 Jan`; but when it is due is no name.
        let first = called.firstWord?.lowercased ?? ""
        guard !["in", "on", "by", "about", "around", "expected"].contains(first),
          !called.text.contains(where: \.isNumber)
        else { throw Refusal(called, Self.unbornForm) }
        life = (.unborn(due: nil), "unborn")
        if let due { facts.insert(name.part(due.range.lowerBound..<name.range.upperBound), at: 0) }
        name = called
      }
    }
    // As it is said, without a comma: `Owen Price born 9/8/2024`.
    if let cut = name.cut(atKeyword: "born"), !cut.before.isEmpty {
      facts.insert(name.part(cut.keyword.range.lowerBound..<name.range.upperBound), at: 0)
      name = cut.before
    }
    let text = try required(name, "who? NAME, born 3 May 2018, or unborn due 4 Jan")
    try refuseKnown(name, meeting.case.children.map(\.name))
    var child = Child(key: ChildKey(context.fresh()), name: text, life: .unborn(due: nil))
    for fact in facts where !fact.isEmpty {
      if let said = try lifeFact(fact, beside: life?.life) { life = said } else { readFact(fact, of: &child) }
    }
    guard let life else {
      throw Refusal(endOf: arguments, "born when? , born 3 May 2018, or , unborn due 4 Jan")
    }
    child.life = life.life
    let told =
      ["CHILD \(display(text))", life.told]
      + facts.compactMap { fact in
        fact.isEmpty || (try? lifeFact(fact, beside: child.life)) != nil ? nil : display(fact.text)
      }
    return understood(.childAdded(child), told.joined(separator: " · "))
  }

  /// When a child was or will be born, where the fact says that beside what is said already.
  private func lifeFact(
    _ fact: Phrase, beside life: Life? = nil
  ) throws(Refusal) -> (life: Life, told: String)? {
    let words = fact.words
    switch words[0].lowercased {
    case "born":
      let day = try birthday(fact.after(words[0]))
      return (.born(day), "born \(day.dayMonthYear), \(day.ageInWords(on: now.day))")
    case "unborn":
      let rest = fact.after(words[0])
      guard let due = rest.firstWord else { return (.unborn(due: nil), "unborn") }
      guard due.lowercased == "due" else { throw Refusal(due, Self.unbornForm) }
      return try unborn(due: rest.after(due))
    case "due":
      // Whoever is born may be due somewhere.
      if case .born? = life { return nil }
      guard try leadingWhen(fact.after(words[0])) != nil else { return nil }
      return try unborn(due: fact.after(words[0]))
    default: return nil
    }
  }

  /// How a child who is not born yet is named.
  private static let unbornForm = "NAME, unborn due 4 Jan, or NAME, unborn"

  private func unborn(due phrase: Phrase) throws(Refusal) -> (life: Life, told: String) {
    let when = try onlyWhen(phrase, "due when?")
    return (.unborn(due: when.time.day), "unborn, due \(plain(when.time.day))")
  }

  private func readFact(_ fact: Phrase, of child: inout Child) {
    let first = fact.words[0]
    let rest = fact.after(first)
    switch first.lowercased {
    case "also" where !rest.isEmpty: child.aliases.append(rest.text)
    // What it is stands in a nursery's name, and a school's name does without.
    case "school" where !rest.isEmpty: child.school = rest.unquoted.text
    case "nursery": child.school = fact.text
    case "nhs" where !rest.isEmpty: child.nhsNumber = rest.text
    case "lives" where rest.firstWord?.lowercased == "at": child.address = address(rest)
    default: child.facts.append(fact.unquoted.text)
    }
  }

  /// What stands behind `at`; an address with commas stands in quotes.
  private func address(_ phrase: Phrase) -> String { phrase.after(phrase.words[0]).unquoted.text }

  private func refuseKnown(_ name: Phrase, _ known: [String]) throws(Refusal) {
    if known.contains(where: { fold($0) == fold(name.text) }) {
      throw Refusal(name, "\(quoted(name)) is there already")
    }
  }

  func readPerson(_ arguments: Phrase) throws(Refusal) -> Understood {
    let parts = arguments.parts(at: ",")
    let name = try required(parts[0], "who? NAME, RELATION")
    if name.first?.isNumber == true {
      throw Refusal(
        parts[0], "\(quoted(parts[0])) is nobody's name; an address stands behind it: , lives at …")
    }
    let known = meeting.case.relatives.first { fold($0.name) == fold(name) }
    // On the card that calls a discussion each stands once.
    if meeting.reference.isEmpty { try refuseKnown(parts[0], meeting.case.relatives.map(\.name)) }
    let isRelationSaid = parts.count > 1 && (known == nil || !Self.isFact(parts[1]))
    guard parts.count > 1, !parts[1].isEmpty, let relation = isRelationSaid ? parts[1].text : known?.relation
    else {
      throw Refusal(
        endOf: arguments,
        known == nil
          ? "who is \(display(name)) to the children? NAME, RELATION"
          : "\(display(name)) is there already: what is to be added? pr yes \(childMark), born 9 June 1995, …"
      )
    }
    let rest = parts.dropFirst(isRelationSaid ? 2 : 1).filter { !$0.isEmpty }
    var relative = Relative(key: RelativeKey(context.fresh()), name: name, relation: relation)
    let own = childrenNamed(in: Line(relation).whole)
    for fact in rest { try readFact(fact, of: &relative, whose: own) }
    if let known, known.taking(relative) == known {
      throw Refusal(parts[0], "\(quoted(parts[0])) is there already, with all of that")
    }
    let isResponsible = { (part: Phrase) in part.firstWord?.lowercased == "pr" }
    // Who has parental responsibility decides much, and is not what gives way.
    var responsible = relative.responsibilities(in: meeting).map { "pr \($0)" }
    let unnamed = rest.contains { isResponsible($0) && !namesChild($0) }
    let unborn = meeting.case.children.filter {
      $0.isUnborn && relative.parentalResponsibility[$0.key] == nil && (own.isEmpty || own.contains($0.key))
    }
    // Nobody has responsibility for a child who is not born yet: whoever meant this one too is told.
    if unnamed, !unborn.isEmpty {
      let names = unborn.map { meeting.callName(of: $0.key) }.joined(separator: ", ")
      responsible.append("\(responsible.popLast() ?? "pr for no child") (\(names): nobody before birth)")
    }
    let facts = rest.filter { !isResponsible($0) }.map(\.text)
    let told = [relation] + responsible + facts
    return understood(
      .relativeAdded(known?.taking(relative) ?? relative),
      "PERSON \(display(name))\(known == nil ? "" : ", known already") · \(told.map { display($0) }.joined(separator: " · "))",
      gaps: unnamed && meeting.case.children.isEmpty ? ["pr for which child? none is named yet"] : [])
  }

  /// The children whom a relation names: `Maya's father`, `mother of Maya and Theo`.
  private func childrenNamed(in relation: Phrase) -> [ChildKey] {
    let words = relation.words.map { word in
      let possessive = ["'s", "’s"].first { word.text.hasSuffix($0) }
      return fold(word.text.dropLast(possessive?.count ?? 0))
    }
    return children.filter { child in child.names.contains { words.contains(fold($0)) } }.map(\.value)
  }

  /// Whether words say something of somebody, and not who they are to the children.
  private static func isFact(_ phrase: Phrase) -> Bool {
    phrase.firstWord.map { ["born", "also", "lives", "in", "not", "pr"].contains($0.lowercased) } ?? false
  }

  private func namesChild(_ fact: Phrase) -> Bool {
    fact.words.contains { isChildMark($0) && fold($0.text) != "all" }
  }

  private func readFact(
    _ fact: Phrase, of relative: inout Relative, whose own: [ChildKey]
  ) throws(Refusal) {
    let first = fact.words[0]
    let rest = fact.after(first)
    switch first.lowercased {
    // Of grown-ups often the year alone is known: it is kept as it was said.
    case "born" where isBirthYear(rest): relative.facts.append(fact.text)
    case "born": relative.born = try birthday(rest)
    case "also" where !rest.isEmpty: relative.aliases.append(rest.text)
    case "lives" where rest.firstWord?.lowercased == "at": relative.address = address(rest)
    case "lives" where rest.lowercased.hasSuffix("the household"),
      "in" where rest.lowercased == "the household":
      relative.isInHousehold = true
    case "not" where rest.lowercased == "in the household": relative.isInHousehold = false
    case "pr":
      guard let word = rest.firstWord, let answer = Answer(rawValue: word.lowercased) else {
        let form = "pr yes, no or unknown, of all children born; of one alone: pr yes \(childMark)"
        throw Refusal(rest.firstWord ?? rest, unmarkedChild(rest).map { "pr yes \($0), or no" } ?? form)
      }
      let (marked, more) = try leadingChildren(rest.after(word))
      if let mark = unmarkedChild(more) {
        throw Refusal(more, "a child is marked: pr \(answer.rawValue) \(mark)")
      }
      try refuseRest(more, "pr yes \(childMark)")
      let born = meeting.case.children.filter { !$0.isUnborn }.map(\.key)
      let children =
        if case .some(let keys) = marked { keys } else { own.isEmpty ? born : born.filter(own.contains) }
      if answer == .yes, let unborn = children.first(where: { !born.contains($0) }) {
        throw Refusal(
          rest.after(word), "nobody has it before birth: leave \(names([unborn])) out, or pr unknown")
      }
      if meeting.case.children.isEmpty { relative.facts.append(fact.text) }
      for child in children { relative.parentalResponsibility[child] = answer }
    default: relative.facts.append(fact.unquoted.text)
    }
  }

  /// How one child is marked: the first of whom somebody can have parental responsibility.
  private var childMark: String {
    let first = meeting.case.children.first { !$0.isUnborn }
    return first.map { display(meeting.mark(of: $0.key)) } ?? "#child"
  }

  /// How the children are marked of whom nothing but the names stand there: `#callum`; nil where anything else does.
  private func unmarkedChild(_ phrase: Phrase) -> String? {
    let marks = phrase.words.compactMap { word -> String? in
      guard case .one(let key) = find(word.text, among: children) else { return nil }
      return meeting.mark(of: key)
    }
    return marks.isEmpty || marks.count < phrase.words.count ? nil : display(marks.joined(separator: " "))
  }

  func readChecked(_ arguments: Phrase) throws(Refusal) -> Understood {
    enum Checked { case child(ChildKey), relative(RelativeKey) }
    var children: [ChildKey] = []
    var relatives: [RelativeKey] = []
    if arguments.lowercased == "all" {
      children = meeting.case.children.map(\.key)
      relatives = meeting.case.relatives.map(\.key)
      if children.isEmpty, relatives.isEmpty {
        throw Refusal(arguments, "no child and nobody of the family is named yet")
      }
    } else {
      let family = meeting.case.relatives.map { relative in
        let names = [relative.name] + relative.name.split(separator: " ").map(String.init) + relative.aliases
        return Named(Checked.relative(relative.key), names)
      }
      let all = self.children.map { Named(Checked.child($0.value), $0.names) } + family
      guard !arguments.isEmpty else { throw Refusal(arguments, "whose identity was read out? all, or names") }
      for part in arguments.parts(at: ",") {
        let name = isChildMark(part) ? part.dropping(1) : part
        switch try one(name, among: all) {
        case .child(let key): children.append(key)
        case .relative(let key): relatives.append(key)
        case nil: throw unknown(name, "child or relative", all.map(\.shown))
        }
      }
    }
    let people = relatives.compactMap { key in meeting.relative(key).map { display($0.name) } }
    let told = children.map { display(meeting.callName(of: $0)) } + people
    return understood(
      .identityChecked(children: children, relatives: relatives),
      "IDENTITY read out and agreed: \(told.joined(separator: ", "))")
  }

  // MARK: Circumstances and orders

  func readCircumstance(_ arguments: Phrase) throws(Refusal) -> Understood {
    let all = procedure.circumstances.map { Named($0, [$0.name, $0.id]) }
    guard let last = arguments.lastWord, let answer = Answer(rawValue: last.lowercased) else {
      throw Refusal(arguments.lastWord ?? arguments, "yes, no or unknown? NAME #child yes")
    }
    let before = arguments.before(last)
    let name = before.words.first(where: isChildMark).map(before.before) ?? before
    guard !name.isEmpty else { throw Refusal(last, "which circumstance? \(either(all.map(\.shown)))") }
    guard let circumstance = try one(name, among: all) else {
      throw unknown(name, "circumstance", all.map(\.shown))
    }
    let (marked, rest) = try leadingChildren(before.after(name))
    try refuseRest(rest, "NAME #child yes, no or unknown")
    if marked != .nobody, !circumstance.perChild {
      throw Refusal(
        before.after(name), "\(display(circumstance.name)) is about the whole case, not one child")
    }
    let children: [ChildKey?] = if case .some(let keys) = marked { keys } else { [nil] }
    let drafts = children.map { child in
      let former = meeting.circumstances.last { $0.name == circumstance.id && $0.child == child }
      return draft(.circumstance(circumstance.id, child: child, answer), on: former?.id)
    }
    let about = circumstance.perChild ? " · \(told(children.compactMap { $0 }))" : ""
    let effect = answer == .yes ? circumstance.switchesOn.map { " · switches on: \(display($0))" } ?? "" : ""
    return Understood(
      drafts: drafts,
      preview: "CIRCUMSTANCE \(display(circumstance.name))\(about) · \(answer.rawValue)\(effect)")
  }

  func readOrder(_ arguments: Phrase) throws(Refusal) -> Understood {
    let form = "KIND #child from WHEN until WHEN @who"
    guard let mark = arguments.words.first(where: isChildMark) ?? arguments.cut(atKeyword: "from")?.keyword
    else {
      throw Refusal(endOf: arguments, "from when? \(form)")
    }
    let kind = try required(arguments.before(mark), "which order? \(form)")
    let (marked, rest) = try leadingChildren(arguments.after(arguments.before(mark)))
    let children = try chosen(marked, before: rest)
    guard let from = rest.firstWord, from.lowercased == "from" else {
      throw Refusal(rest.firstWord ?? rest, "from when? \(form)")
    }
    guard let until = rest.cut(atKeyword: "until") else {
      throw Refusal(endOf: arguments, "until when? \(form)")
    }
    guard let who = until.after.words.first(where: { $0.text.first == "@" }) else {
      throw Refusal(endOf: arguments, "who acts under it? \(form)")
    }
    let start = try onlyWhen(until.before.after(from))
    let end = try onlyWhen(until.after.before(who))
    guard start.time <= end.time else { throw Refusal(until.after, "that is before it begins") }
    let name = whole(who, in: until.after)
    let by = try voice(name.dropping(1))
    try refuseRest(until.after.after(name), form)
    let drafts = children.map { child in
      draft(.order(Order(kind: kind, child: child, from: start.time, until: end.time, by: by)))
    }
    return Understood(
      drafts: drafts,
      preview:
        "ORDER \(names(children)) · \(display(kind)) │ from \(plain(start.time)) │ until \(told(end)) │ \(fullName(by))"
    )
  }

  // MARK: What clocks start from

  func readTarget(_ arguments: Phrase) throws(Refusal) -> Understood {
    guard let cut = arguments.cut(atKeyword: "because") else {
      throw Refusal(endOf: arguments, "because of what? WHEN because TEXT")
    }
    let when = try onlyWhen(cut.before)
    let reason = try required(cut.after, "because of what?")
    return understood(
      .target(when.time, because: reason), "TARGET \(told(when)) · because \(display(reason))")
  }

  func readForm(_ arguments: Phrase) throws(Refusal) -> Understood {
    let all = Form.allCases.map { Named($0, [$0.rawValue]) }
    let names = Form.allCases.map(\.rawValue)
    guard !arguments.isEmpty, let form = try one(arguments, among: all) else {
      throw Refusal(arguments, "which form? \(either(names))")
    }
    return understood(.form(form), "FORM \(form.rawValue)")
  }

  var happenings: [Named<HappeningRule>] { procedure.happenings.map { Named($0, [words($0.id), $0.name]) } }

  func readHappened(_ arguments: Phrase) throws(Refusal) -> Understood {
    let cut = arguments.cut(atKeyword: "at")
    let head = cut?.before ?? arguments
    let phrase = head.words.first(where: isChildMark).map(head.before) ?? head
    guard !phrase.isEmpty, let event = try one(phrase, among: happenings) else {
      throw Refusal(
        phrase,
        "what happened? \(listed(happenings.map(\.shown), else: "this procedure waits for nothing"))")
    }
    let (marked, rest) = try leadingChildren(head.after(phrase))
    try refuseRest(rest, "EVENT #child at WHEN")
    let when = try cut.map { cut throws(Refusal) in try past(cut.after) } ?? now
    let children: [ChildKey?] = if case .some(let keys) = marked { keys } else { [nil] }
    let drafts = children.map { draft(.happened(event.id, child: $0, at: when)) }
    let about = marked == .nobody ? "" : " · \(told(children.compactMap { $0 }))"
    return Understood(drafts: drafts, preview: "HAPPENED \(display(event.name))\(about)  at \(plain(when))")
  }

  func readAlready(_ arguments: Phrase) throws(Refusal) -> Understood {
    var text = try required(arguments, "what was done, by whom, when, and why could it not wait?")
    // A weekday or a time of day is another one by the time that the record is read.
    let isDay = arguments.firstWord.map { ["today", "yesterday"].contains(ClockWords.bare($0).lowercased) }
    if let read = try? leadingWhen(arguments), !read.when.isHourAssumed || isDay == true,
      let when = try? happened(read.phrase)
    {
      text = when.inRecord + behind(read.phrase, in: arguments)
    }
    return understood(.alreadyDone(text), "ALREADY DONE · \(display(text))")
  }
}

extension Day {
  /// The date as "3 May 2018".
  var dayMonthYear: String { long.split(separator: " ").dropFirst().joined(separator: " ") }
}
