import Calendar
import Meeting
import Testing

@Suite("A meeting is the fold of its events")
struct ProceedingsTests {
  @Test("replay equals live, with withdrawals in between", arguments: 0..<300)
  func replay(_ seed: UInt64) {
    var generator = Generator(seed)
    let events = generator.events(60)
    var live = Proceedings()
    for event in events { live.append(event) }
    #expect(Proceedings(events) == live)
    // A prefix is as good a meeting as the whole.
    let half = events.prefix(30)
    var firstHalf = Proceedings()
    for event in half { firstHalf.append(event) }
    #expect(Proceedings(half) == firstHalf)
  }

  @Test("events taken in several at a time, some of them again, make the same meeting", arguments: 0..<100)
  func batches(_ seed: UInt64) {
    var generator = Generator(seed)
    let events = generator.events(60)
    var random = Seeded(seed)
    var proceedings = Proceedings()
    while proceedings.events.count < events.count {
      let start = Int.random(in: 0...proceedings.events.count, using: &random)
      let end = Int.random(in: proceedings.events.count...events.count, using: &random)
      proceedings.append(contentsOf: Array(events[start..<end]))
    }
    #expect(proceedings == Proceedings(events))
    #expect(events.allSatisfy { proceedings.event($0.id) == $0 })
    #expect(proceedings.event(EventID("never written")) == nil)
  }

  @Test(
    "the latest scores are those last given, in the order in which voices first spoke", arguments: 0..<100)
  func latestScores(_ seed: UInt64) {
    var generator = Generator(seed)
    let meeting = Proceedings(generator.events(80)).meeting
    for child in meeting.case.children.map(\.key) {
      let given = meeting.scores.filter { $0.scoring.child == child }
      var voices: [Voice] = []
      for scored in given where !voices.contains(scored.scoring.voice) { voices.append(scored.scoring.voice) }
      let latest = voices.compactMap { voice in given.last { $0.scoring.voice == voice } }
      #expect(meeting.scores(for: child) == latest)
      #expect(voices.map { meeting.score(of: $0, child: child) } == latest)
    }
    let heard = Dictionary(
      meeting.sayings.compactMap { said in said.saying.voice.map { ($0.agency, said.at) } },
      uniquingKeysWith: max)
    #expect(meeting.lastHeard == heard)
    #expect(meeting.minutedItems == Set(meeting.sayings.compactMap(\.saying.item)))
  }

  @Test("an event that is delivered again changes nothing", arguments: 0..<100)
  func repeated(_ seed: UInt64) {
    var generator = Generator(seed)
    let events = generator.events(40)
    var random = Seeded(seed)
    var proceedings = Proceedings()
    for (index, event) in events.enumerated() {
      proceedings.append(event)
      proceedings.append(events[Int.random(in: 0...index, using: &random)])
    }
    #expect(proceedings == Proceedings(events))
  }

  @Test("withdrawing an act of any kind restores the meeting before it", arguments: 0..<Generator.kinds)
  func withdrawing(_ kind: Int) {
    for seed in 0..<20 as Range<UInt64> {
      var generator = Generator(seed)
      var proceedings = Proceedings(generator.events(50))
      let before = proceedings.meeting
      let event = generator.event(generator.act(kind, in: proceedings))
      proceedings.append(event)
      guard event.act.cannotBeWithdrawn == nil else { return }
      proceedings.append(generator.event(.withdrawn(event.id)))
      #expect(proceedings.meeting == before, "\(event.act), seed \(seed)")
      #expect(proceedings.withdrawn.contains(event.id))
    }
  }

  @Test(
    "an act in the middle that is withdrawn leaves the meeting that it had never been in", arguments: 0..<100)
  func middle(_ seed: UInt64) throws {
    var generator = Generator(seed)
    var events = generator.events(50)
    let gone = try #require(events.dropFirst(1 + Int(seed) % 30).first { $0.act.cannotBeWithdrawn == nil })
    let without = events.filter { $0.id != gone.id }
    events.append(generator.event(.withdrawn(gone.id)))
    #expect(Proceedings(events).meeting == Proceedings(without).meeting)
  }

  @Test("a number that was given is never given again, also when its act is withdrawn")
  func numbers() {
    var generator = Generator(1)
    var proceedings = Proceedings(generator.events(1))
    for (numbered, act) in [
      (Numbered.action, Act.action(ActionPlan(number: 1, text: "ring"))),
      (.risk, .riskNamed(number: 1, "injury", children: [])),
      (.decision, .decided(Deciding(number: 1, child: ChildKey("c0"), decision: "s47"))),
      (
        .dissent,
        .viewed(Viewing(decision: 1, voice: Voice(agency: AgencyKey("a")), view: .disagrees, dissent: 1))
      ),
    ] {
      #expect(proceedings.next(numbered) == 1)
      let event = generator.event(act)
      proceedings.append(event)
      proceedings.append(generator.event(.withdrawn(event.id)))
      #expect(proceedings.next(numbered) == 2)
    }
  }

