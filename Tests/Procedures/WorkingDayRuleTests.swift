import Calendar
import Procedures
import Testing

private let counting = "working-days: {count-day-0: yes, cite: Timescales}\n"

/// What a working day after Wednesday 1 April 2026 is.
private func counted(_ procedure: Procedure) throws -> String {
  let period = try #require(Period("15 working days"))
  let start = try #require(Day("2026-04-01"))
  return procedure.counting(by: WorkingDays(.builtIn)).deadline(period, from: start).basis
}

@Test("without a word the day of the event is not counted, in any procedure of the program")
func dayZeroExcluded() throws {
  for id in Library.builtIn {
    let procedure = try Library.resolve(id, directories: []).procedure
    #expect(procedure.workingDays == nil)
    #expect(
      try counted(procedure)
        == "Fri 24 Apr 2026: 15 working days after Wed 1 Apr (3 and 6 Apr are bank holidays)")
  }
}

@Test("an area can count the day of the event, in what it extends, inherits and keeps")
func dayZeroCounted() throws {
  let files = try ProcedureFiles([
    "heir": heir + counting,
    "grandheir": heir.replacing("id: heir", with: "id: grandheir").replacing("short: HEI", with: "short: GRA")
      .replacing("extends: working-together", with: "extends: heir"),
    "strict": heir.replacing("id: heir", with: "id: strict").replacing(
      "extends: working-together", with: "extends: heir") + counting.replacing("yes", with: "no"),
  ])
  let heir = try files.resolve("heir")
  #expect(heir.procedure.workingDays?.cite == Citation(basis: .procedure, source: "HEI", place: "Timescales"))
  let basis =
    "Thu 23 Apr 2026: 15 working days from Wed 1 Apr, that day counted (3 and 6 Apr are bank holidays)"
  #expect(try counted(heir.procedure) == basis)
  #expect(try counted(files.resolve("grandheir").procedure) == basis)
  #expect(try counted(files.resolve("strict").procedure).hasPrefix("Fri 24 Apr"))
  for kept in [heir.yaml, heir.json] { #expect(try Procedure.load(kept) == heir.procedure) }
}

@Test("a count of working days that says something else is refused where it stands")
func dayZeroFaults() throws {
  #expect(try faults("working-days: {count-day-0: yes}\n") == ["9:15: “cite” is missing"])
  #expect(
    try faults("working-days: {count-day-zero: yes, cite: A}\n").contains {
      $0.contains("9:16: ") && $0.contains("did you mean “count-day-0”?")
    })
  #expect(try faults("working-days: {count-day-0: 1, cite: A}\n").count == 1)
}
