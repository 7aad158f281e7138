import Procedures
import Testing

/// What stands after the eight lines of a procedure that extends the national one, and all that is said of it.
private let wrong: [(name: String, text: String, faults: [String])] = [
  (
    "an unknown section", "circumstance: []",
    ["9:1: “circumstance” is not a name known here (did you mean “circumstances”?)"]
  ),
  (
    "an unknown name in an entry",
    """
    slots:
      - id: housing
        name: Housing
        strenght: consider
        force: may
        cite: Who
    """,
    [
      "10:5: “strength” is missing",
      "12:5: “strenght” is not a name known here (did you mean “strength”?)",
    ]
  ),
  (
    "an unknown strength",
    """
    slots:
      - {id: housing, name: Housing, strength: consult me, force: may, cite: Who}
    """,
    ["10:44: “consult me” is not one of core, required, consult, consider (did you mean “consult”?)"]
  ),
  (
    "an unknown circumstance, wherever one is called",
    """
    slots:
      - {id: housing, name: Housing, strength: consider, when: schoolage, force: may, cite: Who}
      - {id: police, name: Police, strength: core, when: {none: [deceasd]}, force: must, cite: Who}
    duties:
      - {id: tell, what: Tell, owner: police, on: s47 decided, when: [in-care, un-born], force: must, cite: Who}
    chair:
      required:
        - {grade: head-of-service, when: compleks, cite: Who}
      cite: Who
    """,
    [
      "10:60: no circumstance is called “schoolage” (did you mean “school-age”?)",
      "11:62: no circumstance is called “deceasd” (did you mean “deceased”?)",
      "13:76: no circumstance is called “un-born” (did you mean “unborn”?)",
      "16:38: no circumstance is called “compleks” (did you mean “complex”?)",
    ]
  ),
  (
    "an unknown slot",
    """
    questions:
      - {id: q, short: q, asks: Why?, of: polcie, answer: text, force: must, cite: Who}
    decisions:
      - {id: d, short: d, name: D, owner-agency: social, rationale: must, cite: Who}
    """,
    [
      "10:39: no slot is called “polcie” (did you mean “police”?)",
      "12:46: no slot is called “social”",
    ]
  ),
  (
    "an unknown timescale",
    """
    duties:
      - {id: tell, what: Tell, owner: police, on: s47 decided, timescale: asessment, force: must, cite: Who}
    """,
    ["10:71: no timescale is called “asessment” (did you mean “assessment”?)"]
  ),
  (
    "a question under an item that the agenda has not",
    """
    agenda: [{id: talk, name: Talk, decisions: yes, cite: Who}]
    questions: [{id: q, short: q, asks: Is it so?, answer: yes-no, item: tlak, force: must, cite: Who}]
    """,
    ["10:70: no item is called “tlak” (did you mean “talk”?)"]
  ),
  (
    "an unknown question, and the removal of one that is asked for",
    """
    questions: [{id: legal, off: yes}]
    rules: {time.s47: {cite: W}}
    happenings: [{id: u, name: it is done}]
    timescales:
      - {id: t, rule: time.convene, what: it, within: same day, from: referral received, unless-no: x, force: may, cite: W}
      - {id: u, rule: time.s47, what: it, within: same day, from: s47 decided, unless-no: legal, force: may, cite: W}
    """,
    [
      "13:97: no question is called “x”",
      "14:87: no question is called “legal”",
    ]
  ),
  (
    "an id that stands twice",
    """
    triggers:
      - {id: storm, name: a storm, cite: Who}
      - {id: storm, name: a second storm, cite: Who}
    """,
    ["11:10: “storm” stands twice, first on line 10"]
  ),
  (
    "a rule that is set twice",
    """
    rules:
      quorum.core: {cite: Who}
      quorum.core: {cite: Who}
    """,
    ["11:3: “quorum.core” stands twice, first on line 10"]
  ),
  (
    "ladders that lead nowhere",
    """
    ladders:
      - for: disagreement
        levels: []
        cite: Who
      - for: delay
        levels:
          - {id: leads, name: leads, contacts: []}
        cite: Who
    """,
    ["11:13: a ladder without levels leads nowhere", "15:44: a level without contacts leads nowhere"]
  ),
  (
    "a second ladder for one purpose, and an unknown purpose",
    """
    ladders:
      - {for: delay, levels: [{id: a, name: a, contacts: [b]}], cite: Who}
      - {for: delay, levels: [{id: a, name: a, contacts: [b]}], cite: Who}
      - {for: urgnt, levels: [{id: a, name: a, contacts: [b]}], cite: Who}
    """,
    [
      "11:11: “delay” stands twice, first on line 10",
      "12:11: “urgnt” is not one of disagreement, urgent, out of hours, delay (did you mean “urgent”?)",
    ]
  ),
  (
    "a period that cannot be read, and an unknown origin",
    """
    timescales:
      - {id: t, rule: time.convene, what: it, within: two days, from: concern identifed, force: must, cite: W}
    """,
    [
      "10:51: “two days” is no period: write 15 working days, 48 hours or same day",
      "10:67: “concern identifed” is not one of referral received, concern identified, discussion ended, "
        + "s47 decided, examination, decision-making concluded, circumstance answered (did you mean “concern identified”?)",
    ]
  ),
  (
    "a decision that nobody knows, and a field of the case that there is not",
    """
    questions:
      - {id: q, short: q, asks: Who?, answer: text, for-decisions: [s47-joined], force: may, cite: W}
      - {id: r, short: r, asks: Is it?, answer: yes-no, answered-by: interpretor, force: may, cite: W}
    """,
    [
      "10:65: no decision is called “s47-joined” (did you mean “s47-joint”?)",
      "11:66: “interpretor” is not one of interpreter (did you mean “interpreter”?)",
    ]
  ),
  (
    "ages without a bound, and beyond childhood",
    """
    circumstances:
      - {id: a, name: a, asks: A?, per-child: yes, ages: {cite: practice}, cite: W}
      - {id: b, name: b, asks: B?, per-child: yes, ages: {to: 99, cite: practice}, cite: W}
    """,
    [
      "10:54: ages need “from”, “to” or both, in whole years",
      "11:59: 99 should be from 0 to 25",
    ]
  ),
  (
    "an unknown rule",
    """
    rules:
      decide.nun: {severity: critcal, cite: Who}
    """,
    [
      "10:3: no rule is called “decide.nun” (did you mean “decide.none”?)",
      "10:26: “critcal” is not one of notice, warning, critical (did you mean “critical”?)",
    ]
  ),
  (
    "practice that claims to be critical",
    """
    rules:
      quorum.left: {severity: critical, cite: practice}
    """,
    ["10:3: good practice that stands in no text is never critical"]
  ),
  (
    "a rule that names what is not there",
    """
    rules:
      s47.plan: {questions: [lead-worker, allone], cite: Who}
      reconvene.rationale: {item: reeson, cite: Who}
      form.telephone: {when: [complexe], cite: Who}
      joint.investigation:
        question: police-basis
        usual:
          - {given: police-basis, answers: [reactiv], makes: [none]}
          - {given: lead-worker, answers: [none], makes: [none]}
        cite: Who
    """,
    [
      "10:39: no question is called “allone”",
      "11:31: “reeson” is not one of introductions, information, investigation, decisions, plan, family, actions",
      "12:27: no circumstance is called “complexe” (did you mean “complex”?)",
      "16:41: “reactiv” is not one of reactive, proactive, none (did you mean “reactive”?)",
      "17:39: “lead-worker” is no question answered by choice",
    ]
  ),
  (
    "an answer by choice without choices, choices and needs where they mean nothing",
    """
    questions:
      - {id: q, short: q, asks: Why?, answer: choice, force: must, cite: Who}
      - {id: r, short: r, asks: Why?, answer: text, needs-if-no: [why], several: yes, force: must, cite: Who}
    """,
    [
      "10:5: an answer by choice needs “choices”",
      "11:49: “needs-if-no” belongs to an answer by yes-no",
      "11:69: “several” belongs to an answer by choice",
    ]
  ),
  (
    "removing what is not there",
    """
    circumstances:
      - {id: unborne, off: yes}
    """,
    ["10:10: nothing that is inherited is called “unborne” (did you mean “unborn”?)"]
  ),
  (
    "removing what is still called",
    """
    circumstances:
      - {id: s47-open, off: yes}
    slots:
      - {id: police, off: yes}
    timescales:
      - {id: assessment, off: yes}
    """,
    [
      "10:10: “s47-open” is removed, and the decision “s47-continue” still asks for it",
      "12:10: “police” is removed, and the question “crime” still asks for it",
    ]
  ),
  (
    "a chair of no known grade",
    """
    chair:
      usual: team-manger
      cite: Who
    """,
    [
      "10:10: “team-manger” is not one of social-worker, first-line-manager, team-manager, service-manager, "
        + "head-of-service (did you mean “team-manager”?)"
    ]
  ),
  (
    "hours, numbers, truth values",
    """
    hours: {from: "9", until: "17:00"}
    scale: {asked: maybe, zero: a, ten: b, low: 11, spread: x, cite: Who}
    agenda:
      - {id: a, name: A, minutes: 0, decisions: 1, cite: Who}
    """,
    [
      "9:15: “9” is no time of day: write \"09:00\"",
      "10:16: yes or no should stand here, not “maybe”",
      "10:45: 11 should be from 0 to 10",
      "10:57: a whole number should stand here, not “x”",
      "12:31: 0 should be from 1 to 600",
      "12:45: yes or no should stand here, not “1”",
    ]
  ),
  (
    "a citation of no known basis",
    """
    triggers:
      - {id: a, name: A, cite: {basis: nationl, source: WT, place: Who}}
      - {id: b, name: B}
    """,
    [
      "10:36: “nationl” is not one of procedure, national, practice (did you mean “national”?)",
      "11:5: “cite” is missing",
    ]
  ),
]

