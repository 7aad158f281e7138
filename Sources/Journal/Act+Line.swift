import Meeting

extension LineWriter {
  /// The members of an act; what each kind writes stands beside what it reads, in the file of its subject.
  mutating func act(_ act: Act) {
    switch act {
    case .convened(let convening): convening.write(to: &self)
    case .childAdded(let child): object("child", child.write)
    case .relativeAdded(let relative): object("relative", relative.write)
    case .identityChecked(let children, let relatives):
      CaseLine.identityChecked(children, relatives, to: &self)
    case .circumstance(let name, let child, let answer): CaseLine.circumstance(name, child, answer, to: &self)
    case .alreadyDone(let text): self.text("text", text)
    case .form(let form): choice("form", form)
    case .target(let due, let because): CaseLine.target(due, because, to: &self)
    case .declined(let because): text("because", because)
    case .order(let order): order.write(to: &self)

    case .invited(let invitation): invitation.write(to: &self)
    case .chased(let slot, let outcome, let text): RollLine.chased(slot, outcome, text, to: &self)
    case .written(let slot, let text): RollLine.written(slot, text, to: &self)
    case .apologies(let slot, let because): RollLine.apologies(slot, because, to: &self)
    case .notResponded(let slot): self.slot("slot", slot)
    case .without(let slot, let because, let urgency): RollLine.without(slot, because, urgency, to: &self)
    case .arrived(let person, let how, let at): RollLine.arrived(person, how, at, to: &self)
    case .left(let person, let at): RollLine.left(person, at, to: &self)
    case .spoke(let person, let at): RollLine.spoke(person, at, to: &self)
    case .trait(let person, let trait, let answer): RollLine.trait(person, trait, answer, to: &self)
    case .capacity(let person, let capacity): RollLine.capacity(person, capacity, to: &self)
    case .office(let office, let person, let grade): RollLine.office(office, person, grade, to: &self)

    case .began, .paused, .resumed, .ended, .closed: break
    case .itemOpened(let item): text("item", item)
    case .itemSkipped(let item, let because): DiscussionLine.itemSkipped(item, because, to: &self)
    case .said(let saying): saying.write(to: &self)
    case .answered(let prompt, let child, let text): DiscussionLine.answered(prompt, child, text, to: &self)
    case .riskNamed(let number, let text, let children):
      DiscussionLine.riskNamed(number, text, children, to: &self)
    case .scored(let scoring): scoring.write(to: &self)
    case .revealed(let because): text("because", because)
    case .tonight(let tonight): tonight.write(to: &self)
    case .questionAnswered(let answer): answer.write(to: &self)

    case .proposed(let number, let child, let decision):
      DecisionLine.proposed(number, child, decision, to: &self)
    case .decided(let deciding): deciding.write(to: &self)
    case .decisionAmended(let number, let amendment):
      DecisionLine.amended(number, amendment, to: &self)
    case .viewed(let viewing): viewing.write(to: &self)
    case .escalated(let dissent, let level, let with, let by):
      DecisionLine.escalated(dissent, level, with, by, to: &self)
    case .settled(let dissent, let text): DecisionLine.settled(dissent, text, to: &self)

    case .action(let plan): plan.write(to: &self)
    case .amended(let number, let amendment): ActionLine.amended(number, amendment, to: &self)
    case .done(let number, let text), .late(let number, let text): ActionLine.outcome(number, text, to: &self)
    case .handedOver(let number, let owner): ActionLine.handedOver(number, owner, to: &self)
    case .readBack(let number): self.number("number", number)
    case .dutyDone(let duty, let child, let text): ActionLine.dutyDone(duty, child, text, to: &self)
    case .happened(let what, let child, let at): ActionLine.happened(what, child, at, to: &self)

    case .overridden(let rule, let child, let about, let because):
      EndingLine.overridden(rule, child, about, because, to: &self)
    case .withdrawn(let event): key("event", event)
    case .recorded(let recording): recording.write(to: &self)
    case .signed(let signing): signing.write(to: &self)
    }
  }
}

extension LineReader {
  /// The act of that kind, from its members.
  mutating func act(_ kind: Kind) throws(JournalError) -> Act {
    switch kind {
    case .convened: .convened(try Convening(from: &self))
    case .childAdded: .childAdded(try object("child", Child.init))
    case .relativeAdded: .relativeAdded(try object("relative", Relative.init))
    case .identityChecked: try CaseLine.identityChecked(from: &self)
    case .circumstance: try CaseLine.circumstance(from: &self)
    case .alreadyDone: .alreadyDone(try text("text"))
    case .form: .form(try choice("form"))
    case .target: try CaseLine.target(from: &self)
    case .declined: .declined(because: try text("because"))
    case .order: .order(try Order(from: &self))

    case .invited: .invited(try Invitation(from: &self))
    case .chased: try RollLine.chased(from: &self)
    case .written: try RollLine.written(from: &self)
    case .apologies: try RollLine.apologies(from: &self)
    case .notResponded: .notResponded(try slot("slot"))
    case .without: try RollLine.without(from: &self)
    case .arrived: try RollLine.arrived(from: &self)
    case .left: try RollLine.left(from: &self)
    case .spoke: try RollLine.spoke(from: &self)
    case .trait: try RollLine.trait(from: &self)
    case .capacity: try RollLine.capacity(from: &self)
    case .office: try RollLine.office(from: &self)

    case .began: .began
    case .paused: .paused
    case .resumed: .resumed
    case .itemOpened: .itemOpened(try text("item"))
    case .itemSkipped: try DiscussionLine.itemSkipped(from: &self)
    case .said: .said(try Saying(from: &self))
    case .answered: try DiscussionLine.answered(from: &self)
    case .riskNamed: try DiscussionLine.riskNamed(from: &self)
    case .scored: .scored(try Scoring(from: &self))
    case .revealed: .revealed(because: try optionalText("because"))
    case .tonight: .tonight(try Tonight(from: &self))
    case .questionAnswered: .questionAnswered(try QuestionAnswer(from: &self))

    case .proposed: try DecisionLine.proposed(from: &self)
    case .decided: .decided(try Deciding(from: &self))
    case .decisionAmended: try DecisionLine.amended(from: &self)
    case .viewed: .viewed(try Viewing(from: &self))
    case .escalated: try DecisionLine.escalated(from: &self)
    case .settled: try DecisionLine.settled(from: &self)

    case .action: .action(try ActionPlan(from: &self))
    case .amended: try ActionLine.amended(from: &self)
    case .done: try ActionLine.outcome(from: &self) { .done(number: $0, $1) }
    case .late: try ActionLine.outcome(from: &self) { .late(number: $0, $1) }
    case .handedOver: try ActionLine.handedOver(from: &self)
    case .readBack: .readBack(number: try number("number"))
    case .dutyDone: try ActionLine.dutyDone(from: &self)
    case .happened: try ActionLine.happened(from: &self)

    case .overridden: try EndingLine.overridden(from: &self)
    case .withdrawn: .withdrawn(try key("event"))
    case .ended: .ended
    case .closed: .closed
    case .recorded: .recorded(try Recording(from: &self))
    case .signed: .signed(try Signing(from: &self))
    }
  }
}
