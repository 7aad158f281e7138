import Advice
import Calendar
import Meeting
import Testing

@Suite("Decisions, in every area")
struct EveryAreaDecidingTests {
  static let areas = ["working-together", "bedford", "liverpool", "gloucestershire", "devon", "eastmarch"]

  /// A decision of an area, and what is said of it.
  struct Taken: Sendable, CustomTestStringConvertible {
    var area: String
    var decision: String
    var name: String
    var raises: [String]
    var testDescription: String { "\(area), \(decision): \(name)" }

    init(_ area: String, _ decision: String, _ name: String = "", _ raises: String...) {
      (self.area, self.decision, self.name, self.raises) = (area, decision, name, raises)
    }
  }

  /// [WT] 4, [BED] Plan: the local authority decides; [LIV] 3: the team manager; [GLO]: social care's manager
  /// authorises; [DEV]: the agencies together; [EAM] 5.1: the practice lead.
  static let owners: [(Taken, Voice?)] = [
    (Taken("working-together", "s47-joint", "nobody", "critical maya"), nil),
    (Taken("working-together", "s47-joint", "a police officer", "critical maya"), voice("police", "malik")),
    (Taken("working-together", "s47-joint", "social care, by name"), voice("social-care", "osei")),
    (Taken("working-together", "no-s47", "a police officer", "warning maya"), voice("police", "malik")),
    (Taken("bedford", "s47-single", "nobody", "critical maya"), nil),
    (Taken("bedford", "s47-single", "a police officer", "critical maya"), voice("police", "malik")),
    (Taken("bedford", "s47-single", "social care, by name"), voice("social-care", "osei")),
    (Taken("bedford", "early-help", "nobody", "warning maya"), nil),
    (Taken("liverpool", "s47-joint", "nobody", "critical maya"), nil),
    (Taken("liverpool", "s47-joint", "a police officer", "critical maya"), voice("police", "malik")),
    (Taken("liverpool", "s47-joint", "social care, by name"), voice("social-care", "osei")),
    (Taken("liverpool", "nfa", "nobody", "warning maya"), nil),
    (
      Taken("gloucestershire", "s47-single", "social care, nobody by name", "critical maya"),
      voice("social-care")
    ),
    (Taken("gloucestershire", "s47-single", "social care, by name"), voice("social-care", "osei")),
    (Taken("devon", "s47-joint", "nobody", "warning maya"), nil),
    (
      Taken("devon", "s47-joint", "a police officer, as it is all agencies' decision"),
      voice("police", "malik")
    ),
    (Taken("eastmarch", "s47-joint", "nobody", "critical maya"), nil),
    (Taken("eastmarch", "s47-joint", "a police officer", "critical maya"), voice("police", "malik")),
    (Taken("eastmarch", "s47-joint", "social care, by name"), voice("social-care", "osei")),
    (Taken("eastmarch", "circle", "a police officer", "warning maya"), voice("police", "malik")),
  ]

  @Test("A decision is owned by name, by whose it is in the text", arguments: owners)
  func owner(_ taken: Taken, _ owner: Voice?) throws {
    var discussion = try Discussion(under: Area.named(taken.area))
    discussion.beginsWithTheCore()
    discussion.decides(1, taken.decision, "11:07", owner: owner)
    #expect(discussion.said("decide.owner") == taken.raises)
  }

  static let core: [(String, String, String)] = [
    ("working-together", "health", "Health"), ("bedford", "health", "Health"),
    ("liverpool", "health", "Health"), ("gloucestershire", "health", "Health"),
    ("devon", "education", "Education"), ("eastmarch", "education", "Education"),
  ]

