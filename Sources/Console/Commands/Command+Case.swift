import Meeting

// Acts of the roll, of the case, and of the meeting as such.
extension Command {
  static let attending = [
    Command(
      "roll.presence", "say who comes and goes, by name", keys: ["p"], when: .gathering, label: "in/out"),
    Command(
      "presence.present", "say that somebody is here, and how", verb: .present,
      "who {, who} room|video|phone [at TIME]", when: .gathering),
    Command("presence.left", "say that somebody left", verb: .left, "who [at TIME]", when: .gathering),
    Command(
      "presence.spoke", "say that somebody was spoken to, in a series of calls", verb: .spoke,
      "who [at TIME]", when: .gathering),
    Command(
      "chase.log", "log a call or message to fill a slot", keys: ["l"], verb: .chase,
      "SLOT|who [#child] [confirmed|declined|no answer|told us] [: TEXT]", when: .open, label: "log a call"),
    Command(
      "slot.written", "record what was sent in writing: it informs, it never counts", verb: .written,
      "SLOT [#child]: TEXT", when: .open),
    Command(
      "slot.apologies", "record that nobody can come", verb: .apologies, "SLOT [#child] [because TEXT]",
      when: .open),
    Command(
      "slot.no-response", "record that nobody responded", verb: .noresponse, "SLOT [#child]", when: .open),
    Command(
      "slot.without", "go on without an agency, with the reason and the urgency", verb: .without,
      "SLOT [#child] because TEXT; urgent [risk:|investigation:] TEXT", when: .open),
    Command(
      "roll.invite", "invite somebody; a new agency stands in \"quotes\"", verb: .invite,
      "SLOT [#child] NAME [, ROLE] [, CONTACT]", when: .open),
    Command(
      "roll.member", "say what somebody may decide, knows and brings, or is here as", verb: .member,
      "who {, who} may decide|knows child|has information|adviser|observer [yes|no|unknown]", when: .open),
    Command("office.chair", "hand the chair to somebody", verb: .chair, "who [as GRADE]", when: .open),
    Command(
      "office.minutes", "hand the minutes to somebody, on the roll or not", verb: .minutes,
      "who  or  NAME [, ROLE]",
      when: .open),
  ]

  static let convening = [
    Command(
      "case.child", "add a subject child", verb: .child,
      "NAME, born D MONTH YYYY [, FACT]  or  unborn due DATE", when: .open),
    Command(
      "case.person", "add somebody of the family or household", verb: .person,
      "NAME, RELATION {, born DATE|pr yes|no [#child]|lives at …|also NAME|in the household|FACT}",
      when: .open),
    Command(
      "case.checked", "record whose identity was read out and agreed", verb: .checked, "all|who {, who}",
      when: .open),
    Command(
      "circumstance.open", "answer a circumstance", keys: ["o"], verb: .circumstance,
      "NAME [#child] yes|no|unknown", when: .open, label: "circumstances"),
    Command(
      "already.add", "record what was done before the discussion, by whom and why", keys: ["x"],
      verb: .already, "TEXT", when: .open, label: "already done"),
    Command(
      "case.order", "record an order or police power in force", verb: .order,
      "KIND #child from WHEN until WHEN @who", when: .open, needsChild: true),
    Command(
      "meeting.target", "set the time aimed at, or a delay on purpose", verb: .target, "WHEN because TEXT",
      when: .gathering),
    Command(
      "meeting.form", "say how the discussion is held", verb: .form,
      "face to face|virtual|telephone|series|mixed", when: .open),
    Command(
      "case.happened", "say that something happened that a clock or a share waits for", verb: .happened,
      "EVENT [#child] [at WHEN]", when: .followed),
  ]

  static let running = [
    Command(
      "meeting.begin", "begin the discussion", keys: ["b"], verb: .begin, seats: .chair, when: [.assembling],
      label: "begin"),
    Command("meeting.pause", "pause the discussion", verb: .pause, when: [.live]),
    Command("meeting.resume", "go on after a pause", verb: .resume, when: [.paused]),
    Command(
      "meeting.end", "end the discussion; its clocks start", verb: .end, seats: .chair,
      when: [.live, .paused]),
    Command(
      "meeting.decline", "hold no discussion, with the reason", verb: .decline, "because TEXT", seats: .chair,
      when: [.assembling]),
    Command(
      "warning.override", "go on despite a warning, with the reason", keys: ["o"], in: .warnings,
      verb: .override, "RULE [#child] [of WHAT] because TEXT", seats: .chair, when: .open,
      label: "override, with a reason"),
    Command(
      "act.undo", "take back this seat's last act; s: what is selected",
      keys: ["u"], verb: .undo, "[action N | risk N | decision N | dissent N | note TIME [WORDS]]",
      when: .open, label: "undo"),
  ]
}
