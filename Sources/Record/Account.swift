internal import Glibc

/// The account of the operating system that the program runs under.
///
/// The program is linked with the whole C library, and must not load the name services of whichever release of it the
/// machine has by then: so an account that is not in the machine's own list is asked for by `getent`.
public struct Account: Equatable, Sendable {
  /// Its name; its number where it has none.
  public let name: String
  /// Its home directory; the root where it has none.
  let home: String

  /// The account of whoever started the program.
  public static let own =
    listed(getuid()) ?? asked(getuid()) ?? Account(name: String(getuid()), home: "/")

  /// The account of that number in the machine's own list.
  static func listed(_ number: uid_t, in file: String = "/etc/passwd") -> Account? {
    guard let list = fopen(file, "re") else { return nil }
    defer { fclose(list) }
    while let entry = fgetpwent(list) {
      guard entry.pointee.pw_uid == number else { continue }
      return Account(
        name: String(cString: entry.pointee.pw_name), home: String(cString: entry.pointee.pw_dir))
    }
    return nil
  }

  /// The account of that number wherever the machine finds accounts, as in an organisation's directory.
  static func asked(_ number: uid_t) -> Account? {
    let answer = try? Child.run(
      "/usr/bin/getent", ["passwd", String(number)], environment: ["PATH=/usr/bin:/bin"], seconds: 5)
    let fields = answer?.output.split(separator: "\n").first?
      .split(separator: ":", omittingEmptySubsequences: false)
    guard let fields, fields.count >= 7, fields[2] == String(number)[...] else { return nil }
    return Account(name: String(fields[0]), home: String(fields[5]))
  }
}
