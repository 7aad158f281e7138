import Console
import Meeting
import Testing

@Suite("A risk of which nobody said whose it is")
struct UnnamedRiskTests {
  /// A seat at which `! Left alone at night` was kept, and a risk of each child.
  private func seat() throws -> Seated {
    var sitting = try Sitting.underWay()
    try sitting.type("! Left alone at night")
    try sitting.type("! #all Nobody protects")
    return try Seated(sitting)
  }

  @Test("is kept as it was said, for no child, and one marked for all is kept for all")
  func kept() throws {
    let risks = try seat().state.desk.meeting.risks
    #expect(risks.map(\.children.count) == [2, 0, 3])
  }

  @Test(
    "is a child's whose name stands in it, as an action's is",
    arguments: [
      ("! Aisha is left alone at night", ["aisha"]), ("! left alone with Cal and Aisha", ["aisha", "cal"]),
      ("! #cal Aisha saw it", ["cal"]), ("! will be left alone", []),
    ])
  func named(_ line: String, _ children: [String]) throws {
    let acts = try Sitting.underWay().acts(typing: [line])
    guard case .riskNamed(_, _, let named)? = acts.first else {
      throw NotThat(line: line, reading: "\(acts)")
    }
    #expect(named.map(\.text) == children)
  }

  @Test("stands on the key of its own number, though an earlier one was taken back")
  func numbers() throws {
    var sitting = try Sitting.underWay()
    try sitting.type("! #cal Left alone at night")
    try sitting.type(":undo risk 1")
    var seat = try Seated(sitting)
    seat.state.show(Card(.action(nil), at: seat.state.desk))
    #expect(try seat.field("risk").options.map { "\($0.key) \($0.id)" } == ["2 2"])
  }

  @Test("asks whose it is wherever it is listed, and one that names a child does not")
  func listed() throws {
    let seat = try seat()
    let desk = seat.state.desk
    let all = ["Repeated assault", "Left alone at night ▲ which child?", "Nobody protects"]
    #expect(desk.meeting.risks.map { desk.words(of: $0) } == all)
    let found = FoundList("alone night", at: desk)
    #expect(found.items.map(\.text) == ["Left alone at night ▲ which child?"])
    var card = seat
    card.state.show(Card(.action(nil), at: desk))
    #expect(try card.field("risk").options.map(\.words) == all)
    card.state.show(Card(.decision(ChildKey("aisha"), nil), at: desk))
    #expect(try card.field("risks").options.map(\.words) == all)
  }

  @Test("is not asked where there is one child only, whose it is")
  func oneChild() throws {
    var sitting = try Sitting.empty()
    try sitting.convene(children: [Child(key: ChildKey("a"), name: "Aisha", life: .unborn(due: nil))])
    sitting.write(.began)
    try sitting.type("! Injury before birth")
    let desk = try Seated(sitting).state.desk
    #expect(desk.meeting.risks.map(\.children) == [[ChildKey("a")]])
    #expect(desk.meeting.risks.map { desk.words(of: $0) } == ["Injury before birth"])
  }

  @Test("is a risk that an action has to answer, like any other")
  func answered() throws {
    var seat = try seat()
    #expect(seat.state.desk.risksWithoutAction.map(\.number) == [1, 2, 3])
    try seat.sitting.type("+See to it @okafor by fri for safety risk 2 #aisha")
    try seat.take(.followed(seat.sitting.proceedings, at: seat.state.desk.now))
    #expect(seat.state.desk.risksWithoutAction.map(\.number) == [1, 3])
  }
}
