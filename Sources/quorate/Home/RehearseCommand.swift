import ArgumentParser
import Glibc
import Meeting
import Procedures
import Record
import Register
import Settings
import Terminal
import Text

/// A made-up case in a register that is thrown away: the console to practise on.
struct RehearseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rehearse", abstract: "Opens the console on a made-up case, marked REHEARSAL.",
    discussion: """
      Everybody in it is invented. The register it lies in is removed when you leave, unless you closed the meeting: \
      then its record stays, and it is said where.
      """)

  @OptionGroup var theme: ThemeOptions

  @Argument(help: "The procedure to practise (quorate procedures lists them).")
  var procedure = "gloucestershire"

  @Option(name: .customLong("as"), help: "Your name (else that of the made-up chair).")
  var name: String?

  mutating func run() throws {
    let resolved: Resolved
    do { resolved = try Library.resolve(procedure, directories: procedureDirectories) } catch {
      throw Failure(.inputRefused, "\(error)")
    }
    let place = try ThrowAwayRegister()
    defer { place.removeUnlessClosed() }
    let clock = Clock()
    let author = Author(seat: .chair, person: name ?? Account.own.name, login: Account.own.name)
    let reference = try place.register.rehearse(under: resolved, at: clock.now, by: author)
    let choice = theme.choice
    let terminal = try Terminal.opened(in: choice.theme)
    defer { terminal.close() }
    let session = try Session(reference, in: place.register, at: clock)
    let run = SeatRun(seat: .chair, name: name, key: place.key)
    _ = try run.run(session, on: terminal, saying: choice.complaint.map { "✗ \($0)" })
  }
}

/// A rehearsal register with a key of its own, in the user's cache.
struct ThrowAwayRegister {
  let register: Register
  /// A key without a passphrase that signs here and nowhere else.
  let key: String?
  private let folder: String

  init() throws {
    let cache = environment("XDG_CACHE_HOME") ?? (environment("HOME") ?? ".") + "/.cache"
    mkdir(cache, 0o700)
    mkdir(cache + "/quorate", 0o700)
    var template = Array("\(cache)/quorate/rehearsal-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw Failure(
        .failed, "no folder can be made in \(cache)/quorate: \(String(cString: strerror(errno)))",
        "make room there, or set XDG_CACHE_HOME to a folder of your own")
    }
    folder = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    register = try Register.create(at: folder, rehearsal: true, projection: .ours)
    let path = folder + "/live/chair-key"
    if let made = try? Keygen().makeKey(at: path, comment: "rehearsal", passphrase: nil) {
      let line = AllowedSigners.line(
        principal: "chair@rehearsal.example", key: made.key, namespaces: [.rehearsal], from: nil, until: nil)
      key = (try? append(line, to: register.signersPath)) == nil ? nil : path
    } else {
      key = nil
    }
  }

  /// Removes everything, unless a record was written: then says where it lies.
  func removeUnlessClosed() {
    if rmdir(register.recordsPath) != 0 {
      try? say("the record of the rehearsal is in \(display(register.recordsPath))")
      return
    }
    for name in Self.files(in: folder + "/live") { unlink("\(folder)/live/\(name)") }
    rmdir(folder + "/live")
    for name in Self.files(in: folder) { unlink("\(folder)/\(name)") }
    rmdir(folder)
  }

  private static func files(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}
