import Advice
import Calendar
import Meeting
import Procedures
import Testing

@Suite("In which form is it held, why again, and by which rules?")
struct HoldingTests {
  static let situations = [
    "complex", "child-on-child", "extra-familial", "exploitation", "cumulative", "unborn",
  ]

  private func called(_ form: Form, holding: String, in area: String = "gloucestershire") throws -> Discussion
  {
    var discussion = try Discussion(under: try #require(Area.all[area]).get())
    discussion.at("09:10", .form(form), .circumstance(holding, child: nil, .yes))
    return discussion
  }

  @Test(
    "In Gloucestershire faces may do better than a telephone in five situations, noticed before and in it",
    arguments: situations)
  func telephone(_ situation: String) throws {
    let noticed = [Raised("form.telephone", .notice)]
    var discussion = try called(.telephone, holding: situation)
    #expect(discussion.raised("form.telephone") == noticed)
    discussion.opens("10:30")
    #expect(discussion.raised("form.telephone") == noticed)
    discussion.at("10:31", .form(.virtual))
    #expect(discussion.raised("form.telephone") == [])
  }

  static let forms: [(Form, Bool)] = [
    (.telephone, true), (.series, true), (.mixed, false), (.virtual, false), (.faceToFace, false),
  ]

  @Test("One call or several are by telephone, and where some meet they are not", arguments: forms)
  func form(_ form: Form, _ isNoticed: Bool) throws {
    #expect(try called(form, holding: "complex").raised("form.telephone").isEmpty == !isNoticed)
  }

  @Test("A telephone is adequate for what is none of the five, and no other text prefers faces")
  func adequate() throws {
    #expect(try called(.telephone, holding: "serious-harm").raised("form.telephone") == [])
    for area in Area.all.keys where area != "gloucestershire" {
      #expect(try called(.telephone, holding: "complex", in: area).raised("form.telephone") == [])
    }
  }

  @Test("Whose identity was not checked aloud is asked for once the first item is behind, and mended by name")
  func identity() throws {
    var discussion = try Discussion([maya, theo], relatives: [mother])
    let rule = "case.identity"
    discussion.at("10:30", .began)
    discussion.comes("osei", for: "social-care", "10:30")
    discussion.at("10:30", .itemOpened(try #require(discussion.procedure.agenda.first).id))
    #expect(discussion.raised(rule) == [])
    discussion.at("10:30", .itemSkipped("reason", because: "known to everybody"))
    #expect(discussion.raised(rule) == [])
    discussion.at("10:31", .itemOpened(discussion.procedure.agenda[1].id))
    #expect(discussion.raised(rule) == [Raised(rule, .notice, nil, .practice)])
    #expect(discussion.words(rule).contains("Maya, Theo and Kelly Ashdown; read out"))
    #expect(discussion.words(rule).contains(":checked all"))
    discussion.named("byrne", for: "health", "10:32")
    discussion.at("10:32", .arrived("byrne", .phone, at: Instant(local("2026-11-19T10:32"))))
    #expect(discussion.words(rule).contains("everybody agree, byrne too, by telephone or video"))
    discussion.named("malik", for: "police", "10:32")
    discussion.at("10:32", .arrived("malik", .video, at: Instant(local("2026-11-19T10:32"))))
    #expect(discussion.words(rule).contains("everybody agree, byrne and malik too, by telephone or video"))
    var closed = discussion
    closed.at("10:33", .ended, .closed)
    #expect(closed.raised(rule) == [])
    discussion.at("10:33", .identityChecked(children: ["maya"], relatives: ["kelly"]))
    #expect(discussion.words(rule).contains("not checked aloud: Theo;"))
    discussion.at("10:34", .identityChecked(children: ["theo"], relatives: []))
    #expect(discussion.raised(rule) == [])
  }

  private func again(_ rationale: String?, in area: String = "gloucestershire") throws -> Discussion {
    var discussion = try Discussion(
      follows: Reconvened(reference: "SD-0", rationale: rationale), under: try #require(Area.all[area]).get())
    discussion.opens("10:30")
    return discussion
  }

  @Test("Held again without a rationale: it is minuted with the reason for the discussion, and mends that")
  func rationale() throws {
    var discussion = try again(nil)
    #expect(discussion.raised("reconvene.rationale") == [Raised("reconvene.rationale", .warning)])
    #expect(discussion.words("reconvene.rationale").contains("SD-0"))
    #expect(
      discussion.words("reconvene.rationale").hasSuffix("why it is held again, under Reason and purpose"))
    #expect(
      discussion.advice().warnings.first { $0.rule == "reconvene.rationale" }?.place == .agenda("reason"))
    discussion.at("10:31", .said(Saying(voice: nil, text: "police have new information", item: "household")))
    #expect(discussion.raised("reconvene.rationale") == [Raised("reconvene.rationale", .warning)])
    discussion.at("10:32", .said(Saying(voice: nil, text: "police have new information", item: "reason")))
    #expect(discussion.raised("reconvene.rationale") == [])
  }

  @Test("Where the text has no item for the rationale, nothing that is minuted under one is it")
  func rationaleWithoutItem() throws {
    var discussion = try again(nil)
    discussion.procedure.rules["reconvene.rationale"]?.item = nil
    discussion.at("10:32", .said(Saying(voice: nil, text: "police have new information", item: "reason")))
    #expect(discussion.raised("reconvene.rationale") == [Raised("reconvene.rationale", .warning)])
    #expect(discussion.words("reconvene.rationale").hasSuffix("minute why it is held again"))
  }

  @Test("A first discussion needs no rationale, nor one that was called with it, nor where no text asks")
  func noRationale() throws {
    #expect(try again("new information").raised("reconvene.rationale") == [])
    let called = try Discussion(follows: Reconvened(reference: "SD-0", rationale: nil))
    #expect(called.raised("reconvene.rationale") == [])
    var first = try Discussion()
    first.opens("10:30")
    #expect(first.raised("reconvene.rationale", closing: true) == [])
    for area in Area.all.keys where area != "gloucestershire" {
      #expect(try again(nil, in: area).raised("reconvene.rationale", closing: true) == [])
    }
  }

  static let reviews: [(String, String?, Int?, Bool)] = [
    ("reviewed every three years, of June 2023", "2023-06-29", 36, true),
    ("the review is due tomorrow", "2023-11-20", 36, false),
    ("the review was due yesterday", "2023-11-18", 36, true),
    ("from a month's last day to a shorter month's", "2026-08-31", 1, true),
    ("no review period is set", "2014-10-06", nil, false),
    ("no date is known", nil, 36, false),
  ]

  @Test("A procedure past its authority's own review is noticed", arguments: reviews)
  func dated(_ name: String, _ date: String?, _ months: Int?, _ isNoticed: Bool) throws {
    var discussion = try Discussion()
    discussion.procedure.header.date = date.flatMap { Day($0) }
    discussion.procedure.header.reviewMonths = months
    let raised = isNoticed ? [Raised("procedure.dated", .notice, nil, .practice)] : []
    #expect(discussion.raised("procedure.dated") == raised)
  }

  @Test("Once it is declined neither its form nor the age of its procedure matters")
  func declined() throws {
    var discussion = try called(.telephone, holding: "complex")
    discussion.procedure.header.date = Day("2023-06-29")
    discussion.procedure.header.reviewMonths = 36
    #expect(discussion.raised("form.telephone", "procedure.dated").count == 2)
    discussion.at("09:20", .declined(because: "no reasonable cause"))
    #expect(discussion.raised("form.telephone", "procedure.dated") == [])
  }

  @Test("No procedure of the program names a review period of its own", arguments: Area.all.keys)
  func undated(area: String) throws {
    let discussion = try Discussion(under: try #require(Area.all[area]).get())
    #expect(discussion.raised("procedure.dated") == [])
  }
}
