import Console
import Meeting
import Testing

@Suite("Words without a mark")
struct NoteTests {
  @Test(
    "a sentence is a note, whole and as it was typed, whatever words it holds",
    arguments: [
      "Photograph taken: nobody has seen it",
      "left arm has four round marks",
      "Left arm: four round marks",
      "Action was taken at once by the school",
      "decide whether the child is seen alone",
      "The child should be seen alone, subject to age and willingness",
      "At 10:30 a neighbour rang the police: shouting again",
      "10:30: shouting heard",
      "Note: mother was not in the room",
      "Question for the meeting: who holds parental responsibility",
      "Present were the deputy head and two governors",
      "plan: mother goes to her sister",
      "Risk remains high until he is out of the home",
      "no further action was taken in 2019",
      "Score on the anxiety scale was 14",
      "tonight the children are with an aunt",
      "Chase up the letter from the hospital",
      "end of the first assessment: no concerns",
      "Undo the harm that was done",
      "She said \"by Friday I want him gone\" and cried",
      "Mother's words: \"he never touched her\"",
      "Two options: stay or go",
      "Aisha: I fell off the swing",
      "unborn: scan due in a week",
      "https://example.org/report: read out",
      "e.g. bruising that is not explained",
      "Ratio of staff 1:8 on that day",
      "Time of the call 14:10 and 14:25",
      "Children: seen at school on Monday",
      "Family: nobody else came",
      "Other: nothing",
      "Care: as before",
      "because of the above, no visit",
      "for her own safety she moved",
      "by the door stood a bag",
      "risk 1 in 3 was quoted",
      "if not now, when",
      "@ the gate at 15:15",
      "#3 is the flat number",
      "5\" cut on the forehead",
      "temperature 38^2 was a typing slip",
      "Considered: emergency protection order; not sought",
      "Health and social care: both spoke to mother",
      "Police protection: ends at 09:00",
      "Who was there when it happened",
      "Siân's mam a'r plant: yn ddiogel",
      "母亲没有在场",
      "👩‍👧 both seen",
      "one\ttab and  two  blanks stay",
    ])
  func notes(line: String) throws {
    let understood = try Sitting.underWay().understood(line)
    #expect(understood.drafts.map(\.act) == [.said(Saying(voice: nil, text: line, item: "concern"))])
    #expect(
      understood.row
        == "NOTE under Causes of concern   · said by nobody; begin with “police:” to say who")
  }

  @Test(
    "who said it stands before the first colon",
    arguments: [
      ("police: two call-outs", "police", "imalik"), ("Police: two call-outs", "police", "imalik"),
      ("pol: two call-outs", "police", "imalik"), ("malik: two call-outs", "police", "imalik"),
      ("i.malik: two call-outs", "police", "imalik"), ("I Malik: two call-outs", "police", "imalik"),
      ("social care: two call-outs", "social-care", nil), ("social-care: two call-outs", "social-care", nil),
      ("okafor: two call-outs", "social-care", "jokafor"), ("j.ok: two call-outs", "social-care", "jokafor"),
      ("me: two call-outs", "social-care", "rosei"), ("school: two call-outs", "school", nil),
      ("grant: two call-outs", "school", "pgrant"), ("housing: two call-outs", "housing", "mshaw"),
      ("health: two call-outs", "health", "nbyrne"), ("hea: two call-outs", "health", "nbyrne"),
      ("health visitor: two call-outs", "health-visitor", nil),
      ("police:two call-outs", "police", "imalik"), ("education: two call-outs", "school", nil),
      ("named nurse: two call-outs", "health", "nbyrne"),
    ] as [(String, String, String?)])
  func said(line: String, agency: String, person: String?) throws {
    var sitting = try Sitting.underWay()
    if line.hasPrefix("hea:") { sitting.proceedings = try withoutVisitor().proceedings }
    let voice = Voice(agency: AgencyKey(agency), person: person.map { PersonKey($0) })
    #expect(
      try sitting.acts(line) == [.said(Saying(voice: voice, text: "two call-outs", item: "concern"))])
  }

  private func withoutVisitor() throws -> Sitting {
    var sitting = try Sitting.underWay()
    let events = sitting.proceedings.events.filter { event in
      if case .invited(let invitation) = event.act {
        invitation.slot.agency.text != "health-visitor"
      } else {
        true
      }
    }
    sitting.proceedings = Proceedings(events)
    return sitting
  }

  @Test(
    "what is one slip from somebody, or could be several, is refused and can be kept with Ctrl-N",
    arguments: [
      ("polcie: x", 1, "nobody here is “polcie”; Tab: police · Ctrl-N: a note"),
      ("  okafro: x", 3, "nobody here is “okafro”; Tab: okafor · Ctrl-N: a note"),
      ("opinion bryne: x", 9, "nobody here is “bryne”; Tab: byrne · Ctrl-N: a note"),
      ("private helth: x", 9, "nobody here is “helth”; Tab: health · Ctrl-N: a note"),
      ("heal: x", 1, "“heal” is health or health visitor · Ctrl-N: a note"),
    ])
  func slips(line: String, column: Int, message: String) throws {
    let refusal = try Sitting.underWay().refusal(line)
    #expect(refusal.message == message)
    #expect(refusal.column == column)
  }

  @Test("opinion and private are kept as such, and private stays with its agency")
  func kinds() throws {
    let sitting = try Sitting.underWay()
    let opinion = try sitting.understood("opinion health: the marks fit a grip")
    let byrne = Voice(agency: AgencyKey("health"), person: PersonKey("nbyrne"))
    #expect(
      opinion.drafts.map(\.act)
        == [.said(Saying(voice: byrne, text: "the marks fit a grip", isOpinion: true, item: "concern"))])
    #expect(opinion.drafts.map(\.share) == [nil])
    let quinn = Voice(agency: AgencyKey("probation"), person: PersonKey("lquinn"))
    let kept = try sitting.understood("private probation: on licence")
    #expect(kept.drafts.map(\.act) == [.said(Saying(voice: quinn, text: "on licence", item: "concern"))])
    #expect(kept.drafts.map(\.share) == [.agencyOnly])
    let shown = try sitting.understood("probation (private): on licence")
    #expect(shown.drafts.map(\.act) == kept.drafts.map(\.act))
    #expect(shown.drafts.map(\.share) == [.agencyOnly])
    #expect(try sitting.acts("health (opinion): the marks fit a grip") == opinion.drafts.map(\.act))
    #expect(
      try sitting.refusal(".").message == "“.” alone is no note: Esc, then . goes on to the next item")
    #expect(try sitting.acts("private") == [.said(Saying(voice: nil, text: "private", item: "concern"))])
  }

  @Test(
    "whether the family may have it stands anywhere in any line",
    arguments: [
      ("police: on licence ^no", Share.no, "on licence"), ("police: ^yes on licence", .yes, "on licence"),
      ("^agency police: on licence", .agencyOnly, "on licence"),
      ("police: on ^after interview licence", .after("interview"), "on licence"),
      ("police: on licence ^after the arrest was", .no, ""),
      ("police: \"^no\" is typed", .yes, "\"^no\" is typed"),
    ])
  func shares(line: String, share: Share, text: String) throws {
    let sitting = try Sitting.underWay()
    if text.isEmpty {
      #expect(try sitting.refusal(line).word == "the")
      return
    }
    let draft = try #require(try sitting.understood(line).drafts.first)
    #expect(draft.share == (line.contains("\"") ? nil : share))
    guard case .said(let saying) = draft.act else {
      Issue.record("\(draft.act)")
      return
    }
    #expect(saying.text == text)
  }

  @Test("a share marks every act of its line")
  func sharedActs() throws {
    let understood = try Sitting.underWay().understood(
      "+Change the locks @\"P Shah, housing\" by fri for a safe home ^no")
    #expect(understood.drafts.map(\.share) == [.no, .no])
    #expect(understood.preview.hasSuffix(" · never for the family"))
  }
}
