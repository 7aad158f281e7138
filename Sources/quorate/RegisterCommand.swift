import ArgumentParser
import Register
import Text

/// Makes a register.
struct RegisterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "register", abstract: "A register holds many meetings, their journals and records.",
    subcommands: [New.self])

  /// Makes a new one.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Makes a register in a new or empty folder.")

    @Flag(help: "For rehearsals: accepts another clock, and its records say REHEARSAL.")
    var rehearsal = false

    @Argument(help: "The folder.", completion: .directory)
    var directory: String

    mutating func run() throws {
      do {
        _ = try Register.create(at: directory, rehearsal: rehearsal)
      } catch {
        throw Failure(error)
      }
      try say("\(rehearsal ? "a rehearsal register" : "a register") is in \(display(directory))")
    }
  }
}
