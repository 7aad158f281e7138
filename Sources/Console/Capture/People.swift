import Meeting
import Procedures
import Text

/// Who a word means: somebody, or an agency as such.
enum Who: Equatable {
  case person(PersonKey)
  case agency(AgencyKey)
}

extension Reader {
  /// The agencies that can be spoken of: the procedure's, and those of people invited besides.
  var agencies: [Named<AgencyKey>] {
    var seen: Set<AgencyKey> = []
    let ruled = procedure.slots.filter { seen.insert(AgencyKey($0.id)).inserted }
      .map { slot in
        // The beginning of an alias of several words is too often an ordinary word: `children's …`.
        Named(
          AgencyKey(slot.id), [lowered(slot.name), slot.id] + slot.aliases.filter { !$0.contains(" ") },
          whole: slot.aliases.filter { $0.contains(" ") })
      }
    // Who only takes the minutes speaks for nobody.
    let invited = meeting.persons.filter { $0.agency != .minuteTaker && seen.insert($0.agency).inserted }
      .map { Named($0.agency, [name(of: $0.agency)]) }
    return ruled + invited
  }

  /// How a sentence calls an agency: `social care`.
  func name(of agency: AgencyKey) -> String { lowered(procedure.name(of: agency)) }

  /// How a sentence calls somebody: `J Okafor, social care`.
  func fullName(_ person: Person) -> String { "\(display(person.name)), \(display(name(of: person.agency)))" }

  func fullName(_ voice: Voice) -> String {
    voice.person.flatMap(meeting.person).map(fullName) ?? display(name(of: voice.agency))
  }

  func fullName(_ who: Who) -> String {
    switch who {
    case .person(let key): fullName(Voice(agency: AgencyKey(""), person: key))
    case .agency(let key): display(name(of: key))
    }
  }

  /// Each of them once: `A Hale, school and J Brook, school`.
  func fullNames(_ whos: [Who]) -> String {
    var names: [String] = []
    for name in whos.map(fullName) where !names.contains(name) { names.append(name) }
    return names.joined(separator: " and ")
  }

  /// Agencies and people as a line can call them: an agency's name, a surname, `i.surname`.
  var everybody: [Named<Who>] {
    agencies.map { Named(.agency($0.value), $0.names, whole: $0.wholes) } + named(meeting.persons)
  }

  /// People as a line can call them; one who has a place in two agencies also with either agency's name.
  private func named(_ persons: [Person]) -> [Named<Who>] {
    let shared = meeting.namesAtSeveralPlaces
    return persons.map { person in
      let isShared = shared.contains(person.untitled)
      return Named(
        .person(person.key), [person.surname],
        whole: person.wholeNames + person.givenNames.map(String.init)
          + (isShared ? namesWithAgency(person) : []) + namesOfPlaces(person),
        shown: isShared ? "\(person.name), \(name(of: person.agency))" : person.name)
    }
  }

  /// `Anil Rao, health`, `rao health`, `health rao`: as one of two places is meant.
  private func namesWithAgency(_ person: Person) -> [String] {
    [name(of: person.agency), person.agency.text].flatMap { agency in
      [person.name, person.surname].flatMap { ["\($0) \(agency)", "\(agency) \($0)"] }
    }
  }

  /// Where the same person has a place already, for which they are marked and asked apart.
  func otherPlace(of name: String, besides agency: AgencyKey) -> Person? {
    let wanted = Person.untitled(name)
    return meeting.persons.first {
      $0.agency != agency && $0.agency != .minuteTaker && $0.untitled == wanted
    }
  }

  /// The mark `@` and the word behind it, with the further words that make up a whole name with it: of
  /// `@Tom Birch rings` the first two, of `@Tom rings Birch` the first alone.
  func whole(_ mark: Phrase, in phrase: Phrase, of names: [String]? = nil) -> Phrase {
    let name = mark.dropping(1)
    guard !name.isEmpty, !name.isQuoted else { return mark }
    let wholes = Set((names ?? everybody.flatMap { $0.names + $0.wholes }).map { fold($0) })
    let rest = phrase.part(mark.range.lowerBound..<phrase.range.upperBound)
    let words = rest.firstWords(5)
    for count in stride(from: words.count, to: 1, by: -1) {
      // What ends a clause ends a name, and what is quoted is no part of one.
      let isOneRun = words[..<(count - 1)].allSatisfy { !",;:".contains($0.text.last ?? ",") }
      let run = rest.part(mark.range.lowerBound..<words[count - 1].range.upperBound)
      guard isOneRun, !run.text.contains("\"") else { continue }
      let untitled = run.dropping(1).withoutTitle
      if wholes.contains(fold(run.text)) || untitled.map({ wholes.contains(fold($0.text)) }) == true {
        return run
      }
    }
    return mark
  }

