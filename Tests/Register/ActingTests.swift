import Calendar
import Foundation
import JSON
import Journal
import Meeting
import Register
import Testing

@Suite("Acting on a meeting")
struct ActingTests {
  @Test("a meeting is convened, acted on, listed, and read again as it was")
  func whole() throws {
    let practice = try Practice()
    let register = practice.register
    var log = try register.convene("SD-1")
    _ = try register.convene("SD-2")
    let events = try register.act(on: &log, at: start.adding(seconds: 60), by: chair) { _ in
      [Draft(id: EventID("x"), act: .began), saying("the inhaler")]
    }
    #expect(events.map(\.act).first == .began)
    #expect(log.proceedings.meeting.state == .live)
    let read = try practice.again().open("SD-1")
    #expect(read.proceedings == log.proceedings)
    try expectReplay(log, of: register)
    #expect(try register.references() == ["SD-2", "SD-1"])
    let listed = try #require(try register.list().last)
    #expect(listed.state == "live")
    #expect(listed.procedure == "working-together")
    #expect(listed.convened == start)
    #expect(listed.updated == start.adding(seconds: 60))
    #expect(listed.summary == ["sayings": 1])
  }

  @Test("the rules of a meeting are kept under their digest")
  func procedure() throws {
    let practice = try Practice()
    _ = try practice.register.convene("SD-1")
    _ = try practice.register.convene("SD-2")
    #expect(try practice.register.procedure(rules.digest) == rules)
    #expect(try practice.register.procedure("none") == nil)
  }

