import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("Who was asked, who is here, and may they speak for their agency?")
struct RollTests {
  static let asked = [
    Example("invited, and never heard of", raises: Raised("roll.silent", .warning)),
    Example("rung, and no answer is written down", .chased(slot("probation"), .noAnswer, "rang out")),
    Example(
      "promised, and did not come", .chased(slot("probation"), .confirmed, "will join"),
      raises: Raised("roll.silent", .warning)),
    Example("said no on the telephone", .chased(slot("probation"), .declined, "cannot")),
    Example("told what it knows on the telephone", .chased(slot("probation"), nil, "not known to us")),
    Example("sent apologies", .apologies(slot("probation"), because: nil)),
    Example("did not respond, and that is written down", .notResponded(slot("probation"))),
    Example("wrote", .written(slot("probation"), "not known to us")),
    Example("came", .arrived("gray", .video, at: Instant(local("2026-11-19T10:31")))),
    Example("the discussion went on without", .without(slot("probation"), because: "on leave", nil)),
    Example(
      "came and left", .arrived("gray", .video, at: Instant(local("2026-11-19T10:31"))),
      .left("gray", at: Instant(local("2026-11-19T10:32")))),
  ]

  @Test("Whoever was invited has a status at the end", arguments: asked)
  func silent(_ given: Example) throws {
    var discussion = try Discussion()
    discussion.named("gray", for: "probation", "09:30", invited: "09:30")
    discussion.opens("10:30")
    discussion.at("10:31", given.acts)
    #expect(discussion.raised("roll.silent") == [])
    #expect(discussion.raised("roll.silent", closing: true) == given.raises)
    discussion.at("11:31", .itemOpened("distribution"))
    #expect(discussion.raised("roll.silent") == given.raises)
  }

