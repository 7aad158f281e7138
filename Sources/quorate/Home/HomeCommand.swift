import ArgumentParser
import Glibc
import Meeting
import Record
import Register
import Settings
import Terminal
import Text

/// The register's screen: what is due today, every meeting, and a new one.
struct HomeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "home", abstract: "Opens the register: list, convene, open, search. What quorate alone does."
  )

  @OptionGroup var options: RegisterOptions
  @OptionGroup var theme: ThemeOptions

  @Option(name: .customLong("as"), help: "The name of who sits here (else the login).")
  var name: String?

  @Option(help: "The private key that signs (else QUORATE_KEY).", completion: .file())
  var key: String?

  mutating func run() throws {
    let (register, clock) = try options.open()
    let author = Author(seat: .chair, person: name ?? Account.own.name, login: Account.own.name)
    let choice = theme.choice
    let terminal = try Terminal.opened(in: choice.theme)
    defer { terminal.close() }
    var loop = try HomeLoop(
      register, at: clock, by: author, key: key ?? environment("QUORATE_KEY"), on: terminal)
    try loop.run(saying: choice.complaint.map { "\($0)" })
  }
}
