/// A line taken apart into graphemes that remember at which column they were typed.
struct Line {
  let characters: [Character]
  /// The column of each character in the line as typed, from 1.
  let columns: [Int]
  /// Which characters stand in "quotes": no keyword and no mark is looked for there.
  let isShielded: [Bool]
  /// Which characters are blanks.
  let isBlank: [Bool]
  /// The column after the last one.
  let end: Int

  init(_ text: String) {
    self.init(Array(text), columns: nil, end: nil)
  }

  private init(_ characters: [Character], columns: [Int]?, end: Int?) {
    self.characters = characters
    self.columns = columns ?? Array(1..<(characters.count + 1))
    self.end = end ?? characters.count + 1
    isBlank = characters.map(\.isWhitespace)
    var isShielded = Array(repeating: false, count: characters.count)
    var index = characters.startIndex
    while let open = characters[index...].firstIndex(of: "\""),
      let close = characters[(open + 1)...].firstIndex(of: "\"")
    {
      for place in open...close { isShielded[place] = true }
      index = close + 1
    }
    self.isShielded = isShielded
  }

  /// The line without the words of `phrase`, every other word at its column.
  func without(_ phrase: Phrase) -> Line {
    var cut = phrase.range
    if cut.lowerBound > 0, isBlank[cut.lowerBound - 1] {
      cut = (cut.lowerBound - 1)..<cut.upperBound
    }
    var characters = characters
    var columns = columns
    characters.removeSubrange(cut)
    columns.removeSubrange(cut)
    return Line(characters, columns: columns, end: end)
  }

  var whole: Phrase { Phrase(line: self, range: 0..<characters.count) }
}

/// A stretch of the line, with the blanks around it left out.
struct Phrase {
  let line: Line
  let range: Range<Int>

  init(line: Line, range: Range<Int>) {
    self.line = line
    var range = range
    while let first = range.first, line.isBlank[first] {
      range = (first + 1)..<range.upperBound
    }
    while let last = range.last, line.isBlank[last] { range = range.lowerBound..<last }
    self.range = range
  }

  /// The characters as they were typed.
  var text: String { String(line.characters[range]) }
  var isEmpty: Bool { range.isEmpty }

  /// The column of its first character; of an empty phrase, where it would begin.
  var column: Int { range.lowerBound < line.columns.count ? line.columns[range.lowerBound] : line.end }

  /// Lower case, for comparing with keywords.
  var lowercased: String { text.lowercased() }

  var isQuoted: Bool { range.count > 1 && range.first.map { line.isShielded[$0] } ?? false }

  /// What stands between the quotes of a word that is one, else the word itself.
  var unquoted: Phrase {
    isQuoted && line.characters[range.upperBound - 1] == "\""
      ? part((range.lowerBound + 1)..<(range.upperBound - 1)) : self
  }

  /// Its words: what blanks outside quotes part.
  var words: [Phrase] {
    var words: [Phrase] = []
    var start = range.lowerBound
    for index in range where line.isBlank[index] && !line.isShielded[index] {
      if start < index { words.append(part(start..<index)) }
      start = index + 1
    }
    if start < range.upperBound { words.append(part(start..<range.upperBound)) }
    return words
  }

  var firstWord: Phrase? { firstWords(1).first }
  var lastWord: Phrase? {
    guard let end = range.last else { return nil }
    let blank = range.last { line.isBlank[$0] && !line.isShielded[$0] }
    return part((blank.map { $0 + 1 } ?? range.lowerBound)..<(end + 1))
  }

  /// The first words, without looking at the rest: a hostile line has many.
  func firstWords(_ count: Int) -> [Phrase] {
    var words: [Phrase] = []
    var rest = self
    while words.count < count, let first = rest.range.first {
      let isBlank = { line.isBlank[$0] && !line.isShielded[$0] }
      let end = (first..<rest.range.upperBound).first(where: isBlank) ?? rest.range.upperBound
      words.append(part(first..<end))
      rest = part(end..<rest.range.upperBound)
    }
    return words
  }

  func part(_ range: Range<Int>) -> Phrase { Phrase(line: line, range: range) }

  /// What follows `phrase` in this one.
  func after(_ phrase: Phrase) -> Phrase {
    part(min(phrase.range.upperBound, range.upperBound)..<range.upperBound)
  }

  /// What stands before `phrase` in this one.
  func before(_ phrase: Phrase) -> Phrase {
    part(range.lowerBound..<max(range.lowerBound, phrase.range.lowerBound))
  }

  /// The first `count` characters left out.
  func dropping(_ count: Int) -> Phrase {
    part(min(range.lowerBound + count, range.upperBound)..<range.upperBound)
  }

  /// Up to the first `character` outside quotes, and from behind it.
  func cut(at character: Character) -> (before: Phrase, after: Phrase)? {
    guard let index = range.first(where: { line.characters[$0] == character && !line.isShielded[$0] })
    else { return nil }
    return (part(range.lowerBound..<index), part((index + 1)..<range.upperBound))
  }

  /// The parts between the `separator`s outside quotes.
  func parts(at separator: Character) -> [Phrase] { parts { $0.cut(at: separator) } }

  /// The parts between the words that are `separator`.
  func parts(atWord separator: String) -> [Phrase] {
    parts { phrase in phrase.cut(atKeyword: separator).map { ($0.before, $0.after) } }
  }

  private func parts(_ cut: (Phrase) -> (before: Phrase, after: Phrase)?) -> [Phrase] {
    var parts: [Phrase] = []
    var rest = self
    while let found = cut(rest) {
      parts.append(found.before)
      rest = found.after
    }
    return parts + [rest]
  }

  /// Up to the first of the keywords, one or more words each, and from behind it.
  func cut(atKeyword keyword: String) -> (before: Phrase, keyword: Phrase, after: Phrase)? {
    let wanted = keyword.split(separator: " ").map(String.init)
    let words = words
    guard words.count >= wanted.count else { return nil }
    for index in 0...(words.count - wanted.count) {
      let here = words[index..<(index + wanted.count)]
      guard zip(here, wanted).allSatisfy({ $0.lowercased == $1 }) else { continue }
      let found = part(words[index].range.lowerBound..<words[index + wanted.count - 1].range.upperBound)
      return (before(found), found, after(found))
    }
    return nil
  }

  /// The phrase without `character` at its end.
  func dropping(last character: Character) -> Phrase {
    range.last.map { line.characters[$0] == character } ?? false
      ? part(range.lowerBound..<(range.upperBound - 1)) : self
  }

  /// The whole number that it is.
  var number: Int? { text.utf8.allSatisfy { (48...57).contains($0) } ? Int(text) : nil }
}
