import Advice
import Meeting
import Procedures
import Text

/// The words that Tab goes through, and which of them stands in the line.
struct Completion: Hashable, Sendable {
  /// The line before the word.
  let before: String
  /// The line behind the word.
  let after: String
  let words: [String]
  var index: Int

  /// The line with the word that is chosen.
  var line: String { before + words[index] + after }

  /// What can stand where the cursor is; nil where nothing known begins so.
  init?(of field: TextField, at desk: Desk) {
    let typed = field.characters[..<field.cursor]
    let start = typed.lastIndex { $0.isWhitespace }.map { $0 + 1 } ?? 0
    let word = String(typed[start...])
    let before = String(typed[..<start])
    let known = Names(desk)
    let names = known.known(word, behind: before)
    let wanted = fold(word)
    let begun = names.filter { fold($0).hasPrefix(wanted) && fold($0) != wanted }
    // A name that stands there whole is not taken for a word of another one.
    let isWhole = names.contains { fold($0) == wanted }
    let inside = isWhole ? [] : names.filter { !begun.contains($0) && known.isAgency($0, withWord: wanted) }
    var seen: Set<String> = []
    let fitting = (begun + inside).filter { seen.insert($0).inserted }
    let near = fitting.isEmpty ? nearest(word, among: names).map { [$0] } ?? [] : fitting
    guard !near.isEmpty, !word.isEmpty || before.hasPrefix(":") else { return nil }
    self.before = before
    after = String(field.characters[field.cursor...])
    words = near
    index = 0
  }
}

/// The names that can stand in a line.
private struct Names {
  let desk: Desk

  init(_ desk: Desk) { self.desk = desk }

  func known(_ word: String, behind before: String) -> [String] {
    switch word.first {
    case "@": return people.map { "@" + $0 }
    case "#": return desk.meeting.livingChildren.map { desk.meeting.mark(of: $0.key) } + ["#all"]
    case "<": return slots.map { "<" + $0 }
    case ":" where before.isEmpty: return Command.all.compactMap(\.spoken).map { $0 + " " }
    case "+" where before.isEmpty, "!" where before.isEmpty, "?" where before.isEmpty:
      guard let mark = word.first, word.dropFirst().first == "@" else { return [] }
      return people.map { "\(mark)@\($0)" }
    default: return before.allSatisfy(\.isWhitespace) ? slots + people : arguments(behind: before)
    }
  }

  /// What a verb's first argument can be.
  private func arguments(behind before: String) -> [String] {
    let words = before.split(separator: " ")
    guard let verb = words.first?.dropFirst(), before.first == ":" else {
      return ["opinion", "private"].contains(words.first ?? "") && words.count == 1 ? slots + people : []
    }
    if verb == "escalate", words.last == "to" {
      let ladders = desk.procedure.ladders.filter { $0.purpose == .disagreement }
      return ladders.flatMap(\.levels).map { $0.name.lowercased() }
    }
    guard words.count == 1 || Verb.namingPeople.contains(String(verb)) else { return [] }
    let procedure = desk.procedure
    switch String(verb) {
    case "circumstance": return procedure.circumstances.map(\.id)
    case "item", "skip": return procedure.agenda.map(\.id)
    case "decide", "propose": return procedure.decisions.map(\.short)
    case "plan": return procedure.questions.map(\.short)
    case "answer": return desk.prompts.map(\.short)
    case "override": return desk.advice.warnings.map(\.rule)
    case "duty": return desk.advice.duties.map(\.rule.id)
    case "happened": return procedure.happenings.map(\.id)
    case "chase", "written", "apologies", "noresponse", "without", "invite": return slots
    default: return slots + people
    }
  }

  /// Whether a name is an agency's of whose key, name or other names a further word begins so.
  func isAgency(_ name: String, withWord wanted: String) -> Bool {
    guard !wanted.isEmpty else { return false }
    let key = name.drop { "<@+!?".contains($0) }
    let slot = desk.procedure.slots.first { $0.id == key }
    guard slot != nil || desk.meeting.persons.contains(where: { $0.agency.text == key }) else { return false }
    let called = [String(key), slot?.name ?? ""] + (slot?.aliases ?? [])
    return called.flatMap { $0.split { $0.isWhitespace || $0 == "-" } }
      .contains { !Self.joining.contains($0) && fold($0).hasPrefix(wanted) }
  }

  /// Words of names that name nothing.
  private static let joining: Set<Substring> = ["and", "or", "of"]

  private var slots: [String] {
    var seen: Set<String> = []
    let all = desk.procedure.slots.map(\.id) + desk.meeting.persons.map(\.agency.text)
    return all.filter { seen.insert($0).inserted }
  }

  private var people: [String] {
    let surnames = desk.meeting.persons.map { $0.surname.lowercased() }
    let several = desk.meeting.namesAtSeveralPlaces
    return zip(desk.meeting.persons, surnames).map { person, surname in
      // One word, which is read as the surname with the agency behind it.
      if several.contains(person.untitled) { return "\(surname)-\(person.agency.text)" }
      let isShared = surnames.count { $0 == surname } > 1
      let initial = person.name.first.map { "\($0.lowercased())." } ?? ""
      return isShared ? initial + surname : surname
    } + slots
  }
}

extension Verb {
  /// Verbs of which each argument may be a name.
  fileprivate static let namingPeople: Set<String> = [
    "agrees", "noview", "checked", "member", "escalate", "decide",
  ]
}

extension ConsoleState {
  /// Completes the word before the cursor; again, it goes on to the next that fits.
  mutating func complete() {
    if var completion = line.completion {
      completion.index = (completion.index + 1) % completion.words.count
      show(completion)
    } else if let completion = Completion(of: line.field, at: desk) {
      show(completion)
    } else {
      told = "nothing known begins so"
    }
  }

  private mutating func show(_ completion: Completion) {
    var field = TextField(completion.line)
    field.move(by: -completion.after.count)
    line.field = field
    line.isRefused = false
    readLine()
    line.completion = completion.words.count > 1 ? completion : nil
    if completion.words.count > 1 {
      // The list may be longer than the row, and is not all that there is.
      let others = completion.before == ":invite " ? "another stands in \"quotes\" · " : ""
      told =
        "\(others)Tab: "
        + completion.words.map { $0 == completion.words[completion.index] ? "[\($0)]" : $0 }
        .joined(separator: " ")
    }
  }
}
