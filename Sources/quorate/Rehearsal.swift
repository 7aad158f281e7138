import Calendar
import Console
import JSON
import Journal
import Meeting
import Procedures
import Register

/// A made-up case to practise on: called this morning, some people confirmed, some not to be reached.
///
/// Everybody in it is invented. Its times are moved to the moment it is played at; what its procedure does not
/// know (a place at the table, a circumstance) is left out.
struct Rehearsal {
  let referral: Referral
  /// What was captured since it was called, as lines of the capture language.
  let lines: [String]

  /// The made-up case under a procedure.
  init(under procedure: Procedure, at now: Instant) throws {
    let whole = try JSON(reading: EmbeddedData.rehearsal.bytes)
    guard let written = whole["now"]?.string.flatMap({ LocalTime($0) }), let json = whole["referral"] else {
      throw Failure(.failed, "the made-up case in this program is damaged", "install the program again")
    }
    let shifted = json.moved(by: now.seconds - London.instant(written).seconds)
    var reader = ReferralReader(procedure: procedure, now: now, fresh: freshKey)
    guard let referral = reader.read(shifted.known(to: procedure)) else {
      throw Failure(
        .failed, lines: ["the made-up case does not fit the procedure \(procedure.id):"] + reader.faults)
    }
    self.referral = referral
    lines = whole["lines"]?.array?.compactMap(\.string) ?? []
  }
}

extension Register {
  /// Calls the made-up case, so that a console opens in a meeting that is being gathered.
  ///
  /// - Returns: its reference.
  func rehearse(under resolved: Resolved, at now: Instant, by author: Author) throws -> String {
    let rehearsal = try Rehearsal(under: resolved.procedure, at: now)
    let reference = try convene(
      rehearsal.referral.case, rehearsal.referral.acts, under: resolved, at: now, by: author)
    var log = try open(reference)
    let workingDays = WorkingDays(bankHolidays)
    for line in rehearsal.lines {
      try act(on: &log, at: now, by: author) { proceedings in
        let context = CaptureContext(
          proceedings: proceedings, procedure: resolved.procedure, now: now, seat: author.seat,
          speaker: author.person, workingDays: workingDays, fresh: freshKey)
        // A line that this procedure does not understand is left out: it has no such place at the table.
        guard case .understood(let understood) = read(line, in: context) else { return [] }
        return understood.drafts
      }
    }
    return reference
  }
}

// MARK: - Moving the case to now

extension JSON {
  /// The same with every time of day and every date moved by so many seconds.
  fileprivate func moved(by seconds: Int) -> JSON {
    switch self {
    case .string(let text):
      if let time = LocalTime(text) {
        return .string(London.local(London.instant(time).adding(seconds: seconds)).description)
      }
      if let day = Day(text) { return .string(day.adding(days: seconds / 86_400).description) }
      return self
    case .array(let items): return .array(items.map { $0.moved(by: seconds) })
    case .object(let members):
      return .object(members.map { JSON.Member($0.name, $0.value.moved(by: seconds)) })
    case .null, .bool, .int: return self
    }
  }

  /// The referral without what the procedure has no name for.
  fileprivate func known(to procedure: Procedure) -> JSON {
    guard case .object(let members) = self else { return self }
    let slots = Set(procedure.slots.map(\.id))
    let circumstances = Set(procedure.circumstances.map(\.id))
    let triggers = Set(procedure.triggers.map(\.id))
    return .object(
      members.compactMap { member in
        switch member.name {
        case "invited": JSON.Member(member.name, member.value.keeping("slot", in: slots))
        case "circumstances": JSON.Member(member.name, member.value.keeping("name", in: circumstances))
        case "trigger": triggers.contains(member.value.string ?? "") ? member : nil
        default: member
        }
      })
  }

  private func keeping(_ name: String, in known: Set<String>) -> JSON {
    .array((array ?? []).filter { known.contains($0[name]?.string ?? "") })
  }
}
