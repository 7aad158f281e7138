import Calendar
import JSON
import Meeting
import Procedures
import Testing

@testable import Record

@Suite("The minutes, as statements")
struct MinutesTests {
  let tree: JSON
  let statements: Statements

  init() throws {
    statements = try Ashdown().statements()
    tree = statements.tree
  }

  /// The values of a collection about exactly these children.
  private func about(_ children: [String], _ collection: String) -> [JSON] {
    tree.ranked(collection).filter { $0.list("children") == children }
  }

  @Test("what is about one child says nothing of the other", arguments: [("Maya", "Theo"), ("Theo", "Maya")])
  func oneChild(_ own: String, _ other: String) {
    let alone = statements.all.filter { $0.value.list("children") == [own] }
    #expect(alone.count > 10)
    for statement in alone { #expect(!statement.value.line.contains(other), "\(statement.path)") }
  }

  @Test(
    "what is decided, scored or arranged about a child stands in a statement of that child alone",
    arguments: ["decisions", "scores", "scaling", "tonight", "responsibility", "children"])
  func granularity(_ collection: String) {
    let all = tree.ranked(collection)
    #expect(all.count > 1)
    for value in all { #expect(value.list("children").count == 1) }
  }

  @Test("paths say nothing of order or count: random names, random ranks")
  func paths() throws {
    let ranks = tree.ranked("scores").compactMap { $0["rank"]?.int }
    #expect(ranks == ranks.sorted() && Set(ranks).count == ranks.count)
    #expect(zip(ranks, ranks.dropFirst()).contains { $1 - $0 > 1 })
    let again = try Ashdown().statements()
    let fixed = statements.all.map(\.path).filter { $0.hasPrefix("/meeting") || $0.hasPrefix("/case") }
    #expect(Set(again.all.map(\.path)).intersection(statements.all.map(\.path)).isSuperset(of: fixed))
    #expect(tree["scores"]?.members?.map(\.name) != again.tree["scores"]?.members?.map(\.name))
  }

  @Test("one reason given for several warnings stands with each of them, and says for how many it was given")
  func together() throws {
    var meeting = try Ashdown()
    let rules = ["action.incomplete", "coverage.risk", "roll.authority"]
    try meeting.before(
      rules.map { .overridden(rule: $0, child: nil, because: "all wait for Monday") }, seat: .chair)
    let given = try meeting.statements().tree.ranked("overrides")
    for rule in rules {
      let own = given.filter { $0["rule"]?.string == rule }
      #expect(!own.isEmpty)
      #expect(own.allSatisfy { $0["together"] == 3 && $0["because"] == "all wait for Monday" })
      #expect(own.allSatisfy { $0["message"]?.string?.hasSuffix("one reason for 3 together") == true })
    }
    let alone = given.filter { $0["rule"] == "medical.doctor" }
    #expect(!alone.isEmpty && alone.allSatisfy { $0["together"] == nil })
  }

  @Test(
    "a head of two schoolchildren stands at both places, and one of whom nobody said for which at neither")
  func ofTwoChildren() throws {
    var meeting = try Ashdown()
    let (bell, ogden) = (PersonKey("bell"), PersonKey("ogden"))
    func invited(_ key: PersonKey, _ name: String, _ child: ChildKey?) -> Act {
      .invited(
        Invitation(
          key: key, slot: Slot(AgencyKey("nursery"), child: child), name: name, role: "head",
          invited: Ashdown.instant("19T09:30")))
    }
    let acts: [Act] = [
      .circumstance("nursery-age", child: meeting.maya, .yes),
      .circumstance("nursery-age", child: meeting.theo, .yes),
      invited(bell, "Marcus Bell", meeting.maya), invited(bell, "Marcus Bell", meeting.theo),
      invited(ogden, "Pauline Ogden", nil), .arrived(bell, .room, at: Ashdown.instant("19T10:30")),
    ]
    try meeting.before(acts)
    func places() throws -> [String] {
      try meeting.statements().tree.ranked("roll").compactMap { place in
        let names = place["persons"]?.array?.compactMap { $0["name"]?.string } ?? []
        guard names.contains("Marcus Bell") || names.contains("Pauline Ogden") else { return nil }
        return
          "\(place["slot"]?.string ?? ""), \(place["state"]?.string ?? ""): \(names.joined(separator: " and "))"
      }
    }
    #expect(
      try places() == [
        "Nursery, Maya, present: Marcus Bell", "Nursery, Theo, present: Marcus Bell",
        "Nursery, invited: Pauline Ogden",
      ])
    try meeting.before([.arrived(ogden, .room, at: Ashdown.instant("19T10:31"))])
    #expect(try places().last == "Nursery, present: Pauline Ogden")
    try meeting.before([.left(ogden, at: Ashdown.instant("19T10:40"))])
    #expect(try places().last == "Nursery, left: Pauline Ogden")
  }

  @Test("who takes the minutes and is there has no empty place", arguments: ["minute-taker", "admin"])
  func clerk(_ agency: String) throws {
    var meeting = try Ashdown()
    let key = PersonKey("dunn")
    try meeting.before([
      .invited(
        Invitation(
          key: key, slot: Slot(AgencyKey(agency)), name: "Jo Dunn", role: "clerk",
          invited: Ashdown.instant("18T15:00"))),
      .arrived(key, .room, at: Ashdown.instant("19T10:30")), .office(.minuteTaker, key, grade: nil),
    ])
    let tree = try meeting.statements().tree
    let place = try #require(
      tree.ranked("roll").first { $0.items("persons").contains { $0["name"] == "Jo Dunn" } })
    #expect(place["strength"] == nil && place["state"] == "present")
    let text = try #require(MinutesText.render(tree, fingerprint: "0123456789abcdef")?["minutes.txt"])
    let words = String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(words.contains("invited besides; PRESENT Jo Dunn, clerk: in the room 10:30 to the end"))
  }

