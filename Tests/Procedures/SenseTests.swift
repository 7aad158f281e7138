import Procedures
import Testing

/// What stands after the eight lines of a procedure that extends the national one, can be read and cannot be followed.
private let senseless: [(name: String, text: String, faults: [String])] = [
  (
    "dates from what never comes",
    """
    decisions:
      - {id: s47-joint, off: yes}
      - {id: s47-single, off: yes}
    timescales:
      - {id: a, rule: time.minutes, what: it, within: 1 day, from: s47 decided, force: must, cite: W}
      - {id: b, rule: time.minutes, what: it, within: 1 day, from: examination, force: must, cite: W}
      - {id: c, rule: time.minutes, what: it, within: 1 day, from: decision-making concluded, force: must, cite: W}
      - {id: d, rule: time.minutes, what: it, within: 1 day, from: circumstance answered, force: must, cite: W}
    happenings:
      - {id: examination, off: yes}
      - {id: a, name: it is done}
    """,
    [
      "9:1: no decision begins section 47 enquiries (s47: begins)",
      "10:10: “s47-joint” is removed, and the question “police-lead” still asks for it",
      "13:64: “s47 decided” never comes: no decision begins section 47 enquiries (s47: begins)",
      "14:64: “examination” never comes: no happening is called “examination”, and no answer to the question of "
        + "medical.reason needs “when”",
      "15:64: “decision-making concluded” never comes: no happening is called “decision-making-concluded”",
      "16:64: “circumstance answered” never comes: “when” names no circumstance to be answered",
    ]
  ),
  (
    "one name for the steps of two ladders",
    """
    ladders:
      - for: disagreement
        levels: [{id: a, name: service manager, contacts: ["duty, 01632 960100"]}]
        cite: W
      - for: delay
        levels: [{id: b, name: Service manager, contacts: ["duty, 01632 960200"]}]
        cite: W
    """,
    ["14:14: the level “b” has the name of “a” in another ladder"]
  ),
  (
    "a severity where the force of what is missing says it",
    "rules: {quorum.circumstance: {severity: notice, cite: Who}}",
    ["9:41: the rule “quorum.circumstance” does not look at “severity”"]
  ),
  (
    "a discussion that is due from what it brings about itself",
    """
    timescales:
      - {id: a, rule: time.convene, what: it, within: 1 day, from: discussion ended, force: must, cite: W}
    rules: {time.convene: {cite: W}}
    """,
    ["10:64: “discussion ended” comes with the discussion or after it, so it cannot say when to hold one"]
  ),
  (
    "a date of a rule that has none, one that nothing warns of, one that nobody can meet",
    """
    timescales:
      - {id: a, rule: quorum.core, what: it, within: 1 day, from: discussion ended, force: must, cite: W}
      - {id: b, rule: time.summary, what: it, within: 1 day, from: discussion ended, force: must, cite: W}
      - {id: c, rule: time.minutes, what: them, within: 1 day, from: discussion ended, force: must, cite: W}
    duties:
      - {id: b, what: it, owner: police, on: discussion ended, timescale: b, force: must, cite: W}
    """,
    [
      "10:19: the rule “quorum.core” has no date: a timescale belongs to one that begins with “time.”",
      "11:19: nothing warns of this date: set “time.summary” under “rules”, with off: yes if that is meant",
      "12:10: nobody can say that this is done: add a happening called “c”, or a duty with this timescale",
    ]
  ),
  (
    "exceptions that always stand, or never",
    """
    circumstances: [{id: immediate-protection-needed, off: yes}]
    timescales:
      - {id: a, rule: time.convene, what: it, within: 2 days, from: referral received, force: must, cite: W}
      - {id: b, rule: time.convene, what: it, within: 1 day, from: referral received, exception: yes, force: must, cite: W}
      - id: c
        rule: time.convene
        what: it
        within: 5 days
        from: referral received
        when: complex
        exception: yes
        unless-protection-needed: yes
        force: must
        cite: W
      - {id: d, rule: time.convene, what: it, within: 6 days, from: concern identified, when: [staff, fgm], exception: yes, force: must, cite: W}
      - {id: e, rule: time.convene, what: it, within: 7 days, from: concern identified, when: staff, exception: yes, force: must, cite: W}
      - {id: f, rule: time.convene, what: it, within: 7 days, from: concern identified, unless-protection-needed: yes, force: must, cite: W}
    """,
    [
      "9:22: “immediate-protection-needed” is removed, and the rule “safe.home” still asks for it",
      "12:94: an exception without “when” always stands, and the default never does",
      "16:13: this exception can never stand: “b” holds whenever it does, and is earlier",
      "20:31: this exception can never stand: no circumstance is called “immediate-protection-needed”, so nobody "
        + "answers it no",
      "24:51: this exception can never stand: “d” holds whenever it does, and is earlier",
      "25:111: “unless-protection-needed” belongs to an exception",
    ]
  ),
  (
    "a date taken away by an answer that cannot be given",
    """
    timescales:
      - {id: a, rule: time.convene, what: it, within: 1 day, from: referral received, unless-no: crime, force: must, cite: W}
      - {id: b, rule: time.convene, what: it, within: 1 day, from: referral received, unless-no: legal, force: must, cite: W}
    """,
    [
      "10:94: the question “crime” cannot be answered no",
      "11:94: the question “legal” is asked of each child, and this date is not “per-child: yes”",
    ]
  ),
  (
    "duties of what never comes, and of an owner who is nobody",
    """
    duties:
      - {id: a, what: It, owner: polcie, on: medical planned, force: must, cite: W}
      - {id: b, what: It, owner: each agency, on: discussion ended, force: must, cite: W}
    """,
    [
      "10:30: no slot is called “polcie” (did you mean “police”?)",
      "10:42: “medical planned” never comes: the rule medical.reason reads no question that can be answered yes",
    ]
  ),
  (
    "a meeting that is always quorate, and slots of one name",
    """
    slots:
      - {id: social-care, name: Social care, strength: required, force: should, cite: W}
      - {id: police, name: Police, aliases: [GP], strength: required, force: should, cite: W}
      - {id: health, name: Health, strength: required, force: should, cite: W}
    """,
    [
      "9:1: no slot is core: every discussion would be quorate",
      "11:10: “gp” would call the slot “police” as well",
    ]
  ),
  (
    "a chair who is asked to be less than usual",
    """
    chair:
      usual: team-manager
      required:
        - {grade: service-manager, when: complex, cite: W}
        - {grade: team-manager, when: staff, cite: W}
      cite: W
    """,
    ["13:7: “team-manager” is no more senior than the usual “team-manager”: grades stand lowest first"]
  ),
  (
    "an agenda that opens no decisions, and one without items",
    """
    agenda:
      - {id: a, name: A, cite: W}
    """,
    ["9:1: no item opens decisions (decisions: yes), so nothing asks for them before the end"]
  ),
  (
    "no way to say that section 47 is not begun",
    "decisions: [{id: no-s47, off: yes}]",
    ["9:1: no decision says that section 47 enquiries are not begun (s47: refuses)"]
  ),
  (
    "names that a captured line cannot tell apart",
    """
    decisions:
      - {id: other, short: S47 Joint, name: Other, rationale: may, cite: W}
    questions:
      - {id: q, short: crime, asks: Why?, answer: text, force: may, cite: W}
    """,
    [
      "10:24: “S47 Joint” is short for the decision “s47-joint” as well",
      "12:20: “crime” is short for the question “crime” as well",
    ]
  ),
  (
    "questions that nothing asks",
    """
    questions:
      - {id: q, short: q, asks: Why?, answer: text, for-s47: yes, force: may, cite: W}
      - {id: r, short: r, asks: Why?, answer: text, when: {any: [fgm], none: [fgm, staff]}, force: may, cite: W}
      - {id: s, short: s, asks: Why?, answer: text, when: {all: [fgm, staff], none: staff}, force: may, cite: W}
    rules:
      question.unanswered: {off: yes, cite: W}
      summary.police: {question: r, cite: W}
    """,
    [
      "9:1: nothing asks this question: “question.unanswered” does not hold, and no rule reads it",
      "10:10: nothing asks this question: “question.unanswered” does not hold, and no rule reads it",
      "11:55: this can never hold: what it asks for is excluded under “none”",
      "12:10: nothing asks this question: “question.unanswered” does not hold, and no rule reads it",
      "12:55: this can never hold: what it asks for is excluded under “none”",
    ]
  ),
  (
    "ages that no child has, ages of the case, and a question that the case cannot answer",
    """
    circumstances:
      - {id: a, name: a, asks: A?, per-child: yes, ages: {from: 7, to: 3, cite: practice}, cite: W}
      - {id: b, name: b, asks: B?, ages: {from: 7, cite: practice}, cite: W}
    questions:
      - {id: q, short: q, asks: Which language?, answer: text, answered-by: interpreter, force: may, cite: W}
    """,
    [
      "10:54: no child is of these ages: from 7 to 3",
      "11:38: ages are a child's, and “b” is of the case: per-child: yes",
      "13:73: “interpreter” is said by yes or no, and this question is answered otherwise",
    ]
  ),
  (
    "ladders that lead back, or are called two things",
    """
    ladders:
      - for: disagreement
        levels:
          - {id: managers, name: managers, contacts: [their managers, ""]}
          - {id: directors, name: Managers, contacts: [the directors]}
          - {id: again, name: again, contacts: ["", their managers]}
        cite: W
      - for: delay
        levels:
          - {id: managers, name: duty managers, contacts: [their managers]}
        cite: W
    """,
    [
      "12:9: the level “managers” has an empty contact, which leads nowhere",
      "13:9: the levels “managers” and “directors” have one name",
      "14:9: the level “again” has an empty contact, which leads nowhere",
      "14:9: the level “again” leads back to the contacts of “managers”",
      "18:9: the level “managers” is called “managers” in the ladder for disagreement",
    ]
  ),
  (
    "rules without what they read, or with what they do not",
    """
    rules:
      s47.plan: {cite: W}
      medical.doctor: {cite: W}
      injury.non-mobile: {cite: W}
      decide.none: {slot: police, when: fgm, cite: W}
      family.pr: {question: crime, cite: W}
      medical.consent: {question: legal, cite: W}
      access.legal: {question: voice, cite: W}
      authority.transfer: {question: lead-worker, cite: W}
      time.missing-child: {when: missing, cite: W}
    """,
    [
      "10:3: the rule “s47.plan” finds nothing without the “question” that it reads",
      "11:3: the rule “medical.doctor” finds nothing without the “slot” that it speaks of",
      "12:3: the rule “injury.non-mobile” finds nothing without the circumstances of its “when”",
      "13:23: the rule “decide.none” does not look at “slot”",
      "13:37: the rule “decide.none” does not look at “when”",
      "14:25: the rule “family.pr” reads an answer for each parent, and “crime” is not “per: parent”",
      "15:31: the rule “medical.consent” finds nothing while “medical.reason” does not hold",
      "16:28: nothing records legal advice: “voice” needs no “legal advice”, and the rule names no “slot” that gives it",
      "17:34: the question “lead-worker” cannot be answered yes, so nothing is ever accepted",
      "18:3: the rule “time.missing-child” finds nothing without a timescale of its own",
    ]
  ),
  (
    "a scale on which all is low",
    "scale: {asked: yes, zero: a, ten: b, low: 10, spread: 4, cite: W}",
    ["9:43: every score would be low: 10 is the highest there is"]
  ),
  (
    "what is removed of what an inherited date waits for is told where it is removed",
    "happenings: [{id: assessment, off: yes}]",
    [
      "9:19: nobody can say that this is done: add a happening called “assessment”, or a duty with this timescale"
    ]
  ),
  (
    "an unknown name and what makes no sense, at once",
    """
    timescales:
      - {id: a, rule: quorum.core, what: it, within: 1 day, from: discussion ended, when: fmg, force: must, cite: W}
    """,
    [
      "10:19: the rule “quorum.core” has no date: a timescale belongs to one that begins with “time.”",
      "10:87: no circumstance is called “fmg” (did you mean “fgm”?)",
    ]
  ),
]

