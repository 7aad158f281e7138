import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("Where and with whom is each child safe tonight?")
struct SafeTonightTests {
  private func discussion(_ children: [Child] = [maya]) throws -> Discussion {
    var discussion = try Discussion(children)
    discussion.opens("10:30")
    return discussion
  }

  @Test("It is asked when decisions are opened, and critical at the end: last item, closing, ended")
  func severity() throws {
    var discussion = try discussion()
    #expect(discussion.raised("safe.tonight") == [])
    discussion.at("11:06", .itemOpened("decisions"))
    #expect(discussion.raised("safe.tonight") == [Raised("safe.tonight", .warning, "maya")])
    #expect(discussion.raised("safe.tonight", closing: true) == [Raised("safe.tonight", .critical, "maya")])
    discussion.at("11:31", .itemOpened("distribution"))
    #expect(discussion.raised("safe.tonight") == [Raised("safe.tonight", .critical, "maya")])
    discussion.at("11:32", .itemOpened("decisions"))
    #expect(discussion.raised("safe.tonight") == [Raised("safe.tonight", .warning, "maya")])
    discussion.at("11:35", .ended)
    #expect(discussion.raised("safe.tonight") == [Raised("safe.tonight", .critical, "maya")])
  }

  static let answers: [(String, Tonight, String?)] = [
    ("all of it", Discussion.tonight(), nil),
    ("with nobody", Discussion.tonight { $0.with = nil }, "lacks with whom"),
    ("nobody checks", Discussion.tonight { $0.checkedBy = nil }, "lacks who checks"),
    ("until when is open", Discussion.tonight { $0.until = nil }, "lacks until when"),
    (
      "a place alone", Tonight(child: "maya", place: "an aunt's"),
      "lacks with whom, on what authority, who checks and until when"
    ),
    ("nobody consents", Discussion.tonight { $0.arrangement = nil }, "lacks on what authority"),
    (
      "the child stays at home",
      Discussion.tonight {
        $0.place = "At home, 12 Mill Lane"; $0.arrangement = nil
      }, nil
    ),
  ]

  @Test("Where, with whom, who checks, until when: what lacks is one warning", arguments: answers)
  func lacks(_ name: String, _ tonight: Tonight, _ says: String?) throws {
    var discussion = try discussion()
    discussion.at("11:29", .tonight(tonight))
    #expect(discussion.raised("safe.tonight", closing: true).count == (says == nil ? 0 : 1))
    #expect(discussion.words("safe.tonight", closing: true).contains(says ?? ""))
  }

  private static func night(at place: String, under arrangement: String? = nil) -> Act {
    .tonight(
      Discussion.tonight {
        $0.place = place; $0.arrangement = arrangement
      })
  }
  private static let protection = Act.circumstance("immediate-protection-needed", child: nil, .yes)
  private static let home = Raised("safe.home", .warning, "maya")

  static let nights = [
    Example("protection needed, at home", protection, night(at: "at home"), raises: home),
    Example("the answer comes after it", night(at: "at home"), protection, raises: home),
    Example("at home, in one breath", protection, night(at: "at home with mother"), raises: home),
    Example(
      "an adult who poses a risk is there", .circumstance("adult-posing-risk", child: nil, .yes),
      night(at: "home"), raises: home),
    Example("somebody leaves", protection, night(at: "home", under: "the partner stays at his brother's")),
    Example("an arrangement in no words", protection, night(at: "home", under: ""), raises: home),
    Example("elsewhere", protection, night(at: "gran's", under: "mother agrees")),
    Example(
      "no protection needed", .circumstance("immediate-protection-needed", child: nil, .no),
      night(at: "at home")),
    Example(
      "not known", .circumstance("immediate-protection-needed", child: nil, .unknown), night(at: "home")),
    Example("not asked", night(at: "at home")),
    Example(
      "of this child not", protection, .circumstance("immediate-protection-needed", child: "maya", .no),
      night(at: "home")),
    Example("taken back", protection, night(at: "at home"), night(at: "gran's", under: "mother agrees")),
    Example("not answered where", protection),
  ]

  @Test(
    "A night at home, though protection is needed now or somebody there poses a risk, wants what keeps it safe",
    arguments: nights)
  func atHome(_ night: Example) throws {
    var discussion = try Discussion()
    discussion.at("09:10", night.acts)
    #expect(discussion.raised("safe.home") == night.raises)
    discussion.opens("10:30")
    #expect(discussion.raised("safe.home", closing: true) == night.raises)
  }

