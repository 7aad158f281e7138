import Console
import Meeting
import Testing

@Suite("A call that reached nobody is an attempt")
struct ChaseTests {
  private static let police = Slot(AgencyKey("police"))

  @Test(
    "in the plain words for it, whatever comes behind them",
    arguments: [
      "answerphone", "Voicemail, will ring at 3", "no reply", "left a message", "engaged", "rang off again",
      "no answer; duty desk next", "voicemail full, tried twice", "Mailbox full", "nobody picked up",
      "No one picked up, will ring at 3", "could not reach",
    ])
  func unreached(words: String) throws {
    let sitting = try Sitting.underWay()
    #expect(try sitting.acts(typing: [":chase police: \(words)"]) == [.chased(Self.police, .noAnswer, words)])
    let row = try sitting.row(":chase police: \(words)")
    #expect(row == "CHASED police · no answer, or say “told us:” first · \(words)")
  }

  @Test("without a colon as well, and where it was left is kept")
  func withoutColon() throws {
    let sitting = try Sitting.underWay()
    #expect(
      try sitting.acts(typing: [":chase police voicemail"]) == [.chased(Self.police, .noAnswer, "voicemail")])
    #expect(
      try sitting.acts(typing: [":chase police left a message: ring the duty desk"])
        == [.chased(Self.police, .noAnswer, "left a message: ring the duty desk")])
  }

  @Test(
    "and any other words are what somebody told us",
    arguments: ["two call-outs in a fortnight", "engaged with her since May", "no answers yet from the lab"])
  func told(words: String) throws {
    let sitting = try Sitting.underWay()
    #expect(try sitting.acts(typing: [":chase police: \(words)"]) == [.chased(Self.police, nil, words)])
    #expect(
      try sitting.row(":chase police: \(words)")
        == "CHASED police · told us, or say “no answer:” first · \(words)")
  }

  @Test("words behind an agency need no colon; one word alone is rather a name that was mistyped")
  func withoutAnyMark() throws {
    let sitting = try Sitting.underWay()
    let words = "spoke to Bev Tranter, will join by video"
    let health = Slot(AgencyKey("health"))
    #expect(try sitting.acts(typing: [":chase health \(words)"]) == [.chased(health, nil, words)])
    #expect(
      try sitting.row(":chase health \(words)")
        == "CHASED health · told us, or say “no answer:” first · \(words)")
    #expect(
      try sitting.acts(typing: [":chase school #aisha rings back at 3"])
        == [.chased(Slot(AgencyKey("school"), child: ChildKey("aisha")), nil, "rings back at 3")])
    #expect(
      try sitting.row(":chase health confirmed Bev joins").contains("told us, or say “confirmed:” first"))
    #expect(
      try sitting.acts(typing: [":chase police left a message and will ring"])
        == [.chased(Self.police, .noAnswer, "left a message and will ring")])
    #expect(try sitting.row(":chase health visitr").hasPrefix("✗ no slot “health visitr”"))
  }

  @Test("an outcome that a comma parts from the rest is one, and a comma in an agency's words is none")
  func behindComma() throws {
    let sitting = try Sitting.underWay()
    #expect(
      try sitting.acts(typing: [":chase police no answer, rang the desk twice"])
        == [.chased(Self.police, .noAnswer, "rang the desk twice")])
    #expect(
      try sitting.acts(typing: [":chase police: called, no answer, and again"])
        == [.chased(Self.police, nil, "called, no answer, and again")])
  }

  @Test("how a call went may be said by one clause of it, and the time of it is no end of a name")
  func clause() throws {
    let sitting = try Sitting.underWay()
    for (words, outcome) in [
      ("rang, confirmed, phone", ChaseOutcome.confirmed),
      ("rang 16:20, confirmed, will join by phone", .confirmed),
      ("spoke to the desk; declined", .declined), ("rang 16:20, no answer, again at 5", .noAnswer),
    ] {
      #expect(
        try sitting.acts(typing: [":chase police \(words)"]) == [.chased(Self.police, outcome, words)],
        "\(words)")
    }
    #expect(
      try sitting.row(":chase police rang, confirmed, phone")
        == "CHASED police · confirmed, or say “told us:” first · rang, confirmed, phone")
    #expect(
      try sitting.acts(typing: [":chase police told us: rang the mother, confirmed, seen"])
        == [.chased(Self.police, nil, "rang the mother, confirmed, seen")])
  }

  @Test("who sends apologies does not come", arguments: ["apologies, sends a report", "sends her apologies"])
  func apologies(words: String) throws {
    let sitting = try Sitting.underWay()
    for line in [":chase police \(words)", ":chase police: \(words)"] {
      #expect(try sitting.acts(typing: [line]) == [.chased(Self.police, .declined, words)])
    }
    #expect(
      try sitting.row(":chase police: apologies, in court").hasPrefix(
        "CHASED police · declined, or say “told us:”"))
  }

  @Test("words that begin as a reply does are what somebody told us, and how the reply is said stands there")
  func likeAReply() throws {
    let sitting = try Sitting.underWay()
    #expect(
      try sitting.row(":chase police: confirmed by phone")
        == "CHASED police · told us, or say “confirmed:” first · confirmed by phone")
    #expect(
      try sitting.row(":chase police confirmed: by phone") == "CHASED police · confirmed · by phone")
  }

  @Test("what was heard can be said either way in so many words")
  func explicit() throws {
    let sitting = try Sitting.underWay()
    #expect(
      try sitting.acts(typing: [":chase police told us: answerphone was full of his threats"])
        == [.chased(Self.police, nil, "answerphone was full of his threats")])
    #expect(try sitting.row(":chase police told us") == "CHASED police · told us   ▲ what was said?")
    #expect(
      try sitting.row(":chase police no answer: two rings") == "CHASED police · no answer · two rings")
  }

  @Test("a call of which nothing is said has consulted nobody")
  func nothingSaid() throws {
    var sitting = try Sitting.empty()
    try sitting.convene(children: [Child(key: ChildKey("ellis"), name: "Ellis", life: .unborn(due: nil))])
    sitting.write(.chased(Self.police, nil, ""))
    #expect(sitting.proceedings.meeting.state(of: Self.police) == .chased)
    sitting.write(.chased(Self.police, nil, "two call-outs"))
    #expect(sitting.proceedings.meeting.state(of: Self.police) == .consulted)
  }
}
