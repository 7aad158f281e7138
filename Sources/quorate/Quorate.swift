import ArgumentParser
import CTerminal
import Glibc
import Record
import Register

/// The program: strategy discussions from the referral to a signed record.
@main
struct Quorate: ParsableCommand {
  /// Stands in the first event of every journal.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "quorate",
    abstract: "Runs child-protection strategy discussions, from the referral to a signed record.",
    discussion: """
      Exit status: 0 done; 1 failed; 2 input refused; 3 warnings stand; 4 unproven; 64 usage.
      """,
    version: version,
    subcommands: [
      RunCommand.self, RehearseCommand.self, HomeCommand.self, RegisterCommand.self, ConveneCommand.self,
      CaptureCommand.self, ShowCommand.self,
      ListCommand.self,
      CloseCommand.self, SignCommand.self, VerifyCommand.self, KeyCommand.self, ProceduresCommand.self,
      SchemaCommand.self, DueCommand.self,
    ], defaultSubcommand: HomeCommand.self)

  static func main() {
    ct_harden()
    // The console's other half, which gives the terminal back whatever happens, has to be there before anything else.
    if opensTerminal { _ = ct_pair() }
    do {
      if let call = SeatCall(plain: CommandLine.arguments.dropFirst()) {
        try call.run()
      } else {
        var command = try commandAlone ?? parseAsRoot()
        try command.run()
      }
    } catch let failure as Failure {
      failure.report()
      Glibc.exit(failure.status.rawValue)
    } catch let error as RegisterError {
      let failure = Failure(error)
      failure.report()
      Glibc.exit(failure.status.rawValue)
    } catch let error as RecordError {
      Failure(.failed, "\(error)").report()
      Glibc.exit(Status.failed.rawValue)
    } catch {
      finish(with: error)
    }
  }

  /// What a command line asks for that begins with a command's name and is in order.
  ///
  /// Whoever waits for a screen need not wait until the names and options of all other commands are known; whatever
  /// is not in order is left to the whole program, which knows how to say so.
  private static var commandAlone: (any ParsableCommand)? {
    let arguments = CommandLine.arguments.dropFirst()
    guard let name = arguments.first,
      let command = configuration.subcommands.first(where: { $0.configuration.commandName == name })
    else { return nil }
    return try? command.parseAsRoot(Array(arguments.dropFirst()))
  }

  /// Whether the command line asks for a screen.
  private static var opensTerminal: Bool {
    let first = CommandLine.arguments.dropFirst().first { !$0.hasPrefix("-") }
    let asksForHelp = CommandLine.arguments.contains { ["-h", "--help", "--version"].contains($0) }
    return !asksForHelp && (first == nil || ["run", "rehearse", "home"].contains(first))
  }

  /// Ends as the argument parser asks: help is output like any other, and a refused argument may quote anything.
  private static func finish(with error: any Error) -> Never {
    let status = exitCode(for: error)
    let message = fullMessage(for: error)
    if !message.isEmpty {
      if !status.isSuccess {
        complain(message)
      } else if (try? say(message)) == nil {
        unwritten.report()
        Glibc.exit(unwritten.status.rawValue)
      }
    }
    Glibc.exit(status.rawValue)
  }
}

/// How a command ended: the one table of exit statuses.
enum Status: Int32 {
  case done = 0
  case failed = 1
  case inputRefused = 2
  case warningsStand = 3
  case unproven = 4
  case usage = 64
}

/// Why a command did not do what it was asked to: what, where and what to do, a line each.
struct Failure: Error {
  var status: Status
  var lines: [String]

  /// A failure with one sentence or several.
  init(_ status: Status, _ lines: String...) {
    self.status = status
    self.lines = lines
  }

  /// A failure with many lines.
  init(_ status: Status, lines: [String]) {
    self.status = status
    self.lines = lines
  }

  /// Says so on standard error.
  func report() {
    for (index, line) in lines.enumerated() { complain(index == 0 ? "quorate: \(line)" : "  \(line)") }
  }
}

extension Failure {
  /// A failure of the register, with its remedy.
  init(_ error: RegisterError) {
    let status: Status
    switch error {
    case .noMeeting, .unfit: status = .inputRefused
    case .refused, .busy, .notSaved, .unsure, .unreadable, .journal, .exists: status = .failed
    }
    self.init(status, error.description, error.remedy)
  }
}