  /// Whom the phrase means; nil where it is nobody here. Where it does not matter for which agency somebody is here,
  /// one who has two places is one: the place that was named, or the first.
  func who(
    _ phrase: Phrase, among all: [Named<Who>]? = nil, tail: String = "", atAnyPlace: Bool = false
  ) throws(Refusal) -> Who? {
    let phrase = (phrase.text.first == "@" ? phrase.dropping(1) : phrase).unquoted
    if phrase.lowercased == "me", let me = meeting.persons.first(where: { $0.name == context.speaker }) {
      return .person(me.key)
    }
    if let dot = phrase.cut(at: "."), !dot.before.isEmpty, !dot.after.isEmpty, dot.before.words.count == 1,
      phrase.withoutTitle == nil
    {
      let initials = meeting.persons.filter { person in
        person.givenNames.contains { fold($0).hasPrefix(fold(dot.before.text)) }
      }
      return try one(dot.after, among: named(initials), atAnyPlace: atAnyPlace)
    }
    if let who = try one(phrase, among: all ?? everybody, tail: tail, atAnyPlace: atAnyPlace) { return who }
    // The roll may have somebody without the title.
    guard let name = phrase.withoutTitle else { return nil }
    let untitled = named(meeting.persons.filter { $0.title == nil && $0.mayBear(phrase) })
    return try one(name, among: untitled, tail: tail, atAnyPlace: atAnyPlace)
  }

  private func one(
    _ phrase: Phrase, among all: [Named<Who>], tail: String = "", atAnyPlace: Bool
  ) throws(Refusal) -> Who? {
    if atAnyPlace, let first = severalPlaces(phrase, among: all).first { return .person(first.key) }
    return try one(phrase, among: all, tail: tail)
  }

  /// The places of one who is named and has several, each as a person of the roll; none where several people are meant.
  func severalPlaces(_ phrase: Phrase, among all: [Named<Who>]) -> [Person] {
    guard case .several(let several) = find(phrase.unquoted.text, among: all) else { return [] }
    let people = several.compactMap { named -> Person? in
      if case .person(let key) = named.value { meeting.person(key) } else { nil }
    }
    return people.count == several.count && Set(people.map(\.untitled)).count == 1 ? people : []
  }

  /// Who of the roll is meant by words that may be anything: a whole surname, a whole name or `@` and a beginning,
  /// for the beginning of a surname may be an ordinary word.
  func person(in words: String) -> Person? {
    let phrase = Line(words).whole
    if phrase.text.first == "@" {
      guard case .person(let key)? = try? who(phrase, atAnyPlace: true) else { return nil }
      return meeting.person(key)
    }
    func meant(_ words: String, among persons: [Person]) -> [Person] {
      let wanted = fold(words)
      return wanted.isEmpty
        ? []
        : persons.filter { person in
          let initialled = person.firstName.map { ["\($0.prefix(1))\(person.surname)"] } ?? []
          let all = [person.surname] + person.wholeNames + initialled + namesWithAgency(person)
          return all.contains { fold($0) == wanted }
        }
    }
    var found = meant(words, among: meeting.persons)
    if found.isEmpty, let name = phrase.withoutTitle {
      found = meant(name.text, among: meeting.persons.filter { $0.title == nil && $0.mayBear(phrase) })
    }
    return Set(found.map(\.untitled)).count == 1 ? found[0] : nil
  }

  /// People as words name them, parted by commas or `and`.
  struct NamedPeople {
    /// Their names as they stand on the roll or in the family; the words where they name nobody there.
    var text = ""
    /// The same with their agencies.
    var shown = ""
    /// The words that name nobody.
    var strangers: [String] = []
    /// Why they are marked.
    var marked: String {
      "nobody of that name on the roll: \(strangers.map { "“\(display($0))”" }.joined(separator: ", "))"
    }
  }

