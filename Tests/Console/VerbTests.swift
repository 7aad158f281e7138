import Console
import Meeting
import Testing

@Suite("What each verb understands")
struct VerbTests {
  @Test("shows it in full, with what is missing", arguments: lines)
  func understands(line: String, row: String) throws {
    #expect(try Sitting.underWay().row(line) == row)
  }

  @Test(
    "the child of an answer is marked before its words or behind them, by the prompt's number and its name")
  func answerMarkedAtItsEnd() throws {
    let sitting = try Sitting.underWay()
    func answers(_ line: String) throws -> [Act] { try sitting.acts(line) }
    let before = try answers(":answer likelier #aisha #cal nights, both of them")
    #expect(before.count == 2)
    #expect(try answers("!3 nights, both of them #aisha #cal") == before)
    #expect(try answers(":answer 3 nights, both of them #aisha #cal") == before)
    #expect(try sitting.refusal("!3 nights").message == "which child? #aisha #cal #unborn #all")
    #expect(try sitting.refusal("!3 #aisha").column == 10)
  }

  @Test("every verb that a discussion under way can use is among these lines")
  func complete() {
    let seen = Set(Self.lines.map { $0.0.dropFirst().prefix { $0.isLetter || $0 == "-" } }.map(String.init))
    let elsewhere: Set<String> = ["override", "begin", "resume", "decline"]
    #expect(seen.union(elsewhere).isSuperset(of: Verb.allCases.map(\.rawValue)))
  }

