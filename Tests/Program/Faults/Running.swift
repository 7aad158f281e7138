import Glibc
import Synchronization
import Testing

/// The program while it runs: lines are fed to it, what it reports is read, and it can be killed at any moment.
final class Running {
  private let process: pid_t
  private var input: Int32
  private let output: Int32
  private var unread: [UInt8] = []
  private var isAtEnd = false
  /// The lines it has printed so far, as far as they were read here.
  private(set) var reported: [String] = []

  /// Starts the program on a desk.
  init(_ desk: Desk, _ arguments: [String]) throws {
    // A program that is killed reads no more; writing to it must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    let started = try Running.starting.withLock { _ in
      let (lines, reports) = (try Running.pipe(), try Running.pipe())
      defer {
        close(lines.read)
        close(reports.write)
      }
      return (
        process: try Running.spawn(desk, arguments, input: lines.read, output: reports.write),
        input: lines.write, output: reports.read
      )
    }
    (process, input, output) = started
  }

  deinit {
    if input >= 0 { close(input) }
    close(output)
  }

  /// One at a time, so that none inherits an end of another's pipes.
  private static let starting = Mutex(())

  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    try #require(Glibc.pipe(&ends) == 0)
    for end in ends { try #require(fcntl(end, F_SETFD, FD_CLOEXEC) == 0) }
    return (ends[0], ends[1])
  }

  private static func spawn(
    _ desk: Desk, _ arguments: [String], input: Int32, output: Int32
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    let variables = ["PATH=/usr/bin:/bin", "HOME=\(desk.folder)", "QUORATE_REGISTER=\(desk.register)"]
    let words = ([Desk.program] + arguments).map { strdup($0) } + [nil]
    let environment = variables.map { strdup($0) } + [nil]
    defer { for text in words + environment { free(text) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, Desk.program, &actions, nil, words, environment)
    try #require(code == 0, "\(Desk.program) does not start")
    return process
  }

  // MARK: - Talking to it

  /// Feeds it lines; what no longer fits because it is dead is lost.
  func feed(_ lines: [String]) {
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    _ = write(input, bytes, bytes.count)
  }

  /// Reads until it has reported that many lines, or ended.
  func awaitReports(_ count: Int) {
    while reported.count < count, !isAtEnd { readSome() }
  }

  /// Kills it on the spot, and reads what it had still reported.
  func kill() -> Bool {
    Glibc.kill(process, SIGKILL)
    readRest()
    return end() == SIGKILL
  }

  /// Ends its input, and gives its exit status.
  func finish() -> Int32 {
    close(input)
    input = -1
    readRest()
    return end() >> 8
  }

  private func readRest() {
    while !isAtEnd { readSome() }
  }

  private func readSome() {
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = read(output, &chunk, chunk.count)
    if count < 0, errno == EINTR { return }
    isAtEnd = count <= 0
    unread += chunk.prefix(max(0, count))
    while let end = unread.firstIndex(of: 0x0A) {
      reported.append(String(decoding: unread[..<end], as: UTF8.self))
      unread.removeSubrange(...end)
    }
  }

  private func end() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status
  }
}

/// Random numbers that can be had again from their seed (SplitMix64).
struct Seeded: RandomNumberGenerator {
  /// What the numbers come from: `QUORATE_SEED`, else another one each time.
  let seed: UInt64
  private var state: UInt64

  init() {
    let given = getenv("QUORATE_SEED").flatMap { UInt64(String(cString: $0)) }
    seed = given ?? UInt64.random(in: 0...UInt64.max)
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
