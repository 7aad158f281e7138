import Calendar
import Console
import Meeting
import Procedures
import Testing

@Suite("What a seat is told once")
struct NoticeTests {
  @Test("One notice at a time, each until the next key")
  func oneByOne() throws {
    var seated = try Seated(.underWay())
    try seated.take(.notice("▲ the first"))
    try seated.take(.notice("▲ the second"))
    #expect(seated.state.told == "▲ the first")
    try seated.press("j")
    #expect(seated.state.told == "▲ the second")
    try seated.press("j")
    #expect(seated.state.told == nil)
  }

  @Test("It waits while something is typed, covers no answer, and comes when the line is empty again")
  func waits() throws {
    var seated = try Seated(.underWay())
    try seated.press("i")
    try seated.type("mother says")
    try seated.take(.notice("▲ a notice"))
    #expect(seated.state.told == nil)
    for _ in "mother says" { try seated.press("Backspace") }
    #expect(seated.state.told == "▲ a notice")
  }

  @Test("What the end asks for besides is told when the last item begins, by its key and before it is opened")
  func lastItem() throws {
    var sitting = try Sitting.underWay()
    let agenda = sitting.procedure.agenda
    sitting.write(.itemOpened(try #require(agenda.dropLast().last?.id)))
    var seated = try Seated(sitting)
    try seated.press("1", "End", "Enter")
    guard case .announcement(let asked)? = seated.state.layer else { throw NotAnnounced() }
    #expect(asked.lines.contains { $0.hasPrefix("The last item is the end: ") })
    try seated.press("Esc", ".")
    #expect(seated.state.told?.hasPrefix("The last item is the end: ") == true, "\(seated.state.told ?? "")")
    #expect(seated.state.told?.hasSuffix("w lists them") == true)
  }

  @Test("Both seats are told what is still to do once the meeting is closed")
  func stillToDo() throws {
    for seat in [Seat.chair, .minutes] {
      var sitting = try Sitting.underWay()
      var seated = try Seated(sitting, at: seat)
      sitting.write(.ended)
      sitting.write(.closed)
      try seated.take(.followed(sitting.proceedings, at: try #require(Instant(sitting.now))))
      let told = try #require(seated.state.told)
      #expect(told.hasPrefix("closed; still to do: ") && told.hasSuffix("m and c list them"), "\(told)")
      try seated.press("Esc", "m", "c")
      guard case .closing? = seated.state.layer else { throw NotAnnounced() }
    }
  }

  private struct NotAnnounced: Error {}

  @Test("It waits until a layer is closed")
  func layers() throws {
    var seated = try Seated(.underWay())
    try seated.press("?")
    try seated.take(.notice("▲ a notice"))
    #expect(seated.state.told == nil)
    try seated.press("Esc")
    #expect(seated.state.told == "▲ a notice")
  }
}