@Suite("A procedure that can be read and cannot be followed")
struct SenseTests {
  @Test("is told every fault of sense, with its place", arguments: senseless.indices)
  func faultsOfSense(index: Int) throws {
    #expect(try faults(senseless[index].text) == senseless[index].faults, "\(senseless[index].name)")
  }

  @Test("counts a review from a date that stands in it")
  func review() throws {
    let text = heir.replacing(
      "extends: working-together\n", with: "extends: working-together\n  review-months: 12\n")
    let dated = try ProcedureFiles(["heir": text])
    #expect(
      try told { try dated.resolve("heir") }.hasSuffix(
        "heir.yaml:9:18: “review-months” counts from “date”, and there is none"))
  }

  @Test("is kept by a meeting as it is: what began under it goes on")
  func kept() throws {
    let whole = String(decoding: try Library.resolve("liverpool", directories: []).json, as: UTF8.self)
    let kept = whole.replacing("\"s47\":\"begins\",", with: "")
    let files = try ProcedureFiles(["liverpool": kept])
    #expect(try told { try files.resolve("liverpool") }.contains("no decision begins section 47 enquiries"))
    #expect(try Procedure.load(Array(kept.utf8)).id == "liverpool")
  }

  @Test("is read as an older program kept it, which said of a decision that it is joint")
  func older() throws {
    let whole = try Library.resolve("devon", directories: [])
    let older = String(decoding: whole.json, as: UTF8.self)
      .replacing("\"for-decisions\":[\"s47-joint\"]", with: "\"for-joint\":true")
      .replacing("\"id\":\"s47-joint\",", with: "\"id\":\"s47-joint\",\"joint\":true,")
      .replacing("\"id\":\"s47-single\",", with: "\"id\":\"s47-single\",\"joint\":false,")
    #expect(older.contains("for-joint") && older.contains("\"joint\":false"))
    #expect(try Procedure.load(Array(older.utf8)) == whole.procedure)
    // A file that is written today says it once.
    let written = try ProcedureFiles([
      "heir": heir
        + "decisions:\n  - {id: a, short: a, name: A, joint: yes, rationale: may, cite: W}\n"
    ])
    #expect(try told { try written.resolve("heir") }.contains("joint"))
  }

  @Test("what may be meant is worth a look, and no fault")
  func notices() throws {
    let files = try ProcedureFiles([
      "heir": heir + """
        circumstances:
          - {id: flood, name: flood, asks: Is the home flooded?, cite: W}
          - {id: fire, name: fire, asks: Did it burn?, cite: W}
        slots:
          - {id: fire-service, name: Fire service, strength: consult, when: fire, force: may, cite: W}
        timescales:
          - {id: meet, rule: time.convene, what: the discussion, within: 2 days, from: referral received, force: must, cite: W}
          - {id: soon, rule: time.convene, what: the meeting, within: same day, from: referral received, when: fire, exception: yes, force: must, cite: W}
        rules:
          time.convene: {cite: W}
          time.summary: {cite: W}
        scale: {asked: yes, zero: harm, ten: safe, low: 4, spread: 3, cite: W}

        """
    ])
    let notices = try Library.check(path: files.path("heir"), directories: []).notices
    let told = notices.map(\.description)
    #expect(
      told.contains(
        "17:1: no ladder is for disagreement, so no dissent is asked for its level, contact and time"))
    #expect(told.contains("10:10: “flood” switches nothing on, so it is not asked"))
    #expect(
      told.contains(
        "16:42: this exception replaces nothing: no other date of “time.convene” is for “the meeting”, as “meet” is for “the discussion”"
      ))
    #expect(told.contains("19:3: “time.summary” holds, and no timescale belongs to it"))
    #expect(
      told.contains {
        $0.hasPrefix("20:1: the scale is yours, and these rules cite what they are inherited from: ")
          && $0.contains("scale.low")
      })
    #expect(
      told.contains {
        $0.hasPrefix("17:1: rules that do not hold, since what is inherited switches them off: ")
          && $0.contains("medical.reason")
      })
  }

  @Test("none of the five has a fault of sense", arguments: Library.builtIn)
  func five(id: String) throws {
    #expect(try Library.resolve(id, directories: []).procedure.id == id)
  }
}
