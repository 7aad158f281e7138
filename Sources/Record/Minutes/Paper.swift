import Text

/// A text of 80 columns on pages of 60 lines, each page headed alike; a preview may be narrower.
struct Paper {
  static let length = 60
  /// Where the text of an entry begins, behind its label.
  static let margin = 14

  /// The columns.
  var width = 80
  /// Lines that belong together, not parted between pages where they fit on one.
  private var blocks: [[String]] = []
  /// A heading waits for what it stands over.
  private var heading: [String] = []

  /// A heading, kept on the page of what follows it.
  mutating func head(_ text: String) {
    heading = [""] + wrap(text, to: width)
  }

  /// Adds lines that belong together.
  mutating func add(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    blocks.append(heading + lines)
    heading = []
  }

  /// Adds a sentence across the page.
  mutating func add(sentence: String) { add(wrap(sentence, to: width)) }

  /// Adds an entry: a label, and sentences behind it of which each begins a line.
  mutating func add(_ label: String, _ sentences: [String]) { add(entry(label, sentences)) }

  /// The lines of an entry; a label longer than the margin stands on lines of its own.
  func entry(_ label: String, _ sentences: [String], margin: Int = Paper.margin) -> [String] {
    let blank = String(repeating: " ", count: margin)
    var lines = sentences.flatMap { wrap($0, to: width - margin) }.map { $0.isEmpty ? "" : blank + $0 }
    if Text.width(of: label) < margin, let first = lines.first, !first.isEmpty {
      lines[0] = padded(label, to: margin) + first.dropFirst(margin)
    } else {
      lines = wrap(label, to: width) + lines
    }
    return lines
  }

  /// All lines on one endless page.
  var lines: [String] { Array(blocks.joined().drop { $0.isEmpty }) }

  // MARK: - Pages

  /// The pages as bytes, a form feed between them; each begins with a line about the whole and its number.
  func bytes(of reference: String, fingerprint: String, isRehearsal: Bool) -> [UInt8] {
    let pages = pages
    let digits = Array(display(fingerprint))
    let groups = stride(from: 0, to: digits.count, by: 4).map {
      String(digits[$0..<min($0 + 4, digits.count)])
    }
    var text = ""
    for (index, page) in pages.enumerated() {
      let tail =
        " · page \(index + 1) of \(pages.count)"
        + (groups.isEmpty ? "" : " · fingerprint \(groups.joined(separator: " "))")
        + (isRehearsal ? " · REHEARSAL" : "")
      let head = cut(display(reference), to: max(1, width - Text.width(of: tail))) + tail
      if index > 0 { text += "\u{0C}" }
      text += head + "\n\n" + page.map { $0 + "\n" }.joined()
    }
    return Array(text.utf8)
  }

  private var pages: [[String]] {
    let room = Paper.length - 2
    var pages: [[String]] = []
    var page: [String] = []
    func turn() {
      if !page.isEmpty { pages.append(page) }
      page = []
    }
    for block in blocks {
      if page.count + block.count > room, !page.isEmpty, block.count <= room || room - page.count < 8 {
        turn()
      }
      // A page does not begin with the blank line over a heading.
      for line in block where !(page.isEmpty && line.isEmpty) {
        if page.count == room { turn() }
        page.append(line)
      }
    }
    turn()
    return pages.isEmpty ? [[]] : pages
  }
}
