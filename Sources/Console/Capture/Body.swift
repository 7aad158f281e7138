import Calendar
import Meeting
import Procedures
import Text

/// What an action's line says, mark by mark.
struct Body {
  var text = ""
  var children = Marked.nobody
  /// The children whose names stand in the text.
  var named: [ChildKey] = []
  var owner: Owner?
  var by: When?
  var purpose: String?
  var ifNot: String?
  var risks: [Int] = []
  var kind: ActionKind?
  var from: Slot?
  /// Whether `to` stands where a purpose may, and may as well go on with the action.
  var hasUnclearTo = false

  /// Who is to do it.
  enum Owner {
    case known(Who)
    case new(Invitation)
  }
}

/// Reads the body of an action: words with marks among them.
struct BodyReader {
  let reader: Reader
  let phrase: Phrase
  private enum Section { case text, purpose, ifNot }
  private var body = Body()
  private var section = Section.text
  private var runs = Runs()
  /// `for`, `because`, `so that` and `if not` count only after an owner or a time: before them they are words.
  private var hasMark = false
  private var index = 0
  /// Whether the action's first word was a `to` that is left out.
  private var isLedByTo = false
  /// The words that led to the purpose, where they are part of it.
  private var lead = ""

  /// A change of an action may begin with what it is for; a new action's first words are the action.
  init(_ reader: Reader, _ phrase: Phrase, isChange: Bool = false) {
    self.reader = reader
    self.phrase = phrase
    hasMark = isChange
  }

  mutating func read() throws(Refusal) -> Body {
    let words = phrase.words
    while index < words.count {
      let word = words[index]
      if try !readMark(word, in: words) {
        runs.add(word, in: phrase)
        index += 1
      }
    }
    close()
    if isLedByTo { body.text = capitalised(body.text) }
    body.named = named(body.text)
    return body
  }

  /// Whether the word was a mark and taken.
  private mutating func readMark(_ word: Phrase, in words: [Phrase]) throws(Refusal) -> Bool {
    if word.text.first == "@" { return try readOwner(word) }
    if reader.isChildMark(word) {
      body.children = try reader.adding(word, to: body.children)
      return take(1)
    }
    if reader.isMark("<", word) {
      body.from = try reader.slot(word.dropping(1))
      return take(1)
    }
    if reader.isMark("~", word) {
      guard let kind = try reader.one(word.dropping(1), among: ActionKind.named) else {
        throw Refusal(word, "no kind \(reader.quoted(word)): ~immediate ~short-term ~contingency")
      }
      body.kind = kind
      return take(1)
    }
    switch word.lowercased {
    case "by": return try readTime(phrase.after(word), from: word, behind: 1)
    case "in", "within": return try readPeriod(word)
    case "risk": return try readRisk(words)
    case "for" where hasMark && section == .text: return begin(.purpose, after: 1)
    case "because" where hasMark && section == .text: return begin(.purpose, after: 1, lead: "because ")
    case "so" where hasMark && section == .text && isNext("that", in: words):
      return begin(.purpose, after: 2, lead: "so that ")
    case "if" where hasMark && section != .ifNot && isNext("not", in: words): return begin(.ifNot, after: 2)
    case "to" where isLeadingMark:
      isLedByTo = true
      return take(1)
    case "to" where hasMark && section == .text && !runs.isEmpty && runs.isAtMark: return readTo()
    default: return false
    }
  }

  /// `+@okafor to see Aisha`: the `to` leads over and is no part of the action.
  private var isLeadingMark: Bool {
    section == .text && body.owner != nil && runs.isEmpty && body.text.isEmpty
  }

  private func isNext(_ word: String, in words: [Phrase]) -> Bool {
    index + 1 < words.count && words[index + 1].lowercased == word
  }

  private mutating func take(_ count: Int) -> Bool {
    runs.end()
    index += count
    return true
  }

  private mutating func begin(_ next: Section, after count: Int, lead: String = "") -> Bool {
    close()
    section = next
    self.lead = lead
    index += count
    return true
  }

  private mutating func close() {
    let text = runs.text
    runs = Runs()
    guard !text.isEmpty else { return }
    switch section {
    case .text: body.text = body.text.isEmpty ? text : body.text + " " + text
    case .purpose: body.purpose = lead + ActionPlan.purpose(saidAs: text)
    case .ifNot: body.ifNot = text
    }
  }

  /// Behind owner and time `to` says what for; behind one of them it may be `Ask @okafor to …`, and stays a word.
  private mutating func readTo() -> Bool {
    guard body.owner != nil, body.by != nil else {
      body.hasUnclearTo = true
      return false
    }
    return begin(.purpose, after: 1, lead: "to ")
  }

  private mutating func readTime(
    _ phrase: Phrase, from word: Phrase, behind count: Int
  ) throws(Refusal) -> Bool {
    guard let found = try reader.leadingWhen(phrase) else { return false }
    guard body.by == nil else { throw Refusal(word, "a second time; put one in \"quotes\"") }
    body.by = found.when
    hasMark = true
    return take(count + found.phrase.words.count)
  }

  /// `in 2 hours`, `within 3 days`, without a `by`: words, where a time is said already or these are counted from
  /// something else than now.
  private mutating func readPeriod(_ word: Phrase) throws(Refusal) -> Bool {
    let rest = phrase.part(word.range.lowerBound..<phrase.range.upperBound)
    guard body.by == nil, let found = try reader.leadingWhenFromNow(rest), found.when.isPeriod else {
      return false
    }
    return try readTime(rest, from: word, behind: 0)
  }

