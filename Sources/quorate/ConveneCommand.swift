import ArgumentParser
import Calendar
import Console
import JSON
import Meeting
import Procedures
import Record
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

  @Option(help: "Why this procedure, where it is not one that is pinned here: it is kept with the meeting.")
  var because: String?

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
      referral.case.compare(with: try register.open(earlier).proceedings.meeting)
    }
    complainOfBankHolidays()
    let author = Author(seat: .chair, person: name ?? Account.own.name, login: Account.own.name)
    var acts = referral.acts
    if let unpinned = resolved.unpinned {
      if because == nil {
        complain(
          "quorate: \(procedure): \(unpinned)\nThe discussion is called; --because says why under this one")
      }
      acts += because.map { [.overridden(rule: "procedure.pinned", child: nil, because: $0)] } ?? []
    }
    try say(try register.convene(referral.case, acts, under: resolved, at: clock.now, by: author))
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
}
