import Foundation
import Procedures
import Testing

/// The table of one text's paragraphs, `Paragraphs/ID.tsv`: a line for each, in the text's order.
struct Paragraphs {
  /// A paragraph: its heading and number, what it is about, where it lives, or why it is no rule.
  struct Row {
    var place: String
    var about: String
    var entries: [String]
    var why: Why?

    /// Whether it is under the heading that a citation names, or is the very point of it that is named.
    func stands(under cited: String) -> Bool {
      guard place.hasPrefix(cited) else { return false }
      let rest = place.dropFirst(cited.count)
      return rest.allSatisfy(\.isLetter) || rest.hasPrefix(" ¶") || rest.firstMatch(of: /^ [0-9]/) != nil
    }
  }

  /// Why a paragraph lives in no entry, or not wholly.
  enum Why: Hashable {
    case background
    case same(String)
    case outside(String)
    case inEveryMeeting(String)
    case notYet(String)

    init?(_ text: String) {
      func rest(_ beginning: String) -> String? {
        text.hasPrefix(beginning) ? String(text.dropFirst(beginning.count)) : nil
      }
      if text == "background" {
        self = .background
      } else if let place = rest("the same as ") {
        self = .same(place)
      } else if let words = rest("outside the meeting: ") {
        self = .outside(words)
      } else if let words = rest("in every meeting: ") {
        self = .inEveryMeeting(words)
      } else if let words = rest("not yet: ") {
        self = .notYet(words)
      } else {
        return nil
      }
    }

    /// Whether the paragraph asks nothing of the meeting that is not asked elsewhere.
    var isOfNoRule: Bool {
      switch self {
      case .background, .same: true
      case .outside, .inEveryMeeting, .notYet: false
      }
    }

    var text: String {
      switch self {
      case .background: "background"
      case .same(let place): "the same as \(place)"
      case .outside(let words): "outside the meeting: \(words)"
      case .inEveryMeeting(let words): "in every meeting: \(words)"
      case .notYet(let words): "**not yet**: \(words)"
      }
    }
  }

  let procedure: Procedure
  let rows: [Row]

  init(_ id: String) throws {
    procedure = try Library.resolve(id, directories: []).procedure
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Paragraphs/\(id).tsv")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    try #require(lines.first == "place\tabout\tlives in\twhy not")
    rows = try lines.dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(cells.count == 4, "\(line)")
      let why = Why(cells[3])
      try #require(cells[3].isEmpty || why != nil, "\(line)")
      let entries = cells[2].isEmpty ? [] : cells[2].components(separatedBy: "; ")
      return Row(place: cells[0], about: cells[1], entries: entries, why: why)
    }
  }
}
