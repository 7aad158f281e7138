import Calendar
import JSON
import Journal
import Meeting
import Testing

@Suite("An event and its line")
struct EntryTests {
  @Test("the kept journal of every kind is read, and written again byte for byte")
  func kept() throws {
    let kept = try file("Tests/Journals/v1/every-kind.jsonl")
    let (entries, chain) = try Chain.verify(kept)
    let again = entries.map { Entry(event: $0.event, seq: $0.seq, prev: $0.prev) }
    #expect(again.flatMap(\.bytes) == kept)
    #expect(chain.count == entries.count)
    #expect(Set(entries.map { Kind(of: $0.event.act) }) == Set(Kind.allCases))
  }

  @Test("the kept journal is read as the events that were written")
  func meant() throws {
    let (entries, _) = try Chain.verify(try file("Tests/Journals/v1/every-kind.jsonl"))
    for (read, meant) in zip(entries, try Samples.entries()) { #expect(read == meant) }
    #expect(entries.count == (try Samples.entries().count))
  }

  @Test("a line is JSON with its members in the fixed order")
  func order() throws {
    let entry = try #require(try Samples.entries().first { $0.event.on != nil && $0.event.share != nil })
    let members = try JSON(reading: entry.bytes).members ?? []
    let envelope = ["v", "seq", "prev", "id", "at", "by", "kind", "on", "share"]
    #expect(members.map(\.name).starts(with: envelope))
  }

  @Test("every character comes back, also those that JSON has to escape")
  func characters() throws {
    let controls = String(String.UnicodeScalarView((0..<0x20).compactMap(Unicode.Scalar.init)))
    for text in [controls, "\u{7F}\"\\/ é e\u{301} \u{301}", "\u{2028}\u{FFFF}\u{10FFFF}👩‍👩‍👧", ""] {
      let saying = Saying(voice: nil, text: text)
      let event = Event(
        id: .fresh(), at: Instant(seconds: 0), by: Author(seat: .room, person: text, login: ""),
        share: .after(text), act: .said(saying))
      let read = try Entry(reading: Entry(event: event, seq: 1, prev: .none).bytes, line: 1).event
      #expect(read == event)
      guard case .said(let back) = read.act else { throw Unexpected() }
      #expect(back.text.utf8.elementsEqual(text.utf8))
    }
  }

  @Test("a new name is 32 hexadecimal digits, and another one each time")
  func names() {
    let names = (0..<100).map { _ in EventID.fresh().text }
    #expect(Set(names).count == 100)
    #expect(names.allSatisfy { Hex.bytes($0)?.count == 16 })
  }

  @Test("no byte of a line can be changed into another journal with the same links")
  func flips() throws {
    let entries = try Samples.entries()
    for entry in entries.prefix(1) + entries.suffix(1) {
      for index in entry.bytes.indices {
        var bytes = entry.bytes
        bytes[index] ^= 1
        guard let read = try? Entry(reading: bytes, line: entry.seq) else { continue }
        #expect(read.digest != entry.digest)
        #expect(Entry(event: read.event, seq: read.seq, prev: read.prev).bytes == bytes)
      }
    }
  }

  @Test("a line that ends early is damaged at every length")
  func short() throws {
    for entry in try Samples.entries().prefix(20) {
      for count in entry.bytes.indices {
        #expect(throws: JournalError.self) { try Entry(reading: Array(entry.bytes.prefix(count)), line: 1) }
      }
    }
  }
}

private struct Unexpected: Error {}

// MARK: - What is refused

@Suite("A line that is not taken says where and why")
struct RefusalTests {
  private func began() -> String {
    let event = Event(
      id: EventID("e"), at: Instant(seconds: 0), by: Author(seat: .chair, person: "A", login: "a"),
      act: .itemOpened("history"))
    return String(decoding: Entry(event: event, seq: 1, prev: .none).bytes, as: UTF8.self)
  }

  @Test(
    "what only a newer version writes is told apart from damage",
    arguments: [
      (#"{"v":1"#, #"{"v":2"#, "v"),
      (#""kind":"item opened""#, #""kind":"item renamed""#, "kind"),
      (#""item":"history""#, #""item":"history","mood":"tense""#, "mood"),
      (#""login":"a""#, #""login":"a","host":"b""#, "by.host"),
      (#""seat":"chair""#, #""seat":"gallery""#, "by.seat"),
      (#""kind":"item opened","#, #""kind":"item opened","share":"soon","#, "share"),
    ])
  func newer(_ from: String, _ to: String, _ member: String) throws {
    let error = try refusal(of: from, to)
    #expect(error.isNewer)
    #expect(error.description.hasPrefix("journal line 1, \(member): "))
  }

  @Test(
    "damage names the line and the member",
    arguments: [
      (#"{"v":1"#, #"{"v":0"#, "v"),
      (#"{"v":1"#, #"{"v":01"#, "v"),
      (#"{"v":1"#, #"{"v":1.0"#, "seq"),
      (#"{"v":1"#, #"{ "v":1"#, "v"),
      (#""seq":1"#, #""seq":0"#, "seq"),
      (#""seq":1"#, #""seq":01"#, "seq"),
      (#""seq":1"#, #""seq":-0"#, "seq"),
      (#""seq":1"#, #""seq":-"#, "seq"),
      (#""seq":1"#, #""seq":9223372036854775808"#, "seq"),
      (#""seq":1"#, #""seq":-9223372036854775809"#, "seq"),
      (#"Z","by""#, #"Z\u0000","by""#, "at"),
      (#"Z","by""#, #"Z,"by""#, "at"),
      (#""prev":"0"#, #""prev":"G"#, "prev"),
      (#""id":"e""#, #""id":7"#, "id"),
      (#""id":"e""#, #""id":"\u0041""#, "id"),
      (#""id":"e""#, #""id":"\/""#, "id"),
      (#""id":"e""#, "\"id\":\"\u{1}\"", "id"),
      (#"00:00:00Z"#, #"00:00:60Z"#, "at"),
      (#""at":"1970"#, #""on":"x","at":"1970"#, "at"),
      (#""person":"A","login":"a""#, #""login":"a","person":"A""#, "by.person"),
      (#""item":"history""#, #""item":"history","item":"history""#, "item"),
      (#""item":"history""#, #""item":"history","on":"x""#, "on"),
      (#","item":"history""#, "", "item"),
      (#""item":"history""#, #""item":"history" "#, ""),
      ("}\n", "}", ""),
      ("}\n", "}\n\n", ""),
      ("}\n", "}\r\n", ""),
    ])
  func damaged(_ from: String, _ to: String, _ member: String) throws {
    let error = try refusal(of: from, to)
    #expect(!error.isNewer)
    #expect(error.description.hasPrefix(member.isEmpty ? "journal line 1: " : "journal line 1, \(member): "))
  }

  @Test("bytes that are not UTF-8 are damage")
  func invalid() throws {
    var bytes = Array(began().utf8)
    let place = try #require(bytes.firstIndex(of: UInt8(ascii: "h")))
    bytes[place] = 0xFF
    #expect(throws: JournalError.self) { try Entry(reading: bytes, line: 1) }
  }

  private func refusal(of from: String, _ to: String) throws -> JournalError {
    let text = began()
    let range = try #require(text.utf8.firstRange(of: Array(from.utf8)))
    let changed =
      Array(text[..<range.lowerBound].utf8) + Array(to.utf8) + Array(text[range.upperBound...].utf8)
    return try #require(throws: JournalError.self) { try Entry(reading: changed, line: 1) }
  }
}
