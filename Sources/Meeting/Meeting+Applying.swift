import Calendar

extension Meeting {
  /// Takes in one event.
  ///
  /// A withdrawal is not taken in here but by `Proceedings`, which leaves out what it names.
  public mutating func apply(_ event: Event) {
    // Afterwards anybody may add what was left open; who writes while people meet was there.
    if isWrittenThere(event) { writers.insert(event.by) }
    switch event.act {
    case .convened(let convening): convene(convening, at: event.at)
    case .childAdded(let child): self.case.children.append(child)
    case .relativeAdded(let relative):
      // Said of somebody again, it takes the place of what was known.
      if let index = self.case.relatives.firstIndex(where: { $0.key == relative.key }) {
        self.case.relatives[index] = relative
      } else {
        self.case.relatives.append(relative)
      }
    case .identityChecked(let children, let relatives):
      checkedChildren.formUnion(children)
      checkedRelatives.formUnion(relatives)
    case .circumstance(let name, let child, let answer):
      circumstances.append(
        Circumstanced(id: event.id, name: name, child: child, answer: answer, at: event.at))
    case .alreadyDone(let text): alreadyDone.append(reasoned(text, event))
    case .form(let form): self.form = form
    case .target(let due, let because):
      target = Target(due: due, because: because, by: event.by, at: event.at)
    case .declined(let because):
      declined = reasoned(because, event)
      state = .declined
    case .order(let order): orders.append(order)

    case .invited, .chased, .written, .apologies, .notResponded, .without, .arrived, .left, .spoke, .trait,
      .capacity, .office:
      call(event)

    case .began:
      began = began ?? event.at
      state = .live
    case .paused:
      pauses.append(Pause(from: event.at))
      state = .paused
    case .resumed:
      if let last = pauses.indices.last { pauses[last].until = event.at }
      state = .live
    case .itemOpened, .itemSkipped, .said, .answered, .riskNamed, .scored, .revealed, .tonight,
      .questionAnswered:
      discuss(event)

    case .proposed, .decided, .decisionAmended, .viewed, .escalated, .settled: decide(event)
    case .action, .amended, .done, .late, .handedOver, .readBack, .dutyDone, .happened: agree(event)

    case .overridden(let rule, let child, let about, let because):
      overrides.append(
        Override(rule: rule, child: child, about: about, because: because, at: event.at, by: event.by))
    case .withdrawn: break
    case .ended:
      ended = event.at
      state = .ended
      closeItem(at: event.at)
    case .closed:
      closed = event.at
      state = .closedUnsigned
    case .recorded(let recording): self.recording = recording
    case .signed(let signing):
      signatures.append(signing)
      if signing.office == .chair { state = .signed }
    }
  }

  /// Whether it shows that its author was there; taking back leaves no trace here, as nothing else of it does.
  private func isWrittenThere(_ event: Event) -> Bool {
    if case .withdrawn = event.act { return false }
    return state == .live || state == .paused
  }

  private func reasoned(_ text: String, _ event: Event) -> Reasoned {
    Reasoned(id: event.id, at: event.at, by: event.by, text: text, share: event.share)
  }

  private mutating func convene(_ convening: Convening, at instant: Instant) {
    reference = convening.reference
    program = convening.program
    procedure = convening.procedure
    isRehearsal = convening.isRehearsal
    self.case = convening.case
    convened = instant
  }
}

// MARK: - The roll

extension Meeting {
  private mutating func call(_ event: Event) {
    switch event.act {
    case .invited(let invitation):
      if person(invitation.key) == nil {
        persons.append(Person(invitation))
      } else {
        change(invitation.key) { $0.take(invitation) }
      }
    case .chased(let slot, let outcome, let text):
      slots[slot, default: SlotRecord()].chases.append(
        .init(at: event.at, by: event.by.person, outcome: outcome, text: text))
    case .written(let slot, let text):
      slots[slot, default: SlotRecord()].writings.append(
        .init(id: event.id, at: event.at, text: text, share: event.share))
    case .apologies(let slot, let because):
      let earlier = slots[slot]?.apologies?.because
      slots[slot, default: SlotRecord()].apologies = .init(at: event.at, because: because ?? earlier)
    case .notResponded(let slot): slots[slot, default: SlotRecord()].didNotRespond = true
    case .without(let slot, let because, let urgency):
      // A second reason adds to the first: what was said of the urgency stands.
      let earlier = slots[slot]?.without?.urgency
      slots[slot, default: SlotRecord()].without = .init(
        at: event.at, because: because, urgency: urgency ?? earlier)
    case .arrived(let key, let how, let at):
      let moment = moment(at, of: event)
      change(key) { person in
        if let open = person.stays.indices.last, person.stays[open].over == nil {
          person.stays[open].over = moment
        }
        person.stays.append(Stay(began: moment, how: how))
      }
    case .left(let key, let at):
      let moment = moment(at, of: event)
      change(key) { person in
        if let open = person.stays.indices.last, person.stays[open].over == nil {
          person.stays[open].over = max(moment, person.stays[open].began)
        }
      }
    case .spoke(let key, let at): change(key) { $0.spokenTo.append(at) }
    case .trait(let key, let trait, let answer): change(key) { $0.traits[trait] = answer }
    case .capacity(let key, let capacity): change(key) { $0.capacity = capacity }
    case .office(let office, let key, let grade):
      if let former = offices[office] { formerOffices.append(former) }
      offices[office] = Holding(office: office, person: key, grade: grade, since: event.at)
      // Who only takes the minutes speaks for no agency.
      if office == .minuteTaker, offices[.chair]?.person != key { change(key) { $0.capacity = .minuteTaker } }
    default: break
    }
  }