  private static let lines: [(String, String)] = [
    (":present grant phone", "PRESENT P Grant, school, phone  at 10:44"),
    (
      ":present grant, doyle phone at 10:31",
      "PRESENT P Grant, school and K Doyle, nursery, phone  at 10:31"
    ),
    (":present school phone at 10:31", "PRESENT P Grant, school, phone  at 10:31"),
    (":left byrne", "LEFT N Byrne, health  at 10:44"),
    (":left housing at 10:40", "LEFT M Shaw, housing  at 10:40"),
    (":spoke doyle at 10:05", "SPOKE WITH K Doyle, nursery  at 10:05"),
    (":spoke nursery", "SPOKE WITH K Doyle, nursery  at 10:44"),
    (":chase police no answer: duty desk, second time", "CHASED police · no answer · duty desk, second time"),
    (":chase grant confirmed", "CHASED school · confirmed · P Grant"),
    (
      ":chase grant #aisha: rings back at 3",
      "CHASED school, Aisha · told us, or say “no answer:” first · rings back at 3"
    ),
    (":chase school #aisha confirmed", "CHASED school, Aisha · confirmed"),
    (":chase police", "CHASED police   ▲ confirmed, declined, no answer, or what was said?"),
    (
      ":written nursery #cal: log of absences",
      "WRITTEN nursery, Cal · log of absences · informs, does not count"
    ),
    (":apologies housing because leave", "APOLOGIES housing · leave"),
    (":apologies housing", "APOLOGIES housing"),
    (":noresponse nursery", "NO RESPONSE nursery"),
    (
      ":without police because in court; urgent risk: he is home at 16:00",
      "GOING ON WITHOUT police · in court · risk: he is home at 16:00"
    ),
    (
      ":without police because in court",
      "GOING ON WITHOUT police · in court   ▲ would delay raise the risk, or impede the investigation?"
    ),
    (
      ":invite police A Smith, sergeant, Southmead desk",
      "INVITED A Smith, sergeant · police · Southmead desk   ▲ “Southmead desk” is kept as the contact: NAME, ROLE, contact"
    ),
    (":invite police A Smith, sergeant, 01452 000000", "INVITED A Smith, sergeant · police · 01452 000000"),
    (":invite school #cal B Jones, head", "INVITED B Jones, head · school, Cal"),
    (
      ":invite school B Jones, head #cal, 01452 000000",
      "INVITED B Jones, head · school, Cal · 01452 000000"
    ),
    (
      ":invite social care #cal B Jones, social worker",
      "INVITED B Jones, social worker · social care   ▲ one place for all children: whose they are stands in the role"
    ),
    (#":invite "Housing" C White, officer"#, "INVITED C White, officer · housing"),
    (
      #":invite "Fire service" D Green, watch manager"#, "INVITED D Green, watch manager · fire service (new)"
    ),
    (":member byrne, malik may decide yes", "N Byrne, health and I Malik, police · may decide: yes"),
    (":member byrne has information no", "N Byrne, health · has information: no"),
    (":member shaw observer", "M Shaw, housing · takes part as observer"),
    (":chair okafor", "CHAIR J Okafor, social care · takes over from R Osei   ▲ in which grade?"),
    (
      ":chair okafor as first",
      "CHAIR J Okafor, social care · as first-line manager (practice manager) · takes over from R Osei"
    ),
    (
      ":chair okafor head of service",
      "CHAIR J Okafor, social care · as head of service · takes over from R Osei"
    ),
    (
      ":chair okafor Team-Manager", "CHAIR J Okafor, social care · as team manager · takes over from R Osei"
    ),
    (":minutes shaw", "MINUTES M Shaw, housing"),
    (":minutes school", "MINUTES P Grant, school"),
    (":minutes Joe Hart", "MINUTES Joe Hart, minute-taker (new) · counts for no agency"),
    (
      ":minutes Joe Hart, business support", "MINUTES Joe Hart, business support (new) · counts for no agency"
    ),
    (
      ":person Kelly Ashdown, mother, born 9 June 1995, pr yes, also Kel, lives at 14 Sallow Close",
      "PERSON Kelly Ashdown · mother · pr yes for Aisha and Cal (unborn: nobody before birth) · born 9 June 1995 · also Kel · lives at 14 Sallow Close"
    ),
    (
      ":person Craig Doyle, Aisha's father, pr yes", "PERSON Craig Doyle · Aisha's father · pr yes for Aisha"
    ),
    (
      ":person Ann Doyle, mother of Aisha and Cal, pr yes",
      "PERSON Ann Doyle · mother of Aisha and Cal · pr yes for Aisha and Cal"
    ),
    (
      ":person Lee Doyle, the unborn child's father, pr yes",
      "PERSON Lee Doyle · the unborn child's father · pr for no child (unborn: nobody before birth)"
    ),
    (
      ":person Dean Marsh, partner, pr yes #cal, in the household, works away",
      "PERSON Dean Marsh · partner · pr yes for Cal · in the household · works away"
    ),
    (
      ":child Theo, born 22 January 2023, also Teddy, has asthma",
      "CHILD Theo · born 22 Jan 2023, 3 · also Teddy · has asthma"
    ),
    (":child Baby Marsh, unborn due 4 jan 2027", "CHILD Baby Marsh · unborn, due Mon 4 Jan 2027"),
    (":checked all", "IDENTITY read out and agreed: Aisha, Cal, unborn"),
    (":checked aisha, unborn", "IDENTITY read out and agreed: Aisha, unborn"),
    (
      ":circumstance medical in question #aisha yes",
      "CIRCUMSTANCE medical in question · Aisha · yes · switches on: paediatrician"
    ),
    (":circumstance complex no", "CIRCUMSTANCE complex · no"),
    (":circumstance school age yes", "CIRCUMSTANCE school age · all children · yes · switches on: school"),
    (
      ":already Gran took Aisha and Cal home; school was closing",
      "ALREADY DONE · Gran took Aisha and Cal home; school was closing"
    ),
    (
      ":order emergency protection order #aisha from today 09:00 until fri 12:00 @osei",
      "ORDER Aisha · emergency protection order │ from today 09:00 │ until Fri 27 Nov 12:00, 3 working days │ R Osei, social care"
    ),
    (
      ":target today 14:00 because police come at 13:30",
      "TARGET today 14:00, in 3 h 16 · because police come at 13:30"
    ),
    (":form tele", "FORM telephone"),
    (":form series", "FORM series"),
    (":happened interview #aisha at 10:00", "HAPPENED the interview is done · Aisha  at today 10:00"),
    (":action Ring the GP", "ACTION 7 all children · Ring the GP   ▲ who? · by when? · what for?"),
    (
      ":unknown Who rang",
      "NOT YET KNOWN 7 all children · Who rang   ▲ who? · by when? · which child? #aisha #cal #unborn #all"
    ),
    (":risk Injury", "RISK no child named · Injury   ▲ which child? #aisha #cal #unborn #all"),
    ("! left alone", "RISK no child named · left alone   ▲ which child? #aisha #cal #unborn #all"),
    (":risk Injury before birth #unborn", "RISK unborn · Injury before birth"),
    ("! #all Nobody protects", "RISK Aisha Cal unborn · Nobody protects"),
    (
      ":contingency if consent is refused, legal advice @osei by 17:00",
      "CONTINGENCY 7 all children · if consent is refused: legal advice │ R Osei, social care │ today 17:00, in 6 h 16"
    ),
    (
      "++Ring the GP @okafor by 16:00 for the injury",
      "ACTION 7 all children · Ring the GP │ J Okafor, social care │ today 16:00, in 5 h 16 │ for the injury"
    ),
    (":amend 4 if he returns", "AMEND 4 · if he returns"),
    (":amend 4 if he returns, legal advice", "AMEND 4 · if he returns · legal advice"),
    (":amend 4 @doyle", "AMEND 4 │ K Doyle, nursery"),
    (":amend 4 by 16:00 for pattern of absence", "AMEND 4 │ today 16:00, in 5 h 16 │ for pattern of absence"),
    (":done 1 seen alone at school", "DONE 1 · Action 1 │ seen alone at school"),
    (":done 1", "DONE 1 · Action 1   ▲ with what outcome?"),
    (":late 2 he is in theatre", "LATE 2 · Action 2 │ he is in theatre"),
    (":hand 1 @lowe", "HAND OVER 1 to T Lowe, midwifery"),
    (":hand 1 @police", "HAND OVER 1 to I Malik, police"),
    (#":hand 1 @"P Shah, housing""#, "HAND OVER 1 to P Shah, housing (new)"),
    (":read-back 2", "READ BACK 2 · Action 2"),
    (
      ":duty record-sent: to nine", "DUTY DONE Send the record to everybody invited, present or not │ to nine"
    ),
    (":answer likelier #all Mother works nights", "ANSWER likelier · all children · Mother works nights"),
    (":answer harm #aisha #cal Assault", "ANSWER harm · Aisha Cal · Assault"),
    (":score byrne #aisha -", "SCORE Aisha · N Byrne, health no view"),
    (
      ":score malik #aisha 2: two call-outs",
      "SCORE Aisha · I Malik, police 2 · two call-outs   ▲ what would raise it?"
    ),
    (":score school #aisha 2", "SCORE Aisha · school 2   ▲ analysis? · what would raise it?"),
    (
      ":reveal because health has to go",
      "REVEAL the scores, which cannot be undone · because health has to go"
    ),
    (
      ":tonight #cal gran's",
      "TONIGHT Cal · gran's   ▲ with whom? · on what authority? (under consent of …, police powers, an order) · who checks? · until when?"
    ),
    (
      ":tonight #cal at home, with mother, checked by EDT",
      "TONIGHT Cal · home │ with mother │ checked by EDT   ▲ until when?"
    ),
    (
      ":tonight #aisha #unborn at aunt Gemma's, 3 Weir Lane, with Gemma, under no order, contact none, checked by EDT until fri 15:00",
      "TONIGHT Aisha unborn · aunt Gemma's, 3 Weir Lane │ with Gemma │ under no order │ contact none │ checked by EDT │ until Fri 27 Nov 15:00, 3 working days"
    ),
    (
      ":plan medical #aisha yes; who Dr Sen; when today 16:00",
      "PLAN medical · Aisha · yes │ who: Dr Sen │ when: today 16:00, in 5 h 16   ▲ nobody of that name on the roll: “Dr Sen”"
    ),
    (
      ":plan medical #aisha no because no injury; advice Dr Sen agrees",
      "PLAN medical · Aisha · no │ because no injury │ advice: Dr Sen agrees"
    ),
    (":plan medical #aisha yes", "PLAN medical · Aisha · yes   ▲ who? · when?"),
    (
      ":plan alone #aisha #cal yes; who J Okafor; when 13:30; method at school",
      "PLAN alone · Aisha Cal · yes │ who: J Okafor │ when: today 13:30, in 2 h 46 │ method: at school"
    ),
    (":plan crime: Malik leads; first account today", "PLAN crime · Malik leads; first account today"),
    (
      ":plan joint #aisha joint because actual bodily harm",
      "PLAN joint · Aisha · joint │ because actual bodily harm"
    ),
    (
      ":plan police matters #aisha assault, serious", "PLAN police matters · Aisha · assault, serious neglect"
    ),
    (":plan interviews: Aisha by Malik today", "PLAN interviews · Aisha by Malik today"),
    (":item background", "ITEM Background"),
    (":item 8", "ITEM Decisions"),
    (":skip distribution because by post", "SKIP Distribution · because by post"),
    (":propose s47 single #cal", "PROPOSED 2 Cal · s47 single · views can be asked"),
    (":propose s47 joint #all", "PROPOSED 2 Aisha Cal unborn · s47 joint · views can be asked"),
    (
      ":decide 1 owner osei threshold yes because bruise",
      "DECISION Aisha · s47 joint │ because bruise · then each agency is asked"
    ),
    (
      ":decide s47 single #all owner social threshold unclear risk 1 because bruise without because she left news @okafor by 14:00 again fri 15:00",
      "DECISION Aisha Cal unborn · s47 single │ because bruise │ without because she left, news by J Okafor, social care by today 14:00, in 3 h 16 │ again Fri 27 Nov 15:00, 3 working days · then each agency is asked"
    ),
    (
      ":decide other: supervised contact #cal owner osei because it is safer",
      "DECISION Cal · supervised contact │ because it is safer · then each agency is asked"
    ),
    (
      ":decide nfa #cal",
      "DECISION Cal · nfa · then each agency is asked   ▲ whose decision? · threshold? · because?"
    ),
    // As the card offers it and as it is short, in letters of either case.
    (
      ":decide LADO #cal", "DECISION Cal · lado · then each agency is asked   ▲ whose decision? · because?"
    ),
    (
      ":decide s17 assessment #cal",
      "DECISION Cal · s17 · then each agency is asked   ▲ whose decision? · threshold? · because?"
    ),
    (
      ":decide S17 #cal",
      "DECISION Cal · s17 · then each agency is asked   ▲ whose decision? · threshold? · because?"
    ),
    (":agrees police, midwifery", "AGREES police and midwifery on the last"),
    (":agrees police on 1", "AGREES police on 1"),
    (":noview housing", "NO VIEW housing on the last"),
    (":disagrees probation on 1: not enough", "DISSENT probation on 1: not enough"),
    (
      ":escalate 1 to line with P Shah by 16:00",
      "ESCALATE dissent 1 to line managers with P Shah, by today 16:00, in 5 h 16, since 10:44"
    ),
    (":escalate 1 to leads", "ESCALATE dissent 1 to leads, since 10:44   ▲ with whom? with NAME"),
    (":settle 1 agreed after the interview", "SETTLED dissent 1 · agreed after the interview"),
    (":pause", "PAUSE at 10:44"),
    (":end", "END at 10:44"),
    (":undo", "TAKE BACK the view of school on 1, of 10:30"),
    (
      "+See Cal @malik <nursery by fri for absences ~immediate",
      "ACTION 7 Cal · See Cal │ I Malik, police │ Fri 27 Nov 17:00, 3 working days (17:00 assumed) │ for absences │ from nursery │ immediate"
    ),
    (
      "? Nursery's chronology <nursery @okafor by 16:00",
      "NOT YET KNOWN 7 all children · Nursery's chronology │ J Okafor, social care │ today 16:00, in 5 h 16 │ from nursery   ▲ which child? #aisha #cal #unborn #all"
    ),
    (
      "? Nursery's chronology #all @okafor by 16:00",
      "NOT YET KNOWN 7 all children · Nursery's chronology │ J Okafor, social care │ today 16:00, in 5 h 16"
    ),
    (":invite police A Smith", "INVITED A Smith · police   ▲ in which role?"),
    (
      ":invite police A Smith, , 0117 496 0001", "INVITED A Smith · police · 0117 496 0001   ▲ in which role?"
    ),
    (
      ":tonight cal: ward 3",
      "TONIGHT Cal · ward 3   ▲ with whom? · on what authority? (under consent of …, police powers, an order) · who checks? · until when?"
    ),
    (":answer 3 Aisha and Cal: nights", "ANSWER likelier · Aisha Cal · nights"),
    (":answer 3 aisha cal: nights", "ANSWER likelier · Aisha Cal · nights"),
    (":answer 3 #aisha: nights", "ANSWER likelier · Aisha · nights"),
    (":answer 3 #aisha:nights", "ANSWER likelier · Aisha · nights"),
    (":answer 3 #aisha : nights", "ANSWER likelier · Aisha · nights"),
    (":answer 3 #aisha Cal: he is hit too", "ANSWER likelier · Aisha · Cal: he is hit too"),
    (":answer 3 all: nights", "ANSWER likelier · all children · nights"),
    (":answer 3 nights #aisha", "ANSWER likelier · Aisha · nights"),
    (":answer 3 nights #all", "ANSWER likelier · all children · nights"),
    (":answer 3 #aisha nights #cal", "ANSWER likelier · Aisha Cal · nights"),
    ("! cal: left alone", "RISK Cal · left alone"),
    (
      "+See Cal @malik by fri because nobody has seen him",
      "ACTION 7 Cal · See Cal │ I Malik, police │ Fri 27 Nov 17:00, 3 working days (17:00 assumed) │ because nobody has seen him"
    ),
    (
      "+See Cal @malik by fri for for the record",
      "ACTION 7 Cal · See Cal │ I Malik, police │ Fri 27 Nov 17:00, 3 working days (17:00 assumed) │ for the record"
    ),
    (
      "+See Cal @malik by fri for to know how he is",
      "ACTION 7 Cal · See Cal │ I Malik, police │ Fri 27 Nov 17:00, 3 working days (17:00 assumed) │ to know how he is"
    ),
    (
      "+See Cal ^no @malik by fri for x",
      "ACTION 7 Cal · See Cal │ I Malik, police │ Fri 27 Nov 17:00, 3 working days (17:00 assumed) │ for x · never for the family"
    ),
    (":person Kelly Ashdown, mother", "PERSON Kelly Ashdown · mother"),
    (
      ":plan consent #aisha withheld; legal advice duty solicitor rung",
      "PLAN consent · Aisha · withheld │ legal advice: duty solicitor rung"
    ),
    (
      ":plan told yes; police view none",
      "PLAN told · all children · yes │ police view: none   ▲ about whom? @… · who? · when?"
    ),
  ]
}
