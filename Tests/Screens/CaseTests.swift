import Meeting
import Testing

@Suite("The made-up cases behind the screens")
struct CaseTests {
  @Test("every line of the main file is understood, up to the end of the discussion")
  func whole() throws {
    let meeting = try Case.aisha(until: "2026-11-24T11:31:00Z").proceedings.meeting
    #expect(meeting.state == .ended)
    #expect(meeting.actions.count == 20)
    #expect(meeting.decisions.allSatisfy { $0.taken != nil })
  }

  @Test("every variant is understood, up to the moment it is for", arguments: Case.Variant.allCases)
  func variants(_ variant: Case.Variant) throws {
    let meeting = try Case.aisha(until: "2026-11-24T10:44:00Z", variant).proceedings.meeting
    #expect(meeting.decisions.map(\.decision) == ["s47-joint"])
    #expect(meeting.actions.count == (variant == .long ? 20 : 6))
    #expect(meeting.persons.filter(\.isHere).count == (variant == .long ? 14 : 12))
  }

  @Test("both seats write, and a moment has the same events each time")
  func deterministic() throws {
    let once = try Case.aisha(until: "2026-11-24T10:44:00Z").proceedings
    let again = try Case.aisha(until: "2026-11-24T10:44:00Z").proceedings
    #expect(once == again)
    #expect(Set(once.events.map(\.by.seat)) == [.chair, .minutes])
  }

  @Test("as a further discussion it compares with the last number, and everything is understood")
  func reconvened() throws {
    let meeting = try Case.aisha(until: "2026-11-24T11:31:00Z", isReconvened: true).proceedings.meeting
    let aisha = try #require(meeting.case.children.first?.key)
    #expect(meeting.lastScore(of: AgencyKey("social-care"), child: aisha) == 4)
  }
}
