import Calendar
import Meeting
import Procedures

extension Rule {
  /// Before the meeting: who is being chased, and what keeps the child safe meanwhile?
  static let assembling = [
    Rule("assembling.chase", .warning) { the in
      guard the.meeting.state == .assembling else { return [] }
      let unnamed = the.quorum.slots.filter {
        $0.strength == .required && $0.state == .empty && $0.people.isEmpty
      }
      let required = unnamed.map { place in
        Finding(
          "\(place.name): required here, and nobody is named",
          "name who comes and ask them, or log the call", at: .roll(place.slot), child: place.slot.child,
          severity: place.force.severity, citing: place.citation)
      }
      return required + the.chasing
    },

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

  /// The core places that nobody asked or confirmed, the later the graver.
  fileprivate var chasing: [Finding] {
    let unasked = quorum.unconfirmed.filter { !wasChased($0) }
    guard let assembly = assembly, now >= assembly.half else {
      // From the first minute on, an empty place is no place to be silent about.
      return unasked.first.map { first in
        Finding(
          "Not rung yet: \(Situation.list(unasked.map(\.name)))", "ring them and log the call",
          at: .roll(first.slot), about: "core", severity: .notice)
      }.map { [$0] } ?? []
    }
    if now < assembly.quarter {
      return unasked.map { core in
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
