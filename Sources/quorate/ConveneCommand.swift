import ArgumentParser
import Calendar
import JSON
import Journal
import Meeting
import Procedures
import Register
import Settings
import Text

/// Calls a strategy discussion from a referral.
struct ConveneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convene", abstract: "Calls a discussion from a referral; prints its reference.",
    discussion:
      "The referral is JSON (quorate schema referral). Where it has faults, every one is named and nothing is written."
  )

  @OptionGroup var options: RegisterOptions

  @Option(help: "The procedure (quorate procedures list).")
  var procedure = "gloucestershire"

  @Option(help: "The file with the referral; - for standard input.", completion: .file(extensions: ["json"]))
  var from: String

  @Option(name: .customLong("as"), help: "The name of who convenes (else the login).")
  var name: String?

  mutating func run() throws {
    let (register, clock) = try options.open()
    let resolved: Resolved
    do {
      resolved = try Library.resolve(procedure, directories: procedureDirectories)
    } catch {
      throw Failure(.inputRefused, "\(error)")
    }
    var referral = try referral(under: resolved.procedure, at: clock.now)
    if let earlier = referral.case.follows?.reference, try register.references().contains(earlier) {
      referral.compare(with: try register.open(earlier).proceedings.meeting)
    }
    let author = Author(seat: .chair, person: name ?? loginName, login: loginName)
    let reference = try convene(referral, resolved, in: register, at: clock.now, by: author)
    try say(reference)
  }

  private func referral(under procedure: Procedure, at now: Instant) throws -> Referral {
    let bytes: [UInt8]
    do {
      bytes = from == "-" ? try readStandardInput(limit: 1 << 20) : try readFile(at: from, limit: 1 << 20)
    } catch {
      throw Failure(.inputRefused, "\(error)")
    }
    let place = from == "-" ? "standard input" : from
    let json: JSON
    do { json = try JSON(reading: bytes) } catch {
      throw Failure(.inputRefused, "\(place): \(error)", "nothing was written")
    }
    var reader = ReferralReader(procedure: procedure, now: now, fresh: freshKey)
    guard let referral = reader.read(json) else {
      throw Failure(
        .inputRefused,
        lines: ["\(place) does not fit the schema of a referral; nothing was written:"] + reader.faults)
    }
    return referral
  }

  /// Writes the meeting under the day's next free number; another program may take it first.
  private func convene(
    _ referral: Referral, _ resolved: Resolved, in register: Register, at now: Instant, by author: Author
  ) throws -> String {
    let day = London.local(now).day.description.filter { $0 != "-" }
    let stamp = ProcedureStamp(
      id: resolved.procedure.id, revision: resolved.procedure.header.revision,
      digest: Digest(of: resolved.yaml).hex)
    var number = 1
    while true {
      let taken = Set(try register.references())
      var reference = ""
      repeat {
        reference = "SD-\(day)-\(number < 10 ? "0" : "")\(number)"
        number += 1
      } while taken.contains(reference)
      let convening = Convening(
        reference: reference, program: Quorate.version, procedure: stamp, isRehearsal: register.isRehearsal,
        case: referral.case)
      let events = ([.convened(convening)] + referral.acts).map {
        Event(id: .fresh(), at: now, by: author, act: $0)
      }
      do {
        _ = try register.convene(
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
}
