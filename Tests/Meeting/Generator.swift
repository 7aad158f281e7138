import Calendar
import Meeting

/// Makes meetings at random, the same for the same seed: acts that make sense, and some that do not.
struct Generator {
  private var random: Seeded
  private var made = 0
  private(set) var at = Instant(seconds: 1_795_000_000)

  init(_ seed: UInt64) { random = Seeded(seed) }

  /// The events of a meeting, the first `convened`, about one in eight a withdrawal.
  mutating func events(_ count: Int) -> [Event] {
    var proceedings = Proceedings()
    proceedings.append(event(.convened(convening())))
    for _ in 1..<max(count, 1) { proceedings.append(next(after: proceedings)) }
    return proceedings.events
  }

  /// One more event of a meeting.
  mutating func next(after proceedings: Proceedings) -> Event {
    if roll(8) == 0, let last = proceedings.lastAct(of: seat()) { return event(.withdrawn(last.id)) }
    return event(act(roll(Self.kinds), in: proceedings))
  }

  mutating func event(_ act: Act) -> Event {
    made += 1
    at = at.adding(seconds: roll(90))
    return Event(
      id: EventID("e\(made)"), at: at, by: Author(seat: seat(), person: "A", login: "a"),
      share: roll(5) == 0 ? .yes : nil, act: act)
  }

  /// How many acts `act(_:in:)` knows: every one but `convened` and `withdrawn`.
  static let kinds = 51

  /// An act by number.
  mutating func act(_ kind: Int, in proceedings: Proceedings) -> Act {
    switch kind {
    case 0..<8: caseAct(kind)
    case 8..<20: rollAct(kind - 8)
    case 20..<32: discussionAct(kind - 20, in: proceedings)
    case 32..<45: decisionAct(kind - 32, in: proceedings)
    default: endingAct(kind - 45)
    }
  }
}

// MARK: - The acts

extension Generator {
  private mutating func caseAct(_ kind: Int) -> Act {
    switch kind {
    case 0: .childAdded(Child(key: child(), name: "Ella", life: .unborn(due: nil)))
    case 1: .relativeAdded(Relative(key: RelativeKey("r\(roll(3))"), name: "Zoë", relation: "mother"))
    case 2: .identityChecked(children: [child()], relatives: [RelativeKey("r\(roll(3))")])
    case 3: .circumstance("injury", child: maybeChild(), pick(Answer.allCases))
    case 4: .alreadyDone(text())
    case 5: .form(pick(Form.allCases))
    case 6: .target(time(), because: text())
    default:
      .order(
        Order(kind: "police protection", child: child(), from: time(), until: time(), by: voice()))
    }
  }

  private mutating func rollAct(_ kind: Int) -> Act {
    switch kind {
    case 0: .invited(Invitation(key: person(), slot: slot(), name: "DS Rowe", role: "sergeant", invited: at))
    case 1: .chased(slot(), roll(2) == 0 ? nil : pick(ChaseOutcome.allCases), text())
    case 2: .written(slot(), text())
    case 3: .apologies(slot(), because: text())
    case 4: .notResponded(slot())
    case 5: .without(slot(), because: text(), Urgency(ground: .risk, text: text()))
    case 6: .arrived(person(), pick(Attendance.allCases), at: at)
    case 7: .left(person(), at: at)
    case 8: .spoke(person(), at: at)
    case 9: .trait(person(), pick(Trait.allCases), pick(Answer.allCases))
    case 10: .capacity(person(), pick(Capacity.allCases))
    default: .office(pick(Office.allCases), person(), grade: nil)
    }
  }

