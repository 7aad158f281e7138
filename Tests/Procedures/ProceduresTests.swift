import Procedures
import Testing

@Test("every procedure in the program is read, and read again from what it is resolved to")
func roundTrip() throws {
  for id in Library.builtIn {
    let resolved = try Library.resolve(id, directories: [])
    #expect(resolved.procedure.id == id)
    #expect(try Procedure.load(resolved.yaml) == resolved.procedure)
    #expect(try Procedure.load(resolved.json) == resolved.procedure)
    #expect(try Library.resolve(id, directories: []) == resolved)
  }
}
