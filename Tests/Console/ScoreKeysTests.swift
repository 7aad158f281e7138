import Advice
import Calendar
import Meeting
import Testing
import Text

@testable import Console

@Suite("Scoring blind, and revealing")
struct ScoreKeysTests {
  private let aisha = ChildKey("aisha")
  private let cal = ChildKey("cal")
  private let unborn = ChildKey("unborn")

  private func scoring(_ seat: Seat = .chair, _ lines: [String] = []) throws -> Seated {
    var sitting = try Sitting.underWay()
    for line in lines { try sitting.type(line) }
    var seated = try Seated(sitting, at: seat)
    if seat == .minutes { try seated.press("Esc") }
    try seated.press("s")
    return seated
  }

  private func sheet(_ seat: Seated) throws -> ScoreSheet {
    guard case .scores(let sheet)? = seat.state.layer else {
      throw NotThat(line: "s", reading: "\(String(describing: seat.state.layer))")
    }
    return sheet
  }

  private func scores(_ seat: Seated) -> [Scoring] { seat.sitting.proceedings.meeting.scores.map(\.scoring) }

  /// Everybody who is here, for both children who are born.
  private let everybody = [
    ":score police #aisha #cal 2", ":score health #aisha #cal 7", ":score midwifery #aisha #cal -",
    ":score probation #aisha #cal 2", ":score housing #aisha #cal 4", ":score social-care #aisha #cal 3",
  ]

  @Test("those who are here score, the chair's own agency last; who sent nobody gives no score")
  func whoScores() throws {
    let seat = try scoring()
    let voices = try sheet(seat).voices.map(\.agency.text)
    #expect(voices == ["police", "health", "midwifery", "probation", "housing", "social-care"])
    #expect(!voices.contains("school"))
    // The nursery is only consulted, but was invited and sent nobody.
    #expect(seat.state.desk.withoutScore.notHere.contains("School"))
    #expect(seat.state.desk.withoutScore.notHere.contains("Nursery"))
  }

