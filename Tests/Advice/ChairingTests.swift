import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("Who chairs, and who takes the minutes?")
struct ChairingTests {
  private func elsewhere() throws -> Procedure {
    try Area.extending(
      """
      chair:
        grades:
          - {id: head-of-service, name: Head of Service}
        required:
          - {grade: head-of-service, when: complex, cite: Who chairs}
        cite: Who chairs
      minute-taker: {cite: Minutes}
      rules:
        chair.grade: {severity: critical, cite: Who chairs}
        chair.minutes: {severity: notice, cite: Minutes}
      """)
  }

  @Test("Gloucestershire asks for no higher grade and no minute-taker")
  func silent() throws {
    var discussion = try Discussion()
    discussion.at("10:29", .circumstance("complex", child: nil, .yes))
    discussion.opens("10:30", grade: nil)
    #expect(discussion.raised("chair.grade", "chair.minutes", closing: true) == [])
  }

  static let grades: [(grade: String?, complex: Answer, raises: [Raised])] = [
    ("first-line-manager", .yes, [Raised("chair.grade", .critical)]),
    (nil, .yes, [Raised("chair.grade", .critical)]),
    ("head-of-service", .yes, []),
    ("first-line-manager", .no, []),
    (nil, .unknown, []),
  ]

  @Test("A circumstance asks for a more senior chair", arguments: grades)
  func grade(_ grade: String?, _ complex: Answer, _ raises: [Raised]) throws {
    var discussion = try Discussion(under: elsewhere())
    discussion.at("10:29", .circumstance("complex", child: nil, complex))
    #expect(discussion.raised("chair.grade") == [])
    var calling = discussion
    calling.at("10:29", .office(.chair, "osei", grade: grade))
    #expect(calling.raised("chair.grade").map(\.severity) == raises.map { _ in .warning })
    discussion.opens("10:30", grade: grade)
    #expect(discussion.raised("chair.grade") == raises)
  }

  @Test("Once the discussion is declined nobody else is asked to chair it")
  func declined() throws {
    var discussion = try Discussion(under: elsewhere())
    discussion.named("osei", for: "social-care", "09:10")
    discussion.at(
      "09:10", .circumstance("complex", child: nil, .yes),
      .office(.chair, "osei", grade: "first-line-manager"))
    #expect(discussion.raised("chair.grade").map(\.severity) == [.warning])
    discussion.at("09:20", .declined(because: "no reasonable cause"))
    #expect(discussion.raised("chair.grade") == [])
  }

  @Test(
    "Of several grades that circumstances ask for the most senior is wanted, in whatever order they stand")
  func mostSenior() throws {
    let procedure = try Area.extending(
      """
      chair:
        grades:
          - {id: head-of-service, name: Head of Service}
          - {id: director, name: Director}
        required:
          - {grade: head-of-service, when: complex, cite: Who chairs}
          - {grade: director, when: staff, cite: Who chairs}
        cite: Who chairs
      rules:
        chair.grade: {severity: critical, cite: Who chairs}
      """)
    var discussion = try Discussion(under: procedure)
    discussion.at("10:28", .circumstance("complex", child: nil, .yes))
    discussion.at("10:29", .circumstance("staff", child: nil, .yes))
    discussion.opens("10:30", grade: "head-of-service")
    #expect(discussion.raised("chair.grade") == [Raised("chair.grade", .critical)])
  }

  @Test("The hand-over to a more senior chair mends it, and so does a reason")
  func handOver() throws {
    var discussion = try Discussion(under: elsewhere())
    discussion.at("10:29", .circumstance("complex", child: nil, .yes))
    discussion.opens("10:30")
    var overridden = discussion
    overridden.at("10:31", .overridden(rule: "chair.grade", child: nil, because: "delayed at court"))
    #expect(overridden.raised("chair.grade") == [])
    #expect(overridden.advice().overridden.map(\.override.because) == ["delayed at court"])
    discussion.comes("ellwood", for: "social-care", "10:44")
    discussion.at("10:44", .office(.chair, "ellwood", grade: "head-of-service"))
    #expect(discussion.raised("chair.grade") == [])
  }

  @Test("Where the procedure has a minute-taker, the chair does not take the minutes alone")
  func minutes() throws {
    var discussion = try Discussion(under: elsewhere())
    discussion.opens("10:30")
    #expect(discussion.raised("chair.minutes") == [Raised("chair.minutes", .notice)])
    var both = discussion
    both.at("10:31", .office(.minuteTaker, "osei", grade: nil))
    #expect(both.raised("chair.minutes") == [Raised("chair.minutes", .notice)])
    discussion.named("hart", for: "social-care", "10:31")
    discussion.at("10:31", .office(.minuteTaker, "hart", grade: nil))
    #expect(discussion.raised("chair.minutes") == [])
  }

  @Test("Before it begins nobody takes minutes, and where a text has no minute-taker nobody is asked for one")
  func noMinutes() throws {
    var called = try Discussion(under: elsewhere())
    called.named("osei", for: "social-care", "09:10")
    called.at("09:10", .office(.chair, "osei", grade: nil))
    #expect(called.raised("chair.minutes") == [])
    called.at("10:30", .began)
    #expect(called.raised("chair.minutes") == [Raised("chair.minutes", .notice)])
    var discussion = try Discussion(
      under: Area.extending("rules:\n  chair.minutes: {severity: notice, cite: Minutes}\n"))
    discussion.opens("10:30")
    #expect(discussion.raised("chair.minutes") == [])
  }
}
