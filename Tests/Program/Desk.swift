import Foundation
import JSON
import Testing

/// The program on a desk of its own: a fresh folder, a register in it, and nothing of who runs the tests.
final class Desk: Sendable {
  let folder: String

  /// A desk with a register, unless none is wanted.
  init(rehearsal: Bool = true, register: Bool = true) throws {
    try #require(
      FileManager.default.isExecutableFile(atPath: Desk.program),
      "\(Desk.program) is missing: build the product quorate beside the tests")
    folder = Desk.desks + "/" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    if register {
      let made = try run(["register", "new"] + (rehearsal ? ["--rehearsal"] : []) + [self.register])
      try #require(made.status == 0, "\(made.errors)")
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  var register: String { folder + "/register" }
  var database: String { register + "/register.sqlite" }
  var configuration: String { folder + "/config/quorate" }

  /// Where the tests were built, and the program with them.
  static let build: String = {
    let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "."
    return URL(filePath: bundle).deletingLastPathComponent().path
  }()

  static let program = build + "/quorate"

  /// The desks of this run of the tests; those that a whole suite shares go when it ends.
  private static let desks: String = {
    atexit { try? FileManager.default.removeItem(atPath: Desk.desks) }
    return build + "/desks/\(getpid())"
  }()

  /// What one run of a program gave; a run that takes longer than a minute ends with status 124.
  struct Run: Sendable {
    let status: Int32
    let outputBytes: Data
    let errorBytes: Data

    var output: String { String(decoding: outputBytes, as: UTF8.self) }
    var errors: String { String(decoding: errorBytes, as: UTF8.self) }
    var lines: [String] { output.split(separator: "\n").map(String.init) }

    /// Standard output as JSON.
    var json: JSON { get throws { try JSON(reading: Array(outputBytes)) } }
  }

  /// Runs the program with `input` as standard input; `redirected` is a shell's redirection, such as `3<FILE`.
  @discardableResult
  func run(
    _ arguments: [String], input: String = "", redirected: String = "", environment: [String: String] = [:]
  ) throws -> Run {
    try start([Desk.program] + arguments, Data(input.utf8), redirected, environment)
  }

  /// Runs another program, found by its name.
  func start(
    _ command: [String], _ input: Data = Data(), _ redirected: String = "",
    _ environment: [String: String] = [:]
  ) throws -> Run {
    let place = folder + "/runs/" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: place) }
    try input.write(to: URL(filePath: place + "/in"))
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments =
      [
        "-c", #"place=$0; exec timeout 60 "$@" <"$place/in" >"$place/out" 2>"$place/err" "# + redirected,
        place,
      ]
      + command
    process.environment = [
      "PATH": "/usr/bin:/bin", "HOME": folder + "/home", "XDG_DATA_HOME": folder + "/data",
      "XDG_CONFIG_HOME": folder + "/config", "XDG_CONFIG_DIRS": folder + "/etc", "QUORATE_REGISTER": register,
      "LC_ALL": "C.UTF-8",
      "TZ": "Pacific/Auckland",
    ].merging(environment) { $1 }
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationReason == .uncaughtSignal
        ? 128 + process.terminationStatus : process.terminationStatus,
      outputBytes: FileManager.default.contents(atPath: place + "/out") ?? Data(),
      errorBytes: FileManager.default.contents(atPath: place + "/err") ?? Data())
  }

  /// A file of this desk with these bytes.
  func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let path = folder + "/" + name
    try FileManager.default.createDirectory(
      atPath: URL(filePath: path).deletingLastPathComponent().path, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }

  /// A run that has to succeed.
  @discardableResult
  func done(_ arguments: [String], input: String = "", redirected: String = "") throws -> Run {
    let run = try run(arguments, input: input, redirected: redirected)
    try #require(run.status == 0, "\(arguments): status \(run.status)\n\(run.errors)")
    return run
  }
}

// MARK: - Python

/// The Python that tests ask: that of `QUORATE_PYTHON`, else python3.
let python = ProcessInfo.processInfo.environment["QUORATE_PYTHON"] ?? "python3"

extension Desk {
  /// Runs a program of Python's.
  func runPython(_ source: String, _ arguments: [String], input: String = "") throws -> Run {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let run = try start(
      ["/usr/bin/env", python, "-c", source] + arguments, Data(input.utf8), "", ["PATH": path])
    try #require(
      run.status == 0,
      "Python did not do it; QUORATE_PYTHON has to name one with jsonschema.\n\(run.errors)")
    return run
  }

  /// What `jsonschema` says of each line of JSON: "ok", or its faults.
  func judge(_ documents: [String], by schema: String) throws -> [String] {
    let source = """
      import json, sys
      from jsonschema import Draft202012Validator
      schema = json.load(open(sys.argv[1], encoding="utf-8"))
      Draft202012Validator.check_schema(schema)
      validator = Draft202012Validator(schema)
      for line in sys.stdin.buffer.read().decode().split("\\n"):
        faults = [f"{e.json_path}: {e.message[:200]}" for e in validator.iter_errors(json.loads(line))]
        print(json.dumps(" | ".join(faults) or "ok")[1:-1])
      """
    let schema = try file("schema-\(UUID().uuidString).json", schema.utf8)
    return try runPython(source, [schema], input: documents.joined(separator: "\n")).lines
  }
}

// MARK: - Reading what was printed

extension JSON {
  /// The items of a member that is an array.
  func items(_ name: String) -> [JSON] { self[name]?.array ?? [] }

  /// The item of an array's member whose own member is that text.
  func item(_ name: String, where key: String, is text: String) throws -> JSON {
    try #require(items(name).first { $0[key]?.string == text }, "no \(name) whose \(key) is \(text)")
  }

  /// The texts of one member of each item.
  func texts(_ name: String, _ key: String) -> [String?] { items(name).map { $0[key]?.string } }
}