  private mutating func change(_ key: PersonKey, _ change: (inout Person) -> Void) {
    if let index = persons.firstIndex(where: { $0.key == key }) { change(&persons[index]) }
  }

  private mutating func hear(_ voice: Voice?) {
    if let key = voice?.person { change(key) { $0.contributed = true } }
  }
}

// MARK: - The discussion

extension Meeting {
  private mutating func discuss(_ event: Event) {
    switch event.act {
    case .itemOpened(let name):
      closeItem(at: event.at)
      if let index = items.firstIndex(where: { $0.name == name }) {
        items[index].opened = items[index].opened ?? event.at
        items[index].done = nil
        items[index].skipped = nil
        // The open item is the last one, also when an earlier one is gone back to.
        items.append(items.remove(at: index))
      } else {
        items.append(Item(name: name, opened: event.at))
      }
    case .itemSkipped(let name, let because):
      items.removeAll { $0.name == name && $0.opened == nil }
      items.append(Item(name: name, skipped: because))
    case .said(let saying):
      sayings.append(
        Said(id: event.id, at: event.at, by: event.by, share: event.share, saying: saying))
      hear(saying.voice)
      if let agency = saying.voice?.agency {
        lastHeard[agency] = max(lastHeard[agency] ?? event.at, event.at)
      }
      if let item = saying.item { minutedItems.insert(item) }
    case .answered(let prompt, let child, let text):
      let answered = Answered(
        id: event.id, at: event.at, by: event.by, on: event.on, share: event.share, prompt: prompt,
        child: child, text: text)
      answers.append(answered)
      latestAnswers.removeAll { $0.prompt == prompt && $0.child == child }
      latestAnswers.append(answered)
    case .riskNamed(let number, let text, let children):
      risks.append(Risk(number: number, text: text, children: children, share: event.share))
    case .scored(let scoring):
      let earlier = latestScores.firstIndex {
        $0.scoring.voice == scoring.voice && $0.scoring.child == scoring.child
      }
      let scored = Scored(
        id: event.id, at: event.at, share: event.share, scoring: scoring,
        isRevised: revealed != nil && earlier.map { latestScores[$0].changes(to: scoring) } ?? false)
      scores.append(scored)
      if let earlier { latestScores[earlier] = scored } else { latestScores.append(scored) }
    case .revealed(let because):
      revealed = revealed ?? Reveal(at: event.at, by: event.by, because: because)
    case .tonight(let tonight): tonights.append(entered(tonight, event))
    case .questionAnswered(let answer):
      let entered = entered(answer, event)
      questionAnswers.append(entered)
      latestQuestionAnswers[answer.question, default: []].removeAll {
        $0.value.child == answer.child && $0.value.relative == answer.relative
      }
      latestQuestionAnswers[answer.question, default: []].append(entered)
    default: break
    }
  }

  private func entered<Value>(_ value: Value, _ event: Event) -> Entered<Value> {
    Entered(id: event.id, at: event.at, by: event.by, on: event.on, share: event.share, value: value)
  }

  private mutating func closeItem(at instant: Instant) {
    for index in items.indices where items[index].opened != nil && items[index].done == nil {
      items[index].done = instant
    }
  }
}

extension Meeting {
  /// When something was: among what was written at that time, or before it where it is written down later.
  private mutating func moment(_ at: Instant, of event: Event) -> Moment {
    guard at == event.at else { return Moment(startOf: at) }
    moments += 1
    return Moment(at, order: moments)
  }
}

