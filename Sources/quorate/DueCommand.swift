import ArgumentParser
import Calendar
import JSON
import Procedures
import Settings

/// Counts a period from a day, with its basis.
struct DueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "When something is due: working days, days or hours from a date.",
    discussion: """
      A period is "15 working days", "10 days", "48 hours", "same day" and so on. The day itself is not counted, but in a --procedure that counts it. With - as \
      the period, many lines (PERIOD TAB DATE) are read from standard input.
      """)

  @Argument(help: "The period, or - for many lines from standard input.")
  var period: String

  @Option(help: "The date it is counted from, YYYY-MM-DD, or a local time YYYY-MM-DDTHH:MM.")
  var from: String?

  @Option(help: "The procedure that counts (quorate procedures list): in some areas the day itself counts.")
  var procedure: String?

  @Flag(help: "Prints JSON, an object a line.")
  var json = false

  mutating func validate() throws {
    if period != "-", from == nil { throw ValidationError("--from DATE is missing") }
  }

  mutating func run() throws {
    complainOfBankHolidays()
    let workingDays = try counting
    if period == "-" {
      let bytes: [UInt8]
      do { bytes = try readStandardInput(limit: 16 << 20) } catch { throw Failure(.inputRefused, "\(error)") }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw Failure(.inputRefused, "standard input is not UTF-8")
      }
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      where !line.isEmpty {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
          throw Failure(.inputRefused, "line \(index + 1): PERIOD, a tab and DATE should stand here")
        }
        try print(String(parts[0]), String(parts[1]), workingDays, at: "line \(index + 1): ")
      }
      return
    }
    if let from { try print(period, from, workingDays, at: "") }
  }

  /// How working days are counted where nothing else is said, or by a procedure.
  private var counting: WorkingDays {
    get throws {
      let days = WorkingDays(bankHolidays)
      guard let procedure else { return days }
      do {
        return try Library.resolve(procedure, directories: procedureDirectories).procedure.counting(by: days)
      } catch {
        throw Failure(.inputRefused, "\(error)")
      }
    }
  }

  private func print(_ words: String, _ start: String, _ workingDays: WorkingDays, at place: String) throws {
    guard let period = Period(words) else {
      throw Failure(
        .inputRefused,
        "\(place)\"\(words)\" is no period: 15 working days, 10 days, 48 hours, 2 weeks, same day")
    }
    let deadline: Deadline
    if let day = Day(start) {
      deadline = workingDays.deadline(period, from: day)
    } else if let time = LocalTime(start) {
      deadline = workingDays.deadline(period, from: London.instant(time))
    } else {
      throw Failure(.inputRefused, "\(place)\"\(start)\" is no date: YYYY-MM-DD, or YYYY-MM-DDTHH:MM")
    }
    if json {
      try say(
        JSON.object([
          .init("period", .string(period.description)), .init("from", .string(start)),
          .init("due", .string(deadline.due.description)),
          .init("date", .string(deadline.due.day.description)),
          .init("basis", .string(deadline.basis)), .init("projected", .bool(deadline.isProjected)),
        ]).line)
    } else {
      try say(deadline.basis)
    }
  }
}
