import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("Is every item of the agenda taken, and in its time?")
struct RunningTests {
  @Test("At the end an item is opened, or skipped with a reason")
  func unvisited() throws {
    var discussion = try Discussion()
    discussion.opens("10:30")
    let items = discussion.procedure.agenda.map(\.id)
    discussion.at("10:31", items.dropLast(2).map { .itemOpened($0) })
    #expect(discussion.raised("agenda.unvisited") == [])
    #expect(discussion.raised("agenda.unvisited", closing: true).count == 2)
    discussion.at("11:31", .itemOpened("distribution"))
    #expect(discussion.raised("agenda.unvisited") == [Raised("agenda.unvisited", .notice)])
    discussion.at("11:32", .itemSkipped("actions", because: "taken with the plan"))
    #expect(discussion.raised("agenda.unvisited", closing: true) == [])
  }

  @Test("An item over its minutes is told while items are to come, and not while the discussion rests")
  func overrun() throws {
    var discussion = try Discussion()
    discussion.opens("10:30")
    discussion.at("10:30", .itemOpened("introductions"))
    #expect(discussion.raised("agenda.overrun", at: "10:34") == [])
    #expect(
      discussion.raised("agenda.overrun", at: "10:35") == [Raised("agenda.overrun", .notice, nil, .practice)])
    #expect(discussion.words("agenda.overrun", at: "10:35").contains("1 min over, 10 items to come"))
    var paused = discussion
    paused.at("10:36", .paused)
    #expect(paused.raised("agenda.overrun", at: "10:50") == [])
    discussion.at("10:36", discussion.procedure.agenda.dropFirst().map { .itemOpened($0.id) })
    #expect(discussion.raised("agenda.overrun", at: "12:00") == [])
  }

  @Test("An item without minutes of its own is never over")
  func noMinutes() throws {
    var discussion = try Discussion(under: try Area.national.get())
    discussion.opens("10:30")
    discussion.at("10:30", .itemOpened("introductions"))
    #expect(discussion.raised("agenda.overrun", at: "12:00") == [])
  }
}
