import Console
import Meeting
import Testing

@Suite("The lines of the design, as it says they read")
struct DesignedLines {
  @Test("is understood as the design shows it", arguments: understood)
  func understands(line: String, preview: String) throws {
    #expect(try Sitting.underWay().understood(line).preview == preview)
  }

  @Test("is refused, or kept as incomplete, as the design shows it", arguments: refusedOrIncomplete)
  func refuses(line: String, row: String) throws {
    var sitting = try Sitting.underWay()
    sitting.seat = line.hasPrefix(":override") ? .minutes : .chair
    #expect(try sitting.row(line) == row)
  }

  private static let understood: [(String, String)] = [
    (
      "police: two call-outs in a fortnight, mother seen, no child seen",
      "SAID Police: under Causes of concern"
    ),
    (
      "opinion health: the marks fit a grip",
      "OPINION Health: under Causes of concern"
    ),
    (
      "private probation: on licence for assault",
      "PRIVATE, for its agency only Probation: under Causes of concern"
    ),
    (
      "byrne: wrist fracture in August, account changed",
      "SAID N Byrne, health: under Causes of concern"
    ),
    (
      "Everyone's identity was checked aloud",
      "NOTE under Causes of concern   · said by nobody; begin with “police:” to say who"
    ),
    (
      "+@okafor to see Aisha alone at school by 15:30 today for her own account",
      "ACTION 7 Aisha · See Aisha alone at school │ J Okafor, social care │ today 15:30, in 4 h 46 │ for her own account"
    ),
    (
      "+Consent for the medical @okafor by 13:30 for a lawful examination if not legal advice",
      "ACTION 7 all children · Consent for the medical │ J Okafor, social care │ today 13:30, in 2 h 46 │ if not: legal advice │ for a lawful examination"
    ),
    (
      "+GP record of the wrist @byrne by +24h for the injury timeline risk 1",
      "ACTION 7 all children · GP record of the wrist │ N Byrne, health │ Wed 25 Nov 10:44, 1 working day │ for the injury timeline"
    ),
    (
      #"+Change the locks @"P Shah, housing" by fri for a safe home"#,
      "ACTION 7 all children · Change the locks │ P Shah, housing (new) │ Fri 27 Nov 17:00, 3 working days (17:00 assumed) │ for a safe home"
    ),
    (
      ":contingency If he is in the home, police protection @malik by today 19:00",
      "CONTINGENCY 7 all children · if he is in the home: police protection │ I Malik, police │ today 19:00, in 8 h 16"
    ),
    (
      "? Who collects Cal from nursery @doyle by noon",
      "NOT YET KNOWN 7 Cal · Who collects Cal from nursery │ K Doyle, nursery │ today 12:00, in 1 h 16"
    ),
    (
      "! Repeated assault by mother's partner #aisha #cal",
      "RISK Aisha Cal · Repeated assault by mother's partner"
    ),
    (
      ":answer 3 #aisha Likelier when mother works nights",
      "ANSWER likelier · Aisha · Likelier when mother works nights"
    ),
    (
      ":score health #aisha 7: injuries heal, mother engages; raise: partner out",
      "SCORE Aisha · health 7 · injuries heal, mother engages · raise: partner out"
    ),
    (
      ":decide s47 joint #aisha owner osei threshold yes because police and health both report repeated assault and no adult at home can protect",
      "DECISION Aisha · s47 joint │ because police and health both report repeated assault and no adult at home can protect · then each agency is asked"
    ),
    (
      ":disagrees school: threshold not met, family support instead",
      "DISSENT school on the last: threshold not met, family support instead"
    ),
    (
      ":escalate 1 to line managers with P Shah",
      "ESCALATE dissent 1 to line managers with P Shah, since 10:44"
    ),
    (
      ":left byrne at 10:40",
      "LEFT N Byrne, health  at 10:40"
    ),
    (
      ":without health because called to a resuscitation; urgent partner home at 16:00",
      "GOING ON WITHOUT health · called to a resuscitation · partner home at 16:00"
    ),
    (
      ":tonight #cal at gran's, with S Ahmed, under mother's consent, checked by J Okafor until tomorrow 09:00",
      "TONIGHT Cal · gran's │ with S Ahmed │ under mother's consent │ checked by J Okafor │ until Wed 25 Nov 09:00, 1 working day"
    ),
  ]

