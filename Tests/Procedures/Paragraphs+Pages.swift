import Calendar
import Pages
import Procedures

extension Paragraphs {
  /// What the text's page is called: `Gloucestershire`, `WorkingTogether`.
  var pageName: String { procedure.header.name.filter { $0 != " " } }

  /// The page of one text: each paragraph in its order.
  var page: String {
    let header = procedure.header
    return """
      # \(header.name), paragraph by paragraph

      Where each paragraph of its text lives in the program, or why it is no rule.

      ## Overview

      The text is “\(header.title)”: \(header.issuer), \(edition). It stands in the program as `\(header.id).yaml`.
      \(counted). <doc:Sources> says how a row is read.

      \(table(["paragraph", "about", "where it lives"], rows.map { [$0.place, $0.about, lives($0)] }))

      """
  }

  /// The page that counts all texts, says how a row is read, and lists what cannot be said yet.
  static func overview(_ texts: [Paragraphs]) -> String {
    let counts: [[Int]] = texts.map { [$0.rows.count] + $0.counts }
    let sums: [Int] = counts.reduce(into: [Int](repeating: 0, count: countNames.count + 1)) { sums, row in
      for (column, count) in row.enumerated() { sums[column] += count }
    }
    let names: [String] = texts.map { "<doc:\($0.pageName)>" } + ["all five"]
    let rows: [[String]] = zip(names, counts + [sums]).map { name, row in [name] + row.map(String.init) }
    let open = texts.flatMap { text in
      text.rows.filter(\.isOpen).map {
        [text.procedure.header.short, $0.place, $0.about, $0.why?.text ?? ""]
      }
    }
    return """
      # Each paragraph of the five texts

      Where each paragraph of each procedure's text lives in the program, or why it is no rule.

      ## Overview

      The five texts have \(sums[0]) paragraphs. Each stands in a table with its heading and number, what it is
      about in our own words, and where it lives. The texts themselves are their issuers' and are not copied here.
      <doc:FiveProcedures> shows what comes of them for one case.

      The pages are written by a test of the program and never by hand. It fails where a paragraph names an entry
      that is not in the procedure, where an entry rests on a heading of which no paragraph names it, and where a
      page is stale.

      \(table(["text", "paragraphs"] + countNames, rows))

      ## How a row is read

      A number without a sign is that of a point or bullet under the heading, counted from its first; `¶2` is the
      second paragraph under it that is no bullet. A letter is a part of a paragraph that says several things. What
      leads into a list is counted and has no row of its own. In Devon's text, where only some points have numbers,
      a bullet without one counts as a paragraph.

      **Where it lives** names entries of the procedure's file, by kind and id: `slot police`, `question alone`,
      `rule medical.doctor`. A `slot` is a place to be filled, an `item` one of the agenda with what is asked aloud
      under it, a `prompt` one on risk, a `circumstance` a fact that is asked and switches rules on, a `happening`
      something that is reported from outside. `header`, `chair`, `minute-taker`, `scale` and `actions` are there
      once. What is inherited from the national text is named too; a rule that the area has switched off says so.

      Where no entry holds a paragraph, the row says why:

      - *background*: it asks nothing of anybody;
      - *the same as* another paragraph;
      - *outside the meeting*: it is asked of somebody at another time or place;
      - *in every meeting*: the program keeps it under every procedure, so no file says it;
      - *not yet*: it cannot be said yet.

      ## What cannot be said yet

      \(open.isEmpty ? "Nothing." : table(["text", "paragraph", "about", "what is missing"], open))

      """
  }

  private static let countNames = [
    "in an entry", "background", "the same as another", "outside the meeting", "in every meeting", "not yet",
  ]

  /// How many paragraphs live in an entry, then how many give which reason; a few do both.
  private var counts: [Int] {
    func because(_ isSo: (Why) -> Bool) -> Int { rows.count { $0.why.map(isSo) ?? false } }
    return [
      rows.count { !$0.entries.isEmpty }, because { if case .background = $0 { true } else { false } },
      because { if case .same = $0 { true } else { false } },
      because { if case .outside = $0 { true } else { false } },
      because { if case .inEveryMeeting = $0 { true } else { false } }, rows.count(where: \.isOpen),
    ]
  }

  private var counted: String {
    let others = zip(Self.countNames, counts).dropFirst().filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }
    return "Of its \(rows.count) paragraphs \(counts[0]) live in an entry; "
      + "of the others, or of a part, the row says why (\(others.joined(separator: ", ")))"
  }

  private var edition: String {
    let header = procedure.header
    let revision = header.revision.first?.isNumber == true ? "revision \(header.revision)" : header.revision
    return revision + (header.date.map { " of \($0.full)" } ?? "")
      + (header.basedOn.map { ", based on \($0)" } ?? "")
  }

  /// Where a paragraph lives, and why not elsewhere.
  private func lives(_ row: Row) -> String {
    let off = Set(procedure.rules.filter(\.value.isOff).map { "rule \($0.key)" })
    let entries = row.entries.map { off.contains($0) ? "`\($0)` (off)" : "`\($0)`" }
    return [entries.joined(separator: ", "), row.why?.text ?? ""].filter { !$0.isEmpty }
      .joined(separator: "; ")
  }
}

extension Paragraphs.Row {
  /// Whether it cannot be said yet, or not wholly.
  var isOpen: Bool { if case .notYet = why { true } else { false } }
}
