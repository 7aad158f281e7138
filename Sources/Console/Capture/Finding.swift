import Text

/// Something that a line can name.
struct Named<Value> {
  let value: Value
  /// How messages call it.
  let shown: String
  /// Names of which a beginning is enough.
  let names: [String]
  /// Names that count only as a whole.
  let wholes: [String]

  init(_ value: Value, _ names: [String], whole: [String] = [], shown: String? = nil) {
    self.value = value
    self.names = names
    self.wholes = whole
    self.shown = shown ?? names.first ?? whole.first ?? ""
  }
}

enum Found<Value> {
  case one(Value)
  case several([Named<Value>])
  case none

  var isNone: Bool { if case .none = self { true } else { false } }
}

/// Letters and digits in lower case: `Social care`, `social-care` and `socialcare` are one name.
func fold(_ text: some StringProtocol) -> String {
  String(text.lowercased().filter { $0.isLetter || $0.isNumber })
}

/// What `typed` is a beginning of, of two letters or more; whole names go before beginnings.
func find<Value>(_ typed: String, among all: [Named<Value>]) -> Found<Value> {
  let wanted = fold(typed)
  guard !wanted.isEmpty else { return .none }
  let exact = all.filter { ($0.names + $0.wholes).contains { fold($0) == wanted } }
  let near =
    exact.isEmpty && wanted.count >= 2
    ? all.filter { $0.names.contains { fold($0).hasPrefix(wanted) } } : exact
  switch near.count {
  case 0: return .none
  case 1: return .one(near[0].value)
  default: return .several(near)
  }
}

/// The names in one row, of many the first dozen, or the sentence for none.
func listed(_ names: [String], else none: String) -> String {
  let more = names.count > 13 ? " and \(names.count - 12) more" : ""
  let shown = more.isEmpty ? names[...] : names.prefix(12)
  return names.isEmpty ? none : shown.map { display($0) }.joined(separator: ", ") + more
}

/// The names as a choice: `a, b or c`; of names that have a comma `a, x, or b, y`.
func either(_ names: [String]) -> String {
  let shown = names.prefix(6).map { display($0) }
  guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
  let or = shown.contains { $0.contains(",") } ? ", or " : " or "
  return shown.dropLast().joined(separator: ", ") + or + last
}

extension Reader {
  /// The one that the phrase names; nil where nothing is meant by it, a refusal where several are.
  func one<Value>(_ phrase: Phrase, among all: [Named<Value>], tail: String = "") throws(Refusal) -> Value? {
    switch find(phrase.unquoted.text, among: all) {
    case .one(let value): return value
    case .none: return nil
    case .several(let several):
      throw Refusal(phrase, "\(quoted(phrase)) is \(either(several.map(\.shown)))\(tail)")
    }
  }

  /// The longest run of words from the beginning that names something, up to five words.
  func longest<Value>(
    _ phrase: Phrase, among all: [Named<Value>]
  ) throws(Refusal) -> (value: Value, phrase: Phrase)? {
    let words = phrase.firstWords(5)
    for count in stride(from: words.count, to: 0, by: -1) {
      let run = phrase.part(words[0].range.lowerBound..<words[count - 1].range.upperBound)
      if let value = try one(run, among: all) { return (value, run) }
    }
    return nil
  }

  /// A refusal of a name that is none, with the nearest one that is, or all there are.
  func unknown(_ phrase: Phrase, _ kind: String, _ names: [String]) -> Refusal {
    let near = nearest(phrase.text, among: names).map { "Tab: \(display($0))" }
    return Refusal(
      phrase, "no \(kind) \(quoted(phrase)); \(near ?? listed(names, else: "there is none here"))")
  }
}

/// Whether one slip, a letter too many, missing, wrong or swapped, turns one word into the other.
func isOneSlip(_ one: String, _ other: String) -> Bool {
  let a = Array(one.lowercased())
  let b = Array(other.lowercased())
  let (short, long) = a.count <= b.count ? (a, b) : (b, a)
  guard long.count - short.count <= 1, long.count > 2, a != b else { return false }
  let start = zip(short, long).prefix { $0 == $1 }.count
  if short.count < long.count { return short[start...] == long[(start + 1)...] }
  if short[(start + 1)...] == long[(start + 1)...] { return true }
  return start + 1 < long.count && short[start] == long[start + 1] && short[start + 1] == long[start]
    && short[(start + 2)...] == long[(start + 2)...]
}