  @Test(
    "Who writes the minutes is asked to be marked here, until they are, or were, or the record is written")
  func writing() throws {
    var discussion = try Discussion()
    func writes(at seat: Seat) -> Author { Author(seat: seat, person: "p. hart", login: "hart") }
    let line = Act.said(Saying(voice: nil, text: "early help closed in March"))
    discussion.at(
      "09:30",
      .invited(Invitation(key: "hart", slot: slot("social-care"), name: "P. Hart", role: "minute-taker")))
    discussion.named("gray", for: "social-care", "09:30")
    discussion.at("09:31", by: writes(at: .minutes), line)
    discussion.opens("10:30")
    discussion.at("10:31", by: writes(at: .chair), line)
    #expect(discussion.raised("roll.silent") == [])
    discussion.at("10:32", by: writes(at: .minutes), line)
    let asked = [Raised("roll.silent", .warning)]
    #expect(discussion.raised("roll.silent") == asked)
    #expect(discussion.raised("roll.silent", closing: true) == asked)
    #expect(discussion.words("roll.silent").hasPrefix("P. Hart writes the minutes, and is not marked here"))
    #expect(
      discussion.advice().warnings.first { $0.rule == "roll.silent" }?.place == .attendee("hart"))
    var closed = discussion
    closed.at("11:35", .ended, .closed)
    #expect(closed.raised("roll.silent") == [])
    var called = discussion
    called.at("10:33", .form(.series), .spoke("hart", at: Instant(local("2026-11-19T10:33"))))
    #expect(called.raised("roll.silent") == [])
    discussion.at("10:33", .arrived("hart", .room, at: Instant(local("2026-11-19T10:30"))))
    #expect(discussion.raised("roll.silent") == [])
    discussion.leaves("hart", "10:40")
    #expect(discussion.raised("roll.silent") == [])
  }

  @Test("Who writes the minutes under a name that is not on the roll is asked after, until they are named")
  func strangerWriting() throws {
    var discussion = try Discussion()
    let writer = Author(seat: .minutes, person: "P. Hart", login: "hart")
    let line = Act.said(Saying(voice: nil, text: "early help closed in March"))
    discussion.opens("10:30")
    #expect(discussion.raised("roll.silent") == [])
    discussion.at("10:32", by: writer, line)
    #expect(discussion.words("roll.silent").hasPrefix("P. Hart writes the minutes, and is not on the roll"))
    #expect(
      discussion.advice().warnings.first { $0.rule == "roll.silent" }?.place == .office(.minuteTaker))
    var closed = discussion
    closed.at("11:35", .ended, .closed)
    #expect(closed.raised("roll.silent") == [])
    var several = discussion
    for name in ["B. Moss", "A. Lane"] {
      several.at("10:33", by: Author(seat: .minutes, person: name, login: name), line)
    }
    #expect(
      several.advice().warnings.filter { $0.rule == "roll.silent" }.map(\.about)
        == ["writer A. Lane", "writer B. Moss", "writer P. Hart"])
    discussion.at(
      "10:33",
      .invited(Invitation(key: "hart", slot: Slot(.minuteTaker), name: "p. hart", role: "minute-taker")),
      .arrived("hart", .room, at: Instant(local("2026-11-19T10:30"))))
    #expect(discussion.raised("roll.silent") == [])
  }

  @Test("Nobody asks after an agency that was never invited")
  func neverInvited() throws {
    var discussion = try Discussion()
    discussion.named("gray", for: "probation", "09:30")
    discussion.opens("10:30")
    #expect(discussion.raised("roll.silent", closing: true) == [])
    var chaired = try Discussion()
    chaired.named("ellwood", for: "social-care", "09:30")
    chaired.at("09:30", .office(.chair, "ellwood", grade: nil))
    chaired.at("10:30", .began)
    #expect(chaired.raised("roll.silent", closing: true) == [])
  }

  static let speakers: [(may: Answer?, knows: Answer?, says: String?)] = [
    (.yes, .yes, nil),
    (nil, .yes, "not asked whether they may decide"),
    (.yes, nil, "not asked whether they have the agency's information"),
    (nil, nil, "not asked whether they may decide and not asked whether they have the agency's information"),
    (.no, .yes, "may not decide for Police"),
    (.yes, .no, "without the agency's information"),
    (.unknown, .yes, "not known whether they may decide"),
    (.yes, .unknown, "not known whether they have the agency's information"),
    (
      nil, .unknown,
      "not asked whether they may decide and not known whether they have the agency's information"
    ),
    (.unknown, .no, "not known whether they may decide and without the agency's information"),
  ]

  @Test("Everybody who speaks for an agency may decide and has its information", arguments: speakers)
  func authority(_ may: Answer?, _ knows: Answer?, _ says: String?) throws {
    var discussion = try Discussion()
    discussion.opens("10:30")
    discussion.comes("malik", for: "police", "10:31", may: may, knows: knows)
    #expect(discussion.raised("roll.authority") == (says == nil ? [] : [Raised("roll.authority", .warning)]))
    #expect(discussion.words("roll.authority").hasPrefix(says.map { "malik, Police: \($0);" } ?? ""))
  }

  @Test("Who came before it begins is asked once it has begun, and not once they have left")
  func onlyWhileHere() throws {
    var discussion = try Discussion()
    discussion.comes("malik", for: "police", "10:00", may: nil, knows: nil)
    #expect(discussion.raised("roll.authority") == [])
    discussion.opens("10:30")
    #expect(discussion.raised("roll.authority") == [Raised("roll.authority", .warning)])
    discussion.leaves("malik", "10:40")
    #expect(discussion.raised("roll.authority") == [])
  }

  static let colleagues: [(may: Answer?, knows: Answer?)] = [
    (.no, .yes), (nil, .yes), (.unknown, .yes), (.yes, .no), (.yes, nil),
  ]

  @Test("While neither of an agency's two may decide and knows, each is asked", arguments: colleagues)
  func neither(_ may: Answer?, _ knows: Answer?) throws {
    var discussion = try Discussion()
    discussion.opens("10:30")
    discussion.comes("malik", for: "police", "10:31", may: nil, knows: nil)
    discussion.comes("shah", for: "police", "10:31", may: may, knows: knows)
    #expect(discussion.raised("roll.authority").count == 2)
  }

  @Test("Who was not asked both is asked, whatever they answered to one", arguments: [Answer.yes, .no])
  func notAskedBoth(_ may: Answer) throws {
    var discussion = try Discussion()
    discussion.opens("10:30")
    discussion.comes("malik", for: "police", "10:31", may: may, knows: nil)
    #expect(discussion.words("roll.authority").hasSuffix("ask, and record the answer"))
  }

  @Test("Where an answer was no, asking again is not what mends it")
  func recordedNo() throws {
    var discussion = try Discussion()
    discussion.opens("10:30")
    discussion.comes("malik", for: "police", "10:31", may: .no)
    #expect(
      discussion.words("roll.authority").hasSuffix("bring in somebody who can, or go on with the reason"))
    discussion.comes("shah", for: "police", "10:32")
    #expect(discussion.raised("roll.authority") == [])
    discussion.leaves("shah", "10:40")
    #expect(discussion.raised("roll.authority") == [Raised("roll.authority", .warning)])
  }

  @Test("Advisers, and agencies only considered or without a place, decide nothing and are not asked")
  func notAsked() throws {
    var discussion = try Discussion()
    discussion.opens("10:30")
    discussion.comes("gray", for: "probation", "10:31", may: nil, knows: nil)
    discussion.comes("hall", for: "fire", "10:31", may: nil, knows: nil)
    discussion.comes("hill", for: "police", "10:31", may: nil, knows: nil)
    discussion.at("10:31", .capacity("hill", .adviser))
    #expect(discussion.raised("roll.authority") == [])
  }

  @Test("An agency present of which nothing is minuted is named when decisions are opened, not before")
  func notHeard() throws {
    var discussion = try Discussion()
    discussion.opens("10:30")
    discussion.comes("malik", for: "police", "10:31")
    discussion.at(
      "10:43", .said(Saying(voice: voice("social-care", "osei"), text: "early help closed in March")))
    #expect(discussion.raised("roll.not-heard") == [])
    discussion.at("11:06", .itemOpened("decisions"))
    #expect(discussion.raised("roll.not-heard") == [Raised("roll.not-heard", .notice, nil, .practice)])
    #expect(discussion.words("roll.not-heard") == "Police: nothing minuted; ask each by name")
    discussion.at("11:07", .said(Saying(voice: voice("police"), text: "called to the address")))
    #expect(discussion.raised("roll.not-heard") == [])
  }

  @Test("Whoever was asked for no child fills the place nobody is named for, and is asked for that one")
  func unnamedSchool() throws {
    var discussion = try Discussion([maya, theo])
    discussion.opens("10:30")
    for child in ["maya", "theo"] as [ChildKey] {
      discussion.at("10:31", .circumstance("school-age", child: child, .yes))
    }
    discussion.comes("marsh", for: "school", child: "maya", "10:32")
    discussion.comes("bright", for: "school", "10:32", may: nil, knows: nil)
    #expect(discussion.words("roll.authority").hasPrefix("bright, School: not asked"))
  }

  @Test("Of two schools each is asked whether it may decide: neither speaks for the other")
  func twoSchools() throws {
    var discussion = try Discussion([maya, theo])
    discussion.opens("10:30")
    for child in ["maya", "theo"] as [ChildKey] {
      discussion.at("10:31", .circumstance("school-age", child: child, .yes))
    }
    discussion.comes("marsh", for: "school", child: "maya", "10:32")
    discussion.comes("bright", for: "school", child: "theo", "10:32", may: nil, knows: nil)
    #expect(discussion.words("roll.authority").hasPrefix("bright, School: not asked"))
    discussion.comes("deputy", for: "school", child: "theo", "10:33")
    #expect(discussion.raised("roll.authority") == [])
  }
}
