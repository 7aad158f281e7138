import Calendar
import Meeting
import Procedures

extension Rule {
  /// Before the meeting: who is being chased, and what keeps the child safe meanwhile?
  static let assembling = [
    Rule("assembling.chase", .warning) { the in the.chasing },

    Rule("assembling.interim", .critical, restsOnImmediateAction: true) { the in
      guard the.meeting.state == .assembling, let due = the.convening, let until = due.instant else {
        return []
      }
      let willBe = the.meeting.target.map { London.instant($0.due) > until } ?? false
      guard the.now > until || willBe else { return [] }
      return the.children.filter { the.meeting.tonight($0) == nil }.map { child in
        Finding(
          "\(the.name(of: child)): no interim safety plan, and the discussion \(the.now > until ? "is" : "will be") late",
          "say where the child is safe meanwhile, with whom, who checks", at: .tonight, child: child)
      }
    },
  ]
}

extension Situation {
  /// When the discussion has to be held.
  var convening: Due? { deadlines.convening }

  /// The core places that nobody asked or confirmed, the later the graver; before half the time the roll alone shows
  /// them.
  fileprivate var chasing: [Finding] {
    guard let assembly, now >= assembly.half else { return [] }
    if now < assembly.quarter {
      return quorum.unconfirmed.filter { !wasChased($0) }.map { core in
        Finding(
          "\(core.name): nobody asked, and half the time is gone",
          "ring \(core.contact ?? core.name) and log the call", at: .roll(core.slot),
          citing: assembly.ladder?.cite)
      }
    }
    let isOver = convening?.state == .late
    return quorum.unconfirmed.map { core in
      let next = assembly.step.map { step in
        "; next: \(step.name), \(step.contacts(for: core.name).joined(separator: ", "))"
      }
      return Finding(
        "\(core.name) is not confirmed, and \(isOver ? "the time is over" : "less than a quarter of the time is left")",
        "ring again now\(core.contact.map { ": \($0)" } ?? "")\(next ?? "")", at: .roll(core.slot),
        severity: .critical, citing: assembly.ladder?.cite)
    }
  }

  /// Whether somebody was rung for a place.
  fileprivate func wasChased(_ standing: Quorum.Standing) -> Bool {
    !meeting.record(of: standing.slot).chases.isEmpty
  }
}
