import Foundation
import JSON
import Testing

@Suite("The Ashdown meeting, as it was spoken")
struct AshdownTests {
  @Test("10:30: only that health is absent is critical")
  func healthAbsent() throws {
    let shown = try Ashdown.at("10:30")
    #expect(critical(shown) == ["quorum.core"])
    #expect(shown.items("warnings").first?["message"]?.string == "Health: nobody here, not quorate (2 of 3)")
    #expect(shown["quorum"]?["quorate"] == false)
    #expect(shown["state"] == "live")
  }

  @Test("10:41: health joins by telephone, quorate 3 of 3; she may not decide")
  func quorate() throws {
    let shown = try Ashdown.at("10:41")
    let quorum = try #require(shown["quorum"])
    #expect(quorum["quorate"] == true)
    #expect(quorum["present"] == 3)
    #expect(quorum["of"] == 3)
    #expect(try quorum.item("slots", where: "slot", is: "health")["state"] == "present")
    #expect(shown.texts("warnings", "message").contains("Nuala Byrne, Health: may not decide for Health"))
  }

  @Test("10:52: the paediatrician has written, does not count, and is still asked for")
  func written() throws {
    let shown = try Ashdown.at("10:52")
    let slot = try #require(shown["quorum"]).item("slots", where: "slot", is: "paediatrician")
    #expect(slot["state"] == "written")
    #expect(slot["strength"] == "required")
    #expect(slot.items("written").first?["at"] == "2026-11-19T09:40:00Z")
    let warning = try shown.item("warnings", where: "rule", is: "medical.doctor")
    #expect(warning["message"] == "Paediatrician wrote, and is still required: a medical is in question")
    #expect(warning["severity"] == "warning")
  }

  @Test("11:01: scaling is offered as practice, and nobody sees a number before all are revealed")
  func blind() throws {
    let scores = try #require(try Ashdown.at("11:01")["scores"])
    #expect(scores["basis"] == "practice")
    #expect(scores["offered"] == true)
    #expect(scores["revealed"] == .null)
    #expect(scores.items("children").count == 2)
    for child in scores.items("children") {
      #expect(child["spread"] == .null)
      #expect(child["speaksFirst"] == .null)
      #expect(child.items("scores").count == 4)
      for score in child.items("scores") {
        #expect(score["state"] == "in, hidden")
        #expect(score.members?.map(\.name) == ["agency", "person", "state"])
      }
    }
  }

  @Test("11:01: revealed, the spread is 4 for each child and health speaks first")
  func revealed() throws {
    let children = try #require(try Ashdown.at("11:02")["scores"]).items("children")
    #expect(children.map { $0["child"] } == ["Maya Ashdown", "Theo Ashdown-Marsh"])
    for child in children {
      #expect(child["spread"] == 4)
      #expect(child["speaksFirst"] == ["agency": "health", "person": "Nuala Byrne"])
    }
    let given = children.map { child in child.items("scores").map { $0["value"] } }
    #expect(given == [[3, 2, 6, 2], [4, 3, 7, .null]])
  }

  @Test("11:01: health revises Maya to 4, and its first 6 is kept; Theo keeps 7")
  func revised() throws {
    let scores = try #require(try Ashdown.at("11:04")["scores"])
    let maya = try scores.item("children", where: "child", is: "Maya Ashdown")
    let first = try maya.item("scores", where: "agency", is: "health")
    #expect(first["first"] == 6)
    #expect(first["revised"] == 4)
    #expect(first["value"] == 4)
    #expect(maya["firstSpread"] == 4)
    #expect(maya["spread"] == 2)
    let theo = try scores.item("children", where: "child", is: "Theo Ashdown-Marsh")
    let kept = try theo.item("scores", where: "agency", is: "health")
    #expect(kept["value"] == 7)
    #expect(kept["revised"] == .null)
    #expect(theo["spread"] == 4)
  }

  @Test("11:05: health leaves, the quorum is lost, and the moment is stamped")
  func quorumLost() throws {
    let shown = try Ashdown.at("11:05")
    #expect(critical(shown) == ["quorum.core"])
    let quorum = try #require(shown["quorum"])
    #expect(quorum["quorate"] == false)
    #expect(quorum.texts("log", "at") == ["10:30", "10:41", "11:05"].map { "2026-11-19T\($0):00Z" })
    #expect(quorum.items("log").map { $0["quorate"] } == [false, true, false])
    #expect(quorum.items("log").last?["missing"] == ["Health"])
  }

  @Test("11:07 and 11:12: both decisions are taken without health: why, whose news by when, and when again")
  func withoutHealth() throws {
    for (time, number, name) in [("11:07", 1, "Maya Ashdown"), ("11:12", 2, "Theo Ashdown-Marsh")] {
      let decision = try Ashdown.at(time).item("decisions", where: "child", is: name)
      #expect(decision["number"] == .int(number))
      #expect(decision["decided"] == .string("2026-11-19T\(time):00Z"))
      #expect(decision["quorate"] == false)
      #expect(decision["takenWithout"] == ["health"])
      let without = decision["without"]
      #expect(without?["because"] == "Dean is back tonight")
      #expect(without?["news"] == ["agency": "social-care", "person": "Ines Okafor"])
      #expect(without?["newsBy"] == "2026-11-19T14:00")
      #expect(decision["again"] == "2026-11-20T15:00")
      #expect(decision["threshold"] == "yes")
    }
  }