  private mutating func discussionAct(_ kind: Int, in proceedings: Proceedings) -> Act {
    switch kind {
    case 0: .began
    case 1: .paused
    case 2: .resumed
    case 3: .itemOpened("item \(roll(4))")
    case 4: .itemSkipped("item \(roll(4))", because: text())
    case 5: .said(Saying(voice: voice(), text: text(), item: "item \(roll(4))"))
    case 6: .answered(prompt: "prompt \(roll(3))", child: maybeChild(), text())
    case 7: .riskNamed(number: proceedings.next(.risk), text(), children: [child()])
    case 8: .scored(Scoring(voice: voice(), child: child(), value: roll(11)))
    case 9: .revealed(because: nil)
    case 10: .tonight(Tonight(child: child(), place: text()))
    default: .questionAnswered(QuestionAnswer(question: "consent", child: maybeChild(), answer: "yes"))
    }
  }

  private mutating func decisionAct(_ kind: Int, in proceedings: Proceedings) -> Act {
    switch kind {
    case 0: .proposed(number: proceedings.next(.decision), child: child(), decision: "s47-joint")
    case 1: .decided(Deciding(number: number(proceedings, .decision), child: child(), decision: text()))
    case 2: .viewed(Viewing(decision: number(proceedings, .decision), voice: voice(), view: .agrees))
    case 3:
      .viewed(
        Viewing(
          decision: number(proceedings, .decision), voice: voice(), view: .disagrees, words: text(),
          dissent: proceedings.next(.dissent)))
    case 4: .escalated(dissent: number(proceedings, .dissent), level: "manager", with: "N. Quill", by: time())
    case 5: .settled(dissent: number(proceedings, .dissent), text())
    case 6: .action(ActionPlan(number: proceedings.next(.action), text: text(), owner: voice(), by: time()))
    case 7: .amended(number: number(proceedings, .action), Amendment(text: text(), children: [child()]))
    case 8: .done(number: number(proceedings, .action), text())
    case 9: .late(number: number(proceedings, .action), text())
    case 10: .decisionAmended(number: number(proceedings, .decision), DecisionAmendment(owner: voice()))
    case 11: .handedOver(number: number(proceedings, .action), voice())
    default: .dutyDone("tell-parents", child: nil, text())
    }
  }

  private mutating func endingAct(_ kind: Int) -> Act {
    switch kind {
    case 0: .happened("medical", child: maybeChild(), at: time())
    case 1: .overridden(rule: "quorum.core", child: maybeChild(), because: text())
    case 2: .declined(because: text())
    case 3: .ended
    case 4: .closed
    default: .signed(Signing(office: .chair, principal: "m.hale@example.org", key: "SHA256:x"))
    }
  }
}

// MARK: - Their parts

extension Generator {
  private mutating func roll(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
  private mutating func pick<Value>(_ values: [Value]) -> Value { values[roll(values.count)] }
  private mutating func seat() -> Seat { roll(2) == 0 ? .chair : .minutes }
  private mutating func text() -> String { "text \(roll(1000))" }
  private mutating func child() -> ChildKey { ChildKey("c\(roll(3))") }
  private mutating func maybeChild() -> ChildKey? { roll(2) == 0 ? nil : child() }
  private mutating func person() -> PersonKey { PersonKey("p\(roll(5))") }
  private mutating func voice() -> Voice { Voice(agency: AgencyKey("a\(roll(4))"), person: person()) }
  private mutating func slot() -> Slot { Slot(AgencyKey("a\(roll(4))"), child: maybeChild()) }
  private mutating func time() -> LocalTime { LocalTime(Day.first.adding(days: 160_000), minute: roll(1440)) }

  /// A number that was given, or one that never was.
  private mutating func number(_ proceedings: Proceedings, _ numbered: Numbered) -> Int {
    roll(proceedings.next(numbered)) + 1
  }

  private func convening() -> Convening {
    Convening(
      reference: "SD-1", program: "1.0.0", procedure: ProcedureStamp(id: "p", revision: "1", digest: "d"),
      isRehearsal: true,
      case: Case(
        referral: Referral(by: "a teacher", agency: "school", how: "telephone", received: at),
        concern: "a bruise", children: [Child(key: ChildKey("c0"), name: "Ella", life: .unborn(due: nil))]))
  }
}

/// Numbers that are the same for the same seed (SplitMix64).
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
