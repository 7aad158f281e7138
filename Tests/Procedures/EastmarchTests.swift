import Calendar
import Procedures
import Testing

@Suite("A sixth procedure, written in YAML alone")
struct EastmarchTests {
  private let checked: Library.Checked

  init() throws {
    let files = try ProcedureFiles(["eastmarch": try eastmarch()])
    checked = try Library.check(path: files.path("eastmarch"), directories: [])
  }

  private var procedure: Procedure { checked.procedure }

  @Test("has no fault, and nobody of its own who cannot be reached")
  func sound() {
    #expect(checked.notices.count == 2)
    #expect(checked.notices.allSatisfy { $0.contains("rules that do not hold") })
    #expect(procedure.blanks == ["slot carer: no contact"])
  }

  @Test("has a quorum, clocks, an agenda and prompts that none of the five has")
  func own() throws {
    let five = try Library.builtIn.map { try Library.resolve($0, directories: []).procedure }
    func isOwn<Part: Equatable>(_ part: (Procedure) -> Part) -> Bool {
      !five.contains { part($0) == part(procedure) }
    }
    #expect(isOwn { $0.slots.filter { $0.strength == .core } })
    #expect(isOwn { $0.timescales.filter { $0.rule == "time.convene" }.map(\.period) })
    #expect(isOwn { $0.timescales.filter { $0.rule == "time.minutes" }.map(\.period) })
    #expect(isOwn { $0.agenda.map(\.id) })
    #expect(isOwn { $0.prompts.first.map(\.id) })
    #expect(isOwn { $0.ladders.map { $0.levels.map(\.id) } })
    #expect(isOwn { $0.chair.grades.map(\.id) })
  }

  @Test("takes over what it does not say, and cites it as national")
  func inherited() throws {
    let voice = try #require(procedure.questions.first { $0.id == "voice" })
    #expect(voice.cite == Citation(basis: .national, source: "WT", place: "4.1 Lead practitioners"))
    #expect(!procedure.questions.contains { $0.id == "health-examinations" })
    #expect(procedure.rules["safe.tonight"]?.cite.basis == .national)
  }

  @Test("is the same when a meeting keeps it and reads it again")
  func kept() throws {
    let resolved = Resolved(procedure)
    #expect(try Procedure.load(resolved.json) == procedure)
    #expect(try Procedure.load(resolved.yaml) == procedure)
  }
}
