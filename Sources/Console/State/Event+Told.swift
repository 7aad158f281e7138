import Advice
import Calendar
public import Meeting
import Procedures
import Text

extension Desk {
  /// Who spoke, as the screen says it: the agency, or the person with it.
  public func name(of voice: Voice) -> String { procedure.name(of: voice.agency) }

  /// Who speaks: the agency; where each child has one of its own, with which of its people.
  public func speaker(of voice: Voice) -> String {
    let places = advice.quorum.slots.count { $0.slot.agency == voice.agency }
    guard places > 1, let person = voice.person.flatMap(meeting.person) else { return name(of: voice) }
    return "\(name(of: voice)), \(person.surname)"
  }

  /// What an agency is called.
  public func name(of agency: AgencyKey) -> String { procedure.name(of: agency) }

  /// What a child is called in the room.
  public func name(of child: ChildKey) -> String { meeting.callName(of: child) }

  /// What was written last at either seat: `10:43:51 J Hart: action 6 saved`.
  ///
  /// What was written in one go is told as one.
  public var lastAct: String? {
    proceedings.events.last.map { event in
      let author = event.by.seat == seat ? "you" : event.by.person
      return "\(Desk.clock(event.at)) \(author): \(answersToCircumstances ?? told(together(with: event)))"
    }
  }

  /// How many circumstances a card answered in one go, of more than one.
  private var answersToCircumstances: String? {
    guard let last = proceedings.events.last else { return nil }
    let answered = proceedings.events.reversed().prefix {
      $0.at == last.at && $0.by == last.by && $0.circumstance != nil
    }
    let count = Set(answered.map(\.circumstance)).count
    return count > 1 ? "\(count) circumstances answered" : nil
  }

  /// What was written with an act in one go and says the same of other children, in its order, the act last.
  func together(with last: Event) -> [Event] {
    guard let index = proceedings.events.lastIndex(where: { $0.id == last.id }) else { return [last] }
    let same = last.told(at: self, of: [])
    return proceedings.events[...index].reversed().prefix { event in
      event.at == last.at && event.by == last.by && !proceedings.withdrawn.contains(event.id)
        && (event.id == last.id || event.child != nil && event.told(at: self, of: []) == same)
    }.reversed()
  }

  /// What was written in one go, in a line.
  func told(_ together: [Event]) -> String {
    guard let last = together.last else { return "" }
    let children = together.compactMap(\.child)
    return last.told(at: self, of: children.count > 1 ? children : nil)
  }

  /// The same of what is to be taken back: of an action its words, its owner and its time.
  func toldWhole(_ together: [Event]) -> String {
    guard case .action(let given) = together.last?.act else { return told(together) }
    let plan = meeting.actions.first { $0.number == given.number }?.plan ?? given
    let parts = [
      plan.text, plan.owner.map(who), plan.by.map(Event.told),
      plan.purpose.map { ActionPlan.clause(ofPurpose: $0) },
    ]
    return "\(plan.numbered): " + parts.compactMap(\.self).joined(separator: " │ ")
  }

  /// The time of day with its seconds.
  static func clock(_ instant: Instant) -> String {
    let seconds = ((instant.seconds % 60) + 60) % 60
    return "\(London.local(instant).clock):\(seconds < 10 ? "0" : "")\(seconds)"
  }

  /// When something was last saved, with its seconds.
  public var savedAt: String? { proceedings.events.last.map { Desk.clock($0.at) } }
}

extension Event {
  /// Which circumstance it answers.
  fileprivate var circumstance: String? {
    if case .circumstance(let id, _, _) = act { id } else { nil }
  }

  /// The child of which it says what it may say of others in the same words.
  fileprivate var child: ChildKey? {
    switch act {
    case .circumstance(_, let child, _), .answered(_, let child, _), .dutyDone(_, let child, _),
      .happened(_, let child, _):
      child
    case .tonight(let tonight): tonight.child
    case .questionAnswered(let answer): answer.child
    case .order(let order): order.child
    case .invited(let invitation): invitation.slot.child
    case .chased(let slot, _, _), .written(let slot, _), .apologies(let slot, _), .notResponded(let slot),
      .without(let slot, _, _):
      slot.child
    default: nil
    }
  }