  @Test("whoever adds the chair's grade has chaired before, and is no second chair")
  func gradeAdded() throws {
    let meeting = try Ashdown()
    var events = meeting.events
    let index = try #require(
      events.firstIndex { if case .office(.chair, _, _) = $0.act { true } else { false } })
    let graded = events[index]
    events[index].act = .office(.chair, PersonKey("osei"), grade: nil)
    events.insert(
      Event(id: EventID("graded"), at: graded.at.adding(seconds: 60), by: graded.by, act: graded.act),
      at: index + 1)
    func chairs(_ events: [Event]) throws -> [JSON] {
      try meeting.with(events).statements().tree.ranked("offices").filter { $0["office"] == "chair" }
    }
    let only = try chairs(events)
    #expect(only.count == 1)
    #expect(only[0]["grade"] != nil && only[0]["until"] == nil)
    #expect(only[0]["since"]?.string == graded.at.description)
    // Another person, and another grade of the same one, are told.
    events[index].act = .office(.chair, PersonKey("okafor"), grade: nil)
    #expect(try chairs(events).count == 2)
    events[index].act = .office(.chair, PersonKey("osei"), grade: "other")
    #expect(try chairs(events).count == 2)
  }

  @Test("an absence of the core that was gone past says whose it was, though nothing warns of it any more")
  func absenceGoneBy() throws {
    var meeting = try Ashdown()
    try meeting.before(
      [.overridden(rule: "quorum.core", child: nil, because: "Dean is back tonight")], seat: .chair)
    let given = try meeting.statements().tree.ranked("overrides").filter { $0["rule"] == "quorum.core" }
    #expect(given.map { $0["message"] } == ["Health: nobody here, not quorate (2 of 3)"])
    #expect(given.map { $0["severity"] } == ["critical"])
  }

  @Test("of two absences that were gone past each reason stands with its own")
  func eachAbsence() throws {
    var meeting = try Ashdown()
    try meeting.before(
      [
        .overridden(rule: "quorum.core", child: nil, about: "slot health", because: "Dean is back tonight"),
        .overridden(rule: "quorum.core", child: nil, about: "slot police", because: "nobody is free"),
      ], seat: .chair)
    let given = try meeting.statements().tree.ranked("overrides").filter { $0["rule"] == "quorum.core" }
    #expect(given.map { $0["message"] } == ["Health: nobody here, not quorate (2 of 3)", nil])
  }

  @Test("an item that nobody opened and whose decisions were taken says so, and not that it was passed over")
  func dealtWith() throws {
    let meeting = try Ashdown()
    let unopened = try meeting.with(meeting.events.filter { $0.act != .itemOpened("decisions") }).statements()
    let item = try #require(
      unopened.tree.ranked("agenda").first { $0["item"] == "decisions" })
    #expect(item["name"] == "Decisions")
    #expect(item["opened"] == nil)
    #expect(item["taken-up"] == ["at": "2026-11-19T11:07:00Z", "by": "decisions 1 and 2"])
    let opened = tree.ranked("agenda").first { $0["item"] == "decisions" }
    #expect(opened?["opened"] == "2026-11-19T11:05:00Z")
    #expect(opened?["taken-up"] == nil)
  }

  @Test("a decision is one statement, with its quorum, views before and after it, dissent and what went past")
  func decisions() throws {
    let maya = try #require(about(["Maya"], "decisions").first)
    #expect(maya["decided"] == "2026-11-19T11:07:00Z")
    #expect(maya["quorum"] == ["present": 2, "of": 3, "quorate": false, "missing": ["Health"]])
    #expect(maya["taken-without"]?["agencies"] == ["Health"])
    #expect(maya["taken-without"]?["news-by"] == "2026-11-19T14:00")
    let health = try #require(maya.items("views").first { $0["voice"]?["agency"] == "Health" })
    #expect(health["at"] == "2026-11-19T11:05:00Z" && health["before-decision"] == true)
    #expect(maya.items("overrides").map { $0["because"] } == ["Dr Sen examines today at 16:00"])

    let theo = try #require(about(["Theo"], "decisions").first)
    // A medical is in question for Maya alone.
    #expect(theo["overrides"] == nil)
    #expect(
      theo.items("dissent").map { $0["words"] } == [
        "no concern has been observed for Theo", "no offence disclosed, single agency at most",
      ])
    #expect(theo.items("dissent").first?.items("escalations").first?["level"] == "line managers")
  }

  @Test("what a decision was given only afterwards is said by name")
  func addedAfterwards() throws {
    var discussion = try Ashdown()
    discussion.add(
      .decisionAmended(
        number: 1, DecisionAmendment(owner: Voice(agency: AgencyKey("social-care")), because: "as said")),
      by: .chair)
    let decision = try #require(
      try discussion.statements().tree.ranked("decisions").first { $0["number"] == 1 })
    #expect(decision.list("added") == ["owner", "reason"])
    // Why it did not wait is one thing, who obtains what was missing another.
    let without = TakenWithout(
      because: "it could not wait, Dean is back tonight", news: Ashdown.voice("police", "malik"),
      newsBy: LocalTime("2026-11-19T15:00"))
    discussion.add(.decisionAmended(number: 2, DecisionAmendment(without: without)), by: .chair)
    let second = try #require(
      try discussion.statements().tree.ranked("decisions").first { $0["number"] == 2 })
    #expect(second.list("added") == ["news"])
  }

  @Test("scores keep what was first given; the spread is that of the reveal; nothing is averaged")
  func scores() throws {
    let health = try #require(about(["Maya"], "scores").first { $0["voice"]?["agency"] == "Health" })
    #expect(health["first"]?["value"] == 6)
    #expect(health.items("revised").map { $0["value"] } == [4])
    let maya = try #require(about(["Maya"], "scaling").first)
    #expect(maya["first"] == ["lowest": 2, "highest": 6, "spread": 4])
    #expect(maya["revised"] == ["lowest": 2, "highest": 4, "spread": 2])
    #expect(maya["speaks-first"]?["agency"] == "Health")
    #expect(maya["basis"] == "offered as practice")
    let school = try #require(about(["Theo"], "scores").first { $0["voice"]?["agency"] == "School" })
    #expect(school["first"]?["no-view"] == true && school["first"]?["value"] == nil)
  }

  @Test("what was not done is stated too")
  func negatives() throws {
    var events = try Ashdown().events
    events.removeAll {
      switch $0.act {
      case .decided(let deciding): deciding.child.text == "theo"
      case .tonight(let tonight): tonight.child.text == "theo"
      default: false
      }
    }
    let bare = try Ashdown().with(events).statements().tree
    let theo = bare.ranked("decisions").filter { $0.list("children") == ["Theo"] }.map { $0["state"] }
    #expect(theo == ["proposed", "none on section 47"])
    let answered = bare.ranked("tonight").first { $0.list("children") == ["Theo"] }?["answered"]
    #expect(answered == false)
    #expect(bare.ranked("answers").contains { $0["prompt"] == "review" && $0["text"] == nil })
  }

  @Test("what was withdrawn is counted and not told")
  func withdrawn() {
    #expect(tree["meeting"]?["withdrawn"] == 1)
    #expect(!statements.bytes.contains(Array("wrong place".utf8)))
  }

  @Test(
    "a field that both seats entered unseen shows both; one that was seen, or its own seat's, is replaced")
  func bothSeats() throws {
    func said(_ entries: [(String, Seat, Int?)]) throws -> (JSON?, [JSON]) {
      var meeting = try Ashdown()
      var ids: [EventID] = []
      for (text, seat, seen) in entries {
        let act = Act.answered(prompt: "reduce", child: meeting.maya, text)
        try meeting.before([act], seat: seat, on: seen.map { ids[$0] })
        ids.append(try #require(meeting.events.last { $0.act == act }?.id))
      }
      let answer = try meeting.statements().tree.ranked("answers").first {
        $0["prompt"] == "reduce" && $0.list("children") == ["Maya"]
      }
      return (answer?["text"], answer?.items("also").compactMap { $0["text"] } ?? [])
    }
    #expect(try said([("a", .minutes, nil), ("b", .chair, nil)]) == ("b", ["a"]))
    #expect(try said([("a", .minutes, nil), ("b", .chair, 0)]) == ("b", []))
    #expect(try said([("a", .minutes, nil), ("b", .minutes, nil)]) == ("b", []))
    #expect(try said([("a", .chair, nil), ("b", .minutes, 0), ("c", .chair, 0)]) == ("c", ["b"]))
  }

  @Test("an answer for all children stands for those who have none of their own")
  func answersForAll() throws {
    var meeting = try Ashdown()
    try meeting.before([.answered(prompt: "harm", child: meeting.theo, "Being in the way")])
    let harm = try meeting.statements().tree.ranked("answers").filter { $0["prompt"] == "harm" }
    #expect(harm.map { $0.list("children") } == [["Maya"], ["Theo"]])
  }

  @Test(
    "a statement is shared as far as its strictest part",
    arguments: [
      (Share.yes, [], "yes"), (.yes, [nil], nil), (.yes, [.yes], "yes"), (.yes, [.no], "no"),
      (.yes, [.agencyOnly], "no"),
      (.agencyOnly, [], "agency"),
      (nil, [.yes], nil), (nil, [.no], "no"), (.yes, [.after("arrest")], "after arrest"),
      (.after("interview"), [.after("arrest")], nil), (.after("arrest"), [.after("arrest")], "after arrest"),
    ] as [(Share?, [Share?], String?)])
  func shares(_ whole: Share?, _ parts: [Share?], _ expected: String?) throws {
    let meeting = try Ashdown()
    let closed = try #require(meeting.proceedings.meeting.closed)
    let minuting = Minuting(
      proceedings: meeting.proceedings,
      advice: meeting.closing.advice(on: meeting.proceedings, closedAt: closed),
      procedure: meeting.resolved.procedure)
    #expect(minuting.share(whole, with: parts) == JSON(expected))
  }
}
