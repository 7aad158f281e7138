import Calendar
import Meeting
import Testing

@Suite("What children are called in the room")
struct CallNameTests {
  private let born = Life.born(Day(year: 2018, month: 5, day: 3) ?? .first)

  private func meeting(_ children: [(name: String, life: Life)]) -> Meeting {
    let all = children.enumerated().map { Child(key: ChildKey("c\($0)"), name: $1.name, life: $1.life) }
    let received = Instant(seconds: 1_795_000_000)
    let convening = Convening(
      reference: "SD-1", program: "test", procedure: ProcedureStamp(id: "", revision: "", digest: ""),
      isRehearsal: true,
      case: Case(
        referral: Referral(by: "", agency: "", how: "", received: received), concern: "", children: all))
    let author = Author(seat: .chair, person: "R Osei", login: "")
    return Proceedings([Event(id: EventID("e"), at: received, by: author, act: .convened(convening))]).meeting
  }

  private func called(_ children: [(name: String, life: Life)]) -> [String] {
    let meeting = meeting(children)
    return meeting.case.children.map { meeting.callName(of: $0.key) }
  }

  @Test("by the first name, the whole one where two share it, in capitals or not")
  func firstNames() {
    #expect(called([("Keira Doyle", born), ("Sam Doyle", born)]) == ["Keira", "Sam"])
    #expect(
      called([("Keira Doyle", born), ("keira Vale", born), ("Sam", born)])
        == ["Keira Doyle", "keira Vale", "Sam"])
  }

  @Test("who is not born yet, or is somebody's, by all of the name")
  func whole() {
    let unborn = Life.unborn(due: nil)
    #expect(
      called([("Keira Doyle", born), ("Keira's baby", unborn), ("", unborn), ("Baby Vale", unborn)])
        == ["Keira", "Keira's baby", "unborn", "Baby Vale"])
    #expect(called([("Ross\u{2019} baby", born), ("Ross Vale", born)]) == ["Ross\u{2019} baby", "Ross"])
  }

  @Test("and no two of them are marked alike")
  func marks() {
    let meeting = meeting([("Keira Doyle", born), ("Keira Vale", born), ("Keira's baby", .unborn(due: nil))])
    #expect(
      meeting.case.children.map { meeting.mark(of: $0.key) } == ["#keiradoyle", "#keiravale", "#keirasbaby"])
  }
}