  /// What was written, in a line; of a score that is still hidden not the number. Of children given here it is told
  /// instead of its own.
  func told(at desk: Desk, of children: [ChildKey]? = nil) -> String {
    func name(_ own: ChildKey) -> String { listed((children ?? [own]).map(desk.name(of:)), else: "") }
    switch act {
    case .convened: return "called"
    case .childAdded(let child): return "child \(child.name) added"
    case .relativeAdded(let relative):
      let responsible = relative.responsibilities(in: desk.meeting).map { ", pr \($0)" }.joined()
      let known = desk.proceedings.events.prefix { $0.id != id }.contains { earlier in
        switch earlier.act {
        case .convened(let convening): convening.case.relatives.contains { $0.key == relative.key }
        case .relativeAdded(let other): other.key == relative.key
        default: false
        }
      }
      return
        "\(relative.name), \(relative.relation)\(responsible), \(known ? "changed" : "added to the family")"
    case .identityChecked(let children, let relatives):
      let names = children.map(desk.name(of:)) + relatives.compactMap { desk.meeting.relative($0)?.name }
      return "identity read out and agreed: \(names.joined(separator: ", "))"
    case .circumstance(let id, let child, let answer):
      let circumstance = desk.procedure.circumstances.first { $0.id == id }?.name ?? words(id)
      return "\(circumstance)\(child.map { ", \(name($0))" } ?? ""): \(answer.rawValue)"
    case .alreadyDone(let text): return "already done: \(text)"
    case .form(let form): return "held as: \(form.rawValue)"
    case .target(let time, let because): return "aimed at \(Self.told(time)): \(because)"
    case .declined(let because): return "no discussion is held: \(because)"
    case .order(let order):
      return "\(order.kind), \(name(order.child)), until \(Self.told(order.until))"
    case .invited, .chased, .written, .apologies, .notResponded, .without, .arrived, .left, .spoke, .trait,
      .capacity, .office:
      return toldOfRoll(at: desk, of: children)
    case .began: return "the discussion began"
    case .paused: return "paused"
    case .resumed: return "going on"
    case .itemOpened(let id): return "agenda: \(item(id, desk))"
    case .itemSkipped(let id, let because): return "skipped \(item(id, desk)): \(because)"
    case .said(let saying):
      let kind = share == .agencyOnly ? ", private" : saying.isOpinion ? ", opinion" : ""
      return saying.voice.map { "\(desk.speaker(of: $0))\(kind): \(saying.text)" } ?? saying.text
    case .answered(let prompt, let child, let text):
      let asked = desk.procedure.prompts.first + desk.procedure.prompts.review
      let short = asked.first { $0.id == prompt }?.short ?? words(prompt)
      return "\(short)\(child.map { ", \(name($0))" } ?? ""): \(text)"
    case .riskNamed(let number, let text, _): return "risk \(number): \(text)"
    case .scored(let scoring):
      let agency = desk.name(of: scoring.voice)
      guard desk.meeting.revealed != nil else { return "\(agency) scored, hidden" }
      let value = scoring.value.map { "\($0)" } ?? "no view"
      return "\(agency) for \(desk.name(of: scoring.child)): \(value)"
    case .revealed: return "scores revealed"
    case .tonight(let tonight): return "tonight, \(name(tonight.child)): \(tonight.place)"
    case .questionAnswered(let answer):
      let question = desk.procedure.questions.first { $0.id == answer.question }
      let said =
        switch question?.answer {
        case .date: answer.dated
        case .text, .list: answer.answer
        case .choice(let choices):
          // As the choice is called: the `yes` of one question is "action at once".
          answer.answer.split(separator: ",").map { trimmed($0) }
            .map { id in choices.first { $0.id == id }?.name ?? words(id) }.joined(separator: ", ")
        case .yesNo, nil: words(answer.answer)
        }
      let short = question?.short ?? words(answer.question)
      let about = [
        answer.relative.flatMap { desk.meeting.relative($0)?.name }, answer.child.map(name),
      ].compactMap(\.self).map { ", \($0)" }.joined()
      let toCome = answer.isToCome(at: at) ? ", agreed and still to come" : ""
      return "\(short)\(about): \(said)\(toCome)"
    case .proposed, .decided, .decisionAmended, .viewed, .escalated, .settled: return toldOfDecision(at: desk)
    case .action(let plan): return "\(plan.numbered) saved"
    case .amended(let number, _): return "action \(number) amended"
    case .done(let number, let text): return "action \(number) done: \(text)"
    case .late(let number, let text): return "action \(number) late: \(text)"
    case .handedOver(let number, let voice): return "action \(number) handed over to \(desk.who(voice))"
    case .readBack(let number): return "action \(number) read back"
    case .dutyDone(let duty, let child, let text):
      let what = desk.procedure.duties.first { $0.id == duty }?.what ?? words(duty)
      return "done: \(what)\(child.map { ", \(name($0))" } ?? "")\(text.isEmpty ? "" : ": \(text)")"
    case .happened(let id, let child, let time):
      let what = desk.procedure.happenings.first { $0.id == id }?.name ?? words(id)
      return "happened: \(what)\(child.map { ", \(name($0))" } ?? ""), \(Self.told(time))"
    case .overridden(let rule, let child, let about, let because):
      let of = about.flatMap { desk.procedure.words(about: $0, in: desk.meeting) }
      let parts = [Procedure.words(ofRule: rule), of, child.map(desk.name(of:))].compactMap(\.self)
      return "overridden: \(parts.joined(separator: ", ")), because \(because)"
    case .withdrawn(let id):
      let back = desk.proceedings.event(id)
      return "taken back: " + (back.map { "\($0.act.title), of \(London.local($0.at).clock)" } ?? "an act")
    case .ended: return "the discussion ended"
    case .closed: return "closed"
    case .recorded: return "the record is written"
    case .signed(let signing): return "signed by \(signing.principal)"
    }
  }

