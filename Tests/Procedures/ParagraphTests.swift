import Foundation
import Pages
import Procedures
import Testing

/// Every paragraph of the five texts, and where it lives: the tables beside, and the pages made from them.
@Suite("Each paragraph of a text lives in its procedure, or says why it is no rule")
struct ParagraphTests {
  /// How many paragraphs each text has, as they were counted when the texts were read for the program.
  static let counts = [
    ("working-together", 35), ("bedford", 62), ("liverpool", 62), ("gloucestershire", 106), ("devon", 28),
  ]

  @Test("is there, each once", arguments: counts)
  func number(id: String, count: Int) throws {
    let rows = try Paragraphs(id).rows
    #expect(rows.count == count)
    #expect(Set(rows.map(\.place)).count == count)
  }

  @Test("is told in a few words of our own", arguments: counts.map(\.0))
  func words(id: String) throws {
    for row in try Paragraphs(id).rows {
      #expect((1...12).contains(row.about.split(separator: " ").count), "\(row.place): \(row.about)")
    }
  }

  @Test("names entries that there are, or a reason that holds", arguments: counts.map(\.0))
  func livesSomewhere(id: String) throws {
    let paragraphs = try Paragraphs(id)
    let known = Set(paragraphs.procedure.entries.map(\.name))
    let places = Set(paragraphs.rows.map(\.place))
    for row in paragraphs.rows {
      #expect(!row.entries.isEmpty || row.why != nil, "\(row.place) lives nowhere and says not why")
      for entry in row.entries { #expect(known.contains(entry), "\(row.place): no \(entry)") }
      guard let why = row.why else { continue }
      if case .same(let place) = why { #expect(places.contains(place) && place != row.place, "\(row.place)") }
      if why.isOfNoRule {
        #expect(row.entries.isEmpty, "\(row.place) is no rule and lives in \(row.entries)")
      }
    }
  }

  @Test("is named by whatever rests on its heading", arguments: counts.map(\.0))
  func nothingRestsOnAir(id: String) throws {
    let paragraphs = try Paragraphs(id)
    for entry in paragraphs.procedure.entries {
      for cite in entry.cites where cite.basis == .procedure {
        #expect(
          paragraphs.rows.contains { $0.entries.contains(entry.name) && $0.stands(under: cite.place) },
          "\(entry.name) rests on \(cite), of which no paragraph names it")
      }
    }
  }

  @Test("stands on the page of its text", arguments: counts.map(\.0))
  func page(id: String) throws {
    let paragraphs = try Paragraphs(id)
    try expectPage(paragraphs.page, paragraphs.pageName)
  }

  @Test("is counted on the page of all texts")
  func overview() throws {
    try expectPage(Paragraphs.overview(try Self.counts.map { try Paragraphs($0.0) }), "Sources")
  }
}

// MARK: - What a procedure holds

/// An entry of a procedure as a table of paragraphs names it, and what it rests on.
struct NamedEntry {
  var name: String
  /// None where it is of our own making: a happening, the header.
  var cites: [Citation]
}

extension Procedure {
  /// Everything in it that a paragraph can live in.
  var entries: [NamedEntry] {
    func named(_ kind: String, _ id: String, _ cites: Citation...) -> NamedEntry {
      NamedEntry(name: "\(kind) \(id)", cites: cites)
    }
    var entries = [
      NamedEntry(name: "header", cites: []),
      NamedEntry(name: "chair", cites: [chair.cite] + chair.required.map(\.cite)),
      NamedEntry(name: "scale", cites: [scale.cite]), NamedEntry(name: "actions", cites: [actions.cite]),
    ]
    entries += minuteTaker.map { [NamedEntry(name: "minute-taker", cites: [$0.cite])] } ?? []
    entries += triggers.map { named("trigger", $0.id, $0.cite) }
    entries += slots.map { named("slot", $0.id, $0.cite) }
    entries += agenda.map { named("item", $0.id, $0.cite) }
    entries += (prompts.first + prompts.review).map { named("prompt", $0.id, $0.cite) }
    entries += circumstances.map { named("circumstance", $0.id, $0.cite) }
    entries += questions.map { named("question", $0.id, $0.cite) }
    entries += decisions.map { named("decision", $0.id, $0.cite) }
    entries += timescales.map { named("timescale", $0.id, $0.cite) }
    entries += ladders.map { named("ladder", $0.purpose.rawValue, $0.cite) }
    entries += duties.map { named("duty", $0.id, $0.cite) }
    entries += rules.sorted { $0.key < $1.key }.map { named("rule", $0.key, $0.value.cite) }
    entries += happenings.map { NamedEntry(name: "happening \($0.id)", cites: []) }
    return entries
  }
}
