import Foundation
import JSON
import Testing

@Suite("The record of the Ashdown meeting")
struct AshdownRecordTests {
  @Test(
    "its minutes say what a court will look for",
    arguments: [
      "Quorum 10:30 INQUORATE 2 of 3, without Health; 10:41 QUORATE 3 of 3; 11:05 INQUORATE 2 of 3, without Health.",
      "Decided 11:07, INQUORATE 2 of 3, without Health.",
      "Decided 11:12, INQUORATE 2 of 3, without Health.",
      "TAKEN WITHOUT Health: Dean is back tonight. Its information is asked for by Ines Okafor, Social care, by Thu 19 Nov 14:00. Further discussion: Fri 20 Nov 15:00.",
      "Health (Nuala Byrne) agrees 11:05, before the decision",
      "Health (Nuala Byrne) disagrees 11:05, before the decision",
      "\"no concern has been observed for Theo\"",
      "\"no offence disclosed, single agency at most\"",
      "Escalated 11:12 to line managers: DI P Shah and K Lowe, by Thu 19 Nov 16:00.",
      "Sent information in writing 09:40: informs, does not count.",
      "SAFETY 0-10, offered as practice",
      "Health (Nuala Byrne): 6, mother engages with services; revised 11:04 to 4",
      "Health (Nuala Byrne): 7, no concern observed for him",
      "Spread 4, from 2 to 6; furthest from the rest: Health (Nuala Byrne).",
      "Spread 4, from 3 to 7; furthest from the rest: Health (Nuala Byrne).",
      "the record to everybody invited, by Sat 21 Nov 11:35",
      "the initial child protection conference, by the end of Thu 10 Dec",
      "the written medical report, by the end of Sun 29 Nov",
      "aunt Gemma Ashdown's, 3 Weir Lane; with Gemma Ashdown; arrangement: the mother's agreement; checked by EDT",
      "If Dean returns or consent is refused: legal advice on an emergency protection order",
      "not before the interview, because he may contact Dean [not for the family]",
      "[private, for its agency only]: GP record: mother has low mood, sertraline since July",
      "1 act was taken back; the journal keeps them.",
    ])
  func minutes(sentence: String) throws {
    #expect(try flowing("minutes.txt").contains(sentence))
  }

  @Test("its list of actions has all eight, with owner, time and purpose")
  func actions() throws {
    let actions = try flowing("actions.txt")
    for text in [
      "Health's information and its view on the medical", "See Maya alone at school",
      "Book the medicals for both children", "Nursery's information and its log of collections",
      "Trace Craig Doyle", "Speak to Jade Marsh", "legal advice on an emergency protection order",
      "The paediatrician's findings",
    ] {
      #expect(actions.contains(text))
    }
    #expect(actions.contains("Ines Okafor, Social care; by Thu 19 Nov 13:30; for her own account"))
  }

  @Test("no statement but Theo's own tells of his scores, his decision or who disagreed on it")
  func statements() throws {
    let lines = try Ashdown.record("statements.jsonl").split(separator: "\n")
    let aboutTheo = [
      "too young to tell", "in the same household", "no concern observed for him",
      "lives in the same household",
      "no concern has been observed for Theo", "no offence disclosed",
    ]
    var told: Set<String> = []
    for line in lines {
      let value = try #require(try JSON(reading: Array(line.utf8)).array?.last)
      let found = aboutTheo.filter { line.contains($0) }
      told.formUnion(found)
      if !found.isEmpty { #expect(value.children == ["Theo"], "\(line)") }
      if value.children == ["Maya"] { #expect(!line.contains("Theo"), "\(line)") }
    }
    #expect(told == Set(aboutTheo))
  }

  @Test("each score, each scale and each decision is a statement about one child alone")
  func oneChild() throws {
    for kind in ["/scores/", "/scaling/", "/decisions/"] {
      let lines = try Ashdown.record("statements.jsonl").split(separator: "\n").filter { $0.contains(kind) }
      #expect(!lines.isEmpty)
      for line in lines {
        #expect(try JSON(reading: Array(line.utf8)).array?.last?.children.count == 1, "\(line)")
      }
    }
  }

  @Test("sha256sum alone proves that it is whole")
  func sums() throws {
    let desk = try Ashdown.held.get().desk
    let folder = try desk.recordFolder(of: Ashdown.reference)
    let check = try desk.start([
      "sh", "-c", #"cd "$0" && sha256sum --strict --quiet -c SEALED MANIFEST.sha256"#, folder,
    ])
    #expect(check.status == 0, "\(check.errors)")
  }

  @Test("the journal is the same, captured all at once or a time at a time")
  func anyNumberOfRuns() throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    try Ashdown.captureWhole(at: desk)
    try Ashdown.close(at: desk)
    let whole = try desk.record(of: Ashdown.reference, "journal.jsonl")
    #expect(try nameless(whole) == nameless(try Ashdown.record("journal.jsonl")))
  }

  /// The file without its page feet and line breaks: a sentence may run over both.
  private func flowing(_ name: String) throws -> String {
    try Ashdown.record(name).split(separator: "\n").filter { !$0.contains(" · page ") }
      .flatMap { $0.split(separator: " ") }.joined(separator: " ")
  }

  /// A journal whose random keys and digests are numbered as they come.
  private func nameless(_ journal: String) throws -> [JSON] {
    var numbers: [Substring: Int] = [:]
    return try journal.split(separator: "\n").map { line in
      let text = line.split(separator: "\"", omittingEmptySubsequences: false).map { word in
        guard word.utf8.count >= 32, word.allSatisfy(\.isHexDigit) else { return String(word) }
        let number = numbers[word] ?? numbers.count
        numbers[word] = number
        return "#\(number)"
      }.joined(separator: "\"")
      return ordered(try JSON(reading: Array(text.utf8)))
    }
  }

  /// Lists by child stand in the order of their random keys: here in that of the children.
  private func ordered(_ json: JSON) -> JSON {
    switch json {
    case .array(let items):
      .array(items.map(ordered).sorted { ($0["child"]?.string ?? "") < ($1["child"]?.string ?? "") })
    case .object(let members): .object(members.map { JSON.Member($0.name, ordered($0.value)) })
    case .null, .bool, .int, .string: json
    }
  }
}

extension JSON {
  /// The children that a statement names.
  fileprivate var children: [String] { items("children").compactMap(\.string) }
}
