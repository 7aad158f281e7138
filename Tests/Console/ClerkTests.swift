import Advice
import Console
import Meeting
import Testing

@Suite("Somebody who only takes the minutes")
struct ClerkTests {
  @Test("may be anybody by name, is on no agency's place of the roll, and fills none")
  func anybody() throws {
    var sitting = try Sitting.underWay()
    let before = try Seated(sitting).state.desk.advice.quorum.slots
    try sitting.type(":minutes Joe Hart")
    try sitting.type(":present hart room")
    let desk = try Seated(sitting).state.desk
    #expect(desk.meeting.holder(of: .minuteTaker)?.name == "Joe Hart")
    #expect(desk.advice.quorum.slots == before)
    #expect(try sitting.row("mi: booked late").hasPrefix("SAID Midwifery"))
    #expect(!desk.advice.warnings.contains { $0.rule == "chair.minutes" })
  }

  @Test("one word that nobody here goes by is asked about, not taken for somebody new")
  func oneWord() throws {
    let sitting = try Sitting.underWay()
    #expect(try sitting.row(":minutes okfor").contains("Tab: okafor · new: first name and surname"))
  }
}
