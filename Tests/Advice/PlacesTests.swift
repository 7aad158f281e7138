import Advice
import Calendar
import Meeting
import Testing

@Suite("Whose place somebody fills, where an agency has one for each child")
struct PlacesTests {
  /// Maya and Theo share a school, whose head is Marcus Bell; nobody said for whom the other head comes.
  private func discussion(_ bells: [ChildKey] = ["maya", "theo"]) throws -> Discussion {
    var discussion = try Discussion([maya, theo, unborn])
    discussion.named("ogden", for: "school", "09:01", invited: "09:01")
    for child in bells { discussion.named("bell", for: "school", child: child, "09:02", invited: "09:02") }
    return discussion
  }

  /// The places of the school, with their states and people.
  private func schools(_ discussion: Discussion) -> [String] {
    discussion.advice().quorum.slots.filter { $0.slot.agency == "school" }.map {
      "\($0.name): \($0.state.rawValue), \($0.people.map(\.text).joined(separator: " and "))"
    }
  }

  private func isAsked(_ person: PersonKey, about child: ChildKey, in discussion: Discussion) -> Bool {
    discussion.advice().quorum.asks(voice("school", person), about: child, in: discussion.meeting)
  }

  private func atSchool(_ children: [ChildKey]) -> [Act] {
    children.map { .circumstance("school-age", child: $0, .yes) }
  }

  @Test("One person asked for two children is one on the roll, and fills both places")
  func twoChildren() throws {
    var discussion = try discussion()
    discussion.at("10:30", atSchool(["maya", "theo"]))
    #expect(discussion.meeting.persons.count == 2)
    #expect(discussion.meeting.person("bell")?.children == ["maya", "theo"])
    #expect(schools(discussion) == ["School, Maya: invited, bell", "School, Theo: invited, bell"])
    discussion.opens("10:30")
    discussion.comes("bell", for: "school", "10:31")
    #expect(schools(discussion) == ["School, Maya: present, bell", "School, Theo: present, bell"])
    #expect(isAsked("bell", about: "maya", in: discussion) && isAsked("bell", about: "theo", in: discussion))
    discussion.decides(1, for: "theo", "11:10")
    discussion.at("11:10", .viewed(Viewing(decision: 1, voice: voice("school", "bell"), view: .agrees)))
    #expect(!discussion.words("decide.view").contains("School"))
  }

  @Test("Whoever was asked for no child fills a child's place only while nobody is named for that child")
  func forNoChild() throws {
    var discussion = try discussion(["maya"])
    discussion.at("10:30", atSchool(["maya", "theo"]))
    discussion.opens("10:30")
    discussion.comes("ogden", for: "school", "10:31")
    #expect(schools(discussion) == ["School, Maya: invited, bell", "School, Theo: present, ogden"])
    #expect(
      !isAsked("ogden", about: "maya", in: discussion) && isAsked("ogden", about: "theo", in: discussion))
    discussion.decides(1, for: "maya", "11:10")
    discussion.at("11:10", .viewed(Viewing(decision: 1, voice: voice("school", "ogden"), view: .agrees)))
    let decision = try #require(discussion.meeting.decision(1))
    #expect(
      !decision.views.contains { discussion.meeting.speaks($0.viewing.voice, for: slot("school", "maya")) })
    // An observer there for Theo takes nobody's place.
    discussion.named("gale", for: "school", child: "theo", "11:11", invited: "11:11")
    discussion.at("11:11", .capacity("gale", .observer))
    #expect(schools(discussion).last == "School, Theo: present, ogden and gale")
  }

  @Test("Nobody named for any child, whoever comes speaks for all of them, as ever")
  func nobodyNamed() throws {
    var discussion = try discussion([])
    discussion.at("10:30", atSchool(["maya", "theo"]))
    #expect(schools(discussion) == ["School, Maya: invited, ogden", "School, Theo: invited, ogden"])
  }

  @Test("Who is here where each child's place is a colleague's fills none, is asked nothing, and is marked")
  func nobodysPlace() throws {
    var discussion = try discussion()
    discussion.at("10:30", atSchool(["maya", "theo"]))
    discussion.opens("10:30")
    #expect(discussion.raised("roll.silent") == [])
    discussion.comes("ogden", for: "school", "10:31")
    #expect(schools(discussion) == ["School, Maya: invited, bell", "School, Theo: invited, bell"])
    #expect(!isAsked("ogden", about: "maya", in: discussion))
    #expect(
      discussion.words("roll.silent").contains("ogden, School, is here, and nothing says for which child"))
    discussion.named("ogden", for: "school", child: "theo", "10:32", invited: "10:32")
    #expect(discussion.raised("roll.silent") == [])
    #expect(schools(discussion) == ["School, Maya: invited, bell", "School, Theo: present, ogden and bell"])
    let invited = try #require(discussion.meeting.person("ogden")?.invited)
    #expect(London.local(invited).clock == "09:01", "when somebody was asked first stands")
  }

  @Test("An invitation taken back leaves the person at the places that are left")
  func takenBack() throws {
    var discussion = try discussion()
    let events = discussion.proceedings.events.filter {
      if case .invited(let invitation) = $0.act { invitation.key == "bell" } else { false }
    }
    try #require(events.count == 2)
    discussion.at("09:03", .withdrawn(events[0].id))
    #expect(discussion.meeting.person("bell")?.children == ["theo"])
    #expect(discussion.meeting.person("bell")?.role == "practitioner")
  }
}
