import Calendar
import Console
import Journal
import Meeting
import Procedures
import Register

extension Register {
  /// Calls a discussion under the day's next free reference, which another program may take first.
  ///
  /// - Parameter acts: what is written behind the convening, in this order.
  /// - Returns: the reference.
  func convene(
    _ case: Case, _ acts: [Act], under resolved: Resolved, at now: Instant, by author: Author
  ) throws -> String {
    let day = London.local(now).day.description.filter { $0 != "-" }
    let stamp = ProcedureStamp(
      id: resolved.procedure.id, revision: resolved.procedure.header.revision,
      digest: resolved.digest)
    var number = 1
    while true {
      let taken = Set(try references())
      var reference = ""
      repeat {
        reference = "SD-\(day)-\(number < 10 ? "0" : "")\(number)"
        number += 1
      } while taken.contains(reference)
      let convening = Convening(
        reference: reference, program: Quorate.version, procedure: stamp, isRehearsal: isRehearsal,
        case: `case`)
      let events = ([.convened(convening)] + acts).map {
        Event(id: .fresh(), at: now, by: author, act: $0)
      }
      do {
        _ = try convene(
          reference: reference,
          procedure: ProcedureBytes(digest: stamp.digest, yaml: resolved.yaml, json: resolved.json),
          events: events)
        return reference
      } catch {
        // Somebody else took the number just now.
        guard case .exists = error else { throw error }
      }
    }
  }

  /// Calls the discussion that was filled in on the card.
  func convene(_ new: NewCase, at now: Instant, by author: Author) throws -> String {
    let resolved: Resolved
    do { resolved = try Library.resolve(new.procedure, directories: procedureDirectories) } catch {
      throw Failure(.inputRefused, "\(error)")
    }
    return try convene(new.case, new.acts, under: resolved, at: now, by: author)
  }
}
