import Testing

@Suite("The command line that takes a seat")
struct SeatCommandTests {
  @Test(
    "Written plainly or in any other way the parser knows, it asks for the same",
    arguments: [
      ["REF"], ["REF", "--seat", "minutes", "--as", "Joe Hart"], ["--seat", "minutes", "REF"],
      ["REF", "--seat=minutes", "--as=Joe Hart"], ["--as", "Joe Hart", "--", "REF"], ["REF", "--bell"],
    ])
  func asked(_ words: [String]) throws {
    let desk = try Desk()
    try Ashdown.convene(at: desk)
    let run = try desk.run(["run"] + words.map { $0 == "REF" ? Ashdown.reference : $0 })
    #expect(run.status == 1)
    #expect(run.errors.contains("needs a terminal"), "\(run.errors)")
  }

  @Test(
    "What is missing or unknown is refused with the way it is written",
    arguments: [
      [], ["REF", "REF"], ["REF", "--seat"], ["REF", "--seat", "nobody"], ["REF", "--as"],
      ["REF", "--nothing"],
      ["REF", "--seat", "--as", "Joe Hart"],
    ])
  func refused(_ words: [String]) throws {
    let desk = try Desk()
    let run = try desk.run(["run"] + words.map { $0 == "REF" ? Ashdown.reference : $0 })
    #expect(run.status == 64)
    #expect(run.errors.contains("Usage: quorate run"), "\(run.errors)")
  }

  @Test("The register of a plain command line is the one it names")
  func values() throws {
    let desk = try Desk()
    let run = try desk.run(["run", Ashdown.reference, "--register", desk.folder + "/none"])
    #expect(run.status == 1)
    #expect(run.errors.contains(desk.folder + "/none"), "\(run.errors)")
  }
}
