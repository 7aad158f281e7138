import Meeting

// Acts of the discussion: actions, risk, agenda and decisions.
extension Command {
  static let actions = [
    Command(
      "act.action", "name an action: what, who, by when, what for", keys: ["a", "+"], verb: .action,
      "WORDS @who by WHEN for WORDS [if not WORDS] [risk N] [#child] [<SLOT] [~immediate|~short-term]  or  + …",
      when: .open, label: "action"),
    Command(
      "act.unknown", "name what is not yet known, and who finds it out", verb: .unknown,
      "WORDS @who by WHEN [<SLOT] [#child]  or  ? …", when: .open),
    Command(
      "act.contingency", "say what is done if something comes to pass", verb: .contingency,
      "if WORDS, WORDS @who by WHEN", when: .open),
    Command(
      "act.amend", "mend an action; what is not given stays", verb: .amend,
      "N [WORDS] [@who] [by WHEN] [for WORDS] [if not WORDS] [risk N] [#child] [<SLOT]", when: .open),
    Command(
      "done", "say that an action is done, and its outcome", keys: ["d"], in: .register, verb: .done,
      "N TEXT", when: .followed),
    Command("action.late", "say why an action is late", verb: .late, "N TEXT", when: .followed),
    Command(
      "hand-over", "hand an action to somebody else", keys: ["h"], in: .register, verb: .hand, "N @who",
      when: .followed),
    Command(
      "action.read-back", "say that an action was read out as it stands, and agreed", verb: .readBack, "N",
      when: .begun),
    Command(
      "duty.done", "say that a duty of the procedure is done", verb: .duty, "DUTY: TEXT", when: .followed),
    Command(
      "act.note", "write a note, or who: what they said", keys: ["n"],
      "[opinion|private] who: TEXT  or  TEXT  with  ^no ^yes ^agency ^after EVENT  in any line", when: .open,
      label: "note"),
  ]

  static let discussing = [
    Command(
      "risk.name", "name a risk", verb: .risk, "WORDS #child  or  ! …", when: .open),
    Command(
      "risk.answer", "answer a risk prompt", keys: ["r"], verb: .answer, "N|PROMPT #child TEXT", when: .begun,
      needsChild: true, label: "answer"),
    Command(
      "score.open", "score a child's safety, 0 to 10, or - for no view", keys: ["s"], verb: .score,
      "who #child 0-10|- [: ANALYSIS] [; raise: TEXT]", when: .begun, needsChild: true, label: "scores"),
    Command(
      "score.reveal", "reveal the scores, which cannot be undone", keys: ["v"], in: .blindScores,
      verb: .reveal, "[because TEXT]", seats: .chair, when: .begun, label: "reveal"),
    Command(
      "tonight.set", "say where and how a child is safe tonight", keys: ["t"], verb: .tonight,
      "#child PLACE [, with WHO] [, under ARRANGEMENT] [, contact TEXT] [, checked by WHO] [until WHEN]",
      when: .open, needsChild: true, label: "tonight"),
    Command(
      "plan.answer", "answer a question of the procedure", verb: .plan,
      "QUESTION [#child] [@relative] ANSWER [because TEXT] {; NEED TEXT}", when: .open),
    Command("agenda.item", "open an item of the agenda", verb: .item, "NAME|N", when: .begun),
    Command(
      "agenda.skip", "skip an item of the agenda, with the reason", verb: .skip, "NAME because TEXT",
      when: .begun),
    Command(
      "agenda.next", "close this item and open the next", keys: ["."], seats: .chair, when: [.live, .paused],
      label: "next"),
  ]

  static let deciding = [
    Command(
      "decision.open", "fill in a decision", keys: ["d"], when: .begun, needsChild: true, label: "decide"),
    Command(
      "decision.propose", "put a decision to the agencies before it is taken", verb: .propose,
      "DECISION #child", when: .begun, needsChild: true),
    Command(
      "decision.take", "take a decision for a child", verb: .decide,
      "N|DECISION #child owner who threshold yes|no|unclear {risk N} because TEXT"
        + " [without because TEXT [news @who by WHEN]] [again WHEN]",
      seats: .chair, when: .begun, needsChild: true),
    Command(
      "view.agrees", "record that agencies agree", verb: .agrees, "who {, who} [on N {, N}]", when: .begun),
    Command(
      "view.none", "record that agencies have no view", verb: .noview, "who {, who} [on N {, N}]",
      when: .begun),
    Command(
      "view.disagrees", "record a dissent in the dissenter's own words", verb: .disagrees,
      "who [on N {, N}]: TEXT", when: .begun),
    Command(
      "dissent.escalate", "take a disagreement up the ladder", keys: ["e"], verb: .escalate,
      "N to LEVEL with TEXT [by WHEN]", seats: .chair, when: .followed.subtracting([.assembling]),
      label: "escalate"),
    Command(
      "dissent.settle", "say how a disagreement ended", verb: .settle, "N TEXT",
      when: .followed.subtracting([.assembling])),
  ]
}