  @Test("a reference that is taken, unknown or no name of a file is refused")
  func references() throws {
    let practice = try Practice()
    _ = try practice.register.convene("SD-1")
    #expect(throws: RegisterError.exists(reference: "SD-1")) { try practice.register.convene("SD-1") }
    #expect(throws: RegisterError.noMeeting(reference: "SD-9")) { try practice.register.open("SD-9") }
    #expect(throws: RegisterError.noMeeting(reference: "SD-9")) { try practice.register.lines("SD-9") }
    for name in ["", "../x", "a b", "a.chair", "é", String(repeating: "x", count: 65)] {
      #expect(throws: RegisterError.self) { try practice.register.convene(name) }
    }
    let other = convening("SD-3", digest: "another")
    #expect(throws: RegisterError.self) {
      try practice.register.convene(reference: "SD-3", procedure: rules, events: [other])
    }
    #expect(try practice.register.references() == ["SD-1"])
  }

  @Test("what is refused on the new state leaves nothing behind, and the error comes through")
  func refused() throws {
    struct No: Error {}
    let practice = try Practice()
    var log = try practice.register.convene("SD-1")
    let before = log.proceedings
    #expect(throws: No.self) {
      try practice.register.act(on: &log, at: start, by: chair) { _ in throw No() }
    }
    #expect(log.proceedings == before)
    try expectReplay(log, of: practice.register)
  }

  @Test("drafts that are handed in twice are written once")
  func twice() throws {
    let practice = try Practice()
    var log = try practice.register.convene("SD-1")
    let drafts = [saying("one"), saying("two")]
    let first = try practice.register.act(on: &log, at: start, by: chair) { _ in drafts }
    let second = try practice.register.act(on: &log, at: start.adding(seconds: 9), by: chair) { _ in drafts }
    #expect(first == second)
    #expect(log.chain.count == 3)
    try expectReplay(log, of: practice.register)
  }

  @Test("a clock that goes backwards does not take the journal with it")
  func clock() throws {
    let practice = try Practice()
    var log = try practice.register.convene("SD-1")
    var times: [Instant] = []
    for seconds in [60, 30, 90] {
      times += try practice.register.act(on: &log, at: start.adding(seconds: seconds), by: chair) { _ in
        [saying("at \(seconds)")]
      }.map(\.at)
    }
    #expect(times == [60, 60, 90].map { start.adding(seconds: $0) })
  }

  @Test("the same id in another meeting is refused, and nothing of the act stays")
  func foreignID() throws {
    let practice = try Practice()
    var one = try practice.register.convene("SD-1")
    var other = try practice.register.convene("SD-2")
    let draft = saying("once")
    try practice.register.act(on: &one, at: start, by: chair) { _ in [draft] }
    #expect(throws: RegisterError.self) {
      try practice.register.act(on: &other, at: start, by: chair) { _ in [saying("before"), draft] }
    }
    #expect(other.chain.count == 1)
    try expectReplay(other, of: practice.register)
  }

  @Test(
    "entries, procedures and meetings cannot be changed or deleted, by whatever program",
    arguments: [
      "UPDATE entries SET line = x'00'", "DELETE FROM entries", "DELETE FROM meetings",
      "DELETE FROM procedures",
      "UPDATE procedures SET yaml = x'00'", "UPDATE meetings SET reference = 'x'",
      "INSERT INTO entries VALUES (1, 3, 'gap', x'00')",
      "INSERT OR REPLACE INTO entries VALUES (1, 1, 'over', x'00')",
    ])
  func triggers(_ statement: String) throws {
    let practice = try Practice()
    let log = try practice.register.convene("SD-1")
    #expect(try practice.sql(statement).hasPrefix("refused: "))
    try expectReplay(log, of: practice.register)
  }

  @Test("an act touches the file that its meeting's other seat watches, and no other")
  func wakes() throws {
    let practice = try Practice()
    var log = try practice.register.convene("SD-1")
    _ = try practice.register.convene("SD-2")
    let live = practice.register.livePath
    let past = Date(timeIntervalSince1970: 1)
    for name in ["SD-1", "SD-2"] {
      try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: live + "/" + name)
    }
    try practice.register.act(on: &log, at: start, by: chair) { _ in [saying("wake")] }
    func touched(_ name: String) throws -> Bool {
      try FileManager.default.attributesOfItem(atPath: live + "/" + name)[.modificationDate] as? Date != past
    }
    #expect(try touched("SD-1"))
    #expect(try !touched("SD-2"))
    let mode = try FileManager.default.attributesOfItem(atPath: live + "/SD-1")[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("words are found in the events that hold all of them, the newest first")
  func search() throws {
    let practice = try Practice()
    var one = try practice.register.convene("SD-1")
    var other = try practice.register.convene("SD-2")
    try practice.register.act(on: &one, at: start, by: chair) { _ in [saying("The inhaler is at school")] }
    try practice.register.act(on: &other, at: start, by: chair) { _ in
      [saying("Zoë took the inhaler home"), saying("\"quoted\" OR NOT")]
    }
    func found(_ words: String) throws -> [String] {
      try practice.register.search(words).map { "\($0.reference) \($0.seq)" }
    }
    #expect(try found("inhaler") == ["SD-2 2", "SD-1 2"])
    #expect(try found("inhal school") == ["SD-1 2"])
    #expect(try found("zoe") == ["SD-2 2"])
    #expect(try found("\"quoted OR") == ["SD-2 3"])
    #expect(try found("text:inhaler") == [])
    #expect(try found(" ") == [])
    #expect(try practice.register.search("inhaler", limit: 1).count == 1)
  }

  @Test("a line from a newer version is met: what stands before it is read, nothing is written")
  func newer() throws {
    let practice = try Practice()
    var log = try practice.register.convene("SD-1")
    let line = #"{"v":2,"seq":2}"# + "\n"
    _ = try practice.sql("INSERT INTO entries VALUES (1, 2, 'n', CAST('\(line)' AS BLOB))")
    let read = try practice.again().open("SD-1")
    #expect(read.isNewer)
    #expect(read.chain.count == 1)
    let error = #expect(throws: RegisterError.self) {
      try practice.register.act(on: &log, at: start, by: chair) { _ in [saying("no")] }
    }
    #expect(error?.description.contains("newer version") == true)
    #expect(log.isNewer)
    #expect(try practice.sql("SELECT count(*) FROM entries") == "2")
  }

  @Test("a line that does not follow from the one before is refused by its number")
  func broken() throws {
    let practice = try Practice()
    var log = try practice.register.convene("SD-1")
    try practice.register.act(on: &log, at: start, by: chair) { _ in [saying("inhaler"), saying("two")] }
    _ = try practice.sql(
      """
      DROP TRIGGER entries_stay;; UPDATE entries SET line = CAST(replace(CAST(line AS TEXT), 'inhaler', 'INHALER') \
      AS BLOB) WHERE seq = 2
      """)
    let fault = "SD-1: journal line 3, prev: is not the SHA-256 of the line before: one was changed"
    let error = #expect(throws: RegisterError.self) { try practice.register.open("SD-1") }
    #expect(error?.description == fault)
    // Opened for a screen it is shown, and found out before anything is written or read on.
    var shown = try practice.register.open("SD-1", proving: false)
    #expect(shown.chain.count == 3)
    for _ in 0..<2 {
      let error = #expect(throws: RegisterError.self) { try practice.register.prove(&shown) }
      #expect(error?.description == fault)
    }
    #expect(throws: RegisterError.self) { try practice.register.refresh(&shown) }
    #expect(throws: RegisterError.self) {
      try practice.register.act(on: &shown, at: start, by: chair) { _ in [saying("three")] }
    }
    #expect(try practice.sql("SELECT count(*) FROM entries") == "3")
  }

  @Test("a meeting opened for a screen and proved later is the same meeting")
  func provedLater() throws {
    let practice = try Practice()
    var log = try practice.register.convene("SD-1")
    try practice.register.act(on: &log, at: start, by: chair) { _ in [saying("one"), saying("two")] }
    var later = try practice.register.open("SD-1", proving: false)
    #expect(later.proceedings == log.proceedings)
    #expect(later.chain.proved == 0)
    // What the other seat has written meanwhile is no part of what is proved.
    try practice.register.act(on: &log, at: start, by: chair) { _ in [saying("three")] }
    try practice.register.prove(&later)
    #expect(later.chain.count == 3 && later.chain.proved == 3)
    try practice.register.refresh(&later)
    #expect(later.chain == log.chain)
    var unproved = try practice.register.open("SD-1", proving: false)
    try practice.register.act(on: &unproved, at: start, by: chair) { _ in [saying("four")] }
    #expect(unproved.chain == (try practice.register.open("SD-1").chain))
  }
}
