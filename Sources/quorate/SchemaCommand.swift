import ArgumentParser
import Procedures

/// Prints a JSON Schema of what the program reads and writes.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "The JSON Schema of a referral, of show --json, of an event, of a procedure, of the minutes.")

  /// What has a schema.
  enum Document: String, CaseIterable, ExpressibleByArgument {
    case referral
    case show
    case event
    case procedure
    case minutes
  }

  @Argument(help: "referral, show, event, procedure or minutes.")
  var document: Document

  mutating func run() throws {
    let data: EmbeddedData =
      switch document {
      case .referral: .referralSchema
      case .show: .showSchema
      case .event: .eventSchema
      case .procedure: .procedureSchema
      case .minutes: .minutesSchema
      }
    try say(String(decoding: data.bytes, as: UTF8.self), terminator: "")
  }
}
