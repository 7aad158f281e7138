import Calendar
import Foundation
import JSON
import Journal
import Meeting
import Register
import Testing

@Suite("What is pending in a register")
struct PendingTests {
  @Test("what is due first stands first, and what is done stands no longer")
  func pending() throws {
    let practice = try Practice(projecting: .pending)
    var first = try practice.register.convene("SD-1")
    var second = try practice.register.convene("SD-2")
    try practice.register.act(on: &first, at: start, by: chair) { _ in
      [action(1, "see her", by: "2026-11-26T12:00"), action(2, "ring the doctor", by: nil)]
    }
    try practice.register.act(on: &second, at: start, by: chair) { _ in
      [action(1, "ring the school", by: "2026-11-25T12:00")]
    }
    let register = practice.register
    #expect(try register.told("action") == ["SD-2 ring the school", "SD-1 see her", "SD-1 ring the doctor"])
    #expect(try register.count("action") == 3)
    let noon = try #require(Instant("2026-11-26T12:00:00Z"))
    #expect(try register.pending("action", before: noon, limit: 9).map(\.meeting.reference) == ["SD-2"])
    #expect(try register.count("action", before: noon) == 1)
    #expect(
      try register.pending("action", from: noon, limit: 9).map(\.meeting.reference) == ["SD-1", "SD-1"])
    #expect(try register.pending("action", limit: 1).count == 1)
    #expect(try register.pending("action", limit: 9).last?.matter.due == nil)

    try practice.register.act(on: &first, at: start, by: chair) { _ in
      [Draft(id: .fresh(), act: .done(number: 1, "seen"))]
    }
    #expect(try register.told("action") == ["SD-2 ring the school", "SD-1 ring the doctor"])
    #expect(try register.count("nothing of the kind") == 0)
  }

  @Test("an act that failed leaves nothing pending")
  func refused() throws {
    let practice = try Practice(projecting: .pending)
    var log = try practice.register.convene("SD-1")
    #expect(throws: Refused.self) {
      try practice.register.act(on: &log, at: start, by: chair) { _ in throw Refused() }
    }
    #expect(try practice.register.count("action") == 0)
  }

  @Test("a newer projection makes again what an older one left, the newest first")
  func remade() throws {
    let practice = try Practice()
    for number in 1...3 {
      var log = try practice.register.convene("SD-\(number)")
      try practice.register.act(on: &log, at: start, by: chair) { _ in [action(1, "see her", by: nil)] }
    }
    let register = try Register.open(at: practice.folder, projection: .pending)
    #expect(try register.told("action") == [])
    #expect(try register.remake(atMost: 2) == 1)
    #expect(try register.told("action") == ["SD-2 see her", "SD-3 see her"])
    #expect(try register.remake(atMost: 2) == 0)
    #expect(try register.told("action") == ["SD-1 see her", "SD-2 see her", "SD-3 see her"])
    #expect(try register.remake(atMost: 2) == 0)
  }

  @Test("what was made by another basis is made again, what a newer program made is not")
  func basis() throws {
    let practice = try Practice()
    var log = try practice.register.convene("SD-1")
    try practice.register.act(on: &log, at: start, by: chair) { _ in [action(1, "see her", by: nil)] }
    func register(_ version: Int, _ basis: UInt32) throws -> Register {
      var projection = Projection.pending
      (projection.version, projection.basis) = (version, basis)
      return try Register.open(at: practice.folder, projection: projection)
    }
    func marks() throws -> String { try practice.sql("SELECT projected FROM meetings") }
    for (version, basis) in [(2, UInt32.max), (2, 7), (2, 0), (3, 9)] {
      #expect(try register(version, basis).remake(atMost: 10) == 0)
      #expect(try marks() == "\(version << 32 | Int(basis))")
      #expect(try register(version, basis).told("action") == ["SD-1 see her"])
    }
    #expect(try register(2, 8).remake(atMost: 10) == 0)
    #expect(try marks() == "\(3 << 32 | 9)")
  }

  @Test("a register of format 1 is taken over with all its meetings")
  func upgraded() throws {
    let practice = try Practice()
    var log = try practice.register.convene("SD-1")
    try practice.register.act(on: &log, at: start, by: chair) { _ in [action(1, "see her", by: nil)] }
    let lines = try practice.register.lines("SD-1")
    _ = try practice.sql(
      """
      DROP TABLE matters;; DROP INDEX meetings_projected;; ALTER TABLE meetings DROP COLUMN projected;;
      PRAGMA user_version = 1
      """)
    let register = try Register.open(at: practice.folder, projection: .pending)
    #expect(try register.remake(atMost: 10) == 0)
    #expect(try register.told("action") == ["SD-1 see her"])
    #expect(try register.lines("SD-1") == lines)
    #expect(try practice.again().references() == ["SD-1"])
    #expect(try practice.sql("PRAGMA user_version") == "2")
  }

  @Test("what waits for a meeting that follows is pending until one is called, and no longer in any reading")
  func followed() throws {
    let practice = try Practice(projecting: .following)
    var first = try practice.register.convene("SD-1")
    _ = try practice.register.convene("SD-2")
    #expect(try practice.register.told("further") == ["SD-1 again", "SD-2 again"])
    _ = try practice.register.convene("SD-3", following: "SD-1")
    #expect(try practice.register.remake(atMost: 9) == 0)
    #expect(try practice.register.told("further") == ["SD-2 again", "SD-3 again"])
    // What is written into it afterwards calls no other one.
    try practice.register.act(on: &first, at: start, by: chair) { _ in [action(1, "see her", by: nil)] }
    #expect(try practice.register.told("further") == ["SD-2 again", "SD-3 again"])
  }

  @Test("a damaged meeting holds up no other one")
  func damaged() throws {
    let practice = try Practice()
    _ = try practice.register.convene("SD-1")
    var log = try practice.register.convene("SD-2")
    try practice.register.act(on: &log, at: start, by: chair) { _ in [action(1, "see her", by: nil)] }
    _ = try practice.sql(
      "DROP TRIGGER entries_stay;; UPDATE entries SET line = CAST('{}' AS BLOB) WHERE meeting = 1")
    let register = try Register.open(at: practice.folder, projection: .pending)
    #expect(try register.remake(atMost: 10) == 0)
    #expect(try register.told("action") == ["SD-2 see her"])
    #expect(try register.listed("SD-1").reference == "SD-1")
    #expect(try register.count() == 2)
    #expect(try register.list(limit: 1).map(\.reference) == ["SD-2"])
  }
}

private struct Refused: Error {}

private func action(_ number: Int, _ text: String, by: String?) -> Draft {
  Draft(
    id: .fresh(), act: .action(ActionPlan(number: number, text: text, by: by.flatMap { LocalTime($0) })))
}

extension Projection {
  fileprivate static let pending = Projection(
    version: 2,
    matters: { meeting, _, _ in
      meeting.actions.filter { $0.done == nil }.map {
        Matter(
          kind: "action", number: $0.number, due: $0.plan.by.map(London.instant),
          shown: ["text": .string($0.plan.text)])
      }
    })
}

extension Projection {
  /// Each meeting wants another one that follows it.
  fileprivate static let following = Projection(
    summarise: { ["follows": JSON($0.case.follows?.reference)] },
    matters: { _, isFollowed, _ in
      isFollowed() ? [] : [Matter(kind: "further", number: 0, shown: ["text": "again"])]
    })
}

extension Register {
  fileprivate func told(_ kind: String) throws -> [String] {
    try pending(kind, limit: 100).map {
      "\($0.meeting.reference) \($0.matter.shown["text"]?.string ?? "")"
    }
  }
}
