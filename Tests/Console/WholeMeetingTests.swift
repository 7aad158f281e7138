import Calendar
import Console
import Meeting
import Testing

@Suite("A whole meeting typed as lines")
struct WholeMeetingTests {
  @Test("from the first call to the end, each line is understood and the meeting holds what was said")
  func wholeMeeting() throws {
    var sitting = try Sitting.empty()
    try sitting.convene(children: [])
    for (line, clock) in Self.lines {
      sitting.now = "2026-11-\(clock):00Z"
      do { try sitting.type(line) } catch { Issue.record("\(line): \(error)") }
    }
    let meeting = sitting.proceedings.meeting
    #expect(meeting.state == .ended)
    #expect(meeting.case.children.map(\.name) == ["Maya Ashdown", "Theo Ashdown-Marsh"])
    #expect(
      meeting.persons.filter(\.isHere).map(\.name).sorted() == [
        "DS Imran Malik", "Ines Okafor", "Joe Hart", "Mrs Helen Court", "Ruth Osei",
      ])
    #expect(meeting.decisions.map(\.decision) == ["s47-joint", "s47-joint"])
    #expect(meeting.decisions.allSatisfy { $0.taken?.without?.newsBy != nil && $0.taken?.again != nil })
    #expect(meeting.dissents.map(\.voice.agency.text) == ["health", "police"])
    #expect(meeting.dissents.allSatisfy { !$0.escalations.isEmpty })
    #expect(meeting.actions.count == 6 && meeting.actions.last?.plan.kind == .contingency)
    #expect(meeting.tonights.count == 2)
    #expect(meeting.scores.count == 8)
    #expect(meeting.sayings.contains { $0.share == .no })
    let maya = try #require(meeting.case.children.first?.key)
    #expect(meeting.scores(for: maya).map(\.scoring.value) == [3, 2, 4, 2])
    #expect(meeting.answer(toQuestion: "medical", child: maya)?.value.need("when")?.time?.clock == "16:00")
  }

  private static let lines: [(String, String)] = [
    (":child Maya Ashdown, born 3 May 2018, has asthma", "18T15:00"),
    (":child Theo Ashdown-Marsh, born 22 January 2023, nursery Little Acorns", "18T15:00"),
    (":person Kelly Ashdown, mother, born 9 June 1995, pr yes, lives at 14 Sallow Close", "18T15:00"),
    (":person Craig Doyle, Maya's father, pr yes #maya, pr no #theo", "18T15:00"),
    (
      ":person Dean Marsh, Theo's father, born 30 March 1991, also Deano, pr yes #theo, in the household",
      "18T15:00"
    ),
    (":circumstance school age #maya yes", "18T15:00"),
    (":circumstance nursery age #theo yes", "18T15:00"),
    (":circumstance medical in question yes", "18T15:00"),
    (":circumstance domestic abuse yes", "18T15:00"),
    (":circumstance serious harm no", "18T15:00"),
    (":invite social care Ruth Osei, team manager", "18T15:00"),
    (":invite social care Ines Okafor, social worker", "18T15:00"),
    (":invite social care Joe Hart, minute-taker", "18T15:00"),
    (":invite police DS Imran Malik, detective sergeant, duty desk", "18T15:00"),
    (":invite health Nuala Byrne, safeguarding nurse", "18T15:00"),
    (":invite school #maya Mrs Helen Court, designated safeguarding lead", "18T15:00"),
    (":invite nursery #theo Manager of Little Acorns, manager", "18T15:00"),
    (":invite paediatrician Dr Priya Sen, paediatrician", "18T15:00"),
    (":chair osei as first", "18T15:00"),
    (":minutes hart", "18T15:00"),
    (":chase police no answer: duty desk", "18T16:20"),
    (":already Ines Okafor telephoned the mother; Dean is away until Thursday night", "18T16:45"),
    (":chase police confirmed: DS Malik joins by video", "19T08:50"),
    (":chase nursery no answer: e-mailed", "19T09:00"),
    (":present osei room", "19T10:30"), (":present hart room", "19T10:30"),
    (":present okafor room", "19T10:30"), (":present court room", "19T10:30"),
    (":present malik video", "19T10:30"), (":begin", "19T10:30"), (":form mixed", "19T10:30"),
    (":item introductions", "19T10:30"), (":checked all", "19T10:36"),
    (":person Jade Marsh, older step-sister, 16, stays some weekends", "19T10:36"),
    (":present byrne phone", "19T10:41"), (":member osei, okafor, malik, court may decide", "19T10:42"),
    (":member byrne may decide no", "19T10:42"),
    ("byrne: I can decide on health's part of enquiries, not on the medical", "19T10:42"),
    (":item causes of concern", "19T10:43"),
    (
      "police: called to the address 3 November, neighbour heard shouting; children upstairs, not spoken to",
      "19T10:43"
    ),
    ("police: Dean Marsh: caution 2017, common assault on a former partner ^after interview", "19T10:44"),
    ("school: bruise seen Monday, again Wednesday; photograph taken Wednesday", "19T10:47"),
    ("Nobody else in the meeting has seen the photograph", "19T10:47"),
    ("health: health visitor saw Theo in September, delayed speech", "19T10:50"),
    ("private health: mother, low mood, sertraline since July", "19T10:50"),
    (":written paediatrician: pattern consistent with a grip; examine within 24 hours", "19T10:52"),
    ("okafor: early help closed in March; children not seen yet", "19T10:55"),
    ("! Repeated assault by Dean, worse when drinking #maya #theo", "19T10:58"),
    (":answer harm #maya #theo Repeated assault by Dean", "19T10:58"),
    (":answer impact #maya Fear, changed account, asthma untreated", "19T10:58"),
    (":answer likelier #all Dean's return tonight; mother isolated", "19T10:59"),
    (":answer reduce #all Dean out of the home, Gemma near", "19T10:59"),
    (":answer review #all Monday", "19T10:59"),
    (":score osei #maya 3: first account stands; raise: Dean out", "19T11:01"),
    (":score osei #theo 4: same home; raise: Dean out", "19T11:01"),
    (":score police #maya 2: caution and shouting; raise: arrest", "19T11:01"),
    (":score health #maya 6: mother engages; raise: medical", "19T11:01"),
    (":score health #theo 7: nothing seen; raise: nursery's word", "19T11:01"),
    (":score court #maya 2: two bruises; raise: Dean out", "19T11:01"),
    (":score court #theo -", "19T11:01"),
    (":reveal because police score Theo later", "19T11:02"),
    (":score health #maya 4: had not known of the caution; raise: medical", "19T11:03"),
    (":item decisions", "19T11:04"),
    (":propose s47 joint #maya #theo", "19T11:04"),
    (":agrees byrne on 1", "19T11:05"),
    (":disagrees byrne on 2: no concern has been observed for Theo", "19T11:05"),
    (":left byrne", "19T11:05"),
    (":without health because called away; urgent risk: Dean is back tonight", "19T11:06"),
    (
      ":decide 1 owner osei threshold yes risk 1 because bruise in a grip pattern, first account, caution without because Dean is back tonight news @okafor by 14:00 again fri 15:00",
      "19T11:07"
    ),
    (":agrees social care, police, school on 1", "19T11:08"),
    (
      ":decide 2 owner osei threshold yes risk 1 because same home and same carer without because Dean is back tonight news @okafor by 14:00 again fri 15:00",
      "19T11:12"
    ),
    (":disagrees police on 2: no offence disclosed, single agency at most", "19T11:13"),
    (":agrees social care, school on 2", "19T11:13"),
    (":escalate 1 to line managers with DI P Shah and K Lowe by 16:00", "19T11:14"),
    (":escalate 2 to line managers with DI P Shah and K Lowe by 16:00", "19T11:14"),
    (":item plan", "19T11:18"),
    (":plan medical #maya #theo yes; who Dr Sen; when today 16:00", "19T11:18"),
    (":plan consent #maya #theo asked; who the mother; when 14:30", "19T11:18"),
    (":plan alone #maya yes; who Okafor and an officer; when today 13:30; method at school", "19T11:19"),
    (":plan abe #maya later; who Malik; when today 15:00", "19T11:19"),
    (":plan told @craig not yet because he may contact Dean ^no", "19T11:20"),
    (":plan told @kelly yes; who Okafor; when 14:30; police view agreed", "19T11:20"),
    (":plan told @dean no because the interview comes first ^no", "19T11:20"),
    ("Craig Doyle may contact Dean ^no", "19T11:21"),
    (
      "+@okafor to see Maya alone at school by 13:30 for her own account if not legal advice risk 1",
      "19T11:24"
    ),
    ("+Book the medicals @okafor by 16:00 for a lawful examination #all", "19T11:24"),
    ("?Nursery's chronology <nursery @okafor by fri noon #theo", "19T11:25"),
    ("+Trace Craig Doyle @malik by fri for telling him after the interview", "19T11:25"),
    ("+Speak to Jade Marsh @okafor by fri for what she has seen", "19T11:26"),
    (
      ":contingency If Dean returns or consent is refused, legal advice on an EPO @osei by today 17:00",
      "19T11:26"
    ),
    (
      ":tonight #maya #theo at aunt Gemma Ashdown's, 3 Weir Lane, with Gemma Ashdown, under the mother's consent, checked by EDT 20:00 until fri 15:00",
      "19T11:29"
    ),
    (":noresponse nursery", "19T11:31"),
    (":override quorum.core because Dean is back tonight", "19T11:32"),
    (":skip distribution because by post tomorrow", "19T11:34"), (":end", "19T11:35"),
    (":duty record-sent: to nine, by secure mail", "19T15:00"),
    (":done 1 seen alone; first account again", "19T15:10"),
    (":late 4 not traced yet", "20T17:00"), (":hand 4 @okafor", "20T17:00"),
    (":happened interview #maya at 16:30", "20T17:00"),
  ]
}
