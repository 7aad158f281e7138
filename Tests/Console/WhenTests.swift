import Calendar
import Console
import Meeting
import Procedures
import Testing

@Suite("Times in the line, at Tuesday 24 November 2026, 10:44")
struct WhenTests {
  @Test(
    "a time is understood, and what was assumed is said",
    arguments: [
      ("15:30", "today 15:30, in 4 h 46"), ("15.30", "today 15:30, in 4 h 46"),
      ("15:30 today", "today 15:30, in 4 h 46"), ("today 15:30", "today 15:30, in 4 h 46"),
      ("today at 15:30", "today 15:30, in 4 h 46"), ("today", "today 17:00, in 6 h 16 (17:00 assumed)"),
      ("3pm", "today 15:00, in 4 h 16"), ("3 pm", "today 15:00, in 4 h 16"),
      ("3:15pm tomorrow", "Wed 25 Nov 15:15, 1 working day"), ("12am", "today 00:00, PAST (PAST)"),
      ("12pm", "today 12:00, in 1 h 16"), ("noon", "today 12:00, in 1 h 16"),
      ("11:44", "today 11:44, in 1 h"),
      ("11:00", "today 11:00, in 16 min"), ("10:44", "today 10:44, now"),
      ("eod", "today 17:00, in 6 h 16"), ("eod fri", "Fri 27 Nov 17:00, 3 working days"),
      ("tonight", "today 22:00, in 11 h 16 (22:00 assumed)"), ("tonight 20:00", "today 20:00, in 9 h 16"),
      ("tomorrow", "Wed 25 Nov 17:00, 1 working day (17:00 assumed)"),
      ("tomorrow 9am", "Wed 25 Nov 09:00, 1 working day"),
      ("fri", "Fri 27 Nov 17:00, 3 working days (17:00 assumed)"),
      ("friday noon", "Fri 27 Nov 12:00, 3 working days"), ("thurs 9:00", "Thu 26 Nov 09:00, 2 working days"),
      ("weds", "Wed 25 Nov 17:00, 1 working day (17:00 assumed)"),
      ("mon 09:00", "Mon 30 Nov 09:00, 4 working days"),
      ("tue 10:00", "Tue 1 Dec 10:00, 5 working days (a week today)"),
      ("next tue 10:00", "Tue 1 Dec 10:00, 5 working days (a week today)"),
      ("next fri 10:00", "Fri 4 Dec 10:00, 8 working days"),
      ("sun", "Sun 29 Nov 17:00, 3 working days (17:00 assumed) (not a working day)"),
      ("27 nov", "Fri 27 Nov 17:00, 3 working days (17:00 assumed)"),
      ("Fri 27 Nov 16:00", "Fri 27 Nov 16:00, 3 working days"),
      ("Fri 27 Nov 2026 16:00", "Fri 27 Nov 16:00, 3 working days"),
      ("27th november 9:30", "Fri 27 Nov 09:30, 3 working days"),
      ("27 nov 2026 17:00", "Fri 27 Nov 17:00, 3 working days"),
      ("25 dec", "Fri 25 Dec 17:00, 22 working days (17:00 assumed) (not a working day)"),
      ("4 jan 09:00", "Mon 4 Jan 2027 09:00, 26 working days"),
      ("20 nov", "Fri 20 Nov 17:00, PAST (17:00 assumed) (PAST)"),
      ("2026-11-27 17:00", "Fri 27 Nov 17:00, 3 working days"),
      ("+2wd", "Thu 26 Nov 17:00, 2 working days (17:00 assumed)"),
      ("2029-01-02 10:00", "Tue 2 Jan 2029 10:00, 531 working days (bank holidays projected)"),
      ("+2wd 10:00", "Thu 26 Nov 10:00, 2 working days"), ("+24h", "Wed 25 Nov 10:44, 1 working day"),
      ("+30m", "today 11:14, in 30 min"), ("+3d", "Fri 27 Nov 17:00, 3 working days (17:00 assumed)"),
      ("+1w noon", "Tue 1 Dec 12:00, 5 working days"),
      ("within 3 days", "Fri 27 Nov 17:00, 3 working days (17:00 assumed)"),
      ("within 2 working days 12:00", "Thu 26 Nov 12:00, 2 working days"),
      ("in 2h", "today 12:44, in 2 h"), ("in 2 hours", "today 12:44, in 2 h"),
      ("in 90 minutes", "today 12:14, in 1 h 30"), ("09:00", "today 09:00, PAST (PAST)"),
      ("1 hour", "today 11:44, in 1 h"), ("an hour", "today 11:44, in 1 h"),
      ("within 1 hour", "today 11:44, in 1 h"), ("in an hour", "today 11:44, in 1 h"),
      ("within the hour", "today 11:44, in 1 h"), ("half an hour", "today 11:14, in 30 min"),
      ("2h", "today 12:44, in 2 h"), ("three working days 10:00", "Fri 27 Nov 10:00, 3 working days"),
      ("at once", "today 11:44, in 1 h (11:44 assumed)"),
      ("yesterday 16:00", "Mon 23 Nov 16:00, PAST (PAST)"),
    ])
  func understands(words: String, told: String) throws {
    let row = try Sitting.underWay().row("+See Aisha @okafor by \(words) for x")
    let mark = told.contains("PAST") ? "   ▲ due before it is agreed" : ""
    #expect(row == "ACTION 7 Aisha · See Aisha │ J Okafor, social care │ \(told) │ for x\(mark)")
  }