  /// The people whom words name: whole surnames, names, agencies, or members of the family.
  func people(in words: String) -> NamedPeople {
    let parts = Line(words).whole.parts(at: ",").flatMap { $0.parts(atWord: "and") }
      .flatMap { $0.parts(atWord: "&") }.map(\.text).filter { !$0.isEmpty }
    var names: [(text: String, shown: String)] = []
    var strangers: [String] = []
    for part in parts {
      if let name = somebody(part) { names.append(name) } else { strangers.append(part) }
    }
    guard strangers.isEmpty else {
      // What marks somebody new in a line is no part of the name.
      let plain = parts.map { part in
        let phrase = Line(part).whole
        return (phrase.text.first == "@" ? phrase.dropping(1) : phrase).unquoted.text
      }
      let isMarked = plain != parts
      return NamedPeople(
        text: isMarked ? Self.list(plain) : trimmed(words),
        strangers: strangers.map { stranger in
          parts.firstIndex(of: stranger).map { plain[$0] } ?? stranger
        })
    }
    return NamedPeople(text: Self.list(names.map(\.text)), shown: Self.list(names.map(\.shown)))
  }

  private func somebody(_ part: String) -> (text: String, shown: String)? {
    let wanted = fold(part)
    let me = wanted == "me" ? meeting.persons.first { $0.name == context.speaker } : nil
    if let person = me ?? person(in: part) { return (person.name, fullName(person)) }
    let family = meeting.case.relatives.filter { relative in
      ([relative.name, relative.relation] + relative.aliases).contains { fold($0) == wanted }
    }
    if family.count == 1 {
      return (family[0].name, "\(display(family[0].name)), \(display(family[0].relation))")
    }
    if let agency = agencies.first(where: { ($0.names + $0.wholes).contains { fold($0) == wanted } }) {
      return (name(of: agency.value), display(name(of: agency.value)))
    }
    let others = meeting.case.children.map(\.name) + meeting.case.otherChildren
    if let child = others.first(where: { fold($0) == wanted }) { return (child, display(child)) }
    // What somebody is may stand behind the name.
    return meeting.persons.contains { fold($0.role) == wanted } ? (part, display(part)) : nil
  }

  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Whom the phrase means, or a refusal with the nearest name.
  func anybody(_ phrase: Phrase, tail: String = "", atAnyPlace: Bool = false) throws(Refusal) -> Who {
    guard !phrase.isEmpty else { throw Refusal(phrase, "who? an agency or a surname") }
    guard let who = try who(phrase, atAnyPlace: atAnyPlace) else { throw nobody(phrase, tail: tail) }
    return who
  }

  /// That nobody here goes by that name, and who nearly does.
  func nobody(_ phrase: Phrase, tail: String = "") -> Refusal {
    let near = nearest(phrase.text, among: callNames).map { "Tab: \($0)" }
    let ways = [near, tail.isEmpty ? nil : tail].compactMap { $0 }
    let message =
      (["nobody here is \(quoted(phrase))"] + (ways.isEmpty ? [] : [ways.joined(separator: " · ")]))
    return Refusal(phrase, message.joined(separator: "; "))
  }

  /// The names as they would be typed.
  var callNames: [String] {
    everybody.flatMap { named in
      switch named.value {
      case .agency: (named.names + named.wholes).map { display($0.lowercased()) }
      case .person: named.names.map { display($0.lowercased()) }
      }
    }
  }

  /// The voice that is meant: an agency of which one member is here speaks through that one.
  func voice(_ who: Who) -> Voice {
    switch who {
    case .person(let key): return meeting.person(key)?.voice ?? Voice(agency: AgencyKey(""), person: key)
    case .agency(let key):
      let here = meeting.members(of: Slot(key)).filter(\.isHere)
      return Voice(agency: key, person: here.count == 1 ? here[0].key : nil)
    }
  }

  func voice(_ phrase: Phrase) throws(Refusal) -> Voice { voice(try anybody(phrase)) }