  @Test("a school of one child is in once it scored that child, and is asked about no sibling")
  func ofItsOwnChild() throws {
    var sitting = try Sitting.underWay()
    let head = PersonKey("head")
    sitting.write(.circumstance("school-age", child: aisha, .yes))
    sitting.write(.circumstance("school-age", child: cal, .no))
    sitting.write(
      .invited(
        Invitation(
          key: head, slot: Slot(AgencyKey("school"), child: aisha), name: "A Head", role: "head teacher")))
    sitting.write(.arrived(head, .room, at: try #require(Instant("2026-11-24T10:21:00Z"))))
    func waiting() throws -> [String] {
      let desk = try Seated(sitting).state.desk
      return desk.voicesNotIn(desk.scoringVoices).map(\.agency.text)
    }
    #expect(try waiting().contains("school"))
    try sitting.type(":score school #aisha 5")
    #expect(try !waiting().contains("school"))
    try sitting.type(":score police #aisha 5")
    #expect(try waiting().contains("police"))
  }

  @Test("two schools have a voice each, and each is in once it scored its own child")
  func ofTwoSchools() throws {
    var sitting = try Sitting.underWay()
    try sitting.sendTwoSchools()
    func schools(_ voices: (Desk) -> [Voice]) throws -> [String] {
      voices(try Seated(sitting).state.desk).filter { $0.agency.text == "school" }.compactMap(\.person?.text)
    }
    #expect(try schools { $0.scoringVoices } == ["moss", "lane"])
    try sitting.type(":score moss #aisha 5")
    #expect(try schools { $0.scoringVoices } == ["moss", "lane"])
    #expect(try schools { $0.voicesNotIn($0.scoringVoices) } == ["lane"])
    try sitting.type(":score lane #cal 6")
    #expect(try schools { $0.voicesNotIn($0.scoringVoices) } == [])
  }

  @Test("a number and Enter give it, and the next child is asked about; - is no view")
  func blind() throws {
    var seat = try scoring()
    try seat.type("2")
    #expect(scores(seat).isEmpty)
    try seat.press("Enter")
    try seat.type("10")
    try seat.press("Enter", "-")
    #expect(scores(seat).map(\.value) == [2, 10, nil])
    #expect(scores(seat).map(\.child) == [aisha, cal, unborn])
    #expect(Set(scores(seat).map(\.voice.agency.text)) == ["police"])
    #expect(try sheet(seat).voice?.agency == AgencyKey("health"))
    #expect(try sheet(seat).child == aisha)
  }

  @Test("a number is shown while it is typed and never after; what is hidden stands nowhere at this seat")
  func hidden() throws {
    var seat = try scoring()
    try seat.type("7")
    #expect(try sheet(seat).number.text == "7")
    try seat.press("Enter")
    #expect(try sheet(seat).number.isEmpty)
    #expect(seat.state.desk.lastAct?.hasSuffix("Police scored, hidden") == true)
    #expect(seat.state.told == nil)
    try seat.press("Esc", "u")
    guard case .announcement(let undo)? = seat.state.layer else { throw NotThat(line: "u", reading: "") }
    #expect(!undo.lines.joined().contains { $0 == "7" })
  }

  @Test("a score that was typed as a line does not come back with ↑ while scores are hidden")
  func history() throws {
    var seat = try scoring()
    try seat.press("Esc", "i")
    try seat.type(":score health #aisha 7")
    try seat.press("Enter")
    #expect(scores(seat).map(\.value) == [7])
    #expect(!seat.state.line.history.contains { $0.contains("7") })
  }

  @Test(
    "of what is no number from 0 to 10 nothing is left for Enter to keep", arguments: ["11", "07", "100"])
  func range(typed: String) throws {
    var seat = try scoring()
    try seat.type(typed)
    #expect(seat.state.told == "✗ \(typed) is no score; type it again, 0 to 10")
    try seat.press("Enter")
    #expect(scores(seat).isEmpty)
  }

  @Test("a score that is in is not put out of its place by the next number, unless Enter says so twice")
  func replacing() throws {
    var seat = try scoring()
    try seat.type("7")
    try seat.press("Enter", "Shift-Tab")
    try seat.type("3")
    try seat.press("Enter")
    #expect(scores(seat).map(\.value) == [7])
    #expect(seat.state.told?.contains("a score is in already") == true)
    try seat.press("Enter")
    #expect(scores(seat).map(\.value) == [7, 3])
  }

  @Test("a number that is typed and not given goes nowhere with the selection")
  func halfTyped() throws {
    var seat = try scoring()
    try seat.type("7")
    try seat.press("Down")
    #expect(seat.state.told == "Enter keeps the number, Backspace takes it away")
    #expect(try sheet(seat).child == aisha)
    try seat.press("Backspace", "Tab")
    #expect(try sheet(seat).child == cal)
    #expect(scores(seat).isEmpty)
  }

  @Test("Tab keeps the number that is typed and goes on to the next child, as Enter does")
  func tabKeeps() throws {
    var seat = try scoring()
    try seat.type("7")
    try seat.press("Tab")
    #expect(scores(seat).map(\.value) == [7])
    #expect(try sheet(seat).child == cal)
  }

  @Test("both seats enter; the minute-taker cannot reveal and is told why")
  func bothSeats() throws {
    var seat = try scoring(.minutes)
    try seat.type("3")
    try seat.press("Enter", "v")
    #expect(scores(seat).count == 1)
    #expect(seat.state.told == "✗ only the chair can reveal")
  }

  @Test("all in, v announces what cannot be undone, and Enter reveals")
  func reveal() throws {
    var seat = try scoring(.chair, everybody)
    let before = seat.written
    try seat.press("v")
    guard case .announcement(let asked)? = seat.state.layer else { throw NotThat(line: "v", reading: "") }
    #expect(asked.lines.joined(separator: " ").contains("It cannot be undone."))
    #expect(seat.written == before)
    try seat.press("Enter")
    #expect(seat.acts(since: before) == [.revealed(because: nil)])
    #expect(try sheet(seat).isRevealed)
  }

  @Test("before all are in v asks why, in words; with them it reveals")
  func sooner() throws {
    var seat = try scoring(.chair, [":score health #aisha #cal 7"])
    let before = seat.written
    try seat.press("v")
    #expect(try sheet(seat).typing == .reason)
    try seat.press("Enter")
    #expect(seat.written == before)
    #expect(seat.state.told == "✗ why before all are in? In words")
    try seat.type("police must leave now")
    try seat.press("Enter")
    #expect(seat.written == before)
    guard case .announcement(let asked)? = seat.state.layer else { throw NotThat(line: "v", reading: "") }
    #expect(asked.lines.joined(separator: " ").contains("Police"))
    try seat.press("Enter")
    #expect(seat.acts(since: before) == [.revealed(because: "police must leave now")])
  }

  @Test("the line asks for the reason as the key does: before all are in, and not after")
  func line() throws {
    var sitting = try Sitting.underWay()
    try sitting.type(":score health #aisha #cal 7")
    let refusal = try sitting.refusal(":reveal").message
    #expect(refusal.hasPrefix("not in: ") && refusal.hasSuffix("why reveal now? :reveal because TEXT"))
    #expect(
      try sitting.acts(":reveal because police must leave") == [.revealed(because: "police must leave")])
    for line in everybody { try sitting.type(line) }
    #expect(try sitting.acts(":reveal") == [.revealed(because: nil)])
  }

  @Test("the one furthest from the rest comes first; Enter and r write a revised score with the same number")
  func analysis() throws {
    var seat = try scoring(.chair, everybody + [":reveal"])
    #expect(try sheet(seat).voice?.agency == AgencyKey("health"))
    let before = seat.written
    try seat.press("Enter")
    try seat.type("injuries heal, 7?")
    try seat.press("Enter", "r")
    try seat.type("partner out")
    try seat.press("Enter")
    let written = seat.acts(since: before)
    let voice = try #require(try sheet(seat).voice)
    #expect(
      written == [
        .scored(Scoring(voice: voice, child: aisha, value: 7, analysis: "injuries heal, 7?")),
        .scored(
          Scoring(voice: voice, child: aisha, value: 7, analysis: "injuries heal, 7?", raise: "partner out")),
      ])
    let all = seat.sitting.proceedings.meeting.scores.filter {
      $0.scoring.voice == voice && $0.scoring.child == aisha
    }
    #expect(all.map(\.isRevised) == [false, false, false], "words revise no number")
    #expect(seat.sitting.proceedings.events.last?.on == all.dropLast().last?.id)
  }