  @Test("11:05: what health thought before it left keeps its time, on both decisions")
  func viewsOfHealth() throws {
    let shown = try Ashdown.at("11:12")
    let views = try shown.items("decisions").map { try $0.item("views", where: "agency", is: "health") }
    #expect(views.map { $0["view"] } == ["agrees", "disagrees"])
    #expect(views.map { $0["at"] } == ["2026-11-19T11:05:00Z", "2026-11-19T11:05:00Z"])
    #expect(views.map { $0["words"] } == [.null, "no concern has been observed for Theo"])
  }

  @Test("11:12: health and police dissent in their own words, taken up with line managers by name and time")
  func dissent() throws {
    let dissents = try Ashdown.at("11:12").items("dissent")
    #expect(dissents.map { $0["agency"] } == ["health", "police"])
    #expect(
      dissents.map { $0["words"] } == [
        "no concern has been observed for Theo", "no offence disclosed, single agency at most",
      ])
    #expect(dissents.map { $0["since"] } == ["2026-11-19T11:05:00Z", "2026-11-19T11:12:00Z"])
    for dissent in dissents {
      #expect(dissent["decision"] == 2)
      #expect(dissent["state"] == "escalated")
      #expect(
        dissent["escalations"] == [
          [
            "level": "line-managers", "with": "DI P Shah and K Lowe", "by": "2026-11-19T16:00",
            "at": "2026-11-19T11:12:00Z",
          ]
        ])
    }
  }

  @Test(
    "what is due when, and from what it is counted",
    arguments: [
      ("time.convene", "2026-11-20T23:59", "Fri 20 Nov 2026: 2 working days after Wed 18 Nov"),
      ("time.minutes", "2026-11-21T11:35", "Sat 21 Nov 2026 11:35: 48 hours after Thu 19 Nov 11:35"),
      ("time.conference", "2026-12-10T23:59", "Thu 10 Dec 2026: 15 working days after Thu 19 Nov"),
      ("time.medical-report", "2026-11-29T23:59", "Sun 29 Nov 2026: 10 days after Thu 19 Nov"),
    ])
  func due(rule: String, due: String, basis: String) throws {
    let deadlines = try Ashdown.at("11:35").items("deadlines").filter { $0["rule"]?.string == rule }
    let children = ["Maya Ashdown", "Theo Ashdown-Marsh"].map(JSON.string)
    let perChild = rule == "time.conference" || rule == "time.medical-report"
    #expect(deadlines.map { $0["child"] } == (perChild ? children : [.null]))
    for deadline in deadlines {
      #expect(deadline["due"] == .string(due))
      #expect(deadline["basis"]?.string?.hasPrefix(basis) == true, "\(deadline["basis"]?.string ?? "")")
    }
  }

  @Test("the record's 48 hours run from the end of the discussion, whenever it is closed")
  func recordFromTheEnd() throws {
    let desk = try Ashdown.held.get().desk
    let shown = try desk.done(["show", Ashdown.reference, "--json", "--clock", "2026-11-20T09:00:00Z"]).json
    #expect(shown["times"]?["closed"] == "2026-11-19T11:40:00Z")
    #expect(try shown.item("deadlines", where: "rule", is: "time.minutes")["due"] == "2026-11-21T11:35")
  }

  @Test("before it begins nothing is critical; in it nothing but the quorum is, and only while it is open")
  func noOther() throws {
    let moments = try Ashdown.held.get().moments
    #expect(moments.count > 50)
    for (time, shown) in moments {
      let isOpen = ("2026-11-19T10:30"..<"2026-11-19T10:41").contains(time) || time == "2026-11-19T11:05"
      #expect(critical(shown) == (isOpen ? ["quorum.core"] : []), "at \(time)")
    }
  }

  @Test(
    "11:31: Theo's review is open; mended, it is noticed that the step-sister was named after the identities")
  func closing() throws {
    let open = try Ashdown.at("11:31").items("warnings").filter { $0["severity"] != "notice" }
    #expect(open.map { $0["rule"] } == ["risk.unanswered"])
    #expect(open.allSatisfy { $0["child"] == "Theo Ashdown-Marsh" })
    let left = try Ashdown.at("11:35").items("warnings")
    #expect(left.map { $0["rule"] } == ["case.identity"])
    #expect(left.first?["message"] == "Identity not checked aloud: Jade Marsh")
  }

  private func critical(_ shown: JSON) -> [String] {
    shown.items("warnings").filter { $0["severity"] == "critical" }.compactMap { $0["rule"]?.string }
  }
}
