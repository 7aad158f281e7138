import Calendar
import Console
import Meeting
import Procedures
import Testing
import Text

@Suite("The register's screen")
struct HomeTests {
  @Test("today says what is late, what waits and what runs, each heading's worst first")
  func today() throws {
    let sitting = try HomeSitting(.drawn())
    let rows = sitting.state.shown.map {
      "\($0.mark.glyph) \($0.name) · \($0.what) · \($0.when) · \($0.more)"
    }
    #expect(
      rows == [
        "✗ SD-20261124-02 · ASSEMBLING · due today 23:59, same day · 1 of 3 core confirmed",
        "▲ SD-20261123-04 · ASSEMBLING · due Wed 25 Nov, 2 working days · 3 of 3, planned 14:00",
        "✗ SD-20261120-03 · CLOSED, UNSIGNED · since Fri 20 Nov 16:40 · s signs it",
        "● SD-20261124-01 · LIVE · last saved today 08:55 · Enter goes on",
        "✗ SD-20261119-02 · record to 9 invited · late since Sat 21 Nov 15:30 · 48 hours",
        "▲ SD-20261105-02 · conference · Thu 26 Nov, 15 working days · ",
        "✗ SD-20261119-02 #3 · N Byrne, health · due Fri 20 Nov 17:00 · GP record of the burn",
        "▲ SD-20261119-02 #5 · I Malik, police · due today 12:00 · phone download",
      ])
    #expect(sitting.state.shown.first?.who == "Aisha 8, Cal 3, unborn")
    #expect(sitting.state.shown[3].who == "T. 5 months")
    #expect(
      sitting.state.worst?.sentence == "Aisha 8, Cal 3, unborn: 1 of 3 core agencies confirmed, 14 h 47 left")
    #expect(sitting.state.todays(.critical) == 4)
  }

  @Test("an action or a date that is about one child names that child alone")
  func about() throws {
    var rows = try HomeRows.drawn()
    rows.actions = Array(rows.actions.prefix(1))
    rows.actions[0].meeting.children = [
      HomeChild(name: "Jude", born: Day("2024-05-03")), HomeChild(name: "Kayla", born: Day("2018-01-22")),
    ]
    rows.actions[0].about = ["Kayla"]
    var sitting = try HomeSitting(rows)
    sitting.press("3")
    #expect(sitting.state.row?.who == "Kayla 8")
  }

  @Test("a minute later something may be late, without the register being read")
  func minute() throws {
    var sitting = try HomeSitting(.drawn())
    sitting.give(.minute(London.instant(try #require(LocalTime("2026-11-25T00:00")))))
    #expect(sitting.state.shown.first?.when == "late since Tue 24 Nov")
    #expect(sitting.told == ["read 100"])
  }

  @Test("a date is shown with how it was counted, and said to be projected where it is")
  func counted() throws {
    let called = try #require(Instant("2028-12-28T09:00:00Z"))
    let meeting = HomeMeeting(
      reference: "SD-20281228-01", state: .ended, procedure: "gloucestershire",
      children: [HomeChild(name: "Aisha", born: nil)], convened: called, updated: called)
    let deadline = WorkingDays(.builtIn).deadline(
      try #require(Period("2 working days")), from: try #require(Day("2028-12-28")))
    var matter = HomeMatter(
      .date, of: meeting, due: deadline.instant, what: "the conference", period: "2 working days")
    (matter.basis, matter.isProjected) = (deadline.basis, deadline.isProjected)
    var rows = HomeRows()
    rows.today = [matter]
    let row = try #require(try HomeSitting(rows, now: "2028-12-28T10:00").state.shown.first)
    #expect(row.when == "Tue 2 Jan 2029 projected, 2 working days")
    #expect(row.basis == deadline.basis)
    #expect(
      row.sentence
        == "Aisha: the conference; due Tue 2 Jan 2029: 2 working days after Thu 28 Dec 2028 (1 Jan is a bank "
        + "holiday) (projected: bank holidays are known to the end of 2028)")
  }

  @Test("where a child is safe until when stands among the dates, and once it has ended asks what follows")
  func tonight() throws {
    let called = try #require(Instant("2026-11-22T17:00:00Z"))
    let meeting = HomeMeeting(
      reference: "SD-1", state: .signed, procedure: "gloucestershire",
      children: [HomeChild(name: "Kayla", born: nil)], convened: called, updated: called)
    var rows = HomeRows()
    rows.today = [
      HomeMatter(
        .tonight, of: meeting, due: Instant("2026-11-23T12:00:00Z"),
        what: "tonight’s arrangement ends: gran's, checked by EDT")
    ]
    let before = try #require(try HomeSitting(rows, now: "2026-11-23T10:00").state.shown.first)
    #expect((before.section, before.when, before.more) == ("Dates", "today 12:00", ""))
    let after = try #require(try HomeSitting(rows, now: "2026-11-24T10:00").state.shown.first)
    #expect((after.when, after.more) == ("ended Mon 23 Nov 12:00", "see what follows"))
  }

  @Test(
    "a further discussion that was agreed is to be convened, and r calls it; news are due from who asks for them"
  )
  func promised() throws {
    let called = try #require(Instant("2026-11-22T17:00:00Z"))
    let meeting = HomeMeeting(
      reference: "SD-1", state: .signed, procedure: "gloucestershire",
      children: [HomeChild(name: "Kayla", born: nil)], convened: called, updated: called)
    var rows = HomeRows()
    rows.today = [
      HomeMatter(
        .further, of: meeting, due: Instant("2026-11-24T15:00:00Z"), what: "further discussion with Health"),
      HomeMatter(
        .news, of: meeting, due: Instant("2026-11-23T14:00:00Z"), what: "J Okafor asks Health for information"
      ),
    ]
    func shown(_ now: String) throws -> [HomeRow] { try HomeSitting(rows, now: now).state.shown }
    let before = try shown("2026-11-23T10:00")
    #expect(before.map(\.section) == ["Convene", "Dates"])
    #expect(before.map(\.what) == ["to be convened", "J Okafor asks Health for information"])
    #expect(before.map(\.when) == ["Tue 24 Nov 15:00", "today 14:00"])
    #expect(before.map(\.mark) == [.warning, .warning])
    #expect(before[0].sentence.contains("further discussion with Health to be convened"))
    let after = try shown("2026-11-24T16:00")
    #expect(Set(after.map(\.when)) == ["late since today 15:00", "was due Mon 23 Nov 14:00"])
    #expect(after.first?.mark == .critical)
    var sitting = try HomeSitting(rows, now: "2026-11-23T10:00")
    sitting.press("r")
    #expect(sitting.told == ["prepare SD-1"])
  }

  @Test("Enter opens what is selected, and the selection stays on its row when the register is read again")
  func opening() throws {
    var sitting = try HomeSitting(.drawn())
    sitting.press("j", "Down", "Enter")
    #expect(sitting.told == ["open SD-20261120-03"])
    var rows = try HomeRows.drawn()
    rows.today.removeFirst(2)
    sitting.give(.read(rows, at: sitting.state.desk.now))
    #expect(sitting.state.row?.name == "SD-20261120-03")
    sitting.press("End", "PgUp", "Home", "Up")
    #expect(sitting.state.selected == 0)
  }

  @Test("tabs by their number, and by Tab from each to the next")
  func tabs() throws {
    var sitting = try HomeSitting(.drawn())
    var titles: [String] = []
    for key in ["2", "3", "4", "5", "Tab", "Shift-Tab", "1", "Right"] {
      sitting.press(key)
      titles.append(sitting.state.tab.title)
    }
    #expect(
      titles == [
        "Meetings", "Actions", "Deadlines", "People", "Today", "People", "Today", "Meetings",
      ])
    sitting.press("3")
    #expect(sitting.state.shown.map(\.mark) == [.critical, .warning, .quiet])
  }

  @Test("an action is done in words, and the line closes only when it is on disk")
  func done() throws {
    var sitting = try HomeSitting(.drawn())
    sitting.press("d")
    #expect(sitting.state.told?.contains("select an action") == true)
    sitting.press("3", "d", "Enter")
    #expect(sitting.state.told == "✗ in words, please; Esc goes back")
    sitting.press("'the record came", "Enter")
    #expect(sitting.told == ["SD-20261119-02 :done 3 the record came"])
    sitting.press("Enter")
    #expect(sitting.told.isEmpty)
    sitting.give(.failed("the disk is full"))
    #expect(sitting.state.told == "✗ the disk is full")
    #expect(sitting.state.asking?.field.text == "the record came")
    sitting.press("Enter")
    sitting.give(.written)
    #expect(sitting.state.asking == nil)
    #expect(sitting.told == ["read 100"])
  }

  @Test(
    "an action goes to somebody known by name, or to a new person in quotes",
    arguments: [
      ("okafor", ":hand 3 @okafor"), ("@okafor", ":hand 3 @okafor"),
      ("P Shah, housing", ":hand 3 @\"P Shah, housing\""),
      ("\"P Shah, housing\"", ":hand 3 @\"P Shah, housing\""),
    ])
  func handed(_ typed: String, _ line: String) throws {
    var sitting = try HomeSitting(.drawn())
    sitting.press("3", "h", "'" + typed, "Enter")
    #expect(sitting.told == ["SD-20261119-02 " + line])
  }

  @Test("a record that was sent is told for each duty that it serves")
  func sent() throws {
    var sitting = try HomeSitting(.drawn())
    sitting.press("x")
    #expect(sitting.state.told?.contains("select a record") == true)
    sitting.press("4", "x", "'to all nine by secure mail", "Enter")
    #expect(
      sitting.told == [
        "SD-20261119-02 :duty record-sent: to all nine by secure mail | :duty record-distributed: to all nine by secure mail"
      ])
  }

  @Test("only what is closed and unsigned is signed, only what was held is followed by another")
  func closed() throws {
    var sitting = try HomeSitting(.drawn())
    sitting.press("s")
    #expect(sitting.state.told?.contains("SD-20261124-02 is ASSEMBLING") == true)
    sitting.press("r")
    #expect(sitting.state.told?.contains("only a discussion that was held") == true)
    sitting.press("j", "j", "s")
    #expect(sitting.told == ["sign SD-20261120-03"])
    sitting.press("r")
    #expect(sitting.told == ["prepare SD-20261120-03"])
  }

  @Test("a search hands over its words, shows what was found, and Esc goes back to the tab")
  func search() throws {
    var sitting = try HomeSitting(.drawn())
    sitting.press("/", "'burn agency:health since:2026-11", "Enter")
    guard case .search(let search, _)? = sitting.effects.first else {
      Issue.record("nothing was searched")
      return
    }
    #expect(search.words == "burn")
    #expect(search.agency == "health")
    #expect(search.since == Day("2026-11-01"))
    let meeting = try HomeRows.drawn().meetings[4]
    sitting.give(.found("burn", [HomeFound(meeting: meeting, text: "a burn on the hand")]))
    #expect(sitting.state.shown.map(\.more) == ["a burn on the hand"])
    sitting.press("Enter")
    #expect(sitting.told == ["open SD-20261119-02"])
    sitting.press("Esc")
    #expect(sitting.state.shown.count == 8)
    sitting.press("/", "Enter")
    #expect(sitting.told.isEmpty)
    sitting.press("5", "Enter")
    #expect(sitting.told == ["search N Byrne"])
  }

  @Test("Esc leaves nothing and never quits; q quits")
  func leaving() throws {
    var sitting = try HomeSitting(.drawn())
    sitting.press("Esc", "?")
    #expect(sitting.state.isHelping)
    sitting.press("Esc", "Ctrl-C", "Esc")
    #expect(sitting.told.isEmpty)
    sitting.press("/", "'q")
    #expect(sitting.told.isEmpty)
    sitting.press("Esc", "q")
    #expect(sitting.told == ["quit"])
  }

  @Test("pasted text never acts as keys")
  func paste() throws {
    var sitting = try HomeSitting(.drawn())
    sitting.give(.paste("q"))
    #expect(sitting.told.isEmpty)
    #expect(sitting.state.told?.contains("never pressed") == true)
    sitting.press("/")
    sitting.give(.paste("two\nlines\u{1B}"))
    #expect(sitting.state.asking?.field.text == "two lines ")
  }

  @Test("near the end of what was read, more is asked for")
  func more() throws {
    var rows = HomeRows()
    rows.meetings = (1...100).map {
      HomeMeeting(
        reference: "SD-\($0)", state: .signed, procedure: "gloucestershire", children: [],
        convened: Instant(seconds: 0), updated: Instant(seconds: 0))
    }
    rows.counts = [.meetings: 100_000]
    var sitting = try HomeSitting(rows)
    sitting.press("2", "j")
    #expect(sitting.told.isEmpty)
    sitting.press("End")
    #expect(sitting.told == ["read 200"])
  }
}
