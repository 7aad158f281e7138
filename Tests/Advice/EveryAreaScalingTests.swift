import Advice
import Meeting
import Testing

@Suite("Scores, in every area")
struct EveryAreaScalingTests {
  private static func score(_ agency: String, _ value: Int?, _ analysis: String? = "said") -> Act {
    .scored(Scoring(voice: voice(agency), child: "maya", value: value, analysis: analysis))
  }

  private func revealed(_ area: String, _ acts: Act...) throws -> Discussion {
    var discussion = try Discussion(under: Area.named(area))
    discussion.beginsWithTheCore()
    discussion.at("11:01", acts)
    discussion.at("11:02", .revealed(because: nil))
    return discussion
  }

  /// No text but Eastmarch's [4.7] says what is low; elsewhere the figure is good practice.
  static let lows: [(String, Int, [String])] = [
    ("working-together", 3, ["warning maya"]), ("working-together", 4, []),
    ("bedford", 3, ["warning maya"]), ("bedford", 4, []),
    ("liverpool", 3, ["warning maya"]), ("liverpool", 4, []),
    ("gloucestershire", 3, ["warning maya"]), ("gloucestershire", 4, []),
    ("devon", 3, ["warning maya"]), ("devon", 4, []),
    ("eastmarch", 4, ["warning maya"]), ("eastmarch", 5, []),
  ]

  @Test("Three is low and four is not; in Eastmarch four is low and five is not", arguments: lows)
  func low(_ area: String, _ value: Int, _ raises: [String]) throws {
    var discussion = try revealed(area, Self.score("health", value))
    #expect(discussion.said("scale.low") == raises)
    discussion.at("11:05", .action(ActionPlan(number: 1, kind: .immediate, text: "see Maya")))
    #expect(discussion.said("scale.low") == [])
  }

  static let widths: [(String, Int, Int, [String])] = [
    ("working-together", 2, 6, ["warning maya"]), ("working-together", 2, 5, []),
    ("bedford", 2, 6, ["warning maya"]), ("bedford", 2, 5, []),
    ("liverpool", 2, 6, ["warning maya"]), ("liverpool", 2, 5, []),
    ("gloucestershire", 2, 6, ["warning maya"]), ("gloucestershire", 2, 5, []),
    ("devon", 2, 6, ["warning maya"]), ("devon", 2, 5, []),
    ("eastmarch", 2, 5, ["warning maya"]), ("eastmarch", 2, 4, []),
  ]

  @Test("Four apart is far and three is not; in Eastmarch three is far and two is not", arguments: widths)
  func spread(_ area: String, _ lowest: Int, _ highest: Int, _ raises: [String]) throws {
    var discussion = try revealed(area, Self.score("police", lowest), Self.score("health", highest))
    #expect(discussion.said("scale.spread") == raises)
    for (person, agency) in [("malik", "police"), ("byrne", "health")] as [(PersonKey, String)] {
      discussion.at("11:03", .said(Saying(voice: voice(agency, person), text: "what stands behind it")))
    }
    #expect(discussion.said("scale.spread") == [])
  }

  static let falls: [(String, Int, String?, [String])] = [
    ("working-together", 5, nil, ["warning maya"]), ("working-together", 6, nil, []),
    ("bedford", 5, nil, ["warning maya"]), ("bedford", 6, nil, []),
    ("liverpool", 5, nil, ["warning maya"]), ("liverpool", 5, "he is back", []),
    ("gloucestershire", 5, nil, ["warning maya"]), ("gloucestershire", 6, nil, []),
    ("devon", 5, nil, ["warning maya"]), ("devon", 5, "he is back", []),
    ("eastmarch", 5, nil, ["warning maya"]), ("eastmarch", 6, nil, []),
  ]

  @Test("One lower than the six of last time, and nobody says why", arguments: falls)
  func fell(_ area: String, _ now: Int, _ why: String?, _ raises: [String]) throws {
    let last = LastScore(agency: "health", child: "maya", value: 6)
    var discussion = try Discussion(
      follows: Reconvened(reference: "SD-0", rationale: "new information", lastScores: [last]),
      under: Area.named(area))
    discussion.beginsWithTheCore()
    discussion.at("11:01", Self.score("health", now, why))
    #expect(discussion.said("scale.fell") == [])
    discussion.at("11:02", .revealed(because: nil))
    #expect(discussion.said("scale.fell") == raises)
  }

  /// [LIV] 2: "followed by scaling the risk"; "not as important as the analysis that has informed each".
  static let asked: [Here] = [
    Here("liverpool", "before decisions are opened") { $0.beginsWithTheCore() },
    Here("liverpool", "decisions are opened, and nobody scored", raises: "warning maya") {
      $0.beginsWithTheCore()
      $0.opensDecisions()
    },
    Here("liverpool", "all but police scored", raises: "warning maya", says: "no score from Police;") {
      $0.beginsWithTheCore()
      $0.opensDecisions()
      $0.at("11:01", score("social-care", 4), score("health", 4))
    },
    Here("liverpool", "all scored, police with no view") {
      $0.beginsWithTheCore()
      $0.opensDecisions()
      $0.at("11:01", score("social-care", 4), score("health", 4), score("police", nil))
    },
    Here("liverpool", "a number that nobody saw yet has no analysis") {
      $0.beginsWithTheCore()
      $0.at("11:01", score("social-care", 4), score("health", 4), score("police", 4, nil))
    },
    Here(
      "liverpool", "it is seen, and has none", raises: "warning maya",
      says: "a score without its analysis (Police)"
    ) {
      $0.beginsWithTheCore()
      $0.at("11:01", score("social-care", 4), score("health", 4), score("police", 4, nil))
      $0.at("11:02", .revealed(because: nil))
    },
    Here("eastmarch", "before decisions are opened") { $0.beginsWithTheCore() },
    Here("eastmarch", "all but education scored", raises: "warning maya", says: "no score from Education;") {
      $0.beginsWithTheCore()
      $0.opensDecisions()
      $0.at("11:01", score("social-care", 6), score("health", 6), score("police", 6))
    },
    Here("eastmarch", "all four scored") {
      $0.beginsWithTheCore()
      $0.opensDecisions()
      $0.at("11:01", score("social-care", 6), score("health", 6), score("police", 6), score("education", 6))
    },
    Here("eastmarch", "of a child who is not born", of: [unborn]) {
      $0.beginsWithTheCore()
      $0.opensDecisions()
    },
  ]

  @Test(
    "Where the text asks for scores, everybody who is there gives one, with what stands behind it",
    arguments: asked)
  func missing(_ here: Here) throws { try here.holds("scale.missing") }

  @Test(
    "Where scaling is only offered nobody is asked, until one gave a number; then the others are",
    arguments: ["working-together", "bedford", "gloucestershire", "devon"])
  func offered(_ area: String) throws {
    var discussion = try Discussion(under: Area.named(area))
    discussion.beginsWithTheCore()
    discussion.opensDecisions()
    #expect(discussion.said("scale.missing", closing: true) == [])
    discussion.at("11:01", Self.score("health", 6))
    #expect(discussion.said("scale.missing") == ["notice maya"])
    discussion.at(
      "11:02", Self.score("police", 6), Self.score("social-care", 6), Self.score("education", 6))
    #expect(discussion.said("scale.missing") == [])
  }
}