// MARK: - Deciding and doing

extension Meeting {
  private mutating func decide(_ event: Event) {
    switch event.act {
    case .proposed(let number, let child, let decision):
      decisions.append(
        Decision(
          number: number, child: child, decision: decision, proposed: event.at, by: event.by,
          share: event.share))
    case .decided(let deciding):
      if let index = decisions.firstIndex(where: { $0.number == deciding.number }) {
        decisions[index].moment = moment(event.at, of: event)
        decisions[index].by = event.by
        decisions[index].decision = deciding.decision
        decisions[index].taken = deciding
        decisions[index].share = event.share ?? decisions[index].share
      } else {
        decisions.append(
          Decision(
            number: deciding.number, child: deciding.child, decision: deciding.decision,
            moment: moment(event.at, of: event), by: event.by, share: event.share, taken: deciding))
      }
    case .decisionAmended(let number, let amendment):
      guard let index = decisions.firstIndex(where: { $0.number == number }) else { return }
      if let taken = decisions[index].taken {
        decisions[index].amended = event.at
        let known = decisions[index].added
        decisions[index].added += amendment.parts(addedTo: taken).filter { !known.contains($0) }
      }
      decisions[index].taken?.take(amendment)
    case .viewed(let viewing):
      guard let index = decisions.firstIndex(where: { $0.number == viewing.decision }) else { return }
      decisions[index].views.append(Viewed(at: event.at, viewing: viewing))
      hear(viewing.voice)
      if let number = viewing.dissent {
        dissents.append(
          Dissent(
            number: number, decision: viewing.decision, voice: viewing.voice, words: viewing.words,
            since: event.at, share: event.share))
      }
    case .escalated(let number, let level, let with, let by):
      guard let index = dissents.firstIndex(where: { $0.number == number }) else { return }
      if let last = dissents[index].escalations.indices.last,
        dissents[index].escalations[last].isCompleted(by: level, with)
      {
        // What was not said of it is said now: it is still the one step.
        dissents[index].escalations[last].with = with
        dissents[index].escalations[last].by = by ?? dissents[index].escalations[last].by
      } else {
        dissents[index].escalations.append(Escalation(level: level, with: with, by: by, at: event.at))
      }
    case .settled(let number, let text):
      guard let index = dissents.firstIndex(where: { $0.number == number }) else { return }
      dissents[index].settled = text
    default: break
    }
  }

  private mutating func agree(_ event: Event) {
    switch event.act {
    case .action(let plan):
      actions.append(Action(id: event.id, plan: plan, at: event.at, share: event.share))
    case .amended(let number, let amendment):
      change(number) { action in
        let before = action.plan
        action.plan.take(amendment)
        if action.plan != before { action.readBack = nil }
      }
    case .done(let number, let text): change(number) { $0.done = .init(at: event.at, text: text) }
    case .late(let number, let text): change(number) { $0.late = .init(at: event.at, text: text) }
    case .handedOver(let number, let voice):
      change(number) { action in
        action.plan.owner = voice
        action.readBack = nil
      }
    case .readBack(let number): change(number) { $0.readBack = .init(at: event.at, by: event.by) }
    case .dutyDone(let duty, let child, let text):
      dutiesDone.append(DutyDone(duty: duty, child: child, text: text, at: event.at))
    case .happened(let name, let child, let when):
      happenings.append(Happening(name: name, child: child, when: when, at: event.at))
    default: break
    }
  }

  private mutating func change(_ number: Int, _ change: (inout Action) -> Void) {
    if let index = actions.firstIndex(where: { $0.number == number }) { change(&actions[index]) }
  }
}

extension Deciding {
  fileprivate mutating func take(_ amendment: DecisionAmendment) {
    owner = amendment.owner ?? owner
    threshold = amendment.threshold ?? threshold
    if !amendment.risks.isEmpty { risks = amendment.risks }
    because = amendment.because ?? because
    without = amendment.without ?? without
    again = amendment.again ?? again
  }
}

extension ActionPlan {
  fileprivate mutating func take(_ amendment: Amendment) {
    text = amendment.text ?? text
    kind = amendment.kind ?? kind
    if !amendment.children.isEmpty { children = amendment.children }
    owner = amendment.owner ?? owner
    by = amendment.by ?? by
    purpose = amendment.purpose ?? purpose
    if !amendment.risks.isEmpty { risks = amendment.risks }
    ifNot = amendment.ifNot ?? ifNot
    from = amendment.from ?? from
    condition = amendment.condition ?? condition
  }
}
