import Advice
import Calendar
import Meeting
import Procedures
import Text

/// A meeting in plain lines of at most 80 cells, for people.
struct ShowText {
  let meeting: Meeting
  let procedure: Procedure
  let advice: Advice
  let changed: ChangedProcedure?
  let now: Instant

  /// All lines, made inert.
  var lines: [String] {
    (heading + warnings + roll + decisions + tonight + actions + dates).flatMap { wrapped(display($0)) }
  }

  private func wrapped(_ line: String) -> [String] {
    let indent = String(line.prefix { $0 == " " })
    let rest = wrap(String(line.dropFirst(indent.count)), to: 78 - indent.count)
    return rest.isEmpty ? [""] : rest.enumerated().map { indent + ($0.offset == 0 ? "" : "  ") + $0.element }
  }

  private var heading: [String] {
    let rehearsal = meeting.isRehearsal ? "  REHEARSAL" : ""
    let quorum = advice.quorum
    let missing = quorum.missing.map(\.name).joined(separator: ", ")
    let state =
      meeting.state == .assembling
      ? "\(quorum.confirmed) of \(quorum.needed) confirmed"
      : quorum.isQuorate
        ? "QUORATE \(quorum.present) of \(quorum.needed)"
        : "INQUORATE \(quorum.present) of \(quorum.needed), no \(missing)"
    let lasted = meeting.began.map { ((meeting.ended ?? now).seconds - $0.seconds) / 60 }
    let minutes = lasted.map { " \($0) min" } ?? ""
    let children = meeting.case.children.map { child in
      let age = child.ageInWords(on: London.local(now).day).map { " \($0)" } ?? ""
      return meeting.callName(of: child.key) + age
    }
    return [
      "\(meeting.reference)  \(procedure.header.name)\(rehearsal)  \(meeting.state.rawValue.uppercased())\(minutes)  \(state)",
      children.joined(separator: "  "),
    ] + (changed.map { ["▲ \($0.words)"] } ?? [])
  }

  private var warnings: [String] {
    guard !advice.warnings.isEmpty else { return ["", "Nothing is open."] }
    return ["", "Open"]
      + advice.warnings.map { warning in
        let mark =
          switch warning.severity {
          case .critical: "✗ critical"
          case .warning: "▲ warning "
          case .notice: "· notice  "
          }
        return "  \(mark)  \(warning.message): \(warning.remedy) \(warning.citation)"
      }
  }

  private var roll: [String] {
    let asked = advice.quorum.slots.filter { $0.strength != .consider || $0.state != .empty }
    let others = advice.quorum.slots.filter { $0.strength == .consider && $0.state == .empty }
    return ["", "Roll"]
      + asked.map { standing in
        let people = standing.people.compactMap { meeting.person($0)?.name }.joined(separator: ", ")
        let strength = standing.strength?.rawValue ?? "other"
        let state = standing.state == .written ? "written (informs, does not count)" : standing.state.rawValue
        return "  \(standing.name) (\(strength)): \(state)\(people.isEmpty ? "" : "; \(people)")"
      }
      + (others.isEmpty ? [] : ["  to be considered: \(others.map(\.name).joined(separator: ", "))"])
  }

  private var decisions: [String] {
    guard !meeting.decisions.isEmpty else { return [] }
    return ["", "Decisions"]
      + meeting.decisions.flatMap { decision -> [String] in
        let missing = decision.moment.map { advice.quorum.missing(at: $0, in: meeting) } ?? []
        let without =
          missing.isEmpty
          ? "" : "; TAKEN WITHOUT \(missing.map { $0.name.uppercased() }.joined(separator: ", "))"
        let state = decision.decided.map { London.local($0).clock } ?? "proposed"
        var lines = [
          "  \(decision.number) \(meeting.callName(of: decision.child)): \(procedure.name(of: decision))  \(state)\(without)"
        ]
        if let because = decision.taken?.because { lines.append("    because \(because)") }
        for viewed in meeting.views(on: decision) {
          let words = viewed.viewing.words.map { ": \"\($0)\"" } ?? ""
          lines.append(
            "    \(procedure.name(of: viewed.viewing.voice.agency)) \(viewed.viewing.view.rawValue) \(London.local(viewed.at).clock)\(words)"
          )
        }
        return lines
      }
  }

  private var tonight: [String] {
    let lines = meeting.livingChildren.compactMap { child -> String? in
      meeting.tonight(child.key).map { entered in
        let value = entered.value
        let parts = [
          value.place, value.with.map { "with \($0)" }, value.arrangement.map { "arrangement: \($0)" },
          value.contact.map { "contact: \($0)" }, value.checkedBy.map { "checked by \($0)" },
          value.until.map { "until \($0.day.short) \($0.clock)" },
        ]
        return "  \(meeting.callName(of: child.key)): \(parts.compactMap { $0 }.joined(separator: ", "))"
      }
    }
    return lines.isEmpty ? [] : ["", "Safe tonight"] + lines
  }

  private var actions: [String] {
    guard !meeting.actions.isEmpty else { return [] }
    return ["", "Actions"]
      + meeting.actions.map { action in
        let owner = action.plan.owner.map { voice in
          voice.person.flatMap { meeting.person($0)?.name } ?? procedure.name(of: voice.agency)
        }
        let by = action.plan.by.map { "by \($0.day.short) \($0.clock)" } ?? "no time"
        let purpose = action.plan.purpose.map { ", \(ActionPlan.clause(ofPurpose: $0))" } ?? ""
        let condition = action.plan.condition.map { "if \($0): " } ?? ""
        return "  \(action.number) \(condition)\(action.plan.text): \(owner ?? "no owner"), \(by)\(purpose)"
      }
  }

  private var dates: [String] {
    let due = advice.deadlines.filter { $0.due != nil }
    guard !due.isEmpty else { return [] }
    return ["", "Due"]
      + due.map { date in
        let whose = date.child.map { "\(meeting.callName(of: $0)): " } ?? ""
        return "  \(whose)\(date.what), \(date.state.rawValue): \(date.basis) \(date.citation)"
      }
  }
}
