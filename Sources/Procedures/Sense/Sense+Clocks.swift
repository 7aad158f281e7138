internal import Calendar
internal import Settings

// Dates and duties: can what they wait for come, and can they be met?
extension Sense {
  mutating func lookAtClocks() {
    for timescale in procedure.timescales {
      lookAtRule(of: timescale)
      lookAtOrigin(of: timescale)
      lookAtException(timescale)
      lookAtEnd(of: timescale)
    }
    for duty in procedure.duties { lookAt(duty) }
  }

  private mutating func lookAtRule(of timescale: Timescale) {
    let place = outline.place("timescales", timescale.id, "rule")
    guard timescale.rule.hasPrefix("time.") else {
      fault(
        place, "the rule “\(timescale.rule)” has no date: a timescale belongs to one that begins with “time.”"
      )
      return
    }
    if procedure.rules[timescale.rule] == nil {
      fault(
        place,
        "nothing warns of this date: set “\(timescale.rule)” under “rules”, with off: yes if that is meant"
      )
    }
    if timescale.rule == "time.missing-child", !timescale.perChild {
      fault(place, "“time.missing-child” is of one child: it needs “per-child: yes”")
    }
  }

  private mutating func lookAtOrigin(of timescale: Timescale) {
    let place = outline.place("timescales", timescale.id, "from")
    let origin = timescale.origin.rawValue
    if let why = neverComes(timescale) { fault(place, "“\(origin)” never comes: \(why)") }
    guard timescale.rule == "time.convene" else { return }
    switch timescale.origin {
    case .discussionEnded, .s47Decided, .decisionMakingConcluded:
      fault(place, "“\(origin)” comes with the discussion or after it, so it cannot say when to hold one")
    case .referralReceived, .concernIdentified, .examination, .circumstanceAnswered: break
    }
  }

  private func neverComes(_ timescale: Timescale) -> String? {
    switch timescale.origin {
    case .referralReceived, .concernIdentified, .discussionEnded: return nil
    case .s47Decided:
      return s47Begins ? nil : "no decision begins section 47 enquiries (s47: begins)"
    case .examination:
      guard !isReported("examination"), !isExaminationPlanned else { return nil }
      return
        "no happening is called “examination”, and no answer to the question of medical.reason needs “when”"
    case .decisionMakingConcluded:
      return isReported("decision-making-concluded")
        ? nil : "no happening is called “decision-making-concluded”"
    case .circumstanceAnswered:
      return timescale.when.wanted.isEmpty ? "“when” names no circumstance to be answered" : nil
    }
  }

  private var isExaminationPlanned: Bool {
    guard isOn("medical.reason"), let medical else { return false }
    return ["yes", "done"].contains { medical.canBe($0) && medical.needs(with: $0).contains("when") }
  }

  private mutating func lookAtException(_ timescale: Timescale) {
    func place(_ field: String) -> Place { outline.place("timescales", timescale.id, field) }
    guard timescale.isException else {
      if timescale.unlessProtectionNeeded {
        fault(place("unless-protection-needed"), "“unless-protection-needed” belongs to an exception")
      }
      return
    }
    let protection = "immediate-protection-needed"
    if timescale.unlessProtectionNeeded, !procedure.circumstances.contains(where: { $0.id == protection }) {
      fault(
        place("unless-protection-needed"),
        "this exception can never stand: no circumstance is called “\(protection)”, so nobody answers it no")
    } else if timescale.when.isAlways, !timescale.unlessProtectionNeeded {
      fault(place("exception"), "an exception without “when” always stands, and the default never does")
    }
    let same = procedure.timescales.filter(timescale.isSameThing)
    if let other = procedure.timescales.first(where: { !$0.isException && $0.rule == timescale.rule }),
      !same.contains(where: { !$0.isException })
    {
      notice(
        place("what"),
        "this exception replaces nothing: no other date of “\(timescale.rule)” is for “\(timescale.what)”, as “\(other.id)” is for “\(other.what)”"
      )
    }
    // No rule has more than a handful; that many are compared, however many a file holds.
    let others = same.filter(\.isException).prefix(20)
    let earlier = others.first { other in
      other.id != timescale.id && other.origin == timescale.origin && other.unlessNo == nil
        && (!other.unlessProtectionNeeded || timescale.unlessProtectionNeeded)
        && other.period.isShorter(than: timescale.period) && other.when.covers(timescale.when)
    }
    if let earlier {
      fault(
        place("within"),
        "this exception can never stand: “\(earlier.id)” holds whenever it does, and is earlier")
    }
  }

  private mutating func lookAtEnd(of timescale: Timescale) {
    if let id = timescale.unlessNo, let question = question(id) {
      let place = outline.place("timescales", timescale.id, "unless-no")
      if !question.canBe("no") {
        fault(place, "the question “\(id)” cannot be answered no")
      } else if question.per == .child, !timescale.perChild {
        fault(place, "the question “\(id)” is asked of each child, and this date is not “per-child: yes”")
      }
    }
    // These two are met by what the meeting itself shows.
    guard timescale.rule.hasPrefix("time."), timescale.rule != "time.convene",
      timescale.rule != "time.missing-child"
    else { return }
    let same = procedure.timescales.filter(timescale.isSameThing)
    guard !same.contains(where: { isReported($0.id) }),
      !procedure.duties.contains(where: { duty in same.contains { $0.id == duty.timescale } })
    else { return }
    let section = outline.holds("timescales", timescale.id) ? "timescales" : "happenings"
    fault(
      outline.place(section, timescale.id),
      "nobody can say that this is done: add a happening called “\(timescale.id)”, or a duty with this timescale"
    )
  }

  private mutating func lookAt(_ duty: DutyRule) {
    let place = outline.place("duties", duty.id, "on")
    let occasion = duty.on.rawValue
    switch duty.on {
    case .discussionEnded: break
    case .s47Decided:
      if !procedure.decisions.contains(where: \.isS47) {
        fault(place, "“\(occasion)” never comes: no decision begins or continues section 47 enquiries")
      }
    case .s47Begun:
      if !procedure.decisions.contains(where: { $0.isS47 && !$0.continuesS47 }) {
        fault(place, "“\(occasion)” never comes: no decision begins section 47 enquiries (s47: begins)")
      }
    case .medicalPlanned:
      if !(medical?.canBe("yes") ?? false) {
        fault(
          place,
          "“\(occasion)” never comes: the rule medical.reason reads no question that can be answered yes")
      }
    case .agencyAbsent:
      if !procedure.slots.contains(where: { $0.strength == .core || $0.strength == .required }) {
        fault(place, "“\(occasion)” never comes: no slot is core or required")
      }
    }
    // An owner may be words; what looks like an id and is nearly a slot's was meant to be that one.
    let slots = procedure.slots.map(\.id)
    if isIdentifier(duty.owner), duty.owner != "chair", !slots.contains(duty.owner),
      nearest(to: duty.owner, among: slots) != nil
    {
      fault(
        outline.place("duties", duty.id, "owner"), "no slot is called “\(duty.owner)”", name: duty.owner,
        among: slots)
    }
  }
}

extension Period {
  /// Whether it ends before `other`, counted from one moment; only where both are counted in the same unit.
  fileprivate func isShorter(than other: Period) -> Bool {
    unit == other.unit
      ? count < other.count : unit == .sameDay && other.unit != .hours && other.unit != .minutes
  }
}