  @Test(
    "A decision taken without a core agency says why, who asks for what it knows, and whether all meet again",
    arguments: core)
  func without(_ area: String, _ agency: String, _ name: String) throws {
    var discussion = try Discussion(under: Area.named(area))
    discussion.beginsWithTheCore()
    var there = discussion
    there.decides(1, "11:07")
    #expect(there.said("decide.without") == [])
    discussion.leaves(agency == "health" ? "byrne" : "moss", "11:05")
    var alone = discussion
    alone.decides(1, "11:07")
    #expect(alone.said("decide.without") == ["warning maya"])
    #expect(alone.words("decide.without").contains("taken without \(name);"))
    let all = TakenWithout(
      because: "back tonight", news: voice("social-care", "osei"), newsBy: local("2026-11-19T14:00"))
    discussion.decides(1, "11:07", without: all, again: "2026-11-20T15:00")
    #expect(discussion.said("decide.without") == [])
  }

  private static func differs(_ words: String? = "no offence disclosed") -> Act {
    .viewed(Viewing(decision: 1, voice: voice("police", "malik"), view: .disagrees, words: words, dissent: 1))
  }

  /// [BED] Outcomes: resolved by senior managers; [GLO] Dispute resolution; [EAM] 8.1.
  static let ladders: [(String, level: String)] = [
    ("bedford", "senior-managers"), ("gloucestershire", "line-managers"), ("eastmarch", "pair"),
    ("eastmarch", "leads"), ("eastmarch", "scrutineer"),
  ]

  @Test(
    "A dissent that is not settled goes to a level of the ladder, to somebody, by a time", arguments: ladders)
  func dissent(_ area: String, _ level: String) throws {
    var discussion = try Discussion(under: Area.named(area))
    discussion.beginsWithTheCore()
    discussion.at("11:04", .proposed(number: 1, child: "maya", decision: "s47-joint"), Self.differs())
    #expect(discussion.said("dissent.open") == [], "nothing is decided yet")
    discussion.decides(1, "11:07")
    #expect(discussion.said("dissent.open") == ["critical maya"])
    var nobody = discussion
    nobody.at("11:11", .escalated(dissent: 1, level: level, with: "", by: local("2026-11-19T16:00")))
    #expect(nobody.said("dissent.open") == ["warning maya"])
    var never = discussion
    never.at("11:11", .escalated(dissent: 1, level: level, with: "P Shah", by: nil))
    #expect(never.said("dissent.open") == ["warning maya"])
    var settled = discussion
    settled.at("11:11", .settled(dissent: 1, "police agree"))
    #expect(settled.said("dissent.open") == [])
    discussion.at(
      "11:11", .escalated(dissent: 1, level: level, with: "P Shah", by: local("2026-11-19T16:00")))
    #expect(discussion.said("dissent.open") == [])
  }

