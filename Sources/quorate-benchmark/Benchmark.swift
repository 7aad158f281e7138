import Glibc

/// Measures what people wait for, each beside a peer in the same run; never a test that can fail by being slow.
@main
struct Benchmark {
  static let usage = """
    quorate-benchmark              act to disk, opening, a long meeting, closing and signing
    quorate-benchmark screens      the console in a terminal, beside vim, tig and nano
    quorate-benchmark first-build  the package built from nothing, debug and release (minutes)
    quorate-benchmark open REGISTER REFERENCE   what the console does before its first screen, once
    """

  static func main() {
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      switch (arguments.first, arguments.count) {
      case (nil, _): try measure()
      case ("screens", 1):
        let place = try ThrowAwayFolder()
        try Screens(in: place.path).run(say)
      case ("first-build", 1): try FirstBuild().run()
      case ("open", 3): try Opening.run(register: arguments[1], reference: arguments[2])
      default:
        print(usage)
        exit(64)
      }
    } catch {
      print("quorate-benchmark: \(error)")
      exit(1)
    }
  }

  private static func measure() throws {
    let place = try ThrowAwayFolder()
    print("Load: \(load()). Medians; the peer does the same work without Quorate.\n")
    say(Measured.heading)
    try ActToDisk(in: place.path).run { say($0.row) }
    try Opening(in: place.path).run { say($0.row) }
    try LongMeeting(in: place.path).run { say($0.row) }
    try ClosingAndSigning(in: place.path).run { say($0.row) }
  }

  private static func load() -> String {
    var averages = [0.0, 0.0, 0.0]
    getloadavg(&averages, 3)
    return averages.map { fixed($0, 1) }.joined(separator: " ")
  }
}

/// Prints a row at once: it is seen when it is measured, in a file too.
func say(_ row: String) {
  print(row)
  fflush(nil)
}

/// A folder beside the program that goes when the measuring is over.
struct ThrowAwayFolder: ~Copyable {
  let path: String

  init() throws(BenchmarkError) {
    var program = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &program, program.count - 1)
    guard count > 0 else { throw BenchmarkError("where the program lies is not known") }
    let name = String(decoding: program.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    var template = Array((name + "-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else { throw BenchmarkError("no folder can be made beside \(name)") }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { _ = try? Tool.run("/bin/rm", ["-rf", path]) }
}

/// Why something could not be measured.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
