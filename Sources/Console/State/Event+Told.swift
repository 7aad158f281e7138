import Advice
import Calendar
public import Meeting
import Procedures
import Text

extension Desk {
  /// Who spoke, as the screen says it: the agency, or the person with it.
  public func name(of voice: Voice) -> String { procedure.name(of: voice.agency) }

  /// What an agency is called.
  public func name(of agency: AgencyKey) -> String { procedure.name(of: agency) }

  /// What a child is called in the room.
  public func name(of child: ChildKey) -> String { meeting.callName(of: child) }

  /// What was written last at either seat: `10:43:51 J Hart: action 6 saved`.
  public var lastAct: String? {
    proceedings.events.last.map { event in
      let author = event.by.seat == seat ? "you" : event.by.person
      return "\(Desk.clock(event.at)) \(author): \(event.told(at: self))"
    }
  }

  /// The time of day with its seconds.
  static func clock(_ instant: Instant) -> String {
    let seconds = ((instant.seconds % 60) + 60) % 60
    return "\(London.local(instant).clock):\(seconds < 10 ? "0" : "")\(seconds)"
  }

  /// When something was last saved, with its seconds.
  public var savedAt: String? { proceedings.events.last.map { Desk.clock($0.at) } }
}

extension Event {
  /// What was written, in a line; of a score that is still hidden not the number.
  func told(at desk: Desk) -> String {
    switch act {
    case .said(let saying):
      let kind = share == .agencyOnly ? ", private" : saying.isOpinion ? ", opinion" : ""
      return saying.voice.map { "\(desk.name(of: $0))\(kind): \(saying.text)" } ?? saying.text
    case .scored(let scoring):
      let agency = desk.name(of: scoring.voice)
      guard desk.meeting.revealed != nil else { return "\(agency) scored, hidden" }
      let value = scoring.value.map { "\($0)" } ?? "no view"
      return "\(agency) for \(desk.name(of: scoring.child)): \(value)"
    case .action(let plan): return "action \(plan.number) saved"
    case .chased(let slot, let outcome, let text):
      return "chased \(desk.name(of: slot.agency))\(outcome.map { ", \($0.rawValue)" } ?? "")"
        + (text.isEmpty ? "" : ": \(text)")
    case .written(let slot, let text): return "\(desk.name(of: slot.agency)), in writing: \(text)"
    case .arrived(let key, let how, _):
      return "\(desk.meeting.person(key)?.name ?? "somebody") is here, \(how.rawValue)"
    case .left(let key, _): return "\(desk.meeting.person(key)?.name ?? "somebody") left"
    case .answered(let prompt, let child, let text):
      return "\(prompt)\(child.map { ", \(desk.name(of: $0))" } ?? ""): \(text)"
    case .riskNamed(let number, let text, _): return "risk \(number): \(text)"
    case .itemOpened(let id):
      return "agenda: \(desk.procedure.agenda.first { $0.id == id }?.name ?? id)"
    case .revealed: return "scores revealed"
    case .began: return "the discussion began"
    case .ended: return "the discussion ended"
    case .alreadyDone(let text): return "already done: \(text)"
    default: return "\(act.title) saved"
    }
  }
}