  /// [LIV] 2: "If you disagree with the decision see the LSCP Escalation Procedure"; how grave it is, it does not say.
  @Test(
    "In Liverpool a dissent is open until it went to escalation; in Devon and nationally there is no ladder")
  func liverpool() throws {
    for area in ["liverpool", "devon", "working-together"] {
      var discussion = try Discussion(under: Area.named(area))
      discussion.beginsWithTheCore()
      discussion.decides(1, "11:07")
      discussion.at("11:08", Self.differs())
      #expect(
        discussion.raised("dissent.open").map(\.child) == (area == "liverpool" ? ["maya"] : []), "\(area)")
      discussion.at(
        "11:11", .escalated(dissent: 1, level: "escalation", with: "P Shah", by: local("2026-11-19T16:00")))
      #expect(discussion.said("dissent.open") == [], "\(area)")
    }
  }

  static let opposed: [Taken] = [
    Taken("working-together", "no-s47", "none, beside enquiries", "warning maya"),
    Taken("working-together", "s47-single", "begun in two ways", "warning maya"),
    Taken("working-together", "s47-continue", "begun anew while others go on"),
    Taken("bedford", "no-s47", "no cause, beside enquiries", "warning maya"),
    Taken("bedford", "assessment", "the assessment goes on beside them"),
    Taken("bedford", "early-help", "help beside them"),
    Taken("liverpool", "nfa", "no further action, beside enquiries", "warning maya"),
    Taken("liverpool", "s17", "services for a child in need beside them"),
    Taken("liverpool", "referral", "a referral beside them"),
    Taken("gloucestershire", "nfa", "no further action, beside enquiries", "warning maya"),
    Taken("gloucestershire", "s17", "an assessment of need beside them"),
    Taken("devon", "no-s47", "none, beside enquiries", "warning maya"),
    Taken("devon", "s47-continue", "begun anew while others go on"),
    Taken("eastmarch", "no-s47", "none, beside enquiries", "warning maya"),
    Taken("eastmarch", "circle", "the family's circle beside them"),
  ]

  @Test(
    "Enquiries by police and social care, and then a decision that excludes them or does not",
    arguments: opposed)
  func excluded(_ taken: Taken) throws {
    var discussion = try Discussion(under: Area.named(taken.area))
    discussion.beginsWithTheCore()
    discussion.decides(1, "s47-joint", "11:07")
    discussion.decides(2, taken.decision, "11:08")
    #expect(discussion.said("decide.opposed") == taken.raises)
  }

  /// What each area calls no enquiries, and what follows instead.
  static let refusals: [(String, String, instead: String)] = [
    ("working-together", "no-s47", "early help by the family centre"), ("bedford", "no-s47", "child-in-need"),
    ("liverpool", "nfa", "s17"), ("liverpool", "nfa", "referral"), ("gloucestershire", "nfa", "s17"),
    ("devon", "no-s47", "early help by the family centre"), ("eastmarch", "no-s47", "circle"),
  ]

  @Test("No enquiries, and nothing on what the child gets instead", arguments: refusals)
  func noS47(_ area: String, _ refusal: String, _ instead: String) throws {
    var discussion = try Discussion(under: Area.named(area))
    discussion.beginsWithTheCore()
    discussion.decides(1, refusal, "11:07")
    #expect(discussion.said("decide.no-s47") == ["warning maya"])
    discussion.decides(2, instead, "11:08")
    #expect(discussion.said("decide.no-s47") == [])
  }

  @Test("Reasonable cause is recorded, and no enquiries are decided", arguments: refusals)
  func threshold(_ area: String, _ refusal: String, _ instead: String) throws {
    var discussion = try Discussion(under: Area.named(area))
    discussion.beginsWithTheCore()
    var unmet = discussion
    unmet.at(
      "11:07",
      .decided(
        Deciding(number: 1, child: "maya", decision: refusal, owner: nil, threshold: .no, because: "a fall")))
    #expect(unmet.said("decide.threshold") == [])
    discussion.decides(1, refusal, "11:07")
    #expect(discussion.said("decide.threshold") == ["warning maya"])
    discussion.decides(2, "s47-single", "11:08")
    #expect(discussion.said("decide.threshold") == [])
  }

  @Test("No decision on section 47: a warning while planning goes on, critical at the end", arguments: areas)
  func none(_ area: String) throws {
    var discussion = try Discussion([maya, theo], under: Area.named(area))
    discussion.beginsWithTheCore()
    discussion.decides(1, "s47-joint", for: "theo", "11:07")
    #expect(discussion.said("decide.none") == [])
    var planned = discussion
    planned.opensThePlan()
    #expect(planned.said("decide.none") == ["warning maya"])
    #expect(discussion.said("decide.none", closing: true) == ["critical maya"])
    discussion.decides(2, "s47-continue", for: "maya", "11:08")
    #expect(discussion.said("decide.none", closing: true) == [])
  }

  @Test("Every agency that is there is asked its view on a decision", arguments: core)
  func view(_ area: String, _ last: String, _ name: String) throws {
    var discussion = try Discussion(under: Area.named(area))
    discussion.beginsWithTheCore()
    discussion.decides(1, "11:07")
    for agency in ["social-care", "police", "health", "education"] where agency != last {
      discussion.at("11:08", .viewed(Viewing(decision: 1, voice: voice(agency), view: .agrees)))
    }
    #expect(discussion.said("decide.view") == ["notice maya"])
    #expect(discussion.words("decide.view").contains("not asked: \(name);"))
    discussion.at("11:09", .viewed(Viewing(decision: 1, voice: voice(last), view: .noView)))
    #expect(discussion.said("decide.view") == [])
  }
}
