/// A pasted text on its way: what stands between the marks that a terminal puts around it.
struct Paste {
  /// The most bytes that are kept.
  static let limit = 65_536
  static let start = Array("\u{1B}[200~".utf8)
  static let end = Array("\u{1B}[201~".utf8)

  private var content: [UInt8] = []
  private var dropped = 0
  /// How much of the mark at its end has come.
  private var matched = 0
  /// Whether the mark at its end has come, and nothing has shown that it stood in the text.
  var isEnded = false

  /// Whether the last bytes may begin the mark at its end.
  var mayEnd: Bool { matched > 0 }

  /// Takes the next byte; true when it completes the mark at the end.
  mutating func take(_ byte: UInt8) -> Bool {
    if byte == Self.end[matched] {
      matched += 1
      guard matched == Self.end.count else { return false }
      matched = 0
      isEnded = true
      return true
    }
    add(Self.end[..<matched])
    matched = byte == Self.end[0] ? 1 : 0
    if matched == 0 { add(CollectionOfOne(byte)) }
    return false
  }

  /// Adds bytes that turned out to belong to it, and before them the mark that only seemed to end it.
  mutating func reopen(with bytes: some Collection<UInt8>) {
    if isEnded { add(Self.end) }
    isEnded = false
    add(bytes)
  }

  /// Adds bytes that hold no beginning of the mark.
  mutating func add(_ bytes: some Collection<UInt8>) {
    let room = Self.limit - content.count
    content += bytes.prefix(room)
    dropped += max(0, bytes.count - room)
  }

  /// The text, and how many bytes of it were left out; nil where nothing was pasted.
  var input: Input? {
    guard !content.isEmpty else { return nil }
    var kept = content[...]
    // What was cut off within a character is not what was pasted.
    if dropped > 0 { kept = kept.dropLast(unfinishedUTF8(kept)) }
    let text = String(decoding: kept, as: UTF8.self).unicodeScalars
    var lines = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text {
      if scalar != "\n" || previous != "\r" { lines.append(scalar == "\r" ? "\n" : scalar) }
      previous = scalar
    }
    return .paste(String(lines), dropped: dropped + content.count - kept.count)
  }
}

/// How many bytes at the end begin a character of UTF-8 that has not come whole.
func unfinishedUTF8(_ bytes: some BidirectionalCollection<UInt8>) -> Int {
  for (back, byte) in bytes.suffix(3).reversed().enumerated() {
    switch byte {
    case 0x80...0xBF: continue
    case 0xC2...0xDF: return back < 1 ? back + 1 : 0
    case 0xE0...0xEF: return back < 2 ? back + 1 : 0
    case 0xF0...0xF4: return back < 3 ? back + 1 : 0
    default: return 0
    }
  }
  return 0
}
