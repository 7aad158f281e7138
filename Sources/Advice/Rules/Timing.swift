import Calendar
import Meeting
import Procedures

extension Rule {
  /// What is due when, at the latest?
  static let timing =
    [
      Rule("time.convene", .critical) { the in
        guard the.meeting.state != .declined else { return [] }
        guard let due = the.convening else {
          guard the.meeting.state == .assembling else { return [] }
          return [
            Finding(
              "No time is set for the discussion: this procedure names none",
              "set one, with why that is soon enough (:target)", at: .clock, severity: .notice)
          ]
        }
        // Where the text names a usual time and an utmost one, going past the usual one is no breach yet.
        let isAhead = due.state != .late && due.state != .metLate
        let past = the.deadlines.filter {
          $0.rule == "time.convene" && ($0.state == .late || $0.state == .metLate)
        }
        let usual = isAhead ? past.last.flatMap { the.finding(on: $0, severity: .warning) } : nil
        return [usual, the.finding(on: due)].compactMap(\.self)
      }
    ]
    + [
      "time.summary", "time.minutes", "time.referrer", "time.conference", "time.medical-report",
      "time.assessment", "time.s47", "time.review",
    ].map(running)

  /// A date that runs down, then is late, or that people agree to go past; of two texts' dates for one thing only
  /// the later is as severe as the procedure has it.
  private static func running(_ id: String) -> Rule {
    Rule(id, .critical) { the in
      let dates = the.deadlines.filter { $0.rule == id }
      let agreed = dates.flatMap { the.agreedLate($0) }
      return agreed
        + dates.compactMap { due in
          guard let time = due.due, due.state == .nearly || due.state == .late else { return nil }
          let whose = due.child.map { "\(the.name(of: $0)): " } ?? ""
          let late = due.state == .late
          let isLast = !dates.contains { other in
            guard other.what == due.what, other.child == due.child, let later = other.instant else {
              return false
            }
            return due.instant.map { $0 < later } ?? false
          }
          return Finding(
            "\(whose)\(due.what) \(late ? "was due" : "is due at the latest") \(the.when(time))",
            "\(late ? "do it now, and record when" : "see to it") [\(due.basis)]", at: .duties,
            child: due.child, about: "timescale \(due.timescale)",
            severity: late && isLast ? nil : .warning, citing: due.citation)
        }
    }
  }
}

extension Situation {
  /// Each time behind the date on which people agreed: in the answer on whether it takes place at all, or, of a further
  /// discussion, with a decision.
  fileprivate func agreedLate(_ due: Due) -> [Finding] {
    guard let latest = due.due, due.state == .running || due.state == .nearly else { return [] }
    func finding(_ time: LocalTime?, at place: Place, child: ChildKey?, with decision: Int? = nil) -> Finding?
    {
      guard let time, time > latest else { return nil }
      let whose = child.map { "\(name(of: $0)): " } ?? ""
      return Finding(
        "\(whose)\(due.what) agreed for \(when(time)), due at the latest \(when(latest))",
        "agree an earlier time, or say why that is soon enough [\(due.basis)]", at: place, child: child,
        about: "timescale \(due.timescale) agreed" + (decision.map { " with decision \($0)" } ?? ""),
        severity: .warning, citing: due.citation)
    }
    var findings: [Finding] = []
    if let question = procedure.timescales.first(where: { $0.id == due.timescale })?.unlessNo {
      let needs = meeting.answer(toQuestion: question, child: due.child)?.value.needs ?? []
      // Of several times of one answer the last is when it is all done.
      findings += [
        finding(needs.compactMap(\.time).max(), at: .question(question), child: due.child)
      ].compactMap(\.self)
    }
    guard due.rule == "time.review" else { return findings }
    return findings
      + meeting.decisions.filter { due.child == nil || $0.child == due.child }.compactMap {
        finding($0.taken?.again, at: .decisions($0.number), child: $0.child, with: $0.number)
      }
  }

  /// What a date for holding the discussion asks for: nothing while it is far off, or was kept.
  fileprivate func finding(on due: Due, severity: Severity? = nil) -> Finding? {
    guard let instant = due.instant, let time = due.due else { return nil }
    let why = "\(due.basis)\(due.reason.map { ": \($0)" } ?? "")"
    let delay = meeting.target.flatMap { London.instant($0.due) > instant ? $0.because : nil }
    if let began = meeting.began {
      guard began > instant else { return nil }
      let byDecision = delay.map { " by decision: \($0)" } ?? ""
      return Finding(
        "Held late\(byDecision): due \(time.day.short) \(time.clock), begun \(when(London.local(began)))",
        "say why it was held late [\(why)]", at: .clock, about: about(due), severity: severity,
        citing: due.citation)
    }
    if now > instant {
      let target = delay.map { "late by decision: \($0)" } ?? "late"
      return Finding(
        "The discussion is \(target); it was due \(time.day.short) \(time.clock)",
        "hold it now [\(why)]", at: .clock, about: about(due), severity: severity, citing: due.citation)
    }
    guard due.state == .nearly else { return nil }
    let isUsual = deadlines.contains { other in
      other.rule == due.rule && other.instant.map { $0 > instant } ?? false
    }
    return Finding(
      "The discussion is \(isUsual ? "usually due" : "due at the latest") \(self.when(time))",
      "begin as soon as you can [\(why)]",
      at: .clock, about: about(due), severity: .warning, citing: due.citation)
  }

  /// Which of several dates it is; the last is the discussion's own, as one alone is.
  private func about(_ due: Due) -> String? {
    deadlines.convening?.timescale == due.timescale ? nil : "timescale \(due.timescale)"
  }
}
