import ArgumentParser
import Calendar
import Procedures
import Text

/// What procedures there are, what one says, and whether a file of one's own is sound.
struct ProceduresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "procedures", abstract: "The procedures that can be chosen.",
    subcommands: [List.self, Show.self, Check.self], defaultSubcommand: List.self)

  /// Lists them.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the procedures, your own first.")

    mutating func run() throws {
      complainOfBankHolidays()
      var isSound = true
      for listed in Library.list(directories: procedureDirectories) {
        switch listed.header {
        case .success(let header):
          let date = header.date.map { ", \($0.long)" } ?? (header.revision == "undated" ? "" : ", undated")
          try say(
            "\(padded(listed.id, to: 20)) \(display(header.name)): \(display(header.title)), revision \(display(header.revision))\(date)"
          )
        case .failure(let error):
          isSound = false
          complain("\(listed.id): cannot be chosen: \(error)")
        }
      }
      if !isSound {
        throw Failure(.failed, "a procedure file has faults", "quorate procedures check FILE lists them")
      }
    }
  }

  /// Shows one as it is in force.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows a procedure with everything it inherits, as YAML.")

    @Argument(help: "The procedure's id.")
    var id: String

    mutating func run() throws {
      let resolved: Resolved
      do {
        resolved = try Library.resolve(id, directories: procedureDirectories)
      } catch {
        throw Failure(.inputRefused, "\(error)")
      }
      try say(String(decoding: resolved.yaml, as: UTF8.self), terminator: "")
    }
  }

  /// Checks a file.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Reports every fault of a procedure file, and what an authority must still fill in.")

    @Argument(help: "The file.", completion: .file(extensions: ["yaml"]))
    var file: String

    mutating func run() throws {
      let checked: Library.Checked
      do {
        checked = try Library.check(path: file, directories: procedureDirectories)
      } catch {
        throw Failure(.inputRefused, "\(error)")
      }
      try say("\(display(checked.procedure.header.name)): no faults")
      if !checked.notices.isEmpty {
        try say("Worth a look, if it is not meant so:")
        for notice in checked.notices { try say("  \(display(file)):\(display(notice))") }
      }
      let blanks = checked.procedure.blanks
      if !blanks.isEmpty {
        try say("Nobody can be reached by these yet; add a number or an address:")
        for blank in blanks { try say("  \(display(blank))") }
      }
    }
  }
}
