import Meeting
import Procedures
import Text

/// The children that a line is marked for.
enum Marked: Equatable {
  /// No mark stood in it.
  case nobody
  case all
  case some([ChildKey])
}

extension Reader {
  /// The subject children as marks call them.
  var children: [Named<ChildKey>] {
    let called = meeting.case.children.map { (child: $0, name: meeting.callName(of: $0.key)) }
    return called.map { child, name in
      // What one is called is never another's first name: `Sam` beside `Sam Vale`.
      let first = child.name.split(separator: " ").first.map(String.init).flatMap { word in
        called.contains { $0.child.key != child.key && fold($0.name) == fold(word) } ? nil : word
      }
      let extra = child.isUnborn ? ["unborn"] : []
      return Named(child.key, [name, child.name] + [first].compactMap(\.self) + child.aliases + extra)
    }
  }

  func names(_ keys: [ChildKey]) -> String {
    keys.map { display(meeting.callName(of: $0)) }.joined(separator: " ")
  }

  /// How marks of all children are typed: `#aisha #cal #all`.
  func marks(withAll: Bool) -> String {
    let marks = meeting.case.children.map { meeting.mark(of: $0.key) }
    return (marks + (withAll ? ["#all"] : [])).map { display($0) }.joined(separator: " ")
  }

  func isChildMark(_ word: Phrase) -> Bool { isMark("#", word) }

  /// Whether the word begins with the sign and a letter or a quote.
  func isMark(_ sign: Character, _ word: Phrase) -> Bool {
    guard word.text.first == sign, let second = word.text.dropFirst().first else { return false }
    return second.isLetter || second == "\""
  }

  /// The child of one mark; nil for all of them.
  func child(_ mark: Phrase) throws(Refusal) -> ChildKey? {
    var name = mark.dropping(1)
    for sign: Character in [",", ":", ";", "."] { name = name.dropping(last: sign) }
    if fold(name.text) == "all" { return nil }
    guard let key = try one(name, among: children) else {
      throw Refusal(
        mark.part(mark.range.lowerBound..<name.range.upperBound),
        "no child “\(display(name.text))” here: \(children.isEmpty ? "none is named yet" : marks(withAll: false))"
      )
    }
    return key
  }

  /// Adds a mark to those read before it.
  func adding(_ mark: Phrase, to marked: Marked) throws(Refusal) -> Marked {
    guard let key = try child(mark) else { return .all }
    switch marked {
    case .nobody: return .some([key])
    case .all: return .all
    case .some(let keys): return .some(keys.contains(key) ? keys : keys + [key])
    }
  }

  /// The marks at the beginning of a phrase, and the phrase behind them.
  func leadingChildren(_ phrase: Phrase) throws(Refusal) -> (marked: Marked, rest: Phrase) {
    if let named = try namedBeforeColon(phrase) { return named }
    var marked = Marked.nobody
    var rest = phrase
    while let word = rest.firstWord, isChildMark(word) {
      let mark = word.cut(at: ":")?.before ?? word
      marked = try adding(mark, to: marked)
      rest = rest.after(mark)
      if rest.text.first == ":" { return (marked, rest.dropping(1)) }
    }
    return (marked, rest)
  }

  /// The marks at the end of a phrase besides those before it, and what stands before them.
  func trailingChildren(
    _ phrase: Phrase, behind leading: Marked
  ) throws(Refusal) -> (marked: Marked, rest: Phrase) {
    var marks: [Phrase] = []
    var rest = phrase
    while let word = rest.lastWord, isChildMark(word) {
      marks.append(word)
      rest = rest.before(word)
    }
    var marked = leading
    for mark in marks.reversed() { marked = try adding(mark, to: marked) }
    return (marked, rest)
  }

  /// The children whom nothing but their names before a colon marks, `aisha: …`, `Aisha and Cal: …`, `all: …`, and
  /// the phrase behind it; nil where anything else stands there.
  func namedBeforeColon(_ phrase: Phrase) throws(Refusal) -> (marked: Marked, rest: Phrase)? {
    guard let cut = phrase.cut(at: ":"), !cut.before.words.contains(where: { $0.text.first == "#" }) else {
      return nil
    }
    // A beginning is enough behind a mark alone: words of a sentence begin like names.
    let whole = children.map { Named(Optional($0.value), [], whole: $0.names, shown: $0.shown) }
    let all = [Named(ChildKey?.none, [], whole: ["all"])]
    var keys: [ChildKey] = []
    for part in cut.before.parts(at: ",").flatMap({ $0.parts(atWord: "and") }) {
      let words = part.words
      let names = find(part.text, among: whole + all).isNone ? words : [part]
      guard !names.isEmpty else { return nil }
      for name in names {
        guard let found = try one(name, among: whole + all) else { return nil }
        guard let key = found else { return (.all, cut.after) }
        if !keys.contains(key) { keys.append(key) }
      }
    }
    return (.some(keys), cut.after)
  }

  /// All marks of a phrase, wherever they stand, and the text before and behind them in one.
  func takeChildren(_ phrase: Phrase) throws(Refusal) -> (marked: Marked, text: String) {
    if let named = try namedBeforeColon(phrase) { return (named.marked, named.rest.text) }
    var marked = Marked.nobody
    var runs = Runs()
    for word in phrase.words {
      if isChildMark(word) { marked = try adding(word, to: marked) } else { runs.add(word, in: phrase) }
      if isChildMark(word) { runs.end() }
    }
    return (marked, runs.text)
  }

  /// The children of an act that decides or measures: marked, or the only one there is.
  func chosen(_ marked: Marked, before next: Phrase) throws(Refusal) -> [ChildKey] {
    switch marked {
    case .some(let keys): return keys
    case .all: return meeting.livingChildren.map(\.key)
    case .nobody:
      let all = meeting.livingChildren.map(\.key)
      guard all.count == 1 else {
        guard !all.isEmpty else { throw Refusal(next, "no child is named yet: :child NAME, born DATE") }
        throw Refusal(next.firstWord ?? next, whichChild)
      }
      return all
    }
  }

  /// What is asked where it could be about each of several children.
  var whichChild: String { "which child? \(marks(withAll: true))" }

  /// The one child of a mark, where not more than one makes sense.
  func oneChild(_ marked: Marked, at mark: Phrase) throws(Refusal) -> ChildKey? {
    switch marked {
    case .nobody, .all: return nil
    case .some(let keys):
      guard keys.count == 1 else { throw Refusal(mark, "one child a line here; the other gets its own") }
      return keys.first
    }
  }

  /// The children, or that it is about all of them.
  func told(_ children: [ChildKey]) -> String {
    let only = meeting.case.children.count == 1 ? meeting.case.children.map(\.key) : []
    let named = children.isEmpty ? only : children
    return named.isEmpty ? "all children" : names(named)
  }
}

/// Words put together again after marks between them were taken out, otherwise as they were typed.
struct Runs {
  private var done: [String] = []
  private var open: Phrase?

  var isEmpty: Bool { done.isEmpty && open == nil }
  /// Whether nothing was said since the last mark.
  var isAtMark: Bool { open == nil }

  mutating func add(_ word: Phrase, in phrase: Phrase) {
    open = open.map { phrase.part($0.range.lowerBound..<word.range.upperBound) } ?? word
  }

  mutating func end() {
    if let run = open { done.append(run.text) }
    open = nil
  }

  var text: String { (done + (open.map { [$0.text] } ?? [])).joined(separator: " ") }
}
