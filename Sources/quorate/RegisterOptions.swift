import ArgumentParser
import Calendar
import Glibc
import Register
import Settings
import Text

/// Which register, and in a rehearsal which clock.
struct RegisterOptions: ParsableArguments {
  @Option(
    name: .customLong("register"),
    help: "The register's folder (else QUORATE_REGISTER, else the data directory).",
    completion: .directory)
  var directory: String?

  @Option(help: "A rehearsal register only: the time it is, YYYY-MM-DDTHH:MM:SSZ; it stands still.")
  var clock: Instant?

  /// The register that the options name.
  var place: RegisterPlace { RegisterPlace(directory: directory, clock: clock) }

  /// Where the register lies.
  var path: String { place.path }

  /// Opens the register, with the clock its kind allows.
  func open() throws -> (register: Register, clock: Clock) { try place.open() }

  /// Refuses a clock that this register does not allow, for commands that look at neither.
  func checkClock() throws {
    if clock != nil { _ = try open() }
  }
}

/// A register that is to be opened, and the clock that is asked for.
struct RegisterPlace {
  /// Its folder, where one is named.
  var directory: String?
  var clock: Instant?

  /// Where it lies.
  var path: String {
    if let directory { return directory }
    if let chosen = environment("QUORATE_REGISTER") { return chosen }
    return dataDirectory + "/quorate"
  }

  /// Asks again, for five seconds at most, where the other seat holds the register.
  private func asking<Answer>(_ open: () throws(RegisterError) -> Answer) throws -> Answer {
    for _ in 0..<20 {
      do {
        return try open()
      } catch {
        if case .busy = error { continue }
        throw Failure(error)
      }
    }
    throw Failure(RegisterError.busy)
  }

  /// Opens it, with the clock its kind allows.
  func open(checking: Bool = true) throws -> (register: Register, clock: Clock) {
    let register = try asking { () throws(RegisterError) in
      try Register.open(at: path, projection: .ours, checking: checking)
    }
    guard let instant = clock else { return (register, Clock()) }
    guard register.isRehearsal else {
      throw Failure(
        .inputRefused, "--clock is refused: \(display(path)) is no rehearsal register",
        "make one with: quorate register new --rehearsal DIR")
    }
    return (register, Clock(standingAt: instant))
  }
}

/// A value of the environment that is set and not empty.
func environment(_ name: String) -> String? {
  guard let value = getenv(name) else { return nil }
  let text = String(cString: value)
  return text.isEmpty ? nil : text
}

private var home: String { environment("HOME") ?? "." }

/// Where a person's data lies [XDG Base Directory].
private var dataDirectory: String { environment("XDG_DATA_HOME") ?? home + "/.local/share" }

/// Where an area's own procedures and an own bank-holiday file lie.
var configurationDirectory: String { (environment("XDG_CONFIG_HOME") ?? home + "/.config") + "/quorate" }

/// Where an administrator's lie, for everybody on this machine, the most important first.
var systemConfigurationDirectories: [String] {
  // The XDG specification ignores paths that are not absolute, and takes nothing at all for /etc/xdg.
  let named = environment("XDG_CONFIG_DIRS").map { $0.split(separator: ":").map(String.init) } ?? []
  return (named.isEmpty ? ["/etc/xdg"] : named).filter { $0.hasPrefix("/") }.map { $0 + "/quorate" }
}

/// The folders in which procedure files are looked for before those in the program: one's own first.
var procedureDirectories: [String] {
  ([configurationDirectory] + systemConfigurationDirectories).map { $0 + "/procedures" }
}
