import Advice
import Calendar
import Meeting
import Testing

@Suite("Actions, in every area")
struct EveryAreaActingTests {
  static let areas = ["working-together", "bedford", "liverpool", "gloucestershire", "devon", "eastmarch"]

  private func agreed(_ area: String, _ plan: ActionPlan) throws -> Discussion {
    var discussion = try Discussion(under: Area.named(area))
    discussion.opens("10:30")
    discussion.at("11:24", .action(plan))
    return discussion
  }

  /// [BED] Plan and [GLO]: "who will carry out what actions, by when and for what purpose"; [LIV] 2: "intended
  /// outcomes"; [WT] 4: "who will do what by when"; [DEV]: "who is doing what and by when"; [EAM] 6.1.
  static let purposes: [(String, [String])] = [
    ("working-together", []), ("bedford", ["warning"]), ("liverpool", ["warning"]),
    ("gloucestershire", ["warning"]), ("devon", []), ("eastmarch", ["warning"]),
  ]

  @Test("What an action is for is asked where the text asks it", arguments: purposes)
  func purpose(_ area: String, _ raises: [String]) throws {
    let discussion = try agreed(area, Discussion.action { $0.purpose = nil })
    #expect(discussion.said("action.incomplete") == raises)
  }

  @Test("Who does it and by when is asked everywhere", arguments: areas)
  func incomplete(_ area: String) throws {
    #expect(try agreed(area, Discussion.action()).said("action.incomplete") == [])
    let nobody = try agreed(area, Discussion.action { $0.owner = nil })
    #expect(nobody.said("action.incomplete") == ["warning"])
    let never = try agreed(area, Discussion.action { $0.by = nil })
    #expect(never.said("action.incomplete") == ["warning"])
  }

  @Test("An action is overdue a minute after its time, and not at it, nor once it is done", arguments: areas)
  func overdue(_ area: String) throws {
    var discussion = try agreed(area, Discussion.action())
    #expect(discussion.said("action.overdue", at: "13:30") == [])
    #expect(discussion.said("action.overdue", at: "13:31") == ["critical"])
    discussion.at("13:31", .done(number: 1, "seen"))
    #expect(discussion.said("action.overdue", at: "13:32") == [])
  }

  @Test("An action due before it was agreed is looked at, one due at once is not", arguments: areas)
  func past(_ area: String) throws {
    let before = try agreed(area, Discussion.action { $0.by = local("2026-11-19T11:23") })
    #expect(before.said("action.past") == ["notice"])
    let now = try agreed(area, Discussion.action { $0.by = local("2026-11-19T11:24") })
    #expect(now.said("action.past") == [])
  }

  /// [BED] "including a contingency plan"; [EAM] 6.1; no other text wants one.
  static let contingencies: [(String, [String])] = [
    ("working-together", []), ("bedford", ["warning"]), ("liverpool", []), ("gloucestershire", []),
    ("devon", []), ("eastmarch", ["warning"]),
  ]

  @Test("A plan has what is done if it does not work, where the text asks it", arguments: contingencies)
  func contingency(_ area: String, _ raises: [String]) throws {
    var discussion = try Discussion(under: Area.named(area))
    discussion.opens("10:30")
    #expect(discussion.said("contingency.none") == [])
    #expect(discussion.said("contingency.none", closing: true) == raises)
    discussion.at("11:24", .action(Discussion.action()))
    #expect(discussion.said("contingency.none", closing: true) == raises)
    var inCase = discussion
    inCase.at(
      "11:25",
      .action(
        Discussion.action {
          $0.number = 2
          $0.kind = .contingency
          $0.condition = "nobody is let in"
        }))
    #expect(inCase.said("contingency.none", closing: true) == [])
    discussion.at(
      "11:25",
      .action(
        Discussion.action {
          $0.number = 2; $0.ifNot = "police go in"
        }))
    #expect(discussion.said("contingency.none", closing: true) == [])
  }
}