  @Test(
    "what has the shape of a time but is none is refused at its first word",
    arguments: [
      "25:00", "24:00", "12:60", "13pm", "31 nov", "0 dec", "29 feb", "2026-02-29", "31 nov 2026",
      "+5x", "+99999d", "2026-13-01",
    ])
  func refuses(words: String) throws {
    let refusal = try Sitting.underWay().refusal("+See Aisha @okafor by \(words)")
    #expect(refusal.column == 23)
    #expect(refusal.word == words)
    #expect(refusal.message == "there is no \(words): today 15:30 · fri · 27 nov · +2wd · +24h")
  }

  @Test(
    "a date in numbers has the day first and the year in four digits, and is told in words",
    arguments: ["9/12/2026", "09/12/2026", "9.12.2026", "09-12-2026"])
  func numbers(words: String) throws {
    let row = try Sitting.underWay().row("+See Aisha @okafor by \(words) 10:00 for x")
    #expect(row.contains("Wed 9 Dec 10:00"))
    #expect(
      try Sitting.underWay().row(":person Kelly Ashdown, mother, born 09/06/1995").contains("born 09/06/1995")
    )
    let born = try Sitting.underWay().row(":child Theo, born \(words.replacing("2026", with: "2025"))")
    #expect(born == "CHILD Theo · born 9 Dec 2025, 11 months")
  }

  @Test(
    "a baby under three months is so many weeks old, and in the first week so many days",
    arguments: [
      ("24 aug 2026", "3 months"), ("25 aug 2026", "13 weeks"), ("6 oct 2026", "7 weeks"),
      ("17 nov 2026", "1 week"), ("18 nov 2026", "6 days"), ("23 nov 2026", "1 day"),
      ("24 nov 2025", "1"), ("25 nov 2025", "11 months"),
    ])
  func babies(born: String, age: String) throws {
    #expect(try Sitting.underWay().row(":child Theo, born \(born)").hasSuffix(", \(age)"))
  }

  @Test(
    "other dates in numbers are refused with the way that is understood",
    arguments: ["27/11", "27/11/26", "8/25/2026", "31/11/2026", "2026/11/27"])
  func unclearNumbers(words: String) throws {
    let refusal = try Sitting.underWay().refusal("+See Aisha @okafor by \(words)")
    #expect(refusal.word == words)
    #expect(
      refusal.message
        == "there is no \(words): the day first, the year in four digits: 9/8/2026 · 9 aug 2026")
  }

  @Test("only the wrong part of a time is pointed at")
  func part() throws {
    let sitting = try Sitting.underWay()
    #expect(try sitting.refusal("+See Aisha @okafor by fri 25:00").word == "25:00")
    #expect(try sitting.refusal("+See Aisha @okafor by 15:30 31 nov").column == 29)
  }

  @Test(
    "by without a time behind it is a word",
    arguments: ["by the front door", "by 9 people", "by next door's child", "by in", "by 9.5 kg", "by"])
  func words(words: String) throws {
    #expect(
      try Sitting.underWay().row("+See Aisha \(words)")
        == "ACTION 7 Aisha · See Aisha \(words)   ▲ who? · by when? · what for?")
  }

  @Test(
    "a period from now needs no by, unless it is counted from something else",
    arguments: [
      (
        "within 1 hour for x",
        "ACTION 7 Aisha · See Aisha │ J Okafor, social care │ today 11:44, in 1 h │ for x"
      ),
      (
        "in an hour for x", "ACTION 7 Aisha · See Aisha │ J Okafor, social care │ today 11:44, in 1 h │ for x"
      ),
      ("for x within 2h", "ACTION 7 Aisha · See Aisha │ J Okafor, social care │ today 12:44, in 2 h │ for x"),
      (
        "within 2 days of the medical by fri 10:00 for x",
        "ACTION 7 Aisha · See Aisha within 2 days of the medical │ J Okafor, social care │ Fri 27 Nov 10:00, 3 working days │ for x"
      ),
      (
        "by fri 10:00 for x within 2 days",
        "ACTION 7 Aisha · See Aisha │ J Okafor, social care │ Fri 27 Nov 10:00, 3 working days │ for x within 2 days"
      ),
    ])
  func withoutBy(words: String, row: String) throws {
    #expect(try Sitting.underWay().row("+See Aisha @okafor \(words)") == row)
  }

  @Test("an answer that says when is kept with its date, on the line and on the card")
  func answers() throws {
    var sitting = try Sitting.underWay()
    #expect(
      try sitting.acts(":answer 5 #aisha tomorrow 16:00, with health")
        == [.answered(prompt: "review", child: ChildKey("aisha"), "Wed 25 Nov 2026 16:00, with health")])
    #expect(try sitting.row(":answer 5 #aisha tomorrow 16:00").contains("│ Wed 25 Nov 16:00, 1 working day"))
    #expect(
      try sitting.row(":answer 5 #aisha at the conference")
        == "ANSWER review · Aisha · at the conference   ▲ when? a time first: today 15:30 · fri · 27 nov · +2wd · +24h"
    )
    #expect(
      try sitting.acts(":answer 4 #aisha tomorrow he is out")
        == [.answered(prompt: "reduce", child: ChildKey("aisha"), "tomorrow he is out")])
    #expect(
      try sitting.acts(":already yesterday gran took her home")
        == [.alreadyDone("Mon 23 Nov 2026 gran took her home")])
    try sitting.type(":plan alone #aisha yes; who J Okafor; when tomorrow after school")
    let said = sitting.proceedings.meeting.answer(toQuestion: "alone", child: ChildKey("aisha"))?.value
    #expect(said?.need("when")?.text == "Wed 25 Nov 2026 after school")
    try sitting.type(":plan alone #aisha yes; who J Okafor; when within 2 days of the medical")
    let again = sitting.proceedings.meeting.answer(toQuestion: "alone", child: ChildKey("aisha"))?.value
    #expect(again?.need("when")?.text == "within 2 days of the medical")

    var seat = try Seated(sitting)
    seat.state.show(Card(.question("alone", ChildKey("cal")), at: seat.state.desk))
    try seat.press("y")
    try seat.type("okafor")
    try seat.press("Tab")
    try seat.type("tomorrow 9am at school")
    try seat.press("Ctrl-S")
    let onCard = seat.state.desk.meeting.answer(toQuestion: "alone", child: ChildKey("cal"))?.value
    #expect(onCard?.need("when")?.text == "Wed 25 Nov 2026 09:00 at school")
  }

  @Test("a clock that goes back or forward between now and then moves no hour of the clock")
  func clockChange() throws {
    var sitting = try Sitting.underWay()
    sitting.now = "2027-03-27T10:00:00Z"
    #expect(try sitting.row("+See Aisha @okafor by +24h for x").contains("Sun 28 Mar 11:00"))
    #expect(try sitting.row("+See Aisha @okafor by tomorrow 10:00 for x").contains("Sun 28 Mar 10:00"))
  }

  @Test(
    "what was, was not later than now", arguments: [":left byrne at 10:45", ":left byrne at tomorrow 9am"])
  func future(line: String) throws {
    #expect(try Sitting.underWay().refusal(line).message == "that is still to come")
    #expect(try Sitting.underWay().refusal(line).column == 16)
  }

  @Test("a day's name before its date is that date, in what was as well, and another day's name is refused")
  func nameAndDate() throws {
    let sitting = try Sitting.underWay()
    let acts = try sitting.acts(":already Sun 22 Nov 18:00, Malik saw the children at home")
    #expect(acts == [.alreadyDone("Sun 22 Nov 2026 18:00, Malik saw the children at home")])
    #expect(try sitting.refusal(":left byrne at Thu 27 Nov 10:40").column == 20)
  }

  @Test("coming and going keep the time that was said, or now to the second")
  func instants() throws {
    var sitting = try Sitting.underWay()
    sitting.now = "2026-11-24T10:44:31Z"
    let earlier = try #require(Instant("2026-11-24T10:40:00Z"))
    let now = try #require(Instant("2026-11-24T10:44:31Z"))
    #expect(try sitting.acts(":left byrne at 10:40") == [.left(PersonKey("nbyrne"), at: earlier)])
    #expect(try sitting.acts(":left byrne") == [.left(PersonKey("nbyrne"), at: now)])
    #expect(try sitting.acts(":left byrne at 10:44") == [.left(PersonKey("nbyrne"), at: now)])
  }

  @Test("a question that asks for a date takes the day alone, and no hour is made up")
  func answeredByADay() throws {
    var sitting = try Sitting.underWay()
    let crime = try #require(sitting.procedure.questions.firstIndex { $0.id == "crime" })
    sitting.procedure.questions[crime].answer = .date
    for (said, answer, words) in [
      ("22 nov 2026", "2026-11-22", "Sun 22 Nov 2026"),
      ("22 nov 2026 16:00", "2026-11-22T16:00", "Sun 22 Nov 2026 16:00"),
    ] {
      try sitting.type(":plan crime \(said)")
      let given = try #require(sitting.proceedings.meeting.questionAnswers.last?.value)
      #expect(given.answer == answer)
      #expect(given.dated == words)
    }
  }
}
