import Console
import Meeting
import Testing

@Suite("What each verb refuses")
struct RefusalTests {
  @Test("says what was expected, at the word", arguments: lines)
  func refuses(line: String, column: Int, message: String) throws {
    let refusal = try Sitting.underWay().refusal(line)
    #expect(refusal.message == message)
    #expect(refusal.column == column)
    let typed = Array(line)
    #expect(String(typed[min(column - 1, typed.count)...].prefix(refusal.word.count)) == refusal.word)
  }

  private static let happenings =
    "examination, interview, arrest, safeguard, assessment, conference, medical report"

  private static let lines: [(String, Int, String)] = [
    (":present grant", 15, "who, and how? WHO room, video or phone"),
    (":present grant walkie", 16, "how? room, video or phone"),
    (":present", 9, "who, and how? WHO room, video or phone"),
    (":present grant phone at 11:30", 25, "that is still to come"),
    (":left grant", 7, "P Grant is not here"),
    (":left social", 7, "who at social care? R Osei or J Okafor"),
    (
      ":chase nursry: rang", 8, "no slot “nursry”; Tab: nursery · a new one stands in \"quotes\""
    ),
    (
      ":invite other K Lee, officer", 9,
      "another agency is named in quotes: :invite \"Housing\" NAME, ROLE"
    ),
    (":written nursery", 17, "what did they write? SLOT: text"),
    (":written nursery:", 18, "what did nursery write?"),
    (":without police", 16, "because what? SLOT because TEXT; urgent TEXT"),
    (":without police because in court; urgent", 41, "why is it urgent? risk: TEXT or investigation: TEXT"),
    (
      ":person Tom Reed, father, pr Callum", 30,
      "pr yes, no or unknown, of all children born; of one alone: pr yes #aisha"
    ),
    (
      ":person Tom Reed, father, pr yes #unborn", 34,
      "nobody has it before birth: leave unborn out, or pr unknown"
    ),
    (":person Tom Reed, father, pr Cal", 30, "pr yes #cal, or no"),
    (":person Tom Reed, father, pr yes Cal", 34, "a child is marked: pr yes #cal"),
    (":invite police", 15, "who is it? NAME, ROLE, contact"),
    (":invite", 8, "whom? SLOT NAME, ROLE, contact"),
    (":member shaw", 9, "what of them? may decide, knows child, has information, adviser or observer"),
    (":member byrne tall", 15, "what of them? may decide, knows child, has information, adviser or observer"),
    (
      ":chair okafor as king", 18,
      "no grade “king”: social worker, first-line manager (practice manager), team manager, service manager, head of service"
    ),
    (":person Kelly", 14, "who is Kelly to the children? NAME, RELATION"),
    (":person", 8, "who? NAME, RELATION"),
    (
      ":person Kelly A, mother, born 31 feb 1990", 31,
      "there is no 31 feb 1990: 3 may 2018 · 3/5/2018 · 2018-05-03"
    ),
    (":person Kelly A, mother, born 1 jan 2030", 31, "that is still to come"),
    (":child unborn due 4 jan", 8, "“unborn” is there already"),
    (":child Zed", 11, "born when? , born 3 May 2018, or , unborn due 4 Jan"),
    (":child Aisha, born 1 Jan 2019", 8, "“Aisha” is there already"),
    (":child Zed, born 31 nov 2019", 18, "there is no 31 nov 2019: 3 may 2018 · 3/5/2018 · 2018-05-03"),
    (":checked bob", 10, "no child or relative “bob”; Aisha, Cal, unborn"),
    (":checked", 9, "whose identity was read out? all, or names"),
    (
      ":circumstance medical yes", 15,
      "“medical” is medical in question, medical done or medical implications"
    ),
    (":circumstance complex #aisha no", 23, "complex is about the whole case, not one child"),
    (":circumstance complex", 15, "yes, no or unknown? NAME #child yes"),
    (":already", 9, "what was done, by whom, when, and why could it not wait?"),
    (":order EPO #aisha from today until yesterday @osei", 36, "that is before it begins"),
    (":order EPO #aisha", 18, "from when? KIND #child from WHEN until WHEN @who"),
    (":order EPO from today until fri @osei", 12, "which child? #aisha #cal #unborn #all"),
    (":target tomorow because x", 9, "“tomorow” is no time: today 15:30 · fri · 27 nov · +2wd · +24h"),
    (":target today 14:00", 20, "because of what? WHEN because TEXT"),
    (":form dancing", 7, "which form? face to face, virtual, telephone, series or mixed"),
    (":happened interview at 12:00", 24, "that is still to come"),
    (":happened", 10, "what happened? \(happenings)"),
    (":happened lunch", 11, "what happened? \(happenings)"),
    (":contingency legal advice", 14, #"if what, then what? :contingency if WORDS, ACTION"#),
    (":amend 4", 9, "what of action 4? @who, by when, for what…"),
    (
      ":amend 9 @doyle", 8,
      "no action “9”: 1 Action 1, 2 Action 2, 3 Action 3, 4 Action 4, 5 Action 5, 6 Action 6"
    ),
    (":done 9 x", 7, "no action “9”: 1 Action 1, 2 Action 2, 3 Action 3, 4 Action 4, 5 Action 5, 6 Action 6"),
    (":hand 1 lowe", 9, "to whom? N @who"),
    (":duty record: sent to all", 7, "“record” is record sent or record distributed"),
    (":answer 1", 10, "which child? #aisha #cal #unborn #all"),
    (":answer 1 #aisha", 17, "Harm most feared"),
    (":answer 1 #bob x", 11, "no child “bob” here: #aisha #cal #unborn"),
    (":score #aisha 2", 8, "who? an agency or a surname"),
    (":score health #aisha", 21, "which score? 0 to 10, or - for no view"),
    (":score health #aisha 7 fine", 24, "a colon before the analysis: 7: fine"),
    (
      ":score health #aisha eleven", 22, "scores go from 0 (harm almost certain) to 10 (safe enough to close)"
    ),
    (":tonight gran's", 10, "which child? #aisha #cal #unborn #all"),
    (":tonight #cal", 14, "where? at PLACE, with WHO, checked by WHO until WHEN"),
    (
      ":tonight #cal gran's until the cows come home", 28,
      "“the cows come home” is no time: today 15:30 · fri · 27 nov · +2wd · +24h"
    ),
    (
      ":tonight #cal gran's, with S, on the sofa", 31,
      "one of: with WHO, under ARRANGEMENT, contact TEXT, checked by WHO, until WHEN"
    ),
    (":plan medical #aisha perhaps", 22, "which? yes, no, already done, awaiting medical advice"),
    (
      ":plan medical #aisha yes; when 31 nov", 32,
      "there is no 31 nov: today 15:30 · fri · 27 nov · +2wd · +24h"
    ),
    (":plan leagl #aisha no because x", 7, "no question “leagl”; Tab: legal"),
    (":plan in", 7, "“in” is information, interpreter, interviews or intelligence"),
    (":skip distribution", 19, "skip it because of what?"),
    (
      ":propose removal #cal", 10,
      "not on the list: s47 joint, s47 single, police investigation, s17, conference, lado, referral, nfa, or other: TEXT"
    ),
    (":propose s47 joint", 19, "which child? #aisha #cal #unborn #all"),
    (":decide 7 owner osei", 9, "no decision “7”: 1 Aisha s47 joint"),
    (":decide s47 joint #aisha owner nobdy because x", 32, "nobody here is “nobdy”"),
    (":decide s47 joint #aisha threshold maybe", 36, "threshold yes, no or unclear?"),
    (":decide s47 joint #aisha owner osei banana", 32, "nobody here is “osei banana”"),
    (":agrees police on 3", 19, "no decision “3”: 1 Aisha s47 joint"),
    (":agrees", 8, "who? an agency or a surname"),
    (
      ":escalate 1 up", 13,
      "to which level? professionals, line managers, strategy discussion, leads, out of hours, partnership"
    ),
    (":escalate 4 to leads with x", 11, "no dissent “4”: 1 school"),
    (":settle 1", 10, "how did dissent 1 end?"),
    (":begin", 2, "the discussion has begun"),
    (":pause now", 8, "“now” is too much here: nothing stands behind it"),
    (":resume", 2, "the discussion is not paused"),
    (":decline because no threshold", 2, "the discussion has begun"),
    (":override safe.tonigt because x", 11, "no rule “safe.tonigt”; Tab: safe.tonight"),
    (":override safe because x", 11, "no rule “safe”; safe.tonight, safe.home"),
    (":override safe.tonight", 23, "because of what?"),
    (
      ":undo x", 7,
      "nothing, for this seat's last act; or action, risk, decision or dissent and its number; or note and its time"
    ),
    (
      #"+Photograph the arm @"A Lee" by fri for x"#, 21,
      #"nobody here is “A Lee”; new person: @"A Lee, role""#
    ),
    ("+Photograph the arm @ by fri", 21, #"whose? @ and a surname, or @"Name, role""#),
  ]
}
