import Calendar
import Foundation
import JSON
import Journal
import Meeting
import Register
import Testing

/// A register in a folder of its own, which goes with it.
final class Practice {
  let folder: String
  let register: Register

  init(projecting projection: Projection = projection) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "register-\(UUID().uuidString)").path
    register = try Register.create(at: folder, rehearsal: true, projection: projection)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var database: String { folder + "/register.sqlite" }

  func again() throws -> Register { try Register.open(at: folder, projection: projection) }

  /// What another program does to the database behind the register's back.
  func sql(_ text: String) throws -> String { try sqlite(database, text) }
}

let projection = Projection(
  summarise: { .object([JSON.Member("sayings", .int($0.sayings.count))]) },
  text: { event in
    switch event.act {
    case .said(let saying): saying.text
    case .action(let plan): plan.text
    default: nil
    }
  })

let start = Instant(seconds: 1_795_000_000)
let chair = Author(seat: .chair, person: "M. Hale", login: "mh")
let minuteTaker = Author(seat: .minutes, person: "R. Voss", login: "rv")
let rules = ProcedureBytes(digest: Digest(of: "rules".utf8).hex, yaml: Array("rules".utf8), json: [0, 0xFF])

func convening(
  _ reference: String, digest: String = rules.digest, following earlier: String? = nil
) -> Event {
  Event(
    id: .fresh(), at: start, by: chair,
    act: .convened(
      Convening(
        reference: reference, program: "1.0.0",
        procedure: ProcedureStamp(id: "working-together", revision: "1", digest: digest), isRehearsal: true,
        case: Case(
          referral: Referral(by: "a teacher", agency: "school", how: "telephone", received: start),
          concern: "a bruise", children: [],
          follows: earlier.map { Reconvened(reference: $0, rationale: nil) }))))
}

extension Register {
  func convene(_ reference: String, following earlier: String? = nil) throws -> Log {
    try convene(
      reference: reference, procedure: rules, events: [convening(reference, following: earlier)])
  }
}

func saying(_ text: String) -> Draft { Draft(id: .fresh(), act: .said(Saying(voice: nil, text: text))) }

/// Whether a log is what the lines of its meeting say.
func expectReplay(_ log: Log, of register: Register) throws {
  let (entries, chain) = try Chain.verify(try register.lines(log.reference))
  #expect(log.chain == chain)
  #expect(log.proceedings == Proceedings(entries.map(\.event)))
}