  @Test("what others have seen or signed cannot be taken back, and says why")
  func kept() {
    var generator = Generator(2)
    let kept: [Act] = [
      .revealed(because: nil), .ended, .closed,
      .recorded(Recording(folder: "f", fingerprint: "0", sealed: "0")),
      .signed(Signing(office: .chair, principal: "p", key: "k")), .withdrawn(EventID("e1")),
    ]
    for act in kept { #expect(act.cannotBeWithdrawn?.isEmpty == false) }
    var proceedings = Proceedings(generator.events(1))
    for act in kept { proceedings.append(generator.event(act)) }
    #expect(proceedings.lastAct(of: .chair) == nil)
    #expect(proceedings.lastAct(of: .minutes) == nil)
  }

  @Test("a seat takes back its own last act that stands")
  func lastAct() {
    let chair = Author(seat: .chair, person: "M. Hale", login: "mh")
    let minutes = Author(seat: .minutes, person: "R. Voss", login: "rv")
    func event(_ id: String, _ author: Author, _ act: Act) -> Event {
      Event(id: EventID(id), at: Instant(seconds: 0), by: author, act: act)
    }
    var proceedings = Proceedings([
      event("1", chair, .began), event("2", minutes, .alreadyDone("a")),
      event("3", minutes, .alreadyDone("b")),
    ])
    #expect(proceedings.lastAct(of: .chair)?.id == EventID("1"))
    #expect(proceedings.lastAct(of: .minutes)?.id == EventID("3"))
    proceedings.append(event("4", minutes, .withdrawn(EventID("3"))))
    #expect(proceedings.lastAct(of: .minutes)?.id == EventID("2"))
  }

  @Test("a draft becomes the event of its time and writer")
  func draft() {
    let author = Author(seat: .room, person: "A", login: "a")
    let draft = Draft(id: EventID("d"), act: .began, on: EventID("o"), share: .no)
    #expect(
      draft.event(at: Instant(seconds: 7), by: author)
        == Event(
          id: EventID("d"), at: Instant(seconds: 7), by: author, on: EventID("o"), share: .no, act: .began))
  }

  @Test("a circumstance is as it was last answered, a child's own answer before the meeting's")
  func circumstances() {
    let author = Author(seat: .chair, person: "A", login: "a")
    let answers: [(String?, Answer)] = [("c1", .no), (nil, .no), ("c1", .yes), (nil, .unknown)]
    let meeting = Proceedings(
      answers.enumerated().map { index, said in
        Event(
          id: EventID("\(index)"), at: Instant(seconds: index), by: author,
          act: .circumstance("staff", child: said.0.map { ChildKey($0) }, said.1))
      }
    ).meeting
    #expect(meeting.answer(to: "staff", child: ChildKey("c1")) == .yes)
    #expect(meeting.answer(to: "staff", child: ChildKey("c2")) == .unknown)
    #expect(meeting.answer(to: "staff") == .unknown)
    #expect(meeting.answer(to: "complex", child: ChildKey("c1")) == nil)
  }

  @Test(
    "who writes while the discussion is held was there, in a break too; before, after and taking back not")
  func writers() {
    let events: [(String, Act)] = [
      ("called", .form(.virtual)), ("begins", .began), ("writes", .alreadyDone("a")), ("pauses", .paused),
      ("rests", .alreadyDone("b")), ("takes back", .withdrawn(EventID("2"))), ("ends", .ended),
      ("adds", .alreadyDone("c")),
    ]
    let meeting = Proceedings(
      events.enumerated().map { index, event in
        Event(
          id: EventID("\(index)"), at: Instant(seconds: index),
          by: Author(seat: .minutes, person: event.0, login: "a"), act: event.1)
      }
    ).meeting
    #expect(Set(meeting.writers.map(\.person)) == ["pauses", "rests", "ends"])
  }

  @Test("an agency was last heard at the latest time of what it said, in whatever order that was written")
  func lastHeard() {
    let police = AgencyKey("police")
    let meeting = Proceedings(
      [3, 9, 5].map { second in
        Event(
          id: EventID("\(second)"), at: Instant(seconds: second),
          by: Author(seat: .minutes, person: "A", login: "a"),
          act: .said(Saying(voice: Voice(agency: police), text: "called to the address")))
      }
    ).meeting
    #expect(meeting.lastHeard == [police: Instant(seconds: 9)])
  }
}
