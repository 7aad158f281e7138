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
}