  @Test("Where a text wants two circumstances at once, a night at home is asked about once both hold")
  func atHomeWithBoth() throws {
    var discussion = try Discussion()
    discussion.procedure.rules["safe.home"]?.when = Condition(
      all: ["immediate-protection-needed", "adult-posing-risk"])
    discussion.at("09:10", Self.protection, Self.night(at: "at home"))
    #expect(discussion.raised("safe.home") == [])
    discussion.at("09:11", .circumstance("adult-posing-risk", child: nil, .yes))
    #expect(discussion.raised("safe.home") == [Self.home])
  }

  @Test(
    "A night at home is asked about no more once the discussion is declined, nor where a text does not ask")
  func atHomeNotAsked() throws {
    var discussion = try Discussion()
    discussion.at("09:10", Self.protection, Self.night(at: "at home"))
    let tonight = try #require(discussion.meeting.tonight("maya")?.value)
    var silent = discussion.procedure
    silent.rules["safe.home"]?.isOff = true
    #expect(!discussion.meeting.dangersAtHome(tonight, under: discussion.procedure).isEmpty)
    #expect(discussion.meeting.dangersAtHome(tonight, under: silent).isEmpty)
    discussion.at("09:20", .declined(because: "no reasonable cause"))
    #expect(discussion.raised("safe.home") == [])
  }

  @Test("Of each child's night at home only what was answered of that child is named")
  func atHomeOfEach() throws {
    var discussion = try Discussion([maya, theo])
    discussion.at(
      "09:10", .circumstance("immediate-protection-needed", child: "maya", .yes),
      .circumstance("adult-posing-risk", child: "theo", .yes),
      .circumstance("serious-harm", child: "maya", .yes), Self.night(at: "at home"))
    #expect(discussion.raised("safe.home") == [Self.home])
    #expect(discussion.words("safe.home").contains("(answered yes: immediate protection needed)"))
  }

  @Test("What is said of a night at home names what was answered, and never who it might be")
  func atHomeInWords() throws {
    var discussion = try Discussion([maya, unborn])
    discussion.at("09:10", Self.protection, Self.night(at: "at home"))
    discussion.at(
      "09:11",
      .tonight(
        Discussion.tonight {
          $0.child = "baby"; $0.place = "at home"; $0.arrangement = nil
        }))
    #expect(
      discussion.words("safe.home")
        == "Maya stays at home tonight, and nothing says what keeps the child safe there (answered yes: immediate protection needed); say under which arrangement (who leaves or stays away, who made sure), name another place, or say why"
    )
    #expect(discussion.advice().warnings.first { $0.rule == "safe.home" }?.place == .tonight)
  }

  @Test("Each living child counts alone, an unborn one in words of its own, one who has died not at all")
  func eachChild() throws {
    var discussion = try discussion([maya, unborn, deceased])
    discussion.at("11:29", .tonight(Discussion.tonight()))
    #expect(discussion.raised("safe.tonight", closing: true) == [Raised("safe.tonight", .critical, "baby")])
    #expect(
      discussion.words("safe.tonight", closing: true).contains("what happens at birth, who alerts whom"))
    discussion.at(
      "11:30",
      .tonight(
        Discussion.tonight {
          $0.child = "baby"; $0.with = nil
        }))
    #expect(discussion.raised("safe.tonight", closing: true) == [])
  }

  static let places: [(String, home: Bool)] = [
    ("home", true), ("At home", true), ("own home, with gran there", true), ("at home with mother", true),
    ("with her mother at 12 Weir Lane", true), ("4 mill road", true), ("home of an aunt", false),
    ("gran's", false),
  ]

  @Test("At home is who stays there without a doubt, away is any other child who is born", arguments: places)
  func isAtHome(_ place: String, _ home: Bool) {
    let tonight = Discussion.tonight { $0.place = place }
    var there = maya
    there.address = "12 Weir Lane"
    let brought = Case(
      referral: Referral(
        by: "the head", agency: "school", how: "by telephone",
        received: Instant(local("2026-11-18T14:10"))),
      concernIdentified: Instant(local("2026-11-18T14:10")), concern: "a bruise", children: [there],
      address: "4 Mill Road")
    #expect(tonight.isAtHome(of: there, in: brought) == home)
    #expect(tonight.isAway(from: there, in: brought) == !home)
    there.address = ""
    #expect(!Discussion.tonight { $0.place = "gran's" }.isAtHome(of: there, in: brought))
    for child in [unborn, deceased] {
      #expect(!tonight.isAtHome(of: child, in: brought) && !tonight.isAway(from: child, in: brought))
    }
  }
}
