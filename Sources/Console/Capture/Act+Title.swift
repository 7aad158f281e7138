import Meeting
import Procedures

extension Act {
  /// What taking it back is told as: `action 6`, `the note`.
  var title: String {
    switch self {
    case .convened: "the call"
    case .childAdded(let child): "the child \(child.name)"
    case .relativeAdded(let relative): "\(relative.name)"
    case .identityChecked: "the identities checked"
    case .circumstance(let name, _, _): "the circumstance \(words(name))"
    case .alreadyDone: "what was already done"
    case .form(let form): "the form, \(form.rawValue)"
    case .target: "the target"
    case .declined: "the declining"
    case .order(let order): "the order, \(order.kind)"
    case .invited(let invitation): "the invitation of \(invitation.name)"
    case .chased(let slot, _, _): "the chase of \(words(slot.agency.text))"
    case .written(let slot, _): "what \(words(slot.agency.text)) wrote"
    case .apologies(let slot, _): "the apologies of \(words(slot.agency.text))"
    case .notResponded(let slot): "that \(words(slot.agency.text)) did not respond"
    case .without(let slot, _, _): "going on without \(words(slot.agency.text))"
    case .arrived: "an arrival"
    case .left: "a departure"
    case .spoke: "a call"
    case .trait(_, let trait, _): "“\(trait.rawValue)”"
    case .capacity(_, let capacity): "“\(capacity.rawValue)”"
    case .office(let office, _, _): "the office of \(office.rawValue)"
    case .began: "the beginning"
    case .paused: "the pause"
    case .resumed: "the going on"
    case .itemOpened(let item): "the item \(words(item))"
    case .itemSkipped(let item, _): "the skipping of \(words(item))"
    case .said(let saying):
      saying.voice == nil ? "the note" : "what \(words(saying.voice?.agency.text ?? "")) said"
    case .answered(let prompt, _, _): "the answer to \(words(prompt))"
    case .riskNamed(let number, _, _): "risk \(number)"
    case .scored(let scoring): "the score of \(words(scoring.voice.agency.text))"
    case .revealed: "the revealing"
    case .tonight: "the safety tonight"
    case .questionAnswered(let answer): "the answer to \(words(answer.question))"
    case .proposed(let number, _, _): "proposal \(number)"
    case .decided(let deciding): "decision \(deciding.number)"
    case .decisionAmended(let number, _): "what was added to decision \(number)"
    case .viewed(let viewing): "the view of \(words(viewing.voice.agency.text)) on \(viewing.decision)"
    case .escalated(let number, _, _, _): "the escalation of dissent \(number)"
    case .settled(let number, _): "the end of dissent \(number)"
    case .action(let plan): plan.numbered
    case .amended(let number, _): "the change of action \(number)"
    case .done(let number, _): "that action \(number) is done"
    case .late(let number, _): "that action \(number) is late"
    case .handedOver(let number, _): "the handing over of action \(number)"
    case .readBack(let number): "the reading back of action \(number)"
    case .dutyDone(let duty, _, _): "the duty \(words(duty))"
    case .happened(let name, _, _): "that \(words(name)) happened"
    case .overridden(let rule, _, _, _): "the override of \(Procedure.words(ofRule: rule))"
    case .withdrawn: "what was taken back"
    case .ended: "the end"
    case .closed: "the closing"
    case .recorded: "the record"
    case .signed: "the signature"
    }
  }
}

extension ActionPlan {
  /// What it is spoken of as: `action 6`, `not yet known 7`.
  var numbered: String {
    switch kind {
    case .outstanding: "not yet known \(number)"
    case .contingency: "contingency \(number)"
    case .immediate, .shortTerm, nil: "action \(number)"
    }
  }
}