  private static let refusedOrIncomplete: [(String, String)] = [
    (
      "polce: spoke to mother",
      "✗ nobody here is “polce”; Tab: police · Ctrl-N: a note"
    ),
    (
      "he: never touched her",
      "✗ “he” is health or health visitor · Ctrl-N: a note"
    ),
    (
      "+See Aisha @okfor by fri",
      #"✗ nobody here is “okfor”; Tab: okafor · new person: @"Okfor, role""#
    ),
    (
      "+See Aisha @okafor by 25:00",
      "✗ there is no 25:00: today 15:30 · fri · 27 nov · +2wd · +24h"
    ),
    (
      "+See Aisha @okafor by 31 nov",
      "✗ there is no 31 nov: today 15:30 · fri · 27 nov · +2wd · +24h"
    ),
    (
      "+See Aisha @okafor by fri for x by mon",
      #"✗ a second time; put one in "quotes""#
    ),
    (
      "+See Aisha @okafor @malik by fri",
      "✗ one owner an action: a second one gets its own line, or is named without @"
    ),
    (
      "+See Aisha #bob @okafor by fri",
      "✗ no child “bob” here: #aisha #cal #unborn"
    ),
    (
      ":answer 9 #aisha x",
      "✗ no prompt “9”: 1 harm 2 impact 3 likelier 4 reduce 5 review"
    ),
    (
      ":answer 2 x",
      "✗ which child? #aisha #cal #unborn #all"
    ),
    (
      ":score health #aisha 11",
      "✗ scores go from 0 (harm almost certain) to 10 (safe enough to close)"
    ),
    (
      ":score health 6",
      "✗ which child? #aisha #cal #unborn #all"
    ),
    (
      ":decide s47 #aisha because x",
      "✗ “s47” is s47 joint or s47 single"
    ),
    (
      ":decide removal #aisha because x",
      "✗ not on the list: s47 joint, s47 single, police investigation, s17, conference, lado, referral, nfa, or other: TEXT"
    ),
    (
      ":escalate 1 to the mayor with P Shah",
      "✗ no level “the mayor”: professionals, line managers, strategy discussion, leads, out of hours, partnership"
    ),
    (
      ":left byrne at 11:00",
      "✗ that is still to come"
    ),
    (
      ":presnt grant phone",
      "✗ no command “presnt”; Tab: present"
    ),
    (
      ":override safe.tonight because x",
      "✗ only the chair can override"
    ),
    (
      "+See Aisha @police by fri",
      "ACTION 7 Aisha · See Aisha │ Fri 27 Nov 17:00, 3 working days (17:00 assumed)   ▲ who at police? · what for?"
    ),
    (
      "+See Aisha @okafor by tue",
      "ACTION 7 Aisha · See Aisha │ J Okafor, social care │ Tue 1 Dec 17:00, 5 working days (a week today) (17:00 assumed)   ▲ what for?"
    ),
    (
      "+See Aisha @okafor by 09:00 for x",
      "ACTION 7 Aisha · See Aisha │ J Okafor, social care │ today 09:00, PAST (PAST) │ for x   ▲ due before it is agreed"
    ),
    (
      "+See Aisha @okafor by sat for x",
      "ACTION 7 Aisha · See Aisha │ J Okafor, social care │ Sat 28 Nov 17:00, 3 working days (17:00 assumed) (not a working day) │ for x"
    ),
    (
      ":disagrees school",
      "DISSENT school on the last   ▲ in their own words"
    ),
  ]
}