  private func toldOfRoll(at desk: Desk, of children: [ChildKey]?) -> String {
    func name(_ key: PersonKey) -> String { desk.meeting.person(key)?.name ?? "somebody" }
    func name(_ slot: Slot) -> String {
      let whose = slot.child.map { ", " + listed((children ?? [$0]).map(desk.name(of:)), else: "") }
      return desk.name(of: slot.agency) + (whose ?? "")
    }
    switch act {
    case .invited(let invitation):
      let role = invitation.role.isEmpty ? "" : ", \(invitation.role)"
      return "\(invitation.invited == nil ? "named" : "invited"): \(invitation.name)\(role)"
    case .chased(let slot, let outcome, let text):
      let came = outcome.map(\.rawValue) ?? (text.isEmpty ? nil : "told us")
      return "chased \(name(slot))\(came.map { ", \($0)" } ?? "")"
        + (text.isEmpty ? "" : ": \(text)")
    case .written(let slot, let text): return "\(name(slot)), in writing: \(text)"
    case .apologies(let slot, let because):
      return "apologies from \(name(slot))\(because.map { ": \($0)" } ?? "")"
    case .notResponded(let slot): return "no response from \(name(slot))"
    case .without(let slot, let because, _): return "going on without \(name(slot)): \(because)"
    case .arrived(let key, let how, _): return "\(name(key)) is here, \(how.rawValue)"
    case .left(let key, _): return "\(name(key)) left"
    case .spoke(let key, _): return "spoke with \(name(key))"
    case .trait(let key, let trait, let answer): return "\(name(key)) \(trait.rawValue): \(answer.rawValue)"
    case .capacity(let key, let capacity): return "\(name(key)) is here as \(capacity.rawValue)"
    case .office(let office, let key, _):
      return "\(name(key)) \(office == .chair ? "chairs" : "takes the minutes")"
    default: return act.title
    }
  }

  private func toldOfDecision(at desk: Desk) -> String {
    switch act {
    case .proposed(let number, let child, let decision):
      return "proposal \(number), \(desk.name(of: child)): \(desk.short(decision))"
    case .decided(let deciding):
      return "decision \(deciding.number), \(desk.name(of: deciding.child)): \(desk.short(deciding.decision))"
    case .decisionAmended(let number, let amendment):
      return "added to decision \(number)\(amendment.owner.map { ": owner \(desk.who($0))" } ?? "")"
    case .viewed(let viewing):
      return "\(desk.name(of: viewing.voice)) on decision \(viewing.decision): \(viewing.view.rawValue)"
    case .escalated(let number, let level, let with, _):
      let name = desk.procedure.ladders.flatMap(\.levels).first { $0.id == level }?.name ?? level
      return "dissent \(number) taken up to \(name)\(with.isEmpty ? "" : ", \(with)")"
    case .settled(let number, let text): return "dissent \(number) settled: \(text)"
    default: return act.title
    }
  }

  private func item(_ id: String, _ desk: Desk) -> String {
    desk.procedure.agenda.first { $0.id == id }?.name ?? words(id)
  }

  fileprivate static func told(_ time: LocalTime) -> String { "\(time.day.short) \(time.clock)" }
}

extension Desk {
  /// The person, or the agency where nobody is named.
  fileprivate func who(_ voice: Voice) -> String {
    voice.person.flatMap(meeting.person)?.name ?? name(of: voice)
  }

  fileprivate func short(_ decision: String) -> String {
    procedure.decisions.first { $0.id == decision }?.short ?? decision
  }
}