  private mutating func readRisk(_ words: [Phrase]) throws(Refusal) -> Bool {
    guard index + 1 < words.count, let number = ClockWords.bare(words[index + 1]).number else { return false }
    guard reader.meeting.risks.contains(where: { $0.number == number }) else {
      let risks = reader.meeting.risks.map { "\($0.number) \($0.text)" }
      throw Refusal(
        words[index + 1], "no risk \(number): \(listed(risks, else: "none is named yet"))")
    }
    if !body.risks.contains(number) { body.risks.append(number) }
    return take(2)
  }

  private mutating func readOwner(_ word: Phrase) throws(Refusal) -> Bool {
    guard body.owner == nil else {
      throw Refusal(word, Self.oneOwner)
    }
    let word = reader.whole(word, in: phrase)
    let name = ClockWords.bare(word.dropping(1))
    guard !name.isEmpty else { throw Refusal(word, "whose? @ and a surname, or @\"Name, role\"") }
    do throws(Refusal) {
      body.owner = try owner(name)
    } catch {
      throw Refusal(ClockWords.bare(word), error.message)
    }
    hasMark = true
    return take(word.words.count)
  }

  static let oneOwner = "one owner an action: a second one gets its own line, or is named without @"

  private func owner(_ name: Phrase) throws(Refusal) -> Body.Owner {
    if name.isQuoted, name.unquoted.text.contains(",") { return try reader.owner(newAs: name) }
    if let who = try reader.who(name, atAnyPlace: true) { return .known(who) }
    let given = name.unquoted
    throw reader.nobody(given, tail: "new person: @\"\(display(capitalised(given.text))), role\"")
  }

  /// Children are named only by their names as they are written: `Will`, not `will`; and `Keira's baby` does not
  /// name Keira.
  func named(_ text: String) -> [ChildKey] {
    var words = text.split { $0.isWhitespace }
    var named: Set<ChildKey> = []
    let all = reader.meeting.case.children.flatMap { child in
      let called = reader.meeting.callName(of: child.key)
      let unborn = child.isUnborn ? ["unborn"] + child.firstName : []
      return ([called] + child.aliases + unborn).map { (child.key, $0.split(separator: " ")) }
    }
    for (key, name) in all.sorted(by: { $0.1.count > $1.1.count }) where !name.isEmpty {
      for start in words.indices where words[start...].count >= name.count {
        let run = start..<(start + name.count)
        guard zip(words[run], name).allSatisfy({ $0.isName($1, endingIn: $1 == name.last) }) else { continue }
        named.insert(key)
        for index in run { words[index] = "" }
      }
    }
    return reader.meeting.case.children.map(\.key).filter(named.contains)
  }
}

extension Child {
  /// The first of several names, unless it is somebody else's: `Keira's baby`.
  fileprivate var firstName: [String] {
    let words = name.split(separator: " ").map(String.init)
    return words.count > 1 && words[0].allSatisfy(\.isLetter) ? [words[0]] : []
  }
}

extension Substring {
  /// Whether a word is one of a name's; behind the last of them may stand what is no letter: `Cal's`, `Cal,`.
  fileprivate func isName(_ name: Substring, endingIn isLast: Bool) -> Bool {
    guard isLast, hasPrefix(name) else { return self == name }
    return dropFirst(name.count).first.map { !$0.isLetter && $0 != "-" } ?? true
  }
}

extension ActionKind {
  static var named: [Named<ActionKind>] {
    allCases.filter { $0 != .outstanding }.map { Named($0, [$0.rawValue]) }
  }
}

extension Reader {
  func body(_ phrase: Phrase, isChange: Bool = false) throws(Refusal) -> Body {
    var reader = BodyReader(self, phrase, isChange: isChange)
    return try reader.read()
  }

  /// Somebody who was not named before, or was by just that name and agency: `"P Shah, housing"`.
  func owner(newAs quoted: Phrase) throws(Refusal) -> Body.Owner {
    let parts = quoted.unquoted.text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
      .map { trimmed($0) }
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
      throw Refusal(quoted, "a new person is @\"Name, role\"")
    }
    guard !parts.allSatisfy({ person(in: $0) != nil }) else {
      throw Refusal(quoted, BodyReader.oneOwner)
    }
    let agency = agency(called: parts[1])
    if let known = known(parts[0], of: agency) { return .known(.person(known.key)) }
    return .new(
      Invitation(
        key: PersonKey(context.fresh()), slot: Slot(agency), name: parts[0], role: parts[1]))
  }

  /// The person of that name, who speaks for that agency.
  func known(_ name: String, of agency: AgencyKey) -> Person? {
    meeting.persons.first { $0.agency == agency && fold($0.name) == fold(name) }
  }

  /// The agency of that name, or the key of a new one.
  func agency(called name: String) -> AgencyKey {
    let wanted = fold(name)
    return agencies.first { $0.names.contains { fold($0) == wanted } }?.value ?? AgencyKey(slug(name))
  }
}

/// The text without the blanks around it.
func trimmed(_ text: some StringProtocol) -> String {
  let start = text.drop { $0.isWhitespace }
  guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return String(start[...last])
}
