import ArgumentParser
import JSON
import Text

/// Shows a meeting and what the procedure says about it.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows a meeting, what is open and what is due.")

  @OptionGroup var options: RegisterOptions

  @Argument(help: "The meeting's reference.")
  var reference: String

  @Flag(help: "Prints JSON (quorate schema show).")
  var json = false

  @Flag(help: "Asks what stands at the end, while people are still there to mend it.")
  var closing = false

  mutating func run() throws {
    let session = try Session(reference, in: options.place)
    complainOfBankHolidays()
    let advice = session.advice(closing: closing)
    let changed = ChangedProcedure(of: session)
    if json {
      let document = ShowDocument(
        meeting: session.meeting, procedure: session.procedure, advice: advice, changed: changed)
      try say(document.json.pretty, terminator: "")
    } else {
      for line in ShowText(
        meeting: session.meeting, procedure: session.procedure, advice: advice, changed: changed,
        now: session.clock.now
      ).lines {
        try say(line)
      }
    }
  }
}
