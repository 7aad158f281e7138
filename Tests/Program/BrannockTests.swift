import Foundation
import JSON
import Testing

/// The Brannock meeting, under Bedford's procedure, captured a time at a time and looked at each time, then closed.
struct Brannock: Sendable {
  static let held = Result { try Brannock() }
  static let reference = "SD-20261211-01"

  let desk: Desk
  /// What `show --json` said once everything at that time was captured, in order.
  let moments: [(time: String, shown: JSON)]

  private init() throws {
    desk = try Desk()
    let convened = try desk.done([
      "convene", "--procedure", "bedford", "--clock", "2026-12-11T16:42:00Z", "--from",
      Ashdown.meetings + "/brannock.json", "--as", "Colin Reeve",
    ])
    try #require(convened.output == Brannock.reference + "\n")
    var moments: [(time: String, shown: JSON)] = []
    for (time, lines) in try Ashdown.spoken(["brannock.capture"]) {
      let clock = ["--clock", time + ":00Z"]
      let seat = ["--seat", "chair", "--as", time < "2026-12-14T09:44" ? "Colin Reeve" : "Margaret Ellwood"]
      let text = lines.joined(separator: "\n") + "\n"
      try desk.done(["capture", Brannock.reference] + seat + clock, input: text)
      moments.append((time, try desk.done(["show", Brannock.reference, "--json"] + clock).json))
    }
    self.moments = moments
    try desk.done([
      "close", Brannock.reference, "--clock", "2026-12-14T10:40:00Z", "--as", "Margaret Ellwood",
    ])
  }

  /// What was shown at a local time, of Monday 14 December where no day is given, which is UTC.
  static func at(_ time: String, on day: String = "2026-12-14") throws -> JSON {
    let moment = try held.get().moments.first { $0.time == "\(day)T\(time)" }
    return try #require(moment?.shown, "nothing was said on \(day) at \(time)")
  }
}

@Suite("The Brannock meeting, as it was spoken")
struct BrannockTests {
  @Test("due by the end of Monday: immediate action was required, which is stricter than complex")
  func due() throws {
    let dates = try Brannock.at("16:50", on: "2026-12-11").items("deadlines")
    let convening = dates.filter { $0["rule"] == "time.convene" }
    #expect(convening.map { $0["due"] } == ["2026-12-14T23:59"])
    let basis = try #require(convening.first?["basis"]?.string)
    #expect(basis.hasPrefix("Mon 14 Dec 2026: 1 working day after Fri 11 Dec"))
  }

  @Test("whereabouts unknown and missing: another area's clock does not run here")
  func noClock() throws {
    for (time, shown) in try Brannock.held.get().moments {
      #expect(!shown.texts("deadlines", "rule").contains("time.missing-child"), "at \(time)")
    }
  }

  @Test(
    "09:30: the chair's grade is critical until it is gone past with its reason, and nothing else ever is")
  func critical() throws {
    for (time, shown) in try Brannock.held.get().moments {
      let critical = shown.items("warnings").filter { $0["severity"] == "critical" }.map { $0["rule"] }
      #expect(critical == (time == "2026-12-14T09:30" ? ["chair.grade"] : []), "at \(time)")
    }
    let gone = try Brannock.at("09:31").items("overridden")
    #expect(gone.map { $0["rule"] } == ["chair.grade"])
  }

  @Test("the plan's questions are each warned of once, and answered none is left")
  func plan() throws {
    let asked = try Brannock.at("10:10").texts("warnings", "rule").compactMap { $0 }
    #expect(Set(asked).isSuperset(of: ["s47.plan", "children.others", "review.unanswered"]))
    #expect(try Brannock.at("10:38").items("warnings").isEmpty)
  }

  @Test("a conference that is not held, with its reason, starts no clock of 15 working days")
  func conference() throws {
    #expect(try Brannock.at("10:21").texts("deadlines", "rule").contains("time.conference"))
    let shown = try Brannock.at("10:22")
    #expect(!shown.texts("deadlines", "rule").contains("time.conference"))
    let minutes = try Brannock.held.get().desk.record(of: Brannock.reference, "minutes.txt")
    #expect(minutes.contains("=> no; why: the enquiry comes first"))
  }

  @Test("Fenlake House's dissent is in its own words, with senior managers, today")
  func dissent() throws {
    let dissent = try #require(try Brannock.at("10:26").items("dissent").first)
    #expect(dissent["words"] == "we cannot keep him safe at Fenlake House")
    #expect(dissent["escalations"]?.array?.first?["level"] == "senior-managers")
    #expect(dissent["escalations"]?.array?.first?["by"] == "2026-12-14T17:00")
  }

  @Test("the minutes are due by the end of Wednesday; they hold the override, the hand-over and both parts")
  func minutes() throws {
    let dates = try Brannock.at("10:38").items("deadlines").filter { $0["rule"] == "time.minutes" }
    #expect(dates.map { $0["due"] } == ["2026-12-16T23:59"])
    let minutes = try Brannock.held.get().desk.record(of: Brannock.reference, "minutes.txt")
      .split { $0 == " " || $0 == "\n" }.joined(separator: " ")
    #expect(minutes.contains("Colin Reeve, Social care, team manager from Fri 11 Dec 16:58 to 09:44"))
    #expect(minutes.contains("then Margaret Ellwood, Social care, head of service from 09:44"))
    #expect(
      minutes.contains(
        "OVERRIDDEN who may chair (chair.grade), critical [BED Timescales]. Reason, Colin Reeve 09:31"))
    #expect(minutes.contains("Assessment of risk") && minutes.contains("Contingency"))
  }
}