  @Test("Esc keeps the words that were being typed, and they are there again")
  func draft() throws {
    var seat = try scoring(.chair, everybody + [":reveal"])
    try seat.press("Enter")
    try seat.type("injuries")
    try seat.press("Esc", "Esc")
    #expect(seat.state.layer == nil)
    try seat.press("s", "Enter")
    #expect(try sheet(seat).words.text == "injuries")
  }

  @Test("s gives a new score for whoever is selected; the first is kept")
  func again() throws {
    var seat = try scoring(.chair, everybody + [":reveal"])
    try seat.press("c", "s")
    #expect(try sheet(seat).child == cal)
    try seat.type("5")
    try seat.press("Enter")
    let scored = try #require(seat.sitting.proceedings.meeting.scores.last)
    #expect(scored.scoring.value == 5)
    #expect(scored.scoring.child == cal)
    #expect(scored.isRevised)
    #expect(scored.scoring.voice.agency == AgencyKey("health"))
  }

  @Test("when the other seat has revealed, a number that was being typed is not given away")
  func revealedElsewhere() throws {
    var seat = try scoring(.minutes, everybody)
    try seat.type("9")
    seat.sitting.write(.revealed(because: nil))
    try seat.take(.followed(seat.sitting.proceedings, at: try #require(Instant(seat.sitting.now))))
    #expect(try sheet(seat).isRevealed)
    #expect(try sheet(seat).number.isEmpty)
  }

  @Test("what is not on disk stays typed, and reads as the line that says the same")
  func diskFull() throws {
    var seat = try scoring()
    seat.isDiskFull = true
    try seat.type("2")
    try seat.press("Enter")
    #expect(try sheet(seat).number.text == "2")
    let text = try #require(seat.state.unsaved.first?.entry.text)
    #expect(try seat.sitting.acts(text).count == 1)
    seat.isDiskFull = false
    try seat.press("Enter")
    #expect(scores(seat).map(\.value) == [2])
    #expect(seat.state.unsaved.isEmpty)
  }

  @Test("keys of an empty room do nothing")
  func empty() throws {
    var sitting = try Sitting.empty()
    try sitting.convene(children: [Child(key: aisha, name: "Aisha", life: .unborn(due: nil))])
    sitting.write(.began)
    var seat = try Seated(sitting)
    let before = seat.written
    try seat.press("s", "7", "Enter", "-", "Tab", "Down", "Up", "Shift-Tab")
    #expect(seat.written == before)
  }
}
