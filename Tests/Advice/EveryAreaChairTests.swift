import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("Who chairs and how it is run, in every area")
struct EveryAreaChairTests {
  private static func complex(_ answer: Answer = .yes) -> Act {
    .circumstance("complex", child: nil, answer)
  }

  static let chairs: [Here] = [
    // [BED] Timescales: where particularly complex it "should be chaired by a Head of Service".
    Here("bedford", "complex, and a first-line manager chairs", raises: "critical", says: "head of service") {
      $0.at("09:10", complex())
      $0.opens("10:30")
    },
    Here("bedford", "complex, and a service manager chairs", raises: "critical") {
      $0.at("09:10", complex())
      $0.opens("10:30", grade: "service-manager")
    },
    Here("bedford", "complex, and a Head of Service chairs") {
      $0.at("09:10", complex())
      $0.opens("10:30", grade: "head-of-service")
    },
    Here("bedford", "not complex, and a first-line manager chairs") {
      $0.at("09:10", complex(.no))
      $0.opens("10:30")
    },
    Here("bedford", "not known whether complex") {
      $0.at("09:10", complex(.unknown))
      $0.opens("10:30")
    },
    Here("bedford", "complex, a first-line manager is to chair, and it has not begun", raises: "warning") {
      $0.at("09:10", complex())
      $0.named("osei", for: "social-care", "09:11")
      $0.at("09:12", .office(.chair, "osei", grade: "first-line-manager"))
    },
    Here(
      "eastmarch", "complex, and the practice lead chairs", raises: "critical",
      says: "principal social worker"
    ) {
      $0.at("09:10", complex())
      $0.opens("10:30", grade: "practice-lead")
    },
    Here("eastmarch", "complex, and the principal social worker chairs") {
      $0.at("09:10", complex())
      $0.opens("10:30", grade: "principal")
    },
    Here("eastmarch", "complex, and the director chairs") {
      $0.at("09:10", complex())
      $0.opens("10:30", grade: "director")
    },
    Here("liverpool", "complex, and a Deputy Team Leader chairs, as ever") {
      $0.at("09:10", complex())
      $0.opens("10:30")
    },
    Here("working-together", "nobody is named, of which the text says nothing") { $0.at("10:30", .began) },
  ]
  static let nobody: [Here] = [
    ("bedford", "children's social care manager"), ("liverpool", "Children's Team Leader"),
    ("gloucestershire", "first-line manager"), ("devon", "MASH Team Manager"),
    ("eastmarch", "safeguarding practice lead"),
  ].flatMap { area, title -> [Here] in
    [
      Here(area, "nobody is named", raises: "notice", says: title) { $0.at("10:30", .began) },
      Here(area, "nobody is named, and it has not begun") { $0.at("09:10", complex()) },
      Here(area, "somebody is named") { $0.opens("10:30") },
    ]
  }

  @Test("The chair is of the grade that the text asks for, and is named", arguments: chairs + nobody)
  func chair(_ here: Here) throws { try here.holds("chair.grade") }

  /// [DEV]: "recorded by a minute taker"; [EAM] 2.4.
  static let takers: [Here] = [("devon", "notice"), ("eastmarch", "warning")].flatMap {
    area, severity -> [Here] in
    [
      Here(area, "nobody takes the minutes", raises: severity) { $0.opens("10:30") },
      Here(area, "the chair takes them", raises: severity) {
        $0.opens("10:30")
        $0.at("10:31", .office(.minuteTaker, "osei", grade: nil))
      },
      Here(area, "somebody else takes them") {
        $0.opens("10:30")
        $0.named("hart", for: "social-care", "10:31")
        $0.at("10:31", .office(.minuteTaker, "hart", grade: nil))
      },
      Here(area, "nobody chairs yet") { $0.at("10:30", .began) },
    ]
  }
  static let chairsWrite: [Here] = ["working-together", "bedford", "liverpool", "gloucestershire"].map {
    area in
    Here(area, "the chair takes them, as the text has it") {
      $0.opens("10:30")
      $0.at("10:31", .office(.minuteTaker, "osei", grade: nil))
    }
  }

  @Test(
    "Somebody other than the chair takes the minutes, where the text wants that",
    arguments: takers + chairsWrite)
  func minutes(_ here: Here) throws { try here.holds("chair.minutes") }

  /// The first item of each agenda, and the minutes of it; the national text has none.
  static let items: [(String, String, within: String, over: String)] = [
    ("bedford", "introductions", "10:34", "10:35"), ("liverpool", "introductions", "10:34", "10:35"),
    ("gloucestershire", "introductions", "10:34", "10:35"), ("devon", "introductions", "10:33", "10:34"),
    ("eastmarch", "safe", "10:34", "10:35"), ("eastmarch", "known", "10:42", "10:43"),
    ("bedford", "plan", "10:44", "10:45"), ("devon", "challenge", "10:38", "10:39"),
    ("liverpool", "risk", "10:42", "10:43"),
  ]

  @Test("An item is over its minutes a minute after them, and not in the last of them", arguments: items)
  func overrun(_ area: String, _ item: String, _ within: String, _ over: String) throws {
    var discussion = try Discussion(under: Area.named(area))
    discussion.opens("10:30")
    discussion.at("10:30", .itemOpened(item))
    #expect(discussion.said("agenda.overrun", at: within) == [])
    #expect(discussion.said("agenda.overrun", at: over) == ["notice"])
    discussion.at("10:40", .paused)
    #expect(discussion.said("agenda.overrun", at: "11:40") == [])
  }

  static let areas = ["working-together", "bedford", "liverpool", "gloucestershire", "devon", "eastmarch"]

  @Test(
    "An item behind which a later one was opened is named, until it was skipped with a reason",
    arguments: areas)
  func unvisited(_ area: String) throws {
    var discussion = try Discussion(under: Area.named(area))
    discussion.opens("10:30")
    let items = discussion.procedure.agenda.map(\.id)
    discussion.at("10:30", .itemOpened(items[0]))
    #expect(discussion.said("agenda.unvisited") == [])
    discussion.at("10:35", .itemOpened(items[2]))
    #expect(discussion.said("agenda.unvisited") == ["notice"])
    discussion.at("10:36", .itemSkipped(items[1], because: "known to all"))
    #expect(discussion.said("agenda.unvisited") == [])
  }

  @Test("Names, dates and addresses are checked aloud before the second item", arguments: areas)
  func identity(_ area: String) throws {
    var discussion = try Discussion(relatives: [mother], under: Area.named(area))
    discussion.at("10:30", .began)
    let items = discussion.procedure.agenda.map(\.id)
    discussion.at("10:30", .itemOpened(items[0]))
    #expect(discussion.said("case.identity") == [])
    discussion.at("10:34", .itemOpened(items[1]))
    #expect(discussion.said("case.identity") == ["notice"])
    discussion.at("10:35", .identityChecked(children: ["maya"], relatives: []))
    #expect(discussion.said("case.identity") == ["notice"])
    discussion.at("10:36", .identityChecked(children: ["maya"], relatives: ["kelly"]))
    #expect(discussion.said("case.identity") == [])
  }
}
