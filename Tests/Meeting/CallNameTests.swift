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
    #expect(
      called([("Zo\u{eb} Doyle", born), ("Zoe\u{308} Vale", born)]) == ["Zo\u{eb} Doyle", "Zoe\u{308} Vale"],
      "however the accent is written down")
  }

  @Test("who is not born yet, or is somebody's, by all of the name")
  func whole() {
    let unborn = Life.unborn(due: nil)
    #expect(
      called([("Keira Doyle", born), ("Keira's baby", unborn), ("", unborn), ("Baby Vale", unborn)])
        == ["Keira", "Keira's baby", "unborn", "Baby Vale"])
    for baby in ["Ross' baby", "Ross\u{2019} baby", "Keira's baby", "Keira\u{2019}s baby"] {
      #expect(called([(baby, born), ("Ross Vale", born)]) == [baby, "Ross"])
    }
  }

  @Test("and no two of them are marked alike")
  func marks() {
    let meeting = meeting([("Keira Doyle", born), ("Keira Vale", born), ("Keira's baby", .unborn(due: nil))])
    #expect(
      meeting.case.children.map { meeting.mark(of: $0.key) } == ["#keiradoyle", "#keiravale", "#keirasbaby"])
    let twins = self.meeting([("Twin 1", .unborn(due: nil)), ("Twin 2", .unborn(due: nil))])
    #expect(twins.case.children.map { twins.mark(of: $0.key) } == ["#twin1", "#twin2"])
  }

  @Test("and so are those for whom somebody holds parental responsibility, does not, or may")
  func responsibilities() {
    let meeting = meeting([("Maya", born), ("Theo", born), ("Cal", born), ("Sam", born), ("Ada", born)])
    func said(_ answers: Answer?...) -> [String] {
      let keyed = zip(meeting.case.children, answers).compactMap { child, answer in
        answer.map { (child.key, $0) }
      }
      return Relative(
        key: RelativeKey("r"), name: "Jo", relation: "father",
        parentalResponsibility: Dictionary(uniqueKeysWithValues: keyed)
      ).responsibilities(in: meeting)
    }
    #expect(said() == [])
    #expect(said(nil, .yes) == ["yes for Theo"])
    #expect(
      said(.no, .yes, .yes, .unknown, .yes) == [
        "yes for Theo, Cal and Ada", "no for Maya", "unknown for Sam",
      ])
    #expect(said(.yes, .yes) == ["yes for Maya and Theo"])
  }
}
