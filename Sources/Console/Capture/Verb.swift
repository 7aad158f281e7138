import Meeting

/// The first word of an act's text form, after the colon.
public enum Verb: String, Sendable, CaseIterable {
  case action, unknown, risk, contingency, amend, done, late, hand, duty
  case readBack = "read-back"
  case answer, score, reveal, tonight, plan, item, skip
  case propose, decide, agrees, disagrees, noview, escalate, settle
  case present, left, spoke, chase, written, apologies, noresponse, without, invite, member
  case chair, minutes
  case person, child, checked, circumstance, already, order, target, form, happened
  case begin, pause, resume, end, decline, override, undo
}

extension Reader {
  func readArguments(of verb: Verb, _ arguments: Phrase) throws(Refusal) -> Understood {
    switch verb {
    case .action: try readAction(arguments)
    case .unknown: try readUnknown(arguments)
    case .contingency: try readContingency(arguments)
    case .amend: try readAmend(arguments)
    case .done: try readOutcome(arguments, "DONE") { .done(number: $0, $1) }
    case .late: try readOutcome(arguments, "LATE") { .late(number: $0, $1) }
    case .hand: try readHand(arguments)
    case .duty: try readDuty(arguments)
    case .readBack: try readReadBack(arguments)

    case .risk: try readRisk(arguments)
    case .answer: try readAnswer(arguments)
    case .score: try readScore(arguments)
    case .reveal: try readReveal(arguments)
    case .tonight: try readTonight(arguments)
    case .plan: try readPlan(arguments)
    case .item: try readItem(arguments)
    case .skip: try readSkip(arguments)

    case .propose: try readPropose(arguments)
    case .decide: try readDecide(arguments)
    case .agrees: try readViews(arguments, .agrees)
    case .noview: try readViews(arguments, .noView)
    case .disagrees: try readDisagrees(arguments)
    case .escalate: try readEscalate(arguments)
    case .settle: try readSettle(arguments)

    case .present: try readPresent(arguments)
    case .left: try readLeft(arguments)
    case .spoke: try readSpoke(arguments)
    case .chase: try readChase(arguments)
    case .written: try readWritten(arguments)
    case .apologies: try readApologies(arguments)
    case .noresponse: try readNoResponse(arguments)
    case .without: try readWithout(arguments)
    case .invite: try readInvite(arguments)
    case .member: try readMember(arguments)
    case .chair: try readOffice(.chair, arguments)
    case .minutes: try readOffice(.minuteTaker, arguments)

    case .person: try readPerson(arguments)
    case .child: try readChild(arguments)
    case .checked: try readChecked(arguments)
    case .circumstance: try readCircumstance(arguments)
    case .already: try readAlready(arguments)
    case .order: try readOrder(arguments)
    case .target: try readTarget(arguments)
    case .form: try readForm(arguments)
    case .happened: try readHappened(arguments)

    case .begin: try readBegin(arguments)
    case .pause: try readBare(arguments, .paused, "PAUSE")
    case .resume: try readBare(arguments, .resumed, "RESUME")
    case .end: try readBare(arguments, .ended, "END")
    case .decline: try readDecline(arguments)
    case .override: try readOverride(arguments)
    case .undo: try readUndo(arguments)
    }
  }
}