@Test("every fault of a file is told with its place and the nearest known name", arguments: wrong.indices)
func faultsOfEntries(index: Int) throws {
  #expect(try faults(wrong[index].text) == wrong[index].faults, "\(wrong[index].name)")
}

@Test("a file without a header, or with a wrong one, is told what a header holds")
func faultsOfHeaders() throws {
  let files = try ProcedureFiles([
    "none": "rules: {}\n",
    "wrong": """
    procedure:
      id: Wrong One
      short: W
      name: Wrong
      title: A procedure
      issuer: A partnership
      revision: "1"
      date: 29 June 2023
      extend: working-together
    """,
  ])
  #expect(throws: ProcedureError.self) { try files.resolve("none") }
  #expect(try told { try files.resolve("none") }.contains("none.yaml:1:1: “procedure” is missing"))
  let wrong = try told { try files.resolve("wrong") }
  #expect(wrong.contains("wrong.yaml:2:7: an id is lower-case letters, digits and hyphens, at most 64"))
  #expect(wrong.contains("wrong.yaml:8:9: “29 June 2023” is no date: write 2023-06-29"))
  #expect(wrong.contains("wrong.yaml:9:3: “extend” is not a name known here (did you mean “extends”?)"))
  // It extends nothing that is known, so it has to stand alone.
  #expect(wrong.contains("wrong.yaml:1:1: “slots” is missing"))
}

/// What the error of `body` says.
func told(_ body: () throws -> some Any) throws -> String {
  do {
    _ = try body()
    return ""
  } catch let error as ProcedureError {
    return error.description
  }
}