  /// The person that is meant: an agency's only one, or its only one of whom `isMeant` holds.
  func person(_ phrase: Phrase, where isMeant: (Person) -> Bool = { _ in true }) throws(Refusal) -> Person {
    switch try anybody(phrase) {
    case .person(let key):
      guard let person = meeting.person(key) else { throw nobody(phrase) }
      return person
    case .agency(let key):
      let people = meeting.people(of: Slot(key))
      let meant = people.filter(isMeant)
      if meant.count == 1 { return meant[0] }
      let choice = either((meant.isEmpty ? people : meant).map(\.name))
      throw Refusal(
        phrase,
        people.isEmpty
          ? "nobody is named for \(display(name(of: key))): :invite first"
          : "who at \(display(name(of: key)))? \(choice)")
    }
  }

  /// Several, parted by commas.
  func several<Value>(
    _ phrase: Phrase, _ read: (Phrase) throws(Refusal) -> Value
  ) throws(Refusal) -> [Value] {
    var values: [Value] = []
    for part in phrase.parts(at: ",") { values.append(try read(part)) }
    return values
  }
}

extension Meeting {
  /// The names, without titles, of whoever has a place in more than one agency.
  var namesAtSeveralPlaces: Set<String> {
    var seen: Set<String> = []
    return Set(persons.map(\.untitled).filter { !seen.insert($0).inserted })
  }
}

extension Person {
  /// The name as it is compared: with its title or without it is the same person's.
  var untitled: String { Self.untitled(name) }

  static func untitled(_ name: String) -> String {
    let words = name.split(separator: " ")
    let bare = words.drop { isTitle($0) }
    return fold((bare.count > 1 ? bare : words[...]).joined())
  }

  /// The last word of the name.
  var surname: String { name.split(separator: " ").last.map(String.init) ?? name }

  /// The words before it, titles among them.
  var givenNames: [Substring] { Array(name.split(separator: " ").dropLast()) }

  /// The title that the roll has before the name.
  var title: Substring? { givenNames.first.flatMap { isTitle($0) ? $0 : nil } }

  /// Whether the title that words begin with may be this person's: a rank is the police's.
  fileprivate func mayBear(_ words: Phrase) -> Bool {
    let word = words.firstWord?.text ?? ""
    let ranks: Set = ["pc", "ps", "dc", "ds", "dci", "sgt", "insp"]
    return word != "DI" && !ranks.contains(fold(word)) || agency.text.contains("police")
  }

  /// The first name, not the title before it.
  var firstName: Substring? { givenNames.first { !isTitle($0) } }

  /// What means this person as a whole: the name as it stands, first name and surname, title and surname.
  var wholeNames: [String] {
    [name] + [firstName, title].compactMap(\.self).map { "\($0) \(surname)" }
  }
}

extension Phrase {
  /// What stands behind a title; nil where the phrase begins with none.
  fileprivate var withoutTitle: Phrase? {
    // In quotes, too, a blank parts the words of a name.
    guard let blank = range.first(where: { line.isBlank[$0] }) else { return nil }
    return isTitle(part(range.lowerBound..<blank).text) ? part(blank..<range.upperBound) : nil
  }
}

/// Whether a word before a name is a title, or a rank; `Di` is a first name.
private func isTitle(_ word: some StringProtocol) -> Bool {
  let titles: Set = [
    "dr", "doctor", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "rev", "sir", "dame", "pc", "ps",
    "dc", "ds", "dci", "sgt", "insp",
  ]
  return word == "DI" || titles.contains(fold(word))
}

/// The name with a small first letter, unless it is a proper one: `social care`, `GP`, `Transport Police`.
func lowered(_ name: String) -> String {
  let capitals = name.filter(\.isUppercase).count
  guard let first = name.first, first.isUppercase, capitals == 1, name.count > 1 else { return name }
  return first.lowercased() + name.dropFirst()
}

/// The name with a capital first letter.
func capitalised(_ name: String) -> String { (name.first?.uppercased() ?? "") + name.dropFirst() }

/// A key's words: `adult mental health`.
func words(_ key: String) -> String { key.split(separator: "-").joined(separator: " ") }

/// The key of a name that has none yet: lower case, with hyphens; an abbreviation stays as it is written, `LADO`, for
/// the key is all that is kept of how it is called.
func slug(_ name: String) -> String {
  name.split { !$0.isLetter && !$0.isNumber }.map { word in
    let isAbbreviation = word.count > 1 && word.contains(where: \.isLetter) && word.uppercased() == word
    return isAbbreviation ? String(word) : word.lowercased()
  }.joined(separator: "-")
}
