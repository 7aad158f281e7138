import ArgumentParser
import Calendar
import JSON
import Procedures
import Text

/// What procedures there are, what one says, and whether a file of one's own is sound.
struct ProceduresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "procedures", abstract: "The procedures that can be chosen.",
    subcommands: [List.self, Show.self, Check.self, Pin.self], defaultSubcommand: List.self)

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
            "\(padded(listed.id, to: 20)) \(display(header.name)): \(display(header.title)), revision \(display(header.revision))\(date)\(standing(of: listed.id))"
          )
        case .failure(let error):
          isSound = false
          complain("\(listed.id): cannot be chosen: \(error)")
        }
      }
      try sayMissing()
      if !isSound {
        throw Failure(.failed, "a procedure file has faults", "quorate procedures check FILE lists them")
      }
    }

    /// What a list says of a procedure behind its name, where procedures are pinned.
    private func standing(of id: String) -> String {
      guard case .success(let pins?) = pinned,
        let resolved = try? Library.resolve(id, directories: procedureDirectories)
      else { return "" }
      return pins.difference(of: resolved.procedure.header, digest: resolved.digest).map { "  ▲ \($0)" }
        ?? "  pinned"
    }

    private func sayMissing() throws {
      switch pinned {
      case .success(nil): break
      case .success(let pins?):
        try say("Pinned by \(display(pins.path)).")
        let known = Set(Library.list(directories: procedureDirectories).map(\.id))
        for pin in pins.pins where !known.contains(pin.id) {
          complain("\(pin.id): pinned, and there is no procedure of that name")
        }
      case .failure(let error): complain("The pins cannot be read, so none holds: \(error)")
      }
    }
  }

  /// Prints what pins procedures.
  struct Pin: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the file that pins procedures as they are now.",
      discussion: """
        Kept as quorate/pinned.yaml in a directory of XDG_CONFIG_DIRS (/etc/xdg), it holds for everybody on this \
        machine; in one's own configuration directory, where there is none, for oneself. A procedure that it does not \
        name can still be used, and is marked.
        """)

    @Argument(help: "The procedures' ids (else all that can be chosen).")
    var ids: [String] = []

    mutating func run() throws {
      let directories = procedureDirectories
      let wanted = ids.isEmpty ? Library.all(directories: directories).map(\.id) : ids
      var lines = ["# The procedures in force here. Others can be used, and are marked.", "pinned:"]
      for id in wanted {
        let resolved: Resolved
        do { resolved = try Library.resolve(id, directories: directories) } catch {
          throw Failure(.inputRefused, "\(error)")
        }
        lines.append("  - id: \(id)")
        lines.append("    revision: \(JSON.string(resolved.procedure.header.revision).line)")
        lines.append("    digest: \(resolved.digest)")
      }
      try say(lines.joined(separator: "\n"))
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
