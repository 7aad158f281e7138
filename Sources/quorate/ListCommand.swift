import ArgumentParser
import Calendar
import JSON
import Register
import Text

/// Lists the meetings of a register, the newest first.
struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Lists the meetings, the newest first.")

  @OptionGroup var options: RegisterOptions

  @Flag(help: "Prints JSON.")
  var json = false

  mutating func run() throws {
    let (register, _) = try options.open()
    let rows = try register.list()
    if json {
      try say(JSON.array(rows.map(document)).pretty, terminator: "")
      return
    }
    if rows.isEmpty { try say("no meetings yet: quorate convene --from FILE") }
    for row in rows {
      let children = row.summary["children"]?.array?.compactMap(\.string) ?? []
      let state = row.state == "closed unsigned" ? "CLOSED, UNSIGNED" : row.state
      try say(
        "\(padded(row.reference, to: 16)) \(padded(state, to: 17)) \(padded(row.procedure, to: 20)) \(display(children.joined(separator: ", ")))"
      )
    }
  }

  private func document(_ row: Listed) -> JSON {
    [
      "reference": .string(row.reference), "state": .string(row.state), "procedure": .string(row.procedure),
      "convened": .string(row.convened.description), "updated": .string(row.updated.description),
      "rehearsal": row.summary["rehearsal"] ?? .null,
      "children": row.summary["children"] ?? [],
    ]
  }
}
