import ArgumentParser
import Calendar
import JSON
import Record
import Register
import Text

/// Verifies records: a line for each thing checked.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Verifies records, and says what holds and what does not.",
    discussion: """
      Exit status 0: everything claimed holds; 1: something is false; 4: nothing is false, but who signed is unproven.

      Without --signers the list of the register is used, where there is one; the copy in the record never.
      """)

  @OptionGroup var options: RegisterOptions

  @Argument(help: "The records' folders.", completion: .directory)
  var paths: [String]

  @Option(help: "The list of who may sign (OpenSSH's allowed_signers).", completion: .file())
  var signers: String?

  @Option(help: "The list of revoked keys.", completion: .file())
  var revoked: String?

  @Option(help: "The moment to judge keys by, YYYY-MM-DDTHH:MM:SSZ; else the closing time the record claims.")
  var at: Instant?

  @Flag(help: "Prints JSON.")
  var json = false

  mutating func run() throws {
    try options.checkClock()
    let list =
      signers ?? (try? Register.open(at: options.path)).flatMap { $0.hasSigners ? $0.signersPath : nil }
    let verification = Verification(
      signers: list, revoked: revoked, at: at, rendering: { MinutesText.render($0, fingerprint: $1) })
    var reports: [JSON] = []
    var worst: Status = .done
    for path in paths {
      do {
        let report = try verification.run(folder: path)
        if json { reports.append(report.json) } else { try say(report.text, terminator: "") }
        worst = graver(worst, Status(rawValue: report.exitStatus) ?? .failed)
      } catch {
        if json {
          reports.append(["path": .string(path), "error": .string("\(error)")])
        } else {
          complain("\(error)")
        }
        worst = .failed
      }
    }
    if json { try say(JSON.array(reports).pretty, terminator: "") }
    if worst != .done { throw ExitCode(worst.rawValue) }
  }

  private func graver(_ one: Status, _ other: Status) -> Status {
    if one == .failed || other == .failed { return .failed }
    return one == .done ? other : one
  }
}
