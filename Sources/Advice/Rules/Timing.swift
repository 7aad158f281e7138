import Calendar
import Meeting
import Procedures

extension Rule {
  /// What is due when, at the latest?
  static let timing =
    [
      Rule("time.convene", .critical) { the in
        guard the.meeting.state != .declined else { return [] }
        guard let due = the.convening, let instant = due.instant, let time = due.due else {
          guard the.meeting.state == .assembling else { return [] }
          return [
            Finding(
              "No time is set for the discussion: this procedure names none",
              "set one, with why that is soon enough (:target)", at: .clock, severity: .notice)
          ]
        }
        let why = "\(due.basis)\(due.reason.map { ": \($0)" } ?? "")"
        let delay = the.meeting.target.flatMap { London.instant($0.due) > instant ? $0.because : nil }
        if let began = the.meeting.began {
          guard began > instant else { return [] }
          let byDecision = delay.map { " by decision: \($0)" } ?? ""
          return [
            Finding(
              "Held late\(byDecision): due \(time.day.short) \(time.clock), begun \(the.when(London.local(began)))",
              "say why it was held late [\(why)]", at: .clock, citing: due.citation)
          ]
        }
        if the.now > instant {
          let target = delay.map { "late by decision: \($0)" } ?? "late"
          return [
            Finding(
              "The discussion is \(target); it was due \(time.day.short) \(time.clock)",
              "hold it now [\(why)]", at: .clock, citing: due.citation)
          ]
        }
        guard due.state == .nearly else { return [] }
        return [
          Finding(
            "The discussion is due at the latest \(the.when(time))", "begin as soon as you can [\(why)]",
            at: .clock, severity: .warning, citing: due.citation)
        ]
      }
    ]
    + [
      "time.summary", "time.minutes", "time.referrer", "time.conference", "time.medical-report",
      "time.assessment", "time.s47",
    ].map(running)

  /// A date that runs down, then is late; of two texts' dates for one thing only the later is critical.
  private static func running(_ id: String) -> Rule {
    Rule(id, .critical) { the in
      let dates = the.deadlines.filter { $0.rule == id }
      return dates.compactMap { due in
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
          severity: late && isLast ? .critical : .warning, citing: due.citation)
      }
    }
  }
}
